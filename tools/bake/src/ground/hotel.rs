//! Grounds of a run-down city hotel and of what lies about it: carpets, parquet, marble, tiles, concrete, wet asphalt.
//!
//! All are fields, so that wear and stains run on over the tiles' edges and do not soon come again.

use crate::{
    ground::{
        canvas::{CLEAR, Canvas, faded, mix, opaque},
        field::{SIDE, WIDE, dot, hills, wide_hills},
        noise::{chance, hash, pick, threshold, unit, wave},
    },
    palette::{
        BLUE, BROWN, BURGUNDY, CREAM, GOLD, INK, LINEN, MAHOGANY, NEON_CYAN, NEON_PINK, OLIVE, OUTLINE, Rgb,
        STEEL, STONE, STONE_WARM,
    },
};

const CELL: i32 = 16;
/// Width of a runner's hem in pixels.
const HEM: i32 = 6;

/// Smooth noise of the same hills on a field of [`SIDE`] pixels or, where `wide`, on one of [`WIDE`].
fn rolling(wide: bool, x: i32, y: i32, grid: (i32, i32), seed: i32) -> f32 {
    let (u, v) = (x as f32, y as f32);
    // An odd number of hills, so that no half is the other's like.
    if wide { wide_hills(u, v, (2 * grid.0 + 1, 2 * grid.1 + 1), seed) } else { hills(u, v, grid, seed) }
}

/// How far trodden a place is, 0 to 1, with its own dither.
fn worn(x: i32, y: i32, seed: i32) -> f32 {
    worn_over(false, x, y, seed)
}

fn worn_over(wide: bool, x: i32, y: i32, seed: i32) -> f32 {
    let hills = |grid, own: i32| rolling(wide, x, y, grid, seed + own);
    let level = 0.5 * hills((3, 2), 0) + 0.35 * hills((7, 6), 1);
    (level + 0.35 * hills((23, 21), 2) + (threshold(x, y) - 0.5) * 0.25).clamp(-1.0, 1.0)
}

/// A stain's depth at a place: 0 outside, 1 well inside, 2 on its rim.
fn stain(x: i32, y: i32, seed: i32) -> i32 {
    stain_over(false, x, y, seed)
}

fn stain_over(wide: bool, x: i32, y: i32, seed: i32) -> i32 {
    let level = rolling(wide, x, y, (5, 4), seed) + 0.3 * rolling(wide, x, y, (19, 17), seed + 1);
    match level {
        l if l > 0.86 => 1,
        l if l > 0.80 => 2,
        _ => 0,
    }
}

/// Tones of the corridor's carpet: 0 darkest line, 1 ground, 2 lit ground, 3 figure, 4 lit figure.
fn runner_tone(step: i32) -> Rgb {
    let dull = |colour: Rgb| mix(colour, STONE_WARM.step(2), 84);
    match step {
        i32::MIN..=0 => dull(mix(BURGUNDY.step(1), INK.step(1), 110)),
        1 => dull(mix(BURGUNDY.step(2), INK.step(2), 96)),
        2 => dull(mix(BURGUNDY.step(3), INK.step(2), 120)),
        3 => dull(mix(BURGUNDY.step(3), GOLD.step(1), 70)),
        _ => dull(mix(BURGUNDY.step(3), GOLD.step(2), 120)),
    }
}

