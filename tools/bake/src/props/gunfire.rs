//! Effects of shots: flashes and tracers in sixteen directions, cases, holes, and what flies off what was hit.

use super::centred;
use crate::{
    ground::{
        atlas::Atlas,
        canvas::{CLEAR, Canvas, faded, mix, opaque},
        noise::{chance, pick, soft, threshold, unit, wave},
        polygon::{Corner, fill, stroke},
    },
    palette::{
        BLUE, BROWN, CREAM, EMBER, GOLD, GUNMETAL, INK, LINEN, OUTLINE, RED, Ramp, Rgb, STEEL, STONE_WARM,
    },
};

/// Directions of flashes, tracers and ricochets: 0 is east, then anticlockwise.
const TURNS: i32 = 16;
/// Frames of a flash.
const FLASH: i32 = 3;

/// Enters every effect. Frames of `fx/muzzle_flash` and `fx/ricochet` go direction by direction, all frames of one
/// direction together.
pub fn enter(atlas: &mut Atlas) {
    let turned = |count: i32, draw: &dyn Fn(i32, i32) -> Canvas| -> Vec<Canvas> {
        (0..TURNS * count).map(|n| draw(n / count, n % count)).collect()
    };
    centred(atlas, "fx/muzzle_flash", turned(FLASH, &|turn, frame| flash(turn, frame, 1.0)), 2);
    centred(atlas, "fx/muzzle_flash_huge", turned(FLASH, &|turn, frame| flash(turn, frame, 1.75)), 2);
    centred(atlas, "fx/tracer", turned(1, &|turn, _| tracer(turn)), 0);
    centred(atlas, "fx/ricochet", turned(4, &ricochet), 2);
    centred(atlas, "fx/gun_smoke", (0..6).map(smoke).collect(), 5);
    for (name, ramp, length) in [("brass", GOLD, 2.2), ("shell", RED, 3.0)] {
        centred(
            atlas,
            &format!("fx/case_{name}"),
            (0..8).map(|turn| case(turn, 8, ramp, length)).collect(),
            3,
        );
        let rest = [1, 5, 10, 14].map(|turn| case(turn, 16, ramp, length)).to_vec();
        centred(atlas, &format!("fx/case_{name}_rest"), rest, 0);
    }
    centred(atlas, "fx/hole_wood", (0..4).map(hole_wood).collect(), 0);
    centred(atlas, "fx/hole_plaster", (0..4).map(hole_plaster).collect(), 0);
    centred(atlas, "fx/hole_metal", (0..4).map(hole_metal).collect(), 0);
    centred(atlas, "fx/hole_glass", (0..3).map(hole_glass).collect(), 0);
    let plaster = [mix(STONE_WARM.step(4), LINEN.step(2), 120), LINEN.step(3), CREAM.step(3)];
    atlas.add("fx/hit_plaster", (0..6).map(|frame| puff(frame, &plaster, 401)).collect(), (16, 18), 4);
    atlas.add("fx/hit_wood", (0..6).map(|frame| flung(frame, &BITS_OF_WOOD, 411)).collect(), (16, 20), 3);
    atlas.add("fx/hit_glass", (0..6).map(|frame| flung(frame, &BITS_OF_GLASS, 421)).collect(), (16, 20), 3);
    atlas.add("fx/hit_metal", (0..5).map(sparks).collect(), (14, 16), 2);
    atlas.add("fx/hit_pillow", (0..8).map(feathers).collect(), (20, 22), 5);
    centred(atlas, "fx/feather", (0..4).map(feather).collect(), 0);
}

/// A point so far along a direction and so far to its left, from the middle of a square picture.
fn toward(side: i32, turn: i32, along: f32, left: f32) -> Corner {
    let (middle, turns) = (side as f32 / 2.0, turn as f32 / TURNS as f32);
    let (x, y) = (wave(turns + 0.25), wave(turns));
    (middle + x * along - y * left, middle - y * along - x * left)
}

