//! Small bath tiles (cream octagons with green dots) and trodden snow.

use crate::{
    ground::{
        canvas::{Canvas, mix, opaque},
        noise::{chance, hash, pick, soft},
        tints::{glaze, ivory},
    },
    palette::{BLUE, CREAM, STEEL},
};

/// Variants of each of these floors.
pub const VARIANTS: i32 = 10;
const SIDE: i32 = 16;
const OCTAGON: i32 = 8;

/// One variant of the octagon floor.
pub fn octagon_tile(variant: i32) -> Canvas {
    let (cream, green) = (ivory(), glaze());
    let cracked = (variant >= VARIANTS - 2).then(|| pick(&[variant, 5], 4));
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let (u, v) = (x % OCTAGON, y % OCTAGON);
        let number = x / OCTAGON + 2 * (y / OCTAGON);
        // The green dots sit on the corners, so that they are shared out among four tiles.
        let corner = (u.min(OCTAGON - u)) + (v.min(OCTAGON - v));
        if corner < 2 {
            return opaque(green.step(if corner == 0 { 9 } else { 7 }));
        }
        if corner == 2 || u == 0 || v == 0 {
            return opaque(cream.step(0));
        }
        if cracked == Some(number) && (u * 2 - v - 3).abs() < 1 + (v & 1) {
            return opaque(cream.step(0));
        }
        let shade = [0, 0, 0, -1, 1, 0][pick(&[variant, number, 1], 6) as usize];
        let light = i32::from(v == 1 || (u == 1 && v < 4)) - i32::from(v == 7 || (u == 7 && v > 3));
        let spot = -i32::from(chance(&[variant, x, y, 2], 2));
        opaque(cream.step(3 + shade.min(0) + light + spot))
    })
}

/// One variant of trodden snow.
pub fn snow_tile(variant: i32) -> Canvas {
    let tone = |step: i32| match step {
        i32::MIN..=0 => mix(STEEL.step(4), BLUE.step(3), 70),
        1 => mix(STEEL.step(4), BLUE.step(4), 60),
        2 => STEEL.step(4),
        3 => mix(STEEL.step(4), CREAM.step(3), 128),
        _ => CREAM.step(3),
    };
    let seed = 900 + variant;
    let mut tile = Canvas::from_fn(SIDE, SIDE, |x, y| {
        // Drifts fade towards the edges, where every variant is the same plain snow.
        let inside = (x.min(15 - x).min(y).min(15 - y) as f32 / 4.0).min(1.0);
        let drift = soft(x as f32, y as f32, 6.0, seed) * inside;
        let step = if drift > 0.35 {
            4
        } else if drift < -0.4 {
            2
        } else {
            3
        };
        let glitter = i32::from(hash(&[seed, x, y]) % 100 < 2);
        opaque(tone(step + glitter))
    });
    if variant % 4 == 3 {
        let (x, y) = (3 + pick(&[seed, 1], 7), 3 + pick(&[seed, 2], 6));
        for (dx, dy, w, h) in [(0, 0, 3, 5), (5, 3, 3, 5)] {
            tile.fill(x + dx, y + dy, w, h, tone(1));
            tile.fill(x + dx, y + dy, w, 1, tone(0));
            tile.fill(x + dx, y + dy + h, w, 1, tone(4));
        }
    }
    tile
}
