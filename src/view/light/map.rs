//! What fixed lamps give to each place of a floor: worked out once, with the shadows of walls and columns.
//!
//! The map lies over the canvas, not over the floor: a place that shows a wall's face gets the light at its foot, one
//! that shows a wall's top gets little.

use bevy::math::{UVec2, Vec2, Vec3};

use crate::{
    content::terrain::TerrainKind,
    view::{
        stage::{StageFloor, WALL_HEIGHT},
        units::TILE_PIXELS,
    },
};

/// Edge of a place of the map in pixels.
pub const CELL: f32 = 2.0;
/// The greatest light that the map can hold.
const MOST: f32 = 2.5;
/// Share of the light that is missing close behind a column.
const COLUMN_SHADE: f32 = 0.85;
/// How far behind a column its shadow is lost, in pixels.
const COLUMN_SHADOW: f32 = 110.0;
/// By how much a column's shadow widens and softens, in pixels to a pixel of way.
const PENUMBRA: f32 = 0.09;
/// Half the width of a window's shaft at the wall, in pixels, and how far it widens and leans to a pixel of way.
const SHAFT: (f32, f32, f32) = (15.0, 0.16, -0.34);
/// Length of a window's shaft against the reach of its light.
const SHAFT_LENGTH: f32 = 1.35;
/// Share of a window's light that lies around it rather than in its shaft.
const AROUND_WINDOW: f32 = 0.3;
/// How far under a wall a cold light may lie and still come through a window in it, in tiles.
const WINDOW: i32 = 3;
/// Share of the light that a wall's top gets.
const ON_TOP: f32 = 0.75;
/// Water throws back what light there is: it is never as dark as the floor around it.
const WATER_GLOW: Vec3 = Vec3::new(0.16, 0.3, 0.3);
/// What a lamp gives at its own place.
const STRENGTH: f32 = 1.45;
/// What a fire gives.
const FIRE_STRENGTH: f32 = 2.1;
/// Steps of a ray in pixels.
const RAY_STEP: f32 = 5.0;
/// Near its source a ray meets nothing: lamps hang on walls and stand in stoves.
const FREE: f32 = 14.0;

/// A fixed lamp. Lengths in pixels.
#[derive(Clone, Debug)]
pub struct Lamp {
    /// Where.
    pub at: Vec2,
    /// Red, green, blue.
    pub color: Vec3,
    /// How far it reaches.
    pub radius: f32,
    /// Whether it flickers.
    pub flicker: bool,
}

impl Lamp {
    /// How much of its light comes so far, where nothing is in the way.
    pub fn share(&self, distance: f32) -> f32 {
        let far = distance / self.radius.max(1.0);
        if far >= 1.0 {
            return 0.0;
        }
        let near = 1.0 - far * far;
        let strength = if self.flicker { FIRE_STRENGTH } else { STRENGTH };
        strength * near * near
    }
}

/// A column. Lengths in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Blocker {
    /// Where.
    pub at: Vec2,
    /// Half its width.
    pub radius: f32,
}

/// The light of one floor: two pictures of four bytes a place, rows from the north.
pub struct LightMap {
    /// Columns and rows.
    pub size: UVec2,
    /// Lamps that burn steadily.
    pub steady: Vec<u8>,
    /// Lamps that flicker.
    pub flicker: Vec<u8>,
}

/// What a place of the canvas shows.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Surface {
    /// Floor, or the face of a wall: lit as that place of the floor is.
    Lit(Vec2),
    /// The top of a wall over that place.
    Top(Vec2),
}

