//! The lines of the score: what was done, in words, and what it is worth.

use crate::{
    app::shelf::Words,
    sim::{
        mission::{Mission, ObjectiveState, Tally},
        score::{Line, Part, Score, Term, percent_hit},
    },
    ui::screens::count,
};

/// One line of the score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Message key of what is counted.
    pub key: &'static str,
    /// What was done, and what one of it is worth.
    pub detail: String,
    /// What it is worth.
    pub points: i64,
}

/// The score, line by line.
pub fn rows(mission: &Mission, tally: &Tally, score: &Score, words: &Words) -> Vec<Row> {
    let row = |line: &Line| Row {
        key: key(line.part),
        detail: detail(line, mission, tally, words),
        points: line.points,
    };
    score.lines.iter().map(row).collect()
}

fn key(part: Part) -> &'static str {
    match part {
        Part::Beaten => "ui-score-beaten",
        Part::Time => "ui-score-time",
        Part::Style => "ui-score-style",
        Part::Chain => "ui-score-chain",
        Part::Accuracy => "ui-score-accuracy",
        Part::Arrests => "ui-score-arrests",
        Part::Civilians => "ui-score-civilians",
        Part::Orders => "ui-score-optional",
        Part::Hits => "ui-score-hits",
        Part::Feats => "ui-score-feats",
    }
}

/// In words, how the points came to be.
fn detail(line: &Line, mission: &Mission, tally: &Tally, words: &Words) -> String {
    let rates = || line.terms.iter().map(|term| times(*term)).collect::<Vec<_>>().join(" ");
    let counted = |key, count_of: u32| match line.terms.first() {
        Some(term) => format!("{} × {}", count(words, key, count_of), term.rate),
        None => count(words, key, count_of),
    };
    match line.part {
        Part::Beaten => count(words, "won-beaten", tally.ways.values().sum::<u32>()),
        Part::Time => match line.terms.first() {
            Some(term) => {
                let key = if term.rate < 0 { "won-late" } else { "won-early" };
                format!("{} × {}", count(words, key, term.count), term.rate.abs())
            }
            None => words.get("won-on-time"),
        },
        Part::Style => counted("won-ways", tally.ways.len() as u32),
        Part::Chain => counted("won-links", tally.chain_links),
        Part::Accuracy => {
            let percent = percent_hit(mission.score_rules(), tally);
            let rate = line.terms.first().map(|term| format!(" × {}", term.rate));
            let hits = format!("{}/{}", tally.hits(), tally.tries());
            format!("{hits}, {percent} %{}", rate.unwrap_or_default())
        }
        Part::Civilians if tally.civilians == 0 && line.terms.is_empty() => words.get("won-no-civilians"),
        Part::Civilians if tally.civilians_harmed == 0 => words.get("won-civilians-safe"),
        Part::Civilians if line.terms.is_empty() => words.get("won-civilians-harmed"),
        Part::Arrests if line.terms.is_empty() => words.get("won-nobody"),
        Part::Arrests | Part::Civilians => rates(),
        Part::Orders => {
            let orders = mission.setup.level.objectives.iter().zip(&mission.objectives);
            let orders: Vec<_> = orders.filter(|(goal, _)| goal.optional).collect();
            let kept = orders.iter().filter(|(_, state)| **state == ObjectiveState::Done).count();
            let rate = line.terms.first().map(|term| format!(" × {}", term.rate));
            format!("{kept}/{}{}", orders.len(), rate.unwrap_or_default())
        }
        Part::Hits => counted("won-hits", tally.hits_taken),
        Part::Feats => count(words, "won-near-misses", tally.feats.near_misses),
    }
}

fn times(term: Term) -> String {
    format!("{} × {}", term.count, term.rate)
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
