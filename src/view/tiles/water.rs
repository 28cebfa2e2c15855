//! Water: every frame of a pool is put together once; a running pool only changes its rectangle.

use bevy::{prelude::*, sprite::Anchor};

use super::{TileSystems, neighbours};
use crate::{
    content::terrain::TerrainKind,
    view::{
        ViewSystems,
        art::{Art, Picture, pixmap::Pixmap},
        layers, stage,
        stage::{Stage, StageFloor},
        units::TILE_PIXELS,
    },
};

/// Columns and rows of a block of water.
const BLOCK: i32 = 16;
/// The tile of water repeats after so many columns and rows.
const PERIOD: i32 = 4;
/// Pictures of one frame.
const FRAME_RECTS: usize = (PERIOD * PERIOD) as usize;

/// A block of water, its frames one under the other in its image.
#[derive(Component)]
struct WaterBlock {
    frames: u32,
    ticks: u32,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, fill_pools.in_set(TileSystems));
    app.add_systems(Update, move_water.in_set(ViewSystems::Draw).run_if(stage::is_set));
}

/// The pictures that a pool is made of.
struct WaterSet {
    surface: Picture,
    rim: Option<Picture>,
    corner: Option<Picture>,
}

fn fill_pools(
    mut commands: Commands,
    stage: Res<Stage>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    for floor in &stage.floors {
        for top in (0..floor.height).step_by(BLOCK as usize) {
            for left in (0..floor.width).step_by(BLOCK as usize) {
                let corner = IVec2::new(left, top);
                let Some(name) = first_water(floor, corner) else { continue };
                let Some(set) = gather_set(&name, &mut art, &mut images) else { continue };
                let frames = (set.surface.rects.len() / FRAME_RECTS).max(1) as u32;
                let ticks = set.surface.ticks.max(1);
                let picture = draw_frames(floor, corner, &set, frames, &images);
                let at = IVec2::new(
                    floor.west + left * TILE_PIXELS as i32,
                    floor.north() - top * TILE_PIXELS as i32,
                );
                commands.spawn((
                    WaterBlock { frames, ticks },
                    Sprite {
                        image: images.add(picture.into_image()),
                        rect: Some(frame_rect(0)),
                        ..default()
                    },
                    Anchor::TOP_LEFT,
                    Transform::from_translation(at.as_vec2().extend(layers::WATER)),
                    ChildOf(stage.root),
                ));
            }
        }
    }
}

fn is_water(floor: &StageFloor, x: i32, y: i32) -> bool {
    floor.kind(x, y) == TerrainKind::Water
}

fn first_water(floor: &StageFloor, corner: IVec2) -> Option<String> {
    (corner.y..corner.y + BLOCK)
        .flat_map(|y| (corner.x..corner.x + BLOCK).map(move |x| (x, y)))
        .find(|&(x, y)| is_water(floor, x, y))
        .map(|(x, y)| floor.set(x, y).to_owned())
}

fn gather_set(name: &str, art: &mut Art, images: &mut Assets<Image>) -> Option<WaterSet> {
    let surface = art.sprite(images, name)?;
    let rim = art.sprite(images, &format!("{name}_rim"));
    let corner = art.sprite(images, &format!("{name}_rim_corner"));
    Some(WaterSet { surface, rim, corner })
}

fn frame_rect(frame: u32) -> Rect {
    let edge = (BLOCK as u32 * TILE_PIXELS) as f32;
    let top = edge * frame as f32;
    Rect::new(0.0, top, edge, top + edge)
}

fn draw_frames(
    floor: &StageFloor,
    corner: IVec2,
    set: &WaterSet,
    frames: u32,
    images: &Assets<Image>,
) -> Pixmap {
    let edge = BLOCK as u32 * TILE_PIXELS;
    let mut picture = Pixmap::new(edge, edge * frames);
    for frame in 0..frames {
        for y in corner.y..corner.y + BLOCK {
            for x in corner.x..corner.x + BLOCK {
                if is_water(floor, x, y) {
                    let at = (IVec2::new(x, y) - corner) * TILE_PIXELS as i32;
                    draw_tile(
                        &mut picture,
                        floor,
                        (x, y),
                        set,
                        frame,
                        at + IVec2::Y * (edge * frame) as i32,
                        images,
                    );
                }
            }
        }
    }
    picture
}

fn draw_tile(
    picture: &mut Pixmap,
    floor: &StageFloor,
    (x, y): (i32, i32),
    set: &WaterSet,
    frame: u32,
    at: IVec2,
    images: &Assets<Image>,
) {
    let place = (y.rem_euclid(PERIOD) * PERIOD + x.rem_euclid(PERIOD)) as usize;
    if let Some(source) = images.get(&set.surface.image) {
        picture.draw(source, set.surface.rect(frame as usize * FRAME_RECTS + place), at);
    }
    let is_land = |x: i32, y: i32| !is_water(floor, x, y);
    let mask = neighbours(x, y, is_land);
    if let Some((rim, source)) = set.rim.as_ref().and_then(|rim| Some((rim, images.get(&rim.image)?))) {
        picture.draw(source, rim.rect(mask), at);
    }
    let Some((corners, source)) = set.corner.as_ref().and_then(|c| Some((c, images.get(&c.image)?))) else {
        return;
    };
    // A corner of land is seen where both sides beside it are water.
    let diagonals = [(1, -1, 1 + 2), (1, 1, 4 + 2), (-1, 1, 4 + 8), (-1, -1, 1 + 8)];
    for (number, (east, south, sides)) in diagonals.into_iter().enumerate() {
        if mask & sides == 0 && is_land(x + east, y + south) {
            picture.draw(source, corners.rect(number), at);
        }
    }
}

fn move_water(time: Res<Time<Virtual>>, mut blocks: Query<(&WaterBlock, &mut Sprite)>) {
    let ticks = (time.elapsed_secs_f64() * 60.0) as u64;
    for (block, mut sprite) in &mut blocks {
        let frame = (ticks / u64::from(block.ticks)) % u64::from(block.frames);
        let rect = Some(frame_rect(frame as u32));
        if sprite.rect != rect {
            sprite.rect = rect;
        }
    }
}
