//! Taking hold, holding, throwing, letting go, breaking free.

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        system::{Query, Res, ResMut},
    },
    math::Vec2,
};

use super::{
    body::{Body, BodyItem, BodyReadOnlyItem, in_arc, those},
    hit::{Hit, Hits},
    side::can_hold,
};
use crate::{
    content::rules::Rules,
    sim::{
        command::Buttons,
        gun,
        mission::Mission,
        outcome::{SimOutcome, Way},
        physics::Physics,
        stance::{Act, Flight},
        thing::reach::Reachable,
        tick::Roster,
    },
};

/// Metres between the middles of holder and held beside their radii.
const ARMS: f32 = 0.12;

/// Grabs close, holds go on, throws let fly.
pub(super) fn carry_on_grabs(
    roster: Res<Roster>,
    mission: Res<Mission>,
    physics: Res<Physics>,
    mut bodies: Query<Body>,
    mut reachable: Reachable,
    mut hits: ResMut<Hits>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let rules = &mission.setup.catalog.rules;
    for entity in &roster.0 {
        let Ok(body) = bodies.get(*entity) else { continue };
        if body.stance.hit_stop > 0 {
            continue;
        }
        let concerned = matches!(
            body.stance.act,
            Act::Grab | Act::Hold(_) | Act::Held { .. } | Act::Throw { .. } | Act::ThrowItem(_)
        );
        if !concerned {
            continue;
        }
        match body.stance.act.clone() {
            Act::Grab => reach_out(*entity, &roster, &mut bodies, &physics, &mut outcomes),
            Act::Hold(victim) => hold(*entity, victim, &mission, &mut bodies, &mut hits, &mut outcomes),
            Act::Held { by, struggle } => {
                struggle_free(*entity, by, struggle, rules, &mut bodies, &mut outcomes)
            }
            Act::Throw { victim, direction } => {
                heave(*entity, victim, direction, rules, &mut bodies, &physics, &mut outcomes);
            }
            Act::ThrowItem(direction) => {
                let Ok(mut body) = bodies.get_mut(*entity) else { continue };
                if body.stance.tick == body.throw_wind_up(&rules.body) {
                    reachable.throw_item(&mut body, direction, &mut outcomes);
                }
            }
            _ => {}
        }
    }
    carry_held(&mut bodies, &physics);
}

fn reach_out(
    entity: Entity,
    roster: &Roster,
    bodies: &mut Query<Body>,
    physics: &Physics,
    outcomes: &mut MessageWriter<SimOutcome>,
) {
    let Ok(grabber) = bodies.get(entity) else { return };
    let grab = &grabber.actor.moveset.grab;
    let tick = grabber.stance.tick;
    let (begin, end) = (grab.wind_up, grab.wind_up + grab.active);
    if (begin..end).contains(&tick) {
        let (here, facing, faction) = (grabber.position.0, grabber.facing.direction(), grabber.actor.faction);
        let (reach, arc) = (grab.reach, grab.arc);
        let victim = roster
            .0
            .iter()
            .filter(|other| **other != entity)
            .filter_map(|other| bodies.get(*other).ok())
            .filter(|other| can_hold(faction, other.actor.faction) && other.actor.def.grabbable)
            .filter(|other| other.stance.untouchable == 0 && other.health.now > 0.0)
            .filter(|other| other.stance.act.is_upright())
            .filter(|other| !matches!(other.stance.act, Act::Held { .. } | Act::Hold(_) | Act::Throw { .. }))
            .filter(|other| in_arc(here, facing, other.position.0, other.actor.def.radius, reach, arc))
            .filter(|other| physics.is_open(here, other.position.0))
            .min_by(|a, b| {
                a.position.0.distance_squared(here).total_cmp(&b.position.0.distance_squared(here))
            })
            .map(|other| (other.entity, reaches_back(&other, &grabber)));
        match victim {
            // Who stretched his arms out first has the other, whoever of them is asked first.
            Some((_, Some(since))) if since > tick => {}
            Some((victim, Some(since))) if since == tick => lock_arms(entity, victim, bodies),
            Some((victim, _)) => take_hold(entity, victim, bodies, outcomes),
            None => {}
        }
    } else if tick >= end + grab.recovery
        && let Ok(mut grabber) = bodies.get_mut(entity)
    {
        grabber.begin(Act::Free);
    }
}