/// The corridor's carpet: lozenges with a flower in each, the red of wine, for people wear brown; trodden pale along the
/// middle of everybody's way, where the pattern goes with the pile.
pub fn carpet() -> Canvas {
    Canvas::from_fn(WIDE, WIDE, |x, y| {
        let (u, v) = (x % 16 - 8, (y + 8 * (x / 16 % 2)) % 16 - 8);
        let (across, along) = (u.abs(), v.abs());
        let lozenge = across + along;
        let mut step = match lozenge {
            0 => 4,
            1 if across == 0 || along == 0 => 3,
            2 if across == 1 => 2,
            3 if across == 0 || along == 0 => 3,
            6 => 0,
            7 => 2,
            8 => 0,
            11.. if across == along || across == along + 1 => 3,
            _ => 1,
        };
        // Pile: single threads stand out.
        step += match hash(&[x, y, 601]) % 100 {
            0..7 => -1,
            7..11 => 1,
            _ => 0,
        };
        let trodden = worn_over(true, x, y, 602);
        let mut colour = runner_tone(step.clamp(0, 4));
        if trodden > 0.46 {
            colour =
                mix(runner_tone(2), mix(LINEN.step(0), INK.step(3), 120), if step > 2 { 60 } else { 90 });
        } else if trodden > 0.2 {
            colour = mix(colour, runner_tone(1), 150);
        }
        match stain_over(true, x, y, 606) {
            1 => colour = mix(colour, OUTLINE, 62),
            2 => colour = mix(colour, OUTLINE, 96),
            _ => {}
        }
        opaque(colour)
    })
}

/// The hem of the corridor's carpet on the sides in `mask` (1 north, 2 east, 4 south, 8 west).
pub fn carpet_edge(mask: i32) -> Canvas {
    Canvas::from_fn(CELL, CELL, |x, y| {
        let depths = [(1, y, x), (2, CELL - 1 - x, y), (4, CELL - 1 - y, x), (8, x, y)];
        let on = depths.into_iter().filter(|(bit, _, _)| mask & bit != 0);
        match on.min_by_key(|&(_, depth, _)| depth) {
            Some((_, depth, along)) => hem(depth, along, x, y),
            None => CLEAR,
        }
    })
}

/// The hem's bit where only the corner (0 NE, 1 SE, 2 SW, 3 NW) is not carpet.
pub fn carpet_corner(which: i32) -> Canvas {
    let (right, below) = [(true, false), (true, true), (false, true), (false, false)][which as usize % 4];
    Canvas::from_fn(CELL, CELL, |x, y| {
        let across = if right { CELL - 1 - x } else { x };
        let down = if below { CELL - 1 - y } else { y };
        if across < HEM && down < HEM { hem(across.max(down), x + y, x, y) } else { CLEAR }
    })
}

fn hem(depth: i32, along: i32, x: i32, y: i32) -> [u8; 4] {
    let rubbed = chance(&[x, y, 611], 10);
    let step = match depth {
        0 => 0,
        1 => 3,
        2 => 0,
        3 | 4 if (along / 2 + depth) % 4 == 0 => 4,
        3 | 4 => 0,
        5 => 3,
        _ => return CLEAR,
    };
    opaque(runner_tone(if rubbed { 1 } else { step }))
}

/// A room's carpet: dull green with a mustard fleck, burnt by cigarettes, stained.
pub fn room_carpet() -> Canvas {
    let ground = |step: i32| {
        let tones = [
            mix(OLIVE.step(2), STONE_WARM.step(1), 110),
            mix(OLIVE.step(2), STONE_WARM.step(2), 140),
            mix(OLIVE.step(3), STONE_WARM.step(2), 150),
            mix(OLIVE.step(3), STONE_WARM.step(3), 130),
        ];
        tones[step.clamp(0, 3) as usize]
    };
    let mut field = Canvas::from_fn(WIDE, WIDE, |x, y| {
        let (u, v) = (x % 8, (y + 4 * (x / 8 % 2)) % 8);
        let step = match hash(&[x, y, 621]) % 100 {
            0..14 => 0,
            14..26 => 2,
            _ => 1,
        };
        let mut colour = ground(step);
        if (u == 4 && (3..6).contains(&v)) || (v == 4 && (3..6).contains(&u)) {
            let centre = u == 4 && v == 4;
            let mustard = if centre { mix(GOLD.step(1), GOLD.step(2), 90) } else { GOLD.step(1) };
            colour = mix(mustard, colour, if centre { 120 } else { 160 });
        }
        let trodden = worn_over(true, x, y, 622);
        if trodden > 0.42 {
            colour = mix(colour, ground(3), 170);
        } else if trodden < -0.5 {
            colour = mix(colour, ground(0), 110);
        }
        match stain_over(true, x, y, 626) {
            1 => colour = mix(colour, BROWN.step(0), 70),
            2 => colour = mix(colour, BROWN.step(0), 130),
            _ => {}
        }
        opaque(colour)
    });
    for burn in 0..24 {
        let (x, y) = (pick(&[burn, 628], WIDE as u32), pick(&[burn, 629], WIDE as u32));
        dot(&mut field, x, y, OUTLINE);
        dot(&mut field, x + 1, y, BROWN.step(0));
    }
    field
}

