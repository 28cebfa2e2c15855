//! Doors, furniture, windows and switches: small scenes with their exact outcomes.

mod common;

use std::sync::Arc;

use bevy::{ecs::entity::Entity, math::Vec2};
use common::{Arena, catalog, dummy, east, level, prop};
use red_heat::{
    content::{
        catalog::Catalog,
        level::{Level, Thing},
        prop::{BurstDef, Footprint, PropDef, SillDef, SwitchDef, TipsDef},
        trigger::{Action, Event, Trigger},
    },
    sim::{
        actor::{Balance, Cover, Position},
        brain::light::Light,
        command::{Buttons, PlayerCommand},
        mission::Mission,
        nav::Nav,
        outcome::{SimOutcome, Way},
        physics::Physics,
        stance::Act,
        thing::{Door, Prop, ThingId},
    },
};

/// The definitions of the tests, with furniture that has every new word once.
fn furnished() -> Catalog {
    let mut catalog = catalog();
    let table = (*catalog.props["test/table"]).clone();
    let mut add = |id: &str, def: PropDef| catalog.props.insert(id.into(), Arc::new(def));
    let (across, along) = ("test/tipped_ns".to_owned(), "test/tipped_ew".to_owned());
    let tips = TipsDef { north: across.clone(), south: across, east: along.clone(), west: along };
    let tipped = PropDef { thick: 2.2, height: 0.95, ..table.clone() };
    add("test/round", PropDef { footprint: Some(Footprint::Round(0.5)), tips: Some(tips), ..table.clone() });
    add("test/tipped_ns", PropDef { footprint: Some(Footprint::Rect(1.0, 0.2)), ..tipped.clone() });
    add("test/tipped_ew", PropDef { footprint: Some(Footprint::Rect(0.2, 1.0)), ..tipped });
    let wardrobe = Some(Footprint::Rect(0.6, 0.6));
    add("test/wardrobe", PropDef { footprint: wardrobe, height: 1.9, pushes: true, ..table.clone() });
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
    let switch = Some(SwitchDef { on_sprite: "prop/switch_on".into(), once: false });
    add("test/switch", PropDef { footprint: Some(Footprint::Rect(0.3, 0.2)), switch, ..table.clone() });
    let bursts = Some(BurstDef { radius: 2.2, blinds: 90, noise: 9.0, ..BurstDef::default() });
    let can = Some(Footprint::Round(0.15));
    let extinguisher = PropDef { footprint: can, height: 0.66, toughness: 6.0, bursts, ..table };
    add("test/extinguisher", extinguisher);
    catalog
}

fn arena(rows: &[&str], things: &[(char, Thing)]) -> Arena {
    Arena::of(level(rows, things), furnished())
}

fn trigger(id: &str, on: Event, then: Vec<Action>) -> Trigger {
    Trigger { id: id.into(), on, when: Vec::new(), then, cooldown: None }
}

/// The things drawn with that glyph, in the order of the map.
fn things(arena: &mut Arena, glyph: char) -> Vec<Entity> {
    let world = arena.session.world();
    let wanted = Some(glyph.to_string());
    let mut query = world.query::<(Entity, &ThingId, Option<&Prop>, Option<&Door>)>();
    let mut all: Vec<_> = query
        .iter(world)
        .filter(|(_, _, prop, door)| {
            prop.is_some_and(|prop| prop.tag == wanted) || door.is_some_and(|door| door.tag == wanted)
        })
        .map(|(entity, id, ..)| (*id, entity))
        .collect();
    all.sort_unstable();
    all.into_iter().map(|(_, entity)| entity).collect()
}

fn door(arena: &mut Arena) -> Door {
    let entity = things(arena, '+')[0];
    arena.session.world().get::<Door>(entity).expect("a door").clone()
}

fn of(arena: &mut Arena, glyph: char) -> Prop {
    let entity = things(arena, glyph)[0];
    arena.session.world().get::<Prop>(entity).expect("a prop").clone()
}

fn place(arena: &mut Arena, glyph: char) -> Vec2 {
    let thing = things(arena, glyph)[0];
    arena.at(thing)
}

fn west() -> PlayerCommand {
    PlayerCommand { move_x: -127, ..Default::default() }
}

fn fire_east(arena: &mut Arena, ticks: u32) {
    let aim = PlayerCommand::default().aiming(Vec2::X);
    arena.tick(aim.pressing(Buttons::STRIKE));
    arena.hold(aim, ticks);
}

const ROOMS: [&str; 5] = [
    "##############", //
    "#...#........#",
    "#.P.+d.......#",
    "#...#........#",
    "##############",
];

