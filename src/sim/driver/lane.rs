//! Which lane, and which comes next.

use bevy::math::Vec2;
use rand_chacha::ChaCha8Rng;

use super::{Driver, View};
use crate::{content::roads::Lane, sim::road::Streets};

/// The way before a driver.
#[derive(Clone, Copy, Debug)]
pub struct Path {
    /// The lane.
    pub lane: Lane,
    /// Metres along it.
    pub metres: f32,
    /// The lane that comes next, and where the two meet: metres along the one and along the other.
    pub next: Option<(Lane, f32, f32)>,
    /// Metres to the junction's edge at the lane's end; under 0 within it.
    pub to_junction: f32,
    /// The next bend: its angle in radians, and metres to its beginning.
    pub bend: Option<(f32, f32)>,
}

impl Path {
    /// A point of it so many metres ahead and so many to the left.
    pub fn point(&self, streets: &Streets, reach: f32, left: f32) -> Vec2 {
        let ahead = self.metres + reach;
        let (lane, metres) = match self.next {
            Some((next, end, begin)) if ahead > end => (next, begin + ahead - end),
            _ => (self.lane, ahead),
        };
        streets.on_lane(lane, metres) + streets.way(lane).perp() * left
    }
}

/// Finds the driver's place in his lane, and goes over to the next one where it is time.
pub fn follow(driver: &mut Driver, view: &View, rng: &mut ChaCha8Rng) -> Option<Path> {
    let streets = view.streets;
    if streets.is_empty() {
        return None;
    }
    let at = view.seen.at;
    let far = view.rules.lost;
    let lost = driver.lane.is_none_or(|lane| {
        let metres = streets.metres(lane, at);
        let length = streets.roads.segments[lane.segment].length;
        let off = streets.on_lane(lane, metres.clamp(-far, length + far)).distance(at);
        off > far + driver.aside.abs()
    });
    if lost {
        driver.lane = streets.nearest_lane(at, view.seen.forward, 60.0);
        driver.next = None;
    }
    let mut lane = driver.lane?;
    let mut metres = streets.metres(lane, at);
    if driver.next.is_none() {
        driver.next = choose(driver, lane, streets, rng).map(|next| meet(streets, lane, next));
    }
    if let Some((next, end, _)) = driver.next
        && metres > end - 1.0
    {
        pass_node(driver, streets, lane);
        driver.lane = Some(next);
        lane = next;
        metres = streets.metres(lane, at);
        driver.next = choose(driver, lane, streets, rng).map(|next| meet(streets, lane, next));
    }
    let length = streets.roads.segments[lane.segment].length;
    driver.at_end = driver.next.is_none() && metres > length - view.rules.end - view.seen.half.x;
    Some(path(driver, view, lane, metres))
}

fn path(driver: &Driver, view: &View, lane: Lane, metres: f32) -> Path {
    let streets = view.streets;
    let (_, node) = streets.roads.ends(lane);
    let length = streets.roads.segments[lane.segment].length;
    let node = &streets.roads.nodes[node];
    let to_junction = length - node.reach - metres;
    let bend = driver.next.map(|(next, end, _)| {
        let turn = streets.way(lane).angle_to(streets.way(next)).abs();
        (turn, end - metres - 4.0 - view.seen.half.x * 0.5)
    });
    let bend = bend.filter(|(turn, _)| *turn > 0.12);
    Path { lane, metres, next: driver.next, to_junction, bend }
}

/// A node of the route is behind one.
fn pass_node(driver: &mut Driver, streets: &Streets, lane: Lane) {
    let (_, node) = streets.roads.ends(lane);
    if driver.route.front() == Some(&node) {
        driver.route.pop_front();
        driver.arrived |= driver.route.is_empty();
    }
}

/// The lane after this one: towards the next node of the route, or wherever.
fn choose(driver: &mut Driver, lane: Lane, streets: &Streets, rng: &mut ChaCha8Rng) -> Option<Lane> {
    let (_, end) = streets.roads.ends(lane);
    // The one at the lane's own end is as good as passed: the way leads on to the one after it.
    let goal = driver.route.iter().find(|node| **node != end).copied();
    let next = match goal {
        Some(goal) => streets.toward(lane, goal).or_else(|| streets.wander(lane, rng)),
        None => streets.wander(lane, rng),
    };
    // Nobody turns round at the end of a street: it leads on to where no map shows it.
    next.filter(|next| next.segment != lane.segment)
}

/// Where two lanes that follow each other meet: metres along the one and along the other.
fn meet(streets: &Streets, lane: Lane, next: Lane) -> (Lane, f32, f32) {
    let (from, to) = (streets.way(lane), streets.way(next));
    let length = streets.roads.segments[lane.segment].length;
    let turn = from.perp_dot(to);
    if turn.abs() < 0.15 {
        return (next, length, 0.0);
    }
    let (a, b) = (streets.on_lane(lane, 0.0), streets.on_lane(next, 0.0));
    let end = (b - a).perp_dot(to) / turn;
    let begin = (b - a).perp_dot(from) / turn;
    let near = |metres: f32, middle: f32| (metres - middle).abs() < 30.0;
    match near(end, length) && near(begin, 0.0) {
        true => (next, end, begin),
        false => (next, length, 0.0),
    }
}
