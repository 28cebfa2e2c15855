//! A single way from here to there: A* with octile distance. Its buffers are kept between searches.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{
    grid::{NavGrid, Node, PLAIN},
    leap::Manner,
};

/// Cost of a straight step on ground of cost 1, and of a diagonal one.
pub(super) const STRAIGHT: u32 = 10;
pub(super) const DIAGONAL: u32 = 14;

/// Buffers of a search.
#[derive(Clone, Debug, Default)]
pub struct Search {
    seen: Vec<Seen>,
    open: BinaryHeap<Reverse<Promise>>,
    round: u32,
}

/// What a node promises; the least is looked at first. Among equal ones the nearer to the goal, then where a node lies
/// beside the straight line from start to goal decides, never where it lies on the map: a map turned by half a turn has its
/// ways turned by half a turn, and neither of two who seek each other is led better than the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Promise {
    /// Cost of the way over it, as far as that is known.
    cost: u32,
    /// What of that is still to come.
    left: u32,
    /// How far beside the line it lies, in a unit that is the same for all nodes.
    off: u32,
    /// Whether it lies on the line's right.
    right: bool,
    /// How far along the line it lies, in the same unit.
    along: i32,
    node: Node,
}

impl Promise {
    fn new(grid: &NavGrid, node: Node, cost: u32, (from, to): (Node, Node)) -> Self {
        let start = grid.coordinates(from);
        let (line, way) = (grid.coordinates(to) - start, grid.coordinates(node) - start);
        let aside = line.perp_dot(way);
        let left = estimate(grid, node, to);
        Self {
            cost: cost + left,
            left,
            off: aside.unsigned_abs(),
            right: aside < 0,
            along: line.dot(way),
            node,
        }
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    /// The search in which the rest was written; older marks count as none.
    round: u32,
    cost: u32,
    from: Node,
    done: bool,
}

impl Search {
    /// Writes the nodes of the cheapest way into `path`, both ends included. False, and an empty path, if there is none.
    /// Whether there is one at all should be asked before: a search in vain looks at all that can be reached.
    pub fn find(
        &mut self,
        grid: &NavGrid,
        from: Node,
        to: Node,
        manner: Manner,
        path: &mut Vec<Node>,
    ) -> bool {
        path.clear();
        self.begin(grid.len());
        let ends = (from, to);
        self.reach(grid, from, from, 0, ends, &Manner::default());
        while let Some(Reverse(Promise { node, .. })) = self.open.pop() {
            if node == to {
                self.trace(from, to, path);
                return true;
            }
            let seen = &mut self.seen[node as usize];
            if std::mem::replace(&mut seen.done, true) {
                continue;
            }
            let cost = seen.cost;
            for (next, diagonal) in grid.neighbours(node) {
                self.reach(grid, next, node, cost + step_cost(grid, next, diagonal), ends, &manner);
            }
            for link in grid.links().iter().filter(|link| link.from == node) {
                self.reach(grid, link.to, node, cost + link.cost, ends, &manner);
            }
            for hop in grid.hops_from(node).iter().filter(|hop| manner.makes(hop.leap)) {
                self.reach(grid, hop.to, node, cost + hop.cost, ends, &manner);
            }
        }
        false
    }

    fn begin(&mut self, nodes: usize) {
        self.open.clear();
        self.round = self.round.wrapping_add(1);
        if self.seen.len() != nodes || self.round == 0 {
            self.seen.clear();
            self.seen.resize(nodes, Seen::default());
            self.round = 1;
        }
    }

    /// Notes that `node` can be reached at that cost, and what is dreaded there, if that is better than what is known.
    fn reach(
        &mut self,
        grid: &NavGrid,
        node: Node,
        from: Node,
        cost: u32,
        ends: (Node, Node),
        manner: &Manner,
    ) {
        let seen = &mut self.seen[node as usize];
        let is_known = |seen: &Seen, cost: u32| seen.round == self.round && seen.cost <= cost;
        if is_known(seen, cost) {
            return;
        }
        let cost = cost + manner.dread.map_or(0, |dread| dread(grid.place(node)));
        if is_known(seen, cost) {
            return;
        }
        *seen = Seen { round: self.round, cost, from, done: false };
        self.open.push(Reverse(Promise::new(grid, node, cost, ends)));
    }

    fn trace(&self, from: Node, to: Node, path: &mut Vec<Node>) {
        let mut node = to;
        path.push(node);
        while node != from {
            node = self.seen[node as usize].from;
            path.push(node);
        }
        path.reverse();
    }
}

/// Cost of stepping onto a node.
pub(super) fn step_cost(grid: &NavGrid, onto: Node, diagonal: bool) -> u32 {
    u32::from(grid.cost(onto)) * if diagonal { DIAGONAL } else { STRAIGHT }
}

/// At least what the way costs; a link may be a short cut, so the way to its nearest mouth bounds it too.
fn estimate(grid: &NavGrid, node: Node, to: Node) -> u32 {
    let straight = octile(grid, node, to);
    grid.links().iter().fold(straight, |least, link| least.min(octile(grid, node, link.from)))
}

fn octile(grid: &NavGrid, a: Node, b: Node) -> u32 {
    let apart = (grid.coordinates(a) - grid.coordinates(b)).abs();
    let (long, short) = (apart.x.max(apart.y) as u32, apart.x.min(apart.y) as u32);
    u32::from(PLAIN) * (STRAIGHT * (long - short) + DIAGONAL * short)
}
