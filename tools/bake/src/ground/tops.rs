//! The tops of walls: coping stones and what lies between them, snow, and a fence looked down upon. In all of them `mask`
//! tells which neighbours are wall too: 1 north, 2 east, 4 south, 8 west.

use crate::{
    ground::{
        canvas::{CLEAR, Canvas, mix, opaque},
        noise::hash,
        snow::tone as snow,
        tints::{Tints, boards, brick},
        winter_walls::{bulge, grey},
    },
    palette::{BLUE, OUTLINE, Rgb, STEEL, STONE},
};

const SIDE: i32 = 16;
/// Width of the coping along a wall's open sides, in pixels.
const COPING: i32 = 5;

/// The top of a wall: the neighbours that are wall too are `mask` (1 north, 2 east, 4 south, 8 west). Coping stones run
/// along its open sides, their joints between them; what lies behind is rubble, or boards in a wall of `wood`.
pub fn top(mask: i32, wood: bool) -> Canvas {
    let tones = top_tones(wood);
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let sides = [(1, y, x), (2, SIDE - 1 - x, y), (4, SIDE - 1 - y, x), (8, x, y)];
        let nearest = sides.into_iter().filter(|(bit, ..)| mask & bit == 0).min_by_key(|(_, deep, _)| *deep);
        opaque(match nearest {
            Some((side, deep, along)) if deep <= COPING => coping(&tones, side, deep, along),
            _ => core(&tones, wood, x, y),
        })
    })
}

/// The coping's bit in a top of which only the corner (0 NE, 1 SE, 2 SW, 3 NW) is open.
pub fn top_corner(which: i32, wood: bool) -> Canvas {
    let tones = top_tones(wood);
    let (right, below) =
        [(true, false), (true, true), (false, true), (false, false)][which.clamp(0, 3) as usize];
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let aside = if right { SIDE - 1 - x } else { x };
        let down = if below { SIDE - 1 - y } else { y };
        let side = match (aside > down, right, below) {
            (true, true, _) => 2,
            (true, false, _) => 8,
            (false, _, true) => 4,
            (false, _, false) => 1,
        };
        // No joint lies in the corner stone.
        let deep = aside.max(down);
        if deep <= COPING { opaque(coping(&tones, side, deep, 4)) } else { CLEAR }
    })
}

/// Tones of a wall's top: 0 seam, 1 and 2 its core, 3 shaded stone, 4 stone, 5 lit stone, 6 lit arris.
fn top_tones(wood: bool) -> [Rgb; 7] {
    let (stone, timber) = (STONE, boards());
    if wood {
        return [
            mix(OUTLINE, timber.step(0), 120),
            timber.step(1),
            mix(timber.step(1), timber.step(2), 150),
            timber.step(3),
            timber.step(5),
            timber.step(6),
            timber.step(8),
        ];
    }
    [
        mix(OUTLINE, stone.step(1), 100),
        mix(stone.step(1), stone.step(2), 200),
        mix(stone.step(2), stone.step(3), 60),
        mix(stone.step(2), stone.step(3), 170),
        stone.step(3),
        mix(stone.step(3), stone.step(4), 110),
        mix(stone.step(4), STEEL.step(4), 70),
    ]
}

/// A stone on the side `side` of a wall's top, lit from the upper left; joints every sixteen pixels.
fn coping(tones: &[Rgb; 7], side: i32, deep: i32, along: i32) -> Rgb {
    let shaded = side == 2 || side == 4;
    if deep == COPING {
        return tones[0];
    }
    if deep > 0 && along.rem_euclid(16) == 0 {
        return mix(tones[2], tones[3], 128);
    }
    let worn = hash(&[along / 4, side, deep, 78]) % 100 < 14;
    let after_joint = along.rem_euclid(16) == 1;
    tones[match deep {
        // The southern arris stands over the face and catches the lamps.
        0 if side == 4 => 6,
        0 if shaded => 3,
        0 => 6,
        1 if side == 8 || side == 1 => 5,
        4 => 3,
        _ if after_joint => 5,
        _ if worn => 3,
        _ => 4,
    }]
}

