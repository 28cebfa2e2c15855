//! The back of the great square, far off in falling snow: the cathedral, the tower with its clock, the long wall.
//!
//! Drawn by us from nothing but its kind: drums, tents and bulbs. The game lays it along the northern edge.

use crate::{
    ground::{
        atlas::Atlas,
        canvas::{CLEAR, Canvas, mix, opaque},
        noise::{chance, hash, pick, threshold},
    },
    palette::{BLUE, BRICK, GOLD, INK, LINEN, OLIVE, OUTLINE, RED, Ramp, Rgb, STEEL, WARM_PANE},
};

/// How far haze takes a colour towards the night's blue: 0 near, 256 lost.
fn hazed(colour: Rgb, part: u32) -> Rgb {
    mix(colour, mix(BLUE.step(1), STEEL.step(2), 90), part)
}

/// Enters the cathedral, the tower and the wall; each one's pivot is the middle of its foot.
pub fn enter(atlas: &mut Atlas) {
    let cathedral = cathedral();
    let pivot = (cathedral.width() / 2, cathedral.height());
    atlas.still("square/cathedral", cathedral, pivot);
    let tower = tower();
    let pivot = (tower.width() / 2, tower.height());
    atlas.still("square/tower", tower, pivot);
    let walls: Vec<Canvas> = (0..3).map(wall).collect();
    let pivot = (0, walls[0].height());
    atlas.add("square/wall", walls, pivot, 0);
    let skies: Vec<Canvas> = (0..2).map(sky).collect();
    let pivot = (0, skies[0].height());
    atlas.add("square/sky", skies, pivot, 0);
}

/// How light a round thing is at `u` (-1 west to 1 east): lit from the upper left.
fn round(u: f32) -> i32 {
    match u {
        u if u < -0.75 => 2,
        u if u < -0.2 => 3,
        u if u < 0.4 => 2,
        u if u < 0.8 => 1,
        _ => 0,
    }
}

/// A drum of brick between `left` and `left + wide`, with a row of arches and a white string course.
fn drum(canvas: &mut Canvas, (left, top, wide, high): (i32, i32, i32, i32), haze: u32) {
    for y in 0..high {
        for x in 0..wide {
            let u = (x as f32 + 0.5) / wide as f32 * 2.0 - 1.0;
            let mut step = round(u);
            if y % 3 == 2 && chance(&[x / 2, y, 1101], 40) {
                step -= 1;
            }
            let within = y % 24;
            let pane = x % 9 == 4 || (x % 9 > 2 && x % 9 < 6 && within > 5);
            let arch = high > 14 && within > 3 && within < 16 && y < high - 6 && pane;
            let mut colour = mix(BRICK.step(step.clamp(0, 3) as usize), RED.step(1), 60);
            if arch {
                colour =
                    if chance(&[x / 9, left, y / 24, 1102], 34) { WARM_PANE.step(2) } else { INK.step(0) };
            }
            if y < 2 || y == high - 3 || (y > 4 && within == 20) {
                colour = LINEN.step((step + 1).clamp(0, 3) as usize);
            }
            canvas.set(left + x, top + y, opaque(hazed(colour, haze)));
        }
    }
}

/// A bulb of stripes or scales over `middle`, `wide` across, standing on `foot`; a cross of gold on top, snow on its side.
fn bulb(canvas: &mut Canvas, (middle, foot, wide): (i32, i32, i32), paint: [Ramp; 2], twist: i32, haze: u32) {
    // Half the bulb's width, in shares, from its foot to its point.
    const OUTLINE_OF: [f32; 12] = [0.62, 0.78, 0.92, 1.0, 1.0, 0.95, 0.84, 0.68, 0.48, 0.3, 0.16, 0.08];
    let high = wide * 5 / 4;
    for row in 0..high {
        let at = row as f32 / high as f32 * 11.0;
        let (low, share) = (at as usize, at - at.floor());
        let half = OUTLINE_OF[low] * (1.0 - share) + OUTLINE_OF[(low + 1).min(11)] * share;
        let reach = (half * wide as f32 * 0.5).round() as i32;
        for x in -reach..=reach {
            let u = x as f32 / (reach.max(1)) as f32;
            // Stripes lie on the round: narrower towards the rim.
            let around = (u * 1.2 + 0.35 * u * u * u) * 3.0 + row as f32 * twist as f32 * 0.09 + 20.0;
            let ramp = paint[around as usize % 2];
            let mut colour =
                ramp.step(round(u).clamp(0, 3) as usize + usize::from(u < -0.3 && row > high / 3));
            if u < -0.1
                && row as f32 > high as f32 * (0.5 + 0.3 * u.abs())
                && chance(&[x, row, middle, 1103], 64)
            {
                colour = mix(LINEN.step(4), BLUE.step(4), 60);
            }
            let rim = x == -reach || x == reach;
            canvas.set(
                middle + x,
                foot - 1 - row,
                opaque(hazed(if rim { mix(colour, OUTLINE, 120) } else { colour }, haze)),
            );
        }
    }
    let top = foot - high;
    for y in 0..7 {
        canvas.set(middle, top - y, opaque(hazed(GOLD.step(3), haze / 2)));
    }
    for x in -2..=2 {
        canvas.set(middle + x, top - 4, opaque(hazed(GOLD.step(4), haze / 2)));
    }
}

