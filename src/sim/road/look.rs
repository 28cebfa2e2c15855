//! Where a street leads before somebody who wants to go that way.

use bevy::math::Vec2;

use super::Streets;
use crate::content::roads::{Lane, Side};

/// Beyond the kerb one is so far still on the street, in metres.
const VERGE: f32 = 3.0;

/// Between two lanes one takes, the nearer one is worth this much more for each metre.
const OFF: f32 = 1.0;

/// A line that somebody could follow: a lane, looked along in that direction.
#[derive(Clone, Copy, Debug)]
struct Line {
    segment: usize,
    /// Whether it is followed against the street's path.
    back: bool,
    /// Metres to the right of the street's path.
    right: f32,
}

impl Streets {
    /// The point so far ahead on the nearest lane that leads, either way, within that angle (radians) of where one
    /// wants to go; none where there is no such lane.
    pub fn look(&self, at: Vec2, wanted: Vec2, reach: f32, angle: f32) -> Option<Vec2> {
        let (line, metres) = self.line(at, wanted, angle)?;
        self.follow(line, metres + reach, wanted, angle)
    }

    /// Which way the street leads on which a place is, within that angle (radians) of where one goes; none off all
    /// streets.
    pub fn along(&self, at: Vec2, way: Vec2, angle: f32) -> Option<Vec2> {
        let (line, _) = self.line(at, way, angle)?;
        let street = Vec2::from(self.roads.segments[line.segment].way);
        Some(if line.back { -street } else { street })
    }

    /// The nearest such lane, and how far along it the place is.
    fn line(&self, at: Vec2, wanted: Vec2, angle: f32) -> Option<(Line, f32)> {
        let mut best: Option<(f32, Line, f32)> = None;
        for index in self.segments_near(at, 24.0) {
            let segment = &self.roads.segments[index];
            let street = &self.roads.streets[segment.street];
            let way = Vec2::from(segment.way);
            let along = (at - Vec2::from(segment.at)).dot(way);
            let right = -way.perp_dot(at - Vec2::from(segment.at));
            let side = if right >= 0.0 { Side::Right } else { Side::Left };
            let beside = right.abs() > street.kerb(side) + VERGE;
            let past = (along - along.clamp(0.0, segment.length)).abs();
            let back = way.dot(wanted) < 0.0;
            let turn = if back { -way } else { way }.angle_to(wanted).abs();
            if beside || past > 12.0 || turn > angle {
                continue;
            }
            for (against, count) in [(false, street.lanes.0), (true, street.lanes.1)] {
                for number in 0..count {
                    let lane = street.offset(against, number);
                    let worth = (right - lane).abs() * OFF + turn * 4.0 + past * 2.0;
                    if best.as_ref().is_none_or(|(other, ..)| worth < *other) {
                        let metres = if back { segment.length - along } else { along };
                        best = Some((worth, Line { segment: index, back, right: lane }, metres));
                    }
                }
            }
        }
        best.map(|(_, line, metres)| (line, metres))
    }

    /// The point so many metres along a line, round the bends that still lead where one wants to go.
    fn follow(&self, line: Line, metres: f32, wanted: Vec2, angle: f32) -> Option<Vec2> {
        let mut line = line;
        let mut left = metres;
        for _ in 0..8 {
            let segment = &self.roads.segments[line.segment];
            let next = if left > segment.length { self.next_line(line, wanted, angle) } else { None };
            let Some(next) = next else { break };
            left -= segment.length;
            line = next;
        }
        let segment = &self.roads.segments[line.segment];
        let metres = if line.back { segment.length - left } else { left };
        Some(Vec2::from(segment.beside(metres, line.right)))
    }

    /// Where a line goes on behind its end.
    fn next_line(&self, line: Line, wanted: Vec2, angle: f32) -> Option<Line> {
        let lane = Lane { segment: line.segment, against: line.back, number: 0 };
        let (_, node) = self.roads.ends(lane);
        let others = self.roads.nodes[node].segments.iter().filter(|other| **other != line.segment);
        let best = others
            .map(|other| {
                let back = self.roads.segments[*other].from != node;
                let way = Vec2::from(self.roads.segments[*other].way) * if back { -1.0 } else { 1.0 };
                (way.angle_to(wanted).abs(), *other, back)
            })
            .filter(|(turn, ..)| *turn <= angle)
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))?;
        let (_, segment, back) = best;
        let beside = if line.back == back { line.right } else { -line.right };
        let street = self.roads.street(segment);
        let most = (street.half(Side::Right) - street.lane / 2.0).max(0.0);
        let least = (street.half(Side::Left) - street.lane / 2.0).max(0.0);
        Some(Line { segment, back, right: beside.clamp(-least, most) })
    }
}
