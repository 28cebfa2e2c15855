//! Down, not out: some lie for a while at no health and get up again, until the story says otherwise.

use bevy::ecs::{entity::Entity, world::World};

use super::{body::BodyItem, hit};
use crate::{
    content::rules::Rules,
    sim::{
        actor::{Health, Rises},
        outcome::{SimOutcome, Way},
        stance::{Act, Stance},
    },
};

/// How a body without health lies.
pub(super) fn lying(rises: bool, rules: &Rules) -> Act {
    if rises { Act::Down { ticks: rules.partner.down_ticks } } else { Act::Beaten }
}

/// What follows lying: one without health gets some back with getting up, if it is one who gets up.
pub(super) fn next(body: &mut BodyItem, rules: &Rules) -> Act {
    if body.health.now > 0.0 {
        return Act::GetUp;
    }
    if !body.rises.0 {
        return Act::Beaten;
    }
    body.health.now = body.health.max * rules.partner.up_health;
    body.burning.0 = 0;
    // Whoever still stands over him must not make a game of it.
    body.stance.untouchable = rules.body.get_up + rules.body.get_up_untouchable;
    Act::GetUp
}

/// The story takes somebody out of the fight, also one who would get up again.
pub(in crate::sim) fn fell(world: &mut World, entity: Entity) {
    let Some(mut stance) = world.get_mut::<Stance>(entity) else { return };
    if matches!(stance.act, Act::Beaten | Act::Cuffed) {
        return;
    }
    let other = hit::partner(&stance.act);
    let next = match &stance.act {
        Act::Down { .. } => Some(Act::Beaten),
        Act::Fly(_) | Act::Fall => None,
        _ => Some(Act::Fall),
    };
    if let Some(act) = next {
        *stance = Stance { act, ..Stance::default() };
    }
    if let Some(mut rises) = world.get_mut::<Rises>(entity) {
        rises.0 = false;
    }
    if let Some(mut health) = world.get_mut::<Health>(entity) {
        health.now = 0.0;
    }
    if let Some(other) = other {
        release(world, other);
    }
    world.write_message(SimOutcome::Beaten { actor: entity, by: None, way: Way::Mishap });
}

/// Ends a hold from outside of the fight.
pub(in crate::sim) fn release(world: &mut World, entity: Entity) {
    if let Some(mut stance) = world.get_mut::<Stance>(entity)
        && hit::partner(&stance.act).is_some()
    {
        *stance = Stance::default();
    }
}
