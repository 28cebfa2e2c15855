//! The bot in the shipped levels: it wins them, and it does not stand about.

mod common;

use bevy::ecs::world::World;
use common::{Arena, catalog, dummy, level, prop};
use red_heat::{
    cli::setup::{Place, open_setup},
    content::{
        level::Level,
        loader::Content,
        objective::{Goal, Objective},
    },
    sim::{
        actor::{Actor, Crossing, Faction, Hand, Health, Position, Seat},
        brain::bot::Bot,
        command::{Buttons, PlayerCommand},
        mission::{Counts, Phase},
        outcome::SimOutcome,
        seats::SEATS,
        session::Session,
        stance::{Act, Stance},
        vehicle::Vehicle,
    },
};

/// How a game ended.
struct Game {
    won: bool,
    ticks: u64,
    hits: u32,
    health: f32,
    /// Longest time for which the player stood on one spot and did nothing, in ticks.
    longest_rest: u32,
    beaten: Vec<(String, u32)>,
}

/// Whether anybody is there to fight: between two waves there may be nothing to do.
fn somebody_is_left(world: &mut World) -> bool {
    let mut people = world.query::<(&Actor, &Health)>();
    people.iter(world).any(|(actor, health)| actor.faction == Faction::Gang && health.now > 0.0)
}

/// A shipped level that has only just begun.
fn shipped(level: &str, difficulty: &str, seed: u64) -> Session {
    let place = Place { data: Some(env!("CARGO_MANIFEST_DIR").into()), ..Place::default() };
    let setup = open_setup(&place, level, seed, difficulty);
    let setup = setup.unwrap_or_else(|_| panic!("the shipped level is sound"));
    Session::new(setup, 1).expect("the level can be started")
}

/// A tick in which the bot sits in the first seat.
fn step(session: &mut Session, bot: &mut Bot) {
    let mut commands = [PlayerCommand::default(); SEATS];
    commands[0] = bot.command(session.world(), 0);
    session.tick(commands);
}

fn play(level: &str, difficulty: &str, seed: u64, most_ticks: u64) -> Game {
    let mut session = shipped(level, difficulty, seed);
    let mut bot = Bot::new(seed);
    let (mut spot, mut rest, mut longest_rest) = (bevy::math::Vec2::ZERO, 0, 0);
    while session.goes_on() && session.mission().tick < most_ticks {
        step(&mut session, &mut bot);
        let playing = session.mission().phase == Phase::Playing;
        let world = session.world();
        let Some((_, at, stance, ride)) =
            world.query::<(&Seat, &Position, &Stance, &Crossing)>().iter(world).next()
        else {
            continue;
        };
        // Who waits for a lift to go does not stand about.
        let waits = ride.since.is_some();
        let rests = playing && at.0.distance(spot) < 0.3 && stance.act == Act::Free && !waits;
        let (at, rests) = (at.0, rests && somebody_is_left(world));
        if !rests {
            spot = at;
        }
        rest = if rests { rest + 1 } else { 0 };
        longest_rest = longest_rest.max(rest);
    }
    let tally = session.world().resource::<Counts>().0.clone();
    let world = session.world();
    let health =
        world.query::<(&Seat, &Health)>().iter(world).next().map_or(0.0, |(_, health)| health.share());
    Game {
        won: session.mission().phase == Phase::Won,
        ticks: session.mission().tick,
        hits: tally.hits_taken,
        health,
        longest_rest,
        beaten: tally.ways.iter().map(|(way, count)| (format!("{way:?}"), *count)).collect(),
    }
}

#[test]
fn the_bot_wins_the_bathhouse_on_every_difficulty_and_does_not_stand_about() {
    wins("base/01_bathhouse", 150);
}

#[test]
fn the_bot_wins_the_snow_on_every_difficulty_and_does_not_stand_about() {
    wins("base/02_snow", 150);
}

#[test]
fn the_bot_wins_the_hotel_on_every_difficulty_and_does_not_stand_about() {
    // Among guns one waits behind cover for the other to come out.
    wins("base/12_hotel", 300);
}

