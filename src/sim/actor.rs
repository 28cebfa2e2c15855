//! People: the components of a body that moves, fights and falls.

use std::{collections::BTreeMap, sync::Arc};

use bevy::{
    ecs::{component::Component, entity::Entity},
    math::Vec2,
};

use super::{
    command::{Buttons, PlayerCommand},
    stance::Stance,
};
use crate::content::{actor::ActorDef, gun::GunDef, item::ItemDef, moves::MovesetDef};

pub use crate::content::actor::Faction;

/// A person's number in the mission, in the order of coming. Order wherever order can matter.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[component(immutable)]
pub struct ActorId(pub u32);

/// What a person is. A view attaches itself when this comes.
#[derive(Component, Clone, Debug)]
#[require(
    Position, Velocity, Facing, Stance, Controls, Chain, Lost, Hand, Footing, Burning, Crossing, Balance,
    Cover, Rises, Squeeze
)]
pub struct Actor {
    /// Id of the kind ("core/bather").
    pub kind: String,
    /// The kind.
    pub def: Arc<ActorDef>,
    /// Its blows.
    pub moveset: Arc<MovesetDef>,
    /// Tag by which triggers speak of it.
    pub tag: Option<String>,
    /// Side, which a trigger may change.
    pub faction: Faction,
}

/// A body that a player (or a bot in a player's place) moves.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seat(pub u8);

/// Where the feet stand, in metres.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq)]
pub struct Position(pub Vec2);

/// Metres a second.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq)]
pub struct Velocity(pub Vec2);

/// Which way the body looks: radians anticlockwise from the east, -π to π.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq)]
pub struct Facing(pub f32);

impl Facing {
    /// The unit vector of that direction.
    pub fn direction(self) -> Vec2 {
        Vec2::new(bevy::math::ops::cos(self.0), bevy::math::ops::sin(self.0))
    }
}

/// Health: never under 0, never over `max`.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct Health {
    /// What is left.
    pub now: f32,
    /// The most.
    pub max: f32,
}

impl Health {
    /// What is left as a share, 0 to 1.
    pub fn share(self) -> f32 {
        self.now / self.max
    }
}

/// Health under which no hit takes a body: another phase of its mind begins there.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct Floor(pub f32);

/// How much more a body takes before it staggers.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct Poise {
    /// What is left.
    pub now: f32,
    /// The most.
    pub max: f32,
}

/// What is asked of the body in this tick, whoever asks: a player, a mind, a bot, a log.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq)]
pub struct Controls {
    /// This tick's wishes.
    pub now: PlayerCommand,
    /// What was held in the tick before.
    pub held: Buttons,
    /// The last press that has not been answered yet, and how many ticks it still waits.
    pub buffered: Option<(Buttons, u32)>,
}

impl Controls {
    /// Whether `button` goes down in this tick.
    pub fn pressed(&self, button: Buttons) -> bool {
        self.now.buttons.contains(button) && !self.held.contains(button)
    }
}

/// What a person has in the right hand, in the holster and in the pockets.
#[derive(Component, Clone, Debug, Default)]
pub struct Hand {
    /// The thing held.
    pub item: Option<Held>,
    /// The gun put away.
    pub holster: Option<Held>,
    /// Rounds in the pockets, by their sort.
    pub ammo: BTreeMap<String, u32>,
    /// Ids of items that are kept, not held.
    pub keys: Vec<String>,
    /// Ticks until the gun in the hand fires over somebody held in front; none where no such shot is coming.
    pub aims: Option<u32>,
}

/// A thing held.
#[derive(Clone, Debug)]
pub struct Held {
    /// Id of the item.
    pub kind: String,
    /// The item.
    pub def: Arc<ItemDef>,
    /// Blows and landings it has been through.
    pub wear: u32,
    /// How it is loaded; of no matter for what is no gun.
    pub load: Load,
}

impl Held {
    /// A new thing: a gun is full.
    pub fn new(kind: String, def: Arc<ItemDef>) -> Self {
        let load = Load::full(&def);
        Self { kind, def, wear: 0, load }
    }

    /// The gun's numbers, if it is a gun.
    pub fn gun(&self) -> Option<&GunDef> {
        self.def.kind.gun()
    }
}

impl Hand {
    /// The gun in the hand, if there is one.
    pub fn gun(&self) -> Option<&GunDef> {
        self.item.as_ref().and_then(Held::gun)
    }

    /// Rounds in the gun in the hand; 0 where there is none.
    pub fn rounds(&self) -> u32 {
        self.item.as_ref().map_or(0, |held| held.load.rounds)
    }

    /// Rounds in the pockets for the gun in the hand.
    pub fn spare(&self) -> u32 {
        self.gun().and_then(|gun| self.ammo.get(&gun.ammo)).copied().unwrap_or(0)
    }
}

/// How a gun is loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Load {
    /// Rounds in it.
    pub rounds: u32,
    /// Whether it stands open, in the middle of being loaded.
    pub open: bool,
    /// Ticks until it can fire again.
    pub cycle: u32,
    /// How much its last shots make the next one scatter, in degrees.
    pub bloom: f32,
}

impl Load {
    /// Ready, with all the rounds that the thing holds.
    pub fn full(def: &ItemDef) -> Self {
        Self { rounds: def.kind.gun().map_or(0, |gun| gun.rounds), ..Self::default() }
    }
}

/// Whether a body ducks behind something low: shots from the other side meet that first.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// Whether it ducks.
    pub ducks: bool,
    /// Ticks for which it has stood still beside cover.
    pub still: u32,
}

/// Whether a body without health is down for a while and gets up again, rather than beaten for good.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rises(pub bool);

/// Whether a body squeezes past another of its side.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Squeeze {
    /// Ticks for which it has pressed against one.
    pub pressed: u32,
    /// Whether it meets no other bodies until it stands clear of its own side.
    pub passes: bool,
}

/// What the feet stand on.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq)]
pub struct Footing {
    /// Whether they stand in water.
    pub in_water: bool,
    /// Share of the normal speed.
    pub speed: f32,
    /// Share of the normal noise.
    pub noise: f32,
    /// Share of the legs' acceleration, 0 to 1.
    pub grip: f32,
    /// Share of the friction that slows a sliding body, 0 to 1.
    pub friction: f32,
    /// Whether the ground is slippery.
    pub slips: bool,
    /// Whether the ground puts out who lies or rolls on it.
    pub douses: bool,
    /// Metres gone since the last step was heard.
    pub stride: f32,
}

/// Ticks the body still burns.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Burning(pub u32);

/// What keeps a body on its feet, and what has taken it off them.
#[derive(Component, Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Ticks in which no blow makes it stagger again.
    pub steady: u32,
    /// Ticks for which its guard is down.
    pub open: u32,
    /// Ticks for which it sees nothing.
    pub blind: u32,
    /// Who pushed it, for as long as it flies or slides from that.
    pub pushed_by: Option<Entity>,
    /// Whom it has met on its slide or roll.
    pub met: Vec<Entity>,
}

/// Where in the chain of blows a body is.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// The blow that a press in time leads to.
    pub next: usize,
    /// Ticks in which such a press still counts.
    pub window: u32,
}

/// A body on stairs or in a lift: ticks since it stepped on, or none while it stands elsewhere.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Crossing {
    /// Ticks since it stepped on.
    pub since: Option<u32>,
    /// Whether it came out here and has not left the spot yet.
    pub arrived: bool,
}

/// Velocity that the last step of the physics world took from a body: how hard it ran into something.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq)]
pub struct Lost(pub Vec2);
