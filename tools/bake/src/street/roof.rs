//! Flat roofs of a city from above: tar, gravel, parapets, and what stands about up there.

use crate::{
    ground::{
        canvas::{Canvas, mix, opaque},
        noise::{chance, hash, pick, soft},
    },
    palette::{INK, OUTLINE, RUST, Ramp, Rgb, STEEL, STONE, STONE_WARM, WARM_PANE},
};

/// How deep a roof's coping is, pixels.
const COPING: i32 = 3;

/// A tone of tar and gravel, 0 dark to 3 light.
fn tar(step: usize, warm: bool) -> Rgb {
    let cool = mix(STONE.step(step), INK.step(step), 90);
    if warm { mix(cool, STONE_WARM.step(step), 120) } else { cool }
}

/// A roof over that rectangle with a coping of `stone`; `kind` chooses what stands on it.
pub fn paint(canvas: &mut Canvas, (x0, y0, w, h): (i32, i32, i32, i32), stone: Ramp, kind: i32) {
    let warm = chance(&[kind, 11], 50);
    for y in 0..h {
        for x in 0..w {
            let rough =
                soft(x as f32, y as f32, 19.0, 40 + kind) + 0.5 * soft(x as f32, y as f32, 6.0, 60 + kind);
            let mut colour = tar(if rough > 0.35 { 3 } else { 2 }, warm);
            colour = mix(colour, tar(2, warm), 120);
            match hash(&[x, y, kind, 3]) % 100 {
                0..6 => colour = tar(1, warm),
                6..9 => colour = tar(3, warm),
                _ => {}
            }
            // Seams of the felt, and patches on them.
            if (y + 2) % 14 == 0 && !chance(&[x / 5, y, kind], 20) {
                colour = mix(colour, OUTLINE, 90);
            }
            if chance(&[x / 17, y / 11, kind, 5], 7) {
                colour = mix(colour, OUTLINE, 60);
            }
            canvas.set(x0 + x, y0 + y, opaque(colour));
        }
    }
    coping(canvas, (x0, y0, w, h), stone);
    let things = (w / 34).max(2);
    for thing in 0..things {
        let slot = (w - 24) / things;
        let x = x0 + 8 + thing * slot + pick(&[kind, thing, 21], (slot - 14).max(1) as u32);
        let y = y0 + 9 + pick(&[kind, thing, 22], (h - 30).max(1) as u32);
        furnish(canvas, (x, y), pick(&[kind, thing, 23], 5), kind + thing);
    }
}

/// The low wall around a roof: its lit top, and the shadow that it throws inwards.
fn coping(canvas: &mut Canvas, (x, y, w, h): (i32, i32, i32, i32), stone: Ramp) {
    for depth in 0..COPING {
        let (i, j) = (w - 2 * depth, h - 2 * depth);
        let tone = if depth == 0 { 4 } else { 3 };
        canvas.fill(x + depth, y + depth, i, 1, stone.step(tone));
        canvas.fill(x + depth, y + depth, 1, j, stone.step(tone));
        canvas.fill(x + w - 1 - depth, y + depth, 1, j, stone.step(3 - usize::from(depth == 2)));
        canvas.fill(x + depth, y + h - 1 - depth, i, 1, stone.step(if depth == 0 { 4 } else { 3 }));
    }
    let shade = |canvas: &mut Canvas, x: i32, y: i32, part: u32| {
        let [r, g, b, _] = canvas.get(x, y);
        canvas.dot(x, y, mix([r, g, b], OUTLINE, part));
    };
    for along in COPING..w - COPING {
        shade(canvas, x + along, y + COPING, 150);
        shade(canvas, x + along, y + COPING + 1, 80);
    }
    for along in COPING..h - COPING {
        shade(canvas, x + COPING, y + along, 120);
        shade(canvas, x + COPING + 1, y + along, 60);
    }
    canvas.fill(x, y, w, 1, OUTLINE);
    canvas.fill(x, y, 1, h, OUTLINE);
    canvas.fill(x + w - 1, y, 1, h, OUTLINE);
}

/// A box on a roof: top, face, outline, shadow.
fn block(canvas: &mut Canvas, (x, y, w, d, h): (i32, i32, i32, i32, i32), ramp: Ramp) {
    for row in 0..d + h {
        for column in 0..3 {
            let [r, g, b, a] = canvas.get(x + w + column, y + 2 + row);
            if a > 0 {
                canvas.dot(x + w + column, y + 2 + row, mix([r, g, b], OUTLINE, 130));
            }
        }
    }
    canvas.fill(x - 1, y - 1, w + 2, d + h + 2, OUTLINE);
    canvas.fill(x, y, w, d, ramp.step(3));
    canvas.fill(x, y, w, 1, ramp.step(4));
    canvas.fill(x, y, 1, d, ramp.step(4));
    canvas.fill(x, y + d, w, h, ramp.step(1));
    canvas.fill(x, y + d, 1, h, ramp.step(2));
}

fn furnish(canvas: &mut Canvas, (x, y): (i32, i32), what: i32, seed: i32) {
    match what {
        // A cooling machine with its fan.
        0 => {
            block(canvas, (x, y, 15, 9, 5), STEEL);
            canvas.fill(x + 4, y + 2, 7, 5, INK.step(1));
            canvas.fill(x + 3, y + 3, 9, 3, INK.step(1));
            canvas.line((x + 4, y + 4), (x + 10, y + 4), STEEL.step(2));
            canvas.line((x + 7, y + 2), (x + 7, y + 6), STEEL.step(2));
            for grille in 0..4 {
                canvas.fill(x + 2 + grille * 3, y + 10, 2, 3, INK.step(0));
            }
        }
        // A skylight, lit from below.
        1 => {
            block(canvas, (x, y, 17, 10, 3), STEEL);
            for pane in 0..3 {
                for row in 0..2 {
                    let lit = !chance(&[seed, pane, row, 31], 30);
                    let colour = if lit { WARM_PANE.step(3 - row as usize) } else { INK.step(1) };
                    canvas.fill(x + 1 + pane * 5, y + 1 + row * 4, 4, 3, colour);
                }
            }
        }
        // The house over the stairs, its door ajar.
        2 => {
            block(canvas, (x, y, 16, 11, 11), STONE_WARM);
            canvas.fill(x + 5, y + 13, 6, 9, INK.step(0));
            canvas.fill(x + 6, y + 14, 3, 8, WARM_PANE.step(2));
            canvas.fill(x + 6, y + 14, 1, 8, WARM_PANE.step(3));
        }
        // Vents with hats.
        3 => {
            for vent in 0..3 {
                let (u, v) = (x + vent * 7, y + pick(&[seed, vent, 32], 5));
                canvas.fill(u - 1, v - 1, 6, 8, OUTLINE);
                canvas.fill(u, v, 4, 3, STEEL.step(3));
                canvas.fill(u, v, 4, 1, STEEL.step(4));
                canvas.fill(u + 1, v + 3, 2, 3, STEEL.step(1));
            }
        }
        // A pipe, rusted, that goes nowhere.
        _ => {
            canvas.fill(x, y, 26, 4, OUTLINE);
            canvas.fill(x, y + 1, 26, 2, RUST.step(2));
            canvas.fill(x, y + 1, 26, 1, RUST.step(4));
            for joint in 0..4 {
                canvas.fill(x + 2 + joint * 7, y, 2, 4, RUST.step(1));
            }
            block(canvas, (x + 22, y - 4, 8, 6, 6), STEEL);
        }
    }
}
