//! Looking for somebody: towards a noise, then from spot to spot around a place, by twos where there are two.

use bevy::math::{Rot2, Vec2};

use super::{
    Brain, Mood,
    census::Person,
    mind::{Me, Scene, Wish},
    squad::Shout,
    tactics::spot_around,
};

/// Spots of two who search together lie at least so far apart, in metres.
const APART: f32 = 1.2;

/// Looks towards something, then goes there.
pub(super) fn suspicious(brain: &mut Brain, me: &Person, at: Vec2, scene: &mut Scene) -> Wish {
    if brain.since > scene.minds().look.hesitate {
        brain.memory.last_known = at;
        begin(brain, me, at, scene);
    }
    Wish::facing(at - me.at)
}

/// Begins to search around a place, and takes along whoever is near and idle.
pub(super) fn begin(brain: &mut Brain, me: &Person, around: Vec2, scene: &mut Scene) {
    let reach = scene.minds().look.pair;
    scene.squad.shouts.push(Shout { by: me.entity, from: me.at, enemy: None, at: around, reach });
    let spot = own_spot(me, around, scene).unwrap_or(around);
    scene.squad.search_at(me.entity, me.at, spot, scene.tick);
    brain.turn_to(Mood::Search { around, spot, looked: 0 });
}

/// A spot beside the companion's, if he is there first.
fn own_spot(me: &Person, around: Vec2, scene: &mut Scene) -> Option<Vec2> {
    let companion = scene.squad.companion(me.entity, me.at, scene.rules.mind.look.pair)?;
    let radius = scene.minds().look.search_radius;
    for _ in 0..4 {
        let spot = spot_around(around, radius, scene);
        if spot.distance(companion.spot) >= APART {
            return Some(spot);
        }
    }
    let side = (me.at - companion.spot).normalize_or(Vec2::X) * APART;
    let spot = companion.spot + side;
    scene.nav.grid.is_open(spot).then_some(spot)
}

/// Goes from spot to spot around a place and looks around at each; gives up after a while.
pub(super) fn search(
    brain: &mut Brain,
    me: &Me,
    around: Vec2,
    spot: Vec2,
    looked: u32,
    scene: &mut Scene,
) -> Wish {
    let person = me.person;
    if brain.since > brain.def.search {
        brain.memory.forget();
        brain.temper.calm_down();
        brain.turn_to(Mood::Idle);
        return Wish::default();
    }
    scene.squad.search_at(person.entity, person.at, spot, scene.tick);
    let go = brain.walker.go(scene.nav, person.at, spot, scene.tick, &scene.rules.mind.walk);
    if go != Vec2::ZERO {
        let pace = me.actor.def.walk / me.actor.def.run.max(0.1);
        return Wish::going(go * pace * wait_for_companion(person, spot, scene));
    }
    let long_enough = scene.minds().look.look_around;
    if looked < long_enough {
        brain.mood = Mood::Search { around, spot, looked: looked + 1 };
        // Left, right, and about.
        let turn = [60.0, -60.0, 170.0][(looked * 3 / long_enough.max(1)).min(2) as usize];
        return Wish::facing(Rot2::degrees(turn) * (spot - brain.post).normalize_or(Vec2::X));
    }
    let next = match own_spot(person, around, scene) {
        Some(spot) => spot,
        None => spot_around(around, scene.minds().look.search_radius, scene),
    };
    brain.mood = Mood::Search { around, spot: next, looked: 0 };
    Wish::default()
}

/// How fast one who has a companion goes: the one in front waits a little.
fn wait_for_companion(me: &Person, spot: Vec2, scene: &Scene) -> f32 {
    let pair = scene.minds().look.pair;
    let Some(companion) = scene.squad.companion(me.entity, me.at, pair) else { return 1.0 };
    let ahead = companion.at.distance(companion.spot) - me.at.distance(spot);
    if ahead > APART { 0.6 } else { 1.0 }
}