#[test]
fn a_kicked_door_knocks_down_who_stands_behind() {
    let mut arena = arena(&ROOMS, &[('+', Thing::door(None)), ('d', dummy())]);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    let before = arena.health(man);
    arena.press(Buttons::KICK, 10);
    assert!(arena.saw(
        |seen| matches!(seen, SimOutcome::DoorForced { by: Some(by), broke: false, .. } if *by == player)
    ));
    assert!(!arena.saw(|seen| matches!(seen, SimOutcome::DoorOpened { .. })));
    assert!(door(&mut arena).open);
    assert!(matches!(arena.act(man), Act::Fly(_) | Act::Fall), "{:?}", arena.act(man));
    let damage = arena.session.mission().setup.catalog.rules.thing.burst_damage;
    assert_eq!(arena.health(man), before - damage);
    arena.wait(15);
    assert!(arena.at(man).x > 4.2, "away from the door: {}", arena.at(man));
}

#[test]
fn who_stands_aside_of_a_kicked_door_is_spared() {
    let rows = ["##############", "#...#d.......#", "#.P.+........#", "#...#........#", "##############"];
    let mut arena = arena(&rows, &[('+', Thing::door(None)), ('d', dummy())]);
    let man = arena.people('d')[0];
    let at = arena.at(man) + Vec2::Y * 0.1;
    arena.put(man, at);
    arena.press(Buttons::KICK, 20);
    assert!(door(&mut arena).open);
    assert_eq!(arena.act(man), Act::Free);
}

#[test]
fn a_roll_bursts_a_door_open_and_a_walk_opens_it_quietly() {
    let mut rolls = arena(&ROOMS, &[('+', Thing::door(None)), ('d', dummy())]);
    let man = rolls.people('d')[0];
    rolls.tick(east().pressing(Buttons::ROLL));
    rolls.wait(20);
    assert!(rolls.saw(|seen| matches!(seen, SimOutcome::DoorForced { broke: false, .. })));
    assert!(!matches!(rolls.act(man), Act::Free), "{:?}", rolls.act(man));
    let mut walks = arena(&ROOMS, &[('+', Thing::door(None)), ('d', dummy())]);
    walks.hold(east(), 12);
    assert!(walks.saw(|seen| matches!(seen, SimOutcome::DoorOpened { .. })));
    assert!(!walks.saw(|seen| matches!(seen, SimOutcome::DoorForced { .. })));
}

#[test]
fn a_locked_door_does_not_open() {
    let mut arena = arena(&ROOMS, &[('+', Thing::door(Some("core/room_key".into()))), ('d', dummy())]);
    let man = arena.people('d')[0];
    for _ in 0..6 {
        arena.press(Buttons::KICK, 40);
    }
    arena.hold(east(), 130);
    arena.tick(east().pressing(Buttons::ROLL));
    arena.wait(40);
    assert!(!door(&mut arena).open);
    assert_eq!(arena.act(man), Act::Free);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::DoorLocked { .. })));
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::DoorStruck { .. })));
}

fn weak(strength: f32) -> Thing {
    Thing::Door { lock: Some("core/room_key".into()), kind: None, strength: Some(strength) }
}

#[test]
fn a_weak_locked_door_breaks_after_enough_kicks() {
    let mut arena = arena(&ROOMS, &[('+', weak(20.0)), ('d', dummy())]);
    let player = arena.player();
    let damage = 9.0;
    for kick in 1..=3 {
        let here = arena.at(player);
        arena.put(player, Vec2::new(1.7, here.y));
        arena.press(Buttons::KICK, 40);
        assert_eq!(door(&mut arena).open, kick as f32 * damage >= 20.0, "after {kick}");
    }
    assert!(door(&mut arena).broken);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::DoorForced { broke: true, .. })));
}

#[test]
fn bullets_go_through_a_wooden_door_and_wear_it() {
    let mut arena = arena(&ROOMS, &[('+', weak(40.0)), ('d', dummy())]);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.arm(player, "core/service_pistol");
    let before = arena.health(man);
    fire_east(&mut arena, 20);
    assert!(arena.health(man) < before, "a pistol's bullet has some force left behind a door");
    assert_eq!(door(&mut arena).wear, 17.0);
    fire_east(&mut arena, 20);
    assert!(!door(&mut arena).open);
    fire_east(&mut arena, 20);
    let door = door(&mut arena);
    assert!(door.open && door.broken, "{door:?}");
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::DoorForced { by: None, broke: true, .. })));
}

