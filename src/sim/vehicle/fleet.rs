//! All vehicles in the order of their numbers, as they were at the beginning of the tick.

use bevy::{
    ecs::{
        entity::Entity,
        query::Without,
        resource::Resource,
        system::{Query, ResMut},
    },
    math::Vec2,
};

use super::{Crew, Vehicle};
use crate::sim::{
    actor::{Actor, Facing, Position, Seat, Velocity},
    driver::Driver,
    thing::ThingId,
};

/// Everything that drives, stands parked or runs on rails near the players.
#[derive(Resource, Clone, Debug, Default)]
pub struct Fleet {
    /// In the order of their numbers.
    pub all: Vec<Seen>,
}

/// A vehicle as others see it.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Which.
    pub entity: Entity,
    /// Its number.
    pub id: ThingId,
    /// Its middle, in metres.
    pub at: Vec2,
    /// Which way it looks (unit vector).
    pub forward: Vec2,
    /// Metres a second.
    pub velocity: Vec2,
    /// Half its length and half its width, in metres.
    pub half: Vec2,
    /// Whether it runs on rails.
    pub railed: bool,
    /// Whether nobody steers it: parked, left, a wreck.
    pub idle: bool,
    /// Whether a player sits in it.
    pub player: bool,
}

impl Seen {
    /// The point in its own measure: forwards and to the left.
    pub fn local(&self, point: Vec2) -> Vec2 {
        let way = point - self.at;
        Vec2::new(way.dot(self.forward), self.forward.perp_dot(way))
    }

    /// Metres a second, forwards.
    pub fn speed(&self) -> f32 {
        self.velocity.dot(self.forward)
    }

    /// Half of its shadow on a line of that direction.
    pub fn extent(&self, axis: Vec2) -> f32 {
        (self.forward.dot(axis) * self.half.x).abs() + (self.forward.perp_dot(axis) * self.half.y).abs()
    }
}

impl Fleet {
    /// The vehicle.
    pub fn get(&self, entity: Entity) -> Option<&Seen> {
        self.all.iter().find(|seen| seen.entity == entity)
    }

    /// The first in which a player sits.
    pub fn player(&self) -> Option<&Seen> {
        self.all.iter().find(|seen| seen.player)
    }
}

type Parts = (
    Entity,
    &'static ThingId,
    &'static Vehicle,
    &'static Position,
    &'static Facing,
    &'static Velocity,
    &'static Crew,
    Option<&'static Driver>,
);

/// Brings the list up to date.
pub(super) fn call_fleet(
    mut fleet: ResMut<Fleet>,
    vehicles: Query<Parts, Without<Actor>>,
    seats: Query<&Seat>,
) {
    fleet.all.clear();
    fleet.all.extend(vehicles.iter().map(|(entity, id, vehicle, at, facing, velocity, crew, driver)| Seen {
        entity,
        id: *id,
        at: at.0,
        forward: facing.direction(),
        velocity: velocity.0,
        half: vehicle.half(),
        railed: vehicle.def.is_railed(),
        idle: vehicle.wrecked || (driver.is_none() && crew.driver().is_none() && !vehicle.def.is_railed()),
        player: crew.all().any(|rider| seats.contains(rider)),
    }));
    fleet.all.sort_unstable_by_key(|seen| seen.id);
}
