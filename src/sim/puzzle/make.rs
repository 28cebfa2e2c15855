//! A puzzle out of its definition and a seed: candidates that are hard to tell apart, and notes that tell them apart all
//! the same, no more of them than are needed.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};
use xxhash_rust::xxh3::xxh3_64;

use super::{
    board::{Board, Candidate, Clue, Mask, Name, StepBoard},
    pool::pool,
};
use crate::{
    content::puzzle::{FeatureDef, NamesDef, Part, PuzzleDef, StepDef, Values},
    sim::rng::between,
};

/// How often notes are tried for one step before the best of them are taken.
const TRIES: u32 = 400;

/// The puzzle of that id in the game of that seed.
pub fn make(id: &str, def: &PuzzleDef, seed: u64) -> Board {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    // A stream of its own, far from those of the fight.
    rng.set_stream(xxh3_64(id.as_bytes()) | 1 << 63);
    let mut board = Board { steps: Vec::new(), cuts: Vec::new() };
    for step in &def.steps {
        let made = make_step(def, step, &board, &mut rng);
        board.steps.push(made);
    }
    board.cuts = cuts(def, &board, &mut rng);
    board
}

/// What a step knows of one of its features.
#[derive(Clone, Copy, Debug)]
pub(super) struct Feature {
    /// How many values there are.
    pub values: u8,
    /// Whether more and less mean anything.
    pub ordered: bool,
    /// Whether it can be read off the key.
    pub drawn: bool,
    /// Whether it was found in an earlier step, and as what.
    pub found: Option<u8>,
}

fn feature(def: &PuzzleDef, name: &str, before: &Board) -> Feature {
    let plain = Feature { values: 1, ordered: false, drawn: false, found: None };
    let Some(FeatureDef { part, values, .. }) = def.features.get(name) else { return plain };
    let drawn = part.is_some();
    match values {
        Values::List(list) => Feature { values: list.len().min(8) as u8, drawn, ..plain },
        Values::Numbers(least, most) => {
            let values = most.saturating_sub(*least).min(31) as u8 + 1;
            Feature { values, ordered: true, drawn, ..plain }
        }
        Values::Step(id) => {
            let step = def.step(id).and_then(|number| before.steps.get(number));
            step.map_or(plain, |step| Feature {
                values: step.candidates.len() as u8,
                found: Some(step.answer),
                ..plain
            })
        }
    }
}

fn make_step(def: &PuzzleDef, step: &StepDef, before: &Board, rng: &mut ChaCha8Rng) -> StepBoard {
    let features: Vec<Feature> = step.features.iter().map(|name| feature(def, name, before)).collect();
    let mut best: Option<(u32, StepBoard)> = None;
    for _ in 0..TRIES {
        let candidates = candidates(step, &features, rng);
        let answer = below(rng, candidates.len());
        let mut board = StepBoard { candidates, clues: Vec::new(), answer: answer as u8 };
        settle_found(&mut board, &features);
        take_notes(&mut board, step, &features, rng);
        let amiss = amiss(&board, step);
        if best.as_ref().is_none_or(|(least, _)| amiss < *least) {
            best = Some((amiss, board));
        }
        if amiss == 0 {
            break;
        }
    }
    let (_, mut board) =
        best.unwrap_or_else(|| (0, StepBoard { candidates: Vec::new(), clues: Vec::new(), answer: 0 }));
    name_all(&mut board, step, rng);
    board
}

/// How far the notes are from what the definition asks for.
fn amiss(board: &StepBoard, step: &StepDef) -> u32 {
    let count = |kind: fn(&Clue) -> bool| board.clues.iter().filter(|clue| kind(clue)).count() as u32;
    let beyond =
        |number: u32, (least, most): (u32, u32)| number.saturating_sub(most) + least.saturating_sub(number);
    let read = count(|clue| matches!(clue, Clue::Drawn(_)));
    let superfluous = (board.superfluous() as u32).saturating_sub(step.spare);
    10 * superfluous + 3 * beyond(read, step.legible) + beyond(board.clues.len() as u32, step.notes)
}

