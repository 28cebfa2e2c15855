//! Grounds of a city's streets and of a rail yard, as people on foot see them and, at ten pixels to the metre, drivers.
//!
//! All are fields. Wet at night: puddles lie where the ground is low, in the colours of what shines over it.

use crate::{
    ground::{
        canvas::{CLEAR, Canvas, mix, opaque},
        field::{SIDE, WIDE, dot, hills, wide_hills},
        noise::{chance, hash, pick, threshold, unit},
    },
    palette::{
        BALLAST, BLUE, BROWN, CREAM, INK, LINEN, OLIVE, OUTLINE, RED, RUST, Rgb, STEEL, STONE, STONE_WARM,
    },
};

const CELL: i32 = 16;

/// How wet a place is: over 0.4 water stands there.
fn wetness(x: i32, y: i32, seed: i32) -> f32 {
    let (u, v) = (x as f32, y as f32);
    0.75 * wide_hills(u, v, (7, 8), seed)
        + 0.3 * wide_hills(u, v, (19, 21), seed + 1)
        + (threshold(x, y) - 0.5) * 0.1
}

/// Standing water with the sky in it.
fn water(x: i32, y: i32, depth: f32) -> Rgb {
    let ripple = hills(x as f32, y as f32, (13, 26), 905) + (threshold(x, y) - 0.5) * 0.3;
    match ripple {
        r if r > 0.5 => mix(BLUE.step(1), STEEL.step(3), 90),
        r if r > 0.2 => mix(BLUE.step(1), INK.step(2), 110),
        _ if depth < 0.5 => mix(BLUE.step(1), INK.step(2), 150),
        _ => mix(BLUE.step(0), INK.step(1), 110),
    }
}

/// A lane's asphalt from a driver's height: fine grain, dark lines of tar, oil between the wheels' ways, wet patches.
pub fn drive_asphalt() -> Canvas {
    let dry = |step: usize| mix(INK.step(step), STONE.step(step), 120);
    let base = mix(dry(2), dry(1), 60);
    let mut field = Canvas::from_fn(WIDE, WIDE, |x, y| {
        let (u, v) = (x as f32, y as f32);
        let wet = 0.75 * wide_hills(u, v, (5, 7), 911) + 0.3 * wide_hills(u, v, (17, 21), 912);
        let wet = wet + (threshold(x, y) - 0.5) * 0.1;
        let worn = wide_hills(u, v, (3, 11), 913) + (threshold(x, y) - 0.5) * 0.4;
        let mut colour = match hash(&[x, y, 915]) % 100 {
            0..10 => mix(base, dry(1), 110),
            10..18 => mix(base, dry(3), 60),
            18..20 => mix(base, STEEL.step(3), 60),
            _ => base,
        };
        if worn > 0.4 {
            colour = mix(colour, dry(3), 46);
        } else if worn < -0.45 {
            colour = mix(colour, OUTLINE, 46);
        }
        if wet > 0.72 {
            return opaque(mix(water(x, y, wet), colour, 60));
        }
        if wet > 0.34 {
            colour = mix(mix(colour, OUTLINE, 40), BLUE.step(1), 60);
        }
        opaque(colour)
    });
    for line in 0..7 {
        let (mut x, mut y) = (pick(&[line, 921], WIDE as u32), pick(&[line, 922], WIDE as u32));
        for step in 0..18 + pick(&[line, 924], 40) {
            dot(&mut field, x, y, mix(OUTLINE, INK.step(1), 90));
            x += i32::from(chance(&[line, step, 925], if line % 2 == 0 { 90 } else { 40 }));
            y += pick(&[line, step, 923], 3) - i32::from(line % 2 == 0);
        }
    }
    // Patches where the road was opened, darker, their seams poured.
    for (left, top, width, height) in [(20, 70, 38, 22), (170, 190, 24, 34), (110, 14, 30, 16)] {
        for y in 0..height {
            for x in 0..width {
                let [r, g, b, _] = field.get(left + x, top + y);
                let seam = x == 0 || y == 0 || x == width - 1 || y == height - 1;
                field.dot(left + x, top + y, mix([r, g, b], OUTLINE, if seam { 120 } else { 44 }));
            }
        }
    }
    field
}

