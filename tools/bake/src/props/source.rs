//! The form of `art/props/*.ron`: a map from a sprite's name to what it is sculpted of.
//!
//! Lengths are metres (x east, y north, z up), angles degrees; `at` is the middle of a box's, cylinder's, cone's or
//! tube's foot, and the middle of any other shape.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;

/// Metres, x east, y north, z up.
pub type Point = (f32, f32, f32);

/// One file of props.
pub type Sources = BTreeMap<String, Source>;

/// One prop.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Pixels to the metre, where it is not the scale of walking: small things are drawn too large so that they read.
    #[serde(default)]
    pub scale: Option<f32>,
    /// Frames of flickering glow.
    #[serde(default = "one")]
    pub frames: i32,
    /// Ticks (1/60 s) a frame lasts.
    #[serde(default)]
    pub ticks: u32,
    /// How it turns when thrown; gives eight more pictures, named with `_spin`.
    #[serde(default)]
    pub spin: Option<Spin>,
    /// How much nearer a part must be, in metres, to draw a dark contour on what it hides.
    #[serde(default)]
    pub crease: Option<f32>,
    /// Marks laid on materials after the sculpting.
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// What it is made of; where two parts touch, the earlier wins.
    pub parts: Vec<PartSource>,
    /// What others of its kind are made of: the game shows one or the other where several stand. Those do not flicker.
    #[serde(default)]
    pub others: Vec<Vec<PartSource>>,
}

/// How a thing turns in the air.
#[derive(Clone, Copy, Deserialize)]
pub enum Spin {
    /// Flat, about the vertical.
    Flat,
    /// Head over heels.
    Tumble,
}

/// A grain laid on one material.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The material's ramp.
    pub ramp: String,
    /// The pattern.
    pub pattern: Pattern,
    /// Pixels in a hundred that it changes, more or less.
    pub share: u32,
    /// Steps of the ramp by which it changes them.
    pub by: i32,
}

/// Patterns of grain.
#[derive(Clone, Copy, Deserialize)]
pub enum Pattern {
    /// Single pixels.
    Flecks,
    /// Upright streaks.
    Streaks,
    /// Flat dashes, as in planed wood.
    Dashes,
    /// Slanting veins, as in marble.
    Veins,
}

/// One part, or a row of like parts.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartSource {
    /// Its shape.
    pub shape: ShapeSource,
    /// Its material's ramp.
    pub ramp: String,
    /// Where it stands.
    #[serde(default)]
    pub at: Point,
    /// Turned about the vertical, anticlockwise.
    #[serde(default)]
    pub yaw: f32,
    /// Leaning towards its own x axis.
    #[serde(default)]
    pub pitch: f32,
    /// Leaning towards its own y axis.
    #[serde(default)]
    pub roll: f32,
    /// Added to its light; 0.2 is about a step of its ramp.
    #[serde(default)]
    pub lit: f32,
    /// How brightly it shines by itself, 0 to 1, where it does; flickers from frame to frame.
    #[serde(default)]
    pub glow: Option<f32>,
    /// Rows of copies: how many in all, and the way from one to the next. Two rows make a grid.
    #[serde(default)]
    pub rows: Vec<(i32, Point)>,
    /// Copies set evenly about the vertical through the origin, how many in all.
    #[serde(default = "one")]
    pub ring: i32,
    /// Copies differ in light by up to this much.
    #[serde(default)]
    pub vary: f32,
    /// Copies are moved by up to this many metres.
    #[serde(default)]
    pub jitter: f32,
    /// What is cut away: beyond so many metres along a direction, in the part's own coordinates.
    #[serde(default)]
    pub cuts: Vec<(Point, f32)>,
}

/// Shapes by whole sizes, as a joiner gives them.
#[derive(Clone, Copy, Deserialize)]
pub enum ShapeSource {
    /// Width, depth and height, and the radius of the edges.
    Box(f32, f32, f32, f32),
    /// Radius, height, and the radius of the edges.
    Cylinder(f32, f32, f32),
    /// Radius at the foot, radius at the top, height.
    Cone(f32, f32, f32),
    /// Outer radius, thickness of the wall, height.
    Tube(f32, f32, f32),
    /// Radius.
    Sphere(f32),
    /// Half axes.
    Ellipsoid(f32, f32, f32),
    /// From, to, and the radius at each.
    Capsule(Point, Point, f32, f32),
    /// From the middle to the middle of the ring, and the radius of its section.
    Torus(f32, f32),
}

fn one() -> i32 {
    1
}

/// Reads a file of props.
pub fn read(path: &Path) -> Result<Sources, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(&text).map_err(|error| format!("{}:{error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_needs_no_more_than_its_shape_and_ramp() {
        let options =
            ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let text = r#"{"prop/box": (parts: [(shape: Box(1, 1, 1, 0), ramp: "brown", glow: 0.5)])}"#;
        let sources: Sources = options.from_str(text).expect("the form is right");
        let part = &sources["prop/box"].parts[0];
        assert_eq!((part.ring, part.glow, part.at), (1, Some(0.5), (0.0, 0.0, 0.0)));
    }
}