/// Candidates without names, each unlike every other. They are near each other: each comes from another by one change or
/// two.
fn candidates(step: &StepDef, features: &[Feature], rng: &mut ChaCha8Rng) -> Vec<Candidate> {
    let count = step.candidates.clamp(1, 12) as usize;
    let mut all: Vec<Vec<u8>> =
        vec![features.iter().map(|one| below(rng, one.values.into()) as u8).collect()];
    let mut tries = 0;
    while all.len() < count && tries < 400 {
        tries += 1;
        let mut values = all[below(rng, all.len())].clone();
        for _ in 0..between(rng, (1, 2)) {
            let which = below(rng, features.len());
            let Some((value, feature)) = values.get_mut(which).zip(features.get(which)) else { break };
            *value = below(rng, feature.values.into()) as u8;
        }
        if !all.contains(&values) {
            all.push(values);
        }
    }
    // What chance did not find is counted through.
    let mut counter = vec![0_u8; features.len()];
    while all.len() < count {
        if !all.contains(&counter) {
            all.push(counter.clone());
        }
        if !count_on(&mut counter, features) {
            break;
        }
    }
    shuffle(&mut all, rng);
    all.into_iter().map(|values| Candidate { name: Name::Number(0), values }).collect()
}

fn count_on(counter: &mut [u8], features: &[Feature]) -> bool {
    for (digit, feature) in counter.iter_mut().zip(features) {
        *digit += 1;
        if *digit < feature.values {
            return true;
        }
        *digit = 0;
    }
    false
}

/// What was found earlier is what the answer has: its value and the one that it drew change places everywhere.
fn settle_found(board: &mut StepBoard, features: &[Feature]) {
    for (number, found) in features.iter().enumerate().filter_map(|(number, one)| Some((number, one.found?)))
    {
        let drawn = board.candidates[usize::from(board.answer)].values[number];
        for candidate in &mut board.candidates {
            let value = &mut candidate.values[number];
            *value = match *value {
                value if value == drawn => found,
                value if value == found => drawn,
                value => value,
            };
        }
    }
}

/// First what is seen and known, then what is told until one candidate is left, then away with what is not needed.
fn take_notes(board: &mut StepBoard, step: &StepDef, features: &[Feature], rng: &mut ChaCha8Rng) {
    let truth = board.candidates[usize::from(board.answer)].values.clone();
    let value = |feature: usize| (feature as u8, truth[feature]);
    let mut clues: Vec<Clue> = (0..features.len())
        .filter(|one| features[*one].found.is_some())
        .map(|one| Clue::Found(value(one)))
        .collect();
    let mut drawn: Vec<usize> = (0..features.len()).filter(|one| features[*one].drawn).collect();
    shuffle(&mut drawn, rng);
    let read = between(rng, step.legible) as usize;
    clues.extend(drawn.into_iter().take(read).map(|one| Clue::Drawn(value(one))));
    let sure = clues.len();
    let mut left = clues.iter().fold(board.all(), |left, clue| left & !board.ruled_out(*clue));
    let mut pools = pool(board, step, features, &truth);
    while left.count_ones() > 1 {
        let clue = draw(&mut pools, left, rng).or_else(|| last_resort(board, left, &truth));
        let Some((clue, out)) = clue else { break };
        left &= !out;
        clues.push(clue);
    }
    board.clues = clues;
    prune(board, sure, step.spare, rng);
}

/// One of the notes that still rule somebody out, each sort as likely as any other.
fn draw(pools: &mut Vec<Vec<(Clue, Mask)>>, left: Mask, rng: &mut ChaCha8Rng) -> Option<(Clue, Mask)> {
    for pool in pools.iter_mut() {
        pool.retain(|(_, out)| out & left != 0);
    }
    pools.retain(|pool| !pool.is_empty());
    if pools.is_empty() {
        return None;
    }
    let pool = below(rng, pools.len());
    let note = below(rng, pools[pool].len());
    Some(pools[pool].swap_remove(note))
}

