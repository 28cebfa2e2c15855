//! Trains: cars that follow their rails, whatever stands there.

use std::collections::BTreeMap;

use bevy::{
    ecs::{entity::Entity, resource::Resource, world::World},
    math::{Vec2, ops},
};

use super::{
    Origin,
    spawn::{NewVehicle, remove_vehicle, spawn_vehicle},
};
use crate::{
    content::catalog::Catalog,
    content::roads::{Crossing, Rail, Roads, Train},
    sim::{
        mission::Mission,
        outcome::SimOutcome,
        physics::{Physics, TICK, VehicleBody},
    },
};

/// Trains that run, and crossings whose bells ring.
#[derive(Resource, Clone, Debug, Default)]
pub struct Trains {
    /// Those under way, in the order in which they set out.
    pub runs: Vec<Run>,
    /// For each crossing of the level whether its bell rings.
    pub rings: Vec<bool>,
    /// Trains that come again, with the ticks until they do.
    pub again: BTreeMap<String, u32>,
}

/// A train under way.
#[derive(Clone, Debug)]
pub struct Run {
    /// Its name.
    pub name: String,
    /// Metres that its head has come along the rails.
    pub head: f32,
    /// Its cars, the first one first; none where one is not on the rails yet, or no longer.
    pub cars: Vec<Option<Entity>>,
    /// How many crossings its head has passed.
    passed: Vec<bool>,
}

/// When a train is on a crossing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Due {
    /// Seconds until its head is there; under 0 once it has been.
    pub comes: f32,
    /// Seconds until its end has gone.
    pub goes: f32,
}

impl Trains {
    /// For each crossing the train that is there next; none where none is under way to it.
    pub fn due(&self, roads: &Roads, catalog: &Catalog) -> Vec<Option<Due>> {
        let at = |crossing: &Crossing| {
            let runs = self.runs.iter().filter_map(|run| {
                let train = roads.trains.get(&run.name)?;
                let way = way_to(roads, train, crossing) - run.head;
                let length = length_of(train, catalog);
                let speed = train.speed.max(0.1);
                let due = Due { comes: way / speed, goes: (way + length) / speed };
                (due.goes > 0.0 && way.is_finite()).then_some(due)
            });
            runs.min_by(|a, b| a.comes.total_cmp(&b.comes))
        };
        roads.crossings.iter().map(at).collect()
    }

    /// Lets a train set out.
    pub fn start(&mut self, name: &str, train: &Train, head: f32) {
        let cars = vec![None; train.cars.len()];
        self.runs.push(Run { name: name.to_owned(), head, cars, passed: Vec::new() });
        if let Some(every) = train.every {
            self.again.insert(name.to_owned(), every);
        }
    }
}

/// Moves every train by a tick, and rings the bells before it.
pub(super) fn run_trains(world: &mut World) {
    let Some(roads) = world.resource::<Mission>().setup.level.roads.clone() else { return };
    if roads.rails.is_empty() {
        return;
    }
    let catalog = world.resource::<Mission>().setup.catalog.clone();
    let mut trains = std::mem::take(&mut *world.resource_mut::<Trains>());
    come_again(&mut trains, &roads);
    let mut rings = vec![false; roads.crossings.len()];
    for run in &mut trains.runs {
        let Some(train) = roads.trains.get(&run.name) else { continue };
        if run.passed.len() != roads.crossings.len() {
            run.passed =
                roads.crossings.iter().map(|crossing| way_to(&roads, train, crossing) < run.head).collect();
        }
        run.head += train.speed * TICK;
        roll(world, (&roads, &catalog), train, run);
        ring(world, &roads, train, run, length_of(train, &catalog), &mut rings);
    }
    for ((crossing, now), before) in
        roads.crossings.iter().zip(&rings).zip(trains.rings.iter().chain(std::iter::repeat(&false)))
    {
        if *now && !before {
            world.write_message(SimOutcome::BellRang { at: Vec2::from(crossing.at) });
        }
    }
    trains.rings = rings;
    trains.runs.retain(|run| {
        let Some(train) = roads.trains.get(&run.name) else { return false };
        run.cars.iter().any(Option::is_some) || run.head < roads.rails[train.rail].length
    });
    *world.resource_mut::<Trains>() = trains;
}

