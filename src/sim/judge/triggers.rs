//! Triggers: when something happens, and if something holds, then do something.

use bevy::ecs::world::World;

use super::{Happenings, Player, actions, deeds, is_cleared, player, roads, standing};
use crate::{
    content::trigger::{Action, Condition, Event},
    sim::{
        actor::Actor,
        map::Map,
        mission::{Mission, ObjectiveState, Phase},
        outcome::SimOutcome,
        stance::{Act, Stance},
        thing::Prop,
    },
};

/// Sets off every trigger whose time has come, in the order of the level's file.
pub(super) fn fire(world: &mut World) {
    let level = world.resource::<Mission>().setup.level.clone();
    let Some(player) = player(world) else { return };
    let left = note_zones(world, &player);
    for (index, trigger) in level.triggers.iter().enumerate() {
        let mission = world.resource::<Mission>();
        if mission.phase != Phase::Playing {
            return;
        }
        let now = mission.attempt_tick;
        let may = match (mission.fired.get(&index), trigger.cooldown) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(last), Some(cooldown)) => now.saturating_sub(*last) >= cooldown,
        };
        if !may || !happens(world, &trigger.on, &player, &left) {
            continue;
        }
        if !trigger.when.iter().all(|condition| holds(world, condition, &player)) {
            continue;
        }
        world.resource_mut::<Mission>().fired.insert(index, now);
        for (done, action) in (1..).zip(&trigger.then) {
            actions::perform(world, action);
            let checkpoint = &mut world.resource_mut::<Mission>().checkpoint;
            if let (Action::Checkpoint, Some(checkpoint)) = (action, checkpoint) {
                checkpoint.after = trigger.then[done..].to_vec();
            }
        }
    }
}

/// Notes the zones in which the player is, and returns those just left.
fn note_zones(world: &mut World, player: &Player) -> Vec<String> {
    let level = world.resource::<Mission>().setup.level.clone();
    let map = world.resource::<Map>();
    let inside: std::collections::BTreeSet<String> = level
        .zones
        .iter()
        .filter(|(_, zone)| player.places.iter().any(|at| map.is_in(zone, *at)))
        .map(|(name, _)| name.clone())
        .collect();
    let mut happenings = world.resource_mut::<Happenings>();
    let left = happenings.zones.difference(&inside).cloned().collect();
    happenings.zones = inside;
    left
}

fn happens(world: &mut World, event: &Event, player: &Player, left: &[String]) -> bool {
    let mission = world.resource::<Mission>();
    match event {
        Event::LevelStart => true,
        Event::EnterZone(zone) => world.resource::<Happenings>().zones.contains(zone),
        Event::LeaveZone(zone) => left.contains(zone),
        Event::Cleared(tag) => is_cleared(world, tag),
        Event::Done(id) => is_done(mission, id),
        Event::FlagSet(flag) => mission.flags.contains(flag),
        Event::After { timer: None, ticks } => mission.attempt_tick >= *ticks,
        Event::After { timer: Some(timer), ticks } => {
            mission.timers.get(timer).is_some_and(|since| mission.attempt_tick - since >= *ticks)
        }
        Event::HealthBelow(share) => player.health.share() < *share,
        Event::Worn { tag, below } => roads::is_worn(world, tag, *below),
        Event::Passed(visit) => roads::is_at(world, visit, player),
        Event::Distance(gap) => roads::is_apart(world, gap, player),
        Event::Gesture { zone, clip, ticks } => makes_gesture(world, zone, clip, *ticks, player),
        Event::Phase { .. }
        | Event::Beaten(_)
        | Event::Alerted(_)
        | Event::Surrendered(_)
        | Event::Arrested(_)
        | Event::Slipped(_)
        | Event::Ignited(_)
        | Event::Befell(_)
        | Event::Broken(_)
        | Event::Used(_)
        | Event::Took(_)
        | Event::ShotFired
        | Event::PuzzleSolved { .. }
        | Event::WrongAnswer { .. }
        | Event::HintTaken { .. }
        | Event::EnterVehicle(_)
        | Event::LeaveVehicle(_)
        | Event::VehicleWrecked(_)
        | Event::Hit { .. }
        | Event::Did(_) => {
            let outcomes = world.resource::<Happenings>().outcomes.clone();
            outcomes.iter().any(|outcome| matches(world, event, outcome, player))
        }
    }
}

