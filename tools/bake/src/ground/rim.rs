//! The stone kerb of a pool, drawn inside water cells along the sides that are not water.
//!
//! Where two neighbouring sides are land the kerb cuts the cell from corner to corner, so that a flight of such
//! cells makes one straight slanting edge. Land left outside of the cut shows the slab floor.

use crate::{
    ground::{
        canvas::{CLEAR, Canvas, Rgba, faded, opaque},
        tints::{Tints, kerb},
    },
    palette::{OUTLINE, PATINA},
};

const SIDE: i32 = 16;
/// Width of the kerb in pixels, from the floor's edge to the water.
const KERB: f32 = 9.0;
const NORTH: i32 = 1;
const EAST: i32 = 2;
const SOUTH: i32 = 4;
const WEST: i32 = 8;

/// How deep a pixel lies inside the pool.
#[derive(Clone, Copy)]
struct Depth {
    /// Pixels from the edge of the land; negative on land.
    pixels: f32,
    /// Whether that edge faces south, so that one sees the kerb's inner side.
    faces_south: bool,
    /// Position along the kerb in pixels, for its joints.
    along: i32,
}

/// The kerb for a cell whose sides in `mask` (1 north, 2 east, 4 south, 8 west) are land; `floor` shows outside a cut corner.
pub fn rim(mask: i32, floor: &Canvas) -> Canvas {
    let stone = kerb();
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let nearest = depths(mask, x, y).into_iter().min_by(|a, b| a.pixels.total_cmp(&b.pixels));
        nearest.map_or(CLEAR, |depth| paint(depth, &stone, floor.get(x, y)))
    })
}

/// The kerb's bit in a cell of which only the land at one corner (0 NE, 1 SE, 2 SW, 3 NW) touches it.
pub fn corner(which: usize, floor: &Canvas) -> Canvas {
    let stone = kerb();
    let (right, below) = [(true, false), (true, true), (false, true), (false, false)][which.min(3)];
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let pixels = (mirrored(x, right) + mirrored(y, below)) * std::f32::consts::FRAC_1_SQRT_2;
        let along = if right { x } else { SIDE - 1 - x };
        paint(Depth { pixels, faces_south: !below, along }, &stone, floor.get(x, y))
    })
}

/// The kerb of a cell with land along one side only (0 north, 1 east, 2 south, 3 west) beside cells that are cut from
/// corner to corner: at its western or northern end (bit 1 of `ends`), at the other one (bit 2). There the two edges meet
/// within this cell.
pub fn join(side: usize, ends: i32, floor: &Canvas) -> Canvas {
    let stone = kerb();
    // Which of a cell's corners lie at either end of the side: whether right, whether below.
    let (first, last) = [
        ((false, false), (true, false)),
        ((true, false), (true, true)),
        ((false, true), (true, true)),
        ((false, false), (false, true)),
    ][side.min(3)];
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let slanting = |(right, below): (bool, bool)| Depth {
            pixels: (mirrored(x, right) + mirrored(y, below)) * std::f32::consts::FRAC_1_SQRT_2,
            faces_south: !below,
            along: x,
        };
        let cut = [(1, first), (2, last)].into_iter().filter(|(bit, _)| ends & bit != 0);
        let edges = depths(1 << side.min(3), x, y).into_iter().chain(cut.map(|(_, corner)| slanting(corner)));
        let nearest = edges.min_by(|a, b| a.pixels.total_cmp(&b.pixels));
        nearest.map_or(CLEAR, |depth| paint(depth, &stone, floor.get(x, y)))
    })
}

/// The distance from a cell's near or far side to a pixel's middle.
fn mirrored(at: i32, from_far: bool) -> f32 {
    if from_far { (SIDE - at) as f32 - 0.5 } else { at as f32 + 0.5 }
}

fn depths(mask: i32, x: i32, y: i32) -> Vec<Depth> {
    let mut depths = Vec::new();
    for (bit, pixels, along) in [
        (NORTH, mirrored(y, false), x),
        (EAST, mirrored(x, true), y),
        (SOUTH, mirrored(y, true), x),
        (WEST, mirrored(x, false), y),
    ] {
        if mask & bit != 0 {
            depths.push(Depth { pixels, faces_south: bit == NORTH, along });
        }
    }
    // With three or four sides of land only the corners are cut; with two the whole cell is.
    let leg = if mask.count_ones() == 2 { 16.0 } else { 8.0 };
    for (pair, right, below) in [
        (NORTH | EAST, true, false),
        (SOUTH | EAST, true, true),
        (SOUTH | WEST, false, true),
        (NORTH | WEST, false, false),
    ] {
        if mask & pair == pair {
            let from_corner = mirrored(x, right) + mirrored(y, below) - leg;
            let pixels = from_corner * std::f32::consts::FRAC_1_SQRT_2;
            depths.push(Depth { pixels, faces_south: !below, along: x });
        }
    }
    depths
}

fn paint(depth: Depth, stone: &Tints, floor: Rgba) -> Rgba {
    let joint = depth.along == 15;
    let pixels = depth.pixels;
    if pixels < 0.0 {
        floor
    } else if pixels < 1.0 {
        opaque(stone.step(0))
    } else if pixels < 2.0 {
        opaque(stone.step(if depth.faces_south { 4 } else { 5 }))
    } else if pixels < KERB - 2.0 {
        opaque(stone.step(if joint { 1 } else { 3 }))
    } else if pixels < KERB - 1.0 {
        opaque(stone.step(if depth.faces_south { 5 } else { 2 }))
    } else if pixels < KERB {
        opaque(stone.step(if depth.faces_south { 1 } else { 0 }))
    } else if depth.faces_south && pixels < KERB + 2.0 {
        // The inner side of the far kerb, tiled green, before the water begins.
        opaque(if joint { PATINA.step(1) } else { PATINA.step(2) })
    } else if depth.faces_south && pixels < KERB + 3.0 {
        opaque(OUTLINE)
    } else if pixels < KERB + 4.5 {
        faded(OUTLINE, 110)
    } else if pixels < KERB + 6.0 {
        faded(OUTLINE, 55)
    } else {
        CLEAR
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_amid_water_has_no_kerb() {
        let rim = rim(0, &Canvas::new(SIDE, SIDE));
        assert!((0..SIDE * SIDE).all(|i| !rim.painted(i % SIDE, i / SIDE)));
    }

    #[test]
    fn a_slanting_kerb_runs_on_into_the_straight_one() {
        let floor = Canvas::new(SIDE, SIDE);
        // How many pixels of stone stand on that row, from the western side.
        let stone = |cell: &Canvas, y: i32| (0..SIDE).take_while(|x| cell.get(*x, y)[3] == 255).count();
        let cut = rim(NORTH | WEST, &floor);
        let straight = join(3, 1, &floor);
        assert!(stone(&cut, SIDE - 1).abs_diff(stone(&straight, 0)) <= 1, "no step where the cells meet");
        assert_eq!(stone(&straight, SIDE - 1), stone(&rim(WEST, &floor), SIDE - 1));
    }

    #[test]
    fn a_cut_corner_shows_the_floor() {
        let floor = Canvas::from_fn(SIDE, SIDE, |_, _| [1, 2, 3, 255]);
        assert_eq!(rim(NORTH | EAST, &floor).get(SIDE - 1, 0), [1, 2, 3, 255]);
        assert_eq!(rim(NORTH, &floor).get(0, SIDE - 1), CLEAR);
    }
}
