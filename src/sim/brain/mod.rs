//! Minds: people who are moved by nobody else. Each tick a mind writes [`Controls::now`] for its body, just as a
//! player's seat does, and the fight does the rest.
//!
//! Here belongs what minds see, remember, decide and how they walk. What a blow does is the fight's matter; how
//! sharp, brave or angry a mind is stands in [`BrainDef`], and what all minds share in
//! [`crate::content::mind::MindRules`].
//!
//! [`Controls::now`]: crate::sim::actor::Controls

mod aim;
mod attack;
pub mod bot;
mod call;
pub mod census;
mod cover;
mod crowd;
mod disguise;
mod escort;
mod evade;
mod fear;
mod flank;
mod gunplay;
mod items;
mod leaps;
pub mod light;
mod memory;
mod mind;
mod nerve;
mod notes;
pub mod partner;
mod perception;
mod phases;
mod ring;
mod search;
mod shield;
mod squad;
mod steering;
mod systems;
mod tactics;
mod temper;
mod unasked;

use std::sync::Arc;

use bevy::{
    ecs::{component::Component, entity::Entity},
    math::Vec2,
};

pub use aim::Volley;
pub use cover::Spot;
pub use memory::Memory;
pub use phases::{begin_phase, floor_of};
pub use squad::Squad;
pub use steering::Walker;
pub use systems::{alert, surrender};
pub(in crate::sim) use systems::{forget, plugin, prepare};
pub use temper::Temper;

use crate::content::actor::BrainDef;

/// A mind.
#[derive(Component, Clone, Debug)]
pub struct Brain {
    /// What kind of mind.
    pub def: Arc<BrainDef>,
    /// The kind it came with, whose phases count.
    pub born: Arc<BrainDef>,
    /// Where it stands while nothing happens, in metres.
    pub post: Vec2,
    /// Which way it looks there: a unit vector; zero until it has first looked around.
    pub post_facing: Vec2,
    /// What it is about.
    pub mood: Mood,
    /// Ticks since it is about that.
    pub since: u32,
    /// What it knows of its enemy.
    pub memory: Memory,
    /// How it gets about.
    pub walker: Walker,
    /// Ticks until it wants to attack again.
    pub rest: u32,
    /// Ticks until it thinks of fetching something again.
    pub fetch_rest: u32,
    /// Which way round it circles: 1 anticlockwise, -1 clockwise; and ticks until it may change.
    pub orbit: (f32, u32),
    /// Health share at the last look, by which a blow is felt.
    pub felt_health: f32,
    /// Its heart, and what it has made up its mind about.
    pub temper: Temper,
}

/// What a mind is about.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Mood {
    /// Nothing happens: at its post or strolling near it.
    #[default]
    Idle,
    /// Looks towards something noticed there.
    Suspicious(Vec2),
    /// Looks for the enemy around that place.
    Search {
        /// Around where.
        around: Vec2,
        /// The spot it goes to now.
        spot: Vec2,
        /// Ticks it has looked around there.
        looked: u32,
    },
    /// Has noticed the enemy and is about to act.
    Startled,
    /// Comes nearer.
    Approach,
    /// Waits for its turn around the enemy.
    Circle,
    /// Has its turn.
    Attack(Attack),
    /// Steps back after an attack.
    BackOff,
    /// Goes for that thing on the floor.
    Fetch(Entity),
    /// Runs from the enemy, to that place.
    Flee(Vec2),
    /// Runs for water, to that place.
    Douse(Vec2),
    /// Runs from danger, to that place.
    Panic(Vec2),
    /// Hides its head.
    Cower,
    /// Behind cover, or on the way there.
    Cover(Spot),
    /// Has its turn to shoot.
    Shoot(Volley),
    /// Calls its friends.
    Call,
    /// Runs to that friend, who knows of nothing yet.
    Alarm(Entity),
    /// Goes round, by that place.
    Flank(Vec2),
    /// Goes for that bystander, or holds him before it.
    Shield(Entity),
    /// Has had enough: hands up.
    Yield,
}

/// A turn to strike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attack {
    /// With what.
    pub choice: Choice,
    /// Blows begun in it.
    pub blows: u32,
    /// Ticks for which the last press has led to nothing yet.
    pub pressed: Option<u32>,
    /// After which of the blows it has made up its mind whether to go on.
    pub decided: u32,
}

/// What to attack with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The chain of the hands, or the thing in hand.
    Strike,
    /// The kick.
    Kick,
    /// The grab.
    Grab,
    /// Throwing the thing in hand.
    Hurl,
}

impl Brain {
    /// A mind whose post is wherever it first thinks.
    pub fn new(def: Arc<BrainDef>) -> Self {
        Self {
            born: def.clone(),
            def,
            post: Vec2::ZERO,
            post_facing: Vec2::ZERO,
            mood: Mood::Idle,
            since: 0,
            memory: Memory::default(),
            walker: Walker::default(),
            rest: 0,
            fetch_rest: 0,
            orbit: (1.0, 0),
            felt_health: 1.0,
            temper: Temper::default(),
        }
    }

    /// Takes the place where the body stands for the post, in the first tick.
    fn settle_down(&mut self, me: &census::Person) {
        if self.post_facing == Vec2::ZERO {
            self.post = me.at;
            self.post_facing = me.facing;
            self.felt_health = me.health;
        }
    }

    /// Lets it know at once where an enemy is.
    pub fn alert(&mut self, enemy: Entity, at: Vec2) {
        if self.mood == Mood::Yield || self.is_disguised() {
            return;
        }
        self.memory.learn(enemy, at);
        if !self.mood.is_engaged() {
            self.turn_to(Mood::Startled);
        }
    }

    /// Whether it is after an enemy.
    pub fn is_engaged(&self) -> bool {
        self.mood.is_engaged()
    }

    /// Whether it goes as somebody else.
    pub fn is_disguised(&self) -> bool {
        self.def.disguise.is_some() && !self.temper.revealed
    }

    /// Begins something else.
    pub(super) fn turn_to(&mut self, mood: Mood) {
        self.mood = mood;
        self.since = 0;
    }
}

impl Mood {
    /// Whether it is after an enemy.
    pub fn is_engaged(&self) -> bool {
        matches!(
            self,
            Self::Startled
                | Self::Approach
                | Self::Circle
                | Self::Attack(_)
                | Self::BackOff
                | Self::Fetch(_)
                | Self::Cover(_)
                | Self::Shoot(_)
                | Self::Call
                | Self::Alarm(_)
                | Self::Flank(_)
                | Self::Shield(_)
        )
    }

    /// Whether it wants to get away.
    pub fn is_afraid(&self) -> bool {
        matches!(self, Self::Flee(_) | Self::Panic(_) | Self::Cower | Self::Yield)
    }
}
