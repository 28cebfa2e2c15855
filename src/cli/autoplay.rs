//! `red-heat autoplay`: the bot plays a level without a window.

use std::{path::PathBuf, process::ExitCode};

use serde::Serialize;

use super::{
    campaign,
    setup::{Failure, Place, open_setup, print_json},
    tell, trace,
};
use crate::sim::{
    brain::bot::Bot,
    command::PlayerCommand,
    log::{CommandLog, record::Recorder},
    mission::{Counts, MissionSetup, Phase},
    score::{Medal, Part, Score, score},
    seats::SEATS,
    session::Session,
};

/// Longest game the bot may play before it counts as lost: twenty minutes.
const MOST_TICKS: u64 = 20 * 60 * 60;

/// What to play.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Id of the level ("base/01_bathhouse") or path of its file.
    #[arg(long, required_unless_present = "campaign")]
    pub level: Option<String>,
    /// Plays all levels of the campaign, one after the other; after a defeat from the last checkpoint, five times at most.
    #[arg(long, conflicts_with = "level")]
    pub campaign: bool,
    /// Seed of all chance.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Name of the difficulty.
    #[arg(long, default_value = "normal")]
    pub difficulty: String,
    /// Writes the command log into this file.
    #[arg(long, value_name = "FILE")]
    pub record: Option<PathBuf>,
    /// Prints how the mission goes: each line told, goal done, man out of the fight, with its second.
    #[arg(long)]
    pub tell: bool,
    /// Prints where the player, whoever has a tag and every vehicle with one are, and how they are, each so many ticks.
    #[arg(long, value_name = "TICKS")]
    pub trace: Option<u64>,
    /// Prints one compact JSON object; of a campaign one for each level, and one for the whole.
    #[arg(long)]
    pub json: bool,
}

/// How a game of the bot ended.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// "won" or "lost".
    pub outcome: &'static str,
    /// Ticks played.
    pub ticks: u64,
    /// Digest of the last state, in hexadecimal.
    pub digest: String,
    /// How often it was begun again at its last checkpoint.
    pub restarts: u32,
    /// Clean hits the player took.
    pub hits_taken: u32,
    /// The score.
    pub score: i64,
    /// The six things that make it.
    pub parts: Parts,
    /// The medal.
    pub medal: Medal,
    /// The level.
    pub level: String,
    /// The seed.
    pub seed: u64,
    /// The difficulty.
    pub difficulty: String,
    /// The player's health at the end, 0 to 1.
    pub health: f32,
}

impl Report {
    /// The report as a person reads it.
    pub fn sentence(&self) -> String {
        let Self { outcome, ticks, score, hits_taken, digest, .. } = self;
        format!("{outcome} after {} s: score {score}, {hits_taken} hits taken, digest {digest}", ticks / 60)
    }
}

/// The six things that make a score, in points.
#[derive(Clone, Debug, Serialize)]
pub struct Parts {
    /// Time under or over par.
    pub time: i64,
    /// Different ways of beating somebody.
    pub style: i64,
    /// Chains of victories.
    pub chain: i64,
    /// Blows and shots that met an opponent.
    pub accuracy: i64,
    /// Arrests, less cruelties.
    pub arrests: i64,
    /// Bystanders.
    pub civilians: i64,
}

impl Parts {
    fn of(score: &Score) -> Self {
        Self {
            time: score.points(Part::Time),
            style: score.points(Part::Style),
            chain: score.points(Part::Chain),
            accuracy: score.points(Part::Accuracy),
            arrests: score.points(Part::Arrests),
            civilians: score.points(Part::Civilians),
        }
    }
}

/// Plays, prints, and tells whether the bot won.
pub fn run(args: &Args, place: &Place) -> Result<ExitCode, Failure> {
    let Some(level) = &args.level else { return campaign::run(args, place) };
    let setup = open_setup(place, level, args.seed, &args.difficulty)?;
    let (report, log) = play_telling(setup, args.record.is_some(), args.tell, args.trace, 0)?;
    if let (Some(path), Some(log)) = (&args.record, log) {
        std::fs::write(path, log.to_text()).map_err(|error| Failure::file(path, &error))?;
    }
    if args.json {
        print_json(&report)?;
    } else {
        println!("{}", report.sentence());
    }
    Ok(if report.outcome == "won" { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Lets the bot play a whole mission; with `record` the log comes too.
pub fn play(setup: MissionSetup, record: bool) -> Result<(Report, Option<CommandLog>), Failure> {
    play_telling(setup, record, false, None, 0)
}

/// Whether the mission goes on, or is lost and may be begun again at its last checkpoint.
fn may_go_on(session: &Session, retries: u32) -> bool {
    let mission = session.mission();
    let again = mission.phase == Phase::Lost && mission.restarts < retries;
    (mission.phase.goes_on() || again) && mission.tick < MOST_TICKS
}

/// Lets the bot play a mission, which after a defeat it may begin again so many times.
pub(super) fn play_telling(
    setup: MissionSetup,
    record: bool,
    tell: bool,
    trace: Option<u64>,
    retries: u32,
) -> Result<(Report, Option<CommandLog>), Failure> {
    let (level, seed, difficulty) = (setup.level.id.clone(), setup.seed, setup.difficulty.clone());
    let mut session = Session::new(setup, 1).map_err(|error| Failure::new(error.to_string()))?;
    if record {
        session.record();
    }
    let mut bot = Bot::new(seed);
    while may_go_on(&session, retries) {
        let mut commands = [PlayerCommand::default(); SEATS];
        commands[0] = bot.command(session.world(), 0);
        session.tick(commands);
        if tell {
            tell::tell(&mut session);
        }
        if trace.is_some_and(|every| session.mission().tick.is_multiple_of(every.max(1))) {
            trace::trace(&mut session);
        }
    }
    if tell && session.mission().phase != Phase::Won {
        tell::tell_who_is_left(&mut session);
    }
    let mission = session.mission().clone();
    let tally = session.world().resource::<Counts>().0.clone();
    let score = score(&mission, &tally);
    let report = Report {
        outcome: if mission.phase == Phase::Won { "won" } else { "lost" },
        ticks: mission.tick,
        digest: format!("{:016x}", session.digest()),
        restarts: mission.restarts,
        hits_taken: tally.hits_taken,
        score: score.total,
        parts: Parts::of(&score),
        medal: score.medal,
        level,
        seed,
        difficulty,
        health: player_health(&mut session),
    };
    let log = session.world().remove_resource::<Recorder>().map(|recorder| recorder.log);
    Ok((report, log))
}

fn player_health(session: &mut Session) -> f32 {
    use crate::sim::actor::{Health, Seat};
    let world = session.world();
    world
        .query::<(&Seat, &Health)>()
        .iter(world)
        .min_by_key(|(seat, _)| **seat)
        .map_or(0.0, |(_, health)| health.share())
}
