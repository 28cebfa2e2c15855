//! Writes the command log of every mission that is played in the window, where `--record FILE` asks for it.
//!
//! The first mission goes into FILE, the next into FILE with `-2` before its ending, and so on. A restart belongs to
//! the mission that it begins again.

use std::path::PathBuf;

use bevy::prelude::*;

use crate::sim::{log::record::Recorder, mission::Mission};

/// Where the logs go.
#[derive(Resource)]
struct RecordTo {
    file: PathBuf,
    written: u32,
}

/// Asks for logs.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn ask(app: &mut App, file: PathBuf) {
    app.insert_resource(RecordTo { file, written: 0 });
    app.add_systems(Last, keep_at_the_end);
}

/// Begins the log of the mission that has just begun.
pub(super) fn begin(world: &mut World) {
    if world.contains_resource::<RecordTo>()
        && let Some(mission) = world.get_resource::<Mission>()
    {
        let recorder = Recorder::new(mission);
        world.insert_resource(recorder);
    }
}

/// Writes the log of the mission that ends, if one is being written.
pub(super) fn keep(world: &mut World) {
    let Some(recorder) = world.remove_resource::<Recorder>() else { return };
    let Some(mut target) = world.get_resource_mut::<RecordTo>() else { return };
    target.written += 1;
    let path = numbered(&target.file, target.written);
    match std::fs::write(&path, recorder.log.to_text()) {
        Ok(()) => info!("wrote {}", path.display()),
        Err(error) => error!("{}: {error}", path.display()),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn keep_at_the_end(world: &mut World) {
    let ends = world.get_resource::<Messages<AppExit>>().is_some_and(|exits| !exits.is_empty());
    if ends {
        keep(world);
    }
}

fn numbered(file: &std::path::Path, number: u32) -> PathBuf {
    if number == 1 {
        return file.to_path_buf();
    }
    let part = |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned());
    let stem = part(file.file_stem()).unwrap_or_default();
    let name = match part(file.extension()) {
        Some(ending) => format!("{stem}-{number}.{ending}"),
        None => format!("{stem}-{number}"),
    };
    file.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn further_missions_get_a_number_before_the_ending() {
        let name = |number| numbered(std::path::Path::new("logs/game.replay"), number);
        assert_eq!(name(1), PathBuf::from("logs/game.replay"));
        assert_eq!(name(3), PathBuf::from("logs/game-3.replay"));
    }
}
