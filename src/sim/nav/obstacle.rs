//! Furniture and doors as the lattice sees them: how they lie, and what a node near them costs.

use bevy::math::Vec2;

use super::grid::BODY;
use crate::content::{level::TILE, prop::Footprint};

/// Cost added where a closed door must first be opened: some two metres of way.
const DOOR: u8 = 20;

/// What stands in the way, or does not any longer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Obstacle {
    /// Number of the thing.
    pub id: u32,
    /// Its middle, in metres.
    pub at: Vec2,
    /// Its size on the floor.
    pub shape: Shape,
}

/// How an obstacle lies on the floor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// Furniture: bodies keep their radius away from it.
    Solid(Footprint),
    /// A closed door on its tile that opens to whoever comes.
    ClosedDoor,
    /// A locked door on its tile.
    LockedDoor,
}

impl Shape {
    pub(super) fn half_extent(self) -> Vec2 {
        match self {
            Self::Solid(Footprint::Round(radius)) => Vec2::splat(radius),
            Self::Solid(Footprint::Rect(width, depth)) => Vec2::new(width, depth) / 2.0,
            Self::ClosedDoor | Self::LockedDoor => Vec2::splat(TILE / 2.0),
        }
    }
}

impl Obstacle {
    /// What a node at `place` costs once this stands there too.
    pub(super) fn cost_over(&self, cost: u8, place: Vec2) -> u8 {
        let offset = (place - self.at).abs();
        let half = self.shape.half_extent();
        let covered = offset.x < half.x && offset.y < half.y;
        match self.shape {
            Shape::Solid(Footprint::Round(radius)) if offset.length() < radius + BODY => 0,
            Shape::Solid(Footprint::Rect(..)) if (offset - half).max(Vec2::ZERO).length() < BODY => 0,
            Shape::LockedDoor if covered => 0,
            Shape::ClosedDoor if covered && cost > 0 => cost.saturating_add(DOOR),
            _ => cost,
        }
    }
}
