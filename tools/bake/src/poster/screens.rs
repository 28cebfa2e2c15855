//! The backdrops of victory and defeat, and the icon. They carry no words: the game sets those.

use crate::{
    Job,
    ground::{
        canvas::{Canvas, mix, opaque},
        noise::{chance, pick, soft, threshold, unit, wave},
        polygon::{fill, off_line},
    },
    palette::{BLUE, CREAM, GOLD, INK, OUTLINE, RED, Rgb, STEEL},
    poster::{hero, title},
    props::effects::star,
};

const SIZE: (i32, i32) = title::SIZE;

/// Victory: a red sun over white snow, and the wedge.
pub fn win() -> Canvas {
    let mut canvas = title::backdrop();
    let snow = |step: usize| [mix(STEEL.step(4), BLUE.step(3), 60), STEEL.step(4), CREAM.step(3)][step];
    for y in 0..SIZE.1 {
        for x in 0..SIZE.0 {
            let ridge =
                |base: f32, high: f32, cell: f32, seed: i32| base + high * soft(x as f32, 0.0, cell, seed);
            let far = ridge(176.0, 16.0, 90.0, 3);
            let near = ridge(204.0, 12.0, 140.0, 4);
            let depth = y as f32;
            if depth > near {
                canvas.dot(x, y, drift(x, y, depth - near, [snow(1), snow(2)]));
            } else if depth > far {
                canvas.dot(x, y, drift(x, y, depth - far, [snow(0), snow(1)]));
            }
        }
    }
    fill(&mut canvas, &[(0.0, 258.0), (480.0, 214.0), (480.0, 270.0), (0.0, 270.0)], OUTLINE);
    fill(&mut canvas, &[(0.0, 251.0), (480.0, 207.0), (480.0, 214.0), (0.0, 258.0)], RED.step(2));
    for flake in 0..90 {
        let (x, y) = (pick(&[flake, 1], 480), pick(&[flake, 2], 215));
        canvas.dot(x, y, CREAM.step(4));
        if flake % 3 == 0 {
            canvas.fill(x, y, 2, 2, CREAM.step(4));
        }
    }
    star(&mut canvas, (96.0, 78.0), 40.0, OUTLINE);
    star(&mut canvas, (93.0, 75.0), 40.0, RED.step(3));
    star(&mut canvas, (93.0, 75.0), 18.0, GOLD.step(3));
    canvas
}

/// Snow that is lit at its crest and falls into shade below, in dithered bands.
fn drift(x: i32, y: i32, depth: f32, [shade, light]: [Rgb; 2]) -> Rgb {
    let level = 1.25 - depth / 26.0 + 0.35 * soft(x as f32, y as f32, 22.0, 9);
    if level > threshold(x, y) { light } else { shade }
}

/// Defeat: a tiled wall in ink blue, cracked from one blow, and a cold wedge.
pub fn lose() -> Canvas {
    let hit = (316.0, 112.0);
    let mut canvas = Canvas::from_fn(SIZE.0, SIZE.1, |x, y| opaque(cold_tile(x, y, hit)));
    for arm in 0..13 {
        crack(&mut canvas, hit, arm);
    }
    for (radius, dark) in [(9.0, OUTLINE), (4.0, INK.step(0))] {
        let corner = |k: i32| {
            let reach = radius * (0.7 + 0.6 * unit(&[k, 8]));
            let turn = k as f32 / 9.0;
            (hit.0 + wave(turn + 0.25) * reach, hit.1 + wave(turn) * reach)
        };
        fill(&mut canvas, &(0..9).map(corner).collect::<Vec<_>>(), dark);
    }
    fill(&mut canvas, &[(0.0, 186.0), (480.0, 236.0), (480.0, 270.0), (0.0, 270.0)], OUTLINE);
    fill(&mut canvas, &[(0.0, 180.0), (480.0, 230.0), (480.0, 236.0), (0.0, 186.0)], RED.step(1));
    canvas
}

