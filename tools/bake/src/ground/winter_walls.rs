//! Walls of a winter yard: old brick and a plank fence, both with a cap of snow above and a drift at their foot.

use crate::{
    ground::{
        canvas::{Canvas, mix, opaque},
        noise::{chance, hash, pick, unit},
        snow::tone as snow,
        tints::{Tints, boards, brick},
        walls::{FACE, STUB},
    },
    palette::{BLUE, INK, OUTLINE, Rgb, STEEL},
};

/// Variants of each face.
pub const VARIANTS: i32 = 10;
const SIDE: i32 = 16;
/// Rows of the snow cap where two tiles meet; between them it hangs lower or less low.
const CAP: i32 = 5;
/// Rows of the drift where two tiles meet.
const DRIFT: i32 = 3;

/// Old brick with a sagging cap of snow, icicles, frost, and a drift at its foot.
pub fn yard_face(variant: i32) -> Canvas {
    let clay = brick();
    let mut face = Canvas::from_fn(SIDE, FACE, |x, y| opaque(yard_brick(&clay, variant, x, y)));
    match variant {
        6 => patch(&mut face, &clay),
        7 => pipe(&mut face),
        8 => vent(&mut face),
        _ => {}
    }
    cap(&mut face, variant, CAP);
    icicles(&mut face, variant);
    drift(&mut face, variant, FACE);
    face
}

fn yard_brick(clay: &Tints, variant: i32, x: i32, y: i32) -> Rgb {
    let row = y - 2;
    let course = row.div_euclid(5);
    let along = x + if course % 2 == 1 { 5 } else { 0 };
    let (u, v) = (along.rem_euclid(8), row.rem_euclid(5));
    let cold = |colour: Rgb| mix(colour, BLUE.step(1), 46);
    // Rime whitens the bricks just under the cap and just over the drift.
    let rime = chance(&[variant, x, y, 91], if y < 12 { 40 - 3 * y as u32 } else { 0 })
        || (y > FACE - 9 && chance(&[variant, x, y, 92], ((y - FACE + 10) * 6) as u32));
    if rime && v != 4 {
        return mix(cold(clay.step(4)), snow(3), 110);
    }
    if u == 0 || v == 4 {
        return cold(clay.step(if chance(&[variant, x, y, 93], 16) { 0 } else { 1 }));
    }
    let number = along / 8;
    let runs_on = course % 2 == 1 && number != 1;
    let shade = if runs_on { 3 } else { 2 + pick(&[variant, course, number, 94], 5) / 2 };
    let top = i32::from(v == 0 && !chance(&[variant, x, y, 95], 25));
    let worn = i32::from(chance(&[variant, x, y, 96], 6));
    cold(clay.step((shade + top - worn).max(1)))
}

/// A place where the render still clings to the bricks.
fn patch(face: &mut Canvas, clay: &Tints) {
    for y in 9..22 {
        for x in 2..14 {
            let edge = (x - 2).min(13 - x).min(y - 9).min(21 - y);
            if edge > 1 || chance(&[x, y, 97], 25 + 35 * edge as u32) {
                let plaster = mix(STEEL.step(2), clay.step(4), 70);
                let stained = hash(&[x, y / 2, 98]) % 100 < 18;
                face.dot(x, y, if stained { mix(plaster, INK.step(1), 70) } else { plaster });
            }
        }
    }
    face.line((8, 10), (6, 20), mix(INK.step(1), clay.step(1), 128));
}

/// A rain pipe with a clamp and a beard of ice.
fn pipe(face: &mut Canvas) {
    for y in 4..FACE {
        for (x, step) in [(6, 0), (7, 3), (8, 2), (9, 1), (10, 0)] {
            face.dot(x, y, STEEL.step(step));
        }
    }
    for y in [10, 22] {
        face.fill(5, y, 7, 2, STEEL.step(1));
        face.fill(6, y, 3, 1, STEEL.step(3));
    }
    for (x, from, to) in [(7, 24, 30), (8, 23, 31), (9, 26, 31)] {
        for y in from..to {
            face.dot(x, y, if x == 7 { BLUE.step(4) } else { mix(BLUE.step(3), STEEL.step(4), 120) });
        }
    }
}

/// A grating near the ground.
fn vent(face: &mut Canvas) {
    face.fill(4, 19, 9, 6, OUTLINE);
    for x in [5, 7, 9, 11] {
        face.fill(x, 20, 1, 4, STEEL.step(1));
    }
    face.fill(4, 18, 9, 1, STEEL.step(2));
    face.fill(4, 18, 4, 1, snow(5));
}

/// How far something bulges at `x` between a tile's edges, where it never does, 0 to 1.
pub(super) fn bulge(variant: i32, x: i32, salt: i32) -> f32 {
    let inside = x.min(SIDE - 1 - x) as f32 / 5.0;
    let middle = 5.0 + 6.0 * unit(&[variant, salt]);
    let near = 1.0 - ((x as f32 - middle) / 5.5).abs();
    inside.min(1.0) * near.max(0.0)
}

/// Snow that hangs over the upper edge down to about row `rows`.
fn cap(face: &mut Canvas, variant: i32, rows: i32) {
    for x in 0..SIDE {
        let deep = rows + (bulge(variant, x, 101) * 3.4) as i32 - (bulge(variant, x, 102) * 2.0) as i32;
        for y in 0..deep {
            let step = match deep - y {
                1 => 1,
                2 => 3,
                _ if y == 0 => 6,
                _ => 5 - i32::from(hash(&[variant, x, y, 103]) % 100 < 14),
            };
            face.dot(x, y, snow(step));
        }
        face.dot(x, deep, mix(OUTLINE, snow(0), 60));
    }
}

