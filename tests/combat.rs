//! The unarmed fight: small scenes with their exact outcomes.

mod common;

use bevy::math::Vec2;
use common::{Arena, dummy, east, item, prop};
use red_heat::sim::{
    actor::{Actor, Burning},
    command::Buttons,
    outcome::{SimOutcome, Way},
    stance::{Act, Stance},
};

const ROOM: [&str; 7] = [
    "##############",
    "#............#",
    "#............#",
    "#.Pd.........#",
    "#............#",
    "#............#",
    "##############",
];

fn duel() -> Arena {
    Arena::new(&ROOM, &[('d', dummy())])
}

#[test]
fn a_jab_lands_after_its_wind_up_and_stops_both_bodies() {
    let mut arena = duel();
    let (player, man) = (arena.player(), arena.people('d')[0]);
    let before = arena.health(man);
    arena.tick(east().pressing(Buttons::STRIKE));
    let Act::Strike(blow) = arena.act(player) else { panic!("no blow") };
    assert!(blow.wind_up <= 6, "a press is answered at once");
    let ticks = arena.until(20, |arena| arena.health(man) < before);
    assert_eq!(ticks, blow.wind_up);
    assert_eq!(arena.health(man), before - blow.def.damage);
    let landed = |outcome: &SimOutcome| matches!(outcome, SimOutcome::BlowLanded { by, on, .. } if *by == player && *on == man);
    assert!(arena.saw(landed));
    let stop = arena.session.world().get::<Stance>(player).expect("a body").hit_stop;
    assert!((3..=7).contains(&stop), "hit-stop is {stop}");
}

#[test]
fn three_blows_in_time_are_a_chain_and_beat_an_ordinary_man() {
    let mut arena = duel();
    let man = arena.people('d')[0];
    for _ in 0..200 {
        let world = arena.session.world();
        world.get_mut::<red_heat::sim::actor::Poise>(man).expect("a body").now = 1000.0;
        let there = arena.at(man);
        let player = arena.player();
        arena.put(player, there - Vec2::new(0.65, 0.0));
        arena.press(Buttons::STRIKE, 5);
        if !matches!(arena.act(man), Act::Free | Act::Flinch { .. } | Act::Stagger) {
            break;
        }
    }
    let links: Vec<bool> = arena
        .seen
        .iter()
        .filter_map(|outcome| match outcome {
            SimOutcome::BlowLanded { heavy, .. } => Some(*heavy),
            _ => None,
        })
        .collect();
    assert_eq!(links, [false, false, true], "the third blow is the heavy one");
    assert!(matches!(arena.act(man), Act::Fly(_)), "and knocks him off his feet");
}

#[test]
fn a_held_strike_becomes_a_charged_blow() {
    let mut arena = duel();
    let (player, man) = (arena.player(), arena.people('d')[0]);
    let away = arena.at(man) + Vec2::new(4.0, 0.0);
    arena.put(man, away);
    arena.hold(red_heat::sim::command::PlayerCommand::default().pressing(Buttons::STRIKE), 80);
    assert!(matches!(arena.act(player), Act::Charge));
    assert!(arena.saw(|outcome| matches!(outcome, SimOutcome::Charged { .. })));
    let here = arena.at(player);
    arena.put(man, here + Vec2::new(0.8, 0.0));
    arena.wait(14);
    assert!(matches!(arena.act(man), Act::Fly(_)), "{:?}", arena.act(man));
}

#[test]
fn a_roll_cannot_be_touched_in_its_first_half() {
    let mut arena = duel();
    let player = arena.player();
    arena.tick(east().pressing(Buttons::ROLL));
    let stance = |arena: &mut Arena| arena.session.world().get::<Stance>(player).expect("a body").clone();
    assert!(matches!(stance(&mut arena).act, Act::Roll(_)));
    let untouchable = arena.until(30, |arena| stance(arena).untouchable == 0);
    assert_eq!(untouchable, 12);
    let rest = arena.until(30, |arena| matches!(stance(arena).act, Act::Free));
    assert_eq!(untouchable + rest, 24);
}

#[test]
fn a_press_a_little_too_early_is_answered_when_the_body_is_free() {
    let mut arena = duel();
    let player = arena.player();
    arena.press(Buttons::ROLL, 18);
    arena.press(Buttons::KICK, 7);
    assert!(matches!(arena.act(player), Act::Strike(_)), "{:?}", arena.act(player));
}

