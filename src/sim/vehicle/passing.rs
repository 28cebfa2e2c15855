//! What is told of vehicles that only pass: tyres that squeal, near misses.

use bevy::ecs::{
    entity::Entity,
    message::MessageWriter,
    query::Without,
    resource::Resource,
    system::{Query, Res, ResMut},
};

use super::{Fleet, Motor, Vehicle};
use crate::sim::{
    actor::{Actor, Facing, Position, Velocity},
    mission::Mission,
    outcome::SimOutcome,
};

/// Vehicles that are passing a player's closely just now: told when they are past, unless they have touched.
#[derive(Resource, Clone, Debug, Default)]
pub struct Passing(Vec<(Entity, Entity, bool)>);

/// Tells of tyres and near misses.
pub(super) fn tell_passing(
    fleet: Res<Fleet>,
    mission: Res<Mission>,
    mut passing: ResMut<Passing>,
    mut vehicles: Query<(&Vehicle, &Position, &Facing, &Velocity, &mut Motor), Without<Actor>>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let rules = &mission.setup.catalog.driving;
    for seen in &fleet.all {
        let Ok((vehicle, at, _, _, mut motor)) = vehicles.get_mut(seen.entity) else { continue };
        let locks = motor.wheel.brake > 0.9 && motor.speed > 6.0;
        let squeals = !vehicle.def.is_railed() && (motor.slip.abs() > rules.squeals || locks);
        if squeals && !motor.squeals {
            outcomes.write(SimOutcome::TyresSquealed { vehicle: seen.entity, at: at.0 });
        }
        motor.squeals = squeals;
        motor.brakes = motor.wheel.brake > 0.05 || motor.wheel.handbrake;
    }
    let mut now = Vec::new();
    for own in fleet.all.iter().filter(|seen| seen.player) {
        for other in fleet.all.iter().filter(|other| other.entity != own.entity && !other.player) {
            let fast = (own.velocity - other.velocity).length() > rules.near_miss_speed;
            let gap = gap(own, other);
            if fast && gap < rules.near_miss {
                now.push((own.entity, other.entity, gap < 0.02));
            }
        }
    }
    for (own, other, touched) in std::mem::take(&mut passing.0) {
        match now.iter_mut().find(|(a, b, _)| (*a, *b) == (own, other)) {
            Some(still) => still.2 |= touched,
            None if touched => {}
            None => {
                if let Ok((_, at, ..)) = vehicles.get(other) {
                    outcomes.write(SimOutcome::NearMiss { vehicle: own, other, at: at.0 });
                }
            }
        }
    }
    passing.0 = now;
}

/// Metres between the sides of two vehicles, as the one sees the other; 0 where they touch.
fn gap(own: &super::Seen, other: &super::Seen) -> f32 {
    let local = own.local(other.at).abs();
    let along = other.extent(own.forward);
    let aside = other.extent(own.forward.perp());
    let apart = bevy::math::Vec2::new(local.x - own.half.x - along, local.y - own.half.y - aside);
    apart.max(bevy::math::Vec2::ZERO).length()
}
