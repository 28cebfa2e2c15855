//! Bodies in the air: what they slam into, whom they bowl over.

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        system::{Query, Res, ResMut},
    },
    math::Vec2,
};

use super::{
    body::{Body, BodyItem, those},
    hit::{Hit, Hits},
};
use crate::{
    content::{moves::HitEffect, prop::Footprint, rules::Rules},
    sim::{
        map::Map,
        mission::Mission,
        outcome::{SimOutcome, Way},
        physics::{Physics, TICK},
        stance::{Act, Flight},
        thing::{
            room::{self, Solid, Toucher},
            strikable::StrikableProps,
        },
        tick::Roster,
    },
};

/// Ticks that a body flies on behind a sill, at least.
const LANDS: u32 = 4;

/// Flying bodies that ran into a wall or furniture are hurt by it, and land; those that come down are hurt less.
pub(super) fn slam_bodies(
    mission: Res<Mission>,
    physics: Res<Physics>,
    map: Res<Map>,
    mut bodies: Query<Body>,
    mut props: StrikableProps,
    mut hits: ResMut<Hits>,
) {
    let rules = &mission.setup.catalog.rules;
    for entity in those(&bodies, |body| matches!(body.stance.act, Act::Fly(_))) {
        let Ok(mut body) = bodies.get_mut(entity) else { continue };
        let Act::Fly(flight) = body.stance.act.clone() else { continue };
        if body.stance.hit_stop > 0 {
            continue;
        }
        if body.lost.0.length() < rules.body.slam_speed {
            if body.stance.tick + 1 >= flight.ticks && flight.landing_damage > 0.0 {
                let soft = if body.footing.in_water { rules.body.water_landing } else { 1.0 };
                hits.0.push(landing(&body, &flight, flight.landing_damage * soft, Way::Throw));
            }
            continue;
        }
        let direction = body.lost.0.normalize();
        let reach = body.actor.def.radius + 0.25;
        let at = body.position.0 + direction * body.actor.def.radius;
        let into = physics.first_obstacle(body.position.0, body.position.0 + direction * reach);
        let prop = into.and_then(|obstacle| obstacle.thing);
        let mut hit = landing(&body, &flight, flight.slam_damage, Way::Slam);
        if let Some(prop) = prop {
            let met = props.crash(prop, flight.slam_damage);
            hit.damage *= met.slam;
            if let Some(heat) = met.heat {
                hit.damage += heat.slam_damage;
                hit.burn_ticks = heat.burn_ticks;
            }
        }
        hits.0.push(hit);
        props.noises.make(at, rules.noise.crash, Some(entity));
        props.outcomes.write(SimOutcome::Slammed { actor: entity, at, into: prop });
        let through = prop.and_then(|prop| beyond(&body, direction, prop, rules, &map, &props));
        if let Some(to) = through {
            fly_on(&mut body, flight, to, rules.body.slam_speed);
            continue;
        }
        body.velocity.0 = -direction * rules.body.rebound;
        body.begin(Act::Fall);
    }
}

/// Where a body that has broken a pane comes down on the other side of its sill, if there is room.
fn beyond(
    body: &BodyItem,
    direction: Vec2,
    prop: Entity,
    rules: &Rules,
    map: &Map,
    props: &StrikableProps,
) -> Option<Vec2> {
    let (footprint, at) = props.sill(prop)?;
    let solids: Vec<Solid> = props.solids().collect();
    let own = Footprint::Round(body.actor.def.radius);
    let toucher = Toucher { at: body.position.0, radius: body.actor.def.radius, way: direction };
    let is_free = |place| room::is_free(map, &solids, prop, own, place);
    toucher.before(footprint, at)?;
    toucher.landing(footprint, at, rules.thing.vault_reach, is_free)
}

/// Goes on over the sill, as fast as it came.
fn fly_on(body: &mut BodyItem, flight: Flight, to: Vec2, least_speed: f32) {
    let speed = (body.velocity.0 + body.lost.0).length().max(least_speed);
    let way = to - body.position.0;
    let ticks = ((way.length() / (speed * TICK)).ceil() as u32).max(1);
    let over = body.stance.tick + ticks;
    body.velocity.0 = way / (ticks as f32 * TICK);
    body.stance.act = Act::Fly(Flight { over, ticks: flight.ticks.max(over + LANDS), ..flight });
}

fn landing(body: &BodyItem, flight: &Flight, damage: f32, way: Way) -> Hit {
    let direction = body.velocity.0.try_normalize().unwrap_or(Vec2::X);
    Hit { damage, direction, ..Hit::new(Some(flight.by), body.entity, way) }
}

/// Flying bodies knock down whom they meet.
pub(super) fn bowl_bodies(
    roster: Res<Roster>,
    mut bodies: Query<Body>,
    mut hits: ResMut<Hits>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    for entity in those(&bodies, |body| matches!(body.stance.act, Act::Fly(_))) {
        let Ok(body) = bodies.get(entity) else { continue };
        let Act::Fly(flight) = body.stance.act.clone() else { continue };
        if flight.impact_damage <= 0.0 || body.stance.hit_stop > 0 {
            continue;
        }
        let (at, velocity, radius) = (body.position.0, body.velocity.0, body.actor.def.radius);
        for other in &roster.0 {
            let Ok(target) = bodies.get(*other) else { continue };
            let close = target.position.0.distance(at) < radius + target.actor.def.radius + 0.1;
            let spared = *other == entity || *other == flight.by || flight.struck.contains(other);
            let upright = target.stance.act.is_upright() && target.stance.untouchable == 0;
            if !close || spared || !upright || target.health.now <= 0.0 {
                continue;
            }
            hits.0.push(Hit {
                damage: flight.impact_damage,
                poise: flight.impact_damage,
                knock: velocity * 0.6,
                effect: HitEffect::KnockDown,
                hit_stop: 4,
                heavy: true,
                direction: velocity.try_normalize().unwrap_or(Vec2::X),
                ..Hit::new(Some(flight.by), *other, Way::Bowl)
            });
            outcomes.write(SimOutcome::Bowled { actor: entity, on: *other });
            if let Ok(mut body) = bodies.get_mut(entity) {
                if let Act::Fly(flight) = &mut body.stance.act {
                    flight.struck.push(*other);
                }
                body.velocity.0 *= 0.6;
            }
        }
    }
}
