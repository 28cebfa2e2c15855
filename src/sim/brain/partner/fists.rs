//! A partner's fists: as all minds strike, but by turns of his own.

use bevy::math::Vec2;

use super::{Order, Partner, fight};
use crate::sim::brain::{
    Brain, Mood, attack,
    census::{Person, Posture},
    mind::{Me, Scene, Wish},
    ring, tactics,
};

/// How far round an enemy he goes to come at him from the side, in metres.
const ROUND: f32 = 1.8;

/// Strikes at the enemy; none where he stands too far from the place that is held.
pub(super) fn fight(
    brain: &mut Brain,
    partner: &mut Partner,
    me: &Me,
    enemy: &Person,
    leader: Option<&Person>,
    anchor: Option<(Vec2, f32)>,
    scene: &mut Scene,
) -> Option<Wish> {
    let person = me.person;
    let way = enemy.at - person.at;
    if let Mood::Attack(attack) = brain.mood {
        return Some(attack::carry_on(brain, me, enemy, attack, scene));
    }
    if anchor.is_some_and(|(place, far)| place.distance(enemy.at) > far) {
        return None;
    }
    let near = way.length() < brain.def.circle + scene.rules.mind.ring.far;
    let ready = brain.rest == 0 && enemy.is_up() && person.posture == Posture::Free && !person.blind;
    if near && ready && !enemy.untouchable {
        let until = scene.tick + u64::from(scene.rules.squad.turn_ticks);
        let most = scene.difficulty.strikers;
        if scene.squad.ask(person.entity, enemy.entity, most, until) {
            attack::begin(brain, person, scene);
            return Some(Wish::facing(way));
        }
    }
    if matches!(partner.order, Order::Take(_))
        && let Some(spot) = fight::flank(person, enemy, leader, ROUND, scene)
    {
        let go = brain.walker.go(scene.nav, person.at, spot, scene.tick, &scene.rules.mind.walk);
        return Some(Wish::going(go).and_face(way));
    }
    if !brain.mood.is_engaged() {
        brain.turn_to(Mood::Approach);
    }
    if near && scene.nav.is_clear(person.at, enemy.at) {
        return Some(ring::circle(brain, me, enemy, scene));
    }
    Some(Wish::going(tactics::toward(brain, person, enemy, scene)))
}
