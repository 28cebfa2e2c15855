//! Neon and puddles: signs with words of our own, lit, flickering and dead, and the light they leave on wet ground.

use super::letters;
use crate::{
    ground::{
        atlas::Atlas,
        canvas::{CLEAR, Canvas, faded, mix, opaque},
        noise::{soft, threshold},
    },
    palette::{BLUE, GOLD, INK, NEON_CYAN, NEON_PINK, OUTLINE, RED, Ramp, STEEL},
};

/// Name in the index, word, tube, and whether it hangs upright beside a house.
const SIGNS: [(&str, &str, Ramp, bool); 8] = [
    ("bar", "BAR", NEON_PINK, false),
    ("jazz", "JAZZ", NEON_CYAN, true),
    ("hotel", "HOTEL", RED, true),
    ("loans", "LOANS", GOLD, false),
    ("keys", "KEYS", NEON_CYAN, false),
    ("cafe", "CAFE", NEON_PINK, true),
    ("pool", "POOL", RED, false),
    ("open", "OPEN", NEON_CYAN, false),
];

/// Enters signs, whose pivot is the middle of their lower edge, and puddles.
pub fn enter(atlas: &mut Atlas) {
    for (name, word, tube, upright) in SIGNS {
        let frames =
            vec![sign(word, tube, upright, 2), sign(word, tube, upright, 2), sign(word, tube, upright, 1)];
        let pivot = (frames[0].width() / 2, frames[0].height());
        atlas.add(format!("street/neon_{name}"), frames, pivot, 36);
        let dead = sign(word, tube, upright, 0);
        atlas.still(format!("street/neon_{name}_off"), dead, pivot);
    }
    let puddles: Vec<Canvas> = (0..4).map(puddle).collect();
    atlas.add("street/puddle", puddles, (20, 11), 0);
}

/// A sign; `power` 0 dead, 1 flickering, 2 lit.
fn sign(word: &str, tube: Ramp, upright: bool, power: usize) -> Canvas {
    let count = word.len() as i32;
    let (width, height) = if upright { (13, count * 12 + 5) } else { (letters::width(word) * 2 + 10, 18) };
    let mut canvas = Canvas::new(width, height);
    canvas.fill(0, 0, width, height, OUTLINE);
    canvas.fill(1, 1, width - 2, height - 2, INK.step(0));
    let (core, edge) = match power {
        0 => (mix(tube.step(0), STEEL.step(1), 120), STEEL.step(1)),
        1 => (mix(tube.step(1), tube.step(2), 90), tube.step(1)),
        _ => (tube.step(3), tube.step(2)),
    };
    canvas.fill(1, 1, width - 2, 1, edge);
    canvas.fill(1, height - 2, width - 2, 1, edge);
    canvas.fill(1, 1, 1, height - 2, edge);
    canvas.fill(width - 2, 1, 1, height - 2, edge);
    // The tube's own glow lies on the board behind it.
    let mut put = |letter: &str, x: i32, y: i32| {
        if power > 0 {
            letters::write(&mut canvas, letter, (x + 1, y + 1), 2, tube.step(power - 1));
        }
        letters::write(&mut canvas, letter, (x, y), 2, core);
    };
    if upright {
        for (row, letter) in (0..).zip(word.chars()) {
            put(&letter.to_string(), 4, 3 + row * 12);
        }
    } else {
        put(word, 5, 4);
    }
    canvas
}

/// Standing water: dark, the sky along one rim, a streak of neon in two of them.
fn puddle(variant: i32) -> Canvas {
    let neon = [None, Some(NEON_PINK), Some(NEON_CYAN), None][variant as usize % 4];
    Canvas::from_fn(40, 22, |x, y| {
        let (u, v) = ((x as f32 - 19.5) / 19.0, (y as f32 - 10.5) / 10.0);
        let rim = u * u + v * v + 0.45 * soft(x as f32, y as f32, 8.0, 500 + variant);
        if rim > 0.86 {
            return CLEAR;
        }
        if rim > 0.76 {
            return faded(mix(BLUE.step(1), STEEL.step(3), 120), 120);
        }
        let ripple = soft(x as f32 * 0.3, y as f32 * 1.6, 4.0, 520 + variant) + (threshold(x, y) - 0.5) * 0.3;
        match neon {
            Some(neon) if ripple > 0.25 => opaque(mix(BLUE.step(0), neon.step(2), 150)),
            Some(neon) if ripple > 0.0 => opaque(mix(BLUE.step(0), neon.step(1), 150)),
            _ if ripple > 0.4 => opaque(mix(BLUE.step(1), STEEL.step(2), 90)),
            _ => opaque(mix(BLUE.step(0), INK.step(1), 120)),
        }
    })
}