#[test]
fn a_barred_door_stays_shut_until_the_wardrobe_is_gone() {
    let rows = ["##############", "#...#........#", "#.P.+w.......#", "#...#........#", "##############"];
    let mut arena = arena(&rows, &[('+', Thing::door(None)), ('w', prop("test/wardrobe"))]);
    let player = arena.player();
    arena.hold(east(), 90);
    arena.press(Buttons::KICK, 40);
    assert!(!door(&mut arena).open);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::DoorLocked { .. })));
    // From the other side it opens: it is pulled away from the wardrobe.
    let wardrobe = things(&mut arena, 'w')[0];
    let aside = arena.at(wardrobe) + Vec2::new(1.4, 0.0);
    arena.put(wardrobe, aside);
    arena.hold(east(), 30);
    assert!(door(&mut arena).open, "nothing keeps it shut any more");
    assert!(arena.at(player).x > 2.0);
}

#[test]
fn those_inside_open_a_door_that_they_have_barred() {
    let rows = ["##############", "#........#...#", "#.......w+.P.#", "#........#...#", "##############"];
    let mut arena = arena(&rows, &[('+', Thing::door(None)), ('w', prop("test/wardrobe"))]);
    arena.hold(west(), 60);
    assert!(!door(&mut arena).open, "from outside");
    let player = arena.player();
    let inside = place(&mut arena, '+') + Vec2::new(-1.6, 0.0);
    arena.put(player, inside);
    let wardrobe = things(&mut arena, 'w')[0];
    let beside = arena.at(wardrobe) + Vec2::new(0.0, 0.25);
    arena.put(wardrobe, beside);
    arena.put(player, Vec2::new(inside.x + 0.7, inside.y - 0.45));
    arena.hold(PlayerCommand { move_x: 120, move_y: 40, ..Default::default() }, 6);
    assert!(door(&mut arena).open, "from within");
}

#[test]
fn a_kick_through_a_barred_door_breaks_weak_furniture() {
    let mut level = level(
        &["##############", "#...#........#", "#.P.+s.......#", "#...#........#", "##############"],
        &[('+', Thing::door(None)), ('s', prop("core/stool"))],
    );
    level.id = "test/barred".into();
    let mut arena = Arena::of(level, furnished());
    arena.press(Buttons::KICK, 40);
    assert!(!door(&mut arena).open, "a stool of ten stands a kick of nine");
    arena.press(Buttons::KICK, 40);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::PropBroke { .. })));
    arena.press(Buttons::KICK, 40);
    assert!(door(&mut arena).open);
}

#[test]
fn an_open_door_is_shut_by_hand_unless_somebody_stands_in_it() {
    let rows = ["##############", "#...#........#", "#.P.+...d....#", "#...#........#", "##############"];
    let mut arena = arena(&rows, &[('+', Thing::door(None)), ('d', dummy())]);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.hold(east(), 8);
    arena.wait(20);
    assert!(door(&mut arena).open);
    let doorway = place(&mut arena, '+');
    let far = arena.at(man);
    arena.put(man, doorway + Vec2::new(0.45, 0.0));
    arena.put(player, doorway + Vec2::new(-0.95, 0.0));
    arena.press(Buttons::GRAB, 30);
    assert!(door(&mut arena).open, "he stands in it");
    arena.put(man, far);
    arena.wait(60);
    arena.put(player, doorway + Vec2::new(-0.95, 0.0));
    arena.press(Buttons::GRAB, 20);
    assert!(!door(&mut arena).open);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::DoorShut { by, .. } if *by == player)));
    let world = arena.session.world();
    assert!(!world.resource::<Physics>().line_of_sight(doorway - Vec2::X, doorway + Vec2::X));
}

/// A player who has tipped a table to the east and gone back, and a man with a gun who ducks behind it.
fn behind_a_tipped_table(gun: &str) -> (Arena, Entity) {
    let rows = [
        "################",
        "#..............#",
        "#..............#",
        "#....Pt........#",
        "#......d.......#",
        "################",
    ];
    let mut arena = arena(&rows, &[('d', dummy()), ('t', prop("test/round"))]);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.turn(player, 0.0);
    arena.press(Buttons::GRAB, 30);
    let table = things(&mut arena, 't')[0];
    assert_eq!(of(&mut arena, 't').kind, "test/tipped_ew", "{:?}", arena.seen);
    let at = arena.at(table);
    arena.put(player, at - Vec2::X * 3.0);
    arena.put(man, at + Vec2::X * 0.45);
    arena.arm(player, gun);
    arena.arm(man, "core/service_pistol");
    arena.wait(40);
    assert!(arena.session.world().get::<Cover>(man).expect("a body").ducks);
    (arena, man)
}

