//! What commands do to the puzzle that lies open: the pencil moves, strikes out, circles, asks.

use std::sync::Arc;

use bevy::ecs::world::World;

use super::{OpenPuzzle, Puzzle, PuzzleState, Remark, make, solve};
use crate::{
    content::puzzle::PuzzleDef,
    sim::{
        TICKS_PER_SECOND,
        command::{Buttons, PlayerCommand},
        mission::{Mission, Phase},
        outcome::{PencilDeed, SimOutcome},
        puzzle::solve::Insight,
        seats::Seats,
    },
};

/// Ticks for which a way is held before the pencil goes on by itself, and from then on from place to place.
const REPEAT: (u32, u32) = (22, 8);

/// How far a stick is pushed before it is a way, of 127.
const PUSHED: i8 = 64;

/// Opens the puzzle at its present question. An unknown one, one that is solved and one while another lies open do nothing.
pub(in crate::sim) fn open(world: &mut World, id: &str) {
    let mission = world.resource_mut::<Mission>().into_inner();
    let Some(def) = mission.setup.catalog.puzzles.get(id).filter(|_| mission.phase == Phase::Playing) else {
        return;
    };
    let puzzle = mission.puzzles.entry(id.to_owned()).or_insert_with(|| Puzzle {
        def: def.clone(),
        board: Arc::new(make::make(id, def, mission.setup.seed)),
        state: PuzzleState::default(),
    });
    if puzzle.is_solved() {
        return;
    }
    mission.phase = Phase::Puzzle;
    mission.open_puzzle = Some(OpenPuzzle {
        id: id.to_owned(),
        said: None,
        answered: false,
        // What is held now was meant for something else.
        held: Buttons(u16::MAX),
        way: (0, 0),
        since: 0,
        pointed: None,
    });
    world.write_message(SimOutcome::PuzzleOpened { puzzle: id.to_owned() });
}

/// A tick of the puzzle that lies open.
pub(in crate::sim) fn play(world: &mut World) {
    let commands = world.resource::<Seats>().commands;
    let mission = world.resource_mut::<Mission>().into_inner();
    let Some(mut open) = mission.open_puzzle.take() else {
        mission.phase = Phase::Playing;
        return;
    };
    let Some(puzzle) = mission.puzzles.get_mut(&open.id) else {
        mission.phase = Phase::Playing;
        return;
    };
    let mut paper = Paper { open: &mut open, puzzle, told: Vec::new() };
    let stays = paper.answer(commands);
    let told = std::mem::take(&mut paper.told);
    if stays {
        mission.open_puzzle = Some(open);
    } else {
        mission.phase = Phase::Playing;
    }
    world.write_message_batch(told);
}

/// The paper, the pencil, and what there is to tell.
struct Paper<'a> {
    open: &'a mut OpenPuzzle,
    puzzle: &'a mut Puzzle,
    told: Vec<SimOutcome>,
}

