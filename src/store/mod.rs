//! Small files that must not be lost: the player's settings and progress.
//!
//! A file is written beside the old one, brought to the disk, and only then takes its place; the one before is kept.
//! A file that cannot be used is set aside, never deleted, and the one before is used. Nothing here knows what the
//! texts mean, and nothing here can stop the game: what goes wrong becomes a [`Trouble`] to be told.

use std::{collections::BTreeSet, io};

use bevy::prelude::Resource;

mod file;
#[cfg(not(target_arch = "wasm32"))]
mod folder;
#[cfg(test)]
mod tests;
mod trouble;

pub use file::Fault;
#[cfg(not(target_arch = "wasm32"))]
pub use folder::Folder;
pub use trouble::Trouble;

/// Where named files are kept: a folder here, whatever a browser offers there.
pub trait Place: Send + Sync + 'static {
    /// The bytes of a file; of one that is far too large only a beginning.
    ///
    /// # Errors
    /// Where there is no such file ([`io::ErrorKind::NotFound`]) or it cannot be read.
    fn read(&self, name: &str) -> io::Result<Vec<u8>>;

    /// Writes a file and waits until it would outlast a power cut.
    ///
    /// # Errors
    /// Where it cannot be written; what then lies there may be cut off.
    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()>;

    /// Gives a file another name, at once and lastingly, in place of whatever had that name.
    ///
    /// # Errors
    /// Where it cannot be done; then everything is as before.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Whether there is anything of that name.
    fn has(&self, name: &str) -> bool;

    /// How a person finds the file.
    fn path(&self, name: &str) -> String;
}

/// How many unusable files of one name are kept; nobody has so many.
const MOST_ASIDE: u32 = 999;

/// The store of this run.
#[derive(Resource)]
pub struct Store {
    place: Box<dyn Place>,
    /// Names under which something unusable lies that could not be set aside: writing there would destroy it.
    locked: BTreeSet<String>,
    /// Whether the player was told that nothing can be written.
    complained: bool,
}

/// What reading gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T> {
    /// The value; none where nothing usable was ever written.
    pub value: Option<T>,
    /// What the player must be told.
    pub troubles: Vec<Trouble>,
}

impl Store {
    /// The folder named by `RED_HEAT_HOME`, or the system's folder for a player's data.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn open() -> Self {
        Self::new(Folder::of_the_player())
    }

    /// A store in that place.
    pub fn new(place: impl Place) -> Self {
        Self { place: Box::new(place), locked: BTreeSet::new(), complained: false }
    }

    /// Reads a file. `form` is the newest version of its form that is understood; `parse` makes the value, or says in
    /// one sentence where the text is wrong.
    pub fn read<T>(&mut self, name: &str, form: u32, parse: impl Fn(&str) -> Result<T, String>) -> Kept<T> {
        let mut kept = Kept { value: None, troubles: Vec::new() };
        for copy in [name.to_owned(), unfinished(name), before(name)] {
            let bytes = match self.place.read(&copy) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                bytes => bytes.map_err(|error| Fault::Unreadable(error.to_string())),
            };
            let text = bytes.and_then(|bytes| file::opened(bytes, form));
            match text.and_then(|text| parse(&text).map_err(Fault::Syntax)) {
                Ok(value) => {
                    kept.value = Some(value);
                    break;
                }
                // The game ended in the middle of writing it: what it was to replace is still there.
                Err(_) if copy == unfinished(name) => {}
                Err(fault) => kept.troubles.push(self.set_aside(name, &copy, fault)),
            }
        }
        for trouble in &mut kept.troubles {
            trouble.settle(kept.value.is_some());
        }
        kept
    }

    /// Writes a file and keeps the one before. What went wrong is told once, until something can be written again.
    pub fn write(&mut self, name: &str, form: u32, text: &str) -> Option<Trouble> {
        if self.locked.contains(name) {
            return None;
        }
        match self.replace(name, &file::sealed(text, form)) {
            Ok(()) => {
                self.complained = false;
                None
            }
            Err(error) => {
                let told = std::mem::replace(&mut self.complained, true);
                let trouble = Trouble::NotWritten { path: self.place.path(name), error: error.to_string() };
                (!told).then_some(trouble)
            }
        }
    }

    fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let new = unfinished(name);
        self.place.write(&new, bytes)?;
        // Between these two only the new one and the one before are there; reading knows of both.
        if self.place.has(name) {
            self.place.rename(name, &before(name))?;
        }
        self.place.rename(&new, name)
    }

    fn set_aside(&mut self, name: &str, copy: &str, fault: Fault) -> Trouble {
        let path = self.place.path(copy);
        let free = (1..=MOST_ASIDE)
            .map(|number| format!("{name}.damaged-{number}"))
            .find(|aside| !self.place.has(aside));
        match free.filter(|aside| self.place.rename(copy, aside).is_ok()) {
            Some(aside) => Trouble::SetAside { path, aside: self.place.path(&aside), fault, replaced: false },
            None => {
                self.locked.insert(name.to_owned());
                Trouble::Stuck { path, fault }
            }
        }
    }
}

/// The name of a file while it is being written.
fn unfinished(name: &str) -> String {
    format!("{name}.new")
}

/// The name of the file before the present one.
fn before(name: &str) -> String {
    format!("{name}.1")
}
