//! One body with all that the fight reads and writes, and questions about where it stands.

#![expect(missing_docs, reason = "each field of a body is the component of its name")]

use bevy::{
    ecs::{entity::Entity, query::QueryData, system::Query},
    math::{Rot2, Vec2, ops},
};

use crate::{
    content::rules::BodyRules,
    sim::{
        actor::{
            Actor, ActorId, Balance, Burning, Chain, Controls, Cover, Facing, Faction, Floor, Footing, Hand,
            Health, Lost, Poise, Position, Rises, Seat, Squeeze, Velocity,
        },
        physics::PhysicsBody,
        stance::{Act, Stance},
    },
};

/// A body.
#[derive(QueryData)]
#[query_data(mutable)]
pub struct Body {
    pub entity: Entity,
    pub id: &'static ActorId,
    pub actor: &'static mut Actor,
    pub position: &'static mut Position,
    pub velocity: &'static mut Velocity,
    pub facing: &'static mut Facing,
    pub stance: &'static mut Stance,
    pub controls: &'static mut Controls,
    pub health: &'static mut Health,
    pub floor: Option<&'static Floor>,
    pub poise: &'static mut Poise,
    pub hand: &'static mut Hand,
    pub footing: &'static mut Footing,
    pub burning: &'static mut Burning,
    pub chain: &'static mut Chain,
    pub balance: &'static mut Balance,
    pub cover: &'static mut Cover,
    pub rises: &'static mut Rises,
    pub squeeze: &'static mut Squeeze,
    pub lost: &'static mut Lost,
    pub physics: &'static mut PhysicsBody,
    pub seat: Option<&'static Seat>,
}

impl BodyItem<'_, '_> {
    /// Begins something new.
    pub fn begin(&mut self, act: Act) {
        self.stance.act = act;
        self.stance.tick = 0;
    }

    /// Whether it is one of those who fight the player, and no player moves it: what it does must be seen coming.
    pub fn is_opponent(&self) -> bool {
        self.actor.faction == Faction::Gang && self.seat.is_none()
    }

    /// Ticks until a thing leaves the hand: an opponent's throw must be seen coming, a player's on either side need not.
    pub fn throw_wind_up(&self, rules: &BodyRules) -> u32 {
        rules.throw_wind_up_of(if self.is_opponent() { Faction::Gang } else { Faction::Law })
    }

    /// Whether the body is out of the fight for good.
    pub fn is_beaten(&self) -> bool {
        self.health.now <= 0.0 || matches!(self.stance.act, Act::Beaten | Act::Cuffed)
    }

    /// Whether a blow can touch it now.
    pub fn is_touchable(&self) -> bool {
        self.stance.untouchable == 0
            && self.health.now > 0.0
            && !matches!(
                self.stance.act,
                Act::Fly(_) | Act::Fall | Act::Down { .. } | Act::Beaten | Act::Cuffed | Act::Ride(_)
            )
    }

    /// The direction a blow or throw goes: aim, else movement, else facing.
    pub fn wanted_direction(&self) -> Vec2 {
        if let Some(angle) = self.controls.now.aim_angle() {
            return Vec2::new(ops::cos(angle), ops::sin(angle));
        }
        self.controls.now.direction().try_normalize().unwrap_or_else(|| self.facing.direction())
    }

    /// Turns the body along `direction`; a zero vector leaves it as it is.
    pub fn face(&mut self, direction: Vec2) {
        if direction.length_squared() > 1e-8 {
            self.facing.0 = ops::atan2(direction.y, direction.x);
        }
    }

    /// Turns the body towards `direction` by at most so many degrees.
    pub fn face_slowly(&mut self, direction: Vec2, most: f32) {
        let (now, most) = (self.facing.direction(), most.to_radians());
        self.face(Rot2::radians(now.angle_to(direction).clamp(-most, most)) * now);
    }
}

/// The bodies for which that holds, in the order of their ids: quicker than asking each by its entity where it holds for
/// few of many.
pub fn those(bodies: &Query<Body>, holds: impl Fn(&BodyReadOnlyItem) -> bool) -> Vec<Entity> {
    gather(bodies, |body| holds(&body).then_some(body.entity))
}

/// What `of` makes of each body, in the order of their ids.
pub fn gather<T>(bodies: &Query<Body>, of: impl Fn(BodyReadOnlyItem) -> Option<T>) -> Vec<T> {
    let made = |body: BodyReadOnlyItem| Some((*body.id, of(body)?));
    let mut found: Vec<(ActorId, T)> = bodies.iter().filter_map(made).collect();
    found.sort_unstable_by_key(|(id, _)| *id);
    found.into_iter().map(|(_, made)| made).collect()
}

/// Whether `target` lies within `reach` metres of `from` and within the whole angle `arc` (degrees) around `facing`.
/// `margin` is the target's radius: its nearest point counts for the distance.
pub fn in_arc(from: Vec2, facing: Vec2, target: Vec2, margin: f32, reach: f32, arc: f32) -> bool {
    let way = target - from;
    let distance = way.length();
    if distance - margin > reach {
        return false;
    }
    if distance <= margin {
        return true;
    }
    let half = (arc / 2.0).to_radians();
    let spread = ops::asin((margin / distance).min(1.0));
    facing.angle_to(way).abs() <= half + spread
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arc_ends_at_its_reach_and_at_its_sides() {
        let east = Vec2::X;
        let hit = |x: f32, y: f32| in_arc(Vec2::ZERO, east, Vec2::new(x, y), 0.3, 1.0, 90.0);
        assert!(hit(1.25, 0.0), "the near edge of the target is within reach");
        assert!(!hit(1.35, 0.0), "out of reach");
        assert!(hit(0.7, 0.7), "on the edge of the arc");
        assert!(!hit(0.0, 0.9), "beside");
        assert!(!hit(-0.6, 0.0), "behind");
        assert!(hit(-0.1, 0.0), "inside the target");
    }
}