#[test]
fn a_thrown_man_slams_into_the_wall_and_is_hurt_more_than_on_open_floor() {
    let hurt = |row: &str| {
        let rows = [ROOM[0], ROOM[1], ROOM[2], row, ROOM[4], ROOM[5], ROOM[6]];
        let mut arena = Arena::new(&rows, &[('d', dummy())]);
        let man = arena.people('d')[0];
        let before = arena.health(man);
        arena.press(Buttons::GRAB, 12);
        assert!(matches!(arena.act(man), Act::Held { .. }));
        arena.press(Buttons::GRAB, 60);
        assert!(arena.saw(|outcome| matches!(outcome, SimOutcome::Threw { .. })));
        (before - arena.health(man), arena)
    };
    let (open, _) = hurt("#.Pd.........#");
    let (wall, arena) = hurt("#.......Pd...#");
    assert!(arena.saw(|outcome| matches!(outcome, SimOutcome::Slammed { into: None, .. })));
    assert!(wall > 1.5 * open, "wall {wall}, floor {open}");
}

#[test]
fn a_thrown_man_knocks_down_whom_he_meets() {
    let rows = [ROOM[0], ROOM[1], ROOM[2], "#.Pd...e.....#", ROOM[4], ROOM[5], ROOM[6]];
    let mut arena = Arena::new(&rows, &[('d', dummy()), ('e', dummy())]);
    let other = arena.people('e')[0];
    let before = arena.health(other);
    arena.press(Buttons::GRAB, 12);
    arena.press(Buttons::GRAB, 30);
    assert!(arena.saw(|outcome| matches!(outcome, SimOutcome::Bowled { on, .. } if *on == other)));
    assert!(arena.health(other) < before);
    assert!(!arena.act(other).is_upright());
}

#[test]
fn a_man_thrown_at_the_stove_burns_and_water_puts_him_out() {
    let rows = [ROOM[0], ROOM[1], ROOM[2], "#.Pd..s......#", ROOM[4], ROOM[5], ROOM[6]];
    let mut arena = Arena::new(&rows, &[('d', dummy()), ('s', prop("core/stove"))]);
    let man = arena.people('d')[0];
    arena.press(Buttons::GRAB, 12);
    arena.press(Buttons::GRAB, 40);
    assert!(arena.saw(|outcome| matches!(outcome, SimOutcome::Ignited { actor } if *actor == man)));
    let burning = |arena: &mut Arena| arena.session.world().get::<Burning>(man).expect("a body").0;
    assert!(burning(&mut arena) > 0);
    let wet = ["########", "#.P~d~.#", "########"];
    let mut arena = Arena::new(&wet, &[('d', dummy())]);
    let man = arena.people('d')[0];
    let pool = arena.at(man) - Vec2::new(0.6, 0.0);
    arena.put(man, pool);
    arena.session.world().get_mut::<Burning>(man).expect("a body").0 = 200;
    arena.wait(3);
    assert_eq!(arena.session.world().get::<Burning>(man).expect("a body").0, 0);
    assert!(arena.saw(|outcome| matches!(outcome, SimOutcome::PutOut { .. })));
}

#[test]
fn a_held_man_is_a_shield() {
    let rows = [ROOM[0], ROOM[1], ROOM[2], "#.Pd.e.......#", ROOM[4], ROOM[5], ROOM[6]];
    let mut arena = Arena::new(&rows, &[('d', dummy()), ('e', dummy())]);
    let (player, shield, striker) = (arena.player(), arena.people('d')[0], arena.people('e')[0]);
    arena.press(Buttons::GRAB, 12);
    let (mine, his) = (arena.health(player), arena.health(shield));
    let in_reach = arena.at(player) + Vec2::new(1.05, 0.0);
    arena.put(striker, in_reach);
    arena.turn(striker, std::f32::consts::PI);
    for _ in 0..60 {
        let world = arena.session.world();
        let mut controls = world.get_mut::<red_heat::sim::actor::Controls>(striker).expect("a body");
        controls.buffered = Some((Buttons::STRIKE, 1));
        arena.wait(1);
    }
    assert_eq!(arena.health(player), mine, "the holder is untouched");
    assert!(arena.health(shield) < his, "the shield is not");
}

#[test]
fn a_downed_man_is_finished_by_a_strike_at_his_side() {
    let mut arena = duel();
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.tick(east().pressing(Buttons::KICK));
    arena.until(120, |arena| matches!(arena.act(man), Act::Down { .. }));
    let there = arena.at(man) - Vec2::new(0.6, 0.0);
    arena.put(player, there);
    arena.press(Buttons::STRIKE, 40);
    assert!(arena.saw(|outcome| matches!(outcome, SimOutcome::Finished { on, .. } if *on == man)));
    assert!(arena.saw(|outcome| matches!(outcome, SimOutcome::Beaten { way: Way::Finish, .. })));
    assert!(matches!(arena.act(man), Act::Beaten));
}

#[test]
fn a_downed_man_gets_up_within_four_seconds() {
    let mut arena = duel();
    let man = arena.people('d')[0];
    arena.tick(east().pressing(Buttons::KICK));
    arena.until(120, |arena| matches!(arena.act(man), Act::Down { .. }));
    let ticks = arena.until(300, |arena| matches!(arena.act(man), Act::GetUp));
    assert!((120..=240).contains(&ticks), "after {ticks} ticks");
}

