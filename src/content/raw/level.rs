//! The level itself: map, glyphs, places, goals; and the campaign.

use serde::Deserialize;

use super::{RawRoads, RawScene, RawTrigger};
use crate::content::{
    actor::{ActorDef, BrainDef},
    door::DoorDef,
    driver::DriverDef,
    driving::Scale,
    item::ItemDef,
    moves::MovesetDef,
    prop::PropDef,
    puzzle::PuzzleDef,
    score::ScoreChange,
    syntax::{At, Entries, Needed, Tried},
    terrain::TerrainDef,
    vehicle::VehicleDef,
};

/// A level's file. Every field stands for itself, so that a mistake in one hides none in another.
#[derive(Deserialize)]
#[serde(rename = "Level")]
pub struct RawLevel {
    /// Version of the format: `1`.
    #[serde(default)]
    pub format: Needed<At<u32>>,
    /// The level's id: `"base/01_bathhouse"`, in a pack `"PACK/FILE"` without the file's ending.
    #[serde(default)]
    pub id: Needed<At<String>>,
    /// Message key of the title.
    #[serde(default)]
    pub title: Needed<At<String>>,
    /// Message key of the few words before the mission.
    #[serde(default)]
    pub briefing: Tried<At<String>>,
    /// Kind of person the player is; otherwise that of `defaults.ron`.
    #[serde(default)]
    pub player: Tried<At<String>>,
    /// Kind of person a second player is where there is no partner to take over; otherwise that of `defaults.ron`.
    #[serde(default)]
    pub second: Tried<At<String>>,
    /// Shared glyph sets, merged from left to right.
    #[serde(default)]
    pub legends: Tried<Vec<At<String>>>,
    /// What the level's own characters stand for; they win over shared ones.
    #[serde(default)]
    pub glyphs: Tried<Entries<char, RawGlyph>>,
    /// Floors by name, in their order; joined by stairs and lifts. A level with `roads` has one or none.
    #[serde(default)]
    pub floors: Needed<Entries<String, RawFloor>>,
    /// Streets, in metres.
    #[serde(default)]
    pub roads: Tried<RawRoads>,
    /// How far one sees.
    #[serde(default)]
    pub scale: Tried<Scale>,
    /// Things by their coordinates, where a character is not enough.
    #[serde(default)]
    pub things: Tried<Vec<At<RawThing>>>,
    /// Named areas.
    #[serde(default)]
    pub zones: Tried<Entries<String, RawZone>>,
    /// Every flag that is set or asked for, so that a slip of the pen makes no new one.
    #[serde(default)]
    pub flags: Tried<Vec<At<String>>>,
    /// What has to be done; the level is won when all that are not optional are.
    #[serde(default)]
    pub objectives: Needed<Vec<RawObjective>>,
    /// Rules: when something happens, do something. At most 256.
    #[serde(default)]
    pub triggers: Tried<Vec<RawTrigger>>,
    /// Short scenes by name, told with the running game.
    #[serde(default)]
    pub scenes: Tried<Entries<String, RawScene>>,
    /// Lamps.
    #[serde(default)]
    pub lights: Tried<Vec<At<RawLight>>>,
    /// Light where no lamp reaches: a colour by name, or `"rrggbb"`; otherwise that of `defaults.ron`.
    #[serde(default)]
    pub ambient: Tried<At<String>>,
    /// What falls from the sky on ground in the frost.
    #[serde(default)]
    pub weather: Tried<RawWeather>,
    /// Id of the music.
    #[serde(default)]
    pub music: Tried<At<String>>,
    /// Whether it is counted at its end. With `false` it is a scene that is played: what follows comes at once, and the
    /// credits do not name it.
    #[serde(default)]
    pub scored: Tried<bool>,
    /// Time for a good score, in seconds.
    #[serde(default)]
    pub par_secs: Needed<At<f32>>,
    /// Points needed for bronze, silver, gold, each more than the one before; otherwise those of `rules.ron`.
    #[serde(default)]
    pub medals: Tried<(u32, u32, u32)>,
    /// What deeds are worth in this level, where it is something else than in `rules.ron`.
    #[serde(default)]
    pub score: Tried<ScoreChange>,
    /// The level's own kinds of people; their ids begin as the level's does.
    #[serde(default)]
    pub actors: Tried<Entries<String, ActorDef>>,
    /// The level's own minds.
    #[serde(default)]
    pub brains: Tried<Entries<String, BrainDef>>,
    /// The level's own movesets.
    #[serde(default)]
    pub movesets: Tried<Entries<String, MovesetDef>>,
    /// The level's own items.
    #[serde(default)]
    pub items: Tried<Entries<String, ItemDef>>,
    /// The level's own props.
    #[serde(default)]
    pub props: Tried<Entries<String, PropDef>>,
    /// The level's own kinds of doors.
    #[serde(default)]
    pub doors: Tried<Entries<String, DoorDef>>,
    /// The level's own terrains.
    #[serde(default)]
    pub terrains: Tried<Entries<String, TerrainDef>>,
    /// The level's own puzzles.
    #[serde(default)]
    pub puzzles: Tried<Entries<String, PuzzleDef>>,
    /// The level's own kinds of vehicles.
    #[serde(default)]
    pub vehicles: Tried<Entries<String, VehicleDef>>,
    /// The level's own drivers' minds.
    #[serde(default)]
    pub drivers: Tried<Entries<String, DriverDef>>,
}

