//! Where to duck: behind something low, with it between oneself and the enemy.

use bevy::math::Vec2;

use super::surroundings::Surroundings;
use crate::{
    content::prop::Footprint,
    sim::brain::{census::Person, mind::Scene},
};

/// How far off cover is looked for, in metres.
const REACH: f32 = 5.0;

/// Nearer than this to the enemy nobody takes cover, in metres.
const TOO_NEAR: f32 = 2.0;

/// Room between a body and what it ducks behind, in metres.
const ROOM: f32 = 0.12;

/// The best place behind cover against somebody at `threat`, no farther than `leash` from `anchor`.
pub(super) fn find(
    me: &Person,
    threat: Vec2,
    anchor: Vec2,
    leash: f32,
    around: &Surroundings,
    scene: &Scene,
) -> Option<Vec2> {
    scene
        .lows
        .iter()
        .filter(|low| low.at.distance(me.at) < REACH && low.at.distance(threat) > TOO_NEAR)
        .map(|low| behind(low.at, low.footprint, threat, me.radius))
        .filter(|spot| spot.distance(anchor) < leash && !around.is_threshold(*spot))
        .filter(|spot| !is_taken(*spot, me, scene))
        .filter(|spot| scene.nav.grid.is_open(*spot) && scene.nav.is_reachable(me.at, *spot))
        .filter(|spot| scene.physics.line_of_sight(*spot, threat))
        .min_by(|a, b| a.distance_squared(me.at).total_cmp(&b.distance_squared(me.at)))
}

/// The place on the far side of something low.
fn behind(at: Vec2, footprint: Footprint, threat: Vec2, radius: f32) -> Vec2 {
    let out = (at - threat).normalize_or(Vec2::X);
    let depth = match footprint {
        Footprint::Round(radius) => radius,
        // To the side that lies nearest to the way out.
        Footprint::Rect(width, height) => {
            let side = if (out.x / width.max(0.01)).abs() > (out.y / height.max(0.01)).abs() {
                Vec2::new(out.x.signum(), 0.0)
            } else {
                Vec2::new(0.0, out.y.signum())
            };
            return at + side * (Vec2::new(width, height) / 2.0 + radius + ROOM);
        }
    };
    at + out * (depth + radius + ROOM)
}

fn is_taken(spot: Vec2, me: &Person, scene: &Scene) -> bool {
    scene
        .crowd
        .near(spot, 0.6)
        .any(|other| other.entity != me.entity && !other.is_out() && other.at.distance(spot) < 0.6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_behind_a_table_is_on_its_far_side() {
        let table = Footprint::Rect(0.5, 1.2);
        let spot = behind(Vec2::new(5.0, 5.0), table, Vec2::new(9.0, 5.4), 0.3);
        assert!((spot - Vec2::new(5.0 - 0.25 - 0.3 - ROOM, 5.0)).length() < 1e-5, "{spot}");
        let barrel = Footprint::Round(0.4);
        let spot = behind(Vec2::ZERO, barrel, Vec2::new(0.0, 3.0), 0.3);
        assert!((spot - Vec2::new(0.0, -0.7 - ROOM)).length() < 1e-5, "{spot}");
    }
}
