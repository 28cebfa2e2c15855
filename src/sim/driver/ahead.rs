//! What is before a driver: others whom he follows, what he goes round, people for whom he brakes.

use bevy::math::Vec2;

use super::{Driver, View, lane::Path, toward};
use crate::sim::{physics::TICK, vehicle};

/// What a driver may do for what he sees.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// The most speed that it leaves.
    pub speed: f32,
    /// Whether it is one that nobody drives.
    pub by_idle: bool,
    /// Whether it is one that somebody drives.
    pub by_vehicle: bool,
}

/// Looks ahead, and chooses how far beside the lane to drive.
pub fn allowed(driver: &mut Driver, view: &View, path: &Path) -> Seen {
    let mut seen = Seen { speed: f32::INFINITY, by_idle: false, by_vehicle: false };
    let speed = view.seen.speed().max(0.0);
    let reach = (4.0 + 0.5 * speed).max(8.0) + view.seen.half.x;
    let goal = path.point(view.streets, reach, driver.aside);
    let way = (goal - view.seen.at).normalize_or(view.seen.forward);
    let mut wanted = 0.0_f32;
    let far = view.rules.sight;
    for other in &view.fleet.all {
        let off = other.at - view.seen.at;
        if other.entity == view.seen.entity || off.length_squared() > far * far {
            continue;
        }
        let along = off.dot(way) - view.seen.extent(way) - other.extent(way);
        let aside = way.perp_dot(off);
        let room = view.seen.half.y + other.extent(way.perp());
        if off.dot(way) <= 0.0 || along > far {
            continue;
        }
        let passes = along < 14.0 + speed * 1.2 && other.idle && driver.def.overtakes;
        if passes && let Some(left) = round(driver, view, path, other, room) {
            wanted = if left.abs() > wanted.abs() { left } else { wanted };
        }
        if aside.abs() > room + 0.25 {
            continue;
        }
        let leaves = other.velocity.dot(way);
        if comes_to_meet(view, path, other) {
            continue;
        }
        let barges = if other.railed { 0.0 } else { driver.def.barges };
        let limit = behind(driver, view, along, leaves).max(barges);
        if limit < seen.speed {
            seen.speed = limit;
            seen.by_idle = other.idle;
            seen.by_vehicle = !other.idle;
        }
    }
    if driver.def.spares {
        for (at, radius) in view.people {
            let off = *at - view.seen.at;
            let along = off.dot(way) - view.seen.extent(way) - radius;
            let beside = way.perp_dot(off).abs() - view.seen.half.y - radius;
            if (-1.0..far).contains(&along) && beside < 0.5 {
                seen.speed = seen.speed.min((2.0 * view.rules.easy * 1.6 * (along - 1.5).max(0.0)).sqrt());
            }
        }
    }
    if !driver.is_wild() {
        driver.aside = toward(driver.aside, wanted, view.rules.swerve * (0.3 + speed / 10.0).min(1.0));
    }
    seen
}

/// One who comes towards us and turns off, or passes on his own side.
fn comes_to_meet(view: &View, path: &Path, other: &vehicle::Seen) -> bool {
    let opposite = other.forward.dot(view.streets.way(path.lane)) < -0.7;
    opposite && !other.idle && other.speed() > 1.0
}

/// The speed behind one who drives so far ahead, that fast.
fn behind(driver: &Driver, view: &View, along: f32, leaves: f32) -> f32 {
    let speed = view.seen.speed().max(0.0);
    let ahead = leaves.max(0.0);
    let keep = 2.2 + speed * driver.def.gap as f32 * TICK * 0.5;
    let free = along - keep;
    if free < 0.0 {
        let share = ((along - 1.2) / (keep - 1.2).max(0.5)).clamp(0.0, 1.0);
        return ahead * share;
    }
    (ahead * ahead + 2.0 * view.rules.easy * free).sqrt()
}

/// How far to the left of the lane one has to drive to get by; none where one has not to, or cannot.
fn round(driver: &Driver, view: &View, path: &Path, other: &vehicle::Seen, room: f32) -> Option<f32> {
    let lane = view.streets.way(path.lane);
    let metres = view.streets.metres(path.lane, other.at);
    let on = view.streets.on_lane(path.lane, metres);
    // Where in the lane it stands: to the left of the middle, in metres.
    let stands = lane.perp_dot(other.at - on);
    let clear = room + 0.45;
    if stands.abs() > clear {
        return None;
    }
    let (left, right) = (stands + clear, stands - clear);
    // By the side on which there is less to go.
    let by = if right.abs() < left.abs() * 0.6 && right > -1.6 { right } else { left };
    let patient = driver.waits < driver.def.patience / 3 && view.seen.speed() < 1.0;
    let blocked = by.abs() > 1.2 && is_oncoming(view, path, by);
    (!blocked || (!patient && !is_oncoming(view, path, by))).then_some(by)
}

/// Whether somebody comes on the side to which one would have to go.
fn is_oncoming(view: &View, path: &Path, left: f32) -> bool {
    let lane = view.streets.way(path.lane);
    view.fleet.all.iter().any(|other| {
        let off = other.at - view.seen.at;
        let (along, aside): (f32, f32) = (off.dot(lane), lane.perp_dot(off));
        let beside = Vec2::new(along, aside - left);
        !other.idle
            && other.entity != view.seen.entity
            && beside.y.abs() < 2.6
            && (-12.0..38.0).contains(&along)
            && (other.velocity.dot(lane) < -1.0 || along < 8.0 && aside.abs() > 1.5)
    })
}
