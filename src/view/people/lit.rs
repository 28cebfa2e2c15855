//! How much of the floor's light a body keeps: in a dark corner and in a fire's glow it must still stand out from the
//! floor. No engine in here, only the numbers.

use bevy::math::{Vec2, Vec3, ops};

use super::material::Rim;
use crate::view::light::Lit;

/// A body is never darker than this light would make it, as the eye counts light.
const LEAST: f32 = 0.8;
/// The same for the player.
const LEAST_PLAYER: f32 = 0.98;
/// Share of its own colours that a body keeps under coloured light, and the player.
const OWN_COLOR: f32 = 0.64;
const OWN_COLOR_PLAYER: f32 = 0.82;
/// The most that one channel is brightened.
const MOST: f32 = 5.9;

/// By how much each channel of a body must be brightened before `light` (as the eye counts it) falls on it.
pub fn lift(light: Vec3, is_player: bool) -> Vec3 {
    let brightness = light.max_element().max(0.02);
    let hue = light / brightness;
    let (own, least) = if is_player { (OWN_COLOR_PLAYER, LEAST_PLAYER) } else { (OWN_COLOR, LEAST) };
    let wanted = hue.lerp(Vec3::ONE, own) * brightness.max(least);
    let share = wanted / light.max(Vec3::splat(0.02));
    (share * share).clamp(Vec3::ONE, Vec3::splat(MOST))
}

/// The eighth of a turn that points to the light; the house's upper left where none is near. Stays with `present` until
/// the light has clearly wandered.
pub fn toward(lit: &Lit, present: u32) -> u32 {
    if lit.toward.length() < 0.05 {
        return 3;
    }
    let eighth = std::f32::consts::TAU / 8.0;
    let angle = ops::atan2(lit.toward.y, lit.toward.x);
    let off = Vec2::from_angle(angle).angle_to(Vec2::from_angle(present as f32 * eighth)).abs();
    if off < eighth * 0.66 { present } else { (angle / eighth).round().rem_euclid(8.0) as u32 % 8 }
}

/// The colour of the rim under that light.
pub fn rim(lit: &Lit) -> Rim {
    let color = lit.color;
    if lit.toward.length() < 0.05 || color.z > color.x {
        Rim::Cold
    } else if color.x > color.z * 1.15 {
        Rim::Warm
    } else {
        Rim::White
    }
}

#[cfg(test)]
mod tests;
