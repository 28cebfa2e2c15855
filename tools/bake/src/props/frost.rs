//! Effects of winter: breath, snow that flies up, swathes driven by the wind, clods, the moon's shadow of a man.

use crate::{
    ground::{
        canvas::{CLEAR, Canvas, Rgba, faded, opaque},
        noise::{soft, threshold, unit, wave},
    },
    palette::{BLUE, CREAM, SNOW, STEEL},
};

/// A puff of breath that thins out: 7 frames of 18 × 16.
pub fn breath() -> Vec<Canvas> {
    (0..7)
        .map(|frame| {
            let age = frame as f32 / 6.0;
            let radius = 2.6 + 4.6 * age;
            Canvas::from_fn(18, 16, |x, y| {
                let (dx, dy) = (x as f32 - 8.5, (y as f32 - 7.5) * 1.2);
                let rough = 1.5 * soft(x as f32 + frame as f32 * 2.0, y as f32, 3.0, 301);
                let density = 1.0 - ((dx * dx + dy * dy).sqrt() + rough * age) / radius;
                let level = density * 1.6 - age * 0.55 + (threshold(x, y) - 0.5) * 0.5;
                match level {
                    l if l > 0.80 => faded(CREAM.step(4), 205),
                    l if l > 0.38 => faded(CREAM.step(3), 150),
                    l if l > 0.08 => faded(STEEL.step(4), 85),
                    _ => CLEAR,
                }
            })
        })
        .collect()
}

/// Snow under a step: 5 frames of 16 × 12, the ground at row 9.
pub fn puff() -> Vec<Canvas> {
    (0..5).map(|frame| flung((16, 12), (8.0, 9.0), 9, 5.0, frame as f32 / 4.0, 311)).collect()
}

/// Snow under a falling body: 7 frames of 44 × 30, the ground at row 22.
pub fn burst() -> Vec<Canvas> {
    (0..7).map(|frame| flung((44, 30), (22.0, 22.0), 46, 17.0, frame as f32 / 6.0, 321)).collect()
}

/// Grains and lumps flung up and out from `foot`, falling again.
fn flung(size: (i32, i32), foot: (f32, f32), grains: i32, reach: f32, age: f32, seed: i32) -> Canvas {
    let mut canvas = Canvas::new(size.0, size.1);
    // A low cloud of fine snow behind the grains.
    let (wide, high) = (reach * (0.5 + 0.7 * age), reach * (0.22 + 0.3 * age));
    for y in 0..size.1 {
        for x in 0..size.0 {
            let (dx, dy) = ((x as f32 + 0.5 - foot.0) / wide, (y as f32 + 0.5 - foot.1 + high * 0.7) / high);
            let density = 1.0 - (dx * dx + dy * dy) + 0.35 * soft(x as f32, y as f32, 4.0, seed);
            if density * (1.1 - age) + (threshold(x, y) - 0.5) * 0.7 > 0.5 {
                canvas.set(x, y, faded(SNOW.step(3), 150));
            }
        }
    }
    for grain in 0..grains {
        let r = |key: i32| unit(&[seed, grain, key]);
        let turn = r(1);
        let speed = reach * (0.35 + 0.75 * r(2));
        let x = foot.0 + wave(turn + 0.25) * speed * (1.3 * age + 0.12);
        let climb = reach * (1.1 + 1.9 * r(3));
        let y = foot.1 + wave(turn) * speed * 0.4 * age - climb * age + climb * 1.15 * age * age;
        if r(4) < age * age * 0.9 || y > foot.1 + 2.0 {
            continue;
        }
        let tone: Rgba = opaque(SNOW.step(if r(5) > 0.45 { 4 } else { 3 }));
        canvas.set(x as i32, y as i32, tone);
        if r(6) > 0.6 && age < 0.7 {
            canvas.set(x as i32 + 1, y as i32, tone);
            canvas.set(x as i32, y as i32 + 1, opaque(SNOW.step(2)));
            canvas.set(x as i32 + 1, y as i32 + 1, opaque(SNOW.step(2)));
        }
    }
    canvas
}

/// A swathe of fine snow that the wind drives westward over the ground: 8 frames of 52 × 12.
pub fn spindrift() -> Vec<Canvas> {
    (0..8)
        .map(|frame| {
            let age = (frame as f32 + 0.5) / 8.0;
            let strength = (age * 3.0).min((1.0 - age) * 1.8).min(1.0);
            Canvas::from_fn(52, 12, |x, y| {
                let (u, v) = (x as f32, y as f32);
                let line = 5.5 + 2.4 * wave(u / 46.0 + age * 0.4) + 1.2 * wave(u / 19.0 - age);
                let off = (v - line).abs() / (1.4 + 1.6 * u / 52.0);
                let ends = (u / 12.0).min((51.0 - u) / 16.0).clamp(0.0, 1.0);
                let streak = 0.5 * soft(u + age * 40.0, v, 5.0, 331);
                let level = (1.0 - off + streak) * ends * strength + (threshold(x, y) - 0.5) * 0.5;
                match level {
                    l if l > 0.85 => faded(CREAM.step(3), 120),
                    l if l > 0.5 => faded(STEEL.step(4), 80),
                    _ => CLEAR,
                }
            })
        })
        .collect()
}

/// A standing man's shadow under the moon, 34 × 18; its foot is at (3, 3).
pub fn moon_shadow() -> Canvas {
    let from = (3.0, 3.0);
    Canvas::from_fn(34, 18, |x, y| {
        let along = ((x as f32 - from.0) * 25.0 + (y as f32 - from.1) * 10.0) / 725.0;
        let share = along.clamp(0.0, 1.0);
        let (dx, dy) = (x as f32 - from.0 - 25.0 * share, y as f32 - from.1 - 10.0 * share);
        let off = (dx * dx + dy * dy * 1.6).sqrt();
        // Legs, the breadth of the shoulders, the head.
        let half = match share {
            s if s < 0.5 => 2.6 + s,
            s if s < 0.82 => 4.6,
            _ => 3.0,
        };
        let edge = off < half - if share > 0.7 { 0.9 * threshold(x, y) } else { 0.0 };
        if edge { [BLUE.step(0)[0], BLUE.step(0)[1], BLUE.step(0)[2], 96] } else { CLEAR }
    })
}

/// Four clods of snow, each 8 × 8.
pub fn clods() -> Vec<Canvas> {
    (0..4)
        .map(|clod| {
            let half = 1.3 + 0.35 * clod as f32;
            let mut canvas = Canvas::from_fn(8, 8, |x, y| {
                let (dx, dy) = (x as f32 - 3.5, y as f32 - 3.5);
                let reach = (dx * dx + dy * dy).sqrt() + 0.6 * soft(x as f32, y as f32, 2.0, 341 + clod);
                match reach {
                    r if r > half => CLEAR,
                    _ if dx + dy > half * 0.5 => opaque(SNOW.step(2)),
                    _ if dx + dy < -half * 0.4 => opaque(SNOW.step(4)),
                    _ => opaque(SNOW.step(3)),
                }
            });
            canvas.outline(SNOW.step(0));
            canvas
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_effect_touches_its_frame() {
        for frames in [breath(), puff(), burst(), spindrift(), clods()] {
            for frame in frames {
                let (width, height) = (frame.width(), frame.height());
                let sides = (0..height).flat_map(|y| [(0, y), (width - 1, y)]);
                let square = sides.filter(|&(x, y)| frame.painted(x, y)).count();
                assert!(square < 5, "{square} pixels of a {width} x {height} picture touch its sides");
            }
        }
    }
}
