//! From mood to wish: what a mind does next.

use bevy::math::{Rot2, Vec2};

use super::{
    Brain, Mood, aim, attack, call,
    census::{Crowd, Person, Posture, hostile},
    escort, fear, flank, gunplay, items,
    mind::{Me, Scene, Wish},
    ring, search, shield,
};
use crate::sim::{outcome::SimOutcome, rng};

/// Decides what the body is to do in this tick.
pub(super) fn decide(brain: &mut Brain, me: &Me, scene: &mut Scene) -> Wish {
    brain.since = brain.since.saturating_add(1);
    brain.rest = brain.rest.saturating_sub(1);
    if !matches!(brain.mood, Mood::Attack(_) | Mood::Shoot(_)) && !me.person.aims_over {
        scene.squad.end_turn(me.person.entity);
    }
    if is_helpless(me.person) {
        if let Mood::Attack(_) = brain.mood {
            attack::end(brain, me.person, scene);
        }
        if let Mood::Shoot(volley) = brain.mood {
            aim::end(brain, me.person, volley.spot, scene);
        }
        call::interrupt(brain);
        scene.squad.unclaim(me.person.entity);
        return Wish::default();
    }
    match brain.mood {
        Mood::Idle => idle(brain, me, scene),
        Mood::Suspicious(at) => search::suspicious(brain, me.person, at, scene),
        Mood::Search { around, spot, looked } => search::search(brain, me, around, spot, looked, scene),
        Mood::Startled => startled(brain, me.person, scene),
        Mood::Flee(place) => fear::flee(brain, me, place, scene),
        Mood::Douse(place) => fear::douse(brain, me.person, place, scene),
        Mood::Panic(place) => fear::run_and_hide(brain, me.person, place, scene),
        Mood::Cower | Mood::Yield => Wish::default(),
        Mood::Fetch(thing) => items::fetch(brain, me, thing, scene),
        _ if me.person.blind => grope(brain, me.person),
        Mood::Call => call::call(brain, me.person, scene),
        Mood::Alarm(friend) => call::run(brain, me, friend, scene),
        Mood::Flank(spot) => flank::go(brain, me, spot, scene),
        Mood::Shield(bystander) => shield::take(brain, me, bystander, scene),
        Mood::Approach | Mood::Circle | Mood::Attack(_) | Mood::BackOff | Mood::Cover(_) | Mood::Shoot(_) => {
            fight(brain, me, scene)
        }
    }
}

/// Whether others or the ground decide what becomes of the body.
fn is_helpless(me: &Person) -> bool {
    me.is_out() || !me.is_up() || matches!(me.posture, Posture::Hurt | Posture::Held(_))
}

/// Blind for a moment: the hands before the face, a few steps back.
fn grope(brain: &mut Brain, me: &Person) -> Wish {
    if let Mood::Attack(_) | Mood::Shoot(_) = brain.mood {
        brain.turn_to(Mood::BackOff);
    }
    Wish::going(-me.facing * 0.3).and_face(me.facing)
}

/// At the post, or strolling near it.
pub(super) fn idle(brain: &mut Brain, me: &Me, scene: &mut Scene) -> Wish {
    let person = me.person;
    escort::follow(brain, person, scene);
    let pace = me.actor.def.walk / me.actor.def.run.max(0.1);
    let away = person.at.distance(brain.post);
    let goal = if brain.def.wander > 0.0 { stroll(brain, scene) } else { brain.post };
    let is_back = brain.def.wander <= 0.0 && away < super::steering::POST_SLACK;
    let go = if is_back {
        Vec2::ZERO
    } else {
        brain.walker.go(scene.nav, person.at, goal, scene.tick, &scene.rules.mind.walk)
    };
    if go == Vec2::ZERO { Wish::facing(brain.post_facing) } else { Wish::going(go * pace) }
}

/// Where a stroller is bound for: a spot near the post, another one every few seconds.
fn stroll(brain: &mut Brain, scene: &mut Scene) -> Vec2 {
    let every = scene.minds().look.look_around.max(1) * 4;
    if brain.since % every == 1 {
        let spot = spot_around(brain.post, brain.def.wander, scene);
        brain.memory.last_known = spot;
        brain.post_facing = (spot - brain.post).normalize_or(brain.post_facing);
    }
    if brain.memory.last_known == Vec2::ZERO { brain.post } else { brain.memory.last_known }
}

/// A walkable spot around a place, or the place itself.
pub(super) fn spot_around(place: Vec2, radius: f32, scene: &mut Scene) -> Vec2 {
    for _ in 0..6 {
        let angle = rng::share(scene.rng) * std::f32::consts::TAU;
        let distance = rng::share(scene.rng) * radius;
        let spot = place + Rot2::radians(angle) * Vec2::new(distance, 0.0);
        if scene.nav.grid.is_open(spot) && scene.nav.is_reachable(place, spot) {
            return spot;
        }
    }
    place
}

/// Has noticed the enemy; acts after the reaction time.
fn startled(brain: &mut Brain, me: &Person, scene: &mut Scene) -> Wish {
    if brain.since as f32 >= brain.def.reaction as f32 * scene.difficulty.reaction {
        brain.turn_to(Mood::Approach);
        call::begin(brain);
    }
    Wish::facing(brain.memory.last_known - me.at)
}

/// The enemy of a mind, or another one near, or none.
fn enemy_of<'a>(brain: &mut Brain, me: &Person, crowd: &'a Crowd) -> Option<&'a Person> {
    let is_enemy = |other: &&Person| hostile(me.faction, other.faction) && !other.is_out();
    let mine = brain.memory.enemy.and_then(|enemy| crowd.get(enemy));
    mine.filter(is_enemy).or_else(|| {
        let near = crowd.people.iter().filter(is_enemy);
        let near = near.filter(|other| other.at.distance(me.at) < brain.def.sight);
        let nearest =
            near.min_by(|a, b| a.at.distance_squared(me.at).total_cmp(&b.at.distance_squared(me.at)))?;
        brain.memory.learn(nearest.entity, nearest.at);
        Some(nearest)
    })
}

