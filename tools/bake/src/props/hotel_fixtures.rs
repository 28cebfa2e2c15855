//! What hangs on a hotel's and a range's walls, painted flat: windows, pictures, lamps, racks, lift doors, switches.
//!
//! Every picture's pivot is the foot of the wall below its middle.

use crate::{
    ground::{
        atlas::Atlas,
        canvas::{Canvas, faded, mix, opaque},
        noise::{chance, pick, soft, threshold},
        polygon::stroke,
    },
    palette::{
        BLUE, BROWN, CREAM, EMBER, FROST, GOLD, GUNMETAL, INK, LINEN, MAHOGANY, NEON_CYAN, NEON_PINK, NICKEL,
        OLIVE, OUTLINE, RED, Ramp, Rgb, STEEL, STONE_WARM,
    },
};

/// Enters every fixture; the second number of each is how many pixels over the wall's foot it hangs.
pub fn enter(atlas: &mut Atlas) {
    let stills = [
        ("prop/hotel_window_broken", window_broken(), 7),
        ("prop/picture", picture(0), 15),
        ("prop/picture_sea", picture(1), 15),
        ("prop/key_rack", key_rack(), 12),
        ("prop/lift_door", lift(0), 0),
        ("prop/lift_door_open", lift(10), 0),
        ("prop/switch_box_on", switch_box(true), 11),
        ("prop/switch_box_off", switch_box(false), 11),
        ("prop/pegboard", pegboard(), 11),
        ("prop/sconce_broken", sconce_broken(), 14),
    ];
    for (name, canvas, up) in stills {
        let pivot = (canvas.width() / 2, canvas.height() + up);
        atlas.still(name, canvas, pivot);
    }
    // These stand in a wall's line, in the middle of their tile.
    atlas.still("prop/window_sash", sash(true), (9, 34));
    atlas.still("prop/window_sash_broken", sash(false), (9, 34));
    for (name, frames, up, ticks) in [
        ("prop/hotel_window", vec![window(0), window(1), window(0), window(2)], 7, 40),
        ("prop/sconce", vec![sconce(0), sconce(1)], 14, 34),
        ("prop/exit_sign", vec![exit_sign(false), exit_sign(true)], 23, 50),
    ] {
        let pivot = (frames[0].width() / 2, frames[0].height() + up);
        atlas.add(name, frames, pivot, ticks);
    }
}

const WINDOW: (i32, i32) = (22, 22);

/// A window at night: blinds, and behind them a sign that goes from pink to cyan and out.
fn window(state: i32) -> Canvas {
    let mut canvas = frame();
    for y in 3..18 {
        for x in 3..19 {
            if x == 10 || x == 11 {
                continue;
            }
            canvas.dot(x, y, if y % 3 == 0 { slat(x, y) } else { glow(x, y, state) });
        }
    }
    // The cord, and one slat that hangs askew.
    canvas.line((16, 3), (16, 15), LINEN.step(3));
    canvas.line((3, 12), (9, 13), LINEN.step(1));
    sill(&mut canvas);
    canvas
}

fn frame() -> Canvas {
    let mut canvas = Canvas::new(WINDOW.0, WINDOW.1);
    canvas.fill(0, 0, 22, 22, OUTLINE);
    canvas.fill(1, 1, 20, 18, MAHOGANY.step(2));
    canvas.fill(1, 1, 20, 1, MAHOGANY.step(4));
    canvas.fill(1, 1, 1, 18, MAHOGANY.step(3));
    canvas.fill(10, 2, 2, 17, MAHOGANY.step(2));
    canvas.fill(10, 2, 1, 17, MAHOGANY.step(4));
    canvas.fill(2, 2, 18, 1, OUTLINE);
    canvas
}

fn sill(canvas: &mut Canvas) {
    canvas.fill(0, 19, 22, 2, MAHOGANY.step(3));
    canvas.fill(0, 19, 22, 1, MAHOGANY.step(4));
    canvas.fill(0, 21, 22, 1, OUTLINE);
}

