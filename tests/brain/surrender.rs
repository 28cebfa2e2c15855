//! Having had enough: hands up, handcuffs, and what the mission makes of them.

use bevy::{ecs::entity::Entity, math::Vec2};
use red_heat::{
    content::{
        objective::{Goal, Objective},
        trigger::{Action, Event, Trigger},
    },
    sim::{
        brain::Brain,
        command::{Buttons, PlayerCommand},
        judge::actions,
        mission::{Counts, Mission, Tally},
        outcome::{SimOutcome, Way},
        stance::Act,
    },
};

use crate::{
    common::{Arena, catalog, dummy, item, level},
    gang::{aim_at, alert, empty, weaken, west},
};

fn corner(things: &[(char, red_heat::content::level::Thing)]) -> Arena {
    let rows = ["###########", "#.........#", "#..P....g.#", "#.........#", "###########"];
    let mut level = level(&rows, things);
    level.flags = vec!["up".into(), "caught".into()];
    let rule = |id: &str, on: Event, flag: &str| Trigger {
        id: id.into(),
        on,
        when: Vec::new(),
        then: vec![Action::SetFlag(flag.into())],
        cooldown: None,
    };
    level.triggers = vec![
        rule("up", Event::Surrendered("g".into()), "up"),
        rule("caught", Event::Arrested("g".into()), "caught"),
    ];
    level.objectives = vec![Objective {
        id: "arrest".into(),
        text: String::new(),
        goal: Goal::Arrested("g".into()),
        after: Vec::new(),
        optional: false,
    }];
    Arena::of(level, catalog())
}

fn tally(arena: &mut Arena) -> Tally {
    arena.session.world().resource::<Counts>().0.clone()
}

fn has_flag(arena: &mut Arena, flag: &str) -> bool {
    arena.session.world().resource::<Mission>().flags.contains(flag)
}

/// A gunman without a round, nearly beaten, and the player's muzzle before his face.
fn cornered() -> (Arena, Entity) {
    let mut arena = corner(&[('g', west("core/gunman"))]);
    let (player, man) = (arena.player(), arena.people('g')[0]);
    arena.arm(player, "core/service_pistol");
    empty(&mut arena, man, "pistol", 0);
    weaken(&mut arena, man, 0.2);
    alert(&mut arena, &[man]);
    let before = arena.at(man) - Vec2::new(1.4, 0.0);
    arena.put(player, before);
    (arena, man)
}

fn hold_up(arena: &mut Arena, man: Entity) {
    for _ in 0..300 {
        if arena.act(man) == Act::HandsUp {
            return;
        }
        let aim = aim_at(arena, man);
        arena.tick(aim);
    }
    panic!("he never gives up: {:?}", arena.act(man));
}

#[test]
fn a_beaten_cornered_man_gives_up_and_is_arrested_and_that_is_told_and_counted() {
    let (mut arena, man) = cornered();
    hold_up(&mut arena, man);
    arena.wait(2);
    assert!(arena.saw(|seen| *seen == SimOutcome::Surrendered { actor: man }));
    assert!(has_flag(&mut arena, "up"));
    assert_eq!(arena.held(man), None, "his gun lies on the floor");
    let (player, at) = (arena.player(), arena.at(man));
    arena.put(player, at - Vec2::new(0.7, 0.0));
    arena.press(Buttons::GRAB, 2);
    assert_eq!(arena.act(player), Act::Cuff(man));
    let ticks = catalog().rules.arrest.ticks;
    arena.wait(ticks);
    assert_eq!(arena.act(man), Act::Cuffed);
    assert!(arena.saw(|seen| *seen == SimOutcome::Arrested { by: player, on: man }));
    let tally = tally(&mut arena);
    assert_eq!((tally.arrests, tally.ways.get(&Way::Arrest), tally.cruelties), (1, Some(&1), 0));
    assert!(has_flag(&mut arena, "caught"));
    assert!(!arena.session.goes_on(), "everybody with the tag is in handcuffs");
}

#[test]
fn a_blow_ends_an_arrest_and_a_step_away_as_well() {
    let (mut arena, man) = cornered();
    hold_up(&mut arena, man);
    let (player, at) = (arena.player(), arena.at(man));
    arena.put(player, at - Vec2::new(0.7, 0.0));
    arena.press(Buttons::GRAB, 20);
    arena.put(player, at - Vec2::new(3.0, 0.0));
    arena.wait(60);
    assert_eq!((arena.act(player), arena.act(man)), (Act::Free, Act::HandsUp));
    assert_eq!(tally(&mut arena).arrests, 0);
}

