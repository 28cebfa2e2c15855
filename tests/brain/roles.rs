//! What makes one kind of opponent another: each is a block of data, tried here by itself.

use std::sync::Arc;

use bevy::{ecs::entity::Entity, math::Vec2};
use red_heat::{
    content::{actor::BrainDef, catalog::Catalog, conduct::PhaseDef},
    sim::{
        brain::Mood,
        command::PlayerCommand,
        fighter::hit::{Hit, Hits},
        outcome::{SimOutcome, Way},
        physics::Physics,
        stance::Act,
    },
};

use crate::{
    common::{Arena, catalog, item, level},
    gang::{alert, empty, mind, mood, toughen, weaken, west},
};

const ROOM: [&str; 9] = [
    "######################",
    "#....................#",
    "#....................#",
    "#...............k....#",
    "#.P.........n.g......#",
    "#...............k....#",
    "#....................#",
    "#....................#",
    "######################",
];

/// The shipped data with one mind changed.
fn changed(id: &str, change: impl Fn(&mut BrainDef)) -> Catalog {
    let mut catalog = catalog();
    let mut def = (*catalog.brains[id]).clone();
    change(&mut def);
    catalog.brains.insert(id.into(), Arc::new(def));
    catalog
}

fn shots_of(arena: &Arena, man: Entity) -> usize {
    arena.seen.iter().filter(|seen| matches!(seen, SimOutcome::Shot { actor, .. } if *actor == man)).count()
}

#[test]
fn a_bodyguard_stands_between_his_charge_and_the_player() {
    let rows = [
        "######################",
        "#....................#",
        "#.P...........g..k...#",
        "#....................#",
        "######################",
    ];
    let mut catalog = changed("core/bodyguard", |def| {
        def.escort.as_mut().expect("he guards").whom = "core/bather".into();
    });
    // The charge neither sees nor hears, and stays where he is.
    let deaf = BrainDef { sight: 0.0, hearing: 0.0, ..(*catalog.brains["core/bather"]).clone() };
    catalog.brains.insert("core/bather".into(), Arc::new(deaf));
    let things = [('k', west("core/bather")), ('g', west("core/bodyguard"))];
    let mut arena = Arena::of(level(&rows, &things), catalog);
    let (player, charge, man) = (arena.player(), arena.people('k')[0], arena.people('g')[0]);
    toughen(&mut arena, player);
    alert(&mut arena, &[man]);
    arena.wait(240);
    let (his, mine, foe) = (arena.at(charge), arena.at(man), arena.at(player));
    let line = (foe - his).normalize();
    let (along, aside) = ((mine - his).dot(line), (mine - his).perp_dot(line).abs());
    assert!((0.4..2.0).contains(&along) && aside < 0.7, "{along} m before him, {aside} m beside the line");
    arena.until(400, |arena| shots_of(arena, man) > 0);
}

#[test]
fn the_boss_changes_his_ways_as_his_health_goes() {
    let mut arena = Arena::new(&ROOM, &[('g', west("core/viktor"))]);
    let (player, man) = (arena.player(), arena.people('g')[0]);
    toughen(&mut arena, player);
    alert(&mut arena, &[man]);
    let brains = catalog().brains;
    for (share, id) in [(0.9, "core/viktor"), (0.5, "core/viktor_comes"), (0.2, "core/viktor_last")] {
        weaken(&mut arena, man, share);
        arena.wait(3);
        assert_eq!(mind(&mut arena, man).def.gun, brains[id].gun, "at {share} of his health");
    }
}

/// A boss whose two phases hold, the second with one round left.
fn held() -> Catalog {
    changed("core/viktor", |def| {
        let phase = |below, brain: &str, rounds| PhaseDef {
            below,
            brain: brain.into(),
            holds: true,
            untouchable: 30,
            rounds,
        };
        def.phases = vec![phase(0.6, "core/viktor_comes", None), phase(0.3, "core/viktor_last", Some(1))];
    })
}