fn slat(x: i32, y: i32) -> Rgb {
    if chance(&[x / 5, y, 901], 20) { LINEN.step(1) } else { LINEN.step(2) }
}

/// The light between the slats, strongest where the sign hangs.
fn glow(x: i32, y: i32, state: i32) -> Rgb {
    let (dx, dy) = (x as f32 - 13.0, y as f32 - 8.0);
    let near = 1.0 - (dx * dx * 0.7 + dy * dy).sqrt() / 12.0;
    let night = mix(BLUE.step(0), INK.step(1), 110);
    let level = near + (threshold(x, y) - 0.5) * 0.25;
    let neon: Ramp = if state == 2 { NEON_CYAN } else { NEON_PINK };
    match (state, level) {
        (1, l) if l > 0.5 => NEON_PINK.step(1),
        (1, _) => night,
        (_, l) if l > 0.7 => neon.step(3),
        (_, l) if l > 0.42 => neon.step(2),
        (_, l) if l > 0.12 => neon.step(1),
        _ => mix(night, neon.step(1), 70),
    }
}

/// The same one shot out: the blind torn, teeth of glass in the frame.
fn window_broken() -> Canvas {
    let mut canvas = frame();
    for y in 3..18 {
        for x in 3..19 {
            if (x == 10 || x == 11) && !(6..14).contains(&y) {
                continue;
            }
            let night = mix(BLUE.step(0), INK.step(1), 110);
            let far = mix(night, NEON_PINK.step(1), if y > 12 && threshold(x, y) > 0.6 { 110 } else { 20 });
            canvas.dot(x, y, far);
            let side = (x - 3).min(18 - x).min((y - 3) * 2).min((17 - y) * 2) as f32;
            if side + 2.4 * soft(x as f32, y as f32, 2.6, 905) < 1.4 {
                canvas.dot(x, y, if (x + y) % 3 == 0 { FROST.step(4) } else { FROST.step(2) });
            }
        }
    }
    for (from, to) in [((3, 4), (9, 8)), ((3, 6), (8, 13)), ((18, 5), (13, 7)), ((18, 8), (14, 15))] {
        canvas.line(from, to, LINEN.step(2));
    }
    sill(&mut canvas);
    for x in [4, 9, 14, 17] {
        canvas.dot(x, 18, FROST.step(4));
    }
    canvas
}

/// A sash window one looks through, on its sill; without its panes only teeth of glass are left.
fn sash(whole: bool) -> Canvas {
    let mut canvas = Canvas::new(18, 43);
    // The sill's top and face, as high as a wall that is cut down.
    canvas.fill(0, 25, 18, 17, OUTLINE);
    canvas.fill(1, 26, 16, 8, STONE_WARM.step(3));
    canvas.fill(1, 26, 16, 1, STONE_WARM.step(4));
    canvas.fill(1, 34, 16, 7, MAHOGANY.step(1));
    canvas.fill(1, 34, 16, 1, MAHOGANY.step(4));
    canvas.fill(1, 37, 16, 1, MAHOGANY.step(0));
    let mut frame = Canvas::new(18, 43);
    for x in [1, 15] {
        frame.fill(x, 2, 2, 26, MAHOGANY.step(if x == 1 { 4 } else { 2 }));
    }
    frame.fill(1, 1, 16, 2, MAHOGANY.step(4));
    frame.fill(1, 26, 16, 2, MAHOGANY.step(3));
    if whole {
        frame.fill(3, 14, 12, 1, MAHOGANY.step(3));
    }
    frame.outline(OUTLINE);
    for y in 3..26 {
        for x in 3..15 {
            if frame.painted(x, y) && frame.get(x, y) != opaque(OUTLINE) {
                continue;
            }
            let edge = (x - 3).min(14 - x).min(y - 3).min(25 - y);
            let tooth = edge as f32 + 2.0 * soft(x as f32, y as f32, 2.4, 931) < 0.6;
            let gleam = (x + y) % 13 < 2;
            frame.set(
                x,
                y,
                match (whole, tooth) {
                    (true, _) if gleam => faded(FROST.step(4), 150),
                    (true, _) => faded(BLUE.step(2), 90),
                    (false, true) => opaque(FROST.step(if (x + y) % 2 == 0 { 4 } else { 2 })),
                    (false, false) => [0; 4],
                },
            );
        }
    }
    canvas.stamp(&frame, 0, 0);
    if !whole {
        for (x, y) in [(3, 29), (7, 31), (12, 28), (14, 32), (9, 29)] {
            canvas.dot(x, y, FROST.step(4));
        }
    }
    canvas
}

