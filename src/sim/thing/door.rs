//! Doors: closed ones stop bodies and sight, and open to whoever walks into them.

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        query::Without,
        system::{Commands, Query, Res, ResMut},
    },
    math::Vec2,
};

use super::{Door, ThingId};
use crate::{
    content::{level::TILE, prop::Footprint},
    sim::{
        actor::{Actor, Position},
        fighter::body::Body,
        mission::Mission,
        outcome::SimOutcome,
        physics::{Physics, PhysicsProp},
        stance::Act,
        tick::Roster,
    },
};

/// Footprint of a closed door: it fills its tile.
pub const CLOSED: Footprint = Footprint::Rect(TILE, TILE);

/// Height of a door in metres.
pub const HEIGHT: f32 = 2.0;

/// Doors open before those who walk or fly into them; locked ones only before those who have the key.
pub(super) fn open_doors(
    roster: Res<Roster>,
    mission: Res<Mission>,
    mut commands: Commands,
    mut physics: ResMut<Physics>,
    bodies: Query<Body>,
    mut doors: Query<(Entity, &ThingId, &mut Door, &Position, Option<&PhysicsProp>), Without<Actor>>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let reach = mission.setup.catalog.rules.use_reach;
    let mut order: Vec<(ThingId, Entity)> =
        doors.iter().filter(|(_, _, door, ..)| !door.open).map(|(entity, id, ..)| (*id, entity)).collect();
    order.sort_unstable();
    for (_, entity) in order {
        let Ok((_, _, mut door, at, place)) = doors.get_mut(entity) else { continue };
        let comes = roster.0.iter().filter_map(|entity| bodies.get(*entity).ok()).find(|body| {
            let way = at.0 - body.position.0;
            let wish = body.controls.now.direction();
            let flies = matches!(body.stance.act, Act::Fly(_));
            let upright = body.stance.act.is_upright() && body.health.now > 0.0;
            way.length() < reach && (flies || (upright && wish.dot(way) > 0.2 * way.length()))
        });
        let Some(body) = comes else { continue };
        let opens = door.lock.as_ref().is_none_or(|lock| body.hand.keys.contains(lock));
        if !opens {
            let tries_first = body.seat.is_some() && mission.tick.is_multiple_of(60);
            if tries_first {
                outcomes.write(SimOutcome::DoorLocked { door: entity });
            }
            continue;
        }
        door.open = true;
        if let Some(place) = place {
            physics.remove_prop(*place);
            commands.entity(entity).remove::<PhysicsProp>();
        }
        outcomes.write(SimOutcome::DoorOpened { door: entity });
    }
}

/// Puts a closed door into the physics world.
pub fn shut(physics: &mut Physics, door: Entity, at: Vec2) -> PhysicsProp {
    physics.add_prop(door, at, CLOSED, HEIGHT)
}