#[test]
fn no_blow_leaves_out_a_phase_that_holds() {
    let mut arena = Arena::of(level(&ROOM, &[('g', west("core/viktor"))]), held());
    let (player, man) = (arena.player(), arena.people('g')[0]);
    toughen(&mut arena, player);
    let whole = arena.health(man);
    let phases = |arena: &Arena| -> Vec<u32> {
        let begun = arena.seen.iter().filter_map(|seen| match seen {
            SimOutcome::PhaseBegan { actor, phase } if *actor == man => Some(*phase),
            _ => None,
        });
        begun.collect()
    };
    let strike = |arena: &mut Arena| {
        let hit = Hit { damage: 1000.0, ..Hit::new(Some(player), man, Way::Fist) };
        arena.session.world().resource_mut::<Hits>().0.push(hit);
        arena.wait(3);
    };
    for (share, begun) in [(0.6, 1), (0.3, 2)] {
        strike(&mut arena);
        assert!((arena.health(man) - share * whole).abs() < 0.1, "held at {share}");
        assert_eq!(phases(&arena).last(), Some(&begun));
        strike(&mut arena);
        assert!(arena.health(man) > share * whole - 0.1, "nothing touches him for a moment");
        arena.wait(40);
    }
    let world = arena.session.world();
    let hand = world.get::<red_heat::sim::actor::Hand>(man).expect("a body");
    let rounds = hand.item.iter().chain(&hand.holster).map(|held| held.load.rounds).sum::<u32>();
    assert_eq!((rounds, hand.ammo["derringer"]), (1, 0), "one round is left to him");
    strike(&mut arena);
    assert!(arena.health(man) <= 0.0, "the last phase holds nothing");
    assert_eq!(phases(&arena), [1, 2]);
}

#[test]
fn the_story_brings_a_boss_to_a_phase_and_leaves_one_who_is_there_alone() {
    let mut arena = Arena::of(level(&ROOM, &[('g', west("core/viktor"))]), held());
    let man = arena.people('g')[0];
    let whole = arena.health(man);
    red_heat::sim::brain::begin_phase(arena.session.world(), man, 2);
    let after = arena.health(man);
    assert!((after - 0.3 * whole).abs() < 0.1);
    assert_eq!(mind(&mut arena, man).temper.phase, 2);
    weaken(&mut arena, man, 0.1);
    red_heat::sim::brain::begin_phase(arena.session.world(), man, 2);
    assert!((arena.health(man) - 0.1 * whole).abs() < 0.01);
}

#[test]
fn one_who_rolls_gets_out_of_the_line_of_a_loaded_gun_and_not_twice_running() {
    let run = |rolls: f32, gun: &str| {
        let catalog = changed("core/thug", |def| def.rolls = rolls);
        let mut arena = Arena::of(level(&ROOM, &[('g', west("core/thug"))]), catalog);
        let (player, man) = (arena.player(), arena.people('g')[0]);
        toughen(&mut arena, player);
        arena.arm(player, gun);
        alert(&mut arena, &[man]);
        arena.wait(90);
        arena.seen.iter().filter(|seen| matches!(seen, SimOutcome::Rolled { actor } if *actor == man)).count()
    };
    assert_eq!(run(1.0, "core/revolver"), 1, "once, and then not for a while");
    assert_eq!(run(0.0, "core/revolver"), 0);
    assert_eq!(run(1.0, "core/pipe"), 0, "a pipe points at nobody");
}

#[test]
fn one_who_hides_his_gun_draws_before_each_turn_and_puts_it_away_after_it() {
    let catalog = changed("core/viktor", |def| {
        let gun = def.gun.as_mut().expect("he has one");
        (gun.hides, gun.cover) = (true, 0.0);
        def.phases.clear();
    });
    let mut catalog = catalog;
    let mut boss = (*catalog.actors["core/viktor"]).clone();
    boss.holster = boss.carries.take();
    catalog.actors.insert("core/viktor".into(), Arc::new(boss));
    let mut arena = Arena::of(level(&ROOM, &[('g', west("core/viktor"))]), catalog);
    let (player, man) = (arena.player(), arena.people('g')[0]);
    toughen(&mut arena, player);
    arena.put(player, Vec2::new(6.5, 4.5) * red_heat::content::level::TILE);
    alert(&mut arena, &[man]);
    arena.until(900, |arena| shots_of(arena, man) >= 4);
    let his = arena.seen.iter().filter_map(|seen| match seen {
        SimOutcome::Drew { actor, .. } if *actor == man => Some('d'),
        SimOutcome::Shot { actor, .. } if *actor == man => Some('s'),
        SimOutcome::Holstered { actor, .. } if *actor == man => Some('h'),
        _ => None,
    });
    let told: String = his.collect();
    assert!(told.starts_with('d') && told.matches("hd").count() >= 1, "{told}");
    assert!(!told.contains("hs"), "nobody shoots with what he has put away: {told}");
}

