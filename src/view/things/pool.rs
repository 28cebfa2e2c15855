//! The shadow that a prop stands in: its foot and a little more, away from the light of the upper left, drawn to measure
//! so that a modder's table has one too.

use bevy::{platform::collections::HashMap, prelude::*};

use crate::{
    content::prop::{Footprint, PropDef},
    view::{art::pixmap::Pixmap, units::pixels_per_metre},
};

/// Props lower than this, in metres, lie: whoever comes stands on them.
pub(super) const FLAT: f32 = 0.15;
/// Where a pool lies from the middle of the foot, in pixels.
pub(super) const POOL_AT: Vec2 = Vec2::new(2.0, -1.0);
/// How far the firm part and the rim reach beyond the foot, in pixels.
const FIRM: f32 = 0.5;
const RIM: f32 = 2.5;
/// Ink, and how solid it is under the thing and at the rim.
const INK: [u8; 3] = [0x0b, 0x0d, 0x17];
const UNDER: u8 = 190;
const AROUND: u8 = 110;
/// The largest foot that gets one, in pixels: what is larger is a building.
const LARGEST: f32 = 256.0;

/// The pictures made so far, by the foot's width and depth in pixels and whether it is round.
#[derive(Resource, Default)]
pub(super) struct Pools(HashMap<(u32, u32, bool), Handle<Image>>);

impl Pools {
    /// The shadow that fits a prop's foot; none where it has none or lies flat.
    pub fn of(&mut self, def: &PropDef, images: &mut Assets<Image>) -> Option<Handle<Image>> {
        if def.height < FLAT {
            return None;
        }
        let (size, round) = match def.footprint.as_ref()? {
            Footprint::Round(radius) => (Vec2::splat(2.0 * radius), true),
            Footprint::Rect(width, depth) => (Vec2::new(*width, *depth), def.heap),
        };
        let size = (size * pixels_per_metre()).round();
        if !(size.min_element() >= 1.0 && size.max_element() <= LARGEST) {
            return None;
        }
        let size = size.as_uvec2();
        let image = self
            .0
            .entry((size.x, size.y, round))
            .or_insert_with(|| images.add(draw(size, round).into_image()));
        Some(image.clone())
    }
}

/// The shadow of a foot of that size in pixels.
fn draw(foot: UVec2, round: bool) -> Pixmap {
    let margin = RIM.ceil() as u32;
    let size = foot + 2 * margin;
    let mut picture = Pixmap::new(size.x, size.y);
    for y in 0..size.y as i32 {
        for x in 0..size.x as i32 {
            let off = Vec2::new(x as f32 + 0.5, y as f32 + 0.5) - size.as_vec2() / 2.0;
            let beyond = beyond(off, foot.as_vec2() / 2.0, round);
            // Every second pixel of the rim, as all soft edges are drawn.
            let alpha = match beyond {
                beyond if beyond <= FIRM => UNDER,
                beyond if beyond <= RIM - 1.0 || (beyond <= RIM && (x + y) % 2 == 0) => AROUND,
                _ => continue,
            };
            picture.set(IVec2::new(x, y), [INK[0], INK[1], INK[2], alpha]);
        }
    }
    picture
}

/// How far a place lies beyond a foot with half those edges, in pixels; less than nothing within.
fn beyond(off: Vec2, half: Vec2, round: bool) -> f32 {
    if round {
        // Along the ray from its middle: for an oval a little more than the way straight out.
        let share = (off / half).length();
        return off.length() * (1.0 - 1.0 / share.max(1e-3));
    }
    let past = off.abs() - half;
    past.max(Vec2::ZERO).length() + past.max_element().min(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::art::pixels::Pixels;

    #[test]
    fn a_shadow_is_firm_under_the_foot_and_ends_three_pixels_beyond_it() {
        let picture = draw(UVec2::new(24, 10), false);
        let alpha = |x, y| picture.get(IVec2::new(x, y))[3];
        assert_eq!(alpha(15, 8), UNDER, "the middle");
        assert_eq!(alpha(3, 8), UNDER, "the foot's first column");
        assert_eq!([2, 1, 0].map(|x| alpha(x, 8)), [UNDER, AROUND, AROUND], "beyond it");
        assert_eq!(alpha(0, 7), 0, "the rim is every second pixel");
        assert_eq!(alpha(0, 0), 0, "a corner");
        let round = draw(UVec2::new(12, 12), true);
        assert_eq!(round.get(IVec2::new(2, 2))[3], 0, "a round foot has no corner");
    }

    #[test]
    fn a_heap_stands_on_an_oval_and_a_crate_does_not() {
        let def: PropDef = ron::from_str(
            r#"(name: "a", sprite: "b", height: 1.0, material: "snow", footprint: Some(Rect(1.6, 0.8)))"#,
        )
        .unwrap();
        let (mut pools, mut images) = (Pools::default(), Assets::default());
        let mut corner = |heap| {
            let shadow = pools.of(&PropDef { heap, ..def.clone() }, &mut images).expect("a shadow");
            let shadow = images.get(&shadow).expect("a picture");
            Pixels::new(shadow).and_then(|pixels| pixels.at(UVec2::splat(4))).expect("a pixel")[3]
        };
        assert_eq!(corner(false), UNDER, "the crate's");
        assert_eq!(corner(true), 0, "the heap's");
    }

    #[test]
    fn what_is_as_large_as_a_house_or_broken_in_its_numbers_gets_none() {
        let def: PropDef = ron::from_str(
            r#"(name: "a", sprite: "b", height: 1.0, material: "wood", footprint: Some(Rect(1.0, 0.5)))"#,
        )
        .unwrap();
        let (mut pools, mut images) = (Pools::default(), Assets::default());
        assert!(pools.of(&def, &mut images).is_some());
        for footprint in [Footprint::Rect(500.0, 1.0), Footprint::Rect(0.0, 1.0), Footprint::Round(f32::NAN)]
        {
            let odd = PropDef { footprint: Some(footprint), ..def.clone() };
            assert!(pools.of(&odd, &mut images).is_none());
        }
    }
}
