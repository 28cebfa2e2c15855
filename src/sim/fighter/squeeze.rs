//! Nobody of the law stands in a player's way for good: who is pressed against for a moment is squeezed past.

use bevy::{
    ecs::{
        entity::Entity,
        system::{Query, Res},
    },
    math::Vec2,
};

use super::body::{Body, gather};
use crate::sim::{actor::Faction, mission::Mission, stance::Act};

/// How near two bodies are that touch, beside their radii, in metres.
const TOUCH: f32 = 0.1;

/// One of the law on its feet.
struct Friend {
    entity: Entity,
    at: Vec2,
    radius: f32,
    wish: Vec2,
    is_player: bool,
}

impl Friend {
    fn touches(&self, other: &Self, slack: f32) -> bool {
        self.entity != other.entity && self.at.distance(other.at) < self.radius + other.radius + slack
    }

    /// Whether a player wants to be where the other stands.
    fn presses(&self, other: &Self) -> bool {
        let way = (other.at - self.at).normalize_or(self.wish);
        self.is_player && self.wish.length() > 0.3 && self.wish.dot(way) > 0.5 * self.wish.length()
    }
}

/// Counts who presses against whom, and lets those pass each other who have done it long enough.
pub(super) fn squeeze_past(mission: Res<Mission>, mut bodies: Query<Body>) {
    let long_enough = mission.setup.catalog.rules.partner.squeeze;
    let friends = gather(&bodies, |body| {
        let stands = body.stance.act.is_upright() && !matches!(body.stance.act, Act::Held { .. });
        (body.actor.faction == Faction::Law && stands).then(|| Friend {
            entity: body.entity,
            at: body.position.0,
            radius: body.actor.def.radius,
            wish: body.controls.now.direction(),
            is_player: body.seat.is_some(),
        })
    });
    let mut passing: Vec<Entity> = Vec::new();
    for friend in &friends {
        let pressed = friends.iter().find(|other| friend.touches(other, TOUCH) && friend.presses(other));
        let Ok(mut body) = bodies.get_mut(friend.entity) else { continue };
        body.squeeze.pressed = if pressed.is_some() { body.squeeze.pressed + 1 } else { 0 };
        if let Some(other) = pressed.filter(|_| body.squeeze.pressed >= long_enough) {
            passing.extend([friend.entity, other.entity]);
        }
    }
    for mut body in &mut bodies {
        let me = friends.iter().find(|friend| friend.entity == body.entity);
        // Once begun it lasts until they stand clear: bodies that overlap would throw each other aside.
        let inside = me.is_some_and(|me| friends.iter().any(|other| me.touches(other, 0.0)));
        let passes = passing.contains(&body.entity) || (body.squeeze.passes && inside);
        if body.squeeze.passes != passes {
            body.squeeze.passes = passes;
        }
    }
}
