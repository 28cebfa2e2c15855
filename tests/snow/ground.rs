//! What the ground does to those who stand, run, fall and roll on it; and what keeps them on their feet.

use std::sync::Arc;

use bevy::math::Vec2;
use red_heat::{
    content::{
        actor::{ActorDef, Faction, GuardDef},
        level::Thing,
    },
    sim::{
        actor::{Balance, Burning, Hand},
        command::Buttons,
        noise::Noises,
        outcome::SimOutcome,
        stance::Act,
    },
};

use crate::common::{Arena, catalog, dummy, east, level, prop};

fn strip(row: &str) -> [String; 3] {
    let wall = "#".repeat(row.len());
    [wall.clone(), row.to_owned(), wall]
}

fn lane(row: &str, things: &[(char, Thing)]) -> Arena {
    let rows = strip(row);
    Arena::new(&rows.each_ref().map(String::as_str), things)
}

#[test]
fn on_ice_a_start_is_slow_and_a_stop_is_long() {
    let run = |row: &str| {
        let mut arena = lane(row, &[]);
        let player = arena.player();
        let start = arena.at(player).x;
        arena.hold(east(), 20);
        let ran = arena.at(player).x - start;
        arena.hold(east(), 40);
        let full = arena.at(player).x;
        arena.wait(60);
        (ran, arena.at(player).x - full)
    };
    let (floor, floor_stop) = run("#P...................#");
    let (ice, ice_stop) = run("#-P------------------#");
    assert!(ice < 0.7 * floor, "in a third of a second {floor} m on the floor, {ice} m on ice");
    assert!(floor_stop < 0.25 && ice_stop > 2.0 * floor_stop, "stops in {floor_stop} and {ice_stop} m");
}

/// How far a man is sent by a kick, what it cost him, and what was seen.
fn kicked(row: &str) -> (f32, f32, Arena) {
    let mut arena = lane(row, &[('d', dummy()), ('e', dummy())]);
    let man = arena.people('d')[0];
    let (at, health) = (arena.at(man).x, arena.health(man));
    arena.tick(east().pressing(Buttons::KICK));
    arena.wait(150);
    (arena.at(man).x - at, health - arena.health(man), arena)
}

#[test]
fn a_man_knocked_down_on_ice_slides_far() {
    let (floor, plain, _) = kicked("#.Pd.....................#");
    let (ice, slid, arena) = kicked("#-Pd-----------------------#");
    assert!(ice > 1.8 * floor, "{floor} m on the floor, {ice} m on ice");
    assert_eq!(plain, slid, "the slide alone hurts nobody");
    assert!(arena.saw(|outcome| matches!(outcome, SimOutcome::Slipped { .. })));
}

#[test]
fn a_slide_into_a_wall_is_a_slam() {
    // The wall stands beyond where his flight ends, and within where his slide would.
    let (_, plain, arena) = kicked("#.Pd.....#");
    assert!(!arena.saw(|outcome| matches!(outcome, SimOutcome::Slammed { .. })), "he stops short of it");
    let (_, slid, arena) = kicked("#-Pd-----#");
    assert!(arena.saw(|outcome| matches!(outcome, SimOutcome::Slammed { into: None, .. })));
    assert!(slid > plain + 5.0, "kick {plain}, kick and wall {slid}");
}

#[test]
fn a_sliding_man_takes_the_legs_from_the_next() {
    let (_, _, arena) = kicked("#.Pd......e........#");
    assert!(!arena.saw(|outcome| matches!(outcome, SimOutcome::Bowled { .. })));
    let (_, _, mut arena) = kicked("#-Pd------e--------#");
    let other = arena.people('e')[0];
    assert!(arena.saw(|outcome| matches!(outcome, SimOutcome::Bowled { on, .. } if *on == other)));
    assert!(arena.health(other) < 60.0);
}