/// Any candidate differs from the answer in something, which can always be told.
fn last_resort(board: &StepBoard, left: Mask, truth: &[u8]) -> Option<(Clue, Mask)> {
    let mut others =
        (0..board.candidates.len() as u8).filter(|one| *one != board.answer && left & 1 << one != 0);
    others.find_map(|one| {
        let values = &board.candidates[usize::from(one)].values;
        let differs = (0..truth.len()).find(|feature| values[*feature] != truth[*feature])?;
        let clue = Clue::Not((differs as u8, values[differs]));
        Some((clue, board.ruled_out(clue)))
    })
}

/// Takes away what was told without need, but for `spare`; the first `sure` notes stay.
fn prune(board: &mut StepBoard, sure: usize, spare: u32, rng: &mut ChaCha8Rng) {
    let mut told = board.clues.split_off(sure);
    shuffle(&mut told, rng);
    board.clues.append(&mut told);
    let mut number = board.clues.len();
    while number > sure {
        number -= 1;
        if board.superfluous() as u32 <= spare {
            return;
        }
        let clue = board.clues.remove(number);
        if board.left().count_ones() != 1 {
            board.clues.insert(number, clue);
        }
    }
}

fn name_all(board: &mut StepBoard, step: &StepDef, rng: &mut ChaCha8Rng) {
    let count = board.candidates.len();
    let names: Vec<Name> = match &step.names {
        NamesDef::List(list) => {
            let mut names: Vec<Name> = (0..list.len().min(256)).map(|one| Name::Listed(one as u8)).collect();
            shuffle(&mut names, rng);
            names
        }
        NamesDef::Numbers(least, most) => {
            let mut numbers: Vec<u32> = Vec::new();
            let room = u64::from(most.saturating_sub(*least)) + 1;
            while numbers.len() < count.min(room as usize) {
                let number = between(rng, (*least, *most));
                if !numbers.contains(&number) {
                    numbers.push(number);
                }
            }
            numbers.sort_unstable();
            numbers.into_iter().map(Name::Number).collect()
        }
    };
    for (candidate, name) in board.candidates.iter_mut().zip(names) {
        candidate.name = name;
    }
}

/// The cuts of the key: as the features of its parts say, and the others by chance.
fn cuts(def: &PuzzleDef, board: &Board, rng: &mut ChaCha8Rng) -> Vec<u8> {
    let number = |part: Part| {
        let (value, _) = board.drawn(def, part)?;
        let named = def.features.values().find(|one| one.part == Some(part))?;
        match named.values {
            Values::Numbers(least, _) => Some(least + u32::from(value)),
            _ => None,
        }
    };
    let count = number(Part::Count).unwrap_or(5).clamp(4, 7) as usize;
    let mut cuts: Vec<u8> = (0..count).map(|_| between(rng, (1, 3)) as u8).collect();
    cuts[0] = number(Part::First).map_or(cuts[0], |depth| depth.clamp(1, 3) as u8);
    cuts[count - 1] = number(Part::Last).map_or(cuts[count - 1], |depth| depth.clamp(1, 3) as u8);
    if let Some(deepest) = number(Part::Deepest) {
        cuts[deepest.clamp(2, 3) as usize - 1] = 4;
    }
    cuts
}

/// A number under `count`; 0 where there is none.
fn below(rng: &mut ChaCha8Rng, count: usize) -> usize {
    between(rng, (0, count.saturating_sub(1) as u32)) as usize
}

fn shuffle<T>(all: &mut [T], rng: &mut impl Rng) {
    for last in (1..all.len()).rev() {
        let other = ((u64::from(rng.next_u32()) * (last as u64 + 1)) >> 32) as usize;
        all.swap(last, other);
    }
}
