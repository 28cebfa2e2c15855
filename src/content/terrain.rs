//! What a tile of a map is made of.

use serde::Deserialize;

/// One kind of ground or wall ("core/bath_floor").
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TerrainDef {
    /// The baked tile set: `tile/NAME` for ground, `tile/NAME_face` and so on for a wall.
    pub tiles: String,
    /// What it is to a body.
    pub kind: TerrainKind,
    /// Share of the normal speed at which bodies move on it (0 to 1).
    #[serde(default = "one")]
    pub speed: f32,
    /// Share of the normal radius at which steps on it are heard (0: silent).
    #[serde(default = "one")]
    pub noise: f32,
    /// How firmly feet stand on it: share of the normal acceleration and braking of the legs (0 to 1).
    #[serde(default = "one")]
    pub grip: f32,
    /// Share of the normal friction that slows a pushed or fallen body (0 to 1); without it, that of `grip`.
    #[serde(default)]
    pub friction: Option<f32>,
    /// Whether it is slippery: whoever is thrown off balance on it falls, and a roll takes the legs from others.
    #[serde(default)]
    pub slips: bool,
    /// Whether a burning body that lies or rolls on it goes out, as in snow.
    #[serde(default)]
    pub douses: bool,
    /// How deep a foot sinks in, in metres. Where it does, steps leave their marks, and the ground's edge is soft.
    #[serde(default)]
    pub depth: f32,
    /// What a wall is made of, for bullets ("stone", "plaster", "wood").
    #[serde(default = "stone")]
    pub material: String,
    /// Whether it lies in the frost under the open sky: breath shows there, and weather falls on it.
    #[serde(default)]
    pub frost: bool,
}

impl TerrainDef {
    /// Share of the normal friction that slows a sliding body.
    pub fn slide(&self) -> f32 {
        self.friction.unwrap_or(self.grip)
    }
}

fn one() -> f32 {
    1.0
}

fn stone() -> String {
    "stone".to_owned()
}

/// What a tile is to a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum TerrainKind {
    /// Nothing: outside of the building. Stops everything.
    Void,
    /// Walked on.
    Ground,
    /// Waded through: slows and puts out fire.
    Water,
    /// Stops bodies and sight.
    Wall,
}

impl TerrainKind {
    /// Whether a body can stand there.
    pub fn is_walkable(self) -> bool {
        matches!(self, Self::Ground | Self::Water)
    }

    /// Whether it stops sight and things in flight.
    pub fn is_opaque(self) -> bool {
        !self.is_walkable()
    }
}
