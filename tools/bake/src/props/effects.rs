//! Effects of blows and water: sparks, dust, splashes, ripples, shock rings, dizzy stars, flying debris.

use crate::{
    ground::{
        canvas::{Canvas, faded, mix, opaque},
        noise::{chance, threshold, unit, wave},
        polygon::{fill, stroke},
    },
    palette::{CREAM, EMBER, GOLD, OUTLINE, Ramp, Rgb, STEEL, STONE, WATER},
};

/// A hit spark that flies to the east: 5 frames of 24 × 24.
pub fn spark() -> Vec<Canvas> {
    (0..5).map(spark_frame).collect()
}

fn spark_frame(frame: i32) -> Canvas {
    let mut canvas = Canvas::new(24, 24);
    let middle = (9.0 + frame as f32 * 0.6, 12.0);
    let white = CREAM.step(4);
    // Rays as angle in turns and length in pixels; those along the blow are the longest.
    let rays = [
        (0.0, 13.0),
        (0.06, 9.0),
        (-0.07, 10.0),
        (0.15, 7.0),
        (-0.16, 6.0),
        (0.27, 6.0),
        (-0.3, 7.0),
        (0.46, 5.0),
    ];
    let (from, to) = [(0.0, 0.45), (0.0, 1.0), (0.35, 1.1), (0.65, 1.2), (0.9, 1.25)][frame as usize];
    for (ring, half) in [(2, 1.5), (1, 0.9), (0, 0.4)] {
        let colour = [white, GOLD.step(3), EMBER.step(2)][ring];
        let colour = if frame > 2 { [GOLD.step(4), GOLD.step(3), EMBER.step(2)][2 - ring] } else { colour };
        let half = half * [1.0, 1.0, 0.8, 0.6, 0.4][frame as usize];
        for (turn, length) in rays {
            let end = to - (2 - ring) as f32 * 0.16;
            let point = |part: f32| {
                (middle.0 + wave(turn + 0.25) * length * part, middle.1 - wave(turn) * length * part)
            };
            if end > from {
                stroke(&mut canvas, point(from), point(end), half, colour);
            }
        }
    }
    if frame < 2 {
        stroke(&mut canvas, middle, middle, 3.0 + frame as f32, GOLD.step(4));
        stroke(&mut canvas, middle, middle, 2.0 + frame as f32, white);
    }
    canvas
}

/// The flash of a heavy blow, the same to all sides: 6 frames of 46 × 46. It is whole in its first frame, which is the one
/// that stands while the blow is held; then it opens from its middle and goes.
pub fn flash() -> Vec<Canvas> {
    (0..6).map(flash_frame).collect()
}

fn flash_frame(frame: i32) -> Canvas {
    const RAYS: i32 = 12;
    let mut canvas = Canvas::new(46, 46);
    let middle = (23.0, 23.0);
    let whole = [0.86, 1.0, 1.0, 1.0, 1.0, 1.0][frame as usize];
    // How far from the middle it has opened, as a share of a ray's length.
    let open = [0.0, 0.0, 0.34, 0.58, 0.76, 0.88][frame as usize];
    let turned =
        |turn: f32, length: f32| (middle.0 + wave(turn + 0.25) * length, middle.1 - wave(turn) * length);
    for (share, colour) in
        [(1.0, EMBER.step(2)), (0.84, GOLD.step(3)), (0.62, GOLD.step(4)), (0.42, CREAM.step(4))]
    {
        for ray in 0..RAYS {
            let turn = (ray as f32 + 0.4 * (unit(&[ray, 41]) - 0.5)) / RAYS as f32;
            let length =
                if ray % 2 == 0 { 17.0 + 4.0 * unit(&[ray, 42]) } else { 10.0 + 3.0 * unit(&[ray, 43]) };
            let (from, to) = (length * open, length * whole * share);
            if to <= from {
                continue;
            }
            let half = 0.042 * (1.0 - open * 0.5) * (0.5 + 0.5 * share);
            let base = from.max(4.0);
            fill(
                &mut canvas,
                &[turned(turn - half, base), turned(turn, to), turned(turn + half, base)],
                colour,
            );
        }
        if frame < 2 {
            stroke(&mut canvas, middle, middle, (6.0 + frame as f32) * share, colour);
        }
    }
    if frame < 4 {
        canvas.outline(OUTLINE);
    }
    canvas
}

