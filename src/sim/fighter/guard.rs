//! The guard of those who keep their arms before them: which blows it catches, and how it is broken.

use bevy::ecs::{entity::Entity, message::MessageWriter};

use super::{
    body::BodyItem,
    hit::{Hit, partner},
};
use crate::{
    content::actor::GuardDef,
    sim::{
        actor::{Balance, Footing},
        outcome::{SimOutcome, Way},
        stance::{Act, BlowPhase},
    },
};

/// The guard that catches this hit, if one does.
pub(super) fn against(body: &BodyItem, hit: &Hit) -> Option<GuardDef> {
    let guard = body.actor.def.guard?;
    // A flying body, a wall and fire go through any guard.
    let is_caught =
        matches!(hit.way, Way::Fist | Way::Kick | Way::Charged | Way::Item | Way::Missile | Way::Mishap);
    (is_caught && is_up(body) && covers(body, guard, hit)).then_some(guard)
}

fn is_up(body: &BodyItem) -> bool {
    is_raised(&body.stance.act, body.stance.tick, &body.balance, &body.footing)
}

/// Whether the arms of one who keeps a guard are up: on firm ground, and not while they strike.
pub fn is_raised(act: &Act, tick: u32, balance: &Balance, footing: &Footing) -> bool {
    let ready = match act {
        Act::Free | Act::Charge | Act::Flinch { .. } => true,
        Act::Strike(blow) => blow.phase(tick) == BlowPhase::WindUp,
        _ => false,
    };
    ready && balance.open == 0 && !footing.slips
}

fn covers(body: &BodyItem, guard: GuardDef, hit: &Hit) -> bool {
    let angle = body.facing.direction().angle_to(-hit.direction).abs();
    angle <= (guard.arc / 2.0).to_radians()
}

/// A blow falls on the guard: it takes poise, and breaks the guard with the last of it. Returns the other one of a
/// hold that this ends.
pub(super) fn catch(
    body: &mut BodyItem,
    hit: &Hit,
    guard: GuardDef,
    outcomes: &mut MessageWriter<SimOutcome>,
) -> Option<Entity> {
    body.poise.now = (body.poise.now - hit.poise).max(0.0);
    if body.poise.now > 0.0 {
        if let Some(by) = hit.by {
            let at = body.position.0 - hit.direction * body.actor.def.radius;
            outcomes.write(SimOutcome::Guarded { by, on: hit.on, at });
        }
        return None;
    }
    let other = partner(&body.stance.act);
    body.poise.now = body.poise.max;
    body.balance.open = guard.broken;
    outcomes.write(SimOutcome::GuardBroken { actor: hit.on });
    body.begin(Act::Stagger);
    other
}