/// A tent of brick: eight sides that rise to a point, ribs of white tile.
fn tent(canvas: &mut Canvas, (middle, foot, wide, high): (i32, i32, i32, i32), ramp: Ramp, haze: u32) {
    for row in 0..high {
        let reach = (wide * (high - row) / high / 2).max(1);
        for x in -reach..=reach {
            let u = x as f32 / reach as f32;
            let rib = [-0.62_f32, 0.0, 0.62].iter().any(|at| (u - at).abs() < 0.8 / reach as f32);
            let step = round(u).clamp(0, 3) as usize;
            let mut colour = if rib { LINEN.step(step + 1) } else { ramp.step(step) };
            if row % 9 == 4 && x.rem_euclid(4) == 0 && !rib {
                colour = INK.step(0);
            }
            canvas.set(middle + x, foot - 1 - row, opaque(hazed(colour, haze)));
        }
    }
}

/// Nine heads on one body, each of its own pattern; windows lit here and there.
fn cathedral() -> Canvas {
    let mut canvas = Canvas::new(190, 158);
    let foot = 158;
    // The great tent behind, then the chapels about it, back to front.
    drum(&mut canvas, (78, 62, 34, 60), 120);
    tent(&mut canvas, (95, 64, 36, 44), BRICK, 110);
    bulb(&mut canvas, (95, 22, 14), [GOLD, GOLD], 0, 70);
    let heads: [(i32, i32, i32, [Ramp; 2], i32); 6] = [
        (52, 62, 24, [OLIVE, GOLD], 2),
        (138, 62, 24, [BLUE, LINEN], -2),
        (24, 84, 28, [RED, LINEN], 3),
        (166, 84, 28, [OLIVE, GOLD], -3),
        (70, 90, 26, [BLUE, LINEN], 0),
        (120, 90, 26, [RED, OLIVE], 2),
    ];
    for (middle, top, wide, paint, twist) in heads {
        drum(&mut canvas, (middle - wide * 2 / 5, top, wide * 4 / 5, foot - top - 12), 96);
        // A collar of small gables under the bulb.
        for gable in 0..5 {
            let x = middle - wide * 2 / 5 + gable * wide / 6;
            for row in 0..5 {
                for along in row..(wide / 6 + 1 - row).max(row) {
                    canvas.set(x + along, top - row, opaque(hazed(LINEN.step(2), 100)));
                }
            }
        }
        bulb(&mut canvas, (middle, top - 2, wide), paint, twist, 84);
    }
    // The gallery that joins them: arches in the dark, snow on every ledge.
    for y in 122..foot {
        for x in 4..186 {
            let arch = (x % 14 - 7) * (x % 14 - 7) < 16 && y > 131 && y < 151;
            let colour = match y {
                122 | 123 => mix(LINEN.step(4), BLUE.step(4), 60),
                124 => LINEN.step(1),
                152 => LINEN.step(2),
                _ if arch && chance(&[x / 14, 1104], 40) => WARM_PANE.step(if y < 138 { 3 } else { 2 }),
                _ if arch => INK.step(0),
                _ => mix(BRICK.step(if x % 14 < 2 { 3 } else { 2 }), RED.step(1), 60),
            };
            canvas.set(x, y, opaque(hazed(colour, 84)));
        }
    }
    canvas
}

