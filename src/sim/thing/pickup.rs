//! What is taken by walking over it: health, keys, rounds.

use bevy::ecs::{
    entity::Entity,
    message::MessageWriter,
    system::{Commands, Query, Res},
};

use super::{Item, ThingId};
use crate::{
    content::item::ItemKind,
    sim::{
        actor::{Hand, Health, Position, Seat},
        mission::Mission,
        outcome::SimOutcome,
    },
};

/// Players take health and keys by walking over them; health only when they need it.
pub(super) fn gather_pickups(
    mission: Res<Mission>,
    mut commands: Commands,
    mut players: Query<(Entity, &Seat, &Position, &mut Health, &mut Hand)>,
    items: Query<(Entity, &ThingId, &Item, &Position)>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let reach = mission.setup.catalog.rules.use_reach * 0.75;
    let mut near: Vec<_> = items.iter().collect();
    near.sort_unstable_by_key(|(_, id, ..)| **id);
    let mut gone: Vec<Entity> = Vec::new();
    let mut order: Vec<(Seat, Entity)> = players.iter().map(|(actor, seat, ..)| (*seat, actor)).collect();
    order.sort_unstable_by_key(|(seat, _)| seat.0);
    for (_, player) in order {
        let Ok((actor, _, here, mut health, mut hand)) = players.get_mut(player) else { continue };
        for (entity, _, item, at) in &near {
            if gone.contains(entity) || at.0.distance(here.0) > reach || health.now <= 0.0 {
                continue;
            }
            match item.def.kind {
                ItemKind::Health(amount) if health.now < health.max => {
                    let gained = amount.min(health.max - health.now);
                    health.now += gained;
                    outcomes.write(SimOutcome::Healed { actor, amount: gained });
                }
                ItemKind::Key => hand.keys.push(item.kind.clone()),
                ItemKind::Ammo(ref ammo) => {
                    *hand.ammo.entry(ammo.sort.clone()).or_default() += ammo.rounds;
                }
                _ => continue,
            }
            gone.push(*entity);
            outcomes.write(SimOutcome::Took { actor, item: item.kind.clone() });
            commands.entity(*entity).despawn();
        }
    }
}
