//! Shooting over somebody held in front: one arm holds him, the other hand has a gun that wants no second one.

use bevy::ecs::{entity::Entity, message::MessageWriter};

use super::shoot::wind_up_of;
use crate::{
    content::{gun::Hold, rules::DifficultyDef},
    sim::{fighter::body::BodyItem, outcome::SimOutcome, stance::Act},
};

/// Aims over the one in the arms, or goes on with that. False where the hand has no loaded gun for one hand.
pub(in crate::sim) fn aim_over(
    body: &mut BodyItem,
    difficulty: &DifficultyDef,
    outcomes: &mut MessageWriter<SimOutcome>,
) -> bool {
    let Some(held) = &body.hand.item else { return false };
    let Some(gun) = held.gun().filter(|gun| gun.hold == Hold::One && held.load.rounds > 0) else {
        return false;
    };
    if held.load.cycle > 0 || body.hand.aims.is_some() {
        return true;
    }
    let ticks = wind_up_of(gun, body.is_opponent(), difficulty);
    if ticks > gun.wind_up {
        outcomes.write(SimOutcome::Aimed { actor: body.entity, ticks });
    }
    body.hand.aims = Some(ticks);
    true
}

/// Over whom the body fires in this tick. The aim goes on by a tick, and ends with the hold.
pub(super) fn comes_due(body: &mut BodyItem) -> Option<Entity> {
    body.hand.aims?;
    let Act::Hold(shield) = body.stance.act else {
        body.hand.aims = None;
        return None;
    };
    if body.stance.hit_stop > 0 {
        return None;
    }
    body.hand.aims = body.hand.aims.and_then(|ticks| ticks.checked_sub(1));
    body.hand.aims.is_none().then_some(shield)
}
