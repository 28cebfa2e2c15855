//! Going round: while others hold the enemy's eye, one comes from the side.

use bevy::math::Vec2;

use super::{
    Brain, Mood,
    census::Person,
    mind::{Me, Scene, Wish},
};
use crate::sim::rng;

/// A place is reached within this distance, in metres.
const THERE: f32 = 0.7;

/// Share of the way to the side that is left in a narrow room.
const NARROW: f32 = 0.6;

/// Makes up its mind, once in a fight. True if it goes round; at most every second one does.
pub(super) fn think_of(brain: &mut Brain, me: &Person, enemy: &Person, scene: &mut Scene) -> bool {
    if brain.def.flank <= 0.0 || brain.temper.flanked || scene.notes.engaged < 2 {
        return false;
    }
    brain.temper.flanked = true;
    let room = (scene.notes.flanking + 1) * 2 <= scene.notes.engaged;
    if !room || rng::share(scene.rng) >= brain.def.flank {
        return false;
    }
    let Some(spot) = spot(me, enemy, scene) else { return false };
    brain.turn_to(Mood::Flank(spot));
    true
}

/// A place beside the enemy, on the side on which there is one: first on the one that he does not face.
fn spot(me: &Person, enemy: &Person, scene: &Scene) -> Option<Vec2> {
    let way = (enemy.at - me.at).normalize_or(Vec2::X);
    let aside = scene.minds().gun.aside;
    let unseen = if enemy.facing.dot(way.perp()) > 0.0 { -1.0 } else { 1.0 };
    [(unseen, 1.0), (-unseen, 1.0), (unseen, NARROW), (-unseen, NARROW)]
        .map(|(side, share)| enemy.at + way.perp() * side * aside * share + way * 0.5)
        .into_iter()
        .find(|spot| scene.nav.grid.is_open(*spot) && scene.nav.is_reachable(me.at, *spot))
}

/// On the way round.
pub(super) fn go(brain: &mut Brain, me: &Me, spot: Vec2, scene: &mut Scene) -> Wish {
    let person = me.person;
    let enemy = brain.memory.enemy.and_then(|enemy| scene.crowd.get(enemy));
    // Two thirds of the way to the side he is close enough to strike from there.
    let near = enemy.is_some_and(|enemy| enemy.at.distance(person.at) < scene.minds().gun.aside * 0.5);
    let over = brain.since > scene.minds().gun.flank || brain.walker.lost || enemy.is_none();
    if near || over || person.at.distance(spot) < THERE {
        brain.turn_to(Mood::Approach);
    }
    Wish::going(brain.walker.go(scene.nav, person.at, spot, scene.tick, &scene.rules.mind.walk))
}
