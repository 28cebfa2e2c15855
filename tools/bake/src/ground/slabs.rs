//! Stone floors: flagstones, whole and cut in two, three or four, that meet at every tile's edge in the same way, so that
//! any variant lies beside any other. Courses of even height would read as the face of a wall.

use crate::ground::{
    canvas::Canvas,
    noise::{chance, hash, pick, soft},
    tints::Tints,
};

/// Variants of a slab floor; the first [`PLAIN`] carry no special wear.
pub const VARIANTS: i32 = 24;
const PLAIN: i32 = 14;
const SIDE: i32 = 16;
const BASE: i32 = 5;
const JOINT: i32 = 2;

/// Levels of a tile's pixels, as steps of a ramp.
struct Levels([[i32; SIDE as usize]; SIDE as usize]);

impl Levels {
    fn get(&self, x: i32, y: i32) -> i32 {
        self.0[y.rem_euclid(SIDE) as usize][x.rem_euclid(SIDE) as usize]
    }

    fn set(&mut self, x: i32, y: i32, level: i32) {
        if (0..SIDE).contains(&x) && (0..SIDE).contains(&y) {
            self.0[y as usize][x as usize] = level;
        }
    }

    fn add(&mut self, x: i32, y: i32, change: i32) {
        if (0..SIDE).contains(&x) && (0..SIDE).contains(&y) && self.get(x, y) > JOINT {
            self.0[y as usize][x as usize] += change;
        }
    }
}

/// One variant of a slab floor in `tints`.
pub fn slab_tile(tints: &Tints, variant: i32, seed: i32) -> Canvas {
    let mut levels = Levels([[BASE; SIDE as usize]; SIDE as usize]);
    let keys = [seed, variant];
    for slab in cut(keys) {
        lay(&mut levels, *slab, keys);
    }
    speckle(&mut levels, keys);
    match variant - PLAIN {
        0 | 1 => crack(&mut levels, keys),
        2 | 3 => chip(&mut levels, keys),
        4 | 5 => puddle(&mut levels, keys),
        6..=8 => wear(&mut levels, keys),
        9 => crack_star(&mut levels, keys),
        _ => {}
    }
    Canvas::from_fn(SIDE, SIDE, |x, y| crate::ground::canvas::opaque(tints.step(levels.get(x, y))))
}

/// How a tile is laid: the left and upper corner and the size of each of its slabs.
fn cut([seed, variant]: [i32; 2]) -> &'static [[i32; 4]] {
    const HALF: i32 = SIDE / 2;
    const WHOLE: &[[i32; 4]] = &[[0, 0, SIDE, SIDE]];
    const BESIDE: &[[i32; 4]] = &[[0, 0, HALF, SIDE], [HALF, 0, HALF, SIDE]];
    const OVER: &[[i32; 4]] = &[[0, 0, SIDE, HALF], [0, HALF, SIDE, HALF]];
    const CORNER: &[[i32; 4]] = &[[0, 0, SIDE, HALF], [0, HALF, HALF, HALF], [HALF, HALF, HALF, HALF]];
    const FOUR: &[[i32; 4]] =
        &[[0, 0, HALF, HALF], [HALF, 0, HALF, HALF], [0, HALF, HALF, HALF], [HALF, HALF, HALF, HALF]];
    [WHOLE, WHOLE, BESIDE, WHOLE, OVER, WHOLE, CORNER, FOUR][((variant + seed) % 8) as usize]
}

/// One slab: a joint along its upper and left side, a lit edge inside of it, a worn one opposite.
fn lay(levels: &mut Levels, [left, top, width, height]: [i32; 4], keys: [i32; 2]) {
    let shade = [-2, -1, -1, 0, 0, 0, 1, 1][pick(&[keys[0], keys[1], left, top, 7], 8) as usize];
    for y in top..top + height {
        for x in left..left + width {
            let mut level = BASE + shade;
            if y == top || x == left {
                level = JOINT;
            } else if y == top + 1 || x == left + 1 {
                level += 1;
            } else if y == top + height - 1 || x == left + width - 1 {
                level -= 1;
            }
            levels.set(x, y, level);
        }
    }
    // The corners are rubbed away.
    for (x, y) in [(left + 1, top + 1), (left + width - 1, top + height - 1)] {
        if chance(&[keys[0], keys[1], x, y, 9], 45) {
            levels.set(x, y, JOINT + 1);
        }
    }
}

fn speckle(levels: &mut Levels, [seed, variant]: [i32; 2]) {
    for y in 0..SIDE {
        for x in 0..SIDE {
            match hash(&[seed, variant, x, y, 3]) % 100 {
                0..4 => levels.add(x, y, -1),
                4..7 => levels.add(x, y, 1),
                _ => {}
            }
            if levels.get(x, y) == JOINT && chance(&[seed, variant, x, y, 4], 14) {
                levels.set(x, y, JOINT - 1);
            }
        }
    }
}

fn crack(levels: &mut Levels, [seed, variant]: [i32; 2]) {
    let (mut x, mut y) = (4 + pick(&[seed, variant, 11], 6), 1);
    let lean = if chance(&[seed, variant, 12], 50) { 1 } else { -1 };
    for step in 0..11 {
        levels.set(x, y, JOINT - step % 2);
        levels.add(x - 1, y, i32::from(step % 3 == 0));
        if chance(&[seed, variant, step, 13], 55) {
            x += lean;
        }
        if chance(&[seed, variant, step, 14], 80) {
            y += 1;
        }
    }
}

fn crack_star(levels: &mut Levels, keys: [i32; 2]) {
    crack(levels, keys);
    for (step, (x, y)) in [(5, 7), (6, 7), (8, 6), (9, 6), (10, 5), (7, 6), (7, 8)].into_iter().enumerate() {
        levels.set(x, y, JOINT - step as i32 % 2);
    }
}

fn chip(levels: &mut Levels, keys: [i32; 2]) {
    let Some([left, top, width, _]) = cut(keys).last() else { return };
    let right = left + width - 1;
    for (dx, dy, level) in
        [(1, 1, 1), (2, 1, 1), (1, 2, 1), (3, 1, 2), (2, 2, 2), (1, 3, 2), (3, 2, 6), (2, 3, 6)]
    {
        levels.set(right - dx, top + dy, level);
    }
}

fn puddle(levels: &mut Levels, [seed, variant]: [i32; 2]) {
    let (cx, cy) = (6.5 + pick(&[seed, variant, 21], 4) as f32, 6.5 + pick(&[seed, variant, 22], 3) as f32);
    for y in 1..SIDE - 1 {
        for x in 1..SIDE - 1 {
            let (dx, dy) = ((x as f32 - cx) / 6.0, (y as f32 - cy) / 3.6);
            let reach = dx * dx + dy * dy + 0.35 * soft(x as f32, y as f32, 4.0, seed + variant);
            if reach < 1.0 {
                let wet = if levels.get(x, y) <= JOINT { JOINT } else { 4 };
                levels.set(x, y, wet);
            }
        }
    }
    for (dx, dy, length) in [(-3, -1, 5), (1, 1, 2)] {
        for x in 0..length {
            levels.set(cx as i32 + dx + x, cy as i32 + dy, if dy < 0 && (1..4).contains(&x) { 8 } else { 6 });
        }
    }
}

fn wear(levels: &mut Levels, [seed, variant]: [i32; 2]) {
    for y in 2..SIDE - 1 {
        for x in 2..SIDE - 2 {
            if soft(x as f32, y as f32, 5.0, seed + variant * 3) > 0.25 {
                levels.add(x, y, 1);
            }
        }
    }
}
