//! What a mind sees, hears and feels, and what that makes of its mood.

use bevy::math::{Vec2, ops};

use super::{
    Brain, Mood,
    census::{Person, hostile},
    mind::Scene,
    nerve, search,
    squad::Shout,
};
use crate::sim::{noise::Noise, outcome::SimOutcome, rng};

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
    let felt = (brain.temper.health_before(me.health) - me.health).max(0.0);
    nerve::lose_heart(brain, me, felt, scene);
    let turn = (scene.tick + u64::from(me.id.0)).is_multiple_of(u64::from(scene.minds().look.every.max(1)));
    if me.blind {
        brain.memory.look_due = true;
    } else if turn || brain.memory.look_due {
        look(brain, me, scene);
        feel(brain, me, scene);
    }
    if !brain.mood.is_engaged() && !brain.mood.is_afraid() {
        find_bodies(brain, me, scene);
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
    let light = if brain.mood.is_engaged() { 1.0 } else { light_on(other.at, scene) };
    is_before(brain, me, other.at, light, scene)
}

/// How much of one's sight is left for what stands there: the dark hides it.
fn light_on(at: Vec2, scene: &Scene) -> f32 {
    let look = &scene.minds().look;
    (scene.light.at(at) / look.bright.max(0.01)).clamp(look.dark.min(1.0), 1.0)
}

/// Whether a place is near enough and in front.
fn is_before(brain: &Brain, me: &Person, at: Vec2, light: f32, scene: &Scene) -> bool {
    let way = at - me.at;
    let distance = way.length();
    if distance > brain.def.sight * light {
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
    let needed =
        (look.notice.0 + (look.notice.1 - look.notice.0) * share) / light_on(other.at, scene).max(0.05);
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
    if brain.def.call.is_none() {
        let (at, reach) = (brain.memory.last_known, scene.rules.noise.shout);
        scene.squad.shouts.push(Shout { by: me.entity, from: me.at, enemy: Some(enemy), at, reach });
    }
    brain.temper.calm_down();
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
    let strange = heard.filter(|noise| is_strange(me, noise, scene));
    let nearest =
        strange.min_by(|a, b| a.at.distance_squared(me.at).total_cmp(&b.at.distance_squared(me.at)));
    let Some(noise) = nearest.filter(|noise| is_through(brain, me, noise, scene)) else { return };
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

/// Whether a noise is worth going to: one that nobody of the own side and no bystander made, or a shot, whoever fired it.
fn is_strange(me: &Person, noise: &Noise, scene: &Scene) -> bool {
    let maker = noise.by.and_then(|by| scene.crowd.get(by));
    let shot = noise.radius >= scene.minds().look.alarm && noise.by != Some(me.entity);
    shot || maker.is_none_or(|maker| hostile(me.faction, maker.faction))
}

/// Whether the walls between let enough of a noise through.
fn is_through(brain: &Brain, me: &Person, noise: &Noise, scene: &Scene) -> bool {
    let muffled = noise.radius * brain.def.hearing * scene.minds().look.walls;
    noise.at.distance(me.at) <= muffled || scene.physics.line_of_sight(me.at, noise.at)
}

/// Finds a beaten friend whom nobody has found yet: goes to look, and tells whoever is near.
fn find_bodies(brain: &mut Brain, me: &Person, scene: &mut Scene) {
    let turn = (scene.tick + u64::from(me.id.0)).is_multiple_of(u64::from(scene.minds().look.every.max(1)));
    if !turn || scene.notes.bodies.is_empty() {
        return;
    }
    let friends = scene.notes.bodies.iter().filter(|body| body.side == me.faction);
    let seen = friends.copied().find(|body| {
        let light = light_on(body.at, scene);
        !scene.squad.is_known(body.entity)
            && is_before(brain, me, body.at, light, scene)
            && scene.physics.line_of_sight(me.at, body.at)
    });
    let Some(body) = seen else { return };
    scene.squad.find(body.entity);
    let suspicion = scene.minds().look.body;
    brain.memory.suspicion = brain.memory.suspicion.max(suspicion.min(0.99));
    scene.outcomes.push(SimOutcome::Searching { actor: me.entity });
    let reach = scene.rules.noise.shout;
    scene.squad.shouts.push(Shout { by: me.entity, from: me.at, enemy: None, at: body.at, reach });
    search::begin(brain, me, body.at, scene);
}

/// Heeds the shouts of friends.
fn heed(brain: &mut Brain, me: &Person, shouts: &[Shout], scene: &mut Scene) {
    for shout in shouts {
        let friend = scene.crowd.get(shout.by).is_some_and(|by| by.faction == me.faction);
        let within = shout.reach * brain.def.hearing;
        if !friend || shout.by == me.entity || shout.from.distance(me.at) > within {
            continue;
        }
        if let Some(enemy) = shout.enemy {
            brain.memory.learn(enemy, shout.at);
            brain.temper.calm_down();
            // Who has been called does not pass the call on.
            brain.temper.called = true;
            scene.outcomes.push(SimOutcome::Alerted { actor: me.entity });
            brain.turn_to(Mood::Startled);
            brain.rest = rng::between(scene.rng, (0, brain.def.attack_every.0));
            return;
        }
        if brain.mood == Mood::Idle {
            scene.outcomes.push(SimOutcome::Searching { actor: me.entity });
            brain.turn_to(Mood::Suspicious(shout.at));
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
