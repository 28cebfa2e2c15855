//! Going round: while others hold the enemy's eye, one comes from another side, out of his line of fire as far as there
//! is a way. The way is planned once, and again where the enemy has moved on.

use std::{cell::RefCell, collections::BTreeMap};

use bevy::math::{Rot2, Vec2, ops};

use super::{
    Brain, Mood,
    census::Person,
    mind::{Me, Scene, Wish},
    tactics,
};
use crate::{
    content::level::TILE,
    sim::{
        nav::leap::{Manner, Way},
        rng,
    },
};

/// A place is reached within this distance, in metres.
const THERE: f32 = 0.7;

/// Sides from which to come, as degrees from where one stands now, and shares of the wished distance: behind his back
/// first, and nearer where the room is narrow.
const SIDES: [(f32, f32); 6] =
    [(130.0, 1.0), (95.0, 1.0), (165.0, 1.0), (130.0, 0.6), (95.0, 0.6), (60.0, 1.0)];

/// Half the angle that an enemy has in his eye, in degrees.
const EYE: f32 = 50.0;

/// How far his fire is feared, in metres.
const FIRE: f32 = 12.0;

/// What a step of the lattice in his fire costs more, in the units of a search: as six steps on good ground.
const DREAD: u32 = 240;

/// How far he moves until the way round is another one, in metres.
const MOVED: f32 = 3.0;

/// With a way longer than this one comes too late, in metres.
const LONGEST: f32 = 30.0;

/// Makes up its mind, once in a fight. True if it goes round; at most every second one does.
pub(super) fn think_of(brain: &mut Brain, me: &Person, enemy: &Person, scene: &mut Scene) -> bool {
    if brain.def.flank <= 0.0 || brain.temper.flanked || scene.notes.engaged < 2 || scene.nav.is_spent() {
        return false;
    }
    brain.temper.flanked = true;
    let room = (scene.notes.flanking + 1) * 2 <= scene.notes.engaged;
    if !room || rng::share(scene.rng) >= brain.def.flank {
        return false;
    }
    plan(brain, me, enemy, scene)
}

/// Plans the way round. False where there is none.
fn plan(brain: &mut Brain, me: &Person, enemy: &Person, scene: &mut Scene) -> bool {
    let Some(spot) = spot(me, enemy, scene) else { return false };
    let mut way = Way::default();
    let found = way_round(scene, me.at, spot, enemy, &mut way);
    let length: f32 = way.points.windows(2).map(|leg| leg[0].distance(leg[1])).sum();
    if !found || length > LONGEST {
        return false;
    }
    brain.walker.take_way(way);
    brain.temper.flanks = enemy.at;
    brain.turn_to(Mood::Flank(spot));
    true
}

/// A way that keeps out of what the enemy has in his eye.
fn way_round(scene: &mut Scene, from: Vec2, to: Vec2, enemy: &Person, way: &mut Way) -> bool {
    let (eye, facing, physics) = (enemy.at, enemy.facing, scene.physics);
    let least = ops::cos(EYE.to_radians());
    // What is seen is asked once for every tile: rays are dear.
    let seen: RefCell<BTreeMap<(i32, i32), bool>> = RefCell::default();
    let dread = |at: Vec2| {
        let off = at - eye;
        let far = off.length();
        if far >= FIRE || off.dot(facing) <= least * far {
            return 0;
        }
        let tile = (at / TILE).floor().as_ivec2();
        let mut seen = seen.borrow_mut();
        let in_fire = seen.entry((tile.x, tile.y)).or_insert_with(|| physics.line_of_sight(eye, at));
        u32::from(*in_fire) * DREAD
    };
    scene.nav.path(from, to, Manner { dread: Some(&dread), ..Manner::default() }, way)
}

/// A place on another side of the enemy: first on the one that he does not face.
fn spot(me: &Person, enemy: &Person, scene: &Scene) -> Option<Vec2> {
    let out = (me.at - enemy.at).normalize_or(Vec2::X);
    let aside = scene.minds().gun.aside;
    let unseen = if enemy.facing.dot(out.perp()) > 0.0 { -1.0 } else { 1.0 };
    let sides =
        SIDES.into_iter().flat_map(|(angle, share)| [(angle * unseen, share), (-angle * unseen, share)]);
    sides.map(|(angle, share)| enemy.at + Rot2::degrees(angle) * out * aside * share).find(|spot| {
        scene.nav.grid.is_open(*spot)
            && scene.nav.is_reachable(me.at, *spot)
            && scene.physics.line_of_sight(*spot, enemy.at)
    })
}

/// On the way round.
pub(super) fn go(brain: &mut Brain, me: &Me, spot: Vec2, scene: &mut Scene) -> Wish {
    let person = me.person;
    let crowd = scene.crowd;
    let enemy = brain.memory.enemy.and_then(|enemy| crowd.get(enemy));
    let Some(enemy) = enemy.filter(|_| brain.since <= scene.minds().gun.flank) else {
        brain.turn_to(Mood::Approach);
        return Wish::default();
    };
    // He is close enough to strike from there, or has come to meet one.
    let near = enemy.at.distance(person.at) < scene.minds().gun.aside * 0.5;
    if near || person.at.distance(spot) < THERE {
        brain.turn_to(Mood::Approach);
        return tactics::approach(brain, person, enemy, scene);
    }
    if enemy.at.distance(brain.temper.flanks) > MOVED && !scene.nav.is_spent() {
        let since = brain.since;
        if !plan(brain, person, enemy, scene) {
            brain.turn_to(Mood::Approach);
            return tactics::approach(brain, person, enemy, scene);
        }
        brain.since = since;
    }
    let go = brain.walker.follow(scene.nav, person.at, &scene.rules.mind.walk);
    if go == Vec2::ZERO {
        brain.turn_to(Mood::Approach);
    }
    Wish::going(go)
}
