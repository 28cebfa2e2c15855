//! Walls, pillars and the sides of bridges: they come into the physics world by cells when somebody comes near, and
//! stay.

use std::collections::{BTreeMap, BTreeSet};

use bevy::math::{Vec2, ops};

use super::cells::{Cell, cell_of, cells_near};
use crate::{content::roads::Roads, sim::physics::Physics};

/// Depth of a bridge's side in metres.
const SIDE: f32 = 0.5;

/// What stands fixed beside the streets.
#[derive(Clone, Debug, Default)]
pub struct Solids {
    cells: BTreeMap<Cell, Vec<Solid>>,
    there: BTreeSet<Cell>,
}

#[derive(Clone, Copy, Debug)]
enum Solid {
    Wall { at: Vec2, half: Vec2, angle: f32, tall: bool },
    Pillar { at: Vec2, radius: f32 },
}

impl Solids {
    /// All of them, none in the world yet.
    pub fn new(roads: &Roads) -> Self {
        let mut solids = Self::default();
        for building in &roads.buildings {
            let angle = ops::atan2(building.way.1, building.way.0);
            let (at, half) = (Vec2::from(building.at), Vec2::from(building.half));
            solids.add(at, Solid::Wall { at, half, angle, tall: true });
        }
        for pillar in &roads.pillars {
            let at = Vec2::from(pillar.at);
            solids.add(at, Solid::Pillar { at, radius: pillar.radius });
        }
        for (begin, end) in roads.bridges.iter().flat_map(|bridge| &bridge.sides) {
            let (begin, end) = (Vec2::from(*begin), Vec2::from(*end));
            let (at, way) = ((begin + end) / 2.0, end - begin);
            let half = Vec2::new(way.length() / 2.0, SIDE / 2.0);
            solids.add(at, Solid::Wall { at, half, angle: ops::atan2(way.y, way.x), tall: false });
        }
        solids
    }

    fn add(&mut self, at: Vec2, solid: Solid) {
        self.cells.entry(cell_of(at)).or_default().push(solid);
    }

    /// Brings those near a place into the world.
    pub fn come(&mut self, at: Vec2, reach: f32, physics: &mut Physics) {
        for cell in cells_near(at, reach) {
            if !self.there.insert(cell) {
                continue;
            }
            for solid in self.cells.get(&cell).into_iter().flatten() {
                match *solid {
                    Solid::Wall { at, half, angle, tall } => physics.add_wall(at, half, angle, tall),
                    Solid::Pillar { at, radius } => physics.add_pillar(at, radius),
                }
            }
        }
    }
}