/// Dust from feet and falls: 6 frames of 24 × 16.
pub fn dust() -> Vec<Canvas> {
    let tones =
        [mix(STONE.step(3), CREAM.step(2), 110), mix(STONE.step(4), CREAM.step(2), 130), CREAM.step(2)];
    (0..6).map(|frame| puff_frame(frame, &tones)).collect()
}

fn puff_frame(frame: i32, tones: &[Rgb; 3]) -> Canvas {
    let mut canvas = Canvas::new(24, 16);
    let age = frame as f32 / 5.0;
    for puff in 0..7 {
        let side = (puff as f32 - 3.0) / 3.0;
        let x = 12.0 + side * (3.5 + 6.0 * age);
        let y = 11.0 - (1.0 - side * side) * 5.0 * age - unit(&[puff, 1]) * 2.0;
        let radius = (2.6 + unit(&[puff, 2]) * 1.8) * (0.8 + 1.1 * age - age * age * 0.8);
        for py in 0..16 {
            for px in 0..24 {
                let (dx, dy) = (px as f32 + 0.5 - x, (py as f32 + 0.5 - y) * 1.25);
                let reach = (dx * dx + dy * dy).sqrt() / radius;
                if reach < 1.0 && threshold(px, py) > age * age * age * 0.9 {
                    let lit = -dx - 1.5 * dy;
                    let tone = if lit > radius * 0.7 {
                        2
                    } else if lit > -radius * 0.4 {
                        1
                    } else {
                        0
                    };
                    canvas.dot(px, py, tones[tone]);
                }
            }
        }
    }
    canvas
}

/// A splash of water: 6 frames of 24 × 24, the water's surface at row 18.
pub fn splash() -> Vec<Canvas> {
    (0..6).map(splash_frame).collect()
}

fn splash_frame(frame: i32) -> Canvas {
    let mut canvas = Canvas::new(24, 24);
    let age = (frame as f32 + 0.8) / 6.0;
    let (pale, bright, white) = (WATER.step(3), WATER.step(4), CREAM.step(3));
    oval(&mut canvas, (12.0, 18.0), 3.0 + 8.0 * age, 1.3, |part| if part { bright } else { pale });
    for drop in 0..11 {
        let way = (drop as f32 - 5.0) / 5.0;
        let speed = 60.0 + 16.0 * unit(&[drop, 3]) - 22.0 * way * way;
        let x = 12.0 + way * 15.0 * age;
        let y = 17.0 - speed * age + 82.0 * age * age;
        if y < 18.0 {
            let half = if age < 0.55 { 1.0 } else { 0.7 };
            stroke(&mut canvas, (x, y), (x - way * 1.2, y + 2.6 * (1.0 - age)), half, bright);
            canvas.dot(x as i32, y as i32, white);
        }
    }
    canvas
}

/// Paints the line of an ellipse seen at a slant; `colour` is told whether a pixel lies on the lit, upper half.
fn oval(canvas: &mut Canvas, middle: (f32, f32), radius: f32, half: f32, colour: impl Fn(bool) -> Rgb) {
    for y in 0..canvas.height() {
        for x in 0..canvas.width() {
            let (dx, dy) = (x as f32 + 0.5 - middle.0, (y as f32 + 0.5 - middle.1) / 0.55);
            let off = ((dx * dx + dy * dy).sqrt() - radius).abs();
            if off < half {
                canvas.dot(x, y, colour(dy < 0.0));
            }
        }
    }
}

/// A ring that widens on water: 6 frames of 32 × 18.
pub fn ripple() -> Vec<Canvas> {
    (0..6).map(|frame| fading_ring(frame, 6, (32, 18), 15.0, &[WATER.step(4), WATER.step(3)])).collect()
}

/// The shock ring of a heavy blow on the floor: 5 frames of 48 × 28.
pub fn ring() -> Vec<Canvas> {
    (0..5).map(|frame| fading_ring(frame, 5, (48, 28), 23.0, &[CREAM.step(4), GOLD.step(4)])).collect()
}

fn fading_ring(frame: i32, count: i32, (width, height): (i32, i32), widest: f32, tones: &[Rgb; 2]) -> Canvas {
    let age = (frame as f32 + 1.0) / count as f32;
    let radius = widest * (0.25 + 0.72 * (1.0 - (1.0 - age) * (1.0 - age)));
    let half = 2.0 * (1.0 - age) + 0.55;
    let mut canvas = Canvas::new(width, height);
    oval(&mut canvas, (width as f32 / 2.0, height as f32 / 2.0), radius, half, |upper| {
        tones[usize::from(!upper)]
    });
    let keep = |x, y| threshold(x, y) > (age - 0.45).max(0.0) * 1.5;
    Canvas::from_fn(width, height, |x, y| if keep(x, y) { canvas.get(x, y) } else { [0; 4] })
}

