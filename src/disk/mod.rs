//! Where the game's own files and packs are read: the file system, or on a page what the page has handed over.
//!
//! The rest of the game asks here and nowhere else, so that it need not know which of the two it is. What a page has not
//! brought yet is no error of its own: it is asked for, and is there later. The player's own files are the store's.

use std::{
    io,
    path::{Path, PathBuf},
};

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(not(target_arch = "wasm32"))]
use native as place;
#[cfg(target_arch = "wasm32")]
use page as place;

#[cfg(target_arch = "wasm32")]
pub use page::{fail, list, put};

/// What lies in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name; of one that is no plain text, as near to it as text comes.
    pub name: String,
    /// Whether its name is plain text.
    pub is_plain: bool,
    /// What it is.
    pub kind: Kind,
    /// Its size in bytes.
    pub size: u64,
}

/// What something in a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A link, wherever it leads.
    Link,
}

/// The whole file.
///
/// # Errors
/// Where there is no such file or it cannot be read.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    place::read(path)
}

/// The file, but no more of it than so many bytes: a wrong path must not fill the memory.
///
/// # Errors
/// Where there is no such file or it cannot be read.
pub fn read_at_most(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    place::read_at_most(path, most)
}

/// The whole file as text.
///
/// # Errors
/// Where there is no such file, it cannot be read, or is no text.
pub fn read_text(path: &Path) -> io::Result<String> {
    String::from_utf8(read(path)?).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is no text"))
}

/// The size of the file in bytes.
///
/// # Errors
/// Where there is no such file.
pub fn size(path: &Path) -> io::Result<u64> {
    place::size(path)
}

/// Whether there is such a file.
pub fn is_file(path: &Path) -> bool {
    place::is_file(path)
}

/// Whether there is such a folder.
pub fn is_folder(path: &Path) -> bool {
    place::is_folder(path)
}

/// What lies in the folder, in alphabetical order; nothing where there is none. At most so many.
pub fn entries(folder: &Path, most: usize) -> Vec<Entry> {
    let mut entries = place::entries(folder, most);
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    entries
}

/// The folder's path without links and detours; none where there is no such folder.
pub fn canonical(path: &Path) -> Option<PathBuf> {
    place::canonical(path)
}

/// Whether the file can be read now. One that a page has not brought yet is asked for.
pub fn is_here(path: &Path) -> bool {
    place::is_here(path)
}