#[test]
fn a_roll_takes_legs_on_ice_and_nowhere_else() {
    let bowled = |row: &str| {
        let mut arena = lane(row, &[('d', dummy())]);
        arena.tick(east().pressing(Buttons::ROLL));
        arena.wait(20);
        arena.saw(|outcome| matches!(outcome, SimOutcome::Bowled { .. }))
    };
    assert!(bowled("#-P-d---------#"));
    assert!(!bowled("#.P.d.........#"));
}

#[test]
fn deep_snow_slows_and_muffles() {
    let run = |row: &str| {
        let mut arena = lane(row, &[]);
        let player = arena.player();
        let before = arena.at(player).x;
        let mut loudest = 0.0_f32;
        for _ in 0..60 {
            arena.tick(east());
            let noises = &arena.session.world().resource::<Noises>().list;
            loudest = noises.iter().map(|noise| noise.radius).fold(loudest, f32::max);
        }
        (arena.at(player).x - before, loudest)
    };
    let (floor, loud) = run("#P...............#");
    let (snow, quiet) = run("#;P;;;;;;;;;;;;;;#");
    assert!(snow < 0.65 * floor, "{floor} m on the floor, {snow} m in the snow");
    assert!(quiet > 0.0 && quiet < 0.3 * loud, "heard for {loud} m and {quiet} m");
}

#[test]
fn a_drift_stops_what_flies_lower_than_it_is_high_until_it_breaks() {
    let struck = |row: &str| {
        let mut arena = lane(row, &[('d', dummy()), ('f', prop("core/drift"))]);
        let (player, man) = (arena.player(), arena.people('d')[0]);
        arena.arm(player, "core/pipe");
        arena.tick(east().pressing(Buttons::GRAB));
        arena.wait(60);
        arena.saw(|outcome| matches!(outcome, SimOutcome::ItemStruck { on: Some(on), .. } if *on == man))
    };
    assert!(struck("#P.....d...#"), "nothing in between");
    assert!(!struck("#P...f.d...#"), "half way it flies lower than the drift");
    assert!(struck("#Pf....d...#"), "out of the hand it flies higher");
    let mut arena = lane("#P.f.....#", &[('f', prop("core/drift"))]);
    let player = arena.player();
    arena.arm(player, "core/shovel");
    for _ in 0..4 {
        arena.tick(east().pressing(Buttons::STRIKE));
        arena.wait(40);
    }
    assert!(arena.saw(|outcome| matches!(outcome, SimOutcome::PropBroke { .. })));
}

#[test]
fn a_drift_gives_snowballs_while_there_are_any_and_they_blind() {
    let mut arena = lane("#Pf........#", &[('f', prop("core/drift"))]);
    let player = arena.player();
    let near = arena.at(player) + Vec2::new(-0.1, 0.0);
    let mut taken = 0;
    for _ in 0..10 {
        arena.put(player, near);
        arena.press(Buttons::GRAB, 40);
        taken += u32::from(arena.held(player).as_deref() == Some("core/snowball"));
        arena.session.world().get_mut::<Hand>(player).expect("a body").item = None;
    }
    assert_eq!(taken, 6);
    let mut arena = lane("#P...d.....#", &[('d', dummy())]);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.arm(player, "core/snowball");
    arena.tick(east().pressing(Buttons::GRAB));
    arena.wait(30);
    assert!(arena.saw(|outcome| *outcome == SimOutcome::Blinded { actor: man }));
    assert!(arena.session.world().get::<Balance>(man).expect("a body").blind > 0);
}

#[test]
fn snow_puts_out_who_rolls_in_it() {
    let burns = |row: &str| {
        let mut arena = lane(row, &[]);
        let player = arena.player();
        arena.session.world().get_mut::<Burning>(player).expect("a body").0 = 200;
        arena.tick(east().pressing(Buttons::ROLL));
        arena.wait(3);
        arena.session.world().get::<Burning>(player).expect("a body").0 > 0
    };
    assert!(!burns("#;P;;;;;;;;;#"));
    assert!(burns("#.P.........#"));
}

