//! Guns: small scenes with their exact outcomes.

mod common;

use bevy::{ecs::entity::Entity, math::Vec2};
use common::{Arena, dummy, prop};
use red_heat::{
    content::gun::GunDef,
    sim::{
        actor::{Cover, Hand},
        command::{Buttons, PlayerCommand},
        gun::Bullets,
        mission::Mission,
        outcome::{SimOutcome, Way},
        stance::{Act, ReloadStage},
    },
};

const GALLERY: [&str; 7] = [
    "################",
    "#..............#",
    "#..............#",
    "#.P.....d......#",
    "#..............#",
    "#..............#",
    "################",
];

fn gallery(gun: &str) -> (Arena, Entity, Entity) {
    let mut arena = Arena::new(&GALLERY, &[('d', dummy())]);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.arm(player, gun);
    (arena, player, man)
}

fn gun(arena: &mut Arena, kind: &str) -> GunDef {
    let catalog = arena.session.world().resource::<Mission>().setup.catalog.clone();
    catalog.items[kind].kind.gun().expect("a gun").clone()
}

fn hand(arena: &mut Arena, of: Entity) -> Hand {
    arena.session.world().get::<Hand>(of).expect("a body").clone()
}

fn aim_east() -> PlayerCommand {
    PlayerCommand::default().aiming(Vec2::X)
}

/// One pull of the trigger towards the east, then so many ticks.
fn fire(arena: &mut Arena, ticks: u32) {
    arena.tick(aim_east().pressing(Buttons::STRIKE));
    arena.hold(aim_east(), ticks);
}

#[test]
fn a_shot_takes_its_way_and_its_damage() {
    let (mut arena, player, man) = gallery("core/service_pistol");
    let def = gun(&mut arena, "core/service_pistol");
    let before = arena.health(man);
    arena.tick(aim_east().pressing(Buttons::STRIKE));
    let ticks = arena.until(30, |arena| arena.health(man) < before);
    let way = arena.at(man).x - arena.at(player).x - def.muzzle;
    let flight = (way / (def.speed / 60.0)).floor() as u32;
    assert!((flight..=flight + def.wind_up + 1).contains(&ticks), "{ticks} ticks for {way} m");
    assert_eq!(arena.health(man), before - def.damage, "whole damage within {} m", def.falloff.near);
    assert_eq!(hand(&mut arena, player).rounds(), def.rounds - 1);
    let shots = arena.seen.iter().filter(|seen| matches!(seen, SimOutcome::Shot { .. })).count();
    assert_eq!(shots, 1);
}

#[test]
fn the_big_pistol_takes_a_man_off_his_feet_and_pushes_back() {
    let (mut arena, player, man) = gallery("core/podbyrin");
    let here = arena.at(player);
    fire(&mut arena, 14);
    assert!(matches!(arena.act(man), Act::Fly(_)), "{:?}", arena.act(man));
    assert!(arena.at(player).x < here.x - 0.05, "recoil");
}

#[test]
fn a_gun_fires_as_often_as_its_cycle_lets_it() {
    let (mut arena, player, _) = gallery("core/service_pistol");
    let def = gun(&mut arena, "core/service_pistol");
    for _ in 0..100 {
        arena.tick(aim_east().pressing(Buttons::STRIKE));
        arena.tick(aim_east());
    }
    let shots = arena.seen.iter().filter(|seen| matches!(seen, SimOutcome::Shot { .. })).count() as u32;
    assert!(shots <= 200 / def.cycle + 1, "{shots} shots");
    assert_eq!(hand(&mut arena, player).rounds(), def.rounds - shots.min(def.rounds));
}

#[test]
fn a_held_trigger_empties_an_automatic_and_nothing_else() {
    for (kind, all) in [("core/smg", true), ("core/service_pistol", false)] {
        let (mut arena, player, _) = gallery(kind);
        let def = gun(&mut arena, kind);
        arena.hold(aim_east().pressing(Buttons::STRIKE), def.cycle * def.rounds + 10);
        let left = hand(&mut arena, player).rounds();
        assert_eq!(left, if all { 0 } else { def.rounds - 1 }, "{kind}");
    }
}

#[test]
fn loading_has_three_parts_and_what_is_interrupted_goes_on() {
    let (mut arena, player, _) = gallery("core/service_pistol");
    let def = gun(&mut arena, "core/service_pistol");
    let world = arena.session.world();
    let mut hand_now = world.get_mut::<Hand>(player).expect("a body");
    hand_now.item.as_mut().expect("a gun").load.rounds = 0;
    hand_now.ammo.insert("pistol".into(), 12);
    arena.press(Buttons::RELOAD, 2);
    assert_eq!(arena.act(player), Act::Reload(ReloadStage::Open));
    arena.wait(def.reload.open + 2);
    assert_eq!(arena.act(player), Act::Reload(ReloadStage::Insert));
    arena.press(Buttons::ROLL, 30);
    assert_eq!(hand(&mut arena, player).rounds(), 0, "the roll came before the magazine");
    arena.press(Buttons::RELOAD, 2);
    assert_eq!(arena.act(player), Act::Reload(ReloadStage::Insert), "it still stands open");
    arena.wait(def.reload.insert + def.reload.close + 2);
    assert_eq!(arena.act(player), Act::Free);
    let now = hand(&mut arena, player);
    assert_eq!((now.rounds(), now.spare()), (9, 3));
}