/// A flame out of a muzzle in the middle of the picture: a white tongue in a yellow one in a red one, three frames.
fn flash(turn: i32, frame: i32, size: f32) -> Canvas {
    let side = (30.0 * size) as i32;
    let mut canvas = Canvas::new(side, side);
    let at = |along: f32, left: f32| toward(side, turn, along * size, left * size);
    if frame == 2 {
        // What is left: a torn ring of embers.
        for spark in 0..6 {
            let r = |key: i32| unit(&[431, spark, key]);
            let along = 4.0 + 7.0 * r(1);
            let left = (r(2) - 0.5) * 7.0;
            let tone = if spark % 2 == 0 { EMBER.step(3) } else { GOLD.step(3) };
            stroke(&mut canvas, at(along, left), at(along + 1.5, left * 1.2), 0.6, tone);
        }
        return canvas;
    }
    let grow = if frame == 0 { 1.0 } else { 0.78 };
    let flames = [
        (EMBER.step(2), 13.5, 4.6),
        (EMBER.step(3), 12.0, 3.7),
        (GOLD.step(3), 10.0, 2.8),
        (CREAM.step(4), 7.0, 1.9),
    ];
    for (number, (tone, long, wide)) in flames.into_iter().enumerate() {
        let (long, wide) = (long * grow, wide * grow);
        let tongue = [
            at(-0.5, -wide * 0.5),
            at(long * 0.35, -wide),
            at(long * 0.55, -wide * 0.45),
            at(long, 0.0),
            at(long * 0.6, wide * 0.5),
            at(long * 0.3, wide),
            at(-0.5, wide * 0.5),
        ];
        fill(&mut canvas, &tongue, tone);
        // Two tongues aside make a star of it; the white core has none.
        if number < 3 && frame == 0 {
            for way in [-1.0, 1.0] {
                let horn = [at(0.5, 0.6 * way), at(long * 0.2, wide * 2.1 * way), at(3.2, 0.8 * way)];
                fill(&mut canvas, &horn, tone);
            }
        }
    }
    if frame == 0 {
        stroke(&mut canvas, at(1.5, 0.0), at(3.0, 0.0), 1.6 * size, CREAM.step(4));
    }
    canvas
}

/// A streak of light that ends in the middle of the picture, thin and dying behind.
fn tracer(turn: i32) -> Canvas {
    let side = 56;
    let mut canvas = Canvas::new(side, side);
    let tones = [
        faded(EMBER.step(2), 70),
        faded(EMBER.step(3), 120),
        faded(GOLD.step(3), 190),
        opaque(GOLD.step(4)),
        opaque(CREAM.step(4)),
    ];
    for step in 0..=52 {
        let along = -26.0 + step as f32 * 0.5;
        let (x, y) = toward(side, turn, along, 0.0);
        let tone = tones[((step * 5) / 53) as usize];
        canvas.set(x as i32, y as i32, tone);
    }
    canvas
}

/// A bullet turned aside: a hard star, then a short streak that leaves along the direction.
fn ricochet(turn: i32, frame: i32) -> Canvas {
    let side = 28;
    let mut canvas = Canvas::new(side, side);
    let at = |along: f32, left: f32| toward(side, turn, along, left);
    if frame < 2 {
        let reach = [5.0, 3.2][frame as usize];
        for ray in 0..8 {
            let (x, y) = (wave(ray as f32 / 8.0 + 0.25), wave(ray as f32 / 8.0));
            let long = if ray % 2 == 0 { reach } else { reach * 0.55 };
            let end = (14.0 + x * long, 14.0 - y * long);
            stroke(&mut canvas, (14.0, 14.0), end, 0.6, GOLD.step(4));
        }
        stroke(&mut canvas, (14.0, 14.0), (14.0, 14.0), 1.4, CREAM.step(4));
    }
    let (from, to) = [(0.0, 5.0), (2.0, 9.5), (6.0, 12.0), (10.0, 13.0)][frame as usize];
    let tone = [CREAM.step(4), GOLD.step(4), GOLD.step(3), EMBER.step(3)][frame as usize];
    stroke(&mut canvas, at(from, 0.0), at(to, 0.0), 0.6, tone);
    canvas
}

