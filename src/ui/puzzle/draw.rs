//! The big traced key, blanks on their wall, and the marks of the pencil.

use bevy::prelude::*;

use super::{
    looks::{PROFILE, STAMP, in_bow, profile, stamp},
    paint::{BRASS, BRONZE, GOLD, INK, PENCIL, Paint, RED, Rgba, SHADE, SHINE, SMEAR},
};
use crate::content::puzzle::Look;

/// What the tracing shows; what is none is smudged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tracing {
    /// Its bow; none: smudged.
    pub bow: Option<Look>,
    /// Its profile.
    pub blade: Option<Look>,
    /// Its stamp.
    pub stamp: Option<Look>,
    /// Depths of its cuts.
    pub cuts: Vec<u8>,
    /// Whether the number of the cuts can be read.
    pub count: bool,
    /// Whether the cut nearest the bow and the one at the tip can be read.
    pub ends: (bool, bool),
    /// Whether the second and the third cut, of which one is the deepest, can be read.
    pub deepest: bool,
}

/// Size of the tracing.
pub const TRACING: IVec2 = IVec2::new(296, 74);

/// Middle and half the width of the big bow; the blade's edges; its first cut and the way from cut to cut.
const BOW: (IVec2, i32) = (IVec2::new(38, 40), 32);
const BLADE: (i32, i32) = (27, 53);
const FIRST: i32 = 96;
const PITCH: i32 = 24;
/// Pixels of one step of depth.
const DEPTH: i32 = 5;

/// The big key, traced in pencil on notepaper.
pub fn tracing(key: &Tracing) -> Paint {
    let key = &Tracing { cuts: cuts_shown(key), ..key.clone() };
    let mut paint = Paint::new(TRACING);
    let count = key.cuts.len() as i32;
    let tip = FIRST + count * PITCH - 4;
    // The body: bow, neck, blade with its cuts.
    let (middle, half) = BOW;
    let bow = key.bow.unwrap_or(Look::Round);
    let in_bow = |at: IVec2| {
        let from = (at - middle).as_vec2() / half as f32;
        in_bow(bow, from.x, from.y)
    };
    paint.fill(middle - half, middle + half, SHADE, in_bow);
    let (upper, lower) = BLADE;
    paint
        .fill(IVec2::new(middle.x + half / 2, upper + 3), IVec2::new(FIRST - 14, lower - 3), SHADE, |_| true);
    paint.fill(IVec2::new(FIRST - 16, upper), IVec2::new(tip, lower), SHADE, |at| {
        let nose = (at.x - (tip - 10)).max(0);
        at.y - upper >= nose && at.y <= lower - depth_at(&key.cuts, at.x)
    });
    paint.outline(&[SHADE], PENCIL);
    // The hole for the ring, and the stamp.
    let hole = middle - IVec2::new(half * 5 / 8, 0);
    paint.fill(hole - 4, hole + 4, PENCIL, |at| (10..=20).contains(&(at - hole).length_squared()));
    if let Some(look) = key.stamp {
        paint.stamp(middle + IVec2::new(-6, -STAMP), stamp(look), 2, PENCIL);
    }
    ruler(&mut paint, key, tip);
    // The profile, as seen from the tip.
    let corner = IVec2::new(tip + 12, upper);
    if let Some(look) = key.blade {
        paint.stamp(corner, profile(look), 2, PENCIL);
    }
    smudge(&mut paint, key, corner);
    paint
}

/// The cuts as they are drawn: where they cannot be counted, neither can the key's length be seen.
fn cuts_shown(key: &Tracing) -> Vec<u8> {
    match key.cuts.as_slice() {
        [first, second, third, .., last] if !key.count => vec![*first, *second, *third, 1, 1, 1, *last],
        all => all.to_vec(),
    }
}

/// How deep the key is cut at that column, in pixels.
fn depth_at(cuts: &[u8], x: i32) -> i32 {
    let from = x - FIRST + PITCH / 2;
    let Some(cut) = usize::try_from(from.div_euclid(PITCH)).ok().and_then(|number| cuts.get(number)) else {
        return 0;
    };
    let side = (from.rem_euclid(PITCH) - PITCH / 2).abs();
    // A flat bottom, then flanks that rise.
    (i32::from(*cut) * DEPTH - (side - 3).max(0) * 2).max(0)
}

