//! Who can come in a level: those who stand there, and those whom triggers and scenes bring.

use std::collections::BTreeSet;

use super::{
    level::{Level, Thing},
    scene::Step,
    trigger::Action,
};

/// The ids of the kinds of all people that the level can show, its players among them.
pub fn of(level: &Level) -> BTreeSet<&str> {
    let placed =
        level.floors.iter().flat_map(|floor| &floor.placements).filter_map(|place| match &place.thing {
            Thing::Actor { kind, .. } | Thing::Vehicle { driver: Some(kind), .. } => Some(kind.as_str()),
            _ => None,
        });
    let triggered = level.triggers.iter().flat_map(|trigger| &trigger.then);
    let played = level.scenes.values().flat_map(|scene| &scene.steps).filter_map(|step| match step {
        Step::Do(action) => Some(action),
        _ => None,
    });
    let actions: Vec<&Action> = triggered.chain(played).collect();
    let brought = actions.iter().filter_map(|action| match action {
        Action::Spawn { kind, .. } => Some(kind.as_str()),
        _ => None,
    });
    let roads = level.roads.iter();
    let driven = actions.iter().filter_map(|action| match action {
        Action::SpawnVehicle(placed) => Some(&**placed),
        _ => None,
    });
    let vehicles = roads.clone().flat_map(|roads| &roads.vehicles).chain(driven);
    let riding = vehicles.flat_map(|placed| placed.driver.iter().chain(&placed.riders)).map(String::as_str);
    let walkers = roads.flat_map(|roads| &roads.walkers).flat_map(|walkers| &walkers.kinds);
    let walking = walkers.map(|(kind, _)| kind.as_str());
    placed
        .chain(brought)
        .chain(riding)
        .chain(walking)
        .chain([level.player.as_str()])
        .chain(level.second.as_deref())
        .collect()
}
