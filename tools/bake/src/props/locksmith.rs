//! What hangs on a locksmith's walls and in his window, painted flat: keys by the hundred, a neon key, a clock.
//!
//! Every picture's pivot is the foot of the wall below its middle.

use crate::{
    ground::{
        atlas::Atlas,
        canvas::{Canvas, mix},
        noise::{chance, pick},
    },
    palette::{
        BRICK, CREAM, GLASS, GOLD, INK, LINEN, MAHOGANY, NEON_CYAN, NEON_PINK, NICKEL, OUTLINE, Ramp, STEEL,
        WARM_PANE,
    },
};

/// Enters every picture.
pub fn enter(atlas: &mut Atlas) {
    for (name, canvas, up) in [
        ("prop/key_wall", key_wall(62, 0), 8),
        ("prop/key_wall_small", key_wall(30, 3), 8),
        ("prop/lock_case", lock_case(), 9),
        ("prop/wall_clock", clock(), 18),
    ] {
        let pivot = (canvas.width() / 2, canvas.height() + up);
        atlas.still(name, canvas, pivot);
    }
    let signs = vec![neon_key(2), neon_key(2), neon_key(2), neon_key(1), neon_key(2), neon_key(0)];
    let pivot = (signs[0].width() / 2, signs[0].height() + 10);
    atlas.add("prop/neon_key", signs, pivot, 26);
    atlas.still("prop/neon_key_off", neon_key(0), pivot);
    let windows = vec![window(true), window(true), window(false)];
    atlas.add("prop/shop_window", windows, (30, 31), 50);
}

/// A key that hangs by its bow, seven pixels high; `cut` is how its bit is notched.
fn key(canvas: &mut Canvas, (x, y): (i32, i32), metal: Ramp, cut: i32) {
    canvas.fill(x, y, 3, 1, metal.step(4));
    canvas.fill(x, y + 1, 1, 1, metal.step(4));
    canvas.fill(x + 2, y + 1, 1, 1, metal.step(2));
    canvas.fill(x, y + 2, 3, 1, metal.step(3));
    canvas.fill(x + 1, y + 3, 1, 4, metal.step(3));
    for notch in 0..3 {
        if cut >> notch & 1 == 1 {
            canvas.dot(x + 2, y + 4 + notch, metal.step(2));
        }
    }
}

/// A board of hooks, a key on nearly each: brass, nickel, a few old iron ones, paper tags below.
fn key_wall(width: i32, seed: i32) -> Canvas {
    let mut canvas = Canvas::new(width, 22);
    canvas.fill(0, 0, width, 22, OUTLINE);
    canvas.fill(1, 1, width - 2, 20, MAHOGANY.step(1));
    canvas.fill(1, 1, width - 2, 1, MAHOGANY.step(4));
    canvas.fill(1, 20, width - 2, 1, MAHOGANY.step(0));
    for row in 0..2 {
        for column in 0..(width - 3) / 4 {
            let (x, y) = (2 + column * 4, 3 + row * 9);
            let keys = [seed, row, column];
            if chance(&keys, 11) {
                canvas.dot(x + 1, y, GOLD.step(2));
                continue;
            }
            let metal = [GOLD, GOLD, NICKEL, NICKEL, STEEL][pick(&[seed, row, column, 1], 5) as usize];
            canvas.fill(x + 1, y + 1, 3, 7, MAHOGANY.step(0));
            key(&mut canvas, (x, y), metal, pick(&[seed, row, column, 2], 8));
        }
    }
    canvas
}

/// Padlocks and bolts behind glass, dearest in the middle.
fn lock_case() -> Canvas {
    let mut canvas = Canvas::new(36, 20);
    canvas.fill(0, 0, 36, 20, OUTLINE);
    canvas.fill(1, 1, 34, 18, MAHOGANY.step(3));
    canvas.fill(3, 3, 30, 14, INK.step(1));
    canvas.fill(3, 9, 30, 1, MAHOGANY.step(2));
    for lock in 0..10 {
        let (x, y) = (5 + lock % 5 * 6, 4 + lock / 5 * 7);
        let metal = [GOLD, NICKEL, STEEL][pick(&[lock, 41], 3) as usize];
        canvas.fill(x, y, 3, 1, NICKEL.step(3));
        canvas.dot(x, y + 1, NICKEL.step(2));
        canvas.dot(x + 2, y + 1, NICKEL.step(2));
        canvas.fill(x - 1, y + 2, 5, 3, metal.step(3));
        canvas.fill(x - 1, y + 4, 5, 1, metal.step(1));
        canvas.dot(x + 1, y + 3, OUTLINE);
    }
    canvas.line((8, 3), (4, 12), GLASS.step(4));
    canvas.line((10, 3), (6, 11), GLASS.step(3));
    canvas
}

