//! The second player's seat.

use red_heat::{
    content::{
        level::{FLOOR_GAP, TILE},
        trigger::Action,
    },
    sim::{
        actor::Actor,
        command::{Buttons, PlayerCommand},
        mission::Phase,
        outcome::SimOutcome,
        seats::SEATS,
    },
};

use crate::{
    common::{Arena, catalog, east, level},
    scene::{
        ROOM, after, alerted, arena, arena_place, both, join, of, seats, strike_down, things, two_floors,
    },
};

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
    strike_down(&mut arena, player);
    arena.wait(rules.lose_delay + 60);
    assert_eq!(arena.health(player), 0.0);
    assert_eq!(arena.session.mission().phase, Phase::Playing, "one still stands");
    arena.until(rules.partner.down_ticks + 60, |arena| arena.act(player).is_free());
    // Who gets up is untouchable for a moment.
    arena.wait(60);
    strike_down(&mut arena, player);
    strike_down(&mut arena, partner);
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
    level.triggers = after(200, Action::Checkpoint);
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
        level.triggers = alerted("b");
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

#[test]
fn a_second_player_whose_body_the_story_takes_gets_another() {
    let mut level = level(&ROOM, &things());
    level.second = Some("test/dummy".into());
    level.triggers = after(60, Action::Fell("R".into()));
    let (mut arena, player, partner) = of(level);
    both(&mut arena, join());
    assert_eq!(seats(&mut arena), [(0, player), (1, partner)]);
    arena.wait(180);
    let seats = seats(&mut arena);
    assert_eq!((seats.len(), seats[0]), (2, (0, player)));
    assert_ne!(seats[1].1, partner);
    assert_eq!(arena.session.mission().phase, Phase::Playing);
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