#[test]
fn a_tipped_table_stops_a_pistol_and_a_rifle_goes_through() {
    let (mut arena, man) = behind_a_tipped_table("core/service_pistol");
    let before = arena.health(man);
    fire_east(&mut arena, 30);
    assert_eq!(arena.health(man), before);
    assert!(
        arena.saw(|seen| matches!(seen, SimOutcome::BulletStruck { thing: Some(_), through: false, .. }))
    );
    let (mut arena, man) = behind_a_tipped_table("core/rifle");
    let before = arena.health(man);
    fire_east(&mut arena, 30);
    assert!(arena.health(man) < before);
}

#[test]
fn a_table_is_tipped_away_from_the_hands_and_its_far_edge_stands_up() {
    let rows = ["#########", "#.......#", "#...t...#", "#...P...#", "#.......#", "#########"];
    let mut arena = arena(&rows, &[('t', prop("test/round"))]);
    let (player, table) = (arena.player(), things(&mut arena, 't')[0]);
    let before = arena.at(table);
    arena.put(player, before - Vec2::Y * 0.9);
    arena.turn(player, std::f32::consts::FRAC_PI_2);
    arena.press(Buttons::GRAB, 5);
    let tipped = of(&mut arena, 't');
    assert_eq!(tipped.kind, "test/tipped_ns");
    assert!((arena.at(table) - before - Vec2::Y * 0.4).length() < 1e-4);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Tipped { by, direction, .. } if *by == player && *direction == Vec2::Y)));
    // Nothing is left where it stood: one walks up to its edge.
    arena.hold(PlayerCommand { move_y: 127, ..Default::default() }, 60);
    let edge = arena.at(table).y - 0.1 - 0.28;
    assert!((arena.at(player).y - edge).abs() < 0.03, "{} and {edge}", arena.at(player).y);
}

/// A man behind a window, seen from a tile away.
fn window() -> (Arena, Entity, Entity) {
    let rows = ["############", "#...#......#", "#.P.wd.....#", "#...#......#", "############"];
    let mut arena = arena(&rows, &[('w', prop("test/window")), ('d', dummy())]);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    let at = arena.at(man) + Vec2::X * 0.7;
    arena.put(man, at);
    (arena, player, man)
}

#[test]
fn a_window_stops_a_bottle_once_and_then_lets_everything_pass() {
    let (mut arena, player, man) = window();
    let (here, there) = (arena.at(player), arena.at(man));
    let seen = |arena: &mut Arena| arena.session.world().resource::<Physics>().line_of_sight(here, there);
    assert!(seen(&mut arena), "glass hides nobody");
    let before = arena.health(man);
    let throw = PlayerCommand::default().aiming(Vec2::X).pressing(Buttons::GRAB);
    for bottle in 1..=2 {
        arena.arm(player, "core/bottle");
        arena.tick(throw);
        arena.hold(PlayerCommand::default().aiming(Vec2::X), 50);
        assert_eq!(arena.health(man) < before, bottle == 2, "{:?}", arena.seen);
        assert!(of(&mut arena, 'w').broken);
    }
    let shut = arena.seen.iter().filter(|seen| matches!(seen, SimOutcome::PropBroke { .. })).count();
    assert_eq!(shut, 1);
    assert!(seen(&mut arena));
}

#[test]
fn a_blow_does_not_go_through_glass_and_breaks_it() {
    let (mut arena, player, man) = window();
    let pane = place(&mut arena, 'w');
    arena.put(player, pane - Vec2::X * 0.5);
    arena.put(man, pane + Vec2::X * 0.5);
    let before = arena.health(man);
    arena.press(Buttons::STRIKE, 3);
    arena.until(20, |arena| of(arena, 'w').broken);
    assert_eq!(arena.health(man), before);
}

