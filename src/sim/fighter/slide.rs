//! Bodies that slide over slippery ground: what they run into, and whose legs they take.

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        system::{Query, Res, ResMut},
    },
    math::Vec2,
};

use super::{
    body::{Body, BodyItem, BodyReadOnlyItem, those},
    hit::{Hit, Hits},
    side::are_hostile,
};
use crate::{
    content::moves::HitEffect,
    sim::{
        mission::Mission,
        outcome::{SimOutcome, Way},
        physics::Physics,
        stance::Act,
        thing::strikable::StrikableProps,
        tick::Roster,
    },
};

/// Whether a body in this act is carried on by what pushed it.
fn is_carried(act: &Act) -> bool {
    matches!(act, Act::Fall | Act::Down { .. } | Act::Beaten | Act::Stagger | Act::Flinch { .. })
}

/// Sliding bodies that run into something solid are hurt by it, the more the faster they were.
pub(super) fn slam_sliders(
    mission: Res<Mission>,
    physics: Res<Physics>,
    mut bodies: Query<Body>,
    mut props: StrikableProps,
    mut hits: ResMut<Hits>,
) {
    let rules = &mission.setup.catalog.rules;
    for entity in those(&bodies, |body| body.balance.pushed_by.is_some()) {
        let Ok(mut body) = bodies.get_mut(entity) else { continue };
        if !is_carried(&body.stance.act) {
            if !matches!(body.stance.act, Act::Fly(_)) {
                body.balance.pushed_by = None;
            }
            continue;
        }
        let lost = body.lost.0.length();
        if !body.footing.slips || body.stance.hit_stop > 0 || lost < rules.body.slide.slam_speed {
            continue;
        }
        let Some(by) = body.balance.pushed_by else { continue };
        let direction = body.lost.0 / lost;
        let reach = body.actor.def.radius + 0.25;
        // It may only have met another body.
        let Some(into) = physics.first_obstacle(body.position.0, body.position.0 + direction * reach) else {
            continue;
        };
        let damage = lost * rules.body.slide.slam_damage;
        let hit = Hit { damage, direction, ..Hit::new(Some(by), entity, Way::Slam) };
        hits.0.push(against(into.thing, hit, &mut props));
        let at = body.position.0 + direction * body.actor.def.radius;
        props.noises.make(at, rules.noise.crash, Some(entity));
        props.outcomes.write(SimOutcome::Slammed { actor: entity, at, into: into.thing });
        rebound(&mut body, direction, rules.body.rebound);
    }
}

/// What a slam does with whatever it was against: a drift is soft, a brazier hot.
fn against(thing: Option<Entity>, mut hit: Hit, props: &mut StrikableProps) -> Hit {
    let Some(prop) = thing else { return hit };
    let met = props.crash(prop, hit.damage);
    hit.damage *= met.slam;
    if let Some(heat) = met.heat {
        hit.damage += heat.slam_damage;
        hit.burn_ticks = heat.burn_ticks;
    }
    hit
}

fn rebound(body: &mut BodyItem, direction: Vec2, speed: f32) {
    body.velocity.0 = -direction * speed;
    if body.stance.act.is_upright() {
        body.begin(Act::Fall);
    }
}

/// A body that may take the legs of others.
struct Slider {
    entity: Entity,
    by: Entity,
    at: Vec2,
    velocity: Vec2,
    radius: f32,
    /// Whether it rolls on purpose: then it spares friends, and those on firm ground.
    rolls: bool,
}

fn slider_of(body: &BodyReadOnlyItem, least_speed: f32) -> Option<Slider> {
    let rolls = matches!(body.stance.act, Act::Roll(_));
    let lies = body.stance.act.is_lying();
    let fast = body.velocity.0.length() >= least_speed;
    if !(rolls || lies) || !fast || !body.footing.slips || body.stance.hit_stop > 0 {
        return None;
    }
    let by = if rolls { body.entity } else { body.balance.pushed_by? };
    Some(Slider {
        entity: body.entity,
        by,
        at: body.position.0,
        velocity: body.velocity.0,
        radius: body.actor.def.radius,
        rolls,
    })
}

/// Bodies that slide or roll over slippery ground take the legs from those in their way.
pub(super) fn bowl_sliders(
    roster: Res<Roster>,
    mission: Res<Mission>,
    mut bodies: Query<Body>,
    mut hits: ResMut<Hits>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let rules = &mission.setup.catalog.rules.body.slide;
    for entity in those(&bodies, |body| slider_of(body, rules.bowl_speed).is_some()) {
        let slider = bodies.get(entity).ok().and_then(|body| slider_of(&body, rules.bowl_speed));
        let Some(slider) = slider else { continue };
        for other in &roster.0 {
            if !bodies.get(*other).is_ok_and(|target| is_met(&slider, &target, &bodies)) {
                continue;
            }
            hits.0.push(Hit {
                damage: rules.bowl_damage,
                poise: rules.bowl_damage,
                knock: slider.velocity * rules.bowl_share,
                effect: HitEffect::KnockDown,
                hit_stop: 4,
                direction: slider.velocity.try_normalize().unwrap_or(Vec2::X),
                ..Hit::new(Some(slider.by), *other, Way::Bowl)
            });
            outcomes.write(SimOutcome::Bowled { actor: entity, on: *other });
            if let Ok(mut body) = bodies.get_mut(entity) {
                body.balance.met.push(*other);
            }
        }
    }
}

fn is_met(slider: &Slider, target: &BodyReadOnlyItem, bodies: &Query<Body>) -> bool {
    let close = target.position.0.distance(slider.at) < slider.radius + target.actor.def.radius + 0.1;
    let stands = target.stance.act.is_upright()
        && target.stance.untouchable == 0
        && target.health.now > 0.0
        && !matches!(target.stance.act, Act::Held { .. });
    if !close || !stands || target.entity == slider.entity || target.entity == slider.by {
        return false;
    }
    let Ok(body) = bodies.get(slider.entity) else { return false };
    let meant =
        !slider.rolls || (target.footing.slips && are_hostile(body.actor.faction, target.actor.faction));
    meant && !body.balance.met.contains(&target.entity)
}