#[test]
fn the_bot_wins_the_locksmith_on_every_difficulty_and_does_not_stand_about() {
    wins("base/13_locksmith", 300);
}

#[test]
fn the_bot_wins_the_duel_on_every_difficulty_and_does_not_stand_about() {
    wins("base/16_duel", 300);
}

#[test]
fn the_bot_beats_the_range_on_every_difficulty_and_does_not_stand_about() {
    wins("base/range", 300);
}

/// The duel, in its last phase.
fn last_phase(seed: u64) -> Session {
    let mut session = shipped("base/16_duel", "normal", seed);
    let boss = boss(&mut session);
    red_heat::sim::brain::begin_phase(session.world(), boss, 2);
    session
}

fn boss(session: &mut Session) -> bevy::ecs::entity::Entity {
    let world = session.world();
    let mut people = world.query::<(bevy::ecs::entity::Entity, &Actor)>();
    let gang = people.iter(world).find(|(_, actor)| actor.faction == Faction::Gang);
    gang.map(|(entity, _)| entity).expect("somebody to fight")
}

/// Lets the bot go on until the mission is over; whether it was won, and how the boss ended.
fn end(session: &mut Session, seed: u64) -> (Phase, Act) {
    let mut bot = Bot::new(seed);
    let boss = boss(session);
    while session.goes_on() && session.mission().tick < 20_000 {
        step(session, &mut bot);
    }
    let act = session.world().get::<Stance>(boss).expect("a body").act.clone();
    (session.mission().phase.clone(), act)
}

#[test]
fn the_duel_is_won_by_blows_by_handcuffs_and_by_the_yard() {
    let mut ends = std::collections::BTreeSet::new();
    for seed in 1..=12 {
        let (phase, act) = end(&mut last_phase(seed), seed);
        assert_eq!(phase, Phase::Won, "seed {seed}");
        ends.insert(format!("{act:?}"));
    }
    assert_eq!(ends.into_iter().collect::<Vec<_>>(), ["Beaten", "Cuffed"], "either way is open to the bot");
    // What hangs loose in the yard ends it as well.
    let mut session = last_phase(1);
    let boss = boss(&mut session);
    for _ in 0..200 {
        session.tick([PlayerCommand::default().pressing(Buttons::SKIP); SEATS]);
        session.tick([PlayerCommand::default(); SEATS]);
        if session.mission().phase == Phase::Playing {
            break;
        }
    }
    let world = session.world();
    let mut props = world.query::<(&red_heat::sim::thing::Prop, &Position)>();
    let stack = props.iter(world).find(|(prop, _)| prop.tag.as_deref() == Some("stack"));
    let stack = stack.map(|(_, at)| at.0).expect("a load that hangs loose");
    world.get_mut::<Position>(boss).expect("a body").0 = stack + bevy::math::Vec2::new(0.0, -1.2);
    world.get_mut::<Health>(boss).expect("a body").now = 40.0;
    red_heat::sim::thing::breaks::break_tagged(world, "stack");
    let (phase, act) = end(&mut session, 1);
    assert_eq!((phase, act), (Phase::Won, Act::Beaten));
    assert!(session.mission().flags.contains("yard"), "and that counts");
}

#[test]
fn the_bot_gives_the_salute() {
    let game = play("base/18_red_square", "normal", 7, 6000);
    assert!(game.won && game.hits == 0);
}

#[test]
fn the_bot_wins_the_chase_on_every_difficulty() {
    wins("base/15_chase", 300);
}

