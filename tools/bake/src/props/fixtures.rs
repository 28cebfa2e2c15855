//! What hangs on a wall and is painted flat: the frosted window and the bath's sign.

use crate::{
    ground::{
        canvas::{Canvas, mix, opaque},
        noise::{soft, threshold},
        polygon::stroke,
        tints::boards,
    },
    palette::{BLUE, CREAM, GOLD, OUTLINE, RED, STEEL},
};

/// A tall frosted window for a wall's face, 16 × 32; its foot is the wall's foot.
pub fn window() -> Canvas {
    let wood = boards();
    let mut canvas = Canvas::new(16, 32);
    canvas.fill(1, 1, 14, 23, OUTLINE);
    canvas.fill(2, 1, 12, 21, wood.step(4));
    canvas.fill(2, 1, 1, 21, wood.step(6));
    for y in 3..20 {
        for x in 4..12 {
            canvas.set(x, y, opaque(pane(x, y)));
        }
    }
    // The arch, the cross of the frame, and the sill with snow on it.
    for (x, y) in [(4, 3), (11, 3)] {
        canvas.dot(x, y, wood.step(4));
    }
    canvas.fill(7, 3, 2, 17, wood.step(3));
    canvas.fill(7, 3, 1, 17, wood.step(5));
    canvas.fill(4, 9, 8, 1, wood.step(4));
    canvas.fill(1, 21, 14, 2, STEEL.step(3));
    canvas.fill(1, 21, 14, 1, STEEL.step(4));
    canvas.fill(4, 19, 3, 1, CREAM.step(3));
    canvas.fill(9, 19, 3, 1, CREAM.step(3));
    canvas
}

fn pane(x: i32, y: i32) -> [u8; 3] {
    // Frost grows from the lower corners over the night's blue.
    let corner = (x - 4).min(11 - x) as f32;
    let frost = (y as f32 - 10.0) / 9.0 - corner * 0.10 + 0.35 * soft(x as f32, y as f32, 3.0, 61);
    let level = frost + (threshold(x, y) - 0.5) * 0.35;
    match level {
        l if l > 0.62 => CREAM.step(3),
        l if l > 0.30 => BLUE.step(4),
        l if l > -0.1 => BLUE.step(3),
        l if l > -0.75 => mix(BLUE.step(2), BLUE.step(3), 80),
        _ => BLUE.step(2),
    }
}

/// A line from one pixel to another.
type Stroke = ((i32, i32), (i32, i32));

/// The sign БАНЯ on a red board with a brass edge, 34 × 12.
pub fn sign() -> Canvas {
    let mut canvas = Canvas::new(34, 13);
    canvas.fill(0, 0, 34, 12, OUTLINE);
    canvas.fill(1, 1, 32, 10, GOLD.step(2));
    canvas.fill(1, 1, 32, 1, GOLD.step(4));
    canvas.fill(2, 2, 30, 8, RED.step(2));
    canvas.fill(2, 9, 30, 1, RED.step(1));
    let cream = CREAM.step(3);
    let letters: [&[Stroke]; 4] = [
        &[((0, 0), (0, 4)), ((0, 0), (3, 0)), ((0, 2), (3, 2)), ((3, 2), (3, 4)), ((0, 4), (3, 4))],
        &[((0, 1), (0, 4)), ((4, 1), (4, 4)), ((1, 0), (3, 0)), ((0, 3), (4, 3))],
        &[((0, 0), (0, 4)), ((3, 0), (3, 4)), ((0, 2), (3, 2))],
        &[((3, 0), (3, 4)), ((1, 0), (3, 0)), ((0, 1), (0, 1)), ((1, 2), (3, 2)), ((1, 3), (0, 4))],
    ];
    for (letter, x) in letters.iter().zip([5, 11, 18, 24]) {
        for &(from, to) in *letter {
            canvas.line((x + from.0, 4 + from.1), (x + to.0, 4 + to.1), cream);
        }
    }
    for x in [3.5, 30.5] {
        stroke(&mut canvas, (x, 3.5), (x, 3.5), 0.6, GOLD.step(4));
    }
    canvas
}
