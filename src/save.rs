//! The player's progress: which levels are won, how well, and which are open. Kept in the [store](crate::store) at
//! each victory.

use std::collections::{BTreeMap, BTreeSet};

use bevy::prelude::*;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use crate::{
    app::{
        flow::Current,
        notices::{Notice, Notices},
    },
    content::campaign::CampaignEntry,
    input::devices::Devices,
    sim::{
        mission::{Counts, Mission, Phase},
        score::{Medal, score},
    },
    store::Store,
};

/// The file's name, and the version of its form.
const FILE: &str = "progress.ron";
const FORM: u32 = 1;

/// What the player has done so far.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// The best of each level that was won, by its id.
    pub levels: BTreeMap<String, Best>,
    /// Id of the level played last.
    pub last: Option<String>,
}

/// The best of one level; each number may be from another victory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Best {
    /// Points.
    pub score: i64,
    /// Shortest time in ticks.
    pub ticks: u32,
    /// The medal.
    pub medal: Medal,
    /// Names of the difficulties on which it was won.
    pub won_on: BTreeSet<String>,
}

/// A victory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Win {
    /// Id of the level.
    pub level: String,
    /// Name of the difficulty.
    pub difficulty: String,
    /// Points.
    pub score: i64,
    /// Time in ticks.
    pub ticks: u32,
    /// The medal.
    pub medal: Medal,
}

/// What was better than ever before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewRecord {
    /// The level was won for the first time; then the others are not told.
    FirstWin,
    /// More points than the most before.
    Score {
        /// The most before.
        before: i64,
    },
    /// Less time than the least before.
    Time {
        /// The least before, in ticks.
        before: u32,
    },
    /// A better medal.
    Medal {
        /// The best before.
        before: Medal,
    },
    /// Won for the first time on that difficulty.
    Difficulty(String),
}

/// The last victory of this run and what was new in it; for the screen of victory.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct LastWin {
    /// The victory.
    pub win: Option<Win>,
    /// What was better than ever before, the most important first.
    pub records: Vec<NewRecord>,
}

impl Progress {
    /// Takes a victory in, and tells what was new in it.
    pub fn note_win(&mut self, win: &Win) -> Vec<NewRecord> {
        self.last = Some(win.level.clone());
        let first = !self.levels.contains_key(&win.level);
        let best = self.levels.entry(win.level.clone()).or_default();
        let on_new = best.won_on.insert(win.difficulty.clone());
        if first {
            (best.score, best.ticks, best.medal) = (win.score, win.ticks, win.medal);
            return vec![NewRecord::FirstWin];
        }
        let mut records = Vec::new();
        if win.medal > best.medal {
            records.push(NewRecord::Medal { before: best.medal });
            best.medal = win.medal;
        }
        if win.score > best.score {
            records.push(NewRecord::Score { before: best.score });
            best.score = win.score;
        }
        if win.ticks < best.ticks {
            records.push(NewRecord::Time { before: best.ticks });
            best.ticks = win.ticks;
        }
        if on_new {
            records.push(NewRecord::Difficulty(win.difficulty.clone()));
        }
        records
    }

    /// Whether the level was ever won.
    pub fn is_won(&self, level: &str) -> bool {
        self.levels.contains_key(level)
    }

    /// Whether the level can be played: the first of the campaign, one after a won one, one that was won, or one that
    /// is not of the campaign.
    pub fn is_open(&self, campaign: &[CampaignEntry], level: &str) -> bool {
        let Some(place) = campaign.iter().position(|entry| entry.id == level) else { return true };
        let before = place.checked_sub(1).and_then(|before| campaign.get(before));
        self.is_won(level) || before.is_none_or(|before| self.is_won(&before.id))
    }

    /// The campaign's levels that can be played.
    pub fn unlocked<'a>(&self, campaign: &'a [CampaignEntry]) -> Vec<&'a CampaignEntry> {
        campaign.iter().filter(|entry| self.is_open(campaign, &entry.id)).collect()
    }

    /// Where "continue" leads: to the first open level that was not won, else to the last one played, else to the
    /// campaign's first.
    pub fn next<'a>(&self, campaign: &'a [CampaignEntry]) -> Option<&'a CampaignEntry> {
        let unwon =
            campaign.iter().find(|entry| self.is_open(campaign, &entry.id) && !self.is_won(&entry.id));
        let last = || campaign.iter().find(|entry| Some(&entry.id) == self.last.as_ref());
        unwon.or_else(last).or(campaign.first())
    }
}

/// Reads the progress, and what is to be told of it.
pub(crate) fn load(store: &mut Store) -> (Progress, Vec<Notice>) {
    let kept = store.read(FILE, FORM, |text| ron::from_str(text).map_err(|error| error.to_string()));
    (kept.value.unwrap_or_default(), kept.troubles.into_iter().map(Notice::from).collect())
}

fn written(progress: &Progress) -> String {
    // Maps of strings and numbers always have a text.
    ron::ser::to_string_pretty(progress, PrettyConfig::new()).unwrap_or_default() + "\n"
}

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Progress>().init_resource::<LastWin>();
    app.add_systems(Update, note_victory.before(crate::app::flow::FlowSystems));
}

