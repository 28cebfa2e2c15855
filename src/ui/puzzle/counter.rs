//! The counter on which a puzzle lies: planks in the light of a lamp, the shadows of the sheets, and what else lies about.
//!
//! It is one picture, painted once. What lies about does so where the notes leave room; long notes lie over it.

use bevy::prelude::*;

use super::{
    layout::{FIELD, PAPER, SAID},
    paint::{BRASS, BRONZE, INK, Paint, Rgba, SHINE},
};
use crate::content::puzzle::OnCounter;

/// Size of the counter: the canvas of whoever goes on foot.
pub const COUNTER: IVec2 = IVec2::new(480, 270);

/// The wood from its darkest, where only the night's blue falls on it, to what the lamp shines on.
const WOOD: [Rgba; 5] = [
    [0x1a, 0x1d, 0x2e, 255],
    [0x3b, 0x20, 0x14, 255],
    [0x5e, 0x36, 0x1e, 255],
    [0x85, 0x53, 0x2c, 255],
    [0xb0, 0x7e, 0x45, 255],
];
/// Glass of the lamp's shade, from its shadow to its gleam.
const GLASS: [Rgba; 4] =
    [[0x0c, 0x1a, 0x1c, 255], [0x1f, 0x4a, 0x48, 255], [0x33, 0x70, 0x6a, 255], [0x6a, 0xa8, 0x93, 255]];
/// Earthenware: its shadow, itself, its rim.
const WARE: [Rgba; 3] = [[0x5a, 0x63, 0x78, 255], [0xc9, 0xd3, 0xd6, 255], [0xf4, 0xf1, 0xe4, 255]];
/// Tea.
const TEA: [Rgba; 2] = [[0x4a, 0x2b, 0x14, 255], [0x8a, 0x54, 0x20, 255]];

/// Where the lamp's light falls, and how far it reaches.
const LIT: IVec2 = IVec2::new(392, 176);
const REACH: f32 = 350.0;
/// Height of a plank.
const PLANK: i32 = 45;
/// How far a sheet's shadow falls from it.
pub const FALL: IVec2 = IVec2::new(-2, 3);
/// Thresholds of the ordered dither, sixteenths.
const DITHER: [[i32; 4]; 4] = [[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]];

/// The counter with what lies about on it; the puzzle itself is not there yet.
pub fn counter(about: &[OnCounter]) -> Paint {
    let mut paint = Paint::new(COUNTER);
    paint.fill_with(IVec2::ZERO, COUNTER - 1, |at| Some(wood(at, brightness(at))));
    for sheet in [PAPER, FIELD, SAID] {
        let (from, to) = (sheet.min.as_ivec2() + FALL, sheet.max.as_ivec2() - 1 + FALL);
        paint.fill_with(from, to, |at| Some(wood(at, brightness(at) - 1.4)));
    }
    let shadow = |paint: &mut Paint, middle: IVec2, half: IVec2| {
        let middle = middle + FALL * 2;
        paint.fill_with(middle - half, middle + half, |at| {
            let from = (at - middle).as_vec2() / half.as_vec2();
            (from.length_squared() <= 1.0).then(|| wood(at, brightness(at) - 1.6))
        });
    };
    for thing in about {
        let (at, half, draw): (IVec2, IVec2, fn(&mut Paint, IVec2)) = match thing {
            OnCounter::Mug => (IVec2::new(336, 166), IVec2::new(15, 15), draw_mug),
            OnCounter::Keys => (IVec2::new(380, 168), IVec2::new(17, 12), draw_keys),
            OnCounter::Lamp => (IVec2::new(434, 160), IVec2::new(36, 15), draw_lamp),
        };
        shadow(&mut paint, at, half);
        draw(&mut paint, at);
    }
    paint
}

/// How bright the wood is there: an index into its colours, with what is between them.
fn brightness(at: IVec2) -> f32 {
    let far = (at - LIT).as_vec2() * Vec2::new(1.0, 1.25);
    3.9 - 3.9 * (far.length() / REACH).min(1.0)
}

/// The wood's colour: planks with dark joints and a grain, between two tones dithered.
fn wood(at: IVec2, bright: f32) -> Rgba {
    let (plank, down) = (at.y.div_euclid(PLANK), at.y.rem_euclid(PLANK));
    // The ends of planks are staggered, and no two are of one tone.
    let along = at.x + plank * 173;
    let joint = down == 0 || along.rem_euclid(310) == 0;
    let tone = [0.0, 0.25, -0.15, 0.1][plank.rem_euclid(4) as usize];
    let wave = (along / 23 + plank * 5) % 3;
    let grain = (down + wave) % 9 == 4 && (along / 7 + down * 3) % 11 < 8;
    let bright = bright + tone - if joint { 1.3 } else { 0.0 } - if grain { 0.45 } else { 0.0 };
    let threshold = DITHER[at.y.rem_euclid(4) as usize][at.x.rem_euclid(4) as usize];
    let level = (bright.max(0.0) * 16.0) as i32;
    let step = level / 16 + i32::from(level % 16 > threshold);
    WOOD[step.clamp(0, WOOD.len() as i32 - 1) as usize]
}

