//! A level after all its checks: what the simulation builds a running mission from.
//!
//! The map's rows run from north to south as they are written; the simulation's y axis points north.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    driving::Scale, objective::Objective, roads::Roads, scene::Scene, score::ScoreRules, trigger::Trigger,
};

/// Edge of a tile in metres.
pub const TILE: f32 = 2.0 / 3.0;

/// Tiles kept free between the floors of a level, which lie side by side in the simulation's plane.
pub const FLOOR_GAP: u32 = 24;

/// A tile of one floor. Column 0 is the westernmost, row 0 the northernmost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TilePos {
    /// Index of the floor in [`Level::floors`].
    pub floor: usize,
    /// Column, from the west.
    pub x: u32,
    /// Row, from the north.
    pub y: u32,
}

/// A checked level. Every id in it is known to the catalogue that it was checked against.
#[derive(Clone, Debug)]
pub struct Level {
    /// "base/01_bathhouse".
    pub id: String,
    /// Message key of the title.
    pub title: String,
    /// Message key of the few words before the mission.
    pub briefing: Option<String>,
    /// Kind of person the player is ("core/danko").
    pub player: String,
    /// Kind of person a second player is where there is no partner to take over.
    pub second: Option<String>,
    /// Floors, in the order of the file; none only where there are streets.
    pub floors: Vec<Floor>,
    /// Its streets, where it has some.
    pub roads: Option<Arc<Roads>>,
    /// How far one sees.
    pub scale: Scale,
    /// Named areas.
    pub zones: BTreeMap<String, Zone>,
    /// Declared flags, in the order of the file.
    pub flags: Vec<String>,
    /// Goals, in the order of the file.
    pub objectives: Vec<Objective>,
    /// Rules of this level, in the order of the file.
    pub triggers: Vec<Trigger>,
    /// Scenes by name.
    pub scenes: BTreeMap<String, Scene>,
    /// Fixed lights.
    pub lights: Vec<Light>,
    /// Light where no lamp reaches, red, green, blue in 0 to 1.
    pub ambient: [f32; 3],
    /// What falls from the sky, where something does.
    pub weather: Option<Weather>,
    /// Id of the music.
    pub music: Option<String>,
    /// Whether it is counted at its end. One that is not is a scene that is played: what follows comes at once.
    pub scored: bool,
    /// Time for a good score, in ticks.
    pub par_ticks: u32,
    /// What deeds are worth here; none: as in the rules.
    pub score: Option<ScoreRules>,
    /// Hash of the level's text and of the catalogue it was checked against; a replay needs the same.
    pub hash: u64,
}

/// One floor: a grid of terrain and what stands on it.
#[derive(Clone, Debug)]
pub struct Floor {
    /// Name in the file ("first").
    pub name: String,
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Terrain ids that `tiles` refers to.
    pub terrains: Vec<String>,
    /// Terrain of each tile as an index into `terrains`, row by row from the north-west.
    pub tiles: Vec<u16>,
    /// What stands on it, row by row from the north-west.
    pub placements: Vec<Placement>,
    /// Columns east of the simulation's origin at which this floor begins.
    pub offset: u32,
}

impl Floor {
    /// Index into `terrains` of the tile, or none outside of the floor.
    pub fn tile(&self, x: u32, y: u32) -> Option<u16> {
        (x < self.width && y < self.height).then(|| self.tiles[(y * self.width + x) as usize])
    }
}

/// A thing on a tile.
#[derive(Clone, Debug)]
pub struct Placement {
    /// Where.
    pub at: TilePos,
    /// What.
    pub thing: Thing,
    /// The name by which triggers and objectives speak of it; several may share one.
    pub tag: Option<String>,
}

/// What can stand on a tile.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    /// Where the player begins (the second one where a second player begins).
    Start,
    /// A place that `Reach` goals speak of by its tag.
    Exit,
    /// A named place without a picture.
    Marker,
    /// A person of that kind, looking that way.
    Actor {
        /// Id of the kind.
        kind: String,
        /// Which way, in degrees anticlockwise from the east.
        facing: f32,
    },
    /// A prop of that kind.
    Prop {
        /// Id of the kind.
        kind: String,
    },
    /// An item of that kind, lying there.
    Item {
        /// Id of the kind.
        kind: String,
    },
    /// A door in a wall.
    Door {
        /// Id of the key item that opens it; none where it is not locked.
        lock: Option<String>,
        /// Id of its kind; none for the usual one.
        kind: Option<String>,
        /// What kicks and bullets are counted against, where it is not the kind's.
        strength: Option<f32>,
    },
    /// A vehicle.
    Vehicle {
        /// Id of the kind.
        kind: String,
        /// Which way it looks, in degrees anticlockwise from the east.
        facing: f32,
        /// Id of the kind of person at the wheel.
        driver: Option<String>,
        /// Id of the driver's mind.
        mind: Option<String>,
    },
    /// Stairs: who steps on it stands at the marker (or stairs, or lift) with that tag.
    Stairs {
        /// Tag of the other end.
        to: String,
    },
    /// A lift: as stairs, but it is called and takes a while.
    Lift {
        /// Tag of the other end.
        to: String,
        /// Ticks of the ride.
        ticks: u32,
    },
}

impl Thing {
    /// The usual door, with that lock.
    pub fn door(lock: Option<String>) -> Self {
        Self::Door { lock, kind: None, strength: None }
    }

    /// Whether people can be sent there: markers, exits, stairs, lifts.
    pub fn is_place(&self) -> bool {
        matches!(self, Self::Exit | Self::Marker | Self::Stairs { .. } | Self::Lift { .. })
    }
}

/// What falls from the sky on all ground that lies under it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Weather {
    /// Snow: from 0 (a flake now and then) to 1 (a snowstorm).
    Snow(f32),
}

/// A rectangle of tiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Index of the floor.
    pub floor: usize,
    /// Westernmost column.
    pub x: u32,
    /// Northernmost row.
    pub y: u32,
    /// Columns.
    pub w: u32,
    /// Rows.
    pub h: u32,
}

impl Zone {
    /// Whether the tile lies in it.
    pub fn contains(&self, at: TilePos) -> bool {
        at.floor == self.floor
            && (self.x..self.x + self.w).contains(&at.x)
            && (self.y..self.y + self.h).contains(&at.y)
    }
}

/// A lamp.
#[derive(Clone, Debug)]
pub struct Light {
    /// Where.
    pub at: TilePos,
    /// Red, green, blue in 0 to 1.
    pub color: [f32; 3],
    /// Radius in metres.
    pub radius: f32,
    /// Whether it flickers like a fire.
    pub flicker: bool,
    /// The name by which it is turned on and off; several may share one.
    pub tag: Option<String>,
}
