//! What is promised of vehicles and streets: mass is felt, lights are heeded, people jump aside, trains stop for
//! nobody, and all of it is the same every time.

mod common;

use std::sync::Arc;

use bevy::{ecs::entity::Entity, math::Vec2};
use common::catalog;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use red_heat::{
    content::{
        catalog::Catalog,
        level::Level,
        library,
        loader::check_level,
        objective::Goal,
        roads::{Placed, Roads, Traffic},
        source::Folder,
        trigger::{Action, Visit},
    },
    sim::{
        actor::{Health, Position, Seat, Velocity},
        brain::bot::Bot,
        command::{Buttons, PlayerCommand},
        judge::actions::perform,
        mission::{MissionSetup, Phase},
        outcome::SimOutcome,
        road::{Light, Streets},
        session::Session,
        spawn::{Arrival, spawn_actor},
        stance::{Act, Stance},
        vehicle::{Riding, Vehicle},
    },
};

/// The test town, with whatever a test changes in its streets.
fn town(change: impl FnOnce(&mut Roads)) -> Level {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let library = library::load(&Folder::new(root)).into_result().unwrap_or_else(|report| panic!("{report}"));
    let bytes = std::fs::read(root.join("tests/roads/town.ron"));
    let checked = check_level(&library, "tests/roads/town.ron", bytes);
    let mut level = checked.into_result().unwrap_or_else(|report| panic!("{report}"));
    let mut roads = Roads::clone(level.roads.as_ref().expect("streets"));
    change(&mut roads);
    level.roads = Some(Arc::new(roads));
    level
}

/// A town in which a test drives.
struct Drive {
    session: Session,
    seen: Vec<SimOutcome>,
}

impl Drive {
    fn new(change: impl FnOnce(&mut Roads)) -> Self {
        Self::of(town(change), catalog(), 7)
    }

    fn of(level: Level, catalog: Catalog, seed: u64) -> Self {
        let setup = MissionSetup {
            level: Arc::new(level),
            catalog: Arc::new(catalog),
            seed,
            difficulty: "normal".into(),
            assists: Default::default(),
        };
        Self { session: Session::new(setup, 1).expect("a mission"), seen: Vec::new() }
    }

    fn ticks(&mut self, count: u32, command: PlayerCommand) -> &mut Self {
        for _ in 0..count {
            self.session.tick([command, PlayerCommand::default()]);
            self.seen.extend(self.session.outcomes());
        }
        self
    }

    /// Ticks until it holds, at most so many.
    fn until(&mut self, most: u32, command: PlayerCommand, holds: impl Fn(&mut Self) -> bool) -> u32 {
        for tick in 0..most {
            if holds(self) {
                return tick;
            }
            self.ticks(1, command);
        }
        panic!("it did not come to that in {most} ticks");
    }

    fn vehicle(&mut self, tag: &str) -> Entity {
        let world = self.session.world();
        let mut all = world.query::<(Entity, &Vehicle)>();
        let found = all.iter(world).find(|(_, vehicle)| vehicle.tag.as_deref() == Some(tag));
        found.unwrap_or_else(|| panic!("no vehicle {tag}")).0
    }

    fn at(&mut self, tag: &str) -> Vec2 {
        let entity = self.vehicle(tag);
        self.session.world().get::<Position>(entity).expect("a place").0
    }

    fn velocity(&mut self, tag: &str) -> Vec2 {
        let entity = self.vehicle(tag);
        self.session.world().get::<Velocity>(entity).expect("a velocity").0
    }

    fn state(&mut self, tag: &str) -> Vehicle {
        let entity = self.vehicle(tag);
        self.session.world().get::<Vehicle>(entity).expect("a vehicle").clone()
    }

    fn player(&mut self) -> Entity {
        let world = self.session.world();
        let mut seats = world.query::<(Entity, &Seat)>();
        seats.iter(world).next().expect("a player").0
    }
}

const EAST: PlayerCommand = PlayerCommand { move_x: 127, move_y: 0, aim: None, buttons: Buttons(0) };
const STILL: PlayerCommand = PlayerCommand { move_x: 0, move_y: 0, aim: None, buttons: Buttons(0) };

