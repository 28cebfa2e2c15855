//! Streets in a running level: lanes and the ways between them, lights, and whatever stands, drives and walks there.
//!
//! A map of 8 km costs a tick nothing: pieces of streets, walls, bays and furniture are sorted into cells, and only
//! those cells are looked at that are near a player.

pub mod cells;
mod lights;
mod look;
mod net;
mod population;
mod solids;
mod traffic;
pub mod walkers;

use std::sync::Arc;

use bevy::{
    app::App,
    ecs::{resource::Resource, world::World},
    math::Vec2,
};

pub use lights::Light;
pub use population::{OfStreet, populate};

use super::mission::Mission;
use crate::content::roads::{Lane, Roads};
use cells::Cells;

/// The streets of the running level; empty where it has none.
#[derive(Resource, Clone, Debug, Default)]
pub struct Streets {
    /// What the level says of them.
    pub roads: Arc<Roads>,
    /// Vehicles on a kilometre of street, as it is now.
    pub per_km: f32,
    /// People on a kilometre of street, as it is now.
    pub walkers_per_km: f32,
    /// Pieces of streets by cells.
    segments: Cells,
    /// Walls, pillars and the sides of bridges by cells.
    solids: solids::Solids,
    /// What has come out of bays and furniture.
    standing: population::Standing,
    /// Whether the attempt has begun.
    begun: bool,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Streets>();
}

impl Streets {
    /// The streets of the mission's level, with nothing on them yet.
    pub(super) fn new(mission: &Mission) -> Self {
        let Some(roads) = mission.setup.level.roads.clone() else { return Self::default() };
        let segments = Cells::of_segments(&roads);
        let solids = solids::Solids::new(&roads);
        let standing = population::Standing::new(&roads);
        Self {
            per_km: roads.traffic.as_ref().map_or(0.0, |traffic| traffic.per_km),
            walkers_per_km: roads.walkers.as_ref().map_or(0.0, |walkers| walkers.per_km),
            segments,
            solids,
            standing,
            begun: false,
            roads,
        }
    }

    /// Whether there are any.
    pub fn is_empty(&self) -> bool {
        self.roads.segments.is_empty()
    }

    /// Whether all that is near has come.
    fn has_begun(&self) -> bool {
        self.begun
    }

    /// Pieces of streets within about that distance of a place, in their order.
    pub fn segments_near(&self, at: Vec2, reach: f32) -> Vec<usize> {
        self.segments.near(at, reach)
    }

    /// A point of a lane, so many metres from where it begins.
    pub fn on_lane(&self, lane: Lane, metres: f32) -> Vec2 {
        Vec2::from(self.roads.on_lane(lane, metres))
    }

    /// Which way a lane leads.
    pub fn way(&self, lane: Lane) -> Vec2 {
        Vec2::from(self.roads.way(lane))
    }

    /// Metres along a lane at which a place lies beside it.
    pub fn metres(&self, lane: Lane, at: Vec2) -> f32 {
        let segment = &self.roads.segments[lane.segment];
        let metres = (at - Vec2::from(segment.at)).dot(Vec2::from(segment.way));
        if lane.against { segment.length - metres } else { metres }
    }

    /// The node or area of that name holds the place.
    pub fn is_at(&self, name: &str, at: Vec2, reach: f32) -> Option<bool> {
        if let Some(area) = self.roads.areas.get(name) {
            return Some(area.contains((at.x, at.y)));
        }
        let node = self.roads.node(name)?;
        let node = &self.roads.nodes[node];
        Some(Vec2::from(node.at).distance(at) <= reach.max(node.reach))
    }
}

/// Brings what is near into a level that has just been built.
pub(super) fn prepare(world: &mut World) {
    populate(world);
}
