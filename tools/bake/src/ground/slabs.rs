//! Stone floors: brick-bonded slabs that meet at every edge in the same way, so that any variant lies beside any other.
//!
//! A slab that crosses a tile's edge keeps one base shade in all variants; only those within a tile change.

use crate::ground::{
    canvas::Canvas,
    noise::{chance, hash, pick, soft},
    tints::Tints,
};

/// Variants of a slab floor; the first [`PLAIN`] carry no special wear.
pub const VARIANTS: i32 = 24;
const PLAIN: i32 = 14;
const SIDE: i32 = 16;
const COURSE: i32 = 8;
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
    for course in 0..2 {
        lay_course(&mut levels, course, keys);
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

/// The two upright joints of a course, in pixels from the tile's left side.
fn joints(course: i32, [seed, variant]: [i32; 2]) -> (i32, i32) {
    let jitter = |which| pick(&[seed, variant, course, which], 3) - 1;
    if course == 0 { (2 + jitter(0), 10 + jitter(1)) } else { (6 + jitter(2), 14 + jitter(3).min(0)) }
}

fn lay_course(levels: &mut Levels, course: i32, keys: [i32; 2]) {
    let (left, right) = joints(course, keys);
    let top = course * COURSE;
    let shade = [-2, -1, -1, 0, 0, 1, 1, 1][pick(&[keys[0], keys[1], course, 7], 8) as usize];
    let merged = chance(&[keys[0], keys[1], course, 8], 12);
    for y in top..top + COURSE {
        for x in 0..SIDE {
            let inside = x > left && x < right && !merged;
            let mut level = BASE + if inside { shade } else { 0 };
            if y == top || (x == left && !merged) || x == right {
                level = JOINT;
            } else if y == top + 1 {
                level += 1;
            } else if y == top + COURSE - 1 {
                level -= 1;
            }
            levels.set(x, y, level);
        }
    }
    for x in [left, right] {
        // Where joints meet, the corners of three slabs are rubbed away.
        if chance(&[keys[0], keys[1], course, x], 60) {
            levels.set(x - 1 + 2 * pick(&[keys[0], keys[1], course, x, 1], 2), top + 1, JOINT + 1);
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
    let course = keys[1] % 2;
    let (_, right) = joints(course, keys);
    let top = course * COURSE;
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
