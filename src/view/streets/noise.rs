//! Unrest that grounds are made lively with: two pictures worked out once, that meet themselves at their edges. A chunk
//! asks for several values at each of its pixels.

use bevy::math::IVec2;

/// Edge of a picture of noise, in pixels.
const SIDE: i32 = 512;

/// Noise from about -1 to 1.
#[derive(Debug)]
pub struct Noise {
    broad: Vec<i8>,
    rough: Vec<i8>,
}

impl Default for Noise {
    fn default() -> Self {
        Self {
            broad: picture(&[(128, 0.5), (64, 0.35), (32, 0.15)], 5),
            rough: picture(&[(32, 0.5), (16, 0.26), (8, 0.14), (4, 0.1)], 9),
        }
    }
}

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
        let layer =
            |(number, (cell, share)): (u32, &(i32, f32))| share * smooth(x, y, *cell, salt * 16 + number);
        (0..).zip(layers).map(layer).sum()
    };
    let all: Vec<f32> = (0..SIDE * SIDE).map(|index| value(index % SIDE, index / SIDE)).collect();
    let most = all.iter().fold(0.01_f32, |most, value| most.max(value.abs()));
    all.into_iter().map(|value| (value / most * 100.0) as i8).collect()
}

fn smooth(x: i32, y: i32, cell: i32, salt: u32) -> f32 {
    let cells = SIDE / cell;
    let (i, j) = (x / cell, y / cell);
    let ease = |t: i32| {
        let t = (t as f32 + 0.5) / cell as f32;
        t * t * (3.0 - 2.0 * t)
    };
    let (s, t) = (ease(x % cell), ease(y % cell));
    let value =
        |dx: i32, dy: i32| (hash((i + dx) % cells, (j + dy) % cells, salt) & 0xffff) as f32 / 32767.5 - 1.0;
    let row = |dy: i32| value(0, dy) * (1.0 - s) + value(1, dy) * s;
    row(0) * (1.0 - t) + row(1) * t
}

/// A number for each place that looks like chance and is always the same.
pub fn hash(x: i32, y: i32, salt: u32) -> u32 {
    let mut h = (x as u32).wrapping_mul(0x9e37_79b1)
        ^ (y as u32).wrapping_mul(0x85eb_ca77)
        ^ salt.wrapping_mul(0xc2b2_ae35);
    h ^= h >> 15;
    h = h.wrapping_mul(0x2c1b_3c6d);
    h ^= h >> 12;
    h = h.wrapping_mul(0x297a_2d39);
    h ^ (h >> 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_has_no_seam_and_is_not_the_same_twice() {
        let noise = Noise::default();
        let step = |x: i32| (noise.broad(IVec2::new(x, 7), 0) - noise.broad(IVec2::new(x + 1, 7), 0)).abs();
        assert!((-3..SIDE + 3).all(|x| step(x) < 0.12));
        let differ = (0..200).filter(|x| {
            let at = IVec2::new(*x, 3);
            (noise.rough(at, 1) - noise.rough(at, 2)).abs() > 0.1
        });
        assert!(differ.count() > 100);
    }
}
