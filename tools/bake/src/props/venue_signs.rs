//! What hangs on the walls of the story's places, painted flat: windows, a mirror, light boxes, boards, clocks, bottles.
//!
//! Every picture's pivot is the foot of the wall below its middle.

use crate::{
    ground::{
        atlas::Atlas,
        canvas::{Canvas, mix},
        noise::{chance, pick},
    },
    palette::{
        BLUE, BOTTLE, BURGUNDY, CREAM, EMBER, FROST, GLASS, GOLD, INK, LINEN, MAHOGANY, NEON_CYAN, NEON_PINK,
        NICKEL, OUTLINE, RED, Ramp, SNOW, STEEL, WHITE_PAINT,
    },
};

/// Enters the pictures of the place called `venue`: name, picture, pixels from the foot of the wall to its lower edge.
pub fn enter(venue: &str, atlas: &mut Atlas) {
    let stills: Vec<(&str, Canvas, i32)> = match venue {
        "cafe" => vec![("prop/cafe_window", cafe_window(), 9), ("prop/cafe_mirror", mirror(), 13)],
        "hospital" => vec![("prop/xray_box", xray(true), 12), ("prop/xray_box_off", xray(false), 12)],
        "precinct" => vec![("prop/notice_board", notices(), 10), ("prop/cell_window", cell_window(), 16)],
        "club" => vec![("prop/bottle_shelf", bottles(), 9)],
        "terminal" => vec![("prop/departure_board", board(7, 41), 11), ("prop/terminal_clock", clock(), 15)],
        "airport" => vec![
            ("prop/flight_board", board(6, 57), 11),
            ("prop/gate_sign", gate_sign(), 18),
            ("prop/apron_window", apron(), 6),
        ],
        _ => Vec::new(),
    };
    for (name, canvas, up) in stills {
        let pivot = (canvas.width() / 2, canvas.height() + up);
        atlas.still(name, canvas, pivot);
    }
    if venue == "club" {
        let signs = vec![neon_glass(2), neon_glass(2), neon_glass(1), neon_glass(2)];
        let pivot = (signs[0].width() / 2, signs[0].height() + 11);
        atlas.add("prop/neon_glass", signs, pivot, 22);
        atlas.still("prop/neon_glass_off", neon_glass(0), pivot);
    }
}

fn framed(width: i32, height: i32, frame: Ramp) -> Canvas {
    let mut canvas = Canvas::new(width, height);
    canvas.fill(0, 0, width, height, OUTLINE);
    canvas.fill(1, 1, width - 2, height - 2, frame.step(2));
    canvas.fill(1, 1, width - 2, 1, frame.step(4));
    canvas.fill(1, 1, 1, height - 2, frame.step(3));
    canvas.fill(width - 2, 2, 1, height - 3, frame.step(1));
    canvas.fill(1, height - 2, width - 2, 1, frame.step(1));
    canvas
}

/// A street in snow behind a net curtain, a lamp far off.
fn cafe_window() -> Canvas {
    let mut canvas = framed(34, 21, MAHOGANY);
    canvas.fill(3, 3, 28, 15, OUTLINE);
    for y in 4..17 {
        for x in 4..30 {
            let house = y > 6 + pick(&[x / 6, 1301], 4);
            let lit = house && x % 6 == 3 && y % 4 == 1 && chance(&[x, y, 1302], 60);
            let flake = chance(&[x, y, 1303], 7);
            let colour = match () {
                () if y > 14 => SNOW.step(if (x + y) % 3 == 0 { 1 } else { 2 }),
                () if lit => GOLD.step(3),
                () if flake => SNOW.step(3),
                () if house => mix(INK.step(1), BLUE.step(0), 90),
                () => mix(BLUE.step(1), INK.step(2), 90),
            };
            canvas.dot(x, y, colour);
        }
    }
    canvas.fill(16, 3, 2, 15, MAHOGANY.step(3));
    // The curtain hangs from half the height.
    for x in 4..30 {
        for y in 10..17 {
            let thread = (x + y) % 2 == 0 || x % 5 == 0;
            if thread && !(16..18).contains(&x) {
                canvas.dot(x, y, LINEN.step(if x % 5 == 0 { 3 } else { 2 }));
            }
        }
        canvas.dot(x, 9, GOLD.step(2));
    }
    canvas.fill(0, 19, 34, 2, MAHOGANY.step(4));
    canvas.fill(0, 20, 34, 1, OUTLINE);
    canvas
}

