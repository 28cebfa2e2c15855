//! Source files: which there are, their text, and errors that name the place.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

/// The `.ron` files of a folder, in order of name.
///
/// # Errors
/// The folder cannot be read.
pub fn sources(folder: &Path) -> Result<Vec<PathBuf>, String> {
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
///
/// # Errors
/// It cannot be read or understood; then the place is named.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<(T, String), String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    match parse(&text) {
        Ok(value) => Ok((value, text)),
        Err(error) => Err(format!("{}:{error}", path.display())),
    }
}

/// What a text says.
///
/// # Errors
/// It is not understood; then line, column, trouble and the line itself are told.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|error| {
        let at = error.span.start;
        let line = text.lines().nth(at.line.saturating_sub(1)).unwrap_or_default();
        format!("{}:{}: {}: {}", at.line, at.col, error.code, line.trim())
    })
}

/// Writes a file and the folders above it.
///
/// # Errors
/// The disk will not have it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, bytes))
        .map_err(|error| format!("{}: {error}", path.display()))
}
