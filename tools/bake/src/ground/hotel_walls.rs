//! Walls of a run-down hotel: papered corridors, a panelled lobby, a tiled bathroom, brick outside, a range's blocks.

use crate::{
    ground::{
        canvas::{Canvas, mix, opaque},
        noise::{chance, hash, pick, soft, unit},
        tints::{Tints, brick},
        walls::{FACE, STUB},
    },
    palette::{
        BLUE, BURGUNDY, CREAM, GOLD, INK, LINEN, MAHOGANY, OLIVE, OUTLINE, PATINA, Rgb, STEEL, STONE,
        STONE_WARM,
    },
};

/// Variants of each face.
pub const VARIANTS: i32 = 10;
const SIDE: i32 = 16;
/// The rows at which the rail, the panels and the skirting begin.
const RAIL: i32 = 19;
const PANEL: i32 = 22;
const SKIRTING: i32 = 29;

/// Striped paper over panels: it fades, blisters, comes off.
pub fn papered_face(variant: i32) -> Canvas {
    let clay = brick();
    Canvas::from_fn(SIDE, FACE, |x, y| {
        opaque(match y {
            0 | 31 => OUTLINE,
            1 => MAHOGANY.step(3),
            2 => MAHOGANY.step(1),
            3..RAIL => paper(&clay, variant, x, y),
            RAIL => MAHOGANY.step(4),
            20 => MAHOGANY.step(2),
            21 => MAHOGANY.step(0),
            PANEL..SKIRTING => panel(variant, x, y - PANEL),
            SKIRTING => MAHOGANY.step(3),
            _ => MAHOGANY.step(1),
        })
    })
}

fn paper(clay: &Tints, variant: i32, x: i32, y: i32) -> Rgb {
    let ochre = mix(mix(GOLD.step(2), LINEN.step(1), 140), STONE_WARM.step(3), 110);
    let green = mix(mix(OLIVE.step(3), PATINA.step(3), 90), STONE_WARM.step(3), 90);
    let stripe = x / 4 % 2 == 0;
    let mut colour = if stripe { ochre } else { green };
    // A sprig on each ochre stripe, a pale line between the stripes.
    let (u, v) = (x % 8, (y + 4 * (x / 8 % 2)) % 8);
    if stripe && ((u == 1 && v == 3) || (u == 2 && (v == 2 || v == 4)) || (u == 2 && v == 3)) {
        colour = mix(colour, BURGUNDY.step(3), if u == 2 && v == 3 { 190 } else { 110 });
    }
    if x % 4 == 0 {
        colour = mix(colour, LINEN.step(3), 50);
    }
    // Lit least under the ceiling.
    let dim = (7 - y).max(0) as u32 * 16;
    colour = mix(colour, OUTLINE, dim);
    let damp = soft(x as f32, y as f32, 6.0, 801 + variant);
    if variant % 3 == 1 && y < 12 && damp > (y - 4) as f32 * 0.08 {
        colour = mix(colour, mix(GOLD.step(0), OLIVE.step(1), 100), 84);
    }
    match torn(variant, x, y) {
        2 => {
            let (row, along) = ((y - 2) / 5, x + if (y - 2) / 5 % 2 == 1 { 5 } else { 0 });
            if (y - 2) % 5 == 4 || along % 8 == 0 {
                clay.step(1)
            } else {
                clay.step(2 + (row + along / 8) % 2)
            }
        }
        1 => mix(LINEN.step(2), STONE_WARM.step(4), 90),
        _ => colour,
    }
}

/// How far paper has come off: 1 bare plaster, 2 bare brick. Whole at a tile's sides, so that tiles meet.
fn torn(variant: i32, x: i32, y: i32) -> i32 {
    let (depth, from) = match variant {
        7 => (6.5, (8.0, 3.0)),
        8 => (5.0, (9.0, 16.0)),
        9 => (7.0, (7.0, 10.0)),
        _ => return 0,
    };
    let (dx, dy) = (x as f32 - from.0, (y as f32 - from.1) * 0.8);
    let reach = (dx * dx + dy * dy).sqrt() + 2.2 * soft(x as f32, y as f32, 3.0, 811 + variant);
    if !(2..=13).contains(&x) || reach > depth {
        0
    } else if reach < depth * 0.45 && variant == 9 {
        2
    } else {
        1
    }
}

