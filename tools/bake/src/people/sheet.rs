//! One person's sheet: which cell shows what, the work of many threads, the file and its stamp.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{Person, character::Character, figure, moves::Move, pose::Pose};
use crate::{
    Job,
    index::{Clip, PersonSheet},
    sculpt::{self, FOOT_SCALE, Picture, Scene, TURN, View, render},
};

/// Directions in which everyone is seen; 0 is east, then anticlockwise.
pub const FACINGS: u32 = 8;
/// Width and height of a cell, pixels: room for the longest reach and for a man on his back.
const CELL: (u32, u32) = (56, 73);
/// The widest and highest picture that every graphics driver takes.
const LARGEST: u32 = 2048;
const COLUMNS: u32 = LARGEST / CELL.0;
const MOST_CELLS: u32 = COLUMNS * (LARGEST / CELL.1);
/// Where the point between the feet lies in a cell.
const PIVOT: (i32, i32) = (28, 48);

/// Cells that a movement takes.
pub fn count(each: &Move) -> u32 {
    each.poses.len() as u32 * FACINGS
}

fn cells(moves: &[Move]) -> u32 {
    moves.iter().map(count).sum()
}

/// The upper left corner of a cell.
fn corner(cell: u32) -> (i32, i32) {
    ((cell % COLUMNS * CELL.0) as i32, (cell / COLUMNS * CELL.1) as i32)
}

fn angle(facing: u32) -> f32 {
    facing as f32 * TURN / FACINGS as f32
}

/// Whether all movements have room in one picture.
pub fn fits(moves: &[Move]) -> Result<(), String> {
    match cells(moves) {
        count if count > MOST_CELLS => {
            Err(format!("the movements need {count} cells; a sheet has {MOST_CELLS}"))
        }
        _ => Ok(()),
    }
}

fn image(name: &str) -> String {
    format!("art/people/{name}.png")
}

/// The sheet as the game's index tells of it.
pub fn entry(person: &Person, moves: &[Move]) -> PersonSheet {
    let mut clips = BTreeMap::new();
    let mut first = 0;
    for each in moves {
        let frames = each.poses.len() as u32;
        let hands = (0..FACINGS)
            .flat_map(|facing| each.poses.iter().map(move |pose| hand(&person.character, pose, facing)));
        let clip = Clip {
            first,
            facings: FACINGS,
            frames,
            ticks: each.ticks.clone(),
            looped: each.looped,
            strike: each.strike,
            hands: hands.collect(),
        };
        clips.insert(each.name.clone(), clip);
        first += count(each);
    }
    PersonSheet {
        image: image(&person.name),
        cell: CELL,
        columns: COLUMNS,
        pivot: (PIVOT.0 as u32, PIVOT.1 as u32),
        clips,
    }
}

/// Where the right fist is, pixels right and down from the pivot, and whether the body leaves it in sight.
fn hand(character: &Character, pose: &Pose, facing: u32) -> (i16, i16, bool) {
    let (figure, fist) = figure(character, pose);
    let angle = angle(facing);
    let (figure, fist) = (figure.yawed(angle), fist.yawed(angle));
    let (u, v) = sculpt::canvas(fist);
    let pixel = |metres: f32| (metres * FOOT_SCALE).round() as i16;
    (pixel(u), pixel(-v), !Scene::new(&figure).hides(fist, 0.2))
}

/// Whether the sheet is there and the stamp beside it is the person's own.
pub fn is_baked(job: &Job, person: &Person) -> bool {
    let path = job.assets.join(image(&person.name));
    let stamp = std::fs::read_to_string(path.with_extension("stamp"));
    path.exists() && stamp.is_ok_and(|stamp| stamp == person.stamp)
}

/// Draws and writes the sheet, unless it is there already.
pub fn bake(job: &Job, person: &Person, moves: &[Move]) -> Result<(), String> {
    if !job.force && is_baked(job, person) {
        return Ok(());
    }
    let Person { name, character, stamp } = person;
    let mut sheet = Picture::new(CELL.0 * COLUMNS, cells(moves).div_ceil(COLUMNS) * CELL.1);
    let mut first = 0;
    for (number, each) in moves.iter().enumerate() {
        println!("[{}/{}] {name}: {}", number + 1, moves.len(), each.name);
        for (at, cell) in (first..).zip(draw(character, each)) {
            inside(&cell).map_err(|error| format!("{name}: {}: {error}", each.name))?;
            let (x, y) = corner(at);
            sheet.blit(&cell, x, y);
        }
        first += count(each);
    }
    let path = job.assets.join(image(name));
    sheet.save(&path)?;
    write(&path.with_extension("stamp"), stamp)
}

/// One cell of a sheet.
#[cfg(test)]
pub fn cut(sheet: &Picture, cell: u32) -> Picture {
    let (x, y) = corner(cell);
    sheet.crop(x, y, CELL.0, CELL.1)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// A movement's cells in the order of the sheet, drawn by as many threads as there are processors.
pub fn draw(character: &Character, each: &Move) -> Vec<Picture> {
    let frames = each.poses.len();
    let count = frames * FACINGS as usize;
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let cell = next.fetch_add(1, Ordering::Relaxed);
            if cell >= count {
                return done;
            }
            let (figure, _) = figure(character, &each.poses[cell % frames]);
            let figure = figure.yawed(angle((cell / frames) as u32));
            done.push((
                cell,
                render(&figure, &View { crease: 0.11, ..View::new(CELL.0, CELL.1, PIVOT) }).picture,
            ));
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut cells: Vec<(usize, Picture)> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running.into_iter().flat_map(|thread| thread.join().expect("drawing does not panic")).collect()
    });
    cells.sort_by_key(|(cell, _)| *cell);
    cells.into_iter().map(|(_, picture)| picture).collect()
}

/// Fails where a picture touches its cell's border: some of it may have been cut off.
fn inside(cell: &Picture) -> Result<(), String> {
    let (right, lower) = (CELL.0 as i32 - 1, CELL.1 as i32 - 1);
    let column = |x: i32| (0..=lower).any(|y| cell.opaque(x, y));
    let row = |y: i32| (0..=right).any(|x| cell.opaque(x, y));
    let touched = [("left", column(0)), ("right", column(right)), ("upper", row(0)), ("lower", row(lower))];
    match touched.iter().find(|(_, touched)| *touched) {
        Some((side, _)) => Err(format!("the figure touches the {side} border of its cell")),
        None => Ok(()),
    }
}
