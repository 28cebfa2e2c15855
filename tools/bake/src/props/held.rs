//! What a hand holds, from every side: a gun's barrel has to lie along the arm.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;

use crate::{
    ground::{atlas::Atlas, canvas::Canvas},
    props::{
        build::{assemble, union},
        source::{PartSource, Point},
    },
    sculpt::{self, FOOT_SCALE, Figure, TURN, Vec3, View, render, vec3},
};

/// Sides from which each is sculpted: 0 points east, then anticlockwise.
const TURNS: u32 = 16;
/// Degrees up of each row of turns: level, raised, lowered.
const TILTS: [f32; 3] = [0.0, 45.0, -55.0];
/// The window in which they are sculpted, and where the hand lands in it, in pixels.
const WINDOW: (u32, u32) = (72, 72);
const HAND: (i32, i32) = (36, 36);

/// One thing in a hand.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Held {
    /// Where shots leave it, metres from the hand, x along the barrel.
    #[serde(default)]
    muzzle: Option<Point>,
    /// What it is made of.
    parts: Vec<PartSource>,
}

/// Sculpts every entry of the file: `NAME_held`, 16 turns level, 16 raised, 16 lowered.
pub fn sculpted(path: &Path, atlas: &mut Atlas) -> Result<(), String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let all: BTreeMap<String, Held> =
        options.from_str(&text).map_err(|error| format!("{}:{error}", path.display()))?;
    for (name, held) in all {
        let whole =
            assemble(&held.parts, 0).map_err(|error| format!("{}: {name}: {error}", path.display()))?;
        let sides = || TILTS.into_iter().flat_map(|tilt| (0..TURNS).map(move |turn| (tilt, turn)));
        let frames: Vec<Canvas> = sides().map(|(tilt, turn)| seen(&whole, tilt, turn)).collect();
        let (left, top, width, height) = union(&frames);
        let frames = frames.iter().map(|frame| frame.part(left, top, width, height)).collect();
        let muzzles = held.muzzle.map_or(Vec::new(), |(x, y, z)| {
            sides().map(|(tilt, turn)| pixel(pointed(vec3(x, y, z), tilt, turn))).collect()
        });
        atlas.gun(format!("{name}_held"), frames, (HAND.0 - left, HAND.1 - top), muzzles);
    }
    Ok(())
}

/// A point of a thing that points east, once it points up by `tilt` degrees and along turn `turn`.
fn pointed(point: Vec3, tilt: f32, turn: u32) -> Vec3 {
    point.turned(-Vec3::Y, tilt * TURN / 360.0).yawed(turn as f32 * TURN / TURNS as f32)
}

fn pixel(point: Vec3) -> (i16, i16) {
    let (u, v) = sculpt::canvas(point);
    ((u * FOOT_SCALE).round() as i16, (-v * FOOT_SCALE).round() as i16)
}

fn seen(whole: &Figure, tilt: f32, turn: u32) -> Canvas {
    let mut figure = whole.clone();
    for part in &mut figure.parts {
        part.place.origin = pointed(part.place.origin, tilt, turn);
        part.place.axes = part.place.axes.map(|axis| pointed(axis, tilt, turn));
    }
    let mut view = View::new(WINDOW.0, WINDOW.1, HAND);
    view.crease = 0.12;
    let picture = render(&figure, &view).picture;
    Canvas::from_fn(WINDOW.0 as i32, WINDOW.1 as i32, |x, y| picture.get(x, y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_barrel_points_where_it_is_turned() {
        let muzzle = vec3(0.5, 0.0, 0.0);
        assert_eq!(pixel(pointed(muzzle, 0.0, 0)), (12, 0));
        assert_eq!(pixel(pointed(muzzle, 0.0, 4)), (0, -12));
        assert_eq!(pixel(pointed(muzzle, 0.0, 8)), (-12, 0));
        let (right, down) = pixel(pointed(muzzle, 45.0, 0));
        assert!(right > 0 && down < 0, "{right} {down}");
    }
}