/// A mirror in a gilt frame, gone dull at the edges.
fn mirror() -> Canvas {
    let mut canvas = framed(20, 17, GOLD);
    for y in 3..14 {
        for x in 3..17 {
            let slant = (x + 2 * y) % 13;
            let edge = x.min(19 - x).min(y).min(16 - y);
            let glass = if slant < 3 { FROST.step(3) } else { mix(FROST.step(2), STEEL.step(2), 110) };
            canvas.dot(x, y, if edge < 4 { mix(glass, OUTLINE, 90) } else { glass });
        }
    }
    for (x, y) in [(9, 0), (10, 0), (8, 1), (11, 1)] {
        canvas.dot(x, y, GOLD.step(4));
    }
    canvas
}

/// A light box with two pictures of bones, lit or not.
fn xray(lit: bool) -> Canvas {
    let mut canvas = framed(30, 17, WHITE_PAINT);
    for panel in [2, 16] {
        let ground = if lit { FROST.step(3) } else { STEEL.step(1) };
        canvas.fill(panel, 2, 12, 13, if lit { CREAM.step(4) } else { STEEL.step(2) });
        canvas.fill(panel + 1, 3, 10, 11, mix(ground, INK.step(1), if lit { 150 } else { 190 }));
    }
    let bone = if lit { CREAM.step(4) } else { STEEL.step(3) };
    let soft = if lit { FROST.step(2) } else { STEEL.step(2) };
    // Ribs and a spine on the left, a hand on the right.
    canvas.fill(7, 3, 2, 11, bone);
    for row in [4, 6, 8, 10] {
        for (dx, dy) in [(-1, 0), (-2, 0), (-3, 1), (2, 0), (3, 0), (4, 1)] {
            canvas.dot(7 + dx, row + dy, if dx.abs() > 2 { soft } else { bone });
        }
    }
    canvas.fill(20, 10, 5, 3, soft);
    for (x, top) in [(19, 7), (20, 4), (22, 3), (24, 4)] {
        canvas.fill(x, top, 1, 7, bone);
        canvas.dot(x, top + 3, soft);
    }
    canvas.fill(21, 12, 3, 2, bone);
    canvas
}

/// Cork, papers, faces of the wanted, a map, pins.
fn notices() -> Canvas {
    let mut canvas = framed(44, 20, MAHOGANY);
    for y in 2..18 {
        for x in 2..42 {
            let cork = mix(GOLD.step(0), LINEN.step(1), if chance(&[x, y, 1311], 30) { 70 } else { 100 });
            canvas.dot(x, y, cork);
        }
    }
    for (number, &(x, y, width, height)) in
        [(4, 3, 7, 9), (12, 4, 7, 9), (20, 3, 10, 7), (31, 4, 9, 11), (5, 13, 9, 4), (17, 12, 11, 5)]
            .iter()
            .enumerate()
    {
        canvas.fill(x + 1, y + 1, width, height, mix(GOLD.step(0), OUTLINE, 120));
        canvas.fill(x, y, width, height, [LINEN.step(3), CREAM.step(2)][number % 2]);
        if number < 2 {
            // A face from the front.
            canvas.fill(x + 2, y + 2, 3, 4, mix(MAHOGANY.step(3), LINEN.step(2), 90));
            canvas.fill(x + 2, y + 1, 3, 2, INK.step(1));
            canvas.fill(x + 1, y + 7, 5, 1, INK.step(2));
        } else if number == 3 {
            // The district, its river.
            canvas.fill(x + 1, y + 1, width - 2, height - 2, mix(BOTTLE.step(3), LINEN.step(2), 110));
            canvas.line((x + 1, y + 2), (x + 7, y + 8), BLUE.step(3));
            canvas.line((x + 3, y + 1), (x + 3, y + 9), LINEN.step(4));
            canvas.line((x + 1, y + 6), (x + 7, y + 6), LINEN.step(4));
            canvas.dot(x + 5, y + 4, RED.step(3));
        } else {
            for line in (y + 1..y + height - 1).step_by(2) {
                canvas.fill(x + 1, line, width - 2 - pick(&[line, number as i32], 3), 1, STEEL.step(2));
            }
        }
        canvas.dot(x + width / 2, y, if number % 2 == 0 { RED.step(3) } else { BLUE.step(3) });
    }
    canvas
}

/// A barred slit of night sky.
fn cell_window() -> Canvas {
    let mut canvas = framed(18, 10, STEEL);
    for y in 2..8 {
        for x in 2..16 {
            canvas.dot(
                x,
                y,
                if x % 3 == 2 {
                    STEEL.step(1)
                } else {
                    mix(GLASS.step(2), BLUE.step(1), (7 - y) as u32 * 30)
                },
            );
        }
    }
    canvas
}

