//! How the bot solves a puzzle: note by note, with the pencil, as a person does who never errs. It knows no more than
//! what lies on the paper.

use bevy::{ecs::world::World, math::Vec2};

use super::Urge;
use crate::sim::{
    command::Buttons,
    mission::Mission,
    puzzle::solve::{self, Insight},
};

/// Ticks from one press to the next.
const PACE: u32 = 6;

/// The wish for a tick in which a puzzle lies open.
pub(super) fn urge(world: &World, tick: u32) -> Urge {
    if !tick.is_multiple_of(PACE) {
        return Urge::default();
    }
    wish(world).unwrap_or_else(|| Urge::default().press(Buttons::ROLL))
}

fn wish(world: &World) -> Option<Urge> {
    let mission = world.get_resource::<Mission>()?;
    let open = mission.open_puzzle.as_ref()?;
    let puzzle = mission.puzzles.get(&open.id)?;
    if open.answered {
        return Some(Urge::default().press(Buttons::STRIKE));
    }
    let insight = solve::next(puzzle.present()?, puzzle.state.struck)?;
    let (target, cursor) = (insight.candidate(), puzzle.state.cursor);
    let columns = puzzle.def.steps.get(puzzle.state.step)?.columns.max(1) as u8;
    let (row, column) = (i16::from(target / columns), i16::from(target % columns));
    let (from_row, from_column) = (i16::from(cursor / columns), i16::from(cursor % columns));
    Some(match insight {
        _ if row != from_row => Urge::go(Vec2::new(0.0, f32::from((from_row - row).signum()))),
        _ if column != from_column => Urge::go(Vec2::new(f32::from((column - from_column).signum()), 0.0)),
        Insight::RulesOut { .. } | Insight::Back { .. } => Urge::default().press(Buttons::KICK),
        Insight::Left { .. } => Urge::default().press(Buttons::STRIKE),
    })
}
