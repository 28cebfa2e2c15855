//! What is counted for the score, and what assists change: each exactly, and each in a log.

mod common;

use bevy::{ecs::entity::Entity, math::Vec2};
use common::{Arena, dummy, prop};
use red_heat::{
    cli::{
        replay::{Pace, replay},
        setup::{Place, open_setup},
    },
    content::{actor::Faction, level::Thing},
    sim::{
        actor::{Actor, Controls},
        assists::Assists,
        brain::bot::Bot,
        command::{Buttons, PlayerCommand},
        fighter::hit::{Hit, Hits},
        log::CommandLog,
        mission::{Counts, Mission, Tally},
        outcome::{SimOutcome, Way},
        seats::SEATS,
        session::Session,
        stance::{Act, Stance},
    },
};

const ROOM: [&str; 7] = [
    "################",
    "#..............#",
    "#......d.......#",
    "#.P.....d......#",
    "#......d.......#",
    "#..............#",
    "################",
];

fn room() -> (Arena, Entity) {
    let mut arena = Arena::new(&ROOM, &[('d', dummy())]);
    let player = arena.player();
    (arena, player)
}

fn tally(arena: &mut Arena) -> Tally {
    arena.session.world().resource::<Counts>().0.clone()
}

fn aimed(direction: Vec2) -> PlayerCommand {
    PlayerCommand::default().aiming(direction)
}

/// One press of "strike" in that direction, and enough ticks for whatever comes of it.
fn strike(arena: &mut Arena, direction: Vec2) {
    arena.tick(aimed(direction).pressing(Buttons::STRIKE));
    arena.hold(aimed(direction), 50);
}

#[test]
fn all_pellets_of_a_barrel_are_one_shot_and_a_miss_is_one_too() {
    let (mut arena, player) = room();
    arena.arm(player, "core/shotgun");
    strike(&mut arena, Vec2::X);
    let met = |seen: &&SimOutcome| matches!(seen, SimOutcome::BulletStruck { actor: Some(_), .. });
    assert!(arena.seen.iter().filter(met).count() > 1, "more than one pellet met somebody");
    assert_eq!((tally(&mut arena).shots, tally(&mut arena).shots_landed), (1, 1));
    strike(&mut arena, Vec2::NEG_X);
    assert_eq!((tally(&mut arena).shots, tally(&mut arena).shots_landed), (2, 1));
    assert_eq!(tally(&mut arena).blows, 0, "a shot is no blow");
}

#[test]
fn a_blow_counts_when_it_lands_or_meets_nothing_and_once_however_many_it_strikes() {
    let (mut arena, player) = room();
    strike(&mut arena, Vec2::NEG_X);
    assert_eq!((tally(&mut arena).blows, tally(&mut arena).landed), (1, 0));
    // Three men before a shovel that sweeps.
    arena.arm(player, "core/shovel");
    for (man, y) in arena.people('d').into_iter().zip([0.7, 0.0, -0.7]) {
        let at = arena.at(player) + Vec2::new(0.9, y);
        arena.put(man, at);
    }
    strike(&mut arena, Vec2::X);
    let landed = |seen: &&SimOutcome| matches!(seen, SimOutcome::BlowLanded { .. });
    assert!(arena.seen.iter().filter(landed).count() > 1, "a sweep");
    assert_eq!((tally(&mut arena).blows, tally(&mut arena).landed), (2, 1));
}

#[test]
fn a_blow_at_furniture_is_no_miss() {
    let rows = ["########", "#.Pt...#", "#......#", "########"];
    let mut arena = Arena::new(&rows, &[('t', prop("core/bench"))]);
    strike(&mut arena, Vec2::X);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::PropStruck { .. })));
    assert_eq!(tally(&mut arena).blows, 0);
}

