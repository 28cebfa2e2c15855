//! A lookout's call brings those who hear it; one that is cut short brings nobody.

use bevy::ecs::entity::Entity;
use red_heat::sim::{
    brain::Mood,
    fighter::hit::{Hit, Hits},
    outcome::{SimOutcome, Way},
};

use crate::{
    common::Arena,
    gang::{alert, east, mind, mood, west},
};

const ROOMS: [&str; 7] = [
    "##################",
    "#........#.......#",
    "#.P...l..#....g..#",
    "#........#.......#",
    "#................#",
    "#........#..g....#",
    "##################",
];

fn rooms() -> (Arena, Entity, Vec<Entity>) {
    let mut arena = Arena::new(&ROOMS, &[('l', west("core/lookout")), ('g', east("core/gunman"))]);
    let (lookout, men) = (arena.people('l')[0], arena.people('g'));
    (arena, lookout, men)
}

#[test]
fn a_lookouts_call_brings_the_others() {
    let (mut arena, lookout, men) = rooms();
    alert(&mut arena, &[lookout]);
    let ticks = mind(&mut arena, lookout).def.call.expect("he calls").ticks;
    arena.until(60, |arena| mood(arena, lookout) == Mood::Call);
    arena.wait(ticks - 2);
    assert!(men.iter().all(|man| mood(&mut arena, *man) == Mood::Idle), "he still draws breath");
    arena.wait(6);
    assert!(arena.saw(|seen| *seen == SimOutcome::Called { actor: lookout }));
    assert!(men.iter().all(|man| mind(&mut arena, *man).is_engaged()));
}

#[test]
fn a_blow_in_the_call_cuts_it_short() {
    let (mut arena, lookout, men) = rooms();
    alert(&mut arena, &[lookout]);
    arena.until(60, |arena| mood(arena, lookout) == Mood::Call);
    let player = arena.player();
    let hit = Hit { damage: 1.0, poise: 1.0, ..Hit::new(Some(player), lookout, Way::Fist) };
    arena.session.world().resource_mut::<Hits>().0.push(hit);
    arena.wait(120);
    assert!(!arena.saw(|seen| matches!(seen, SimOutcome::Called { .. })));
    assert!(men.iter().all(|man| mood(&mut arena, *man) == Mood::Idle));
}
