//! Finer ramps for floors and walls: steps between colours of the house palette, dark to light.

use crate::{
    ground::canvas::mix,
    palette::{BROWN, CREAM, GOLD, INK, PATINA, Ramp, Rgb, SKIN, STEEL, STONE, STONE_WARM},
};

/// A ramp made at run time from the house's ramps.
pub struct Tints(Vec<Rgb>);

impl Tints {
    /// The colour of step `index`; steps outside are clamped to the ends.
    pub fn step(&self, index: i32) -> Rgb {
        self.0[index.clamp(0, self.0.len() as i32 - 1) as usize]
    }

    /// Every step `part` 256ths of the way towards `colour`.
    fn tinged(self, colour: Rgb, part: u32) -> Self {
        Self(self.0.into_iter().map(|own| mix(own, colour, part)).collect())
    }
}

/// `ramp` with two steps set between each pair of its own.
fn fine(ramp: Ramp) -> Vec<Rgb> {
    let pairs = ramp.0.windows(2).flat_map(|pair| [0, 85, 171].map(|part| mix(pair[0], pair[1], part)));
    pairs.chain(ramp.0.last().copied()).collect()
}

/// Cool wet slabs: 0 deepest joint, 2 joint, 4 to 6 stone, 7 worn edge, 8 and 9 gleam.
pub fn slab_cool() -> Tints {
    let s = |step| STONE.step(step);
    let steps = vec![
        mix(s(1), s(2), 128),
        s(2),
        mix(s(2), s(3), 100),
        s(3),
        mix(s(3), s(4), 85),
        mix(s(3), s(4), 128),
        mix(s(3), s(4), 171),
        s(4),
        mix(s(4), STEEL.step(4), 80),
        mix(s(4), STEEL.step(4), 160),
    ];
    Tints(steps).tinged(PATINA.step(4), 26)
}

/// Slabs about a stove, sooty and dull so that skin stands out from them under the fire; steps as in [`slab_cool`].
pub fn slab_warm() -> Tints {
    let s = |step: usize| mix(STONE_WARM.step(step), STONE.step(step), 120);
    let light = mix(s(3), s(4), 150);
    let steps = vec![
        s(1),
        mix(s(1), s(2), 140),
        mix(s(1), s(2), 220),
        mix(s(2), s(3), 60),
        mix(s(2), s(3), 130),
        mix(s(2), s(3), 180),
        mix(s(2), s(3), 225),
        mix(s(3), light, 90),
        light,
        mix(light, SKIN.step(2), 70),
    ];
    Tints(steps)
}

/// Kerb stone: 0 seam, 1 shaded side, 3 top, 5 lit edge.
pub fn kerb() -> Tints {
    let (dark, light) = (STONE.step(4), STEEL.step(4));
    let steps = vec![
        STONE.step(1),
        STONE.step(3),
        dark,
        mix(dark, light, 70),
        mix(dark, light, 110),
        mix(dark, CREAM.step(2), 190),
    ];
    Tints(steps).tinged(PATINA.step(4), 20)
}

/// Floor boards and panelling, ten steps; 0 gap, 4 to 6 wood, 8 worn.
pub fn boards() -> Tints {
    let b = |step| BROWN.step(step);
    let wood = mix(b(2), b(3), 128);
    Tints(vec![
        b(0),
        mix(b(0), b(1), 160),
        b(1),
        mix(b(1), wood, 100),
        mix(b(1), wood, 150),
        mix(b(1), wood, 200),
        wood,
        mix(wood, SKIN.step(2), 90),
        mix(wood, SKIN.step(2), 170),
        mix(SKIN.step(2), GOLD.step(3), 60),
    ])
}

/// The boards of a floor: those of [`boards`], trodden dark, so that bare skin stands out from them.
pub fn floor_boards() -> Tints {
    let dark = mix(INK.step(1), BROWN.step(0), 90);
    boards().tinged(dark, 104)
}

/// Old brick: 0 joint, 2 to 4 brick, 5 lit arris.
pub fn brick() -> Tints {
    let clay = mix(BROWN.step(2), INK.step(2), 70);
    Tints(vec![
        mix(BROWN.step(0), INK.step(1), 90),
        mix(BROWN.step(1), INK.step(2), 60),
        mix(clay, BROWN.step(1), 80),
        mix(clay, BROWN.step(1), 40),
        clay,
        mix(clay, SKIN.step(2), 60),
    ])
}

/// Green glazed tile, thirteen steps from the bathhouse's patina ramp.
pub fn glaze() -> Tints {
    Tints(fine(PATINA))
}

/// Off-white bath tile: 0 joint, 2 to 4 tile, 5 glint.
pub fn ivory() -> Tints {
    let body = mix(STONE_WARM.step(4), CREAM.step(3), 120);
    Tints(vec![
        mix(STONE_WARM.step(3), STONE.step(3), 128),
        mix(STONE_WARM.step(4), body, 90),
        mix(STONE_WARM.step(4), body, 180),
        body,
        mix(body, CREAM.step(3), 60),
        mix(body, CREAM.step(3), 150),
    ])
}