fn icicles(face: &mut Canvas, variant: i32) {
    for hang in 0..[0, 3, 0, 4, 2, 0, 0, 0, 3, 5][(variant % 10) as usize] {
        let x = 2 + pick(&[variant, hang, 104], 12);
        let length = 3 + pick(&[variant, hang, 105], 6);
        let Some(top) = (0..FACE / 2).find(|&y| face.get(x, y) == opaque(mix(OUTLINE, snow(0), 60))) else {
            continue;
        };
        for y in 0..length {
            let colour = if y + 1 == length { BLUE.step(4) } else { mix(BLUE.step(4), STEEL.step(4), 150) };
            face.dot(x, top + y, colour);
            if y < length / 2 {
                face.dot(x + 1, top + y, BLUE.step(3));
            }
        }
    }
}

/// Snow heaped against the foot of a face `height` pixels high.
fn drift(face: &mut Canvas, variant: i32, height: i32) {
    for x in 0..SIDE {
        let high = DRIFT + (bulge(variant, x, 106) * 4.0) as i32 - (bulge(variant, x, 107) * 2.0) as i32;
        for up in 0..high {
            let step =
                if up + 1 == high { 5 } else { 4 - i32::from(hash(&[variant, x, up, 108]) % 100 < 25) };
            face.dot(x, height - 1 - up, snow(step));
        }
    }
}

/// The brick wall cut down.
pub fn yard_stub(variant: i32) -> Canvas {
    let clay = brick();
    let mut face = Canvas::from_fn(SIDE, STUB, |x, y| opaque(yard_brick(&clay, variant, x, y + 12)));
    // Of so low a face the snow must not take the bricks: a lip above, a dusting at the foot.
    for x in 0..SIDE {
        face.dot(x, 0, snow(5));
        let hangs = bulge(variant, x, 101) > 0.5;
        face.dot(x, 1, if hangs { snow(2) } else { mix(OUTLINE, clay.step(0), 90) });
        if bulge(variant, x, 106) > 0.35 {
            face.dot(x, STUB - 1, snow(4));
        }
    }
    face
}

/// A fence of upright planks of uneven height, each with its own cap of snow, two rails, and a drift.
pub fn fence_face(variant: i32) -> Canvas {
    let wood = boards();
    let mut face = Canvas::from_fn(SIDE, FACE, |x, y| opaque(plank(&wood, variant, x, y)));
    for y in [11, 12, 23, 24] {
        for x in 0..SIDE {
            let nail = x % 4 == 2 && y % 2 == 1;
            let rail = grey(wood.step(if y % 2 == 1 { 5 } else { 2 }));
            face.dot(x, y, if nail { STEEL.step(3) } else { rail });
        }
    }
    for board in 0..4 {
        let top = plank_top(variant, board);
        for x in board * 4..board * 4 + 3 {
            face.dot(x, top, snow(6));
            face.dot(x, top + 1, snow(4));
            if chance(&[variant, x, 111], 45) {
                face.dot(x, top + 2, snow(2));
            }
        }
    }
    for y in [11, 23] {
        for x in 0..SIDE {
            if chance(&[variant, x / 2, y, 112], 55) {
                face.dot(x, y - 1, snow(4));
            }
        }
    }
    drift(&mut face, variant, FACE);
    face
}

pub(super) fn grey(colour: Rgb) -> Rgb {
    mix(mix(colour, STEEL.step(2), 92), BLUE.step(1), 40)
}

fn plank_top(variant: i32, board: i32) -> i32 {
    1 + pick(&[variant, board, 113], 4)
}

fn plank(wood: &Tints, variant: i32, x: i32, y: i32) -> Rgb {
    let (board, u) = (x / 4, x % 4);
    let missing = variant == VARIANTS - 1 && board == 2 && y < 23;
    if y < plank_top(variant, board) || missing {
        // Over and between the planks one sees the snow heaped behind them, in their shade.
        return snow(if missing || y > 2 { 0 } else { 1 });
    }
    if u == 3 {
        return mix(OUTLINE, grey(wood.step(0)), 90);
    }
    let shade = 3 + pick(&[variant, board, 114], 3);
    let grain = i32::from(chance(&[variant, x, y / 4, 115], 20));
    let knot = i32::from(chance(&[variant, board, y / 3, 116], 4) && u == 1);
    grey(wood.step(shade + i32::from(u == 0) - grain - 2 * knot))
}

/// The fence cut down.
pub fn fence_stub(variant: i32) -> Canvas {
    let wood = boards();
    let mut face = Canvas::from_fn(SIDE, STUB, |x, y| opaque(plank(&wood, variant % 5, x, y + 14)));
    for board in 0..4 {
        for x in board * 4..board * 4 + 3 {
            face.dot(x, 0, snow(6));
            face.dot(x, 1, snow(if chance(&[variant, x, 117], 50) { 5 } else { 3 }));
        }
    }
    drift(&mut face, variant, STUB);
    face
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_fill_their_cells_and_meet_at_their_edges() {
        for variant in 0..VARIANTS {
            for (face, height) in [
                (yard_face(variant), FACE),
                (fence_face(variant), FACE),
                (yard_stub(variant), STUB),
                (fence_stub(variant), STUB),
            ] {
                assert_eq!((face.width(), face.height()), (SIDE, height));
                assert!((0..SIDE * height).all(|i| face.get(i % SIDE, i / SIDE)[3] == 255));
            }
            // The drift at a tile's edges has one height in all variants.
            let foot = |x: i32| {
                (0..FACE).rev().take_while(move |&y| {
                    (2..7).any(|step| yard_face(variant).get(x, y) == opaque(snow(step)))
                })
            };
            assert!(foot(0).count() >= DRIFT as usize && foot(SIDE - 1).count() >= DRIFT as usize);
        }
    }
}
