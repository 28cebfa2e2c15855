//! Getting in and out.

use bevy::{
    ecs::{
        entity::Entity,
        query::{With, Without},
        system::Query,
        world::World,
    },
    math::Vec2,
};

use super::{Crew, Fleet, Riding, Vehicle, to_local, to_world};
use crate::sim::{
    actor::{Actor, Controls, Facing, Position, Seat, Velocity},
    command::Buttons,
    driver::Driver,
    mission::{Mission, Phase},
    outcome::SimOutcome,
    physics::Physics,
    stance::{Act, Stance},
    thing::ThingId,
};

/// Answers the hands of players at doors.
pub(super) fn get_in_and_out(world: &mut World) {
    if world.resource::<Fleet>().all.is_empty() || world.resource::<Mission>().phase != Phase::Playing {
        return;
    }
    let mut seats = world.query_filtered::<(&Seat, Entity), With<Actor>>();
    let mut players: Vec<(Seat, Entity)> = seats.iter(world).map(|(seat, body)| (*seat, body)).collect();
    players.sort_unstable();
    for (_, player) in players {
        answer(world, player);
    }
}

fn answer(world: &mut World, player: Entity) {
    let (Some(controls), Some(stance)) = (world.get::<Controls>(player), world.get::<Stance>(player)) else {
        return;
    };
    let holds = controls.now.buttons.contains(Buttons::GRAB);
    let pressed = controls.pressed(Buttons::GRAB);
    let free = stance.act == Act::Free && stance.hit_stop == 0;
    match world.get::<Riding>(player).copied() {
        Some(riding) => {
            if riding.fresh && !holds {
                if let Some(mut riding) = world.get_mut::<Riding>(player) {
                    riding.fresh = false;
                }
            } else if !riding.fresh && pressed && is_slow(world, riding.vehicle) {
                leave(world, player, false);
            }
        }
        None if free && pressed => {
            if let Some((vehicle, seat)) = door_at(world, player) {
                enter(world, player, vehicle, seat, true);
            }
        }
        None => {}
    }
}

fn is_slow(world: &World, vehicle: Entity) -> bool {
    let most = world.resource::<Mission>().setup.catalog.driving.board_speed;
    world.get::<Velocity>(vehicle).is_none_or(|velocity| velocity.0.length() <= most)
}

/// The nearest vehicle with a door in reach, and the seat that is free in it.
fn door_at(world: &mut World, player: Entity) -> Option<(Entity, usize)> {
    let here = world.get::<Position>(player)?.0;
    let radius = world.get::<Actor>(player)?.def.radius;
    let reach = world.resource::<Mission>().setup.catalog.driving.board_reach + radius;
    let mut vehicles = world.query::<(Entity, &ThingId, &Vehicle, &Position, &Facing, &Crew)>();
    let mut near: Vec<(f32, ThingId, Entity, usize)> = Vec::new();
    for (entity, id, vehicle, at, facing, crew) in vehicles.iter(world) {
        if vehicle.wrecked || vehicle.def.is_railed() {
            continue;
        }
        let Some(seat) = free_seat(vehicle, crew) else { continue };
        let doors = vehicle.def.doors.iter().map(|door| to_world(at.0, *facing, Vec2::from(*door)));
        let door = doors.map(|door| door.distance(here)).min_by(f32::total_cmp);
        if let Some(door) = door.filter(|door| *door <= reach) {
            near.push((door, *id, entity, seat));
        }
    }
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    near.into_iter()
        .find(|(_, _, vehicle, _)| is_slow(world, *vehicle))
        .map(|(_, _, vehicle, seat)| (vehicle, seat))
}

/// The first seat on which nobody sits.
fn free_seat(vehicle: &Vehicle, crew: &Crew) -> Option<usize> {
    (0..vehicle.def.seats.len()).find(|seat| crew.0.get(*seat).copied().flatten().is_none())
}

