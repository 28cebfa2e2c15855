//! What of each pixel of a sheet depends on its neighbours: where a body ends, which sides of it are open to the light.
//! It is worked out once, when the sheet is read, so that the shader looks at one pixel and not at twenty.

use bevy::math::{IVec2, URect, UVec2};

use crate::view::art::indexed::{Indexed, NOTHING};

/// Ways of a side, east first, anticlockwise; rows count down.
const WAYS: [IVec2; 8] = [
    IVec2::new(1, 0),
    IVec2::new(1, -1),
    IVec2::new(0, -1),
    IVec2::new(-1, -1),
    IVec2::new(-1, 0),
    IVec2::new(-1, 1),
    IVec2::new(0, 1),
    IVec2::new(1, 1),
];
/// Of a pixel beside a body: the body is next to it, or next to its neighbour.
const NEXT: u8 = 1;
const NEAR: u8 = 2;
/// Of a pixel under a body that lies: in its shade, in the deep of it.
const SHADED: u8 = 4;
const DEEP: u8 = 8;
/// How far such a shade falls, in pixels.
const SHADE: i32 = 4;

/// A sheet as the shader takes it.
pub struct Edged {
    /// Two bytes a pixel: the colour's number, and for a pixel of a body the open ways (bit 0 is east, then
    /// anticlockwise), for one beside it what body is near.
    pub pairs: Vec<u8>,
    /// Where in each cell anything is to be drawn: left, upper, right and lower edge in pixels from the cell's corner.
    pub bounds: Vec<[u8; 4]>,
}

/// Works out what the shader must know of each pixel's neighbours.
pub fn with_edges(picture: &Indexed, cell: UVec2) -> Edged {
    let mut pairs: Vec<u8> = picture.numbers.iter().flat_map(|number| [*number, 0]).collect();
    let mut bounds = Vec::new();
    let cells = picture.size / cell.max(UVec2::ONE);
    for row in 0..cells.y {
        for column in 0..cells.x {
            let corner = UVec2::new(column, row) * cell;
            let view = Cell { picture, corner, size: cell.as_ivec2() };
            let body = view.body().unwrap_or_default();
            bounds.push([body.min.x, body.min.y, body.max.x, body.max.y].map(|edge| edge.min(255) as u8));
            for y in body.min.y..body.max.y {
                for x in body.min.x..body.max.x {
                    let index = view.index(IVec2::new(x as i32, y as i32));
                    pairs[index * 2 + 1] = view.edge(IVec2::new(x as i32, y as i32));
                }
            }
        }
    }
    Edged { pairs, bounds }
}

/// One cell of a sheet.
struct Cell<'a> {
    picture: &'a Indexed,
    corner: UVec2,
    size: IVec2,
}

