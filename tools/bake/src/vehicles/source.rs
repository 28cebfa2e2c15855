//! The form of `art/vehicles/NAME.ron`: one vehicle, its looks, its lamps.
//!
//! Lengths are metres: x ahead of the middle, y to the left, z over the ground. Parts are written as those of
//! `art/props/`, but that a part's ramp may be a name of the vehicle's own (`dyes`), so that a livery is a few words.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::{
    people::source::{files, read},
    props::source::{PartSource, Point},
};

/// One vehicle as written.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vehicle {
    /// Another file, without its ending, from which everything comes that is not said here.
    #[serde(default)]
    pub like: Option<String>,
    /// Length, width and height over all, mirrors and lamps included.
    #[serde(default)]
    pub size: Option<Point>,
    /// Ramps of the palette by the names that parts call them; the other's are kept where these say nothing.
    #[serde(default)]
    pub dyes: BTreeMap<String, String>,
    /// Headings at the scale of driving, at most 64.
    #[serde(default)]
    pub drive: Option<u32>,
    /// Headings at the scale of walking; 0 for none.
    #[serde(default)]
    pub foot: Option<u32>,
    /// Looks that are baked at the scale of walking too.
    #[serde(default)]
    pub foot_states: Vec<String>,
    /// Its looks, in the order of the sheet.
    #[serde(default)]
    pub states: Vec<State>,
    /// What it is made of; where two parts touch, the earlier wins. The own groups come before the other's.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// Its lamps; without any, the other's.
    #[serde(default)]
    pub lights: Vec<(String, Point)>,
    /// Named points; the other's are kept where these say nothing.
    #[serde(default)]
    pub places: BTreeMap<String, Point>,
}

/// One look.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// What the game calls it.
    pub name: String,
    /// Frames in each heading.
    #[serde(default = "one")]
    pub frames: u32,
    /// Ticks (1/60 s) a frame lasts.
    #[serde(default)]
    pub ticks: u32,
    /// Ramps that differ from the vehicle's own.
    #[serde(default)]
    pub dyes: BTreeMap<String, String>,
    /// Balls bitten out of everything: middle and radius. A large one that barely touches is a dent.
    #[serde(default)]
    pub bites: Vec<(Point, f32)>,
    /// How unevenly it is lit: soot, rust, buckled sheet.
    #[serde(default)]
    pub rough: f32,
    /// Added to its light; 0.2 is about a step of a ramp.
    #[serde(default)]
    pub lit: f32,
}

/// Parts that belong to some looks only.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The looks; none means all.
    #[serde(default)]
    pub states: Vec<String>,
    /// The frames; none means all.
    #[serde(default)]
    pub frames: Vec<u32>,
    /// The parts.
    pub parts: Vec<PartSource>,
}

fn one() -> u32 {
    1
}

/// Every vehicle of the folder by name, whole, in order of name, with the text that it was made from.
pub fn load(folder: &Path) -> Result<Vec<(String, Vehicle, String)>, String> {
    let mut written: BTreeMap<String, (PathBuf, Vehicle, String)> = BTreeMap::new();
    for path in files(folder)? {
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let (vehicle, text) = read(&path)?;
        written.insert(name, (path, vehicle, text));
    }
    let mut all = Vec::new();
    for (name, (path, vehicle, text)) in &written {
        let Some(like) = &vehicle.like else {
            all.push((name.clone(), vehicle.clone(), text.clone()));
            continue;
        };
        let fault = |why: &str| format!("{}: like {like:?}: {why}", path.display());
        let (_, other, other_text) = written.get(like).ok_or_else(|| fault("there is no such file"))?;
        if other.like.is_some() {
            return Err(fault("that one is like another itself"));
        }
        all.push((name.clone(), merged(vehicle.clone(), other), format!("{text}\n{other_text}")));
    }
    Ok(all)
}

fn merged(mut own: Vehicle, other: &Vehicle) -> Vehicle {
    own.size = own.size.or(other.size);
    own.drive = own.drive.or(other.drive);
    own.foot = own.foot.or(other.foot);
    own.groups.extend(other.groups.iter().cloned());
    for (name, ramp) in &other.dyes {
        own.dyes.entry(name.clone()).or_insert_with(|| ramp.clone());
    }
    for (name, place) in &other.places {
        own.places.entry(name.clone()).or_insert(*place);
    }
    if own.foot_states.is_empty() {
        own.foot_states.clone_from(&other.foot_states);
    }
    if own.states.is_empty() {
        own.states.clone_from(&other.states);
    }
    if own.lights.is_empty() {
        own.lights.clone_from(&other.lights);
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vehicle(text: &str) -> Vehicle {
        crate::people::source::parse(text).expect("the form is right")
    }

    #[test]
    fn a_livery_keeps_what_it_does_not_change() {
        let other = vehicle(
            r#"(size: (5, 2, 1), dyes: {"paint": "blue", "trim": "ink"}, drive: 32, places: {"door": (1, 1, 0)})"#,
        );
        let own = merged(vehicle(r#"(like: "x", dyes: {"paint": "gold"}, drive: 64)"#), &other);
        assert_eq!((own.size, own.drive), (Some((5.0, 2.0, 1.0)), Some(64)));
        assert_eq!((own.dyes["paint"].as_str(), own.dyes["trim"].as_str()), ("gold", "ink"));
        assert!(own.places.contains_key("door"));
    }
}
