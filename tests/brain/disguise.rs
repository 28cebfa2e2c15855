//! One who goes as a nurse until she is found out.

use bevy::{ecs::entity::Entity, math::Vec2};
use red_heat::sim::{
    actor::{Actor, Faction},
    outcome::SimOutcome,
    stance::Act,
};

use crate::{
    common::Arena,
    gang::{aim_at, west},
};

const WARD: [&str; 7] = [
    "################",
    "#..............#",
    "#..............#",
    "#.P......n.....#",
    "#..............#",
    "#..............#",
    "################",
];

fn ward() -> (Arena, Entity, Entity) {
    let mut arena = Arena::new(&WARD, &[('n', west("core/nurse_killer"))]);
    let (player, nurse) = (arena.player(), arena.people('n')[0]);
    arena.arm(player, "core/service_pistol");
    (arena, player, nurse)
}

fn side(arena: &mut Arena, of: Entity) -> Faction {
    arena.session.world().get::<Actor>(of).expect("a body").faction
}

#[test]
fn nobody_looks_at_her_and_she_stays_a_nurse() {
    let (mut arena, _, nurse) = ward();
    arena.hold(red_heat::sim::command::PlayerCommand::default().aiming(Vec2::Y), 600);
    assert_eq!(side(&mut arena, nurse), Faction::Civilian);
    assert!(!arena.saw(|seen| matches!(seen, SimOutcome::Shot { .. } | SimOutcome::Drew { .. })));
}

#[test]
fn a_gun_pointed_at_her_finds_her_out() {
    let (mut arena, _, nurse) = ward();
    let mut drawn = None;
    for tick in 0..120 {
        let aim = aim_at(&mut arena, nurse);
        arena.tick(aim);
        if side(&mut arena, nurse) == Faction::Gang {
            drawn.get_or_insert((tick, arena.act(nurse)));
        }
    }
    let (tick, act) = drawn.expect("she is found out");
    assert!((44..=60).contains(&tick), "after {tick} ticks");
    assert_eq!(act, Act::Draw, "her hand goes to the gun first");
    assert_eq!(arena.held(nurse).as_deref(), Some("core/service_pistol"));
}

#[test]
fn close_to_her_she_drops_it() {
    let (mut arena, player, nurse) = ward();
    let beside = arena.at(nurse) - Vec2::new(1.5, 0.0);
    arena.put(player, beside);
    arena.wait(5);
    assert_eq!(side(&mut arena, nurse), Faction::Gang);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Drew { actor, .. } if *actor == nurse)));
}