/// He is brought before a train by a push, not by anything that the level does.
#[test]
fn the_chase_ends_by_a_train_or_not_at_all() {
    let mut session = shipped("base/15_chase", "normal", 7);
    let mut bot = Bot::new(7);
    let (mut wrecked, mut pushed) = (None, 0);
    while session.goes_on() && session.mission().tick < 30_000 {
        step(&mut session, &mut bot);
        let outcomes = session.outcomes();
        let tick = session.mission().tick;
        let world = session.world();
        let tagged = |world: &World, entity, tag: &str| {
            world.get::<Vehicle>(entity).is_some_and(|vehicle| vehicle.tag.as_deref() == Some(tag))
        };
        for outcome in outcomes {
            match outcome {
                SimOutcome::VehicleHit { vehicle, by: Some(by), .. }
                    if tagged(world, vehicle, "rival") && tagged(world, by, "bus") =>
                {
                    pushed = tick;
                }
                SimOutcome::VehicleWrecked { vehicle, by: Some(by), .. }
                    if tagged(world, vehicle, "rival") =>
                {
                    wrecked = Some((tick, tagged(world, by, "freight")));
                }
                _ => {}
            }
        }
    }
    assert_eq!(session.mission().phase, Phase::Won);
    let (tick, by_train) = wrecked.expect("a wreck");
    assert!(by_train && tick - pushed < 600, "wrecked at {tick}, pushed at {pushed}");
}

/// A restart puts back what the level's file places and what its triggers have done; what they have yet to do must come
/// of itself, or the mission would stand still for ever.
#[test]
fn every_level_can_be_won_from_each_of_its_checkpoints() {
    let content = Content::open(None).unwrap_or_else(|_| panic!("the shipped data is sound"));
    let campaign = content.campaign().unwrap_or_else(|_| panic!("the shipped campaign is sound"));
    for entry in &campaign.levels {
        let mut session = shipped(&entry.id, "easy", 5);
        // A scene that is played has nothing to be lost in.
        if !session.mission().setup.level.scored {
            continue;
        }
        let mut bot = Bot::new(5);
        // Some seconds after each checkpoint the mission is begun again, once.
        let (mut reached, mut begun_again, mut since) = (0, 0, 0);
        while session.goes_on() && session.mission().tick < 40_000 {
            let mut commands = [PlayerCommand::default(); SEATS];
            since += 1;
            if begun_again < reached && since > 150 && session.mission().phase == Phase::Playing {
                commands[0] = PlayerCommand::default().pressing(Buttons::RESTART);
                begun_again = reached;
            } else {
                commands[0] = bot.command(session.world(), 0);
            }
            session.tick(commands);
            let new = session.outcomes().iter().filter(|one| **one == SimOutcome::CheckpointReached).count();
            if new > 0 {
                (reached, since) = (reached + new, 0);
            }
        }
        assert_eq!(session.mission().phase, Phase::Won, "{} after {begun_again} of {reached}", entry.id);
        assert!(reached > 1 && begun_again > 1, "{}: {begun_again} of {reached}", entry.id);
    }
}

/// Wins it, and never stands still for so many ticks while somebody is left.
fn wins(level: &str, longest_rest: u32) {
    // On hard luck may turn against anybody once.
    for (difficulty, least) in [("easy", 4), ("normal", 4), ("hard", 3)] {
        let games: Vec<Game> = (1..=4).map(|seed| play(level, difficulty, seed, 30_000)).collect();
        let won = games.iter().filter(|game| game.won).count();
        assert!(won >= least, "{difficulty}: {won} of four won");
        for (seed, game) in (1..).zip(&games) {
            assert!(
                game.longest_rest < longest_rest,
                "{difficulty}, seed {seed}: stood for {} ticks",
                game.longest_rest
            );
        }
    }
}

#[test]
fn the_bot_fights_in_more_than_one_way() {
    let game = play("base/01_bathhouse", "normal", 2, 30_000);
    assert!(game.beaten.len() >= 3, "{:?}", game.beaten);
}

/// Lets the bot play for at most so many ticks, until `done`.
fn bot_until(arena: &mut Arena, most: u32, mut done: impl FnMut(&mut Arena) -> bool) -> bool {
    let mut bot = Bot::new(1);
    for _ in 0..most {
        if done(arena) {
            return true;
        }
        let command = bot.command(arena.session.world(), 0);
        arena.tick(command);
    }
    false
}

