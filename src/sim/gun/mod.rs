//! Guns: from the trigger to whatever a bullet meets.
//!
//! Here belong shooting, loading, drawing, bullets in flight and ducking behind cover. Who decides to shoot (players,
//! minds, bots) is no matter here; what a hit does to a body is the fight's ([`crate::sim::fighter::hit`]).
//!
//! Guns are fired at chest height, so that whoever stands is struck over a table, and whoever ducks behind one is not.

mod bullet;
mod cover;
mod drop;
mod load;
mod over;
mod shoot;
mod targets;

use std::sync::Arc;

use bevy::{
    app::{App, FixedUpdate},
    ecs::{entity::Entity, resource::Resource, schedule::IntoScheduleConfigs},
    math::Vec2,
};

pub(in crate::sim) use load::{begin_reload, draw_or_holster};
pub(in crate::sim) use over::aim_over;
pub(in crate::sim) use shoot::{Pull, goes_on, keep_pulling, pull_trigger};

use super::{actor::Hand, stance::Act, tick::SimSystems};
use crate::content::item::ItemDef;

/// Bullets in the air, in the order in which they were fired.
#[derive(Resource, Clone, Debug, Default)]
pub struct Bullets {
    /// All of them.
    pub list: Vec<Bullet>,
    /// How many have been fired.
    pub fired: u32,
    /// How many shots those were: a shot may have several pellets.
    pub shots: u32,
}

/// A bullet or a pellet.
#[derive(Clone, Debug)]
pub struct Bullet {
    /// Its number in the mission.
    pub number: u32,
    /// Number of the shot to which it belongs, from 1.
    pub shot: u32,
    /// Who fired it.
    pub by: Entity,
    /// With what.
    pub gun: Arc<ItemDef>,
    /// Where it is, in metres.
    pub at: Vec2,
    /// Metres a second.
    pub velocity: Vec2,
    /// Metres it has flown.
    pub flown: f32,
    /// What it can still go through.
    pub power: f32,
    /// Bodies and things that it has met: it meets none twice.
    pub met: Vec<Entity>,
}

impl Bullets {
    /// Begins a shot. Gives its number.
    pub fn begin_shot(&mut self) -> u32 {
        self.shots += 1;
        self.shots
    }

    /// Lets a bullet go.
    pub fn fire(&mut self, bullet: Bullet) {
        self.fired += 1;
        self.list.push(Bullet { number: self.fired, ..bullet });
    }
}

/// Whether a hit of whoever holds that and does that came out of a barrel, rather than of a blow with the gun itself.
pub fn is_shot(hand: &Hand, act: &Act) -> bool {
    hand.gun().is_some() && !matches!(act, Act::Strike(_) | Act::Finish(_))
}

/// What others order themselves by.
#[derive(bevy::ecs::schedule::SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GunSystems {
    /// Shots leave their barrels, guns are loaded.
    Shoot,
    /// Bullets fly on.
    Fly,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Bullets>();
    app.add_systems(
        FixedUpdate,
        (
            (cover::duck, shoot::let_shots_go, load::load_guns)
                .chain()
                .in_set(SimSystems::Act)
                .in_set(GunSystems::Shoot)
                .after(super::fighter::FighterSystems::Begin)
                .before(super::fighter::FighterSystems::Land),
            bullet::fly
                .in_set(SimSystems::Move)
                .in_set(GunSystems::Fly)
                .after(super::thing::ThingSystems::Fly),
            drop::drop_guns.in_set(SimSystems::Reach).after(super::thing::ThingSystems::Hands),
        ),
    );
}