fn matches(world: &World, event: &Event, outcome: &SimOutcome, player: &Player) -> bool {
    let is_tagged = |entity, tag: &String| {
        world.get::<Actor>(entity).is_some_and(|actor| actor.tag.as_ref() == Some(tag))
    };
    match (event, outcome) {
        (Event::Beaten(tag), SimOutcome::Beaten { actor, .. })
        | (Event::Slipped(tag), SimOutcome::Slipped { actor, .. })
        | (Event::Ignited(tag), SimOutcome::Ignited { actor })
        | (Event::Befell(tag), SimOutcome::Befell { actor })
        | (Event::Surrendered(tag), SimOutcome::Surrendered { actor })
        | (Event::Arrested(tag), SimOutcome::Arrested { on: actor, .. })
        | (Event::Alerted(tag), SimOutcome::Alerted { actor }) => is_tagged(*actor, tag),
        (Event::Phase { tag, phase }, SimOutcome::PhaseBegan { actor, phase: begun }) => {
            phase == begun && is_tagged(*actor, tag)
        }
        (Event::Broken(tag), SimOutcome::PropBroke { prop, .. })
        | (Event::Used(tag), SimOutcome::Used { prop, .. }) => {
            world.get::<Prop>(*prop).is_some_and(|prop| prop.tag.as_ref() == Some(tag))
        }
        (
            Event::PuzzleSolved { puzzle, step },
            SimOutcome::PuzzleSolved { puzzle: solved, step: answered, last },
        ) => puzzle == solved && step.as_ref().map_or(*last, |step| step == answered),
        (Event::WrongAnswer { puzzle, step }, SimOutcome::WrongAnswer { puzzle: in_puzzle, step: at })
        | (Event::HintTaken { puzzle, step }, SimOutcome::HintTaken { puzzle: in_puzzle, step: at }) => {
            puzzle == in_puzzle && step.as_ref().is_none_or(|step| step == at)
        }
        (Event::ShotFired, SimOutcome::Shot { .. }) => true,
        (Event::Did(deed), outcome) => deeds::of(outcome, &player.bodies) == Some(*deed),
        (Event::Took(kind), SimOutcome::Took { actor, item }) => {
            player.bodies.contains(actor) && item == kind
        }
        _ => roads::matches(world, event, outcome, player),
    }
}

/// Whether a player makes that movement in the zone, and has for that long.
fn makes_gesture(world: &World, zone: &str, clip: &str, ticks: u32, player: &Player) -> bool {
    if !world.resource::<Happenings>().zones.contains(zone) {
        return false;
    }
    player
        .bodies
        .iter()
        .filter_map(|body| world.get::<Stance>(*body))
        .any(|stance| matches!(&stance.act, Act::Gesture(made) if made == clip) && stance.tick >= ticks)
}

fn is_done(mission: &Mission, id: &str) -> bool {
    let objectives = &mission.setup.level.objectives;
    let index = objectives.iter().position(|objective| objective.id == id);
    index.is_some_and(|index| mission.objectives[index] == ObjectiveState::Done)
}

fn holds(world: &mut World, condition: &Condition, player: &Player) -> bool {
    let mission = world.resource::<Mission>();
    match condition {
        Condition::Flag(flag) => mission.flags.contains(flag),
        Condition::Done(id) => is_done(mission, id),
        Condition::Have(item) => player.has(item),
        Condition::AtMost(tag, most) => standing(world, tag) <= *most,
        Condition::Difficulty(name) => mission.setup.difficulty == *name,
        Condition::Solved { puzzle, step } => mission.has_solved(puzzle, step.as_deref()),
        Condition::Not(inner) => !holds(world, inner, player),
        Condition::All(all) => all.iter().all(|one| holds(world, one, player)),
        Condition::Any(any) => any.iter().any(|one| holds(world, one, player)),
        Condition::Riding(tag) => roads::rides(world, tag, player),
        Condition::Wrecked(tag) => roads::is_wrecked(world, tag),
        Condition::Worn { tag, below } => roads::is_worn(world, tag, *below),
        Condition::IsAt(visit) => roads::is_at(world, visit, player),
        Condition::Distance(gap) => roads::is_apart(world, gap, player),
    }
}
