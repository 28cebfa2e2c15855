//! The swept paving of a winter yard: worn flags, whole and halved, snow left in their joints and blown over them. They are
//! about as high as wide: low courses would read as the face of a wall.

use crate::{
    ground::{
        canvas::{Canvas, mix, opaque},
        field::{SIDE, hills},
        noise::{chance, hash, pick, threshold},
        snow,
    },
    palette::{BLUE, INK, Rgb, STEEL, STONE},
};

/// Height of a course and the narrowest sett, in pixels.
const COURSE: i32 = 16;
const NARROWEST: i32 = 11;

/// Tones of stone: 0 an empty joint, 3 and 4 the sett, 6 its worn edge.
fn tone(step: i32) -> Rgb {
    let cool = |colour: Rgb| mix(colour, BLUE.step(1), 30);
    match step {
        i32::MIN..=0 => INK.step(1),
        1 => cool(STONE.step(1)),
        2 => cool(STONE.step(2)),
        3 => cool(mix(STONE.step(2), STONE.step(3), 140)),
        4 => cool(mix(STONE.step(3), STONE.step(4), 60)),
        5 => cool(mix(STONE.step(3), STONE.step(4), 170)),
        _ => mix(STONE.step(4), STEEL.step(3), 110),
    }
}

/// The whole field.
pub fn setts() -> Canvas {
    let courses: Vec<Vec<i32>> = (0..SIDE / COURSE).map(joints).collect();
    Canvas::from_fn(SIDE, SIDE, |x, y| {
        let course = y / COURSE;
        let (number, left, right) = sett(&courses[course as usize], x);
        let width = (right - left).rem_euclid(SIDE);
        // Every third is two, one over the other.
        let height = if pick(&[course, left, 59], 3) == 0 { COURSE / 2 } else { COURSE };
        let (u, v) = ((x - left).rem_euclid(SIDE), y % height);
        let snowy = hills(x as f32, y as f32, (4, 5), 51) + 0.5 * hills(x as f32, y as f32, (15, 17), 52);
        let dither = (threshold(x, y) - 0.5) * 0.35;
        if u == 0 || v == 0 {
            return opaque(joint(x, y, snowy + dither));
        }
        // Snow that the broom left lies on the stones in thin veils.
        if snowy + dither > 1.02 {
            return opaque(snow::tone(if snowy > 1.18 { 3 } else { 2 }));
        }
        let shade = [3, 3, 4, 4, 4, 5][pick(&[y / height, height, number, 53], 6) as usize];
        let arris = i32::from(v == 1 || u == 1) - i32::from(v == height - 1 || u == width - 1);
        let rubbed = match hash(&[x, y, 54]) % 100 {
            0..5 => -1,
            5..9 => 1,
            _ => 0,
        };
        let corner = i32::from((u == 1 || u == width - 1) && (v == 1 || v == height - 1));
        opaque(tone(shade + arris + rubbed - 2 * corner))
    })
}

fn joint(x: i32, y: i32, snowy: f32) -> Rgb {
    match snowy {
        s if s > 0.55 => snow::tone(3),
        s if s > -0.05 => snow::tone(1),
        s if s > -0.45 && chance(&[x, y, 55], 55) => snow::tone(0),
        _ => tone(i32::from(chance(&[x, y, 56], 30))),
    }
}

/// Where the setts of a course begin, in pixels from the west.
fn joints(course: i32) -> Vec<i32> {
    let mut cuts = vec![pick(&[course, 57], NARROWEST as u32)];
    let first = cuts[0];
    while let Some(&last) = cuts.last() {
        let next = last + NARROWEST + pick(&[course, last, 58], 9);
        if next > first + SIDE - NARROWEST {
            break;
        }
        cuts.push(next);
    }
    cuts
}

/// The sett at `x`: its number, where it begins, and where the next one does.
fn sett(cuts: &[i32], x: i32) -> (i32, i32, i32) {
    let number = cuts.iter().rposition(|&cut| cut <= x).unwrap_or(cuts.len() - 1);
    (number as i32, cuts[number], cuts[(number + 1) % cuts.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sett_is_too_narrow() {
        for course in 0..SIDE / COURSE {
            let cuts = joints(course);
            for (index, &cut) in cuts.iter().enumerate() {
                let next = cuts[(index + 1) % cuts.len()];
                assert!((next - cut).rem_euclid(SIDE) >= NARROWEST, "course {course} at {cut}");
            }
        }
    }
}