/// Parquet in squares of four strips each way, the polish gone where people walk.
pub fn parquet() -> Canvas {
    let wood = |step: i32| {
        let dark = mix(MAHOGANY.step(1), STONE_WARM.step(1), 80);
        let light = mix(MAHOGANY.step(3), STONE_WARM.step(3), 110);
        match step {
            i32::MIN..=0 => mix(dark, OUTLINE, 90),
            1 => dark,
            2 => mix(dark, light, 90),
            3 => mix(dark, light, 140),
            4 => mix(dark, light, 190),
            _ => light,
        }
    };
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let (column, row) = (x / 16, y / 16);
        let lengthwise = (column + row) % 2 == 0;
        let (along, across) = if lengthwise { (x % 16, y % 16) } else { (y % 16, x % 16) };
        let strip = across / 4;
        let keys = [column, row, strip, 631];
        let mut step = 2 + [0, 0, 1, 1, -1, 2][pick(&keys, 6) as usize];
        if across % 4 == 3 || along == 15 {
            step = 0;
        } else {
            step += i32::from(across % 4 == 0);
            step -= i32::from(chance(&[column, row, strip, along / 4, across, 632], 22));
        }
        // A strip or two have come out.
        if chance(&[column, row, strip, 633], 1) && across % 4 != 3 && along != 15 {
            return opaque(if across % 4 == 0 { OUTLINE } else { mix(STONE_WARM.step(1), OUTLINE, 60) });
        }
        let trodden = worn(x, y, 634);
        let mut colour = wood(step);
        if trodden > 0.4 {
            colour = mix(colour, STONE_WARM.step(3), 90);
        }
        opaque(colour)
    })
}

/// A lobby's marble in squares, dark and light, veined, dull where luggage was dragged, brass in some corners.
pub fn marble() -> Canvas {
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let (column, row) = (x / 16, y / 16);
        let (u, v) = (x % 16, y % 16);
        let dark = (column + row) % 2 == 0;
        let keys = [column, row, 641];
        let base = if dark {
            mix(STONE.step(2), STONE_WARM.step(2), 100)
        } else {
            mix(STONE_WARM.step(4), LINEN.step(1), 110)
        };
        let shade = [0, 0, 18, 34][pick(&keys, 4) as usize];
        let mut colour = mix(base, if dark { STONE.step(3) } else { STONE_WARM.step(3) }, shade);
        let bend = 3.0 * hills(x as f32 + 31.0 * column as f32, y as f32, (9, 8), 642);
        let lean = if chance(&keys, 50) { 0.6 } else { -0.6 };
        let vein = (u as f32 * lean + v as f32 + bend + 5.0 * unit(&keys)).rem_euclid(11.0);
        if vein < 1.0 && chance(&[x, y, 643], 80) {
            colour = mix(colour, if dark { STEEL.step(3) } else { STONE_WARM.step(2) }, 90);
        }
        if u == 0 || v == 0 {
            return opaque(mix(INK.step(1), STONE_WARM.step(1), 120));
        }
        if u == 1 || v == 1 {
            colour = mix(colour, CREAM.step(3), if dark { 26 } else { 54 });
        } else if u == 15 || v == 15 {
            colour = mix(colour, OUTLINE, 50);
        }
        // A small brass lozenge where four squares meet, every other time.
        let corner = u.min(16 - u) + v.min(16 - v);
        if (column + (u > 8) as i32) % 2 == 0 && (row + (v > 8) as i32) % 2 == 0 && corner < 4 {
            return opaque(match corner {
                0 | 1 => GOLD.step(2),
                2 => GOLD.step(1),
                _ => GOLD.step(0),
            });
        }
        let trodden = worn(x, y, 644);
        if trodden > 0.45 {
            colour = mix(colour, STONE_WARM.step(3), 90);
        }
        if chance(&[column, row, 645], 5) && (u - v + 2 * pick(&[column, row, v / 3, 646], 3)).abs() < 1 {
            colour = mix(colour, OUTLINE, 150);
        }
        opaque(colour)
    })
}

