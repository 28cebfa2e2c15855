//! The level itself: map, glyphs, places, goals; and the campaign.

use serde::Deserialize;

use super::{RawScene, RawTrigger};
use crate::content::{
    actor::{ActorDef, BrainDef},
    item::ItemDef,
    moves::MovesetDef,
    prop::PropDef,
    syntax::{At, Entries, Tried},
    terrain::TerrainDef,
};

/// A level's file. Every field stands for itself, so that a mistake in one hides none in another.
#[derive(Deserialize)]
#[serde(rename = "Level")]
pub struct RawLevel {
    #[serde(default)]
    pub format: Tried<At<u32>>,
    #[serde(default)]
    pub id: Tried<At<String>>,
    #[serde(default)]
    pub title: Tried<At<String>>,
    #[serde(default)]
    pub briefing: Tried<At<String>>,
    #[serde(default)]
    pub player: Tried<At<String>>,
    #[serde(default)]
    pub legends: Tried<Vec<At<String>>>,
    #[serde(default)]
    pub glyphs: Tried<Entries<char, RawGlyph>>,
    #[serde(default)]
    pub floors: Tried<Entries<String, RawFloor>>,
    #[serde(default)]
    pub things: Tried<Vec<At<RawThing>>>,
    #[serde(default)]
    pub zones: Tried<Entries<String, RawZone>>,
    #[serde(default)]
    pub flags: Tried<Vec<At<String>>>,
    #[serde(default)]
    pub objectives: Tried<Vec<RawObjective>>,
    #[serde(default)]
    pub triggers: Tried<Vec<RawTrigger>>,
    #[serde(default)]
    pub scenes: Tried<Entries<String, RawScene>>,
    #[serde(default)]
    pub lights: Tried<Vec<At<RawLight>>>,
    #[serde(default)]
    pub ambient: Tried<At<String>>,
    #[serde(default)]
    pub music: Tried<At<String>>,
    #[serde(default)]
    pub par_secs: Tried<At<f32>>,
    #[serde(default)]
    pub actors: Tried<Entries<String, ActorDef>>,
    #[serde(default)]
    pub brains: Tried<Entries<String, BrainDef>>,
    #[serde(default)]
    pub movesets: Tried<Entries<String, MovesetDef>>,
    #[serde(default)]
    pub items: Tried<Entries<String, ItemDef>>,
    #[serde(default)]
    pub props: Tried<Entries<String, PropDef>>,
    #[serde(default)]
    pub terrains: Tried<Entries<String, TerrainDef>>,
}

/// One floor.
#[derive(Deserialize)]
#[serde(rename = "Floor")]
pub struct RawFloor {
    /// Rows from north to south.
    pub map: Vec<At<String>>,
    /// Terrain under things that do not name theirs; without it they stand on what is around them.
    #[serde(default)]
    pub ground: Option<At<String>>,
}

/// What a glyph stands for.
#[derive(Clone, Deserialize)]
#[serde(rename = "Glyph")]
pub enum RawGlyph {
    Tile(At<String>),
    Start {
        #[serde(default)]
        on: Option<At<String>>,
    },
    Exit {
        tag: At<String>,
        #[serde(default)]
        on: Option<At<String>>,
    },
    Marker {
        tag: At<String>,
        #[serde(default)]
        on: Option<At<String>>,
    },
    Actor {
        kind: At<String>,
        #[serde(default)]
        tag: Option<At<String>>,
        #[serde(default)]
        facing: f32,
        #[serde(default)]
        on: Option<At<String>>,
    },
    Prop {
        kind: At<String>,
        #[serde(default)]
        tag: Option<At<String>>,
        #[serde(default)]
        on: Option<At<String>>,
    },
    #[serde(alias = "Pickup")]
    Item {
        kind: At<String>,
        #[serde(default)]
        tag: Option<At<String>>,
        #[serde(default)]
        on: Option<At<String>>,
    },
    Door {
        #[serde(default)]
        lock: Option<At<String>>,
        #[serde(default)]
        tag: Option<At<String>>,
        #[serde(default)]
        on: Option<At<String>>,
    },
    Stairs {
        to: At<String>,
        #[serde(default)]
        tag: Option<At<String>>,
        #[serde(default)]
        on: Option<At<String>>,
    },
    Lift {
        to: At<String>,
        #[serde(default = "lift_secs")]
        secs: f32,
        #[serde(default)]
        tag: Option<At<String>>,
        #[serde(default)]
        on: Option<At<String>>,
    },
}

fn lift_secs() -> f32 {
    3.0
}

/// A thing put down by its coordinates, where a character is not enough.
#[derive(Deserialize)]
#[serde(rename = "Thing")]
pub struct RawThing {
    #[serde(default)]
    pub floor: Option<At<String>>,
    pub x: u32,
    pub y: u32,
    pub put: RawGlyph,
}

/// A named area.
#[derive(Deserialize)]
#[serde(rename = "Zone")]
pub enum RawZone {
    Rect {
        #[serde(default)]
        floor: Option<At<String>>,
        x: At<u32>,
        y: At<u32>,
        w: At<u32>,
        h: At<u32>,
    },
}

/// A goal with its words.
#[derive(Deserialize)]
#[serde(rename = "Objective")]
pub struct RawObjective {
    pub id: At<String>,
    pub text: At<String>,
    pub goal: RawGoal,
    #[serde(default)]
    pub after: Vec<At<String>>,
    #[serde(default)]
    pub optional: bool,
}

/// When an objective is done.
#[derive(Deserialize)]
#[serde(rename = "Goal")]
pub enum RawGoal {
    Cleared(At<String>),
    Reach(At<String>),
    Flag(At<String>),
    Never(At<String>),
    Have(At<String>),
    Within(f32),
    Unhurt(f32),
}

/// A lamp, at a marker or at a tile.
#[derive(Deserialize)]
#[serde(rename = "Light")]
pub struct RawLight {
    #[serde(default)]
    pub at: Option<At<String>>,
    #[serde(default)]
    pub floor: Option<At<String>>,
    #[serde(default)]
    pub x: Option<u32>,
    #[serde(default)]
    pub y: Option<u32>,
    pub color: At<String>,
    pub radius: f32,
    #[serde(default)]
    pub flicker: bool,
}

/// A campaign's file.
#[derive(Deserialize)]
#[serde(rename = "Campaign")]
pub struct RawCampaign {
    pub title: At<String>,
    pub levels: Vec<RawCampaignEntry>,
}

/// One level of a campaign.
#[derive(Deserialize)]
#[serde(rename = "CampaignEntry")]
pub struct RawCampaignEntry {
    pub id: At<String>,
    pub file: At<String>,
}

/// What holds where a level does not say otherwise.
#[derive(Deserialize)]
#[serde(rename = "Defaults")]
pub struct RawDefaults {
    pub player: At<String>,
    pub ambient: At<String>,
}
