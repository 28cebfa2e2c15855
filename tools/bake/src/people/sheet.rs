//! One person's sheet: which cell shows what, the work of many threads, the file and its stamp.

use std::{collections::BTreeMap, path::Path};

use super::{
    Person,
    character::Character,
    figure,
    moves::{Move, Set},
    pose::Pose,
};
use crate::{
    Job,
    index::{Clip, PersonSheet},
    sculpt::{self, FOOT_SCALE, Picture, Scene, TURN, Vec3, View, render},
    work,
};

/// The widest and highest picture that every graphics driver takes.
const LARGEST: u32 = 2048;
/// Room for the longest reach and for a man on his back.
const ORDINARY: Room = Room { cell: (56, 73), pivot: (28, 48) };
/// Room for a large hat, too, or a load.
pub const WIDE: Room = Room { cell: (64, 84), pivot: (32, 54) };
/// Directions in which what is held is drawn, and how much up or down it points where it no longer counts as level.
const TURNS: f32 = 16.0;
const LEVEL: f32 = 22.0;

/// How large the cells of a sheet are.
#[derive(Clone, Copy)]
pub struct Room {
    /// Width and height of a cell, pixels.
    pub cell: (u32, u32),
    /// Where the point between the feet lies in a cell.
    pub pivot: (i32, i32),
}

impl Room {
    fn of(character: &Character) -> Self {
        if character.roomy { WIDE } else { ORDINARY }
    }

    fn columns(self) -> u32 {
        LARGEST / self.cell.0
    }

    /// A sheet may fill two pictures: the game cuts it where the first is full.
    fn most(self) -> u32 {
        2 * self.columns() * (LARGEST / self.cell.1)
    }

    /// The upper left corner of a cell.
    fn corner(self, cell: u32) -> (i32, i32) {
        ((cell % self.columns() * self.cell.0) as i32, (cell / self.columns() * self.cell.1) as i32)
    }

    /// One cell of a sheet.
    fn cut(self, sheet: &Picture, cell: u32) -> Picture {
        let (x, y) = self.corner(cell);
        sheet.crop(x, y, self.cell.0, self.cell.1)
    }
}

/// Cells that a movement takes.
pub fn count(each: &Move) -> u32 {
    each.poses.len() as u32 * each.facings
}

/// The posture of a frame as that character takes it.
pub fn posture(character: &Character, each: &Move, frame: usize) -> Pose {
    let pose = each.poses[frame];
    character.stands.as_ref().map_or(pose, |stance| stance.posture(&each.name, &pose, &each.poses[0]))
}

/// The movements in which that character is baked, in the order of his sheet: the fight first, as on everyone's.
pub fn known<'a>(character: &'a Character, moves: &'a [Move]) -> impl Iterator<Item = &'a Move> {
    let of =
        move |set: Set| moves.iter().filter(move |each| each.set == set && character.moves.contains(&set));
    [Set::Brawl, Set::Scene, Set::Guns, Set::Story].into_iter().flat_map(of)
}

fn cells<'a>(moves: impl Iterator<Item = &'a Move>) -> u32 {
    moves.map(count).sum()
}

fn angle(facing: u32, facings: u32) -> f32 {
    facing as f32 * TURN / facings as f32
}

/// Whether all movements that somebody knows have room in his sheet.
pub fn fits(character: &Character, moves: &[Move]) -> Result<(), String> {
    let (count, most) = (cells(known(character, moves)), Room::of(character).most());
    if count > most {
        return Err(format!("the movements need {count} cells; a sheet has {most}"));
    }
    Ok(())
}

fn image(name: &str) -> String {
    format!("art/people/{name}.png")
}

/// The sheet as the game's index tells of it.
pub fn entry(person: &Person, moves: &[Move]) -> PersonSheet {
    let mut clips = BTreeMap::new();
    let mut first = 0;
    for each in known(&person.character, moves) {
        let frames = each.poses.len() as u32;
        let angles = (0..each.facings).map(|facing| angle(facing, each.facings));
        let poses: Vec<Pose> =
            (0..each.poses.len()).map(|frame| posture(&person.character, each, frame)).collect();
        let poses = &poses;
        let hands =
            angles.flat_map(|angle| poses.iter().map(move |pose| hand(&person.character, pose, angle)));
        let clip = Clip {
            first,
            facings: each.facings,
            frames,
            ticks: each.ticks.clone(),
            looped: each.looped,
            strike: each.strike,
            hands: hands.collect(),
            barrels: (0..each.poses.len()).map(|frame| barrel(&person.character, each, frame)).collect(),
        };
        clips.insert(each.name.clone(), clip);
        first += count(each);
    }
    let room = Room::of(&person.character);
    PersonSheet {
        image: image(&person.name),
        cell: room.cell,
        columns: room.columns(),
        pivot: (room.pivot.0 as u32, room.pivot.1 as u32),
        clips,
    }
}

