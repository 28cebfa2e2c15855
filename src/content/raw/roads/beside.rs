//! What stands beside the streets.

use serde::Deserialize;

use crate::content::{driving::Side, syntax::At};

/// A row of buildings beside a street. Where the street bends or another one joins it, none stands.
#[derive(Deserialize)]
#[serde(rename = "Block")]
pub struct RawBlock {
    /// The street.
    pub street: At<String>,
    /// Which side of it.
    pub side: Side,
    /// Metres along the street where the row begins.
    #[serde(default)]
    pub from: f32,
    /// Metres along it where the row ends; otherwise at its end.
    #[serde(default)]
    pub to: Option<f32>,
    /// What the buildings look like and how long each is, over and over: `[("brick", 14), ("shop", 9)]`.
    pub row: Vec<(String, f32)>,
    /// How deep they are.
    #[serde(default = "depth")]
    pub depth: f32,
    /// Metres between two of them.
    #[serde(default)]
    pub gap: f32,
    /// Metres behind the sidewalk.
    #[serde(default)]
    pub back: f32,
}

/// Furniture of a street.
#[derive(Deserialize)]
#[serde(rename = "StreetProp")]
pub struct RawStreetProp {
    /// Id of the kind of prop.
    pub kind: At<String>,
    /// The street.
    pub street: At<String>,
    /// Metres along it.
    pub along: f32,
    /// Which side of it.
    pub side: Side,
    /// Metres from the kerb, away from the lanes.
    #[serde(default = "off")]
    pub off: f32,
    /// How many…
    #[serde(default = "one")]
    pub count: u32,
    /// …and how many metres apart.
    #[serde(default = "apart")]
    pub every: f32,
    /// Name by which triggers and goals speak of it.
    #[serde(default)]
    pub tag: Option<At<String>>,
}

/// Pillars of elevated tracks, on both sides of a street's middle.
#[derive(Deserialize)]
#[serde(rename = "Pillars")]
pub struct RawPillars {
    /// The street.
    pub street: At<String>,
    /// Metres along it where they begin.
    #[serde(default)]
    pub from: f32,
    /// Metres along it where they end; otherwise at its end.
    #[serde(default)]
    pub to: Option<f32>,
    /// Metres between two.
    #[serde(default = "pillar_every")]
    pub every: f32,
    /// Metres from the middle of the street; otherwise at the kerb.
    #[serde(default)]
    pub off: Option<f32>,
    /// Radius of one.
    #[serde(default = "pillar_radius")]
    pub radius: f32,
    /// What they look like.
    #[serde(default = "pillar")]
    pub kind: String,
}

/// Vehicles parked beside a street.
#[derive(Deserialize)]
#[serde(rename = "Parked")]
pub struct RawParked {
    /// The street.
    pub street: At<String>,
    /// Which side of it.
    pub side: Side,
    /// Metres along it where they begin.
    #[serde(default)]
    pub from: f32,
    /// Metres along it where they end; otherwise at its end.
    #[serde(default)]
    pub to: Option<f32>,
    /// Ids of the kinds, one of which stands in each place.
    pub kinds: Vec<At<String>>,
    /// Metres from one place to the next.
    #[serde(default = "bay")]
    pub every: f32,
    /// Share of the places that are taken (0 to 1).
    #[serde(default = "taken")]
    pub share: f32,
}

/// A bridge: its sides keep everybody on the road.
#[derive(Deserialize)]
#[serde(rename = "Bridge")]
pub struct RawBridge {
    /// The street.
    pub street: At<String>,
    /// Metres along it where it begins.
    pub from: f32,
    /// Metres along it where it ends.
    pub to: f32,
    /// What it looks like.
    #[serde(default = "bridge")]
    pub kind: String,
    /// How high it is.
    #[serde(default = "bridge_height")]
    pub height: f32,
}

fn depth() -> f32 {
    12.0
}

fn off() -> f32 {
    0.8
}

fn one() -> u32 {
    1
}

fn apart() -> f32 {
    25.0
}

fn pillar_every() -> f32 {
    18.0
}

fn pillar_radius() -> f32 {
    0.45
}

fn pillar() -> String {
    "pillar".to_owned()
}

fn bay() -> f32 {
    7.0
}

fn taken() -> f32 {
    0.6
}

fn bridge() -> String {
    "bridge".to_owned()
}

fn bridge_height() -> f32 {
    5.0
}