/// Slabs of a pavement, `slab` pixels wide, cracked, spotted with gum, wet.
fn slabs(slab: i32, seed: i32) -> Canvas {
    let tone = |step: usize| mix(STONE.step(step), STEEL.step(step.saturating_sub(1)), 110);
    Canvas::from_fn(WIDE, WIDE, |x, y| {
        let (column, row) = (x / slab, y / slab);
        let (u, v) = (x % slab, y % slab);
        let wet = 0.75 * wide_hills(x as f32, y as f32, (5, 7), seed)
            + 0.3 * wide_hills(x as f32, y as f32, (17, 21), seed + 1)
            + (threshold(x, y) - 0.5) * 0.1;
        let shade = pick(&[column, row, seed, 3], 5);
        let mut colour = mix(tone(3), tone(4), [0, 30, 60, 90, 20][shade as usize]);
        let joint = u == 0 || v == 0;
        if joint {
            return opaque(mix(tone(1), OUTLINE, if wet > 0.3 { 120 } else { 40 }));
        }
        if u == 1 || v == 1 {
            colour = mix(colour, STEEL.step(3), 70);
        } else if u == slab - 1 || v == slab - 1 {
            colour = mix(colour, OUTLINE, 44);
        }
        match hash(&[x, y, seed, 5]) % 100 {
            0..6 => colour = mix(colour, tone(2), 110),
            6..9 => colour = mix(colour, STEEL.step(4), 50),
            9 => colour = mix(colour, OUTLINE, 110),
            _ => {}
        }
        // A crack from side to side in some.
        if chance(&[column, row, seed, 7], 12) {
            let bend = (wide_hills(x as f32, y as f32, (32, 30), seed + 2) * 4.0) as i32;
            if (u - v + bend).abs() < 1 {
                colour = mix(colour, OUTLINE, 140);
            }
        }
        if wet > 0.7 {
            return opaque(mix(water(x, y, wet), colour, 60));
        }
        if wet > 0.26 {
            colour = mix(mix(colour, OUTLINE, 50), BLUE.step(2), 34);
        }
        opaque(colour)
    })
}

/// A pavement on foot: slabs two thirds of a metre wide.
pub fn sidewalk() -> Canvas {
    slabs(16, 931)
}

/// A pavement from a driver's height: slabs a metre and a half wide.
pub fn drive_sidewalk() -> Canvas {
    slabs(16, 941)
}

/// The kerb of a pavement on the sides in `mask` (1 north, 2 east, 4 south, 8 west): granite, and the gutter's shadow.
pub fn kerb(mask: i32) -> Canvas {
    Canvas::from_fn(CELL, CELL, |x, y| {
        let depths = [(1, y, x), (2, CELL - 1 - x, y), (4, CELL - 1 - y, x), (8, x, y)];
        let on = depths.into_iter().filter(|(bit, _, _)| mask & bit != 0);
        on.min_by_key(|&(_, depth, _)| depth).map_or(CLEAR, |(bit, depth, along)| stone(bit, depth, along))
    })
}

/// The kerb's bit where only the corner (0 NE, 1 SE, 2 SW, 3 NW) is not pavement.
pub fn kerb_corner(which: i32) -> Canvas {
    let (right, below) = [(true, false), (true, true), (false, true), (false, false)][which as usize % 4];
    Canvas::from_fn(CELL, CELL, |x, y| {
        let across = if right { CELL - 1 - x } else { x };
        let down = if below { CELL - 1 - y } else { y };
        if across < 4 && down < 4 { stone(if below { 4 } else { 1 }, across.max(down), x + y) } else { CLEAR }
    })
}

fn stone(side: i32, depth: i32, along: i32) -> [u8; 4] {
    let joint = along % 8 == 7;
    let granite = |step: usize| opaque(if joint { STEEL.step(step - 1) } else { STEEL.step(step) });
    // What faces south is seen as a face, what faces north only as an edge.
    match (side, depth) {
        (4, 0) => opaque(OUTLINE),
        (4, 1) => opaque(STEEL.step(1)),
        (4, 2) | (_, 1) => granite(4),
        (4, 3) | (_, 2) => granite(3),
        (_, 0) => opaque(mix(STEEL.step(1), OUTLINE, 110)),
        _ => CLEAR,
    }
}

