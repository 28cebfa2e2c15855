//! What the player reads over the picture: pips, the panel, the cursor, marks over heads.

use crate::{
    ground::{
        canvas::{Canvas, mix},
        polygon::{fill, stroke},
    },
    palette::{CREAM, GOLD, OUTLINE, RED, Rgb},
    props::effects::star,
};

/// One pip of health, 6 × 10: red when `full`, dark when spent.
pub fn pip(full: bool) -> Canvas {
    let mut canvas = Canvas::new(6, 10);
    canvas.fill(0, 0, 6, 10, OUTLINE);
    let [body, light, dark] = if full {
        [RED.step(3), RED.step(4), RED.step(2)]
    } else {
        [mix(OUTLINE, RED.step(0), 150), RED.step(0), OUTLINE]
    };
    canvas.fill(1, 1, 4, 8, body);
    canvas.fill(1, 1, 4, 1, light);
    canvas.fill(1, 1, 1, 6, light);
    canvas.fill(4, 2, 1, 7, dark);
    canvas.fill(1, 8, 4, 1, dark);
    if full {
        canvas.dot(2, 2, CREAM.step(3));
    }
    canvas
}

/// A panel to be cut into nine of 8 × 8: black, a red edge, a cream line inside it.
pub fn frame() -> Canvas {
    let mut canvas = Canvas::new(24, 24);
    canvas.fill(0, 0, 24, 24, OUTLINE);
    canvas.fill(1, 1, 22, 22, RED.step(2));
    canvas.fill(1, 1, 22, 1, RED.step(3));
    canvas.fill(1, 22, 22, 1, RED.step(1));
    canvas.fill(3, 3, 18, 18, OUTLINE);
    canvas.fill(4, 4, 16, 16, CREAM.step(3));
    canvas.fill(5, 5, 14, 14, OUTLINE);
    // Corners cut on the slant, as in a poster.
    for (x, y) in [(0, 0), (23, 0), (0, 23), (23, 23)] {
        canvas.set(x, y, [0; 4]);
    }
    for (x, y) in [(4, 4), (19, 4), (4, 19), (19, 19)] {
        canvas.dot(x, y, RED.step(3));
    }
    canvas
}

/// The aiming cursor, 13 × 13, its point in the middle.
pub fn cursor() -> Canvas {
    let mut canvas = Canvas::new(13, 13);
    for (x, y, w, h) in [(6, 1, 1, 3), (6, 9, 1, 3), (1, 6, 3, 1), (9, 6, 3, 1)] {
        canvas.fill(x, y, w, h, CREAM.step(3));
    }
    for (x, y, dx, dy) in [(3, 3, 1, 1), (9, 3, -1, 1), (3, 9, 1, -1), (9, 9, -1, -1)] {
        canvas.dot(x, y, RED.step(3));
        canvas.dot(x + dx, y, RED.step(3));
        canvas.dot(x, y + dy, RED.step(3));
    }
    canvas.dot(6, 6, RED.step(4));
    canvas.outline(OUTLINE);
    canvas
}

/// The menu's pointer, 11 × 11: a red star with a lit edge.
pub fn arrow() -> Canvas {
    let mut canvas = Canvas::new(13, 13);
    star(&mut canvas, (6.5, 6.9), 6.2, RED.step(3));
    star(&mut canvas, (6.5, 6.9), 3.4, RED.step(4));
    canvas.outline(OUTLINE);
    canvas
}

/// The mark of who has seen you, 8 × 12.
pub fn exclaim() -> Canvas {
    let mut canvas = Canvas::new(8, 12);
    fill(&mut canvas, &[(2.0, 1.0), (6.0, 1.0), (5.0, 7.0), (3.0, 7.0)], RED.step(3));
    canvas.fill(3, 8, 2, 2, RED.step(3));
    canvas.fill(3, 1, 1, 5, RED.step(4));
    canvas.outline(OUTLINE);
    canvas
}

