//! Struck things: a short touch sets the modes of a material ringing.

use crate::math::{Dice, RATE, decay, gain, sine};

/// Modes of a material: ratio, level in dB, share of the ring.
type Modes = [(f64, f64, f64)];

/// `length` samples of a thing with the lowest mode at `hz`, ringing for `ring` seconds, touched for `touch` ms.
/// Chance moves the place of the blow, and with it the mixture.
pub fn make(modes: &Modes, hz: f64, ring: f64, touch: f64, length: usize, dice: &mut Dice) -> Vec<f64> {
    let mut samples = vec![0.0; length];
    for &(ratio, level, share) in modes {
        let pitch = hz * ratio * (1.0 + 0.004 * dice.swing());
        let height = gain(level + 2.5 * dice.swing()) * softness(pitch, touch);
        if pitch < 0.45 * RATE {
            add(&mut samples, pitch, ring * share, height, dice.unit() * 0.25);
        }
    }
    contact(&mut samples, touch);
    samples
}

/// How much of a mode a blow of that length still moves.
fn softness(hz: f64, touch: f64) -> f64 {
    let periods = hz * touch / 1000.0;
    1.0 / (1.0 + periods * periods)
}

fn add(samples: &mut [f64], hz: f64, ring: f64, height: f64, phase: f64) {
    let keep = decay(ring);
    let mut level = height;
    for (index, sample) in samples.iter_mut().enumerate() {
        *sample += level * sine(phase + hz * index as f64 / RATE);
        level *= keep;
        if level < 1e-6 {
            break;
        }
    }
}

/// The modes do not start at once: they swell while the blow lasts.
fn contact(samples: &mut [f64], touch: f64) {
    let span = (touch / 1000.0 * RATE * 0.5).max(1.0);
    for (index, sample) in samples.iter_mut().take(span as usize + 1).enumerate() {
        let place = (index as f64 / span).min(1.0);
        *sample *= place * place * (3.0 - 2.0 * place);
    }
}
