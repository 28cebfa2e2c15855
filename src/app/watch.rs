//! Hot reload: the file of the level being played, and with it all texts of its pack, are looked at four times a
//! second; the level begins anew when one of them changed.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use bevy::prelude::*;

use super::{
    flow,
    shelf::{self, Shelf},
};

/// Seconds between two looks at the files.
const EVERY: f32 = 0.25;

/// How deep folders are looked into.
const DEPTH: u32 = 4;

/// What is watched: the files of the level that is played.
#[derive(Resource, Default)]
struct Watched {
    level: String,
    seen: Option<u64>,
    /// Whether it has been played: only then can it have been left.
    played: bool,
    since: f32,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Watched>();
    app.add_systems(Update, look.in_set(flow::FlowSystems));
}

/// Begins to watch the level, also where it cannot be played yet.
pub(super) fn follow(world: &mut World, level: &str) {
    let seen = state(world.resource::<Shelf>(), level);
    world.insert_resource(Watched { level: level.to_owned(), seen, ..Watched::default() });
}

/// A number that changes with every file on which the level depends; none where nothing is watched, or a file is not
/// there: an editor that writes anew takes it away for a moment.
fn state(shelf: &Shelf, level: &str) -> Option<u64> {
    let mut files = Vec::new();
    if let Some(folder) = shelf.pack_folder(level) {
        texts(&folder, DEPTH, &mut files);
        files.sort();
    } else if level.ends_with(".ron") {
        files.push(PathBuf::from(level));
    }
    if files.is_empty() {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    for file in files {
        let data = fs::metadata(&file).ok()?;
        (file, data.modified().ok()?, data.len()).hash(&mut hasher);
    }
    Some(hasher.finish())
}

/// The files of a folder that a person writes.
fn texts(folder: &Path, depth: u32, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let (path, Ok(kind)) = (entry.path(), entry.file_type()) else { continue };
        let is_text = path.extension().is_some_and(|ending| ending == "ron" || ending == "ftl");
        if kind.is_dir() && depth > 0 && !entry.file_name().to_string_lossy().starts_with('.') {
            texts(&path, depth - 1, found);
        } else if kind.is_file() && is_text {
            found.push(path);
        }
    }
}

fn look(world: &mut World) {
    let passed = world.resource::<Time<Real>>().delta_secs();
    let mut watched = world.resource_mut::<Watched>();
    watched.since += passed;
    if watched.since < EVERY {
        return;
    }
    watched.since = 0.0;
    let playing = world.resource::<flow::Current>().0.clone();
    let mut watched = world.resource_mut::<Watched>();
    if let Some(level) = playing.clone().filter(|level| *level != watched.level) {
        follow(world, &level);
        return;
    }
    watched.played |= playing.is_some();
    let (level, seen) = (watched.level.clone(), watched.seen);
    let now = state(world.resource::<Shelf>(), &level);
    if now.is_none() || now == seen {
        return;
    }
    world.resource_mut::<Watched>().seen = now;
    // Whoever has left it is not torn back into it; one that could not be played at all is tried again.
    let is_left =
        world.resource::<flow::Current>().0.is_none() && world.resource::<flow::Broken>().0.is_none();
    if seen.is_some() && !is_left {
        shelf::refresh(world);
        flow::play(world, &level);
    }
}
