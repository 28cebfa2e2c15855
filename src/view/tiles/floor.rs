//! The floor: one picture for each block of tiles, with the shade that walls throw on their foot.

use bevy::{platform::collections::HashMap, prelude::*, sprite::Anchor};

use super::{TileSystems, neighbours, scatter, soft};
use crate::{
    content::terrain::TerrainKind,
    view::{
        art::{Art, Picture, pixmap::Pixmap},
        ground::Grounds,
        layers,
        light::{FloorLights, LightBaked},
        stage::{Stage, StageFloor},
        units::TILE_PIXELS,
    },
};

/// What follows a set's name in those of its hem's pictures.
const EDGE: &str = "_edge";
const CORNER: &str = "_corner";
/// Columns and rows of a block.
const BLOCK: i32 = 32;
/// Places of so many pixels each way share one direction of light.
const LIGHT_CELL: i32 = 8;
/// How high a floor's relief is taken to be.
const RELIEF: f32 = 1.7;
/// How far a wall's shade reaches over the floor, in pixels, and how dark each pixel of the way is.
const SHADE: [f32; 5] = [0.55, 0.66, 0.77, 0.87, 0.94];

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, lay_floor.in_set(TileSystems).after(LightBaked));
}

fn lay_floor(
    mut commands: Commands,
    stage: Res<Stage>,
    grounds: Res<Grounds>,
    lights: Res<FloorLights>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let mut sets: HashMap<String, Option<Picture>> = HashMap::default();
    let mut tones: HashMap<String, soft::Tones> = HashMap::default();
    for (number, floor) in stage.floors.iter().enumerate() {
        for corner in corners(floor) {
            gather_sets(floor, corner, &mut sets, &mut tones, &mut art, &mut images);
        }
        let blocks: Vec<(IVec2, Pixmap)> = {
            let layer = soft::Layer::new(floor, number, &grounds, &sets, &tones, &images);
            let drawn = |corner| {
                let mut block = draw_block(floor, number, corner, &grounds, &sets, &images)?;
                bend_light(&mut block, north_west(floor, corner), &lights);
                // Snow has its relief painted in; bent once more it would look like sand.
                layer.lay(&mut block, corner, BLOCK * TILE_PIXELS as i32);
                Some((corner, block))
            };
            corners(floor).filter_map(drawn).collect()
        };
        for (corner, block) in blocks {
            let at = north_west(floor, corner);
            let image = images.add(block.into_image());
            commands.spawn((
                Sprite::from_image(image),
                Anchor::TOP_LEFT,
                Transform::from_translation(at.extend(layers::FLOOR)),
                ChildOf(stage.root),
            ));
        }
    }
}

/// Lets the light of the lamps bend over joints, cracks and worn edges.
fn bend_light(block: &mut Pixmap, north_west: Vec2, lights: &FloorLights) {
    let edge = BLOCK * TILE_PIXELS as i32 / LIGHT_CELL;
    let ways: Vec<Vec2> = (0..edge * edge)
        .map(|cell| {
            let at = IVec2::new(cell % edge, cell / edge) * LIGHT_CELL + LIGHT_CELL / 2;
            let lit = lights.at(north_west + Vec2::new(at.x as f32, -at.y as f32));
            Vec2::new(lit.toward.x, -lit.toward.y).clamp_length_max(1.2)
        })
        .collect();
    block.light_relief(RELIEF, |at| ways[(at.y / LIGHT_CELL * edge + at.x / LIGHT_CELL) as usize]);
}

fn gather_sets(
    floor: &StageFloor,
    corner: IVec2,
    sets: &mut HashMap<String, Option<Picture>>,
    tones: &mut HashMap<String, soft::Tones>,
    art: &mut Art,
    images: &mut Assets<Image>,
) {
    for (x, y) in tiles_of(floor, corner) {
        if floor.kind(x, y) == TerrainKind::Ground && !sets.contains_key(floor.set(x, y)) {
            let name = floor.set(x, y).to_owned();
            let picture = art.sprite(images, &name);
            if let Some(found) = soft::tones(&name, art, images) {
                tones.insert(name.clone(), found);
            }
            for part in [EDGE, CORNER] {
                let part = format!("{name}{part}");
                if art.has(&part) {
                    let picture = art.sprite(images, &part);
                    sets.insert(part, picture);
                }
            }
            sets.insert(name, picture);
        }
    }
}

fn tiles_of(floor: &StageFloor, corner: IVec2) -> impl Iterator<Item = (i32, i32)> + use<> {
    let (right, bottom) = ((corner.x + BLOCK).min(floor.width), (corner.y + BLOCK).min(floor.height));
    (corner.y..bottom).flat_map(move |y| (corner.x..right).map(move |x| (x, y)))
}

