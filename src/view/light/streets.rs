//! The light of streets: a map that lies over the canvas and a little more, worked out anew when the camera has left it or
//! a lamp has changed. A city has no walls between its lamps and its ground; houses stand behind them.

use std::collections::BTreeSet;

use bevy::prelude::*;

use super::{
    FloorLights, NEAR_LAMPS, fixed_lamps, light_image,
    map::{CELL, Lamp, MOST},
    shining_props,
};
use crate::{
    sim::{actor::Position, mission::Mission, thing::Prop},
    view::{
        camera::View,
        stage::Stage,
        streets::{Facades, Fixtures},
        units::{pixels_per_metre, to_pixels},
    },
};

/// Room around the canvas that the map covers, in pixels.
const AROUND: Vec2 = Vec2::new(200.0, 160.0);
/// The map's corner lies on a grid of so many pixels, so that it does not swim.
const GRID: f32 = 16.0;
/// How much of a pixel that shines by itself becomes light.
const SHINE: f32 = 0.95;

/// The light around the camera.
#[derive(Default)]
pub struct StreetMap {
    /// South-west corner in pixels of the world.
    pub corner: Vec2,
    /// Columns and rows.
    size: UVec2,
    sums: Vec<Vec3>,
    /// What never moves: lamps and fronts along the streets, the level's own lamps that burn.
    fixed: Vec<Lamp>,
    /// Which fixtures those are, and which of the level's lamps were out.
    known: Option<(u32, BTreeSet<String>)>,
    /// The furniture that reached it when it was worked out, and the same now.
    shining: Vec<Lamp>,
    now: Vec<Lamp>,
    /// All lamps from which it was worked out.
    lamps: Vec<Lamp>,
    /// How many houses had come.
    houses: u32,
    /// The map on the graphics card, and one without light.
    pub steady: Option<Handle<Image>>,
    pub dark: Option<Handle<Image>>,
}

/// Works the light of the streets around the camera out, where that has changed.
pub(super) fn light_streets(
    mut lights: ResMut<FloorLights>,
    (fixtures, facades): (Res<Fixtures>, Res<Facades>),
    stage: Option<Res<Stage>>,
    mission: Option<Res<Mission>>,
    props: Query<(&Prop, &Position)>,
    mut images: ResMut<Assets<Image>>,
    view: Res<View>,
) {
    let FloorLights { street, lamps, .. } = &mut *lights;
    let (Some(street), Some(stage), Some(mission)) = (street, stage, mission) else { return };
    let is_known = street
        .known
        .as_ref()
        .is_some_and(|(gathered, dark)| *gathered == fixtures.gathered && *dark == mission.dark);
    if !is_known {
        let scale = pixels_per_metre();
        let pools = fixtures.pools.iter().map(|pool| Lamp {
            at: to_pixels(pool.at, 0.0),
            color: pool.color,
            radius: pool.radius * scale,
            flicker: false,
        });
        street.fix(pools.chain(fixed_lamps(&stage, &mission)));
        street.known = Some((fixtures.gathered, mission.dark.clone()));
    }
    // Furniture that shines comes and goes with the player.
    let shines = |after: u32| facades.lights(after);
    street.follow(view.rect(), shining_props(&props), (facades.come, shines), &mut images);
    let near = view.rect().inflate(NEAR_LAMPS);
    lamps.clear();
    lamps.extend(street.lamps.iter().filter(|lamp| near.contains(lamp.at)).cloned());
}

impl StreetMap {
    /// Width and height in pixels.
    pub fn extent(&self) -> Vec2 {
        self.size.as_vec2() * CELL
    }

    fn rect(&self) -> Rect {
        Rect::from_corners(self.corner, self.corner + self.extent())
    }

    /// These lamps never move; the map is worked out anew.
    fn fix(&mut self, lamps: impl Iterator<Item = Lamp>) {
        self.fixed.clear();
        self.fixed.extend(lamps);
        self.sums.clear();
    }

