//! What fixed lamps give to each place of a floor: worked out once, with the shadows of walls and columns. What one lamp
//! gives is a sum of whole numbers, so that a lamp that goes out is taken away again to the last bit, and no other is
//! worked out anew.
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
/// The greatest light that a map can hold.
pub const MOST: f32 = 2.5;
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
#[derive(Clone, Debug, PartialEq)]
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

/// The light of one floor, rows from the north.
pub struct LightMap {
    /// Columns and rows.
    pub size: UVec2,
    /// What lamps that burn steadily give, and those that flicker, in shares of [`UNIT`].
    sums: [Vec<[u16; 3]>; 2],
    lamps: Vec<Lamp>,
    blockers: Vec<Blocker>,
}

/// Steps of light in the light that shows a picture as it was painted: sums stay exact, and sixteen times it fits.
const UNIT: f32 = 4096.0;

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
        let sums = [(); 2].map(|()| vec![[0; 3]; (size.x * size.y) as usize]);
        let mut map = Self { size, sums, lamps: Vec::new(), blockers: blockers.to_vec() };
        map.let_water_glow(floor);
        map.change(floor, lamps);
        map
    }

    /// Takes away what is not among `lamps` any more, and adds what is new there. Columns stay where they were at first.
    pub fn change(&mut self, floor: &StageFloor, lamps: &[Lamp]) {
        let gone: Vec<Lamp> = self.lamps.iter().filter(|lamp| !lamps.contains(lamp)).cloned().collect();
        let new: Vec<Lamp> = lamps.iter().filter(|lamp| !self.lamps.contains(lamp)).cloned().collect();
        for lamp in &gone {
            self.for_each_given(floor, lamp, u16::saturating_sub);
        }
        for lamp in &new {
            self.for_each_given(floor, lamp, u16::saturating_add);
        }
        self.lamps.clear();
        self.lamps.extend_from_slice(lamps);
    }

    /// What lamps that burn steadily give: four bytes a place, rows from the north.
    pub fn steady(&self) -> Vec<u8> {
        self.sums[0].iter().flat_map(bytes).collect()
    }

    /// The same of those that flicker.
    pub fn flicker(&self) -> Vec<u8> {
        self.sums[1].iter().flat_map(bytes).collect()
    }

    /// The light of all fixed lamps so far east and north of the map's corner, in pixels.
    pub fn at(&self, from_corner: Vec2) -> Vec3 {
        let last = self.size.as_vec2() - 1.0;
        let place = (from_corner / CELL).floor().clamp(Vec2::ZERO, last).as_uvec2();
        let index = ((self.size.y - 1 - place.y) * self.size.x + place.x) as usize;
        let light = |sums: &[[u16; 3]]| sums.get(index).copied().map_or(Vec3::ZERO, to_light);
        light(&self.sums[0]) + light(&self.sums[1])
    }

    /// The middle of a place of the map, in pixels.
    fn middle(&self, floor: &StageFloor, column: u32, row: u32) -> Vec2 {
        let up = self.size.y - 1 - row;
        Vec2::new(floor.west as f32, 0.0) + (Vec2::new(column as f32, up as f32) + 0.5) * CELL
    }

    fn let_water_glow(&mut self, floor: &StageFloor) {
        let glow = to_steps(WATER_GLOW);
        for index in 0..self.size.x * self.size.y {
            let place = self.middle(floor, index % self.size.x, index / self.size.x);
            if let Surface::Lit(place) = surface(floor, place)
                && is_water(floor, place)
            {
                self.sums[0][index as usize] = glow;
            }
        }
    }

    /// Brings what `lamp` gives to each place within its reach into that place's sum.
    fn for_each_given(&mut self, floor: &StageFloor, lamp: &Lamp, bring: fn(u16, u16) -> u16) {
        let source = Source::new(floor, lamp, &self.blockers);
        let corner = Vec2::new(floor.west as f32, 0.0);
        // A wall's face and top show the light of the floor to their south.
        let high = lamp.at - corner + source.reach + Vec2::Y * (WALL_HEIGHT + TILE_PIXELS) as f32;
        let low = ((lamp.at - corner - source.reach) / CELL).floor().max(Vec2::ZERO).as_uvec2();
        let high = (high / CELL).ceil().max(Vec2::ZERO).as_uvec2().min(self.size);
        for up in low.y..high.y {
            let row = self.size.y - 1 - up;
            for column in low.x..high.x {
                let place = self.middle(floor, column, row);
                let given = to_steps(source.given(floor, surface(floor, place)));
                let sum = &mut self.sums[usize::from(lamp.flicker)][(row * self.size.x + column) as usize];
                for (sum, given) in sum.iter_mut().zip(given) {
                    *sum = bring(*sum, given);
                }
            }
        }
    }
}