/// What hangs about a muzzle afterwards: 6 frames of 20 × 20.
fn smoke(frame: i32) -> Canvas {
    let age = frame as f32 / 5.0;
    let radius = 2.6 + 5.2 * age;
    Canvas::from_fn(20, 20, |x, y| {
        let (dx, dy) = (x as f32 - 9.5, y as f32 - 10.0 + 2.5 * age);
        let rough = 2.0 * soft(x as f32, y as f32 + 3.0 * age, 3.5, 441);
        let density = 1.0 - ((dx * dx + dy * dy).sqrt() + rough * age) / radius;
        let level = density * 1.5 - age * 0.6 + (threshold(x, y) - 0.5) * 0.5;
        match level {
            l if l > 0.8 => faded(STEEL.step(4), 150),
            l if l > 0.3 => faded(STEEL.step(3), 105),
            l if l > 0.05 => faded(STEEL.step(2), 60),
            _ => CLEAR,
        }
    })
}

/// A spent case at one of `turns` angles, 9 × 9: its mouth is dark, its rim light.
fn case(turn: i32, turns: i32, ramp: Ramp, half: f32) -> Canvas {
    let mut canvas = Canvas::new(9, 9);
    let (x, y) = (wave(turn as f32 / turns as f32 + 0.25), -wave(turn as f32 / turns as f32));
    let at = |along: f32| (4.5 + x * along, 4.5 + y * along);
    stroke(&mut canvas, at(-half), at(half), 0.75, ramp.step(3));
    stroke(
        &mut canvas,
        at(-half),
        at(-half * 0.4),
        0.75,
        if ramp == RED { GOLD.step(3) } else { ramp.step(4) },
    );
    let (mx, my) = at(half);
    canvas.dot(mx as i32, my as i32, ramp.step(1));
    canvas.outline(OUTLINE);
    canvas
}

fn hole_wood(number: i32) -> Canvas {
    let mut canvas = Canvas::new(9, 9);
    // Wood splits along its grain.
    let (left, right) = (1 + pick(&[451, number], 2), 7 - pick(&[452, number], 2));
    for x in left..=right {
        canvas.dot(x, 4, BROWN.step(4));
        if (3..6).contains(&x) {
            canvas.dot(x, 3, BROWN.step(0));
            canvas.dot(x, 5, BROWN.step(4));
        }
    }
    canvas.fill(3, 4, 3, 1, OUTLINE);
    canvas.dot(4, 3, OUTLINE);
    canvas.dot(4, 5, if number % 2 == 0 { OUTLINE } else { BROWN.step(0) });
    canvas.dot(if number < 2 { 6 } else { 2 }, 3, BROWN.step(3));
    canvas
}

fn hole_plaster(number: i32) -> Canvas {
    let mut canvas = Canvas::new(11, 11);
    let radius = 3.0 + 0.5 * (number % 3) as f32;
    for y in 0..11 {
        for x in 0..11 {
            let (dx, dy) = (x as f32 - 5.0, y as f32 - 5.0);
            let reach = (dx * dx + dy * dy).sqrt() + 1.2 * soft(x as f32, y as f32, 2.2, 461 + number);
            let tone = match reach {
                r if r < 1.3 => OUTLINE,
                r if r < 2.1 => INK.step(2),
                r if r < radius && dx + dy < 0.0 => STONE_WARM.step(3),
                r if r < radius => CREAM.step(3),
                _ => continue,
            };
            canvas.dot(x, y, tone);
        }
    }
    for crack in 0..3 {
        let turn = unit(&[463, number, crack]);
        let way = |far: f32| (5.5 + wave(turn + 0.25) * far, 5.5 - wave(turn) * far);
        let (x, y) = way(radius + 1.0);
        canvas.dot(x as i32, y as i32, STONE_WARM.step(2));
    }
    canvas
}