    /// Works it out anew where the canvas has left it or other lamps reach it, and adds what shines of houses that have
    /// come since: so many have come, and `shines` gives the places of those that came after so many.
    fn follow<I: Iterator<Item = (Vec2, Vec3)>>(
        &mut self,
        seen: Rect,
        furniture: impl Iterator<Item = Lamp>,
        (houses, shines): (u32, impl Fn(u32) -> I),
        images: &mut Assets<Image>,
    ) {
        let held = self.rect();
        let left = self.sums.is_empty() || !held.contains(seen.min) || !held.contains(seen.max);
        if left {
            self.corner = ((seen.min - AROUND) / GRID).floor() * GRID;
            self.size = ((seen.size() + 2.0 * AROUND) / CELL).ceil().as_uvec2();
        }
        let rect = self.rect();
        self.now.clear();
        self.now.extend(furniture.filter(|lamp| reaches(lamp, rect)));
        if left || self.now != self.shining {
            self.work_out(rect);
            self.houses = 0;
        } else if houses == self.houses {
            return;
        }
        for (at, color) in shines(self.houses) {
            self.shine(at, color);
        }
        self.houses = houses;
        self.show(images);
    }

    /// What all lamps give that reach the map.
    fn work_out(&mut self, rect: Rect) {
        self.shining.clone_from(&self.now);
        let mut lamps = std::mem::take(&mut self.lamps);
        lamps.clear();
        lamps.extend(self.fixed.iter().filter(|lamp| reaches(lamp, rect)).chain(&self.shining).cloned());
        self.sums.clear();
        self.sums.resize(self.size.element_product() as usize, Vec3::ZERO);
        lamps.iter().for_each(|lamp| self.add(lamp));
        self.lamps = lamps;
    }

    fn add(&mut self, lamp: &Lamp) {
        let size = self.size.as_ivec2();
        let (low, high) = (
            ((lamp.at - lamp.radius - self.corner) / CELL).floor().as_ivec2().max(IVec2::ZERO),
            ((lamp.at + lamp.radius - self.corner) / CELL).ceil().as_ivec2().min(size),
        );
        for y in low.y..high.y {
            for x in low.x..high.x {
                let place = self.corner + (Vec2::new(x as f32, y as f32) + 0.5) * CELL;
                // A road is seen from above, but the light on it lies as the eye expects: a little flat.
                let off = (place - lamp.at) * Vec2::new(1.0, 1.18);
                let share = lamp.share(off.length());
                if share > 0.0 {
                    self.sums[(y * size.x + x) as usize] += lamp.color * share;
                }
            }
        }
    }

    fn shine(&mut self, at: Vec2, color: Vec3) {
        let cell = ((at - self.corner) / CELL).floor().as_ivec2();
        let size = self.size.as_ivec2();
        if cell.cmpge(IVec2::ZERO).all() && cell.cmplt(size).all() {
            let sum = &mut self.sums[(cell.y * size.x + cell.x) as usize];
            // White brings out the pixel's own colour.
            *sum = sum.max(Vec3::splat(color.max_element() * SHINE));
        }
    }

    /// The light at a place, in pixels of the world.
    pub fn at(&self, place: Vec2) -> Vec3 {
        let cell = ((place - self.corner) / CELL).floor();
        if cell.cmplt(Vec2::ZERO).any() || cell.cmpge(self.size.as_vec2()).any() {
            return Vec3::ZERO;
        }
        let cell = cell.as_uvec2();
        self.sums.get((cell.y * self.size.x + cell.x) as usize).copied().unwrap_or_default()
    }

    fn show(&mut self, images: &mut Assets<Image>) {
        let channel = |light: f32| (light / MOST * 255.0).clamp(0.0, 255.0) as u8;
        let row = |row: u32| {
            let from = (row * self.size.x) as usize;
            &self.sums[from..from + self.size.x as usize]
        };
        let pixels = (0..self.size.y).rev().flat_map(row);
        let bytes = pixels.flat_map(|sum| [channel(sum.x), channel(sum.y), channel(sum.z), 255]).collect();
        let image = light_image(self.size, bytes);
        match &self.steady {
            // What shows the map asks for it anew in each frame.
            Some(old) => drop(images.insert(old, image)),
            None => self.steady = Some(images.add(image)),
        }
        self.dark.get_or_insert_with(|| images.add(light_image(UVec2::ONE, vec![0, 0, 0, 255])));
    }
}