#[test]
fn an_arrest_is_a_victory_of_its_own_kind_and_hurting_who_gave_up_is_cruelty() {
    let (mut arena, player) = room();
    let men = arena.people('d');
    let at = arena.at(player) + Vec2::new(0.8, 0.0);
    arena.put(men[0], at);
    arena.session.world().get_mut::<Stance>(men[0]).expect("a man").act = Act::HandsUp;
    arena.tick(aimed(Vec2::X).pressing(Buttons::GRAB));
    arena.until(200, |arena| arena.act(men[0]) == Act::Cuffed);
    arena.wait(1);
    let points = arena.session.world().get::<Actor>(men[0]).expect("a man").def.points;
    let after = tally(&mut arena);
    assert_eq!((after.arrests, after.points, after.ways.get(&Way::Arrest)), (1, points, Some(&1)));
    assert_eq!((after.chain, after.cruelties), (1, 0));

    let at = arena.at(player) + Vec2::new(0.8, 0.0);
    arena.put(men[1], at);
    arena.session.world().get_mut::<Stance>(men[1]).expect("a man").act = Act::HandsUp;
    strike(&mut arena, Vec2::X);
    assert_eq!(tally(&mut arena).cruelties, 1);
    // A mind would have raised them again.
    arena.session.world().get_mut::<Stance>(men[1]).expect("a man").act = Act::HandsUp;
    strike(&mut arena, Vec2::X);
    assert_eq!(tally(&mut arena).cruelties, 2, "he has his hands up again");
}

#[test]
fn bystanders_are_counted_and_so_is_who_hurts_them() {
    let civilian = Thing::Actor { kind: "core/attendant".into(), facing: 0.0 };
    let mut arena = Arena::new(&ROOM, &[('d', civilian)]);
    let (player, people) = (arena.player(), arena.people('d'));
    arena.wait(1);
    assert_eq!((tally(&mut arena).civilians, tally(&mut arena).civilians_harmed), (3, 0));
    let hit = |by, on| Hit { damage: 1.0, ..Hit::new(by, on, Way::Shot) };
    arena.session.world().resource_mut::<Hits>().0.push(hit(None, people[0]));
    arena.wait(1);
    assert_eq!((tally(&mut arena).civilians_harmed, tally(&mut arena).civilians_hurt), (1, 0));
    arena.session.world().resource_mut::<Hits>().0.push(hit(Some(player), people[1]));
    arena.wait(1);
    assert_eq!((tally(&mut arena).civilians_harmed, tally(&mut arena).civilians_hurt), (2, 1));
}

#[test]
fn damage_taken_is_exactly_the_share_that_was_asked_for_and_counts_as_a_hit_all_the_same() {
    let (mut arena, player) = room();
    let whole = arena.session.mission().difficulty.damage_taken;
    for (hits, percent) in (1..).zip([100_u8, 75, 50, 25, 0]) {
        arena.session.assist(Assists { damage_taken: percent, ..Assists::default() });
        let before = arena.health(player);
        let hit = Hit { damage: 8.0, ..Hit::new(None, player, Way::Item) };
        arena.session.world().resource_mut::<Hits>().0.push(hit);
        arena.wait(1);
        let taken = before - arena.health(player);
        assert_eq!(taken, 8.0 * whole * f32::from(percent) / 100.0, "{percent} %");
        assert_eq!(tally(&mut arena).hits_taken, hits);
    }
}

/// Ticks that an opponent's act gives it away, where `button` is asked of him.
fn wind_up(telegraph: u8, button: Buttons, arm: Option<&str>) -> u32 {
    let (mut arena, _) = room();
    let man = arena.people('d')[0];
    if let Some(kind) = arm {
        arena.arm(man, kind);
    }
    arena.session.assist(Assists { telegraph, ..Assists::default() });
    arena.session.world().get_mut::<Controls>(man).expect("a man").buffered = Some((button, 8));
    arena.wait(1);
    match arena.act(man) {
        Act::Strike(blow) => blow.wind_up,
        Act::Shoot(shot) => shot.wind_up,
        Act::Grab => {
            let wind_up = arena.session.world().get::<Actor>(man).expect("a man").moveset.grab.wind_up;
            1 + arena
                .until(200, |arena| arena.session.world().get::<Stance>(man).expect("a man").tick >= wind_up)
        }
        act => panic!("{act:?}"),
    }
}

