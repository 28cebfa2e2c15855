//! Streets, where they meet, and named places.

use serde::Deserialize;

use crate::content::syntax::At;

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
    /// Share of the usual traffic that drives there, 0 to 1: nobody drives into a street with 0 who need not.
    #[serde(default = "busy")]
    pub busy: f32,
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

fn busy() -> f32 {
    1.0
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