/// A bathroom's small square tiles, two greens and a bone white, grout gone dark, some of them out.
pub fn bath_tiles() -> Canvas {
    let bone = mix(STONE_WARM.step(4), STONE.step(4), 120);
    let green = mix(mix(OLIVE.step(3), BLUE.step(2), 90), STONE.step(4), 120);
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let (column, row) = (x / 8, y / 8);
        let (u, v) = (x % 8, y % 8);
        let mouldy = worn(x, y, 651);
        if u == 0 || v == 0 {
            let grout = mix(STONE_WARM.step(2), STONE.step(2), 128);
            return opaque(if mouldy > 0.3 { mix(grout, OLIVE.step(1), 150) } else { grout });
        }
        let out = chance(&[column, row, 652], 1);
        if out {
            let rough = chance(&[x, y, 653], 35);
            return opaque(if rough { STONE_WARM.step(3) } else { STONE_WARM.step(2) });
        }
        let base = if (column + row) % 2 == 0 { bone } else { mix(green, bone, 70) };
        let shade = [0, 0, 0, 22, 40][pick(&[column, row, 654], 5) as usize];
        let mut colour = mix(base, STONE.step(2), shade);
        if u == 1 || v == 1 {
            colour = mix(colour, CREAM.step(3), 44);
        } else if u == 7 || v == 7 {
            colour = mix(colour, OUTLINE, 36);
        }
        if mouldy > 0.5 {
            colour = mix(colour, OLIVE.step(2), 40);
        }
        opaque(colour)
    })
}

/// Tones of poured concrete, 0 crack to 5 scuffed light; `warm` for one that lies under lamps.
fn concrete_tone(step: i32, warm: bool) -> Rgb {
    let tones = [OUTLINE, STONE.step(1), STONE.step(2), STONE.step(3), STONE.step(4), STEEL.step(3)];
    let other = [
        OUTLINE,
        STONE_WARM.step(1),
        STONE_WARM.step(2),
        STONE_WARM.step(3),
        STONE_WARM.step(4),
        LINEN.step(1),
    ];
    let at = step.clamp(0, 5) as usize;
    mix(tones[at], other[at], if warm { 150 } else { 70 })
}

fn concrete_pixel(x: i32, y: i32, seed: i32, warm: bool) -> Rgb {
    let (u, v) = (x as f32, y as f32);
    // Poured in slabs of four tiles; a joint runs between them.
    let (jx, jy) = (x % 64, y % 64);
    if jx == 0 || jy == 0 {
        return concrete_tone(1, warm);
    }
    let rough = 0.6 * hills(u, v, (6, 5), seed) + 0.4 * hills(u, v, (27, 25), seed + 1);
    let level = rough + (threshold(x, y) - 0.5) * 0.4;
    let mut colour = mix(concrete_tone(2, warm), concrete_tone(3, warm), 150);
    if level > 0.36 {
        colour = concrete_tone(3, warm);
    } else if level < -0.36 {
        colour = mix(concrete_tone(2, warm), concrete_tone(3, warm), 70);
    }
    match hash(&[x, y, seed + 2]) % 100 {
        0..4 => colour = mix(colour, concrete_tone(1, warm), 110),
        4..8 => colour = mix(colour, concrete_tone(5, warm), 80),
        _ => {}
    }
    if jx == 1 || jy == 1 {
        colour = mix(colour, concrete_tone(5, warm), 60);
    }
    colour
}