#[test]
fn a_broken_window_leaves_a_sill_that_one_goes_over() {
    let (mut arena, player, man) = window();
    let pane = place(&mut arena, 'w');
    arena.put(man, pane + Vec2::new(3.0, 0.6));
    arena.put(player, pane - Vec2::X * 0.7);
    arena.tick(east().pressing(Buttons::ROLL));
    assert!(matches!(arena.act(player), Act::Roll(_)), "not through the glass");
    arena.wait(40);
    let window = things(&mut arena, 'w')[0];
    arena.session.world().get_mut::<Prop>(window).expect("a window").toughness = 1.0;
    arena.put(player, pane - Vec2::X * 0.6);
    arena.turn(player, 0.0);
    arena.press(Buttons::KICK, 40);
    assert!(of(&mut arena, 'w').broken);
    arena.put(player, pane - Vec2::new(0.7, 0.0));
    arena.hold(east(), 40);
    assert!(arena.at(player).x < pane.x, "the sill stops who walks");
    arena.tick(east().pressing(Buttons::ROLL));
    let Act::Vault { to, .. } = arena.act(player) else { panic!("no vault: {:?}", arena.act(player)) };
    let ticks = arena.until(60, |arena| arena.act(player) == Act::Free);
    assert!(ticks <= arena.session.mission().setup.catalog.rules.thing.vault_ticks + 1);
    assert!(arena.at(player).distance(to) < 0.05, "{} and {to}", arena.at(player));
    assert!(to.x > pane.x + 0.12 + 0.28 && to.x < pane.x + 1.6);
    assert!(arena.saw(
        |seen| matches!(seen, SimOutcome::Vaulted { actor, over } if *actor == player && *over == window)
    ));
}

#[test]
fn a_pushed_dresser_changes_the_ways() {
    let rows = [
        "###########",
        "#....#....#",
        "#....#....#",
        "#.Pw......#",
        "#....#....#",
        "#....#....#",
        "###########",
    ];
    let mut arena = arena(&rows, &[('w', prop("test/wardrobe"))]);
    let (player, wardrobe) = (arena.player(), things(&mut arena, 'w')[0]);
    let begin = arena.at(wardrobe);
    let (from, to) = (Vec2::new(1.0, 3.3), Vec2::new(6.3, 3.3));
    arena.wait(2);
    assert!(arena.session.world().resource::<Nav>().is_reachable(from, to));
    arena.turn(player, 0.0);
    let push = east().pressing(Buttons::GRAB);
    arena.hold(push, 85);
    assert!(matches!(arena.act(player), Act::Push(_)), "{:?}", arena.act(player));
    let way = arena.at(wardrobe).x - begin.x;
    let speed = arena.session.mission().setup.catalog.rules.thing.push_speed;
    assert!((way - speed * 85.0 / 60.0).abs() < 0.15, "{way} m");
    arena.hold(push, 5);
    assert!(!arena.session.world().resource::<Nav>().is_reachable(from, to), "it stands in the gap");
    arena.hold(push, 200);
    arena.wait(3);
    assert_eq!(arena.act(player), Act::Free, "let go");
    assert!(arena.session.world().resource::<Nav>().is_reachable(from, to), "it is through");
    let end = arena.at(wardrobe);
    assert!(end.x + 0.3 <= 10.0 * 2.0 / 3.0 + 0.03, "a wall stops it");
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Scraped { .. })));
    assert!((end.y - begin.y).abs() < 1e-5);
}

#[test]
fn nothing_is_pushed_into_somebody() {
    let rows = ["###########", "#.........#", "#.Pw.d....#", "#.........#", "###########"];
    let mut arena = arena(&rows, &[('w', prop("test/wardrobe")), ('d', dummy())]);
    let (player, man, wardrobe) = (arena.player(), arena.people('d')[0], things(&mut arena, 'w')[0]);
    arena.turn(player, 0.0);
    let stood = arena.at(man);
    arena.hold(east().pressing(Buttons::GRAB), 120);
    assert!(arena.at(man).distance(stood) < 0.02);
    let gap = arena.at(man).x - arena.at(wardrobe).x;
    assert!((0.54..0.65).contains(&gap), "{gap}");
}

fn switched() -> Level {
    let rows = ["##############", "#.s.#........#", "#.P.+........#", "#...#........#", "##############"];
    let mut level =
        level(&rows, &[('+', Thing::door(Some("core/room_key".into()))), ('s', prop("test/switch"))]);
    level.triggers = vec![trigger(
        "unlock",
        Event::Used("s".into()),
        vec![Action::Unlock("+".into()), Action::Light { tag: "hall".into(), on: false }],
    )];
    level
}

#[test]
fn a_switch_unlocks_and_turns_lamps_out() {
    let mut arena = Arena::of(switched(), furnished());
    let player = arena.player();
    arena.press(Buttons::GRAB, 30);
    assert!(!of(&mut arena, 's').on, "he looks the other way");
    arena.turn(player, std::f32::consts::FRAC_PI_2);
    arena.press(Buttons::GRAB, 30);
    assert!(of(&mut arena, 's').on);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Used { by, on: true, .. } if *by == player)));
    assert_eq!(door(&mut arena).lock, None);
    assert!(arena.session.mission().dark.contains("hall"));
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::LampsTurned { on: false, .. })));
    arena.hold(east(), 20);
    assert!(door(&mut arena).open);
}

