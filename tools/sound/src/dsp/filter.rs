//! The state-variable filter, after the trapezoidal rule: stable however fast its corner moves.

use crate::{math::RATE, recipe::Filter};

/// How often a moving corner is reckoned anew, in samples.
const STEP: usize = 16;

/// What is kept.
#[derive(Clone, Copy)]
pub enum Keep {
    /// What is below the corner.
    Low,
    /// What is above it.
    High,
    /// What is around it, at its own height.
    Band,
}

/// A filter of second order.
pub struct Variable {
    keep: Keep,
    g: f64,
    k: f64,
    s1: f64,
    s2: f64,
}

impl Variable {
    /// A filter at rest.
    pub fn new(keep: Keep, hz: f64, resonance: f64) -> Self {
        let mut filter = Self { keep, g: 0.0, k: 1.0 / resonance.max(0.1), s1: 0.0, s2: 0.0 };
        filter.tune(hz);
        filter
    }

    /// Moves the corner.
    pub fn tune(&mut self, hz: f64) {
        self.g = libm::tan(std::f64::consts::PI * hz.clamp(10.0, 0.45 * RATE) / RATE);
    }

    /// One sample through the filter.
    pub fn run(&mut self, x: f64) -> f64 {
        let high = (x - (self.g + self.k) * self.s1 - self.s2) / (1.0 + self.g * (self.g + self.k));
        let band = self.g * high + self.s1;
        let low = self.g * band + self.s2;
        self.s1 = self.g * high + band;
        self.s2 = self.g * band + low;
        match self.keep {
            Keep::Low => low,
            Keep::High => high,
            Keep::Band => band * self.k,
        }
    }
}

/// Filters samples in place; `semitones` moves the corner along with the pitch of the take.
pub fn apply(samples: &mut [f64], filter: &Filter, semitones: f64) {
    let (keep, curve, resonance) = match filter {
        Filter::Low(curve, resonance) => (Keep::Low, curve, *resonance),
        Filter::High(curve, resonance) => (Keep::High, curve, *resonance),
        Filter::Band(curve, resonance) => (Keep::Band, curve, *resonance),
    };
    let curve = curve.moved(semitones);
    let mut variable = Variable::new(keep, curve.at(0.0), resonance);
    for (index, sample) in samples.iter_mut().enumerate() {
        if index % STEP == 0 {
            variable.tune(curve.at(index as f64 / RATE));
        }
        *sample = variable.run(*sample);
    }
}
