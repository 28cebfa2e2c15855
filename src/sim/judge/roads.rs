//! What triggers and goals ask of vehicles and streets.

use bevy::{
    ecs::{entity::Entity, world::World},
    math::Vec2,
};

use super::Player;
use crate::{
    content::{
        roads::Placed,
        trigger::{Action, Event, Gap, Visit},
    },
    sim::{
        actor::{Actor, Health, Position},
        driver::Driver,
        map::Map,
        mission::{Mission, ObjectiveState},
        outcome::SimOutcome,
        road::Streets,
        spawn::places_of,
        thing::ThingId,
        vehicle::{
            Crew, Origin, Riding, Vehicle,
            spawn::{set_mind, spawn_placed},
            train::Trains,
        },
    },
};

/// The bodies of vehicles with the tag, in the order of their numbers.
fn tagged(world: &mut World, tag: &str) -> Vec<Entity> {
    let mut vehicles = world.query::<(&ThingId, Entity, &Vehicle)>();
    let mut all: Vec<(ThingId, Entity)> = vehicles
        .iter(world)
        .filter(|(_, _, vehicle)| vehicle.tag.as_deref() == Some(tag))
        .map(|(id, entity, _)| (*id, entity))
        .collect();
    all.sort_unstable();
    all.into_iter().map(|(_, entity)| entity).collect()
}

/// Where everything with the tag is: vehicles, else people who stand. No tag: the players.
fn places(world: &mut World, tag: Option<&String>, player: &Player) -> Vec<Vec2> {
    let Some(tag) = tag else { return player.places.clone() };
    let vehicles = tagged(world, tag);
    if !vehicles.is_empty() {
        return vehicles
            .into_iter()
            .filter_map(|vehicle| world.get::<Position>(vehicle).map(|at| at.0))
            .collect();
    }
    let mut people = world.query::<(&Actor, &Position, &Health)>();
    let with_tag = people.iter(world).filter(|(actor, ..)| actor.tag.as_ref() == Some(tag));
    with_tag.filter(|(.., health)| health.now > 0.0).map(|(_, at, _)| at.0).collect()
}

/// Whether a place holds one of those points: a zone, a node, an area, or a marker's tile.
pub(super) fn holds_one(world: &World, place: &str, points: &[Vec2]) -> bool {
    let mission = world.resource::<Mission>();
    let (level, map) = (&mission.setup.level, world.resource::<Map>());
    if let Some(zone) = level.zones.get(place) {
        return points.iter().any(|at| map.is_in(zone, *at));
    }
    let streets = world.resource::<Streets>();
    let reach = mission.setup.catalog.driving.node_reach;
    let on_street = points.iter().any(|at| streets.is_at(place, *at, reach) == Some(true));
    let same = |at: Vec2, here: Vec2| map.tile(at).is_some_and(|tile| map.tile(here) == Some(tile));
    on_street || places_of(level, map, place).any(|at| points.iter().any(|here| same(at, *here)))
}

/// Whether somebody is where he is asked for.
pub(super) fn is_at(world: &mut World, visit: &Visit, player: &Player) -> bool {
    let points = places(world, visit.tag.as_ref(), player);
    holds_one(world, &visit.at, &points)
}

/// Whether a vehicle is where it is asked for: without a tag one in which a player sits.
pub(super) fn drove_to(world: &mut World, visit: &Visit, player: &Player) -> bool {
    let points = match &visit.tag {
        Some(_) => places(world, visit.tag.as_ref(), player),
        None => {
            let riding = player.bodies.iter().filter_map(|body| world.get::<Riding>(*body));
            riding.filter_map(|riding| world.get::<Position>(riding.vehicle)).map(|at| at.0).collect()
        }
    };
    holds_one(world, &visit.at, &points)
}

/// Whether two are as near to each other, or as far from each other, as is asked.
pub(super) fn is_apart(world: &mut World, gap: &Gap, player: &Player) -> bool {
    let ones = places(world, Some(&gap.tag), player);
    let node = gap.to.as_ref().and_then(|to| world.resource::<Streets>().roads.place(to));
    let others = match node {
        Some(place) => vec![Vec2::from(place)],
        None => places(world, gap.to.as_ref(), player),
    };
    let far = ones.iter().flat_map(|one| others.iter().map(|other| one.distance(*other)));
    let Some(far) = far.min_by(f32::total_cmp) else { return false };
    gap.under.is_some_and(|under| far < under) || gap.over.is_some_and(|over| far > over)
}

/// Whether a player sits in a vehicle with the tag.
pub(super) fn rides(world: &World, tag: &str, player: &Player) -> bool {
    let riding = player.bodies.iter().filter_map(|body| world.get::<Riding>(*body));
    riding
        .filter_map(|riding| world.get::<Vehicle>(riding.vehicle))
        .any(|vehicle| vehicle.tag.as_deref() == Some(tag))
}

