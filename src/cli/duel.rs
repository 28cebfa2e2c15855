//! `red-heat duel`: the bot against itself, with equal bodies and weapons, on many seeds.
//!
//! Neither side may be the better one: a fight that the first seat wins more often would be an unfair fight.

use std::{process::ExitCode, sync::Arc};

use serde::Serialize;

use super::{
    arena,
    setup::{Failure, Place, open_catalog, print_json},
};
use crate::{
    content::{actor::Faction, catalog::Catalog, level::Thing},
    sim::{
        actor::{Actor, ActorId, Health, Seat},
        brain::{Brain, bot::Bot},
        mission::MissionSetup,
        seats::SEATS,
        session::Session,
        spawn,
    },
};

/// Longest duel: two minutes.
const MOST_TICKS: u32 = 2 * 60 * 60;

/// What to fight with.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Kind of both fighters; the player's own without it.
    #[arg(long)]
    pub kind: Option<String>,
    /// Item in both hands; what they come with without it.
    #[arg(long)]
    pub item: Option<String>,
    /// How many duels.
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    pub seeds: u64,
    /// Prints one compact JSON object.
    #[arg(long)]
    pub json: bool,
}

/// How many duels each side won.
#[derive(Clone, Copy, Debug, Default, Serialize, PartialEq, Eq)]
pub struct Score {
    /// The first seat, which stands in the west.
    pub first: u32,
    /// The second.
    pub second: u32,
    /// Neither within two minutes, or both in one tick.
    pub drawn: u32,
}

/// Lets them fight and tells who won. Exit code 1 where one side wins more than 60 of 100.
pub fn run(args: &Args, place: &Place) -> Result<ExitCode, Failure> {
    let catalog = open_catalog(place)?;
    let score = fight(&catalog, args)?;
    if args.json {
        print_json(&score)?;
    } else {
        println!("first {}, second {}, drawn {}", score.first, score.second, score.drawn);
    }
    let decided = score.first + score.second;
    let even = (score.first * 100 >= decided * 40) && (score.second * 100 >= decided * 40);
    Ok(if even { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// All duels.
pub fn fight(catalog: &Arc<Catalog>, args: &Args) -> Result<Score, Failure> {
    let mut score = Score::default();
    for seed in 1..=args.seeds {
        match duel(catalog, args, seed)? {
            Some(true) => score.first += 1,
            Some(false) => score.second += 1,
            None => score.drawn += 1,
        }
    }
    Ok(score)
}

/// One duel: whether the first seat won.
fn duel(catalog: &Arc<Catalog>, args: &Args, seed: u64) -> Result<Option<bool>, Failure> {
    let mut session =
        Session::new(setup(catalog, args, seed)?, 1).map_err(|e| Failure::new(e.to_string()))?;
    let [first, second] = seat_them(&mut session, args)?;
    // One chance each, and who has which changes with the seed.
    let mut bots = [Bot::new(seed * 2), Bot::new(seed * 2 + 1)];
    for _ in 0..MOST_TICKS {
        let mut commands = [Default::default(); SEATS];
        for (seat, bot) in bots.iter_mut().enumerate() {
            commands[seat] = bot.command(session.world(), seat as u8);
        }
        session.tick(commands);
        let world = session.world();
        let stands = |entity| world.get::<Health>(entity).is_some_and(|health| health.now > 0.0);
        match (stands(first), stands(second)) {
            (true, true) => {}
            (true, false) => return Ok(Some(true)),
            (false, true) => return Ok(Some(false)),
            (false, false) => return Ok(None),
        }
    }
    Ok(None)
}

fn setup(catalog: &Arc<Catalog>, args: &Args, seed: u64) -> Result<MissionSetup, Failure> {
    let mut setup = arena::setup(catalog.clone(), 2, seed);
    let level = Arc::make_mut(&mut setup.level);
    if let Some(kind) = &args.kind {
        if !catalog.actors.contains_key(kind) {
            return Err(Failure::new(format!("there is no kind of person `{kind}`")));
        }
        level.player.clone_from(kind);
    }
    let kind = level.player.clone();
    arena::widen_for_a_duel(level);
    let seats = level.floors.iter_mut().flat_map(|floor| &mut floor.placements);
    for placement in seats.filter(|placement| matches!(placement.thing, Thing::Actor { .. })) {
        placement.thing = Thing::Actor { kind: kind.clone(), facing: 180.0 };
    }
    Ok(setup)
}

/// Puts both into seats, on opposite sides.
fn seat_them(session: &mut Session, args: &Args) -> Result<[bevy::ecs::entity::Entity; 2], Failure> {
    let world = session.world();
    let mut people = world.query::<(bevy::ecs::entity::Entity, &ActorId)>();
    let mut all: Vec<_> = people.iter(world).map(|(entity, id)| (*id, entity)).collect();
    all.sort_unstable();
    let [(_, first), (_, second)] = all[..] else {
        return Err(Failure::new("a duel wants two fighters"));
    };
    world.entity_mut(second).insert(Seat(1)).remove::<Brain>();
    for (entity, faction) in [(first, Faction::Law), (second, Faction::Gang)] {
        if let Some(mut actor) = world.get_mut::<Actor>(entity) {
            actor.faction = faction;
        }
        if let Some(item) = &args.item
            && !spawn::give_item(world, entity, item)
        {
            return Err(Failure::new(format!("there is no item `{item}`")));
        }
    }
    Ok([first, second])
}
