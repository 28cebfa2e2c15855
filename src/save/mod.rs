//! The player's progress: which levels are won, how well, and which are open. Kept in the [store](crate::store) at
//! each victory.

use std::collections::{BTreeMap, BTreeSet};

use bevy::prelude::*;

use crate::{app::notices::Notice, content::campaign::CampaignEntry, sim::score::Medal, store::Store};

mod form;
mod note;

pub(crate) use note::plugin;

/// The file's name, and the version of its form.
const FILE: &str = "progress.ron";
const FORM: u32 = 1;

/// What the player has done so far.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The best of each level that was won, by its id.
    pub levels: BTreeMap<String, Best>,
    /// Id of the level played last.
    pub last: Option<String>,
    /// The present run through the campaign: the last victory in each level since its first was last won.
    pub run: BTreeMap<String, Mark>,
    unknown: Unknown,
}

/// Fields that a newer game has written and this one does not know, word for word: kept as they are.
type Unknown = BTreeMap<String, String>;

/// The best of one level on whatever difficulty; each number may be from another victory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Best {
    /// Points.
    pub score: i64,
    /// Shortest time in ticks.
    pub ticks: u32,
    /// The medal.
    pub medal: Medal,
    /// Names of the difficulties on which it was won.
    pub won_on: BTreeSet<String>,
    /// The best on each difficulty. A game that did not keep them apart has left some out, where it was won on several.
    pub on: BTreeMap<String, Mark>,
    unknown: Unknown,
}

/// The best of one level on one difficulty; each number may be from another victory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Points.
    pub score: i64,
    /// Shortest time in ticks.
    pub ticks: u32,
    /// The medal.
    pub medal: Medal,
    unknown: Unknown,
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
    /// More points on that difficulty than the most before.
    Score {
        /// The most before.
        before: i64,
    },
    /// Less time on that difficulty than the least before.
    Time {
        /// The least before, in ticks.
        before: u32,
    },
    /// A better medal on that difficulty.
    Medal {
        /// The best before.
        before: Medal,
    },
    /// Won for the first time on that difficulty; then the others are not told either.
    Difficulty(String),
}

/// The last victory of this run and what was new in it; for the screen of victory.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct LastWin {
    /// The victory.
    pub win: Option<Win>,
    /// The best on its difficulty before it, if there was one.
    pub before: Option<Mark>,
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
        } else {
            best.score = best.score.max(win.score);
            best.ticks = best.ticks.min(win.ticks);
            best.medal = best.medal.max(win.medal);
        }
        let records = best.mark(win);
        match (first, on_new) {
            (true, _) => vec![NewRecord::FirstWin],
            (false, true) => vec![NewRecord::Difficulty(win.difficulty.clone())],
            (false, false) => records,
        }
    }

    /// Takes a victory into the present run, which begins with the campaign's first level.
    pub fn note_run(&mut self, win: &Win, campaign: &[CampaignEntry]) {
        let Some(place) = campaign.iter().position(|entry| entry.id == win.level) else { return };
        if place == 0 {
            self.run.clear();
        }
        let Win { score, ticks, medal, .. } = *win;
        self.run.insert(win.level.clone(), Mark { score, ticks, medal, ..Mark::default() });
    }

    /// The best of that level on that difficulty, as far as it is known.
    pub fn mark(&self, level: &str, difficulty: &str) -> Option<&Mark> {
        self.levels.get(level)?.on.get(difficulty)
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

impl Best {
    /// Notes a victory on its difficulty, and tells what was better than there before. A level that was won there by a
    /// game that did not keep difficulties apart has nothing to be compared with.
    fn mark(&mut self, win: &Win) -> Vec<NewRecord> {
        let Some(mark) = self.on.get_mut(&win.difficulty) else {
            let Win { score, ticks, medal, .. } = *win;
            self.on.insert(win.difficulty.clone(), Mark { score, ticks, medal, ..Mark::default() });
            return Vec::new();
        };
        let mut records = Vec::new();
        if win.medal > mark.medal {
            records.push(NewRecord::Medal { before: std::mem::replace(&mut mark.medal, win.medal) });
        }
        if win.score > mark.score {
            records.push(NewRecord::Score { before: std::mem::replace(&mut mark.score, win.score) });
        }
        if win.ticks < mark.ticks {
            records.push(NewRecord::Time { before: std::mem::replace(&mut mark.ticks, win.ticks) });
        }
        records
    }
}

/// Reads the progress, and what is to be told of it.
pub(crate) fn load(store: &mut Store) -> (Progress, Vec<Notice>) {
    let kept = store.read(FILE, FORM, form::read);
    (kept.value.unwrap_or_default(), kept.troubles.into_iter().map(Notice::from).collect())
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
        let better = win("base/a", 900, 7000, Medal::Gold);
        let records = [NewRecord::Medal { before: Medal::Silver }, NewRecord::Score { before: 500 }];
        assert_eq!(progress.note_win(&better), records);
        let best = &progress.levels["base/a"];
        assert_eq!((best.score, best.ticks, best.medal), (900, 5000, Medal::Gold));
    }

    #[test]
    fn a_run_begins_with_the_first_level_and_keeps_the_last_victory_of_each() {
        let (mut progress, campaign) = (Progress::default(), campaign());
        let mut note = |level: &str, score| {
            progress.note_run(&win(level, score, 100, Medal::None), &campaign);
            progress.run.iter().map(|(level, mark)| (level.clone(), mark.score)).collect::<Vec<_>>()
        };
        note("base/a", 500);
        note("base/b", 300);
        assert_eq!(note("base/b", 200), [("base/a".into(), 500), ("base/b".into(), 200)]);
        assert_eq!(note("example/yard", 900).len(), 2, "what is not of the campaign is not of the run");
        assert_eq!(note("base/a", 100), [("base/a".into(), 100)]);
    }

    #[test]
    fn difficulties_are_kept_apart() {
        let mut progress = Progress::default();
        let on = |difficulty: &str, score, ticks, medal| Win {
            difficulty: difficulty.into(),
            ..win("base/a", score, ticks, medal)
        };
        progress.note_win(&on("easy", 900, 4000, Medal::Gold));
        let hard = on("hard", 300, 6000, Medal::Bronze);
        assert_eq!(progress.note_win(&hard), [NewRecord::Difficulty("hard".into())]);
        let better = on("hard", 400, 6500, Medal::Bronze);
        assert_eq!(progress.note_win(&better), [NewRecord::Score { before: 300 }], "easy has more");
        let mark = |difficulty: &str| {
            progress.mark("base/a", difficulty).map(|mark| (mark.score, mark.ticks, mark.medal))
        };
        assert_eq!(mark("easy"), Some((900, 4000, Medal::Gold)));
        assert_eq!(mark("hard"), Some((400, 6000, Medal::Bronze)));
        assert_eq!(mark("normal"), None);
        let best = &progress.levels["base/a"];
        assert_eq!((best.score, best.ticks, best.medal), (900, 4000, Medal::Gold));
        assert_eq!(best.won_on, BTreeSet::from(["easy".to_owned(), "hard".to_owned()]));
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
}