/// The gate tower: a gate, battlements, a clock, a tent of green tile, a star that shines.
fn tower() -> Canvas {
    let mut canvas = Canvas::new(64, 176);
    let foot = 176;
    drum(&mut canvas, (8, 96, 48, foot - 96), 70);
    // The gate in its arch, the icon's niche lit over it.
    for y in 140..foot {
        for x in 22..42 {
            let far = (x - 32) * (x - 32) + ((y - 150).min(0)) * ((y - 150).min(0));
            if far < 100 {
                canvas.set(x, y, opaque(hazed(INK.step(0), 40)));
            }
        }
    }
    canvas.fill(29, 128, 6, 8, hazed(WARM_PANE.step(3), 40));
    // Battlements like swallows' tails.
    for tooth in 0..6 {
        let x = 8 + tooth * 8;
        canvas.fill(x, 88, 5, 9, hazed(BRICK.step(2), 70));
        canvas.dot(x + 2, 88, hazed(INK.step(1), 70));
        canvas.fill(x, 87, 2, 1, hazed(LINEN.step(4), 60));
        canvas.fill(x + 3, 87, 2, 1, hazed(LINEN.step(4), 60));
    }
    drum(&mut canvas, (14, 56, 36, 38), 76);
    clock(&mut canvas, (32, 74));
    drum(&mut canvas, (19, 42, 26, 16), 82);
    tent(&mut canvas, (32, 44, 28, 34), OLIVE, 76);
    // The star: red glass with a light in it.
    for (y, half) in [(0, 0), (1, 0), (2, 1), (3, 4), (4, 3), (5, 2), (6, 2), (7, 3), (8, 1)] {
        for x in -half..=half {
            if y == 8 && x == 0 {
                continue;
            }
            canvas.dot(32 + x, 1 + y, RED.step(if (x + y) % 3 == 0 { 4 } else { 3 }));
        }
    }
    canvas
}

fn clock(canvas: &mut Canvas, (x, y): (i32, i32)) {
    for v in -10..=10 {
        for u in -10..=10 {
            let far = u * u + v * v;
            let colour = match far {
                0..=64 => INK.step(0),
                65..=90 => GOLD.step(if u + v < 0 { 4 } else { 2 }),
                91..=108 => OUTLINE,
                _ => continue,
            };
            canvas.dot(x + u, y + v, hazed(colour, 30));
        }
    }
    for (u, v) in [
        (0, -7),
        (4, -6),
        (6, -4),
        (7, 0),
        (6, 4),
        (4, 6),
        (0, 7),
        (-4, 6),
        (-6, 4),
        (-7, 0),
        (-6, -4),
        (-4, -6),
    ] {
        canvas.dot(x + u, y + v, GOLD.step(4));
    }
    canvas.line((x, y), (x, y - 6), GOLD.step(4));
    canvas.line((x, y), (x + 3, y + 2), GOLD.step(4));
}

/// A piece of the long wall, laid end to end: battlements, snow, firs before it.
fn wall(variant: i32) -> Canvas {
    let mut canvas = Canvas::from_fn(96, 58, |x, y| {
        let tooth = x % 12;
        let colour = match y {
            0..=8 if tooth > 6 || (y < 3 && tooth == 3) => return CLEAR,
            0 => LINEN.step(4),
            9 | 10 => mix(LINEN.step(4), BLUE.step(4), 80),
            11 => LINEN.step(1),
            _ => {
                let course = y / 3;
                let brick = (x + 3 * (course % 2)) / 6;
                let step = [1, 2, 2, 2, 3][pick(&[brick, course, variant, 1111], 5) as usize];
                let colour = mix(BRICK.step(step), RED.step(1), 70);
                if y % 3 == 2 { mix(colour, OUTLINE, 70) } else { colour }
            }
        };
        opaque(hazed(colour, 86))
    });
    for fir in 0..3 {
        let middle = 12 + fir * 32 + pick(&[fir, variant, 1112], 14);
        let high = 26 + pick(&[fir, variant, 1113], 10);
        for row in 0..high {
            let reach = (high - row) * 2 / 7 + (row % 6) / 2;
            for x in -reach..=reach {
                let snow = x < 0 && row % 6 < 2 && chance(&[x, row, fir, 1114], 70);
                let colour = if snow {
                    LINEN.step(3)
                } else {
                    mix(OLIVE.step(1 + usize::from(x < 0)), BLUE.step(1), 90)
                };
                canvas.set(middle + x, 57 - row, opaque(hazed(colour, 60)));
            }
        }
    }
    canvas
}

/// The sky over it, a piece as wide as the wall's two: cloud lit from below by the city, snow far off.
fn sky(variant: i32) -> Canvas {
    Canvas::from_fn(192, 120, |x, y| {
        let height = y as f32 / 120.0 + (threshold(x, y) - 0.5) * 0.12;
        let night = match height {
            h if h < 0.25 => mix(BLUE.step(0), INK.step(0), 150),
            h if h < 0.5 => mix(BLUE.step(0), INK.step(1), 110),
            h if h < 0.72 => mix(BLUE.step(0), BLUE.step(1), 90),
            h if h < 0.9 => mix(BLUE.step(1), STEEL.step(1), 110),
            _ => mix(BLUE.step(1), STEEL.step(2), 90),
        };
        let flake = hash(&[x, y, variant, 1121]).is_multiple_of(190);
        opaque(if flake { mix(night, LINEN.step(4), 150) } else { night })
    })
}
