//! What stands where: whether a footprint has room, and where one comes down behind something low.

use bevy::{
    ecs::{entity::Entity, query::With, world::World},
    math::Vec2,
};

use super::{Door, Prop, ThingId, door};
use crate::{
    content::{level::TILE, prop::Footprint},
    sim::{
        actor::{Actor, Position},
        map::Map,
    },
};

/// Footprints that touch by less than this, in metres, do not meet.
const TOUCH: f32 = 0.02;

/// Something that takes up room.
#[derive(Clone, Copy, Debug)]
pub struct Solid {
    /// What it is.
    pub entity: Entity,
    /// Its size on the floor.
    pub footprint: Footprint,
    /// Its middle, in metres.
    pub at: Vec2,
}

impl Solid {
    /// A prop, if it stops bodies.
    pub fn of_prop(entity: Entity, prop: &Prop, at: Vec2) -> Option<Self> {
        prop.solid().map(|(footprint, ..)| Self { entity, footprint, at })
    }

    /// A door, if it is shut.
    pub fn of_door(entity: Entity, door: &Door, at: Vec2) -> Option<Self> {
        (!door.open).then_some(Self { entity, footprint: door::CLOSED, at })
    }

    /// Whether it and a footprint at that place are in each other's way.
    pub fn meets(&self, footprint: Footprint, at: Vec2) -> bool {
        overlap(self.footprint, self.at, footprint, at)
    }
}

/// All that takes up room in the world, people aside, in the order of their numbers.
pub fn solids(world: &mut World) -> Vec<Solid> {
    let mut things =
        world.query_filtered::<(Entity, &ThingId, &Position, Option<&Prop>, Option<&Door>), ()>();
    let mut all: Vec<(ThingId, Solid)> = things
        .iter(world)
        .filter_map(|(entity, id, at, prop, door)| {
            let prop = prop.and_then(|prop| Solid::of_prop(entity, prop, at.0));
            prop.or_else(|| Solid::of_door(entity, door?, at.0)).map(|solid| (*id, solid))
        })
        .collect();
    all.sort_unstable_by_key(|(id, _)| *id);
    all.into_iter().map(|(_, solid)| solid).collect()
}

/// Everybody as footprints.
pub fn bodies(world: &mut World) -> Vec<Solid> {
    let mut people = world.query_filtered::<(Entity, &Actor, &Position), With<Actor>>();
    let body = |(entity, actor, at): (Entity, &Actor, &Position)| Solid {
        entity,
        footprint: Footprint::Round(actor.def.radius),
        at: at.0,
    };
    people.iter(world).map(body).collect()
}

/// Whether a footprint has room at that place: no wall, and none of `solids` but `except`.
pub fn is_free(map: &Map, solids: &[Solid], except: Entity, footprint: Footprint, at: Vec2) -> bool {
    stands_on_floor(map, footprint, at)
        && !solids.iter().any(|solid| solid.entity != except && solid.meets(footprint, at))
}

fn stands_on_floor(map: &Map, footprint: Footprint, at: Vec2) -> bool {
    let half = (half_extent(footprint) - Vec2::splat(TOUCH)).max(Vec2::ZERO);
    let (low, high) = (((at - half) / TILE).floor(), ((at + half) / TILE).floor());
    let columns = low.x as i32..=high.x as i32;
    columns.into_iter().all(|x| {
        (low.y as i32..=high.y as i32).all(|y| {
            let middle = (Vec2::new(x as f32, y as f32) + Vec2::splat(0.5)) * TILE;
            let nearest = middle + (at - middle).clamp(Vec2::splat(-TILE / 2.0), Vec2::splat(TILE / 2.0));
            map.is_walkable(middle) || distance_to(Some(footprint), at, nearest) > 0.0
        })
    })
}

/// Half the width and half the depth of a footprint.
pub fn half_extent(footprint: Footprint) -> Vec2 {
    match footprint {
        Footprint::Round(radius) => Vec2::splat(radius),
        Footprint::Rect(width, depth) => Vec2::new(width, depth) / 2.0,
    }
}

/// Metres from `point` to the edge of a footprint at `at`.
pub fn distance_to(footprint: Option<Footprint>, at: Vec2, point: Vec2) -> f32 {
    match footprint {
        Some(Footprint::Round(radius)) => (point.distance(at) - radius).max(0.0),
        Some(Footprint::Rect(width, depth)) => {
            let outside = (point - at).abs() - Vec2::new(width, depth) / 2.0;
            outside.max(Vec2::ZERO).length()
        }
        None => point.distance(at),
    }
}