/// What fills a wall between its copings.
fn core(tones: &[Rgb; 7], wood: bool, x: i32, y: i32) -> Rgb {
    if wood {
        let seam = x % 8 == 7;
        let nail = x % 8 == 3 && y % 8 == 2;
        let grain = hash(&[x, y / 4, 79]) % 100 < 16;
        return tones[if seam {
            0
        } else if nail {
            3
        } else {
            2 - usize::from(grain)
        }];
    }
    // Rubble and mortar without courses: seen in a narrow wall, courses would be a grate.
    let lump = hash(&[x / 3, (y + x / 3) / 3, 77]) % 100;
    let lit = hash(&[x / 3, (y + x / 3) / 3, 80]) % 100 < 18 && (y + x / 3) % 3 == 0;
    match lump {
        _ if lit => mix(tones[2], tones[3], 90),
        0..22 => mix(tones[1], tones[2], 90),
        _ => tones[2],
    }
}

/// The top of a wall under snow; `mask` tells which neighbours are wall too (1 north, 2 east, 4 south, 8 west). The snow
/// is heaped: bright where it faces the upper left, blue where it does not, with a line of brick under its edge.
pub fn snowy_top(mask: i32) -> Canvas {
    let clay = brick();
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let open = |bit: i32, depth: i32| if mask & bit == 0 { depth } else { SIDE };
        let (north, west) = (open(1, y), open(8, x));
        let (south, east) = (open(4, SIDE - 1 - y), open(2, SIDE - 1 - x));
        // The edge of the snow wanders a little.
        let (wavy_x, wavy_y) = (i32::from(bulge(mask, y, 123) > 0.45), i32::from(bulge(mask, x, 124) > 0.45));
        let (lit, shaded) = (north.min(west), (south + wavy_y).min(east + wavy_x));
        let under = mix(
            clay.step(if hash(&[x / 4, y / 4, 125]).is_multiple_of(3) { 3 } else { 2 }),
            BLUE.step(1),
            46,
        );
        let lump = hash(&[x / 2, y / 2, mask, 121]) % 100;
        let dither = i32::from((x + y) % 2 == 0);
        if south == 0 {
            return opaque(snow(6));
        }
        if east == 0 || west == 0 || north == 0 {
            return opaque(mix(OUTLINE, snow(0), 40));
        }
        if east == 1 || west == 1 {
            return opaque(under);
        }
        // Along a wall the bricks show on both sides of the snow: it is a wall's top, and no ground to walk on.
        let bare = |edge: i32, wave: i32| edge <= 2 + wave;
        if bare(north, 0) || bare(south, i32::from(wavy_y > 0)) && south > 0 || bare(east, 0) || bare(west, 0)
        {
            let lit = north <= 2 || west <= 2;
            let joint = (x + 2 * (y / 4)) % 6 == 0;
            let brick = clay.step(if joint {
                1
            } else if lit {
                4
            } else {
                2
            });
            return opaque(mix(brick, BLUE.step(1), 46));
        }
        let step = match (lit, shaded) {
            (_, 2) if east <= 3 => 1,
            (_, 3 | 4) if east <= 5 => 2 + dither,
            (1 | 2, _) => 6,
            (3, _) => 5 + dither,
            (4 | 5, _) => 5,
            _ if lump < 8 => 3,
            _ if lump > 94 => 5,
            _ => 4,
        };
        opaque(snow(step))
    })
}

