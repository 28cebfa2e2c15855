//! Bakes what lies flat or stands as a wall: floors, walls, water, decals and doors, into `assets/art/tiles.png`.

pub mod atlas;
mod boards;
pub mod canvas;
mod decals;
mod doors;
mod field;
mod hotel;
mod hotel_doors;
mod hotel_walls;
mod ice;
mod mosaic;
pub mod noise;
mod paving;
pub mod polygon;
mod rim;
mod slabs;
mod snow;
mod street_walls;
mod streets;
pub mod tints;
mod tops;
mod venue_doors;
mod venue_floors;
mod venue_walls;
pub mod venues;
mod walls;
mod water;
mod window;
mod winter_walls;

use crate::{
    Job,
    ground::{atlas::Atlas, canvas::Canvas},
    index::Index,
    palette::{CREAM, GOLD, MAHOGANY, OUTLINE, Rgb, STEEL, STONE_WARM},
};

/// Ticks (1/60 s) for which a frame of water stays.
const WATER_TICKS: u32 = 10;

/// Bakes all tiles into `job`'s folder and enters them into `index`.
pub fn bake(job: &Job, index: &mut Index) -> Result<(), String> {
    let mut atlas = Atlas::new("art/tiles.png", 256, 0);
    floors(&mut atlas);
    winter(&mut atlas);
    walls(&mut atlas);
    water(&mut atlas);
    fittings(&mut atlas);
    atlas.bake(job, index)?;
    let mut city = Atlas::new("art/city.png", 512, 0);
    hotel_grounds(&mut city);
    hotel_building(&mut city);
    city.bake(job, index)?;
    let mut ways = Atlas::new("art/ways.png", 512, 0);
    street_grounds(&mut ways);
    street_walls(&mut ways);
    ways.bake(job, index)
}

fn variants(atlas: &mut Atlas, name: &str, count: i32, paint: impl Fn(i32) -> Canvas) {
    atlas.add(name, (0..count).map(paint).collect(), (0, 0), 0);
}

fn floors(atlas: &mut Atlas) {
    let (cool, warm, wood) = (tints::slab_cool(), tints::slab_warm(), tints::floor_boards());
    variants(atlas, "tile/bath_floor", slabs::VARIANTS, |v| slabs::slab_tile(&cool, v, 1));
    variants(atlas, "tile/bath_floor_warm", slabs::VARIANTS, |v| slabs::slab_tile(&warm, v, 1));
    variants(atlas, "tile/changing_floor", boards::VARIANTS, |v| boards::board_tile(&wood, v));
    variants(atlas, "tile/tile_small", mosaic::VARIANTS, mosaic::octagon_tile);
    variants(atlas, "tile/void", 1, |_| {
        let mut tile = Canvas::new(16, 16);
        tile.fill(0, 0, 16, 16, OUTLINE);
        tile
    });
}

/// Grounds and walls of a yard in winter. What feet leave on a ground is painted in the tones of its `_marks`.
fn winter(atlas: &mut Atlas) {
    for (name, field) in [
        ("tile/snow_floor", snow::packed()),
        ("tile/deep_snow", snow::deep()),
        ("tile/ice", ice::ice()),
        ("tile/yard_stone", paving::setts()),
    ] {
        atlas.add(name, field::cells(&field), (0, 0), 0);
    }
    atlas.still("tile/snow_floor_marks", snow::marks(false), (0, 0));
    atlas.still("tile/deep_snow_marks", snow::marks(true), (0, 0));
    atlas.still("tile/ice_marks", ice::marks(), (0, 0));
    let count = winter_walls::VARIANTS;
    variants(atlas, "tile/yard_wall_face", count, winter_walls::yard_face);
    variants(atlas, "tile/yard_wall_face_low", count, winter_walls::yard_stub);
    variants(atlas, "tile/yard_wall_top", 16, tops::snowy_top);
    variants(atlas, "tile/fence_wall_face", count, winter_walls::fence_face);
    variants(atlas, "tile/fence_wall_face_low", count, winter_walls::fence_stub);
    variants(atlas, "tile/fence_wall_top", 16, tops::fence_top);
}

