//! The shape of `assets/art/index.ron`, and of a pack's `art/index.ron`, which the baker writes.
//!
//! Pixels count from a picture's upper left corner, x to the right, y down.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Everything that was baked.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Index {
    /// People, by appearance.
    #[serde(default)]
    pub people: BTreeMap<String, PersonSheet>,
    /// Pictures of props, items, tiles, effects and screens, by name.
    #[serde(default)]
    pub sprites: BTreeMap<String, SpriteEntry>,
    /// Vehicles ("vehicle/bus" for who drives, "vehicle_foot/bus" for who walks).
    #[serde(default)]
    pub vehicles: BTreeMap<String, VehicleSheet>,
    /// People as who drives sees them, by appearance.
    #[serde(default)]
    pub small: BTreeMap<String, PersonSheet>,
}

/// One vehicle in every look and heading, in one picture of equal cells. Frame `f` of heading `h` of a look is cell
/// `first + h * frames + f`; heading 0 is east, the others follow anticlockwise.
#[derive(Clone, Debug, Deserialize)]
pub struct VehicleSheet {
    /// Path below `assets/`.
    pub image: String,
    /// Cell width and height in pixels.
    pub cell: (u32, u32),
    /// Cells in a row.
    pub columns: u32,
    /// Where the ground under its middle lies in a cell.
    pub pivot: (u32, u32),
    /// Headings there are, at most 64.
    pub headings: u32,
    /// Length, width and height over all, in metres.
    pub size: (f32, f32, f32),
    /// Looks: "whole", "dented", "wreck" and others.
    pub states: BTreeMap<String, VehicleState>,
    /// Lamps.
    #[serde(default)]
    pub lights: Vec<VehicleLight>,
    /// Places by name, in metres: ahead of the middle, to its left, over the ground.
    #[serde(default)]
    pub places: BTreeMap<String, (f32, f32, f32)>,
}

/// One look of a vehicle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct VehicleState {
    /// The first cell.
    pub first: u32,
    /// Frames in each heading.
    pub frames: u32,
    /// Ticks a frame lasts; 0 where nothing moves.
    pub ticks: u32,
}

/// One lamp of a vehicle.
#[derive(Clone, Debug, Deserialize)]
pub struct VehicleLight {
    /// "head", "rear", "cabin", "sign", "siren_red" or "siren_blue".
    pub kind: String,
    /// Where, in metres: ahead of the middle, to its left, over the ground.
    pub at: (f32, f32, f32),
    /// In which headings the body does not hide it, one bit each.
    pub seen: u64,
}

/// One person's frames in one picture of equal cells.
#[derive(Clone, Debug, Deserialize)]
pub struct PersonSheet {
    /// Path below `assets/`.
    pub image: String,
    /// Cell width and height in pixels.
    pub cell: (u32, u32),
    /// Cells in a row.
    pub columns: u32,
    /// Where the point between the feet lies in a cell.
    pub pivot: (u32, u32),
    /// Clips by name.
    pub clips: BTreeMap<String, Clip>,
}

/// One movement, in every facing. Frame `f` of facing `d` is cell `first + d * frames + f`.
#[derive(Clone, Debug, Deserialize)]
pub struct Clip {
    /// The first cell.
    pub first: u32,
    /// Facings: 0 is east, then anticlockwise in equal steps.
    pub facings: u32,
    /// Frames in each facing.
    pub frames: u32,
    /// How long each frame lasts, in ticks of 1/60 s.
    pub ticks: Vec<u32>,
    /// Whether the clip starts again at its end.
    pub looped: bool,
    /// The frame on which a blow, a grip or a throw takes effect.
    #[serde(default)]
    pub strike: Option<u32>,
    /// For each cell, in order: where the right hand is, in pixels right and down from the pivot, and whether it is
    /// in front of the body.
    #[serde(default)]
    pub hands: Vec<(i16, i16, bool)>,
    /// For each frame: where what the right hand holds points, in sixteenths of a turn to the left of the facing, and 0
    /// for level, 1 for up, 2 for down.
    #[serde(default)]
    pub barrels: Vec<(i8, u8)>,
}