#[test]
fn a_revolver_is_loaded_by_the_round_and_fires_with_what_is_in() {
    let (mut arena, player, _) = gallery("core/revolver");
    let def = gun(&mut arena, "core/revolver");
    let world = arena.session.world();
    let mut hand_now = world.get_mut::<Hand>(player).expect("a body");
    hand_now.item.as_mut().expect("a gun").load.rounds = 0;
    hand_now.ammo.insert("revolver".into(), 6);
    arena.press(Buttons::RELOAD, def.reload.open + def.reload.insert * 2 + 3);
    assert_eq!(hand(&mut arena, player).rounds(), 2);
    fire(&mut arena, 6);
    let now = hand(&mut arena, player);
    assert_eq!((now.rounds(), now.spare()), (1, 4));
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Shot { .. })));
}

#[test]
fn over_the_shoulder_of_a_man_he_holds_the_player_fires_a_gun_for_one_hand() {
    let rows = ["##############", "#.Pd.....e...#", "##############"];
    let mut arena = Arena::new(&rows, &[('d', dummy()), ('e', dummy())]);
    let (player, held, far) = (arena.player(), arena.people('d')[0], arena.people('e')[0]);
    arena.arm(player, "core/service_pistol");
    let rounds = hand(&mut arena, player).rounds();
    let aim = PlayerCommand::default().aiming(Vec2::X);
    arena.tick(aim.pressing(Buttons::GRAB));
    arena.hold(aim, 12);
    assert_eq!(arena.act(player), Act::Hold(held), "he takes hold rather than throw the pistol");
    let before = (arena.health(held), arena.health(far));
    arena.tick(aim.pressing(Buttons::STRIKE));
    arena.hold(aim, 20);
    assert_eq!(hand(&mut arena, player).rounds(), rounds - 1);
    assert_eq!(arena.health(held), before.0, "past the man in his arm");
    assert!(arena.health(far) < before.1);
    assert_eq!(arena.act(player), Act::Hold(held));
}

#[test]
fn an_empty_gun_loads_itself_and_one_with_nothing_left_is_thrown() {
    let (mut arena, player, _) = gallery("core/service_pistol");
    let world = arena.session.world();
    let mut hand_now = world.get_mut::<Hand>(player).expect("a body");
    hand_now.item.as_mut().expect("a gun").load.rounds = 0;
    hand_now.ammo.insert("pistol".into(), 3);
    fire(&mut arena, 1);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Clicked { .. })));
    assert!(matches!(arena.act(player), Act::Reload(_)));
    let world = arena.session.world();
    let mut hand_now = world.get_mut::<Hand>(player).expect("a body");
    hand_now.ammo.clear();
    hand_now.item.as_mut().expect("a gun").load = Default::default();
    arena.press(Buttons::ROLL, 40);
    fire(&mut arena, 30);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::ThrewItem { .. })));
    assert!(arena.held(player).is_none());
}

#[test]
fn a_gun_goes_into_the_holster_and_comes_out_again() {
    let (mut arena, player, _) = gallery("core/podbyrin");
    arena.press(Buttons::SWAP, 30);
    assert!(arena.held(player).is_none());
    arena.press(Buttons::SWAP, 30);
    assert_eq!(arena.held(player).as_deref(), Some("core/podbyrin"));
}

/// A man behind a bench that no bullet of the test breaks, four tiles off.
fn behind_cover(gun: &str, ducks: bool) -> (Arena, Entity, Entity) {
    let rows = [
        "################",
        "#..............#",
        "#..............#",
        "#.P....td......#",
        "#..............#",
        "################",
    ];
    let mut arena = Arena::new(&rows, &[('d', dummy()), ('t', prop("test/table"))]);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.arm(player, gun);
    if ducks {
        arena.arm(man, "core/service_pistol");
    }
    arena.wait(30);
    (arena, player, man)
}

#[test]
fn a_shotgun_blast_at_four_tiles_stays_in_the_table_before_a_man_who_ducks() {
    let (mut arena, _, man) = behind_cover("core/shotgun", true);
    assert!(arena.session.world().get::<Cover>(man).expect("a body").ducks);
    let before = arena.health(man);
    fire(&mut arena, 30);
    let in_wood = arena.seen.iter().filter(
        |seen| matches!(seen, SimOutcome::BulletStruck { material, thing: Some(_), .. } if material == "wood"),
    );
    assert!(in_wood.count() >= 3, "{:?}", arena.seen);
    let taken = before - arena.health(man);
    let def = gun(&mut arena, "core/shotgun");
    let most = def.damage * def.pellets as f32 * 0.25;
    assert!(
        taken <= most,
        "{taken} of at most {most}: a pellet has less than a fifth of its power behind the table"
    );
}

