//! Whether a rectangle of the lattice is free of anything, known without looking at its nodes.

use bevy::math::IVec2;

/// How many marked nodes lie south-west of each corner of the lattice.
#[derive(Clone, Debug, Default)]
pub(super) struct Rough {
    columns: usize,
    rows: usize,
    counts: Vec<u32>,
}

impl Rough {
    /// Counts the nodes of a lattice, row by row from the south-west, that `is_marked` tells by number.
    pub fn count(columns: u32, rows: u32, is_marked: impl Fn(usize) -> bool) -> Self {
        let (columns, rows) = (columns as usize, rows as usize);
        let width = columns + 1;
        let mut counts = vec![0; width * (rows + 1)];
        for y in 0..rows {
            let mut row = 0;
            for x in 0..columns {
                row += u32::from(is_marked(y * columns + x));
                counts[(y + 1) * width + x + 1] = counts[y * width + x + 1] + row;
            }
        }
        Self { columns, rows, counts }
    }

    /// Whether all nodes from one column and row to another (both included) lie inside and none is marked.
    pub fn is_none_in(&self, low: IVec2, high: IVec2) -> bool {
        if low.x < 0 || low.y < 0 || high.x >= self.columns as i32 || high.y >= self.rows as i32 {
            return false;
        }
        let count = |x: i32, y: i32| self.counts[y as usize * (self.columns + 1) + x as usize];
        let (east, north) = (high.x + 1, high.y + 1);
        count(east, north) + count(low.x, low.y) == count(low.x, north) + count(east, low.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rectangle_is_free_unless_it_holds_a_marked_node_or_leaves_the_lattice() {
        // Five columns, four rows, one marked node in column 3, row 2.
        let rough = Rough::count(5, 4, |node| node == 2 * 5 + 3);
        let free = |x, y, to_x, to_y| rough.is_none_in(IVec2::new(x, y), IVec2::new(to_x, to_y));
        assert!(free(0, 0, 2, 3) && free(4, 0, 4, 3) && free(0, 0, 4, 1) && free(0, 3, 4, 3));
        assert!(!free(3, 2, 3, 2) && !free(0, 0, 4, 3) && !free(2, 1, 3, 2));
        assert!(!free(-1, 0, 2, 1) && !free(0, 0, 5, 1), "outside");
        assert!(!Rough::default().is_none_in(IVec2::ZERO, IVec2::ZERO), "nothing at all");
    }
}