/// Cracks that wander over a field.
fn cracks(field: &mut Canvas, seed: i32, count: i32, warm: bool) {
    for crack in 0..count {
        let (mut x, mut y) = (pick(&[crack, seed], SIDE as u32), pick(&[crack, seed + 1], SIDE as u32));
        let lean = if chance(&[crack, seed + 2], 50) { 1 } else { -1 };
        for step in 0..14 + pick(&[crack, seed + 3], 22) {
            dot(field, x, y, mix(OUTLINE, concrete_tone(1, warm), 90));
            if chance(&[crack, step, seed + 4], 30) {
                dot(field, x + 1, y + 1, concrete_tone(4, warm));
            }
            x += if chance(&[crack, step, seed + 5], 62) { lean } else { 0 };
            y += i32::from(chance(&[crack, step, seed + 6], 55));
        }
    }
}

/// The stairwell's concrete: scuffed, with ends of cigarettes and what was spilt.
pub fn stairs_concrete() -> Canvas {
    let mut field = Canvas::from_fn(SIDE, SIDE, |x, y| {
        let mut colour = concrete_pixel(x, y, 661, false);
        match stain(x, y, 666) {
            1 => colour = mix(colour, OUTLINE, 44),
            2 => colour = mix(colour, OUTLINE, 70),
            _ => {}
        }
        opaque(colour)
    });
    cracks(&mut field, 671, 7, false);
    for end in 0..9 {
        let (x, y) = (pick(&[end, 681], SIDE as u32), pick(&[end, 682], SIDE as u32));
        dot(&mut field, x, y, CREAM.step(2));
        dot(&mut field, x + 1, y, GOLD.step(2));
    }
    field
}

/// A shooting range's concrete, brass lying about.
pub fn range_concrete() -> Canvas {
    let mut field = Canvas::from_fn(SIDE, SIDE, |x, y| opaque(concrete_pixel(x, y, 691, true)));
    cracks(&mut field, 701, 5, true);
    for case in 0..150 {
        // Cases lie in drifts.
        let heap = case % 7;
        let r = |key: i32| unit(&[case, key, 711]) + unit(&[case, key, 712]) - 1.0;
        let middle = (pick(&[heap, 713], SIDE as u32), pick(&[heap, 714], SIDE as u32));
        let (x, y) = (middle.0 + (r(1) * 26.0) as i32, middle.1 + (r(2) * 16.0) as i32);
        let (dx, dy) = [(1, 0), (1, 1), (0, 1), (1, -1)][pick(&[case, 715], 4) as usize];
        dot(&mut field, x + 1, y + 2, concrete_tone(1, true));
        dot(&mut field, x, y, GOLD.step(3));
        dot(&mut field, x + dx, y + dy, GOLD.step(if case % 4 == 0 { 4 } else { 2 }));
    }
    field
}

/// The grating of a fire escape: bars with the street's dark under them, rust where the paint has gone.
pub fn grating() -> Canvas {
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let (u, v) = (x % 4, y % 16);
        let rusty = hills(x as f32, y as f32, (6, 5), 741) + (threshold(x, y) - 0.5) * 0.3 > 0.34;
        let iron = |step: usize| {
            let paint = mix(STEEL.step(step), INK.step(step), 120);
            if rusty { mix(paint, BROWN.step(step.min(3)), 120) } else { paint }
        };
        opaque(match (u, v) {
            (_, 0) => iron(4),
            (_, 1) => iron(2),
            (_, 2) => iron(1),
            (0, _) => iron(3),
            (1, _) => iron(2),
            _ => mix(iron(1), OUTLINE, if v % 2 == 0 { 90 } else { 40 }),
        })
    })
}

