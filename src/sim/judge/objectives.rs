//! Objectives: which are open, which are done, and when the mission is won by them.

use bevy::ecs::world::World;

use super::{Player, arrest, is_cleared, lose, player, roads, win};
use crate::{
    content::objective::Goal,
    sim::{
        mission::{Counts, Mission, ObjectiveState},
        outcome::{SimOutcome, Way},
        thing::Prop,
    },
};

/// Opens and closes objectives; the mission is won when all that count are done.
pub(super) fn follow(world: &mut World) {
    let level = world.resource::<Mission>().setup.level.clone();
    let Some(player) = player(world) else { return };
    for (index, objective) in level.objectives.iter().enumerate() {
        let mission = world.resource::<Mission>();
        let state = mission.objectives[index];
        let ready = objective.after.iter().all(|id| {
            let before = level.objectives.iter().position(|other| other.id == *id);
            before.is_some_and(|before| mission.objectives[before] == ObjectiveState::Done)
        });
        let next = match state {
            ObjectiveState::Waiting if ready => ObjectiveState::Open,
            ObjectiveState::Open => judge(world, &objective.goal, &player),
            other => other,
        };
        if next == state {
            continue;
        }
        world.resource_mut::<Mission>().objectives[index] = next;
        if next == ObjectiveState::Done {
            world.write_message(SimOutcome::ObjectiveDone { index });
        }
        if next == ObjectiveState::Failed && !objective.optional {
            lose(world, Some(objective.text.clone()));
        }
    }
    if player.health.now > 0.0 && all_done(world) {
        win(world);
    }
}

/// The state of an open objective.
fn judge(world: &mut World, goal: &Goal, player: &Player) -> ObjectiveState {
    let mission = world.resource::<Mission>();
    let done = match goal {
        Goal::ReachBy(visit) => roads::drove_to(world, visit, player),
        Goal::Catch { tag, metres, ticks } => {
            roads::caught(world, (tag, *metres, *ticks), player, &format!("{tag} {metres}"))
        }
        Goal::Wear { tag, below } => roads::are_worn(world, tag, *below),
        Goal::Wreck { tag, by } => return roads::wreck(world, tag, by.as_ref()),
        Goal::Cleared(tag) => is_cleared(world, tag),
        Goal::Arrested(tag) => return arrest(world, tag),
        Goal::Reach(place) => has_reached(world, place, player),
        Goal::Flag(flag) => mission.flags.contains(flag),
        Goal::Have(item) => player.has(item),
        Goal::Broken(tag) => all_broken(world, tag),
        Goal::Arrests(least) => arrests(world) >= *least,
        Goal::Solve { puzzle, step } => mission.has_solved(puzzle, step.as_deref()),
        Goal::Never(flag) if mission.flags.contains(flag) => return ObjectiveState::Failed,
        Goal::Within(ticks) if mission.counted_ticks() > *ticks => return ObjectiveState::Failed,
        Goal::Never(_) | Goal::Within(_) | Goal::Unhurt(_) => false,
    };
    if done { ObjectiveState::Done } else { ObjectiveState::Open }
}

fn all_broken(world: &mut World, tag: &str) -> bool {
    let mut props = world.query::<&Prop>();
    props.iter(world).filter(|prop| prop.tag.as_deref() == Some(tag)).all(|prop| prop.broken)
}

fn arrests(world: &World) -> u32 {
    world.resource::<Counts>().0.ways.get(&Way::Arrest).copied().unwrap_or(0)
}

fn has_reached(world: &World, place: &str, player: &Player) -> bool {
    roads::holds_one(world, place, &player.places)
}

/// Whether a goal is judged at the end only.
fn is_final(goal: &Goal) -> bool {
    matches!(goal, Goal::Never(_) | Goal::Within(_) | Goal::Unhurt(_))
}

fn all_done(world: &World) -> bool {
    let mission = world.resource::<Mission>();
    let mut counted = mission
        .setup
        .level
        .objectives
        .iter()
        .zip(&mission.objectives)
        .filter(|(objective, _)| !objective.optional && !is_final(&objective.goal))
        .peekable();
    counted.peek().is_some() && counted.all(|(_, state)| *state == ObjectiveState::Done)
}

/// Judges the goals that count at the end.
pub(super) fn conclude(world: &mut World) {
    let level = world.resource::<Mission>().setup.level.clone();
    let Some(player) = player(world) else { return };
    let mission = world.resource_mut::<Mission>().into_inner();
    let counted = mission.counted_ticks();
    for (objective, state) in level.objectives.iter().zip(&mut mission.objectives) {
        if *state != ObjectiveState::Open {
            continue;
        }
        let kept = match &objective.goal {
            Goal::Never(flag) => !mission.flags.contains(flag),
            Goal::Within(ticks) => counted <= *ticks,
            Goal::Unhurt(share) => player.health.share() >= *share,
            _ => continue,
        };
        *state = if kept { ObjectiveState::Done } else { ObjectiveState::Failed };
    }
}
