//! People at the scale of driving: `art/people/small/cast.ron` names whose looks, the movements are that folder's own.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    character::{Character, Dye},
    figure,
    moves::{self, Move, Set},
    pose::Pose,
    source,
};
use crate::{
    Job,
    index::{Clip, Index, PersonSheet},
    sculpt::{self, DRIVE_SCALE, Figure, Part, Picture, Shape, TURN, Vec3, View, render, vec3},
    work,
};

/// Counts the versions of this baker; a new number bakes everyone anew.
const VERSION: u32 = 1;
/// Width and height of a cell, pixels: room for a man flat on the ground.
const CELL: (u32, u32) = (36, 42);
const COLUMNS: u32 = 32;
/// Where the point between the feet lies in a cell.
const PIVOT: (i32, i32) = (18, 26);
/// Height of the sill out of which somebody leans, metres over the point between his feet.
const SILL: f32 = 0.85;
/// Length of a gun from the fist, metres: longer than it is, so that it reads.
const GUN: f32 = 0.55;

/// Somebody as the cast names him.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Role {
    /// The file of his looks below `art/people/`, without its ending.
    looks: String,
    /// The movements in which he is baked.
    moves: Vec<Set>,
    /// The ramp of the gun that he leans out with.
    #[serde(default)]
    gun: Option<Dye>,
}

/// Somebody ready to be drawn.
struct Small {
    name: String,
    character: Character,
    sets: Vec<Set>,
    gun: Option<Dye>,
    stamp: String,
}

fn load(job: &Job) -> Result<(Vec<Small>, Vec<Move>), String> {
    let folder = job.sources.join("people/small");
    let (moves, texts) = moves::load(&folder.join("moves"))?;
    let (cast, cast_text): (BTreeMap<String, Role>, String) = source::read(&folder.join("cast.ron"))?;
    let moves_text: String = texts.values().map(String::as_str).collect();
    let mut all = Vec::new();
    for (name, part) in cast {
        let path = job.sources.join("people").join(format!("{}.ron", part.looks));
        let (mut character, text) = Character::load(&path)?;
        // Stouter than life, with a larger head: so few pixels have to tell who it is.
        character.head *= 1.22;
        character.muscle *= 1.16;
        character.shoulders *= 1.06;
        let stamp = source::fingerprint(&format!("{VERSION}\n{text}\n{moves_text}\n{cast_text}"));
        let stamp = format!("{stamp:016x}\n");
        all.push(Small { name, character, sets: part.moves, gun: part.gun, stamp });
    }
    Ok((all, moves))
}

/// Bakes everyone whose sources changed and enters all into `index`.
pub fn bake(job: &Job, index: &mut Index) -> Result<(), String> {
    let (all, moves) = load(job)?;
    for small in all {
        let path = job.assets.join(small.image());
        if job.force || !small.is_baked(job) {
            println!("small {}: {} pictures", small.name, small.cells(&moves));
            small.sheet(&moves)?.save(&path)?;
            let stamp = path.with_extension("stamp");
            std::fs::write(&stamp, &small.stamp).map_err(|error| format!("{}: {error}", stamp.display()))?;
        }
        index.small.insert(small.name.clone(), small.entry(&moves));
    }
    Ok(())
}

impl Small {
    fn image(&self) -> String {
        format!("art/small/{}.png", self.name)
    }

    fn is_baked(&self, job: &Job) -> bool {
        let path = job.assets.join(self.image());
        let stamp = std::fs::read_to_string(path.with_extension("stamp"));
        path.exists() && stamp.is_ok_and(|stamp| stamp == self.stamp)
    }

