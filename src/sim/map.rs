//! The ground: which terrain lies where, and the way between tiles and metres.
//!
//! The floors of a level lie side by side in one plane, so that one physics world and one set of positions serve
//! them all. Here, and nowhere else in the simulation, tiles become metres.

use std::sync::Arc;

use bevy::{ecs::resource::Resource, math::Vec2};

use crate::content::{
    catalog::Catalog,
    level::{Level, TILE, TilePos, Zone},
    terrain::{TerrainDef, TerrainKind},
};

/// The ground of the running level.
#[derive(Resource, Clone, Debug)]
pub struct Map {
    /// Floors in the order of the level.
    pub floors: Vec<MapFloor>,
    /// What lies where no floor is.
    around: Arc<TerrainDef>,
}

/// One floor of the ground.
#[derive(Clone, Debug)]
pub struct MapFloor {
    /// Columns east of the origin at which it begins.
    pub offset: u32,
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
    terrains: Vec<Arc<TerrainDef>>,
    tiles: Vec<u16>,
}

impl MapFloor {
    /// The terrain of a tile, or none outside of the floor. Column 0 is west, row 0 north.
    pub fn terrain(&self, x: u32, y: u32) -> Option<&TerrainDef> {
        if x >= self.width || y >= self.height {
            return None;
        }
        let index = self.tiles[(y * self.width + x) as usize];
        self.terrains.get(usize::from(index)).map(Arc::as_ref)
    }
}

impl Map {
    /// The ground of `level`; a terrain that the catalogue lacks is void.
    pub fn new(level: &Level, catalog: &Catalog) -> Self {
        let void = Arc::new(void());
        // Where there are streets, their ground lies around and between what a map shows.
        let street = level.roads.as_ref().and_then(|roads| catalog.terrains.get(&roads.ground)).cloned();
        let around = street.unwrap_or_else(|| void.clone());
        let known = |id: &String| match catalog.terrains.get(id) {
            Some(terrain) if level.roads.is_some() && terrain.kind == TerrainKind::Void => around.clone(),
            Some(terrain) => terrain.clone(),
            None => void.clone(),
        };
        let floors = level
            .floors
            .iter()
            .map(|floor| MapFloor {
                offset: floor.offset,
                width: floor.width,
                height: floor.height,
                terrains: floor.terrains.iter().map(known).collect(),
                tiles: floor.tiles.clone(),
            })
            .collect();
        Self { floors, around }
    }

    /// The middle of a tile in metres.
    pub fn center(&self, at: TilePos) -> Vec2 {
        let Some(floor) = self.floors.get(at.floor).or(self.floors.last()) else { return Vec2::ZERO };
        Vec2::new(
            (floor.offset + at.x) as f32 * TILE + TILE / 2.0,
            (floor.height as f32 - at.y as f32 - 0.5) * TILE,
        )
    }

    /// The tile under a point, or none between the floors.
    pub fn tile(&self, point: Vec2) -> Option<TilePos> {
        let column = (point.x / TILE).floor();
        let row_up = (point.y / TILE).floor();
        if column < 0.0 || row_up < 0.0 {
            return None;
        }
        let (column, row_up) = (column as u32, row_up as u32);
        self.floors.iter().enumerate().find_map(|(index, floor)| {
            let x = column.checked_sub(floor.offset).filter(|x| *x < floor.width)?;
            let y = floor.height.checked_sub(row_up + 1)?;
            Some(TilePos { floor: index, x, y })
        })
    }

    /// The terrain under a point; that of the streets, or void, where there is no floor.
    pub fn terrain_at(&self, point: Vec2) -> &TerrainDef {
        self.tile(point).and_then(|at| self.floors[at.floor].terrain(at.x, at.y)).unwrap_or(&self.around)
    }

    /// Whether a body could stand there, furniture aside.
    pub fn is_walkable(&self, point: Vec2) -> bool {
        self.terrain_at(point).kind.is_walkable()
    }

    /// Whether the point lies in the zone.
    pub fn is_in(&self, zone: &Zone, point: Vec2) -> bool {
        self.tile(point).is_some_and(|at| zone.contains(at))
    }

    /// The south-west and north-east corner of a floor, in metres.
    pub fn bounds(&self, floor: usize) -> (Vec2, Vec2) {
        let Some(floor) = self.floors.get(floor).or(self.floors.last()) else {
            return (Vec2::ZERO, Vec2::ZERO);
        };
        let west = floor.offset as f32 * TILE;
        (Vec2::new(west, 0.0), Vec2::new(west + floor.width as f32 * TILE, floor.height as f32 * TILE))
    }
}

fn void() -> TerrainDef {
    TerrainDef {
        tiles: "void".into(),
        kind: TerrainKind::Void,
        speed: 1.0,
        noise: 1.0,
        grip: 1.0,
        friction: None,
        slips: false,
        douses: false,
        depth: 0.0,
        material: "stone".into(),
        frost: false,
    }
}