impl LightMap {
    /// Works the light of `floor` out.
    pub fn bake(floor: &StageFloor, lamps: &[Lamp], blockers: &[Blocker]) -> Self {
        let (width, height) = (floor.width as u32 * TILE_PIXELS, floor.height as u32 * TILE_PIXELS + 48);
        let size = UVec2::new(width / CELL as u32, height / CELL as u32).max(UVec2::ONE);
        let mut sums = [(); 2].map(|()| vec![Vec3::ZERO; (size.x * size.y) as usize]);
        let corner = Vec2::new(floor.west as f32, 0.0);
        let surfaces: Vec<Surface> = (0..size.x * size.y)
            .map(|index| {
                let (x, y) = (index % size.x, size.y - 1 - index / size.x);
                let place = corner + (Vec2::new(x as f32, y as f32) + 0.5) * CELL;
                surface(floor, place)
            })
            .collect();
        for lamp in lamps {
            let sum = &mut sums[usize::from(lamp.flicker)];
            let source = Source::new(floor, lamp, blockers);
            for (place, sum) in surfaces.iter().zip(sum) {
                *sum += source.given(floor, *place);
            }
        }
        for (place, sum) in surfaces.iter().zip(&mut sums[0]) {
            if let Surface::Lit(place) = place
                && is_water(floor, *place)
            {
                *sum += WATER_GLOW;
            }
        }
        let [steady, flicker] = sums.map(|sum| sum.into_iter().flat_map(bytes).collect());
        Self { size, steady, flicker }
    }

    /// The light of all fixed lamps so far east and north of the map's corner, in pixels.
    pub fn at(&self, from_corner: Vec2) -> Vec3 {
        let last = self.size.as_vec2() - 1.0;
        let place = (from_corner / CELL).floor().clamp(Vec2::ZERO, last).as_uvec2();
        let index = ((self.size.y - 1 - place.y) * self.size.x + place.x) as usize * 4;
        let channel = |map: &[u8], which: usize| map.get(index + which).map_or(0.0, |&byte| f32::from(byte));
        let sum = |which| channel(&self.steady, which) + channel(&self.flicker, which);
        Vec3::new(sum(0), sum(1), sum(2)) * (MOST / 255.0)
    }
}

fn is_water(floor: &StageFloor, place: Vec2) -> bool {
    let tile = TILE_PIXELS as f32;
    let column = ((place.x - floor.west as f32) / tile).floor() as i32;
    let row = ((floor.north() as f32 - place.y) / tile).floor() as i32;
    floor.kind(column, row) == TerrainKind::Water
}

fn bytes(light: Vec3) -> [u8; 4] {
    let [r, g, b] = light.to_array().map(|channel| (channel / MOST * 255.0).clamp(0.0, 255.0) as u8);
    [r, g, b, 255]
}

fn surface(floor: &StageFloor, place: Vec2) -> Surface {
    let tile = TILE_PIXELS as f32;
    let column = ((place.x - floor.west as f32) / tile).floor() as i32;
    let row = ((floor.north() as f32 - place.y) / tile).floor() as i32;
    // The southernmost wall that reaches up to here is the nearest, and hides the others.
    let reach = (WALL_HEIGHT / TILE_PIXELS) as i32;
    for y in (row..=row + reach).rev() {
        let height = floor.wall_height(column, y) as f32;
        let foot = floor.north() as f32 - (y + 1) as f32 * tile;
        if height == 0.0 || place.y < foot || place.y >= foot + height + tile {
            continue;
        }
        return if place.y < foot + height {
            Surface::Lit(Vec2::new(place.x, foot - 3.0))
        } else {
            Surface::Top(Vec2::new(place.x, place.y - height))
        };
    }
    Surface::Lit(place)
}

/// A lamp, and what of the floor matters for its light.
struct Source<'a> {
    lamp: &'a Lamp,
    is_window: bool,
    reach: f32,
    blockers: Vec<Blocker>,
}

impl<'a> Source<'a> {
    fn new(floor: &StageFloor, lamp: &'a Lamp, blockers: &[Blocker]) -> Self {
        let reach = lamp.radius * SHAFT_LENGTH.max(1.0);
        let near = |blocker: &&Blocker| blocker.at.distance(lamp.at) < reach + blocker.radius;
        let blockers = blockers.iter().filter(near).copied().collect();
        Self { lamp, is_window: is_window(floor, lamp), reach, blockers }
    }

