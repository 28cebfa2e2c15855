//! A small room: four echoes that feed one another, each swallowing the highs a little.

use crate::{
    math::{RATE, gain, samples as count},
    recipe::Room,
};

/// Lengths of the echoes beside the room's size; no two share a measure.
const LENGTHS: [f64; 4] = [1.0, 1.307, 1.619, 1.933];
/// Metres that sound goes in a second.
const SPEED: f64 = 343.0;

/// Adds the room's echo to samples.
pub fn apply(samples: &mut [f64], room: &Room) {
    let mut lines: Vec<Vec<f64>> =
        LENGTHS.iter().map(|length| vec![0.0; count(room.size * length / SPEED).max(8)]).collect();
    let keeps: Vec<f64> = lines
        .iter()
        .map(|line| libm::pow(10.0, -3.0 * line.len() as f64 / RATE / room.secs.max(0.01)))
        .collect();
    let damp = libm::exp(-std::f64::consts::TAU * room.damp / RATE);
    let (mut lows, mut places) = ([0.0; 4], [0_usize; 4]);
    let wet = gain(room.level);
    for sample in samples {
        let heard: [f64; 4] = std::array::from_fn(|i| lines[i][places[i]]);
        let half: f64 = heard.iter().sum::<f64>() * 0.5;
        for (i, line) in lines.iter_mut().enumerate() {
            lows[i] = lows[i] * damp + (half - heard[i]) * keeps[i] * (1.0 - damp);
            line[places[i]] = *sample + lows[i];
            places[i] = (places[i] + 1) % line.len();
        }
        *sample += wet * (heard[0] - heard[1] + heard[2] - heard[3]) * 0.5;
    }
}
