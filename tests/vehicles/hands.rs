//! A player at the wheel: mass, doors, people in the way, checkpoints.

use super::*;

#[test]
fn a_bus_is_driven_by_keys_alone_and_keeps_to_its_lane() {
    let mut drive = Drive::new(|_| {});
    let begin = drive.at("bus");
    drive.ticks(600, EAST);
    let end = drive.at("bus");
    assert!(end.x - begin.x > 90.0, "it came from {begin} to {end}");
    assert!((end.y - begin.y).abs() < 0.6, "it left its lane: {begin} to {end}");
    let fast = drive.velocity("bus").length();
    assert!((12.0..18.5).contains(&fast), "{fast} m/s");
    drive.until(4000, EAST, |drive| drive.session.mission().phase == Phase::Won);
}

#[test]
fn a_bus_pushes_the_car_that_it_meets() {
    let mut drive = Drive::new(|roads| {
        roads.vehicles.push(placed("sedan_b", "car", (120.0, -1.6), (0.0, 1.0)));
    });
    let before = drive.at("car");
    drive.until(1200, EAST, |drive| drive.at("bus").x > 150.0);
    drive.ticks(120, STILL);
    let pushed = drive.at("car").distance(before);
    assert!(pushed > 8.0, "the car was pushed {pushed} m");
    assert!(drive.state("car").health < 60.0, "{}", drive.state("car").health);
    assert!(drive.state("bus").health > 500.0, "{}", drive.state("bus").health);
    let bus = drive.vehicle("bus");
    let hit = drive.seen.iter().find_map(|seen| match seen {
        SimOutcome::VehicleHit { vehicle, impulse, .. } if *vehicle == bus => Some(*impulse),
        _ => None,
    });
    assert!(hit.expect("it is told") > 8000.0);
}

#[test]
fn one_gets_out_and_in_again() {
    let mut drive = Drive::new(|_| {});
    let player = drive.player();
    assert!(drive.session.world().get::<Riding>(player).is_some());
    let press = STILL.pressing(Buttons::GRAB);
    drive.ticks(2, STILL).ticks(1, press).ticks(30, STILL);
    assert!(drive.session.world().get::<Riding>(player).is_none(), "he got out");
    let at = drive.session.world().get::<Position>(player).expect("a place").0;
    assert!(at.distance(drive.at("bus")) < 8.0 && (at.y - drive.at("bus").y).abs() > 1.3, "{at}");
    let bus = drive.at("bus");
    drive.ticks(30, EAST);
    assert!(drive.at("bus").distance(bus) < 0.05, "nobody drives it");
    drive.ticks(34, PlayerCommand { move_x: -127, ..STILL }).ticks(2, STILL).ticks(3, press).ticks(3, STILL);
    assert!(drive.session.world().get::<Riding>(player).is_some(), "he got in again");
    drive.ticks(200, EAST);
    assert!(drive.at("bus").x > bus.x + 10.0);
}

#[test]
fn the_same_drive_gives_the_same_digest() {
    let run = |seed| {
        let mut drive = Drive::of(town(|_| {}), catalog(), seed);
        drive.ticks(400, EAST).ticks(60, STILL.pressing(Buttons::ROLL));
        drive.session.digest()
    };
    assert_eq!(run(3), run(3));
}

#[test]
fn people_jump_aside() {
    let mut level = town(|_| {});
    let mut roads = Roads::clone(level.roads.as_ref().expect("streets"));
    roads.walkers = None;
    level.roads = Some(Arc::new(roads));
    let mut drive = Drive::of(level, catalog(), 7);
    let at = Vec2::new(110.0, -1.6);
    let arrival =
        Arrival { kind: "core/guest_a".into(), at, facing: 0.0, tag: Some("man".into()), seat: None };
    let man = spawn_actor(drive.session.world(), arrival).expect("a man");
    drive.until(900, EAST, |drive| drive.at("bus").x > 130.0);
    let world = drive.session.world();
    let health = world.get::<Health>(man).expect("he lives");
    assert_eq!(health.now, health.max, "nothing touched him");
    assert!(
        drive.seen.iter().any(|seen| matches!(seen, SimOutcome::JumpedAside { actor, .. } if *actor == man))
    );
}