/// A framed print that came with the building.
fn picture(which: i32) -> Canvas {
    let mut canvas = Canvas::new(15, 12);
    canvas.fill(0, 0, 15, 12, OUTLINE);
    canvas.fill(1, 1, 13, 10, GOLD.step(1));
    canvas.fill(1, 1, 13, 1, GOLD.step(3));
    canvas.fill(1, 1, 1, 10, GOLD.step(2));
    for y in 3..9 {
        for x in 3..12 {
            let hill = 6 + ((x - 4) * (x - 9)) / 8;
            let tone = if which == 1 {
                if y < 5 {
                    BLUE.step(4)
                } else if (x + 2 * y) % 5 == 0 {
                    BLUE.step(3)
                } else {
                    BLUE.step(2)
                }
            } else if y > hill {
                OLIVE.step(2 + (x % 2) as usize)
            } else if y < 5 {
                GOLD.step(3)
            } else {
                EMBER.step(2)
            };
            canvas.dot(x, y, tone);
        }
    }
    if which == 1 {
        canvas.line((7, 3), (7, 5), CREAM.step(3));
        canvas.line((6, 6), (9, 6), BROWN.step(1));
        canvas.dot(8, 5, CREAM.step(3));
    }
    canvas
}

/// Pigeonholes with keys on their hooks, letters in some.
fn key_rack() -> Canvas {
    let mut canvas = Canvas::new(38, 19);
    canvas.fill(0, 0, 38, 19, OUTLINE);
    canvas.fill(1, 1, 36, 17, MAHOGANY.step(2));
    canvas.fill(1, 1, 36, 1, MAHOGANY.step(4));
    for row in 0..3 {
        for column in 0..7 {
            let (x, y) = (2 + column * 5, 3 + row * 5);
            canvas.fill(x, y, 4, 4, MAHOGANY.step(0));
            canvas.fill(x, y + 4, 4, 1, MAHOGANY.step(3));
            match pick(&[row, column, 911], 5) {
                0 | 1 => {
                    canvas.dot(x + 1, y, GOLD.step(4));
                    canvas.fill(x + 1, y + 1, 1, 2, GOLD.step(3));
                    canvas.fill(x + 2, y + 2, 1, 2, RED.step(3));
                }
                2 => {
                    canvas.fill(x, y + 2, 3, 2, CREAM.step(3));
                    canvas.dot(x + 2, y + 2, RED.step(3));
                }
                3 => canvas.dot(x + 1, y, GOLD.step(2)),
                _ => {}
            }
        }
    }
    canvas
}

