//! What is promised of vehicles and streets: mass is felt, lights are heeded, people jump aside, trains stop for
//! nobody, and all of it is the same every time.

#[path = "../common/mod.rs"]
mod common;

mod chase;
mod hands;
mod streets;

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
        mission::{Counts, MissionSetup, Phase},
        outcome::SimOutcome,
        road::{Light, Streets},
        score::{Part, score},
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

/// The town full of traffic and people.
fn busy(roads: &mut Roads) {
    let kinds = ["sedan_a", "sedan_b", "taxi", "truck"].map(|kind| (format!("core/{kind}"), 1.0));
    roads.traffic = Some(Traffic { kinds: kinds.to_vec(), mind: "core/commuter".into(), per_km: 60.0 });
    let people = vec![("core/guest_a".to_owned(), 1.0)];
    roads.walkers = Some(Traffic { kinds: people, mind: String::new(), per_km: 60.0 });
}
