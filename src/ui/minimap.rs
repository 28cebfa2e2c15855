//! A level's own map as a small picture: each tile in the mean colour of its pictures, or its streets, so that a
//! modder's level has one too.

use std::collections::HashMap;

use bevy::prelude::*;

use crate::{
    content::{
        actor::Faction,
        catalog::Catalog,
        level::{Floor, Level, Thing},
        roads::Roads,
        terrain::TerrainKind,
    },
    ui::street_map::StreetMap,
    view::art::{Art, Picture, pixmap::Pixmap},
};

/// Red, green, blue, alpha of one pixel.
type Rgba = [u8; 4];

/// Nothing there.
const CLEAR: Rgba = [0; 4];
/// Where no picture says how it looks.
const GROUND: Rgba = [0x5a, 0x63, 0x78, 255];
const WATER: Rgba = [0x2f, 0x6a, 0xa8, 255];
/// Between streets.
const NIGHT: Rgba = [0x0b, 0x0d, 0x17, 255];
const WALL: Rgba = [0x1a, 0x1d, 0x2e, 255];
/// What stands on the ground.
const THING: Rgba = [0x7d, 0x4a, 0x3c, 255];
const FOE: Rgba = [0xe6, 0x42, 0x3a, 255];
const OTHER: Rgba = [0xf4, 0xf1, 0xe4, 255];
const START: Rgba = [0xf2, 0xc1, 0x4e, 255];
const EXIT: Rgba = [0x55, 0xa9, 0xd6, 255];
/// Tiles between two floors.
const GAP: u32 = 2;
/// Edge of a tile at most, in pixels.
const LARGEST_TILE: u32 = 6;

/// Mean colours of sets of tiles, once they are known.
#[derive(Resource, Default)]
pub struct TileColours(HashMap<String, Option<Rgba>>);

/// The level's map, at most that large. Pixels are whole: a small map has large tiles, a huge one leaves tiles out.
pub fn picture(
    level: &Level,
    catalog: &Catalog,
    most: UVec2,
    colours: &mut TileColours,
    art: &mut Art,
    images: &mut Assets<Image>,
) -> (Handle<Image>, UVec2) {
    if let Some(map) = level.roads.as_deref().and_then(|roads| streets(roads, catalog, most)) {
        let size = map.size().as_uvec2();
        return (images.add(map.picture.into_image()), size);
    }
    let mut colour_of = |terrain: &str| -> Rgba {
        let Some(def) = catalog.terrains.get(terrain) else { return CLEAR };
        let plain = match def.kind {
            TerrainKind::Void => return CLEAR,
            TerrainKind::Ground => GROUND,
            TerrainKind::Water => WATER,
            TerrainKind::Wall => WALL,
        };
        let folder = if def.tiles.contains('/') { "" } else { "tile/" };
        let part = if def.kind == TerrainKind::Wall { "_top" } else { "" };
        let name = format!("{folder}{}{part}", def.tiles);
        let known = colours.0.entry(name.clone()).or_insert_with(|| {
            let picture = if art.has(&name) { art.sprite(images, &name) } else { None };
            picture.and_then(|picture| mean(&picture, images))
        });
        known.unwrap_or(plain)
    };
    let (pixels, size) = draw(level, catalog, most, &mut colour_of);
    (images.add(Pixmap::of(size, &pixels).into_image()), size)
}

/// The map of a level with streets: also who is on them at the beginning.
fn streets(roads: &Roads, catalog: &Catalog, most: UVec2) -> Option<StreetMap> {
    let mut map = StreetMap::of_all(roads, most, NIGHT)?;
    map.streets(roads, 0..roads.segments.len());
    for placed in &roads.vehicles {
        let driver = placed.driver.as_ref().and_then(|kind| catalog.actors.get(kind));
        let color = match driver {
            _ if placed.player => START,
            Some(def) if def.faction == Faction::Gang => FOE,
            Some(_) => OTHER,
            None => THING,
        };
        map.dot(placed.at.into(), color, if placed.player { 3 } else { 2 });
    }
    if let Some((at, _)) = roads.start {
        map.dot(at.into(), START, 3);
    }
    Some(map)
}

/// The mean colour of a picture's first variant.
fn mean(picture: &Picture, images: &Assets<Image>) -> Option<Rgba> {
    let image = images.get(&picture.image)?;
    let rect = picture.rect(0);
    let mut sum = [0.0; 3];
    let mut seen = 0.0;
    for y in rect.min.y..rect.max.y {
        for x in rect.min.x..rect.max.x {
            let colour = image.get_color_at(x, y).ok()?.to_srgba();
            if colour.alpha > 0.5 {
                seen += 1.0;
                for (sum, part) in sum.iter_mut().zip([colour.red, colour.green, colour.blue]) {
                    *sum += part;
                }
            }
        }
    }
    let [red, green, blue] = sum.map(|sum: f32| (sum / seen * 255.0).round() as u8);
    (seen > 0.0).then_some([red, green, blue, 255])
}