impl Cell<'_> {
    /// Where in the sheet that pixel of the cell is.
    fn index(&self, at: IVec2) -> usize {
        (self.corner.y as usize + at.y as usize) * self.picture.size.x as usize
            + self.corner.x as usize
            + at.x as usize
    }

    /// Whether a body shows there; never outside of the cell.
    fn shows(&self, at: IVec2) -> bool {
        let inside = at.cmpge(IVec2::ZERO).all() && at.cmplt(self.size).all();
        inside && self.picture.numbers[self.index(at)] != NOTHING
    }

    /// The part of the cell in which a pixel can have neighbours.
    fn body(&self) -> Option<URect> {
        let mut found: Option<(IVec2, IVec2)> = None;
        for y in 0..self.size.y {
            let start = self.index(IVec2::new(0, y));
            let row = &self.picture.numbers[start..start + self.size.x as usize];
            let Some(first) = row.iter().position(|number| *number != NOTHING) else { continue };
            let last = row.iter().rposition(|number| *number != NOTHING).unwrap_or(first);
            let (low, high) = (IVec2::new(first as i32, y), IVec2::new(last as i32, y));
            found = Some(found.map_or((low, high), |(min, max)| (min.min(low), max.max(high))));
        }
        let (min, max) = found?;
        let low = (min - 2).max(IVec2::ZERO);
        // A shade falls down, and half as far to the east; an edge reaches two pixels.
        let high = (max + 1 + IVec2::new(SHADE / 2, SHADE)).min(self.size);
        Some(URect::from_corners(low.as_uvec2(), high.as_uvec2()))
    }

    fn next_to_body(&self, at: IVec2) -> bool {
        WAYS.iter().step_by(2).any(|way| self.shows(at + *way))
    }

    fn edge(&self, at: IVec2) -> u8 {
        if self.shows(at) {
            let open = |way: IVec2| !self.shows(at + way) || !self.shows(at + way * 2);
            return (0..).zip(WAYS).filter(|(_, way)| open(*way)).map(|(bit, _)| 1 << bit).sum();
        }
        let next = self.next_to_body(at);
        let near = next || WAYS.iter().step_by(2).any(|way| self.next_to_body(at + *way));
        let shade = (1..=SHADE).find(|down| self.shows(at - IVec2::new(down / 2, *down)));
        let bits = [
            (next, NEXT),
            (near, NEAR),
            (shade.is_some(), SHADED),
            (shade.is_some_and(|down| down <= SHADE / 2), DEEP),
        ];
        bits.into_iter().filter(|(is, _)| *is).map(|(_, bit)| bit).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two cells of five by six side by side, a pixel of a body in the first, two in the second at its western edge.
    fn sheet() -> Indexed {
        let mut numbers = vec![0; 60];
        for at in [(2, 2), (5, 2), (5, 3)] {
            numbers[at.1 * 10 + at.0] = 3;
        }
        Indexed { size: UVec2::new(10, 6), numbers, colors: vec![[0; 4]; 4] }
    }

    fn at(pairs: &[u8], x: usize, y: usize) -> (u8, u8) {
        (pairs[(y * 10 + x) * 2], pairs[(y * 10 + x) * 2 + 1])
    }

    #[test]
    fn a_lonely_pixel_is_open_on_all_sides_and_is_known_to_its_neighbours() {
        let pairs = with_edges(&sheet(), UVec2::new(5, 6)).pairs;
        assert_eq!(at(&pairs, 2, 2), (3, 255));
        assert_eq!(at(&pairs, 2, 1), (0, NEXT | NEAR));
        assert_eq!(at(&pairs, 2, 0), (0, NEAR));
        assert_eq!(at(&pairs, 1, 1), (0, NEAR));
        assert_eq!(at(&pairs, 0, 0), (0, 0));
    }

    #[test]
    fn under_a_body_is_its_shade() {
        let pairs = with_edges(&sheet(), UVec2::new(5, 6)).pairs;
        assert_eq!(at(&pairs, 2, 3), (0, NEXT | NEAR | SHADED | DEEP));
        assert_eq!(at(&pairs, 3, 4).1 & (SHADED | DEEP), SHADED | DEEP);
        assert_eq!(at(&pairs, 3, 5).1 & (SHADED | DEEP), SHADED);
    }

    #[test]
    fn each_cell_is_drawn_as_far_as_there_is_something_in_it() {
        let bounds = with_edges(&sheet(), UVec2::new(5, 6)).bounds;
        assert_eq!(bounds, [[0, 0, 5, 6], [0, 0, 3, 6]]);
    }

    #[test]
    fn a_cell_knows_nothing_of_the_next() {
        let pairs = with_edges(&sheet(), UVec2::new(5, 6)).pairs;
        // The pixel west of the second cell's body is the first cell's.
        assert_eq!(at(&pairs, 4, 3), (0, 0));
        // South of the upper of the two is the lower one, but nothing under that.
        let south = 1 << 6;
        assert_eq!(at(&pairs, 5, 2), (3, 255), "two pixels to the south nothing is left");
        assert_eq!(at(&pairs, 5, 3).1 & south, south);
    }
}
