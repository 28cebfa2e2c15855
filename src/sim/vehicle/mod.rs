//! Vehicles: how they move, what they meet, who sits in them. Who steers is no matter here: a player's hands
//! ([`wheel`]), a mind at the wheel ([`super::driver`]) or rails ([`train`]).
//!
//! A vehicle is a thing among things (it has a [`super::thing::ThingId`], by which it is ordered); its place is a
//! [`Position`], its direction a [`Facing`].

pub mod board;
pub mod crash;
mod fleet;
pub mod handling;
pub mod lean;
pub mod passing;
mod people;
mod props;
mod roll;
pub mod spawn;
pub mod train;
pub mod wheel;

use std::sync::Arc;

use bevy::{
    app::{App, FixedUpdate},
    ecs::{component::Component, entity::Entity, schedule::IntoScheduleConfigs, schedule::SystemSet},
    math::Vec2,
};

pub use fleet::{Fleet, Seen};
pub use handling::Controls as Wheel;

use super::{
    actor::{Facing, Lost, Position, Velocity},
    fighter::FighterSystems,
    gun::GunSystems,
    thing::ThingSystems,
    tick::SimSystems,
};
use crate::content::vehicle::VehicleDef;

/// A vehicle. A view attaches itself when this comes.
#[derive(Component, Clone, Debug)]
#[require(Position, Velocity, Facing, Spin, Motor, Crew, Lost)]
pub struct Vehicle {
    /// Id of the kind.
    pub kind: String,
    /// The kind.
    pub def: Arc<VehicleDef>,
    /// Tag by which triggers speak of it.
    pub tag: Option<String>,
    /// What is left of its health.
    pub health: f32,
    /// Panes that are broken.
    pub broken: Panes,
    /// Whether it is a wreck.
    pub wrecked: bool,
    /// Tag of whatever wrecked it, or the name of the train.
    pub wrecked_by: Option<String>,
    /// What took the last of its health, until it is told.
    pub last_blow: Option<Entity>,
    /// Whether its siren sounds.
    pub siren: bool,
    /// Share of its health that only what runs on rails takes, 0 to 1.
    pub lasts: f32,
}

impl Vehicle {
    /// What is left of its health as a share, 0 to 1.
    pub fn share(&self) -> f32 {
        (self.health / self.def.health).clamp(0.0, 1.0)
    }

    /// Whether it smokes.
    pub fn smokes(&self) -> bool {
        self.wrecked || self.share() < self.def.smokes
    }

    /// Half its length and half its width, in metres.
    pub fn half(&self) -> Vec2 {
        Vec2::from(self.def.half())
    }
}

/// A side of a vehicle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flank {
    /// Before the driver.
    Front,
    /// Behind.
    Rear,
    /// On the left.
    Left,
    /// On the right.
    Right,
}

impl Flank {
    /// The side on which a point lies, seen from the middle: forwards and to the left, in metres.
    pub fn of(local: Vec2, half: Vec2) -> Self {
        let (along, aside) = (local.x / half.x.max(0.1), local.y / half.y.max(0.1));
        match along.abs() >= aside.abs() {
            true if along >= 0.0 => Self::Front,
            true => Self::Rear,
            false if aside >= 0.0 => Self::Left,
            false => Self::Right,
        }
    }
}

/// Panes, one for each side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes(u8);

impl Panes {
    /// Whether the pane of that side is among them.
    pub fn has(self, flank: Flank) -> bool {
        self.0 & (1 << flank as u8) != 0
    }

    /// Adds the pane of that side. Whether it was not among them yet.
    pub fn add(&mut self, flank: Flank) -> bool {
        let new = !self.has(flank);
        self.0 |= 1 << flank as u8;
        new
    }

    /// As a number, for digests.
    pub fn bits(self) -> u8 {
        self.0
    }
}

/// Radians a second, anticlockwise.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq)]
pub struct Spin(pub f32);

/// Engine, brakes and wheels, as they are in this tick.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq)]
pub struct Motor {
    /// What the driver asks for.
    pub wheel: Wheel,
    /// How far the front wheels are turned: radians, to the left.
    pub steer: f32,
    /// How fast it goes forwards, in metres a second.
    pub speed: f32,
    /// How fast it slides to the left over its own tyres, in metres a second.
    pub slip: f32,
    /// Whether its tyres squeal.
    pub squeals: bool,
    /// Whether it brakes: its lights show that.
    pub brakes: bool,
    /// Ticks that a shove still lasts, and ticks before the next.
    pub shove: (u32, u32),
    /// Ticks before its horn is told again.
    pub horn_rest: u32,
    /// Whether its horn sounds.
    pub hoots: bool,
}

