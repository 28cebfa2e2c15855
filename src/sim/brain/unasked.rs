//! What happens to a mind and its body without a decision: acts for which no button stands, and the charge that it looks
//! after.

use bevy::ecs::{entity::Entity, query::Without, system::Query};

use super::{
    Brain, Mood,
    census::{Crowd, Person},
    systems::Moved,
};
use crate::sim::{
    actor::{Actor, Seat},
    stance::{Act, Stance},
};

/// The acts that a mind begins by itself, for no button stands for them: hiding the head, raising the hands, lowering
/// the gun before the shot.
pub(super) fn act_without_button(brain: &mut Brain, stance: &mut Stance) {
    let lowers = std::mem::take(&mut brain.temper.lowers);
    let wanted = match brain.mood {
        Mood::Cower => Act::Cower,
        Mood::Yield => Act::HandsUp,
        _ => Act::Free,
    };
    let next = match stance.act {
        Act::Shoot(shot) if lowers && stance.tick < shot.wind_up => Act::Free,
        Act::Shoot(shot) if wanted == Act::HandsUp && stance.tick < shot.wind_up => wanted,
        Act::Reload(_) | Act::Draw if wanted == Act::HandsUp => wanted,
        Act::Free | Act::Cower | Act::HandsUp if stance.act != wanted => wanted,
        _ => return,
    };
    stance.act = next;
    stance.tick = 0;
}

/// Whom that one guards: the first of that kind or tag.
pub(super) fn find_charge(
    entity: Entity,
    minds: &Query<(&mut Brain, Moved, &mut Actor), Without<Seat>>,
    crowd: &Crowd,
) -> Option<Entity> {
    let (brain, ..) = minds.get(entity).ok()?;
    let escort = brain.def.escort.as_ref()?;
    if brain.temper.charge.is_some_and(|charge| minds.contains(charge)) {
        return brain.temper.charge;
    }
    let is_charge = |person: &&Person| {
        minds.get(person.entity).is_ok_and(|(_, _, actor)| {
            actor.kind == escort.whom || actor.tag.as_deref() == Some(escort.whom.as_str())
        })
    };
    crowd.people.iter().filter(|person| person.entity != entity).find(is_charge).map(|charge| charge.entity)
}