/// The top of a fence: snow lies against both sides of it, and one looks down on the ends of its planks and posts.
pub fn fence_top(mask: i32) -> Canvas {
    let mut top = Canvas::from_fn(SIDE, SIDE, |x, y| opaque(snow(heap(mask, x, y))));
    let wood = boards();
    if mask & (1 | 4) != 0 {
        let (from, to) = (if mask & 1 != 0 { 0 } else { 5 }, if mask & 4 != 0 { SIDE } else { 11 });
        for y in from..to {
            for x in 3..15 {
                top.dot(x, y, along_north(&wood, x, y));
            }
        }
    }
    if mask & (2 | 8) != 0 && mask & 4 != 0 {
        let (from, to) = (if mask & 8 != 0 { 0 } else { 4 }, if mask & 2 != 0 { SIDE } else { 12 });
        for x in from..to {
            for y in 4..11 {
                top.dot(x, y, along_east(&wood, x, y));
            }
        }
    }
    top
}

/// A fence that runs north, from above: one long rail over the planks, lit on its western edge, with snow where the wind
/// left it, and its shade to the east. No plank's end is drawn across it: rungs would make it a ladder.
fn along_north(wood: &Tints, x: i32, y: i32) -> Rgb {
    // The rail is laid in boards of two tiles; where two meet, a hair's breadth shows.
    let joint = y == 0;
    let grain = i32::from(hash(&[x, y / 5, 127]).is_multiple_of(4));
    // A ridge of snow wanders along the rail and leaves some of it bare.
    let ridge = 6 + (hash(&[y / 3, 126]) % 4) as i32;
    let bare = hash(&[y / 5, 128]) % 5 == 1;
    match x {
        3 => snow(5),
        4 => mix(OUTLINE, snow(0), 40),
        5 if !bare => snow(7),
        6..=9 if !bare && x < ridge => snow(6),
        6..=9 if !bare && x == ridge => snow(3),
        5 => grey(wood.step(9)),
        6..=9 if joint => grey(wood.step(5)),
        6..=8 => grey(wood.step(7 - grain)),
        9 => grey(wood.step(6 - grain)),
        10 | 11 => grey(wood.step(3)),
        12 => mix(OUTLINE, snow(0), 20),
        13 => snow(0),
        _ => snow(1),
    }
}

/// A fence that runs east and meets one that runs north, from above.
fn along_east(wood: &Tints, x: i32, y: i32) -> Rgb {
    let gap = x % 4 == 3;
    match y {
        4 => snow(6),
        10 => mix(OUTLINE, snow(0), 60),
        _ if gap => mix(OUTLINE, grey(wood.step(1)), 110),
        5 => snow(5),
        6 | 7 => grey(wood.step(7)),
        _ => grey(wood.step(4)),
    }
}

/// Heaped snow: without an edge, so that it runs into the snow beside it.
fn heap(mask: i32, x: i32, y: i32) -> i32 {
    let open = |bit: i32, depth: i32| if mask & bit == 0 { depth } else { SIDE };
    let near = open(1, y).min(open(8, x)).min(open(2, SIDE - 1 - x)).min(open(4, SIDE - 1 - y));
    let ragged = hash(&[x, y, mask, 122]) % 100;
    match near {
        0 if ragged < 55 => 3,
        1 if ragged < 35 => 3,
        _ if ragged < 5 => 3,
        _ if ragged > 96 => 5,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_top_is_lighter_at_its_edge_than_in_its_core() {
        let light = |canvas: &Canvas, x: i32, y: i32| -> u32 {
            canvas.get(x, y)[..3].iter().map(|channel| u32::from(*channel)).sum()
        };
        for wood in [false, true] {
            let top = top(0b1110, wood);
            assert!(light(&top, 8, 0) > light(&top, 8, 12) + 60, "an edge to the north is seen");
        }
    }

    #[test]
    fn tops_fill_their_cells() {
        for mask in 0..16 {
            for top in [top(mask, false), top(mask, true), snowy_top(mask), fence_top(mask)] {
                assert!((0..SIDE * SIDE).all(|i| top.get(i % SIDE, i / SIDE)[3] == 255));
            }
        }
    }
}
