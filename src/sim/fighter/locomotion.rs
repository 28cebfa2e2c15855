//! Walking: the velocity each body wants, and the step of the physics world.

use bevy::{
    ecs::system::{Query, Res, ResMut},
    math::Vec2,
};

use super::body::{Body, BodyItem};
use crate::{
    content::{item::ItemKind, rules::Rules},
    sim::{
        mission::{Mission, Phase},
        physics::{Physics, Solidity, TICK},
        stance::{Act, BlowPhase, Stance},
        thing::room::axis_of,
        tick::Roster,
    },
};

/// Share of acceleration and friction that even the smoothest ground leaves: nobody slides for ever.
const LEAST_GRIP: f32 = 0.02;

/// How a body's velocity comes about in this tick.
enum Motion {
    /// It goes there as quickly as legs and grip allow, in metres a second.
    Legs(Vec2),
    /// It slides and slows.
    Slide,
    /// It keeps this velocity.
    Fixed(Vec2),
}

/// Sets each body's velocity from what it does.
pub(super) fn plan_velocities(mission: Res<Mission>, mut bodies: Query<Body>) {
    let rules = &mission.setup.catalog.rules;
    for mut body in &mut bodies {
        let (grip, friction) = (body.footing.grip.max(LEAST_GRIP), body.footing.friction.max(LEAST_GRIP));
        body.velocity.0 = match motion(&body, rules) {
            Motion::Fixed(velocity) => velocity,
            Motion::Legs(wanted) => toward(body.velocity.0, wanted, rules.body.acceleration * grip * TICK),
            Motion::Slide => toward(body.velocity.0, Vec2::ZERO, rules.body.friction * friction * TICK),
        };
    }
}

fn motion(body: &BodyItem, rules: &Rules) -> Motion {
    let facing = body.facing.direction();
    match &body.stance.act {
        Act::Free => Motion::Legs(walk(body, 1.0)),
        Act::Charge => Motion::Legs(walk(body, rules.body.charge_walk)),
        Act::Shoot(_) => Motion::Legs(walk(body, body.hand.gun().map_or(1.0, |gun| gun.aim_walk))),
        Act::Reload(_) => Motion::Legs(walk(body, rules.gun.reload_walk)),
        Act::Draw => Motion::Legs(walk(body, 1.0)),
        Act::Hold(_) => Motion::Legs(walk(body, body.actor.moveset.grab.walk_share)),
        Act::Strike(blow) if blow.phase(body.stance.tick) != BlowPhase::Recovery => {
            Motion::Legs(facing * blow.def.lunge * body.footing.speed)
        }
        Act::Roll(direction) => Motion::Fixed(*direction * rules.roll.speed * body.footing.speed.max(0.5)),
        Act::Fly(_) => Motion::Fixed(body.velocity.0),
        Act::Held { .. } => Motion::Fixed(Vec2::ZERO),
        Act::Ride(_) => Motion::Fixed(body.velocity.0),
        Act::Push(_) => {
            let wish = body.controls.now.direction();
            Motion::Legs(axis_of(wish) * wish.length().min(1.0) * rules.thing.push_speed)
        }
        Act::Vault { from, to } => {
            Motion::Fixed((*to - *from) / (rules.thing.vault_ticks.max(1) as f32 * TICK))
        }
        _ => Motion::Slide,
    }
}

/// The velocity that the legs want.
fn walk(body: &BodyItem, share: f32) -> Vec2 {
    let def = &body.actor.def;
    let load = match body.hand.item.as_ref().map(|held| &held.def.kind) {
        Some(ItemKind::Weapon(weapon)) => weapon.walk_share,
        Some(ItemKind::Gun(gun)) => gun.walk_share,
        _ => 1.0,
    };
    body.controls.now.direction() * def.run * body.footing.speed * load * share
}

fn toward(from: Vec2, to: Vec2, most: f32) -> Vec2 {
    let way = to - from;
    if way.length() <= most { to } else { from + way.normalize() * most }
}

/// Steps the physics world and reads back where everybody came to be.
pub(super) fn move_bodies(
    roster: Res<Roster>,
    mission: Res<Mission>,
    mut physics: ResMut<Physics>,
    mut bodies: Query<Body>,
) {
    let stands_still = matches!(mission.phase, Phase::Scene | Phase::Puzzle);
    for entity in &roster.0 {
        let Ok(mut body) = bodies.get_mut(*entity) else { continue };
        let frozen = stands_still || body.stance.hit_stop > 0;
        let velocity = if frozen { Vec2::ZERO } else { body.velocity.0 };
        let solidity = if body.squeeze.passes { Solidity::Passing } else { solidity(&body.stance) };
        let moved = physics.state(&body.physics).is_none_or(|(at, _)| at != body.position.0);
        if moved {
            physics.teleport(&body.physics, body.position.0);
        }
        physics.drive(&mut body.physics, velocity, solidity);
    }
    physics.step();
    for mut body in &mut bodies {
        let Some((at, velocity)) = physics.state(&body.physics) else { continue };
        body.position.0 = at;
        if body.stance.hit_stop == 0 && !stands_still {
            body.lost.0 = body.velocity.0 - velocity;
            body.velocity.0 = velocity;
        } else {
            body.lost.0 = Vec2::ZERO;
        }
    }
}

fn solidity(stance: &Stance) -> Solidity {
    match &stance.act {
        Act::Fly(flight) if flight.over > 0 && stance.tick <= flight.over => Solidity::Over,
        Act::Fly(_)
        | Act::Fall
        | Act::Down { .. }
        | Act::GetUp
        | Act::Beaten
        | Act::Cuffed
        | Act::Held { .. }
        | Act::Roll(_) => Solidity::Passing,
        Act::Vault { .. } | Act::Ride(_) => Solidity::Over,
        _ => Solidity::Standing,
    }
}