/// Broken stone, `size` pixels to a stone: each has a lit top left and a dark lower right.
fn gravel(size: i32, seed: i32, oil: u32) -> Canvas {
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let row = y / size;
        let (column, u) =
            ((x + (row % 2) * size / 2).rem_euclid(SIDE) / size, (x + (row % 2) * size / 2) % size);
        let v = y % size;
        let shade = [1, 2, 2, 2, 3, 3][pick(&[column, row, seed], 6) as usize];
        let edge = i32::from(u == 0 || v == 0) - i32::from(u == size - 1 || v == size - 1);
        let gap = chance(&[column, row, seed, 1], 9);
        let mut colour = BALLAST.step(if gap { 0 } else { (shade + edge).clamp(0, 4) as usize });
        if chance(&[column, row, seed, 2], 10) {
            colour = mix(colour, RUST.step(2), 110);
        }
        let dirt = hills(x as f32, y as f32, (4, 3), seed + 3) + (threshold(x, y) - 0.5) * 0.3;
        if dirt > 0.42 {
            colour = mix(colour, OUTLINE, oil);
        }
        opaque(colour)
    })
}

/// Ballast of a track on foot.
pub fn ballast() -> Canvas {
    gravel(4, 951, 110)
}

/// The same from a driver's height.
pub fn drive_ballast() -> Canvas {
    gravel(2, 961, 90)
}

/// The cinders of a rail yard: trodden ash, weeds, puddles of oil and rain.
pub fn cinders(seed: i32) -> Canvas {
    Canvas::from_fn(WIDE, WIDE, |x, y| {
        let wet = wetness(x, y, seed);
        let tone = |step: usize| mix(BALLAST.step(step), STONE_WARM.step(step), 110);
        let weeds = wide_hills(x as f32, y as f32, (13, 11), seed + 5);
        let mut colour = match hash(&[x, y, seed, 1]) % 100 {
            0..14 => mix(tone(1), tone(2), 130),
            14..24 => tone(2),
            24..27 => mix(tone(2), tone(3), 130),
            27..28 => mix(RUST.step(2), tone(2), 60),
            _ => mix(tone(1), tone(2), 190),
        };
        if weeds > 0.7 && chance(&[x, y, seed, 2], 46) {
            colour = OLIVE.step(2 + usize::from(chance(&[x, y, seed, 3], 30)));
        }
        if wet > 0.66 {
            return opaque(mix(water(x, y, wet), tone(1), 120));
        }
        if wet > 0.48 {
            colour = mix(colour, OUTLINE, 60);
        }
        opaque(colour)
    })
}

/// Planks of a crossing, laid along the road, bolted, worn pale by tyres; `plank` pixels wide.
pub fn planks(plank: i32, seed: i32) -> Canvas {
    let wood = |step: usize| mix(BROWN.step(step.min(2)), STONE_WARM.step(step + 1), 140);
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let row = y / plank;
        let v = y % plank;
        let length = 40 + 8 * pick(&[row, seed], 4);
        let along = x + pick(&[row, seed, 1], 40);
        let board = along.rem_euclid(SIDE) / length;
        let u = along.rem_euclid(SIDE) % length;
        if v == plank - 1 || u == 0 {
            return opaque(OUTLINE);
        }
        let bolt = v == plank / 2 && (u == 3 || u == length - 4);
        if bolt {
            return opaque(STEEL.step(3));
        }
        let shade = pick(&[row, board, seed, 2], 3) as usize;
        let mut colour = wood(shade + usize::from(v == 0));
        if chance(&[along / 6, y, seed, 3], 20) {
            colour = mix(colour, OUTLINE, 70);
        }
        let worn = hills(x as f32, y as f32, (5, 3), seed + 4) + (threshold(x, y) - 0.5) * 0.4;
        if worn > 0.4 {
            colour = mix(colour, BALLAST.step(4), 60);
        }
        opaque(colour)
    })
}

