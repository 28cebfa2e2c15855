//! Noise of three colours, and the slow unrest of a level.

use crate::{
    math::{Dice, RATE, gain},
    recipe::Colour,
};

/// `length` samples of noise.
pub fn make(colour: Colour, length: usize, dice: &mut Dice) -> Vec<f64> {
    match colour {
        Colour::White => (0..length).map(|_| dice.swing()).collect(),
        Colour::Pink => pink(length, dice),
        Colour::Brown => {
            let mut level = 0.0;
            (0..length)
                .map(|_| {
                    level = level * 0.995 + dice.swing() * 0.1;
                    level
                })
                .collect()
        }
    }
}

/// White noise through a row of one-pole filters, an octave and a half apart.
fn pink(length: usize, dice: &mut Dice) -> Vec<f64> {
    let poles: Vec<f64> = (0..7)
        .map(|pole| {
            let hz = 12_000.0 / libm::pow(3.0, f64::from(pole));
            libm::exp(-std::f64::consts::TAU * hz / RATE)
        })
        .collect();
    let mut states = [0.0; 7];
    (0..length)
        .map(|_| {
            let white = dice.swing();
            let mut sum = 0.0;
            for (pole, (state, keep)) in states.iter_mut().zip(&poles).enumerate() {
                *state = *state * keep + white * (1.0 - keep);
                sum += *state * libm::pow(3.0, pole as f64 * 0.5);
            }
            sum
        })
        .collect()
}

/// Moves the level of samples up and down by chance, `rate` times a second and `depth` dB deep.
pub fn sway(samples: &mut [f64], rate: f64, depth: f64, dice: &mut Dice) {
    let span = (RATE / rate.max(0.01)).max(1.0);
    let (mut from, mut to) = (dice.swing(), dice.swing());
    let mut place = 0.0;
    for sample in samples {
        place += 1.0 / span;
        if place >= 1.0 {
            place -= 1.0;
            from = to;
            to = dice.swing();
        }
        let smooth = place * place * (3.0 - 2.0 * place);
        *sample *= gain((from + (to - from) * smooth) * depth);
    }
}
