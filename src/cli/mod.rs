//! The command line: one file for each subcommand.

mod arena;
pub mod autoplay;
pub mod bench;
pub mod campaign;
mod check;
pub mod duel;
mod explain;
mod golden;
mod new_pack;
#[cfg(feature = "window")]
mod play;
mod reference;
pub mod replay;
pub mod setup;
#[cfg(feature = "window")]
mod shot;
mod streets;
mod tell;
mod trace;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

/// What the program is asked for.
#[derive(Parser)]
#[command(name = "red-heat", version, about)]
pub struct Cli {
    /// Folder that holds `assets` and `levels`
    #[arg(long, global = true, value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// Folder of packs, or a pack, beside those in the game's own folder `mods`; may be given more than once
    #[arg(long, global = true, value_name = "FOLDER")]
    mods: Vec<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Checks levels, campaigns, data and packs, and tells what is wrong
    Check(check::Args),
    /// Tells what the code of a report means
    Explain(explain::Args),
    /// Makes the folder of a new pack, with a level that can be played
    NewPack(new_pack::Args),
    /// Prints the reference of all that files may say, as Markdown
    Reference(reference::Args),
    /// Lets the bot play a level without a window; exit code 0 only if it wins
    Autoplay(autoplay::Args),
    /// Plays a command log again without a window and compares its digests
    Replay(replay::Args),
    /// Measures how long a tick takes with many fighters
    Bench(bench::Args),
    /// Lets the bot fight itself on many seeds; exit code 0 only if neither side is the better one
    Duel(duel::Args),
    /// Records the command logs anew that the tests replay
    RecordGolden(golden::Args),
    /// Opens the window and plays
    #[cfg(feature = "window")]
    Play(play::Args),
    /// Writes one picture of a level that is played without a window
    #[cfg(feature = "window")]
    Shot(shot::Args),
}

/// Does what the command line asks for.
///
/// Exit code 0: all is well. 1: something was found wrong. 2: it could not be done.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let place = setup::Place { data: cli.data, mods: cli.mods };
    match cli.command {
        Some(Command::Check(args)) => check::run(&args, &place),
        Some(Command::Explain(args)) => explain::run(&args),
        Some(Command::NewPack(args)) => ended(new_pack::run(&args)),
        Some(Command::Reference(args)) => ended(reference::run(&args)),
        Some(Command::Autoplay(args)) => ended(autoplay::run(&args, &place)),
        Some(Command::Replay(args)) => ended(replay::run(&args, &place)),
        Some(Command::Bench(args)) => ended(bench::run(&args, &place)),
        Some(Command::Duel(args)) => ended(duel::run(&args, &place)),
        Some(Command::RecordGolden(args)) => ended(golden::run(&args, &place)),
        #[cfg(feature = "window")]
        Some(Command::Play(args)) => play::run(args, place),
        #[cfg(feature = "window")]
        Some(Command::Shot(args)) => shot::run(args, place),
        #[cfg(feature = "window")]
        None => play::run(play::Args::default(), place),
        #[cfg(not(feature = "window"))]
        None => {
            eprintln!("red-heat: this build has no window; see `red-heat --help` for what it can do");
            ExitCode::from(2)
        }
    }
}

fn ended(result: Result<ExitCode, setup::Failure>) -> ExitCode {
    result.unwrap_or_else(|failure| failure.tell())
}
