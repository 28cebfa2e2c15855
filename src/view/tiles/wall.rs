//! Walls: strips of those that stand side by side in a row of a floor, drawn at the depth of the row's southern edge.

use bevy::{platform::collections::HashMap, prelude::*, sprite::Anchor};

use super::{TileSystems, neighbours, scatter};
use crate::view::{
    art::{
        Art, Picture,
        packing::{self, Packed},
        pixmap::Pixmap,
    },
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
    /// What lies at an inner corner of the top, where the set has that.
    corner: Option<Picture>,
    /// The face where a window is, where the set has one.
    window: Option<Picture>,
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
        let mut strips: Vec<(Strip, Pixmap)> = Vec::new();
        for y in 0..floor.height {
            for left in (0..floor.width).step_by(STRIP as usize) {
                let walls = (left..(left + STRIP).min(floor.width)).filter(|x| floor.is_wall(*x, y));
                let (windows, walls): (Vec<i32>, Vec<i32>) = walls.partition(|x| floor.is_window(*x, y));
                for x in walls.iter().chain(&windows) {
                    gather_set(floor, *x, y, &mut sets, &mut art, &mut images);
                }
                for columns in side_by_side(&walls).chain(side_by_side(&windows)) {
                    let drawn = draw_strip(floor, columns, y, &sets, &images);
                    let strip = |(picture, below)| (Strip { first: columns[0], y, below }, picture);
                    strips.extend(drawn.trimmed().map(strip));
                }
            }
        }
        let (strips, pictures): (Vec<Strip>, Vec<Pixmap>) = strips.into_iter().unzip();
        let (packed, places) = packing::pack(&pictures);
        let packed: Vec<Handle<Image>> =
            packed.into_iter().map(|image| images.add(image.into_image())).collect();
        for (strip, place) in strips.iter().zip(&places) {
            spawn_strip(&mut commands, stage.root, floor, *strip, &packed, *place);
        }
    }
}

/// Walls of a row that stand side by side.
#[derive(Clone, Copy)]
struct Strip {
    /// Its westernmost column, and its row.
    first: i32,
    y: i32,
    /// Pixels from the row's southern edge to the picture's lower one.
    below: u32,
}

/// Columns in runs without a gap: of the air between walls nothing should be drawn.
fn side_by_side(columns: &[i32]) -> impl Iterator<Item = &[i32]> {
    columns.chunk_by(|west, east| *east == *west + 1)
}

fn spawn_strip(
    commands: &mut Commands,
    root: Entity,
    floor: &StageFloor,
    Strip { first, y, below }: Strip,
    images: &[Handle<Image>],
    place: Packed,
) {
    let tile = TILE_PIXELS as i32;
    let foot = floor.north() - (y + 1) * tile;
    let at = Vec2::new((floor.west + first * tile) as f32, foot as f32);
    let image = images.get(place.image).cloned().unwrap_or_default();
    let sprite = Sprite { image, rect: Some(place.rect.as_rect()), ..default() };
    let mut strip = commands.spawn((sprite, Anchor::BOTTOM_LEFT, ChildOf(root)));
    // Who climbs into a window is seen before it.
    let deep = (0..).take_while(|up| floor.is_window(first, y - up)).count() as i32 * tile;
    let z = layers::standing(at.y + deep as f32, floor.north() as f32, strip.id());
    strip.insert(Transform::from_translation((at + Vec2::Y * below as f32).extend(z)));
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
    let mut part = |part: &str, must: bool| {
        let name = format!("{name}_{part}");
        (must || art.has(&name)).then(|| art.sprite(images, &name)).flatten()
    };
    let set = WallSet {
        face: part("face", true),
        face_low: part("face_low", true),
        top: part("top", true),
        corner: part("top_corner", false),
        window: part("window", false),
    };
    sets.insert(name.to_owned(), set);
}

fn draw_strip(
    floor: &StageFloor,
    columns: &[i32],
    y: i32,
    sets: &WallSets,
    images: &Assets<Image>,
) -> Pixmap {
    let (first, last) = (columns[0], columns[columns.len() - 1]);
    let width = (last - first + 1) as u32 * TILE_PIXELS;
    let mut strip = Pixmap::new(width, STRIP_HEIGHT);
    for &x in columns {
        let Some(set) = sets.get(floor.set(x, y)) else { continue };
        let height = floor.wall_height(x, y);
        let left = (x - first) * TILE_PIXELS as i32;
        let up = |pixels: u32| (STRIP_HEIGHT - pixels) as i32;
        // A face is seen where the neighbour to the south is lower; behind a higher one it would only cost time.
        if floor.wall_height(x, y + 1) < height
            && let Some((source, rect)) = face(set, floor, x, y, images)
        {
            strip.draw(source, rect, IVec2::new(left, up(height)));
        }
        draw_top(&mut strip, set, floor, (x, y), IVec2::new(left, up(height + TILE_PIXELS)), images);
    }
    strip
}

fn face<'a>(
    set: &WallSet,
    floor: &StageFloor,
    x: i32,
    y: i32,
    images: &'a Assets<Image>,
) -> Option<(&'a Image, URect)> {
    if floor.is_window(x, y) && set.window.is_some() {
        let beside = usize::from(floor.is_window(x - 1, y)) + 2 * usize::from(floor.is_window(x + 1, y));
        return source(&set.window, images, beside);
    }
    let low = floor.wall_height(x, y) == LOW_WALL_HEIGHT;
    source(if low { &set.face_low } else { &set.face }, images, scatter(x, y, 11))
}

/// A wall's top has an edge wherever it ends or steps down.
fn draw_top(
    strip: &mut Pixmap,
    set: &WallSet,
    floor: &StageFloor,
    (x, y): (i32, i32),
    at: IVec2,
    images: &Assets<Image>,
) {
    let height = floor.wall_height(x, y);
    let runs_on = |x: i32, y: i32| floor.wall_height(x, y) >= height;
    let mask = neighbours(x, y, runs_on);
    if let Some((source, rect)) = source(&set.top, images, mask) {
        strip.draw(source, rect, at);
    }
    let diagonals = [(1, -1, 1 + 2), (1, 1, 4 + 2), (-1, 1, 4 + 8), (-1, -1, 1 + 8)];
    for (number, (east, south, sides)) in diagonals.into_iter().enumerate() {
        if mask & sides == sides
            && !runs_on(x + east, y + south)
            && let Some((source, rect)) = source(&set.corner, images, number)
        {
            strip.draw(source, rect, at);
        }
    }
}

fn source<'a>(
    picture: &Option<Picture>,
    images: &'a Assets<Image>,
    number: usize,
) -> Option<(&'a Image, URect)> {
    let picture = picture.as_ref()?;
    Some((images.get(&picture.image)?, picture.rect(number)))
}
