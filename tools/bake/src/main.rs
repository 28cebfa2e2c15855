//! Sculpts, poses and bakes the game's pictures: sources in `art/`, results in `assets/art/`.
//!
//! The game never depends on this program; its results are committed.

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
}

fn main() {
    let job = Job { sources: "art".into(), assets: "assets".into() };
    let mut index = index::Index::default();
    let steps = [ground::bake, props::bake, people::bake, poster::bake];
    for step in steps {
        if let Err(error) = step(&job, &mut index) {
            eprintln!("bake: {error}");
            std::process::exit(1);
        }
    }
    let text = ron::ser::to_string_pretty(&index, ron::ser::PrettyConfig::default())
        .expect("the index is plain data");
    if let Err(error) = std::fs::write(job.assets.join("art/index.ron"), text) {
        eprintln!("bake: assets/art/index.ron: {error}");
        std::process::exit(1);
    }
}