/// Three shelves of bottles before a mirror with a light behind it.
fn bottles() -> Canvas {
    let mut canvas = framed(62, 22, MAHOGANY);
    for y in 2..20 {
        for x in 2..60 {
            let glow = if y % 6 < 2 { 110 } else { 40 };
            canvas.dot(x, y, mix(BURGUNDY.step(0), NEON_PINK.step(1), glow));
        }
    }
    for (row, y) in [7, 13, 19].into_iter().enumerate() {
        canvas.fill(2, y, 58, 1, GOLD.step(3));
        let mut x = 3;
        while x < 57 {
            let keys = [x, row as i32, 1321];
            let ramp = [BOTTLE, EMBER, GOLD, FROST, NEON_CYAN, BURGUNDY][pick(&keys, 6) as usize];
            let wide = 2 + pick(&[x, row as i32, 1322], 2);
            let high = 3 + pick(&[x, row as i32, 1323], 2);
            canvas.fill(x, y - high, wide, high, ramp.step(2));
            canvas.fill(x, y - high, 1, high, ramp.step(4));
            canvas.dot(x + wide / 2, y - high - 1, ramp.step(3));
            canvas.dot(x + wide / 2, y - 2, CREAM.step(3));
            x += wide + 1 + pick(&[x, row as i32, 1324], 2);
        }
    }
    canvas
}

/// A cocktail glass of two tubes with an olive: dark, dim or lit.
fn neon_glass(light: usize) -> Canvas {
    let tube = |ramp: Ramp| [ramp.step(0), ramp.step(2), ramp.step(3)][light];
    let mut canvas = Canvas::new(26, 20);
    canvas.fill(0, 0, 26, 20, OUTLINE);
    canvas.fill(1, 1, 24, 18, INK.step(if light == 2 { 1 } else { 0 }));
    let (cyan, pink) = (tube(NEON_CYAN), tube(NEON_PINK));
    canvas.line((5, 4), (20, 4), cyan);
    canvas.line((5, 4), (12, 11), cyan);
    canvas.line((20, 4), (13, 11), cyan);
    canvas.fill(12, 11, 2, 5, cyan);
    canvas.fill(9, 16, 8, 1, cyan);
    canvas.line((12, 9), (19, 1), pink);
    canvas.fill(14, 5, 3, 3, pink);
    canvas.dot(15, 6, if light == 0 { INK.step(2) } else { CREAM.step(4) });
    if light == 2 {
        for (x, y) in [(4, 3), (21, 3), (11, 12), (14, 12), (8, 17), (17, 17), (20, 2), (13, 4), (17, 8)] {
            canvas.dot(x, y, mix(INK.step(1), NEON_CYAN.step(1), 160));
        }
    }
    canvas
}

/// A board of turning leaves: rows of places and hours too small to read, a lamp beside some.
fn board(rows: i32, seed: i32) -> Canvas {
    let mut canvas = framed(56, rows * 3 + 5, NICKEL);
    let height = rows * 3 + 1;
    canvas.fill(2, 2, 52, height, INK.step(0));
    for row in 0..rows {
        let y = 3 + row * 3;
        let mut x = 4;
        for word in 0..3 {
            let length = [12, 5, 4][word] + pick(&[row, word as i32, seed], 6);
            for letter in 0..length {
                if chance(&[row, word as i32, letter, seed + 1], 78) {
                    let tone = if word == 0 { GOLD.step(3) } else { CREAM.step(2) };
                    canvas.fill(x + letter, y, 1, 1 + pick(&[row, letter, seed + 2], 2), tone);
                }
            }
            x = 4 + [22, 34, 44][word];
        }
        if chance(&[row, seed + 3], 40) {
            canvas.fill(
                50,
                y,
                2,
                2,
                if chance(&[row, seed + 4], 50) { RED.step(3) } else { NEON_CYAN.step(2) },
            );
        }
        canvas.fill(2, y + 2, 52, 1, INK.step(1));
    }
    canvas
}

/// A clock as large as a wheel: ten to five.
fn clock() -> Canvas {
    let mut canvas = Canvas::from_fn(17, 17, |x, y| {
        let (dx, dy) = (x - 8, y - 8);
        let tone = match dx * dx + dy * dy {
            0..=38 => CREAM.step(3),
            39..=52 => NICKEL.step(if dx + dy < 0 { 4 } else { 1 }),
            53..=72 => OUTLINE,
            _ => return [0; 4],
        };
        crate::ground::canvas::opaque(tone)
    });
    for (x, y) in [
        (8, 2),
        (14, 8),
        (8, 14),
        (2, 8),
        (11, 3),
        (13, 5),
        (5, 3),
        (3, 5),
        (3, 11),
        (5, 13),
        (13, 11),
        (11, 13),
    ] {
        canvas.dot(x, y, INK.step(2));
    }
    canvas.line((8, 8), (3, 6), OUTLINE);
    canvas.line((8, 8), (11, 11), OUTLINE);
    canvas.dot(8, 8, RED.step(3));
    canvas
}

