//! From what drivers ask to the physics world, and back.

use bevy::{
    ecs::{
        query::Without,
        system::{Query, Res, ResMut},
    },
    math::Vec2,
};

use super::{
    Fleet, Motor, Spin, Vehicle,
    handling::{self, State},
};
use crate::sim::{
    actor::{Actor, Facing, Lost, Position, Velocity},
    mission::{Mission, Phase},
    physics::{Physics, VehicleBody},
};

type Moved = (
    &'static Vehicle,
    &'static mut Position,
    &'static mut Facing,
    &'static mut Velocity,
    &'static mut Spin,
    &'static mut Motor,
    &'static mut VehicleBody,
    &'static mut Lost,
);

/// Lets tyres and engines work, and tells the physics world.
pub(super) fn push_vehicles(
    fleet: Res<Fleet>,
    mission: Res<Mission>,
    mut physics: ResMut<Physics>,
    mut vehicles: Query<Moved, Without<Actor>>,
) {
    let still = mission.phase == Phase::Scene;
    let crawl = mission.setup.catalog.driving.crawl;
    for seen in fleet.all.iter().filter(|seen| !seen.railed) {
        let Ok((vehicle, at, facing, mut velocity, mut spin, mut motor, mut body, _)) =
            vehicles.get_mut(seen.entity)
        else {
            continue;
        };
        if physics.motion(&body).is_none_or(|motion| motion.at != at.0) {
            physics.place_vehicle(&body, at.0, facing.0);
        }
        if still {
            physics.drive_vehicle(&mut body, Vec2::ZERO, 0.0, true);
            continue;
        }
        let state =
            State { forward: facing.direction(), velocity: velocity.0, spin: spin.0, steer: motor.steer };
        let next = handling::step(&vehicle.def, state, motor.wheel);
        (velocity.0, spin.0, motor.steer) = (next.velocity, next.spin, next.steer);
        physics.drive_vehicle(&mut body, next.velocity, next.spin, next.velocity.length() < crawl);
    }
}

/// Takes over where everything came to be, and how much of its velocity each vehicle lost.
pub(super) fn read_vehicles(
    fleet: Res<Fleet>,
    mission: Res<Mission>,
    physics: Res<Physics>,
    mut vehicles: Query<Moved, Without<Actor>>,
) {
    let still = mission.phase == Phase::Scene;
    for seen in &fleet.all {
        let Ok((_, mut at, mut facing, mut velocity, mut spin, mut motor, body, mut lost)) =
            vehicles.get_mut(seen.entity)
        else {
            continue;
        };
        let Some(motion) = physics.motion(&body) else { continue };
        at.0 = motion.at;
        facing.0 = motion.angle;
        if still {
            lost.0 = Vec2::ZERO;
            continue;
        }
        lost.0 = if seen.railed { Vec2::ZERO } else { velocity.0 - motion.velocity };
        velocity.0 = motion.velocity;
        spin.0 = motion.spin;
        let forward = facing.direction();
        motor.speed = velocity.0.dot(forward);
        motor.slip = velocity.0.dot(forward.perp());
    }
}
