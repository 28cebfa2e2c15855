//! Walls of a locksmith's shop, of a rail yard, and of the great square.

use crate::{
    ground::{
        canvas::{Canvas, mix, opaque},
        noise::{chance, hash, pick},
        walls::FACE,
    },
    palette::{BRICK, GOLD, INK, LINEN, OLIVE, OUTLINE, RED, RUST, Rgb, STEEL, STONE_WARM},
};

const SIDE: i32 = 16;

/// A shop's wall: green paint to the height of a hand, a picture rail, plaster gone yellow above.
pub fn shop_face(variant: i32) -> Canvas {
    let green = mix(OLIVE.step(3), STONE_WARM.step(3), 100);
    let cream = mix(LINEN.step(2), GOLD.step(1), 60);
    Canvas::from_fn(SIDE, FACE, |x, y| {
        let dim = (9 - y).max(0) as u32 * 14;
        let rough = if chance(&[variant, x, y, 1001], 9) { 26 } else { 0 };
        opaque(match y {
            0 | 31 => OUTLINE,
            1 => mix(STONE_WARM.step(4), LINEN.step(2), 90),
            14 => GOLD.step(2),
            15 => GOLD.step(0),
            29 => STONE_WARM.step(3),
            30 => STONE_WARM.step(1),
            2..=13 => {
                let crack = variant % 4 == 2 && (x - 8 + (y - 7) / 2).abs() < 1 && y > 3;
                let damp = variant % 5 == 3 && y < 6 + pick(&[variant, x / 2, 1002], 4);
                let colour = mix(mix(cream, STONE_WARM.step(3), 60), OUTLINE, rough + dim);
                if crack {
                    mix(colour, OUTLINE, 110)
                } else if damp {
                    mix(colour, RUST.step(2), 50)
                } else {
                    colour
                }
            }
            _ => {
                let board = x % 8 == 0;
                let base = mix(green, OUTLINE, rough + if board { 90 } else { 0 });
                if x % 8 == 1 { mix(base, LINEN.step(3), 26) } else { base }
            }
        })
    })
}

/// A yard's wall: boards of rusted sheet between posts, a stripe of old paint.
pub fn sheet_face(variant: i32) -> Canvas {
    Canvas::from_fn(SIDE, FACE, |x, y| {
        let fold = [3, 4, 3, 2][x as usize % 4];
        let rust = chance(&[variant, x / 2, y / 5, 1011], 24) || y > 26 - pick(&[variant, x, 1012], 6);
        let sheet = mix(STEEL.step(fold - 1), INK.step(fold.min(4)), 90);
        let mut colour = if rust { mix(sheet, RUST.step(fold.min(3)), 150) } else { sheet };
        if (12..15).contains(&y) {
            colour = mix(colour, RED.step(2), 90);
        }
        opaque(match y {
            0 | 31 => OUTLINE,
            1 => STEEL.step(4),
            2 => STEEL.step(1),
            30 => INK.step(1),
            _ => colour,
        })
    })
}

/// The wall along the square: old brick, a white string course, swallows' tails of snow along its top.
pub fn kremlin_face(variant: i32) -> Canvas {
    Canvas::from_fn(SIDE, FACE, |x, y| {
        let course = y / 3;
        let brick = (x + 4 * (course % 2)) / 8;
        let mut colour: Rgb = match hash(&[brick, course, variant, 1021]) % 8 {
            0 => mix(BRICK.step(1), RED.step(1), 110),
            1 => mix(BRICK.step(3), RED.step(2), 90),
            _ => mix(BRICK.step(2), RED.step(1), 110),
        };
        if y % 3 == 2 || (x + 4 * (course % 2)) % 8 == 0 {
            colour = mix(colour, OUTLINE, 80);
        }
        let blown = y > 27 - pick(&[variant, x / 3, 1022], 4);
        opaque(match y {
            0 | 31 => OUTLINE,
            1 => LINEN.step(4),
            2 => LINEN.step(2),
            10 => LINEN.step(2),
            11 => mix(LINEN.step(1), BRICK.step(1), 120),
            _ if blown => crate::ground::snow::tone(if y > 28 { 4 } else { 3 }),
            _ => colour,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_fill_their_cells() {
        for variant in 0..10 {
            for face in [shop_face(variant), sheet_face(variant), kremlin_face(variant)] {
                assert!((0..SIDE * FACE).all(|i| face.get(i % SIDE, i / SIDE)[3] == 255));
            }
        }
    }
}
