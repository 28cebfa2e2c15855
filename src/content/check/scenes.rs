//! Scenes.

use super::{Check, Map, ticks};
use crate::content::{
    names::Sort,
    raw::{RawScene, RawStep},
    scene::{Scene, Step},
    syntax::{At, Entries, Tried},
};

impl Check<'_> {
    pub(super) fn scenes(&self, raw: Tried<Entries<String, RawScene>>) -> Map<Scene> {
        let entries = raw.found().unwrap_or_default().0;
        entries.into_iter().map(|(name, raw)| (name.value, self.scene(&raw))).collect()
    }

    fn scene(&self, raw: &RawScene) -> Scene {
        let steps = raw.steps.iter().filter_map(|step| self.step(step)).collect();
        Scene { skippable: raw.skippable, steps }
    }

    fn step(&self, raw: &RawStep) -> Option<Step> {
        Some(match raw {
            RawStep::Camera { to: None, secs } => Step::Camera { to: None, ticks: ticks(*secs) },
            RawStep::Camera { to: Some(to), secs } => {
                Step::Camera { to: Some(self.find(Sort::Place, to)?), ticks: ticks(*secs) }
            }
            RawStep::Say { who, text } => {
                let text = self.message(text);
                Step::Say { who: self.find(Sort::Actor, who)?, text: text? }
            }
            RawStep::Wait(secs) => Step::Wait(ticks(*secs)),
            RawStep::Card(key) => Step::Card(self.message(key)?),
            RawStep::Walk { tag, to, speed, clip } => {
                let to = self.find(Sort::Place, to);
                let tag = self.find(Sort::Person, tag)?;
                Step::Walk { tag, to: to?, speed: *speed, clip: clip.clone() }
            }
            RawStep::Turn { tag, to } => {
                let to = self.find(Sort::Place, to);
                Step::Turn { tag: self.find(Sort::Person, tag)?, to: to? }
            }
            RawStep::Fade { out, secs } => Step::Fade { out: *out, ticks: ticks(*secs) },
            RawStep::Sound { id, at } => {
                let place = at.as_ref().map(|at| self.find(Sort::Place, at));
                Step::Sound { id: self.sound(id)?, at: place.map_or(Some(None), |place| place.map(Some))? }
            }
            RawStep::Do(action) => Step::Do(self.action(action)?),
        })
    }

    /// A baked sound. Where none is known (a game without its sounds), none can be called wrong.
    fn sound(&self, id: &At<String>) -> Option<String> {
        let any = self.names.of(Sort::Sound).next().is_some();
        if any { self.find(Sort::Sound, id) } else { Some(id.value.clone()) }
    }
}
