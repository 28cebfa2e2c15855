//! Calls: a shout that takes its time and can be cut short, and a lookout who runs to those who have heard nothing.

use bevy::ecs::entity::Entity;

use super::{
    Brain, Mood,
    census::{Person, Posture},
    mind::{Me, Scene, Wish},
    squad::Shout,
};
use crate::sim::outcome::SimOutcome;

/// How near one runs to those one calls, in metres.
const NEAR: f32 = 2.5;

/// Begins to call, if it is the kind that does and has not called yet.
pub(super) fn begin(brain: &mut Brain) -> bool {
    let calls = brain.def.call.is_some() && !brain.temper.called;
    if calls {
        brain.turn_to(Mood::Call);
    }
    calls
}

/// Stands and calls; the call is heard when its time is over.
pub(super) fn call(brain: &mut Brain, me: &Person, scene: &mut Scene) -> Wish {
    let Some(def) = brain.def.call else {
        brain.turn_to(Mood::Approach);
        return Wish::default();
    };
    let way = brain.memory.last_known - me.at;
    if brain.since < def.ticks || me.posture != Posture::Free {
        return Wish::facing(way).and_stay();
    }
    brain.temper.called = true;
    shout(brain, me, def.radius, scene);
    let next = if def.runs { to_the_unaware(me, scene) } else { None };
    brain.turn_to(next.map_or(Mood::Approach, Mood::Alarm));
    Wish::facing(way)
}

/// Tells everybody within `radius` metres.
fn shout(brain: &Brain, me: &Person, radius: f32, scene: &mut Scene) {
    let Some(enemy) = brain.memory.enemy else { return };
    let at = brain.memory.last_known;
    scene.squad.shouts.push(Shout { by: me.entity, from: me.at, enemy: Some(enemy), at, reach: radius });
    scene.outcomes.push(SimOutcome::Called { actor: me.entity });
}

/// A blow has cut the call short; there is no second one.
pub(super) fn interrupt(brain: &mut Brain) {
    if brain.mood == Mood::Call {
        brain.temper.called = true;
        brain.turn_to(Mood::Approach);
    }
}

/// Runs to a friend who knows of nothing, and tells him.
pub(super) fn run(brain: &mut Brain, me: &Me, friend: Entity, scene: &mut Scene) -> Wish {
    let person = me.person;
    let reach = scene.rules.noise.shout;
    let known = !scene.notes.calm.contains(&friend);
    let Some(other) = scene.crowd.get(friend).filter(|_| !known && !brain.walker.lost) else {
        let next = to_the_unaware(person, scene).filter(|next| *next != friend);
        brain.turn_to(next.map_or(Mood::Approach, Mood::Alarm));
        return Wish::default();
    };
    if other.at.distance(person.at) < NEAR {
        shout(brain, person, reach, scene);
        brain.turn_to(Mood::Approach);
        return Wish::facing(other.at - person.at);
    }
    Wish::going(brain.walker.go(scene.nav, person.at, other.at, scene.tick, &scene.rules.mind.walk))
}

/// The nearest friend beyond the call who knows of nothing yet.
fn to_the_unaware(me: &Person, scene: &Scene) -> Option<Entity> {
    let heard = |other: &Person| {
        scene
            .squad
            .shouts
            .iter()
            .any(|shout| shout.by == me.entity && shout.from.distance(other.at) <= shout.reach)
    };
    scene
        .notes
        .calm
        .iter()
        .filter_map(|friend| scene.crowd.get(*friend))
        .filter(|other| other.faction == me.faction && other.entity != me.entity && !heard(other))
        .filter(|other| scene.nav.is_reachable(me.at, other.at))
        .min_by(|a, b| a.at.distance_squared(me.at).total_cmp(&b.at.distance_squared(me.at)))
        .map(|other| other.entity)
}
