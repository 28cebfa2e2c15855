//! A sheet of pixels that code draws on, in the house palette.

use bevy::prelude::*;

use crate::view::art::pixmap::Pixmap;

/// Red, green, blue, alpha of one pixel.
pub type Rgba = [u8; 4];

/// The darkest.
pub const INK: Rgba = [0x0b, 0x0d, 0x17, 255];
/// A soft pencil's line, and its shading.
pub const PENCIL: Rgba = [0x32, 0x38, 0x4d, 255];
pub const SHADE: Rgba = [0xc9, 0xbd, 0xa4, 255];
/// What the flat of a pencil leaves.
pub const SMEAR: Rgba = [0x8f, 0x9b, 0xab, 255];
/// Brass: in shadow, in light, its edge.
pub const BRASS: Rgba = [0xc9, 0x8a, 0x2b, 255];
pub const SHINE: Rgba = [0xf2, 0xc1, 0x4e, 255];
pub const BRONZE: Rgba = [0x4a, 0x2b, 0x14, 255];
/// Red pencil, and the circle's gold.
pub const RED: Rgba = [0xe6, 0x42, 0x3a, 255];
pub const GOLD: Rgba = [0xf2, 0xc1, 0x4e, 255];

/// A sheet, from its upper left corner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paint(Pixmap);

impl Paint {
    /// An empty sheet.
    pub fn new(size: IVec2) -> Self {
        let size = size.max(IVec2::ONE).as_uvec2();
        Self(Pixmap::new(size.x, size.y))
    }

    /// The pixel there; nothing outside of the sheet.
    pub fn get(&self, at: IVec2) -> Rgba {
        self.0.get(at)
    }

    /// Colours a pixel; outside of the sheet nothing.
    pub fn set(&mut self, at: IVec2, colour: Rgba) {
        self.0.set(at, colour);
    }

    /// Colours all pixels from one corner to the other, both included, for which `inside` holds.
    pub fn fill(&mut self, from: IVec2, to: IVec2, colour: Rgba, inside: impl Fn(IVec2) -> bool) {
        self.fill_with(from, to, |at| inside(at).then_some(colour));
    }

    /// Colours all pixels from one corner to the other, both included, for which there is a colour.
    pub fn fill_with(&mut self, from: IVec2, to: IVec2, colour: impl Fn(IVec2) -> Option<Rgba>) {
        for y in from.y..=to.y {
            for x in from.x..=to.x {
                let at = IVec2::new(x, y);
                if let Some(colour) = colour(at) {
                    self.set(at, colour);
                }
            }
        }
    }

    /// A straight line of that thickness, downwards.
    pub fn line(&mut self, from: IVec2, to: IVec2, thick: i32, colour: Rgba) {
        let steps = (to - from).abs().max_element().max(1);
        for step in 0..=steps {
            let at = from.as_vec2().lerp(to.as_vec2(), step as f32 / steps as f32).round().as_ivec2();
            for down in 0..thick {
                self.set(at + IVec2::Y * down, colour);
            }
        }
    }

    /// A little picture of rows, `#` for a pixel, each pixel so large.
    pub fn stamp(&mut self, corner: IVec2, rows: &[&str], scale: i32, colour: Rgba) {
        for (y, row) in (0..).zip(rows) {
            for (x, _) in (0..).zip(row.chars()).filter(|(_, dot)| *dot == '#') {
                let at = corner + IVec2::new(x, y) * scale;
                self.fill(at, at + scale - 1, colour, |_| true);
            }
        }
    }

    /// Lines the edges of all that has one of those colours.
    pub fn outline(&mut self, of: &[Rgba], colour: Rgba) {
        let before = self.clone();
        let is = |at: IVec2| of.contains(&before.get(at));
        let around = [IVec2::X, IVec2::NEG_X, IVec2::Y, IVec2::NEG_Y];
        self.fill(IVec2::ZERO, before.0.size().as_ivec2() - 1, colour, |at| {
            is(at) && around.iter().any(|step| !is(at + *step))
        });
    }

    /// The sheet as a picture.
    pub fn into_image(self) -> Image {
        self.0.into_image()
    }
}