/// Whether a lamp's light reaches a rectangle.
fn reaches(lamp: &Lamp, rect: Rect) -> bool {
    !Rect::from_center_size(lamp.at, Vec2::splat(2.0 * lamp.radius)).intersect(rect).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lamp(x: f32) -> Lamp {
        Lamp { at: Vec2::new(x, 40.0), color: Vec3::ONE, radius: 90.0, flicker: false }
    }

    /// What shines of houses: the second and the third that came, each at one place.
    fn shines(after: u32) -> impl Iterator<Item = (Vec2, Vec3)> {
        let all = [(2, Vec2::new(20.0, 90.0)), (3, Vec2::new(30.0, 90.0))];
        all.into_iter().filter(move |(number, _)| *number > after).map(|(_, at)| (at, Vec3::ONE))
    }

    fn seen(x: f32) -> Rect {
        Rect::from_center_size(Vec2::new(x, 0.0), Vec2::new(640.0, 360.0))
    }

    #[test]
    fn the_map_follows_the_camera_and_stays_while_nothing_changes() {
        let mut images = Assets::<Image>::default();
        let mut map = StreetMap::default();
        map.fix([lamp(0.0), lamp(5000.0)].into_iter());
        let mut follow = |map: &mut StreetMap, x: f32| {
            map.follow(seen(x), std::iter::empty(), (0, |_| std::iter::empty()), &mut images);
        };
        follow(&mut map, 0.0);
        let corner = map.corner;
        assert!(map.at(Vec2::new(0.0, 40.0)).x > 1.0 && map.at(Vec2::new(5000.0, 40.0)) == Vec3::ZERO);
        follow(&mut map, 150.0);
        assert_eq!(map.corner, corner, "the canvas is still within it");
        follow(&mut map, 5000.0);
        assert!(map.at(Vec2::new(5000.0, 40.0)).x > 1.0);
        map.fix([lamp(0.0)].into_iter());
        follow(&mut map, 5000.0);
        assert_eq!(map.at(Vec2::new(5000.0, 40.0)), Vec3::ZERO, "the lamp is out");
    }

    #[test]
    fn houses_that_come_are_added_and_furniture_is_heeded_where_it_reaches() {
        let mut images = Assets::<Image>::default();
        let mut map = StreetMap::default();
        let light = |map: &StreetMap, x: f32| map.at(Vec2::new(x, 90.0)).x;
        let mut follow = |map: &mut StreetMap, furniture: &[Lamp], houses: u32| {
            let come = |after: u32| shines(after).take(houses.saturating_sub(after.max(1)) as usize);
            map.follow(seen(0.0), furniture.iter().cloned(), (houses, come), &mut images);
        };
        follow(&mut map, &[], 1);
        assert_eq!((light(&map, 20.0), light(&map, 30.0)), (0.0, 0.0));
        // A mark that goes when all is worked out anew.
        let mark = map.sums.len() - 1;
        map.sums[mark] = Vec3::splat(0.5);
        follow(&mut map, &[], 2);
        assert_eq!((light(&map, 20.0), light(&map, 30.0)), (SHINE, 0.0));
        follow(&mut map, &[lamp(9000.0)], 3);
        assert_eq!((light(&map, 20.0), light(&map, 30.0)), (SHINE, SHINE));
        assert_eq!(map.sums[mark], Vec3::splat(0.5), "what was there stayed");
        follow(&mut map, &[lamp(100.0)], 3);
        assert!(map.at(Vec2::new(100.0, 40.0)).x > 1.0 && map.sums[mark] == Vec3::ZERO);
        assert!(light(&map, 20.0) >= SHINE, "houses shine on");
    }
}
