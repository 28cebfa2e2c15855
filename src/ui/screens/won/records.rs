//! What was better in this victory than ever before, in words.

use bevy::{ecs::system::SystemParam, prelude::*};

use crate::{
    app::shelf::Words,
    save::{LastWin, NewRecord},
    sim::mission::Mission,
    ui::screens::{clock, medal_key},
};

/// The records of the victory that is shown.
#[derive(SystemParam)]
pub(super) struct New<'w> {
    last: Res<'w, LastWin>,
    mission: Res<'w, Mission>,
}

impl New<'_> {
    /// Each in a sentence, the most important first; and what the best was, where nothing was better.
    pub fn told(&self, words: &Words) -> Vec<String> {
        let told: Vec<String> = self.last.records.iter().map(|record| self.sentence(record, words)).collect();
        match &self.last.before {
            Some(best) if told.is_empty() => {
                let args = [
                    ("medal", words.get(medal_key(best.medal))),
                    ("points", best.score.to_string()),
                    ("time", clock(best.ticks)),
                ];
                vec![words.get_with("won-best", &args)]
            }
            _ => told,
        }
    }

    fn sentence(&self, record: &NewRecord, words: &Words) -> String {
        let with = |key, value: String| words.0.get_with(key, &[("before", value.into())]);
        match record {
            NewRecord::FirstWin => words.get("won-first"),
            NewRecord::Score { before } => with("won-record-score", before.to_string()),
            NewRecord::Time { before } => with("won-record-time", clock(*before)),
            NewRecord::Medal { before } => with("won-record-medal", words.get(medal_key(*before))),
            NewRecord::Difficulty(name) => {
                let known = self.mission.setup.catalog.difficulties.get(name);
                let name = known.map_or_else(|| name.clone(), |known| words.get(&known.name));
                words.0.get_with("won-record-difficulty", &[("name", name.into())])
            }
        }
    }
}
