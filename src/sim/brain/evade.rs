//! Rolling out of the line of a gun: some do, once, and then cannot for a while.

use bevy::math::Vec2;

use super::{
    Brain,
    census::{Person, Posture},
    mind::{Scene, Wish},
    nerve,
};
use crate::sim::{command::Buttons, rng};

/// Ticks until it thinks of it again where it has rolled, and where it has not.
const REST: (u32, u32) = (95, 20);

/// The whole angle within which a barrel points at one, in degrees.
const ARC: f32 = 18.0;

/// How much room a roll wants, in metres.
const ROOM: f32 = 1.4;

/// Rolls aside where a loaded gun points at it; none where it stays.
pub(super) fn roll(brain: &mut Brain, me: &Person, scene: &mut Scene) -> Option<Wish> {
    if brain.def.rolls <= 0.0 {
        return None;
    }
    brain.temper.roll_rest = brain.temper.roll_rest.saturating_sub(1);
    if brain.temper.roll_rest > 0 || !brain.is_engaged() || me.posture != Posture::Free || me.ducks {
        return None;
    }
    let points = |enemy: &&Person| {
        let reach = enemy.barrel.map_or(0.0, |barrel| barrel.range);
        nerve::points_at(enemy, me.at, reach, ARC) && scene.physics.line_of_sight(enemy.at, me.at)
    };
    let law = scene.notes.law.iter().map(|place| &scene.crowd.people[*place]);
    let from = law.filter(|enemy| !enemy.is_out()).find(points)?.at;
    brain.temper.roll_rest = REST.1;
    if rng::share(scene.rng) >= brain.def.rolls {
        return None;
    }
    let across = (me.at - from).try_normalize()?.perp();
    let left = rng::share(scene.rng) < 0.5;
    let sides = if left { [across, -across] } else { [-across, across] };
    let open = |side: &&Vec2| scene.nav.is_clear(me.at, me.at + **side * ROOM);
    let side = sides.iter().find(open)?;
    brain.temper.roll_rest = REST.0;
    Some(Wish::going(*side).and_press(Buttons::ROLL).and_stay())
}
