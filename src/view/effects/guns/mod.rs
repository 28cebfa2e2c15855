//! What guns look like: the flash at the muzzle, bullets in flight, cases that fall, what is struck, and the line along
//! which an opponent takes aim.
//!
//! Everything in the air lies in the plane of the chest, in which guns are fired.

use bevy::prelude::*;

pub use threat::share;

use super::Effects;
use crate::view::{art::Picture, ways};

mod casing;
mod door_hole;
mod flash;
mod hole;
mod impact;
mod litter;
mod streak;
#[cfg(test)]
mod tests;
mod threat;
mod tracer;

/// The pictures of effects of guns.
pub(super) const PICTURES: [&str; 16] = [
    "fx/muzzle_flash",
    "fx/muzzle_flash_huge",
    "fx/ricochet",
    "fx/gun_smoke",
    "fx/hole_wood",
    "fx/hole_plaster",
    "fx/hole_metal",
    "fx/hole_glass",
    "fx/hit_plaster",
    "fx/hit_wood",
    "fx/hit_glass",
    "fx/hit_metal",
    "fx/hit_pillow",
    "fx/feather",
    "fx/snow_puff",
    "ui/surrender",
];

/// Directions in which baked flashes and ricochets are drawn: 0 is east, then anticlockwise.
const TURNS: usize = 16;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<litter::Litter>();
    app.add_plugins((
        casing::plugin,
        door_hole::plugin,
        flash::plugin,
        hole::plugin,
        impact::plugin,
        litter::plugin,
        threat::plugin,
        tracer::plugin,
    ));
}

/// Makes the pictures that are drawn here rather than baked.
pub(super) fn draw(effects: &mut Effects, images: &mut Assets<Image>) {
    effects.pictures.insert("drawn/streak", streak::draw(images));
    effects.pictures.insert("drawn/aim", threat::draw(images));
    effects.pictures.insert("drawn/cloth", impact::draw_cloth(images));
}

/// The nearest of `turns` directions, 0 for east, then anticlockwise.
fn turn_of(direction: Vec2, turns: usize) -> usize {
    ways::way_of(direction.to_angle(), turns as u32) as usize
}

/// The frames of one direction, of a picture in which all frames of one direction come together.
fn turned(picture: &Picture, direction: Vec2) -> Picture {
    let frames = (picture.rects.len() / TURNS).max(1);
    let first = turn_of(direction, TURNS) * frames;
    let rects = picture.rects.iter().copied().cycle().skip(first).take(frames).collect();
    Picture { rects, ..picture.clone() }
}

#[cfg(test)]
mod turn_tests {
    use super::*;

    #[test]
    fn a_direction_finds_its_frames() {
        let rects = (0..48).map(|x| URect::new(x, 0, x + 1, 1)).collect();
        let picture = Picture { image: Handle::default(), rects, pivot: IVec2::ZERO, ticks: 2 };
        let first = |direction: Vec2| turned(&picture, direction).rects[0].min.x;
        assert_eq!(first(Vec2::X), 0);
        assert_eq!(first(Vec2::Y), 12);
        assert_eq!(first(Vec2::NEG_X), 24);
        assert_eq!(first(Vec2::new(1.0, -0.05)), 0, "the nearest, not the next");
        assert_eq!(turned(&picture, Vec2::NEG_Y).rects.len(), 3);
    }
}
