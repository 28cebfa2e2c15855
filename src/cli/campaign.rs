//! `red-heat autoplay --campaign`: the bot plays the whole campaign, from the first level to the credits.

use std::process::ExitCode;

use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use super::{
    autoplay::{Args, Report, play_telling},
    setup::{Failure, Place, open_content, print_json, setup_of},
};
use crate::{content::loader::Content, sim::log::CommandLog};

/// How often the bot may begin a level again at its last checkpoint, as a player does who has lost.
const RETRIES: u32 = 5;

/// How a whole campaign of the bot ended.
#[derive(Clone, Debug, Serialize)]
pub struct Whole {
    /// "won" where every level was won, so that the credits would come; otherwise "lost".
    pub outcome: &'static str,
    /// Ticks played in all levels together.
    pub ticks: u64,
    /// Digest over the digests of all levels, in hexadecimal.
    pub digest: String,
    /// How many levels were won.
    pub levels: usize,
    /// Points of those that are counted.
    pub score: i64,
    /// The seed.
    pub seed: u64,
    /// The difficulty.
    pub difficulty: String,
}

/// A campaign that was played.
pub struct Played {
    /// The whole.
    pub whole: Whole,
    /// The log of each level, where they were asked for.
    pub logs: Vec<CommandLog>,
}

/// Plays the campaign, prints each level as it ends and then the whole, and tells whether the bot won.
pub(super) fn run(args: &Args, place: &Place) -> Result<ExitCode, Failure> {
    let content = open_content(place)?;
    let played = play(&content, args.seed, &args.difficulty, (args.record.is_some(), args.tell), |report| {
        if args.json {
            return print_json(report);
        }
        println!("{}: {}", report.level, report.sentence());
        Ok(())
    })?;
    if let Some(path) = &args.record {
        std::fs::write(path, written(&played.logs)).map_err(|error| Failure::file(path, &error))?;
    }
    let whole = &played.whole;
    if args.json {
        print_json(whole)?;
    } else {
        let (minutes, seconds) = (whole.ticks / 3600, whole.ticks / 60 % 60);
        println!(
            "the campaign is {}: {} levels in {minutes} min {seconds} s, score {}, digest {}",
            whole.outcome, whole.levels, whole.score, whole.digest
        );
    }
    Ok(if whole.outcome == "won" { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Plays one level after the other, with that seed each, until one is lost for good: after a defeat the bot goes on from the
/// last checkpoint, as a player would. With `record` their logs come too, with
/// `tell` it is said how they go.
pub fn play(
    content: &Content,
    seed: u64,
    difficulty: &str,
    (record, tell): (bool, bool),
    mut each: impl FnMut(&Report) -> Result<(), Failure>,
) -> Result<Played, Failure> {
    let campaign = content.campaign().map_err(|report| Failure::report(&report))?;
    let (mut hash, mut logs) = (Xxh3::new(), Vec::new());
    let (mut ticks, mut levels, mut score) = (0, 0, 0);
    for entry in &campaign.levels {
        let playable = content.playable(&entry.id).map_err(|report| Failure::report(&report))?;
        let scored = playable.level.scored;
        let (report, log) = play_telling(setup_of(playable, seed, difficulty), record, tell, None, RETRIES)?;
        logs.extend(log);
        hash.update(report.digest.as_bytes());
        ticks += report.ticks;
        each(&report)?;
        if report.outcome != "won" {
            break;
        }
        levels += 1;
        score += if scored { report.score } else { 0 };
    }
    let won = levels == campaign.levels.len();
    let whole = Whole {
        outcome: if won { "won" } else { "lost" },
        ticks,
        digest: format!("{:016x}", hash.digest()),
        levels,
        score,
        seed,
        difficulty: difficulty.to_owned(),
    };
    Ok(Played { whole, logs })
}

/// Logs as the text of one file.
pub fn written(logs: &[CommandLog]) -> String {
    logs.iter().map(CommandLog::to_text).collect()
}
