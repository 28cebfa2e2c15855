//! How levels swell and fade, the soft ceiling, and the bringing of samples to a height.

use crate::{
    math::{RATE, decay, gain},
    recipe::Shape,
};

/// Lets samples swell and fade.
pub fn apply(samples: &mut [f64], shape: &Shape) {
    match shape {
        Shape::Flat => {}
        Shape::Hit(attack, hold, fall) => {
            let keep = decay(*fall);
            let mut level = 1.0;
            for (index, sample) in samples.iter_mut().enumerate() {
                let secs = index as f64 / RATE;
                let rise = if secs < *attack {
                    0.5 - 0.5 * libm::cos(std::f64::consts::PI * secs / attack)
                } else {
                    1.0
                };
                if secs > attack + hold {
                    level *= keep;
                }
                *sample *= rise * level;
            }
        }
        Shape::Points(points) => {
            for (index, sample) in samples.iter_mut().enumerate() {
                *sample *= line(points, index as f64 / RATE);
            }
        }
    }
}

fn line(points: &[(f64, f64)], secs: f64) -> f64 {
    let next = points.partition_point(|point| point.0 <= secs);
    match (next.checked_sub(1).and_then(|last| points.get(last)), points.get(next)) {
        (Some(from), Some(to)) => from.1 + (to.1 - from.1) * (secs - from.0) / (to.0 - from.0),
        (Some(only), None) | (None, Some(only)) => only.1,
        (None, None) => 1.0,
    }
}

/// The highest sample, without its sign.
pub fn peak(samples: &[f64]) -> f64 {
    samples.iter().fold(0.0, |peak: f64, sample| peak.max(sample.abs()))
}

/// Brings the highest sample to `db`; silence stays silence.
pub fn raise(samples: &mut [f64], db: f64) {
    let peak = peak(samples);
    if peak > 1e-9 {
        let factor = gain(db) / peak;
        samples.iter_mut().for_each(|sample| *sample *= factor);
    }
}

/// Presses samples, whose highest is 1, `db` against a soft ceiling.
pub fn press(samples: &mut [f64], db: f64) {
    if db > 0.0 {
        let factor = gain(db);
        samples.iter_mut().for_each(|sample| *sample = libm::tanh(*sample * factor));
    }
}

/// Fades the first and last samples, so that nothing clicks.
pub fn close(samples: &mut [f64], rise: usize, fall: usize) {
    for (index, sample) in samples.iter_mut().take(rise).enumerate() {
        *sample *= index as f64 / rise as f64;
    }
    for (index, sample) in samples.iter_mut().rev().take(fall).enumerate() {
        *sample *= index as f64 / fall as f64;
    }
}
