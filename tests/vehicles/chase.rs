//! Fugitives, trains, rams, and the bot that drives after somebody.

use super::*;

#[test]
fn a_train_wrecks_what_stands_on_the_crossing_and_does_not_slow() {
    let mut drive = Drive::new(|roads| {
        parked(roads);
        roads.vehicles.push(placed("sedan_a", "car", (450.0, -4.9), (1.0, 0.0)));
        roads.vehicles.push(driven("taxi", "taxi", (330.0, -1.6), (1.0, 0.0), "commuter"));
    });
    perform(drive.session.world(), &Action::StartTrain("freight".into()));
    let rang = drive
        .until(900, STILL, |drive| drive.seen.iter().any(|seen| matches!(seen, SimOutcome::BellRang { .. })));
    let passed = drive.until(900, STILL, |drive| {
        drive.seen.iter().any(|seen| matches!(seen, SimOutcome::TrainPassed { .. }))
    });
    assert!((280..320).contains(&passed), "the bell rang {passed} ticks before, after {rang}");
    drive.ticks(30, STILL);
    let car = drive.state("car");
    assert!(car.wrecked && car.wrecked_by.as_deref() == Some("freight"), "{car:?}");
    assert!(drive.at("car").y > 8.0, "it was carried along: {}", drive.at("car"));
    assert!(drive.velocity("freight").y > 19.9, "{}", drive.velocity("freight"));
    assert!(drive.at("taxi").x < 446.0 && !drive.state("taxi").wrecked, "the other one waited");
}

#[test]
fn a_fugitive_keeps_ahead_and_in_sight() {
    let mut drive = Drive::new(|roads| {
        let mut rival = driven("rival_bus", "rival", (70.0, -4.9), (1.0, 0.0), "fugitive");
        rival.driver = Some("core/thug".into());
        rival.route = vec![3];
        roads.vehicles.push(rival);
    });
    let mut apart = Vec::new();
    for _ in 0..10 {
        drive.ticks(120, EAST);
        apart.push(drive.at("rival").x - drive.at("bus").x);
    }
    assert!(apart.iter().skip(2).all(|gap| (-15.0..110.0).contains(gap)), "{apart:?}");
    assert!(drive.at("rival").x > 300.0, "{apart:?}, the rival at {}", drive.at("rival"));
}

#[test]
fn the_bot_drives_to_the_goal_round_a_corner() {
    let mut level = town(|_| {});
    for objective in &mut level.objectives {
        let visit = Visit { at: "lane".into(), tag: None };
        objective.goal = Goal::ReachBy(visit);
    }
    let mut drive = Drive::of(level, catalog(), 3);
    let mut bot = Bot::new(3);
    for _ in 0..3600 {
        let command = bot.command(drive.session.world(), 0);
        drive.ticks(1, command);
        if drive.session.mission().phase == Phase::Won {
            return;
        }
    }
    panic!("the bus is at {}", drive.at("bus"));
}

#[test]
fn the_bot_rams_whom_it_is_to_wreck() {
    let mut level = town(|roads| {
        roads.vehicles.push(driven("sedan_a", "prey", (140.0, -1.6), (1.0, 0.0), "commuter"));
    });
    for objective in &mut level.objectives {
        objective.goal = Goal::Wreck { tag: "prey".into(), by: None };
    }
    let mut drive = Drive::of(level, catalog(), 3);
    let mut bot = Bot::new(3);
    for _ in 0..6000 {
        let command = bot.command(drive.session.world(), 0);
        drive.ticks(1, command);
        if drive.session.mission().phase == Phase::Won {
            return;
        }
    }
    panic!("the bus is at {}, the car at {}", drive.at("bus"), drive.at("prey"));
}

/// The town with a second bus on the avenue, and a mind at its wheel.
fn pair(mind: &str, change: impl FnOnce(&mut Placed)) -> Drive {
    Drive::new(|roads| {
        let mut rival = driven("rival_bus", "rival", (70.0, -1.6), (1.0, 0.0), mind);
        rival.driver = Some("core/thug".into());
        rival.route = vec![3];
        change(&mut rival);
        roads.vehicles.push(rival);
    })
}

