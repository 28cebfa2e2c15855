//! A bullet's streak of light, drawn here rather than baked: a bullet flies any way, and a streak that does not lie along
//! it would be seen to.

use bevy::{math::ops, prelude::*};

use crate::view::art::{Picture, pixmap::Pixmap};

/// Directions: 0 is east, then anticlockwise.
pub const WAYS: usize = 64;
/// Lengths in pixels: a bullet that has just left its barrel has a short one.
pub const LENGTHS: [u32; 3] = [7, 14, 26];
/// Edge of a picture in pixels; the streak ends in its middle.
const EDGE: u32 = 56;
/// From the dying end to the head.
const TONES: [[u8; 4]; 5] = [
    [0xd6, 0x5a, 0x3a, 70],
    [0xff, 0x8a, 0x5c, 130],
    [0xf2, 0xc1, 0x4e, 200],
    [0xff, 0xf0, 0xa8, 255],
    [0xf4, 0xf1, 0xe4, 255],
];

/// Pictures of all lengths, one way after the other.
pub fn draw(images: &mut Assets<Image>) -> Picture {
    let columns = 16;
    let count = (WAYS * LENGTHS.len()) as u32;
    let mut sheet = Pixmap::new(EDGE * columns, EDGE * count.div_ceil(columns));
    let mut rects = Vec::new();
    for number in 0..count {
        let corner = UVec2::new(number % columns, number / columns) * EDGE;
        let way = number as usize / LENGTHS.len();
        let length = LENGTHS[number as usize % LENGTHS.len()];
        line(&mut sheet, corner.as_ivec2() + EDGE as i32 / 2, way, length);
        rects.push(URect::from_corners(corner, corner + EDGE));
    }
    let pivot = IVec2::splat(EDGE as i32 / 2);
    Picture { image: images.add(sheet.into_image()), rects, pivot, ticks: 0 }
}

fn line(sheet: &mut Pixmap, head: IVec2, way: usize, length: u32) {
    let angle = way as f32 * std::f32::consts::TAU / WAYS as f32;
    // Rows count down, angles up. One step a pixel of the longer side, so that no pixel lies beside its neighbour twice.
    let back = Vec2::new(-ops::cos(angle), ops::sin(angle));
    let longer = back.abs().max_element();
    let steps = (length as f32 * longer).round() as i32;
    for step in 0..=steps {
        let place = back / longer * step as f32;
        let at = head + IVec2::new(place.x.round() as i32, place.y.round() as i32);
        let share = 1.0 - step as f32 / (steps + 1) as f32;
        let tone = TONES[((share * TONES.len() as f32) as usize).min(TONES.len() - 1)];
        sheet.put(at, tone);
        // The head is two pixels wide: it has to be seen against a lit floor.
        if share > 0.7 {
            let aside = if back.x.abs() > back.y.abs() { IVec2::Y } else { IVec2::X };
            sheet.put(at + aside, TONES[TONES.len() - 2]);
        }
    }
}

/// Which picture shows a bullet that flies that way and has so many pixels behind it.
pub fn number(direction: Vec2, behind: f32) -> usize {
    let length = LENGTHS.iter().rposition(|length| *length as f32 <= behind).unwrap_or(0);
    super::turn_of(direction, WAYS) * LENGTHS.len() + length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_streak_reaches_no_farther_back_than_the_bullet_has_flown() {
        assert_eq!(number(Vec2::X, 3.0), 0);
        assert_eq!(number(Vec2::X, 15.0), 1);
        assert_eq!(number(Vec2::X, 300.0), 2);
        assert_eq!(number(Vec2::Y, 300.0), 16 * LENGTHS.len() + 2);
    }
}
