//! Which nodes hang together: asked before every search, for a search in vain looks at all that can be reached.

use super::{Hop, NavGrid, Node};

impl NavGrid {
    /// Whether there is a way from one node to the other (not regarding that a link may lead one way only).
    pub fn connected(&self, a: Node, b: Node) -> bool {
        self.part[a as usize] != 0 && self.part[a as usize] == self.part[b as usize]
    }

    /// Finds out anew which nodes hang together.
    pub(super) fn label_parts(&mut self) {
        self.part = self.parts_with(&[]);
    }

    /// Which nodes hang together where these lead from one to another as well; 0 for blocked ones.
    pub fn parts_with_hops(&self) -> Vec<u16> {
        self.parts_with(&self.hops)
    }

    fn parts_with(&self, hops: &[Hop]) -> Vec<u16> {
        let mut part = vec![0; self.cost.len()];
        let mut open = Vec::new();
        let mut label = 0;
        for start in 0..self.cost.len() as u32 {
            if self.cost[start as usize] == 0 || part[start as usize] != 0 || label == u16::MAX {
                continue;
            }
            label += 1;
            part[start as usize] = label;
            open.push(start);
            while let Some(node) = open.pop() {
                let links = self.links.iter().map(|link| (link.from, link.to));
                let pairs = links.chain(hops.iter().map(|hop| (hop.from, hop.to)));
                let linked =
                    pairs.filter_map(
                        |(from, to)| {
                            if from == node { Some(to) } else { (to == node).then_some(from) }
                        },
                    );
                for next in self.neighbours(node).map(|(next, _)| next).chain(linked) {
                    if part[next as usize] == 0 && self.cost[next as usize] > 0 {
                        part[next as usize] = label;
                        open.push(next);
                    }
                }
            }
        }
        part
    }
}
