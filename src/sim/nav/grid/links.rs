//! Ways between nodes that are no neighbours: stairs, lifts, and hops over and through things.

use bevy::math::Vec2;

use super::{Hop, Link, NavGrid, Node};

impl NavGrid {
    /// Adds stairs or a lift from one place to another, both of which must be walkable.
    pub fn add_link(&mut self, from: Vec2, to: Vec2, cost: u32) {
        if let (Some(from), Some(to)) = (self.nearest(from), self.nearest(to)) {
            self.links.push(Link { from, to, cost });
            self.label_parts();
        }
    }

    /// Stairs and lifts.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// Puts these, in the order of their near ends, in place of the hops known so far.
    pub fn set_hops(&mut self, hops: Vec<Hop>) {
        if self.hops != hops {
            self.hops = hops;
            self.hops_version = self.hops_version.wrapping_add(1);
        }
    }

    /// The hops from a node.
    pub fn hops_from(&self, node: Node) -> &[Hop] {
        let first = self.hops.partition_point(|hop| hop.from < node);
        let last = first + self.hops[first..].partition_point(|hop| hop.from == node);
        &self.hops[first..last]
    }

    /// Grows with every change of what one can leap over or through.
    pub fn hops_version(&self) -> u32 {
        self.hops_version
    }
}
