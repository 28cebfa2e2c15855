//! A level's streets, as they are written.

use serde::Deserialize;

use crate::content::{
    driving::Side,
    syntax::{At, Entries, Tried},
};

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

/// A street: one line through its nodes.
#[derive(Deserialize)]
#[serde(rename = "Street")]
pub struct RawStreet {
    /// Its nodes, from its beginning on.
    pub path: Vec<At<String>>,
    /// What it looks like: `"avenue"`, `"street"`, `"alley"`, `"yard"`.
    #[serde(default = "street")]
    pub kind: String,
    /// Lanes along the path and against it; `(2, 0)` is one-way.
    #[serde(default = "lanes")]
    pub lanes: (u32, u32),
    /// Width of a lane.
    #[serde(default = "lane_width")]
    pub lane_width: f32,
    /// How fast one drives there, in metres a second.
    #[serde(default = "speed")]
    pub speed: f32,
    /// Width of the strip for parking, on the right and on the left.
    #[serde(default)]
    pub parking: (f32, f32),
    /// Width of the sidewalk, on the right and on the left.
    #[serde(default = "sidewalk")]
    pub sidewalk: (f32, f32),
}

/// Who may go at a junction.
#[derive(Deserialize)]
#[serde(rename = "Junction")]
pub enum RawJunction {
    /// Lights, green in turn for those who come from the east and west and for those from the north and south.
    Lights {
        /// Seconds of green.
        #[serde(default = "green")]
        green_secs: f32,
        /// Seconds of amber.
        #[serde(default = "amber")]
        amber_secs: f32,
        /// Seconds by which it all is shifted.
        #[serde(default)]
        shift_secs: f32,
    },
    /// All but those on that street stop first.
    Stop(At<String>),
    /// All but those on that street give way.
    GiveWay(At<String>),
}

/// A named rectangle.
#[derive(Deserialize)]
#[serde(rename = "Area")]
pub struct RawArea {
    /// Its middle.
    pub at: (f32, f32),
    /// Its width and height.
    pub size: (f32, f32),
}

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

/// Where rails cross a street.
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

fn street() -> String {
    "street".to_owned()
}

fn lanes() -> (u32, u32) {
    (1, 1)
}

fn lane_width() -> f32 {
    3.25
}

fn speed() -> f32 {
    11.0
}

fn sidewalk() -> (f32, f32) {
    (3.0, 3.0)
}

fn green() -> f32 {
    9.0
}

fn amber() -> f32 {
    2.0
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