/// Where the right fist is, pixels right and down from the pivot, and whether the body leaves it in sight.
fn hand(character: &Character, pose: &Pose, angle: f32) -> (i16, i16, bool) {
    let (figure, [fist, _]) = figure(character, pose);
    let (figure, fist) = (figure.yawed(angle), fist.yawed(angle));
    let (u, v) = sculpt::canvas(fist);
    let pixel = |metres: f32| (metres * FOOT_SCALE).round() as i16;
    (pixel(u), pixel(-v), !Scene::new(&figure).hides(fist, 0.2))
}

/// Where what is held points in a frame: sixteenths of a turn to the left of the facing; level 0, up 1, down 2.
fn barrel(character: &Character, each: &Move, frame: usize) -> (i8, u8) {
    let (left, up) = match each.barrel.get(frame) {
        Some(&given) => given,
        None => pointing(figure(character, &posture(character, each, frame)).1[1]),
    };
    let tilt = if up > LEVEL { 1 } else { 2 * u8::from(up < -LEVEL) };
    ((left * TURNS / 360.0).round() as i8, tilt)
}

/// Degrees to the left and up of a direction of length 1, to the nearest few.
fn pointing(way: Vec3) -> (f32, f32) {
    let degrees = |turn: i32| turn as f32 * 360.0 / TURNS;
    let flat = (way.x * way.x + way.y * way.y).sqrt();
    let along = |turn: &i32| Vec3::X.yawed(degrees(*turn) * TURN / 360.0).dot(way);
    let turn = (-7..=8).max_by(|a, b| along(a).total_cmp(&along(b))).unwrap_or(0);
    // A forearm that hangs straight down points ahead.
    let left = if flat < 0.3 { 0.0 } else { degrees(turn) };
    let up = (0..=90).rev().find(|up| sculpt::sin_cos(*up as f32 * TURN / 360.0).0 <= way.z.abs());
    (left, up.unwrap_or(0) as f32 * way.z.signum())
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
    let count_all = cells(known(character, moves));
    let room = Room::of(character);
    let rows = count_all.div_ceil(room.columns());
    let mut sheet = Picture::new(room.cell.0 * room.columns(), rows * room.cell.1);
    let mut first = 0;
    println!("{name}: {count_all} pictures");
    let path = job.assets.join(image(name));
    let before =
        job.clips.as_ref().map(|clips| earlier(&path, &sheet).map(|old| (clips, old))).transpose()?;
    for each in known(character, moves) {
        let cells = match &before {
            Some((clips, old)) if !clips.contains(&each.name) => {
                (first..first + count(each)).map(|at| room.cut(old, at)).collect()
            }
            _ => draw(character, each),
        };
        for (at, cell) in (first..).zip(cells) {
            inside(&cell).map_err(|error| format!("{name}: {}: {error}", each.name))?;
            let (x, y) = room.corner(at);
            sheet.blit(&cell, x, y);
        }
        first += count(each);
    }
    sheet.save(&path)?;
    write(&path.with_extension("stamp"), stamp)
}

/// The sheet that is there, if it is laid out as the new one is.
fn earlier(path: &Path, new: &Picture) -> Result<Picture, String> {
    let old = Picture::load(path)?;
    if (old.width, old.height) != (new.width, new.height) {
        return Err(format!("{}: it has other movements; bake without --clips", path.display()));
    }
    Ok(old)
}

/// One cell of a sheet of ordinary room.
#[cfg(test)]
pub fn cut(sheet: &Picture, cell: u32) -> Picture {
    ORDINARY.cut(sheet, cell)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// A movement's cells in the order of the sheet, drawn by as many threads as there are processors.
pub fn draw(character: &Character, each: &Move) -> Vec<Picture> {
    let frames = each.poses.len();
    let room = Room::of(character);
    work::shared(frames * each.facings as usize, |at| {
        cell(character, each, (at % frames, (at / frames) as u32), room)
    })
}

/// One frame of a movement in one of its facings, in a cell of that room.
pub fn cell(character: &Character, each: &Move, (frame, facing): (usize, u32), room: Room) -> Picture {
    let (figure, _) = figure(character, &posture(character, each, frame));
    let figure = figure.yawed(angle(facing, each.facings));
    render(&figure, &View { crease: 0.11, ..View::new(room.cell.0, room.cell.1, room.pivot) }).picture
}

/// Fails where a picture touches its cell's border: some of it may have been cut off.
fn inside(cell: &Picture) -> Result<(), String> {
    match cell.touched_border() {
        Some(side) => Err(format!("the figure touches the {side} border of its cell")),
        None => Ok(()),
    }
}
