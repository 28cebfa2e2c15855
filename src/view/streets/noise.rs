//! Unrest that grounds are made lively with: two pictures worked out once, that meet themselves at their edges. A chunk
//! asks for several values at each of its pixels.

use std::sync::LazyLock;

use bevy::math::IVec2;

use crate::view::scatter::{scatter, smooth};

/// Edge of a picture of noise, in pixels.
const SIDE: i32 = 512;

/// Noise from about -1 to 1.
#[derive(Debug)]
pub struct Noise {
    broad: Vec<i8>,
    rough: Vec<i8>,
}

/// The noise of all levels: who plays none with streets does not wait for it.
pub static NOISE: LazyLock<Noise> = LazyLock::new(|| Noise {
    broad: picture(&[(128, 0.5), (64, 0.35), (32, 0.15)], 5),
    rough: picture(&[(32, 0.5), (16, 0.26), (8, 0.14), (4, 0.1)], 9),
});

impl Noise {
    /// Noise that changes over some metres; each `salt` has its own.
    pub fn broad(&self, at: IVec2, salt: i32) -> f32 {
        look_up(&self.broad, at, salt)
    }

    /// Noise that changes over some decimetres; each `salt` has its own.
    pub fn rough(&self, at: IVec2, salt: i32) -> f32 {
        look_up(&self.rough, at, salt)
    }
}

fn look_up(picture: &[i8], at: IVec2, salt: i32) -> f32 {
    let (x, y) = ((at.x + salt * 197).rem_euclid(SIDE), (at.y + salt * 89).rem_euclid(SIDE));
    f32::from(picture[(y * SIDE + x) as usize]) / 100.0
}

/// Layers of noise, each with its cell and its share, brought to the whole range.
fn picture(layers: &[(i32, f32)], salt: u32) -> Vec<i8> {
    let value = |x: i32, y: i32| -> f32 {
        let layer = |(number, (cell, share)): (u32, &(i32, f32))| {
            // As many cells as fit, and then the first again.
            let at = |i: i32, j: i32| hash(i % (SIDE / cell), j % (SIDE / cell), salt * 16 + number);
            share * smooth(x, y, *cell, at)
        };
        (0..).zip(layers).map(layer).sum()
    };
    let all: Vec<f32> = (0..SIDE * SIDE).map(|index| value(index % SIDE, index / SIDE)).collect();
    let most = all.iter().fold(0.01_f32, |most, value| most.max(value.abs()));
    all.into_iter().map(|value| (value / most * 100.0) as i8).collect()
}

/// A number for each place that looks like chance and is always the same.
pub fn hash(x: i32, y: i32, salt: u32) -> u32 {
    scatter(x, y, salt.wrapping_mul(0xc2b2_ae35))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_has_no_seam_and_is_not_the_same_twice() {
        let noise = &*NOISE;
        let step = |x: i32| (noise.broad(IVec2::new(x, 7), 0) - noise.broad(IVec2::new(x + 1, 7), 0)).abs();
        assert!((-3..SIDE + 3).all(|x| step(x) < 0.12));
        let differ = (0..200).filter(|x| {
            let at = IVec2::new(*x, 3);
            (noise.rough(at, 1) - noise.rough(at, 2)).abs() > 0.1
        });
        assert!(differ.count() > 100);
    }
}
