//! Who drives about: new ones come where no player looks.

use bevy::{
    ecs::{query::With, world::World},
    math::{Vec2, ops},
};
use rand_chacha::{ChaCha8Rng, rand_core::Rng};

use super::{Streets, population::Watch};
use crate::{
    content::roads::Lane,
    sim::{
        actor::Position,
        driver::Driver,
        mission::Mission,
        rng::{Streams, share},
        vehicle::{
            Origin, Vehicle,
            spawn::{NewVehicle, spawn_vehicle},
        },
    },
};

/// How often a place is looked for in one go.
const TRIES: u32 = 6;

/// Room that a new vehicle needs around it, in metres.
const ROOM: f32 = 14.0;

/// Lets vehicles come until there are as many as there should be.
pub fn flow(world: &mut World, streets: &Streets, watch: &Watch) {
    let Some(traffic) = &streets.roads.traffic else { return };
    let most = world.resource::<Mission>().setup.catalog.driving.most_traffic;
    let wanted = ((kilometres(streets, watch) * streets.per_km) as u32).min(most);
    let mut vehicles = world.query_filtered::<&Origin, With<Vehicle>>();
    let there = vehicles.iter(world).filter(|origin| **origin == Origin::Traffic).count() as u32;
    let missing = wanted.saturating_sub(there);
    let now = if watch.begins { missing } else { missing.min(1) };
    for _ in 0..now {
        let mut rng = world.resource::<Streams>().streets.clone();
        let place = (0..TRIES).find_map(|_| place(world, streets, watch, &mut rng));
        let kind = weighted(&traffic.kinds, &mut rng);
        world.resource_mut::<Streams>().streets = rng;
        let (Some((lane, metres)), Some(kind)) = (place, kind) else { continue };
        let way = streets.way(lane);
        let mind = world.resource::<Mission>().setup.catalog.drivers.get(&traffic.mind).cloned();
        let Some(mind) = mind else { return };
        let new = NewVehicle {
            kind,
            at: streets.on_lane(lane, metres),
            angle: ops::atan2(way.y, way.x),
            speed: streets.roads.street(lane.segment).speed * mind.speed * 0.8,
            tag: None,
            origin: Origin::Traffic,
        };
        if let Some(entity) = spawn_vehicle(world, new) {
            let mut driver = Driver::new(traffic.mind.clone(), mind);
            driver.lane = Some(lane);
            world.entity_mut(entity).insert(driver);
        }
    }
}

/// Kilometres of street that are near to the first player.
pub(super) fn kilometres(streets: &Streets, watch: &Watch) -> f32 {
    let Some((at, _)) = watch.players.first() else { return 0.0 };
    let near = streets.segments_near(*at, watch.active * 0.8);
    near.into_iter()
        .map(|segment| streets.roads.segments[segment].length.min(watch.active * 2.0))
        .sum::<f32>()
        / 1000.0
}

/// One of the kinds, each as often as its weight says.
pub(super) fn weighted(kinds: &[(String, f32)], rng: &mut ChaCha8Rng) -> Option<String> {
    let all: f32 = kinds.iter().map(|(_, weight)| weight).sum();
    let mut draw = share(rng) * all;
    for (kind, weight) in kinds {
        draw -= weight;
        if draw <= 0.0 {
            return Some(kind.clone());
        }
    }
    kinds.last().map(|(kind, _)| kind.clone())
}

/// A place on a lane that no player sees, with room around it.
fn place(world: &mut World, streets: &Streets, watch: &Watch, rng: &mut ChaCha8Rng) -> Option<(Lane, f32)> {
    let (player, velocity) = *watch.players.first()?;
    let near = streets.segments_near(player, watch.active);
    let segment = *near.get(rng.next_u32() as usize % near.len().max(1))?;
    let busy = streets.roads.street(segment).busy;
    if busy < 1.0 && share(rng) >= busy {
        return None;
    }
    let lanes: Vec<Lane> = streets.lanes(segment).collect();
    let lane = *lanes.get(rng.next_u32() as usize % lanes.len().max(1))?;
    let piece = &streets.roads.segments[segment];
    let (from, to) = streets.roads.ends(lane);
    let margin = |node: usize| streets.roads.nodes[node].reach + 8.0;
    let (least, most) = (margin(from), piece.length - margin(to));
    let metres = least + share(rng) * (most - least).max(0.0);
    let at = streets.on_lane(lane, metres);
    let distance = watch.distance(at);
    let unseen = if watch.begins { watch.unseen * 0.4 } else { watch.unseen };
    // Behind one who drives nobody needs to come.
    let behind = velocity.length() > 6.0 && (at - player).dot(velocity) < 0.0 && share(rng) < 0.7;
    if most <= least || distance < unseen || distance > watch.active || behind {
        return None;
    }
    let mut others = world.query_filtered::<&Position, With<Vehicle>>();
    let free = others.iter(world).all(|other: &Position| other.0.distance(at) > ROOM);
    free.then_some((lane, metres))
}

/// The unit vector of a way.
pub(super) fn unit(way: Vec2) -> Vec2 {
    way.normalize_or(Vec2::X)
}
