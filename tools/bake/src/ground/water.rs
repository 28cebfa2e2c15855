//! Pool water: a seamless 64-pixel texture of slow caustics, cut into cells and looped over eight frames.

use crate::{
    ground::{
        canvas::{Canvas, mix, opaque},
        noise::{unit, wave},
    },
    palette::{Rgb, WATER},
};

/// Frames of the loop.
pub const FRAMES: i32 = 8;
/// Cells along one side of the texture.
pub const CELLS: i32 = 4;
const SIDE: i32 = 16;
const PERIOD: f32 = 64.0;

/// A lens of light or a patch of depth that drifts a little and comes back.
struct Lens {
    at: (f32, f32),
    /// Half length and half width in pixels.
    size: (f32, f32),
    /// Leaning in pixels across for each pixel along.
    lean: f32,
    phase: f32,
    tone: Tone,
}

#[derive(Clone, Copy, PartialEq)]
enum Tone {
    Deep,
    Pale,
    Glint,
}

/// All cells of all frames: `frame * 16 + row * 4 + column`.
pub fn cells() -> Vec<Canvas> {
    let lenses = lenses();
    let mut cells = Vec::new();
    for frame in 0..FRAMES {
        let sheet = texture(&lenses, frame as f32 / FRAMES as f32);
        for cell in 0..CELLS * CELLS {
            cells.push(sheet.part(cell % CELLS * SIDE, cell / CELLS * SIDE, SIDE, SIDE));
        }
    }
    cells
}

/// Lenses on a jittered grid, so that no two crowd together.
fn lenses() -> Vec<Lens> {
    let mut lenses = Vec::new();
    for row in 0..6 {
        for column in 0..3 {
            let r = |key: i32| unit(&[row, column, key, 5]);
            let tone = match (row * 3 + column) * 7 % 18 {
                0..=5 => Tone::Deep,
                6..=14 => Tone::Pale,
                _ => Tone::Glint,
            };
            let size = match tone {
                Tone::Deep => (7.0 + 5.0 * r(1), 2.8 + 1.6 * r(2)),
                Tone::Pale => (5.0 + 4.5 * r(1), 2.2 + 1.9 * r(2)),
                Tone::Glint => (8.0 + 5.0 * r(1), 1.5 + 0.7 * r(2)),
            };
            let lean = if tone == Tone::Glint { -0.35 - 0.35 * r(3) } else { -0.5 + 0.8 * r(3) };
            let x = (column as f32 + 0.5 * (row % 2) as f32 + 0.6 * r(4)) * PERIOD / 3.0;
            let y = (row as f32 + 0.6 * r(5)) * PERIOD / 6.0;
            lenses.push(Lens { at: (x, y), size, lean, phase: r(6), tone });
        }
    }
    lenses.sort_by_key(|lens| match lens.tone {
        Tone::Deep => 0,
        Tone::Pale => 1,
        Tone::Glint => 2,
    });
    lenses
}

fn texture(lenses: &[Lens], time: f32) -> Canvas {
    let between = |step: usize| mix(WATER.step(step), WATER.step(step + 1), 128);
    let tones: [Rgb; 8] = [
        WATER.step(1),
        between(1),
        WATER.step(2),
        between(2),
        WATER.step(3),
        mix(WATER.step(3), WATER.step(4), 85),
        mix(WATER.step(3), WATER.step(4), 190),
        mix(WATER.step(4), [255, 255, 255], 70),
    ];
    Canvas::from_fn(64, 64, |x, y| {
        let mut step = swell(x as f32, y as f32, time);
        for lens in lenses {
            step = lens.over(step, x as f32 + 0.5, y as f32 + 0.5, time);
        }
        opaque(tones[step.clamp(0, 7) as usize])
    })
}

/// Broad slow bands under the lenses: step 2 or 3.
fn swell(x: f32, y: f32, time: f32) -> i32 {
    let (u, v) = (x / PERIOD, y / PERIOD);
    let bend = 0.3 * wave(v + time);
    let broad = wave(u * 2.0 + v + bend + time) + 0.6 * wave(v * 3.0 - u + 0.2 * wave(u * 2.0) - time);
    if broad > 0.45 {
        3
    } else if broad < -0.95 {
        1
    } else {
        2
    }
}

impl Lens {
    /// The step at (x, y) with this lens over `below`.
    fn over(&self, below: i32, x: f32, y: f32, time: f32) -> i32 {
        let turn = time + self.phase;
        let (cx, cy) = (self.at.0 + 2.6 * wave(turn), self.at.1 + 1.1 * wave(turn + 0.3));
        let swell = 1.0 + 0.28 * wave(turn + 0.15);
        let dx = wrap(x - cx);
        let dy = wrap(y - cy) - self.lean * dx;
        let reach = (dx / (self.size.0 * swell)).powi(2) + (dy / (self.size.1 * swell)).powi(2);
        // The core sits towards the light, so that the lens looks domed.
        let core =
            ((dx + 0.8) / (self.size.0 * swell)).powi(2) + ((dy + 0.4) / (self.size.1 * swell)).powi(2);
        match self.tone {
            _ if reach >= 1.0 => below,
            Tone::Deep => i32::from(core > 0.62),
            Tone::Pale if core < 0.13 => 6,
            Tone::Pale if core < 0.42 => 5,
            Tone::Pale => 4,
            Tone::Glint if core < 0.22 && swell > 0.95 => 7,
            Tone::Glint if core < 0.5 => 6,
            Tone::Glint => 4,
        }
    }
}

/// The shortest way round the texture.
fn wrap(distance: f32) -> f32 {
    distance - (distance / PERIOD).round() * PERIOD
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texture_meets_itself_at_its_edges() {
        for lens in lenses() {
            for i in 0..64 {
                let at = i as f32 + 0.5;
                assert_eq!(lens.over(2, -0.5, at, 0.25), lens.over(2, PERIOD - 0.5, at, 0.25));
                assert_eq!(lens.over(2, at, -0.5, 0.25), lens.over(2, at, PERIOD - 0.5, 0.25));
            }
        }
    }

    #[test]
    fn the_loop_closes() {
        let lenses = lenses();
        let (first, after_last) = (texture(&lenses, 0.0), texture(&lenses, 1.0));
        let differing = (0..64 * 64).filter(|i| first.get(i % 64, i / 64) != after_last.get(i % 64, i / 64));
        assert!(differing.count() < 40, "only rounding may differ");
    }
}
