//! What the tests share: the committed files, and how to measure them.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::{path::PathBuf, sync::LazyLock};

use sound_bake::{files, index::Index, ogg};

/// The repository's top folder.
pub static ROOT: LazyLock<PathBuf> =
    LazyLock::new(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../.."));

/// The folder of results.
pub fn assets() -> PathBuf {
    ROOT.join("assets")
}

/// The committed index.
pub fn index() -> Index {
    files::read(&assets().join("sounds/index.ron")).expect("the index can be read").0
}

/// The decoded channels of a file below `assets/`.
pub fn decoded(path: &str) -> Vec<Vec<f32>> {
    let bytes = std::fs::read(assets().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    ogg::decode(&bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A take of an effect.
pub fn sound(id: &str, number: u32) -> Vec<Vec<f32>> {
    decoded(&format!("sounds/{id}_{number}.ogg"))
}

/// The decibels of a factor.
pub fn decibels(factor: f64) -> f64 {
    20.0 * factor.max(1e-9).log10()
}

/// The root of the mean square.
pub fn rms(samples: &[f32]) -> f64 {
    (samples.iter().map(|&sample| f64::from(sample).powi(2)).sum::<f64>() / samples.len() as f64).sqrt()
}

/// The level in dB.
pub fn level(samples: &[f32]) -> f64 {
    decibels(rms(samples))
}

/// The middle of the spectrum in Hz, by its energy: that of the slope over that of the samples gives it.
pub fn centre(samples: &[f32]) -> f64 {
    let slope: Vec<f32> = samples.windows(2).map(|pair| pair[1] - pair[0]).collect();
    (rms(&slope) / (2.0 * rms(samples))).asin() * 44_100.0 / std::f64::consts::PI
}

/// Seconds from the loudest hundredth of a second until it is `db` quieter.
pub fn fall(samples: &[f32], db: f64) -> f64 {
    let levels: Vec<f64> = samples.chunks(441).map(level).collect();
    let (loudest, top) = levels
        .iter()
        .enumerate()
        .fold((0, -200.0), |best, (i, &db)| if db > best.1 { (i, db) } else { best });
    let after = levels[loudest..].iter().position(|&level| level < top - db);
    after.unwrap_or(levels.len() - loudest) as f64 * 0.01
}

/// The step from the last sample to the first.
pub fn step_at_seam(samples: &[f32]) -> f32 {
    (samples[0] - samples[samples.len() - 1]).abs()
}

/// The largest step between two samples elsewhere.
pub fn largest_step(samples: &[f32]) -> f32 {
    samples.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0.0, f32::max)
}
