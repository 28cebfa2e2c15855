//! Everybody standing side by side, without baking a sheet: to see whether one tells them apart.

use std::path::Path;

use super::{Person, load, moves::Move, sheet};
use crate::{
    Job,
    palette::{OUTLINE, STONE},
    sculpt::Picture,
    work,
};

/// The quarters of the compass in which somebody is shown, in facings of eight: south, south-east, east.
const SHOWN: [u32; 3] = [6, 7, 0];
/// People in a row.
const ACROSS: u32 = 12;
/// Width and height that one takes, pixels.
const ROOM: (u32, u32) = (2 * 46, 62);
/// Where his feet are in it, pixels from its upper edge.
const FEET: u32 = 44;

/// How somebody stands, in each of the directions shown.
fn standing(person: &Person, moves: &[Move]) -> Vec<Picture> {
    let idle = moves.iter().find(|each| each.name == "idle");
    let one = |facing: u32| idle.map(|idle| sheet::cell(&person.character, idle, (0, facing), sheet::WIDE));
    SHOWN.into_iter().filter_map(one).collect()
}

/// Writes a picture of everybody: in colours towards the south and the east, and twice in black.
pub fn write(job: &Job, path: &Path) -> Result<(), String> {
    let (people, moves) = load(job)?;
    let shown = work::shared(people.len(), |number| standing(&people[number], &moves));
    let rows = (people.len() as u32).div_ceil(ACROSS);
    let mut picture = Picture::new(ACROSS * ROOM.0, rows * ROOM.1 * 2);
    for (x, y) in (0..rows * ROOM.1 * 2).flat_map(|y| (0..ACROSS * ROOM.0).map(move |x| (x, y))) {
        picture.put(x as i32, y as i32, STONE.step(2));
    }
    for (number, pictures) in (0..).zip(&shown) {
        let (left, top) = (number % ACROSS * ROOM.0, number / ACROSS * ROOM.1 * 2);
        for (place, cell) in [(0, &pictures[0]), (1, &pictures[2])] {
            let x = (left + place * ROOM.0 / 2 + ROOM.0 / 4) as i32 - sheet::WIDE.pivot.0;
            let y = (top + FEET) as i32 - sheet::WIDE.pivot.1;
            stamp(&mut picture, cell, (x, y), false);
            stamp(&mut picture, cell, (x, y + ROOM.1 as i32), true);
        }
        println!("{},{}: {}", number / ACROSS + 1, number % ACROSS + 1, people[number as usize].name);
    }
    picture.save(path)
}

fn stamp(onto: &mut Picture, cell: &Picture, (left, top): (i32, i32), black: bool) {
    for y in 0..cell.height as i32 {
        for x in 0..cell.width as i32 {
            let [r, g, b, a] = cell.get(x, y);
            if a > 0 {
                onto.put(left + x, top + y, if black { OUTLINE } else { [r, g, b] });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The least share by which two outlines differ where one of the two has a stance of his own.
    const LEAST: f32 = 0.06;
    /// The same for two who both stand in the guard: their hats and builds must tell them apart, and that is little.
    const IN_GUARD: f32 = 0.015;

    /// The share of the pixels that either covers which only one of them covers, at the place where they fit best:
    /// a pixel's shift tells nobody apart.
    fn unlike(one: &Picture, other: &Picture) -> f32 {
        let shifts = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)];
        shifts.into_iter().map(|shift| at(one, other, shift)).fold(1.0, f32::min)
    }

    fn at(one: &Picture, other: &Picture, (dx, dy): (i32, i32)) -> f32 {
        let (mut either, mut both) = (0, 0);
        for y in 0..one.height as i32 {
            for x in 0..one.width as i32 {
                let (a, b) = (one.get(x, y)[3] > 0, other.get(x + dx, y + dy)[3] > 0);
                either += i32::from(a || b);
                both += i32::from(a && b);
            }
        }
        1.0 - both as f32 / either.max(1) as f32
    }

    #[test]
    fn nobody_stands_in_anybody_elses_silhouette() {
        let (people, moves) = load(&Job::of_game(Path::new("../.."))).expect("the sources are sound");
        let shown = work::shared(people.len(), |number| standing(&people[number], &moves));
        let mut alike = Vec::new();
        for (first, one) in shown.iter().enumerate() {
            for (second, other) in shown.iter().enumerate().skip(first + 1) {
                // He who stands alike from the south must differ from the east.
                let most = [0, 2].map(|way| unlike(&one[way], &other[way])).into_iter().fold(0.0, f32::max);
                let stance = |number: usize| people[number].character.stands.is_some();
                let least = if stance(first) || stance(second) { LEAST } else { IN_GUARD };
                if most < least {
                    alike.push(format!("{} and {}: {most:.3}", people[first].name, people[second].name));
                }
            }
        }
        assert!(people.len() >= 75, "{} people", people.len());
        assert_eq!(alike, Vec::<String>::new());
    }
}
