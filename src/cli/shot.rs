//! `red-heat shot`: one picture of a running mission or of a menu, or a row of them, without a window.

use std::{path::PathBuf, process::ExitCode};

use super::setup::Place;
use crate::app::{self, Options, Seen, Shot};

/// What to picture.
#[derive(clap::Args)]
pub struct Args {
    /// Id of a level ("base/01_bathhouse") or path of its file
    #[arg(long)]
    level: String,
    /// Seed of all chance
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Tick (1/60 s) of the mission that is pictured
    #[arg(long, default_value_t = 60)]
    tick: u64,
    /// What is seen of it: more than one picture there is only of the mission itself
    #[arg(long, value_enum, default_value_t)]
    seen: Seen,
    /// File of the picture (PNG)
    #[arg(long, default_value = "shot.png")]
    out: PathBuf,
    /// How many pixels of the picture one pixel of the canvas takes
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=8))]
    scale: u32,
    /// How many pictures to take; more than one are numbered ("shot_0000.png", ...)
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=3600))]
    frames: u32,
    /// Ticks from one picture to the next
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=600))]
    every: u32,
    /// Language of the texts: en or ru
    #[arg(long)]
    language: Option<String>,
}

/// Writes the picture.
pub fn run(args: Args, place: Place) -> ExitCode {
    let Place { data: root, mods } = place;
    let level = Some(args.level.clone());
    let options = Options { root, mods, level, language: args.language, ..Options::default() };
    let Args { level, seed, tick, seen, out, scale, frames, every, .. } = args;
    match app::shoot(&Shot { options, level, seed, tick, seen, out, scale, frames, every }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("red-heat: {}", error.trim_end());
            ExitCode::from(2)
        }
    }
}