fn cold_tile(x: i32, y: i32, hit: (f32, f32)) -> Rgb {
    const TILE: i32 = 24;
    let (u, v) = (x % TILE, y % TILE);
    if u == 0 || v == 0 {
        return OUTLINE;
    }
    let (dx, dy) = (x as f32 - hit.0, y as f32 - hit.1);
    let light = 1.0 - (dx * dx + dy * dy * 1.6).sqrt() / 300.0;
    let own = 0.12 * (unit(&[x / TILE, y / TILE, 2]) - 0.5);
    let edge = if u == 1 || v == 1 {
        0.2
    } else if u == TILE - 1 || v == TILE - 1 {
        -0.18
    } else {
        0.0
    };
    let tones = [
        OUTLINE,
        BLUE.step(0),
        mix(BLUE.step(0), BLUE.step(1), 128),
        BLUE.step(1),
        mix(BLUE.step(1), STEEL.step(2), 128),
        STEEL.step(2),
    ];
    let level = (light + own + edge) * 4.2 + (threshold(x, y) - 0.5) * 0.8;
    tones[(level.max(0.0) as usize).min(tones.len() - 1)]
}

/// One arm of the crack: a ray that turns a little at every joint, with a pale edge where the glaze has sprung.
fn crack(canvas: &mut Canvas, hit: (f32, f32), arm: i32) {
    let mut turn = arm as f32 / 13.0 + 0.05 * unit(&[arm, 1]);
    let mut at = hit;
    for joint in 0..2 + pick(&[arm, 2], 6) {
        let length = 12.0 + 26.0 * unit(&[arm, joint, 3]);
        let to = (at.0 + wave(turn + 0.25) * length, at.1 + wave(turn) * length);
        let half = (1.3 - joint as f32 * 0.25).max(0.5);
        if joint > 0 {
            splinter(canvas, at, turn, [arm, joint]);
        }
        edge_line(canvas, (at.0 + 1.0, at.1 + 1.0), (to.0 + 1.0, to.1 + 1.0), 0.6, STEEL.step(3));
        edge_line(canvas, at, to, half, OUTLINE);
        at = to;
        turn += 0.035 * (unit(&[arm, joint, 4]) - 0.5) * 2.0;
    }
}

/// A short branch where an arm of the crack turns.
fn splinter(canvas: &mut Canvas, at: (f32, f32), turn: f32, [arm, joint]: [i32; 2]) {
    let side = if chance(&[arm, joint, 5], 50) { 0.11 } else { -0.11 };
    let length = 7.0 + 18.0 * unit(&[arm, joint, 6]);
    let way = turn + side;
    let to = (at.0 + wave(way + 0.25) * length, at.1 + wave(way) * length);
    edge_line(canvas, (at.0 + 1.0, at.1 + 1.0), (to.0 + 1.0, to.1 + 1.0), 0.5, STEEL.step(2));
    edge_line(canvas, at, to, 0.55, OUTLINE);
}

fn edge_line(canvas: &mut Canvas, from: (f32, f32), to: (f32, f32), half: f32, colour: Rgb) {
    for y in from.1.min(to.1) as i32 - 2..from.1.max(to.1) as i32 + 3 {
        for x in from.0.min(to.0) as i32 - 2..from.0.max(to.0) as i32 + 3 {
            if off_line((x as f32 + 0.5, y as f32 + 0.5), from, to) <= half && !chance(&[x, y, 3], 3) {
                canvas.dot(x, y, colour);
            }
        }
    }
}

/// The program's icon, 64 × 64: the captain's head before the sun, over the wedge.
pub fn icon(job: &Job) -> Result<Canvas, String> {
    let mut canvas = Canvas::from_fn(64, 64, |x, y| {
        let (dx, dy) = (x as f32 - 31.5, y as f32 - 29.5);
        opaque(if dx * dx + dy * dy < 28.0 * 28.0 { RED.step(2) } else { title::paper() })
    });
    let captain = hero::portrait(job, (64, 64), (31, 116), 112.0)?;
    canvas.stamp(&captain, 0, 0);
    fill(&mut canvas, &[(0.0, 60.0), (64.0, 48.0), (64.0, 64.0), (0.0, 64.0)], OUTLINE);
    fill(&mut canvas, &[(0.0, 56.0), (64.0, 44.0), (64.0, 48.0), (0.0, 60.0)], RED.step(3));
    // A cut-off corner at each end, so that the square does not look like a screenshot.
    for (x, y) in [(0, 0), (63, 0), (0, 63), (63, 63)] {
        canvas.set(x, y, [0; 4]);
    }
    Ok(canvas)
}
