//! A folder of the file system as a store's place.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::Place;
use crate::content::source::read_file;

/// The environment variable that names another folder for the player's files.
const HOME: &str = "RED_HEAT_HOME";

/// A folder; it is made when something is first written.
#[derive(Clone, Debug)]
pub struct Folder(Option<PathBuf>);

impl Folder {
    /// That folder.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(Some(path.into()))
    }

    /// The folder named by `RED_HEAT_HOME`, or else where the system keeps a player's data. A system that has no such
    /// place gives one where nothing is found and nothing can be written.
    pub fn of_the_player() -> Self {
        let named = std::env::var_os(HOME).filter(|named| !named.is_empty()).map(PathBuf::from);
        let usual = || {
            let folders = directories::ProjectDirs::from("", "", "red-heat")?;
            Some(folders.data_dir().to_owned())
        };
        Self(named.or_else(usual))
    }

    fn file(&self, name: &str) -> io::Result<PathBuf> {
        let nowhere =
            || io::Error::new(io::ErrorKind::NotFound, "the system names no folder for a player's files");
        Ok(self.0.as_ref().ok_or_else(nowhere)?.join(name))
    }
}

impl Place for Folder {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        read_file(&self.file(name)?)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.file(name)?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let (from, to) = (self.file(from)?, self.file(to)?);
        fs::rename(from, &to)?;
        to.parent().map_or(Ok(()), bring_to_disk)
    }

    fn has(&self, name: &str) -> bool {
        // Also what cannot be looked into, a link to nowhere for one, is in the way.
        self.file(name).is_ok_and(|path| path.symlink_metadata().is_ok())
    }

    fn path(&self, name: &str) -> String {
        self.file(name).map_or_else(|_| name.to_owned(), |path| path.display().to_string())
    }
}

/// A new name is on the disk once its folder is.
#[cfg(unix)]
fn bring_to_disk(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere folders cannot be opened; the system sees to it.
#[cfg(not(unix))]
fn bring_to_disk(_: &Path) -> io::Result<()> {
    Ok(())
}
