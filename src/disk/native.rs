//! The file system.

use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use super::{Entry, Kind};

pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

pub fn read_at_most(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(most as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

pub fn size(path: &Path) -> io::Result<u64> {
    fs::metadata(path).map(|data| data.len())
}

pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

pub fn entries(folder: &Path, most: usize) -> Vec<Entry> {
    let Ok(found) = fs::read_dir(folder) else { return Vec::new() };
    found.flatten().take(most).filter_map(|entry| known(&entry)).collect()
}

fn known(entry: &fs::DirEntry) -> Option<Entry> {
    let kind = entry.file_type().ok()?;
    let kind = match () {
        () if kind.is_symlink() => Kind::Link,
        () if kind.is_dir() => Kind::Folder,
        () => Kind::File,
    };
    let name = entry.file_name();
    let size = entry.metadata().map_or(0, |data| data.len());
    Some(Entry { name: name.to_string_lossy().into_owned(), is_plain: name.to_str().is_some(), kind, size })
}

pub fn canonical(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}

pub fn is_here(_: &Path) -> bool {
    // What is missing is an error that reading tells.
    true
}
