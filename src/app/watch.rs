//! Hot reload: the file of the level being played is looked at four times a second, and read again when it changed.

use std::{
    path::{Path, PathBuf},
    time::SystemTime,
};

use bevy::prelude::*;

use super::flow;

/// Seconds between two looks at the file.
const EVERY: f32 = 0.25;

/// The file that is watched.
#[derive(Resource)]
struct Watched {
    path: PathBuf,
    seen: Option<SystemTime>,
    since: f32,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, look.in_set(flow::FlowSystems).run_if(resource_exists::<Watched>));
}

/// Begins to watch a level that was given by the path of its file.
pub(super) fn follow(world: &mut World, level: &str) {
    if level.ends_with(".ron") {
        let path = PathBuf::from(level);
        let seen = modified(&path);
        world.insert_resource(Watched { path, seen, since: 0.0 });
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|data| data.modified()).ok()
}

fn look(world: &mut World) {
    let passed = world.resource::<Time<Real>>().delta_secs();
    let mut watched = world.resource_mut::<Watched>();
    watched.since += passed;
    if watched.since < EVERY {
        return;
    }
    watched.since = 0.0;
    let now = modified(&watched.path);
    // An editor that writes anew takes the file away for a moment: that is no change yet.
    if now.is_none() || now == watched.seen {
        return;
    }
    watched.seen = now;
    let path = watched.path.display().to_string();
    // Whoever has gone on to another level is not torn out of it.
    if world.resource::<flow::Current>().0.as_ref().is_none_or(|current| *current == path) {
        flow::play(world, &path);
    }
}
