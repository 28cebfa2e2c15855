//! Wall faces seen from the south (2.2 m, 32 pixels), their cut-down stubs, wall tops, and the shadow at their feet.

use crate::{
    ground::{
        canvas::{CLEAR, Canvas, faded, mix, opaque},
        noise::{chance, hash, pick, threshold},
        tints::{Tints, boards, brick, glaze},
    },
    palette::{BLUE, CREAM, GOLD, INK, OUTLINE, Rgb, STEEL, STONE},
};

/// Variants of each wall face.
pub const VARIANTS: i32 = 8;
const SIDE: i32 = 16;
/// Height of a whole wall's face in pixels.
pub const FACE: i32 = 32;
/// Height of the face of a wall that is cut down so that one sees over it, in pixels.
pub const STUB: i32 = 8;
/// The first row of the brass line, and of the dado below it.
const LINE: i32 = 17;
const DADO: i32 = 20;
const FOOT: i32 = 30;

/// The bathhouse's wall: brick above, a brass line, green glazed tile, a dark foot.
pub fn bath_face(variant: i32) -> Canvas {
    let (clay, green) = (brick(), glaze());
    Canvas::from_fn(SIDE, FACE, |x, y| {
        opaque(match y {
            0 => OUTLINE,
            1 => clay.step(1),
            2..LINE => brick_pixel(&clay, variant, x, y - 2),
            LINE => {
                if x % 8 == 3 {
                    GOLD.step(4)
                } else {
                    GOLD.step(3)
                }
            }
            18 => GOLD.step(1),
            19 => green.step(1),
            DADO..FOOT => dado_pixel(&green, variant, x, y - DADO),
            FOOT => INK.step(1),
            _ => OUTLINE,
        })
    })
}

fn brick_pixel(clay: &Tints, variant: i32, x: i32, y: i32) -> Rgb {
    let course = y / 5;
    let along = x + if course % 2 == 1 { 5 } else { 0 };
    let (u, v) = (along.rem_euclid(8), y % 5);
    if u == 0 || v == 4 {
        return clay.step(if chance(&[variant, x, y, 3], 12) { 0 } else { 1 });
    }
    // The brick that runs on into the next tile keeps the base shade.
    let number = along / 8;
    let runs_on = course % 2 == 1 && number != 1;
    let shade = if runs_on { 3 } else { 2 + pick(&[variant, course, number, 1], 5) / 2 };
    let top = i32::from(v == 0 && !chance(&[variant, x, y, 4], 20));
    let worn = i32::from(chance(&[variant, x, y, 5], 4));
    // Soot gathers under the ceiling.
    let soot = i32::from(y < 4);
    clay.step((shade + top - worn - soot).max(1))
}

fn dado_pixel(green: &Tints, variant: i32, x: i32, y: i32) -> Rgb {
    let (u, v) = (x % 4, y % 5);
    if u == 0 || v == 4 {
        return green.step(4);
    }
    let number = (x / 4, y / 5);
    let shade = 9 + [0, 0, 1, -1, 0, 0][pick(&[variant, number.0, number.1, 7], 6) as usize];
    let checker = (number.0 + number.1) % 2;
    let gleam = i32::from(v == 0) + i32::from(v == 0 && u == 1);
    let missing = variant == VARIANTS - 1 && number == (2, 1);
    if missing {
        return if u == 1 { OUTLINE } else { INK.step(2) };
    }
    green.step(shade - checker + gleam)
}

/// The bathhouse's wall cut down: its cut edge, the lowest row of tiles and the foot.
pub fn bath_stub(variant: i32) -> Canvas {
    stub(&bath_face(variant), glaze().step(10))
}

/// The changing room's wall: dark panelling between rails.
pub fn changing_face(variant: i32) -> Canvas {
    let wood = boards();
    Canvas::from_fn(SIDE, FACE, |x, y| {
        opaque(match y {
            0 | 31 => OUTLINE,
            1 => wood.step(3),
            2 => wood.step(6),
            3 | 30 => wood.step(1),
            4..=12 => plank_pixel(&wood, variant, x, y),
            13 => GOLD.step(2),
            14 => GOLD.step(0),
            15 => wood.step(6),
            16 | 28 => wood.step(4),
            17 | 29 => wood.step(2),
            _ => panel_pixel(&wood, variant, x, y - 18),
        })
    })
}

fn plank_pixel(wood: &Tints, variant: i32, x: i32, y: i32) -> Rgb {
    let u = x % 4;
    if u == 0 {
        return wood.step(1);
    }
    let shade = 3 + pick(&[variant, x / 4, 11], 2);
    let grain = i32::from(chance(&[variant, x, y / 3, 12], 14));
    wood.step(shade + i32::from(u == 1) - grain)
}

fn panel_pixel(wood: &Tints, variant: i32, x: i32, y: i32) -> Rgb {
    // A raised panel 14 by 10 with a bevel: light above and left, dark below and right.
    let (u, v) = (x - 1, y);
    let shade = 4 + i32::from(pick(&[variant, 13], 3) == 0);
    if !(0..14).contains(&u) {
        return wood.step(2);
    }
    let (low, high) = (u.min(v), u.max(v + 4));
    if v == 9 || u == 13 || (low > 2 && (v == 2 || u == 2)) {
        return wood.step(2);
    }
    if v == 0 || u == 0 || (high == 11 && low > 1) {
        return wood.step(shade + 2);
    }
    wood.step(shade - i32::from(chance(&[variant, x, y, 14], 10)))
}

/// The changing room's wall cut down.
pub fn changing_stub(variant: i32) -> Canvas {
    stub(&changing_face(variant), boards().step(8))
}

