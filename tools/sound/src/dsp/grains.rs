//! Many small sounds at random moments or in step: crunching, crackling, splinters, bubbles.

use super::filter::{Keep, Variable};
use crate::{
    math::{Dice, RATE, decay, gain, samples as count, sine},
    recipe::{Curve, Grain},
};

/// What the grains are.
pub struct Grains<'a> {
    /// What each is.
    pub kind: Grain,
    /// How many a second.
    pub rate: &'a Curve,
    /// Pitches in Hz, from and to.
    pub hz: (f64, f64),
    /// Seconds that each rings, from and to.
    pub ring: (f64, f64),
    /// How unlike their levels are, in dB.
    pub spread: f64,
    /// Whether they come in step.
    pub even: bool,
}

/// `length` samples of grains.
pub fn make(grains: &Grains, length: usize, dice: &mut Dice) -> Vec<f64> {
    let mut samples = vec![0.0; length];
    let mut secs = 0.0;
    loop {
        let rate = grains.rate.at(secs).max(0.2);
        let wait = if grains.even { 1.0 } else { -libm::log(1.0 - dice.unit()) };
        if !grains.even {
            secs += wait / rate;
        }
        let start = count(secs);
        if start >= length {
            return samples;
        }
        add(&mut samples[start..], grains, dice);
        if grains.even {
            secs += wait / rate;
        }
    }
}

fn add(samples: &mut [f64], grains: &Grains, dice: &mut Dice) {
    let hz = dice.ratio(grains.hz.0, grains.hz.1);
    let ring = dice.ratio(grains.ring.0, grains.ring.1);
    let mut level = gain(-dice.unit() * grains.spread);
    let keep = decay(ring);
    let length = samples.len().min(count(ring) + 1);
    let mut filter = Variable::new(Keep::Band, hz, 1.2);
    let mut phase = 0.0;
    for (index, sample) in samples[..length].iter_mut().enumerate() {
        let rise = (index as f64 / 12.0).min(1.0);
        let sound = match grains.kind {
            Grain::Crackle => filter.run(dice.swing()) * 2.0,
            Grain::Ping => sine(phase),
            Grain::Bubble => sine(phase),
        };
        let place = index as f64 / length as f64;
        let bend = if matches!(grains.kind, Grain::Bubble) { 1.0 + 0.9 * place } else { 1.0 };
        phase += hz * bend / RATE;
        *sample += sound * level * rise;
        level *= keep;
    }
}
