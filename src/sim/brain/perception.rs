//! What a mind sees, hears and feels, and what that makes of its mood.

use bevy::math::ops;

use super::{
    Brain, Mood,
    census::{Person, hostile},
    mind::Scene,
    squad::Shout,
};
use crate::{
    content::actor::Faction,
    sim::{noise::Noise, outcome::SimOutcome, rng},
};

/// Takes in what happens around a mind.
pub(super) fn perceive(
    brain: &mut Brain,
    me: &Person,
    noises: &[Noise],
    shouts: &[Shout],
    scene: &mut Scene,
) {
    brain.memory.unseen = brain.memory.unseen.saturating_add(1);
    if brain.memory.suspicion < 1.0 {
        brain.memory.suspicion = (brain.memory.suspicion - 1.0 / scene.minds().look.fade).max(0.0);
    }
    if !brain.def.fights {
        return;
    }
    let turn = (scene.tick + u64::from(me.id.0)).is_multiple_of(u64::from(scene.minds().look.every.max(1)));
    if me.blind {
        brain.memory.look_due = true;
    } else if turn || brain.memory.look_due {
        look(brain, me, scene);
        feel(brain, me, scene);
    }
    if !brain.mood.is_engaged() && !brain.mood.is_afraid() {
        listen(brain, me, noises, scene);
        heed(brain, me, shouts, scene);
    }
    follow_hunch(brain, scene);
}

/// Looks around once.
fn look(brain: &mut Brain, me: &Person, scene: &mut Scene) {
    brain.memory.look_due = false;
    let mut best: Option<(f32, &Person)> = None;
    for other in &scene.crowd.people {
        if !hostile(me.faction, other.faction) || other.is_out() || !is_in_cone(brain, me, other, scene) {
            continue;
        }
        if scene.rays == 0 {
            brain.memory.look_due = true;
            break;
        }
        scene.rays -= 1;
        if !is_in_sight(me, other, scene) {
            continue;
        }
        // Whom one is after already stays the enemy unless another is much nearer.
        let habit = if brain.memory.enemy == Some(other.entity) { 0.7 } else { 1.0 };
        let distance = me.at.distance(other.at) * habit;
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, other));
        }
    }
    if let Some((_, other)) = best {
        see(brain, me, other, scene);
    }
}

/// Whether nothing hides the other; low furniture hides one who keeps low.
fn is_in_sight(me: &Person, other: &Person, scene: &Scene) -> bool {
    let seen = scene.physics.line_of_sight(me.at, other.at);
    seen && !(other.is_low() && scene.physics.first_obstacle(me.at, other.at).is_some())
}

/// Whether the other is near enough and in front. One who fights already looks everywhere.
fn is_in_cone(brain: &Brain, me: &Person, other: &Person, scene: &Scene) -> bool {
    let way = other.at - me.at;
    let distance = way.length();
    if distance > brain.def.sight {
        return false;
    }
    if distance < scene.minds().look.near || brain.mood.is_engaged() {
        return true;
    }
    let half = (brain.def.sight_arc / 2.0).to_radians();
    me.facing.dot(way) >= ops::cos(half.min(std::f32::consts::PI)) * distance
}

/// Sees an enemy: grows surer, and acts once it is sure.
fn see(brain: &mut Brain, me: &Person, other: &Person, scene: &mut Scene) {
    if brain.mood.is_engaged() || brain.memory.suspicion >= 1.0 {
        brain.memory.learn(other.entity, other.at);
        if !brain.mood.is_engaged() && !brain.mood.is_afraid() {
            startle(brain, me, scene);
        }
        return;
    }
    let look = &scene.minds().look;
    let share = (me.at.distance(other.at) / brain.def.sight.max(0.1)).min(1.0);
    let needed = look.notice.0 + (look.notice.1 - look.notice.0) * share;
    let gain = look.every as f32 / needed.max(1.0);
    if brain.memory.suspect(other.entity, other.at, gain) {
        startle(brain, me, scene);
    } else if matches!(brain.mood, Mood::Idle) {
        brain.turn_to(Mood::Suspicious(other.at));
    }
}