fn stub(face: &Canvas, cut: Rgb) -> Canvas {
    let mut low = face.part(0, FACE - STUB, SIDE, STUB);
    low.fill(0, 0, SIDE, 1, cut);
    low
}

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
        mix(stone.step(1), stone.step(2), 60),
        mix(stone.step(1), stone.step(2), 160),
        mix(stone.step(2), stone.step(3), 110),
        stone.step(3),
        mix(stone.step(3), stone.step(4), 110),
        mix(stone.step(4), STEEL.step(4), 70),
    ]
}

/// A stone on the side `side` of a wall's top, lit from the upper left; joints every eight pixels.
fn coping(tones: &[Rgb; 7], side: i32, deep: i32, along: i32) -> Rgb {
    let shaded = side == 2 || side == 4;
    if deep == COPING {
        return tones[0];
    }
    if deep > 0 && along.rem_euclid(8) == 0 {
        return tones[2];
    }
    let worn = hash(&[along / 8, side, deep, 78]) % 100 < 14;
    let after_joint = along.rem_euclid(8) == 1;
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
    let course = y / 4;
    let joint = y % 4 == 3 || (x + 4 * (course % 2)) % 8 == 7;
    let light = y % 4 == 0 && hash(&[x / 8, course, 80]) % 100 < 40;
    let dark = hash(&[(x + 4 * (course % 2)) / 8, course, 77]) % 100 < 35;
    match (joint, light, dark) {
        (true, ..) => tones[0],
        (_, true, _) => mix(tones[2], tones[3], 120),
        (_, _, true) => tones[1],
        _ => tones[2],
    }
}

/// A frosted window in the face of the bathhouse's wall; the neighbours that belong to the same window are `mask`
/// (1 west, 2 east). It is arched at its ends, its panes stand in a grid, and snow lies on its sill.
pub fn bath_window(mask: i32) -> Canvas {
    let wall = bath_face(0);
    let far = 99;
    Canvas::from_fn(SIDE, FACE, |x, y| {
        let from_end =
            (if mask & 1 == 0 { x } else { far }).min(if mask & 2 == 0 { SIDE - 1 - x } else { far });
        window_pixel(mask, from_end, x, y).map_or_else(|| wall.get(x, y), opaque)
    })
}

/// The first row of a window's sill.
const SILL: i32 = 24;
/// Radius of a window's arch.
const ARCH: f32 = 9.0;

fn window_pixel(mask: i32, from_end: i32, x: i32, y: i32) -> Option<Rgb> {
    let painted = mix(STEEL.step(4), CREAM.step(3), 90);
    match y {
        // A sill of stone with snow on it, and its shadow on the tiles below.
        SILL if from_end >= 0 => {
            return Some(if hash(&[x, mask, 83]) % 5 == 0 { STEEL.step(4) } else { CREAM.step(3) });
        }
        25 => return Some(STEEL.step(3)),
        26 => return Some(STEEL.step(1)),
        27 => return Some(OUTLINE),
        28.. => return None,
        _ => {}
    }
    // How far inside of the opening: its sides are straight, its upper corners round.
    let side = from_end as f32 + 0.5 - 1.0;
    let upper = y as f32 + 0.5 - 1.0;
    let inside = if side < ARCH && upper < ARCH {
        let (dx, dy) = (ARCH - side, ARCH - upper);
        ARCH - (dx * dx + dy * dy).sqrt()
    } else {
        side.min(upper)
    };
    let seam = (x == 0 && mask & 1 != 0) || (x == SIDE - 1 && mask & 2 != 0);
    let bar = x == 7 || y == 8 || y == 16;
    Some(match inside {
        inside if inside < 0.0 => return None,
        inside if inside < 1.0 => OUTLINE,
        inside if inside < 2.0 => painted,
        inside if inside < 3.0 => STEEL.step(2),
        _ if seam => painted,
        _ if bar => STEEL.step(3),
        _ if x == 8 || y == 9 || y == 17 => BLUE.step(1),
        _ => frosted(mask, x, y),
    })
}

/// Frosted glass before a night of snow: ferns of frost grow from the sill and the bars.
fn frosted(mask: i32, x: i32, y: i32) -> Rgb {
    let (u, v) = (x % 8, y % 8);
    let corner = (u.min(7 - u) + (7 - v) / 2) as u32;
    let low = (y - 6).max(0) as u32 * 5;
    let glow = chance(&[x + mask * 16, y, 84], 6 + low / 3);
    match () {
        () if chance(&[x + mask * 16, y, 85], (low + 30).saturating_sub(corner * 16)) => CREAM.step(3),
        () if glow => STEEL.step(4),
        () if y > 15 || (x + y) % 11 < 3 => BLUE.step(4),
        () if y > 7 => mix(BLUE.step(3), BLUE.step(4), 128),
        () => BLUE.step(3),
    }
}

/// The shadow that a wall to the north throws on the floor.
pub fn shade_south() -> Canvas {
    Canvas::from_fn(SIDE, 6, |x, y| shade_pixel(x, y, 0.62 - y as f32 * 0.1))
}

/// The shadow that a wall to the west throws on the floor.
pub fn shade_east() -> Canvas {
    Canvas::from_fn(6, SIDE, |x, y| shade_pixel(x, y, 0.55 - x as f32 * 0.1))
}

/// Ink in two strengths, so that the dither does not sparkle.
fn shade_pixel(x: i32, y: i32, depth: f32) -> [u8; 4] {
    let bands = depth * 3.0 + threshold(x, y) - 0.5;
    match bands.round() as i32 {
        i32::MIN..=0 => CLEAR,
        1 => faded(OUTLINE, 60),
        _ => faded(OUTLINE, 110),
    }
}