/// One floor.
#[derive(Deserialize)]
#[serde(rename = "Floor")]
pub struct RawFloor {
    /// Rows from north to south, all of one length, at most 256 by 256 characters.
    pub map: Vec<At<String>>,
    /// Terrain under things that do not name theirs; without it they stand on what is around them.
    #[serde(default)]
    pub ground: Option<At<String>>,
}

/// What a glyph stands for.
#[derive(Clone, Deserialize)]
#[serde(rename = "Glyph")]
pub enum RawGlyph {
    /// Ground or wall: the id of a terrain.
    Tile(At<String>),
    /// Where the player begins.
    Start {
        /// Terrain under it; otherwise the floor's `ground`, otherwise what is around it.
        #[serde(default)]
        on: Option<At<String>>,
    },
    /// A way out, named by goals, spawns and scenes: `Exit("tag")`.
    Exit {
        /// Name by which triggers and goals speak of it.
        tag: At<String>,
        /// Terrain under it; otherwise the floor's `ground`, otherwise what is around it.
        #[serde(default)]
        on: Option<At<String>>,
    },
    /// A spot that goals, spawns, lights and scenes name: `Marker("tag")`.
    Marker {
        /// Name by which triggers and goals speak of it.
        tag: At<String>,
        /// Terrain under it; otherwise the floor's `ground`, otherwise what is around it.
        #[serde(default)]
        on: Option<At<String>>,
    },
    /// A person.
    Actor {
        /// Id of its kind.
        kind: At<String>,
        /// Name by which triggers and goals speak of it.
        #[serde(default)]
        tag: Option<At<String>>,
        /// Which way it looks, in degrees anticlockwise from the east.
        #[serde(default)]
        facing: f32,
        /// Terrain under it; otherwise the floor's `ground`, otherwise what is around it.
        #[serde(default)]
        on: Option<At<String>>,
    },
    /// Furniture: `Prop("kind")`.
    Prop {
        /// Id of its kind.
        kind: At<String>,
        /// Name by which triggers and goals speak of it.
        #[serde(default)]
        tag: Option<At<String>>,
        /// Terrain under it; otherwise the floor's `ground`, otherwise what is around it.
        #[serde(default)]
        on: Option<At<String>>,
    },
    /// A thing to take, lying there: `Item("kind")`.
    #[serde(alias = "Pickup")]
    Item {
        /// Id of its kind.
        kind: At<String>,
        /// Name by which triggers and goals speak of it.
        #[serde(default)]
        tag: Option<At<String>>,
        /// Terrain under it; otherwise the floor's `ground`, otherwise what is around it.
        #[serde(default)]
        on: Option<At<String>>,
    },
    /// A door of one tile, in a wall.
    Door {
        /// Id of the key item that opens it; without one it is not locked.
        #[serde(default)]
        lock: Option<At<String>>,
        /// Id of its kind; otherwise it is a plain one of wood that never breaks.
        #[serde(default)]
        kind: Option<At<String>>,
        /// Kicks and bullets that break it are counted against this, in place of its kind's; 0 never breaks.
        #[serde(default)]
        strength: Option<f32>,
        /// Name by which triggers and goals speak of it.
        #[serde(default)]
        tag: Option<At<String>>,
        /// Terrain under it; otherwise the floor's `ground`, otherwise what is around it.
        #[serde(default)]
        on: Option<At<String>>,
    },
    /// A vehicle: `Vehicle("kind")`.
    Vehicle {
        /// Id of its kind.
        kind: At<String>,
        /// Name by which triggers and goals speak of it, and of whoever sits in it.
        #[serde(default)]
        tag: Option<At<String>>,
        /// Which way it looks, in degrees anticlockwise from the east.
        #[serde(default)]
        facing: f32,
        /// Id of the kind of person at the wheel; otherwise it stands there empty.
        #[serde(default)]
        driver: Option<At<String>>,
        /// Id of the driver's mind.
        #[serde(default)]
        mind: Option<At<String>>,
        /// Terrain under it; otherwise the floor's `ground`, otherwise what is around it.
        #[serde(default)]
        on: Option<At<String>>,
    },
    /// Stairs: who steps on them stands at the place with that tag, also on another floor.
    Stairs {
        /// Tag of the other end.
        to: At<String>,
        /// Name by which triggers and goals speak of it.
        #[serde(default)]
        tag: Option<At<String>>,
        /// Terrain under it; otherwise the floor's `ground`, otherwise what is around it.
        #[serde(default)]
        on: Option<At<String>>,
    },
    /// As stairs, but the ride takes a while.
    Lift {
        /// Tag of the other end.
        to: At<String>,
        /// Seconds of the ride.
        #[serde(default = "lift_secs")]
        secs: f32,
        /// Name by which triggers and goals speak of it.
        #[serde(default)]
        tag: Option<At<String>>,
        /// Terrain under it; otherwise the floor's `ground`, otherwise what is around it.
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
    /// Name of the floor; otherwise the first.
    #[serde(default)]
    pub floor: Option<At<String>>,
    /// Column, from 0 in the west.
    pub x: u32,
    /// Row, from 0 in the north.
    pub y: u32,
    /// What is put there.
    pub put: RawGlyph,
}

/// A named area.
#[derive(Deserialize)]
#[serde(rename = "Zone")]
pub enum RawZone {
    /// A rectangle of tiles.
    Rect {
        /// Name of the floor; otherwise the first.
        #[serde(default)]
        floor: Option<At<String>>,
        /// Westernmost column.
        x: At<u32>,
        /// Northernmost row.
        y: At<u32>,
        /// Columns.
        w: At<u32>,
        /// Rows.
        h: At<u32>,
    },
}

/// A goal with its words.
#[derive(Deserialize)]
#[serde(rename = "Objective")]
pub struct RawObjective {
    /// Name in this file.
    pub id: At<String>,
    /// Message key of what is shown.
    pub text: At<String>,
    /// When it is done.
    pub goal: RawGoal,
    /// Objectives that must be done before this one counts.
    #[serde(default)]
    pub after: Vec<At<String>>,
    /// Whether the level is won without it.
    #[serde(default)]
    pub optional: bool,
}

/// When an objective is done.
#[derive(Deserialize)]
#[serde(rename = "Goal")]
pub enum RawGoal {
    /// Everyone with that tag, those yet to come too, is beaten or has fled.
    Cleared(At<String>),
    /// The player stands on a place with that tag, or in the zone of that name.
    Reach(At<String>),
    /// Everyone with that tag, those yet to come too, is in handcuffs; it fails when one of them is beaten or nobody is left.
    Arrested(At<String>),
    /// The flag is set.
    Flag(At<String>),
    /// The flag is not set when the level ends.
    Never(At<String>),
    /// The player has that item.
    Have(At<String>),
    /// The level ends within so many seconds.
    Within(f32),
    /// The level ends with at least that share of health (0 to 1).
    Unhurt(f32),
    /// Every prop with that tag is broken.
    Broken(At<String>),
    /// At least so many were arrested.
    Arrests(u32),
    /// That puzzle is solved: `Solve("core/locker_key")`.
    Solve {
        /// Id of the puzzle.
        puzzle: At<String>,
        /// Name of the step that is meant; without it, all of them.
        #[serde(default)]
        step: Option<At<String>>,
    },
    /// A vehicle with that tag gets to that node, area or zone; without a tag, the one in which the player sits.
    ReachBy {
        /// Where to.
        at: At<String>,
        /// Tag of the vehicle.
        #[serde(default)]
        tag: Option<At<String>>,
    },
    /// The player stays near to whoever has that tag, vehicle or person, for a while.
    Catch {
        /// Whose tag.
        tag: At<String>,
        /// How near, in metres, from middle to middle.
        #[serde(default = "catch_metres")]
        metres: f32,
        /// For how many seconds.
        #[serde(default)]
        secs: f32,
    },
    /// Every vehicle with that tag is a wreck.
    Wreck {
        /// Their tag.
        tag: At<String>,
        /// By what: the tag of a vehicle, or the name of a train. Wrecked otherwise, the goal fails.
        #[serde(default)]
        by: Option<At<String>>,
    },
    /// Every vehicle with that tag is worn down: less than that share of its health is left (0 to 1).
    Wear {
        /// Their tag.
        tag: At<String>,
        /// Under this share.
        below: f32,
    },
}

fn catch_metres() -> f32 {
    12.0
}

/// A lamp, at a marker or at a tile.
#[derive(Deserialize)]
#[serde(rename = "Light")]
pub struct RawLight {
    /// Tag of the places where it hangs, in place of `x` and `y`.
    #[serde(default)]
    pub at: Option<At<String>>,
    /// Name of the floor; otherwise the first.
    #[serde(default)]
    pub floor: Option<At<String>>,
    /// Column, from 0 in the west.
    #[serde(default)]
    pub x: Option<u32>,
    /// Row, from 0 in the north.
    #[serde(default)]
    pub y: Option<u32>,
    /// A colour by name, or `"rrggbb"`.
    pub color: At<String>,
    /// Radius in metres.
    pub radius: f32,
    /// Whether it flickers like a fire.
    #[serde(default)]
    pub flicker: bool,
    /// Name by which the action `Light` turns it on and off.
    #[serde(default)]
    pub tag: Option<At<String>>,
}

/// What falls from the sky on ground in the frost.
#[derive(Deserialize)]
#[serde(rename = "Weather")]
pub enum RawWeather {
    /// Snow: from 0 (a flake now and then) to 1 (a snowstorm).
    Snow(f32),
}