#[test]
fn telegraphs_are_as_much_longer_as_was_asked_for() {
    for (button, arm) in [(Buttons::STRIKE, None), (Buttons::STRIKE, Some("core/service_pistol"))] {
        let usual = wind_up(100, button, arm);
        for telegraph in [125, 150] {
            let exact = usual as f32 * f32::from(telegraph) / 100.0;
            assert_eq!(wind_up(telegraph, button, arm), exact.round() as u32, "{telegraph} {arm:?}");
        }
    }
    // The tick in which it begins is none of its own.
    let usual = wind_up(100, Buttons::GRAB, None) - 1;
    for telegraph in [125, 150] {
        let exact = usual as f32 * f32::from(telegraph) / 100.0;
        let found = wind_up(telegraph, Buttons::GRAB, None) as f32 - 1.0;
        assert!((found - exact).abs() <= 1.0, "{found} instead of {exact}");
    }
}

#[test]
fn the_law_is_not_slowed_by_longer_telegraphs() {
    let (mut arena, player) = room();
    let jab = |arena: &mut Arena| {
        arena.tick(aimed(Vec2::NEG_X).pressing(Buttons::STRIKE));
        match arena.act(player) {
            Act::Strike(blow) => blow.wind_up,
            act => panic!("{act:?}"),
        }
    };
    let usual = jab(&mut arena);
    arena.hold(aimed(Vec2::NEG_X), 80);
    arena.session.assist(Assists { telegraph: 150, ..Assists::default() });
    assert_eq!(jab(&mut arena), usual);
    assert_eq!(arena.session.world().get::<Actor>(player).expect("a player").faction, Faction::Law);
}

/// The bot's game with two changes of the assists in it.
fn helped_game() -> (red_heat::sim::mission::MissionSetup, CommandLog) {
    let mut setup = open_setup(&Place::default(), "base/01_bathhouse", 5, "normal").expect("the level");
    setup.assists = Assists { damage_taken: 75, ..Assists::default() };
    let mut session = Session::new(setup.clone(), 1).expect("a mission");
    session.record();
    let mut bot = Bot::new(5);
    for tick in 0..1500 {
        match tick {
            400 => session.assist(Assists { damage_taken: 25, telegraph: 150, ..Assists::default() }),
            901 => session.assist(Assists::default()),
            _ => {}
        }
        let mut commands = [PlayerCommand::default(); SEATS];
        commands[0] = bot.command(session.world(), 0);
        session.tick(commands);
    }
    let text = session.recorded().expect("a log").to_text();
    (setup, CommandLog::from_text(&text).expect("what is written is read"))
}

#[test]
fn a_replay_with_changes_in_the_middle_of_the_mission_gives_the_same_digests() {
    let (mut setup, log) = helped_game();
    assert_eq!(log.header.assists.damage_taken, 75);
    let ticks: Vec<u64> = log.assists.iter().map(|(tick, _)| *tick).collect();
    assert_eq!(ticks, [401, 902], "the tick from which they hold");
    // The log says with what it begins.
    setup.assists = Assists::default();
    for pace in [Pace::Even, Pace::Threes, Pace::Gaps] {
        let verdict = replay(setup.clone(), &log, 1, pace).expect("it can be replayed");
        assert_eq!((verdict.first_difference, verdict.compared), (None, 25), "{pace:?}");
    }
    for lost in [CommandLog { assists: Vec::new(), ..log.clone() }, {
        let mut other = log.clone();
        other.header.assists = Assists::default();
        other
    }] {
        let verdict = replay(setup.clone(), &lost, 1, Pace::Even).expect("it can be replayed");
        assert!(verdict.first_difference.is_some(), "the digest covers the assists");
    }
}

#[test]
fn assists_outlast_a_restart() {
    let (mut arena, _) = room();
    let assists = Assists { damage_taken: 50, telegraph: 125, ..Assists::default() };
    arena.session.assist(assists);
    arena.wait(5);
    arena.press(Buttons::RESTART, 3);
    let mission: &Mission = arena.session.mission();
    assert_eq!((mission.assists, mission.restarts), (assists, 1));
    assert_eq!(mission.difficulty.damage_taken, 0.5);
}