impl Paper<'_> {
    /// Answers a tick's commands; false when the paper is put away.
    fn answer(&mut self, commands: [PlayerCommand; crate::sim::seats::SEATS]) -> bool {
        let now = commands.iter().fold(Buttons::default(), |all, command| all.with(command.buttons));
        let pressed = |button| now.contains(button) && !self.open.held.contains(button);
        let confirms = [Buttons::STRIKE, Buttons::GRAB, Buttons::SKIP].into_iter().any(pressed);
        let (strikes_out, asks, leaves) =
            (pressed(Buttons::KICK), pressed(Buttons::ORDER), pressed(Buttons::ROLL));
        self.open.held = now;
        if self.open.answered {
            return if confirms || leaves { self.go_on() } else { true };
        }
        self.move_pencil(&commands);
        if leaves {
            self.close();
            return false;
        }
        if strikes_out {
            self.strike_out();
        } else if confirms {
            self.name();
        } else if asks {
            self.ask();
        }
        true
    }

    fn close(&mut self) {
        self.puzzle.state.circled = None;
        self.told.push(SimOutcome::PuzzleClosed { puzzle: self.open.id.clone() });
    }

    /// What was said goes with the next thing that the pencil does.
    fn tell(&mut self, deed: PencilDeed) {
        self.open.said = None;
        self.told.push(SimOutcome::PencilUsed { deed });
    }

    fn count(&self) -> u8 {
        self.puzzle.present().map_or(0, |step| step.candidates.len() as u8)
    }

    fn move_pencil(&mut self, commands: &[PlayerCommand]) {
        let count = self.count();
        let pointed =
            commands.iter().find_map(|command| command.buttons.pointed()).filter(|slot| *slot < count);
        if pointed != self.open.pointed {
            self.open.pointed = pointed;
            if let Some(slot) = pointed {
                self.put_pencil(slot);
            }
        }
        let way = commands.iter().map(way_of).find(|way| *way != (0, 0)).unwrap_or_default();
        self.open.since = if way == self.open.way { self.open.since.saturating_add(1) } else { 0 };
        self.open.way = way;
        let since = self.open.since;
        let (first, then) = REPEAT;
        if way != (0, 0) && (since == 0 || since >= first && (since - first).is_multiple_of(then)) {
            let columns = self.puzzle.def.steps.get(self.puzzle.state.step).map_or(1, |step| step.columns);
            self.put_pencil(step_from(self.puzzle.state.cursor, way, columns.max(1) as u8, count));
        }
    }

    fn put_pencil(&mut self, slot: u8) {
        let state = &mut self.puzzle.state;
        if slot != state.cursor {
            state.cursor = slot;
            state.circled = None;
            self.tell(PencilDeed::Moved);
        }
    }

    /// Strikes out what is under the pencil, or takes the line away again. Who was named wrongly stays struck out.
    fn strike_out(&mut self) {
        let state = &mut self.puzzle.state;
        let one = 1 << state.cursor;
        if state.accused & one != 0 {
            return;
        }
        state.struck ^= one;
        state.circled = None;
        let deed = if state.struck & one != 0 { PencilDeed::StruckOut } else { PencilDeed::Restored };
        self.tell(deed);
    }

    /// A circle first; named once more, it is the answer.
    fn name(&mut self) {
        let state = &mut self.puzzle.state;
        let one = 1 << state.cursor;
        if state.accused & one != 0 {
            return;
        }
        if state.circled != Some(state.cursor) {
            state.circled = Some(state.cursor);
            state.struck &= !one;
            self.tell(PencilDeed::Circled);
            return;
        }
        let named = state.cursor;
        let right = self.puzzle.present().is_some_and(|step| step.is_answer(named));
        let (puzzle, step) = (self.open.id.clone(), self.step_id());
        if right {
            self.open.answered = true;
            self.open.said = Some(Remark::Right(named));
            let last = self.puzzle.state.step + 1 == self.puzzle.board.steps.len();
            self.told.push(SimOutcome::PuzzleSolved { puzzle, step, last });
            return;
        }
        let cost = ticks(self.puzzle.def.costs.wrong_secs);
        let state = &mut self.puzzle.state;
        state.accused |= one;
        state.struck |= one;
        state.circled = None;
        state.wrong += 1;
        state.cost = state.cost.saturating_add(cost);
        self.open.said = Some(Remark::Wrong(named));
        self.told.push(SimOutcome::WrongAnswer { puzzle, step });
    }

    fn step_id(&self) -> String {
        self.puzzle.def.steps.get(self.puzzle.state.step).map(|step| step.id.clone()).unwrap_or_default()
    }

    /// A hint; asked again about the same thing, it says more, and at last does it.
    fn ask(&mut self) {
        let state = &self.puzzle.state;
        let Some(insight) = self.puzzle.present().and_then(|step| solve::next(step, state.struck)) else {
            return;
        };
        let level = match state.help {
            Some((same, level)) if same == insight => (level + 1).min(3),
            _ => 1,
        };
        let cost = hint_cost(&self.puzzle.def, level);
        let state = &mut self.puzzle.state;
        state.help = Some((insight, level));
        state.hints += 1;
        state.cost = state.cost.saturating_add(cost);
        self.open.said = Some(Remark::Hint(insight, level));
        if level == 3 {
            let candidate = insight.candidate();
            state.cursor = candidate;
            state.circled = None;
            match insight {
                Insight::RulesOut { .. } => state.struck |= 1 << candidate,
                Insight::Back { .. } => state.struck &= !(1 << candidate),
                Insight::Left { .. } => state.circled = Some(candidate),
            }
        }
        let (puzzle, step) = (self.open.id.clone(), self.step_id());
        self.told.push(SimOutcome::HintTaken { puzzle, step });
    }

    /// From an answered question to the next one, or away from the paper.
    fn go_on(&mut self) -> bool {
        let def = &self.puzzle.def;
        let closes = def.steps.get(self.puzzle.state.step).is_none_or(|step| step.closes);
        let state = &mut self.puzzle.state;
        *state = PuzzleState {
            step: state.step + 1,
            wrong: state.wrong,
            hints: state.hints,
            cost: state.cost,
            ..PuzzleState::default()
        };
        if closes || self.puzzle.is_solved() {
            self.close();
            return false;
        }
        self.open.answered = false;
        self.open.said = None;
        true
    }
}

