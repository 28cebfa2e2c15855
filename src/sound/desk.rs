//! The desk: the cues, the voices and the speaker in one place, from [`open`] on.

use std::path::Path;

use bevy::prelude::*;

use super::{
    SoundSystems,
    chance::Chance,
    cues::Cues,
    index::Index,
    space::Heard,
    speaker::{Bus, Shot, Speaker},
    voices::Voices,
};
use crate::{
    content::{diagnostic::Report, render, source::Folder},
    view::art::Problems,
};

/// Everything that makes sound. There is none in an app without sound.
#[derive(Resource)]
pub struct Desk {
    /// What sounds how.
    pub cues: Cues,
    /// What was baked.
    pub index: Index,
    /// What is heard from.
    pub speaker: Box<dyn Speaker>,
    /// The sounds that play.
    pub voices: Voices,
    /// Its chance.
    pub chance: Chance,
    /// Seconds of the real clock.
    pub now: f64,
    /// Until when the music steps back for a blast.
    pub ducked_until: f64,
    /// Until when all else is still for one sound.
    pub still_until: Option<f64>,
    /// The levels of the buses, as they were last set.
    pub(super) levels: [f32; Bus::ALL.len()],
    /// Whether the world is muffled.
    pub(super) muffled: bool,
    last: std::collections::HashMap<String, usize>,
    traces: bool,
}

impl Desk {
    /// A desk with that speaker.
    pub fn new(cues: Cues, index: Index, speaker: Box<dyn Speaker>) -> Self {
        Self {
            cues,
            index,
            speaker,
            voices: Voices::default(),
            chance: Chance::default(),
            now: 0.0,
            ducked_until: 0.0,
            still_until: None,
            levels: [f32::NAN; Bus::ALL.len()],
            muffled: false,
            last: default(),
            traces: std::env::var_os("RED_HEAT_TRACE_SOUND").is_some(),
        }
    }

    /// Plays a sound; `place` is how its place is heard, none for what has no place. Returns what was played.
    pub fn play(&mut self, sound: &str, decibels: f32, place: Option<Heard>) -> Option<Shot> {
        let baked = self.index.sounds.get(sound)?;
        let rules = self.cues.rules(sound);
        if !self.voices.is_rested(sound, self.now, rules.cooldown) {
            return None;
        }
        let heard = place.unwrap_or(Heard::HERE);
        let decibels = rules.db + decibels + heard.decibels;
        let rate = f64::from(1.0 + rules.jitter * self.chance.either_way());
        let secs = baked.secs / rate as f32;
        let variant = self.chance.one_of(baked.variants.max(1), self.last.get(sound).copied());
        let admitted = self.voices.admit(self.now, rules.priority, decibels + baked.peak_db, secs)?;
        if let Some(weaker) = admitted.instead_of {
            self.speaker.stop(weaker);
        }
        self.last.insert(sound.to_owned(), variant);
        if rules.duck > 0.0 {
            self.ducked_until = self.ducked_until.max(self.now + f64::from(rules.duck));
        }
        if rules.still > 0.0 {
            self.still_until = Some(self.now + f64::from(rules.still));
        }
        let shot = Shot {
            sound: sound.to_owned(),
            variant,
            bus: rules.bus.into(),
            decibels,
            panning: heard.panning,
            rate,
            walled: heard.walled,
        };
        self.speaker.play(admitted.voice, &shot);
        Some(shot)
    }

    /// Says a line on standard output, where `RED_HEAT_TRACE_SOUND` asks for it.
    pub fn trace(&self, line: impl FnOnce() -> String) {
        if self.traces {
            use std::io::Write;
            // A reader that went away is no reason to end the game.
            let _ = writeln!(std::io::stdout(), "sound: {:.2} {}", self.now, line());
        }
    }
}

/// Opens the sound: reads cues and index below that folder, and lets the sound card and the files be opened beside the
/// game. What is wrong is told in the log and on the screen; what is right is heard.
pub fn open(world: &mut World, root: &Path) {
    let folder = Folder::new(root);
    let (index, report) = Index::read(&folder);
    tell(world, &report);
    let (cues, report) = Cues::read(&folder, &index);
    tell(world, &report);
    #[cfg(not(target_arch = "wasm32"))]
    let speaker = super::late::open(root, &index);
    #[cfg(target_arch = "wasm32")]
    let speaker = Box::new(crate::page::PageSpeaker::new(&index));
    world.insert_resource(Desk::new(cues, index, speaker));
}

/// Puts reports into the log, whole, and on the screen, one line each.
fn tell(world: &mut World, report: &Report) {
    if report.is_clean() {
        return;
    }
    error!("{}", render::text(report));
    let lines = report.diagnostics.iter().map(|diagnostic| match diagnostic.span {
        Some(span) => {
            let (line, column) = report.files.position(span.file, span.start);
            let name = report.files.get(span.file).map_or("", |file| file.name.as_str());
            format!("{name}:{line}:{column}: {}", diagnostic.message)
        }
        None => diagnostic.message.clone(),
    });
    world.resource_mut::<Problems>().0.extend(lines);
}

/// Whether there is sound in this app.
pub fn is_open(desk: Option<Res<Desk>>) -> bool {
    desk.is_some()
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, tend.before(SoundSystems::Hear).run_if(is_open));
}

fn tend(mut desk: ResMut<Desk>, mut problems: ResMut<Problems>, time: Res<Time<Real>>) {
    desk.now = time.elapsed_secs_f64();
    let news = desk.speaker.tend();
    if !news.is_empty() {
        news.iter().for_each(|problem| error!("{problem}"));
        problems.0.extend(news);
    }
}