fn hole_metal(number: i32) -> Canvas {
    let mut canvas = Canvas::new(7, 7);
    for (x, y) in [(2, 1), (3, 1), (4, 1), (1, 2), (1, 3), (1, 4)] {
        canvas.dot(x, y, GUNMETAL.step(1));
    }
    for (x, y) in [(5, 2), (5, 3), (5, 4), (2, 5), (3, 5), (4, 5)] {
        canvas.dot(x, y, STEEL.step(4));
    }
    canvas.fill(2, 2, 3, 3, OUTLINE);
    canvas.dot(2 + number % 2 * 2, 2 + number / 2 * 2, STEEL.step(2));
    canvas
}

/// A hole in a pane with its cracks.
fn hole_glass(number: i32) -> Canvas {
    let mut canvas = Canvas::new(15, 15);
    for ray in 0..7 {
        let turn = (ray as f32 + 0.6 * unit(&[471, number, ray])) / 7.0;
        let long = 3.5 + 3.4 * unit(&[472, number, ray]);
        let end = (7.5 + wave(turn + 0.25) * long, 7.5 - wave(turn) * long);
        canvas.line((7, 7), (end.0 as i32, end.1 as i32), BLUE.step(4));
    }
    for (x, y) in [(6, 6), (8, 6), (6, 8), (8, 8)] {
        canvas.dot(x, y, CREAM.step(4));
    }
    canvas.fill(6, 7, 3, 1, OUTLINE);
    canvas.fill(7, 6, 1, 3, OUTLINE);
    canvas
}

/// Dust out of a wall: 32 × 24.
fn puff(frame: i32, tones: &[Rgb; 3], seed: i32) -> Canvas {
    let age = frame as f32 / 5.0;
    Canvas::from_fn(32, 24, |x, y| {
        let mut best: f32 = -1.0;
        for ball in 0..6 {
            let r = |key: i32| unit(&[seed, ball, key]);
            let side = (ball as f32 - 2.5) / 2.5;
            let at = (16.0 + side * (2.0 + 9.0 * age), 17.0 - 3.0 * r(1) - (5.0 + 3.0 * r(2)) * age);
            let radius = (2.4 + 1.6 * r(3)) * (0.8 + 1.5 * age - 0.9 * age * age);
            let (dx, dy) = (x as f32 + 0.5 - at.0, y as f32 + 0.5 - at.1);
            best = best.max(1.0 - (dx * dx + dy * dy).sqrt() / radius);
        }
        if best <= 0.0 || threshold(x, y) < age * age * 0.85 {
            return CLEAR;
        }
        let lit = best + (threshold(x, y) - 0.5) * 0.3;
        opaque(tones[if lit > 0.5 { 2 } else { usize::from(lit > 0.2) }])
    })
}

/// What flies off something: tones from dark to light, how many bits, their longest half.
struct Bits {
    ramp: Ramp,
    count: i32,
    long: f32,
}

const BITS_OF_WOOD: Bits = Bits { ramp: BROWN, count: 12, long: 2.2 };
const BITS_OF_GLASS: Bits = Bits { ramp: BLUE, count: 16, long: 1.1 };

