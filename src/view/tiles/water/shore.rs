//! Where a pool's water is, and how far each of its pixels is from the edge.

use bevy::prelude::*;

use super::is_water;
use crate::view::{art::pixmap::Pixmap, stage::StageFloor, units::TILE_PIXELS};

/// Steps of the byte to a pixel of way.
const STEPS: u32 = 4;
/// The farthest that can be told, in pixels.
const FARTHEST: u32 = 63;

/// Which pixels of that rectangle of tiles show water: those of its tiles that the kerb leaves free. Rows from the north.
pub fn wet(floor: &StageFloor, tiles: IRect, kerb: &Pixmap) -> Vec<bool> {
    let tile = TILE_PIXELS as i32;
    let size = tiles.size() * tile;
    (0..size.y)
        .flat_map(|y| (0..size.x).map(move |x| IVec2::new(x, y)))
        .map(|at| {
            let place = tiles.min + at / tile;
            is_water(floor, place.x, place.y) && kerb.alpha(at) < 255
        })
        .collect()
}

/// How far each wet pixel is from the nearest that is not, [`STEPS`] to the pixel; 0 on land.
pub fn distances(size: UVec2, wet: &[bool]) -> Vec<u8> {
    let (width, height) = (size.x as usize, size.y as usize);
    // Three to a step across, four to a step aslant: the usual rough measure.
    let mut far: Vec<u32> = wet.iter().map(|wet| if *wet { FARTHEST * 3 } else { 0 }).collect();
    let near = |far: &[u32], x: usize, y: usize, dx: isize, dy: isize| {
        let (x, y) = (x as isize + dx, y as isize + dy);
        let inside = x >= 0 && y >= 0 && x < width as isize && y < height as isize;
        let there = if inside { far[y as usize * width + x as usize] } else { 0 };
        there + if dx != 0 && dy != 0 { 4 } else { 3 }
    };
    let mut pass = |x: usize, y: usize, ways: [(isize, isize); 4]| {
        let least = ways.iter().map(|&(dx, dy)| near(&far, x, y, dx, dy)).min().unwrap_or(0);
        let here = &mut far[y * width + x];
        *here = (*here).min(least);
    };
    for y in 0..height {
        for x in 0..width {
            pass(x, y, [(-1, 0), (0, -1), (-1, -1), (1, -1)]);
        }
    }
    for y in (0..height).rev() {
        for x in (0..width).rev() {
            pass(x, y, [(1, 0), (0, 1), (1, 1), (-1, 1)]);
        }
    }
    far.into_iter().map(|far| (far * STEPS / 3).min(255) as u8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_pool_is_farthest_from_its_edge() {
        let size = UVec2::new(7, 5);
        let wet: Vec<bool> =
            (0..35).map(|at| (1..6).contains(&(at % 7)) && (1..4).contains(&(at / 7))).collect();
        let far = distances(size, &wet);
        assert_eq!(far[0], 0);
        assert_eq!(far[7 + 1], STEPS as u8);
        assert_eq!(far[2 * 7 + 3], 2 * STEPS as u8);
    }
}