fn draw_block(
    floor: &StageFloor,
    number: usize,
    corner: IVec2,
    grounds: &Grounds,
    sets: &HashMap<String, Option<Picture>>,
    images: &Assets<Image>,
) -> Option<Pixmap> {
    let mut block = None;
    for (x, y) in tiles_of(floor, corner) {
        if floor.kind(x, y) != TerrainKind::Ground {
            continue;
        }
        let Some(Some(picture)) = sets.get(floor.set(x, y)) else { continue };
        let Some(source) = images.get(&picture.image) else { continue };
        let edge = BLOCK as u32 * TILE_PIXELS;
        let block = block.get_or_insert_with(|| Pixmap::new(edge, edge));
        if soft::is_field(picture) && grounds.of_tile(number, x, y).is_some_and(|ground| ground.frost) {
            continue;
        }
        let at = (IVec2::new(x, y) - corner) * TILE_PIXELS as i32;
        block.draw(source, cell(picture, x, y), at);
        hem(block, floor, (x, y), at, sets, images);
        shade_foot(block, floor, x, y, at);
    }
    block
}

/// Where the north-west corner of a block lies, in pixels.
fn north_west(floor: &StageFloor, corner: IVec2) -> Vec2 {
    let down = corner * TILE_PIXELS as i32;
    IVec2::new(floor.west + down.x, floor.north() - down.y).as_vec2()
}

/// The north-west corners of a floor's blocks.
fn corners(floor: &StageFloor) -> impl Iterator<Item = IVec2> + use<> {
    let (width, height) = (floor.width, floor.height);
    let rows = (0..height).step_by(BLOCK as usize);
    rows.flat_map(move |top| (0..width).step_by(BLOCK as usize).map(move |left| IVec2::new(left, top)))
}

/// The cell of a field that belongs on a tile, or one of the variants of a ground that has those.
fn cell(picture: &Picture, x: i32, y: i32) -> URect {
    if !soft::is_field(picture) {
        return variant(picture, x, y);
    }
    let side = picture.rects.len().isqrt() as i32;
    picture.rect((y.rem_euclid(side) * side + x.rem_euclid(side)) as usize)
}

/// The hem of a carpet: along every side of a tile beside which it does not go on, and at corners that turn inwards.
fn hem(
    block: &mut Pixmap,
    floor: &StageFloor,
    (x, y): (i32, i32),
    at: IVec2,
    sets: &HashMap<String, Option<Picture>>,
    images: &Assets<Image>,
) {
    let set = floor.set(x, y);
    let part = |part: &str| sets.get(&format!("{set}{part}")).and_then(Option::as_ref);
    let Some(edge) = part(EDGE) else { return };
    let ends = |x: i32, y: i32| floor.set(x, y) != set;
    let mask = neighbours(x, y, ends);
    if let (Some(source), true) = (images.get(&edge.image), mask > 0) {
        block.draw(source, edge.rect(mask), at);
    }
    let Some((corner, source)) = part(CORNER).and_then(|corner| Some((corner, images.get(&corner.image)?)))
    else {
        return;
    };
    for (which, (dx, dy)) in [(1, -1), (1, 1), (-1, 1), (-1, -1)].into_iter().enumerate() {
        if ends(x + dx, y + dy) && !ends(x + dx, y) && !ends(x, y + dy) {
            block.draw(source, corner.rect(which), at);
        }
    }
}

/// The plain variants come often, the worn ones seldom.
fn variant(picture: &Picture, x: i32, y: i32) -> URect {
    let chance = scatter(x, y, 7);
    let plain = (picture.rects.len() / 2).max(1);
    let number = if chance.is_multiple_of(5) { chance / 5 % picture.rects.len() } else { chance / 5 % plain };
    picture.rect(number)
}

/// Darkens the floor where it meets a wall, most at the foot of a wall to the north.
fn shade_foot(block: &mut Pixmap, floor: &StageFloor, x: i32, y: i32, at: IVec2) {
    let edge = TILE_PIXELS as i32;
    for along in 0..edge {
        for (far, share) in SHADE.iter().enumerate() {
            let far = far as i32;
            if floor.is_wall(x, y - 1) {
                block.shade(at + IVec2::new(along, far), *share);
            }
            if far < 2 && floor.is_wall(x - 1, y) {
                block.shade(at + IVec2::new(far, along), share + 0.15);
            }
            if far < 2 && floor.is_wall(x + 1, y) {
                block.shade(at + IVec2::new(edge - 1 - far, along), share + 0.15);
            }
        }
    }
}
