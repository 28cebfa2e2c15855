//! Going with the player: near him, never in his way, never in a door.

use bevy::math::{Rot2, Vec2};

use super::{Partner, surroundings::Surroundings};
use crate::{
    content::{level::TILE, partner::PartnerDef},
    sim::brain::{
        Brain,
        census::Person,
        mind::{Me, Scene, Wish},
        tactics,
    },
};

/// How near a player is who wants through, in metres.
const CLOSE: f32 = 1.2;

/// How far he steps aside, in metres.
const STEP: f32 = 0.6;

/// Ticks for which he stays there.
const STAYS: u32 = 25;

/// Goes with the player, and stops beside him.
pub(super) fn follow(
    brain: &mut Brain,
    partner: &mut Partner,
    me: &Me,
    leader: &Person,
    def: &PartnerDef,
    around: &Surroundings,
    scene: &mut Scene,
) -> Wish {
    let person = me.person;
    if let Some(wish) = ride(person, leader, around, scene) {
        return wish;
    }
    if around.belt(person.entity).arrived && around.is_threshold(person.at) {
        return Wish::going(off_threshold(person, leader, around, scene));
    }
    let clear = scene.nav.is_clear(person.at, leader.at);
    let straight = person.at.distance(leader.at);
    let way =
        if clear { straight } else { scene.nav.field_distance(leader.id.0, person.at).unwrap_or(straight) };
    let arrived = way < def.near && clear;
    partner.comes = if partner.comes { !arrived } else { way > def.far };
    if partner.aside > 0 && way < def.far * 2.0 {
        partner.comes = false;
    }
    if partner.comes {
        let go = tactics::toward(brain, person, leader, scene);
        let walk = me.actor.def.walk / me.actor.def.run.max(0.1);
        let pace =
            if way > def.far + 1.0 || leader.velocity.length() > me.actor.def.walk { 1.0 } else { walk };
        return Wish::going(go * pace);
    }
    if around.is_threshold(person.at) {
        return Wish::going(off_threshold(person, leader, around, scene));
    }
    Wish::facing(leader.facing)
}

/// Stands still in a lift, or on stairs, that lead to the player.
fn ride(me: &Person, leader: &Person, around: &Surroundings, scene: &Scene) -> Option<Wish> {
    let passage = around.passage(me.at).filter(|_| !around.belt(me.entity).arrived)?;
    let next = scene.nav.along_field(leader.id.0, me.at)?;
    // Where the way leads through, a field ends at the mouth.
    let ends_here = next.distance(passage) < TILE / 2.0;
    if !ends_here || scene.nav.is_clear(me.at, leader.at) {
        return None;
    }
    let way = passage - me.at;
    Some(if way.length() > 0.15 { Wish::going(way.normalize_or_zero() * 0.5) } else { Wish::default() })
}

/// The way out of a door: past it, towards the player, or to whichever side is free.
fn off_threshold(me: &Person, leader: &Person, around: &Surroundings, scene: &Scene) -> Vec2 {
    let toward = (leader.at - me.at).normalize_or(Vec2::X);
    let turns = [0.0, 45.0, -45.0, 90.0, -90.0, 135.0, -135.0, 180.0];
    let ways = turns.map(|angle: f32| Rot2::degrees(angle) * toward);
    let is_out = |way: &&Vec2| {
        [0.7, 1.0].iter().any(|far| {
            let spot = me.at + **way * *far;
            scene.nav.grid.is_open(spot) && !around.is_threshold(spot) && scene.nav.is_clear(me.at, spot)
        })
    };
    ways.iter().find(is_out).copied().unwrap_or(toward)
}

/// Steps aside for a player who comes his way. Where there is no room he stands, and they squeeze past each other.
pub(super) fn make_way(
    partner: &mut Partner,
    me: &Person,
    around: &Surroundings,
    scene: &Scene,
) -> Option<Wish> {
    partner.aside = partner.aside.saturating_sub(1);
    for player in &around.players {
        let Some(person) = scene.crowd.get(player.body).filter(|person| !person.is_out()) else { continue };
        let wish = player.command.direction();
        let way = me.at - person.at;
        let comes = wish.length() > 0.3 && way.length() < CLOSE;
        if !comes || wish.dot(way) < 0.3 * wish.length() * way.length() {
            continue;
        }
        partner.aside = STAYS;
        let ahead = wish.normalize_or(Vec2::X);
        if around.belt(me.entity).passes {
            return Some(Wish::going(-ahead).and_face(-way));
        }
        let left = ahead.perp();
        let side = if way.dot(left) >= 0.0 { left } else { -left };
        let ways = [side, -side, (side + ahead).normalize(), (ahead - side).normalize()];
        let free = ways.into_iter().find(|way| {
            let spot = me.at + *way * STEP;
            scene.nav.grid.is_open(spot) && !around.is_threshold(spot) && scene.nav.is_clear(me.at, spot)
        });
        return Some(free.map_or(Wish::facing(-way), |go| Wish::going(go).and_face(-way)));
    }
    None
}

/// Goes to a place; none once he is there or cannot get there.
pub(super) fn go_to(brain: &mut Brain, me: &Me, place: Vec2, slack: f32, scene: &mut Scene) -> Option<Wish> {
    let person = me.person;
    if person.at.distance(place) < slack {
        return None;
    }
    let go = brain.walker.go(scene.nav, person.at, place, scene.tick, &scene.rules.mind.walk);
    (go != Vec2::ZERO).then(|| Wish::going(go))
}
