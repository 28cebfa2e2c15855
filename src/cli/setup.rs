//! What every headless command needs first: the content, a mission's set-up, and one way to say that it failed.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use crate::{
    content::{catalog::Catalog, diagnostic::Report, loader::Content, render},
    sim::mission::MissionSetup,
};

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

/// The content below the folder, or below the first of the usual places.
pub fn open_content(root: Option<&PathBuf>) -> Result<Content, Failure> {
    Content::open(root.map(PathBuf::as_path)).map_err(|report| Failure::report(&report))
}

/// The definitions alone.
pub fn open_catalog(root: Option<&PathBuf>) -> Result<Arc<Catalog>, Failure> {
    Ok(open_content(root)?.catalog())
}

/// Everything that a mission is started with.
pub fn open_setup(
    root: Option<&PathBuf>,
    level: &str,
    seed: u64,
    difficulty: &str,
) -> Result<MissionSetup, Failure> {
    let content = open_content(root)?;
    let level = content.level(level).map_err(|report| Failure::report(&report))?;
    Ok(MissionSetup { level, catalog: content.catalog(), seed, difficulty: difficulty.to_owned() })
}