/// Vehicles with the tag, in the order of their numbers.
fn vehicles<'w>(world: &'w mut World, tag: &str) -> Vec<&'w Vehicle> {
    let all = tagged(world, tag);
    let world: &'w World = world;
    all.into_iter().filter_map(|vehicle| world.get::<Vehicle>(vehicle)).collect()
}

/// Whether a vehicle with the tag is a wreck.
pub(super) fn is_wrecked(world: &mut World, tag: &str) -> bool {
    vehicles(world, tag).into_iter().any(|vehicle| vehicle.wrecked)
}

/// Whether a vehicle with the tag has less than that share of its health.
pub(super) fn is_worn(world: &mut World, tag: &str, below: f32) -> bool {
    vehicles(world, tag).into_iter().any(|vehicle| vehicle.share() < below)
}

/// Whether all vehicles with the tag, one at least, have less than that share of their health.
pub(super) fn are_worn(world: &mut World, tag: &str, below: f32) -> bool {
    let all = vehicles(world, tag);
    !all.is_empty() && all.iter().all(|vehicle| vehicle.share() < below)
}

/// How far the wrecking of all with the tag has come.
pub(super) fn wreck(world: &mut World, tag: &str, by: Option<&String>) -> ObjectiveState {
    let all = vehicles(world, tag);
    let wrong =
        |vehicle: &&Vehicle| vehicle.wrecked && by.is_some_and(|by| vehicle.wrecked_by.as_ref() != Some(by));
    if all.iter().any(wrong) {
        return ObjectiveState::Failed;
    }
    match !all.is_empty() && all.iter().all(|vehicle| vehicle.wrecked) {
        true => ObjectiveState::Done,
        false => ObjectiveState::Open,
    }
}

/// Whether the player has been near to those with the tag for that long. A timer of the mission counts it.
pub(super) fn caught(
    world: &mut World,
    (tag, metres, ticks): (&str, f32, u32),
    player: &Player,
    name: &str,
) -> bool {
    let gap = Gap { tag: tag.to_owned(), to: None, under: Some(metres), over: None };
    let near = is_apart(world, &gap, player);
    let mut mission = world.resource_mut::<Mission>();
    let now = mission.attempt_tick;
    // A name that no level can give.
    let timer = format!("catch {name}");
    if !near {
        mission.timers.remove(&timer);
        return false;
    }
    let since = *mission.timers.entry(timer).or_insert(now);
    now.saturating_sub(since) >= ticks
}

/// Whether an outcome is what a trigger waits for.
pub(super) fn matches(world: &World, event: &Event, outcome: &SimOutcome, player: &Player) -> bool {
    let is_tagged = |entity: Entity, tag: &String| {
        world.get::<Vehicle>(entity).is_some_and(|v| v.tag.as_ref() == Some(tag))
    };
    match (event, outcome) {
        (Event::EnterVehicle(tag), SimOutcome::EnteredVehicle { actor, vehicle })
        | (Event::LeaveVehicle(tag), SimOutcome::LeftVehicle { actor, vehicle }) => {
            player.bodies.contains(actor) && is_tagged(*vehicle, tag)
        }
        (Event::VehicleWrecked(tag), SimOutcome::VehicleWrecked { vehicle, .. }) => is_tagged(*vehicle, tag),
        (Event::Hit { tag, by }, SimOutcome::VehicleHit { vehicle, by: other, .. }) => {
            let by_that = by.as_ref().is_none_or(|by| other.is_some_and(|other| is_tagged(other, by)));
            is_tagged(*vehicle, tag) && by_that
        }
        _ => false,
    }
}

/// Does what an action asks of vehicles and streets.
pub(super) fn perform(world: &mut World, action: &Action) {
    match action {
        Action::SendVehicle { tag, along, speed } => {
            for vehicle in tagged(world, tag) {
                if let Some(mut driver) = world.get_mut::<Driver>(vehicle) {
                    driver.send(along, *speed);
                }
            }
        }
        Action::SpawnVehicle(placed) => drop(spawn(world, placed)),
        Action::StartTrain(name) => {
            let roads = world.resource::<Streets>().roads.clone();
            if let Some(train) = roads.trains.get(name) {
                world.resource_mut::<Trains>().start(name, train, 0.0);
            }
        }
        Action::SetDriver { tag, mind } => {
            for vehicle in tagged(world, tag) {
                let player = world.get::<Crew>(vehicle).and_then(Crew::driver);
                let by_hand =
                    player.is_some_and(|person| world.get::<crate::sim::actor::Seat>(person).is_some());
                if !by_hand {
                    set_mind(world, vehicle, mind);
                }
            }
        }
        Action::SetTraffic { per_km, walkers_per_km } => {
            let mut streets = world.resource_mut::<Streets>();
            streets.per_km = per_km.unwrap_or(streets.per_km);
            streets.walkers_per_km = walkers_per_km.unwrap_or(streets.walkers_per_km);
        }
        _ => {}
    }
}

fn spawn(world: &mut World, placed: &Placed) -> Option<Entity> {
    spawn_placed(world, placed, Origin::Called)
}