/// A tick under each cut, and lines for the four depths at the tip.
fn ruler(paint: &mut Paint, key: &Tracing, tip: i32) {
    let (_, lower) = BLADE;
    if key.count {
        for number in 0..key.cuts.len() as i32 {
            let x = FIRST + number * PITCH;
            paint.line(IVec2::new(x, lower + 5), IVec2::new(x, lower + 9), 1, PENCIL);
        }
    }
    for depth in 1..=4 {
        let y = lower - depth * DEPTH;
        paint.fill(IVec2::new(FIRST - 20, y), IVec2::new(tip, y), PENCIL, |at| at.x % 4 == 0);
        // As many dots as the depth is deep.
        for dot in 0..depth {
            paint.set(IVec2::new(FIRST - 23 - dot * 3, y), PENCIL);
        }
    }
}

/// What has been rubbed over: strokes in which nothing can be read.
fn smudge(paint: &mut Paint, key: &Tracing, profile: IVec2) {
    let (middle, half) = BOW;
    let (_, lower) = BLADE;
    if key.bow.is_none() {
        wipe(paint, middle - half - 2, middle + half + 2);
    } else if key.stamp.is_none() {
        wipe(paint, middle + IVec2::new(-7, -12), middle + IVec2::new(16, 12));
    }
    if key.blade.is_none() {
        wipe(paint, profile - 1, profile + IVec2::new(PROFILE * 2, 27));
    }
    let cut = |number: i32| FIRST + number * PITCH;
    let last = key.cuts.len() as i32 - 1;
    let mut over = |first: i32, until: i32| {
        let (from, to) = (cut(first) - PITCH / 2, cut(until) + PITCH / 2);
        wipe(paint, IVec2::new(from, lower - 4 * DEPTH - 2), IVec2::new(to, lower + 3));
    };
    if !key.ends.0 {
        over(0, 0);
    }
    if !key.deepest {
        over(1, 2.min(last));
    }
    if !key.count {
        over(3, (last - 1).max(3));
    }
    if !key.ends.1 {
        over(last, last);
    }
}

/// Rubs over a rectangle with the flat of the pencil: slanting strokes, the same each time.
fn wipe(paint: &mut Paint, from: IVec2, to: IVec2) {
    paint.fill(from, to, SHADE, |_| true);
    paint.fill(from, to, SMEAR, |at| (at.x + at.y).rem_euclid(4) < 2);
}

/// Size of a blank's picture.
pub const BLANK: IVec2 = IVec2::new(70, 32);

/// A blank: its bow with the stamp, a blade without cuts, a tick for each cut that it takes, its profile.
pub fn blank(bow: Look, mark: Option<Look>, blade: Option<Look>, cuts: u8) -> Paint {
    let mut paint = Paint::new(BLANK);
    let (middle, half) = (IVec2::new(15, 15), 14);
    paint.fill(middle - half, middle + half, BRASS, |at| {
        let from = (at - middle).as_vec2() / half as f32;
        in_bow(bow, from.x, from.y)
    });
    let tip = 24 + i32::from(cuts) * 4;
    paint.fill(IVec2::new(24, 11), IVec2::new(tip, 19), BRASS, |at| {
        at.x < tip - 1 || (12..=18).contains(&at.y)
    });
    paint.outline(&[BRASS], SHINE);
    if let Some(look) = mark {
        paint.stamp(middle - STAMP / 2, stamp(look), 1, BRONZE);
    }
    for number in 0..i32::from(cuts) {
        let x = 28 + number * 4;
        paint.line(IVec2::new(x, 22), IVec2::new(x, 24), 1, SHINE);
    }
    if let Some(look) = blade {
        paint.stamp(IVec2::new(BLANK.x - PROFILE - 1, 9), profile(look), 1, BRASS);
    }
    paint
}

/// Size of a strip of cuts.
pub const STRIP: IVec2 = IVec2::new(52, 17);

/// What a door says of its key: the deepest cut and the depths at both ends, as far as they are told.
pub fn strip(first: Option<u8>, deepest: Option<u8>, last: Option<u8>) -> Paint {
    let mut paint = Paint::new(STRIP);
    let cut = |number: u8| match number {
        1 => first,
        5 => last,
        _ => deepest.filter(|deepest| *deepest == number).map(|_| 4),
    };
    for number in 1..=5_u8 {
        let x = i32::from(number - 1) * 10 + 1;
        match cut(number) {
            Some(depth) => {
                let high = 15 - i32::from(depth) * 3;
                paint.fill(IVec2::new(x, 0), IVec2::new(x + 8, high), BRASS, |_| true);
            }
            // Not told: dots where its edge would be.
            None => paint.fill(IVec2::new(x, 0), IVec2::new(x + 8, 15), BRONZE, |at| (at.x + at.y) % 3 == 0),
        }
    }
    paint
}

