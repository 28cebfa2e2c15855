//! What is promised of vehicles and streets: mass is felt, lights are heeded, people jump aside, trains stop for
//! nobody, and all of it is the same every time.

mod common;

use std::sync::Arc;

use bevy::{ecs::entity::Entity, math::Vec2};
use common::catalog;
use red_heat::{
    content::{
        catalog::Catalog,
        level::Level,
        library,
        loader::check_level,
        roads::{Placed, Roads},
        source::Folder,
    },
    sim::{
        actor::{Position, Seat, Velocity},
        command::{Buttons, PlayerCommand},
        mission::{MissionSetup, Phase},
        outcome::SimOutcome,
        session::Session,
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
