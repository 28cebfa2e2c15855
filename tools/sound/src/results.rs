//! What the last bake left behind and what this one adds: the index and the stamps.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use crate::{
    files,
    index::{Index, Piece, Sound},
    stamps::{self, Stamps},
};

/// Results so far.
pub struct Results {
    before: Index,
    stamps_before: Stamps,
    index: Index,
    stamps: Stamps,
    baked: BTreeSet<String>,
}

fn empty() -> Index {
    Index { version: 1, sounds: BTreeMap::new(), music: BTreeMap::new() }
}

impl Results {
    /// What lies in `assets` from the last bake.
    ///
    /// # Errors
    /// A file is there and cannot be understood.
    pub fn load(assets: &Path) -> Result<Self, String> {
        let path = assets.join("sounds/index.ron");
        Ok(Self {
            before: if path.exists() { files::read(&path)?.0 } else { empty() },
            stamps_before: stamps::load(&assets.join("sounds/stamps.ron"))?,
            index: empty(),
            stamps: Stamps::new(),
            baked: BTreeSet::new(),
        })
    }

    /// Whether the result was baked from just these sources and is in the index.
    pub fn is_fresh(&self, id: &str, stamp: &str) -> bool {
        let known = self.before.sounds.contains_key(id) || self.before.music.contains_key(id);
        known && self.stamps_before.get(id).is_some_and(|before| before == stamp)
    }

    /// Keeps a sound as it was.
    pub fn keep_sound(&mut self, id: &str) {
        if let Some(sound) = self.before.sounds.get(id) {
            self.index.sounds.insert(id.to_owned(), sound.clone());
            self.keep_stamp(id);
        }
    }

    /// Keeps a piece as it was.
    pub fn keep_piece(&mut self, id: &str) {
        if let Some(piece) = self.before.music.get(id) {
            self.index.music.insert(id.to_owned(), piece.clone());
            self.keep_stamp(id);
        }
    }

    fn keep_stamp(&mut self, id: &str) {
        if let Some(stamp) = self.stamps_before.get(id) {
            self.stamps.insert(id.to_owned(), stamp.clone());
        }
    }

    /// Enters a sound that was baked now.
    pub fn enter_sound(&mut self, id: &str, sound: Sound, stamp: String) {
        self.index.sounds.insert(id.to_owned(), sound);
        self.stamps.insert(id.to_owned(), stamp);
        self.baked.insert(id.to_owned());
    }

    /// Enters a piece that was baked now.
    pub fn enter_piece(&mut self, id: &str, piece: Piece, stamp: String) {
        self.index.music.insert(id.to_owned(), piece);
        self.stamps.insert(id.to_owned(), stamp);
        self.baked.insert(id.to_owned());
    }

    /// Whether a result was baked now.
    pub fn has_baked(&self, id: &str) -> bool {
        self.baked.contains(id)
    }

    /// Writes index and stamps.
    ///
    /// # Errors
    /// The disk will not have them.
    pub fn save(&self, assets: &Path) -> Result<(), String> {
        let style = ron::ser::PrettyConfig::default().depth_limit(2);
        let index =
            ron::ser::to_string_pretty(&self.index, style.clone()).map_err(|error| error.to_string())?;
        files::write(&assets.join("sounds/index.ron"), format!("{index}\n").as_bytes())?;
        let stamps = ron::ser::to_string_pretty(&self.stamps, style).map_err(|error| error.to_string())?;
        files::write(&assets.join("sounds/stamps.ron"), format!("{stamps}\n").as_bytes())
    }
}
