//! The light of streets: a map that lies over the canvas and a little more, worked out anew when the camera has left it or
//! a lamp has changed. A city has no walls between its lamps and its ground; houses stand behind them.

use bevy::prelude::*;

use super::{
    light_image,
    map::{CELL, Lamp, MOST},
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
    /// What lamps it was worked out from.
    lamps: Vec<Lamp>,
    /// Which houses it was worked out from.
    houses: u32,
    /// The map on the graphics card, and one without light.
    pub steady: Option<Handle<Image>>,
    pub dark: Option<Handle<Image>>,
}

impl StreetMap {
    /// Width and height in pixels.
    pub fn extent(&self) -> Vec2 {
        self.size.as_vec2() * CELL
    }

    fn rect(&self) -> Rect {
        Rect::from_corners(self.corner, self.corner + self.extent())
    }

    /// Whether the canvas has left it, or it was worked out from other lamps.
    fn is_stale(&self, seen: Rect, lamps: &[Lamp], houses: u32) -> bool {
        let held = self.rect();
        !held.contains(seen.min) || !held.contains(seen.max) || self.houses != houses || self.lamps != lamps
    }

    /// Works it out anew where it is stale. `lamps` are all that may reach the canvas, `shining` places that shine by
    /// themselves.
    pub fn follow(
        &mut self,
        seen: Rect,
        lamps: &[Lamp],
        (houses, shining): (u32, impl Iterator<Item = (Vec2, Vec3)>),
        images: &mut Assets<Image>,
    ) {
        let of_map = reaching(lamps, self.rect());
        if !self.sums.is_empty() && !self.is_stale(seen, &of_map, houses) {
            return;
        }
        let corner = ((seen.min - AROUND) / GRID).floor() * GRID;
        let size = ((seen.size() + 2.0 * AROUND) / CELL).ceil().as_uvec2();
        (self.corner, self.size) = (corner, size);
        self.sums.clear();
        self.sums.resize((size.x * size.y) as usize, Vec3::ZERO);
        self.lamps = reaching(lamps, self.rect());
        for number in 0..self.lamps.len() {
            let lamp = self.lamps[number].clone();
            self.add(&lamp);
        }
        for (at, color) in shining {
            self.shine(at, color);
        }
        self.houses = houses;
        self.show(images);
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

/// The lamps whose light reaches a rectangle.
fn reaching(lamps: &[Lamp], rect: Rect) -> Vec<Lamp> {
    let reaches = |lamp: &&Lamp| {
        let reach = Rect::from_center_size(lamp.at, Vec2::splat(2.0 * lamp.radius));
        !reach.intersect(rect).is_empty()
    };
    lamps.iter().filter(reaches).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lamp(x: f32) -> Lamp {
        Lamp { at: Vec2::new(x, 40.0), color: Vec3::ONE, radius: 90.0, flicker: false }
    }

    #[test]
    fn the_map_follows_the_camera_and_stays_while_nothing_changes() {
        let mut images = Assets::<Image>::default();
        let mut map = StreetMap::default();
        let lamps = [lamp(0.0), lamp(5000.0)];
        let seen = |x: f32| Rect::from_center_size(Vec2::new(x, 0.0), Vec2::new(640.0, 360.0));
        map.follow(seen(0.0), &lamps, (0, std::iter::empty()), &mut images);
        let corner = map.corner;
        assert!(map.at(Vec2::new(0.0, 40.0)).x > 1.0 && map.at(Vec2::new(5000.0, 40.0)) == Vec3::ZERO);
        map.follow(seen(150.0), &lamps, (0, std::iter::empty()), &mut images);
        assert_eq!(map.corner, corner, "the canvas is still within it");
        map.follow(seen(5000.0), &lamps, (0, std::iter::empty()), &mut images);
        assert!(map.at(Vec2::new(5000.0, 40.0)).x > 1.0);
        map.follow(seen(5000.0), &lamps[..1], (0, std::iter::empty()), &mut images);
        assert_eq!(map.at(Vec2::new(5000.0, 40.0)), Vec3::ZERO, "the lamp is out");
    }
}