#[test]
fn who_strikes_a_man_with_his_hands_up_is_cruel() {
    let (mut arena, man) = cornered();
    hold_up(&mut arena, man);
    let player = arena.player();
    let at = arena.at(man);
    arena.put(player, at - Vec2::new(0.8, 0.0));
    weaken(&mut arena, man, 1.0);
    let aim = aim_at(&mut arena, man);
    arena.tick(aim.pressing(Buttons::KICK));
    arena.hold(aim, 12);
    assert_eq!(tally(&mut arena).cruelties, 1);
}

#[test]
fn a_man_with_his_hands_up_keeps_them_up_whatever_struck_him() {
    let (mut arena, man) = cornered();
    hold_up(&mut arena, man);
    let player = arena.player();
    weaken(&mut arena, man, 1.0);
    let at = arena.at(man);
    arena.put(player, at - Vec2::new(0.8, 0.0));
    let aim = aim_at(&mut arena, man);
    arena.tick(aim.pressing(Buttons::KICK));
    arena.wait(400);
    assert_eq!(arena.act(man), Act::HandsUp);
    let told = arena.seen.iter().filter(|seen| matches!(seen, SimOutcome::Surrendered { .. })).count();
    assert_eq!(told, 1, "he gives up once");
}

#[test]
fn left_alone_with_a_gun_at_his_feet_he_takes_heart_again() {
    let (mut arena, man) = cornered();
    hold_up(&mut arena, man);
    let player = arena.player();
    arena.put(player, Vec2::new(1.0, 1.0));
    let rally = arena.session.world().get::<Brain>(man).expect("a mind").def.rally;
    assert!(rally > 0);
    // Watched, he stays as he is; out of sight he does not.
    arena.wait(rally + 60);
    assert_eq!(arena.act(man), Act::HandsUp, "he is watched");
    arena.put(player, Vec2::new(-30.0, -30.0));
    arena.until(rally + 60, |arena| arena.saw(|seen| *seen == SimOutcome::Rallied { actor: man }));
    arena.until(60, |arena| arena.act(man) != Act::HandsUp);
}

#[test]
fn a_brawler_on_the_ground_is_arrested_when_nobody_stands_near() {
    let mut arena = corner(&[('g', dummy()), ('u', item("core/bucket"))]);
    let (player, man) = (arena.player(), arena.people('g')[0]);
    let at = arena.at(man);
    arena.put(player, at - Vec2::new(0.9, 0.0));
    let aim = aim_at(&mut arena, man);
    arena.tick(aim.pressing(Buttons::KICK));
    arena.until(120, |arena| matches!(arena.act(man), Act::Down { .. }));
    let at = arena.at(man);
    arena.put(player, at - Vec2::new(0.8, 0.0));
    arena.press(Buttons::GRAB, catalog().rules.arrest.ticks + 3);
    assert_eq!(arena.act(man), Act::Cuffed);
    assert_eq!(tally(&mut arena).arrests, 1);
}

#[test]
fn what_a_trigger_says_is_done_he_gives_up_for_good() {
    let mut arena = corner(&[('g', west("core/gunman"))]);
    let man = arena.people('g')[0];
    alert(&mut arena, &[man]);
    arena.wait(30);
    actions::perform(arena.session.world(), &Action::Surrender("g".into()));
    arena.wait(60);
    assert_eq!(arena.act(man), Act::HandsUp);
    assert!(arena.saw(|seen| *seen == SimOutcome::Surrendered { actor: man }));
    assert!(has_flag(&mut arena, "up"));
    let player = arena.player();
    arena.put(player, Vec2::new(-30.0, -30.0));
    arena.wait(900);
    assert_eq!(arena.act(man), Act::HandsUp, "nothing gives him heart again");
}

#[test]
fn no_blow_turns_to_a_man_who_has_given_up() {
    let mut arena = corner(&[('g', dummy())]);
    let (player, man) = (arena.player(), arena.people('g')[0]);
    actions::perform(arena.session.world(), &Action::Surrender("g".into()));
    let at = arena.at(man);
    arena.put(player, at - Vec2::new(0.8, 0.3));
    arena.turn(player, 0.0);
    arena.tick(PlayerCommand::default().pressing(Buttons::STRIKE));
    assert_eq!(arena.session.world().get::<red_heat::sim::actor::Facing>(player).expect("a body").0, 0.0);
}
