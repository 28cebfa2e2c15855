//! Source files: which there are, their text, and errors that name the place.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

/// The `.ron` files of a folder, in order of name.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| format!("{}: {error}", folder.display()))?.path();
        if path.extension().is_some_and(|extension| extension == "ron") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// What a file says, and its text.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<(T, String), String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    match parse(&text) {
        Ok(value) => Ok((value, text)),
        Err(error) => Err(format!("{}:{error}", path.display())),
    }
}

/// What the text says; an error tells line, column, trouble and the line itself, which names the field.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|error| {
        let at = error.span.start;
        let line = text.lines().nth(at.line.saturating_sub(1)).unwrap_or_default();
        format!("{}:{}: {}: {}", at.line, at.col, error.code, line.trim())
    })
}

/// A number that tells two texts apart (FNV-1a, 64 bits).
pub fn fingerprint(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
