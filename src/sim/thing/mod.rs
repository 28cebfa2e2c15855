//! Things: what stands, lies, flies and opens.

pub mod breaks;
pub mod burst;
pub mod deed;
pub mod door;
pub mod force;
pub mod memory;
mod missile;
mod passage;
mod pickup;
mod push;
pub mod reach;
pub mod renew;
pub mod room;
pub mod strikable;
mod tip;

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
use crate::content::{
    door::DoorDef,
    item::ItemDef,
    level::TILE,
    prop::{Footprint, PropDef},
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        FixedUpdate,
        (
            missile::fly_items
                .in_set(SimSystems::Move)
                .in_set(ThingSystems::Fly)
                .after(super::fighter::FighterSystems::Move),
            (
                push::push_things,
                force::kick_doors,
                door::open_doors,
                passage::cross_passages,
                pickup::gather_pickups,
            )
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
    /// Whether a switch is on.
    pub on: bool,
}

impl Prop {
    /// A new one.
    pub fn new(kind: String, def: Arc<PropDef>, tag: Option<String>) -> Self {
        Self { toughness: def.toughness, kind, def, tag, broken: false, given: 0, on: false }
    }

    /// What of it stops bodies: footprint, height in metres, and whether one sees through it. None where nothing does.
    pub fn solid(&self) -> Option<(Footprint, f32, bool)> {
        let footprint = self.def.footprint?;
        if !self.broken {
            return Some((footprint, self.def.height, self.def.clear));
        }
        self.def.sill.as_ref().map(|sill| (footprint, sill.height, false))
    }

    /// How high it stands, in metres.
    pub fn top(&self) -> f32 {
        match &self.def.sill {
            Some(sill) if self.broken => sill.height,
            _ => self.def.height,
        }
    }

    /// What a bullet meets.
    pub fn material(&self) -> &str {
        match &self.def.sill {
            Some(sill) if self.broken => &sill.material,
            _ => &self.def.material,
        }
    }

    /// How many times its material's resistance a bullet spends in it.
    pub fn thick(&self) -> f32 {
        if self.broken { 1.0 } else { self.def.thick }
    }

    /// Whether one goes over it.
    pub fn is_vaulted(&self) -> bool {
        if self.broken { self.def.sill.is_some() } else { self.def.vault }
    }

    /// Whether it is a switch that can still be used.
    pub fn is_usable(&self) -> bool {
        !self.broken && self.def.switch.as_ref().is_some_and(|switch| !(switch.once && self.on))
    }

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
    /// Its kind.
    pub def: Arc<DoorDef>,
    /// What kicks and bullets are counted against; 0 never breaks.
    pub strength: f32,
    /// What they have taken of it.
    pub wear: f32,
    /// Whether it is broken: it cannot be shut any more.
    pub broken: bool,
    /// Which way it was pushed open (unit vector); zero before it ever was.
    pub swing: Vec2,
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

impl Passage {
    /// Whether somebody at that place stands on the end of a passage that is at `end`.
    pub fn holds(end: Vec2, at: Vec2) -> bool {
        (end - at).abs().max_element() < TILE / 2.0
    }
}
