//! The machine-made index of baked pictures, `assets/art/index.ron`, which the game reads.
//!
//! Pixels count from a picture's upper left corner, x to the right, y down.

use std::collections::BTreeMap;

use serde::Serialize;

/// Everything that was baked.
#[derive(Default, Serialize)]
pub struct Index {
    /// People, by appearance ("danko_towel").
    pub people: BTreeMap<String, PersonSheet>,
    /// People at the scale of driving, by appearance ("walker_a").
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub small: BTreeMap<String, PersonSheet>,
    /// Vehicles by scale and name: "vehicle/bus" at the scale of driving, "vehicle_foot/bus" at that of walking.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub vehicles: BTreeMap<String, VehicleSheet>,
    /// Pictures of props, items, tiles, effects and screens, by name ("prop/bench", "tile/bath_floor").
    pub sprites: BTreeMap<String, Sprite>,
}

/// One person's frames in one picture of equal cells.
#[derive(Serialize)]
pub struct PersonSheet {
    /// Path below `assets/`.
    pub image: String,
    /// Cell width and height in pixels.
    pub cell: (u32, u32),
    /// Cells in a row.
    pub columns: u32,
    /// Where the point between the feet lies in a cell, in pixels.
    pub pivot: (u32, u32),
    /// Clips by name ("walk").
    pub clips: BTreeMap<String, Clip>,
}

/// One movement, in every facing. Frame `f` of facing `d` is cell `first + d * frames + f`.
#[derive(Serialize)]
pub struct Clip {
    /// The first cell.
    pub first: u32,
    /// Facings: 0 is east (right), then anticlockwise in equal steps.
    pub facings: u32,
    /// Frames in each facing.
    pub frames: u32,
    /// How long each frame lasts, in ticks of 1/60 s.
    pub ticks: Vec<u32>,
    /// Whether the clip starts again at its end; otherwise it stays on its last frame.
    pub looped: bool,
    /// The frame on which a blow, a grip or a throw takes effect; none where nothing does.
    pub strike: Option<u32>,
    /// For each cell of the clip, in the cells' order: where the right hand is, in pixels right and down from the pivot,
    /// and whether it is in front of the body, so that what it holds is drawn over it.
    pub hands: Vec<(i16, i16, bool)>,
    /// For each frame: where what the right hand holds points, in sixteenths of a turn to the left of the facing, and 0
    /// for level, 1 for up, 2 for down.
    pub barrels: Vec<(i8, u8)>,
}

/// One picture or a few alike in one image: variants of a tile, frames of a fire.
#[derive(Serialize)]
pub struct Sprite {
    /// Path below `assets/`.
    pub image: String,
    /// Left, top, width and height of each variant or frame.
    pub rects: Vec<(u32, u32, u32, u32)>,
    /// The point of each rectangle that stands on the sprite's position, from its upper left corner.
    pub pivot: (i32, i32),
    /// Ticks (1/60 s) a frame lasts; 0 where the rectangles are variants, not frames.
    pub ticks: u32,
    /// For each rectangle of a gun: where its muzzle is, in pixels right and down from the pivot.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub muzzles: Vec<(i16, i16)>,
}

/// One vehicle at one scale in one picture of equal cells. Pixels that shine by themselves (lamps, lit windows, embers)
/// have an opacity of 254, all others 255 or 0.
#[derive(Serialize)]
pub struct VehicleSheet {
    /// Path below `assets/`.
    pub image: String,
    /// Cell width and height in pixels.
    pub cell: (u32, u32),
    /// Cells in a row.
    pub columns: u32,
    /// Where the point of the ground under the vehicle's middle lies in a cell, in pixels.
    pub pivot: (u32, u32),
    /// Headings: 0 drives east (right), then anticlockwise in equal steps.
    pub headings: u32,
    /// Length, width and height over all, metres.
    pub size: (f32, f32, f32),
    /// What it can look like, by name ("whole", "dented", "wreck").
    pub states: BTreeMap<String, VehicleState>,
    /// Its lamps.
    pub lights: Vec<VehicleLight>,
    /// Named points ("driver", "door"), metres: ahead of its middle, to its left, over the ground.
    pub places: BTreeMap<String, (f32, f32, f32)>,
}

/// One look of a vehicle. Frame `f` of heading `h` is cell `first + h * frames + f`.
#[derive(Serialize)]
pub struct VehicleState {
    /// The first cell.
    pub first: u32,
    /// Frames in each heading.
    pub frames: u32,
    /// How long each frame lasts, in ticks of 1/60 s; 0 where there is one.
    pub ticks: u32,
}

/// A lamp of a vehicle.
#[derive(Serialize)]
pub struct VehicleLight {
    /// "head", "rear", "cabin", "sign", "siren_red", "siren_blue".
    pub kind: String,
    /// Where it is, metres: ahead of the vehicle's middle, to its left, over the ground.
    pub at: (f32, f32, f32),
    /// Bit `h` is 1 where the lamp is in sight in heading `h`, 0 where the vehicle's own body hides it.
    pub seen: u64,
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    /// What a reader wants that knows of sprites only.
    #[derive(Deserialize)]
    struct Sprites {
        sprites: std::collections::BTreeMap<String, Still>,
    }

    #[derive(Deserialize)]
    struct Still {
        pivot: (i32, i32),
    }

    #[test]
    fn who_does_not_know_of_vehicles_reads_on() {
        let text = std::fs::read_to_string("../../assets/art/index.ron").expect("it was baked");
        let read: Sprites = ron::from_str(&text).expect("it is sound");
        assert!(read.sprites["street/shop"].pivot.0 > 0);
    }
}
