//! What moves: rails and trains, vehicles, traffic, people on foot.

use serde::Deserialize;

use crate::content::syntax::{At, Entries};

/// Rails.
#[derive(Deserialize)]
#[serde(rename = "Rail")]
pub struct RawRail {
    /// Where they run.
    pub path: Vec<(f32, f32)>,
    /// What they look like.
    #[serde(default = "rail")]
    pub kind: String,
}

/// Where rails cross a street, all places where they do.
#[derive(Deserialize)]
#[serde(rename = "Crossing")]
pub struct RawCrossing {
    /// The street.
    pub street: At<String>,
    /// The rails.
    pub rail: At<String>,
    /// Seconds before a train for which its bell rings.
    #[serde(default = "bell")]
    pub warns_secs: f32,
    /// Whether drivers who heed lights wait while it rings.
    #[serde(default = "yes")]
    pub gates: bool,
}

/// A train.
#[derive(Deserialize)]
#[serde(rename = "Train")]
pub struct RawTrain {
    /// The rails.
    pub rail: At<String>,
    /// Ids of its cars, the first one first.
    pub cars: Vec<At<String>>,
    /// Metres a second.
    pub speed: f32,
    /// Metres between two cars.
    #[serde(default = "coupling")]
    pub gap: f32,
    /// Whether it runs from the end of the rails to their beginning.
    #[serde(default)]
    pub back: bool,
    /// Seconds after which it comes again; otherwise never.
    #[serde(default)]
    pub every_secs: Option<f32>,
}

/// A vehicle that is put down, on a street or anywhere.
#[derive(Deserialize)]
#[serde(rename = "PlacedVehicle")]
pub struct RawPlaced {
    /// Id of its kind.
    pub kind: At<String>,
    /// The street on which it stands…
    #[serde(default)]
    pub street: Option<At<String>>,
    /// …so many metres along it…
    #[serde(default)]
    pub along: f32,
    /// …in that lane: 0 is the one at the kerb…
    #[serde(default)]
    pub lane: u32,
    /// …looking against the street's path.
    #[serde(default)]
    pub against: bool,
    /// The place where it stands, without a street.
    #[serde(default)]
    pub at: Option<(f32, f32)>,
    /// Which way it looks there, in degrees anticlockwise from the east.
    #[serde(default)]
    pub facing: f32,
    /// Name by which triggers and goals speak of it, and of those who sit in it.
    #[serde(default)]
    pub tag: Option<At<String>>,
    /// Whether the player sits at the wheel.
    #[serde(default)]
    pub player: bool,
    /// Id of the kind of person at the wheel; otherwise it stands there empty.
    #[serde(default)]
    pub driver: Option<At<String>>,
    /// Ids of the kinds of the others in it.
    #[serde(default)]
    pub riders: Vec<At<String>>,
    /// Id of the driver's mind.
    #[serde(default)]
    pub mind: Option<At<String>>,
    /// Nodes that he drives along; otherwise he goes where the streets lead.
    #[serde(default)]
    pub route: Vec<At<String>>,
    /// Speed with which it begins, in metres a second.
    #[serde(default)]
    pub speed: f32,
    /// Share of its health that knocks and bullets leave it (0 to 1): only what runs on rails wrecks it then.
    #[serde(default)]
    pub lasts: f32,
}

/// Who drives about.
#[derive(Deserialize)]
#[serde(rename = "Traffic")]
pub struct RawTraffic {
    /// Ids of the kinds of vehicles, with how often each comes.
    pub kinds: Entries<String, f32>,
    /// Id of the drivers' minds.
    pub mind: At<String>,
    /// How many on a kilometre of street.
    #[serde(default = "per_km")]
    pub per_km: f32,
}

/// Who walks about.
#[derive(Deserialize)]
#[serde(rename = "Pedestrians")]
pub struct RawPedestrians {
    /// Ids of the kinds of people, with how often each comes.
    pub kinds: Entries<String, f32>,
    /// How many on a kilometre of street.
    #[serde(default = "per_km")]
    pub per_km: f32,
}

/// Where the player begins on foot.
#[derive(Deserialize)]
#[serde(rename = "RoadStart")]
pub struct RawStart {
    /// Where.
    pub at: (f32, f32),
    /// Which way he looks, in degrees anticlockwise from the east.
    #[serde(default)]
    pub facing: f32,
}

fn rail() -> String {
    "rail".to_owned()
}

fn bell() -> f32 {
    6.0
}

fn coupling() -> f32 {
    0.8
}

fn per_km() -> f32 {
    12.0
}

fn yes() -> bool {
    true
}
