//! What a gunfight leaves lying and sticking: cases on the floor, holes. The oldest go first; a new beginning sweeps all.

use std::collections::VecDeque;

use bevy::prelude::*;

use crate::{
    sim::outcome::SimOutcome,
    view::{ViewSystems, stage},
};

/// Cases that lie, at the most.
pub const MOST_CASES: usize = 180;
/// Holes, at the most.
pub const MOST_HOLES: usize = 140;

/// What stays, in the order of its coming.
#[derive(Resource, Default)]
pub struct Litter {
    cases: VecDeque<Entity>,
    holes: VecDeque<Entity>,
}

impl Litter {
    /// A case stays.
    pub fn keep_case(&mut self, commands: &mut Commands, case: Entity) {
        keep(&mut self.cases, commands, case, MOST_CASES);
    }

    /// A hole stays.
    pub fn keep_hole(&mut self, commands: &mut Commands, hole: Entity) {
        keep(&mut self.holes, commands, hole, MOST_HOLES);
    }

    /// How much lies and sticks: cases, holes.
    #[cfg(test)]
    pub fn count(&self) -> (usize, usize) {
        (self.cases.len(), self.holes.len())
    }

    fn sweep(&mut self, commands: &mut Commands) {
        for old in self.cases.drain(..).chain(self.holes.drain(..)) {
            commands.entity(old).try_despawn();
        }
    }
}

fn keep(kept: &mut VecDeque<Entity>, commands: &mut Commands, new: Entity, most: usize) {
    kept.push_back(new);
    while kept.len() > most {
        if let Some(old) = kept.pop_front() {
            commands.entity(old).try_despawn();
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, sweep.in_set(ViewSystems::Build));
}

fn sweep(
    mut commands: Commands,
    mut litter: ResMut<Litter>,
    mut outcomes: MessageReader<SimOutcome>,
    stage: Option<Res<stage::Stage>>,
) {
    let begins = outcomes.read().any(|outcome| *outcome == SimOutcome::Restarted);
    if begins || stage.is_some_and(|stage| stage.is_changed()) {
        litter.sweep(&mut commands);
    }
}
