//! Seeing, hearing, searching, giving up.

use bevy::math::Vec2;
use red_heat::sim::{brain::Mood, command::PlayerCommand, outcome::SimOutcome};

use crate::arena::Setup;

#[test]
fn a_man_who_looks_the_right_way_notices_the_player() {
    let mut arena = Setup::new(&["##########", "#@......m#", "##########"]).unaware().build();
    let man = arena.men()[0];
    let player = arena.player();
    let mut alerted = None;
    for tick in 0..120 {
        arena.tick(PlayerCommand::default());
        if arena.outcomes().contains(&SimOutcome::Alerted { actor: man }) {
            alerted.get_or_insert(tick);
        }
    }
    assert!(alerted.is_some_and(|tick| (6..60).contains(&tick)), "{alerted:?}");
    assert_eq!(arena.brain(man).memory.enemy, Some(player));
}

#[test]
fn a_column_hides_the_player() {
    // Column and player are in one line with the man; he cannot see past it.
    let mut arena = Setup::new(&["##########", "#@O.....m#", "##########"]).unaware().build();
    let man = arena.men()[0];
    arena.wait(300);
    assert_eq!(arena.brain(man).mood, Mood::Idle);
}

#[test]
fn nobody_sees_behind_his_back() {
    let mut arena = Setup::new(&["##########", "#m......@#", "##########"]).unaware().build();
    let man = arena.men()[0];
    arena.wait(300);
    assert_eq!(arena.brain(man).mood, Mood::Idle);
}

#[test]
fn a_noise_round_the_corner_brings_a_man_to_look() {
    let rows =
        ["##########", "#.......m#", "#.########", "#.########", "#........#", "#......@.#", "##########"];
    let mut arena = Setup::new(&rows).unaware().build();
    let man = arena.men()[0];
    let before = arena.at(man);
    arena.wait(10);
    assert_eq!(arena.brain(man).mood, Mood::Idle);
    // A run up and down is heard through the wall.
    for tick in 0..60 {
        let x = if tick < 40 { Vec2::NEG_X } else { Vec2::X };
        arena.tick(PlayerCommand::default().moving(x));
    }
    let brain = arena.brain(man);
    assert!(matches!(brain.mood, Mood::Suspicious(_) | Mood::Search { .. }), "{:?}", brain.mood);
    arena.wait(90);
    assert!(arena.at(man).distance(before) > 1.0, "he comes to look");
}

#[test]
fn one_who_lost_the_player_searches_and_gives_up() {
    let rows = ["############", "#@........m#", "############", "#..........#", "############"];
    let mut arena = Setup::new(&rows).build();
    let (man, player) = (arena.men()[0], arena.player());
    arena.wait(10);
    assert!(arena.brain(man).is_engaged());
    // The player is suddenly elsewhere.
    let away = arena.at(player) - Vec2::new(0.0, 2.0 * red_heat::content::level::TILE);
    arena.session.world().get_mut::<red_heat::sim::actor::Position>(player).unwrap().0 = away;
    let mut searched = false;
    for _ in 0..900 {
        arena.tick(PlayerCommand::default());
        searched |= matches!(arena.brain(man).mood, Mood::Search { .. });
    }
    assert!(searched);
    let brain = arena.brain(man);
    assert_eq!((brain.mood, brain.memory.enemy), (Mood::Idle, None));
    let back = arena.at(man);
    assert!(back.distance(brain.post) < 0.6, "{back} is not the post {}", brain.post);
}