/// Notes a victory as soon as it is one, so that nobody can leave too early; not one of the bot's, nor of a file that
/// is being worked on.
fn note_victory(
    mission: Option<Res<Mission>>,
    counts: Option<Res<Counts>>,
    current: Res<Current>,
    devices: Res<Devices>,
    mut noted: Local<bool>,
    mut progress: ResMut<Progress>,
    mut last: ResMut<LastWin>,
    store: Option<ResMut<Store>>,
    mut notices: ResMut<Notices>,
) {
    let Some(mission) = mission.filter(|mission| mission.phase == Phase::Won) else {
        *noted = false;
        return;
    };
    if std::mem::replace(&mut *noted, true) {
        return;
    }
    let tally = counts.map(|counts| counts.0.clone()).unwrap_or_default();
    let score = score(&mission, &tally);
    let win = Win {
        level: mission.setup.level.id.clone(),
        difficulty: mission.setup.difficulty.clone(),
        score: score.total,
        ticks: mission.attempt_tick,
        medal: score.medal,
    };
    let counts = devices.pilot.is_none() && current.0.as_ref() == Some(&win.level);
    let records = if counts { progress.note_win(&win) } else { Vec::new() };
    *last = LastWin { win: Some(win), records };
    if let Some(mut store) = store.filter(|_| counts) {
        notices.add(store.write(FILE, FORM, &written(&progress)).map(Notice::from));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn win(level: &str, score: i64, ticks: u32, medal: Medal) -> Win {
        Win { level: level.into(), difficulty: "normal".into(), score, ticks, medal }
    }

    fn campaign() -> Vec<CampaignEntry> {
        ["base/a", "base/b", "base/c"]
            .map(|id| CampaignEntry { id: id.into(), file: format!("{id}.ron") })
            .into()
    }

    fn ids(entries: &[&CampaignEntry]) -> Vec<String> {
        entries.iter().map(|entry| entry.id.clone()).collect()
    }

    #[test]
    fn each_number_has_its_own_best() {
        let mut progress = Progress::default();
        let first = win("base/a", 500, 6000, Medal::Silver);
        assert_eq!(progress.note_win(&first), [NewRecord::FirstWin]);
        assert_eq!(progress.note_win(&first), []);
        let quicker = win("base/a", 400, 5000, Medal::Bronze);
        assert_eq!(progress.note_win(&quicker), [NewRecord::Time { before: 6000 }]);
        let better = Win { difficulty: "hard".into(), ..win("base/a", 900, 7000, Medal::Gold) };
        let records = [
            NewRecord::Medal { before: Medal::Silver },
            NewRecord::Score { before: 500 },
            NewRecord::Difficulty("hard".into()),
        ];
        assert_eq!(progress.note_win(&better), records);
        let won_on = BTreeSet::from(["hard".to_owned(), "normal".to_owned()]);
        assert_eq!(progress.levels["base/a"], Best { score: 900, ticks: 5000, medal: Medal::Gold, won_on });
    }

    #[test]
    fn a_won_level_opens_the_next() {
        let (mut progress, campaign) = (Progress::default(), campaign());
        assert_eq!(ids(&progress.unlocked(&campaign)), ["base/a"]);
        progress.note_win(&win("base/a", 1, 1, Medal::None));
        assert_eq!(ids(&progress.unlocked(&campaign)), ["base/a", "base/b"]);
        assert!(!progress.is_open(&campaign, "base/c"));
        assert!(progress.is_open(&campaign, "example/yard"), "a pack's levels are open");
    }

    #[test]
    fn a_level_put_before_won_ones_closes_none_of_them() {
        let (mut progress, campaign) = (Progress::default(), campaign());
        progress.note_win(&win("base/c", 1, 1, Medal::None));
        assert_eq!(ids(&progress.unlocked(&campaign)), ["base/a", "base/c"]);
    }

    #[test]
    fn continue_leads_to_what_is_not_won_yet() {
        let (mut progress, campaign) = (Progress::default(), campaign());
        let next = |progress: &Progress| progress.next(&campaign).map(|entry| entry.id.clone());
        assert_eq!(next(&progress), Some("base/a".into()));
        progress.note_win(&win("base/a", 1, 1, Medal::None));
        assert_eq!(next(&progress), Some("base/b".into()));
        progress.note_win(&win("base/b", 1, 1, Medal::None));
        progress.note_win(&win("base/c", 1, 1, Medal::None));
        progress.note_win(&win("base/b", 1, 1, Medal::None));
        assert_eq!(next(&progress), Some("base/b".into()), "all won: the last one played");
        assert!(progress.next(&[]).is_none());
    }

    #[test]
    fn what_is_written_is_read() {
        let mut progress = Progress::default();
        progress.note_win(&win("base/a", 500, 6000, Medal::Silver));
        assert_eq!(ron::from_str::<Progress>(&written(&progress)), Ok(progress));
        let newer = "(levels: {\"base/a\": (score: 3, ghosts: [1])}, streak: 4)";
        let best = Best { score: 3, ..Best::default() };
        let expected = Progress { levels: BTreeMap::from([("base/a".into(), best)]), last: None };
        assert_eq!(ron::from_str::<Progress>(newer), Ok(expected));
    }
}
