//! Fighting beside the player, being down and not out, and talking.

use bevy::{ecs::entity::Entity, math::Vec2};
use red_heat::{
    content::{partner::Occasion, trigger::Action},
    sim::{
        actor::{Hand, Health},
        brain::partner::{Order, Partner},
        command::{Buttons, PlayerCommand},
        mission::Phase,
        outcome::SimOutcome,
        stance::{Act, ReloadStage, Stance},
    },
};

use crate::{
    common::{Arena, level},
    scene::{
        ROOM, after, aim_for_ever, alerted, arena, arena_place, of, order, partner_kind, rounds, set_health,
        strike_down, things,
    },
};

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
        aim_for_ever(&mut arena, threat);
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

    let (mut arena, player, partner_too) = crate::scene::arena(&rows);
    let _ = partner;
    arena.arm(player, "core/service_pistol");
    let whole = arena.health(partner_too);
    arena.put(partner_too, arena_place(&rows, 'R'));
    arena.tick(PlayerCommand::default().aiming(Vec2::X).pressing(Buttons::STRIKE));
    arena.hold(PlayerCommand::default().aiming(Vec2::X), 20);
    assert_eq!(arena.health(partner_too), whole, "a bullet of the law passes him");
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Shot { actor, .. } if *actor == player)));
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
    }
    // A man who aims keeps the fight going.
    aim_for_ever(&mut arena, man);
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
    let man = partner;
    strike_down(&mut arena, man);
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
    level.triggers = after(30, Action::Fell("R".into()));
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
    level.triggers = alerted("b");
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
