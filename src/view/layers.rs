//! What is drawn over what: every depth of the canvas is given out here.
//!
//! Equal depths would be drawn in an order that changes from frame to frame, so each sprite gets its own.

use bevy::ecs::entity::Entity;

/// The floor.
pub const FLOOR: f32 = 0.0;
/// What feet left in soft ground.
pub const TRACKS: f32 = 1.0;
/// What fell and stays: puddles, splinters, soot.
pub const MARKS: f32 = 2.0;
/// Water.
pub const WATER: f32 = 4.0;
/// Rings on the water.
pub const RIPPLES: f32 = 5.0;
/// Shadows of what stands.
pub const SHADOWS: f32 = 7.0;
/// What stands begins here; further south is nearer.
const STANDING: f32 = 10.0;
/// The light lies over all that is lit.
pub const LIGHT: f32 = 900.0;
/// What falls from the sky, under the light.
pub const FALLING: f32 = 894.0;
/// What falls before everything else, over the light.
pub const NEAR_FALLING: f32 = 904.0;
/// What shines by itself: sparks, words, marks over heads.
pub const SHINING: f32 = 920.0;
/// The highest depth of the standing.
const STANDING_END: f32 = 890.0;
/// Depth to a pixel of canvas; leaves room between two rows for [`unique`].
pub const STEP: f32 = 0.2;

/// The depth of what stands with its feet at `foot` pixels (y up) on a floor whose northern edge lies at `north`.
pub fn standing(foot: f32, north: f32, entity: Entity) -> f32 {
    (STANDING + (north - foot) * STEP).clamp(STANDING, STANDING_END) + unique(entity)
}

/// A small depth of each entity's own.
pub fn unique(entity: Entity) -> f32 {
    (entity.index_u32() % 997) as f32 * (0.9 * STEP / 997.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_southern_stands_in_front_of_the_northern_whatever_their_numbers() {
        let near = Entity::from_raw_u32(3).unwrap_or(Entity::PLACEHOLDER);
        let far = Entity::from_raw_u32(996).unwrap_or(Entity::PLACEHOLDER);
        assert!(standing(99.0, 500.0, near) > standing(100.0, 500.0, far));
    }
}