/// One picture or a few alike in one image: variants of a tile, frames of a fire.
#[derive(Clone, Debug, Deserialize)]
pub struct SpriteEntry {
    /// Path below `assets/`.
    pub image: String,
    /// Left, top, width and height of each variant or frame.
    pub rects: Vec<(u32, u32, u32, u32)>,
    /// The point that stands on the sprite's position, from a rectangle's upper left corner.
    pub pivot: (i32, i32),
    /// Ticks a frame lasts; 0 where the rectangles are variants.
    pub ticks: u32,
    /// For each rectangle of a gun in a hand: where its muzzle is, in pixels right and down from the pivot.
    #[serde(default)]
    pub muzzles: Vec<(i16, i16)>,
}

impl Index {
    /// Reads an index and checks that nothing in it points nowhere.
    ///
    /// # Errors
    /// In one sentence, what is wrong with the text.
    pub fn read(text: &str) -> Result<Self, String> {
        let index: Self = ron::from_str(text).map_err(|error| error.to_string())?;
        for (name, sheet) in &index.people {
            sheet.check().map_err(|error| format!("person `{name}`: {error}"))?;
        }
        for (name, sheet) in &index.small {
            sheet.check().map_err(|error| format!("small person `{name}`: {error}"))?;
        }
        for (name, sheet) in &index.vehicles {
            sheet.check().map_err(|error| format!("vehicle `{name}`: {error}"))?;
        }
        for (name, sprite) in &index.sprites {
            if sprite.rects.is_empty() || sprite.rects.iter().any(|&(_, _, w, h)| w == 0 || h == 0) {
                return Err(format!("sprite `{name}`: a picture without any pixel"));
            }
        }
        Ok(index)
    }
}

impl VehicleSheet {
    /// Whether there is something to be seen in every heading.
    ///
    /// # Errors
    /// In one sentence, what is wrong.
    pub fn check(&self) -> Result<(), String> {
        if self.columns == 0 || self.cell.0 == 0 || self.cell.1 == 0 {
            return Err("a sheet without cells".into());
        }
        if !(1..=64).contains(&self.headings) {
            return Err(format!("{} headings; 1 to 64 are drawn", self.headings));
        }
        match self.states.iter().find(|(_, state)| state.frames == 0) {
            Some((state, _)) => Err(format!("look `{state}` has no frames")),
            None if !self.states.contains_key("whole") => Err("it has no look `whole`".into()),
            None => Ok(()),
        }
    }

    /// Left, top, width and height of a cell in the picture, in pixels.
    pub fn rect(&self, cell: u32) -> (u32, u32, u32, u32) {
        let (width, height) = self.cell;
        (cell % self.columns * width, cell / self.columns * height, width, height)
    }
}

impl PersonSheet {
    /// Whether all its clips have frames.
    ///
    /// # Errors
    /// In one sentence, what is wrong.
    pub fn check(&self) -> Result<(), String> {
        if self.columns == 0 || self.cell.0 == 0 || self.cell.1 == 0 {
            return Err("a sheet without cells".into());
        }
        match self.clips.iter().find(|(_, clip)| clip.frames == 0 || clip.facings == 0) {
            Some((clip, _)) => Err(format!("clip `{clip}` has no frames")),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clip_without_frames_is_named() {
        let text = r#"(people: {"x": (image: "a.png", cell: (4, 4), columns: 1, pivot: (0, 0), clips: {
            "idle": (first: 0, facings: 8, frames: 0, ticks: [], looped: true)})}, sprites: {})"#;
        assert_eq!(Index::read(text).unwrap_err(), "person `x`: clip `idle` has no frames".to_owned());
    }
}
