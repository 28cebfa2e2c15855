//! Streets and rails as they are heard: engines, tyres, knocks, horns, sirens, trains, and what is told of them.
//!
//! Vehicles name their own sounds (`assets/data/vehicles.ron`); what holds for all of them stands in `cues.ron`.

mod engines;
mod gearbox;
mod knocks;
mod rails;
mod slots;
mod told;

use bevy::prelude::*;
use serde::Deserialize;

use crate::content::data_file::At;

/// What holds for all vehicles and trains, from `cues.ron`. Decibels; seconds; metres.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoadRules {
    /// So many engines are heard at once, at the most; the player's always.
    pub engines: usize,
    /// So many sirens.
    pub sirens: usize,
    /// Added to the engine of the player's vehicle.
    pub own: f32,
    /// Added to an engine without throttle.
    pub coasts: f32,
    /// Metres a second that sound flies: what comes nearer sounds higher.
    pub air: f32,
    /// The sound of the road under the player's tyres at full speed.
    pub tyres: At<String>,
    /// Seconds for which tyres slide before their squeal goes on by itself.
    pub squeals: f32,
    /// Mass from which a vehicle is big, in kilograms.
    pub big: f32,
    /// A knock is heavy from so many times that on which begins to do harm.
    pub heavy: f32,
    /// What has not touched for so long is knocked anew.
    pub rests: f32,
    /// What scrapes along.
    pub scrape: At<String>,
    /// The bell of a crossing.
    pub bell: At<String>,
    /// From joint to joint of the rails.
    pub joint: f32,
    /// How far a train that comes nearer is when it gives its horn.
    pub horns: Vec<f32>,
    /// From here on its horn sounds as from afar.
    pub horn_far: f32,
}

impl RoadRules {
    /// The sounds that they name.
    pub fn sounds(&self) -> [&At<String>; 3] {
        [&self.tyres, &self.scrape, &self.bell]
    }
}

/// Seconds between two looks around.
const EVERY: f32 = 0.08;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((engines::plugin, rails::plugin, told::plugin));
}
