//! The trodden ground as a relief: how deep each pixel was trodden, in blocks, and the picture that follows from it.
//!
//! Nothing here knows who trod. A mark stays until the mission begins anew; where the most blocks are in use, the one
//! longest untouched is forgotten. Places are pixels of the world, y up.

use bevy::{math::ops, platform::collections::HashMap, prelude::*};

use crate::view::tiles::soft::Tones;

/// Edge of a block in pixels.
pub const BLOCK: i32 = 128;
/// Blocks at once, at the most: some ten megabytes.
const MOST_BLOCKS: usize = 128;
const PIXELS: usize = (BLOCK * BLOCK) as usize;

/// One block of relief.
pub struct Block {
    levels: Box<[u8; PIXELS]>,
    /// Its picture, rows from the north.
    pub pixels: Vec<u8>,
    /// Whether the picture changed since it was last shown.
    pub changed: bool,
    touched: u64,
}

/// All trodden ground.
#[derive(Default)]
pub struct Relief {
    blocks: HashMap<IVec2, Block>,
    clock: u64,
}

impl Relief {
    /// The blocks whose pictures changed, each with its place in blocks; they count as shown from now on.
    pub fn take_changed(&mut self) -> impl Iterator<Item = (IVec2, &Block)> {
        self.blocks
            .iter_mut()
            .filter_map(|(at, block)| std::mem::take(&mut block.changed).then_some((*at, &*block)))
    }

    /// Whether the block at that place is still remembered.
    pub fn has(&self, at: IVec2) -> bool {
        self.blocks.contains_key(&at)
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.blocks.clear();
    }

    fn level(&self, at: IVec2) -> u8 {
        let (block, index) = slot(at);
        self.blocks.get(&block).map_or(0, |block| block.levels[index])
    }

    /// Treads every pixel in the rectangle down to what `shape` gives (0 leaves it), and paints what changed in the
    /// tones of the ground there; ground without tones keeps no marks.
    pub fn tread(
        &mut self,
        within: IRect,
        shape: impl Fn(IVec2) -> u8,
        tones: impl Fn(IVec2) -> Option<Tones>,
    ) {
        let mut changed = false;
        for y in within.min.y..=within.max.y {
            for x in within.min.x..=within.max.x {
                let at = IVec2::new(x, y);
                let level = shape(at);
                if level > self.level(at) && tones(at).is_some() {
                    let (block, index) = slot(at);
                    self.block(block).levels[index] = level;
                    changed = true;
                }
            }
        }
        if changed {
            self.paint(within, tones);
        }
    }

    fn block(&mut self, at: IVec2) -> &mut Block {
        self.clock += 1;
        if !self.blocks.contains_key(&at) && self.blocks.len() >= MOST_BLOCKS {
            let oldest = self.blocks.iter().min_by_key(|(_, block)| block.touched).map(|(at, _)| *at);
            oldest.and_then(|oldest| self.blocks.remove(&oldest));
        }
        let block = self.blocks.entry(at).or_insert_with(Block::new);
        block.touched = self.clock;
        block
    }

    /// Paints the trodden pixels of a rectangle, and those beside it whose edge may look different now.
    fn paint(&mut self, within: IRect, tones: impl Fn(IVec2) -> Option<Tones>) {
        for y in within.min.y - 1..=within.max.y + 1 {
            for x in within.min.x - 1..=within.max.x + 1 {
                let at = IVec2::new(x, y);
                let level = self.level(at);
                let Some(tones) = (level > 0).then(|| tones(at)).flatten() else { continue };
                // The light comes from the upper left: the wall there is in shade, the one across is lit.
                let tone = if self.level(at + IVec2::new(-1, 1)) < level {
                    tones[0]
                } else if self.level(at + IVec2::new(1, -1)) < level {
                    tones[3]
                } else if level == 1 {
                    tones[2]
                } else {
                    tones[1]
                };
                let (block, index) = slot(at);
                let block = self.block(block);
                block.changed = true;
                block.pixels[index * 4..index * 4 + 4].copy_from_slice(&tone);
            }
        }
    }
}

impl Block {
    fn new() -> Self {
        let levels = Box::new([0; PIXELS]);
        Self { levels, pixels: vec![0; PIXELS * 4], changed: false, touched: 0 }
    }
}