fn clock() -> Canvas {
    let mut canvas = Canvas::new(11, 11);
    for y in 0..11 {
        for x in 0..11 {
            let far = (x - 5) * (x - 5) + (y - 5) * (y - 5);
            match far {
                0..=13 => canvas.dot(x, y, LINEN.step(if y < 4 { 4 } else { 3 })),
                14..=20 => canvas.dot(x, y, GOLD.step(2)),
                21..=29 => canvas.dot(x, y, OUTLINE),
                _ => {}
            }
        }
    }
    canvas.line((5, 5), (5, 2), INK.step(0));
    canvas.line((5, 5), (7, 6), INK.step(0));
    canvas
}

/// A key of neon, two tubes: bow and shaft cyan, the bit pink; `power` 0 dead, 1 failing, 2 lit.
fn neon_key(power: usize) -> Canvas {
    let mut canvas = Canvas::new(34, 16);
    let tone = |tube: Ramp, glow: bool| match (power, glow) {
        (0, false) => mix(tube.step(0), STEEL.step(1), 120),
        (0, true) => OUTLINE,
        (_, false) => tube.step(power + 1),
        (_, true) => tube.step(power - 1),
    };
    for glow in [true, false] {
        let by = i32::from(glow);
        let mut put = |x: i32, y: i32, tube: Ramp| {
            if glow {
                canvas.fill(x - by, y - by, 3, 3, tone(tube, true));
            } else {
                canvas.dot(x, y, tone(tube, false));
            }
        };
        for (x, y) in [
            (4, 4),
            (5, 3),
            (6, 3),
            (7, 3),
            (8, 3),
            (9, 4),
            (10, 5),
            (10, 6),
            (10, 7),
            (10, 8),
            (9, 9),
            (8, 10),
            (7, 10),
            (6, 10),
            (5, 10),
            (4, 9),
            (3, 8),
            (3, 7),
            (3, 6),
            (3, 5),
        ] {
            put(x, y, NEON_CYAN);
        }
        for x in 11..31 {
            put(x, 6, NEON_CYAN);
        }
        for (x, depth) in [(20, 4), (24, 3), (27, 5), (30, 4)] {
            for y in 7..7 + depth {
                put(x, y, NEON_PINK);
            }
        }
    }
    canvas
}

/// The street's window from within, at night: the name backwards on the glass, the neon's light on the sill.
fn window(lit: bool) -> Canvas {
    let mut canvas = Canvas::new(60, 25);
    canvas.fill(0, 0, 60, 25, OUTLINE);
    canvas.fill(1, 1, 58, 23, MAHOGANY.step(2));
    canvas.fill(1, 1, 58, 1, MAHOGANY.step(4));
    for y in 3..20 {
        for x in 3..57 {
            let street = if y > 14 { INK.step(2) } else { GLASS.step(1) };
            let house = (x / 9 + y / 6) % 3 == 0 && x % 9 < 4 && y % 6 < 3 && y < 13;
            canvas.dot(x, y, if house { mix(WARM_PANE.step(2), GLASS.step(1), 90) } else { street });
        }
    }
    // A lamp across the street, rain in its light, bricks.
    canvas.fill(44, 5, 1, 14, INK.step(0));
    canvas.fill(42, 4, 5, 2, GOLD.step(4));
    for drop in 0..22 {
        let (x, y) = (3 + pick(&[drop, 51], 54), 3 + pick(&[drop, 52], 15));
        canvas.line((x, y), (x - 1, y + 2), GLASS.step(if chance(&[drop, 53], 40) { 4 } else { 3 }));
    }
    for letter in 0..6 {
        let x = 9 + letter * 5;
        canvas.fill(x, 8, 3, 1, CREAM.step(2));
        canvas.fill(x + if letter % 2 == 0 { 2 } else { 0 }, 8, 1, 5, CREAM.step(2));
        canvas.fill(x, 12, 3, 1, CREAM.step(2));
    }
    if lit {
        for x in 10..44 {
            canvas.dot(x, 19, NEON_CYAN.step(1 + usize::from((16..36).contains(&x))));
        }
    }
    canvas.fill(30, 3, 1, 17, MAHOGANY.step(3));
    canvas.fill(1, 20, 58, 2, MAHOGANY.step(4));
    canvas.fill(1, 22, 58, 2, BRICK.step(1));
    canvas
}