/// Has noticed an enemy: tells everybody near, and will act in a moment.
pub(super) fn startle(brain: &mut Brain, me: &Person, scene: &mut Scene) {
    let Some(enemy) = brain.memory.enemy else { return };
    scene.squad.shouts.push(Shout { by: me.entity, from: me.at, enemy, at: brain.memory.last_known });
    scene.outcomes.push(SimOutcome::Alerted { actor: me.entity });
    brain.turn_to(Mood::Startled);
    // The first blows do not all come at once.
    brain.rest = rng::between(scene.rng, (0, brain.def.attack_every.0));
}

/// Feels a blow: whoever is nearest in front of the fists is the enemy.
fn feel(brain: &mut Brain, me: &Person, scene: &mut Scene) {
    let felt = me.health < brain.felt_health;
    brain.felt_health = me.health;
    if !felt || brain.mood.is_engaged() || brain.mood.is_afraid() {
        return;
    }
    let enemies =
        scene.crowd.people.iter().filter(|other| hostile(me.faction, other.faction) && !other.is_out());
    let nearest =
        enemies.min_by(|a, b| a.at.distance_squared(me.at).total_cmp(&b.at.distance_squared(me.at)));
    if let Some(other) = nearest.filter(|other| other.at.distance(me.at) < brain.def.sight) {
        brain.memory.learn(other.entity, other.at);
        startle(brain, me, scene);
    }
}

/// Hears noises that no friend makes, and turns to the nearest.
fn listen(brain: &mut Brain, me: &Person, noises: &[Noise], scene: &mut Scene) {
    let heard = noises.iter().filter(|noise| noise.at.distance(me.at) <= noise.radius * brain.def.hearing);
    let strange = heard.filter(|noise| is_strange(me.faction, noise, scene));
    let nearest =
        strange.min_by(|a, b| a.at.distance_squared(me.at).total_cmp(&b.at.distance_squared(me.at)));
    let Some(noise) = nearest else { return };
    match brain.mood {
        Mood::Idle => {
            scene.outcomes.push(SimOutcome::Searching { actor: me.entity });
            brain.turn_to(Mood::Suspicious(noise.at));
        }
        Mood::Suspicious(_) => brain.mood = Mood::Suspicious(noise.at),
        Mood::Search { .. } => {
            brain.turn_to(Mood::Search { around: noise.at, spot: noise.at, looked: 0 });
        }
        _ => {}
    }
}

/// Whether a noise is worth going to: one that nobody of the own side and no bystander made.
fn is_strange(side: Faction, noise: &Noise, scene: &Scene) -> bool {
    let maker = noise.by.and_then(|by| scene.crowd.get(by));
    maker.is_none_or(|maker| hostile(side, maker.faction))
}

/// Heeds the shouts of friends.
fn heed(brain: &mut Brain, me: &Person, shouts: &[Shout], scene: &mut Scene) {
    let within = scene.rules.noise.shout * brain.def.hearing;
    for shout in shouts {
        let friend = scene.crowd.get(shout.by).is_some_and(|by| by.faction == me.faction);
        if friend && shout.by != me.entity && shout.from.distance(me.at) <= within {
            brain.memory.learn(shout.enemy, shout.at);
            scene.outcomes.push(SimOutcome::Alerted { actor: me.entity });
            brain.turn_to(Mood::Startled);
            brain.rest = rng::between(scene.rng, (0, brain.def.attack_every.0));
            return;
        }
    }
}

/// For a moment after losing sight one still knows where the enemy went.
fn follow_hunch(brain: &mut Brain, scene: &Scene) {
    if brain.memory.suspicion >= 1.0
        && brain.memory.unseen <= scene.minds().look.hunch
        && let Some(enemy) = brain.memory.enemy.and_then(|enemy| scene.crowd.get(enemy))
    {
        brain.memory.last_known = enemy.at;
    }
}