/// Puts somebody on a seat. False where there is no such seat, or where somebody sits on it.
pub fn enter(world: &mut World, person: Entity, vehicle: Entity, seat: usize, by_hand: bool) -> bool {
    let Some(seats) = world.get::<Vehicle>(vehicle).map(|vehicle| vehicle.def.seats.len()) else {
        return false;
    };
    let Some(mut crew) = world.get_mut::<Crew>(vehicle) else { return false };
    if seat >= seats || crew.0.get(seat).copied().flatten().is_some() {
        return false;
    }
    if crew.0.len() <= seat {
        crew.0.resize(seat + 1, None);
    }
    crew.0[seat] = Some(person);
    if seat == 0 && world.get::<Seat>(person).is_some() {
        world.entity_mut(vehicle).remove::<Driver>();
    }
    let riding = Riding { vehicle, seat, fresh: by_hand, rest: 0, aims: None, burst: 0 };
    world.entity_mut(person).insert(riding);
    if let Some(mut stance) = world.get_mut::<Stance>(person) {
        *stance = Stance { act: Act::Ride(vehicle), ..Stance::default() };
    }
    if let Some(mut controls) = world.get_mut::<Controls>(person) {
        controls.buffered = None;
    }
    place_rider(world, person);
    if by_hand {
        world.write_message(SimOutcome::EnteredVehicle { actor: person, vehicle });
    }
    true
}

/// Puts somebody beside another one who sits in a vehicle, if there is a seat.
pub fn join_ride(world: &mut World, person: Entity, other: Entity) {
    let Some(vehicle) = world.get::<Riding>(other).map(|riding| riding.vehicle) else { return };
    let seat = world.get::<Vehicle>(vehicle).zip(world.get::<Crew>(vehicle));
    let seat = seat.and_then(|(vehicle, crew)| free_seat(vehicle, crew));
    if let Some(seat) = seat.filter(|_| world.get::<Riding>(person).is_none()) {
        enter(world, person, vehicle, seat, false);
    }
}

/// Sets a rider where his seat is.
fn place_rider(world: &mut World, person: Entity) {
    let Some(riding) = world.get::<Riding>(person).copied() else { return };
    let (Some(vehicle), Some(at), Some(facing)) = (
        world.get::<Vehicle>(riding.vehicle),
        world.get::<Position>(riding.vehicle),
        world.get::<Facing>(riding.vehicle).copied(),
    ) else {
        return;
    };
    let seat = vehicle.def.seats.get(riding.seat).copied().unwrap_or_default();
    let place = to_world(at.0, facing, Vec2::from(seat));
    if let Some(mut at) = world.get_mut::<Position>(person) {
        at.0 = place;
    }
    if let Some(mut own) = world.get_mut::<Facing>(person) {
        *own = facing;
    }
}

/// Lets somebody out at a door; `anyhow` also where there is no room at any.
pub fn leave(world: &mut World, person: Entity, anyhow: bool) -> bool {
    let Some(riding) = world.get::<Riding>(person).copied() else { return false };
    let Some(spot) = way_out(world, person, riding.vehicle) else {
        if anyhow {
            let at = world.get::<Position>(person).map_or(Vec2::ZERO, |at| at.0);
            step_out(world, person, riding, at);
        }
        return anyhow;
    };
    step_out(world, person, riding, spot);
    true
}

