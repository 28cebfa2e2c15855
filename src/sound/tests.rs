//! A speaker for tests: it writes down what it is asked for.

use std::sync::{Arc, Mutex, MutexGuard};

use super::speaker::{Bus, Level, LoopId, Shot, Speaker, VoiceId};

/// What was asked for. Clones write into the same notes.
#[derive(Clone, Default)]
pub struct Notes(Arc<Mutex<Written>>);

#[derive(Default)]
struct Written {
    shots: Vec<Shot>,
    loops: Vec<((String, u32), Level)>,
    wanted: Vec<Vec<String>>,
}

impl Notes {
    fn written(&self) -> MutexGuard<'_, Written> {
        self.0.lock().expect("no test has failed while it wrote")
    }

    /// Sounds that were played.
    pub fn shots(&self) -> Vec<Shot> {
        self.written().shots.clone()
    }

    /// Loops as they were set, one after the other.
    pub fn loops(&self) -> Vec<((String, u32), Level)> {
        self.written().loops.clone()
    }

    /// Lists of sounds that were to be in memory.
    pub fn wanted(&self) -> Vec<Vec<String>> {
        self.written().wanted.clone()
    }
}

impl Speaker for Notes {
    fn play(&mut self, _: VoiceId, shot: &Shot) -> bool {
        self.written().shots.push(shot.clone());
        true
    }

    fn stop(&mut self, _: VoiceId) {}

    fn set_loop(&mut self, (sound, number): LoopId, level: Level) {
        self.written().loops.push(((sound.to_owned(), number), level));
    }

    fn want(&mut self, sounds: &[String]) {
        self.written().wanted.push(sounds.to_vec());
    }

    fn set_bus(&mut self, _: Bus, _: f32, _: f32) {}

    fn muffle(&mut self, _: bool, _: f32) {}

    fn set_piece(&mut self, _: Option<&str>, _: f32) {}

    fn set_layers(&mut self, _: usize) {}

    fn tend(&mut self) -> Vec<String> {
        Vec::new()
    }
}