#[test]
fn a_checkpoint_remembers_what_was_tipped_unlocked_and_turned_out() {
    let rows = [
        "##############",
        "#.s.#........#",
        "#.P.+....w...#",
        "#...#........#",
        "#.......t....#",
        "#............#",
        "##############",
    ];
    let placed = [
        ('+', Thing::door(Some("core/room_key".into()))),
        ('s', prop("test/switch")),
        ('t', prop("test/round")),
        ('w', prop("test/window")),
    ];
    let mut level = level(&rows, &placed);
    level.triggers = switched().triggers;
    level.flags = vec!["now".into()];
    level.triggers.push(trigger("save", Event::FlagSet("now".into()), vec![Action::Checkpoint]));
    let mut arena = Arena::of(level, furnished());
    let player = arena.player();
    let begin = arena.at(player);
    arena.turn(player, std::f32::consts::FRAC_PI_2);
    arena.press(Buttons::GRAB, 30);
    let table = things(&mut arena, 't')[0];
    let stood = arena.at(table);
    arena.put(player, stood - Vec2::X * 0.9);
    arena.turn(player, 0.0);
    arena.press(Buttons::GRAB, 30);
    let pane = place(&mut arena, 'w');
    arena.put(player, pane - Vec2::X * 0.6);
    arena.press(Buttons::KICK, 40);
    assert!(of(&mut arena, 'w').broken);
    arena.put(player, begin);
    arena.session.world().resource_mut::<Mission>().flags.insert("now".into());
    arena.wait(2);
    arena.press(Buttons::RESTART, 3);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Restarted)));
    let tipped = of(&mut arena, 't');
    let at = place(&mut arena, 't');
    assert_eq!(tipped.kind, "test/tipped_ew");
    assert!((at - stood - Vec2::X * 0.4).length() < 1e-4);
    assert!(of(&mut arena, 's').on && of(&mut arena, 'w').broken);
    assert_eq!(door(&mut arena).lock, None);
    assert!(arena.session.mission().dark.contains("hall"));
    let world = arena.session.world();
    let physics = world.resource::<Physics>();
    let stops = |from: Vec2, to: Vec2| physics.first_obstacle(from, to).is_some();
    assert!(stops(at - Vec2::X * 0.6, at + Vec2::X * 0.6), "the tipped table");
    assert!(!stops(stood + Vec2::new(0.0, -0.8), stood + Vec2::new(0.0, 0.8)), "not where it stood upright");
    assert!(stops(pane - Vec2::X * 0.6, pane + Vec2::X * 0.6), "the sill");
    assert!(physics.first_tall(pane - Vec2::X * 0.6, pane + Vec2::X * 0.6).is_none(), "the glass is gone");
}

#[test]
fn a_burst_extinguisher_blinds_those_around_it_and_nobody_behind_a_wall() {
    let rows = [
        "################",
        "#..............#",
        "#.P......x.d...#",
        "#......#########",
        "#........e.....#",
        "################",
    ];
    let mut arena = arena(&rows, &[('x', prop("test/extinguisher")), ('d', dummy()), ('e', dummy())]);
    let (player, near, walled) = (arena.player(), arena.people('d')[0], arena.people('e')[0]);
    arena.arm(player, "core/service_pistol");
    let blind = |arena: &mut Arena, who| arena.session.world().get::<Balance>(who).expect("a body").blind;
    fire_east(&mut arena, 12);
    assert!(of(&mut arena, 'x').broken);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Burst { .. })));
    assert!((60..=90).contains(&blind(&mut arena, near)), "{}", blind(&mut arena, near));
    assert_eq!((blind(&mut arena, walled), blind(&mut arena, player)), (0, 0));
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Blinded { actor } if *actor == near)));
}