/// The pixels of the map, row by row, and its size.
fn draw(
    level: &Level,
    catalog: &Catalog,
    most: UVec2,
    colour_of: &mut dyn FnMut(&str) -> Rgba,
) -> (Vec<Rgba>, UVec2) {
    let gaps = GAP * (level.floors.len() as u32).saturating_sub(1);
    let tiles = UVec2::new(
        level.floors.iter().map(|floor| floor.width).sum::<u32>() + gaps,
        level.floors.iter().map(|floor| floor.height).max().unwrap_or(0),
    );
    let tiles = tiles.max(UVec2::ONE);
    let edge = (most / tiles).min_element().min(LARGEST_TILE);
    // A map of more tiles than there are pixels shows every second, third, … tile.
    let step = if edge > 0 { 1 } else { (tiles.as_vec2() / most.as_vec2()).max_element().ceil() as u32 };
    let edge = edge.max(1);
    let size = (((tiles + step - 1) / step) * edge).max(UVec2::ONE);
    let mut pixels = vec![CLEAR; (size.x * size.y) as usize];
    let mut west = 0;
    for floor in &level.floors {
        let terrains: Vec<Rgba> = floor.terrains.iter().map(|terrain| colour_of(terrain)).collect();
        let mut grid = ground(floor, &terrains);
        mark(floor, catalog, &mut grid);
        for y in 0..size.y {
            for x in 0..size.x {
                let tile = UVec2::new(x / edge * step, y / edge * step);
                if (west..west + floor.width).contains(&tile.x) && tile.y < floor.height {
                    let colour = grid[(tile.y * floor.width + tile.x - west) as usize];
                    pixels[(y * size.x + x) as usize] = colour;
                }
            }
        }
        west += floor.width + GAP;
    }
    (pixels, size)
}

fn ground(floor: &Floor, terrains: &[Rgba]) -> Vec<Rgba> {
    let colour = |tile: &u16| terrains.get(usize::from(*tile)).copied().unwrap_or(CLEAR);
    let mut grid: Vec<Rgba> = floor.tiles.iter().map(colour).collect();
    grid.resize((floor.width * floor.height) as usize, CLEAR);
    grid
}

/// Marks what stands on the floor; people over things.
fn mark(floor: &Floor, catalog: &Catalog, grid: &mut [Rgba]) {
    let colour = |thing: &Thing| match thing {
        Thing::Prop { .. } | Thing::Door { .. } | Thing::Vehicle { .. } => Some((0, THING)),
        Thing::Exit | Thing::Stairs { .. } | Thing::Lift { .. } => Some((1, EXIT)),
        Thing::Actor { kind, .. } => {
            let foe = catalog.actors.get(kind).is_some_and(|def| def.faction == Faction::Gang);
            Some((2, if foe { FOE } else { OTHER }))
        }
        Thing::Start => Some((3, START)),
        Thing::Marker | Thing::Item { .. } => None,
    };
    let mut marks: Vec<_> =
        floor.placements.iter().filter_map(|placed| Some((colour(&placed.thing)?, placed.at))).collect();
    marks.sort_by_key(|((rank, _), _)| *rank);
    for ((_, colour), at) in marks {
        if let Some(pixel) = grid.get_mut((at.y * floor.width + at.x) as usize) {
            *pixel = colour;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::content::loader::Content;

    fn shipped() -> (std::sync::Arc<Level>, std::sync::Arc<Catalog>) {
        let content = Content::open(Some(Path::new(env!("CARGO_MANIFEST_DIR")))).unwrap();
        let first = content.campaign().unwrap().levels.remove(0);
        (content.level(&first.id).unwrap(), content.catalog())
    }

    #[test]
    fn a_map_fits_its_room_in_whole_pixels() {
        let (level, catalog) = shipped();
        let floor = &level.floors[0];
        let (pixels, size) = draw(&level, &catalog, UVec2::new(216, 112), &mut |_| GROUND);
        assert_eq!(size, UVec2::new(floor.width * 4, floor.height * 4));
        assert_eq!(pixels.len() as u32, size.x * size.y);
        let start = floor.placements.iter().find(|placed| placed.thing == Thing::Start).unwrap().at;
        assert_eq!(pixels[(start.y * 4 * size.x + start.x * 4) as usize], START);
    }

    #[test]
    fn a_level_with_streets_shows_them_and_where_the_player_begins() {
        let content = Content::open(Some(Path::new(env!("CARGO_MANIFEST_DIR")))).unwrap();
        let campaign = content.campaign().unwrap();
        let mut levels = campaign.levels.iter().map(|entry| content.level(&entry.id).unwrap());
        let level = levels.find(|level| level.roads.is_some()).unwrap();
        let roads = level.roads.as_deref().unwrap();
        let most = UVec2::new(216, 112);
        let map = streets(roads, &content.catalog(), most).unwrap();
        assert!(map.size().as_uvec2().cmple(most).all(), "{}", map.size());
        let own = roads.vehicles.iter().find(|placed| placed.player).unwrap();
        assert_eq!(map.picture.get(map.pixel(own.at.into())), START);
        for node in &roads.nodes {
            let at = map.pixel(node.at.into());
            assert_ne!(map.picture.get(at), NIGHT, "{} lies on a street", node.id);
        }
    }

    #[test]
    fn a_map_larger_than_its_room_leaves_tiles_out() {
        let (level, catalog) = shipped();
        let mut huge = (*level).clone();
        let floor = &mut huge.floors[0];
        (floor.width, floor.height) = (500, 300);
        floor.tiles = vec![0; 500 * 300];
        floor.placements.clear();
        let (pixels, size) = draw(&huge, &catalog, UVec2::new(200, 100), &mut |_| GROUND);
        assert_eq!(size, UVec2::new(167, 100));
        assert!(pixels.iter().all(|pixel| *pixel == GROUND));
    }
}