/// A mug from above: its handle, its rim, the tea in it with the lamp's gleam.
fn draw_mug(paint: &mut Paint, at: IVec2) {
    let ring = |inner: i32, outer: i32| {
        move |from: IVec2| (inner * inner..=outer * outer).contains(&from.length_squared())
    };
    let handle = at + IVec2::new(-15, -4);
    paint.fill(handle - 5, handle + 5, WARE[0], |one| ring(3, 5)(one - handle));
    paint.fill(at - 13, at + 13, WARE[0], |one| ring(0, 13)(one - at));
    paint.fill(at - 13, at + 13, WARE[1], |one| ring(0, 12)(one - at));
    paint.fill(at - 13, at + 13, WARE[2], |one| ring(10, 12)(one - at) && (one - at).x > (one - at).y);
    paint.fill(at - 13, at + 13, INK, |one| ring(9, 10)(one - at));
    paint.fill(at - 13, at + 13, TEA[0], |one| ring(0, 9)(one - at));
    paint.fill(at - 9, at + 9, TEA[1], |one| {
        ring(0, 7)(one - at) && (one - at - IVec2::new(2, -2)).length_squared() < 22
    });
    paint.fill(at + IVec2::new(3, -5), at + IVec2::new(5, -4), SHINE, |_| true);
}

/// A locksmith's samples: a ring with three keys that lie as they fell.
fn draw_keys(paint: &mut Paint, at: IVec2) {
    let keys = [IVec2::new(17, -6), IVec2::new(20, 3), IVec2::new(14, 10)];
    for (number, tip) in (0..).zip(keys) {
        let colour = if number == 1 { BRASS } else { WARE[0] };
        let bow = at + tip / 4;
        paint.line(bow, at + tip, 2, INK);
        paint.line(bow - IVec2::Y, at + tip - IVec2::Y, 2, colour);
        for tooth in 0..3 {
            let from = at + tip - tip / 5 * tooth;
            paint.line(from, from + IVec2::Y * (2 + tooth % 2), 1, colour);
        }
        paint.fill(bow - 3, bow + 3, colour, |one| (one - bow).length_squared() <= 9);
    }
    paint.fill(at - 9, at + 9, INK, |one| (36..=81).contains(&(one - at).length_squared()));
    paint.fill(at - 9, at + 9, BRASS, |one| (49..=64).contains(&(one - at).length_squared()));
    paint.fill(at - 9, at + 9, SHINE, |one| {
        let from = one - at;
        (49..=64).contains(&from.length_squared()) && from.x - from.y > 7
    });
}

/// A lamp from above: brass foot and arm, a long shade of green glass whose lower edge glows.
fn draw_lamp(paint: &mut Paint, at: IVec2) {
    let half = IVec2::new(34, 9);
    // The shade's ends are round.
    let inside = |one: IVec2, by: i32| {
        let from = (one - at).abs();
        let over = (from.x - (half.x - half.y)).max(0);
        let room = half.y - by;
        over * over + from.y * from.y <= room * room
    };
    let foot = at + IVec2::new(0, 12);
    paint.fill(foot - IVec2::new(11, 5), foot + IVec2::new(11, 5), INK, |one| {
        let from = (one - foot) * IVec2::new(1, 2);
        from.length_squared() <= 121
    });
    paint.fill(foot - IVec2::new(10, 4), foot + IVec2::new(10, 4), BRASS, |one| {
        let from = (one - foot) * IVec2::new(1, 2);
        from.length_squared() <= 90
    });
    paint.fill(at - half - 1, at + half + 1, INK, |one| inside(one, -1));
    paint.fill(at - half, at + half, GLASS[1], |one| inside(one, 0));
    paint.fill(at - half, at + half, GLASS[2], |one| inside(one, 2) && one.y < at.y + 3);
    paint.fill(at - half, at + half, GLASS[3], |one| inside(one, 4) && (at.y - 5..at.y - 2).contains(&one.y));
    paint.fill(at - half, at + half, GLASS[0], |one| inside(one, 0) && one.y > at.y + 6);
    paint.fill(at - half, at + half, SHINE, |one| {
        inside(one, 0) && !inside(one - IVec2::Y * 2, 0) && one.y < at.y
    });
    // The arm over the shade, with its knob.
    paint.line(at + IVec2::new(-1, -2), at + IVec2::new(-1, 9), 1, BRONZE);
    paint.fill(at - 2, at + 2, BRASS, |one| (one - at).length_squared() <= 5);
    paint.set(at - 1, SHINE);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lamp_lights_the_wood_and_sheets_shade_it() {
        let bright = |at: IVec2| (0..64).map(|one| level(at + IVec2::new(one % 8, one / 8))).sum::<i32>();
        assert!(bright(LIT) > 2 * bright(IVec2::new(0, 256)), "the corner is dark");
        let paint = counter(&[OnCounter::Lamp]);
        let below = |x: i32| IVec2::new(x, FIELD.max.y as i32);
        let shaded = (60..260).filter(|x| is_darker(&paint, below(*x), below(*x) + IVec2::Y * 6)).count();
        assert!(shaded > 60, "{shaded} columns");
    }

    fn level(at: IVec2) -> i32 {
        let colour = wood(at, brightness(at));
        WOOD.iter().position(|one| *one == colour).map_or(0, |at| at as i32)
    }

    fn is_darker(paint: &Paint, one: IVec2, other: IVec2) -> bool {
        let sum = |at: IVec2| paint.get(at).into_iter().take(3).map(u32::from).sum::<u32>();
        sum(one) < sum(other)
    }

    #[test]
    fn what_lies_about_is_what_the_puzzle_says() {
        let of = |about: &[OnCounter]| counter(about).into_image().data;
        let bare = of(&[]);
        for thing in [OnCounter::Lamp, OnCounter::Mug, OnCounter::Keys] {
            assert!(of(&[thing]) != bare, "{thing:?}");
        }
        assert!(of(&[OnCounter::Mug, OnCounter::Keys]) != of(&[OnCounter::Keys]));
    }

    #[test]
    fn every_pixel_is_painted() {
        let paint = counter(&[]);
        assert!((0..COUNTER.y).all(|y| (0..COUNTER.x).all(|x| paint.get(IVec2::new(x, y))[3] == 255)));
    }
}
