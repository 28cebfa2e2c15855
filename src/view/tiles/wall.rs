//! Walls: one strip for each row of a floor, drawn at the depth of the row's southern edge.

use bevy::{platform::collections::HashMap, prelude::*, sprite::Anchor};

use super::{TileSystems, neighbours, scatter};
use crate::view::{
    art::{Art, Picture, pixmap::Pixmap},
    layers,
    stage::{LOW_WALL_HEIGHT, Stage, StageFloor, WALL_HEIGHT},
    units::TILE_PIXELS,
};

/// Columns of a strip at the most.
const STRIP: i32 = 64;
/// Height of a strip in pixels: the face and, over it, the top.
const STRIP_HEIGHT: u32 = WALL_HEIGHT + TILE_PIXELS;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, raise_walls.in_set(TileSystems));
}

/// The pictures of one kind of wall.
struct WallSet {
    face: Option<Picture>,
    face_low: Option<Picture>,
    top: Option<Picture>,
}

type WallSets = HashMap<String, WallSet>;

fn raise_walls(
    mut commands: Commands,
    stage: Res<Stage>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let mut sets = WallSets::default();
    for floor in &stage.floors {
        for y in 0..floor.height {
            for left in (0..floor.width).step_by(STRIP as usize) {
                let columns = left..(left + STRIP).min(floor.width);
                let mut walls = columns.filter(|x| floor.is_wall(*x, y));
                let Some(first) = walls.next() else { continue };
                let last = walls.next_back().unwrap_or(first);
                for x in first..=last {
                    gather_set(floor, x, y, &mut sets, &mut art, &mut images);
                }
                let strip = draw_strip(floor, first..=last, y, &sets, &images);
                let image = images.add(strip.into_image());
                spawn_strip(&mut commands, stage.root, floor, first, y, image);
            }
        }
    }
}

fn spawn_strip(
    commands: &mut Commands,
    root: Entity,
    floor: &StageFloor,
    first: i32,
    y: i32,
    image: Handle<Image>,
) {
    let foot = floor.north() - (y + 1) * TILE_PIXELS as i32;
    let at = Vec2::new((floor.west + first * TILE_PIXELS as i32) as f32, foot as f32);
    let mut strip = commands.spawn((Sprite::from_image(image), Anchor::BOTTOM_LEFT, ChildOf(root)));
    let z = layers::standing(at.y, floor.north() as f32, strip.id());
    strip.insert(Transform::from_translation(at.extend(z)));
}

fn gather_set(
    floor: &StageFloor,
    x: i32,
    y: i32,
    sets: &mut WallSets,
    art: &mut Art,
    images: &mut Assets<Image>,
) {
    let name = floor.set(x, y);
    if !floor.is_wall(x, y) || sets.contains_key(name) {
        return;
    }
    let mut part = |part: &str| art.sprite(images, &format!("{name}_{part}"));
    let set = WallSet { face: part("face"), face_low: part("face_low"), top: part("top") };
    sets.insert(name.to_owned(), set);
}

fn draw_strip(
    floor: &StageFloor,
    columns: std::ops::RangeInclusive<i32>,
    y: i32,
    sets: &WallSets,
    images: &Assets<Image>,
) -> Pixmap {
    let first = *columns.start();
    let width = (columns.end() - first + 1) as u32 * TILE_PIXELS;
    let mut strip = Pixmap::new(width, STRIP_HEIGHT);
    for x in columns {
        let (Some(set), true) = (sets.get(floor.set(x, y)), floor.is_wall(x, y)) else { continue };
        let height = floor.wall_height(x, y);
        let left = (x - first) * TILE_PIXELS as i32;
        let up = |pixels: u32| (STRIP_HEIGHT - pixels) as i32;
        let face = if height == LOW_WALL_HEIGHT { &set.face_low } else { &set.face };
        // A face is seen where the neighbour to the south is lower; behind a higher one it would only cost time.
        if floor.wall_height(x, y + 1) < height
            && let Some((source, rect)) = source(face, images, scatter(x, y, 11))
        {
            strip.draw(source, rect, IVec2::new(left, up(height)));
        }
        let mask = neighbours(x, y, |x, y| floor.is_wall(x, y));
        if let Some((source, rect)) = source(&set.top, images, mask) {
            strip.draw(source, rect, IVec2::new(left, up(height + TILE_PIXELS)));
        }
    }
    strip
}

fn source<'a>(
    picture: &Option<Picture>,
    images: &'a Assets<Image>,
    number: usize,
) -> Option<(&'a Image, URect)> {
    let picture = picture.as_ref()?;
    Some((images.get(&picture.image)?, picture.rect(number)))
}