#[test]
fn what_falls_takes_health_and_feet_from_friend_and_foe_and_spares_who_stands_away() {
    let mut catalog = furnished();
    let load =
        BurstDef { radius: 2.3, noise: 9.0, damage: 20.0, knock: 5.0, burn_ticks: 90, ..BurstDef::default() };
    let can = (*catalog.props["test/extinguisher"]).clone();
    catalog.props.insert("test/load".into(), Arc::new(PropDef { bursts: Some(load), ..can }));
    let rows =
        ["################", "#..............#", "#.P..x.d....e..#", "#..............#", "################"];
    let mut arena =
        Arena::of(level(&rows, &[('x', prop("test/load")), ('d', dummy()), ('e', dummy())]), catalog);
    let (player, near, far) = (arena.player(), arena.people('d')[0], arena.people('e')[0]);
    arena.wait(1);
    let whole = [player, near, far].map(|who| arena.health(who));
    red_heat::sim::thing::breaks::break_tagged(arena.session.world(), "x");
    arena.wait(4);
    let lost = [player, near, far].into_iter().zip(whole).map(|(who, whole)| whole - arena.health(who));
    assert_eq!(lost.collect::<Vec<_>>(), [20.0, 20.0, 0.0]);
    assert!(matches!(arena.act(near), Act::Fly(_)) && matches!(arena.act(player), Act::Fly(_)));
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Ignited { actor } if *actor == near)));
    assert_eq!(arena.act(far), Act::Free);
}

#[test]
fn nobody_sees_through_a_cloud_that_hangs_and_all_do_when_it_has_gone() {
    let mut level = level(
        &["################", "#..............#", "#.P...x....d...#", "#..............#", "################"],
        &[('x', prop("test/vent")), ('d', dummy())],
    );
    level.triggers = vec![trigger("steam", Event::LevelStart, vec![Action::Burst("x".into())])];
    let mut catalog = furnished();
    let steam = BurstDef { radius: 2.0, noise: 9.0, hangs: 60, ..BurstDef::default() };
    let can = (*catalog.props["test/extinguisher"]).clone();
    let vent = PropDef { bursts: Some(steam), footprint: None, height: 0.1, ..can };
    catalog.props.insert("test/vent".into(), Arc::new(vent));
    let mut arena = Arena::of(level, catalog);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    let sees = |arena: &mut Arena, from: Vec2, to: Vec2| {
        arena.session.world().resource::<Physics>().line_of_sight(from, to)
    };
    arena.wait(3);
    let (here, there) = (arena.at(player), arena.at(man));
    assert!(!sees(&mut arena, here, there), "the cloud is between them");
    let vent = place(&mut arena, 'x');
    assert!(sees(&mut arena, vent, vent + Vec2::X), "one sees a step far in it");
    assert!(!of(&mut arena, 'x').broken, "the grate stays whole");
    arena.wait(70);
    assert!(sees(&mut arena, here, there), "it has gone");
}

#[test]
fn a_man_struck_by_a_door_is_the_kickers() {
    let mut arena = arena(&ROOMS, &[('+', Thing::door(None)), ('d', dummy())]);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.session.world().get_mut::<red_heat::sim::actor::Health>(man).expect("a body").now = 1.0;
    arena.press(Buttons::KICK, 12);
    assert!(arena.saw(|seen| {
        matches!(seen, SimOutcome::Beaten { actor, by: Some(by), way: Way::Kick } if *actor == man && *by == player)
    }));
    let at = arena.session.world().get::<Position>(man).expect("a body").0;
    assert!(at.is_finite());
}

const WINDOW_WALL: [&str; 7] = [
    "################",
    "#......#.......#",
    "#......#.......#",
    "#...Pd.w.......#",
    "#......#.......#",
    "#......#.......#",
    "################",
];

/// Takes hold of the man to the east and throws him there.
fn throw_east(arena: &mut Arena) {
    let aim = PlayerCommand::default().aiming(Vec2::X);
    arena.tick(aim.pressing(Buttons::GRAB));
    arena.hold(aim, 14);
    let player = arena.player();
    assert!(matches!(arena.act(player), Act::Hold(_)), "{:?}", arena.act(player));
    arena.tick(aim.pressing(Buttons::KICK));
    arena.hold(aim, 90);
}

#[test]
fn a_body_thrown_at_a_window_breaks_it_and_flies_out_on_the_other_side() {
    let mut arena = arena(&WINDOW_WALL, &[('d', dummy()), ('w', prop("test/window"))]);
    let man = arena.people('d')[0];
    let (window, before) = (place(&mut arena, 'w'), arena.health(man));
    throw_east(&mut arena);
    let slam =
        |seen: &SimOutcome| matches!(seen, SimOutcome::Slammed { actor, into: Some(_), .. } if *actor == man);
    assert!(arena.saw(slam), "glass is something to be thrown into");
    assert!(of(&mut arena, 'w').broken);
    assert!(arena.health(man) < before);
    let at = arena.at(man);
    assert!(at.x > window.x + 0.4, "beyond the sill at {}: {at}", window.x);
    assert!(matches!(arena.act(man), Act::Fall | Act::Down { .. } | Act::GetUp | Act::Free));
    assert!(arena.session.world().resource::<Nav>().grid.is_open(at), "he lies where one can stand");
}

