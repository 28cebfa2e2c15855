//! Where the picture of one lies who is out of the fight: moved a little where walls and kerbs would cut it.

use bevy::prelude::*;

use crate::{
    content::terrain::TerrainKind,
    view::{stage::StageFloor, units::TILE_PIXELS},
};

/// The farthest that a picture is moved, in pixels.
const FARTHEST: i32 = 26;
/// Things further away than this are of no matter, in pixels.
pub const FAR: f32 = 60.0;
/// Half the length and half the width of who lies, in pixels.
const LENGTH: f32 = 20.0;
const WIDTH: f32 = 8.0;
/// How far a wall's raised top reaches over the floor to its north, in pixels.
const OVER: f32 = 10.0;
/// How far a pool's kerb reaches over the water, in pixels.
const KERB: f32 = 8.0;
/// Middles of two who lie are no nearer than this, in pixels, if there is room; nor are the middle of one and a thing.
const BESIDE: f32 = 28.0;
const BESIDE_THING: f32 = 20.0;

/// By how many pixels the picture of a body is moved that lies at `at` (in pixels) along `along` (a unit vector); `others`
/// are the middles of those who lie already, `things` those of what stands about.
pub fn nudge(floor: &StageFloor, at: Vec2, along: Vec2, others: &[Vec2], things: &[Vec2]) -> Vec2 {
    let wet = kind(floor, at) == TerrainKind::Water;
    let mut moved = Vec2::ZERO;
    for _ in 0..FARTHEST {
        let middle = at + moved;
        let cut: Vec2 = places(middle, along)
            .filter(|place| is_cut(floor, *place, wet))
            .map(|place| (middle - place).normalize_or_zero())
            .sum();
        let near = |places: &[Vec2], least: f32| -> Vec2 {
            let close = places.iter().filter(|place| middle.distance(**place) < least);
            close.map(|place| (middle - *place).normalize_or(Vec2::X)).sum()
        };
        let crowded = near(others, BESIDE) + near(things, BESIDE_THING);
        // Walls weigh more than company.
        let away = if cut.length() < 0.1 { crowded } else { cut };
        if away.length() < 0.1 {
            break;
        }
        moved += away.normalize();
    }
    moved.round()
}

/// The places by which a body's outline is known.
fn places(middle: Vec2, along: Vec2) -> impl Iterator<Item = Vec2> {
    let ends = [-1.0, -0.6, 0.0, 0.6, 1.0];
    ends.into_iter().flat_map(move |end| {
        [-WIDTH, WIDTH].map(|side| middle + along * (end * LENGTH) + along.perp() * side)
    })
}

fn is_cut(floor: &StageFloor, place: Vec2, wet: bool) -> bool {
    if kind(floor, place) == TerrainKind::Wall || kind(floor, place - Vec2::Y * OVER) == TerrainKind::Wall {
        return true;
    }
    if wet {
        // The kerb lies over the water's edge on all its sides.
        let beside = [Vec2::X, Vec2::NEG_X, Vec2::Y, Vec2::NEG_Y];
        return beside.iter().any(|way| kind(floor, place + *way * KERB) != TerrainKind::Water);
    }
    kind(floor, place) == TerrainKind::Water
}

fn kind(floor: &StageFloor, place: Vec2) -> TerrainKind {
    let tile = TILE_PIXELS as f32;
    let column = ((place.x - floor.west as f32) / tile).floor() as i32;
    let row = ((floor.north() as f32 - place.y) / tile).floor() as i32;
    floor.kind(column, row)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn floor() -> StageFloor {
        StageFloor::drawn(&["########", "#......#", "#......#", "#....~~#", "#....~~#", "########"])
    }

    #[test]
    fn who_lies_in_the_open_is_not_moved() {
        let floor = StageFloor::drawn(&[".........."; 10]);
        assert_eq!(nudge(&floor, Vec2::new(80.0, 80.0), Vec2::X, &[], &[]), Vec2::ZERO);
    }

    #[test]
    fn who_lies_on_another_is_moved_off_him() {
        let floor = StageFloor::drawn(&[".........."; 10]);
        let moved = nudge(&floor, Vec2::new(80.0, 80.0), Vec2::X, &[Vec2::new(80.0, 72.0)], &[]);
        assert!(moved.y >= 14.0 && moved.x.abs() <= 1.0, "{moved}");
    }

    #[test]
    fn who_lies_under_a_barrel_is_moved_beside_it() {
        let floor = StageFloor::drawn(&[".........."; 10]);
        let moved = nudge(&floor, Vec2::new(80.0, 80.0), Vec2::X, &[], &[Vec2::new(76.0, 80.0)]);
        assert!(moved.x >= 12.0, "{moved}");
    }

    #[test]
    fn who_lies_half_on_a_fence_is_moved_off_it() {
        let moved = nudge(&floor(), Vec2::new(28.0, 60.0), Vec2::X, &[], &[]);
        assert!(moved.x >= 7.0, "{moved}");
    }

    #[test]
    fn who_lies_over_a_kerb_is_moved_off_it() {
        let moved = nudge(&floor(), Vec2::new(68.0, 40.0), Vec2::X, &[], &[]);
        assert!(moved.x < 0.0, "{moved}");
    }
}
