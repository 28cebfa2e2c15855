//! Along the streets: which lane leads to the goal, when to turn about, when to wait for whom one chases, and round whoever
//! is slow.

use std::collections::{BTreeMap, VecDeque};

use bevy::math::Vec2;

use super::{driving::CLOSE, rails};
use crate::{
    content::roads::Lane,
    sim::{
        road::Streets,
        vehicle::{Fleet, Seen},
    },
};

/// How far beside its lane it goes round somebody slow, in metres.
const ROUND: f32 = 3.3;

/// Slower than this it pushes whoever stands in its way, and waits for nobody to come by, in metres a second.
pub(super) const CRAWL: f32 = 3.0;

/// Turning about in the street is worth a way round that is so much longer, in metres.
const TURN: f32 = 120.0;

/// Not faster than this it begins to turn about, in metres a second.
const TURNS_AT: f32 = 5.0;

/// What lies further to the side than this is turned to with the whole wheel, in radians.
const ABOUT: f32 = 1.75;

/// Whom it chases it lets by where he comes from behind within so many metres.
const LETS_BY: f32 = 150.0;

/// So far before the junction by which somebody comes it waits for him, and so far before it stands, in metres.
const WAITS: (f32, f32) = (45.0, 18.0);

/// The last nodes it drove to, and metres to each from every other one.
#[derive(Clone, Debug, Default)]
pub(super) struct Known(VecDeque<(usize, BTreeMap<usize, f32>)>);

impl Known {
    /// Metres to that node from every other one.
    fn costs(&mut self, streets: &Streets, goal: usize) -> &BTreeMap<usize, f32> {
        if let Some(known) = self.0.iter().position(|(node, _)| *node == goal) {
            return &self.0[known].1;
        }
        self.0.truncate(3);
        self.0.push_front((goal, streets.costs_to(goal)));
        &self.0[0].1
    }

    /// Metres from one node to another.
    fn far(&mut self, streets: &Streets, from: usize, goal: usize) -> Option<f32> {
        self.costs(streets, goal).get(&from).copied()
    }
}

/// Where one is bound for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    pub at: Vec2,
    /// Which way somebody looks who drives there.
    pub way: Option<Vec2>,
    /// Whether he is on the move.
    pub moves: bool,
    /// Whether one means to stay behind him.
    pub follows: bool,
}

/// A lane, and how far along it one is.
#[derive(Clone, Copy, Debug)]
struct On {
    lane: Lane,
    begin: usize,
    end: usize,
    metres: f32,
    left: f32,
}

impl On {
    fn new(streets: &Streets, lane: Lane, at: Vec2) -> Self {
        let (begin, end) = streets.roads.ends(lane);
        let metres = streets.metres(lane, at);
        Self { lane, begin, end, metres, left: streets.roads.segments[lane.segment].length - metres }
    }

    fn leads_as(&self, other: Lane) -> bool {
        (self.lane.segment, self.lane.against) == (other.segment, other.against)
    }
}

/// The way to a point of the lane ahead, or of the one after it; zero where one stands and waits.
pub(super) fn along(
    known: &mut Known,
    (streets, fleet): (&Streets, &Fleet),
    own: &Seen,
    bound: Bound,
) -> Option<Vec2> {
    let lane = streets.nearest_lane(own.at, own.forward, 40.0)?;
    let goal_lane = streets.nearest_lane(bound.at, bound.way.unwrap_or(bound.at - own.at), 60.0)?;
    let on = On::new(streets, lane, own.at);
    let reach = own.speed().max(0.0) * 1.1 + 10.0;
    if on.leads_as(goal_lane) && streets.metres(lane, bound.at) > on.metres {
        return Some(round(streets, fleet, own, lane, on.metres + reach) - own.at);
    }
    let (begin, finish) = streets.roads.ends(goal_lane);
    if bound.moves
        && !bound.follows
        && behind(streets, on, goal_lane, bound.at).is_some_and(|gap| gap < LETS_BY)
    {
        return Some(wait(own, false));
    }
    let comes = comes(known, streets, on.end, (begin, finish), bound);
    if comes && on.end == finish && on.left < WAITS.0 {
        return Some(wait(own, on.left < WAITS.1));
    }
    // To the beginning of the lane on which the goal is; or, where he comes this way, to its end.
    let goal = if comes { finish } else { begin };
    let about = turned(known, streets, own, on, (goal, goal_lane, bound.at));
    let turns = about.is_some();
    let on = about.unwrap_or(on);
    let costs = known.costs(streets, goal);
    let next = if on.end == goal && !comes { Some(goal_lane) } else { cheapest(streets, on.lane, costs) };
    let bend = next.map_or(1.0, |next| streets.way(on.lane).dot(streets.way(next)));
    let allowed = (40.0 / (1.0 - bend).max(0.2) + 6.0 * (on.left - 16.0).max(0.0)).sqrt();
    if !turns && bend < 0.9 && on.left > 0.0 && own.speed() > allowed {
        // The keys against the way brake.
        return Some(-own.forward);
    }
    let point = match next {
        Some(next) if on.left < reach => {
            streets.on_lane(next, (reach - on.left).max(streets.roads.nodes[on.end].reach + 4.0))
        }
        _ if turns => streets.on_lane(on.lane, on.metres + reach),
        _ => round(streets, fleet, own, on.lane, on.metres + reach),
    };
    Some(if turns { turn_to(own, point - own.at) } else { point - own.at })
}