fn panel(variant: i32, x: i32, y: i32) -> Rgb {
    let (u, v) = (x % 8, y);
    let shade = 2 + usize::from(chance(&[variant, x / 8, 821], 20));
    if u == 0 || v == 6 {
        return MAHOGANY.step(0);
    }
    if u == 1 || v == 0 {
        return MAHOGANY.step(shade + 1);
    }
    if u == 7 || v == 5 {
        return MAHOGANY.step(1);
    }
    MAHOGANY.step(shade - usize::from(chance(&[variant, x, y, 822], 14)))
}

/// The lobby's panelling up to the ceiling, brass and a strip of marble.
pub fn lobby_face(variant: i32) -> Canvas {
    Canvas::from_fn(SIDE, FACE, |x, y| {
        let (u, v) = (x, y - 6);
        opaque(match y {
            0 | 31 => OUTLINE,
            1 => GOLD.step(3),
            2 => GOLD.step(1),
            3 => MAHOGANY.step(0),
            4 => MAHOGANY.step(3),
            5 => MAHOGANY.step(1),
            6..=21 => {
                let grain = usize::from(chance(&[variant, x, y / 5, 831], 18));
                match (u, v) {
                    (0, _) => MAHOGANY.step(0),
                    (1, _) | (_, 0) => MAHOGANY.step(4),
                    (15, _) | (_, 15) => MAHOGANY.step(1),
                    (3, 2..=13) | (3..=12, 2) => MAHOGANY.step(1),
                    (12, 2..=13) | (3..=12, 13) => MAHOGANY.step(4),
                    (4..=11, 3..=12) => MAHOGANY.step(3 - grain),
                    _ => MAHOGANY.step(2),
                }
            }
            22 => GOLD.step(if x % 8 == 3 { 4 } else { 2 }),
            23 => GOLD.step(0),
            24..=29 => {
                let vein =
                    (x as f32 * 0.7 + y as f32 + 2.0 * soft(x as f32, y as f32, 4.0, 833)).rem_euclid(6.0);
                let green = mix(PATINA.step(2), STONE.step(2), 100);
                if vein < 1.0 { mix(green, PATINA.step(4), 120) } else { green }
            }
            _ => INK.step(1),
        })
    })
}

/// A bathroom's wall: tiles up to the shoulder, paint above, mould in the joints.
pub fn tiled_face(variant: i32) -> Canvas {
    let bone = mix(STONE_WARM.step(4), CREAM.step(2), 150);
    let paint = mix(mix(PATINA.step(3), STONE.step(4), 130), CREAM.step(2), 40);
    Canvas::from_fn(SIDE, FACE, |x, y| {
        opaque(match y {
            0 | 31 => OUTLINE,
            1 => mix(paint, CREAM.step(3), 60),
            2..=10 => {
                let flaked = variant > 7
                    && soft(x as f32, y as f32, 4.0, 841 + variant) > 0.35
                    && (2..14).contains(&x);
                let damp = soft(x as f32, y as f32, 7.0, 842) > 0.5;
                let colour = mix(paint, OUTLINE, (8 - y).max(0) as u32 * 14);
                if flaked {
                    mix(LINEN.step(2), STONE_WARM.step(4), 120)
                } else if damp && variant % 2 == 0 {
                    mix(colour, OLIVE.step(1), 70)
                } else {
                    colour
                }
            }
            11 => BURGUNDY.step(3),
            12 => BURGUNDY.step(1),
            _ => {
                let (u, v) = (x % 4, (y - 13) % 4);
                let out = variant == VARIANTS - 1 && x / 4 == 1 && (y - 13) / 4 == 2;
                if out {
                    return opaque(if u == 0 { OUTLINE } else { STONE_WARM.step(1) });
                }
                if u == 0 || v == 3 {
                    let mouldy = y > 24 && chance(&[variant, x, y, 843], 45);
                    if mouldy { mix(STONE_WARM.step(2), OLIVE.step(1), 150) } else { STONE_WARM.step(3) }
                } else {
                    let shade = [0, 0, 14, 30][pick(&[variant, x / 4, (y - 13) / 4, 844], 4) as usize];
                    let gleam = if v == 0 { 70 } else { 0 };
                    mix(mix(bone, STONE.step(3), shade), CREAM.step(4), gleam)
                }
            }
        })
    })
}

