//! Chance and waves that come out the same on every machine: an integer hash, a sine by polynomial, a dither matrix.

/// A well-mixed number from a list of numbers.
pub fn hash(keys: &[i32]) -> u32 {
    let mut h = 0x9e37_79b9_u32;
    for &key in keys {
        h ^= key as u32;
        h = (h ^ (h >> 16)).wrapping_mul(0x7feb_352d);
        h = (h ^ (h >> 15)).wrapping_mul(0x846c_a68b);
        h ^= h >> 16;
    }
    h
}

/// A number from 0 to below `count`.
pub fn pick(keys: &[i32], count: u32) -> i32 {
    (hash(keys) % count) as i32
}

/// A number from 0.0 to below 1.0.
pub fn unit(keys: &[i32]) -> f32 {
    (hash(keys) >> 8) as f32 / (1 << 24) as f32
}

/// True in `part` of a hundred cases.
pub fn chance(keys: &[i32], part: u32) -> bool {
    hash(keys) % 100 < part
}

/// The sine of an angle in turns: 0.25 gives 1. A polynomial, so that no platform's library colours a pixel.
pub fn wave(turns: f32) -> f32 {
    let t = turns - (turns + 0.5).floor();
    let parabola = 8.0 * t * (1.0 - 2.0 * t.abs());
    parabola * (0.775 + 0.225 * parabola.abs())
}

/// The ordered-dither threshold of a pixel, from 1/32 to 31/32.
pub fn threshold(x: i32, y: i32) -> f32 {
    const BAYER: [[u8; 4]; 4] = [[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]];
    (f32::from(BAYER[y.rem_euclid(4) as usize][x.rem_euclid(4) as usize]) + 0.5) / 16.0
}

/// Smooth noise from -1 to 1 that changes over about `cell` pixels.
pub fn soft(x: f32, y: f32, cell: f32, seed: i32) -> f32 {
    let (u, v) = (x / cell, y / cell);
    let (i, j) = (u.floor(), v.floor());
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let (s, t) = (ease(u - i), ease(v - j));
    let at = |dx: i32, dy: i32| unit(&[seed, i as i32 + dx, j as i32 + dy]) * 2.0 - 1.0;
    let row = |dy: i32| at(0, dy) * (1.0 - s) + at(1, dy) * s;
    row(0) * (1.0 - t) + row(1) * t
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wave_follows_the_sine() {
        for k in -40..40 {
            let turns = k as f32 / 17.0;
            let (sine, _) = crate::sculpt::sin_cos(turns * crate::sculpt::TURN);
            assert!((wave(turns) - sine).abs() < 0.002);
        }
    }
}