fn step_out(world: &mut World, person: Entity, riding: Riding, spot: Vec2) {
    if let Some(mut crew) = world.get_mut::<Crew>(riding.vehicle)
        && let Some(seat) = crew.0.get_mut(riding.seat)
    {
        *seat = None;
    }
    if riding.seat == 0 && world.get_entity(riding.vehicle).is_ok() {
        // Nobody is left at the wheel.
        world.entity_mut(riding.vehicle).remove::<Driver>();
    }
    world.entity_mut(person).remove::<Riding>();
    if let Some(mut stance) = world.get_mut::<Stance>(person)
        && matches!(stance.act, Act::Ride(_))
    {
        *stance = Stance::default();
    }
    if let Some(mut at) = world.get_mut::<Position>(person) {
        at.0 = spot;
    }
    if let Some(mut velocity) = world.get_mut::<Velocity>(person) {
        velocity.0 = Vec2::ZERO;
    }
    if let Some(mut controls) = world.get_mut::<Controls>(person) {
        controls.buffered = None;
        // The press that let him out is no press for his hands.
        let now = controls.now.buttons;
        controls.held = controls.held.with(now);
        controls.now.buttons = now.without(Buttons::GRAB);
    }
    world.write_message(SimOutcome::LeftVehicle { actor: person, vehicle: riding.vehicle });
}

/// A free spot outside: at the nearest door, at another one, before or behind.
fn way_out(world: &World, person: Entity, vehicle: Entity) -> Option<Vec2> {
    let (def, at) = (&world.get::<Vehicle>(vehicle)?.def, world.get::<Position>(vehicle)?.0);
    let facing = *world.get::<Facing>(vehicle)?;
    let radius = world.get::<Actor>(person)?.def.radius;
    let seat = to_local(at, facing, world.get::<Position>(person)?.0);
    let half = Vec2::from(def.half());
    let clear = half + Vec2::splat(radius + 0.12);
    let mut doors: Vec<Vec2> = def.doors.iter().map(|door| Vec2::from(*door)).collect();
    doors.sort_by(|a, b| a.distance(seat).total_cmp(&b.distance(seat)));
    let at_doors =
        doors.iter().map(|door| Vec2::new(door.x, clear.y * if door.y < 0.0 { -1.0 } else { 1.0 }));
    let elsewhere = [
        Vec2::new(0.0, clear.y),
        Vec2::new(0.0, -clear.y),
        Vec2::new(-clear.x, 0.0),
        Vec2::new(clear.x, 0.0),
    ];
    let physics = world.resource::<Physics>();
    let map = world.resource::<crate::sim::map::Map>();
    at_doors
        .chain(elsewhere)
        .map(|spot| to_world(at, facing, spot))
        .find(|spot| map.is_walkable(*spot) && physics.has_room(*spot, radius))
}

type Ridden = (&'static Vehicle, &'static Position, &'static Facing, &'static Velocity, &'static mut Crew);

type Rider = (
    Entity,
    &'static mut Riding,
    &'static Stance,
    &'static mut Position,
    &'static mut Velocity,
    &'static mut Facing,
    &'static Controls,
);

/// Riders go where their vehicles go.
pub(super) fn carry_riders(
    mut riders: Query<Rider, With<Actor>>,
    mut vehicles: Query<Ridden, Without<Actor>>,
    mut commands: bevy::ecs::system::Commands,
) {
    for (person, mut riding, stance, mut at, mut velocity, mut facing, controls) in &mut riders {
        riding.rest = riding.rest.saturating_sub(1);
        let Ok((vehicle, hull, ahead, speed, mut crew)) = vehicles.get_mut(riding.vehicle) else {
            commands.queue(Released(person));
            continue;
        };
        if !matches!(stance.act, Act::Ride(_)) {
            // Struck down on his seat: he is out of it.
            if let Some(seat) = crew.0.get_mut(riding.seat) {
                *seat = None;
            }
            commands.queue(Released(person));
            continue;
        }
        let seat = vehicle.def.seats.get(riding.seat).copied().unwrap_or_default();
        at.0 = to_world(hull.0, *ahead, Vec2::from(seat));
        velocity.0 = speed.0;
        facing.0 = controls.now.aim_angle().unwrap_or(ahead.0);
    }
}

/// Somebody whose vehicle is gone, or who cannot sit any more.
struct Released(Entity);

impl bevy::ecs::system::Command for Released {
    type Out = ();

    fn apply(self, world: &mut World) {
        if world.get_entity(self.0).is_err() {
            return;
        }
        leave(world, self.0, true);
    }
}
