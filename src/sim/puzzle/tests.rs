//! What puzzles promise for every seed: one answer, reached by striking out alone, no note too many, hints that are true.

use std::path::Path;

use super::{
    Puzzle, PuzzleState,
    board::{Board, Clue, StepBoard},
    make::make,
    solve::{Insight, deduce, next},
};
use crate::content::{loader::Content, puzzle::PuzzleDef};

const ID: &str = "core/locker_key";
const SEEDS: u64 = 10_000;

fn shipped() -> std::sync::Arc<PuzzleDef> {
    let content =
        Content::open(Some(Path::new(env!("CARGO_MANIFEST_DIR")))).expect("the shipped data is sound");
    content.catalog().puzzles[ID].clone()
}

fn boards(def: &PuzzleDef) -> impl Iterator<Item = (u64, Board)> + '_ {
    (0..SEEDS).map(move |seed| (seed, make(ID, def, seed)))
}

#[test]
fn every_seed_has_one_answer_that_striking_out_leads_to() {
    let def = shipped();
    for (seed, board) in boards(&def) {
        for (step, asked) in board.steps.iter().zip(&def.steps) {
            let place = format!("seed {seed}, {}", asked.id);
            assert_eq!(step.candidates.len() as u32, asked.candidates, "{place}");
            assert_eq!(step.left(), 1 << step.answer, "{place}");
            assert_eq!(deduce(step), Some(step.answer), "{place}");
            for (number, one) in step.candidates.iter().enumerate() {
                assert!(step.candidates[..number].iter().all(|other| other.values != one.values), "{place}");
                assert!(step.candidates[..number].iter().all(|other| other.name != one.name), "{place}");
            }
        }
    }
}

#[test]
fn no_note_is_superfluous_and_there_are_as_many_as_were_asked_for() {
    let def = shipped();
    let mut odd = 0;
    for (seed, board) in boards(&def) {
        for (step, asked) in board.steps.iter().zip(&def.steps) {
            assert!(step.superfluous() as u32 <= asked.spare, "seed {seed}, {}: {:?}", asked.id, step.clues);
            for clue in &step.clues {
                assert_ne!(step.ruled_out(*clue), 0, "seed {seed}, {}: {clue:?} says nothing", asked.id);
            }
            let (least, most) = asked.notes;
            odd += u64::from(!(least..=most).contains(&(step.clues.len() as u32)));
            let read = step.clues.iter().filter(|clue| matches!(clue, Clue::Drawn(_))).count() as u32;
            odd += u64::from(!(asked.legible.0..=asked.legible.1).contains(&read));
        }
    }
    assert_eq!(odd, 0, "so many steps have more or fewer notes than were asked for");
}

/// Whatever is struck out, rightly or wrongly, a hint is true, and doing what hints say leads to the answer.
#[test]
fn hints_are_true_and_lead_to_the_answer() {
    let def = shipped();
    for (seed, board) in boards(&def).take(2000) {
        for step in &board.steps {
            for start in [0, seed.wrapping_mul(0x9E37_79B9) as u32 & step.all(), step.all()] {
                follow(step, start);
            }
        }
    }
}

fn follow(step: &StepBoard, mut struck: u32) {
    for _ in 0..=2 * step.candidates.len() {
        match next(step, struck).expect("there is always something to say") {
            Insight::RulesOut { clue, candidate } => {
                let values = &step.candidates[usize::from(candidate)].values;
                assert!(!step.clues[usize::from(clue)].admits(&step.candidates, values));
                assert_ne!(candidate, step.answer);
                assert_eq!(struck & 1 << candidate, 0, "it is not struck out yet");
                struck |= 1 << candidate;
            }
            Insight::Back { candidate } => {
                assert_eq!(candidate, step.answer);
                struck &= !(1 << candidate);
            }
            Insight::Left { candidate } => {
                assert_eq!(candidate, step.answer);
                assert_eq!(struck, step.all() & !(1 << candidate));
                return;
            }
        }
    }
    panic!("the hints go round in a circle");
}

#[test]
fn games_differ_and_repeat() {
    let def = shipped();
    let made: Vec<Board> = (0..50).map(|seed| make(ID, &def, seed)).collect();
    assert_eq!(made[7], make(ID, &def, 7));
    let others = |one: &Board| made.iter().filter(|other| *other == one).count();
    assert!(made.iter().all(|board| others(board) == 1));
    let answers: std::collections::BTreeSet<u8> = made.iter().map(|board| board.steps[0].answer).collect();
    assert!(answers.len() >= 6, "the answer lies anywhere: {answers:?}");
}

/// What the drawing shows is what the answers have.
#[test]
fn the_key_has_the_cuts_of_its_answers() {
    use crate::content::puzzle::Part;
    let def = shipped();
    for (seed, board) in boards(&def).take(500) {
        let value = |part| board.drawn(&def, part).expect("a step asks for it").0;
        assert_eq!(board.cuts.len() as u8, 5 + value(Part::Count), "seed {seed}");
        assert_eq!(board.cuts[0], 1 + value(Part::First), "seed {seed}");
        assert_eq!(board.cuts[board.cuts.len() - 1], 1 + value(Part::Last), "seed {seed}");
        let deepest = board.cuts.iter().position(|depth| *depth == 4).expect("one is deeper than all");
        assert_eq!(deepest as u8, 1 + value(Part::Deepest), "seed {seed}");
        assert!(board.cuts.iter().all(|depth| (1..=4).contains(depth)), "seed {seed}");
    }
}

#[test]
fn a_step_is_solved_once_the_next_is_asked() {
    let def = shipped();
    let board = std::sync::Arc::new(make(ID, &def, 1));
    let at = |step| Puzzle {
        def: def.clone(),
        board: board.clone(),
        state: PuzzleState { step, ..Default::default() },
    };
    assert!(!at(0).has_solved(Some("blank")) && !at(1).has_solved(None));
    assert!(at(1).has_solved(Some("blank")) && !at(1).has_solved(Some("order")));
    assert!(at(3).is_solved() && at(3).has_solved(None) && at(3).present().is_none());
    assert!(!at(3).has_solved(Some("nothing of that name")));
}
