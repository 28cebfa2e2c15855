//! Going with the player: corridors, doors, stairs; and the orders to hold, to go and to follow.

use bevy::math::Vec2;
use red_heat::{
    content::level::{FLOOR_GAP, TILE},
    sim::{
        actor::Actor,
        brain::partner::Order,
        command::{Buttons, PlayerCommand},
        outcome::SimOutcome,
    },
};

use crate::{
    common::east,
    scene::{ROOM, arena, of, order, two_floors},
};

#[test]
fn he_lets_the_player_through_a_corridor_of_one_tile() {
    let rows = ["##############", "#P....R......#", "##############"];
    let (mut arena, player, partner) = arena(&rows);
    arena.hold(east(), 240);
    let (mine, his) = (arena.at(player).x, arena.at(partner).x);
    assert!(mine > 11.5 * TILE, "the player is at the far end: {mine}");
    assert!(his < mine, "he is behind: {his}, {mine}");
}

#[test]
fn he_steps_aside_where_there_is_room() {
    let (mut arena, player, partner) = arena(&ROOM);
    let before = arena.at(player).x;
    arena.hold(east(), 90);
    let run = arena.session.world().get::<Actor>(player).expect("a body").def.run;
    let way = arena.at(player).x - before;
    assert!(way > run * 1.5 * 0.85, "hardly slower than with nobody there: {way}");
    assert!(arena.at(partner).is_finite());
}

#[test]
fn he_comes_through_a_door_and_never_stands_in_it() {
    let rows = ["###################", "#P.R..+...........#", "###################"];
    let (mut arena, player, partner) = arena(&rows);
    let door = (6.0 * TILE, 7.0 * TILE);
    // The player stops at every place behind the door in turn, and waits there.
    for stop in [8.0, 9.5, 11.0, 13.0, 16.0] {
        while arena.at(player).x < stop * TILE {
            arena.tick(east());
        }
        arena.wait(150);
        let his = arena.at(partner).x;
        assert!(!(door.0..door.1).contains(&his), "in the door at {his} with the player at {stop}");
    }
    let way = arena.at(player).distance(arena.at(partner));
    assert!(way < 3.5, "he came after: {way}");
}

#[test]
fn he_comes_up_the_stairs_within_seconds() {
    for lift in [0, 120] {
        let (mut arena, player, partner) = of(two_floors(lift));
        let upstairs = (FLOOR_GAP + 14) as f32 * TILE;
        let mut ticks = 0;
        while arena.at(player).x < upstairs {
            let there = arena.at(player).x > 12.2 * TILE;
            arena.tick(if there { PlayerCommand::default() } else { east() });
            ticks += 1;
            assert!(ticks < 900, "the player comes up");
        }
        // Off the stairs, and on.
        arena.hold(east(), 60);
        let waited = arena.until(360, |arena| arena.at(partner).x > upstairs);
        assert!(waited < 300 + lift, "{waited} ticks behind the player");
        arena.wait(120);
        let way = arena.at(player).distance(arena.at(partner));
        assert!(way < 4.0, "he is with the player: {way}");
    }
}

#[test]
fn a_tap_lets_him_hold_and_another_lets_him_follow() {
    let (mut arena, player, partner) = arena(&ROOM);
    arena.wait(5);
    arena.press(Buttons::ORDER, 3);
    assert!(matches!(order(&mut arena, partner), Order::Hold(_)));
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Ordered { partner: told, order: Order::Hold(_) } if *told == partner)));
    let post = arena.at(partner);
    arena.hold(east(), 150);
    assert!(arena.at(player).x > 10.0 * TILE);
    assert!(arena.at(partner).distance(post) < 1.0, "he stays: {post} {}", arena.at(partner));
    arena.press(Buttons::ORDER, 150);
    assert_eq!(order(&mut arena, partner), Order::Follow);
    let way = arena.at(player).distance(arena.at(partner));
    assert!(way < 3.5, "he follows again: {way}");
}

#[test]
fn a_long_press_with_an_aim_sends_him_there() {
    let (mut arena, player, partner) = arena(&ROOM);
    let aim = PlayerCommand::default().aiming(Vec2::X).pressing(Buttons::ORDER);
    arena.hold(aim, 21);
    let there = arena.at(player) + Vec2::X * 7.0;
    assert!(matches!(order(&mut arena, partner), Order::Go(place) if place.distance(there) < 0.1));
    arena.wait(240);
    assert!(arena.at(partner).distance(there) < 0.6, "{} for {there}", arena.at(partner));
    assert!(matches!(order(&mut arena, partner), Order::Hold(_)), "and he stays there");
}

#[test]
fn a_long_press_at_a_wall_right_ahead_is_a_tap() {
    let (mut arena, player, partner) = arena(&ROOM);
    let _ = player;
    arena.hold(PlayerCommand::default().aiming(Vec2::NEG_X).pressing(Buttons::ORDER), 30);
    assert_eq!(order(&mut arena, partner), Order::Follow, "nothing yet");
    arena.wait(1);
    assert!(matches!(order(&mut arena, partner), Order::Hold(_)));
}
