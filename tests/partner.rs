//! The partner and the second player's seat: small scenes with their exact outcomes.
//!
//! `P` the player, `R` a partner with his gun in the holster, `d` a man without a mind, `b` one with a mind, `c` a
//! bystander, `T` a low table.

mod common;

use bevy::{ecs::entity::Entity, math::Vec2};
use common::{Arena, catalog, dummy, east, level, prop};
use red_heat::{
    content::{
        actor::Faction,
        catalog::Catalog,
        level::{FLOOR_GAP, Floor, Level, Placement, TILE, Thing, TilePos},
        partner::Occasion,
        trigger::{Action, Event, Trigger},
    },
    sim::{
        actor::{Actor, Hand, Health, Seat},
        brain::partner::{Order, Partner},
        command::{Buttons, PlayerCommand},
        mission::Phase,
        outcome::SimOutcome,
        seats::SEATS,
        stance::{Act, ReloadStage, Stance},
    },
};

const ROOM: [&str; 9] = [
    "####################",
    "#..................#",
    "#..................#",
    "#..................#",
    "#.P.R..............#",
    "#..................#",
    "#..................#",
    "#..................#",
    "####################",
];

/// The shipped kind of partner that has most to say.
fn partner_kind(catalog: &Catalog) -> String {
    let lines = |brain: &String| {
        let def = catalog.brains.get(brain)?.partner.as_ref()?;
        Some(def.barks.values().map(Vec::len).sum::<usize>())
    };
    let all = catalog.actors.iter();
    let most = all.filter_map(|(id, def)| Some((def.brain.as_ref().and_then(lines)?, id.clone()))).max();
    most.expect("a kind of partner").1
}

fn partner() -> Thing {
    Thing::Actor { kind: partner_kind(&catalog()), facing: 0.0 }
}

fn somebody(faction: Faction) -> Thing {
    let catalog = catalog();
    let with_mind = catalog.actors.iter().find(|(id, def)| {
        def.faction == faction && def.brain.is_some() && def.holster.is_none() && !id.starts_with("test/")
    });
    Thing::Actor { kind: with_mind.expect("somebody").0.clone(), facing: 180.0 }
}

fn things() -> Vec<(char, Thing)> {
    vec![
        ('R', partner()),
        ('d', dummy()),
        ('b', somebody(Faction::Gang)),
        ('c', somebody(Faction::Civilian)),
        ('T', prop("test/table")),
        ('+', Thing::Door { lock: None }),
    ]
}

fn arena(rows: &[&str]) -> (Arena, Entity, Entity) {
    of(level(rows, &things()))
}

fn of(level: Level) -> (Arena, Entity, Entity) {
    let mut arena = Arena::of(level, catalog());
    let (player, partner) = (arena.player(), arena.people('R')[0]);
    (arena, player, partner)
}

fn order(arena: &mut Arena, partner: Entity) -> Order {
    arena.session.world().get::<Partner>(partner).expect("a partner").order
}

/// One tick with these commands of both seats.
fn both(arena: &mut Arena, commands: [PlayerCommand; SEATS]) {
    arena.session.tick(commands);
    let seen = arena.session.outcomes();
    arena.seen.extend(seen);
}

fn join() -> [PlayerCommand; SEATS] {
    [PlayerCommand::default(), PlayerCommand::default().pressing(Buttons::JOIN)]
}

fn seats(arena: &mut Arena) -> Vec<(u8, Entity)> {
    let world = arena.session.world();
    let mut all: Vec<_> =
        world.query::<(&Seat, Entity)>().iter(world).map(|(seat, body)| (seat.0, body)).collect();
    all.sort_unstable();
    all
}

fn set_health(arena: &mut Arena, of: Entity, points: f32) {
    let mut health = arena.session.world().get_mut::<Health>(of).expect("a body");
    health.now = points;
    health.max = health.max.max(points);
}

fn rounds(arena: &mut Arena, of: Entity) -> u32 {
    arena.session.world().get::<Hand>(of).expect("a body").rounds()
}

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

