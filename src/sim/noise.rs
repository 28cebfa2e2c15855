//! What can be heard in this tick.

use bevy::{
    ecs::{entity::Entity, resource::Resource},
    math::Vec2,
};

/// The noises of this tick; cleared when the next one begins.
#[derive(Resource, Default, Debug)]
pub struct Noises {
    /// In the order in which they were made.
    pub list: Vec<Noise>,
}

/// One noise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noise {
    /// Where, in metres.
    pub at: Vec2,
    /// How far it is heard, in metres.
    pub radius: f32,
    /// Who made it.
    pub by: Option<Entity>,
}

impl Noises {
    /// Makes a noise; one of no radius is silence.
    pub fn make(&mut self, at: Vec2, radius: f32, by: Option<Entity>) {
        if radius > 0.0 {
            self.list.push(Noise { at, radius, by });
        }
    }
}
