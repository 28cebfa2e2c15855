//! Tones: four waves with softened edges, vibrato, and a second tone that bends the phase.

use crate::{
    math::{RATE, interval, sine},
    recipe::{Curve, Wave},
};

/// What a tone is.
pub struct Tone<'a> {
    /// Its form.
    pub wave: Wave,
    /// Its pitch in Hz.
    pub hz: Curve,
    /// Times a second, semitones.
    pub vibrato: Option<(f64, f64)>,
    /// Ratio of the bending tone, turns.
    pub bend: Option<&'a (f64, Curve)>,
}

/// `length` samples of a tone.
pub fn make(tone: &Tone, length: usize) -> Vec<f64> {
    let (mut phase, mut other) = (0.0_f64, 0.0_f64);
    (0..length)
        .map(|index| {
            let secs = index as f64 / RATE;
            let mut step = tone.hz.at(secs) / RATE;
            if let Some((rate, semitones)) = tone.vibrato {
                step *= interval(semitones * sine(rate * secs));
            }
            let mut bent = phase;
            if let Some((ratio, depth)) = tone.bend {
                bent += depth.at(secs) * sine(other);
                other = (other + step * ratio).fract();
            }
            phase = (phase + step).fract();
            wave(tone.wave, bent - bent.floor(), step)
        })
        .collect()
}

/// A wave at a phase from 0 to 1; `step` is how far the phase moves in a sample.
fn wave(wave: Wave, phase: f64, step: f64) -> f64 {
    match wave {
        Wave::Sine => sine(phase),
        Wave::Triangle => 1.0 - 4.0 * (phase - 0.5).abs(),
        Wave::Saw => 2.0 * phase - 1.0 - edge(phase, step),
        Wave::Square => {
            let half = (phase + 0.5).fract();
            let level = if phase < 0.5 { 1.0 } else { -1.0 };
            level + edge(phase, step) - edge(half, step)
        }
    }
}

/// What rounds a jump off (the polynomial band-limited step), so that high tones do not fold back.
fn edge(phase: f64, step: f64) -> f64 {
    if phase < step {
        let t = phase / step;
        t + t - t * t - 1.0
    } else if phase > 1.0 - step {
        let t = (phase - 1.0) / step;
        t * t + t + t + 1.0
    } else {
        0.0
    }
}
