//! Cover: spots behind something low where one who stands still is hidden, and spots behind corners and columns from
//! which one steps out.

use bevy::math::Vec2;

use super::{
    Brain, Mood,
    census::Person,
    items::Low,
    mind::{Me, Scene, Wish},
};
use crate::{content::prop::Footprint, sim::thing::room::distance_to};

/// A spot behind cover.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Where one hides, in metres.
    pub at: Vec2,
    /// Where one steps out to; the same where one shoots over it.
    pub peek: Vec2,
    /// Whether it is something low, that one shoots over.
    pub low: bool,
}

/// Lines of sight that one thought of cover may cost.
const RAYS: u32 = 8;

/// One stands at a spot within this distance, in metres.
const THERE: f32 = 0.1;

/// How near to the edge of something low one stands behind it, in metres beside one's own radius.
const CLOSE: f32 = 0.12;

/// Looks for cover from somebody at `enemy`: near, not too near to him, and with `away` as far from him as can be.
pub(super) fn find(
    me: &Person,
    enemy: Vec2,
    keep: (f32, f32),
    away: bool,
    scene: &mut Scene,
) -> Option<Spot> {
    let mut all: Vec<(f32, Spot)> = Vec::new();
    let reach = scene.minds().gun.cover;
    let worth = |at: Vec2| {
        let (mine, his) = (at.distance(me.at), at.distance(enemy));
        let past = (at - me.at).normalize_or_zero().dot((enemy - me.at).normalize_or_zero()).max(0.0);
        let far = (his - keep.1).max(0.0);
        let wish = if away { his } else { -far };
        wish - mine * 0.6 - past * mine * 0.5
    };
    for low in scene.lows {
        if low.at.distance(me.at) < reach
            && let Some(at) = behind(low, me, enemy, scene)
        {
            all.push((worth(at) + 1.0, Spot { at, peek: at, low: true }));
        }
    }
    for at in around(me.at, reach, scene) {
        all.push((worth(at), Spot { at, peek: at, low: false }));
    }
    all.retain(|(_, spot)| {
        spot.at.distance(enemy) >= keep.0 * 0.7 && !scene.squad.is_taken(spot.at, me.entity)
    });
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut rays = RAYS.min(scene.rays);
    let found = all.into_iter().find_map(|(_, spot)| check(spot, enemy, &mut rays, scene));
    scene.rays = scene.rays.saturating_sub(RAYS - rays.min(RAYS));
    let spot = found?;
    scene.squad.take_spot(me.entity, spot.at);
    Some(spot)
}

/// The spot right behind something low, seen from `enemy`.
fn behind(low: &Low, me: &Person, enemy: Vec2, scene: &Scene) -> Option<Vec2> {
    let out = (low.at - enemy).try_normalize()?;
    let edge = match low.footprint {
        Footprint::Round(radius) => radius,
        Footprint::Rect(width, depth) => {
            let half = Vec2::new(width, depth) / 2.0;
            let shares = half / out.abs().max(Vec2::splat(1e-3));
            shares.min_element()
        }
    };
    let wanted = low.at + out * (edge + me.radius + CLOSE);
    let at = scene.nav.grid.place(scene.nav.grid.nearest(wanted)?);
    let beside = distance_to(Some(low.footprint), low.at, at);
    let ducks = beside < me.radius + scene.rules.gun.duck_reach - 0.05;
    (ducks && scene.nav.is_reachable(me.at, at)).then_some(at)
}

/// Some open places around.
fn around(here: Vec2, reach: f32, scene: &Scene) -> Vec<Vec2> {
    let count = scene.minds().gun.places;
    let place = |number: u32| {
        let angle = number as f32 / count.max(1) as f32 * std::f32::consts::TAU;
        let far = reach * (number % 3 + 1) as f32 / 4.0;
        let at = here + Vec2::from_angle(angle) * far;
        let node = scene.nav.grid.nearest(at)?;
        let at = scene.nav.grid.place(node);
        scene.nav.is_reachable(here, at).then_some(at)
    };
    (0..count).filter_map(place).collect()
}

/// The spot, with a place to step out to, if it hides one from `enemy`.
fn check(spot: Spot, enemy: Vec2, rays: &mut u32, scene: &Scene) -> Option<Spot> {
    let mut cast = |from: Vec2| {
        *rays = rays.checked_sub(1)?;
        Some(scene.physics.line_of_sight(from, enemy))
    };
    let way = (enemy - spot.at).normalize_or(Vec2::X);
    if spot.low {
        cast(spot.at)?;
        return is_low_between(spot.at, enemy, scene).then_some(spot);
    }
    if cast(spot.at)? {
        return None;
    }
    let step = scene.minds().gun.step_out;
    for side in [way.perp(), -way.perp()] {
        let peek = spot.at + side * step;
        if scene.nav.grid.is_open(peek) && scene.nav.is_clear(spot.at, peek) && cast(peek)? {
            return Some(Spot { peek, ..spot });
        }
    }
    None
}

/// Whether something low stands right between.
fn is_low_between(at: Vec2, enemy: Vec2, scene: &Scene) -> bool {
    let way = (enemy - at).normalize_or(Vec2::X);
    scene.physics.first_obstacle(at, at + way).is_some_and(|low| low.thing.is_some())
}

/// Whether one stands there.
pub(super) fn is_there(me: &Person, spot: &Spot) -> bool {
    me.at.distance(spot.at) <= THERE
}

/// Goes behind cover and stays there, as long as it hides one.
pub(super) fn keep(brain: &mut Brain, me: &Me, enemy: &Person, spot: Spot, scene: &mut Scene) -> Wish {
    let person = me.person;
    let way = brain.memory.last_known - person.at;
    let check = (scene.tick + u64::from(person.id.0)).is_multiple_of(12);
    let his = brain.memory.last_known;
    let opened = check
        && match spot.low {
            true => !is_low_between(spot.at, his, scene),
            false => scene.physics.line_of_sight(spot.at, enemy.at),
        };
    let stale = brain.memory.unseen > scene.minds().gun.patience;
    if opened || stale || brain.walker.lost {
        leave(brain, person, scene);
    }
    if is_there(person, &spot) {
        return Wish::facing(way).and_stay();
    }
    Wish::going(toward(brain, person, spot.at, scene)).and_stay()
}

/// Gives the cover up.
pub(super) fn leave(brain: &mut Brain, me: &Person, scene: &mut Scene) {
    scene.squad.leave_spot(me.entity);
    brain.turn_to(Mood::Approach);
}

/// The way to a spot, up to the last hand's breadth.
pub(super) fn toward(brain: &mut Brain, me: &Person, at: Vec2, scene: &mut Scene) -> Vec2 {
    let way = at - me.at;
    if way.length() < 0.6 && scene.nav.is_clear(me.at, at) {
        return (way / 0.25).clamp_length_max(1.0);
    }
    brain.walker.go(scene.nav, me.at, at, scene.tick, &scene.rules.mind.walk)
}
