//! Streets that lie on each other.

use super::Check;
use crate::content::{
    codes,
    diagnostic::Diagnostic,
    names::Sort,
    roads::{Point, Roads, Segment, Side, add, near_points, scale},
};

/// With more of these reports nobody reads on.
const MOST_REPORTS: usize = 20;

impl Check<'_> {
    /// Tells pieces of streets that do not meet at a node and whose lanes lie on each other all the same.
    pub(super) fn tell_overlaps(&self, roads: &Roads) {
        let mut told = Vec::new();
        // Sorted by where they begin in the west, only those near to each other are compared.
        let mut order: Vec<usize> = (0..roads.segments.len()).collect();
        let west = |index: usize| bounds(&roads.segments[index], width(roads, index)).0.0;
        order.sort_by(|a, b| west(*a).total_cmp(&west(*b)));
        for (place, first) in order.iter().enumerate() {
            let (low, high) = bounds(&roads.segments[*first], width(roads, *first));
            for second in order[place + 1..].iter().take_while(|second| west(**second) <= high.0) {
                let (other_low, other_high) = bounds(&roads.segments[*second], width(roads, *second));
                let apart = other_low.1 > high.1 || low.1 > other_high.1;
                let pair = (roads.segments[*first].street, roads.segments[*second].street);
                if apart || pair.0 == pair.1 || told.contains(&pair) || !overlap(roads, *first, *second) {
                    continue;
                }
                told.push(pair);
                self.tell_overlap(roads, pair.0.max(pair.1), pair.0.min(pair.1));
                if told.len() >= MOST_REPORTS {
                    return;
                }
            }
        }
    }

    fn tell_overlap(&self, roads: &Roads, street: usize, other: usize) {
        let (street, other) = (&roads.streets[street].id, &roads.streets[other].id);
        let span = self.names.place(Sort::Street, street);
        let message = format!("the street `{street}` lies on the street `{other}`");
        self.report(
            Diagnostic::new(codes::STREETS_OVERLAP, span, message)
                .label("their lanes lie on each other, and no node is there")
                .help("let both paths go through a node where they cross, or keep them apart".to_owned())
                .related(self.names.place(Sort::Street, other), "the other street"),
        );
    }
}

fn width(roads: &Roads, segment: usize) -> f32 {
    let street = roads.street(segment);
    street.half(Side::Right).max(street.half(Side::Left))
}

fn end(segment: &Segment) -> Point {
    add(segment.at, scale(segment.way, segment.length))
}

/// The south-west and north-east corner around a piece.
fn bounds(segment: &Segment, width: f32) -> (Point, Point) {
    let (a, b) = (segment.at, end(segment));
    ((a.0.min(b.0) - width, a.1.min(b.1) - width), (a.0.max(b.0) + width, a.1.max(b.1) + width))
}

fn overlap(roads: &Roads, first: usize, second: usize) -> bool {
    let (a, b) = (&roads.segments[first], &roads.segments[second]);
    let meet = [a.from, a.to].into_iter().any(|node| node == b.from || node == b.to);
    if meet {
        return false;
    }
    let (.., far) = near_points((a.at, end(a)), (b.at, end(b)));
    far < width(roads, first) + width(roads, second) - 0.5
}