fn placed(kind: &str, tag: &str, at: (f32, f32), way: (f32, f32)) -> Placed {
    Placed { kind: format!("core/{kind}"), tag: Some(tag.into()), at, way, ..Placed::default() }
}

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

/// Ticks of the mission at which the light for the avenue at the crossing turns to that.
fn light(drive: &mut Drive, street: &str) -> Light {
    let tick = drive.session.mission().tick;
    let streets = drive.session.world().resource::<Streets>();
    let node = streets.roads.node("cross").expect("the node");
    let street = streets.roads.streets.iter().position(|other| other.id == street).expect("the street");
    let segment =
        streets.roads.segments.iter().position(|segment| segment.street == street).expect("a piece");
    streets.light(node, segment, tick).expect("a light")
}

/// The player's bus far away in the yard, so that it disturbs nobody.
fn parked(roads: &mut Roads) {
    roads.vehicles[0].at = (250.0, 12.0);
    roads.vehicles[0].player = true;
}

fn driven(kind: &str, tag: &str, at: (f32, f32), way: (f32, f32), mind: &str) -> Placed {
    Placed { mind: Some(format!("core/{mind}")), ..placed(kind, tag, at, way) }
}

#[test]
fn a_car_stops_at_red_and_goes_at_green() {
    let mut drive = Drive::new(|roads| {
        parked(roads);
        // Towards the crossing from the south, where it is red for the first eight seconds.
        roads.vehicles.push(driven("sedan_a", "car", (201.6, -48.0), (0.0, 1.0), "commuter"));
    });
    assert_eq!(light(&mut drive, "clark"), Light::Red);
    drive.until(480, STILL, |drive| {
        let (at, fast) = (drive.at("car"), drive.velocity("car").length());
        assert!(at.y < -8.0, "over the line at red: {at}");
        at.y > -18.0 && fast < 0.3
    });
    drive.until(600, STILL, |drive| light(drive, "clark") == Light::Green);
    let waited = drive.at("car");
    assert!((-18.0..-8.0).contains(&waited.y), "{waited}");
    drive.until(240, STILL, |drive| drive.at("car").distance(waited) > 20.0);
}

#[test]
fn whoever_comes_out_of_the_alley_gives_way() {
    let mut drive = Drive::new(|roads| {
        parked(roads);
        roads.vehicles.push(driven("sedan_b", "small", (318.5, 60.0), (0.0, -1.0), "commuter"));
        for (number, x) in [(0, 262.0), (1, 246.0), (2, 228.0), (3, 212.0)] {
            let tag = format!("stream{number}");
            let mut car = driven("taxi", &tag, (x, -4.9), (1.0, 0.0), "commuter");
            car.speed = 10.0;
            roads.vehicles.push(car);
        }
    });
    let stop =
        drive.until(900, STILL, |drive| drive.velocity("small").length() < 0.3 && drive.at("small").y < 20.0);
    assert!(drive.at("small").y > 7.0, "it stopped behind the line, {} after {stop}", drive.at("small"));
    drive.until(1500, STILL, |drive| drive.at("small").y < 4.0);
    assert!(drive.at("stream3").x > 322.0, "it waited for the last of them");
    let hits = drive.seen.iter().filter(|seen| matches!(seen, SimOutcome::VehicleHit { .. })).count();
    assert_eq!(hits, 0);
}

#[test]
fn at_a_stop_sign_one_comes_to_a_stand_though_nobody_comes() {
    let mut drive = Drive::new(|roads| {
        parked(roads);
        roads.vehicles.push(driven("sedan_b", "small", (318.5, 60.0), (0.0, -1.0), "commuter"));
    });
    drive.until(900, STILL, |drive| drive.velocity("small").length() < 0.4 && drive.at("small").y < 20.0);
    let line = drive.at("small");
    assert!(line.y > 7.0, "it stopped behind the line, {line}");
    let stood = drive.until(300, STILL, |drive| drive.at("small").distance(line) > 1.0);
    assert!(stood > 40, "it stood for {stood} ticks");
}

