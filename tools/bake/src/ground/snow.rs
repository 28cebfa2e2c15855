//! Snow: trodden and packed, and deep and blown by the wind. Lit from the upper left, with blue in its hollows.

use crate::{
    ground::{
        canvas::{Canvas, mix, opaque},
        field::{SIDE, dot, hills},
        noise::{hash, pick, threshold, unit, wave},
    },
    palette::{BLUE, BROWN, CREAM, Rgb, STEEL},
};

/// Tones of snow: 0 blue shadow, 3 and 4 its middle, 7 a glint. The middle is kept dim, so that a man in white and a
/// man in black both stand out from it.
pub fn tone(step: i32) -> Rgb {
    let cool = |colour: Rgb, part: u32| mix(colour, BLUE.step(2), part);
    match step {
        i32::MIN..=0 => cool(STEEL.step(2), 56),
        1 => cool(mix(STEEL.step(2), STEEL.step(3), 128), 44),
        2 => cool(STEEL.step(3), 34),
        3 => cool(mix(STEEL.step(3), STEEL.step(4), 84), 24),
        4 => cool(mix(STEEL.step(3), STEEL.step(4), 168), 14),
        5 => STEEL.step(4),
        6 => mix(STEEL.step(4), CREAM.step(3), 128),
        _ => CREAM.step(3),
    }
}

/// What trodden marks are painted with, from the darkest: the shaded wall of a print, its floor, its worn floor, and
/// its lit rim. One row of single pixels.
pub fn marks(deep: bool) -> Canvas {
    let steps = if deep { [0, 2, 3, 6] } else { [0, 1, 2, 6] };
    Canvas::from_fn(4, 1, |x, _| opaque(tone(steps[x as usize])))
}

/// Packed snow of a yard where people walk: flat, scuffed, with old prints half blown over.
pub fn packed() -> Canvas {
    let mut field = Canvas::from_fn(SIDE, SIDE, |x, y| {
        let (u, v) = (x as f32, y as f32);
        let broad = hills(u, v, (4, 5), 11);
        let slope = lit(u, v, |x, y| 1.5 * hills(x, y, (9, 11), 12) + 0.7 * hills(x, y, (23, 27), 13));
        let level = 3.3 + 0.75 * broad + 1.15 * slope;
        opaque(tone(stepped(level, x, y, 0.5)))
    });
    for print in 0..26 {
        let at = |key: i32| pick(&[print, key, 71], SIDE as u32);
        old_print(&mut field, at(1), at(2), print);
    }
    for speck in 0..40 {
        let (x, y) = (pick(&[speck, 3, 72], SIDE as u32), pick(&[speck, 4, 72], SIDE as u32));
        let dirt = mix(BROWN.step(1), tone(2), 110);
        dot(&mut field, x, y, dirt);
        if speck % 3 == 0 {
            dot(&mut field, x + 1, y + speck % 2, mix(dirt, tone(2), 128));
        }
    }
    field
}

/// A print that the wind has half filled: a shaded heel and sole, and a rim.
fn old_print(field: &mut Canvas, x: i32, y: i32, seed: i32) {
    let tilt = pick(&[seed, 5, 71], 3) - 1;
    for (row, width) in [2, 2, 1, 3, 3, 2].into_iter().enumerate() {
        let row = row as i32;
        for column in 0..width {
            let left = x + column + tilt * row / 3;
            dot(field, left, y + row, tone(if column == 0 || row == 0 { 1 } else { 2 }));
        }
        dot(field, x + width + tilt * row / 3, y + row, tone(5));
    }
}

/// Deep snow: drifts with a soft windward and a steep lee side, and ripples across the wind.
pub fn deep() -> Canvas {
    let height = |x: f32, y: f32| {
        let bend = hills(x, y, (4, 4), 21) * 0.55 + hills(x, y, (9, 8), 22) * 0.16;
        let (u, v) = (x / SIDE as f32, y / SIDE as f32);
        // Drifts run slantwise; the ripples between them are finer and come and go.
        let drift = ridge(u * 2.0 + v * 4.0 + bend);
        let ripple = ridge(u * 4.0 + v * 13.0 + bend * 2.6);
        let patches = (0.5 + 0.8 * hills(x, y, (5, 6), 23)).clamp(0.0, 1.0);
        4.0 * drift * (0.55 + 0.5 * patches) + 1.3 * ripple * patches + 1.6 * hills(x, y, (11, 9), 24)
    };
    let mut field = Canvas::from_fn(SIDE, SIDE, |x, y| {
        let (u, v) = (x as f32, y as f32);
        let slope = lit(u, v, height);
        let level = 4.15 + 1.0 * slope + 0.08 * (height(u, v) - 2.0);
        opaque(tone(stepped(level.clamp(0.8, 6.2), x, y, 0.35)))
    });
    for glint in 0..70 {
        let (x, y) = (pick(&[glint, 1, 25], SIDE as u32), pick(&[glint, 2, 25], SIDE as u32));
        dot(&mut field, x, y, tone(if unit(&[glint, 3, 25]) > 0.6 { 7 } else { 6 }));
    }
    field
}

/// A ridge from 0 to 1 for each whole turn: rises slowly, falls quickly.
fn ridge(turns: f32) -> f32 {
    let t = turns - turns.floor();
    let crest = 0.70;
    let along = if t < crest { t / crest } else { (1.0 - t) / (1.0 - crest) };
    0.5 - 0.5 * wave(0.25 + along * 0.5)
}

/// How much a surface faces the light, which comes from the upper left.
fn lit(x: f32, y: f32, height: impl Fn(f32, f32) -> f32) -> f32 {
    let across = height(x + 1.0, y) - height(x - 1.0, y);
    let down = height(x, y + 1.0) - height(x, y - 1.0);
    0.75 * across + 0.65 * down
}

/// A level as a whole step; `rough` is how far the dither may push it.
fn stepped(level: f32, x: i32, y: i32, rough: f32) -> i32 {
    let stray = if hash(&[x, y, 26]) % 100 < 3 { 0.4 } else { 0.0 };
    (level + stray + (threshold(x, y) - 0.5) * rough).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snow_is_neither_black_nor_burnt_out() {
        for (name, field) in [("packed", packed()), ("deep", deep())] {
            let mut sum = 0_u32;
            for i in 0..SIDE * SIDE {
                let [r, g, b, a] = field.get(i % SIDE, i / SIDE);
                assert_eq!(a, 255, "{name}");
                sum += (u32::from(r) * 3 + u32::from(g) * 6 + u32::from(b)) / 10;
            }
            let mean = sum / (SIDE * SIDE) as u32;
            assert!((140..205).contains(&mean), "{name}: {mean}");
        }
    }

    #[test]
    fn tones_grow_lighter_step_by_step() {
        let light = |step: i32| tone(step).iter().map(|&c| u32::from(c)).sum::<u32>();
        assert!((0..7).all(|step| light(step) < light(step + 1)));
    }
}