#[test]
fn over_a_table_a_man_who_stands_is_struck() {
    let (mut arena, _, man) = behind_cover("core/shotgun", false);
    assert!(!arena.session.world().get::<Cover>(man).expect("a body").ducks);
    let before = arena.health(man);
    fire(&mut arena, 30);
    let def = gun(&mut arena, "core/shotgun");
    assert!(before - arena.health(man) >= def.damage * 3.0, "{}", before - arena.health(man));
}

#[test]
fn a_rifle_goes_through_a_table_and_the_man_behind_it() {
    let (mut arena, _, man) = behind_cover("core/rifle", true);
    let before = arena.health(man);
    fire(&mut arena, 30);
    let def = gun(&mut arena, "core/rifle");
    let wood =
        arena.session.world().resource::<Mission>().setup.catalog.rules.gun.materials["wood"].resistance;
    let left = def.damage * (1.0 - wood / def.power);
    assert!((before - arena.health(man) - left).abs() < 0.01, "{} of {left}", before - arena.health(man));
}

#[test]
fn the_laws_bullets_leave_the_law_alone_and_gang_bullets_leave_nobody_alone() {
    let rows = ["##########", "#........#", "#.P.a.d..#", "#........#", "##########"];
    let friend = red_heat::content::level::Thing::Actor { kind: "core/danko".into(), facing: 0.0 };
    let mut arena = Arena::new(&rows, &[('d', dummy()), ('a', friend)]);
    let (player, man, friend) = (arena.player(), arena.people('d')[0], arena.people('a')[0]);
    arena.arm(player, "core/service_pistol");
    let (his, mans) = (arena.health(friend), arena.health(man));
    fire(&mut arena, 20);
    assert_eq!(arena.health(friend), his);
    assert!(arena.health(man) < mans);
}

#[test]
fn a_roll_lets_bullets_pass() {
    let (mut arena, player, man) = gallery("core/service_pistol");
    arena.arm(man, "core/service_pistol");
    let health = arena.health(player);
    let def = gun(&mut arena, "core/service_pistol");
    arena.turn(man, std::f32::consts::PI);
    let shoot = PlayerCommand::default().aiming(-Vec2::X).pressing(Buttons::STRIKE);
    let command = |arena: &mut Arena, command| {
        let mut controls =
            arena.session.world().get_mut::<red_heat::sim::actor::Controls>(man).expect("a body");
        controls.now = command;
    };
    command(&mut arena, shoot);
    arena.tick(PlayerCommand::default());
    command(&mut arena, PlayerCommand::default().aiming(-Vec2::X));
    let Act::Shoot(shot) = arena.act(man) else { panic!("no shot: {:?}", arena.act(man)) };
    assert!(shot.wind_up >= def.telegraph, "an opponent's aim is seen: {}", shot.wind_up);
    arena.wait(shot.wind_up - 1);
    arena.press(Buttons::ROLL, 10);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Shot { .. })));
    assert_eq!(arena.health(player), health);
}

#[test]
fn who_is_beaten_lets_go_of_his_gun_and_the_rounds_lie_with_it() {
    let (mut arena, player, man) = gallery("core/podbyrin");
    arena.arm(man, "core/revolver");
    let world = arena.session.world();
    world.get_mut::<Hand>(man).expect("a body").ammo.insert("revolver".into(), 5);
    for _ in 0..6 {
        fire(&mut arena, 60);
    }
    arena.wait(60);
    assert!(arena.saw(|seen| matches!(seen, SimOutcome::Beaten { way: Way::Shot | Way::Slam, .. })));
    assert!(arena.held(man).is_none());
    arena.press(Buttons::SWAP, 40);
    let there = arena.at(man);
    arena.put(player, there);
    arena.press(Buttons::GRAB, 20);
    assert_eq!(arena.held(player).as_deref(), Some("core/revolver"));
    let now = hand(&mut arena, player);
    assert_eq!((now.rounds(), now.spare()), (6, 5));
}

#[test]
fn walls_stop_every_bullet() {
    let rows = ["##########", "#..#.....#", "#.P#..d..#", "#..#.....#", "##########"];
    let mut arena = Arena::new(&rows, &[('d', dummy())]);
    let (player, man) = (arena.player(), arena.people('d')[0]);
    arena.arm(player, "core/rifle");
    let before = arena.health(man);
    fire(&mut arena, 60);
    assert_eq!(arena.health(man), before);
    assert!(arena.session.world().resource::<Bullets>().list.is_empty());
}
