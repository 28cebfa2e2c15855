//! Puzzles: a paper with a question, candidates to strike out, and notes that say whom.
//!
//! Here belongs what a puzzle is in one game ([`board`]), how it comes from the seed ([`make`]), how it is solved
//! ([`solve`]) and what commands do to it ([`play`]). What may be in it is data ([`crate::content::puzzle`]).

pub mod board;
pub mod make;
pub mod play;
mod pool;
pub mod solve;

use std::sync::Arc;

use super::command::Buttons;
use crate::content::puzzle::PuzzleDef;
use board::{Board, Mask, StepBoard};
use solve::Insight;

/// A puzzle that a mission has opened at least once.
#[derive(Clone, Debug)]
pub struct Puzzle {
    /// What may be in it.
    pub def: Arc<PuzzleDef>,
    /// What is in it: follows from the seed.
    pub board: Arc<Board>,
    /// How far it is.
    pub state: PuzzleState,
}

/// How far a puzzle is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PuzzleState {
    /// The present question; as many as there are once all are answered.
    pub step: usize,
    /// Candidates that are struck out.
    pub struck: Mask,
    /// Those of them who were named as the answer, wrongly: they stay struck out.
    pub accused: Mask,
    /// The candidate around which a circle is drawn: named once more, it is the answer given.
    pub circled: Option<u8>,
    /// The candidate under the pencil.
    pub cursor: u8,
    /// What the last hint was about, and how much of it was said: 1 to 3.
    pub help: Option<(Insight, u8)>,
    /// Wrong answers.
    pub wrong: u32,
    /// Hints.
    pub hints: u32,
    /// What both have cost, in ticks.
    pub cost: u32,
}

/// The puzzle that lies open.
#[derive(Clone, Debug)]
pub struct OpenPuzzle {
    /// Its id.
    pub id: String,
    /// What was said last.
    pub said: Option<Remark>,
    /// Whether the question is answered, and the answer still to be read.
    pub answered: bool,
    held: Buttons,
    way: (i8, i8),
    /// Ticks for which that way has been held.
    since: u32,
    pointed: Option<u8>,
}

/// What is said while a puzzle lies open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A hint, and how much of it: 1 to 3.
    Hint(Insight, u8),
    /// That one is not the answer.
    Wrong(u8),
    /// It is.
    Right(u8),
}

impl Puzzle {
    /// Whether every question is answered.
    pub fn is_solved(&self) -> bool {
        self.state.step >= self.board.steps.len()
    }

    /// Whether the question of that name is answered; without a name: every question.
    pub fn has_solved(&self, step: Option<&str>) -> bool {
        match step {
            Some(step) => self.def.step(step).is_some_and(|number| number < self.state.step),
            None => self.is_solved(),
        }
    }

    /// The present question; none once all are answered.
    pub fn present(&self) -> Option<&StepBoard> {
        self.board.steps.get(self.state.step)
    }
}

#[cfg(test)]
mod tests;