#[test]
fn a_bucket_is_picked_up_and_thrown() {
    let rows = [ROOM[0], ROOM[1], ROOM[2], "#.Pb....d....#", ROOM[4], ROOM[5], ROOM[6]];
    let mut arena = Arena::new(&rows, &[('d', dummy()), ('b', item("core/bucket"))]);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    let before = arena.health(man);
    arena.press(Buttons::GRAB, 30);
    assert_eq!(arena.held(player).as_deref(), Some("core/bucket"));
    arena.tick(east().pressing(Buttons::GRAB));
    arena.wait(60);
    assert_eq!(arena.held(player), None);
    assert!(arena.health(man) < before);
    assert!(
        arena.saw(|outcome| matches!(outcome, SimOutcome::ItemStruck { on: Some(on), .. } if *on == man))
    );
}

#[test]
fn tongs_take_a_coal_from_the_stove_and_the_coal_burns_whom_it_meets() {
    let rows = [ROOM[0], "#..s.........#", ROOM[2], "#..P....d....#", ROOM[4], ROOM[5], ROOM[6]];
    let mut arena = Arena::new(&rows, &[('d', dummy()), ('s', prop("core/stove"))]);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.arm(player, "core/tongs");
    arena.press(Buttons::GRAB, 30);
    assert_eq!(arena.held(player).as_deref(), Some("core/tongs_coal"));
    arena.wait(5);
    let away = arena.at(player) - Vec2::new(0.0, 1.2);
    arena.put(player, away);
    let level_with = Vec2::new(arena.at(man).x, away.y);
    arena.put(man, level_with);
    arena.tick(east().pressing(Buttons::GRAB));
    arena.wait(60);
    assert_eq!(arena.held(player).as_deref(), Some("core/tongs"), "the tongs stay in the hand");
    assert!(arena.saw(|outcome| matches!(outcome, SimOutcome::Ignited { actor } if *actor == man)));
}

#[test]
fn water_slows_a_runner() {
    let rows = ["################", "#P.............#", "################"];
    let wet = ["################", "#P~~~~~~~~~~~~~#", "################"];
    let run = |rows: &[&str]| {
        let mut arena = Arena::new(rows, &[]);
        let player = arena.player();
        let before = arena.at(player);
        arena.hold(east(), 60);
        arena.at(player).x - before.x
    };
    let (dry, wet) = (run(&rows), run(&wet));
    assert!(wet < 0.7 * dry, "dry {dry} m, wet {wet} m");
}

#[test]
fn nobody_walks_through_walls_or_furniture() {
    let rows = ["########", "#.P.c..#", "########"];
    let mut arena = Arena::new(&rows, &[('c', prop("core/column"))]);
    let player = arena.player();
    arena.hold(east(), 240);
    let column = 4.5 * red_heat::content::level::TILE;
    assert!(arena.at(player).x < column, "stopped before the column");
}

#[test]
fn a_restart_is_a_fresh_mission_within_a_tick() {
    let mut arena = duel();
    let man = arena.people('d')[0];
    arena.tick(east().pressing(Buttons::KICK));
    arena.wait(60);
    assert!(arena.health(man) < 60.0);
    arena.press(Buttons::RESTART, 0);
    assert!(arena.saw(|outcome| *outcome == SimOutcome::Restarted));
    let man = arena.people('d')[0];
    assert_eq!(arena.health(man), 60.0);
    assert_eq!(arena.session.mission().restarts, 1);
}

/// Both stretch their arms out at each other, so many ticks ago; what each does a tick later.
fn both_grab(player_since: u32, man_since: u32) -> (Act, Act, bevy::ecs::entity::Entity) {
    let mut arena = duel();
    let (player, man) = (arena.player(), arena.people('d')[0]);
    let at = arena.at(player);
    arena.put(man, at + Vec2::new(0.8, 0.0));
    let world = arena.session.world();
    let moves = world.get::<Actor>(player).expect("a body").moveset.clone();
    world.get_mut::<Actor>(man).expect("a body").moveset = moves.clone();
    for (who, since) in [(player, player_since), (man, man_since)] {
        let mut stance = world.get_mut::<Stance>(who).expect("a body");
        (stance.act, stance.tick) = (Act::Grab, moves.grab.wind_up + since);
    }
    arena.wait(1);
    (arena.act(player), arena.act(man), man)
}

#[test]
fn of_two_who_grab_each_other_the_quicker_has_the_other_and_of_equals_neither() {
    let (player, man, _) = both_grab(0, 0);
    assert_eq!((player, man), (Act::Stagger, Act::Stagger), "arms are locked");
    let (player, held, man) = both_grab(2, 0);
    assert!(player == Act::Hold(man) && matches!(held, Act::Held { .. }), "{player:?} {held:?}");
    let (held, man, _) = both_grab(0, 2);
    assert!(matches!((&held, &man), (Act::Held { .. }, Act::Hold(_))), "{held:?} {man:?}");
}
