//! What is near a player comes, what is far goes: walls, furniture, parked vehicles, traffic, people on foot.

use std::{collections::BTreeSet, sync::Arc};

use bevy::{
    ecs::{component::Component, entity::Entity, query::With, world::World},
    math::{Vec2, ops},
};

use super::{Streets, cells::Cells, traffic, walkers};
use crate::{
    content::roads::Roads,
    sim::{
        actor::{Actor, Position, Seat, Velocity},
        driver::Driver,
        mission::Mission,
        physics::{Physics, PhysicsProp},
        thing::{Prop, ThingId, reach::NextThing, renew},
        vehicle::{
            Crew, Origin, Vehicle,
            spawn::{NewVehicle, remove_vehicle, spawn_vehicle},
        },
    },
};

/// Ticks between two looks around.
const EVERY: u32 = 6;

/// A parked vehicle that has been moved so far, in metres, does not come back to its bay.
const MOVED: f32 = 0.6;

/// What has come out of bays and furniture.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    bays: Cells,
    props: Cells,
    /// Bays whose vehicle is in the world, and bays whose vehicle is gone for good.
    parked: (BTreeSet<u32>, BTreeSet<u32>),
    /// The same for furniture.
    placed: (BTreeSet<u32>, BTreeSet<u32>),
}

/// A street's furniture: its index in the level.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfStreet(pub u32);

impl Standing {
    /// Everything in its place, and nothing in the world yet.
    pub fn new(roads: &Roads) -> Self {
        let mut standing = Self::default();
        for (index, bay) in (0..).zip(&roads.parking) {
            standing.bays.add(Vec2::from(bay.at), index);
        }
        for (index, prop) in (0..).zip(&roads.props) {
            standing.props.add(Vec2::from(prop.at), index);
        }
        standing
    }
}

/// Where the players are and how they move.
pub(super) struct Watch {
    pub players: Vec<(Vec2, Vec2)>,
    pub active: f32,
    pub passive: f32,
    pub unseen: f32,
    /// Whether the attempt begins: then all comes at once, and nearer.
    pub begins: bool,
}

impl Watch {
    /// Metres to the nearest player.
    pub fn distance(&self, at: Vec2) -> f32 {
        self.players.iter().map(|(player, _)| player.distance(at)).fold(f32::INFINITY, f32::min)
    }
}

/// Looks around every few ticks; at the beginning of an attempt at once.
pub fn populate(world: &mut World) {
    let Some(mission) = world.get_resource::<Mission>() else { return };
    if mission.setup.level.roads.is_none() {
        return;
    }
    let begins = !world.resource::<Streets>().has_begun();
    if !begins && !world.resource::<Mission>().attempt_tick.is_multiple_of(EVERY) {
        return;
    }
    let rules = world.resource::<Mission>().setup.catalog.driving.clone();
    let mut seats = world.query_filtered::<(&Seat, &Position, &Velocity), With<Actor>>();
    let mut players: Vec<(Seat, Vec2, Vec2)> =
        seats.iter(world).map(|(seat, at, velocity)| (*seat, at.0, velocity.0)).collect();
    players.sort_unstable_by_key(|(seat, ..)| *seat);
    let watch = Watch {
        players: players.into_iter().map(|(_, at, velocity)| (at, velocity)).collect(),
        active: rules.active,
        passive: rules.passive.max(rules.active + 10.0),
        unseen: rules.unseen,
        begins,
    };
    let mut streets = std::mem::take(&mut *world.resource_mut::<Streets>());
    {
        let mut physics = world.resource_mut::<Physics>();
        for (at, _) in &watch.players {
            streets.solids.come(*at, watch.active, &mut physics);
        }
    }
    send_away(world, &mut streets, &watch);
    park(world, &mut streets, &watch);
    furnish(world, &mut streets, &watch);
    traffic::flow(world, &streets, &watch);
    walkers::come(world, &streets, &watch);
    streets.begun = true;
    *world.resource_mut::<Streets>() = streets;
}

