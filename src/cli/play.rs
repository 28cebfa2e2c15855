//! `red-heat play`: the window.

use std::{path::PathBuf, process::ExitCode};

use super::setup::Place;
use crate::app::{self, Options};

/// What to play.
#[derive(clap::Args, Default)]
pub struct Args {
    /// Id of a level ("base/01_bathhouse") or path of its file; without it the title is shown. A file is watched: what
    /// is saved is played within a second
    level: Option<String>,
    /// Language of the texts: en or ru
    #[arg(long)]
    language: Option<String>,
    /// Writes the command log of what is played into this file
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// Lets the bot play
    #[arg(long)]
    bot: bool,
    /// How many times as fast as life it goes (0.1 to 16)
    #[arg(long, value_name = "TIMES")]
    speed: Option<f32>,
}

/// Opens the window and plays until the player leaves.
pub fn run(args: Args, place: Place) -> ExitCode {
    let Args { level, language, record, bot, speed } = args;
    let Place { data: root, mods } = place;
    app::play(&Options { root, mods, level, language, bot, record, speed })
}
