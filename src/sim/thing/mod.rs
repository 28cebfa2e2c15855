//! Things: what stands, lies, flies and opens.

pub mod door;
mod missile;
mod passage;
pub mod reach;

use std::sync::Arc;

use bevy::{
    app::{App, FixedUpdate},
    ecs::{component::Component, entity::Entity, schedule::IntoScheduleConfigs},
    math::Vec2,
};

use super::{
    actor::{Held, Load, Position, Velocity},
    tick::SimSystems,
};
use crate::content::{item::ItemDef, prop::PropDef};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        FixedUpdate,
        (
            missile::fly_items
                .in_set(SimSystems::Move)
                .in_set(ThingSystems::Fly)
                .after(super::fighter::FighterSystems::Move),
            (door::open_doors, passage::cross_passages, reach::gather_pickups)
                .chain()
                .in_set(SimSystems::Reach)
                .in_set(ThingSystems::Hands),
        ),
    );
}

/// What others order themselves by.
#[derive(bevy::ecs::schedule::SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThingSystems {
    /// What was thrown flies on.
    Fly,
    /// Hands, doors and stairs are answered.
    Hands,
}

/// A thing's number in the mission, in the order of coming.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[component(immutable)]
pub struct ThingId(pub u32);

/// Furniture, a column, a stove. A view attaches itself when this comes.
#[derive(Component, Clone, Debug)]
#[require(Position)]
pub struct Prop {
    /// Id of the kind.
    pub kind: String,
    /// The kind.
    pub def: Arc<PropDef>,
    /// Tag by which triggers speak of it.
    pub tag: Option<String>,
    /// What is left of its toughness.
    pub toughness: f32,
    /// Whether it lies in pieces.
    pub broken: bool,
    /// How many of the things that it gives have been taken.
    pub given: u32,
}

impl Prop {
    /// Id of the item that a bare hand takes from it now, if there is any left.
    pub fn gift(&self) -> Option<&str> {
        let gives = self.def.gives.as_ref().filter(|gives| !self.broken && self.given < gives.times)?;
        Some(&gives.item)
    }
}

/// An item lying on the floor. A view attaches itself when this comes.
#[derive(Component, Clone, Debug)]
#[require(Position)]
pub struct Item {
    /// Id of the kind.
    pub kind: String,
    /// The kind.
    pub def: Arc<ItemDef>,
    /// Blows and landings it has been through.
    pub wear: u32,
    /// How a gun is loaded.
    pub load: Load,
    /// Rounds that lie with a gun.
    pub spare: u32,
}

impl Item {
    /// A new thing.
    pub fn new(kind: String, def: Arc<ItemDef>) -> Self {
        let load = Load::full(&def);
        Self { kind, def, wear: 0, load, spare: 0 }
    }

    /// What was held, lying down.
    pub fn from_hand(held: Held) -> Self {
        let load = Load { cycle: 0, bloom: 0.0, ..held.load };
        Self { kind: held.kind, def: held.def, wear: held.wear, load, spare: 0 }
    }
}

/// An item in the air. A view attaches itself when this comes.
#[derive(Component, Clone, Debug)]
#[require(Position, Velocity)]
pub struct Thrown {
    /// Id of the kind.
    pub kind: String,
    /// The kind.
    pub def: Arc<ItemDef>,
    /// Who threw it.
    pub by: Entity,
    /// Ticks it still flies.
    pub ticks: u32,
    /// Height over the floor in metres.
    pub height: f32,
    /// Blows and landings it has been through.
    pub wear: u32,
    /// How a gun is loaded.
    pub load: Load,
}

/// A door. A view attaches itself when this comes.
#[derive(Component, Clone, Debug)]
#[require(Position)]
pub struct Door {
    /// Id of the key item that opens it.
    pub lock: Option<String>,
    /// Whether it stands open.
    pub open: bool,
    /// Whether the wall runs east and west.
    pub horizontal: bool,
    /// Tag by which triggers speak of it.
    pub tag: Option<String>,
}

/// One end of stairs or of a lift.
#[derive(Component, Clone, Debug)]
#[require(Position)]
pub struct Passage {
    /// Where the other end is, in metres.
    pub to: Vec2,
    /// Ticks of the way.
    pub ticks: u32,
}
