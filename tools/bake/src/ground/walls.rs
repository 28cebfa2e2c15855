//! Wall faces seen from the south (2.2 m, 32 pixels), their cut-down stubs, wall tops, and the shadow at their feet.

use crate::{
    ground::{
        canvas::{CLEAR, Canvas, faded, opaque},
        noise::{chance, pick, threshold},
        tints::{Tints, boards, brick, glaze},
    },
    palette::{GOLD, INK, OUTLINE, Rgb},
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
