//! Stairs and lifts: who stands on one end long enough comes out at the other, and a player brings the other player.

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        system::{Query, Res},
    },
    math::Vec2,
};

use super::{Passage, Position};
use crate::sim::{actor::Crossing, fighter::body::Body, outcome::SimOutcome, stance::Act, tick::Roster};

/// Takes those who stand on a passage to its other end.
pub(super) fn cross_passages(
    roster: Res<Roster>,
    mut bodies: Query<(Body, &mut Crossing)>,
    passages: Query<(&super::ThingId, &Passage, &Position), bevy::ecs::query::Without<Crossing>>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let mut passed: Option<(Entity, Vec2)> = None;
    for entity in &roster.0 {
        let Ok((mut body, mut crossing)) = bodies.get_mut(*entity) else { continue };
        let here = body.position.0;
        let inside =
            passages.iter().filter(|(_, _, at)| Passage::holds(at.0, here)).min_by_key(|(id, ..)| **id);
        let Some((_, passage, _)) = inside else {
            *crossing = Crossing::default();
            continue;
        };
        if crossing.arrived || !body.stance.act.is_upright() {
            continue;
        }
        let since = crossing.since.map_or(0, |since| since + 1);
        crossing.since = Some(since);
        if since == 0 && passage.ticks > 0 {
            outcomes.write(SimOutcome::LiftCalled { actor: *entity, at: here });
        }
        if since >= passage.ticks {
            body.position.0 = passage.to;
            *crossing = Crossing { since: None, arrived: true };
            outcomes.write(SimOutcome::Passed { actor: *entity });
            if body.seat.is_some() {
                passed = passed.or(Some((*entity, passage.to)));
            }
        }
    }
    // One picture shows both players: where one goes through, the other comes along.
    let Some((first, to)) = passed else { return };
    for entity in &roster.0 {
        let Ok((mut body, mut crossing)) = bodies.get_mut(*entity) else { continue };
        let elsewhere = *entity != first && body.position.0 != to;
        if body.seat.is_none() || !elsewhere || matches!(body.stance.act, Act::Held { .. }) {
            continue;
        }
        body.position.0 = to;
        *crossing = Crossing { since: None, arrived: true };
        outcomes.write(SimOutcome::Passed { actor: *entity });
    }
}
