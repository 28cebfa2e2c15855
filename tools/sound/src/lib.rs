//! Synthesises the game's effects and music: sources in `art/sounds/` and `art/music/`, results in `assets/sounds/` and
//! `assets/music/`. The game never depends on this package; its results are committed.

pub mod dsp;
pub mod effect;
pub mod effects;
pub mod files;
pub mod index;
pub mod loudness;
pub mod math;
pub mod music;
pub mod ogg;
pub mod recipe;
pub mod results;
pub mod stamps;

use std::path::PathBuf;

pub use results::Results;

/// Where to read and write, and what is wanted.
pub struct Job {
    /// The folder of sources, `art/`.
    pub sources: PathBuf,
    /// The folder of results, `assets/`.
    pub assets: PathBuf,
    /// Whether to bake also what has not changed.
    pub force: bool,
    /// The one id to bake, changed or not; all where there is none.
    pub only: Option<String>,
}

impl Job {
    /// Whether a result is to be baked, given its id and whether it is up to date.
    pub fn wants(&self, id: &str, fresh: bool) -> bool {
        match &self.only {
            Some(only) => only == id,
            None => self.force || !fresh,
        }
    }
}

/// Bakes all that the job wants and writes the index.
///
/// # Errors
/// A source is wrong or a file cannot be read or written; the text says which.
pub fn bake(job: &Job) -> Result<(), String> {
    let mut results = Results::load(&job.assets)?;
    // What is done stays done, also where a later piece fails.
    let baked = effects::bake(job, &mut results).and_then(|()| music::bake(job, &mut results));
    results.save(&job.assets, baked.is_ok())?;
    baked?;
    match &job.only {
        Some(only) if !results.has_baked(only) => Err(format!("there is no sound and no piece {only:?}")),
        _ => Ok(()),
    }
}
