//! The machine-made index of sounds and music, `assets/sounds/index.ron`, which the game reads.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Everything that was baked.
#[derive(Debug, PartialEq, Deserialize, Serialize)]
pub struct Index {
    /// Grows when readers of the file must change.
    pub version: u32,
    /// Effects by id: `sounds/ID_1.ogg` and so on.
    pub sounds: BTreeMap<String, Sound>,
    /// Pieces of music by id ("core/title").
    pub music: BTreeMap<String, Piece>,
}

/// One effect.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Sound {
    /// How many files there are, numbered from 1.
    pub variants: u32,
    /// How long the longest of them is, in seconds.
    pub secs: f64,
    /// The highest true peak of them, in dBTP.
    pub peak_db: f64,
    /// Whether its end leads to its beginning.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub looped: bool,
}

/// One piece of music, in layers that lie upon one another.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Piece {
    /// The folder below `music/`.
    pub folder: String,
    /// Files there, without `.ogg`, in the order in which they join.
    pub layers: Vec<String>,
    /// The length of each layer in seconds.
    pub secs: f64,
    /// Beats a minute.
    pub bpm: f64,
    /// Beats in a bar.
    pub beats_per_bar: u32,
}

/// Rounds to `digits` behind the point, so that the index stays readable.
pub fn rounded(value: f64, digits: i32) -> f64 {
    let scale = libm::pow(10.0, f64::from(digits));
    (value * scale).round() / scale
}
