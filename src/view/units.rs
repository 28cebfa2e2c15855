//! The one place where the simulation's metres become the canvas's pixels.
//!
//! Floors are seen from straight above; whatever stands up is drawn obliquely from the south. Nothing else in the
//! view may multiply by a number of pixels to the metre.
//!
//! A level is seen at one of two scales. The one at hand is kept for the thread: all that shows the game runs on one,
//! and tests side by side do not disturb each other.

use std::cell::Cell;

use bevy::math::{UVec2, Vec2, Vec3};

use crate::content::driving::Scale;

/// Pixels of the canvas to a metre of floor, for who walks and for who drives.
const ON_FOOT: f32 = 24.0;
const DRIVING: f32 = 10.0;
/// The canvas in pixels, for who walks and for who drives.
const CANVAS_ON_FOOT: UVec2 = UVec2::new(480, 270);
const CANVAS_DRIVING: UVec2 = UVec2::new(640, 360);
/// Edge of a tile in pixels.
pub const TILE_PIXELS: u32 = 16;
/// Pixels up the canvas for a pixel of height.
const HEIGHT_SHARE: f32 = 0.62;
/// Height of the plane in which hands, muzzles and the cursor lie, in metres.
pub const CHEST: f32 = 1.3;

thread_local! {
    static SCALE: Cell<Scale> = const { Cell::new(Scale::Foot) };
}

/// Shows all that follows at that scale.
pub fn set_scale(scale: Scale) {
    SCALE.set(scale);
}

/// The scale at hand.
pub fn scale() -> Scale {
    SCALE.get()
}

/// Pixels of the canvas to a metre of floor, at the scale at hand.
pub fn pixels_per_metre() -> f32 {
    match scale() {
        Scale::Foot => ON_FOOT,
        Scale::Drive => DRIVING,
    }
}

/// Width and height of the canvas in pixels, at the scale at hand.
pub fn canvas_size() -> UVec2 {
    match scale() {
        Scale::Foot => CANVAS_ON_FOOT,
        Scale::Drive => CANVAS_DRIVING,
    }
}

/// Where a point at `at` metres and `height` metres over the floor lies, in pixels with y up.
pub fn to_pixels(at: Vec2, height: f32) -> Vec2 {
    (at + Vec2::Y * height * HEIGHT_SHARE) * pixels_per_metre()
}

/// The place on the floor, in metres, of which a point at that height would be seen at `pixels`.
pub fn to_metres(pixels: Vec2, height: f32) -> Vec2 {
    pixels / pixels_per_metre() - Vec2::Y * height * HEIGHT_SHARE
}

/// A length in metres as whole pixels.
pub fn length_in_pixels(metres: f32) -> f32 {
    (metres * pixels_per_metre()).round()
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
        let edge = crate::content::level::TILE * pixels_per_metre();
        assert!((edge - TILE_PIXELS as f32).abs() < 1e-4);
    }

    #[test]
    fn who_drives_sees_further_and_everything_smaller() {
        let (near, canvas) = (to_pixels(Vec2::new(10.0, 0.0), 0.0), canvas_size());
        set_scale(Scale::Drive);
        let far = to_pixels(Vec2::new(10.0, 0.0), 0.0);
        assert!((to_metres(far, 0.0).x - 10.0).abs() < 1e-4 && far.x == 100.0 && near.x == 240.0);
        assert!(canvas_size().x > canvas.x && canvas_size().x * canvas.y == canvas_size().y * canvas.x);
        set_scale(Scale::Foot);
    }

    #[test]
    fn nothing_stands_between_two_pixels() {
        assert_eq!(on_grid(Vec2::new(1.5, -1.5), 0.0), Vec3::new(2.0, -1.0, 0.0));
    }
}