/// A stroke of red pencil through a rectangle; two for one who was named wrongly. Through a line of writing it goes along,
/// and no two hands' strokes are alike: `number` is the candidate's.
pub fn stroke(size: IVec2, twice: bool, number: u8) -> Paint {
    let mut paint = Paint::new(size);
    if size.x > 4 * size.y {
        let middle = size.y / 2 + i32::from(number) % 2;
        along(&mut paint, size, middle, i32::from(number));
        if twice {
            along(&mut paint, size, middle + 4, i32::from(number) + 5);
        }
        return paint;
    }
    let (low, high) = (size - 4, IVec2::new(3, 3));
    paint.line(IVec2::new(high.x, low.y), IVec2::new(low.x, high.y), 2, RED);
    if twice {
        paint.line(high, low, 2, RED);
    }
    paint
}

/// A stroke from left to right at about that height: it wavers by a pixel, and is pressed on harder here and there.
fn along(paint: &mut Paint, size: IVec2, middle: i32, number: i32) {
    for x in 3 + number % 4..size.x - 4 - number * 3 % 7 {
        let waver = [0, 0, -1, 0, 1, 0, 0, 1][((x / 19 + number * 3) % 8) as usize];
        paint.set(IVec2::new(x, middle + waver), RED);
        if (x / 31 + number) % 3 != 0 {
            paint.set(IVec2::new(x, middle + waver + 1), RED);
        }
    }
}

/// A circle around a rectangle.
pub fn circle(size: IVec2) -> Paint {
    let mut paint = Paint::new(size);
    let half = (size - 1).as_vec2() / 2.0;
    let far = |at: IVec2, half: Vec2| ((at.as_vec2() - (size - 1).as_vec2() / 2.0) / half).length_squared();
    paint.fill(IVec2::ZERO, size - 1, GOLD, |at| far(at, half) <= 1.0 && far(at, half - 2.0) > 1.0);
    paint
}

/// Size of the pencil.
pub const PENCIL_SIZE: IVec2 = IVec2::new(9, 9);

/// The pencil that points at a candidate: from its lower right.
pub fn pencil() -> Paint {
    const ROWS: [&str; 9] = [
        "##.......",
        "###......",
        ".####....",
        "..####...",
        "..#####..",
        "...#####.",
        "....#####",
        ".....####",
        "......##.",
    ];
    let mut paint = Paint::new(PENCIL_SIZE);
    paint.stamp(IVec2::ZERO, &ROWS, 1, SHINE);
    let lines: [Rgba; 1] = [SHINE];
    paint.outline(&lines, INK);
    paint
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> Tracing {
        Tracing {
            bow: Some(Look::Trefoil),
            blade: Some(Look::Twin),
            stamp: Some(Look::Bell),
            cuts: vec![2, 4, 1, 3, 1],
            count: true,
            ends: (true, true),
            deepest: true,
        }
    }

    #[test]
    fn the_longest_key_fits_its_sheet() {
        let long = Tracing { cuts: vec![1, 4, 2, 3, 1, 2, 3], ..key() };
        let paint = tracing(&long);
        let column = |x: i32| (0..TRACING.y).all(|y| paint.get(IVec2::new(x, y)) == [0; 4]);
        assert!(column(TRACING.x - 1), "nothing is cut off");
        assert!(!column(FIRST + 7 * PITCH - 6));
    }

    #[test]
    fn a_cut_is_as_deep_as_it_says() {
        let cuts = [1, 2, 3, 4];
        let depths: Vec<i32> = (0..4).map(|number| depth_at(&cuts, FIRST + number * PITCH)).collect();
        assert_eq!(depths, [5, 10, 15, 20]);
        assert_eq!(depth_at(&cuts, FIRST + 4 * PITCH), 0, "behind the last there is none");
        assert_eq!(depth_at(&cuts, 40), 0);
    }

    /// What is smudged looks the same whatever it was.
    #[test]
    fn what_is_smudged_cannot_be_read() {
        let hidden = |cuts: &[u8]| tracing(&Tracing { cuts: cuts.to_vec(), ..Tracing::default() });
        assert_eq!(hidden(&[1, 4, 1, 1, 1]), hidden(&[3, 2, 4, 3, 3]));
        assert_eq!(hidden(&[1, 4, 1, 1, 1]), hidden(&[3, 2, 4, 3, 1, 2, 3]), "nor how many there are");
        let stamps = |stamp| tracing(&Tracing { stamp, ..key() });
        assert_ne!(stamps(Some(Look::Bell)), stamps(Some(Look::Star)));
    }
}
