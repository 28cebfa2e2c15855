//! Waiting for a turn: around the enemy, spread out, always on the move, out of the way of what flies and burns.

use bevy::math::Vec2;

use super::{
    Brain,
    census::{Grip, Person, Posture, hostile},
    mind::{Me, Scene, Wish},
    steering,
};
use crate::sim::{nav::grid, rng};

/// Ticks for which one who has just turned round at a wall keeps the new direction.
const WALL_TURN: u32 = 30;

/// Circles the enemy.
pub(super) fn circle(brain: &mut Brain, me: &Me, enemy: &Person, scene: &mut Scene) -> Wish {
    let person = me.person;
    let out = (person.at - enemy.at).normalize_or(Vec2::X);
    let distance = person.at.distance(enemy.at);
    let rules = &scene.rules.mind.ring;
    let wanted = brain.def.circle + wariness(enemy, scene.rules.mind.attack.danger);
    let radial = ((wanted - distance) / rules.slack.max(0.05)).clamp(-1.0, 1.0);
    let pace = me.actor.def.walk / me.actor.def.run.max(0.1) * rules.speed;
    choose_side(brain, person, enemy, scene);
    let tangent = out.perp() * brain.orbit.0;
    let next = person.at + tangent * grid::STEP * 1.5;
    if !scene.nav.grid.is_open(next) && brain.orbit.1 < WALL_TURN {
        brain.orbit = (-brain.orbit.0, WALL_TURN * 2);
    }
    let go = out * radial + tangent * (1.0 - radial.abs() * 0.6);
    Wish::going(go.normalize_or_zero() * pace.min(1.0)).and_face(-out)
}

/// How much further one keeps from somebody who may throw a man, lets a heavy blow go or has something in his hand.
fn wariness(enemy: &Person, danger: f32) -> f32 {
    match enemy.posture {
        Posture::Holds(_) | Posture::Charging => danger / 2.0,
        _ if enemy.grip != Grip::Empty => danger / 4.0,
        _ => 0.0,
    }
}

/// Spreads out: goes to the side on which the next man is further away.
fn choose_side(brain: &mut Brain, me: &Person, enemy: &Person, scene: &mut Scene) {
    if brain.orbit.1 > 0 {
        brain.orbit.1 -= 1;
        return;
    }
    let mine = me.at - enemy.at;
    let (mut left, mut right) = (f32::MAX, f32::MAX);
    for other in scene.crowd.near(enemy.at, brain.def.circle * 2.0) {
        let near = other.at.distance(enemy.at) < brain.def.circle * 2.0;
        if other.entity == me.entity || other.faction != me.faction || !other.is_up() || !near {
            continue;
        }
        let angle = mine.angle_to(other.at - enemy.at).to_degrees();
        if angle >= 0.0 {
            left = left.min(angle);
        } else {
            right = right.min(-angle);
        }
    }
    let rules = &scene.rules.mind.ring;
    if left.min(right) < rules.spread {
        brain.orbit.0 = if left > right { 1.0 } else { -1.0 };
        brain.orbit.1 = WALL_TURN;
    } else {
        brain.orbit.1 = rng::between(scene.rng, rules.turn_every);
        if rng::share(scene.rng) < 0.5 {
            brain.orbit.0 = -brain.orbit.0;
        }
    }
}

/// The way out of the path of flying and burning men; zero where none is near.
pub(super) fn make_room(me: &Person, scene: &Scene) -> Vec2 {
    let danger = scene.minds().attack.danger;
    let mut push = Vec2::ZERO;
    for other in scene.crowd.near(me.at, danger * 2.0) {
        // Most of a crowd only stand there.
        let matters =
            other.burning || matches!(other.posture, Posture::Flies | Posture::Holds(_) | Posture::Heaves);
        if !matters || other.entity == me.entity || other.is_out() {
            continue;
        }
        let way = me.at - other.at;
        let distance = way.length();
        if other.posture == Posture::Flies && other.velocity.dot(way) > 0.0 && distance < danger * 2.0 {
            // Off the line of flight, to the side on which one stands already.
            let line = other.velocity.normalize_or_zero();
            let aside = way - line * way.dot(line);
            if aside.length() < danger / 2.0 {
                push += aside.normalize_or(line.perp());
            }
        } else if other.burning && other.is_up() && distance < danger {
            push += way.normalize_or(Vec2::Y);
        } else if matches!(other.posture, Posture::Holds(_) | Posture::Heaves)
            && hostile(me.faction, other.faction)
            && distance < danger * 1.5
            && other.facing.dot(way) > distance * 0.5
        {
            let aside = way - other.facing * way.dot(other.facing);
            push += aside.normalize_or(other.facing.perp());
        }
    }
    push.clamp_length_max(1.0)
}

/// Adds to a wish to go what friends, walls and being stuck make of it.
pub(super) fn settle(brain: &mut Brain, me: &Person, mut wish: Wish, scene: &mut Scene) -> Wish {
    if wish.stays || brain.walker.is_poised() {
        return wish;
    }
    let rules = &scene.rules.mind.walk;
    let striking = matches!(brain.mood, super::Mood::Attack(_) | super::Mood::Shoot(_));
    let share = if striking { 0.35 } else { 1.0 };
    let push = steering::apart(me, scene.crowd, rules.apart) * rules.push * share;
    let wanted = wish.go;
    if me.posture == Posture::Free {
        if brain.mood.is_engaged() && !striking {
            let room = make_room(me, scene);
            if room != Vec2::ZERO {
                wish.go = room;
            }
        }
        wish.go = (wish.go + push).clamp_length_max(1.0);
        if wanted.length() > 0.9 || !brain.mood.is_engaged() {
            wish.go = brain.walker.unstick(scene.nav, me.at, wish.go, rules);
        }
        if wish.go.length() > 0.05 {
            wish.go = steering::bend(scene.nav, me.at, wish.go);
        }
    }
    wish
}