/// Bits flung up and falling again: 32 × 28, the place that was hit at row 20.
fn flung(frame: i32, bits: &Bits, seed: i32) -> Canvas {
    let mut canvas = Canvas::new(32, 28);
    let age = (frame as f32 + 0.6) / 6.0;
    for bit in 0..bits.count {
        let r = |key: i32| unit(&[seed, bit, key]);
        if r(7) < age * age * 0.8 {
            continue;
        }
        let side = r(1) * 2.0 - 1.0;
        let x = 16.0 + side * 13.0 * age;
        let y = 20.0 - (10.0 + 16.0 * r(2)) * age + 24.0 * age * age;
        let turn = r(3) + age * (r(4) - 0.5) * 3.0;
        let half = bits.long * (0.4 + 0.6 * r(5));
        let (dx, dy) = (wave(turn + 0.25) * half, wave(turn) * half);
        let tone = bits.ramp.step(if r(6) > 0.55 { 4 } else { 3 });
        stroke(&mut canvas, (x - dx, y - dy), (x + dx, y + dy), 0.65, tone);
        if bits.ramp == BLUE && chance(&[seed, bit, frame], 35) {
            canvas.dot(x as i32, y as i32, CREAM.step(4));
        }
    }
    canvas
}

/// Sparks off metal: 28 × 24.
fn sparks(frame: i32) -> Canvas {
    let mut canvas = Canvas::new(28, 24);
    let age = (frame as f32 + 0.5) / 5.0;
    for spark in 0..11 {
        let r = |key: i32| unit(&[481, spark, key]);
        let side = r(1) * 2.0 - 1.0;
        let at = |age: f32| (14.0 + side * 13.0 * age, 16.0 - (8.0 + 12.0 * r(2)) * age + 14.0 * age * age);
        if r(3) < age * age {
            continue;
        }
        let tone = [CREAM.step(4), GOLD.step(4), GOLD.step(3), EMBER.step(3), EMBER.step(2)][frame as usize];
        stroke(&mut canvas, at((age - 0.14).max(0.0)), at(age), 0.55, tone);
    }
    if frame == 0 {
        stroke(&mut canvas, (14.0, 16.0), (14.0, 16.0), 2.0, CREAM.step(4));
    }
    canvas
}

/// A pillow's feathers in the air: 40 × 36.
fn feathers(frame: i32) -> Canvas {
    let mut canvas = Canvas::new(40, 36);
    let age = (frame as f32 + 0.5) / 8.0;
    for number in 0..13 {
        let r = |key: i32| unit(&[491, number, key]);
        if r(5) < (age - 0.5) * 1.6 {
            continue;
        }
        let side = r(1) * 2.0 - 1.0;
        let out = 1.0 - (1.0 - age) * (1.0 - age);
        let sway = wave(age * 1.6 + r(2)) * 2.0;
        let x = 20.0 + side * 16.0 * out + sway;
        let y = 22.0 - (8.0 + 12.0 * r(3)) * out + 14.0 * age * age;
        let turn = 0.1 * wave(age * 2.0 + r(4)) + if side < 0.0 { 0.08 } else { -0.08 };
        let (dx, dy) = (wave(turn + 0.25) * 1.9, wave(turn) * 1.9);
        stroke(&mut canvas, (x - dx, y - dy), (x + dx, y + dy), 0.8, CREAM.step(3));
        canvas.dot((x - dx) as i32, (y - dy) as i32, CREAM.step(4));
        canvas.dot((x + dx) as i32, (y + dy) as i32, CREAM.step(2));
    }
    canvas
}

/// A feather on the floor: 8 × 6.
fn feather(number: i32) -> Canvas {
    let mut canvas = Canvas::new(8, 6);
    let rise = [0.0, 1.0, -1.0, 0.5][number as usize % 4];
    stroke(&mut canvas, (2.0, 3.0 + rise), (6.0, 3.0 - rise), 1.0, CREAM.step(3));
    canvas.line((1, (3.0 + rise) as i32), (6, (3.0 - rise) as i32), CREAM.step(1));
    canvas
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flashes_point_where_they_are_turned() {
        for (turn, ahead, behind) in [(0, (24, 15), (4, 15)), (4, (15, 5), (15, 25)), (8, (5, 15), (25, 15))]
        {
            let flash = flash(turn, 0, 1.0);
            assert!(flash.painted(ahead.0, ahead.1), "{turn}");
            assert!(!flash.painted(behind.0, behind.1), "{turn}");
        }
    }
}
