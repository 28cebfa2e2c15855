//! A pack's folder: which files are in it, and that nothing outside of it is ever read.
//!
//! The folder is walked once. Only what was found then, a plain file that is no link, can be read, and only by the
//! path by which it was found; so no path, however written, leads out of the pack.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

use crate::{
    content::{
        codes::{self, Code},
        source::{Source, read_file},
    },
    disk,
};

/// Largest pack, in bytes.
pub const MAX_PACK: u64 = 64 * 1024 * 1024;

/// Largest picture or sound, in bytes; texts have a limit of their own.
pub const MAX_MEDIA: u64 = 8 * 1024 * 1024;

/// Most files of a pack.
pub const MAX_FILES: usize = 1024;

/// How many folders deep a file may lie.
const MAX_DEPTH: usize = 8;

/// What is wrong with the folder itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub code: Code,
    /// Path of the file within the pack.
    pub path: String,
    pub message: String,
}

/// The files of a folder.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    root: PathBuf,
    /// Sizes in bytes, by path from the root with slashes.
    files: BTreeMap<String, u64>,
    pub troubles: Vec<Trouble>,
}

impl Tree {
    /// Walks the folder; names that begin with a full stop are passed over.
    pub fn walk(root: &Path) -> Self {
        let mut tree = Self { root: root.to_owned(), ..Self::default() };
        let mut total = 0;
        let within_limits = tree.walk_folder(root, "", 0, &mut total);
        if !within_limits || total > MAX_PACK {
            let message = format!(
                "the pack is too large: at most {MAX_FILES} files, {MAX_DEPTH} folders deep, of {} MiB in all",
                MAX_PACK / (1024 * 1024)
            );
            tree.trouble(codes::PACK_TOO_LARGE, "", message);
        }
        tree
    }

    fn trouble(&mut self, code: Code, path: &str, message: String) {
        self.troubles.push(Trouble { code, path: path.to_owned(), message });
    }

    /// False where the walk was given up.
    fn walk_folder(&mut self, folder: &Path, below: &str, depth: usize, total: &mut u64) -> bool {
        for entry in disk::entries(folder, MAX_FILES + 1) {
            let name = entry.name.as_str();
            if !entry.is_plain {
                let message = format!("the name {name:?} is not plain text");
                self.trouble(codes::BAD_PATH, below, message);
                continue;
            }
            if name.starts_with('.') {
                continue;
            }
            let path = if below.is_empty() { name.to_owned() } else { format!("{below}/{name}") };
            if entry.kind == disk::Kind::Link {
                let message = format!("`{path}` is a link; a pack holds its own files only");
                self.trouble(codes::LINK, &path, message);
            } else if entry.kind == disk::Kind::Folder {
                if depth + 1 >= MAX_DEPTH || !self.walk_folder(&folder.join(name), &path, depth + 1, total) {
                    return false;
                }
            } else if !self.take(path, entry.size, total) {
                return false;
            }
        }
        true
    }

    fn take(&mut self, path: String, size: u64, total: &mut u64) -> bool {
        *total += size;
        if is_media(&path) && size > MAX_MEDIA {
            let message = format!("`{path}` is larger than {} MiB", MAX_MEDIA / (1024 * 1024));
            self.trouble(codes::PACK_TOO_LARGE, &path, message);
        }
        self.files.insert(path, size);
        self.files.len() <= MAX_FILES && *total <= MAX_PACK
    }

    /// Whether the pack holds that file.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Paths of all files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The name by which reports call the file.
    pub fn name(&self, path: &str) -> String {
        let folder = self.root.display().to_string().replace('\\', "/");
        format!("{}/{path}", folder.trim_end_matches('/'))
    }

    /// The first bytes of the file.
    pub fn head(&self, path: &str) -> io::Result<[u8; 24]> {
        let bytes = disk::read_at_most(&self.file(path)?, 24)?;
        bytes.try_into().map_err(|_| io::ErrorKind::UnexpectedEof.into())
    }

    /// Where the file is.
    pub fn file(&self, path: &str) -> io::Result<PathBuf> {
        if self.has(path) { Ok(self.root.join(path)) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

impl Source for Tree {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        read_file(&self.file(path)?)
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let names = self.paths().filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/'));
        names.filter(|name| !name.contains('/')).map(str::to_owned).collect()
    }
}

fn is_media(path: &str) -> bool {
    [".png", ".ogg", ".wav"].iter().any(|ending| path.ends_with(ending))
}

/// Whether a path that stands in a file could lead out of its folder.
pub fn leads_out(path: &str) -> bool {
    path.starts_with('/') || path.contains(['\\', ':']) || path.split('/').any(|part| part == "..")
}
