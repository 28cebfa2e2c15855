//! Whom a bullet can meet.

use bevy::{ecs::entity::Entity, math::Vec2};

use crate::{
    content::actor::Faction,
    sim::{fighter::body::BodyReadOnlyItem, stance::Act},
};

/// A body as bullets see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    pub entity: Entity,
    pub faction: Faction,
    pub at: Vec2,
    pub radius: f32,
    pub ducks: bool,
}

impl Target {
    /// The body, unless it lies, is out of the fight or cannot be touched.
    pub fn of(body: BodyReadOnlyItem) -> Option<Self> {
        let act = &body.stance.act;
        let there = body.stance.untouchable == 0
            && body.health.now > 0.0
            && !act.is_lying()
            && !matches!(act, Act::Fly(_) | Act::Cuffed | Act::Ride(_));
        there.then(|| Self {
            entity: body.entity,
            faction: body.actor.faction,
            at: body.position.0,
            radius: body.actor.def.radius,
            ducks: body.cover.ducks || matches!(act, Act::Cower),
        })
    }

    /// Metres from `from` along the unit vector `way` at which a bullet enters the body, if it does within `length`.
    pub fn entered(&self, from: Vec2, way: Vec2, length: f32) -> Option<f32> {
        let to = self.at - from;
        let along = to.dot(way);
        let aside = to.perp_dot(way).abs();
        if aside >= self.radius {
            return None;
        }
        let half = (self.radius * self.radius - aside * aside).sqrt();
        let entry = (along - half).max(0.0);
        (along + half > 0.0 && entry <= length).then_some(entry)
    }

    /// How far beside the bullet's way the body stands, if the bullet passes it within `length`.
    pub fn passed(&self, from: Vec2, way: Vec2, length: f32) -> Option<f32> {
        let to = self.at - from;
        let along = to.dot(way);
        (along > 0.0 && along <= length).then(|| to.perp_dot(way).abs())
    }
}

/// Whether a bullet of `shooter` strikes `other`: the law's bullets leave the law alone, all others strike whom they meet.
pub(super) fn strikes(shooter: Option<Faction>, other: Faction) -> bool {
    !(shooter == Some(Faction::Law) && other == Faction::Law)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bullet_enters_a_body_at_its_near_edge() {
        let target = Target {
            entity: Entity::PLACEHOLDER,
            faction: Faction::Gang,
            at: Vec2::new(5.0, 0.2),
            radius: 0.3,
            ducks: false,
        };
        let entry = target.entered(Vec2::ZERO, Vec2::X, 10.0).unwrap();
        assert!((entry - (5.0 - 0.05_f32.sqrt())).abs() < 1e-5);
        assert_eq!(target.entered(Vec2::ZERO, Vec2::X, 4.0), None, "too far");
        assert_eq!(target.entered(Vec2::ZERO, -Vec2::X, 10.0), None, "behind");
        assert_eq!(target.entered(Vec2::new(0.0, -0.2), Vec2::X, 10.0), None, "beside");
    }
}
