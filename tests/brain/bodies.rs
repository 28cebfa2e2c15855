//! A beaten friend who is found makes suspicious.

use bevy::ecs::entity::Entity;
use red_heat::sim::{
    actor::Health,
    brain::Mood,
    outcome::SimOutcome,
    stance::{Act, Stance},
};

use crate::{
    common::{Arena, dummy},
    gang::{mind, mood, west},
};

fn lay_down(arena: &mut Arena, who: Entity) {
    let world = arena.session.world();
    world.get_mut::<Health>(who).expect("a body").now = 0.0;
    world.get_mut::<Stance>(who).expect("a body").act = Act::Beaten;
}

fn found(rows: &[&str]) -> (Arena, Entity) {
    let mut arena = Arena::new(rows, &[('d', dummy()), ('g', west("core/gunman"))]);
    let (friend, man) = (arena.people('d')[0], arena.people('g')[0]);
    lay_down(&mut arena, friend);
    arena.wait(30);
    (arena, man)
}

#[test]
fn a_body_that_is_found_raises_suspicion_and_brings_him_to_it() {
    let rows = ["############", "#P#........#", "###.d....g.#", "#..........#", "############"];
    let (mut arena, man) = found(&rows);
    assert!(matches!(mood(&mut arena, man), Mood::Search { .. }), "{:?}", mood(&mut arena, man));
    assert!(mind(&mut arena, man).memory.suspicion > 0.4);
    assert!(arena.saw(|seen| *seen == SimOutcome::Searching { actor: man }));
    let friend = arena.people('d')[0];
    let there = arena.at(friend);
    arena.until(400, |arena| arena.at(man).distance(there) < 1.0);
}

#[test]
fn one_behind_a_wall_is_not_found() {
    let rows = ["############", "#P#........#", "###.d.#..g.#", "#.....#....#", "############"];
    let (mut arena, man) = found(&rows);
    assert_eq!(mood(&mut arena, man), Mood::Idle);
}