/// For how many ticks the other has been in a grab that would take hold of this one in the same tick.
fn reaches_back(other: &BodyReadOnlyItem, one: &BodyReadOnlyItem) -> Option<u32> {
    let grab = &other.actor.moveset.grab;
    let tick = other.stance.tick;
    let reaches = other.stance.act == Act::Grab
        && other.stance.hit_stop == 0
        && (grab.wind_up..grab.wind_up + grab.active).contains(&tick)
        && can_hold(other.actor.faction, one.actor.faction)
        && one.actor.def.grabbable
        && one.stance.untouchable == 0
        && in_arc(
            other.position.0,
            other.facing.direction(),
            one.position.0,
            one.actor.def.radius,
            grab.reach,
            grab.arc,
        );
    reaches.then_some(tick)
}

/// Two who take hold of each other at once: neither has the other, and both reel back.
fn lock_arms(one: Entity, other: Entity, bodies: &mut Query<Body>) {
    let Ok(both) = bodies.get_many_mut([one, other]) else { return };
    for mut body in both {
        body.begin(Act::Stagger);
    }
}

fn take_hold(by: Entity, victim: Entity, bodies: &mut Query<Body>, outcomes: &mut MessageWriter<SimOutcome>) {
    let Ok([mut holder, mut held]) = bodies.get_many_mut([by, victim]) else { return };
    let way = held.position.0 - holder.position.0;
    holder.face(way);
    held.face(-way);
    holder.begin(Act::Hold(victim));
    held.begin(Act::Held { by, struggle: 0 });
    held.velocity.0 = Vec2::ZERO;
    outcomes.write(SimOutcome::Grabbed { by, on: victim });
}

/// The holder strikes the held one, fires over him, throws him, or lets him go.
fn hold(
    by: Entity,
    victim: Entity,
    mission: &Mission,
    bodies: &mut Query<Body>,
    hits: &mut Hits,
    outcomes: &mut MessageWriter<SimOutcome>,
) {
    let Ok([mut holder, mut held]) = bodies.get_many_mut([by, victim]) else {
        let_go(bodies, by);
        return;
    };
    if !matches!(held.stance.act, Act::Held { by: other, .. } if other == by) {
        holder.begin(Act::Free);
        return;
    }
    if holder.stance.tick > holder.actor.moveset.grab.hold_ticks {
        outcomes.write(SimOutcome::BrokeFree { actor: victim });
        holder.begin(Act::Stagger);
        held.begin(Act::Free);
        return;
    }
    if holder.is_opponent() && holder.hand.aims.is_some() {
        let wanted = holder.wanted_direction();
        holder.face_slowly(wanted, mission.setup.catalog.rules.gun.turn);
    } else if let Some(angle) = holder.controls.now.aim_angle() {
        holder.facing.0 = angle;
    } else {
        let direction = holder.controls.now.direction();
        holder.face(direction);
    }
    match holder.controls.buffered.take().map(|(button, _)| button) {
        Some(Buttons::GRAB | Buttons::KICK) => {
            let direction = holder.wanted_direction();
            holder.face(direction);
            holder.begin(Act::Throw { victim, direction });
        }
        Some(Buttons::STRIKE) => {
            let aims = gun::aim_over(&mut holder, &mission.difficulty, outcomes);
            hits.0.extend(if aims { None } else { knee(&holder, victim) });
        }
        Some(Buttons::ROLL | Buttons::SWAP) => {
            holder.begin(Act::Free);
            held.begin(Act::Stagger);
        }
        _ => {}
    }
}

/// A blow at the one in the arms: the first of the chain.
fn knee(holder: &BodyItem, victim: Entity) -> Option<Hit> {
    let blow = holder.actor.moveset.chain.first()?;
    Some(Hit {
        damage: blow.damage,
        hit_stop: blow.hit_stop,
        direction: holder.facing.direction(),
        ..Hit::new(Some(holder.entity), victim, Way::Fist)
    })
}