fn walls(atlas: &mut Atlas) {
    variants(atlas, "tile/bath_wall_face", walls::VARIANTS, walls::bath_face);
    variants(atlas, "tile/bath_wall_face_low", walls::VARIANTS, walls::bath_stub);
    variants(atlas, "tile/bath_wall_top", 16, |mask| tops::top(mask, false));
    variants(atlas, "tile/changing_wall_face", walls::VARIANTS, walls::changing_face);
    variants(atlas, "tile/changing_wall_face_low", walls::VARIANTS, walls::changing_stub);
    variants(atlas, "tile/changing_wall_top", 16, |mask| tops::top(mask, true));
    variants(atlas, "tile/bath_wall_top_corner", 4, |which| tops::top_corner(which, false));
    variants(atlas, "tile/changing_wall_top_corner", 4, |which| tops::top_corner(which, true));
    variants(atlas, "tile/bath_wall_window", 4, window::bath_window);
    variants(atlas, "tile/bath_wall_shade", 1, |_| walls::shade_south());
    variants(atlas, "tile/bath_wall_shade_east", 1, |_| walls::shade_east());
}

/// Grounds of a hotel and of a range: fields, and a hem for the carpet that has one.
fn hotel_grounds(atlas: &mut Atlas) {
    for (name, field) in [
        ("tile/hotel_carpet", hotel::carpet()),
        ("tile/hotel_room_carpet", hotel::room_carpet()),
        ("tile/hotel_parquet", hotel::parquet()),
        ("tile/lobby_marble", hotel::marble()),
        ("tile/bath_tiles", hotel::bath_tiles()),
        ("tile/concrete_stairs", hotel::stairs_concrete()),
        ("tile/asphalt_night", hotel::asphalt()),
        ("tile/fire_escape", hotel::grating()),
        ("tile/range_concrete", hotel::range_concrete()),
    ] {
        atlas.add(name, field::cells(&field), (0, 0), 0);
    }
    variants(atlas, "tile/hotel_carpet_edge", 16, hotel::carpet_edge);
    variants(atlas, "tile/hotel_carpet_corner", 4, hotel::carpet_corner);
    atlas.still("tile/hotel_sill", hotel::sill(), (0, 0));
}

/// A painter of a wall's face by its variant.
type Face = fn(i32) -> Canvas;

/// Enters a wall: its face, its face where it is cut down, in that colour, and its top.
fn wall(atlas: &mut Atlas, name: &str, face: Face, top: hotel_walls::Top, cut: Rgb) {
    let count = hotel_walls::VARIANTS;
    variants(atlas, &format!("tile/{name}_face"), count, face);
    variants(atlas, &format!("tile/{name}_face_low"), count, |v| hotel_walls::stub(&face(v), cut));
    variants(atlas, &format!("tile/{name}_top"), 16, |mask| hotel_walls::top(mask, top));
}

/// Enters all pictures of a door.
fn door(atlas: &mut Atlas, name: &str, kind: hotel_doors::Kind) {
    for (part, picture, pivot) in hotel_doors::pictures(kind) {
        atlas.still(format!("tile/{name}_{part}"), picture, pivot);
    }
}

/// Walls of a hotel and of a range, and the doors of a city.
fn hotel_building(atlas: &mut Atlas) {
    use hotel_walls::Top;
    let walls: [(&str, Face, Top, Rgb); 6] = [
        ("hotel_wall", hotel_walls::papered_face, Top::Plaster, MAHOGANY.step(4)),
        ("lobby_wall", hotel_walls::lobby_face, Top::Wood, GOLD.step(3)),
        ("hotel_bath_wall", hotel_walls::tiled_face, Top::Plaster, CREAM.step(2)),
        ("stair_wall", hotel_walls::block_face, Top::Plaster, STEEL.step(3)),
        ("hotel_brick", hotel_walls::brick_face, Top::Stone, STEEL.step(3)),
        ("range_wall", hotel_walls::block_face, Top::Stone, STEEL.step(3)),
    ];
    for (name, face, top, cut) in walls {
        wall(atlas, name, face, top, cut);
    }
    for (name, kind) in hotel_doors::KINDS {
        door(atlas, name, kind);
    }
}

