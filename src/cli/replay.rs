//! `red-heat replay`: a command log is played again without a window and compared, digest by digest. A file may hold
//! several logs, those of a whole campaign.

use std::{path::PathBuf, process::ExitCode};

use serde::Serialize;

use super::setup::{Failure, Place, find_setup, open_content, print_json};
use crate::{
    content::loader::Content,
    sim::{
        log::{CommandLog, LogHeader},
        mission::MissionSetup,
        session::Session,
    },
};

/// What to replay.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The command log.
    pub file: PathBuf,
    /// Id or path of the level, where the log's own name for it is not known here
    #[arg(long)]
    pub level: Option<String>,
    /// Compares every digest in the log; without it the log is only played.
    #[arg(long)]
    pub verify: bool,
    /// Threads on which the tick's systems run.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub threads: u16,
    /// Prints one compact JSON object for each log.
    #[arg(long)]
    pub json: bool,
}

/// How frames and ticks go together in a replay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// One tick a frame.
    Even,
    /// Frames of three ticks where three equal commands follow each other.
    Threes,
    /// An empty frame before every tick.
    Gaps,
}

/// What a replay found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Ticks played.
    pub ticks: u64,
    /// Threads that the executor had.
    pub threads: usize,
    /// Digests compared.
    pub compared: usize,
    /// The first tick whose digest differs.
    pub first_difference: Option<u64>,
    /// Digest of the last state, in hexadecimal.
    pub digest: String,
}

/// Replays the log of the arguments and tells whether it came out the same.
pub fn run(args: &Args, place: &Place) -> Result<ExitCode, Failure> {
    let text = std::fs::read_to_string(&args.file).map_err(|error| Failure::file(&args.file, &error))?;
    let logs = CommandLog::all_from_text(&text)
        .map_err(|error| Failure::new(format!("{}: {error}", args.file.display())))?;
    let content = open_content(place)?;
    let mut differs = false;
    for log in &logs {
        differs |= replay_one(args, &content, log)?;
    }
    Ok(if differs { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Replays one log of the file, tells how it came out, and gives whether it differs where that matters.
fn replay_one(args: &Args, content: &Content, log: &CommandLog) -> Result<bool, Failure> {
    let header = &log.header;
    let level = args.level.as_ref().unwrap_or(&header.level);
    let setup = find_setup(content, level, header.seed, &header.difficulty)?;
    if let Some(mismatch) = header.mismatch(&LogHeader::new(&setup)) {
        return Err(Failure::new(format!("{}: {mismatch}", args.file.display())));
    }
    let verdict = replay(setup, log, usize::from(args.threads), Pace::Even)?;
    if args.json {
        print_json(&verdict)?;
    } else {
        match verdict.first_difference {
            None => println!(
                "{} ticks, {} digests equal, last {}",
                verdict.ticks, verdict.compared, verdict.digest
            ),
            Some(tick) => println!("the digest after tick {tick} differs"),
        }
    }
    Ok(args.verify && verdict.first_difference.is_some())
}

/// Plays a log again and compares its digests.
pub fn replay(
    mut setup: MissionSetup,
    log: &CommandLog,
    threads: usize,
    pace: Pace,
) -> Result<Verdict, Failure> {
    setup.assists = log.header.assists;
    let mut session = Session::new(setup, threads).map_err(|error| Failure::new(error.to_string()))?;
    session.record();
    let mut next = 0;
    while let Some(commands) = log.commands.get(next) {
        let same = log.commands[next..].iter().take(3).take_while(|other| *other == commands).count();
        let ticks = next as u64 + 1..=next as u64 + 3;
        let change = log.assists.iter().find(|(tick, _)| ticks.contains(tick));
        if let Some((_, assists)) = change.filter(|(tick, _)| tick == ticks.start()) {
            session.assist(*assists);
        }
        match pace {
            Pace::Threes if same == 3 && change.is_none() => {
                session.frame(*commands, 3);
                next += 3;
                continue;
            }
            Pace::Gaps => session.frame(*commands, 0),
            Pace::Even | Pace::Threes => {}
        }
        session.tick(*commands);
        next += 1;
    }
    let digests = session.recorded().map(|log| log.digests.clone()).unwrap_or_default();
    let differing = log.digests.iter().zip(&digests).find(|(theirs, ours)| theirs != ours);
    let missing = log.digests.get(digests.len());
    Ok(Verdict {
        ticks: session.mission().tick,
        threads: bevy::tasks::ComputeTaskPool::get().thread_num(),
        compared: digests.len().min(log.digests.len()),
        first_difference: differing.map(|(theirs, _)| theirs.0).or(missing.map(|theirs| theirs.0)),
        digest: format!("{:016x}", session.digest()),
    })
}