/// Two floors, joined by stairs in the east of the lower and the west of the upper one.
fn two_floors(lift: u32) -> Level {
    let mut level = level(&["##############", "#P.R........s#", "##############"], &things());
    let up = level.floors[0].clone();
    let passage = |to: &str| match lift {
        0 => Thing::Stairs { to: to.into() },
        ticks => Thing::Lift { to: to.into(), ticks },
    };
    let at = |floor: usize, x: u32, tag: &str, thing: Thing| Placement {
        at: TilePos { floor, x, y: 1 },
        thing,
        tag: Some(tag.into()),
    };
    level.floors[0].placements.retain(|placement| placement.tag.as_deref() != Some("s"));
    level.floors[0].placements.push(at(0, 12, "low", passage("high")));
    let placements = vec![at(1, 1, "high", passage("low"))];
    let offset = up.width + FLOOR_GAP;
    level.floors.push(Floor { name: "up".into(), offset, placements, ..up });
    level
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

#[test]
fn told_to_take_one_he_takes_that_one_and_comes_from_the_side() {
    let rows = [
        "####################",
        "#..................#",
        "#..............d...#",
        "#..................#",
        "#.P.R..............#",
        "#..................#",
        "#.......d..........#",
        "#..................#",
        "####################",
    ];
    let (mut arena, player, partner) = arena(&rows);
    let [far, near] = arena.people('d')[..] else { panic!("two men") };
    arena.wait(60);
    assert_eq!(arena.health(near), 60.0, "he begins no fight of his own");
    let aim = PlayerCommand::default().aiming(arena.at(far) - arena.at(player));
    arena.tick(aim.pressing(Buttons::ORDER));
    arena.hold(aim, 2);
    assert_eq!(order(&mut arena, partner), Order::Take(far));
    arena.until(900, |arena| arena.health(far) < 30.0);
    assert_eq!(arena.health(near), 60.0, "the other is none of his business");
    let (his, mine, enemy) = (arena.at(partner), arena.at(player), arena.at(far));
    let angle = (mine - enemy).angle_to(his - enemy).to_degrees().abs();
    assert!(angle > 40.0, "not out of the player's direction: {angle}");
    arena.until(1800, |arena| arena.health(far) <= 0.0);
    arena.wait(10);
    assert_eq!(order(&mut arena, partner), Order::Follow);
}

#[test]
fn he_draws_when_the_player_has_and_covers_him_while_he_loads() {
    let rows = [
        "####################",
        "#..................#",
        "#..............d...#",
        "#..................#",
        "#.P.R..............#",
        "#..................#",
        "#.........d........#",
        "#..................#",
        "####################",
    ];
    let (mut arena, player, partner) = arena(&rows);
    let [threat, near] = arena.people('d')[..] else { panic!("two men") };
    arena.arm(player, "core/service_pistol");
    arena.arm(threat, "core/service_pistol");
    {
        let world = arena.session.world();
        let mut hand = world.get_mut::<Hand>(player).expect("a body");
        hand.ammo.insert("pistol".into(), 90);
        hand.item.as_mut().expect("a gun").load.rounds = 0;
    }
    set_health(&mut arena, player, 1e6);
    set_health(&mut arena, threat, 1e6);
    set_health(&mut arena, near, 1e6);
    // Over and over: he aims at the player, who loads.
    let mut shots = 0;
    for _ in 0..360 {
        let (here, there) = (arena.at(player), arena.at(threat));
        let world = arena.session.world();
        if !matches!(world.get::<Stance>(player).expect("a body").act, Act::Reload(_)) {
            let act = Act::Reload(ReloadStage::Open);
            *world.get_mut::<Stance>(player).expect("a body") = Stance { act, ..Default::default() };
        }
        let act = Act::Shoot(red_heat::sim::stance::Shot { wind_up: 10_000, ticks: 20_000 });
        *world.get_mut::<Stance>(threat).expect("a body") = Stance { act, ..Default::default() };
        let way = here - there;
        arena.turn(threat, bevy::math::ops::atan2(way.y, way.x));
        arena.wait(1);
        let fired = |seen: &SimOutcome| matches!(seen, SimOutcome::Shot { actor, .. } if *actor == partner);
        if arena.seen.iter().any(fired) {
            shots += 1;
        }
        arena.seen.retain(|seen| !matches!(seen, SimOutcome::Shot { .. }));
    }
    assert!(shots >= 4, "{shots} shots");
    let lost = |arena: &mut Arena, of| 1e6 - arena.health(of);
    assert!(lost(&mut arena, threat) > 40.0, "he shoots at the one who threatens the player");
    assert_eq!(lost(&mut arena, near), 0.0, "and at nobody else");
    assert_eq!(arena.health(player), 1e6, "never at the player");
}

#[test]
fn he_shoots_round_a_bystander_and_bullets_of_the_law_pass_him() {
    let rows = [
        "################",
        "#..............#",
        "#..............#",
        "#..............#",
        "#.P.R....c..d..#",
        "#..............#",
        "#..............#",
        "#..............#",
        "################",
    ];
    let (mut arena, player, partner) = arena(&rows);
    let (man, bystander) = (arena.people('d')[0], arena.people('c')[0]);
    arena.arm(player, "core/service_pistol");
    set_health(&mut arena, man, 1e6);
    let place = arena.at(bystander);
    let before = arena.health(bystander);
    arena.tick(PlayerCommand::default().aiming(Vec2::X).pressing(Buttons::ORDER));
    for _ in 0..500 {
        arena.put(bystander, place);
        arena.wait(1);
    }
    assert_eq!(arena.health(bystander), before, "never through a bystander");
    assert!(1e6 - arena.health(man) > 30.0, "but past him: {}", 1e6 - arena.health(man));

    let (mut arena, player, partner_too) = self::arena(&rows);
    let _ = partner;
    arena.arm(player, "core/service_pistol");
    let whole = arena.health(partner_too);
    arena.put(partner_too, arena_place(&rows, 'R'));
    arena.tick(PlayerCommand::default().aiming(Vec2::X).pressing(Buttons::STRIKE));
    arena.hold(PlayerCommand::default().aiming(Vec2::X), 20);
    assert_eq!(arena.health(partner_too), whole, "a bullet of the law passes him");
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Shot { actor, .. } if *actor == player)));
}