/// Grounds of streets, of a rail yard, of a shop and of the great square. Those with `drive` in their names are for
/// levels at ten pixels to the metre.
fn street_grounds(atlas: &mut Atlas) {
    for (name, field) in [
        ("tile/sidewalk", streets::sidewalk()),
        ("tile/ballast", streets::ballast()),
        ("tile/yard_cinders", streets::cinders(991)),
        ("tile/crossing_planks", streets::planks(8, 992)),
        ("tile/shop_floor", streets::shop_floor()),
        ("tile/square_cobbles", streets::square()),
        ("tile/drive_asphalt", streets::drive_asphalt()),
        ("tile/drive_sidewalk", streets::drive_sidewalk()),
        ("tile/drive_ballast", streets::drive_ballast()),
        ("tile/drive_cinders", streets::cinders(993)),
        ("tile/drive_planks", streets::planks(4, 994)),
    ] {
        atlas.add(name, field::cells(&field), (0, 0), 0);
    }
    for name in ["sidewalk", "drive_sidewalk"] {
        variants(atlas, &format!("tile/{name}_edge"), 16, streets::kerb);
        variants(atlas, &format!("tile/{name}_corner"), 4, streets::kerb_corner);
    }
    // What feet leave in the square's snow.
    atlas.still("tile/square_cobbles_marks", snow::marks(false), (0, 0));
}

fn street_walls(atlas: &mut Atlas) {
    use hotel_walls::Top;
    let walls: [(&str, Face, Top, Rgb); 3] = [
        ("shop_wall", street_walls::shop_face, Top::Plaster, STONE_WARM.step(4)),
        ("sheet_wall", street_walls::sheet_face, Top::Stone, STEEL.step(3)),
        ("kremlin_wall", street_walls::kremlin_face, Top::Stone, STEEL.step(4)),
    ];
    for (name, face, top, cut) in walls {
        wall(atlas, name, face, top, cut);
    }
    door(atlas, "shop_door", hotel_doors::SHOP);
}

fn water(atlas: &mut Atlas) {
    let floor = slabs::slab_tile(&tints::slab_cool(), 0, 1);
    atlas.add("tile/water", water::cells(), (0, 0), WATER_TICKS);
    variants(atlas, "tile/water_rim", 16, |mask| rim::rim(mask, &floor));
    variants(atlas, "tile/water_rim_corner", 4, |which| rim::corner(which as usize, &floor));
    // Three for each side: the western or northern end beside a cut cell, the other end, both.
    variants(atlas, "tile/water_rim_join", 12, |which| rim::join(which as usize / 3, which % 3 + 1, &floor));
}

fn fittings(atlas: &mut Atlas) {
    for (name, decal) in [
        ("tile/drain", decals::drain()),
        ("tile/mat", decals::mat()),
        ("tile/stairs_up", decals::stairs_up()),
        ("tile/stairs_down", decals::stairs_down()),
        ("tile/lift", decals::lift()),
        ("tile/exit", decals::exit()),
    ] {
        atlas.still(name, decal, (0, 0));
    }
    for (name, door) in
        [("tile/door_closed_h_low", doors::closed_low()), ("tile/door_open_h_low", doors::open_low())]
    {
        atlas.still(name, door, doors::LOW_PIVOT);
    }
    for (name, door) in [
        ("tile/door_closed_h", doors::closed_across()),
        ("tile/door_open_h", doors::open_across()),
        ("tile/door_closed_v", doors::closed_along()),
        ("tile/door_open_v", doors::open_along()),
    ] {
        atlas.still(name, door, doors::PIVOT);
    }
}
