//! The one place where the simulation's metres become the canvas's pixels.
//!
//! Floors are seen from straight above; whatever stands up is drawn obliquely from the south. Nothing else in the
//! view may multiply by a number of pixels to the metre.

use bevy::math::{Vec2, Vec3};

/// Pixels of the canvas to a metre of floor.
pub const PIXELS_PER_METRE: f32 = 24.0;
/// Edge of a tile in pixels.
pub const TILE_PIXELS: u32 = 16;
/// Pixels up the canvas for a pixel of height.
const HEIGHT_SHARE: f32 = 0.62;
/// Height of the plane in which hands, muzzles and the cursor lie, in metres.
pub const CHEST: f32 = 1.3;

/// Where a point at `at` metres and `height` metres over the floor lies, in pixels with y up.
pub fn to_pixels(at: Vec2, height: f32) -> Vec2 {
    (at + Vec2::Y * height * HEIGHT_SHARE) * PIXELS_PER_METRE
}

/// The place on the floor, in metres, of which a point at that height would be seen at `pixels`.
pub fn to_metres(pixels: Vec2, height: f32) -> Vec2 {
    pixels / PIXELS_PER_METRE - Vec2::Y * height * HEIGHT_SHARE
}

/// A length in metres as whole pixels.
pub fn length_in_pixels(metres: f32) -> f32 {
    (metres * PIXELS_PER_METRE).round()
}

/// `pixels` moved to the canvas's grid, at the depth `z`.
pub fn on_grid(pixels: Vec2, z: f32) -> Vec3 {
    // Half to even would make a slow walker tremble; `floor(x + 0.5)` is the same rule on both sides of zero.
    (pixels + 0.5).floor().extend(z)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_pixels_and_back_ends_where_it_began() {
        let there = to_pixels(Vec2::new(3.0, -2.0), CHEST);
        assert!((to_metres(there, CHEST) - Vec2::new(3.0, -2.0)).length() < 1e-4);
    }

    #[test]
    fn a_tile_is_sixteen_pixels() {
        let edge = crate::content::level::TILE * PIXELS_PER_METRE;
        assert!((edge - TILE_PIXELS as f32).abs() < 1e-4);
    }

    #[test]
    fn nothing_stands_between_two_pixels() {
        assert_eq!(on_grid(Vec2::new(1.5, -1.5), 0.0), Vec3::new(2.0, -1.0, 0.0));
    }
}
