//! The last thing before the sound card: nothing is louder than the ceiling, and nothing is cut off to be so.

use std::collections::VecDeque;

use kira::{
    Frame,
    effect::{Effect, EffectBuilder},
    info::Info,
};

/// The loudest sample, as a gain: about 1.5 decibels under full scale.
pub const CEILING: f32 = 0.84;
/// Samples that it looks ahead.
const AHEAD: usize = 96;
/// Seconds in which most of a reduction is given back.
const RELEASE: f32 = 0.12;

/// Builds a [`Limiter`].
#[derive(Clone, Copy, Debug, Default)]
pub struct LimiterBuilder;

impl EffectBuilder for LimiterBuilder {
    type Handle = ();

    fn build(self) -> (Box<dyn Effect>, ()) {
        (Box::new(Limiter::default()), ())
    }
}

/// Holds the loudest down a moment before it comes: each sample's gain is the mean of gains that all suffice for it.
#[derive(Debug)]
pub struct Limiter {
    waiting: VecDeque<Frame>,
    needed: VecDeque<f32>,
    held: VecDeque<f32>,
    sum: f32,
    last: f32,
}

impl Default for Limiter {
    fn default() -> Self {
        Self {
            waiting: std::iter::repeat_n(Frame::ZERO, AHEAD - 1).collect(),
            needed: std::iter::repeat_n(1.0, AHEAD).collect(),
            held: std::iter::repeat_n(1.0, AHEAD).collect(),
            sum: AHEAD as f32,
            last: 1.0,
        }
    }
}

impl Limiter {
    fn next(&mut self, frame: Frame, release: f32) -> Frame {
        let peak = frame.left.abs().max(frame.right.abs());
        self.needed.pop_front();
        self.needed.push_back(if peak > CEILING { CEILING / peak } else { 1.0 });
        let least = self.needed.iter().fold(1.0_f32, |least, gain| least.min(*gain));
        self.last = least.min(self.last + (1.0 - self.last) * release);
        let gone = self.held.pop_front().unwrap_or(1.0);
        self.held.push_back(self.last);
        self.sum += self.last - gone;
        self.waiting.push_back(frame);
        let gain = (self.sum / AHEAD as f32).min(1.0);
        self.waiting.pop_front().unwrap_or(Frame::ZERO) * gain
    }
}

impl Effect for Limiter {
    fn process(&mut self, input: &mut [Frame], dt: f64, _: &Info) {
        let release = (dt as f32 / RELEASE).min(1.0);
        // The running sum would gather errors of rounding for ever.
        self.sum = self.held.iter().sum();
        for frame in input {
            *frame = self.next(*frame, release);
        }
    }
}

#[cfg(test)]
mod tests {
    use kira::info::MockInfoBuilder;

    use super::*;

    fn limited(signal: impl Fn(usize) -> f32, count: usize) -> Vec<f32> {
        let mut limiter = Limiter::default();
        let mut frames: Vec<Frame> = (0..count).map(|n| Frame::from_mono(signal(n))).collect();
        for chunk in frames.chunks_mut(128) {
            limiter.process(chunk, 1.0 / 44100.0, &MockInfoBuilder::new().build());
        }
        frames.iter().map(|frame| frame.left).collect()
    }

    #[test]
    fn what_is_quiet_enough_passes_unchanged_but_later() {
        let signal = |n: usize| ((n * 37) % 100) as f32 / 125.0;
        let out = limited(signal, 2000);
        for (n, sample) in out.iter().enumerate().skip(AHEAD) {
            assert!((sample - signal(n - (AHEAD - 1))).abs() < 1e-5);
        }
    }

    #[test]
    fn nothing_passes_the_ceiling_and_the_gain_comes_back() {
        let signal = |n: usize| {
            if (5000..5400).contains(&n) { if n.is_multiple_of(2) { 3.0 } else { -2.5 } } else { 0.5 }
        };
        let out = limited(signal, 40_000);
        assert!(out.iter().all(|sample| sample.abs() <= CEILING + 1e-4));
        assert!(out[5200].abs() > CEILING * 0.8, "it is held down, not silenced");
        assert!((out[39_000] - 0.5).abs() < 0.001, "long after it all is as before");
    }
}