#[test]
fn one_goes_round_what_stands_in_his_lane() {
    let mut drive = Drive::new(|roads| {
        parked(roads);
        roads.vehicles.push(placed("truck", "wall", (120.0, -4.9), (1.0, 0.0)));
        roads.vehicles.push(driven("sedan_a", "car", (60.0, -4.9), (1.0, 0.0), "commuter"));
    });
    drive.until(900, STILL, |drive| drive.at("car").x > 140.0);
    assert!(
        !drive.seen.iter().any(|seen| matches!(seen, SimOutcome::VehicleHit { .. })),
        "without a scratch"
    );
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
fn a_near_miss_is_told_and_a_scratch_is_none() {
    let passes = |y: f32| {
        let mut drive = Drive::new(|roads| {
            roads.vehicles.push(placed("sedan_b", "car", (140.0, y), (1.0, 0.0)));
        });
        drive.until(900, EAST, |drive| drive.at("bus").x > 160.0);
        drive.seen.iter().filter(|seen| matches!(seen, SimOutcome::NearMiss { .. })).count()
    };
    // The bus drives at -1.6 and is 2.55 wide, the car 1.85.
    assert_eq!(passes(-1.6 - 1.275 - 0.925 - 0.7), 1);
    assert_eq!(passes(-1.6 - 1.275 - 0.925 - 2.5), 0, "far enough");
    assert_eq!(passes(-1.6 - 1.275 - 0.925 + 0.4), 0, "they touch");
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

/// The town full of traffic and people.
fn busy(roads: &mut Roads) {
    let kinds = ["sedan_a", "sedan_b", "taxi", "truck"].map(|kind| (format!("core/{kind}"), 1.0));
    roads.traffic = Some(Traffic { kinds: kinds.to_vec(), mind: "core/commuter".into(), per_km: 60.0 });
    let people = vec![("core/guest_a".to_owned(), 1.0)];
    roads.walkers = Some(Traffic { kinds: people, mind: String::new(), per_km: 60.0 });
}

#[test]
fn traffic_gets_on_without_a_scratch() {
    let mut drive = Drive::new(|roads| {
        busy(roads);
        parked(roads);
        roads.traffic.as_mut().expect("traffic").per_km = 25.0;
    });
    drive.ticks(2400, STILL);
    let hits: Vec<&SimOutcome> =
        drive.seen.iter().filter(|seen| matches!(seen, SimOutcome::VehicleHit { .. })).collect();
    assert!(hits.len() < 4, "{} knocks: {:?}", hits.len(), &hits[..hits.len().min(5)]);
    let world = drive.session.world();
    let mut vehicles = world.query::<(&Vehicle, &Velocity)>();
    let moving = vehicles.iter(world).filter(|(_, velocity)| velocity.0.length() > 1.0).count();
    assert!(moving >= 4, "{moving} move");
}

#[test]
fn ten_thousand_random_commands_do_no_harm() {
    let mut drive = Drive::new(busy);
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    let mut command = EAST;
    for tick in 0..10_000 {
        if rng.random_range(0..20) == 0 {
            let mut axis = || [-127, 0, 127][rng.random_range(0..3)];
            command = PlayerCommand { move_x: axis(), move_y: axis(), aim: None, buttons: Buttons(0) };
            command.buttons = Buttons(rng.random_range(0..64));
        }
        drive.seen.clear();
        drive.ticks(1, command);
        let world = drive.session.world();
        let mut bodies = world.query::<(&Position, &Velocity)>();
        for (at, velocity) in bodies.iter(world) {
            assert!(
                at.0.is_finite() && velocity.0.is_finite() && at.0.length() < 4000.0,
                "tick {tick}: {at:?}"
            );
        }
        let mut vehicles = world.query::<(&Position, &Vehicle)>();
        let all: Vec<(Vec2, Vec2)> =
            vehicles.iter(world).map(|(at, vehicle)| (at.0, vehicle.half())).collect();
        for (number, (at, half)) in all.iter().enumerate() {
            for (other, its) in &all[number + 1..] {
                let least = (half.y + its.y) * 0.45;
                assert!(at.distance(*other) > least, "tick {tick}: one in another, {at} {other}");
            }
        }
    }
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
