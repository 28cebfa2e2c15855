//! Cover: a gunman goes behind something, loads there and rises to shoot.

use bevy::ecs::entity::Entity;
use red_heat::sim::{
    command::PlayerCommand,
    outcome::SimOutcome,
    stance::{Act, ReloadStage},
};

use crate::{
    common::{Arena, prop},
    gang::{alert, ducks, empty, toughen, west},
};

const ROOM: [&str; 9] = [
    "####################",
    "#..................#",
    "#..................#",
    "#..........t.......#",
    "#.P............g...#",
    "#..........t.......#",
    "#..................#",
    "#..................#",
    "####################",
];

fn room() -> (Arena, Entity, Entity) {
    let mut arena = Arena::new(&ROOM, &[('g', west("core/gunman")), ('t', prop("test/table"))]);
    let (player, man) = (arena.player(), arena.people('g')[0]);
    toughen(&mut arena, player);
    toughen(&mut arena, man);
    (arena, player, man)
}

#[test]
fn a_gunman_loads_behind_cover() {
    let (mut arena, player, man) = room();
    empty(&mut arena, man, "pistol", 9);
    alert(&mut arena, &[man]);
    let loads = |arena: &mut Arena| matches!(arena.act(man), Act::Reload(ReloadStage::Open));
    arena.until(400, loads);
    // The table stands between: beside it, and beyond it from the player.
    let (here, his) = (arena.at(man), arena.at(player));
    let table = 11.5 * red_heat::content::level::TILE;
    assert!(here.x > table && here.x < table + 1.0, "{here} is not behind the table at {table}");
    assert!(his.x < table);
    arena.until(60, |arena| ducks(arena, man));
    arena.until(200, |arena| {
        arena.saw(|seen| matches!(seen, SimOutcome::Loaded { actor, ready: true, .. } if *actor == man))
    });
}

#[test]
fn he_shoots_from_behind_it_and_ducks_again() {
    let (mut arena, _, man) = room();
    alert(&mut arena, &[man]);
    let (mut shots, mut hidden) = (0, 0);
    for _ in 0..1800 {
        arena.tick(PlayerCommand::default());
        hidden += u32::from(ducks(&mut arena, man));
        shots += arena
            .seen
            .drain(..)
            .filter(|seen| matches!(seen, SimOutcome::Shot { actor, .. } if *actor == man))
            .count();
    }
    assert!(shots >= 6, "{shots} shots in half a minute");
    assert!(hidden >= 600, "{hidden} of 1800 ticks out of the line");
}
