//! Pictures of effects that are drawn here rather than baked, for they are only a line or a drop: the smear of a fast
//! blow, drops, wet footprints.

use bevy::{math::ops, prelude::*};

use crate::view::art::{Picture, pixmap::Pixmap};

/// Ways in which a smear is drawn; 0 is east, then anticlockwise.
pub const WAYS: usize = 8;
/// Edge of a smear's picture in pixels.
const EDGE: i32 = 64;
/// Frames of a smear, and how long each lasts, in ticks.
const FRAMES: i32 = 3;
const TICKS: u32 = 3;
/// Outer radius of a swing, and how far out a thrust begins and ends, in pixels.
const SWING: f32 = 27.0;
const THRUST: (f32, f32) = (3.0, 28.0);
const SNOW: [u8; 3] = [0xf4, 0xf1, 0xe4];
const FOG: [u8; 3] = [0xc9, 0xd3, 0xd6];
const EMBER: [u8; 3] = [0xff, 0x8a, 0x5c];
const RED: [u8; 3] = [0xe6, 0x42, 0x3a];
const INK: [u8; 3] = [0x0b, 0x0d, 0x17];

/// What a smear shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Smear {
    /// A swing from the side, or a thrust.
    pub swings: bool,
    /// Whether it is the player's.
    pub own: bool,
}

impl Smear {
    /// Every kind.
    pub fn all() -> impl Iterator<Item = Self> {
        [(true, true), (true, false), (false, true), (false, false)]
            .into_iter()
            .map(|(swings, own)| Self { swings, own })
    }

    /// Its pictures, one for each way.
    pub fn draw(self, images: &mut Assets<Image>) -> Vec<Picture> {
        let mut sheet = Pixmap::new((EDGE * FRAMES) as u32, EDGE as u32 * WAYS as u32);
        for way in 0..WAYS as i32 {
            let angle = way as f32 * std::f32::consts::TAU / WAYS as f32;
            for at in (0..FRAMES * EDGE).flat_map(|x| (0..EDGE).map(move |y| IVec2::new(x, y))) {
                let frame = at.x / EDGE;
                let from_middle =
                    Vec2::new((at.x % EDGE) as f32 + 0.5, at.y as f32 + 0.5) - EDGE as f32 / 2.0;
                // Rows count down, angles up.
                let place = Vec2::new(from_middle.x, -from_middle.y).rotate(Vec2::from_angle(-angle));
                let strength = if self.swings { swing(place, frame) } else { thrust(place, frame) };
                if let Some(color) = self.color(strength, at) {
                    sheet.put(at + IVec2::Y * way * EDGE, [color[0], color[1], color[2], 255]);
                }
            }
        }
        let image = images.add(sheet.into_image());
        let rect = |frame: i32, way: usize| {
            let corner = UVec2::new((frame * EDGE) as u32, (way as i32 * EDGE) as u32);
            URect::from_corners(corner, corner + EDGE as u32)
        };
        (0..WAYS)
            .map(|way| Picture {
                image: image.clone(),
                rects: (0..FRAMES).map(|frame| rect(frame, way)).collect(),
                pivot: IVec2::splat(EDGE / 2),
                ticks: TICKS,
            })
            .collect()
    }

    fn color(self, strength: f32, at: IVec2) -> Option<[u8; 3]> {
        let dither = if (at.x + at.y) % 2 == 0 { 0.12 } else { -0.12 };
        let (core, edge) = if self.own { (SNOW, FOG) } else { (EMBER, RED) };
        match strength {
            strength if strength > 0.72 => Some(core),
            strength if strength + dither > 0.32 => Some(edge),
            _ => None,
        }
    }
}

/// How strong a swing's smear is at a place, x ahead: a sickle from the right to the left, that follows the fist.
fn swing(place: Vec2, frame: i32) -> f32 {
    let angle = ops::atan2(place.y, place.x).to_degrees();
    let (from, to, weight) = [(-78.0, 8.0, 1.0), (-40.0, 58.0, 0.85), (8.0, 72.0, 0.45)][frame as usize];
    let along = (angle - from) / (to - from);
    if !(0.0..1.0).contains(&along) {
        return 0.0;
    }
    let thick = 7.0 * along * weight;
    let depth = SWING - place.length();
    if (0.0..thick).contains(&depth) { weight * (0.35 + 0.65 * along) } else { 0.0 }
}

/// How strong a thrust's smear is at a place, x ahead: lines on both sides of the limb, which would hide a line of its
/// own, the inner ones longer; they run out forwards.
fn thrust(place: Vec2, frame: i32) -> f32 {
    let (from, to) = THRUST;
    let (back, weight) = [(0.0, 1.0), (7.0, 0.85), (14.0, 0.45)][frame as usize];
    let line = |aside: f32, from: f32, to: f32, half: f32| {
        let along = (place.x - from) / (to - from);
        let inside =
            (0.0..1.0).contains(&along) && (place.y.abs() - aside).abs() < half * (1.0 - along * 0.5);
        if inside { weight * (0.4 + 0.6 * along) } else { 0.0 }
    };
    line(5.5, from + back, to, 1.3).max(line(9.5, from + 5.0 + back, to - 4.0, 0.9))
}

/// A drop in two sizes, of that colour.
pub fn drops(images: &mut Assets<Image>, color: [u8; 3]) -> Picture {
    let mut sheet = Pixmap::new(6, 3);
    let solid = [color[0], color[1], color[2], 255];
    for at in [(0, 0), (1, 0), (0, 1), (1, 1), (4, 0)] {
        sheet.put(IVec2::from(at), solid);
    }
    let image = images.add(sheet.into_image());
    let rects = vec![URect::new(0, 0, 3, 3), URect::new(3, 0, 6, 3)];
    Picture { image, rects, pivot: IVec2::ONE, ticks: 0 }
}

/// The mark of a wet foot.
pub fn print(images: &mut Assets<Image>) -> Picture {
    let mut sheet = Pixmap::new(4, 3);
    for at in [(1, 0), (2, 0), (0, 1), (1, 1), (2, 1), (3, 1), (1, 2), (2, 2)] {
        sheet.put(IVec2::from(at), [INK[0], INK[1], INK[2], 255]);
    }
    let image = images.add(sheet.into_image());
    Picture { image, rects: vec![URect::new(0, 0, 4, 3)], pivot: IVec2::new(2, 1), ticks: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swing_follows_the_fist_from_the_right_to_the_left() {
        let at = |degrees: f32| Vec2::from_angle(degrees.to_radians()) * (SWING - 1.0);
        assert!(swing(at(-20.0), 0) > 0.0 && swing(at(50.0), 0) == 0.0);
        assert!(swing(at(50.0), 1) > 0.0 && swing(at(-70.0), 1) == 0.0);
        assert_eq!(swing(at(180.0), 0), 0.0);
    }

    #[test]
    fn a_thrust_leaves_room_for_the_limb() {
        assert_eq!(thrust(Vec2::new(15.0, 0.0), 0), 0.0);
        assert!(thrust(Vec2::new(15.0, 5.5), 0) > 0.0 && thrust(Vec2::new(15.0, -5.5), 0) > 0.0);
        assert_eq!(thrust(Vec2::new(-5.0, 5.5), 0), 0.0);
    }

    #[test]
    fn the_player_s_smear_has_not_the_colour_of_the_others() {
        let color = |own| Smear { swings: true, own }.color(0.9, IVec2::ZERO);
        assert_ne!(color(true), color(false));
    }
}
