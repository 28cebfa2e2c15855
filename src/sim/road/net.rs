//! Lanes: which is nearest, where they lead, and the way to a node.

use std::collections::{BTreeMap, BinaryHeap};

use bevy::math::Vec2;
use rand_chacha::ChaCha8Rng;

use super::Streets;
use crate::{content::roads::Lane, sim::rng};

/// A turn back where one came from is a last resort: as long as that, in metres.
const BACK: f32 = 400.0;

impl Streets {
    /// The lane nearest to a place that leads about that way.
    pub fn nearest_lane(&self, at: Vec2, way: Vec2, reach: f32) -> Option<Lane> {
        let mut best: Option<(f32, Lane)> = None;
        for segment in self.segments_near(at, reach) {
            for lane in self.lanes(segment) {
                let leads = self.way(lane).dot(way);
                let length = self.roads.segments[segment].length;
                let metres = self.metres(lane, at);
                let on = self.on_lane(lane, metres.clamp(0.0, length));
                let worth = on.distance(at) + (1.0 - leads) * 12.0;
                if worth < reach + 24.0 && best.as_ref().is_none_or(|(other, _)| worth < *other) {
                    best = Some((worth, lane));
                }
            }
        }
        best.map(|(_, lane)| lane)
    }

    /// All lanes of a piece of street.
    pub fn lanes(&self, segment: usize) -> impl Iterator<Item = Lane> + use<> {
        let (along, against) = self.roads.street(segment).lanes;
        let lane = move |against| move |number| Lane { segment, against, number };
        (0..along).map(lane(false)).chain((0..against).map(lane(true)))
    }

    /// The lanes to which a lane leads: on each other piece at its end the one most like it.
    pub fn next_lanes(&self, lane: Lane) -> Vec<Lane> {
        let (_, node) = self.roads.ends(lane);
        let mut found = Vec::new();
        for segment in self.roads.nodes[node].segments.iter().filter(|segment| **segment != lane.segment) {
            found.extend(self.onto(node, *segment, lane.number));
        }
        if found.is_empty() {
            found.extend(self.onto(node, lane.segment, lane.number));
        }
        found
    }

    /// The lane that leads away from a node on that piece.
    fn onto(&self, node: usize, segment: usize, number: u32) -> Option<Lane> {
        let against = self.roads.segments[segment].from != node;
        let count = self.roads.street(segment).count(against);
        (count > 0).then(|| Lane { segment, against, number: number.min(count - 1) })
    }

    /// Where somebody without a goal goes on: mostly straight ahead.
    pub fn wander(&self, lane: Lane, rng: &mut ChaCha8Rng) -> Option<Lane> {
        let way = self.way(lane);
        let next = self.next_lanes(lane);
        let weight = |next: &Lane| {
            let ahead = self.way(*next).dot(way);
            let straight = 0.35 + ahead.max(0.0) * 2.0;
            if next.segment == lane.segment { 0.01 } else { straight * self.roads.street(next.segment).busy }
        };
        let all: f32 = next.iter().map(weight).sum();
        let mut draw = rng::share(rng) * all;
        for lane in next.iter().filter(|lane| weight(lane) > 0.0) {
            draw -= weight(lane);
            if draw <= 0.0 {
                return Some(*lane);
            }
        }
        next.last().copied()
    }

    /// The lane by which one goes on towards a node; none where one is there, or no way leads.
    pub fn toward(&self, lane: Lane, goal: usize) -> Option<Lane> {
        let (_, end) = self.roads.ends(lane);
        let costs = self.costs_to(goal);
        let next = self.next_lanes(lane).into_iter().filter_map(|next| {
            let (_, to) = self.roads.ends(next);
            let length = self.roads.segments[next.segment].length;
            let back = if next.segment == lane.segment { BACK } else { 0.0 };
            Some((costs.get(&to)? + length + back, next))
        });
        if end == goal {
            return None;
        }
        next.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(_, lane)| lane)
    }

    /// Metres to a node from every node from which lanes lead there.
    pub fn costs_to(&self, goal: usize) -> BTreeMap<usize, f32> {
        let mut costs: BTreeMap<usize, f32> = BTreeMap::new();
        // Centimetres, so that they can be compared; the smallest comes first.
        let mut open: BinaryHeap<(std::cmp::Reverse<u32>, usize)> = BinaryHeap::new();
        open.push((std::cmp::Reverse(0), goal));
        while let Some((std::cmp::Reverse(cost), node)) = open.pop() {
            if costs.contains_key(&node) {
                continue;
            }
            costs.insert(node, cost as f32 / 100.0);
            for segment in &self.roads.nodes[node].segments {
                for against in [false, true] {
                    let lane = Lane { segment: *segment, against, number: 0 };
                    let (from, to) = self.roads.ends(lane);
                    if to == node && self.roads.street(*segment).count(against) > 0 {
                        let metres = (self.roads.segments[*segment].length * 100.0) as u32;
                        open.push((std::cmp::Reverse(cost.saturating_add(metres)), from));
                    }
                }
            }
        }
        costs
    }

    /// The node nearest to a place.
    pub fn nearest_node(&self, at: Vec2) -> Option<usize> {
        let far = |node: usize| Vec2::from(self.roads.nodes[node].at).distance_squared(at);
        (0..self.roads.nodes.len()).min_by(|a, b| far(*a).total_cmp(&far(*b)))
    }
}
