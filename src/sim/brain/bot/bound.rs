//! What a driver is asked for: where the open objectives lead, and after whom.

use bevy::{
    ecs::{entity::Entity, world::World},
    math::Vec2,
};

use crate::{
    content::{
        objective::Goal,
        trigger::{Action, Condition, Event},
    },
    sim::{
        mission::Mission,
        road::Streets,
        vehicle::{Fleet, Seen, Vehicle},
    },
};

/// Where to, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Errand {
    pub to: Vec2,
    /// Somebody who drives there.
    pub chases: Option<Entity>,
    /// Whether he is to be rammed.
    pub rams: bool,
    /// Whether he is to be brought before a train.
    pub train: bool,
}

/// What the open objectives, and the triggers that they wait for, ask of a driver.
pub(super) fn errand(world: &mut World, own: &Seen) -> Option<Errand> {
    let mission = world.resource::<Mission>();
    let level = mission.setup.level.clone();
    let needed = mission.open().filter(|objective| !objective.optional);
    let open: Vec<Goal> = needed.map(|objective| objective.goal.clone()).collect();
    let unfired: Vec<usize> =
        (0..level.triggers.len()).filter(|index| !mission.fired.contains_key(index)).collect();
    open.iter().find_map(|goal| match goal {
        // Somebody else gets there: after him.
        Goal::ReachBy(visit) => {
            let other = visit.tag.as_ref().and_then(|tag| chase(world, tag, false, own));
            other.or_else(|| place(world, &visit.at))
        }
        Goal::Reach(name) => place(world, name),
        Goal::Catch { tag, .. } | Goal::Cleared(tag) | Goal::Arrested(tag) => chase(world, tag, false, own),
        Goal::Wreck { tag, by } => {
            let train = by.as_ref().is_some_and(|by| level.roads.iter().any(|r| r.trains.contains_key(by)));
            chase(world, tag, !train, own).map(|errand| Errand { train, ..errand })
        }
        Goal::Wear { tag, .. } => chase(world, tag, true, own),
        Goal::Flag(flag) => unfired.iter().find_map(|index| {
            let trigger = &level.triggers[*index];
            let sets =
                trigger.then.iter().any(|action| matches!(action, Action::SetFlag(set) if set == flag));
            sets.then(|| for_trigger(world, &trigger.on, &trigger.when, own)).flatten()
        }),
        _ => None,
    })
}

fn for_trigger(world: &mut World, on: &Event, when: &[Condition], own: &Seen) -> Option<Errand> {
    let of_event = match on {
        Event::Passed(visit) if visit.tag.is_none() => place(world, &visit.at),
        Event::Distance(gap) if gap.under.is_some() => chase(world, &gap.tag, false, own),
        Event::Hit { tag, .. } | Event::VehicleWrecked(tag) | Event::Worn { tag, .. } => {
            chase(world, tag, true, own)
        }
        _ => None,
    };
    of_event.or_else(|| {
        when.iter().find_map(|condition| match condition {
            Condition::IsAt(visit) if visit.tag.is_none() => place(world, &visit.at),
            Condition::Distance(gap) if gap.under.is_some() => chase(world, &gap.tag, false, own),
            _ => None,
        })
    })
}

fn place(world: &World, name: &str) -> Option<Errand> {
    let at = world.resource::<Streets>().roads.place(name)?;
    Some(Errand { to: Vec2::from(at), chases: None, rams: false, train: false })
}

fn chase(world: &mut World, tag: &str, rams: bool, own: &Seen) -> Option<Errand> {
    let mut vehicles = world.query::<(Entity, &Vehicle)>();
    let tagged: Vec<Entity> = vehicles
        .iter(world)
        .filter(|(_, vehicle)| vehicle.tag.as_deref() == Some(tag) && !vehicle.wrecked)
        .map(|(entity, _)| entity)
        .collect();
    let fleet = world.resource::<Fleet>();
    let nearest = tagged
        .into_iter()
        .filter(|entity| *entity != own.entity)
        .filter_map(|entity| fleet.get(entity))
        .min_by(|a, b| a.at.distance(own.at).total_cmp(&b.at.distance(own.at)).then(a.id.cmp(&b.id)))?;
    Some(Errand { to: nearest.at, chases: Some(nearest.entity), rams, train: false })
}
