//! Steam, embers and flame: shapes of soft noise, cut to few colours by ordered dither.

use crate::{
    ground::{
        canvas::{CLEAR, Canvas, faded, mix, opaque},
        noise::{soft, threshold, wave},
    },
    palette::{CREAM, EMBER, GOLD, Rgb, STEEL},
};

/// Eight puffs of steam, each 32 × 32: two strengths of pale cream, dithered at the edge.
pub fn steam() -> Vec<Canvas> {
    (0..8).map(steam_puff).collect()
}

fn steam_puff(number: i32) -> Canvas {
    let pale: Rgb = mix(STEEL.step(4), CREAM.step(3), 150);
    let squash = 0.75 + 0.1 * (number % 3) as f32;
    Canvas::from_fn(32, 32, |x, y| {
        let (dx, dy) = ((x as f32 - 15.5) / 15.0, (y as f32 - 15.5) / (15.0 * squash));
        let rough = 0.30 * soft(x as f32, y as f32, 8.0, number * 7)
            + 0.16 * soft(x as f32, y as f32, 4.0, number * 7 + 1);
        let density = 1.0 - (dx * dx + dy * dy).sqrt() + rough;
        // Nothing may touch the border, or the puff shows its square.
        let border = x.min(31 - x).min(y).min(31 - y) as f32 / 5.0;
        let level = density.min(border) * 2.1 + (threshold(x, y) - 0.5) * 0.9;
        match level {
            l if l > 1.55 => faded(pale, 120),
            l if l > 0.85 => faded(pale, 78),
            l if l > 0.45 => faded(pale, 40),
            _ => CLEAR,
        }
    })
}

/// An ember: 4 frames of 5 × 5, from bright to spent.
pub fn ember() -> Vec<Canvas> {
    let cores = [GOLD.step(4), GOLD.step(3), EMBER.step(3), EMBER.step(2)];
    (0..4)
        .map(|frame: usize| {
            let mut canvas = Canvas::new(5, 5);
            if frame < 3 {
                for (x, y) in [(1, 2), (3, 2), (2, 1), (2, 3)] {
                    canvas.set(x, y, faded(EMBER.step(2), [200, 150, 80][frame]));
                }
            }
            canvas.dot(2, 2, cores[frame]);
            canvas
        })
        .collect()
}

/// A flame: 6 frames of 16 × 24, its foot at the bottom row, looping.
pub fn flame() -> Vec<Canvas> {
    (0..6).map(flame_frame).collect()
}

fn flame_frame(frame: i32) -> Canvas {
    let time = frame as f32 / 6.0;
    let tones = [EMBER.step(1), EMBER.step(2), EMBER.step(3), GOLD.step(3), GOLD.step(4)];
    Canvas::from_fn(16, 24, |x, y| {
        let up = (23.0 - y as f32) / 23.0;
        let sway = wave(up * 0.8 - time) * 2.2 * up + wave(up * 1.7 - time * 2.0 + 0.3) * 1.1 * up;
        let off = (x as f32 - 7.5 - sway).abs();
        let tongue = 1.0 + 0.28 * wave(time + 0.12 * x as f32) + 0.16 * wave(time * 2.0 + 0.31 * x as f32);
        // A drop: round at the foot, drawn out at the tip.
        let width = 6.6 * (up * 6.0).min(1.0).sqrt() * (1.0 - (up / (0.92 * tongue)).min(1.0));
        let heat = (width - off) / 5.0 + (0.35 - up) * 0.35;
        if off > width {
            return CLEAR;
        }
        let step = (heat * 5.0 + 1.0 + (threshold(x, y) - 0.5) * 0.5) as i32;
        opaque(tones[step.clamp(0, 4) as usize])
    })
}
