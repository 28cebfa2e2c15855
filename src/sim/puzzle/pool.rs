//! All notes that are true of an answer and rule somebody out.

use super::{
    board::{Clue, Mask, StepBoard, Trait},
    make::Feature,
};
use crate::content::puzzle::{ClueKind, StepDef};

/// The notes that the definition allows, sort by sort. None of them rules out more than half of the others: a note that
/// says nearly all leaves nothing to find.
pub(super) fn pool(
    board: &StepBoard,
    step: &StepDef,
    features: &[Feature],
    truth: &[u8],
) -> Vec<Vec<(Clue, Mask)>> {
    let most = (board.candidates.len() as u32 / 2).max(1);
    let told = |kind: ClueKind| {
        let all = of_kind(kind, board, features, truth);
        let masked = all.into_iter().map(|clue| (clue, board.ruled_out(clue)));
        let fits =
            |(_, out): &(Clue, Mask)| *out != 0 && out & 1 << board.answer == 0 && out.count_ones() <= most;
        masked.filter(fits).collect::<Vec<_>>()
    };
    step.clues.keys().map(|kind| told(*kind)).filter(|pool| !pool.is_empty()).collect()
}

/// What words may be about: not what is read off the key or was found before, and nothing that no candidate has.
fn told_traits(board: &StepBoard, features: &[Feature]) -> Vec<Trait> {
    let told = (0_u8..).zip(features).filter(|(_, one)| one.found.is_none());
    let all = told.flat_map(|(number, one)| (0..one.values).map(move |value| (number, value)));
    let occurs = |(feature, value): &Trait| {
        board.candidates.iter().any(|one| one.values.get(usize::from(*feature)) == Some(value))
    };
    all.filter(occurs).collect()
}

fn of_kind(kind: ClueKind, board: &StepBoard, features: &[Feature], truth: &[u8]) -> Vec<Clue> {
    let traits = told_traits(board, features).into_iter();
    let own = |feature: u8| truth.get(usize::from(feature)).copied().unwrap_or(0);
    let is = |(feature, value): (u8, u8)| own(feature) == value;
    let ordered = |feature: u8| features.get(usize::from(feature)).is_some_and(|one| one.ordered);
    let pairs = || {
        let first = traits.clone();
        first
            .flat_map(|one| traits.clone().map(move |other| (one, other)))
            .filter(|(one, other)| one.0 != other.0)
    };
    match kind {
        // What is seen and known is chosen by itself.
        ClueKind::Drawn | ClueKind::Found => Vec::new(),
        ClueKind::Not => traits.filter(|one| !is(*one)).map(Clue::Not).collect(),
        // The smaller value first: the order must not tell which of the two it is.
        ClueKind::OneOf => traits
            .filter(|one| !is(*one))
            .map(|(feature, value)| {
                let (low, high) = (own(feature).min(value), own(feature).max(value));
                Clue::OneOf((feature, low), high)
            })
            .collect(),
        ClueKind::More => traits.filter(|one| ordered(one.0) && own(one.0) > one.1).map(Clue::More).collect(),
        ClueKind::Less => traits.filter(|one| ordered(one.0) && own(one.0) < one.1).map(Clue::Less).collect(),
        ClueKind::If => pairs()
            .filter(|(one, then)| !is(*one) || is(*then))
            .map(|(one, then)| Clue::If(one, then))
            .collect(),
        ClueKind::Either => pairs()
            .filter(|(one, other)| one.0 < other.0 && (is(*one) || is(*other)))
            .map(|(one, other)| Clue::Either(one, other))
            .collect(),
        ClueKind::Common => (0..board.candidates.len() as u8)
            .filter(|one| *one != board.answer)
            .filter_map(|one| {
                let values = &board.candidates.get(usize::from(one))?.values;
                let count = values.iter().zip(truth).filter(|(a, b)| a == b).count();
                Some(Clue::Common(one, count as u8))
            })
            .collect(),
    }
}
