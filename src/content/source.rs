//! Where texts come from: a folder, or memory (a browser has no folders).

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

use crate::disk;

/// Largest file that is read, in bytes.
pub const MAX_FILE: usize = 1024 * 1024;

/// Largest file of the game's own that a machine has made, in bytes: nobody reads or writes it by hand.
pub const MAX_BAKED: usize = 16 * MAX_FILE;

/// A tree of files. Paths are relative to its root and separated by slashes: "assets/data/actors.ron".
pub trait Source {
    /// The bytes of the file.
    ///
    /// # Errors
    /// Where there is no such file or it cannot be read.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// The bytes of a file of the game's own that a machine has made, such as the index of its pictures.
    ///
    /// # Errors
    /// Where there is no such file or it cannot be read.
    fn read_baked(&self, path: &str) -> io::Result<Vec<u8>> {
        self.read(path)
    }

    /// The names of the files (not folders) in that folder, in alphabetical order; none where there is no folder.
    fn list(&self, folder: &str) -> Vec<String>;
}

/// A folder of the file system.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// That folder.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self(root.into())
    }

    /// The folder that holds `assets` and `levels`: the given one, that named by `RED_HEAT_DATA`, the one of the
    /// program, the current one, and where the program was built. None where none of them holds data.
    pub fn find(given: Option<&Path>) -> Option<Self> {
        // A page has but one place.
        if cfg!(target_arch = "wasm32") {
            return is_root(Path::new("")).then(|| Self::new(""));
        }
        if let Some(given) = given {
            return is_root(given).then(|| Self::new(given));
        }
        if let Some(named) = std::env::var_os("RED_HEAT_DATA") {
            let named = PathBuf::from(named);
            return is_root(&named).then(|| Self::new(named));
        }
        let program = std::env::current_exe().ok().and_then(|exe| exe.parent().map(Path::to_owned));
        let built = cfg!(debug_assertions).then(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        let current = std::env::current_dir().ok();
        [program, current, built].into_iter().flatten().find(|root| is_root(root)).map(Self::new)
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

fn is_root(path: &Path) -> bool {
    disk::is_folder(&path.join("assets/data"))
}

impl Source for Folder {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        read_file(&self.0.join(path))
    }

    fn read_baked(&self, path: &str) -> io::Result<Vec<u8>> {
        read_at_most(&self.0.join(path), MAX_BAKED)
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let folder = self.0.join(folder);
        let is_file = |entry: &disk::Entry| match entry.kind {
            disk::Kind::File => true,
            disk::Kind::Folder => false,
            disk::Kind::Link => disk::is_file(&folder.join(&entry.name)),
        };
        let entries = disk::entries(&folder, usize::MAX).into_iter();
        entries.filter(|entry| entry.is_plain && is_file(entry)).map(|entry| entry.name).collect()
    }
}

/// Reads a file, but hardly more of it than may be in one: a wrong path must not fill the memory.
///
/// # Errors
/// Where there is no such file or it cannot be read.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    read_at_most(path, MAX_FILE)
}

fn read_at_most(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    disk::read_at_most(path, most + 1)
}

/// Files in memory, by path.
#[derive(Clone, Debug, Default)]
pub struct Memory(pub BTreeMap<String, Vec<u8>>);

impl Source for Memory {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.0.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let names = self.0.keys().filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/'));
        names.filter(|name| !name.contains('/')).map(str::to_owned).collect()
    }
}