/// Who sits in a vehicle, by seats: the first drives.
#[derive(Component, Clone, Debug, Default)]
pub struct Crew(pub Vec<Option<Entity>>);

impl Crew {
    /// Who sits at the wheel.
    pub fn driver(&self) -> Option<Entity> {
        self.0.first().copied().flatten()
    }

    /// All who sit in it.
    pub fn all(&self) -> impl Iterator<Item = Entity> + '_ {
        self.0.iter().copied().flatten()
    }
}

/// Somebody who sits in a vehicle.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct Riding {
    /// In which.
    pub vehicle: Entity,
    /// On which seat: 0 is the driver's.
    pub seat: usize,
    /// Whether the button that got him in has not been let go yet.
    pub fresh: bool,
    /// Ticks before he shoots again.
    pub rest: u32,
    /// Ticks until an aim that can be seen turns into a shot; none where nobody aims.
    pub aims: Option<u32>,
    /// Shots left of a burst.
    pub burst: u32,
}

/// Where a vehicle comes from.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The level's streets: an index into their vehicles.
    Street(u32),
    /// A glyph of a map.
    Map,
    /// A bay of parked vehicles: its index.
    Bay(u32),
    /// The traffic.
    Traffic,
    /// A trigger.
    Called,
    /// A train: its index, and which of its cars.
    Train(u32, u32),
}

/// What others order themselves by.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VehicleSystems {
    /// What is near comes, what is far goes; people get in and out; drivers decide.
    Drive,
    /// Vehicles meet people.
    Meet,
    /// What vehicles want of the physics world.
    Push,
    /// What became of it.
    Read,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Fleet>().init_resource::<train::Trains>();
    app.init_resource::<crash::Dents>().init_resource::<passing::Passing>();
    app.configure_sets(
        FixedUpdate,
        (
            VehicleSystems::Drive.in_set(SimSystems::Act).before(FighterSystems::Begin),
            VehicleSystems::Meet
                .in_set(SimSystems::Act)
                .after(FighterSystems::Begin)
                .after(GunSystems::Shoot)
                .before(FighterSystems::Land),
            VehicleSystems::Push.in_set(SimSystems::Move).before(FighterSystems::Move),
            VehicleSystems::Read
                .in_set(SimSystems::Move)
                .after(FighterSystems::Move)
                .before(ThingSystems::Fly),
        ),
    );
    app.add_systems(
        FixedUpdate,
        (
            (
                super::road::populate,
                train::run_trains,
                fleet::call_fleet,
                board::get_in_and_out,
                super::driver::drive,
                wheel::steer_by_hand,
                super::road::walkers::stroll,
                people::jump_aside,
            )
                .chain()
                .in_set(VehicleSystems::Drive),
            (people::strike_people, props::break_props, crash::feel_bullets, lean::shoot_from_vehicles)
                .chain()
                .in_set(VehicleSystems::Meet),
            roll::push_vehicles.in_set(VehicleSystems::Push),
            (
                roll::read_vehicles,
                crash::tell_crashes,
                crash::break_wrecks,
                passing::tell_passing,
                board::carry_riders,
            )
                .chain()
                .in_set(VehicleSystems::Read),
        ),
    );
}

/// The point in a vehicle's own measure: forwards and to the left.
pub fn to_local(at: Vec2, facing: Facing, point: Vec2) -> Vec2 {
    let forward = facing.direction();
    let way = point - at;
    Vec2::new(way.dot(forward), forward.perp_dot(way))
}

/// The point that lies so far forwards and to the left of a vehicle's middle.
pub fn to_world(at: Vec2, facing: Facing, local: Vec2) -> Vec2 {
    let forward = facing.direction();
    at + forward * local.x + forward.perp() * local.y
}

/// The velocity of a point of a vehicle.
pub fn velocity_at(velocity: Vec2, spin: f32, way: Vec2) -> Vec2 {
    velocity + way.perp() * spin
}