/// Ways of a mark at the edge: east first, anticlockwise, y down.
const WAYS: [(f32, f32); 8] = {
    const HALF: f32 = std::f32::consts::FRAC_1_SQRT_2;
    [
        (1.0, 0.0),
        (HALF, -HALF),
        (0.0, -1.0),
        (-HALF, -HALF),
        (-1.0, 0.0),
        (-HALF, HALF),
        (0.0, 1.0),
        (HALF, HALF),
    ]
};

/// The marks of who is after you beyond the edge, 8 ways of 19 × 19: a plate that points at him. Who aims has a bright one.
pub fn edge(aims: bool) -> Vec<Canvas> {
    let (plate, sign) = if aims { (RED.step(3), CREAM.step(4)) } else { (RED.step(1), RED.step(4)) };
    WAYS.into_iter().map(|way| edge_mark(way, plate, sign)).collect()
}

fn edge_mark((east, south): (f32, f32), plate: Rgb, sign: Rgb) -> Canvas {
    const MIDDLE: f32 = 9.5;
    let mut canvas = Canvas::new(19, 19);
    let at = |ahead: f32, aside: f32| {
        (MIDDLE + ahead * east - aside * south, MIDDLE + ahead * south + aside * east)
    };
    fill(&mut canvas, &[at(8.4, 0.0), at(2.6, 4.8), at(2.6, -4.8)], plate);
    for y in 0..19 {
        for x in 0..19 {
            let (right, down) = (x as f32 + 0.5 - MIDDLE, y as f32 + 0.5 - MIDDLE);
            if right * right + down * down <= 5.4 * 5.4 {
                canvas.dot(x, y, plate);
            }
        }
    }
    canvas.fill(8, 5, 3, 5, sign);
    canvas.fill(9, 10, 1, 1, sign);
    canvas.fill(8, 12, 3, 2, sign);
    canvas.outline(OUTLINE);
    canvas
}

/// The mark of who wonders, 8 × 12.
pub fn question() -> Canvas {
    let mut canvas = Canvas::new(8, 12);
    let gold: Rgb = GOLD.step(3);
    for (from, to) in [
        ((2.0, 2.5), (3.0, 2.0)),
        ((3.0, 2.0), (5.0, 2.0)),
        ((5.5, 2.5), (5.5, 4.0)),
        ((5.0, 5.0), (4.0, 6.2)),
    ] {
        stroke(&mut canvas, from, to, 0.95, gold);
    }
    canvas.fill(3, 8, 2, 2, gold);
    canvas.outline(OUTLINE);
    canvas
}

/// The flash that warns of a blow, 3 frames of 12 × 12.
pub fn telegraph() -> Vec<Canvas> {
    [2.2, 5.2, 3.6]
        .into_iter()
        .enumerate()
        .map(|(frame, reach)| {
            let mut canvas = Canvas::new(12, 12);
            let thin = reach * 0.26;
            let (low, high) = (6.0 - reach, 6.0 + reach);
            let colour = [GOLD.step(4), CREAM.step(4), RED.step(3)][frame];
            fill(
                &mut canvas,
                &[
                    (6.0, low),
                    (6.0 + thin, 6.0 - thin),
                    (high, 6.0),
                    (6.0 + thin, 6.0 + thin),
                    (6.0, high),
                    (6.0 - thin, 6.0 + thin),
                    (low, 6.0),
                    (6.0 - thin, 6.0 - thin),
                ],
                colour,
            );
            canvas.fill(5, 5, 2, 2, CREAM.step(4));
            canvas.outline(if frame == 1 { RED.step(3) } else { OUTLINE });
            canvas
        })
        .collect()
}

/// The mark of what is to be done, 13 × 13: a brass star.
pub fn objective() -> Canvas {
    let mut canvas = Canvas::new(13, 13);
    star(&mut canvas, (6.5, 6.9), 6.2, GOLD.step(2));
    star(&mut canvas, (6.0, 6.4), 4.6, GOLD.step(3));
    star(&mut canvas, (5.9, 6.2), 2.2, GOLD.step(4));
    canvas.outline(OUTLINE);
    canvas
}
