//! A small map of streets in whole pixels, north up: what the radar and the picture of a level draw on.

use bevy::prelude::*;

use crate::{
    content::roads::{Roads, Side},
    view::art::pixmap::Pixmap,
};

/// Red, green, blue, alpha.
type Rgba = [u8; 4];

const STREET: Rgba = [0x46, 0x50, 0x68, 255];
const RAILS: Rgba = [0x7d, 0x4a, 0x3c, 255];
/// Share of a street's width that is drawn: neighbouring streets stay apart.
const SLENDER: f32 = 0.7;
/// Half the width of rails, in metres.
const GAUGE: f32 = 0.1;

/// The map while it is drawn.
pub struct StreetMap {
    /// The place in the middle of the picture, in metres.
    middle: Vec2,
    /// Metres to a pixel.
    metres: f32,
    size: IVec2,
    /// What is drawn so far.
    pub picture: Pixmap,
}

impl StreetMap {
    /// An empty map around a place, `size` pixels large, of so many metres a pixel.
    pub fn around(middle: Vec2, size: IVec2, metres: f32, ground: Rgba) -> Self {
        let edges = size.as_uvec2();
        Self { middle, metres, size, picture: Pixmap::filled(edges.x, edges.y, ground) }
    }

    /// An empty map of all streets and rails, at most `most` pixels large; none where there is no street.
    pub fn of_all(roads: &Roads, most: UVec2, ground: Rgba) -> Option<Self> {
        let nodes = roads.nodes.iter().map(|node| Vec2::from(node.at));
        let streets = nodes.clone().reduce(Vec2::min).zip(nodes.reduce(Vec2::max));
        let (least, last) = streets?;
        let widest = roads.streets.iter().map(|street| street.kerb(Side::Left).max(street.kerb(Side::Right)));
        let margin = Vec2::splat(widest.fold(1.0, f32::max) * 2.0);
        let span = last - least + 2.0 * margin;
        let metres = (span / most.as_vec2()).max_element();
        let size = (span / metres).ceil().as_ivec2().clamp(IVec2::ONE, most.as_ivec2());
        Some(Self::around((least + last) / 2.0, size, metres, ground))
    }

    /// Width and height in pixels.
    pub fn size(&self) -> IVec2 {
        self.size
    }

    /// How far the corners are from the middle, in metres.
    pub fn reach(&self) -> f32 {
        self.size.as_vec2().length() / 2.0 * self.metres
    }

    /// The pixel of a place, y down.
    pub fn pixel(&self, at: Vec2) -> IVec2 {
        let off = (at - self.middle) / self.metres;
        self.size / 2 + IVec2::new(off.x.round() as i32, -off.y.round() as i32)
    }

    /// A square dot of that width in pixels.
    pub fn dot(&mut self, at: Vec2, color: Rgba, wide: i32) {
        self.dot_on(self.pixel(at), color, wide);
    }

    /// A dot that stays at the edge where its place is farther away.
    pub fn dot_at_edge(&mut self, at: Vec2, color: Rgba) {
        self.dot_on(self.pixel(at).clamp(IVec2::ONE, self.size - 2), color, 3);
    }

    fn dot_on(&mut self, middle: IVec2, color: Rgba, wide: i32) {
        for step in 0..wide * wide {
            self.picture.set(middle + IVec2::new(step % wide, step / wide) - wide / 2, color);
        }
    }

    fn line(&mut self, from: Vec2, to: Vec2, half: f32, color: Rgba) {
        let steps = (from.distance(to) / self.metres * 1.5).ceil().max(1.0);
        let aside = (to - from).normalize_or_zero().perp();
        let across = (half / self.metres).ceil() as i32;
        for step in 0..=steps as i32 {
            let at = from.lerp(to, step as f32 / steps);
            for off in -across..=across {
                let off = aside * (off as f32 * half / across.max(1) as f32);
                self.picture.set(self.pixel(at + off), color);
            }
        }
    }

    /// Those pieces of streets, and the rails near them.
    pub fn streets(&mut self, roads: &Roads, segments: impl IntoIterator<Item = usize>) {
        for number in segments {
            let segment = &roads.segments[number];
            let street = roads.street(number);
            let half = (street.kerb(Side::Right) + street.kerb(Side::Left)) / 2.0;
            let (from, to) = (Vec2::from(segment.at), Vec2::from(segment.beside(segment.length, 0.0)));
            self.line(from, to, half * SLENDER, STREET);
        }
        for rail in &roads.rails {
            for pair in rail.path.windows(2) {
                let (from, to) = (Vec2::from(pair[0]), Vec2::from(pair[1]));
                let nearest = from.distance(self.middle).min(to.distance(self.middle));
                if nearest < self.reach() + from.distance(to) {
                    self.line(from, to, GAUGE, RAILS);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INK: Rgba = [0, 0, 0, 255];
    const RED: Rgba = [255, 0, 0, 255];

    #[test]
    fn north_is_up_and_what_is_far_stays_at_the_edge() {
        let size = IVec2::new(104, 64);
        let mut map = StreetMap::around(Vec2::new(100.0, 50.0), size, 3.2, INK);
        assert_eq!(map.pixel(Vec2::new(100.0, 50.0)), size / 2);
        assert!(map.pixel(Vec2::new(100.0, 90.0)).y < size.y / 2);
        map.dot_at_edge(Vec2::new(9000.0, 50.0), RED);
        assert_eq!(map.picture.get(IVec2::new(size.x - 2, size.y / 2)), RED);
    }
}
