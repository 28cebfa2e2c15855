//! Doors: closed ones stop bodies and sight; they open away from whoever walks into them, where nothing stands behind,
//! and are shut by hand.

use std::sync::Arc;

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        query::Without,
        system::{Commands, Query, Res, ResMut},
        world::World,
    },
    math::Vec2,
};

use super::{
    Door, Prop, ThingId,
    force::Force,
    room::{self, Solid},
};
use crate::{
    content::{door::DoorDef, level::TILE, prop::Footprint, rules::Rules},
    sim::{
        actor::{Actor, Position},
        fighter::body::{Body, BodyReadOnlyItem, gather},
        mission::Mission,
        outcome::SimOutcome,
        physics::{Physics, PhysicsProp},
        stance::Act,
    },
};

/// Footprint of a closed door: it fills its tile.
pub const CLOSED: Footprint = Footprint::Rect(TILE, TILE);

/// Height of a door in metres.
pub const HEIGHT: f32 = 2.0;

/// What must be free behind a door for it to open: the middle of the tile there, in metres.
const SWING: Footprint = Footprint::Rect(TILE * 0.7, TILE * 0.7);

impl Door {
    /// A shut door; a `strength` of its own wins over its kind's.
    pub fn new(
        def: Arc<DoorDef>,
        strength: Option<f32>,
        lock: Option<String>,
        horizontal: bool,
        tag: Option<String>,
    ) -> Self {
        Self {
            strength: strength.unwrap_or(def.strength),
            def,
            wear: 0.0,
            broken: false,
            swing: Vec2::ZERO,
            lock,
            open: false,
            horizontal,
            tag,
        }
    }

    /// The way through it (unit vector), for one who stands at `from` before a door at `at`.
    pub fn way_from(&self, from: Vec2, at: Vec2) -> Vec2 {
        let axis = if self.horizontal { Vec2::Y } else { Vec2::X };
        if (at - from).dot(axis) < 0.0 { -axis } else { axis }
    }

    /// Takes so much of its strength. Whether that broke it.
    pub fn wear_down(&mut self, force: f32) -> bool {
        if self.open || self.strength <= 0.0 {
            return false;
        }
        self.wear += force;
        self.wear >= self.strength
    }

    /// Whether somebody with these keys opens it.
    pub fn opens_to(&self, keys: &[String]) -> bool {
        self.lock.as_ref().is_none_or(|lock| keys.contains(lock))
    }
}

/// The thing that keeps a door from opening that way, if there is one.
pub fn bar(at: Vec2, way: Vec2, solids: impl Iterator<Item = Solid>) -> Option<Entity> {
    let behind = at + way * TILE;
    solids.filter(|solid| solid.meets(SWING, behind)).map(|solid| solid.entity).min()
}

/// Whether a body stands in the doorway.
pub fn is_in_way(body: Vec2, radius: f32, door: Vec2) -> bool {
    room::overlap(CLOSED, door, Footprint::Round(radius), body)
}

