//! Junctions: lights, stop signs, giving way, and crossings of rails.

use bevy::math::Vec2;

use super::{Driver, View, lane::Path};
use crate::{
    content::roads::{Control, Crossing},
    sim::{road::Light, vehicle::Seen},
};

/// The most speed that the next junction leaves.
pub fn allowed(driver: &mut Driver, view: &View, path: &Path) -> f32 {
    let rails = at_rails(driver, view, path);
    let (_, node) = view.streets.roads.ends(path.lane);
    let junction = &view.streets.roads.nodes[node];
    let line = path.to_junction - 0.8 - view.seen.half.x;
    if junction.segments.len() < 3 || !(-1.5..=60.0).contains(&line) {
        driver.stopped = 0;
        return rails;
    }
    let stops = match junction.control {
        Control::Lights { .. } if driver.def.lights => {
            let light = view.streets.light(node, path.lane.segment, view.tick);
            let clears = light == Some(Light::Amber) && line < 3.0 && turns_left(view, path);
            // One who has waited to turn goes at amber, when those who come stop.
            (!clears && red(view, path, node, line)) || crosses(driver, view, path, node, line)
        }
        Control::Stop(main) if driver.def.lights && !is_main(view, path, main) => {
            stop(driver, view, path, node, line)
        }
        Control::GiveWay(main) if driver.def.gives_way && !is_main(view, path, main) => {
            line < 14.0 && somebody_comes(driver, view, path, node)
        }
        Control::Stop(_) | Control::GiveWay(_) => crosses(driver, view, path, node, line),
        Control::Free if driver.def.gives_way => {
            (line < 10.0 && comes_from_the_right(driver, view, path, node))
                || crosses(driver, view, path, node, line)
        }
        _ => false,
    };
    if stops { rails.min(to_a_stand(view, line)) } else { rails }
}

/// The speed from which one comes to a stand within so many metres.
fn to_a_stand(view: &View, line: f32) -> f32 {
    (2.0 * view.rules.easy * (line - 0.3).max(0.0)).sqrt()
}

fn is_main(view: &View, path: &Path, main: usize) -> bool {
    view.streets.roads.segments[path.lane.segment].street == main
}

fn red(view: &View, path: &Path, node: usize, line: f32) -> bool {
    let speed = view.seen.speed();
    match view.streets.light(node, path.lane.segment, view.tick) {
        Some(Light::Red) => line > -0.8,
        Some(Light::Amber) => line > 0.0 && speed * speed / (2.0 * line.max(0.1)) < view.rules.hard,
        _ => false,
    }
}

/// Whether the way leads to the left at the next junction.
fn turns_left(view: &View, path: &Path) -> bool {
    let turn = path.next.map(|(next, ..)| view.streets.way(path.lane).angle_to(view.streets.way(next)));
    turn.is_some_and(|turn| turn > 0.6)
}

/// Whether one who turns left would cross the way of somebody who comes from before him.
fn crosses(driver: &Driver, view: &View, path: &Path, node: usize, line: f32) -> bool {
    let own = view.streets.way(path.lane);
    driver.def.gives_way
        && (-1.5..12.0).contains(&line)
        && turns_left(view, path)
        && others_at(view, node).any(|other| {
            other.forward.dot(own) < -0.7
                && other.speed() > 1.5
                && is_due(view, node, other, view.rules.waits_for)
        })
}

/// First to a stand, then when nobody comes.
fn stop(driver: &mut Driver, view: &View, path: &Path, node: usize, line: f32) -> bool {
    if line < 2.5 && view.seen.velocity.length() < 0.4 {
        driver.stopped += 1;
    }
    driver.stopped < view.rules.stands || somebody_comes(driver, view, path, node)
}

