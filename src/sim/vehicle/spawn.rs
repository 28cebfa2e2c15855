//! Vehicles come into the world, with those who sit in them, and go again.

use std::sync::Arc;

use bevy::{
    ecs::{entity::Entity, world::World},
    math::{Vec2, ops},
};

use super::{Crew, Origin, Panes, Spin, Vehicle, board};
use crate::{
    content::{level::Level, roads::Placed},
    sim::{
        actor::{Actor, Facing, Hand, Health, Position, Seat, Velocity},
        driver::Driver,
        mission::Mission,
        physics::{Hull, Motion, Physics, VehicleBody},
        seats::join::body_of,
        spawn::{Arrival, spawn_actor},
        thing::reach::NextThing,
    },
};

/// A vehicle about to come.
#[derive(Clone, Debug)]
pub struct NewVehicle {
    /// Id of the kind.
    pub kind: String,
    /// Its middle, in metres.
    pub at: Vec2,
    /// Which way it looks, in radians anticlockwise from the east.
    pub angle: f32,
    /// Metres a second, forwards.
    pub speed: f32,
    /// Its tag.
    pub tag: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Lets a vehicle come, with nobody in it. None where the catalogue lacks its kind.
pub fn spawn_vehicle(world: &mut World, new: NewVehicle) -> Option<Entity> {
    let def = world.resource::<Mission>().setup.catalog.vehicles.get(&new.kind)?.clone();
    let id = world.resource_mut::<NextThing>().take();
    let facing = Facing(new.angle);
    let velocity = facing.direction() * new.speed;
    let vehicle = Vehicle {
        kind: new.kind,
        health: def.health,
        def: def.clone(),
        tag: new.tag,
        broken: Panes::default(),
        wrecked: false,
        wrecked_by: None,
        last_blow: None,
        siren: false,
        lasts: 0.0,
    };
    let crew = Crew(vec![None; def.seats.len()]);
    let entity =
        world.spawn((id, vehicle, new.origin, Position(new.at), facing, Velocity(velocity), crew)).id();
    let hull = Hull {
        half: Vec2::from(def.half()),
        height: def.height,
        mass: def.mass,
        inertia: def.inertia(),
        railed: def.is_railed(),
    };
    let motion = Motion { at: new.at, angle: new.angle, velocity, spin: 0.0 };
    let body = world.resource_mut::<Physics>().add_vehicle(entity, hull, motion);
    world.entity_mut(entity).insert(body);
    Some(entity)
}

/// Takes a vehicle out of the world; those inside get out first.
pub fn remove_vehicle(world: &mut World, vehicle: Entity) {
    let riders: Vec<Entity> = world.get::<Crew>(vehicle).map(|crew| crew.all().collect()).unwrap_or_default();
    for rider in riders {
        board::leave(world, rider, true);
    }
    if let Some(body) = world.get::<VehicleBody>(vehicle).copied() {
        world.resource_mut::<Physics>().remove_vehicle(&body);
    }
    world.despawn(vehicle);
}

/// Lets a vehicle come as a level puts it down, with its crew.
pub fn spawn_placed(world: &mut World, placed: &Placed, origin: Origin) -> Option<Entity> {
    let new = NewVehicle {
        kind: placed.kind.clone(),
        at: Vec2::from(placed.at),
        angle: ops::atan2(placed.way.1, placed.way.0),
        speed: placed.speed,
        tag: placed.tag.clone(),
        origin,
    };
    let at = new.at;
    let vehicle = spawn_vehicle(world, new)?;
    if let Some(mut vehicle) = world.get_mut::<Vehicle>(vehicle) {
        vehicle.lasts = placed.lasts;
    }
    let level = world.resource::<Mission>().setup.level.clone();
    if placed.player {
        seat_player(world, &level, vehicle, at);
    } else if let Some(driver) = &placed.driver {
        seat_person(world, driver, placed.tag.as_ref(), vehicle, 0);
    }
    for (seat, rider) in (1..).zip(&placed.riders) {
        seat_person(world, rider, placed.tag.as_ref(), vehicle, seat);
    }
    if let Some(mind) = placed.mind.as_ref().filter(|_| !placed.player) {
        set_mind(world, vehicle, mind);
        if let Some(mut driver) = world.get_mut::<Driver>(vehicle) {
            driver.send(&placed.route, None);
        }
    }
    Some(vehicle)
}

/// Gives a vehicle a driver's mind, or another one. What it was about goes on.
pub fn set_mind(world: &mut World, vehicle: Entity, mind: &str) {
    let Some(def) = world.resource::<Mission>().setup.catalog.drivers.get(mind).cloned() else { return };
    if let Some(mut vehicle) = world.get_mut::<Vehicle>(vehicle) {
        // Whoever heeds no lights and has a siren lets it be heard.
        vehicle.siren = vehicle.def.siren && !def.lights && !vehicle.wrecked;
    }
    match world.get_mut::<Driver>(vehicle) {
        Some(mut driver) => driver.become_kind(mind.to_owned(), def),
        None => {
            world.entity_mut(vehicle).insert(Driver::new(mind.to_owned(), def));
        }
    }
}

fn seat_player(world: &mut World, level: &Arc<Level>, vehicle: Entity, at: Vec2) {
    let body = body_of(world, 0).or_else(|| {
        let arrival = Arrival { kind: level.player.clone(), at, facing: 0.0, tag: None, seat: Some(0) };
        spawn_actor(world, arrival)
    });
    if let Some(body) = body {
        board::enter(world, body, vehicle, 0, false);
    }
}

fn seat_person(
    world: &mut World,
    kind: &str,
    tag: Option<&String>,
    vehicle: Entity,
    seat: usize,
) -> Option<Entity> {
    let at = world.get::<Position>(vehicle)?.0;
    let arrival = Arrival { kind: kind.to_owned(), at, facing: 0.0, tag: tag.cloned(), seat: None };
    let person = spawn_actor(world, arrival)?;
    board::enter(world, person, vehicle, seat, false);
    Some(person)
}

/// Lets everything come that stands on the level's streets when it begins.
pub fn spawn_level(world: &mut World, level: &Arc<Level>) {
    let Some(roads) = &level.roads else { return };
    if let Some((at, facing)) = roads.start
        && body_of(world, 0).is_none()
    {
        let facing = facing.to_radians();
        let arrival =
            Arrival { kind: level.player.clone(), at: Vec2::from(at), facing, tag: None, seat: Some(0) };
        spawn_actor(world, arrival);
    }
    for (index, placed) in (0..).zip(&roads.vehicles) {
        spawn_placed(world, placed, Origin::Street(index));
    }
}

/// A vehicle at a checkpoint, with those in it.
#[derive(Clone, Debug)]
pub struct Kept {
    origin: Origin,
    kind: String,
    tag: Option<String>,
    motion: Motion,
    health: f32,
    broken: Panes,
    wrecked: bool,
    wrecked_by: Option<String>,
    siren: bool,
    lasts: f32,
    driver: Option<Driver>,
    riders: Vec<KeptRider>,
}

#[derive(Clone, Debug)]
struct KeptRider {
    place: usize,
    seat: Option<u8>,
    kind: String,
    tag: Option<String>,
    health: f32,
    hand: Hand,
}

/// All vehicles that a checkpoint remembers: those of the level and of its triggers.
pub fn keep_all(world: &mut World) -> Vec<Kept> {
    let mut vehicles = world.query::<(&crate::sim::thing::ThingId, Entity, &Origin)>();
    let mut all: Vec<_> = vehicles
        .iter(world)
        .filter(|(_, _, origin)| matches!(origin, Origin::Street(_) | Origin::Map | Origin::Called))
        .map(|(id, entity, _)| (*id, entity))
        .collect();
    all.sort_unstable();
    all.into_iter().filter_map(|(_, vehicle)| keep(world, vehicle)).collect()
}

fn keep(world: &World, entity: Entity) -> Option<Kept> {
    let vehicle = world.get::<Vehicle>(entity)?;
    let crew = world.get::<Crew>(entity)?;
    let rider = |(place, person): (usize, &Option<Entity>)| {
        let person = (*person)?;
        let actor = world.get::<Actor>(person)?;
        Some(KeptRider {
            place,
            seat: world.get::<Seat>(person).map(|seat| seat.0),
            kind: actor.kind.clone(),
            tag: actor.tag.clone(),
            health: world.get::<Health>(person)?.now,
            hand: world.get::<Hand>(person)?.clone(),
        })
    };
    Some(Kept {
        origin: *world.get::<Origin>(entity)?,
        kind: vehicle.kind.clone(),
        tag: vehicle.tag.clone(),
        motion: Motion {
            at: world.get::<Position>(entity)?.0,
            angle: world.get::<Facing>(entity)?.0,
            velocity: world.get::<Velocity>(entity)?.0,
            spin: world.get::<Spin>(entity)?.0,
        },
        health: vehicle.health,
        broken: vehicle.broken,
        wrecked: vehicle.wrecked,
        wrecked_by: vehicle.wrecked_by.clone(),
        siren: vehicle.siren,
        lasts: vehicle.lasts,
        driver: world.get::<Driver>(entity).cloned(),
        riders: crew.0.iter().enumerate().filter_map(rider).collect(),
    })
}

/// Lets a remembered vehicle come again. One that was worn gets some of its health back, as its driver does.
pub fn restore(world: &mut World, kept: &Kept) {
    let new = NewVehicle {
        kind: kept.kind.clone(),
        at: kept.motion.at,
        angle: kept.motion.angle,
        speed: 0.0,
        tag: kept.tag.clone(),
        origin: kept.origin,
    };
    let share = world.resource::<Mission>().setup.catalog.rules.checkpoint_health;
    let Some(entity) = spawn_vehicle(world, new) else { return };
    let player = kept.riders.iter().any(|rider| rider.seat.is_some());
    if let Some(mut vehicle) = world.get_mut::<Vehicle>(entity) {
        let least = if player { vehicle.def.health * share } else { 0.0 };
        vehicle.health = if kept.wrecked { 0.0 } else { kept.health.max(least) };
        (vehicle.broken, vehicle.wrecked, vehicle.siren) = (kept.broken, kept.wrecked, kept.siren);
        vehicle.wrecked_by.clone_from(&kept.wrecked_by);
        vehicle.lasts = kept.lasts;
    }
    world.entity_mut(entity).insert((Velocity(kept.motion.velocity), Spin(kept.motion.spin)));
    if let Some(driver) = &kept.driver {
        world.entity_mut(entity).insert(driver.clone());
    }
    for rider in &kept.riders {
        restore_rider(world, entity, kept.motion.at, rider);
    }
}

fn restore_rider(world: &mut World, vehicle: Entity, at: Vec2, rider: &KeptRider) {
    let person = match rider.seat {
        // The second player comes again by himself.
        Some(1..) => return,
        Some(0) => body_of(world, 0),
        None => None,
    };
    let person = person.or_else(|| {
        let (kind, tag, seat) = (rider.kind.clone(), rider.tag.clone(), rider.seat);
        spawn_actor(world, Arrival { kind, at, facing: 0.0, tag, seat })
    });
    let Some(person) = person else { return };
    if rider.seat.is_none() {
        if let Some(mut health) = world.get_mut::<Health>(person) {
            health.now = rider.health;
        }
        if let Some(mut hand) = world.get_mut::<Hand>(person) {
            hand.clone_from(&rider.hand);
        }
    }
    board::enter(world, person, vehicle, rider.place, false);
}