/// Each press of the held one shortens the hold.
fn struggle_free(
    entity: Entity,
    by: Entity,
    struggle: u32,
    rules: &Rules,
    bodies: &mut Query<Body>,
    outcomes: &mut MessageWriter<SimOutcome>,
) {
    let Ok([mut held, mut holder]) = bodies.get_many_mut([entity, by]) else {
        let_go(bodies, entity);
        return;
    };
    if !matches!(holder.stance.act, Act::Hold(other) | Act::Throw { victim: other, .. } if other == entity) {
        held.begin(Act::Free);
        return;
    }
    let pressed = held.controls.buffered.take().is_some();
    let struggle = struggle + if pressed { rules.body.struggle } else { 0 };
    held.stance.act = Act::Held { by, struggle };
    let throws = matches!(holder.stance.act, Act::Throw { .. });
    if !throws && struggle + held.stance.tick > holder.actor.moveset.grab.hold_ticks {
        outcomes.write(SimOutcome::BrokeFree { actor: entity });
        held.begin(Act::Free);
        holder.begin(Act::Stagger);
    }
}

fn heave(
    by: Entity,
    victim: Entity,
    direction: Vec2,
    rules: &Rules,
    bodies: &mut Query<Body>,
    physics: &Physics,
    outcomes: &mut MessageWriter<SimOutcome>,
) {
    let Ok([mut thrower, mut thrown]) = bodies.get_many_mut([by, victim]) else {
        let_go(bodies, by);
        return;
    };
    let throw = thrower.actor.moveset.throw.clone();
    let tick = thrower.stance.tick;
    if tick == throw.wind_up && matches!(thrown.stance.act, Act::Held { .. }) {
        let lightness = rules.body.reference_mass / thrown.actor.def.mass;
        thrown.velocity.0 = direction * throw.speed * lightness;
        thrown.face(-direction);
        let at = clear_spot(physics, thrower.position.0, direction, gap(&thrower, &thrown));
        thrown.position.0 = at;
        thrown.balance.pushed_by = Some(by);
        thrown.balance.met.clear();
        thrown.begin(Act::Fly(Flight {
            by,
            ticks: throw.flight,
            landing_damage: throw.landing_damage,
            slam_damage: throw.slam_damage,
            impact_damage: throw.impact_damage,
            struck: Vec::new(),
            thrown: true,
            over: 0,
        }));
        outcomes.write(SimOutcome::Threw { by, on: victim });
    } else if tick >= throw.wind_up + throw.recovery
        || (tick < throw.wind_up && !matches!(thrown.stance.act, Act::Held { .. }))
    {
        thrower.begin(Act::Free);
    }
}

fn gap(a: &BodyItem, b: &BodyItem) -> f32 {
    a.actor.def.radius + b.actor.def.radius + ARMS
}

/// A spot up to `distance` metres from `from` that is not inside a wall or furniture.
fn clear_spot(physics: &Physics, from: Vec2, direction: Vec2, distance: f32) -> Vec2 {
    let margin = 0.3;
    let free = physics
        .first_obstacle(from, from + direction * (distance + margin))
        .map_or(distance, |obstacle| (obstacle.distance - margin).max(0.0));
    from + direction * free
}

/// Held ones stay in the arms of those who hold them.
fn carry_held(bodies: &mut Query<Body>, physics: &Physics) {
    for entity in those(bodies, |body| matches!(body.stance.act, Act::Held { .. })) {
        let Ok(body) = bodies.get(entity) else { continue };
        let Act::Held { by, .. } = body.stance.act else { continue };
        let Ok([mut held, holder]) = bodies.get_many_mut([entity, by]) else { continue };
        let distance = gap(&holder, &held);
        held.position.0 = clear_spot(physics, holder.position.0, holder.facing.direction(), distance);
        held.facing.0 = holder.facing.0;
        held.velocity.0 = holder.velocity.0;
    }
}

/// Ends a hold from the side of the one who is left.
pub(super) fn let_go(bodies: &mut Query<Body>, entity: Entity) {
    if let Ok(mut body) = bodies.get_mut(entity)
        && matches!(body.stance.act, Act::Hold(_) | Act::Held { .. } | Act::Throw { .. })
    {
        body.begin(Act::Free);
    }
}
