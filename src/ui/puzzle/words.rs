//! A puzzle in words: values, candidates, notes, hints.

use crate::{
    app::shelf::Words,
    content::puzzle::{NamesDef, PuzzleDef, StepDef, Values},
    sim::puzzle::{
        Puzzle, Remark,
        board::{Clue, Name, Trait},
        solve::Insight,
    },
};

/// One step of a puzzle, for whoever puts it into words.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    pub words: &'a Words,
    pub puzzle: &'a Puzzle,
    /// Which step.
    pub step: usize,
}

impl<'a> Telling<'a> {
    /// The puzzle's definition.
    pub fn def(&self) -> &'a PuzzleDef {
        &self.puzzle.def
    }

    /// The step's definition.
    pub fn asked(&self) -> &'a StepDef {
        &self.puzzle.def.steps[self.step]
    }

    /// What a feature of the step is called.
    pub fn feature(&self, number: usize) -> String {
        let named = self.asked().features.get(number).and_then(|name| self.def().features.get(name));
        named.map(|feature| self.words.get(&feature.text)).unwrap_or_default()
    }

    /// What a feature's value is called.
    pub fn value(&self, (feature, value): Trait) -> String {
        let named =
            self.asked().features.get(usize::from(feature)).and_then(|name| self.def().features.get(name));
        match named.map(|feature| &feature.values) {
            Some(Values::List(list)) => {
                list.get(usize::from(value)).map(|value| self.words.get(&value.text)).unwrap_or_default()
            }
            Some(Values::Numbers(least, _)) => (least + u32::from(value)).to_string(),
            Some(Values::Step(id)) => {
                let step = self.def().step(id).map(|step| Telling { step, ..*self });
                step.map(|step| step.candidate(value)).unwrap_or_default()
            }
            None => String::new(),
        }
    }

    /// What a candidate is called.
    pub fn candidate(&self, number: u8) -> String {
        let board = self.puzzle.board.steps.get(self.step);
        let candidate = board.and_then(|step| step.candidates.get(usize::from(number)));
        match (candidate.map(|candidate| candidate.name), &self.asked().names) {
            (Some(Name::Number(number)), _) => number.to_string(),
            (Some(Name::Listed(name)), NamesDef::List(list)) => {
                list.get(usize::from(name)).map(|key| self.words.get(key)).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    /// A value where its feature is not named beside it: numbers say what they count.
    fn phrase(&self, (feature, value): Trait) -> String {
        let named =
            self.asked().features.get(usize::from(feature)).and_then(|name| self.def().features.get(name));
        let text = self.value((feature, value));
        match named.map(|feature| &feature.values) {
            Some(Values::List(_)) => text,
            _ => format!("{}: {text}", self.feature(feature.into())),
        }
    }

    /// A note in words.
    pub fn clue(&self, clue: Clue) -> String {
        let Some(key) = self.asked().clues.get(&clue.kind()) else { return String::new() };
        let one = |what: Trait| vec![("feature", self.feature(what.0.into())), ("value", self.value(what))];
        let values = match clue {
            Clue::Drawn(what) | Clue::Found(what) | Clue::Not(what) | Clue::More(what) | Clue::Less(what) => {
                one(what)
            }
            Clue::OneOf(what, other) => {
                let mut values = one(what);
                values.push(("other", self.value((what.0, other))));
                values
            }
            Clue::If(what, then) | Clue::Either(what, then) => {
                vec![("value", self.phrase(what)), ("other", self.phrase(then))]
            }
            Clue::Common(like, count) => {
                let name = self.candidate(like);
                let values = [("name", name.as_str().into()), ("count", i64::from(count).into())];
                return self.words.0.get_with(key, &values);
            }
        };
        self.words.get_with(key, &values)
    }

    /// What was said, in words.
    pub fn remark(&self, remark: Remark) -> String {
        let def = self.def();
        match remark {
            Remark::Right(candidate) => {
                self.words.get_with(&self.asked().found, &[("name", self.candidate(candidate))])
            }
            Remark::Wrong(candidate) => {
                let secs = def.costs.wrong_secs.to_string();
                self.words.get_with("ui-puzzle-wrong", &[("name", self.candidate(candidate)), ("secs", secs)])
            }
            Remark::Hint(insight, level) => {
                let (texts, note) = match insight {
                    Insight::RulesOut { clue, .. } => (&def.hints.rules_out, u32::from(clue) + 1),
                    Insight::Left { .. } => (&def.hints.left, 0),
                    Insight::Back { .. } => (&def.hints.back, 0),
                };
                let key = match level {
                    1 => &texts.0,
                    2 => &texts.1,
                    _ => &texts.2,
                };
                let name = self.candidate(insight.candidate());
                self.words.get_with(key, &[("name", name), ("number", note.to_string())])
            }
        }
    }

    /// What is under the pencil: each feature with its value.
    pub fn described(&self, candidate: u8) -> Vec<String> {
        let board = self.puzzle.board.steps.get(self.step);
        let values = board.and_then(|step| step.candidates.get(usize::from(candidate)));
        let values = values.map(|candidate| candidate.values.as_slice()).unwrap_or_default();
        let all = (0..).zip(values);
        all.map(|(number, value): (u8, &u8)| {
            format!("{}: {}", self.feature(number.into()), self.value((number, *value)))
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::{path::Path, sync::Arc};

    use super::*;
    use crate::{
        content::{loader::Content, strings::Strings},
        sim::puzzle::{PuzzleState, make::make},
    };

    /// Letters of the small font that fit on a line of the notes, and lines that fit under each other.
    const LETTERS: usize = 24;
    const LINES: usize = 13;
    /// Lines of what is said, and letters on one of them beside a face.
    const SAID: usize = 4;
    const BESIDE: usize = 17;

    fn lines(text: &str, letters: usize) -> usize {
        let mut lines = 1;
        let mut used = 0;
        for word in text.split_whitespace() {
            let long = word.chars().count();
            if used > 0 && used + 1 + long > letters {
                lines += 1;
                used = 0;
            }
            used += long + usize::from(used > 0);
        }
        lines
    }

    /// In both languages, for many games: every text is there, without an open brace, and the notes fit their sheet.
    #[test]
    fn everything_is_told_and_fits_its_sheet() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let content = Content::open(Some(root)).unwrap();
        for language in ["en", "ru"] {
            let words = Words(Strings::load(root, language));
            for (id, def) in &content.catalog().puzzles {
                for seed in 0..200 {
                    let board = Arc::new(make(id, def, seed));
                    let puzzle = Puzzle { def: def.clone(), board, state: PuzzleState::default() };
                    for step in 0..def.steps.len() {
                        look(&Telling { words: &words, puzzle: &puzzle, step }, seed, language);
                    }
                }
            }
        }
    }

    fn look(telling: &Telling<'_>, seed: u64, language: &str) {
        let place = format!("{language}, seed {seed}, {}", telling.asked().id);
        let step = &telling.puzzle.board.steps[telling.step];
        let mut used = lines(&telling.words.get(&telling.asked().question), LETTERS);
        for clue in &step.clues {
            let text = telling.clue(*clue);
            assert!(!text.is_empty() && !text.contains(['{', '}']), "{place}: {text}");
            used += lines(&format!("1. {text}"), LETTERS);
        }
        assert!(used <= LINES, "{place}: {used} lines of notes");
        for candidate in 0..step.candidates.len() as u8 {
            for text in telling.described(candidate) {
                assert!(text.chars().count() <= LETTERS && !text.ends_with(": "), "{place}: {text}");
            }
            let insights = [
                Insight::RulesOut { clue: 0, candidate },
                Insight::Left { candidate },
                Insight::Back { candidate },
            ];
            let hints =
                insights.iter().flat_map(|insight| (1..=3).map(|level| Remark::Hint(*insight, level)));
            for remark in hints.chain([Remark::Right(candidate), Remark::Wrong(candidate)]) {
                let text = telling.remark(remark);
                assert!(!text.contains(['{', '}']) && !text.starts_with("puzzle-"), "{place}: {text}");
                let letters = if matches!(remark, Remark::Hint(..)) { BESIDE } else { LETTERS };
                assert!(lines(&text, letters) <= SAID, "{place}: {text}");
            }
        }
    }
}
