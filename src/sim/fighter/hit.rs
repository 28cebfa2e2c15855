//! What a hit does to a body: the one place where health is lost.

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        resource::Resource,
        system::{Query, Res, ResMut},
    },
    math::Vec2,
};

use super::{
    body::{Body, BodyItem},
    guard, rise,
};
use crate::{
    content::{
        moves::HitEffect,
        rules::{DifficultyDef, Rules},
    },
    sim::{
        actor::Faction,
        mission::Mission,
        outcome::{SimOutcome, Way},
        stance::{Act, Flight},
        tally::Tallies,
    },
};

/// Most ticks that a body ever stands still after a hit.
const LONGEST_HIT_STOP: u32 = 7;

/// Hits of this step of the tick, in the order in which they are to count.
#[derive(Resource, Default, Debug)]
pub struct Hits(pub Vec<Hit>);

/// One hit.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Who is to blame.
    pub by: Option<Entity>,
    /// Who is struck.
    pub on: Entity,
    /// How.
    pub way: Way,
    /// Health taken.
    pub damage: f32,
    /// Poise taken.
    pub poise: f32,
    /// Velocity given, in metres a second.
    pub knock: Vec2,
    /// What it does beside damage.
    pub effect: HitEffect,
    /// Ticks both bodies stand still.
    pub hit_stop: u32,
    /// Whether a heavy one.
    pub heavy: bool,
    /// Whether a thing in the hand struck.
    pub with_item: bool,
    /// Which way it went (unit vector).
    pub direction: Vec2,
    /// Ticks it sets the struck on fire.
    pub burn_ticks: u32,
    /// Ticks it takes the sight of the struck.
    pub blinds: u32,
    /// Whether it reaches those who lie.
    pub on_the_ground: bool,
    /// Number of the shot to which it belongs; 0 where it is no shot.
    pub shot: u32,
}

impl Hit {
    /// A hit that does nothing yet.
    pub fn new(by: Option<Entity>, on: Entity, way: Way) -> Self {
        Self {
            by,
            on,
            way,
            damage: 0.0,
            poise: 0.0,
            knock: Vec2::ZERO,
            effect: HitEffect::Flinch,
            hit_stop: 0,
            heavy: false,
            with_item: false,
            direction: Vec2::X,
            burn_ticks: 0,
            blinds: 0,
            on_the_ground: false,
            shot: 0,
        }
    }

    /// Whether it is a blow or missile, rather than a landing, a slam or fire.
    fn is_blow(&self) -> bool {
        !matches!(self.way, Way::Fire | Way::Throw | Way::Slam)
    }
}

/// Applies all hits.
pub(super) fn resolve_hits(
    mission: Res<Mission>,
    mut hits: ResMut<Hits>,
    mut bodies: Query<Body>,
    mut tallies: Tallies,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let rules = &mission.setup.catalog.rules;
    for mut hit in hits.0.drain(..) {
        stand_in_the_way(&mut hit, &bodies);
        let striker = hit.by.and_then(|by| bodies.get(by).ok());
        let striker = striker.map(|body| (body.actor.faction, body.seat.map(|seat| seat.0)));
        let Ok(mut body) = bodies.get_mut(hit.on) else { continue };
        if body.is_beaten() || (!hit.on_the_ground && hit.is_blow() && !body.is_touchable()) {
            continue;
        }
        if body.stance.act == Act::HandsUp && hit.damage > 0.0 {
            tallies.count_cruelty(striker);
        }
        let guard = guard::against(&body, &hit);
        let through = guard.map_or(1.0, |guard| guard.share);
        let damage = scaled(hit.damage * through, body.actor.faction, &mission.difficulty);
        hurt(&mut body, damage);
        let stop = hit.hit_stop.min(LONGEST_HIT_STOP);
        body.stance.hit_stop = body.stance.hit_stop.max(stop);
        tell(&hit, &body, damage, &mut outcomes);
        let falls = body.health.now <= 0.0;
        let released = match guard.filter(|_| !falls) {
            Some(guard) => guard::catch(&mut body, &hit, guard, &mut outcomes),
            None => react(&mut body, &hit, rules, falls, &mut outcomes),
        };
        let beaten = falls && !body.rises.0;
        tallies.count(&hit, &body, striker, beaten, damage);
        if falls && !beaten {
            outcomes.write(SimOutcome::Downed { actor: hit.on });
        }
        if beaten {
            outcomes.write(SimOutcome::Beaten { actor: hit.on, by: hit.by, way: hit.way });
        }
        // A bullet stops only whom it strikes: who shoots goes on shooting.
        if stop > 0
            && hit.way != Way::Shot
            && let Some(Ok(mut striker)) = hit.by.map(|by| bodies.get_mut(by))
        {
            striker.stance.hit_stop = striker.stance.hit_stop.max(stop);
        }
        if let Some(other) = released {
            super::grab::let_go(&mut bodies, other);
        }
    }
}

/// A man held in front takes the blow for the one who holds him.
fn stand_in_the_way(hit: &mut Hit, bodies: &Query<Body>) {
    let Ok(holder) = bodies.get(hit.on) else { return };
    let Act::Hold(shield) = holder.stance.act else { return };
    let from_front = holder.facing.direction().dot(-hit.direction) > 0.2;
    if hit.is_blow() && from_front && hit.by != Some(shield) && bodies.contains(shield) {
        hit.on = shield;
        hit.way = Way::Mishap;
    }
}

fn scaled(damage: f32, faction: Faction, difficulty: &DifficultyDef) -> f32 {
    if faction == Faction::Law { damage * difficulty.damage_taken } else { damage }
}

