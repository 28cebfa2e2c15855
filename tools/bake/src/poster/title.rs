//! The title screen: paper with rays, a red sun, two cities, the captain, black wedge, and the name.

use crate::{
    Job,
    ground::{
        canvas::{Canvas, mix},
        noise::{chance, threshold},
        polygon::fill,
    },
    palette::{CREAM, GOLD, INK, OUTLINE, RED, Rgb},
    poster::{hero, letters::Setting},
};

/// The screen's size in pixels.
pub const SIZE: (i32, i32) = (480, 270);
/// Pixels that every slanting line rises for each pixel to the right.
pub const RISE: f32 = 0.19;
/// Where the wedge's upper edge meets the left border.
const WEDGE: f32 = 186.0;
/// How far below it the second red line runs.
const SECOND: f32 = 80.0;
const SUN: (f32, f32) = (358.0, 112.0);
const SUN_RADIUS: f32 = 98.0;

/// The height of a slanting line at `x`, in pixels from the top, where `left` is its height at the left border.
fn slope(left: f32, x: f32) -> f32 {
    left - x * RISE
}

/// The paper's colour.
pub fn paper() -> Rgb {
    mix(CREAM.step(3), GOLD.step(2), 34)
}

/// Draws the title screen.
pub fn draw(job: &Job) -> Result<Canvas, String> {
    let mut canvas = backdrop();
    cities(&mut canvas);
    wedge(&mut canvas);
    let captain = hero::portrait(job, (300, 230), (190, 212), 184.0)?;
    canvas.stamp(&captain, 172, 0);
    cover(&mut canvas);
    words(&mut canvas);
    Ok(canvas)
}

/// Paper, rays and sun.
pub fn backdrop() -> Canvas {
    let ray = mix(paper(), GOLD.step(2), 62);
    Canvas::from_fn(SIZE.0, SIZE.1, |x, y| {
        let (dx, dy) = (x as f32 + 0.5 - SUN.0, y as f32 + 0.5 - SUN.1);
        let reach = (dx * dx + dy * dy).sqrt();
        let colour = if reach < SUN_RADIUS {
            sun(reach, y, x)
        } else if on_ray(dx, dy) {
            ray
        } else {
            paper()
        };
        let grain = reach >= SUN_RADIUS && chance(&[x, y, 17], 4);
        crate::ground::canvas::opaque(if grain { mix(colour, GOLD.step(2), 34) } else { colour })
    })
}

fn sun(reach: f32, y: i32, x: i32) -> Rgb {
    // The disc darkens downwards in two dithered bands inside a clean edge.
    let fall = (y as f32 - SUN.1) / SUN_RADIUS;
    if reach > SUN_RADIUS - 9.0 {
        mix(RED.step(2), RED.step(3), 110)
    } else if fall * 2.2 - 0.55 > threshold(x, y) {
        mix(RED.step(1), RED.step(2), 128)
    } else {
        RED.step(2)
    }
}

/// Sixteen rays, wider than the gaps are narrow: told apart by slopes instead of angles.
fn on_ray(dx: f32, dy: f32) -> bool {
    const EDGES: [(f32, f32); 5] = [(0.0, 0.10), (0.30, 0.46), (0.74, 1.02), (1.55, 2.35), (4.6, 12.0)];
    let steep = (dy / if dx.abs() < 0.01 { 0.01 } else { dx }).abs();
    EDGES.iter().any(|&(low, high)| steep >= low && steep < high)
}

/// Moscow's tower on the left of the sun, Chicago's on the right, as paper cut-outs.
fn cities(canvas: &mut Canvas) {
    let far = mix(paper(), RED.step(1), 96);
    let near = mix(paper(), RED.step(0), 150);
    let ground = |x: f32| slope(WEDGE, x) + 2.0;
    for (x, w, h, tone) in
        [(428, 13, 58, far), (444, 10, 44, far), (457, 14, 78, near), (473, 12, 40, far), (417, 9, 30, near)]
    {
        let foot = ground(x as f32) as i32;
        canvas.fill(x, foot - h, w, h + 4, tone);
        for row in (foot - h + 3..foot - 4).step_by(4) {
            for column in (x + 2..x + w - 2).step_by(3) {
                if chance(&[column, row, 5], 40) {
                    canvas.dot(column, row, paper());
                }
            }
        }
    }
    canvas.fill(460, ground(460.0) as i32 - 84, 8, 8, near);
    for x in [461, 466] {
        canvas.fill(x, ground(460.0) as i32 - 96, 1, 14, near);
    }
    tower(canvas, 236.0, ground(236.0), near);
}

/// A gate tower with a tent roof and a star.
fn tower(canvas: &mut Canvas, x: f32, foot: f32, tone: Rgb) {
    let mut block = |left: f32, top: f32, width: f32, height: f32| {
        let corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)];
        fill(canvas, &corners, tone);
    };
    block(x - 11.0, foot - 26.0, 22.0, 30.0);
    block(x - 8.0, foot - 40.0, 16.0, 15.0);
    block(x - 5.0, foot - 50.0, 10.0, 11.0);
    for side in [-10.0, -5.0, 1.0, 7.0] {
        block(x + side, foot - 29.0, 3.0, 4.0);
    }
    fill(canvas, &[(x - 5.0, foot - 50.0), (x, foot - 68.0), (x + 5.0, foot - 50.0)], tone);
    canvas.fill(x as i32 - 2, foot as i32 - 36, 4, 4, paper());
    crate::props::effects::star(canvas, (x, foot - 70.0), 3.6, RED.step(3));
}

fn band(canvas: &mut Canvas, top: f32, height: f32, colour: Rgb) {
    let right = SIZE.0 as f32;
    let corners =
        [(0.0, top), (right, slope(top, right)), (right, slope(top, right) + height), (0.0, top + height)];
    fill(canvas, &corners, colour);
}

fn wedge(canvas: &mut Canvas) {
    band(canvas, WEDGE - 15.0, 2.0, OUTLINE);
    band(canvas, WEDGE - 8.0, 9.0, mix(RED.step(2), RED.step(3), 110));
    band(canvas, WEDGE, 300.0, OUTLINE);
}

/// The lower wedge, which cuts the captain off and leaves black for the menu.
fn cover(canvas: &mut Canvas) {
    band(canvas, WEDGE + SECOND, 300.0, OUTLINE);
    band(canvas, WEDGE + SECOND, 6.0, RED.step(2));
    band(canvas, WEDGE + SECOND, 1.0, RED.step(3));
    band(canvas, WEDGE + SECOND + 10.0, 1.0, mix(INK.step(1), RED.step(1), 128));
}

fn words(canvas: &mut Canvas) {
    let red = mix(RED.step(2), RED.step(3), 110);
    let upper = Setting {
        word: "ЯED",
        at: (16.0, 88.0),
        height: 74.0,
        stretch: 0.90,
        gap: 1.3,
        rise: RISE,
        face: red,
        edge: RED.step(4),
        block: (OUTLINE, 5),
    };
    upper.draw(canvas);
    let lower = Setting {
        word: "HEΛT",
        at: (20.0, 195.0),
        height: 56.0,
        stretch: 1.05,
        gap: 1.3,
        rise: RISE,
        face: CREAM.step(3),
        edge: CREAM.step(4),
        block: (RED.step(1), 4),
    };
    lower.draw(canvas);
}