/// The block of a pixel, and its index there, rows from the north.
fn slot(at: IVec2) -> (IVec2, usize) {
    let block = at.div_euclid(IVec2::splat(BLOCK));
    let within = at - block * BLOCK;
    (block, ((BLOCK - 1 - within.y) * BLOCK + within.x) as usize)
}

/// The pixels within `radius` of a line.
pub fn around(from: Vec2, to: Vec2, radius: f32) -> IRect {
    let low = (from.min(to) - radius).floor().as_ivec2();
    let high = (from.max(to) + radius).ceil().as_ivec2();
    IRect { min: low, max: high }
}

/// How far a pixel's middle lies from a line, in pixels.
pub fn off_line(at: IVec2, from: Vec2, to: Vec2) -> f32 {
    let point = at.as_vec2() + 0.5;
    let way = to - from;
    let share = ((point - from).dot(way) / way.length_squared().max(1e-6)).clamp(0.0, 1.0);
    point.distance(from + way * share)
}

/// The print of one boot that points along `way` (a unit vector): a sole and, behind a gap, a heel.
pub fn print(at: Vec2, way: Vec2) -> impl Fn(IVec2) -> u8 {
    move |pixel| {
        let from = pixel.as_vec2() + 0.5 - at;
        let (along, across) = (from.dot(way), from.perp_dot(way).abs());
        let sole = (-0.4..=3.1).contains(&along) && across < 1.7;
        let heel = (-3.1..-1.2).contains(&along) && across < 1.4;
        if sole || heel { 2 } else { 0 }
    }
}

/// The ragged print of a body of half `long` and half `wide` pixels that lies along `way`.
pub fn crater(at: Vec2, way: Vec2, long: f32, wide: f32) -> impl Fn(IVec2) -> u8 {
    move |pixel| {
        let from = pixel.as_vec2() + 0.5 - at;
        let (along, across) = (from.dot(way) / long, from.perp_dot(way) / wide);
        let ragged = 0.16 * ops::sin(from.x * 1.3 + at.y) + 0.14 * ops::sin(from.y * 1.7 + at.x);
        match along * along + across * across + ragged {
            reach if reach < 0.5 => 2,
            reach if reach < 1.0 => 1,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TONES: Tones = [[1, 0, 0, 255], [2, 0, 0, 255], [3, 0, 0, 255], [4, 0, 0, 255]];

    fn color(relief: &Relief, at: IVec2) -> u8 {
        let (block, index) = slot(at);
        relief.blocks.get(&block).map_or(0, |block| block.pixels[index * 4])
    }

    #[test]
    fn a_print_is_shaded_towards_the_light_and_lit_across() {
        let mut relief = Relief::default();
        let shape = |at: IVec2| if (0..5).contains(&at.x) && (0..5).contains(&at.y) { 2 } else { 0 };
        relief.tread(IRect::new(0, 0, 4, 4), shape, |_| Some(TONES));
        assert_eq!(color(&relief, IVec2::new(0, 4)), 1, "the upper left wall");
        assert_eq!(color(&relief, IVec2::new(4, 0)), 4, "the lower right wall");
        assert_eq!(color(&relief, IVec2::new(2, 2)), 2, "the floor");
        assert_eq!(color(&relief, IVec2::new(5, 2)), 0, "beside it");
    }

    #[test]
    fn ground_without_tones_keeps_no_marks_and_a_mark_never_grows_shallower() {
        let mut relief = Relief::default();
        let at = IVec2::new(-3, -200);
        relief.tread(IRect::from_center_size(at, IVec2::splat(6)), |_| 2, |at| (at.x < -3).then_some(TONES));
        assert_eq!((relief.level(at), relief.level(at - IVec2::X)), (0, 2));
        relief.tread(IRect::from_center_size(at, IVec2::splat(6)), |_| 1, |_| Some(TONES));
        assert_eq!((relief.level(at), relief.level(at - IVec2::X)), (1, 2));
    }

    #[test]
    fn no_walk_however_long_takes_more_than_its_blocks() {
        let mut relief = Relief::default();
        for step in 0..400 {
            let at = IVec2::new(step * BLOCK, 0);
            relief.tread(IRect { min: at, max: at }, |_| 2, |_| Some(TONES));
        }
        assert_eq!(relief.blocks.len(), MOST_BLOCKS);
        assert!(relief.has(IVec2::new(399, 0)) && !relief.has(IVec2::ZERO));
    }
}
