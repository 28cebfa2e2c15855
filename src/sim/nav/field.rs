//! One way for many: the distance of every node to one goal, worked out once and a bounded piece each tick.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{
    grid::{NavGrid, Node},
    search::step_cost,
};

/// Distance that stands for "no way from here".
pub const FAR: u32 = u32::MAX;

/// Distances to one goal.
#[derive(Clone, Debug, Default)]
pub struct FlowField {
    goal: Node,
    version: u32,
    distance: Vec<u32>,
    open: BinaryHeap<Reverse<(u32, Node)>>,
}

impl FlowField {
    /// Begins a new field; [`Self::advance`] must be called until it tells that it is done.
    pub fn begin(&mut self, grid: &NavGrid, goal: Node) {
        self.goal = goal;
        self.version = grid.version();
        self.distance.clear();
        self.distance.resize(grid.len(), FAR);
        self.open.clear();
        self.distance[goal as usize] = 0;
        self.open.push(Reverse((0, goal)));
    }

    /// Settles at most `budget` nodes more. True once the whole field is known. On a grid that has changed since
    /// the beginning the field begins anew.
    pub fn advance(&mut self, grid: &NavGrid, budget: usize) -> bool {
        if self.version != grid.version() || self.distance.len() != grid.len() {
            if self.goal as usize >= grid.len() {
                return true;
            }
            self.begin(grid, self.goal);
        }
        for _ in 0..budget {
            let Some(Reverse((distance, node))) = self.open.pop() else { return true };
            if distance > self.distance[node as usize] {
                continue;
            }
            // The way leads from the neighbour onto this node: this node's ground is what it costs.
            for (next, diagonal) in grid.neighbours(node) {
                self.reach(next, distance + step_cost(grid, node, diagonal));
            }
            for link in grid.links().iter().filter(|link| link.to == node) {
                self.reach(link.from, distance + link.cost);
            }
        }
        self.open.is_empty()
    }

    fn reach(&mut self, node: Node, distance: u32) {
        if distance < self.distance[node as usize] {
            self.distance[node as usize] = distance;
            self.open.push(Reverse((distance, node)));
        }
    }

    /// The version of the grid that it was worked out on.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The node it leads to.
    pub fn goal(&self) -> Node {
        self.goal
    }

    /// Cost of the way from a node to the goal; [`FAR`] where there is none.
    pub fn distance(&self, node: Node) -> u32 {
        self.distance.get(node as usize).copied().unwrap_or(FAR)
    }

    /// The next node on the way from `node`; none at the goal, where there is no way, and at the mouth of a link.
    pub fn next(&self, grid: &NavGrid, node: Node) -> Option<Node> {
        let here = self.distance(node);
        if here == FAR || here == 0 {
            return None;
        }
        let ahead = |(next, diagonal): (Node, bool)| {
            let distance = self.distance(next);
            (distance < here).then(|| (distance + step_cost(grid, next, diagonal), next))
        };
        grid.neighbours(node).filter_map(ahead).min().map(|(_, next)| next)
    }
}