fn hurt(body: &mut BodyItem, damage: f32) {
    let left = (body.health.now - damage.max(0.0)).clamp(0.0, body.health.max);
    let floor = body.floor.map_or(0.0, |floor| floor.0.min(body.health.now));
    body.health.now = left.max(floor);
}

fn tell(hit: &Hit, body: &BodyItem, damage: f32, outcomes: &mut MessageWriter<SimOutcome>) {
    let outcome = match (hit.way, hit.by) {
        (Way::Fire, _) => SimOutcome::Burned { actor: hit.on },
        (Way::Finish, Some(by)) => SimOutcome::Finished { by, on: hit.on },
        (Way::Mishap, None) => SimOutcome::Befell { actor: hit.on },
        (Way::Throw | Way::Slam | Way::Bowl, _) | (_, None) => return,
        (_, Some(by)) => SimOutcome::BlowLanded {
            by,
            on: hit.on,
            at: body.position.0 - hit.direction * body.actor.def.radius,
            direction: hit.direction,
            damage,
            heavy: hit.heavy,
            with_item: hit.with_item,
        },
    };
    outcomes.write(outcome);
}

/// What the body does now. Returns the other one of a hold that this ends.
fn react(
    body: &mut BodyItem,
    hit: &Hit,
    rules: &Rules,
    beaten: bool,
    outcomes: &mut MessageWriter<SimOutcome>,
) -> Option<Entity> {
    if hit.burn_ticks > 0 && body.burning.0 == 0 && !beaten {
        outcomes.write(SimOutcome::Ignited { actor: hit.on });
    }
    body.burning.0 = body.burning.0.max(hit.burn_ticks);
    if hit.blinds > 0 && !beaten {
        body.balance.blind = body.balance.blind.max(hit.blinds);
        outcomes.write(SimOutcome::Blinded { actor: hit.on });
    }
    if hit.way == Way::Fire && !beaten {
        return None;
    }
    let is_airborne = matches!(body.stance.act, Act::Fly(_));
    if beaten && matches!(body.stance.act, Act::Down { .. }) {
        body.begin(rise::lying(body.rises.0, rules));
        return None;
    }
    if is_airborne || body.stance.act.is_lying() {
        return None;
    }
    body.poise.now = (body.poise.now - hit.poise).max(0.0);
    let lightness = rules.body.reference_mass / body.actor.def.mass;
    let is_held = matches!(body.stance.act, Act::Held { .. });
    // Who has just come out of a stagger is not thrown into the next one.
    let off_balance = body.poise.now <= 0.0 && body.balance.steady == 0;
    let slips = off_balance && body.footing.slips;
    if beaten || ((hit.effect == HitEffect::KnockDown || slips) && !is_held) {
        return knock_down(body, hit, rules, lightness, outcomes);
    }
    if is_held {
        return None;
    }
    body.velocity.0 += hit.knock * lightness;
    push(body, hit);
    let from_front = body.facing.direction().dot(-hit.direction) > 0.0;
    if off_balance || (hit.effect == HitEffect::Stagger && body.balance.steady == 0) {
        let other = partner(&body.stance.act);
        if off_balance {
            body.poise.now = body.poise.max;
            outcomes.write(SimOutcome::Staggered { actor: hit.on });
        }
        // Nor does a second blow make a stagger longer.
        if body.stance.act != Act::Stagger {
            body.begin(Act::Stagger);
        }
        return other;
    }
    if body.actor.def.flinches && is_put_off(body) {
        body.begin(Act::Flinch { from_front });
    }
    None
}

/// Whether a flinch ends what the body is about. A player goes on shooting.
fn is_put_off(body: &BodyItem) -> bool {
    match body.stance.act {
        Act::Free | Act::Charge | Act::PickUp | Act::Flinch { .. } | Act::Cower | Act::HandsUp => true,
        Act::Reload(_) | Act::Draw | Act::Cuff(_) | Act::Push(_) | Act::Gesture(_) => true,
        Act::Shoot(_) => body.seat.is_none(),
        _ => false,
    }
}

/// Off the feet. Returns the other one of a hold that this ends.
fn knock_down(
    body: &mut BodyItem,
    hit: &Hit,
    rules: &Rules,
    lightness: f32,
    outcomes: &mut MessageWriter<SimOutcome>,
) -> Option<Entity> {
    let other = partner(&body.stance.act);
    let shove = if hit.knock == Vec2::ZERO { hit.direction * 1.5 } else { hit.knock };
    body.velocity.0 = shove * lightness;
    body.face(-shove);
    push(body, hit);
    if body.footing.slips {
        outcomes.write(SimOutcome::Slipped { actor: hit.on, at: body.position.0 });
    }
    body.begin(Act::Fly(knocked(hit, rules)));
    other
}

/// Notes who is to blame for where the body flies or slides to.
fn push(body: &mut BodyItem, hit: &Hit) {
    body.balance.pushed_by = hit.by;
    body.balance.met.clear();
}

pub(in crate::sim) fn partner(act: &Act) -> Option<Entity> {
    match act {
        Act::Hold(other) | Act::Held { by: other, .. } | Act::Throw { victim: other, .. } => Some(*other),
        _ => None,
    }
}

/// A body knocked off its feet.
fn knocked(hit: &Hit, rules: &Rules) -> Flight {
    Flight {
        by: hit.by.unwrap_or(hit.on),
        ticks: rules.body.knocked_ticks,
        landing_damage: 0.0,
        slam_damage: rules.body.knocked_slam_damage,
        impact_damage: 0.0,
        struck: Vec::new(),
        thrown: false,
        over: 0,
    }
}
