//! Throwing: men into walls, stoves, furniture and each other; things at men.

use bevy::math::Vec2;

use super::{
    Bot, Urge,
    sight::{LINE_REACH, View},
};
use crate::sim::{command::Buttons, rng};

/// Ticks somebody is dragged to a better place to throw him from, at most.
const DRAG: u32 = 45;

/// From how near and how far the bot throws things, in metres.
const RANGE: std::ops::Range<f32> = 1.5..6.5;

/// With somebody in the arms: turns to where a throw does most, and throws.
pub(super) fn heave(bot: &mut Bot, view: &View) -> Urge {
    let mass_share = 0.9;
    let flight = &view.moves.throw;
    let carries = flight.speed * flight.flight as f32 / 60.0 * mass_share;
    let best = view
        .lines()
        .iter()
        .map(|line| (worth(view, line.direction, line.free, line.hot, carries), line))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let Some((worth, line)) = best else { return Urge::default().press(Buttons::GRAB) };
    if worth >= 2.0 || view.act_tick > DRAG {
        return Urge::default().aim(line.direction).press(Buttons::GRAB);
    }
    // Nothing to throw him at: towards the nearest wall, with a knee on the way.
    let nearest = view.lines().iter().min_by(|a, b| a.free.total_cmp(&b.free));
    let go = nearest.map_or(Vec2::ZERO, |line| line.direction);
    let knee = view.act_tick.is_multiple_of(14) && rng::share(&mut bot.rng) < 0.5;
    let urge = Urge::go(go).aim(go);
    if knee { urge.press(Buttons::STRIKE) } else { urge }
}

/// What a throw along a direction is worth.
fn worth(view: &View, direction: Vec2, free: f32, hot: bool, carries: f32) -> f32 {
    if view.endangers(direction, carries.min(free)) {
        return -100.0;
    }
    let hits_something = free < carries * 0.9 && free < LINE_REACH;
    let slam = if hits_something { 3.0 } else { 0.0 };
    let fire = if hits_something && hot { 3.0 } else { 0.0 };
    let bowled = view.upright().filter(|enemy| {
        let way = enemy.at - view.me.at;
        let along = way.dot(direction);
        along > 0.8 && along < carries.min(free) && (way - direction * along).length() < 0.45
    });
    slam + fire + 1.5 * bowled.count() as f32 + 0.5 * view.me.facing.dot(direction)
}

/// With a thing in hand: throws it at somebody in range, if nobody innocent stands there.
pub(super) fn hurl(view: &View, target: Vec2, is_clear: bool) -> Option<Urge> {
    let way = target - view.me.at;
    let in_range = RANGE.contains(&way.length());
    (in_range && is_clear && !view.endangers(way.normalize_or_zero(), way.length() + 1.0))
        .then(|| Urge::default().aim(way).press(Buttons::GRAB))
}