/// The two leaves of a lift of two tiles, drawn apart by so many pixels each; over them a brass dial.
fn lift(apart: i32) -> Canvas {
    let mut canvas = Canvas::new(34, 34);
    canvas.fill(0, 0, 34, 34, OUTLINE);
    canvas.fill(1, 1, 32, 32, GOLD.step(1));
    canvas.fill(1, 1, 32, 1, GOLD.step(4));
    canvas.fill(1, 1, 1, 32, GOLD.step(3));
    canvas.fill(3, 8, 28, 26, OUTLINE);
    // The dial: a half circle of brass with a red hand.
    canvas.fill(11, 2, 12, 6, MAHOGANY.step(0));
    for x in 11..23 {
        for y in 2..8 {
            let (dx, dy) = (2 * x - 33, 2 * (7 - y));
            let reach = dx * dx + dy * dy;
            if reach <= 144 {
                canvas.dot(x, y, if reach > 90 { GOLD.step(3) } else { CREAM.step(3) });
            }
        }
    }
    canvas.line((16, 7), (if apart > 0 { 13 } else { 19 }, 4), RED.step(2));
    if apart > 0 {
        // The cabin: a lit ceiling, a rail, a mirror.
        for y in 9..33 {
            for x in 4..30 {
                let tone = match y {
                    9 | 10 => GOLD.step(4),
                    22 => GOLD.step(3),
                    30..=32 => STONE_WARM.step(2),
                    _ if (10..24).contains(&x) && y < 20 => mix(BLUE.step(2), STEEL.step(3), 120),
                    _ => MAHOGANY.step(if x % 6 == 3 { 1 } else { 2 }),
                };
                canvas.dot(x, y, mix(tone, OUTLINE, ((y - 9) * 3) as u32));
            }
        }
    }
    for leaf in 0..2 {
        let from = if leaf == 0 { 4 } else { 17 + apart };
        let to = if leaf == 0 { 17 - apart } else { 30 };
        for x in from..to {
            for y in 9..33 {
                let ridge = (x + if leaf == 0 { apart } else { 30 - apart }) % 4;
                let tone = match ridge {
                    0 => NICKEL.step(0),
                    1 => NICKEL.step(2),
                    _ => NICKEL.step(1),
                };
                canvas.dot(x, y, if y == 9 || y == 32 { NICKEL.step(0) } else { tone });
            }
            canvas.dot(x, 21, GOLD.step(2));
        }
        let seam = if leaf == 0 { to - 1 } else { from };
        canvas.fill(seam, 9, 1, 24, OUTLINE);
    }
    // The button beside it.
    canvas.fill(31, 19, 2, 4, GOLD.step(3));
    canvas.dot(31, 20, EMBER.step(3));
    canvas
}

/// The box with the lever for the light of a floor.
fn switch_box(on: bool) -> Canvas {
    let mut canvas = Canvas::new(13, 16);
    canvas.fill(1, 2, 11, 13, OUTLINE);
    canvas.fill(2, 3, 9, 11, STEEL.step(2));
    canvas.fill(2, 3, 9, 1, STEEL.step(4));
    canvas.fill(2, 3, 1, 11, STEEL.step(3));
    canvas.fill(4, 5, 3, 7, OUTLINE);
    let y = if on { 3 } else { 11 };
    stroke(&mut canvas, (5.5, 8.5), (5.5, y as f32 + 0.5), 0.9, RED.step(3));
    canvas.fill(4, y - 1, 3, 2, RED.step(4));
    canvas.fill(8, 5, 2, 2, if on { NEON_CYAN.step(3) } else { INK.step(2) });
    canvas.fill(8, 9, 2, 2, if on { INK.step(2) } else { EMBER.step(2) });
    // Pipes with the wires.
    canvas.fill(4, 0, 2, 2, STEEL.step(1));
    canvas.fill(8, 0, 2, 2, STEEL.step(1));
    canvas
}