fn to_steps(light: Vec3) -> [u16; 3] {
    light.to_array().map(|channel| (channel * UNIT) as u16)
}

fn to_light(steps: [u16; 3]) -> Vec3 {
    Vec3::from(steps.map(f32::from)) / UNIT
}

fn is_water(floor: &StageFloor, place: Vec2) -> bool {
    let tile = TILE_PIXELS as f32;
    let column = ((place.x - floor.west as f32) / tile).floor() as i32;
    let row = ((floor.north() as f32 - place.y) / tile).floor() as i32;
    floor.kind(column, row) == TerrainKind::Water
}

fn bytes(steps: &[u16; 3]) -> [u8; 4] {
    let [r, g, b] =
        to_light(*steps).to_array().map(|channel| (channel / MOST * 255.0).clamp(0.0, 255.0) as u8);
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

    fn lamp(x: f32, flicker: bool) -> Lamp {
        Lamp { at: Vec2::new(x, 60.0), color: Vec3::new(1.0, 0.8, 0.5), radius: 60.0, flicker }
    }

    #[test]
    fn a_lamp_that_goes_out_and_on_again_leaves_no_trace() {
        let floor =
            StageFloor::drawn(&["##########", "#........#", "#...#....#", "#.....~~~#", "##########"]);
        let columns = [Blocker { at: Vec2::new(90.0, 50.0), radius: 6.0 }];
        let all = [lamp(40.0, false), lamp(110.0, true), lamp(70.0, false)];
        let whole = LightMap::bake(&floor, &all, &columns);
        let mut changed = LightMap::bake(&floor, &all, &columns);
        changed.change(&floor, &all[..2]);
        assert_eq!(changed.steady(), LightMap::bake(&floor, &all[..2], &columns).steady());
        assert_ne!(changed.steady(), whole.steady());
        changed.change(&floor, &all);
        assert_eq!(changed.steady(), whole.steady());
        assert_eq!(changed.flicker(), whole.flicker());
    }

    #[test]
    fn the_light_of_a_place_is_what_lamps_give_there() {
        let floor = StageFloor::drawn(&[".........."; 8]);
        let near = LightMap::bake(&floor, &[lamp(40.0, false)], &[]).at(Vec2::new(40.0, 60.0));
        assert!((near.x - STRENGTH).abs() < 0.01, "{near}");
        assert_eq!(LightMap::bake(&floor, &[], &[]).at(Vec2::new(40.0, 60.0)), Vec3::ZERO);
    }

    #[test]
    fn a_column_s_shadow_is_darkest_at_its_foot_and_ends() {
        let column = Blocker { at: Vec2::new(40.0, 0.0), radius: 6.0 };
        let past = |length: f32| past_column(&column, Vec2::ZERO, Vec2::X, length);
        assert!(past(30.0) == 1.0 && past(200.0) == 1.0);
        assert!(past(48.0) < 0.25 && past(48.0) < past(90.0) && past(90.0) < 1.0);
    }
}
