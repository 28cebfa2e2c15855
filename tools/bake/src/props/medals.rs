//! What is won: medals large and small, and the lock on what is not open yet.

use crate::{
    ground::{
        canvas::{Canvas, mix},
        polygon::fill,
    },
    palette::{CREAM, GOLD, INK, OUTLINE, RED, Rgb, STEEL},
    props::effects::star,
    sculpt::sin_cos,
};

/// The metals: name, and from dark to light.
pub fn metals() -> [(&'static str, [Rgb; 4]); 3] {
    let copper = |step: usize| mix(GOLD.step(step), RED.step(3), 110);
    [
        ("bronze", [copper(0), copper(1), copper(2), mix(GOLD.step(3), RED.step(4), 120)]),
        ("silver", [STEEL.step(1), STEEL.step(2), STEEL.step(3), STEEL.step(4)]),
        ("gold", [GOLD.step(1), GOLD.step(2), GOLD.step(3), GOLD.step(4)]),
    ]
}

/// A medal, 64 × 96: a ribbon with a stripe, and a disc with a rim, rays and a star.
pub fn large(metal: [Rgb; 4]) -> Canvas {
    let [dark, low, high, light] = metal;
    let mut canvas = Canvas::new(64, 96);
    ribbon(&mut canvas, metal);
    let middle = (31.5, 62.5);
    for y in 30..96 {
        for x in 0..64 {
            let (dx, dy) = (x as f32 - middle.0, y as f32 - middle.1);
            let far = (dx * dx + dy * dy).sqrt();
            // Light from the upper left, on a rim that stands over the field.
            let lit = (-dx - dy) / far.max(1.0);
            let colour = match far {
                far if far > 30.5 => continue,
                far if far > 29.0 => OUTLINE,
                far if far > 25.5 => [low, high, light][((lit + 1.4) * 1.05) as usize % 3],
                far if far > 24.0 => dark,
                far => field(dx, dy, far, [dark, low, high]),
            };
            canvas.dot(x, y, colour);
        }
    }
    star(&mut canvas, (32.5, 64.5), 19.0, dark);
    star(&mut canvas, (31.5, 63.0), 19.0, high);
    star(&mut canvas, (31.5, 63.0), 11.0, light);
    star(&mut canvas, (31.5, 63.0), 5.0, CREAM.step(4));
    canvas
}

/// Rays from the middle of the disc, as on the poster's sky.
fn field(dx: f32, dy: f32, far: f32, [dark, low, high]: [Rgb; 3]) -> Rgb {
    // From one ray to the next one of these lines through the middle is crossed.
    let crossed = (0..10).filter(|line| {
        let (sin, cos) = sin_cos(*line as f32 * std::f32::consts::PI / 10.0);
        cos * dy - sin * dx > 0.0
    });
    match (crossed.count() % 2 == 1, far < 12.0) {
        (_, true) => low,
        (true, false) => low,
        (false, false) => mix(dark, high, 90),
    }
}

fn ribbon(canvas: &mut Canvas, [dark, low, high, light]: [Rgb; 4]) {
    fill(canvas, &[(12.0, 2.0), (52.0, 2.0), (44.0, 30.0), (20.0, 30.0)], OUTLINE);
    fill(canvas, &[(13.5, 3.0), (50.5, 3.0), (43.0, 29.0), (21.0, 29.0)], RED.step(2));
    fill(canvas, &[(13.5, 3.0), (22.0, 3.0), (27.0, 29.0), (21.0, 29.0)], RED.step(3));
    fill(canvas, &[(27.0, 3.0), (37.0, 3.0), (35.5, 29.0), (28.5, 29.0)], high);
    fill(canvas, &[(31.0, 3.0), (33.0, 3.0), (32.7, 29.0), (31.3, 29.0)], dark);
    // The ring that holds the disc.
    canvas.fill(25, 28, 14, 6, OUTLINE);
    canvas.fill(26, 29, 12, 4, low);
    canvas.fill(26, 29, 12, 1, light);
}

/// A medal beside a line of text, 9 × 11.
pub fn small([dark, low, high, light]: [Rgb; 4]) -> Canvas {
    let mut canvas = Canvas::new(9, 12);
    canvas.fill(2, 0, 5, 4, RED.step(2));
    canvas.fill(4, 0, 1, 4, high);
    canvas.fill(3, 4, 3, 7, low);
    canvas.fill(2, 5, 5, 5, low);
    canvas.fill(1, 6, 7, 3, low);
    canvas.fill(3, 6, 2, 2, light);
    canvas.fill(5, 8, 2, 1, dark);
    canvas.dot(4, 7, high);
    canvas
}

/// A padlock, 9 × 12.
pub fn lock() -> Canvas {
    let mut canvas = Canvas::new(9, 12);
    let (light, dark) = (STEEL.step(3), STEEL.step(1));
    canvas.fill(2, 2, 1, 4, light);
    canvas.fill(6, 2, 1, 4, dark);
    canvas.fill(3, 1, 3, 1, light);
    canvas.fill(1, 5, 7, 6, dark);
    canvas.fill(1, 5, 7, 1, light);
    canvas.fill(1, 5, 1, 5, light);
    canvas.fill(4, 7, 1, 2, INK.step(0));
    canvas
}