/// Tools on a board of holes.
fn pegboard() -> Canvas {
    let mut canvas = Canvas::new(34, 20);
    canvas.fill(0, 0, 34, 20, OUTLINE);
    let board = mix(BROWN.step(3), LINEN.step(1), 120);
    canvas.fill(1, 1, 32, 18, board);
    canvas.fill(1, 1, 32, 1, LINEN.step(2));
    for y in (3..18).step_by(3) {
        for x in (3..32).step_by(3) {
            canvas.dot(x, y, mix(board, OUTLINE, 120));
        }
    }
    // A hammer, pliers, a screwdriver, a rod for barrels, ear muffs.
    canvas.fill(4, 3, 6, 3, STEEL.step(2));
    canvas.fill(4, 3, 6, 1, STEEL.step(4));
    canvas.fill(6, 6, 2, 10, BROWN.step(4));
    for (from, to, tone) in [
        ((12.5, 4.5), (14.0, 9.0), STEEL.step(3)),
        ((16.5, 4.5), (14.6, 9.0), STEEL.step(3)),
        ((14.0, 9.0), (12.5, 15.5), RED.step(3)),
        ((14.6, 9.0), (16.5, 15.5), RED.step(3)),
        ((20.0, 4.0), (20.0, 10.0), GUNMETAL.step(3)),
    ] {
        stroke(&mut canvas, from, to, 0.9, tone);
    }
    stroke(&mut canvas, (20.0, 11.0), (20.0, 15.0), 1.5, GOLD.step(3));
    canvas.line((23, 3), (23, 17), NICKEL.step(3));
    for turn in 0..9 {
        let x = 26 + turn * 5 / 8;
        canvas.dot(x, 5 - i32::from((2..7).contains(&turn)), INK.step(3));
    }
    canvas.fill(25, 6, 2, 5, RED.step(3));
    canvas.fill(30, 6, 2, 5, RED.step(3));
    canvas
}

/// A lamp on the wall, its glass a shell.
fn sconce(flicker: i32) -> Canvas {
    let mut canvas = Canvas::new(11, 13);
    let (hot, warm) = if flicker == 0 { (GOLD.step(4), GOLD.step(3)) } else { (GOLD.step(4), GOLD.step(2)) };
    for y in 1..8 {
        let half: i32 = 2 + (8 - y) / 3;
        for x in 5 - half..=5 + half {
            let core = (x - 5_i32).abs() < half - 1 && y > 2;
            canvas.dot(x, y, if core { hot } else { warm });
        }
    }
    canvas.fill(4, 2, 3, 3, CREAM.step(4));
    canvas.fill(4, 8, 3, 3, GOLD.step(1));
    canvas.fill(4, 8, 1, 3, GOLD.step(3));
    canvas.fill(5, 11, 1, 1, GOLD.step(1));
    canvas.outline(OUTLINE);
    canvas
}

fn sconce_broken() -> Canvas {
    let mut canvas = Canvas::new(11, 13);
    for (x, y) in [(3, 6), (3, 5), (7, 6), (8, 4), (7, 5), (4, 7), (6, 7)] {
        canvas.dot(x, y, FROST.step(3));
    }
    canvas.fill(4, 8, 3, 3, GOLD.step(1));
    canvas.fill(4, 8, 1, 3, GOLD.step(2));
    canvas.dot(5, 7, INK.step(2));
    canvas.outline(OUTLINE);
    canvas
}

/// EXIT, with a breath of red about it.
fn exit_sign(dim: bool) -> Canvas {
    let mut canvas = Canvas::new(19, 11);
    for y in 0..11 {
        for x in 0..19 {
            if threshold(x, y) > 0.5 {
                canvas.set(x, y, faded(RED.step(3), if dim { 40 } else { 70 }));
            }
        }
    }
    canvas.fill(1, 1, 17, 9, OUTLINE);
    canvas.fill(2, 2, 15, 7, if dim { RED.step(1) } else { RED.step(2) });
    let tone = if dim { CREAM.step(2) } else { CREAM.step(4) };
    for (x, rows) in [(3, [7, 4, 6, 4, 7]), (7, [5, 5, 2, 5, 5]), (13, [7, 2, 2, 2, 2])] {
        for (row, bits) in rows.into_iter().enumerate() {
            for bit in 0..3 {
                if bits >> (2 - bit) & 1 == 1 {
                    canvas.set(x + bit, 3 + row as i32, opaque(tone));
                }
            }
        }
    }
    canvas.fill(11, 3, 1, 5, tone);
    canvas
}
