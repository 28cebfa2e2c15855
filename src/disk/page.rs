//! What a page has handed over: files in memory. A page runs on one thread, which alone touches them.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    io,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use super::{Entry, Kind};
use crate::page;

#[derive(Default)]
struct Held {
    files: BTreeMap<String, Arc<[u8]>>,
    /// Files that the page has and may yet bring.
    listed: BTreeMap<String, Listed>,
    /// Paths that the page was asked for.
    asked: BTreeSet<String>,
    /// Why the page could not bring a file.
    failed: BTreeMap<String, String>,
}

/// What is known of a file before it is here.
#[derive(Clone)]
struct Listed {
    size: u64,
    /// Its first bytes: enough to tell a picture's size.
    head: Arc<[u8]>,
}

thread_local! {
    static HELD: RefCell<Held> = RefCell::default();
}

/// Takes a file over from the page.
pub fn put(path: &str, bytes: Vec<u8>) {
    HELD.with_borrow_mut(|held| {
        held.failed.remove(path);
        held.asked.remove(path);
        held.files.insert(path.to_owned(), bytes.into());
    });
}

/// The page has such a file and brings it when it is wanted. Whoever looks through a pack finds it.
pub fn list(path: &str, size: u64, head: Vec<u8>) {
    HELD.with_borrow_mut(|held| held.listed.insert(path.to_owned(), Listed { size, head: head.into() }));
}

/// The page could not bring that file; it may be asked again.
pub fn fail(path: &str, message: &str) {
    HELD.with_borrow_mut(|held| {
        held.asked.remove(path);
        held.failed.insert(path.to_owned(), message.to_owned());
    });
}

/// A path as the page knows it: names and slashes.
fn key(path: &Path) -> String {
    let names = path.components().filter_map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    names.collect::<Vec<_>>().join("/")
}

fn file(path: &Path) -> io::Result<Arc<[u8]>> {
    let key = key(path);
    HELD.with_borrow(|held| match (held.files.get(&key), held.failed.get(&key)) {
        (Some(bytes), _) => Ok(bytes.clone()),
        (None, Some(message)) => Err(io::Error::other(message.clone())),
        (None, None) => Err(io::ErrorKind::NotFound.into()),
    })
}

fn listed(path: &Path) -> Option<Listed> {
    HELD.with_borrow(|held| held.listed.get(&key(path)).cloned())
}

pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    file(path).map(|bytes| bytes.to_vec())
}

pub fn read_at_most(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let listed = listed(path).filter(|listed| most <= listed.head.len());
    let bytes = file(path).or_else(|error| listed.map(|listed| listed.head).ok_or(error));
    bytes.map(|bytes| bytes[..bytes.len().min(most)].to_vec())
}

pub fn size(path: &Path) -> io::Result<u64> {
    let listed = listed(path);
    file(path).map(|bytes| bytes.len() as u64).or_else(|error| listed.map(|listed| listed.size).ok_or(error))
}

pub fn is_file(path: &Path) -> bool {
    file(path).is_ok() || listed(path).is_some()
}

pub fn is_folder(path: &Path) -> bool {
    !entries(path, 1).is_empty()
}

pub fn entries(folder: &Path, most: usize) -> Vec<Entry> {
    let folder = key(folder);
    let prefix = if folder.is_empty() { folder } else { format!("{folder}/") };
    let mut found: BTreeMap<String, Entry> = BTreeMap::new();
    HELD.with_borrow(|held| {
        let here = held.files.range(prefix.clone()..).map(|(path, bytes)| (path, bytes.len() as u64));
        let here = here.take_while(|(path, _)| path.starts_with(&prefix));
        let listed = held.listed.range(prefix.clone()..).map(|(path, listed)| (path, listed.size));
        let listed = listed.take_while(|(path, _)| path.starts_with(&prefix));
        for (path, bytes) in here.chain(listed) {
            let below = &path[prefix.len()..];
            let (name, kind) = match below.split_once('/') {
                Some((folder, _)) => (folder, Kind::Folder),
                None => (below, Kind::File),
            };
            let size = if kind == Kind::File { bytes } else { 0 };
            let entry = Entry { name: name.to_owned(), is_plain: true, kind, size };
            found.entry(name.to_owned()).or_insert(entry);
        }
    });
    found.into_values().take(most).collect()
}

pub fn canonical(path: &Path) -> Option<PathBuf> {
    // From the root, so that joined to another path it stays what it is.
    is_folder(path).then(|| Path::new("/").join(key(path)))
}

pub fn is_here(path: &Path) -> bool {
    let key = key(path);
    let ask = HELD.with_borrow_mut(|held| {
        if held.files.contains_key(&key) || held.failed.contains_key(&key) {
            return None;
        }
        Some(held.asked.insert(key.clone()))
    });
    match ask {
        None => true,
        Some(is_new) => {
            if is_new {
                page::ask(|page| page.want(&key, true));
            }
            false
        }
    }
}
