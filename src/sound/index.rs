//! What was baked: `assets/sounds/index.ron`, machine-made, names every sound and every piece of music.

use std::{collections::BTreeMap, path::PathBuf};

use serde::Deserialize;

use crate::content::{data_file, diagnostic::Report, source::Source};

/// Where the index is.
pub const PATH: &str = "assets/sounds/index.ron";
/// The form of the index that is understood.
const VERSION: u32 = 1;

/// All sounds and pieces.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Index {
    version: u32,
    /// Sounds by id.
    #[serde(default)]
    pub sounds: BTreeMap<String, Sound>,
    /// Pieces by id.
    #[serde(default)]
    pub music: BTreeMap<String, Piece>,
}

/// One sound.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Sound {
    /// How many files there are of it.
    pub variants: usize,
    /// How long the longest lasts, in seconds.
    pub secs: f32,
    /// Its loudest sample, in decibels of full scale.
    pub peak_db: f32,
    /// Whether it is to be repeated without a seam.
    #[serde(default)]
    pub looped: bool,
}

/// One piece of music.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Piece {
    /// Its folder in `assets/music`.
    pub folder: String,
    /// Its layers, quietest part first; each lies over those before it.
    pub layers: Vec<String>,
    /// How long it lasts, in seconds.
    pub secs: f64,
    /// Beats a minute.
    pub bpm: f64,
    /// Beats in a bar.
    pub beats_per_bar: u32,
}

impl Piece {
    /// How long a bar lasts, in seconds.
    pub fn bar_secs(&self) -> f64 {
        60.0 / self.bpm.max(1.0) * f64::from(self.beats_per_bar.max(1))
    }

    /// The file of a layer, below the game's folder.
    pub fn file(&self, layer: &str) -> PathBuf {
        ["assets", "music", &self.folder, &format!("{layer}.ogg")].iter().collect()
    }
}

impl Index {
    /// Reads the index; what is wrong with it is told, and nothing of it is heard then.
    pub fn read(source: &dyn Source) -> (Self, Report) {
        let (index, report) = data_file::read::<Self>(source, PATH, |_, _| {});
        (index.filter(|index| index.version == VERSION).unwrap_or_default(), report)
    }

    /// The file of a variant (from 0) of a sound, below the game's folder.
    pub fn file(id: &str, variant: usize) -> PathBuf {
        ["assets", "sounds", &format!("{id}_{}.ogg", variant + 1)].iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::source::Memory;

    fn read(text: &str) -> (Index, Report) {
        Index::read(&Memory([(PATH.to_owned(), text.as_bytes().to_vec())].into()))
    }

    #[test]
    fn an_index_names_files_and_bars() {
        let text = r#"(version: 1,
            sounds: { "blow": (variants: 4, secs: 0.42, peak_db: -3.1), "wind": (variants: 1, secs: 8.0, peak_db: -12.0, looped: true) },
            music: { "fight": (folder: "fight", layers: ["ambience", "full"], secs: 57.6, bpm: 100.0, beats_per_bar: 4) })"#;
        let (index, report) = read(text);
        assert!(report.is_clean(), "{report}");
        assert_eq!(index.sounds["blow"].variants, 4);
        assert!(!index.sounds["blow"].looped && index.sounds["wind"].looped);
        assert_eq!(Index::file("blow", 0), PathBuf::from("assets/sounds/blow_1.ogg"));
        let piece = &index.music["fight"];
        assert_eq!(piece.bar_secs(), 2.4);
        assert_eq!(piece.file("full"), PathBuf::from("assets/music/fight/full.ogg"));
    }

    #[test]
    fn a_wrong_entry_costs_only_itself_and_a_missing_index_is_told() {
        let text = r#"(version: 1, sounds: { "a": (variants: "x", secs: 1.0, peak_db: 0.0), "b": (variants: 1, secs: 1.0, peak_db: 0.0) })"#;
        let (index, report) = read(text);
        assert_eq!(index.sounds.keys().collect::<Vec<_>>(), ["b"]);
        assert_eq!(report.diagnostics.len(), 1);
        let (index, report) = Index::read(&Memory::default());
        assert_eq!(index, Index::default());
        assert!(report.has_errors());
    }
}
