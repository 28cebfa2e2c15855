//! Handcuffs: who has his hands up, or lies with nobody near to help him, can be arrested by the law.
//!
//! Here belongs how an arrest begins, goes on and ends. Why somebody raises his hands is his mind's matter
//! (`brain/nerve.rs`); what an arrest is worth is the score's.

use bevy::{
    ecs::{
        entity::Entity,
        message::MessageWriter,
        system::{Query, Res},
    },
    math::Vec2,
};

use super::body::{Body, BodyItem, BodyReadOnlyItem, those};
use crate::{
    content::{actor::Faction, rules::ArrestRules},
    sim::{mission::Mission, outcome::SimOutcome, stance::Act, tally::Tallies},
};

/// One who may be arrested.
#[derive(Clone, Copy, Debug)]
pub(super) struct Suspect {
    pub entity: Entity,
    at: Vec2,
    radius: f32,
    /// Whether he lies rather than stands with his hands up.
    lies: bool,
    /// Whether he still fights, and keeps others from being arrested near him.
    fights: bool,
}

impl Suspect {
    /// What an arrest needs to know of a body; none of the law and of those who are out for good.
    pub fn of(body: &BodyReadOnlyItem) -> Option<Self> {
        let act = &body.stance.act;
        let out = body.health.now <= 0.0 || matches!(act, Act::Beaten | Act::Cuffed);
        if out || body.actor.faction == Faction::Law {
            return None;
        }
        let lies = matches!(act, Act::Down { .. }) && body.actor.faction == Faction::Gang;
        let yields = *act == Act::HandsUp;
        Some(Self {
            entity: body.entity,
            at: body.position.0,
            radius: body.actor.def.radius,
            lies,
            fights: body.actor.faction == Faction::Gang && !lies && !yields,
        })
        .filter(|suspect| suspect.fights || lies || yields)
    }
}

/// Begins to put handcuffs on the nearest who can be arrested. False where nobody can.
pub(super) fn begin(body: &mut BodyItem, suspects: &[Suspect], rules: &ArrestRules) -> bool {
    if body.actor.faction != Faction::Law {
        return false;
    }
    let (here, radius) = (body.position.0, body.actor.def.radius);
    let threatened = suspects.iter().any(|other| other.fights && other.at.distance(here) < rules.alone);
    let nearest = suspects
        .iter()
        .filter(|other| !other.fights && (!other.lies || (rules.downed && !threatened)))
        .filter(|other| other.at.distance(here) < rules.reach + radius + other.radius)
        .min_by(|a, b| a.at.distance_squared(here).total_cmp(&b.at.distance_squared(here)));
    let Some(suspect) = nearest else { return false };
    body.face(suspect.at - here);
    body.begin(Act::Cuff(suspect.entity));
    true
}

/// Arrests go on, and end in handcuffs or because the suspect is not there any longer.
pub(super) fn carry_on_cuffs(
    mission: Res<Mission>,
    mut bodies: Query<Body>,
    mut tallies: Tallies,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    let rules = &mission.setup.catalog.rules.arrest;
    for entity in those(&bodies, |body| matches!(body.stance.act, Act::Cuff(_))) {
        let Ok(body) = bodies.get(entity) else { continue };
        let Act::Cuff(victim) = body.stance.act else { continue };
        if body.stance.hit_stop > 0 {
            continue;
        }
        let Ok([mut officer, mut suspect]) = bodies.get_many_mut([entity, victim]) else {
            if let Ok(mut officer) = bodies.get_mut(entity) {
                officer.begin(Act::Free);
            }
            continue;
        };
        if !is_held_fast(&officer, &mut suspect, rules) {
            officer.begin(Act::Free);
            continue;
        }
        let way = suspect.position.0 - officer.position.0;
        officer.face(way);
        if officer.stance.tick >= rules.ticks {
            suspect.begin(Act::Cuffed);
            suspect.velocity.0 = Vec2::ZERO;
            officer.begin(Act::Free);
            tallies.count_arrest(&suspect);
            outcomes.write(SimOutcome::Arrested { by: entity, on: victim });
        }
    }
}

/// Whether the suspect is still there and still; one who lies does not get up meanwhile.
fn is_held_fast(officer: &BodyItem, suspect: &mut BodyItem, rules: &ArrestRules) -> bool {
    let reach = rules.reach + officer.actor.def.radius + suspect.actor.def.radius;
    let near = officer.position.0.distance(suspect.position.0) < reach + SLACK;
    let tick = suspect.stance.tick;
    match &mut suspect.stance.act {
        Act::HandsUp => near,
        Act::Down { ticks } if near && suspect.health.now > 0.0 => {
            *ticks = (*ticks).max(tick + 2);
            true
        }
        _ => false,
    }
}

/// So much farther than at the beginning the suspect may be, in metres.
const SLACK: f32 = 0.3;