/// A level that asks for nothing else.
fn wanting(mut level: Level, goal: Goal) -> Arena {
    let (id, text) = ("goal".into(), String::new());
    level.objectives.push(Objective { id, text, goal, after: Vec::new(), optional: false });
    Arena::of(level, catalog())
}

/// Whether the bot beats the last man, whom that piece of furniture shuts in.
fn gets_past(furniture: &str) -> bool {
    let rows = ["##########", "#P...t.g.#", "##########"];
    let level = level(&rows, &[('t', prop(furniture)), ('g', dummy())]);
    let mut arena = wanting(level, Goal::Cleared("g".into()));
    let man = arena.people('g')[0];
    bot_until(&mut arena, 1500, |arena| arena.health(man) <= 0.0)
}

#[test]
fn the_bot_gets_at_the_last_man_where_furniture_shuts_him_in() {
    assert!(gets_past("core/table_rect_east"), "over what can be vaulted");
    assert!(gets_past("core/bench"), "through what breaks");
    assert!(!gets_past("test/table"), "there is no way past what neither breaks nor is vaulted");
}

#[test]
fn the_bot_goes_a_long_way_to_who_has_given_up() {
    let rows = ["######################", "#P..................g#", "######################"];
    let level = level(&rows, &[('g', dummy())]);
    let mut arena = wanting(level, Goal::Arrested("g".into()));
    let man = arena.people('g')[0];
    arena.session.world().get_mut::<Stance>(man).expect("a man").act = Act::HandsUp;
    assert!(bot_until(&mut arena, 900, |arena| arena.act(man) == Act::Cuffed), "{:?}", arena.act(man));
}

#[test]
fn the_bot_throws_a_gun_for_which_there_is_nothing_left() {
    let rows = ["##############", "#............#", "#.P.....g....#", "#............#", "##############"];
    let mut arena = Arena::new(&rows, &[('g', dummy())]);
    let player = arena.player();
    arena.arm(player, "core/revolver");
    let mut hand = arena.session.world().get_mut::<Hand>(player).expect("a body");
    hand.ammo.clear();
    hand.item.as_mut().expect("a revolver").load.rounds = 0;
    let thrown = bot_until(&mut arena, 240, |arena| {
        arena.saw(|seen| matches!(seen, SimOutcome::ItemStruck { item, .. } if item == "core/revolver"))
    });
    assert!(thrown, "seen {:?}", arena.seen);
    assert!(
        !arena.saw(|seen| matches!(seen, SimOutcome::Clicked { .. })),
        "nobody pulls an empty gun's trigger"
    );
}

#[test]
#[ignore = "prints how the bot fares over many seeds"]
fn statistics() {
    let seeds: u64 = std::env::var("SEEDS").ok().and_then(|text| text.parse().ok()).unwrap_or(10);
    for difficulty in ["easy", "normal", "hard"] {
        let games: Vec<Game> =
            (1..=seeds).map(|seed| play("base/01_bathhouse", difficulty, seed, 30_000)).collect();
        let won = games.iter().filter(|game| game.won).count();
        let mean = |of: &dyn Fn(&Game) -> f64| games.iter().map(of).sum::<f64>() / games.len() as f64;
        println!(
            "{difficulty}: won {won}/{seeds}, {:.0} s, {:.1} hits, health {:.2}, longest rest {}",
            mean(&|game| game.ticks as f64) / 60.0,
            mean(&|game| f64::from(game.hits)),
            mean(&|game| f64::from(game.health)),
            games.iter().map(|game| game.longest_rest).max().unwrap_or(0),
        );
        for (seed, game) in games.iter().enumerate() {
            let end = if game.won { "won" } else { "LOST" };
            println!(
                "  {}: {end} {} s, {} hits, rest {}, {:?}",
                seed + 1,
                game.ticks / 60,
                game.hits,
                game.longest_rest,
                game.beaten
            );
        }
    }
}