/// An arrow and an aeroplane, white on blue, lit from within.
fn gate_sign() -> Canvas {
    let mut canvas = framed(34, 12, NICKEL);
    canvas.fill(2, 2, 30, 8, BLUE.step(2));
    canvas.fill(2, 2, 30, 1, BLUE.step(3));
    let white = CREAM.step(4);
    canvas.fill(4, 5, 6, 2, white);
    canvas.line((9, 3), (11, 5), white);
    canvas.line((9, 8), (11, 6), white);
    canvas.fill(9, 4, 1, 4, white);
    // The aeroplane from above, climbing to the right.
    canvas.fill(17, 5, 11, 2, white);
    canvas.dot(28, 5, white);
    canvas.line((22, 5), (19, 2), white);
    canvas.line((23, 5), (20, 2), white);
    canvas.line((22, 6), (19, 9), white);
    canvas.line((23, 6), (20, 9), white);
    canvas.line((17, 4), (16, 3), white);
    canvas.line((17, 7), (16, 8), white);
    canvas
}

/// The apron behind glass at dusk: a tail, a body with a row of lit windows, blue lamps, snow at the edge.
fn apron() -> Canvas {
    let mut canvas = framed(78, 25, NICKEL);
    for y in 2..23 {
        for x in 2..76 {
            let sky = match y {
                2..=5 => mix(BLUE.step(0), INK.step(1), 100),
                6..=9 => mix(BLUE.step(1), BURGUNDY.step(1), 60),
                10..=12 => mix(BURGUNDY.step(2), BLUE.step(1), 110),
                13 => mix(EMBER.step(2), BURGUNDY.step(2), 130),
                14..=19 => mix(INK.step(1), STEEL.step(1), if chance(&[x, y, 1331], 20) { 200 } else { 120 }),
                _ => SNOW.step(if chance(&[x, y, 1332], 30) { 0 } else { 1 }),
            };
            canvas.dot(x, y, sky);
        }
    }
    for x in [6, 17, 28, 61, 72] {
        canvas.dot(x, 15, BLUE.step(4));
        canvas.dot(x, 16, BLUE.step(2));
    }
    // Body, nose, belly.
    canvas.fill(14, 9, 46, 6, WHITE_PAINT.step(3));
    canvas.fill(14, 9, 46, 1, WHITE_PAINT.step(4));
    canvas.fill(14, 13, 46, 2, WHITE_PAINT.step(1));
    canvas.fill(60, 10, 3, 4, WHITE_PAINT.step(3));
    canvas.fill(63, 11, 2, 2, WHITE_PAINT.step(2));
    canvas.fill(58, 10, 3, 1, GLASS.step(4));
    canvas.fill(14, 12, 48, 1, RED.step(2));
    for x in (20..56).step_by(3) {
        canvas.dot(x, 11, if chance(&[x, 1333], 70) { GOLD.step(4) } else { GLASS.step(1) });
    }
    // The tail, the wing, an engine.
    for (row, y) in (3..9).enumerate() {
        canvas.fill(
            12 - row as i32 / 3,
            y,
            4 + row as i32,
            1,
            if row < 3 { RED.step(2) } else { WHITE_PAINT.step(2) },
        );
    }
    canvas.fill(8, 10, 8, 1, WHITE_PAINT.step(3));
    for row in 0..5 {
        canvas.fill(32 - row * 3, 14 + row, 14 - row * 2, 1, WHITE_PAINT.step(2 - usize::from(row > 2)));
    }
    canvas.fill(31, 16, 7, 3, STEEL.step(2));
    canvas.fill(31, 16, 7, 1, STEEL.step(4));
    canvas.fill(52, 15, 1, 4, STEEL.step(1));
    canvas.fill(36, 19, 1, 2, STEEL.step(1));
    // The frames of the panes, a gleam.
    for x in [20, 39, 58] {
        canvas.fill(x, 1, 2, 23, NICKEL.step(2));
        canvas.fill(x, 1, 1, 23, NICKEL.step(4));
    }
    for (x, y) in [(5, 9), (6, 8), (7, 7), (8, 6), (45, 8), (46, 7), (47, 6), (48, 5)] {
        canvas.dot(x, y, mix(FROST.step(2), BLUE.step(1), 120));
    }
    canvas
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_light_box_that_is_on_is_brighter() {
        let light =
            |canvas: &Canvas| -> u64 { (0..17 * 30).map(|n| u64::from(canvas.get(n % 30, n / 30)[1])).sum() };
        assert!(light(&xray(true)) > light(&xray(false)) + 5000);
        assert_ne!(neon_glass(0).get(12, 12), neon_glass(2).get(12, 12));
    }
}