fn arena_place(rows: &[&str], glyph: char) -> Vec2 {
    let y = rows.iter().position(|row| row.contains(glyph)).expect("a row");
    let x = rows[y].find(glyph).expect("a column");
    Vec2::new(x as f32 + 0.5, (rows.len() - y) as f32 - 0.5) * TILE
}

#[test]
fn he_loads_behind_cover() {
    let rows = [
        "####################",
        "#..................#",
        "#....T.............#",
        "#..................#",
        "#.P.R..........d...#",
        "#..................#",
        "#..................#",
        "#..................#",
        "####################",
    ];
    let (mut arena, player, partner) = arena(&rows);
    let man = arena.people('d')[0];
    arena.arm(player, "core/service_pistol");
    arena.arm(man, "core/service_pistol");
    set_health(&mut arena, man, 1e6);
    arena.tick(PlayerCommand::default().aiming(Vec2::X).pressing(Buttons::ORDER));
    arena.wait(1);
    arena.press(Buttons::default(), 60);
    arena.until(300, |arena| arena.held(partner).is_some());
    {
        let world = arena.session.world();
        world.get_mut::<Hand>(partner).expect("a body").item.as_mut().expect("a gun").load.rounds = 0;
        world.get_mut::<Partner>(partner).expect("a partner").order = Order::Follow;
        // A man who aims keeps the fight going.
        let act = Act::Shoot(red_heat::sim::stance::Shot { wind_up: 10_000, ticks: 20_000 });
        *world.get_mut::<Stance>(man).expect("a body") = Stance { act, ..Default::default() };
    }
    arena.until(300, |arena| matches!(arena.act(partner), Act::Reload(_)));
    arena.until(200, |arena| rounds(arena, partner) > 1);
    let table = arena_place(&rows, 'T');
    let way = arena.at(partner) - table;
    assert!(way.x < 0.0 && way.length() < 1.1, "behind the table: {way}");
}