fn hint_cost(def: &PuzzleDef, level: u8) -> u32 {
    let (first, second, third) = def.costs.hint_secs;
    ticks(match level {
        1 => first,
        2 => second,
        _ => third,
    })
}

fn ticks(secs: u32) -> u32 {
    secs.saturating_mul(TICKS_PER_SECOND as u32)
}

/// Which way a command goes, one of four: (east, south).
fn way_of(command: &PlayerCommand) -> (i8, i8) {
    let (x, y) = (command.move_x, command.move_y);
    if x.unsigned_abs().max(y.unsigned_abs()) < PUSHED.unsigned_abs() {
        return (0, 0);
    }
    if x.unsigned_abs() >= y.unsigned_abs() { (x.signum(), 0) } else { (0, -y.signum()) }
}

/// The place one further, in rows of so many; around the edge to the other side.
fn step_from(cursor: u8, (east, south): (i8, i8), columns: u8, count: u8) -> u8 {
    if count == 0 {
        return 0;
    }
    let rows = count.div_ceil(columns);
    let wrap =
        |place: u8, by: i8, size: u8| (i16::from(place) + i16::from(by)).rem_euclid(i16::from(size)) as u8;
    let (row, column) = (cursor / columns, cursor % columns);
    let in_row = if row + 1 == rows { count - row * columns } else { columns };
    let column = wrap(column, east, if south == 0 { in_row } else { columns });
    let to = wrap(row, south, rows) * columns + column;
    // The last row may be short.
    to.min(count - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pencil_reaches_every_place_and_goes_around_the_edges() {
        assert_eq!(step_from(0, (1, 0), 4, 8), 1);
        assert_eq!(step_from(3, (1, 0), 4, 8), 0);
        assert_eq!(step_from(1, (0, 1), 4, 8), 5);
        assert_eq!(step_from(1, (0, -1), 4, 8), 5);
        assert_eq!(step_from(2, (0, 1), 3, 5), 4, "a short last row");
        assert_eq!(step_from(3, (-1, 0), 3, 5), 4, "a short last row");
    }

    #[test]
    fn a_slanting_stick_goes_one_way() {
        let way = |move_x, move_y| way_of(&PlayerCommand { move_x, move_y, ..Default::default() });
        assert_eq!(way(127, 0), (1, 0));
        assert_eq!(way(-90, 80), (-1, 0));
        assert_eq!(way(20, -127), (0, 1));
        assert_eq!(way(40, -50), (0, 0));
    }
}