#[test]
fn whoever_does_not_jump_is_struck() {
    let mut drive = Drive::new(|_| {});
    let arrival =
        Arrival { kind: "core/thug".into(), at: Vec2::new(90.0, -1.6), facing: 0.0, tag: None, seat: None };
    let man = spawn_actor(drive.session.world(), arrival).expect("a man");
    drive.session.world().entity_mut(man).get_mut::<Stance>().expect("a stance").act = Act::Stagger;
    drive.until(900, EAST, |drive| {
        // He reels on.
        let world = drive.session.world();
        if let Some(mut stance) = world.get_mut::<Stance>(man)
            && stance.act == Act::Stagger
        {
            stance.tick = 0;
        }
        drive.at("bus").x > 100.0
    });
    let health = drive.session.world().get::<Health>(man).expect("a man");
    assert!(health.now < health.max * 0.6, "{health:?}");
}

/// Where the middle of a car stands between which and the bus, in its lane, so many metres are left.
fn beside_the_bus(gap: f32) -> f32 {
    const LANE: f32 = -1.6;
    let catalog = catalog();
    let half = |kind: &str| catalog.vehicles[kind].width / 2.0;
    LANE - half("core/city_bus") - half("core/sedan_b") - gap
}

#[test]
fn a_near_miss_is_told_and_a_scratch_is_none() {
    let passes = |gap: f32| {
        let mut drive = Drive::new(|roads| {
            roads.vehicles.push(placed("sedan_b", "car", (140.0, beside_the_bus(gap)), (1.0, 0.0)));
        });
        drive.until(900, EAST, |drive| drive.at("bus").x > 160.0);
        drive.seen.iter().filter(|seen| matches!(seen, SimOutcome::NearMiss { .. })).count()
    };
    assert_eq!(passes(0.7), 1);
    assert_eq!(passes(2.5), 0, "far enough");
    assert_eq!(passes(-0.4), 0, "they touch");
}

#[test]
fn a_checkpoint_keeps_the_bus_and_who_is_in_it() {
    let mut drive = Drive::new(|roads| {
        roads.vehicles.push(driven("rival_bus", "rival", (90.0, -4.9), (1.0, 0.0), "fugitive"));
        roads.vehicles[1].driver = Some("core/thug".into());
    });
    drive.ticks(300, EAST);
    perform(drive.session.world(), &Action::Checkpoint);
    let (bus, rival) = (drive.at("bus"), drive.at("rival"));
    let (fast, health) = (drive.velocity("bus"), drive.state("rival").health);
    drive.ticks(200, EAST).ticks(1, STILL.pressing(Buttons::RESTART));
    assert!(drive.at("bus").distance(bus) < 1.0, "{} {bus}", drive.at("bus"));
    assert!(drive.at("rival").distance(rival) < 1.0, "{} {rival}", drive.at("rival"));
    assert!((drive.velocity("bus") - fast).length() < 1.0);
    assert_eq!(drive.state("rival").health, health);
    let (player, vehicle) = (drive.player(), drive.vehicle("bus"));
    assert_eq!(drive.session.world().get::<Riding>(player).map(|riding| riding.vehicle), Some(vehicle));
    drive.ticks(60, EAST);
    assert!(drive.at("bus").x > bus.x + 5.0);
}

#[test]
fn two_keys_at_once_change_lanes() {
    let mut drive = Drive::new(|_| {});
    drive.ticks(300, EAST);
    let begin = drive.at("bus");
    let aside = PlayerCommand { move_y: -127, ..EAST };
    drive.ticks(75, aside);
    let (now, velocity) = (drive.at("bus"), drive.velocity("bus"));
    assert!(begin.y - now.y > 1.5, "from {begin} to {now}");
    assert!(velocity.y.abs() < velocity.x * 0.4, "it goes on along the street: {velocity}");
    drive.ticks(120, EAST);
    let lane = drive.at("bus").y;
    assert!((lane + 4.9).abs() < 0.7, "it keeps to the other lane: {lane}");
}

#[test]
fn near_misses_are_worth_points() {
    let mut drive = Drive::new(|roads| {
        roads.vehicles.push(placed("sedan_b", "car", (140.0, beside_the_bus(0.7)), (1.0, 0.0)));
    });
    drive.until(900, EAST, |drive| drive.at("bus").x > 160.0);
    perform(drive.session.world(), &Action::Bonus(300));
    let tally = drive.session.world().resource::<Counts>().0.clone();
    let score = score(drive.session.mission(), &tally);
    let rate = i64::from(drive.session.mission().score_rules().per_near_miss);
    assert_eq!(score.points(Part::Feats), 300 + rate);
}