/// Brick outside, sooty, patched with plaster, under a stone cornice.
pub fn brick_face(variant: i32) -> Canvas {
    let clay = brick();
    let mut face = Canvas::from_fn(SIDE, FACE, |x, y| {
        opaque(match y {
            0 | 31 => OUTLINE,
            1 => STONE_WARM.step(4),
            2 => STONE_WARM.step(3),
            3 => STONE_WARM.step(1),
            30 => INK.step(1),
            _ => night_brick(&clay, variant, x, y - 4),
        })
    });
    match variant {
        6 => plastered(&mut face),
        7 => rain_pipe(&mut face),
        8 => vent(&mut face),
        9 => bill(&mut face),
        _ => {}
    }
    face
}

fn night_brick(clay: &Tints, variant: i32, x: i32, y: i32) -> Rgb {
    let course = y.div_euclid(4);
    let along = x + if course % 2 == 1 { 4 } else { 0 };
    let (u, v) = (along.rem_euclid(8), y.rem_euclid(4));
    let night = |colour: Rgb| mix(colour, BLUE.step(0), 60);
    if u == 0 || v == 3 {
        return night(clay.step(if chance(&[variant, x, y, 851], 16) { 0 } else { 1 }));
    }
    let number = along / 8;
    let runs_on = course % 2 == 1 && number != 1;
    let shade = if runs_on { 3 } else { 2 + pick(&[variant, course, number, 852], 5) / 2 };
    let soot = i32::from(y < 5) + i32::from(y > 21 && chance(&[variant, x, y, 853], 40));
    night(clay.step((shade + i32::from(v == 0) - soot).max(1)))
}

fn plastered(face: &mut Canvas) {
    for y in 8..24 {
        for x in 1..15 {
            let edge = (x - 1).min(14 - x).min(y - 8).min(23 - y) as f32;
            if edge + 2.0 * soft(x as f32, y as f32, 3.0, 861) > 1.2 {
                let stained = hash(&[x, y / 3, 862]) % 100 < 20;
                let plaster = mix(STONE_WARM.step(3), STONE.step(3), 120);
                face.dot(x, y, if stained { mix(plaster, OUTLINE, 70) } else { plaster });
            }
        }
    }
}

fn rain_pipe(face: &mut Canvas) {
    for y in 2..31 {
        for (x, step) in [(6, 0), (7, 3), (8, 2), (9, 1), (10, 0)] {
            face.dot(x, y, STEEL.step(step));
        }
    }
    for y in [9, 21] {
        face.fill(5, y, 7, 2, STEEL.step(1));
        face.fill(6, y, 3, 1, STEEL.step(3));
    }
}

fn vent(face: &mut Canvas) {
    face.fill(3, 9, 10, 9, OUTLINE);
    for y in [10, 12, 14, 16] {
        face.fill(4, y, 8, 1, STEEL.step(2));
        face.fill(4, y, 3, 1, STEEL.step(3));
    }
    // Rust runs down from it.
    for x in [4, 7, 10] {
        for y in 18..21 + x % 4 {
            face.dot(x, y, mix(GOLD.step(0), OUTLINE, 60));
        }
    }
}

/// What is left of a bill.
fn bill(face: &mut Canvas) {
    face.fill(3, 10, 10, 13, LINEN.step(2));
    face.fill(3, 10, 10, 1, LINEN.step(3));
    face.fill(4, 12, 8, 3, BURGUNDY.step(2));
    for y in [16, 18, 20] {
        face.fill(4, y, 5 + y % 3, 1, STONE_WARM.step(2));
    }
    for (x, y) in [(12, 22), (11, 22), (12, 21), (3, 22), (12, 20)] {
        face.dot(x, y, OUTLINE);
    }
}