fn come_again(trains: &mut Trains, roads: &Roads) {
    let mut due = Vec::new();
    for (name, left) in &mut trains.again {
        *left = left.saturating_sub(1);
        if *left == 0 {
            due.push(name.clone());
        }
    }
    for name in due {
        if let Some(train) = roads.trains.get(&name) {
            trains.start(&name, train, 0.0);
        }
    }
}

/// A train's whole length in metres, with the gap behind each car.
fn length_of(train: &Train, catalog: &Catalog) -> f32 {
    let cars = train.cars.iter().filter_map(|car| catalog.vehicles.get(car));
    cars.map(|def| def.length + train.gap).sum()
}

/// Metres that a train's head has come when it is at a crossing.
fn way_to(roads: &Roads, train: &Train, crossing: &Crossing) -> f32 {
    if crossing.rail != train.rail {
        return f32::INFINITY;
    }
    if train.back { roads.rails[train.rail].length - crossing.along } else { crossing.along }
}

/// Puts every car where it is after this tick.
fn roll(world: &mut World, (roads, catalog): (&Roads, &Catalog), train: &Train, run: &mut Run) {
    let rail = &roads.rails[train.rail];
    let index = roads.trains.keys().position(|name| *name == run.name).unwrap_or(0) as u32;
    let mut behind = 0.0;
    for (number, kind) in train.cars.iter().enumerate() {
        let Some(def) = catalog.vehicles.get(kind) else { continue };
        let middle = run.head - behind - def.length / 2.0;
        behind += def.length + train.gap;
        let car = run.cars[number];
        if middle < 0.0 || middle > rail.length {
            if let Some(car) = car.filter(|_| middle > rail.length) {
                remove_vehicle(world, car);
                run.cars[number] = None;
            }
            continue;
        }
        let Some((at, angle)) = place(rail, train.back, middle, def.axles() / 2.0) else { continue };
        match car.and_then(|car| world.get::<VehicleBody>(car).copied()) {
            Some(body) => world.resource_mut::<Physics>().roll_vehicle(&body, at, angle),
            None => {
                let new = NewVehicle {
                    kind: kind.clone(),
                    at,
                    angle,
                    speed: train.speed,
                    tag: Some(run.name.clone()),
                    origin: Origin::Train(index, number as u32),
                };
                run.cars[number] = spawn_vehicle(world, new);
                if let Some(train) = run.cars[number].filter(|_| number == 0) {
                    world.write_message(SimOutcome::TrainStarted { train, at });
                }
            }
        }
    }
}

/// Where a car is and which way it looks: on two bogies, each of which keeps to the rails, so that it goes round a bend
/// as smoothly as they do.
fn place(rail: &Rail, back: bool, middle: f32, half: f32) -> Option<(Vec2, f32)> {
    let on = |metres: f32| {
        let along = if back { rail.length - metres } else { metres };
        rail.at(along.clamp(0.0, rail.length)).map(|(at, _)| Vec2::from(at))
    };
    let (front, rear) = (on(middle + half)?, on(middle - half)?);
    let way = front - rear;
    Some(((front + rear) / 2.0, ops::atan2(way.y, way.x)))
}

/// Bells ring before a train and until it has passed.
fn ring(world: &mut World, roads: &Roads, train: &Train, run: &mut Run, length: f32, rings: &mut [bool]) {
    for (number, crossing) in roads.crossings.iter().enumerate() {
        let way = way_to(roads, train, crossing) - run.head;
        let warns = crossing.warns as f32 * TICK * train.speed;
        rings[number] |= way < warns && way > -length - crossing.half;
        if way <= 0.0 && !run.passed[number] {
            run.passed[number] = true;
            if let Some(train) = run.cars.first().copied().flatten() {
                world.write_message(SimOutcome::TrainPassed { train, at: Vec2::from(crossing.at) });
            }
        }
    }
}