#[test]
fn a_losing_man_takes_a_bystander_for_a_shield() {
    let catalog = changed("core/gunman", |def| def.shield = 1.0);
    let things = [('n', west("core/clerk")), ('g', west("core/gunman"))];
    let mut arena = Arena::of(level(&ROOM, &things), catalog);
    let (player, clerk, man) = (arena.player(), arena.people('n')[0], arena.people('g')[0]);
    toughen(&mut arena, player);
    toughen(&mut arena, clerk);
    weaken(&mut arena, man, 0.5);
    alert(&mut arena, &[man]);
    arena.until(300, |arena| arena.act(man) == Act::Hold(clerk));
    assert!(matches!(arena.act(clerk), Act::Held { by, .. } if by == man));
}

#[test]
fn behind_his_shield_a_man_with_a_pistol_goes_on_shooting_now_and_then() {
    let catalog = changed("core/gunman", |def| {
        def.shield = 1.0;
        def.gun.as_mut().expect("he has one").over_shield = Some((40, 60));
    });
    let things = [('n', west("core/clerk")), ('g', west("core/gunman"))];
    let mut arena = Arena::of(level(&ROOM, &things), catalog);
    let (player, clerk, man) = (arena.player(), arena.people('n')[0], arena.people('g')[0]);
    toughen(&mut arena, player);
    toughen(&mut arena, clerk);
    weaken(&mut arena, man, 0.5);
    alert(&mut arena, &[man]);
    arena.until(300, |arena| arena.act(man) == Act::Hold(clerk));
    let (before, hurt) = (shots_of(&arena, man), arena.health(clerk));
    let held = arena.seen.len();
    arena.until(140, |arena| shots_of(arena, man) == before + 1);
    assert_eq!(arena.act(man), Act::Hold(clerk), "he holds him all the while");
    let his = |seen: &&SimOutcome| match seen {
        SimOutcome::Aimed { actor, .. } | SimOutcome::Shot { actor, .. } => *actor == man,
        _ => false,
    };
    let told: Vec<&SimOutcome> = arena.seen[held..].iter().filter(his).collect();
    // A pistol's aim is seen for 27 ticks.
    assert!(matches!(told[..], [SimOutcome::Aimed { ticks: 27, .. }, SimOutcome::Shot { .. }]), "{told:?}");
    arena.wait(30);
    assert_eq!(arena.health(clerk), hurt, "over the shield, not through it");
}

#[test]
fn who_holds_a_shield_with_a_gun_for_two_hands_does_not_shoot() {
    let catalog = changed("core/gunman", |def| {
        def.shield = 1.0;
        def.gun.as_mut().expect("he has one").over_shield = Some((40, 60));
    });
    let things = [('n', west("core/clerk")), ('g', west("core/gunman"))];
    let mut arena = Arena::of(level(&ROOM, &things), catalog);
    let (player, clerk, man) = (arena.player(), arena.people('n')[0], arena.people('g')[0]);
    for who in [player, clerk] {
        toughen(&mut arena, who);
    }
    arena.arm(man, "core/smg");
    weaken(&mut arena, man, 0.5);
    alert(&mut arena, &[man]);
    arena.until(300, |arena| arena.act(man) == Act::Hold(clerk));
    let before = shots_of(&arena, man);
    arena.wait(80);
    assert_eq!((arena.act(man), shots_of(&arena, man)), (Act::Hold(clerk), before));
}

#[test]
fn one_of_two_knifemen_comes_from_the_side() {
    let mut arena = Arena::new(&ROOM, &[('k', west("core/knifeman"))]);
    let (player, men) = (arena.player(), arena.people('k'));
    toughen(&mut arena, player);
    alert(&mut arena, &men);
    arena.until(240, |arena| men.iter().any(|man| matches!(mood(arena, *man), Mood::Flank(_))));
    let flanker =
        men.iter().copied().find(|man| matches!(mood(&mut arena, *man), Mood::Flank(_))).expect("one");
    let foe = arena.at(player);
    let before = arena.at(flanker) - foe;
    arena.until(400, |arena| !matches!(mood(arena, flanker), Mood::Flank(_)));
    let after = arena.at(flanker) - foe;
    let turned = before.angle_to(after).abs().to_degrees();
    assert!(turned > 30.0, "{turned} degrees round");
}