#[test]
fn he_is_down_and_not_out_and_the_level_goes_on() {
    let (mut arena, player, partner) = arena(&ROOM);
    let rules = arena.session.mission().setup.catalog.rules.clone();
    let man = {
        // A bullet of the gang's takes what he has.
        set_health(&mut arena, partner, 1.0);
        let world = arena.session.world();
        let mut hits = world.resource_mut::<red_heat::sim::fighter::hit::Hits>();
        let mut hit = red_heat::sim::fighter::hit::Hit::new(None, partner, red_heat::sim::outcome::Way::Shot);
        hit.damage = 50.0;
        hits.0.push(hit);
        partner
    };
    arena.wait(60);
    assert_eq!(arena.health(man), 0.0);
    assert!(matches!(arena.act(man), Act::Down { ticks } if ticks == rules.partner.down_ticks));
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Downed { actor } if *actor == man)));
    assert!(!arena.saw(|seen| matches!(seen, SimOutcome::Beaten { .. })));
    let ticks = arena.until(rules.partner.down_ticks + 60, |arena| arena.act(man).is_free());
    assert!(ticks + 60 > rules.partner.down_ticks, "not before his time: {ticks}");
    let most = arena.session.world().get::<Health>(man).expect("a body").max;
    assert_eq!(arena.health(man), most * rules.partner.up_health);
    assert_eq!(arena.session.mission().phase, Phase::Playing, "nobody loses a level by his fall");
    assert!(arena.health(player) > 0.0);
}

#[test]
fn the_story_can_take_him_out_for_good() {
    let mut level = level(&ROOM, &things());
    level.triggers = vec![Trigger {
        id: "fell".into(),
        on: Event::After { timer: None, ticks: 30 },
        when: Vec::new(),
        then: vec![Action::Fell("R".into())],
        cooldown: None,
    }];
    let (mut arena, _, partner) = of(level);
    arena.wait(900);
    assert_eq!(arena.act(partner), Act::Beaten);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Beaten { actor, .. } if *actor == partner)));
    assert_eq!(arena.session.mission().phase, Phase::Playing);
}

#[test]
fn the_gang_sees_an_enemy_in_him_and_he_strikes_back() {
    let rows = [
        "####################",
        "#P.................#",
        "####################",
        "#..................#",
        "#...R....b.........#",
        "#..................#",
        "####################",
    ];
    let mut level = level(&rows, &things());
    level.triggers = vec![Trigger {
        id: "alert".into(),
        on: Event::LevelStart,
        when: Vec::new(),
        then: vec![Action::Alert("b".into())],
        cooldown: None,
    }];
    let (mut arena, _, partner) = of(level);
    let man = arena.people('b')[0];
    let (his, theirs) = (arena.health(partner), arena.health(man));
    let struck = |arena: &mut Arena, by: Entity, on: Entity| {
        arena.saw(|seen| matches!(seen, SimOutcome::BlowLanded { by: a, on: b, .. } if *a == by && *b == on))
    };
    arena.until(1200, |arena| struck(arena, partner, man));
    assert!(arena.health(man) < theirs);
    set_health(&mut arena, man, 1e6);
    arena.until(3600, |arena| struck(arena, man, partner));
    assert!(arena.health(partner) < his);
}

#[test]
fn he_never_says_the_same_twice_in_a_row() {
    let (mut arena, _, partner) = arena(&ROOM);
    let rules = arena.session.mission().setup.catalog.rules.clone();
    for _ in 0..60 {
        arena.press(Buttons::ORDER, rules.partner.bark_pause / 2);
    }
    let said: Vec<String> = arena
        .seen
        .iter()
        .filter_map(|seen| match seen {
            SimOutcome::Barked { actor, text } if *actor == partner => Some(text.clone()),
            _ => None,
        })
        .collect();
    assert!((15..=31).contains(&said.len()), "with a pause between: {}", said.len());
    assert!(said.windows(2).all(|pair| pair[0] != pair[1]), "{said:?}");
    let catalog = arena.session.mission().setup.catalog.clone();
    let kind = partner_kind(&catalog);
    let brain = catalog.actors[&kind].brain.clone().expect("a mind");
    let lines = &catalog.brains[&brain].partner.as_ref().expect("a partner").barks[&Occasion::Order];
    assert!(lines.iter().all(|line| said.contains(line)), "every line has its turn");
    assert!(said.iter().all(|line| lines.contains(line)), "lines of the occasion: {said:?}");
}