#[test]
fn who_has_just_staggered_does_not_stagger_again_at_once() {
    let mut arena = lane("#.Pd.........#", &[('d', dummy())]);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.arm(player, "core/tongs");
    let strike = |arena: &mut Arena| {
        let there = arena.at(man);
        arena.put(player, there - Vec2::new(0.7, 0.0));
        arena.press(Buttons::STRIKE, 12);
        arena.act(man)
    };
    assert_eq!(strike(&mut arena), Act::Stagger);
    arena.until(60, |arena| arena.act(man) == Act::Free);
    assert!(matches!(strike(&mut arena), Act::Flinch { .. } | Act::Free), "steady for a while");
    arena.wait(60);
    assert_eq!(strike(&mut arena), Act::Stagger, "and then no longer");
}

/// The player beside a man with a guard, who looks at him or away.
fn before_a_guard(row: &str, facing: f32) -> Arena {
    let mut catalog = catalog();
    let guard = GuardDef { arc: 150.0, share: 0.25, broken: 240 };
    let plain = (*catalog.actors["test/dummy"]).clone();
    let man = ActorDef { guard: Some(guard), poise: 30.0, poise_recovery: 0.0, health: 200.0, ..plain };
    catalog.actors.insert("test/guarded".into(), Arc::new(man));
    let rows = strip(row);
    let rows = rows.each_ref().map(String::as_str);
    Arena::of(level(&rows, &[('g', Thing::Actor { kind: "test/guarded".into(), facing })]), catalog)
}

#[test]
fn a_guard_catches_blows_from_the_front_until_its_poise_is_spent() {
    let mut arena = before_a_guard("#.Pg.....#", 180.0);
    let (player, man) = (arena.player(), arena.people('g')[0]);
    let kick = |arena: &mut Arena| {
        let there = arena.at(man);
        arena.put(player, there - Vec2::new(0.8, 0.0));
        let before = arena.health(man);
        arena.tick(east().pressing(Buttons::KICK));
        arena.wait(30);
        before - arena.health(man)
    };
    let whole = catalog().actors["core/danko"].moveset.clone();
    let whole = catalog().movesets[&whole].kick.damage;
    assert_eq!(kick(&mut arena), whole * 0.25);
    assert_eq!(arena.act(man), Act::Free, "nothing interrupts him");
    assert!(arena.saw(|outcome| matches!(outcome, SimOutcome::Guarded { on, .. } if *on == man)));
    kick(&mut arena);
    assert!(arena.saw(|outcome| *outcome == SimOutcome::GuardBroken { actor: man }));
    assert_eq!(kick(&mut arena), whole, "with the arms down");
    assert!(!arena.act(man).is_upright());
}

#[test]
fn no_guard_covers_the_back_or_stands_on_ice() {
    for (row, facing) in [("#.Pg.....#", 0.0), ("#-Pg-----#", 180.0)] {
        let mut arena = before_a_guard(row, facing);
        let man = arena.people('g')[0];
        arena.tick(east().pressing(Buttons::KICK));
        arena.wait(14);
        assert!(!arena.act(man).is_upright(), "{row}: {:?}", arena.act(man));
        assert!(!arena.saw(|outcome| matches!(outcome, SimOutcome::Guarded { .. })));
    }
}

#[test]
fn whatever_the_gang_does_can_be_seen_coming_and_two_at_most_do_it_at_once() {
    let catalog = catalog();
    assert!(catalog.rules.body.telegraph >= 18);
    for (id, actor) in catalog.actors.iter().filter(|(_, actor)| actor.faction == Faction::Gang) {
        let moves = &catalog.movesets[&actor.moveset];
        let blows = moves.chain.iter().chain([&moves.charged, &moves.kick, &moves.finish]);
        let least = blows.map(|blow| blow.wind_up).chain([moves.grab.wind_up, moves.throw.wind_up]).min();
        assert!(least >= Some(18), "{id}: {least:?} ticks");
    }
    for (name, difficulty) in catalog.difficulties.iter() {
        assert!(difficulty.strikers <= 2, "{name}");
    }
}