/// A shop's linoleum: squares of dull red and bone, scuffed by the door, brass filings and dropped keys in the joints.
pub fn shop_floor() -> Canvas {
    let bone = mix(LINEN.step(1), STONE_WARM.step(4), 120);
    let oxblood = mix(RED.step(1), BROWN.step(1), 130);
    let mut field = Canvas::from_fn(SIDE, SIDE, |x, y| {
        let (column, row) = (x / 16, y / 16);
        let (u, v) = (x % 16, y % 16);
        let dark = (column + row) % 2 == 0;
        let mut colour = mix(if dark { oxblood } else { bone }, STONE_WARM.step(2), 70);
        colour = mix(colour, OUTLINE, [0, 0, 14, 26][pick(&[column, row, 971], 4) as usize]);
        if u == 0 || v == 0 {
            return opaque(mix(colour, OUTLINE, 120));
        }
        if u == 1 || v == 1 {
            colour = mix(colour, CREAM.step(3), 22);
        }
        match hash(&[x, y, 972]) % 100 {
            0..5 => colour = mix(colour, OUTLINE, 40),
            5..8 => colour = mix(colour, LINEN.step(2), 44),
            _ => {}
        }
        let worn = hills(x as f32, y as f32, (3, 2), 973) + 0.4 * hills(x as f32, y as f32, (9, 8), 974);
        let worn = worn + (threshold(x, y) - 0.5) * 0.3;
        if worn > 0.4 {
            colour = mix(colour, STONE_WARM.step(3), 110);
        } else if worn < -0.6 {
            colour = mix(colour, OUTLINE, 60);
        }
        opaque(colour)
    });
    for shaving in 0..70 {
        let heap = shaving % 4;
        let around =
            |key: i32| ((unit(&[shaving, key, 975]) + unit(&[shaving, key, 976]) - 1.0) * 14.0) as i32;
        let x = pick(&[heap, 977], SIDE as u32) + around(1);
        let y = pick(&[heap, 978], SIDE as u32) + around(2);
        dot(&mut field, x, y, crate::palette::GOLD.step(2 + shaving as usize % 2));
    }
    field
}

/// The great square's setts, arched, under trodden snow: stone shows where people have walked.
pub fn square() -> Canvas {
    // Courses of setts from north to south: an even number, for every other one is set off by half a stone.
    const COURSES: i32 = 42;
    Canvas::from_fn(WIDE, WIDE, |x, y| {
        // Courses bend in shallow arcs as paviors lay them.
        let arc = ((x % 32) - 16) * ((x % 32) - 16) / 48;
        let down = (y + arc).rem_euclid(WIDE);
        let row = down * COURSES / WIDE;
        let v = down - (row * WIDE + COURSES - 1) / COURSES;
        let shift = if row % 2 == 0 { 0 } else { 4 };
        let (column, u) = ((x + shift).rem_euclid(WIDE) / 8, (x + shift) % 8);
        let (at, along) = (x as f32, y as f32);
        let snow = wide_hills(at, along, (7, 5), 981) + 0.55 * wide_hills(at, along, (27, 25), 982);
        let snow = snow + (threshold(x, y) - 0.5) * 0.36;
        let joint = u == 0 || v == 0;
        if snow > 0.24 {
            return opaque(crate::ground::snow::tone(match snow {
                s if s > 0.8 => 5,
                s if s > 0.5 => 4,
                _ => 3 - i32::from(joint),
            }));
        }
        if joint {
            return opaque(crate::ground::snow::tone(i32::from(snow > -0.3) + i32::from(snow > 0.0)));
        }
        let tone = |step: usize| mix(STONE.step(step), BLUE.step(1), 34);
        let shade = [2, 3, 3, 3][pick(&[column, row, 983], 4) as usize];
        let lit = usize::from(u == 1 || v == 1);
        let mut colour = tone((shade + lit).min(4));
        if u == 7 || v == 5 {
            colour = mix(colour, OUTLINE, 70);
        }
        if chance(&[x, y, 984], 6) {
            colour = mix(colour, crate::ground::snow::tone(4), 150);
        }
        opaque(colour)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grounds_are_opaque_all_over() {
        let grounds = [
            drive_asphalt(),
            sidewalk(),
            drive_sidewalk(),
            ballast(),
            drive_ballast(),
            cinders(5),
            planks(8, 1),
            shop_floor(),
            square(),
        ];
        for ground in grounds {
            let side = ground.width();
            assert!((0..side * side).all(|n| ground.get(n % side, n / side)[3] == 255));
        }
    }

    #[test]
    fn a_kerb_lies_only_along_its_sides() {
        let south = kerb(4);
        assert!(south.painted(8, 15) && south.painted(8, 12) && !south.painted(8, 8) && !south.painted(8, 0));
    }
}
