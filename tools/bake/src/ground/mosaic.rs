//! Small bath tiles: cream octagons with green dots.

use crate::ground::{
    canvas::{Canvas, opaque},
    noise::{chance, pick},
    tints::{glaze, ivory},
};

/// Variants of this floor.
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