/// Doors open before those who walk into them, locked ones only before those who have the key; who rolls or flies into
/// one bursts it open.
pub(super) fn open_doors(
    mission: Res<Mission>,
    mut commands: Commands,
    mut physics: ResMut<Physics>,
    bodies: Query<Body>,
    props: Query<(Entity, &Prop, &Position), (Without<Actor>, Without<Door>)>,
    mut doors: Query<(Entity, &ThingId, &mut Door, &Position, Option<&PhysicsProp>), Without<Actor>>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let rules = &mission.setup.catalog.rules;
    let mut order: Vec<(ThingId, Entity)> =
        doors.iter().filter(|(_, _, door, ..)| !door.open).map(|(entity, id, ..)| (*id, entity)).collect();
    if order.is_empty() {
        return;
    }
    order.sort_unstable();
    let places = gather(&bodies, |body| Some((body.entity, body.position.0)));
    for (_, entity) in order {
        let Ok((_, _, mut door, at, place)) = doors.get_mut(entity) else { continue };
        let near = places.iter().filter(|(_, place)| place.distance(at.0) < rules.use_reach);
        let comers = near.filter_map(|(entity, _)| bodies.get(*entity).ok());
        let comes = comers.filter_map(|body| Some((arrival(&body, at.0, rules)?, body))).next();
        let Some((arrival, body)) = comes else { continue };
        let way = door.way_from(body.position.0, at.0);
        let solids = || props.iter().filter_map(|(entity, prop, at)| Solid::of_prop(entity, prop, at.0));
        if !door.opens_to(&body.hand.keys) || bar(at.0, way, solids()).is_some() {
            let tries_first = body.seat.is_some() && mission.tick.is_multiple_of(60);
            if tries_first {
                outcomes.write(SimOutcome::DoorLocked { door: entity });
            }
            continue;
        }
        if arrival == Arrival::Bursts {
            commands.queue(Force { door: entity, by: Some(body.entity), swing: way, broke: false });
            continue;
        }
        door.open = true;
        door.swing = way;
        if let Some(place) = place {
            physics.remove_prop(*place);
            commands.entity(entity).remove::<PhysicsProp>();
        }
        outcomes.write(SimOutcome::DoorOpened { door: entity });
    }
}

/// How somebody comes to a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrival {
    Walks,
    Bursts,
}

fn arrival(body: &BodyReadOnlyItem, door: Vec2, rules: &Rules) -> Option<Arrival> {
    let way = door - body.position.0;
    if way.length() >= rules.use_reach || body.health.now <= 0.0 {
        return None;
    }
    let touches =
        room::overlap(CLOSED, door, Footprint::Round(body.actor.def.radius + 0.15), body.position.0);
    match &body.stance.act {
        Act::Fly(_) => touches.then_some(Arrival::Bursts),
        Act::Roll(direction) => {
            let fast = rules.roll.speed * body.footing.speed.max(0.5) >= rules.thing.burst_speed;
            let at_it = touches && direction.dot(way) > 0.5 * way.length();
            at_it.then_some(if fast { Arrival::Bursts } else { Arrival::Walks })
        }
        Act::Free | Act::Charge | Act::Hold(_) | Act::Shoot(_) | Act::Reload(_) | Act::Draw => {
            let wish = body.controls.now.direction();
            let at_it = wish.dot(way) > 0.2 * way.length();
            let fast = touches && body.velocity.0.dot(way) >= rules.thing.burst_speed * way.length();
            at_it.then_some(if fast { Arrival::Bursts } else { Arrival::Walks })
        }
        _ => None,
    }
}

/// Shuts an open door, unless it is broken or something or somebody is in the doorway.
pub(super) fn shut(world: &mut World, entity: Entity, by: Entity) {
    let Some(at) = world.get::<Position>(entity).map(|at| at.0) else { return };
    let in_way = |solid: &Solid| solid.entity != entity && solid.meets(CLOSED, at);
    if room::solids(world).iter().any(in_way) || room::bodies(world).iter().any(in_way) {
        return;
    }
    let Some(mut door) = world.get_mut::<Door>(entity).filter(|door| door.open && !door.broken) else {
        return;
    };
    door.open = false;
    close(world, entity);
    world.write_message(SimOutcome::DoorShut { door: entity, by });
}

/// Puts a closed door into the physics world.
pub fn close(world: &mut World, entity: Entity) {
    let (Some(door), Some(at)) = (world.get::<Door>(entity), world.get::<Position>(entity)) else { return };
    let (clear, at) = (door.def.clear, at.0);
    let place = world.resource_mut::<Physics>().add_thing(entity, at, CLOSED, HEIGHT, clear);
    world.entity_mut(entity).insert(place);
}

/// Takes an open door out of the physics world.
pub(super) fn clear(world: &mut World, entity: Entity) {
    if let Some(place) = world.entity_mut(entity).take::<PhysicsProp>() {
        world.resource_mut::<Physics>().remove_prop(place);
    }
}