#[test]
fn a_second_player_takes_the_partners_body_and_leaves_it_again() {
    let (mut arena, player, partner) = arena(&ROOM);
    both(&mut arena, join());
    assert_eq!(seats(&mut arena), [(0, player), (1, partner)]);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Joined { actor } if *actor == partner)));
    let before = arena.at(partner);
    for _ in 0..30 {
        both(&mut arena, [PlayerCommand::default(), PlayerCommand { move_y: 127, ..Default::default() }]);
    }
    assert!(arena.at(partner).y > before.y + 1.0, "he moves as the second seat says");
    arena.press(Buttons::ORDER, 2);
    assert!(!arena.saw(|seen| matches!(seen, SimOutcome::Ordered { .. })), "a player takes no orders");
    both(&mut arena, join());
    arena.wait(1);
    assert_eq!(seats(&mut arena), [(0, player)]);
    arena.hold(east(), 150);
    let way = arena.at(player).distance(arena.at(partner));
    assert!(way < 4.0, "the mind goes on: {way}");
}

#[test]
fn without_a_partner_a_guest_comes_and_goes() {
    let rows = ["############", "#P......P..#", "############"];
    let mut level = level(&rows, &[]);
    level.second = Some("test/dummy".into());
    let mut arena = Arena::of(level, catalog());
    let people = |arena: &mut Arena| {
        let world = arena.session.world();
        world.query::<&Actor>().iter(world).count()
    };
    both(&mut arena, join());
    assert_eq!(people(&mut arena), 2);
    let guest = seats(&mut arena)[1].1;
    assert!(
        arena.at(guest).distance(arena_place(&["############", "#.......P..#", "############"], 'P')) < 0.1
    );
    arena.wait(1);
    both(&mut arena, [PlayerCommand::default().pressing(Buttons::RESTART), PlayerCommand::default()]);
    arena.wait(1);
    assert_eq!(seats(&mut arena).len(), 2, "still there after a restart");
    both(&mut arena, join());
    arena.wait(1);
    assert_eq!((people(&mut arena), seats(&mut arena).len()), (1, 1));
}

#[test]
fn two_players_lose_only_when_both_are_down() {
    let (mut arena, player, partner) = arena(&ROOM);
    let rules = arena.session.mission().setup.catalog.rules.clone();
    both(&mut arena, join());
    let fell = |arena: &mut Arena, who: Entity| {
        let mut hit = red_heat::sim::fighter::hit::Hit::new(None, who, red_heat::sim::outcome::Way::Shot);
        hit.damage = 1e4;
        arena.session.world().resource_mut::<red_heat::sim::fighter::hit::Hits>().0.push(hit);
    };
    fell(&mut arena, player);
    arena.wait(rules.lose_delay + 60);
    assert_eq!(arena.health(player), 0.0);
    assert_eq!(arena.session.mission().phase, Phase::Playing, "one still stands");
    arena.until(rules.partner.down_ticks + 60, |arena| arena.act(player).is_free());
    // Who gets up is untouchable for a moment.
    arena.wait(60);
    fell(&mut arena, player);
    fell(&mut arena, partner);
    arena.wait(rules.lose_delay + 10);
    assert_eq!(arena.session.mission().phase, Phase::Lost);
}