    fn given(&self, floor: &StageFloor, surface: Surface) -> Vec3 {
        let (place, share) = match surface {
            Surface::Lit(place) => (place, 1.0),
            Surface::Top(place) => (place, ON_TOP),
        };
        let distance = place.distance(self.lamp.at);
        if distance > self.reach {
            return Vec3::ZERO;
        }
        let around = self.lamp.share(distance);
        // What comes through a window comes in its shaft; the rest is a glimmer.
        let given = if self.is_window { around * AROUND_WINDOW + shaft(self.lamp, place) } else { around };
        if given == 0.0 {
            return Vec3::ZERO;
        }
        let open = if share < 1.0 { 1.0 } else { openness(floor, self.lamp.at, place, &self.blockers) };
        self.lamp.color * (given * share * open)
    }
}

/// How much of the light at `from` comes to `to`.
fn openness(floor: &StageFloor, from: Vec2, to: Vec2, blockers: &[Blocker]) -> f32 {
    let way = to - from;
    let length = way.length();
    if length <= FREE {
        return 1.0;
    }
    let direction = way / length;
    let tile = TILE_PIXELS as f32;
    let mut at = FREE;
    while at < length - 2.0 {
        let place = from + direction * at;
        let column = ((place.x - floor.west as f32) / tile).floor() as i32;
        let row = ((floor.north() as f32 - place.y) / tile).floor() as i32;
        if floor.is_wall(column, row) && !floor.is_window(column, row) {
            return 0.0;
        }
        at += RAY_STEP;
    }
    blockers.iter().map(|blocker| past_column(blocker, from, direction, length)).fold(1.0, f32::min)
}

/// How much of a ray of that length is let by: the shadow behind a column is dark and sharp at its foot, and is lost in
/// soft edges further away.
fn past_column(blocker: &Blocker, from: Vec2, direction: Vec2, length: f32) -> f32 {
    let along = (blocker.at - from).dot(direction);
    let behind = length - along;
    if along < FREE || !(0.0..=COLUMN_SHADOW).contains(&behind) {
        return 1.0;
    }
    let beside = (blocker.at - from).perp_dot(direction).abs();
    let soft = 1.0 + behind * PENUMBRA;
    let covered = ((blocker.radius + soft - beside) / (2.0 * soft)).clamp(0.0, 1.0);
    1.0 - COLUMN_SHADE * covered * (1.0 - behind / COLUMN_SHADOW)
}

/// Whether a light is a window's: cold, and close under a northern wall.
fn is_window(floor: &StageFloor, lamp: &Lamp) -> bool {
    let tile = TILE_PIXELS as f32;
    let column = ((lamp.at.x - floor.west as f32) / tile).floor() as i32;
    let row = ((floor.north() as f32 - lamp.at.y) / tile).floor() as i32;
    lamp.color.z > lamp.color.x && (0..=WINDOW).any(|up| floor.is_wall(column, row - up))
}

/// What a window throws into the room: a slanting shaft with the shadow of the window's cross.
fn shaft(lamp: &Lamp, place: Vec2) -> f32 {
    if place.y > lamp.at.y {
        return 0.0;
    }
    let (half, spread, lean) = SHAFT;
    let down = lamp.at.y - place.y;
    let far = down / (lamp.radius * SHAFT_LENGTH);
    let beside = (place.x - lamp.at.x - lean * down) / (half + spread * down);
    if far >= 1.0 || beside.abs() >= 1.0 {
        return 0.0;
    }
    let cross = if beside.abs() < 0.09 || (down / (half * 2.2)).fract() < 0.08 { 0.45 } else { 1.0 };
    let edge = ((1.0 - beside.abs()) * 6.0).min(1.0);
    0.75 * cross * edge * (1.0 - far)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_s_shadow_is_darkest_at_its_foot_and_ends() {
        let column = Blocker { at: Vec2::new(40.0, 0.0), radius: 6.0 };
        let past = |length: f32| past_column(&column, Vec2::ZERO, Vec2::X, length);
        assert!(past(30.0) == 1.0 && past(200.0) == 1.0);
        assert!(past(48.0) < 0.25 && past(48.0) < past(90.0) && past(90.0) < 1.0);
    }
}