#[test]
fn a_pane_that_holds_stops_a_body() {
    let mut catalog = furnished();
    let strong = PropDef { toughness: 500.0, ..(*catalog.props["test/window"]).clone() };
    catalog.props.insert("test/window".into(), Arc::new(strong));
    let things = [('d', dummy()), ('w', prop("test/window"))];
    let mut arena = Arena::of(level(&WINDOW_WALL, &things), catalog);
    let man = arena.people('d')[0];
    throw_east(&mut arena);
    assert!(!of(&mut arena, 'w').broken);
    let window = place(&mut arena, 'w');
    assert!(arena.at(man).x < window.x);
}

#[test]
fn a_lamp_is_taken_from_its_table_and_the_light_goes_with_it() {
    let rows =
        ["################", "#..............#", "#.nP......d....#", "#..............#", "################"];
    let mut level = level(&rows, &[('n', prop("core/night_lamp")), ('d', dummy())]);
    level.ambient = [0.05; 3];
    let mut arena = Arena::of(level, catalog());
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.wait(2);
    let here = arena.at(player);
    let light = |arena: &mut Arena| arena.session.world().resource::<Light>().at(here);
    let lit = light(&mut arena);
    let west = PlayerCommand::default().aiming(Vec2::NEG_X);
    arena.tick(west.pressing(Buttons::GRAB));
    arena.hold(west, 20);
    assert_eq!(arena.held(player).as_deref(), Some("core/lamp"));
    assert_eq!(of(&mut arena, 'n').kind, "core/night_table", "the table is left");
    let dark = light(&mut arena);
    assert!(dark < lit * 0.5, "{dark} with the lamp out, {lit} before");
    // And thrown at a man it hurts him, takes him off his feet, and lies there.
    let before = arena.health(man);
    let aim = PlayerCommand::default().aiming(Vec2::X);
    arena.tick(aim.pressing(Buttons::GRAB));
    arena.hold(aim, 45);
    assert_eq!(before - arena.health(man), 14.0);
    let struck = |seen: &SimOutcome| matches!(seen, SimOutcome::ItemStruck { on: Some(on), item, .. } if *on == man && item == "core/lamp");
    assert!(arena.saw(struck));
    assert!(matches!(arena.act(man), Act::Fly(_) | Act::Fall | Act::Down { .. }), "{:?}", arena.act(man));
}

#[test]
fn a_bottle_thrown_at_a_lamp_puts_it_out() {
    let rows =
        ["################", "#..............#", "#..P......n....#", "#..............#", "################"];
    let mut level = level(&rows, &[('n', prop("core/standing_lamp"))]);
    level.ambient = [0.05; 3];
    let mut arena = Arena::of(level, catalog());
    let player = arena.player();
    arena.arm(player, "core/bottle");
    arena.wait(2);
    let beside = place(&mut arena, 'n') - Vec2::new(1.0, 0.0);
    let lit = arena.session.world().resource::<Light>().at(beside);
    let aim = PlayerCommand::default().aiming(Vec2::X);
    arena.tick(aim.pressing(Buttons::GRAB));
    arena.hold(aim, 60);
    assert!(of(&mut arena, 'n').broken);
    let dark = arena.session.world().resource::<Light>().at(beside);
    assert!(dark < lit * 0.3, "{dark} after {lit}");
}

#[test]
fn ice_in_the_face_takes_a_mans_sight_and_his_feet() {
    let rows =
        ["################", "#..............#", "#..P...d.......#", "#..............#", "################"];
    let mut arena = arena(&rows, &[('d', dummy())]);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.arm(player, "core/ice_bucket");
    let aim = PlayerCommand::default().aiming(Vec2::X);
    arena.tick(aim.pressing(Buttons::GRAB));
    let hit = arena.until(60, |arena| arena.saw(|seen| *seen == SimOutcome::Blinded { actor: man }));
    assert!(hit > 5, "it flies there");
    let blind = arena.session.world().get::<Balance>(man).expect("a body").blind;
    assert_eq!(blind, 40, "as its data says");
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Splashed { .. })));
    assert!(matches!(arena.act(man), Act::Fly(_)), "and off his feet");
    arena.wait(50);
    assert_eq!(arena.session.world().get::<Balance>(man).expect("a body").blind, 0, "for a while");
}
