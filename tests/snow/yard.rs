//! The yard behind the bathhouse, wave by wave, and what is left of one level in the next.

use std::sync::Arc;

use bevy::{ecs::entity::Entity, math::Vec2};
use red_heat::{
    content::{
        level::{Level, TILE, TilePos},
        loader::Content,
    },
    sim::{
        actor::{Actor, ActorId, Hand, Health, Position, Seat},
        command::{Buttons, PlayerCommand},
        map::Map,
        mission::{Counts, MissionSetup, ObjectiveState, Phase, Tally},
        outcome::{SimOutcome, Way},
        session::Session,
        spawn::place_of,
        start,
    },
};

use crate::common::{Arena, dummy, east};

fn yard() -> (Session, Arc<Level>) {
    let content = Content::open(None).unwrap_or_else(|report| panic!("{report}"));
    let level = content.level("base/02_snow").unwrap_or_else(|report| panic!("{report}"));
    let setup = MissionSetup {
        level: level.clone(),
        catalog: content.catalog(),
        seed: 5,
        difficulty: "normal".into(),
        assists: Default::default(),
    };
    (Session::new(setup, 1).unwrap_or_else(|error| panic!("{error}")), level)
}

fn tick(session: &mut Session, ticks: u32) {
    for number in 0..ticks {
        let skips = session.mission().phase == Phase::Scene && number % 2 == 0;
        let press = if skips { Buttons::SKIP } else { Buttons::default() };
        session.tick([PlayerCommand::default().pressing(press), PlayerCommand::default()]);
    }
}

/// Puts the player into the middle of a zone, or of the first place with that tag.
fn go(session: &mut Session, level: &Level, name: &str) {
    let map = session.world().resource::<Map>().clone();
    let at = match level.zones.get(name) {
        Some(zone) => {
            map.center(TilePos { floor: zone.floor, x: zone.x + zone.w / 2, y: zone.y + zone.h / 2 })
        }
        None => place_of(level, &map, name).expect("a place"),
    };
    let world = session.world();
    let mut players = world.query::<(&Seat, &mut Position, &mut Health)>();
    let (_, mut place, mut health) = players.iter_mut(world).next().expect("a player");
    place.0 = at;
    health.now = health.max;
}

/// Everybody with the tag who stands falls. How many there were.
fn fell(session: &mut Session, tag: &str) -> u32 {
    let world = session.world();
    let mut felled = Vec::new();
    let mut people = world.query::<(Entity, &ActorId, &Actor, &mut Health)>();
    for (entity, _, actor, mut health) in people.iter_mut(world) {
        if actor.tag.as_deref() == Some(tag) && health.now > 0.0 {
            health.now = 0.0;
            felled.push(entity);
        }
    }
    for actor in &felled {
        let way = Way::Fist;
        world.write_message(SimOutcome::Beaten { actor: *actor, by: None, way });
    }
    felled.len() as u32
}

fn done(session: &Session, id: &str) -> bool {
    let mission = session.mission();
    let index = mission.setup.level.objectives.iter().position(|objective| objective.id == id);
    mission.objectives[index.expect("an objective")] == ObjectiveState::Done
}

#[test]
fn the_yard_leads_from_the_wood_over_the_ice_and_past_the_van_to_the_gate() {
    let (mut session, level) = yard();
    tick(&mut session, 10);
    for (zone, tag, objective, waves) in [
        ("", "wood", "wood", 2),
        ("rink", "rink", "rink", 2),
        ("", "stoker", "stoker", 1),
        ("van_yard", "van", "van", 2),
    ] {
        if !zone.is_empty() {
            go(&mut session, &level, zone);
        }
        for wave in 0..waves {
            tick(&mut session, 10);
            assert!(!done(&session, objective), "{objective}, wave {wave}");
            assert!(fell(&mut session, tag) > 0, "{tag}, wave {wave}");
        }
        tick(&mut session, 10);
        assert!(done(&session, objective), "{objective}");
    }
    assert!(session.mission().checkpoint.is_some());
    assert_eq!(session.mission().phase, Phase::Playing, "the gate is still to be reached");
    go(&mut session, &level, "gate");
    tick(&mut session, 5);
    assert_eq!(session.mission().phase, Phase::Won);
    assert!(done(&session, "janitor") && done(&session, "quick") && !done(&session, "toppled"));
}

#[test]
fn the_bear_who_falls_on_the_ice_is_worth_an_order_and_the_janitor_costs_one() {
    let (mut session, level) = yard();
    tick(&mut session, 10);
    for _ in 0..2 {
        fell(&mut session, "wood");
        tick(&mut session, 10);
    }
    go(&mut session, &level, "rink");
    tick(&mut session, 10);
    for _ in 0..2 {
        fell(&mut session, "rink");
        tick(&mut session, 10);
    }
    go(&mut session, &level, "rink");
    let world = session.world();
    let mut people = world.query::<(&Actor, &mut Position, Option<&Seat>)>();
    let player = people.iter(world).find(|(_, _, seat)| seat.is_some()).map(|(_, at, _)| at.0);
    let beside = player.expect("a player") + Vec2::new(0.8, 0.0);
    let bear = people.iter_mut(world).find(|(actor, ..)| actor.tag.as_deref() == Some("stoker"));
    bear.expect("the Bear has come").1.0 = beside;
    session.tick([east().pressing(Buttons::KICK), PlayerCommand::default()]);
    tick(&mut session, 20);
    assert!(session.mission().flags.contains("toppled"));
    assert!(done(&session, "toppled"));
    fell(&mut session, "janitor");
    tick(&mut session, 3);
    assert!(session.mission().flags.contains("janitor_hurt"));
}

#[test]
fn what_was_won_in_one_level_is_not_carried_into_the_next() {
    let mut arena = Arena::new(&["######", "#P.d.#", "######"], &[('d', dummy())]);
    let player = arena.player();
    arena.arm(player, "core/pipe");
    arena.tick(east().pressing(Buttons::STRIKE));
    arena.wait(30);
    let world = arena.session.world();
    world.get_mut::<Hand>(player).expect("a body").keys.push("core/room_key".into());
    assert_ne!(world.resource::<Counts>().0, Tally::default());
    let (next, _) = yard();
    let setup = next.mission().setup.clone();
    start(world, setup).expect("the yard can be started");
    let player = arena.player();
    let world = arena.session.world();
    let hand = world.get::<Hand>(player).expect("a body");
    assert!(hand.item.is_none() && hand.keys.is_empty());
    assert_eq!(world.resource::<Counts>().0, Tally::default());
    let health = world.get::<Health>(player).expect("a body");
    assert_eq!(health.now, health.max);
    assert_eq!((arena.session.mission().tick, arena.session.mission().flags.len()), (0, 0));
    assert!(arena.at(player).x > 2.0 * TILE);
}