/// Whether somebody who drives comes this way: the end of his lane is nearer to here than its beginning.
fn comes(
    known: &mut Known,
    streets: &Streets,
    here: usize,
    (begin, finish): (usize, usize),
    bound: Bound,
) -> bool {
    let mut far = |goal| known.far(streets, here, goal);
    bound.way.is_some()
        && !bound.follows
        && far(finish).zip(far(begin)).is_some_and(|(finish, begin)| finish < begin)
}

/// How far behind somebody comes who drives in the same lane, or in one that leads into it; none where he does not.
fn behind(streets: &Streets, on: On, his: Lane, at: Vec2) -> Option<f32> {
    let metres = streets.metres(his, at);
    let (_, finish) = streets.roads.ends(his);
    match on.leads_as(his) {
        true => Some(on.metres - metres),
        false if finish == on.begin && his.segment != on.lane.segment => {
            Some(on.metres + streets.roads.segments[his.segment].length - metres)
        }
        false => None,
    }
}

/// Slowly on until he is there, or not at all.
fn wait(own: &Seen, stands: bool) -> Vec2 {
    match own.speed() > CRAWL {
        true => -own.forward,
        false if stands => rails::stand(own).go,
        false => own.forward * 0.16,
    }
}

/// The other side of the street, where whom one chases has come past, or where the way ahead is so much longer that it is
/// worth turning about.
fn turned(
    known: &mut Known,
    streets: &Streets,
    own: &Seen,
    on: On,
    (goal, goal_lane, to): (usize, Lane, Vec2),
) -> Option<On> {
    let other = streets.nearest_lane(own.at, -streets.way(on.lane), 20.0)?;
    if other.segment != on.lane.segment || other.against == on.lane.against {
        return None;
    }
    let other = On::new(streets, other, own.at);
    if other.leads_as(goal_lane) && streets.metres(goal_lane, to) > other.metres {
        return Some(other);
    }
    let ahead = known.far(streets, on.end, goal)? + on.left.max(0.0);
    let behind = known.far(streets, on.begin, goal)? + on.metres.max(0.0) + TURN;
    (behind < ahead).then_some(other)
}

/// To a place that may lie behind: slowly, with the whole wheel, and to the left where it makes no difference, for there is
/// the side of those who come.
fn turn_to(own: &Seen, way: Vec2) -> Vec2 {
    let angle = own.forward.angle_to(way);
    if angle.abs() < ABOUT {
        return way;
    }
    if own.speed() > TURNS_AT {
        return -own.forward;
    }
    own.forward.perp() * if angle < 0.0 && angle > -2.6 { -1.0 } else { 1.0 }
}

fn cheapest(streets: &Streets, lane: Lane, costs: &BTreeMap<usize, f32>) -> Option<Lane> {
    let worth = |next: &Lane| {
        let (_, to) = streets.roads.ends(*next);
        let back = if next.segment == lane.segment { 400.0 } else { 0.0 };
        costs.get(&to).map(|cost| cost + streets.roads.segments[next.segment].length + back)
    };
    let known = streets.next_lanes(lane).into_iter().filter_map(|next| Some((worth(&next)?, next)));
    known.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(_, lane)| lane)
}

/// A point of the lane, beside it where somebody slow is in the way: rather in another lane of the same direction than
/// among those who come. Where there is no way round him, it brakes.
fn round(streets: &Streets, fleet: &Fleet, own: &Seen, lane: Lane, metres: f32) -> Vec2 {
    let way = streets.way(lane);
    let speed = own.speed().max(0.0);
    let in_way = |left: f32, ahead: f32| {
        fleet.all.iter().filter(move |other| {
            let off = other.at - own.at;
            let (along, aside) = (off.dot(way), way.perp_dot(off) - left);
            let comes = other.velocity.dot(way) < -2.0;
            let near = along > 0.0 && along < ahead * if comes { 2.2 } else { 1.0 };
            let close = along < own.half.x + other.extent(way) + CLOSE;
            let slow = other.velocity.dot(way) < speed + if close { 1.5 } else { -1.0 } || other.idle;
            let wide = own.half.y + other.extent(way.perp()) + 0.5;
            other.entity != own.entity && near && slow && aside.abs() < wide
        })
    };
    let here = streets.metres(lane, own.at);
    let ahead = 12.0 + own.half.x + speed * 1.4;
    let blocks = |left: f32| in_way(left, ahead).next().is_some();
    // From where the bus is now, not from the lane's middle.
    let off = way.perp_dot(own.at - streets.on_lane(lane, here));
    if !blocks(0.0) {
        return streets.on_lane(lane, metres);
    }
    let right_way = |left: f32| {
        let at = own.at + way.perp() * left;
        streets.nearest_lane(at, way, 12.0).is_some_and(|other| {
            let on = streets.on_lane(other, streets.metres(other, at));
            streets.way(other).dot(way) > 0.8 && on.distance(at) < 1.8
        })
    };
    let mut sides = [ROUND, -ROUND];
    sides.sort_by_key(|left| !right_way(*left));
    let free = sides.into_iter().find(|left| !blocks(*left));
    if let Some(left) = free {
        return streets.on_lane(lane, metres) + way.perp() * (off + left);
    }
    let nearest =
        in_way(0.0, ahead).map(|other| (other.at - own.at).dot(way) - own.half.x - other.extent(way));
    let gap = nearest.min_by(f32::total_cmp).unwrap_or(0.0);
    // Who stands before it at a crawl is pushed aside.
    let brakes = speed > CRAWL && speed * speed / 11.0 + 2.0 > gap;
    if brakes { own.at - own.forward * 4.0 } else { streets.on_lane(lane, metres) }
}
