//! What is worked out about everybody once a tick, so that no mind has to ask everybody.

use bevy::{
    ecs::{entity::Entity, query::Without, resource::Resource, system::Query},
    math::Vec2,
};

use super::{
    Brain, Mood,
    census::{Crowd, Posture},
    squad::Squad,
};
use crate::{
    content::{actor::Faction, rules::Rules},
    sim::actor::{Actor, Seat},
};

/// Somebody who is out of the fight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lost {
    pub entity: Entity,
    pub at: Vec2,
    pub side: Faction,
}

/// Notes of this tick.
#[derive(Resource, Clone, Debug, Default)]
pub(super) struct Notes {
    /// Minds that could fight and know of nothing yet, in the order of their bodies.
    pub calm: Vec<Entity>,
    /// How many are after an enemy.
    pub engaged: usize,
    /// How many of these go round.
    pub flanking: usize,
    /// Who is out of the fight since this tick.
    pub fallen: Vec<Lost>,
    /// Beaten men whom no friend has found yet.
    pub bodies: Vec<Lost>,
    /// Places among the crowd of the law's people who still fight.
    pub law: Vec<usize>,
}

/// Writes the notes of this tick.
pub(super) fn write(
    notes: &mut Notes,
    crowd: &Crowd,
    minds: &Query<(&mut Brain, super::systems::Moved, &mut Actor), Without<Seat>>,
    squad: &mut Squad,
    rules: &Rules,
) {
    notes.calm.clear();
    notes.law.clear();
    notes.bodies.clear();
    notes.fallen.clear();
    (notes.engaged, notes.flanking) = (0, 0);
    let mut fighting: Vec<Vec2> = Vec::new();
    for (place, person) in crowd.people.iter().enumerate() {
        if person.is_out() {
            let lost = Lost { entity: person.entity, at: person.at, side: person.faction };
            if squad.note_out(person.entity) {
                notes.fallen.push(lost);
            }
            if person.posture == Posture::Beaten && !squad.is_known(person.entity) {
                notes.bodies.push(lost);
            }
            continue;
        }
        squad.note_back(person.entity);
        if person.faction == Faction::Law {
            notes.law.push(place);
        }
        let Ok((brain, ..)) = minds.get(person.entity) else { continue };
        if brain.mood.is_engaged() {
            notes.engaged += 1;
            notes.flanking += usize::from(matches!(brain.mood, Mood::Flank(_)));
            fighting.push(person.at);
        } else if brain.def.fights && !brain.mood.is_afraid() && brain.memory.suspicion < 1.0 {
            notes.calm.push(person.entity);
        }
    }
    // Whoever fights beside one who falls has seen it: nobody finds that one later.
    let near = rules.mind.nerve.near;
    for lost in &notes.fallen {
        if fighting.iter().any(|at| at.distance(lost.at) < near) {
            squad.find(lost.entity);
        }
    }
    notes.bodies.retain(|lost| !squad.is_known(lost.entity));
}