/// Whether one who has the right of way is about to be at the node.
fn somebody_comes(driver: &Driver, view: &View, path: &Path, node: usize) -> bool {
    let patient = driver.waits < driver.def.patience * 2;
    patient
        && others_at(view, node).any(|other| {
            let own = view.streets.way(path.lane);
            // Who comes from before or behind is not in the way.
            other.forward.dot(own).abs() < 0.75 && is_due(view, node, other, view.rules.waits_for)
        })
}

/// Without any sign, whoever comes from the right goes first; where all wait, the first in number does.
fn comes_from_the_right(driver: &Driver, view: &View, path: &Path, node: usize) -> bool {
    let own = view.streets.way(path.lane);
    let patient = driver.waits < driver.def.patience;
    others_at(view, node).any(|other| {
        let from_right = own.perp_dot(other.forward) > 0.6;
        let in_it = Vec2::from(view.streets.roads.nodes[node].at).distance(other.at)
            < view.streets.roads.nodes[node].reach
            && other.forward.dot(own).abs() < 0.75;
        let first = patient || other.id < view.seen.id;
        (from_right && first && is_due(view, node, other, view.rules.waits_right))
            || (in_it && other.speed() > 0.5)
    })
}

/// Others who are not far from a node.
fn others_at<'a>(view: &'a View, node: usize) -> impl Iterator<Item = &'a Seen> {
    let middle = Vec2::from(view.streets.roads.nodes[node].at);
    let near = move |other: &&Seen| {
        other.entity != view.seen.entity && !other.idle && !other.railed && other.at.distance(middle) < 45.0
    };
    view.fleet.all.iter().filter(near)
}

/// Whether it comes towards the node and is there within so many seconds, or stands before it.
fn is_due(view: &View, node: usize, other: &Seen, secs: f32) -> bool {
    let node = &view.streets.roads.nodes[node];
    let way = Vec2::from(node.at) - other.at;
    let left = way.dot(other.forward);
    let off = other.forward.perp_dot(way).abs();
    let comes = left > -node.reach && off < node.reach + 4.0;
    let edge = (left - node.reach - other.half.x).max(0.0);
    comes && (edge < other.speed().max(0.0) * secs || edge < 3.0 && other.speed() > 0.2)
}

/// Metres from the bumper to where one stands before rails: clear of whatever runs on them, at whatever angle they cross
/// the lane.
fn to_rails(view: &View, path: &Path, crossing: &Crossing) -> Option<f32> {
    let (way, rails) = (view.streets.way(path.lane), Vec2::from(crossing.way));
    let (sine, cosine) = (way.perp_dot(rails), way.dot(rails).abs());
    if sine.abs() < 0.2 {
        return None;
    }
    // The street may cross the rails elsewhere, too.
    let (at, length) = (Vec2::from(crossing.at), view.streets.roads.segments[path.lane.segment].length);
    let along = view.streets.metres(path.lane, at);
    let on = view.streets.on_lane(path.lane, along);
    if !(0.0..=length).contains(&along) || on.distance(at) > crossing.half * 2.0 + 1.0 {
        return None;
    }
    let here = view.streets.on_lane(path.lane, path.metres);
    let metres = (at - here).perp_dot(rails) / sine;
    let wide = (view.rules.rails + view.seen.half.y * cosine) / sine.abs();
    Some(metres - (wide + 1.5).max(5.0) - view.seen.half.x)
}

/// Before rails one waits while the bell rings.
fn at_rails(driver: &Driver, view: &View, path: &Path) -> f32 {
    if !driver.def.bells || view.trains.rings.is_empty() {
        return f32::INFINITY;
    }
    let street = view.streets.roads.segments[path.lane.segment].street;
    let mut allowed = f32::INFINITY;
    for (crossing, rings) in view.streets.roads.crossings.iter().zip(&view.trains.rings) {
        if crossing.street != street || !crossing.gates || !rings {
            continue;
        }
        let Some(line) = to_rails(view, path, crossing) else { continue };
        if (-1.5..60.0).contains(&line) {
            allowed = allowed.min(to_a_stand(view, line));
        }
    }
    allowed
}
