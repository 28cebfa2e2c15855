//! Ice: dark water under a clear sheet, with cracks, scratches, frost and streaks of reflected sky.

use crate::{
    ground::{
        canvas::{Canvas, mix, opaque},
        field::{SIDE, WIDE, dot, hills},
        noise::{pick, threshold, unit, wave},
    },
    palette::{BLUE, CREAM, INK, Rgb, STEEL, WATER},
};

/// How long the cracks of a field are, in pixels.
const CRACKS: [i32; 15] = [150, 128, 110, 96, 84, 76, 64, 58, 50, 46, 40, 34, 30, 26, 22];

/// Tones of ice: 0 black water, 2 and 3 the sheet, 5 frost, 7 the white of a crack.
fn tone(step: i32) -> Rgb {
    let deep = mix(mix(INK.step(1), WATER.step(1), 130), STEEL.step(2), 40);
    let sheet = mix(mix(INK.step(2), WATER.step(2), 100), STEEL.step(3), 84);
    let pale = mix(STEEL.step(3), BLUE.step(4), 60);
    match step {
        i32::MIN..=0 => deep,
        1 => mix(deep, sheet, 128),
        2 => sheet,
        3 => mix(sheet, pale, 70),
        4 => mix(sheet, pale, 150),
        5 => pale,
        6 => mix(pale, BLUE.step(4), 150),
        _ => mix(BLUE.step(4), CREAM.step(3), 120),
    }
}

/// What skids leave on the ice, in the order of the marks of snow; a cut in ice is white on all its sides.
pub fn marks() -> Canvas {
    let tones = [tone(5), tone(4), tone(3), tone(4)];
    Canvas::from_fn(4, 1, |x, _| opaque(tones[x as usize]))
}

/// The whole field.
pub fn ice() -> Canvas {
    let mut field = Canvas::from_fn(WIDE, WIDE, |x, y| opaque(tone(sheet(x, y))));
    for bubble in 0..130 {
        let at = |key: i32| pick(&[bubble, key, 41], WIDE as u32);
        dot(&mut field, at(1), at(2), tone(4));
        dot(&mut field, at(1) + 1, at(2) + 1, tone(1));
    }
    for scratch in 0..90 {
        skate(&mut field, scratch);
    }
    for (number, length) in CRACKS.into_iter().enumerate() {
        crack(&mut field, number as i32, length);
    }
    field
}

/// The sheet itself: depth showing through, frost in patches, slanting streaks of sky.
fn sheet(x: i32, y: i32) -> i32 {
    let (u, v) = (x as f32, y as f32);
    let depth = hills(u, v, (3, 4), 31) + 0.4 * hills(u, v, (8, 9), 32);
    let frost = hills(u, v, (5, 4), 33) + 0.55 * hills(u, v, (14, 15), 34);
    let (a, b) = (u / SIDE as f32, v / SIDE as f32);
    let streak = wave(a * 3.0 + b * 4.0 + 0.12 * hills(u, v, (6, 6), 35))
        + 0.5 * wave(a * 9.0 + b * 12.0 + 0.2 * hills(u, v, (5, 5), 36));
    let mut level = 2.0 - 0.9 * depth;
    if streak > 0.95 {
        level += 1.1;
    }
    if streak > 1.3 {
        level += 0.8;
    }
    if frost > 0.62 {
        level = level.max(3.2 + (frost - 0.62) * 3.6);
    }
    (level + (threshold(x, y) - 0.5) * 0.6).round().clamp(0.0, 5.0) as i32
}

/// The thin arc of a boot or a sledge.
fn skate(field: &mut Canvas, seed: i32) {
    let r = |key: i32| unit(&[seed, key, 42]);
    let (mut x, mut y) = (r(1) * WIDE as f32, r(2) * WIDE as f32);
    let (mut turn, bend) = (r(3), (r(4) - 0.5) * 0.02);
    for step in 0..(7 + (r(5) * 16.0) as i32) {
        let level = if step % 5 == 4 { 3 } else { 4 + i32::from(step % 3 == 0) };
        dot(field, x as i32, y as i32, tone(level));
        x += wave(turn + 0.25);
        y += wave(turn);
        turn += bend;
    }
}

/// A crack: a white line that wanders and forks, with dark water on its shaded side.
fn crack(field: &mut Canvas, seed: i32, length: i32) {
    let r = |step: i32, key: i32| unit(&[seed, step, key, 43]);
    let (mut x, mut y) = (r(0, 1) * WIDE as f32, r(0, 2) * WIDE as f32);
    let mut turn = r(0, 3);
    for step in 0..length {
        if step % 6 == 0 {
            turn += (r(step, 4) - 0.5) * 0.26;
        }
        let (px, py) = (x as i32, y as i32);
        let wide = step > length / 5 && step < length * 3 / 5;
        dot(field, px + 1, py + 1, tone(0));
        if wide {
            dot(field, px + 1, py, tone(1));
        }
        dot(field, px, py, tone(if step > length * 4 / 5 { 5 } else { 7 }));
        if step % 13 == 8 {
            branch(
                field,
                (x, y),
                turn + if r(step, 5) > 0.5 { 0.13 } else { -0.13 },
                5 + (r(step, 6) * 9.0) as i32,
            );
        }
        x += wave(turn + 0.25);
        y += wave(turn);
    }
}

fn branch(field: &mut Canvas, (mut x, mut y): (f32, f32), turn: f32, length: i32) {
    for step in 0..length {
        dot(field, x as i32, y as i32, tone(if step * 2 > length { 4 } else { 6 }));
        x += wave(turn + 0.25);
        y += wave(turn);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ice_is_darker_than_snow_and_holds_cracks() {
        let field = ice();
        let count = |wanted: Rgb| {
            (0..WIDE * WIDE).filter(|i| field.get(i % WIDE, i / WIDE) == opaque(wanted)).count()
        };
        assert!(count(tone(7)) > 300, "cracks are white");
        assert!(count(tone(2)) + count(tone(1)) + count(tone(3)) > (WIDE * WIDE / 2) as usize);
    }
}
