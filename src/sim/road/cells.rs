//! Things of the plane sorted into squares, so that only those near are looked at.

use std::collections::BTreeMap;

use bevy::math::Vec2;

use crate::content::roads::Roads;

/// Edge of a square in metres.
pub const CELL: f32 = 64.0;

/// A square.
pub type Cell = (i32, i32);

/// Numbers of things by squares.
#[derive(Clone, Debug, Default)]
pub struct Cells(BTreeMap<Cell, Vec<u32>>);

/// The square in which a place lies.
pub fn cell_of(at: Vec2) -> Cell {
    let cell = (at / CELL).floor();
    (cell.x as i32, cell.y as i32)
}

/// All squares that are within that distance of a place, or nearly.
pub fn cells_near(at: Vec2, reach: f32) -> impl Iterator<Item = Cell> {
    let (low, high) = (cell_of(at - Vec2::splat(reach)), cell_of(at + Vec2::splat(reach)));
    (low.0..=high.0).flat_map(move |x| (low.1..=high.1).map(move |y| (x, y)))
}

impl Cells {
    /// Pieces of streets: each in all squares through which it leads.
    pub fn of_segments(roads: &Roads) -> Self {
        let mut cells = Self::default();
        for (index, segment) in (0..).zip(&roads.segments) {
            let steps = (segment.length / (CELL / 2.0)).ceil().max(1.0) as u32;
            for step in 0..=steps {
                let metres = segment.length * step as f32 / steps as f32;
                cells.add(Vec2::from(segment.beside(metres, 0.0)), index);
            }
        }
        cells
    }

    /// Adds a thing that lies there.
    pub fn add(&mut self, at: Vec2, number: u32) {
        let cell = self.0.entry(cell_of(at)).or_default();
        if cell.last() != Some(&number) {
            cell.push(number);
        }
    }

    /// What lies in that square.
    pub fn at(&self, cell: Cell) -> &[u32] {
        self.0.get(&cell).map_or(&[], Vec::as_slice)
    }

    /// What lies within about that distance of a place, each once, in the order of the numbers.
    pub fn near(&self, at: Vec2, reach: f32) -> Vec<usize> {
        let mut found: Vec<usize> =
            cells_near(at, reach).flat_map(|cell| self.at(cell)).map(|number| *number as usize).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