/// Whatever is far from all players goes, in the order of numbers: places in the physics world are given anew as they became
/// free, and the order of a query is not the same on every platform.
fn send_away(world: &mut World, streets: &mut Streets, watch: &Watch) {
    let mut vehicles =
        world.query::<(&ThingId, Entity, &Origin, &Position, &Vehicle, &Crew, Option<&Driver>)>();
    let mut far: Vec<(ThingId, Entity, Origin, bool)> = vehicles
        .iter(world)
        .filter(|(_, _, origin, at, _, crew, driver)| {
            // At the end of its street the traffic leaves the map.
            let ends = driver.is_some_and(|driver| driver.at_end) && **origin == Origin::Traffic;
            let reach = if ends { watch.unseen * 0.6 } else { watch.passive };
            matches!(origin, Origin::Bay(_) | Origin::Traffic)
                && crew.all().next().is_none()
                && watch.distance(at.0) > reach
        })
        .map(|(id, entity, origin, at, vehicle, ..)| {
            let home = match origin {
                Origin::Bay(bay) => streets.roads.parking.get(*bay as usize).map(|bay| Vec2::from(bay.at)),
                _ => None,
            };
            let kept = home.is_some_and(|home| home.distance(at.0) < MOVED);
            (*id, entity, *origin, kept && vehicle.health >= vehicle.def.health)
        })
        .collect();
    far.sort_unstable_by_key(|(id, ..)| *id);
    for (_, entity, origin, kept) in far {
        if let Origin::Bay(bay) = origin {
            streets.standing.parked.0.remove(&bay);
            if !kept {
                streets.standing.parked.1.insert(bay);
            }
        }
        remove_vehicle(world, entity);
    }
    let mut props = world.query::<(&ThingId, Entity, &OfStreet, &Position, &Prop)>();
    let mut far: Vec<(ThingId, Entity, u32, bool)> = props
        .iter(world)
        .filter(|(.., at, prop)| prop.tag.is_none() && watch.distance(at.0) > watch.passive)
        .map(|(id, entity, number, _, prop)| (*id, entity, number.0, prop.broken))
        .collect();
    far.sort_unstable_by_key(|(id, ..)| *id);
    for (_, entity, number, broken) in far {
        streets.standing.placed.0.remove(&number);
        if broken {
            streets.standing.placed.1.insert(number);
        }
        if let Some(place) = world.get::<PhysicsProp>(entity).copied() {
            world.resource_mut::<Physics>().remove_prop(place);
        }
        world.despawn(entity);
    }
}

/// Numbers of what lies within reach of a player, each once, in their order.
fn near(cells: &Cells, watch: &Watch) -> Vec<usize> {
    let mut all: Vec<usize> =
        watch.players.iter().flat_map(|(at, _)| cells.near(*at, watch.active)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Which of so many a draw chooses. All its bits count, also where a `usize` has but half of them, as in a browser.
fn one_of(draw: u64, count: usize) -> usize {
    ((draw >> 4) % (count as u64).max(1)) as usize
}

/// Parked vehicles stand in their bays.
fn park(world: &mut World, streets: &mut Streets, watch: &Watch) {
    let roads: Arc<Roads> = streets.roads.clone();
    let seed = world.resource::<Mission>().setup.seed;
    for index in near(&streets.standing.bays, watch) {
        let number = index as u32;
        let (out, gone) = &streets.standing.parked;
        let bay = &roads.parking[index];
        let at = Vec2::from(bay.at);
        if out.contains(&number) || gone.contains(&number) || watch.distance(at) > watch.active {
            continue;
        }
        let draw = scramble(seed ^ (u64::from(number) << 20));
        let taken = (draw >> 40) as f32 / (1 << 24) as f32;
        let Some(kind) = bay.kinds.get(one_of(draw, bay.kinds.len())) else { continue };
        streets.standing.parked.0.insert(number);
        if taken >= bay.share {
            continue;
        }
        let new = NewVehicle {
            kind: kind.clone(),
            at,
            angle: ops::atan2(bay.way.1, bay.way.0),
            speed: 0.0,
            tag: None,
            origin: Origin::Bay(number),
        };
        spawn_vehicle(world, new);
    }
}

/// Furniture stands in its places; what has a tag always does.
fn furnish(world: &mut World, streets: &mut Streets, watch: &Watch) {
    let roads: Arc<Roads> = streets.roads.clone();
    let tagged = (0..roads.props.len()).filter(|index| watch.begins && roads.props[*index].tag.is_some());
    let mut all = near(&streets.standing.props, watch);
    all.extend(tagged);
    for index in all {
        let number = index as u32;
        let prop = &roads.props[index];
        let (out, gone) = &streets.standing.placed;
        let far = prop.tag.is_none() && watch.distance(Vec2::from(prop.at)) > watch.active;
        if out.contains(&number) || gone.contains(&number) || far {
            continue;
        }
        let def = world.resource::<Mission>().setup.catalog.props.get(&prop.kind).cloned();
        let Some(def) = def else { continue };
        streets.standing.placed.0.insert(number);
        let id = world.resource_mut::<NextThing>().take();
        let stands = Prop::new(prop.kind.clone(), def, prop.tag.clone());
        let entity = world.spawn((id, Position(Vec2::from(prop.at)), stands, OfStreet(number))).id();
        renew::renew(world, entity);
    }
}

/// A number made out of another one, evenly spread.
fn scramble(number: u64) -> u64 {
    let mut x = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_upper_half_of_a_draw_counts_on_every_platform() {
        assert_eq!(one_of(1 << 36, 3), 1, "2^32 leaves one");
        assert_eq!(one_of(7 << 4, 4), 3);
        assert_eq!(one_of(5, 0), 0, "of none the first, which is then not there");
    }
}