#[test]
fn what_lasts_is_wrecked_by_rails_alone() {
    let mut drive = pair("commuter", |rival| rival.lasts = 0.5);
    perform(drive.session.world(), &Action::SetDriver { tag: "rival".into(), mind: "core/fugitive".into() });
    let least = drive.state("rival").def.health * 0.5;
    let rival = drive.vehicle("rival");
    for _ in 0..20 {
        // Whatever a knock takes of it.
        drive.session.world().entity_mut(rival).get_mut::<Vehicle>().expect("a vehicle").health = least + 1.0;
        drive.ticks(30, EAST);
        assert!(drive.state("rival").health >= least, "{}", drive.state("rival").health);
    }
    perform(drive.session.world(), &Action::StartTrain("freight".into()));
    let mut place = |at: Vec2| {
        drive.session.world().entity_mut(rival).get_mut::<Position>().expect("a place").0 = at;
        drive.session.world().entity_mut(rival).get_mut::<Velocity>().expect("a velocity").0 = Vec2::ZERO;
        drive.ticks(1, STILL);
        drive.state("rival")
    };
    let wreck = (0..900).map(|_| place(Vec2::new(450.0, -1.6))).find(|rival| rival.wrecked);
    assert_eq!(wreck.expect("a wreck").wrecked_by.as_deref(), Some("freight"));
}

#[test]
fn who_heeds_bells_waits_before_rails_and_who_does_not_drives_on() {
    let waits = |bells: bool| {
        let mut catalog = catalog();
        let mut mind = (*catalog.drivers["core/fugitive"]).clone();
        (mind.bells, mind.pace) = (bells, None);
        catalog.drivers.insert("core/fugitive".into(), Arc::new(mind));
        let mut level = town(|roads| {
            parked(roads);
            let mut rival = driven("rival_bus", "rival", (350.0, -1.6), (1.0, 0.0), "fugitive");
            rival.route = vec![3];
            roads.vehicles.push(rival);
        });
        level.triggers.clear();
        let mut drive = Drive::of(level, catalog, 7);
        perform(drive.session.world(), &Action::StartTrain("freight".into()));
        drive.until(900, STILL, |drive| {
            drive.seen.iter().any(|seen| matches!(seen, SimOutcome::TrainPassed { .. }))
        });
        (drive.at("rival").x, drive.velocity("rival").length())
    };
    let (at, speed) = waits(true);
    assert!((425.0..444.0).contains(&at) && speed < 0.5, "it waits at {at}, {speed} m/s");
    let (at, _) = waits(false);
    assert!(at > 452.0, "it is over the rails: {at}");
}

#[test]
fn a_car_goes_round_a_bend_of_the_rails_without_a_jerk() {
    let mut drive = Drive::new(|roads| {
        parked(roads);
        roads.rails[0].path = vec![(450.0, -200.0), (450.0, 0.0), (470.0, 40.0), (520.0, 90.0)];
        roads.rails[0].length = 200.0 + Vec2::new(20.0, 40.0).length() + Vec2::new(50.0, 50.0).length();
    });
    perform(drive.session.world(), &Action::StartTrain("freight".into()));
    drive.ticks(60, STILL);
    let mut before = None;
    for _ in 0..600 {
        drive.ticks(1, STILL);
        let world = drive.session.world();
        let mut cars = world.query::<(&Vehicle, &red_heat::sim::actor::Facing)>();
        let Some(now) = cars.iter(world).find(|(car, _)| car.def.is_railed()).map(|(_, facing)| facing.0)
        else {
            continue;
        };
        let turn = before.map_or(0.0, |before: f32| (now - before).abs());
        assert!(turn < 0.05, "it turned by {turn} in one tick");
        before = Some(now);
    }
}

#[test]
fn who_turns_left_lets_those_pass_who_come() {
    let mut drive = Drive::new(|roads| {
        parked(roads);
        let mut turns = driven("sedan_a", "turns", (150.0, -1.6), (1.0, 0.0), "commuter");
        turns.route = vec![1, 4];
        (turns.speed, turns.tag) = (8.0, Some("turns".into()));
        roads.vehicles.push(turns);
        for x in [250.0, 266.0, 282.0] {
            let mut car = driven("taxi", "comes", (x, 1.6), (-1.0, 0.0), "commuter");
            (car.speed, car.route) = (10.0, vec![0]);
            roads.vehicles.push(car);
        }
    });
    drive.until(1800, STILL, |drive| drive.at("turns").y > 30.0);
    let knocks = drive.seen.iter().filter(|seen| matches!(seen, SimOutcome::VehicleHit { .. })).count();
    assert_eq!(knocks, 0);
    let world = drive.session.world();
    let mut cars = world.query::<(&Vehicle, &Position)>();
    let west = cars.iter(world).filter(|(car, at)| car.tag.as_deref() == Some("comes") && at.0.x < 196.0);
    assert!(west.count() >= 2, "it waited for those who came");
}
