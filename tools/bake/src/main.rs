//! Sculpts, poses and bakes the game's pictures: sources in `art/`, results in `assets/art/`.
//!
//! The game never depends on this program; its results are committed. Run it in the repository's root:
//! `cargo run --profile ci -p bake`. What has not changed is not baked again, unless `--force` follows `--`.

mod ground;
mod index;
mod palette;
mod people;
mod poster;
mod props;
mod sculpt;

use std::path::PathBuf;

/// Where to read and where to write.
pub struct Job {
    /// The folder of sources, `art/`.
    pub sources: PathBuf,
    /// The folder of results, `assets/`; pictures go to `art/` below it.
    pub assets: PathBuf,
    /// Whether to bake also what has not changed.
    pub force: bool,
}

fn main() {
    let mut job = Job { sources: "art".into(), assets: "assets".into(), force: false };
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--force" => job.force = true,
            _ => fail(&format!("{argument:?} is not known; there is only --force")),
        }
    }
    if let Err(error) = bake(&job) {
        fail(&error);
    }
}

fn fail(error: &str) -> ! {
    eprintln!("bake: {error}");
    std::process::exit(1);
}

fn bake(job: &Job) -> Result<(), String> {
    let mut index = index::Index::default();
    for step in [ground::bake, props::bake, people::bake, poster::bake] {
        step(job, &mut index)?;
    }
    let path = job.assets.join("art/index.ron");
    // Lists of hands are long: one line each keeps the file readable.
    let style = ron::ser::PrettyConfig::default().compact_arrays(true);
    let text =
        ron::ser::to_string_pretty(&index, style).map_err(|error| format!("{}: {error}", path.display()))?;
    std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}