#[test]
fn a_flanker_keeps_out_of_the_line_of_fire_and_comes_from_behind() {
    // Two corridors around a block of rooms; the player looks east along the north one, from where both men come.
    let rows = [
        "########################",
        "#......................#",
        "#..P...............k...#",
        "#......................#",
        "#....##########....#...#",
        "#....##########....#...#",
        "#....##########....#...#",
        "#....##########........#",
        "#..................k...#",
        "#......................#",
        "########################",
    ];
    let catalog = changed("core/gunman", |def| def.flank = 1.0);
    let mut arena = Arena::of(level(&rows, &[('k', west("core/gunman"))]), catalog);
    let (player, men) = (arena.player(), arena.people('k'));
    toughen(&mut arena, player);
    for man in &men {
        toughen(&mut arena, *man);
    }
    alert(&mut arena, &men);
    let flanks =
        |arena: &mut Arena| men.iter().copied().find(|man| matches!(mood(arena, *man), Mood::Flank(_)));
    arena.until(300, |arena| flanks(arena).is_some());
    let flanker = flanks(&mut arena).expect("one goes round");
    let foe = arena.at(player);
    let block = 7.0 * red_heat::content::level::TILE;
    let (mut in_fire, mut ticks, mut south) = (0, 0, false);
    let aim = PlayerCommand::default().aiming(Vec2::X);
    while matches!(mood(&mut arena, flanker), Mood::Flank(_)) {
        arena.tick(aim);
        let off = arena.at(flanker) - foe;
        let seen = arena.session.world().resource::<Physics>().line_of_sight(foe, foe + off);
        in_fire += u32::from(seen && off.angle_to(Vec2::X).abs() < 0.8);
        south |= foe.y - (foe + off).y > block - 3.0 * red_heat::content::level::TILE;
        ticks += 1;
        assert!(ticks < 480, "he gets there");
    }
    let off = arena.at(flanker) - foe;
    assert!(south, "by the other corridor");
    assert!(in_fire * 4 < ticks, "in the player's eye for {in_fire} of {ticks} ticks");
    assert!(off.normalize().dot(Vec2::X) < 0.5, "he comes from the side or from behind: {off}");
}

#[test]
fn a_burst_is_aimed_once() {
    let mut arena = Arena::new(&ROOM, &[('g', west("core/gunman_smg"))]);
    let (player, man) = (arena.player(), arena.people('g')[0]);
    toughen(&mut arena, player);
    alert(&mut arena, &[man]);
    arena.until(600, |arena| shots_of(arena, man) > 0);
    arena.wait(50);
    let shots = shots_of(&arena, man);
    let aimed = |seen: &&SimOutcome| matches!(seen, SimOutcome::Aimed { actor, .. } if *actor == man);
    let aims = arena.seen.iter().filter(aimed).count();
    assert!((4..=7).contains(&shots), "{shots} shots of one burst");
    assert_eq!(aims, 1);
}

#[test]
fn who_has_shot_his_last_round_takes_a_gun_that_lies_near() {
    let things = [('g', west("core/gunman")), ('n', item("core/revolver"))];
    let mut arena = Arena::new(&ROOM, &things);
    let (player, man) = (arena.player(), arena.people('g')[0]);
    toughen(&mut arena, player);
    empty(&mut arena, man, "pistol", 0);
    alert(&mut arena, &[man]);
    arena.until(400, |arena| arena.held(man).as_deref() == Some("core/revolver"));
}

#[test]
fn who_has_none_left_throws_it_and_comes_with_his_fists() {
    let mut arena = Arena::new(&ROOM, &[('g', west("core/gunman"))]);
    let (player, man) = (arena.player(), arena.people('g')[0]);
    toughen(&mut arena, player);
    empty(&mut arena, man, "pistol", 0);
    alert(&mut arena, &[man]);
    arena.until(900, |arena| {
        arena.saw(|seen| matches!(seen, SimOutcome::ThrewItem { actor, .. } if *actor == man))
    });
    // The pistol lies with nothing in it: not worth going for.
    arena.until(900, |arena| matches!(arena.act(man), Act::Strike(_)));
    assert_eq!(arena.held(man), None);
}

#[test]
fn in_the_dark_a_man_is_noticed_later() {
    let noticed = |ambient: f32| {
        let mut level = level(&ROOM, &[('g', west("core/gunman"))]);
        level.ambient = [ambient; 3];
        let mut arena = Arena::of(level, catalog());
        let (player, man) = (arena.player(), arena.people('g')[0]);
        let before = arena.at(man) - Vec2::new(5.0, 0.0);
        arena.put(player, before);
        arena.until(300, |arena| mind(arena, man).memory.suspicion >= 1.0)
    };
    let (day, night) = (noticed(1.0), noticed(0.02));
    assert!(night as f32 >= day as f32 * 1.4, "{night} ticks in the dark, {day} in the light");
}
