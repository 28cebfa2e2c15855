//! The page as a speaker: a browser decodes, mixes and keeps time by itself, beside the game's only thread.

use std::path::Path;

use serde_json::json;

use super::ask;
use crate::sound::{
    index::Index,
    speaker::{Bus, Level, LoopId, Shot, Speaker, VoiceId},
};

/// Hands everything on to the page.
pub(crate) struct PageSpeaker {
    index: Index,
}

impl PageSpeaker {
    pub(crate) fn new(index: &Index) -> Self {
        Self { index: index.clone() }
    }
}

fn tell(what: &str, value: &serde_json::Value) {
    ask(|page| page.sound(what, &value.to_string()));
}

fn shown(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn name(bus: Bus) -> &'static str {
    match bus {
        Bus::Master => "master",
        Bus::Music => "music",
        Bus::Effects => "effects",
        Bus::Voices => "voices",
        Bus::Interface => "interface",
    }
}

impl Speaker for PageSpeaker {
    fn play(&mut self, voice: VoiceId, shot: &Shot) -> bool {
        tell(
            "play",
            &json!({
                "voice": voice, "file": shown(&Index::file(&shot.sound, shot.variant)), "bus": name(shot.bus),
                "decibels": shot.decibels, "panning": shot.panning, "rate": shot.rate, "walled": shot.walled,
            }),
        );
        true
    }

    fn stop(&mut self, voice: VoiceId) {
        tell("stop", &json!({ "voice": voice }));
    }

    fn set_loop(&mut self, (sound, number): LoopId, level: Level) {
        let file = shown(&Index::file(sound, 0));
        let Level { decibels, panning, walled, rate } = level;
        tell(
            "loop",
            &json!({
                "file": file, "number": number, "decibels": decibels, "panning": panning, "walled": walled,
                "rate": rate,
            }),
        );
    }

    fn want(&mut self, sounds: &[String]) {
        let variants = |id: &String| self.index.sounds.get(id).map_or(0, |sound| sound.variants);
        let files = sounds.iter().flat_map(|id| (0..variants(id)).map(|variant| Index::file(id, variant)));
        tell("want", &json!({ "files": files.map(|file| shown(&file)).collect::<Vec<_>>() }));
    }

    fn set_bus(&mut self, bus: Bus, decibels: f32, secs: f32) {
        tell("bus", &json!({ "bus": name(bus), "decibels": decibels, "secs": secs }));
    }

    fn muffle(&mut self, muffled: bool, secs: f32) {
        tell("muffle", &json!({ "muffled": muffled, "secs": secs }));
    }

    fn set_piece(&mut self, piece: Option<&str>, secs: f32) {
        let piece = piece.and_then(|id| self.index.music.get(id));
        let told = piece.map(|piece| {
            let files: Vec<String> = piece.layers.iter().map(|layer| shown(&piece.file(layer))).collect();
            json!({ "files": files, "bar": piece.bar_secs() })
        });
        tell("piece", &json!({ "piece": told, "secs": secs }));
    }

    fn set_layers(&mut self, count: usize) {
        tell("layers", &json!({ "count": count }));
    }

    fn tend(&mut self) -> Vec<String> {
        Vec::new()
    }
}
