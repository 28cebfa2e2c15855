//! The pixels of a picture that was read, found once and then asked one by one.

use bevy::prelude::*;

use super::Picture;

/// The pixels of an image, rows from the top.
#[derive(Clone, Copy, Debug)]
pub struct Pixels<'i> {
    data: &'i [u8],
    width: u32,
}

impl<'i> Pixels<'i> {
    /// Those of an image; none where it is no longer in main memory.
    pub fn new(image: &'i Image) -> Option<Self> {
        Some(Self { data: image.data.as_ref()?, width: image.width() })
    }

    /// Those of the image in which a picture lies.
    pub fn of(images: &'i Assets<Image>, picture: &Picture) -> Option<Self> {
        Self::new(images.get(&picture.image)?)
    }

    /// Red, green, blue and opacity of one pixel; none outside.
    pub fn at(&self, at: UVec2) -> Option<[u8; 4]> {
        let here = (at.y * self.width + at.x) as usize * 4;
        self.data.get(here..here + 4)?.try_into().ok()
    }
}
