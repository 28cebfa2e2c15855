//! Bakes people: a character's looks (`art/people/NAME.ron`) in every movement (`art/people/moves/`) and facing.

mod body;
mod carried;
mod character;
mod garments;
mod hairdos;
mod hats;
mod head;
mod headwear;
pub mod lineup;
mod moves;
mod outfit;
mod portrait;
mod pose;
mod rig;
mod sheet;
pub mod small;
pub mod source;
mod stance;
mod wraps;

use self::{body::Body, character::Character, moves::Move, pose::Pose, rig::Rig};
use crate::{
    Job,
    index::Index,
    sculpt::{Figure, Vec3},
};

/// Counts the versions of this baker; a new number bakes everyone anew. Raise it whenever pictures would change.
const VERSION: u32 = 1;

/// Someone in the sources.
struct Person {
    name: String,
    character: Character,
    /// Changes with everything that his pictures are made of.
    stamp: String,
}

/// Everyone in the sources, in order of name, and all movements.
fn load(job: &Job) -> Result<(Vec<Person>, Vec<Move>), String> {
    let (moves, texts) = moves::load(&job.moves)?;
    let stances = stance::load(&job.moves.join("stances"))?;
    let mut people = Vec::new();
    for path in source::files(&job.sources.join("people"))? {
        let Some(name) = path.file_stem().and_then(|stem| stem.to_str()) else {
            return Err(format!("{}: the name is not plain text", path.display()));
        };
        let (mut character, mut text) = Character::load(&path)?;
        if let Some(name) = &character.stance {
            let stance = stances.get(name).ok_or_else(|| {
                let all = stances.keys().cloned().collect::<Vec<_>>().join(", ");
                format!("{}: stance: there is no {name:?}; there are: {all}", path.display())
            })?;
            text.push_str(&stance.text());
            character.stands = Some(stance.clone());
        }
        sheet::fits(&character, &moves).map_err(|error| format!("{}: {error}", path.display()))?;
        let known = texts.iter().filter(|(set, _)| character.moves.contains(set));
        let moves_text: String = known.map(|(_, text)| text.as_str()).collect();
        let stamp = format!("{:016x}\n", source::fingerprint(&format!("{VERSION}\n{text}\n{moves_text}")));
        people.push(Person { name: name.to_owned(), character, stamp });
    }
    Ok((people, moves))
}

/// Bakes everyone whose sources changed and enters all into `index`.
pub fn bake(job: &Job, index: &mut Index) -> Result<(), String> {
    let (people, moves) = load(job)?;
    portrait::bake(job, &people, index)?;
    for person in people {
        sheet::bake(job, &person, &moves)?;
        let entry = sheet::entry(&person, &moves);
        index.people.insert(person.name, entry);
    }
    Ok(())
}

/// The character in a posture, facing east; also where his right fist is and which way its forearm points.
fn figure(character: &Character, pose: &Pose) -> (Figure, [Vec3; 2]) {
    let build = character.build();
    let body = Body { who: character, rig: Rig::new(&build, pose), k: build.scale() };
    let mut figure = Figure::new();
    for garment in &character.wear {
        figure.parts.extend(body.garment(garment));
    }
    figure.parts.extend(body.flesh());
    figure.parts.extend(body.head());
    let arm = body.rig.arms[1];
    (figure, [arm.end, (arm.end - arm.bend).normalised()])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tests run in the package's folder.
    const ROOT: &str = "../..";

    #[test]
    fn everyone_is_baked_from_the_present_sources() {
        let root = std::path::Path::new(ROOT);
        for job in [Job::of_game(root), Job::of_pack(root, &root.join("mods/example"))] {
            let (people, moves) = load(&job).expect("the sources are sound");
            for person in people {
                assert!(sheet::is_baked(&job, &person), "{} has changed: run the baker", person.name);
                let entry = sheet::entry(&person, &moves);
                for (name, clip) in &entry.clips {
                    assert_eq!(clip.hands.len() as u32, clip.frames * clip.facings, "{name}");
                    assert_eq!(clip.barrels.len() as u32, clip.frames, "{name}");
                }
            }
        }
    }

    #[test]
    fn baking_again_gives_the_same_pixels() {
        let root = std::path::Path::new(ROOT);
        let (people, moves) = load(&Job::of_game(root)).expect("the sources are sound");
        let person = people.iter().find(|person| person.name == "danko_towel").expect("he is there");
        let path = root.join("assets/art/people/danko_towel.png");
        let committed = crate::sculpt::Picture::load(&path).expect("he was baked");
        for name in ["hook", "downed"] {
            let mut first = 0;
            for each in sheet::known(&person.character, &moves) {
                if each.name == name {
                    for (cell, drawn) in (first..).zip(sheet::draw(&person.character, each)) {
                        assert!(sheet::cut(&committed, cell) == drawn, "{name}: cell {cell} differs");
                    }
                }
                first += sheet::count(each);
            }
        }
    }
}