/// The fight itself.
fn fight(brain: &mut Brain, me: &Me, scene: &mut Scene) -> Wish {
    let person = me.person;
    let crowd = scene.crowd;
    let Some(enemy) = enemy_of(brain, person, crowd) else {
        scene.squad.end_turn(person.entity);
        scene.squad.leave_spot(person.entity);
        brain.memory.forget();
        brain.temper.calm_down();
        brain.turn_to(Mood::Idle);
        return Wish::default();
    };
    if let Mood::Attack(attack) = brain.mood {
        return attack::carry_on(brain, me, enemy, attack, scene);
    }
    if items::think_of_fetching(brain, person, scene) {
        return Wish::facing(enemy.at - person.at);
    }
    let shooting = matches!(brain.mood, Mood::Shoot(_));
    if !shooting && (shield::think_of(brain, person, scene) || flank::think_of(brain, person, enemy, scene)) {
        return Wish::facing(enemy.at - person.at);
    }
    if let Some(wish) = gunplay::fight(brain, me, enemy, scene) {
        return wish;
    }
    if let Some(wish) = escort::stand_between(brain, me, enemy, scene)
        && person.at.distance(enemy.at) > brain.def.circle
    {
        return wish;
    }
    if wants_turn(brain, person, enemy, scene) {
        attack::begin(brain, person, scene);
        return Wish::facing(enemy.at - person.at);
    }
    match brain.mood {
        Mood::BackOff => back_off(brain, me, enemy, scene),
        Mood::Circle => wait(brain, me, enemy, scene),
        _ => approach(brain, person, enemy, scene),
    }
}

/// Asks for a turn where one could be used.
fn wants_turn(brain: &Brain, me: &Person, enemy: &Person, scene: &mut Scene) -> bool {
    let rules = &scene.rules.mind;
    let near = me.at.distance(enemy.at) < brain.def.circle + rules.ring.far;
    let ready = brain.rest == 0 && enemy.is_up() && me.posture == Posture::Free && !me.blind;
    if !near || !ready || brain.mood == Mood::BackOff || !brain.memory.is_fresh(rules.look.every * 2) {
        return false;
    }
    attack::ask_for_turn(me, enemy, scene)
}

/// Comes nearer, or begins to search where the enemy was last.
pub(super) fn approach(brain: &mut Brain, me: &Person, enemy: &Person, scene: &mut Scene) -> Wish {
    let rules = &scene.rules.mind;
    if brain.memory.is_fresh(rules.look.hunch) {
        let near = me.at.distance(enemy.at) < brain.def.circle + rules.ring.slack;
        if near && scene.nav.is_clear(me.at, enemy.at) {
            brain.turn_to(Mood::Circle);
        }
        let go = toward(brain, me, enemy, scene);
        return Wish::going(go);
    }
    let last = brain.memory.last_known;
    let go = brain.walker.go(scene.nav, me.at, last, scene.tick, &rules.walk);
    if go == Vec2::ZERO && (brain.walker.lost || me.at.distance(last) < 0.7) {
        scene.outcomes.push(SimOutcome::Searching { actor: me.entity });
        brain.memory.suspicion = 0.5;
        search::begin(brain, me, last, scene);
    }
    Wish::going(go)
}

/// The direction along the shared field to an enemy who has one, or else along a path of one's own.
pub(super) fn toward(brain: &mut Brain, me: &Person, enemy: &Person, scene: &mut Scene) -> Vec2 {
    if scene.nav.is_clear(me.at, enemy.at) {
        return (enemy.at - me.at).normalize_or_zero();
    }
    let around = scene.nav.field_distance(enemy.id.0, me.at);
    if !brain.walker.seeks_short_cut(around, me.at.distance(enemy.at))
        && let Some(place) = scene.nav.along_field(enemy.id.0, me.at)
        && place.distance(me.at) > 0.05
    {
        return (place - me.at).normalize_or_zero();
    }
    brain.walker.go(scene.nav, me.at, enemy.at, scene.tick, &scene.rules.mind.walk)
}

/// Circles until its turn comes or the enemy gets away.
fn wait(brain: &mut Brain, me: &Me, enemy: &Person, scene: &mut Scene) -> Wish {
    let person = me.person;
    let rules = &scene.rules.mind.ring;
    let far = person.at.distance(enemy.at) > brain.def.circle + rules.far;
    // A wall in between is looked for now and then only: it costs a walk along the line.
    let check = (scene.tick + u64::from(person.id.0)).is_multiple_of(16);
    let blocked = check && !scene.physics.line_of_sight(person.at, enemy.at);
    if far || blocked || !brain.memory.is_fresh(scene.minds().look.hunch) {
        brain.turn_to(Mood::Approach);
    }
    ring::circle(brain, me, enemy, scene)
}

/// Steps back, facing the enemy.
fn back_off(brain: &mut Brain, me: &Me, enemy: &Person, scene: &mut Scene) -> Wish {
    let person = me.person;
    let out = person.at - enemy.at;
    let far = out.length() >= brain.def.circle;
    if brain.since > scene.minds().attack.back_off || far {
        brain.turn_to(Mood::Circle);
    }
    let pace = me.actor.def.walk / me.actor.def.run.max(0.1);
    Wish::going(out.normalize_or(Vec2::X) * pace).and_face(-out)
}
