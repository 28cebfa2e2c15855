//! A level's streets, as they are written.

mod beside;
mod moving;
mod streets;

use serde::Deserialize;

use crate::content::syntax::{At, Entries, Tried};
pub use beside::{RawBlock, RawBridge, RawParked, RawPillars, RawStreetProp};
pub use moving::{RawCrossing, RawPedestrians, RawPlaced, RawRail, RawStart, RawTraffic, RawTrain};
pub use streets::{RawArea, RawJunction, RawStreet};

/// Streets, and all that stands and moves on them. Places are in metres, x to the east and y to the north.
#[derive(Deserialize)]
#[serde(rename = "Roads")]
pub struct RawRoads {
    /// Terrain where no map is: what the streets' ground is to feet and tyres.
    #[serde(default)]
    pub ground: Tried<At<String>>,
    /// Where streets meet, bend and end: `"clark": (120, 40)`. At most 4,096, within 8 km by 8 km.
    #[serde(default)]
    pub nodes: Tried<Entries<String, (f32, f32)>>,
    /// Streets by name.
    #[serde(default)]
    pub streets: Tried<Entries<String, RawStreet>>,
    /// Who may go at a node, by its name; elsewhere whoever comes first does.
    #[serde(default)]
    pub junctions: Tried<Entries<String, RawJunction>>,
    /// Named rectangles; like nodes, they are places for goals and triggers.
    #[serde(default)]
    pub areas: Tried<Entries<String, RawArea>>,
    /// Rows of buildings.
    #[serde(default)]
    pub blocks: Tried<Vec<At<RawBlock>>>,
    /// Furniture of the streets.
    #[serde(default)]
    pub props: Tried<Vec<At<RawStreetProp>>>,
    /// Pillars of elevated tracks.
    #[serde(default)]
    pub pillars: Tried<Vec<At<RawPillars>>>,
    /// Parked vehicles.
    #[serde(default)]
    pub parked: Tried<Vec<At<RawParked>>>,
    /// Bridges.
    #[serde(default)]
    pub bridges: Tried<Vec<At<RawBridge>>>,
    /// Rails by name.
    #[serde(default)]
    pub rails: Tried<Entries<String, RawRail>>,
    /// Where rails cross streets.
    #[serde(default)]
    pub crossings: Tried<Vec<At<RawCrossing>>>,
    /// Trains by name; the action `StartTrain` lets them run.
    #[serde(default)]
    pub trains: Tried<Entries<String, RawTrain>>,
    /// Vehicles that are there from the beginning.
    #[serde(default)]
    pub vehicles: Tried<Vec<At<RawPlaced>>>,
    /// Who drives about.
    #[serde(default)]
    pub traffic: Tried<RawTraffic>,
    /// Who walks about on the sidewalks.
    #[serde(default)]
    pub pedestrians: Tried<RawPedestrians>,
    /// Where the player begins on foot, in place of a `Start` on a map or a vehicle with `player`.
    #[serde(default)]
    pub start: Tried<RawStart>,
}
