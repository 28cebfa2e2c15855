//! Pure deduction: what can be struck out next, and why. Nothing here knows the answer; the bot, the hints and the tests
//! go by it.

use super::board::{Mask, StepBoard};

/// The next thing that can be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Insight {
    /// A note rules out a candidate that is not struck out yet.
    RulesOut {
        /// Which note, from 0.
        clue: u8,
        /// Which candidate.
        candidate: u8,
    },
    /// All but one are struck out, and every note leaves that one.
    Left {
        /// Which.
        candidate: u8,
    },
    /// A candidate was struck out that every note leaves.
    Back {
        /// Which.
        candidate: u8,
    },
}

impl Insight {
    /// The candidate that it is about.
    pub fn candidate(self) -> u8 {
        match self {
            Self::RulesOut { candidate, .. } | Self::Left { candidate } | Self::Back { candidate } => {
                candidate
            }
        }
    }
}

/// What can be known next, where `struck` are struck out; none where the notes leave nobody at all.
pub fn next(step: &StepBoard, struck: Mask) -> Option<Insight> {
    let left = step.left();
    if let Some(candidate) = (0..step.candidates.len() as u8).find(|number| left & struck & 1 << number != 0)
    {
        return Some(Insight::Back { candidate });
    }
    for (clue, note) in (0..).zip(&step.clues) {
        let out = step.ruled_out(*note) & !struck;
        if out != 0 {
            return Some(Insight::RulesOut { clue, candidate: out.trailing_zeros() as u8 });
        }
    }
    (left.count_ones() == 1).then(|| Insight::Left { candidate: left.trailing_zeros() as u8 })
}

/// The answer, found by striking out from a clean paper; none where the notes do not lead to one.
pub fn deduce(step: &StepBoard) -> Option<u8> {
    let mut struck = 0;
    loop {
        match next(step, struck)? {
            Insight::RulesOut { candidate, .. } => struck |= 1 << candidate,
            Insight::Left { candidate } => return Some(candidate),
            Insight::Back { .. } => return None,
        }
    }
}
