//! The player's files in what a browser keeps for a page.

use std::io;

use xxhash_rust::xxh3::xxh3_64;

use super::ask;
use crate::store::Place;

/// What every key begins with: a page may share its origin with others.
const PREFIX: &str = "red-heat/";
/// The first line of what is exported, before the sum of the rest.
const EXPORT: &str = "Red Heat, kept files, form 1, sum ";

/// The browser's storage, as the page guards it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Storage;

fn key(name: &str) -> String {
    format!("{PREFIX}{name}")
}

fn get(name: &str) -> Option<String> {
    ask(|page| page.storage_get(&key(name))).flatten()
}

impl Place for Storage {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        get(name).map(String::into_bytes).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let text = String::from_utf8(bytes.to_vec())
            .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "only text can be kept here"))?;
        let kept = ask(|page| page.storage_set(&key(name), &text));
        kept.unwrap_or_else(|| Err("there is no page".into())).map_err(io::Error::other)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let bytes = self.read(from)?;
        // The old name goes only when the new one is kept.
        self.write(to, &bytes)?;
        ask(|page| page.storage_remove(&key(from)));
        Ok(())
    }

    fn has(&self, name: &str) -> bool {
        get(name).is_some()
    }

    fn path(&self, name: &str) -> String {
        key(name)
    }
}

/// All kept files of those names as one file: a first line with a sum, then a JSON object.
pub fn export(names: &[&str]) -> Vec<u8> {
    let files: serde_json::Map<String, serde_json::Value> =
        names.iter().filter_map(|name| Some(((*name).to_owned(), get(name)?.into()))).collect();
    let text = serde_json::Value::Object(files).to_string();
    format!("{EXPORT}{:016x}\n{text}", xxh3_64(text.as_bytes())).into_bytes()
}

/// Takes a file that [`export`] made. The files that are replaced are kept as the ones before.
///
/// # Errors
/// In one sentence, why nothing was taken.
pub fn import(bytes: &[u8], names: &[&str]) -> Result<(), String> {
    let whole = std::str::from_utf8(bytes).map_err(|_| "it is no text")?;
    let (first, text) = whole.split_once('\n').ok_or("it is not a file of this game")?;
    let sum = first.trim_end().strip_prefix(EXPORT).ok_or("it is not a file of this game")?;
    if sum != format!("{:016x}", xxh3_64(text.as_bytes())) {
        return Err("it was changed or cut off since it was written".into());
    }
    let files: std::collections::BTreeMap<String, String> =
        serde_json::from_str(text).map_err(|error| error.to_string())?;
    for name in names {
        let Some(text) = files.get(*name) else { continue };
        if Storage.has(name) {
            Storage.rename(name, &format!("{name}.1")).map_err(|error| error.to_string())?;
        }
        Storage.write(name, text.as_bytes()).map_err(|error| error.to_string())?;
    }
    Ok(())
}