/// Whether two footprints are in each other's way.
pub fn overlap(a: Footprint, at: Vec2, b: Footprint, there: Vec2) -> bool {
    match (a, b) {
        (Footprint::Round(radius), other) => distance_to(Some(other), there, at) < radius - TOUCH,
        (other, Footprint::Round(radius)) => distance_to(Some(other), at, there) < radius - TOUCH,
        (Footprint::Rect(..), Footprint::Rect(..)) => {
            let gap = (at - there).abs() - half_extent(a) - half_extent(b);
            gap.max_element() < -TOUCH
        }
    }
}

/// The axis (unit vector) that a direction follows most.
pub fn axis_of(direction: Vec2) -> Vec2 {
    if direction.x.abs() >= direction.y.abs() {
        Vec2::new(direction.x.signum(), 0.0)
    } else {
        Vec2::new(0.0, direction.y.signum())
    }
}

/// A body that is about to do something to a thing.
#[derive(Clone, Copy, Debug)]
pub struct Toucher {
    /// Where it stands, in metres.
    pub at: Vec2,
    /// Its radius in metres.
    pub radius: f32,
    /// Which way it looks or goes (unit vector).
    pub way: Vec2,
}

impl Toucher {
    /// Metres from the body's edge to the thing's, where the body stands before it and goes towards it.
    pub fn before(&self, footprint: Footprint, at: Vec2) -> Option<f32> {
        let axis = axis_of(self.way);
        let (off, half) = (at - self.at, half_extent(footprint));
        let (along, aside) = (off.dot(axis), off.perp_dot(axis).abs());
        let (deep, wide) = (half.dot(axis.abs()), half.perp_dot(axis).abs());
        let stands_before = along > 0.0 && aside < wide + self.radius * 0.5;
        stands_before.then(|| (along - deep - self.radius).max(0.0)).filter(|_| along > deep)
    }

    /// Where the body comes down behind something that it goes over: straight behind it, with room for the body, at
    /// most `reach` metres from the thing's near edge.
    pub fn landing(
        &self,
        footprint: Footprint,
        at: Vec2,
        reach: f32,
        is_free: impl Fn(Vec2) -> bool,
    ) -> Option<Vec2> {
        let axis = axis_of(self.way);
        let across = axis.perp();
        let half = half_extent(footprint);
        let (deep, wide) = (half.dot(axis.abs()), half.dot(across.abs()));
        let room = (wide - self.radius).max(0.0);
        let aside = (self.at - at).dot(across).clamp(-room, room);
        let first = deep + self.radius + 0.05;
        let steps = (0..8).map(|step| first + 0.15 * step as f32).take_while(|far| far + deep <= reach);
        let mut places = steps.map(|far| at + axis * far + across * aside);
        places.find(|place| is_free(*place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: Footprint = Footprint::Rect(1.2, 0.6);

    #[test]
    fn footprints_that_only_touch_do_not_meet() {
        let at = |x: f32, y: f32| overlap(TABLE, Vec2::ZERO, TABLE, Vec2::new(x, y));
        assert!(at(1.1, 0.5) && !at(1.2, 0.0) && !at(0.0, 0.6));
        let round = |x: f32, y: f32| overlap(TABLE, Vec2::ZERO, Footprint::Round(0.3), Vec2::new(x, y));
        assert!(round(0.8, 0.0) && !round(0.9, 0.0) && !round(0.82, 0.52), "its corner is round");
    }

    #[test]
    fn one_comes_down_straight_behind_and_never_too_far() {
        let body = Toucher { at: Vec2::new(0.5, -0.7), radius: 0.3, way: Vec2::Y };
        assert!(body.before(TABLE, Vec2::ZERO).is_some_and(|gap| (gap - 0.1).abs() < 1e-5));
        let landing = |reach: f32, free: &dyn Fn(Vec2) -> bool| body.landing(TABLE, Vec2::ZERO, reach, free);
        let place = landing(1.6, &|_| true).expect("behind the table");
        assert!(place.distance(Vec2::new(0.3, 0.65)) < 1e-5, "drawn in from the corner: {place}");
        assert_eq!(landing(0.9, &|_| true), None, "too deep");
        let further = landing(1.6, &|place| place.y > 0.75).expect("behind the chair");
        assert!((0.75..0.95).contains(&further.y));
        let away = Toucher { way: -Vec2::Y, ..body };
        assert_eq!(away.before(TABLE, Vec2::ZERO), None);
    }
}
