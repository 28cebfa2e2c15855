//! Steam, embers and flame: shapes of soft noise, cut to few colours by ordered dither.

use crate::{
    ground::{
        canvas::{CLEAR, Canvas, Rgba, faded, mix, opaque},
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
    Canvas::from_fn(16, 24, |x, y| {
        let heat =
            Tongue { foot: 7.5, wide: 6.6, high: 23.0, phase: 0.0 }.heat((x as f32, 23.0 - y as f32), time);
        heat.map_or(CLEAR, |heat| glow(heat, x, y))
    })
}

/// A blaze: three tongues out of one bed, 6 frames of 34 × 44, its foot at the bottom row, looping.
pub fn blaze() -> Vec<Canvas> {
    (0..6).map(blaze_frame).collect()
}

fn blaze_frame(frame: i32) -> Canvas {
    const TONGUES: [Tongue; 4] = [
        Tongue { foot: 15.0, wide: 9.5, high: 41.0, phase: 0.0 },
        Tongue { foot: 8.0, wide: 6.5, high: 26.0, phase: 0.37 },
        Tongue { foot: 24.5, wide: 7.0, high: 31.0, phase: 0.68 },
        Tongue { foot: 17.0, wide: 13.5, high: 13.0, phase: 0.2 },
    ];
    let time = frame as f32 / 6.0;
    Canvas::from_fn(34, 44, |x, y| {
        let at = (x as f32, 43.0 - y as f32);
        let heats = TONGUES.iter().filter_map(|tongue| tongue.heat(at, time));
        heats.reduce(f32::max).map_or(CLEAR, |heat| glow(heat, x, y))
    })
}

/// One tongue of a flame: where it stands, half its width and its height in pixels, and when in its time it licks.
struct Tongue {
    foot: f32,
    wide: f32,
    high: f32,
    phase: f32,
}

impl Tongue {
    /// How hot it is at a place, pixels from the left and over the foot; none outside of it.
    fn heat(&self, (x, over): (f32, f32), time: f32) -> Option<f32> {
        let time = time + self.phase;
        let up = over / self.high;
        let sway = wave(up * 0.8 - time) * 2.2 * up + wave(up * 1.7 - time * 2.0 + 0.3) * 1.1 * up;
        let off = (x - self.foot - sway).abs();
        let tongue = 1.0 + 0.28 * wave(time + 0.12 * x) + 0.16 * wave(time * 2.0 + 0.31 * x);
        // A drop: round at the foot, drawn out at the tip.
        let width = self.wide * (up * 6.0).min(1.0).sqrt() * (1.0 - (up / (0.92 * tongue)).min(1.0));
        (off <= width).then(|| (width - off) / (self.wide * 0.76) + (0.35 - up) * 0.35)
    }
}

/// The colour of that heat: from deep red at the edge to pale gold in the middle.
fn glow(heat: f32, x: i32, y: i32) -> Rgba {
    let tones = [EMBER.step(1), EMBER.step(2), EMBER.step(3), GOLD.step(3), GOLD.step(4)];
    let step = (heat * 5.0 + 1.0 + (threshold(x, y) - 0.5) * 0.5) as i32;
    opaque(tones[step.clamp(0, 4) as usize])
}
