//! What a mind does with the wheel, the throttle and the brake for what it sees.

use bevy::math::ops;
use rand_chacha::ChaCha8Rng;

use super::{
    Driver, View, Voice, ahead, junction,
    lane::{self, Path},
    rival,
};
use crate::sim::vehicle::{Wheel, handling::most_steer};

pub(super) fn decide(driver: &mut Driver, view: &View, rng: &mut ChaCha8Rng, voice: &mut Voice) -> Wheel {
    let speed = view.seen.speed();
    let Some(path) = lane::follow(driver, view, rng) else {
        // Off all streets: to a stand.
        return Wheel { brake: 0.6, ..Wheel::default() };
    };
    if driver.backs > 0 {
        driver.backs -= 1;
        let side = if driver.aside >= 0.0 { -1.0 } else { 1.0 };
        return Wheel { throttle: -0.6, steer: side * 0.7, ..Wheel::default() };
    }
    let cruise = cruise(driver, view, &path);
    let rule = junction::allowed(driver, view, &path);
    let seen = ahead::allowed(driver, view, &path);
    let wild = rival::interfere(driver, view, &path, voice);
    let fear = afraid(driver);
    let mut allowed = cruise.min(rule).min(seen.speed).min(fear);
    if let Some(pace) = wild {
        allowed = allowed.min(pace);
    }
    if driver.arrived || driver.at_end {
        allowed = 0.0;
    } else if driver.next.is_none() {
        let length = view.streets.roads.segments[path.lane.segment].length;
        let left = length - path.metres - view.rules.end - view.seen.half.x;
        allowed = allowed.min((2.0 * view.rules.easy * left.max(0.0)).sqrt());
    }
    note_waiting(driver, view, allowed, cruise, &seen, voice);
    let steer = steer(driver, view, &path, speed);
    pedals(allowed, speed, steer)
}

/// As fast as the street, the mind and the next bend allow.
fn cruise(driver: &Driver, view: &View, path: &Path) -> f32 {
    let def = &driver.def;
    let street = view.streets.roads.street(path.lane.segment);
    let mut cruise = driver.wish.unwrap_or(street.speed * def.speed);
    if def.top > 0.0 {
        cruise = cruise.min(def.top);
    }
    if let Some(pace) = &def.pace {
        cruise = rival::pace(pace, view).min(view.vehicle.def.top_speed);
    }
    if driver.panic.is_some_and(|(_, brakes)| !brakes) {
        cruise *= def.panic.as_ref().map_or(1.0, |panic| panic.speed);
    }
    let Some((turn, left)) = path.bend else { return cruise };
    // The radius that a lane's width and a little of the junction leave.
    let radius = 8.0 / ops::tan((turn / 2.0).clamp(0.02, 1.5));
    let through = (def.bends * radius).sqrt().max(3.0);
    cruise.min((through * through + 2.0 * view.rules.easy * left.max(0.0)).sqrt())
}

/// One in panic brakes to a stand, or goes on.
fn afraid(driver: &Driver) -> f32 {
    match driver.panic {
        Some((_, true)) => 0.0,
        _ => f32::INFINITY,
    }
}

/// Who does not get on hoots after a while, and at last goes back a little.
fn note_waiting(
    driver: &mut Driver,
    view: &View,
    allowed: f32,
    cruise: f32,
    seen: &ahead::Seen,
    voice: &mut Voice,
) {
    let stands = view.seen.velocity.length() < 0.6;
    let held = stands
        && cruise > 1.0
        && !driver.arrived
        && !driver.at_end
        && (allowed > 1.0 || seen.by_idle || seen.by_vehicle);
    driver.waits = if held { driver.waits + 1 } else { driver.waits.saturating_sub(2) };
    let patience = driver.def.patience;
    voice.honks |= seen.by_vehicle && stands && driver.waits > patience && driver.waits % patience < 12;
    // It wants to go, and nothing that it sees holds it: it has driven against something. What it waited in a queue does
    // not count, or it would go back into the next one as soon as the queue moves.
    driver.sticks = if held && allowed > 1.0 { driver.sticks + 1 } else { 0 };
    if driver.sticks > patience.max(90) {
        driver.backs = view.rules.backs;
        (driver.waits, driver.sticks) = (0, 0);
    }
}

/// The wheel towards a point of the path ahead.
fn steer(driver: &Driver, view: &View, path: &Path, speed: f32) -> f32 {
    let reach = 4.0 + 0.5 * speed.abs() + view.seen.half.x * 0.5;
    let mut aside = driver.aside;
    if let (Some((left, _)), Some(panic)) = (driver.panic, &driver.def.panic) {
        aside += ops::sin(left as f32 * 0.11) * panic.swerve;
    }
    let goal = path.point(view.streets, reach, aside);
    let way = view.seen.local(goal);
    let far = way.length().max(1.0);
    let sine = (way.y / far).clamp(-1.0, 1.0);
    let angle = ops::atan2(2.0 * view.vehicle.def.axles() * sine, far);
    let behind = way.x < 0.0;
    let angle = if behind { way.y.signum() } else { angle };
    (angle / most_steer(&view.vehicle.def, speed).max(0.01)).clamp(-1.0, 1.0)
}

/// Throttle or brake, as it takes.
fn pedals(allowed: f32, speed: f32, steer: f32) -> Wheel {
    let over = speed - allowed;
    if allowed < 0.3 {
        let brake = if speed.abs() < 0.3 { 1.0 } else { (0.25 + speed * 0.12).min(1.0) };
        return Wheel { brake, steer, ..Wheel::default() };
    }
    let throttle = (-over * 0.5).clamp(0.0, 1.0);
    let brake = if over > 0.4 { (over * 0.35).min(1.0) } else { 0.0 };
    Wheel { throttle, brake, steer, ..Wheel::default() }
}