/// A range's blocks, green below and cream above, chipped by what went astray.
pub fn block_face(variant: i32) -> Canvas {
    let green = mix(OLIVE.step(2), STONE.step(3), 100);
    let cream = mix(mix(LINEN.step(2), STONE_WARM.step(4), 120), STONE.step(3), 60);
    let mut face = Canvas::from_fn(SIDE, FACE, |x, y| {
        let course = (y - 2).div_euclid(7);
        let along = x + if course % 2 == 1 { 8 } else { 0 };
        let joint = (y - 2).rem_euclid(7) == 6 || along % 16 == 0;
        let base = if y < 17 { cream } else { green };
        let dim = (8 - y).max(0) as u32 * 12;
        opaque(match y {
            0 | 31 => OUTLINE,
            1 => STONE_WARM.step(4),
            17 => mix(green, OUTLINE, 130),
            30 => INK.step(1),
            _ if joint => mix(base, OUTLINE, 84 + dim),
            _ => {
                let rough = if chance(&[variant, x, y, 871], 12) { 30 } else { 0 };
                mix(base, OUTLINE, rough + dim)
            }
        })
    });
    for hole in 0..[0, 0, 1, 0, 2, 0, 3, 0, 0, 5][variant as usize % 10] {
        let x = 3 + pick(&[variant, hole, 872], 10);
        let y = 6 + (unit(&[variant, hole, 873]) * 17.0) as i32;
        for (dx, dy) in [(-1, 0), (1, 0), (0, 1), (0, -1)] {
            face.dot(x + dx, y + dy, if dx + dy > 0 { LINEN.step(3) } else { STONE_WARM.step(2) });
        }
        face.dot(x, y, OUTLINE);
    }
    face
}

/// A face cut down to its foot, `cut` its cut edge.
pub fn stub(face: &Canvas, cut: Rgb) -> Canvas {
    let mut low = face.part(0, FACE - STUB, SIDE, STUB);
    low.fill(0, 0, SIDE, 1, cut);
    low
}

/// What a wall's top is made of.
#[derive(Clone, Copy)]
pub enum Top {
    /// Plaster under a roof: warm and dark.
    Plaster,
    /// Polished wood.
    Wood,
    /// Coping stones under the open sky, wet.
    Stone,
}

/// The top of a wall; `mask` tells which neighbours are wall too (1 north, 2 east, 4 south, 8 west).
pub fn top(mask: i32, kind: Top) -> Canvas {
    let tone = |step: usize| match kind {
        Top::Plaster => mix(INK.step(step), STONE_WARM.step(step), 120),
        Top::Wood => mix(INK.step(step), MAHOGANY.step(step), 130),
        Top::Stone => mix(STONE.step(step), INK.step(step), 120),
    };
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let edges = [(1, y), (2, SIDE - 1 - x), (4, SIDE - 1 - y), (8, x)];
        let rim = edges
            .into_iter()
            .filter(|(bit, _)| mask & bit == 0)
            .map(|(_, depth)| depth)
            .min()
            .unwrap_or(SIDE);
        let south = mask & 4 == 0 && y == SIDE - 1;
        let joint = matches!(kind, Top::Stone) && (x % 16 == 0 || y % 16 == 8) && rim > 1;
        opaque(match rim {
            0 if south => tone(4),
            0 => tone(3),
            1 => mix(tone(2), tone(3), 120),
            2 => tone(1),
            _ if joint => tone(0),
            _ if hash(&[x, y, 881]) % 100 < 6 => mix(tone(1), tone(2), 190),
            _ => mix(tone(1), tone(2), 110),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_fill_their_cells() {
        let faces: [fn(i32) -> Canvas; 5] = [papered_face, lobby_face, tiled_face, brick_face, block_face];
        for face in faces {
            for variant in 0..VARIANTS {
                let face = face(variant);
                assert!((0..SIDE * FACE).all(|i| face.get(i % SIDE, i / SIDE)[3] == 255));
                let low = stub(&face, CREAM.step(3));
                assert_eq!((low.width(), low.height()), (SIDE, STUB));
            }
        }
    }
}
