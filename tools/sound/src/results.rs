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
    index: Index,
    stamps: Stamps,
    /// What the sources still name.
    known: BTreeSet<String>,
    /// What was baked now.
    baked: BTreeSet<String>,
}

impl Results {
    /// What lies in `assets` from the last bake.
    ///
    /// # Errors
    /// A file is there and cannot be understood.
    pub fn load(assets: &Path) -> Result<Self, String> {
        let path = assets.join("sounds/index.ron");
        let empty = Index { version: 1, sounds: BTreeMap::new(), music: BTreeMap::new() };
        Ok(Self {
            index: if path.exists() { files::read(&path)?.0 } else { empty },
            stamps: stamps::load(&assets.join("sounds/stamps.ron"))?,
            known: BTreeSet::new(),
            baked: BTreeSet::new(),
        })
    }

    /// Whether the result was baked from just these sources and is in the index.
    pub fn is_fresh(&self, id: &str, stamp: &str) -> bool {
        let entered = self.index.sounds.contains_key(id) || self.index.music.contains_key(id);
        entered && self.stamps.get(id).is_some_and(|before| before == stamp)
    }

    /// Keeps a result as it was.
    pub fn keep(&mut self, id: &str) {
        self.known.insert(id.to_owned());
    }

    /// Enters a sound that was baked now.
    pub fn enter_sound(&mut self, id: &str, sound: Sound, stamp: String) {
        self.index.sounds.insert(id.to_owned(), sound);
        self.enter(id, stamp);
    }

    /// Enters a piece that was baked now.
    pub fn enter_piece(&mut self, id: &str, piece: Piece, stamp: String) {
        self.index.music.insert(id.to_owned(), piece);
        self.enter(id, stamp);
    }

    fn enter(&mut self, id: &str, stamp: String) {
        self.stamps.insert(id.to_owned(), stamp);
        self.known.insert(id.to_owned());
        self.baked.insert(id.to_owned());
    }

    /// Whether a result was baked now.
    pub fn has_baked(&self, id: &str) -> bool {
        self.baked.contains(id)
    }

    /// Writes index and stamps. Where every source was seen, what none of them names any more is forgotten.
    ///
    /// # Errors
    /// The disk will not have them.
    pub fn save(&mut self, assets: &Path, complete: bool) -> Result<(), String> {
        if complete {
            let known = &self.known;
            self.index.sounds.retain(|id, _| known.contains(id));
            self.index.music.retain(|id, _| known.contains(id));
            self.stamps.retain(|id, _| known.contains(id));
        }
        let style = ron::ser::PrettyConfig::default().depth_limit(2);
        let index =
            ron::ser::to_string_pretty(&self.index, style.clone()).map_err(|error| error.to_string())?;
        files::write(&assets.join("sounds/index.ron"), format!("{index}\n").as_bytes())?;
        let stamps = ron::ser::to_string_pretty(&self.stamps, style).map_err(|error| error.to_string())?;
        files::write(&assets.join("sounds/stamps.ron"), format!("{stamps}\n").as_bytes())
    }
}
