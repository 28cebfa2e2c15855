//! What bars a way: some go over it or kick it in, others stay where they are.

use std::sync::Arc;

use bevy::ecs::entity::Entity;
use red_heat::{
    content::{
        catalog::Catalog,
        level::{TILE, Thing},
        prop::{Footprint, PropDef, SillDef},
    },
    sim::outcome::SimOutcome,
};

use crate::{
    common::{Arena, catalog, level, prop},
    gang::{alert, toughen, west},
};

/// The shipped definitions, and besides them a low bar, a pane over a sill, and a chair that kicks break.
fn furnished() -> Catalog {
    let mut catalog = catalog();
    let table = (*catalog.props["test/table"]).clone();
    let mut add = |id: &str, def: PropDef| catalog.props.insert(id.into(), Arc::new(def));
    let tile = Some(Footprint::Rect(0.4, TILE));
    add("test/bar", PropDef { footprint: tile, height: 0.8, vault: true, ..table.clone() });
    let sill = Some(SillDef { height: 0.8, material: "plaster".into() });
    let pane = Some(Footprint::Rect(0.24, 0.66));
    let window = PropDef {
        footprint: pane,
        height: 2.0,
        toughness: 4.0,
        material: "glass".into(),
        clear: true,
        sill,
        ..table.clone()
    };
    add("test/window", window);
    let chair = Some(Footprint::Rect(0.6, 0.6));
    add("test/chair", PropDef { footprint: chair, height: 0.9, toughness: 20.0, ..table.clone() });
    add("test/safe", PropDef { footprint: chair, height: 0.9, ..table });
    catalog
}

/// A man of that kind east of what stands in the middle, who knows of the player in the west.
fn arena(rows: &[&str], kind: &str, things: &[(char, Thing)]) -> (Arena, Entity) {
    let mut things = things.to_vec();
    things.push(('k', west(kind)));
    let mut arena = Arena::of(level(rows, &things), furnished());
    let (player, man) = (arena.player(), arena.people('k')[0]);
    toughen(&mut arena, player);
    alert(&mut arena, &[man]);
    (arena, man)
}

/// Ticks until he has come over to the player's side; none where he has not in twenty seconds.
fn comes(arena: &mut Arena, man: Entity) -> Option<u32> {
    (0..1200).find(|_| {
        arena.wait(1);
        arena.at(man).x < 7.0 * TILE
    })
}

#[test]
fn a_row_of_low_furniture_keeps_a_brawler_out_and_a_knifeman_goes_over_it() {
    let rows =
        ["################", "#......b.......#", "#.P....b....k..#", "#......b.......#", "################"];
    let things = [('b', prop("test/bar"))];
    let (mut room, man) = arena(&rows, "core/thug", &things);
    assert_eq!(comes(&mut room, man), None);
    let (mut room, man) = arena(&rows, "core/knifeman", &things);
    let ticks = comes(&mut room, man).expect("he comes over");
    assert!(ticks < 300, "{ticks} ticks");
    let over = |seen: &SimOutcome| matches!(seen, SimOutcome::Vaulted { actor, .. } if *actor == man);
    assert_eq!(room.seen.iter().filter(|seen| over(seen)).count(), 1);
}

#[test]
fn where_there_is_a_short_way_round_nobody_goes_over() {
    let rows =
        ["################", "#......b.......#", "#.P....b....k..#", "#..............#", "################"];
    let (mut room, man) = arena(&rows, "core/knifeman", &[('b', prop("test/bar"))]);
    comes(&mut room, man).expect("he comes round");
    assert!(!room.saw(|seen| matches!(seen, SimOutcome::Vaulted { .. })));
}

#[test]
fn he_kicks_a_pane_in_and_comes_through_the_window() {
    let rows =
        ["################", "#......#.......#", "#.P....w....k..#", "#......#.......#", "################"];
    let (mut room, man) = arena(&rows, "core/knifeman", &[('w', prop("test/window"))]);
    comes(&mut room, man).expect("he comes in");
    let told = |wanted: &dyn Fn(&SimOutcome) -> bool| room.seen.iter().position(wanted);
    let broke = told(&|seen| matches!(seen, SimOutcome::PropBroke { .. })).expect("the pane");
    let over = told(&|seen| matches!(seen, SimOutcome::Vaulted { actor, .. } if *actor == man));
    assert!(over.expect("the sill") > broke);
}

#[test]
fn he_kicks_in_a_locked_door_that_can_be_broken_and_no_other() {
    let rows =
        ["################", "#......#.......#", "#.P....+....k..#", "#......#.......#", "################"];
    let lock = |strength: f32| {
        let door = Thing::Door { lock: Some("core/room_key".into()), kind: None, strength: Some(strength) };
        [('+', door)]
    };
    let (mut room, man) = arena(&rows, "core/gang_member", &lock(30.0));
    comes(&mut room, man).expect("he comes in");
    let his = |seen: &SimOutcome| matches!(seen, SimOutcome::DoorForced { by: Some(by), broke: true, .. } if *by == man);
    assert!(room.saw(his));
    let (mut room, man) = arena(&rows, "core/gang_member", &lock(0.0));
    assert_eq!(comes(&mut room, man), None, "a door that never breaks");
    let (mut room, man) = arena(&rows, "core/thug", &lock(30.0));
    assert_eq!(comes(&mut room, man), None, "he is not one to kick doors in");
}

#[test]
fn a_door_barred_by_a_chair_holds_for_some_kicks_and_then_breaks() {
    let rows =
        ["################", "#......#.......#", "#.P...c+....k..#", "#......#.......#", "################"];
    let things = |bar: &str| [('c', prop(bar)), ('+', Thing::door(None))];
    let (mut room, man) = arena(&rows, "core/gang_member", &things("test/chair"));
    comes(&mut room, man).expect("he comes in at last");
    let strokes = room.seen.iter().filter(|seen| matches!(seen, SimOutcome::DoorStruck { .. })).count();
    assert!(strokes >= 1, "it held at first: {:?}", strokes);
    assert!(room.saw(|seen| matches!(seen, SimOutcome::PropBroke { .. })), "the chair");
    let (mut room, man) = arena(&rows, "core/gang_member", &things("test/safe"));
    assert_eq!(comes(&mut room, man), None, "what no kick breaks keeps him out");
}
