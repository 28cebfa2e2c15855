//! What every headless command needs first: the content, a mission's set-up, and one way to say that it failed.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use serde::Serialize;

use crate::{
    content::{
        catalog::Catalog,
        diagnostic::Report,
        loader::{Content, Playable},
        render,
    },
    sim::mission::MissionSetup,
};

/// Where the game's files and packs are.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The folder that holds `assets` and `levels`; none: the usual places.
    pub data: Option<PathBuf>,
    /// Folders of packs beside the game's own folder `mods`.
    pub mods: Vec<PathBuf>,
}

/// Why a command could not run, for a person to read.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure with that sentence.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// A file that could not be read or written.
    pub fn file(path: &Path, error: &std::io::Error) -> Self {
        Self(format!("{}: {error}", path.display()))
    }

    /// A report on what is wrong in the data.
    pub fn report(report: &Report) -> Self {
        Self(render::text(report))
    }

    /// Prints it, and gives the exit code of a command that could not run.
    pub fn tell(&self) -> ExitCode {
        eprintln!("red-heat: {}", self.0.trim_end());
        ExitCode::from(2)
    }
}

/// The content of that place.
pub fn open_content(place: &Place) -> Result<Content, Failure> {
    Content::open_with(place.data.as_deref(), &place.mods).map_err(|report| Failure::report(&report))
}

/// The definitions alone.
pub fn open_catalog(place: &Place) -> Result<Arc<Catalog>, Failure> {
    Ok(open_content(place)?.catalog())
}

/// Everything that a mission is started with.
pub fn open_setup(place: &Place, level: &str, seed: u64, difficulty: &str) -> Result<MissionSetup, Failure> {
    find_setup(&open_content(place)?, level, seed, difficulty)
}

/// The same, of content that is open already.
pub fn find_setup(
    content: &Content,
    level: &str,
    seed: u64,
    difficulty: &str,
) -> Result<MissionSetup, Failure> {
    let playable = content.playable(level).map_err(|report| Failure::report(&report))?;
    Ok(setup_of(playable, seed, difficulty))
}

/// A level with what a mission needs besides.
pub fn setup_of(playable: Playable, seed: u64, difficulty: &str) -> MissionSetup {
    let Playable { level, catalog } = playable;
    MissionSetup { level, catalog, seed, difficulty: difficulty.to_owned(), assists: Default::default() }
}

/// Prints a value as one line of JSON.
pub fn print_json(value: &impl Serialize) -> Result<(), Failure> {
    println!("{}", serde_json::to_string(value).map_err(|error| Failure::new(error.to_string()))?);
    Ok(())
}