/// Asphalt at night after rain: puddles with the street's neon in them.
pub fn asphalt() -> Canvas {
    let dry = |step: usize| mix(INK.step(step), STONE.step(step), 130);
    let base = mix(dry(2), dry(3), 50);
    let mut field = Canvas::from_fn(SIDE, SIDE, |x, y| {
        let (u, v) = (x as f32, y as f32);
        let low = 0.75 * hills(u, v, (3, 4), 721) + 0.3 * hills(u, v, (9, 11), 722);
        let edge = low + (threshold(x, y) - 0.5) * 0.10;
        let grit = match hash(&[x, y, 723]) % 100 {
            0..12 => mix(base, dry(1), 130),
            12..24 => mix(base, dry(3), 84),
            24..27 => mix(base, STEEL.step(3), 80),
            _ => base,
        };
        if edge > 0.46 {
            return opaque(puddle(x, y, edge));
        }
        if edge > 0.40 {
            return opaque(mix(grit, OUTLINE, 110));
        }
        if edge > 0.22 {
            // Wet, and so darker and bluer.
            return opaque(mix(mix(grit, OUTLINE, 44), BLUE.step(1), 40));
        }
        opaque(grit)
    });
    for patch in 0..3 {
        // Tar poured into a crack.
        let (mut x, mut y) = (pick(&[patch, 724], SIDE as u32), pick(&[patch, 725], SIDE as u32));
        for step in 0..40 {
            dot(&mut field, x, y, mix(OUTLINE, INK.step(1), 120));
            dot(&mut field, x + 1, y, mix(OUTLINE, INK.step(1), 120));
            x += pick(&[patch, step, 726], 3) - 1;
            y += 1;
        }
    }
    field
}

/// Water with lights in it: the sky's blue, streaks of pink and of cyan that hang down from what shines above.
fn puddle(x: i32, y: i32, depth: f32) -> Rgb {
    let sky = mix(BLUE.step(1), INK.step(2), 130);
    let deep = mix(BLUE.step(0), INK.step(1), 110);
    // Rings of the last drops: broken, and never in step.
    let ripple = wave(y as f32 / 13.0 + 1.3 * hills(x as f32, y as f32, (5, 6), 731));
    let streak = hills(x as f32 + 1.5 * ripple, y as f32 * 0.25, (12, 3), 732);
    let strength = (streak.abs() - 0.34) * (0.88 + 0.12 * ripple) * ((depth - 0.42) * 5.0).clamp(0.2, 1.0);
    let level = strength + (threshold(x, y) - 0.5) * 0.16;
    let neon = if streak > 0.0 { NEON_PINK } else { NEON_CYAN };
    match level {
        l if l > 0.30 => mix(sky, neon.step(3), 120),
        l if l > 0.16 => mix(sky, neon.step(2), 110),
        l if l > 0.06 => mix(sky, neon.step(1), 150),
        _ if depth < 0.5 => mix(sky, STEEL.step(3), 40),
        _ if ripple > 0.93 && threshold(x, y) > 0.3 => mix(sky, BLUE.step(2), 84),
        _ if hills(x as f32, y as f32, (17, 19), 733) + threshold(x, y) * 0.4 < -0.3 => deep,
        _ => sky,
    }
}

/// A threshold of brass over which a carpet ends; also where a doorway is.
pub fn sill() -> Canvas {
    Canvas::from_fn(CELL, CELL, |x, y| match y {
        6 => faded(OUTLINE, 120),
        7 => opaque(GOLD.step(if x % 5 == 2 { 4 } else { 3 })),
        8 => opaque(GOLD.step(2)),
        9 => opaque(GOLD.step(0)),
        _ => CLEAR,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grounds_are_opaque_all_over() {
        for ground in [
            carpet(),
            room_carpet(),
            parquet(),
            marble(),
            bath_tiles(),
            stairs_concrete(),
            range_concrete(),
            asphalt(),
            grating(),
        ] {
            let side = ground.width();
            assert!([SIDE, WIDE].contains(&side) && ground.height() == side);
            assert!((0..side * side).all(|n| ground.get(n % side, n / side)[3] == 255));
        }
    }

    #[test]
    fn a_hem_lies_only_along_its_sides() {
        let edge = carpet_edge(1);
        assert!(edge.painted(8, 0) && !edge.painted(8, 8) && !edge.painted(0, 15));
        assert!(carpet_corner(0).painted(15, 0) && !carpet_corner(0).painted(0, 0));
    }
}
