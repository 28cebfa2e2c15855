//! What lies on the paper: candidates with what they are, and notes each of which rules some of them out.

use crate::content::puzzle::{ClueKind, Part, PuzzleDef};

/// A whole puzzle as one game has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// Question by question.
    pub steps: Vec<StepBoard>,
    /// Depth of each cut of the drawn key, from the bow to the tip: 1 shallow to 4 deep.
    pub cuts: Vec<u8>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepBoard {
    /// Among whom the answer is, in the order in which they lie there.
    pub candidates: Vec<Candidate>,
    /// The notes.
    pub clues: Vec<Clue>,
    /// Whose number is right.
    pub(super) answer: u8,
}

/// One who may be the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What it is called.
    pub name: Name,
    /// What it is, in the order of the step's `features`: the number of the value among those that there are.
    pub values: Vec<u8>,
}

/// What a candidate is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// By that one of the step's names.
    Listed(u8),
    /// By a number.
    Number(u32),
}

/// A feature, as its place among the step's, and one of its values.
pub type Trait = (u8, u8);

/// A note about the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clue {
    /// That part of the key can be read, and is so.
    Drawn(Trait),
    /// It is the one that was found earlier.
    Found(Trait),
    /// It is not so.
    Not(Trait),
    /// It is so, or has that other value.
    OneOf(Trait, u8),
    /// Its number is over that.
    More(Trait),
    /// Its number is under that.
    Less(Trait),
    /// If it is the first, it is the second as well.
    If(Trait, Trait),
    /// It is one of these, or both.
    Either(Trait, Trait),
    /// So many features are the same as that candidate's.
    Common(u8, u8),
}

impl Clue {
    /// Of which sort it is.
    pub fn kind(self) -> ClueKind {
        match self {
            Self::Drawn(_) => ClueKind::Drawn,
            Self::Found(_) => ClueKind::Found,
            Self::Not(_) => ClueKind::Not,
            Self::OneOf(..) => ClueKind::OneOf,
            Self::More(_) => ClueKind::More,
            Self::Less(_) => ClueKind::Less,
            Self::If(..) => ClueKind::If,
            Self::Either(..) => ClueKind::Either,
            Self::Common(..) => ClueKind::Common,
        }
    }

    /// Whether it leaves a candidate with those values.
    pub fn admits(self, candidates: &[Candidate], values: &[u8]) -> bool {
        let of = |feature: u8| values.get(usize::from(feature)).copied();
        let is = |(feature, value): Trait| of(feature) == Some(value);
        match self {
            Self::Drawn(what) | Self::Found(what) => is(what),
            Self::Not(what) => !is(what),
            Self::OneOf(what, other) => is(what) || is((what.0, other)),
            Self::More((feature, value)) => of(feature).is_some_and(|own| own > value),
            Self::Less((feature, value)) => of(feature).is_some_and(|own| own < value),
            Self::If(what, then) => !is(what) || is(then),
            Self::Either(one, other) => is(one) || is(other),
            Self::Common(like, count) => {
                let other = candidates.get(usize::from(like)).map_or(&[][..], |like| &like.values);
                other.iter().zip(values).filter(|(a, b)| a == b).count() == usize::from(count)
            }
        }
    }
}

/// A set of candidates: bit by bit, in their order.
pub type Mask = u32;

impl StepBoard {
    /// All candidates.
    pub fn all(&self) -> Mask {
        (1 << self.candidates.len()) - 1
    }

    /// Those whom a note rules out.
    pub fn ruled_out(&self, clue: Clue) -> Mask {
        let out = self.candidates.iter().enumerate();
        out.filter(|(_, one)| !clue.admits(&self.candidates, &one.values))
            .fold(0, |mask, (number, _)| mask | 1 << number)
    }

    /// Those whom all notes leave.
    pub fn left(&self) -> Mask {
        self.clues.iter().fold(self.all(), |left, clue| left & !self.ruled_out(*clue))
    }

    /// Whether a candidate is the right one.
    pub fn is_answer(&self, candidate: u8) -> bool {
        candidate == self.answer
    }

    /// The answer; only for whoever was told it already.
    pub fn answer(&self) -> u8 {
        self.answer
    }

    /// Notes without which the answer would be as certain.
    pub fn superfluous(&self) -> usize {
        let without = |skipped: usize| {
            let others = self.clues.iter().enumerate().filter(|(number, _)| *number != skipped);
            others.fold(self.all(), |left, (_, clue)| left & !self.ruled_out(*clue))
        };
        (0..self.clues.len()).filter(|number| without(*number).count_ones() == 1).count()
    }
}

impl Board {
    /// The value that a part of the key has, and whether it can be read; none where no step asks for that part.
    pub fn drawn(&self, def: &PuzzleDef, part: Part) -> Option<(u8, bool)> {
        self.steps.iter().zip(&def.steps).find_map(|(board, step)| {
            let is_part = |name: &String| def.features.get(name).is_some_and(|one| one.part == Some(part));
            let feature = step.features.iter().position(is_part)?;
            let value = *board.candidates.get(usize::from(board.answer))?.values.get(feature)?;
            let read = |clue: &Clue| matches!(clue, Clue::Drawn((read, _)) if usize::from(*read) == feature);
            Some((value, board.clues.iter().any(read)))
        })
    }
}
