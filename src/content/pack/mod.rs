//! Packs: folders with levels, definitions, texts and pictures of their own, beside the game's.
//!
//! A pack adds and never changes: all that it defines, and every message, carries its id. So a level plays the same
//! whichever packs are there, and a wrong pack harms neither the game nor another pack; its report is kept with it.

mod art;
mod data;
mod levels;
mod manifest;
mod open;
mod tree;

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    art::Index,
    codes,
    diagnostic::{Diagnostic, Report, Sink},
    library::Library,
    loader::{Checked, Playable, check_playable},
    source::Source,
    syntax,
};

pub use art::GameArt;
pub use manifest::is_free_id;
pub use open::open;
use tree::Tree;

/// The file that makes a folder a pack.
pub const PACK_FILE: &str = "pack.ron";

/// The folder of a pack's levels.
const LEVELS: &str = "levels";

/// A pack, whether it can be used or not.
#[derive(Clone)]
pub struct Pack {
    /// "example": the name of its folder.
    pub id: String,
    /// Message key of the title; the id where there is none.
    pub title: String,
    /// The pack's own version.
    pub version: String,
    /// Who made it.
    pub authors: Vec<String>,
    /// Message key of a few words about it.
    pub description: Option<String>,
    /// Where it lies.
    pub folder: PathBuf,
    /// Its levels, in their order.
    pub levels: Vec<PackLevel>,
    /// What is wrong with it: with errors none of its levels can be played, with warnings all can. Mistakes in a level
    /// alone are among these only after [`super::loader::Content::check_packs`].
    pub report: Option<Report>,
    usable: bool,
    tree: Arc<Tree>,
    library: Arc<Library>,
    index: Arc<Index>,
}

/// A level of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackLevel {
    /// "example/01_yard".
    pub id: String,
    /// Path of its file within the pack: "levels/01_yard.ron".
    pub file: String,
    /// Message key of its title; the id where it has none.
    pub title: String,
}

impl Pack {
    /// Whether its definitions can be used; a single level may be wrong all the same.
    pub fn is_usable(&self) -> bool {
        self.usable
    }

    /// Its files.
    pub fn source(&self) -> &dyn Source {
        self.tree.as_ref()
    }

    /// How many files it holds.
    pub fn file_count(&self) -> usize {
        self.tree.paths().count()
    }

    /// The pictures it brings, by names without the pack's id; paths of images are those below its folder.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Whether it lies in that folder.
    pub fn is_in(&self, folder: &Path) -> bool {
        self.folder == folder
            || crate::disk::canonical(&self.folder)
                .is_some_and(|own| crate::disk::canonical(folder) == Some(own))
    }

    /// The level of that id; none where the pack has none of that id.
    pub fn playable(&self, id: &str) -> Option<Result<Playable, Report>> {
        if !self.usable {
            return Some(Err(self.report.clone().unwrap_or_default()));
        }
        let level = self.levels.iter().find(|level| level.id == id)?;
        Some(self.check_file(&level.file).into_result())
    }

    fn check_file(&self, path: &str) -> Checked<Playable> {
        self.check_level(&self.tree.name(path), self.tree.read(path))
    }

    /// Checks the text of a level as one of this pack; `name` is the path of its file.
    pub fn check_level(&self, name: &str, bytes: io::Result<Vec<u8>>) -> Checked<Playable> {
        let mut checked = check_playable(&self.library, name, bytes);
        if let Some(wrong) = self.wrong_id(name, &checked.report) {
            let mut all = std::mem::take(&mut checked.report.diagnostics);
            all.push(wrong);
            checked = Checked { value: None, report: Report::new(checked.report.files, all) };
        }
        if !self.usable {
            checked.value = None;
            if let Some(report) = &self.report {
                checked.report.absorb(report.clone(), 0);
            }
        }
        checked
    }

    /// A level of a pack is found by its id alone, so the id is made of the pack's and the file's name.
    fn wrong_id(&self, name: &str, report: &Report) -> Option<Diagnostic> {
        let path = Path::new(name);
        if path.parent().and_then(Path::file_name).is_none_or(|folder| folder != LEVELS) {
            return None;
        }
        let expected = format!("{}/{}", self.id, path.file_stem()?.to_str()?);
        let (file, text) = report.files.find(name)?;
        let node = syntax::parse(file, text, &Sink::default());
        let id = node.field("id")?;
        let found = id.as_text().filter(|found| *found != expected)?;
        let message = format!("the level `{found}` is in the file of `{expected}`");
        Some(
            Diagnostic::new(codes::LEVEL_ID, id.span, message)
                .label("not the pack's id and the file's name")
                .expected(format!("\"{expected}\"")),
        )
    }

    /// Checks all its levels too, and whether every picture that it names is there.
    pub fn check_all(&mut self, game: &GameArt) {
        let shared = self.library.files().len();
        let mut report =
            self.report.take().unwrap_or_else(|| Report::new(self.library.files().clone(), Vec::new()));
        let mut missing = Report::new(self.library.files().clone(), art::missing_in_data(self, game));
        missing.files = self.library.files().clone();
        report.absorb(missing, shared);
        for level in &self.levels {
            let name = self.tree.name(&level.file);
            let checked =
                Self { usable: true, ..self.clone() }.check_level(&name, self.tree.read(&level.file));
            let mut found = checked.report;
            let mut all = std::mem::take(&mut found.diagnostics);
            all.extend(art::missing_in_level(self, game, &name, &found.files));
            let found = Report::new(found.files, all);
            if !found.is_clean() {
                report.absorb(found, shared);
            }
        }
        self.report = (!report.is_clean()).then_some(report);
    }
}

/// The folder of the pack that the file lies in, if it lies in one: at its top, or in a folder of it.
pub fn folder_of(file: &Path) -> Option<PathBuf> {
    let mut folders = file.ancestors().skip(1).take(3);
    let folder = folders.find(|folder| crate::disk::is_file(&folder.join(PACK_FILE)))?;
    Some(if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() })
}

/// Whether the folder is a pack, or looks as if it were meant to be one.
pub fn is_pack(folder: &Path) -> bool {
    let has = |name: &str| crate::disk::is_folder(&folder.join(name));
    crate::disk::is_file(&folder.join(PACK_FILE))
        || (has(LEVELS) && (has("data") || has("strings")) && !has("assets"))
}
