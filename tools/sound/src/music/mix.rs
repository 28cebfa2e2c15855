//! Layers to one loudness: one gain for all, and one hand on the fader where all of them together come too high.

use super::orchestra::Stereo;
use crate::{
    loudness,
    math::{decibels, gain},
};

/// How loud all layers together are, in LUFS.
pub const LOUDNESS: f64 = -18.0;
/// The highest sample of all together before encoding, in dB.
const CEILING: f64 = -3.0;
/// The hand's step in samples.
const STEP: usize = 256;
/// How many steps it starts before a peak and stays after it.
const REACH: usize = 12;

/// Brings layers to the loudness, so that they keep adding up.
///
/// # Errors
/// The meter's own.
pub fn balance(layers: &mut [Stereo]) -> Result<(), String> {
    // Holding peaks down takes some loudness: twice is enough to come back to it.
    for _ in 0..3 {
        let all = sum(layers);
        let loud = loudness::integrated(&[all.left, all.right])?;
        scale(layers, gain(LOUDNESS - loud) as f32);
        hold(layers);
    }
    Ok(())
}

/// All layers at once.
pub fn sum(layers: &[Stereo]) -> Stereo {
    let mut all = layers[0].clone();
    for layer in &layers[1..] {
        for (whole, part) in [(&mut all.left, &layer.left), (&mut all.right, &layer.right)] {
            whole.iter_mut().zip(part).for_each(|(sum, sample)| *sum += sample);
        }
    }
    all
}

fn scale(layers: &mut [Stereo], factor: f32) {
    for layer in layers {
        for side in [&mut layer.left, &mut layer.right] {
            side.iter_mut().for_each(|sample| *sample *= factor);
        }
    }
}

/// Lowers every layer alike around the moments in which their sum passes the ceiling; the loop's seam is no border.
fn hold(layers: &mut [Stereo]) {
    let all = sum(layers);
    let ceiling = gain(CEILING) as f32;
    let wanted: Vec<f32> = all
        .left
        .chunks(STEP)
        .zip(all.right.chunks(STEP))
        .map(|(left, right)| {
            let peak = left.iter().chain(right).fold(0.0_f32, |peak, sample| peak.max(sample.abs()));
            (ceiling / peak.max(1e-9)).min(1.0)
        })
        .collect();
    if wanted.iter().all(|&gain| gain >= 1.0) {
        return;
    }
    let count = wanted.len();
    let around =
        |place: usize, reach: usize| (0..=2 * reach).map(move |i| (place + count + i - reach) % count);
    let lowest: Vec<f32> =
        (0..count).map(|place| around(place, REACH).map(|i| wanted[i]).fold(1.0, f32::min)).collect();
    let smooth: Vec<f32> = (0..count)
        .map(|place| around(place, REACH - 2).map(|i| lowest[i]).sum::<f32>() / (2 * REACH - 3) as f32)
        .collect();
    for layer in layers {
        for side in [&mut layer.left, &mut layer.right] {
            for (index, sample) in side.iter_mut().enumerate() {
                let (place, within) = (index / STEP, (index % STEP) as f32 / STEP as f32);
                let (from, to) = (smooth[place], smooth[(place + 1) % count]);
                *sample *= from + (to - from) * within;
            }
        }
    }
}

/// The highest sample of all layers together, in dB.
pub fn peak(layers: &[Stereo]) -> f64 {
    let all = sum(layers);
    let highest = all.left.iter().chain(&all.right).fold(0.0_f32, |peak, sample| peak.max(sample.abs()));
    decibels(f64::from(highest))
}