    fn known<'a>(&self, moves: &'a [Move]) -> impl Iterator<Item = &'a Move> {
        let sets = self.sets.clone();
        moves.iter().filter(move |each| sets.contains(&each.set))
    }

    fn cells(&self, moves: &[Move]) -> u32 {
        self.known(moves).map(|each| each.poses.len() as u32 * each.facings).sum()
    }

    /// The figure in a posture, facing `angle`; who leans out has no body below the sill, and a gun in his fist.
    fn figure(&self, each: &Move, pose: &Pose, angle: f32) -> (Figure, Vec3) {
        let (mut figure, [fist, _]) = figure(&self.character, pose);
        if each.set == Set::Guns {
            figure.parts = figure
                .parts
                .into_iter()
                .filter(|part| {
                    let (centre, radius) = part.shape.bound();
                    part.place.outward(centre).z + radius > SILL
                })
                .map(|part| part.cut_at(vec3(0.0, 0.0, SILL), vec3(0.0, 0.0, -1.0)))
                .collect();
            if let (Some(gun), true) = (self.gun, each.name != "lean_duck") {
                let barrel = Shape::Capsule { a: fist, b: fist + vec3(GUN, 0.0, 0.02), ra: 0.07, rb: 0.055 };
                figure.parts.insert(0, Part::new(barrel, gun.0).lit(0.1));
            }
            figure = figure.moved(vec3(0.0, 0.0, -SILL));
            return (figure.yawed(angle), (fist - vec3(0.0, 0.0, SILL)).yawed(angle));
        }
        (figure.yawed(angle), fist.yawed(angle))
    }

    fn draw(&self, each: &Move) -> Result<Vec<Picture>, String> {
        let frames = each.poses.len();
        let view = View { scale: DRIVE_SCALE, crease: 0.2, ..View::new(CELL.0, CELL.1, PIVOT) };
        let cells = work::shared(frames * each.facings as usize, |cell| {
            let angle = turn((cell / frames) as u32, each.facings);
            render(&self.figure(each, &each.poses[cell % frames], angle).0, &view).picture
        });
        match cells.iter().find_map(Picture::touched_border) {
            Some(side) => Err(format!("{}: {}: the figure touches the {side} border", self.name, each.name)),
            None => Ok(cells),
        }
    }

    fn sheet(&self, moves: &[Move]) -> Result<Picture, String> {
        let mut sheet = Picture::new(CELL.0 * COLUMNS, self.cells(moves).div_ceil(COLUMNS) * CELL.1);
        let mut at = 0;
        for each in self.known(moves) {
            for cell in self.draw(each)? {
                let (x, y) = corner(at);
                sheet.blit(&cell, x, y);
                at += 1;
            }
        }
        Ok(sheet)
    }

    fn entry(&self, moves: &[Move]) -> PersonSheet {
        let mut clips = BTreeMap::new();
        let mut first = 0;
        for each in self.known(moves) {
            let frames = each.poses.len() as u32;
            let hands = (0..each.facings).flat_map(|facing| {
                each.poses.iter().map(move |pose| {
                    let (u, v) = sculpt::canvas(self.figure(each, pose, turn(facing, each.facings)).1);
                    let pixel = |metres: f32| (metres * DRIVE_SCALE).round() as i16;
                    (pixel(u), pixel(-v), true)
                })
            });
            let clip = Clip {
                first,
                facings: each.facings,
                frames,
                ticks: each.ticks.clone(),
                looped: each.looped,
                strike: each.strike,
                hands: hands.collect(),
                barrels: vec![(0, 0); each.poses.len()],
            };
            clips.insert(each.name.clone(), clip);
            first += frames * each.facings;
        }
        PersonSheet {
            image: self.image(),
            cell: CELL,
            columns: COLUMNS,
            pivot: (PIVOT.0 as u32, PIVOT.1 as u32),
            clips,
        }
    }
}

fn turn(facing: u32, facings: u32) -> f32 {
    facing as f32 * TURN / facings as f32
}

fn corner(cell: u32) -> (i32, i32) {
    ((cell % COLUMNS * CELL.0) as i32, (cell / COLUMNS * CELL.1) as i32)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// Tests run in the package's folder.
    const ROOT: &str = "../..";

    #[test]
    fn everyone_small_is_baked_from_the_present_sources() {
        let job = Job::of_game(Path::new(ROOT));
        let (all, moves) = load(&job).expect("the sources are sound");
        for small in &all {
            assert!(small.is_baked(&job), "{} has changed: run the baker", small.name);
        }
        let one = all.iter().find(|small| small.name == "viktor").expect("he is there");
        let committed = Picture::load(&job.assets.join(one.image())).expect("he was baked");
        assert!(one.sheet(&moves).expect("it is drawn") == committed, "viktor differs");
    }

    #[test]
    fn who_leans_out_has_no_legs() {
        let (all, moves) = load(&Job::of_game(Path::new(ROOT))).expect("the sources are sound");
        let lean = moves.iter().find(|each| each.name == "lean_aim").expect("there is such a movement");
        let danko = all.iter().find(|small| small.name == "danko_suit").expect("he is there");
        let (figure, fist) = danko.figure(lean, &lean.poses[0], 0.0);
        assert!(fist.x > 0.5 && fist.z > 0.2);
        assert!(figure.parts.iter().all(|part| part.distance(vec3(0.0, 0.1, -0.3)) > 0.0));
    }
}