/// Stars that circle a dizzy head: 4 frames of 24 × 14.
pub fn stars() -> Vec<Canvas> {
    (0..4)
        .map(|frame| {
            let mut canvas = Canvas::new(24, 14);
            let turn = |star: i32| (star as f32 + frame as f32 / 4.0) / 3.0;
            let mut order: Vec<f32> = (0..3).map(turn).collect();
            order.sort_by(|a, b| wave(*b).total_cmp(&wave(*a)));
            for turn in order {
                let (x, y) = (12.0 + wave(turn + 0.25) * 9.0, 6.5 - wave(turn) * 3.5);
                let near = wave(turn) < 0.2;
                star(
                    &mut canvas,
                    (x, y),
                    if near { 3.4 } else { 2.6 },
                    if near { GOLD.step(4) } else { GOLD.step(3) },
                );
            }
            canvas.outline(OUTLINE);
            canvas
        })
        .collect()
}

/// A five-pointed star, one point up.
pub fn star(canvas: &mut Canvas, (x, y): (f32, f32), radius: f32, colour: Rgb) {
    let corner = |k: i32| {
        let reach = if k % 2 == 0 { radius } else { radius * 0.52 };
        let turn = 0.25 + k as f32 / 10.0;
        (x + wave(turn + 0.25) * reach, y - wave(turn) * reach)
    };
    fill(canvas, &(0..10).map(corner).collect::<Vec<_>>(), colour);
}

/// Four bits of debris of one material, each 8 × 8: `long` ones are splinters, the others chips.
pub fn debris(ramp: Ramp, long: bool, seed: i32) -> Vec<Canvas> {
    (0..4)
        .map(|piece| {
            let mut canvas = Canvas::new(8, 8);
            let r = |key: i32| unit(&[seed, piece, key]);
            let turn = piece as f32 / 8.0 + 0.05;
            let (half_length, half_width) = if long { (2.6, 0.8) } else { (1.2 + r(1), 0.9 + 0.6 * r(2)) };
            let (ux, uy) = (wave(turn + 0.25), -wave(turn));
            let at =
                |along: f32, across: f32| (4.0 + ux * along - uy * across, 4.0 + uy * along + ux * across);
            let body = [
                at(-half_length, -half_width),
                at(half_length * 0.6, -half_width * 0.8),
                at(half_length, half_width * 0.3),
                at(-half_length * 0.5, half_width),
            ];
            fill(&mut canvas, &body, ramp.step(3));
            canvas.dot(4, 4, ramp.step(3));
            canvas.dot(3, 3, ramp.step(4));
            if chance(&[seed, piece], 50) {
                canvas.dot(4, 3, ramp.step(4));
            }
            canvas.outline(OUTLINE);
            canvas
        })
        .collect()
}

/// The shadow under something round, `width` × `height` pixels: dark where it touches, lighter and dithered outwards.
pub fn shadow(width: i32, height: i32) -> Canvas {
    Canvas::from_fn(width, height, |x, y| {
        let (dx, dy) =
            ((2 * x + 1 - width) as f32 / width as f32, (2 * y + 1 - height) as f32 / height as f32);
        let reach = dx * dx + dy * dy;
        let soft = 0.3 * (threshold(x, y) - 0.5);
        match reach + soft {
            reach if reach < 0.42 => faded(OUTLINE, 176),
            reach if reach < 0.86 => faded(OUTLINE, 118),
            _ => [0; 4],
        }
    })
}

/// A spent cartridge case, 4 × 4, four turns.
pub fn casing() -> Vec<Canvas> {
    let ends = [((0, 1), (3, 1)), ((0, 0), (3, 3)), ((1, 0), (1, 3)), ((3, 0), (0, 3))];
    ends.into_iter()
        .map(|(from, to)| {
            let mut canvas = Canvas::new(4, 4);
            canvas.line(from, to, GOLD.step(3));
            canvas.set(from.0, from.1, opaque(STEEL.step(4)));
            canvas
        })
        .collect()
}
