//! Wooden floors: long boards from west to east, three to a tile, their butts and nails in other places in every variant.

use crate::ground::{
    canvas::{Canvas, opaque},
    noise::{chance, pick},
    tints::Tints,
};

/// Variants of the board floor.
pub const VARIANTS: i32 = 10;
const SIDE: i32 = 16;
/// The first row and the height of each board in pixels.
const BOARDS: [(i32, i32); 3] = [(0, 5), (5, 6), (11, 5)];

/// One variant of the board floor in `tints`.
pub fn board_tile(tints: &Tints, variant: i32) -> Canvas {
    let mut tile = Canvas::new(SIDE, SIDE);
    for (row, &(top, height)) in BOARDS.iter().enumerate() {
        let key = row as i32;
        let base = [5, 6, 5][row];
        // Not more than every other board ends in a tile, or the floor turns into bricks.
        let butt = chance(&[variant, key, 1], 40).then(|| 3 + pick(&[variant, key, 2], 10));
        for y in top..top + height {
            for x in 0..SIDE {
                let level = grain(variant, key, x, y - top, height, base);
                tile.set(x, y, opaque(tints.step(level)));
            }
        }
        if let Some(x) = butt {
            for y in top..top + height - 1 {
                tile.dot(x, y, tints.step(2));
                tile.dot(x + 1, y, tints.step(base + 1));
            }
            tile.dot(x - 2, top + 2, tints.step(2));
            tile.dot(x + 3, top + 2, tints.step(2));
        }
    }
    if variant % 5 == 4 {
        knot(&mut tile, tints, 4 + pick(&[variant, 31], 7), 7);
    }
    tile
}

fn grain(variant: i32, row: i32, x: i32, y: i32, height: i32, base: i32) -> i32 {
    if y == height - 1 {
        return 1;
    }
    if y == 0 {
        return base + 1;
    }
    // Grain runs in dashes of four to six pixels that keep clear of the tile's ends.
    let dash = pick(&[variant, row, y, x / 5, 3], 9);
    let clear_of_ends = (1..SIDE - 1).contains(&x);
    match dash {
        0 if clear_of_ends => base - 1,
        1 if clear_of_ends && x % 5 > 1 => base + 1,
        _ => base,
    }
}

fn knot(tile: &mut Canvas, tints: &Tints, x: i32, y: i32) {
    tile.fill(x, y, 3, 2, tints.step(3));
    tile.dot(x + 1, y, tints.step(1));
    tile.dot(x - 1, y, tints.step(4));
    tile.dot(x + 3, y + 1, tints.step(4));
}
