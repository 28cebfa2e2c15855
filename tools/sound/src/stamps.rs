//! What each result was baked from, so that only what has changed is baked again: `assets/sounds/stamps.ron`.

use std::{collections::BTreeMap, path::Path};

use crate::files;

/// A number of what a result was made of, by the result's id.
pub type Stamps = BTreeMap<String, String>;

/// The stamps of the last bake; none where there was none.
///
/// # Errors
/// The file is there and cannot be understood.
pub fn load(path: &Path) -> Result<Stamps, String> {
    if path.exists() { Ok(files::read(path)?.0) } else { Ok(Stamps::new()) }
}

/// A stamp of everything that makes a result: the sources as they were understood, and the program's own text.
pub fn stamp(parts: &[&str]) -> String {
    let mut whole = String::new();
    for part in parts {
        whole.push_str(part);
        whole.push('\0');
    }
    format!("{:016x}", xxhash_rust::xxh3::xxh3_64(whole.as_bytes()))
}
