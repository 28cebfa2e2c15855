//! Where streets lead from where a level begins.

use std::collections::{BTreeSet, VecDeque};

use crate::content::roads::{Lane, Point, Roads, minus, unit};

/// How near to a street one begins on it, in metres: further off one may be on any.
const BESIDE: f32 = 60.0;

/// The nodes and areas to which lanes lead from where the player begins, and from every vehicle that stands there.
pub fn reached(roads: &Roads) -> BTreeSet<String> {
    let player = roads.vehicles.iter().filter(|vehicle| vehicle.player).map(|vehicle| vehicle.at);
    let starts: Vec<Point> = player.chain(roads.start.map(|(at, _)| at)).collect();
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    let mut next: VecDeque<usize> = VecDeque::new();
    for (index, segment) in roads.segments.iter().enumerate() {
        let middle = segment.beside(segment.length / 2.0, 0.0);
        let near = |start: &Point| unit(minus(*start, middle)).1 < segment.length / 2.0 + BESIDE;
        // A start on a map may lead anywhere.
        if starts.is_empty() || starts.iter().any(near) {
            next.extend(ends(roads, index).into_iter().filter(|node| seen.insert(*node)));
        }
    }
    while let Some(node) = next.pop_front() {
        for segment in &roads.nodes[node].segments {
            for against in [false, true] {
                let lane = Lane { segment: *segment, against, number: 0 };
                let (from, to) = roads.ends(lane);
                if from == node && roads.street(*segment).count(against) > 0 && seen.insert(to) {
                    next.push_back(to);
                }
            }
        }
    }
    let nodes = seen.into_iter().map(|node| roads.nodes[node].id.clone());
    // Areas are beside the streets as well as on them: who drives there gets out and walks.
    nodes.chain(roads.areas.keys().cloned()).collect()
}

/// The nodes to which the lanes of a piece of street lead.
fn ends(roads: &Roads, segment: usize) -> Vec<usize> {
    let lanes = [false, true].map(|against| Lane { segment, against, number: 0 });
    let there = lanes.into_iter().filter(|lane| roads.street(segment).count(lane.against) > 0);
    there.map(|lane| roads.ends(lane).1).collect()
}