#[test]
fn two_players_part_no_farther_than_the_picture_is_wide() {
    let wide = format!("#P.R{}#", ".".repeat(60));
    let wall = "#".repeat(wide.len());
    let (mut arena, player, partner) = arena(&[&wall, &wide, &wall]);
    let apart = arena.session.mission().setup.catalog.rules.seats.apart;
    both(&mut arena, join());
    for _ in 0..600 {
        both(&mut arena, [PlayerCommand::default(), east()]);
    }
    let way = arena.at(partner).x - arena.at(player).x;
    assert!(way <= apart.0 && way > apart.0 - 0.3, "{way}");
    let before = arena.at(partner).x;
    for _ in 0..60 {
        both(&mut arena, [east(), east()]);
    }
    assert!(arena.at(partner).x > before + 2.0, "together they go on");
}

#[test]
fn a_player_brings_the_other_up_the_stairs() {
    let (mut arena, player, partner) = of(two_floors(0));
    both(&mut arena, join());
    for _ in 0..200 {
        both(&mut arena, [PlayerCommand::default(), east()]);
    }
    let upstairs = (FLOOR_GAP + 14) as f32 * TILE;
    assert!(arena.at(partner).x > upstairs && arena.at(player).x > upstairs);
}

#[test]
fn a_partner_is_there_again_after_a_checkpoint() {
    let mut level = level(&ROOM, &things());
    level.triggers = vec![Trigger {
        id: "point".into(),
        on: Event::After { timer: None, ticks: 200 },
        when: Vec::new(),
        then: vec![Action::Checkpoint],
        cooldown: None,
    }];
    let (mut arena, _, _) = of(level);
    arena.hold(east(), 120);
    arena.wait(120);
    let partner = arena.people('R')[0];
    let place = arena.at(partner);
    arena.hold(PlayerCommand { move_x: -127, ..Default::default() }, 60);
    both(&mut arena, [PlayerCommand::default().pressing(Buttons::RESTART), PlayerCommand::default()]);
    let again = arena.people('R');
    assert_eq!(again.len(), 1, "one of him");
    assert!(arena.at(again[0]).distance(place) < 1.0, "where he was: {place} {}", arena.at(again[0]));
}

/// What both seats do in a fight in which the second comes and goes: the same for every run.
fn script(tick: u32) -> [PlayerCommand; SEATS] {
    let turn = |salt: u32| (tick / 7 + salt).wrapping_mul(0x9e37_79b1);
    let walk = |salt: u32| {
        let way = turn(salt);
        PlayerCommand {
            move_x: ((way >> 8) % 255) as i8,
            move_y: ((way >> 16) % 255) as i8,
            aim: (way % 3 == 0).then_some((way >> 5) as u16),
            buttons: Buttons(((way >> 20) & 0x7f) as u16),
        }
    };
    let mut commands = [walk(1), walk(99)];
    if matches!(tick, 120 | 500 | 760) {
        commands[1].buttons = commands[1].buttons.with(Buttons::JOIN);
    }
    commands
}

#[test]
fn joining_and_leaving_in_a_fight_is_the_same_each_time() {
    let rows = [
        "####################",
        "#.......b..........#",
        "#..............b...#",
        "#..................#",
        "#.P.R..T.......b...#",
        "#..................#",
        "#.......b......c...#",
        "#..................#",
        "####################",
    ];
    let run = |frames: u32| {
        let mut level = level(&rows, &things());
        level.triggers = vec![Trigger {
            id: "alert".into(),
            on: Event::LevelStart,
            when: Vec::new(),
            then: vec![Action::Alert("b".into())],
            cooldown: None,
        }];
        let mut arena = Arena::of(level, catalog());
        let mut digests = Vec::new();
        let mut tick = 0;
        while tick < 900 {
            // A frame has one command for all its ticks.
            let commands = script(tick / 3 * 3);
            match frames {
                1 => (0..3).for_each(|_| arena.session.tick(commands)),
                _ => arena.session.frame(commands, 3),
            }
            arena.session.frame(commands, 0);
            tick += 3;
            if tick % 60 == 0 {
                digests.push(arena.session.digest());
            }
        }
        let joined = seats(&mut arena).len();
        (digests, joined)
    };
    let one = run(1);
    assert_eq!(one.1, 2, "he came, went and came again");
    assert_eq!(one, run(1));
    assert_eq!(one, run(3), "three ticks a frame");
}
