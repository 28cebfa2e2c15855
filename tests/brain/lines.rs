//! Who shoots, when, and from where: never through a friend, never more than two, never from outside of the picture.

use bevy::{ecs::entity::Entity, math::Vec2};
use red_heat::sim::{
    command::PlayerCommand,
    mission::Mission,
    outcome::SimOutcome,
    spawn::remove_actor,
    stance::{Act, BlowPhase, Stance},
};

use crate::{
    common::{Arena, dummy, prop},
    gang::{alert, toughen, west},
};

const HALL: [&str; 13] = [
    "##########################################",
    "#........................................#",
    "#....g.......t.........g..........t......#",
    "#..................................g.....#",
    "#.......................t................#",
    "#................c.......................#",
    "#...g..........P.......................g.#",
    "#................................t.......#",
    "#.........t..............c...............#",
    "#.............................g..........#",
    "#......g.............t...................#",
    "#.............g..................g.......#",
    "##########################################",
];

fn hall(kind: &str) -> (Arena, Entity, Vec<Entity>) {
    let things = [('g', west(kind)), ('t', prop("test/table")), ('c', prop("core/column"))];
    let mut arena = Arena::new(&HALL, &things);
    let (player, men) = (arena.player(), arena.people('g'));
    toughen(&mut arena, player);
    alert(&mut arena, &men);
    (arena, player, men)
}

/// How many aim, fire, strike or throw.
fn dangerous(arena: &mut Arena, men: &[Entity]) -> usize {
    let world = arena.session.world();
    let is_one = |stance: &Stance| match &stance.act {
        Act::Shoot(shot) => stance.tick <= shot.wind_up,
        Act::Strike(blow) => blow.phase(stance.tick) != BlowPhase::Recovery,
        Act::Grab | Act::ThrowItem(_) => true,
        _ => false,
    };
    men.iter().filter(|man| world.get::<Stance>(**man).is_some_and(is_one)).count()
}

fn shots_of(arena: &Arena, man: Entity) -> usize {
    arena.seen.iter().filter(|seen| matches!(seen, SimOutcome::Shot { actor, .. } if *actor == man)).count()
}

#[test]
fn a_gunman_holds_his_fire_while_a_friend_stands_in_the_line() {
    let rows = ["################", "#P....d......g.#", "################"];
    let mut arena = Arena::new(&rows, &[('d', dummy()), ('g', west("core/gunman"))]);
    let (player, friend, man) = (arena.player(), arena.people('d')[0], arena.people('g')[0]);
    toughen(&mut arena, player);
    alert(&mut arena, &[man]);
    let health = arena.health(friend);
    arena.wait(900);
    assert_eq!(shots_of(&arena, man), 0);
    assert_eq!(arena.health(friend), health);
    remove_actor(arena.session.world(), friend);
    arena.until(400, |arena| shots_of(arena, man) > 0);
}

#[test]
fn of_nine_gunmen_two_shoot_at_once() {
    let (mut arena, _, men) = hall("core/gunman");
    let mut most = 0;
    for _ in 0..2400 {
        arena.tick(PlayerCommand::default());
        most = most.max(dangerous(&mut arena, &men));
    }
    let shots: usize = men.iter().map(|man| shots_of(&arena, *man)).sum();
    assert_eq!(most, 2);
    assert!(shots >= 20, "{shots} shots in forty seconds");
}

#[test]
fn nobody_fires_from_outside_of_the_picture_and_every_aim_is_seen() {
    let (mut arena, player, men) = hall("core/rifleman");
    let catalog = arena.session.world().resource::<Mission>().setup.catalog.clone();
    let (width, height) = catalog.rules.mind.attack.view;
    let telegraph = catalog.items["core/rifle"].kind.gun().expect("a gun").telegraph;
    let mut shots = 0;
    for tick in 0..3000_u32 {
        // Up and down the hall, so that they come into the picture and leave it again.
        let x = if tick / 330 % 2 == 0 { Vec2::X } else { Vec2::NEG_X };
        let before = arena.seen.len();
        arena.tick(PlayerCommand::default().moving(x));
        let here = arena.at(player);
        let fresh: Vec<SimOutcome> = arena.seen[before..].to_vec();
        for outcome in fresh {
            match outcome {
                SimOutcome::Shot { actor, .. } if men.contains(&actor) => {
                    let offset = (arena.at(actor) - here).abs();
                    assert!(offset.x <= width / 2.0 && offset.y <= height / 2.0, "from {offset}");
                    shots += 1;
                }
                SimOutcome::Aimed { ticks, .. } => assert!(ticks >= telegraph, "{ticks}"),
                _ => {}
            }
        }
    }
    assert!(shots >= 8, "{shots} shots");
}
