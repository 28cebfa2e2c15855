//! Heart: what costs it, and what one does who has none left. Raised hands are raised by the mind itself, for no button
//! stands for them.

use bevy::math::{Vec2, ops};

use super::{
    Brain, Mood,
    census::{Grip, Person, Posture, hostile},
    fear,
    mind::Scene,
};
use crate::{
    content::conduct::GivesUp,
    sim::{outcome::SimOutcome, physics::TICK},
};

/// Loses heart and wins some back; gives up when none is left.
pub(super) fn lose_heart(brain: &mut Brain, me: &Person, felt: f32, scene: &mut Scene) {
    if brain.def.nerve <= 0.0 || brain.mood.is_afraid() {
        return;
    }
    let rules = &scene.rules.mind.nerve;
    let friends = scene
        .notes
        .fallen
        .iter()
        .filter(|lost| lost.side == me.faction && lost.entity != me.entity)
        .filter(|lost| lost.at.distance(me.at) < rules.near)
        .count();
    let mut lost = felt * rules.health + friends as f32 * rules.friend;
    if brain.mood.is_engaged() {
        lost += pressure(me, scene) * TICK;
    }
    let before = brain.temper.lost;
    let recovers = if lost > 0.0 { 0.0 } else { rules.recover * TICK };
    brain.temper.lost = (before + lost - recovers).clamp(0.0, brain.def.nerve);
    let broken = brain.temper.lost >= brain.def.nerve && brain.mood.is_engaged();
    if broken && matches!(me.posture, Posture::Free | Posture::Loads | Posture::Aims) {
        give_up(brain, me, scene);
    }
}

/// What weighs on one in a second: a gun before an empty hand, an enemy close to one who is hurt and alone.
fn pressure(me: &Person, scene: &Scene) -> f32 {
    let rules = &scene.rules.mind.nerve;
    let armed = me.grip == Grip::Gun && me.rounds > 0;
    let (mut stared, mut near) = (false, false);
    for enemy in scene.notes.law.iter().map(|place| &scene.crowd.people[*place]) {
        if !hostile(me.faction, enemy.faction) {
            continue;
        }
        stared |= !armed && points_at(enemy, me.at, rules.stare_within, rules.stare_arc);
        near |= enemy.at.distance(me.at) < rules.corner_within;
    }
    let cornered = near && me.health < 0.5 && is_alone(me, scene);
    let stare = if stared { rules.stare } else { 0.0 };
    stare + if cornered { rules.corner } else { 0.0 }
}

/// Whether somebody points a loaded gun at a place.
pub(super) fn points_at(who: &Person, at: Vec2, within: f32, arc: f32) -> bool {
    let way = at - who.at;
    let distance = way.length();
    let half = (arc / 2.0).to_radians();
    who.grip == Grip::Gun
        && who.rounds > 0
        && distance <= within
        && who.facing.dot(way) >= ops::cos(half) * distance
}

fn is_alone(me: &Person, scene: &Scene) -> bool {
    let near = scene.rules.mind.nerve.near;
    !scene.crowd.near(me.at, near).any(|other| {
        other.entity != me.entity
            && other.faction == me.faction
            && !other.is_out()
            && other.at.distance(me.at) < near
    })
}

/// Has had enough.
fn give_up(brain: &mut Brain, me: &Person, scene: &mut Scene) {
    scene.squad.end_turn(me.entity);
    scene.squad.unclaim(me.entity);
    scene.squad.leave_spot(me.entity);
    match brain.def.gives_up {
        GivesUp::Surrender => brain.turn_to(Mood::Yield),
        GivesUp::Flee => fear::run_away(brain, me, scene),
    }
}

/// With the hands up, or about to raise them. One who is left alone with a weapon near takes heart again.
pub(super) fn stay_down(brain: &mut Brain, me: &Person, scene: &mut Scene) {
    brain.since = brain.since.saturating_add(1);
    if me.posture != Posture::Surrendered {
        return;
    }
    if !brain.temper.yielded {
        brain.temper.yielded = true;
        brain.temper.unwatched = 0;
        scene.outcomes.push(SimOutcome::Surrendered { actor: me.entity });
    }
    if brain.def.rally == 0 || brain.temper.for_good {
        return;
    }
    let turn = (scene.tick + u64::from(me.id.0)).is_multiple_of(u64::from(LOOK));
    if !turn {
        return;
    }
    brain.temper.unwatched = if is_watched(me, scene) { 0 } else { brain.temper.unwatched + LOOK };
    if brain.temper.unwatched >= brain.def.rally
        && let Some(weapon) = temptation(me, scene)
    {
        brain.temper.yielded = false;
        brain.temper.lost = brain.def.nerve / 2.0;
        scene.squad.claim(weapon, me.entity);
        scene.outcomes.push(SimOutcome::Rallied { actor: me.entity });
        brain.turn_to(Mood::Fetch(weapon));
    }
}

/// Ticks between two looks of one with his hands up.
const LOOK: u32 = 6;

fn is_watched(me: &Person, scene: &Scene) -> bool {
    let within = scene.rules.mind.nerve.watch;
    scene
        .notes
        .law
        .iter()
        .map(|place| &scene.crowd.people[*place])
        .any(|enemy| enemy.at.distance(me.at) < within && scene.physics.line_of_sight(enemy.at, me.at))
}

fn temptation(me: &Person, scene: &Scene) -> Option<bevy::ecs::entity::Entity> {
    let within = scene.rules.mind.nerve.tempt;
    let near = scene.items.iter().filter(|lying| lying.stock.is_none() && lying.at.distance(me.at) < within);
    let nearest = near.min_by(|a, b| a.at.distance_squared(me.at).total_cmp(&b.at.distance_squared(me.at)));
    nearest.map(|lying| lying.entity)
}
