//! What the player has done, told from what happened.

use bevy::ecs::entity::Entity;

use crate::{content::deed::Deed, sim::outcome::SimOutcome};

/// The deed of one of those players which an outcome tells of, if it tells of one.
pub(super) fn of(outcome: &SimOutcome, players: &[Entity]) -> Option<Deed> {
    let (who, deed) = match outcome {
        SimOutcome::Drew { actor, .. } => (actor, Deed::Draw),
        SimOutcome::Shot { actor, .. } => (actor, Deed::Shoot),
        SimOutcome::Loaded { actor, ready: true, .. } => (actor, Deed::Reload),
        SimOutcome::Ducked { actor } => (actor, Deed::Duck),
        SimOutcome::Rolled { actor } => (actor, Deed::Roll),
        SimOutcome::Grabbed { by, .. } => (by, Deed::Grab),
        SimOutcome::Threw { by, .. } => (by, Deed::Throw),
        SimOutcome::Took { actor, .. } => (actor, Deed::PickUp),
        SimOutcome::ThrewItem { actor, .. } => (actor, Deed::Hurl),
        SimOutcome::Arrested { by, .. } => (by, Deed::Arrest),
        SimOutcome::DoorForced { by: Some(by), .. } => (by, Deed::ForceDoor),
        SimOutcome::Tipped { by, .. } => (by, Deed::Tip),
        SimOutcome::Vaulted { actor, .. } => (actor, Deed::Vault),
        // Partners obey players alone.
        SimOutcome::Ordered { .. } => return Some(Deed::Order),
        _ => return None,
    };
    players.contains(who).then_some(deed)
}
