//! The lines of the score: what was done, in words, and what it is worth.

use crate::{
    app::shelf::Words,
    sim::{
        mission::{Mission, ObjectiveState, Tally},
        score::Score,
    },
    ui::screens::{clock, count},
};

/// One line of the score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Message key of what is counted.
    pub key: &'static str,
    /// What was done.
    pub detail: String,
    /// What it is worth.
    pub points: i64,
}

/// The score, line by line.
pub fn rows(mission: &Mission, tally: &Tally, score: &Score, words: &Words) -> Vec<Row> {
    let beaten: u32 = tally.ways.values().sum();
    let orders = mission.setup.level.objectives.iter().zip(&mission.objectives);
    let orders: Vec<_> = orders.filter(|(goal, _)| goal.optional).collect();
    let kept = orders.iter().filter(|(_, state)| **state == ObjectiveState::Done).count();
    let row = |key, detail: String, points| Row { key, detail, points };
    let time = format!("{} / {}", clock(mission.attempt_tick), clock(mission.setup.level.par_ticks));
    vec![
        row("ui-score-beaten", count(words, "won-beaten", beaten), score.beaten),
        row("ui-score-time", time, score.time),
        row("ui-score-style", count(words, "won-ways", tally.ways.len() as u32), score.style),
        row("ui-score-chain", count(words, "won-chain", tally.best_chain), score.chain),
        row("ui-score-hits", count(words, "won-hits", tally.hits_taken), score.hits),
        row("ui-score-optional", format!("{kept} / {}", orders.len()), score.optional),
        row("ui-score-civilians", count(words, "won-civilians", tally.civilians_hurt), score.civilians),
    ]
}

/// How much of the count-up has been told after a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    /// Lines that are there at least in part.
    pub rows: usize,
    /// How far the last of them is counted, 0 to 1.
    pub share: f32,
}

/// What stands after so many seconds, where a line takes `line` seconds and there are `rows` of them.
pub fn told(seconds: f32, line: f32, rows: usize) -> Told {
    let at = seconds.max(0.0) / line.max(0.01);
    if at >= rows as f32 {
        Told { rows, share: 1.0 }
    } else {
        Told { rows: at as usize + 1, share: at.fract() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_one_after_the_other_and_all_are_told_in_the_end() {
        assert_eq!(told(0.0, 0.5, 3), Told { rows: 1, share: 0.0 });
        assert_eq!(told(0.75, 0.5, 3), Told { rows: 2, share: 0.5 });
        assert_eq!(told(1.5, 0.5, 3), Told { rows: 3, share: 1.0 });
        assert_eq!(told(99.0, 0.5, 3), Told { rows: 3, share: 1.0 });
    }
}
