//! People and things come into the world.

use std::sync::Arc;

use bevy::{
    ecs::{entity::Entity, resource::Resource, world::World},
    math::Vec2,
};

use super::{
    actor::{Actor, ActorId, Facing, Faction, Floor, Hand, Health, Held, Poise, Position, Rises, Seat},
    brain::partner::{Partner, Voice},
    map::Map,
    mission::{FromPlacement, Mission},
    physics::Physics,
    thing::{Door, Item, Passage, Prop, door, reach::NextThing, renew},
    vehicle::{Origin, spawn::spawn_placed},
};
use crate::content::{
    catalog::Catalog,
    item::ItemKind,
    level::{Level, Placement, Thing},
    roads::Placed,
};

/// The number that the next person gets.
#[derive(Resource, Default, Debug)]
pub struct NextActor(pub u32);

/// A person about to come.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Id of the kind.
    pub kind: String,
    /// Where, in metres.
    pub at: Vec2,
    /// Which way it looks, in radians anticlockwise from the east.
    pub facing: f32,
    /// Its tag.
    pub tag: Option<String>,
    /// The player's seat it takes, if any.
    pub seat: Option<u8>,
}

/// Lets a person come. None where the catalogue lacks its kind.
pub fn spawn_actor(world: &mut World, arrival: Arrival) -> Option<Entity> {
    let mission = world.resource::<Mission>();
    let catalog = mission.setup.catalog.clone();
    let tougher = mission.difficulty.health;
    let def = catalog.actors.get(&arrival.kind)?.clone();
    let moveset = catalog.movesets.get(&def.moveset)?.clone();
    let brain = def.brain.as_ref().and_then(|id| catalog.brains.get(id)).cloned();
    let max = if def.faction == Faction::Gang { def.health * tougher } else { def.health };
    let body = world.resource_mut::<Physics>().add_body(arrival.at, def.radius, def.mass);
    let mut next = world.resource_mut::<NextActor>();
    next.0 += 1;
    let id = ActorId(next.0);
    let poise = Poise { now: def.poise, max: def.poise };
    let disguise = brain.as_ref().and_then(|brain| brain.disguise);
    let faction = disguise.map_or(def.faction, |disguise| disguise.appears);
    let item =
        def.carries.as_ref().and_then(|kind| Some(Held::new(kind.clone(), catalog.items.get(kind)?.clone())));
    let holster =
        def.holster.as_ref().and_then(|kind| Some(Held::new(kind.clone(), catalog.items.get(kind)?.clone())));
    let hand = Hand { item, holster, ammo: def.ammo.clone(), keys: Vec::new(), aims: None };
    let actor = Actor { kind: arrival.kind, def, moveset, tag: arrival.tag, faction };
    let mut entity = world.spawn((
        id,
        Position(arrival.at),
        Facing(arrival.facing),
        Health { now: max, max },
        poise,
        body,
        hand,
        Rises(actor.def.down_not_out),
        actor,
    ));
    if let Some(seat) = arrival.seat {
        entity.insert(Seat(seat));
    } else if let Some(brain) = brain {
        if brain.partner.is_some() {
            entity.insert((Partner::default(), Voice::default()));
        }
        if !brain.phases.is_empty() {
            entity.insert(Floor(super::brain::floor_of(&brain, 0, max)));
        }
        entity.insert(super::brain::Brain::new(brain));
    }
    Some(entity.id())
}

/// Lays an item down. None where the catalogue lacks its kind.
pub fn spawn_item(world: &mut World, kind: &str, at: Vec2) -> Option<Entity> {
    let def = world.resource::<Mission>().setup.catalog.items.get(kind)?.clone();
    let id = world.resource_mut::<NextThing>().take();
    let item = Item::new(kind.to_owned(), def);
    Some(world.spawn((id, Position(at), item)).id())
}

/// Puts an item into a hand. False where the catalogue lacks its kind.
pub fn give_item(world: &mut World, to: Entity, kind: &str) -> bool {
    let Some(def) = world.resource::<Mission>().setup.catalog.items.get(kind).cloned() else { return false };
    let Some(mut hand) = world.get_mut::<Hand>(to) else { return false };
    match &def.kind {
        ItemKind::Key => hand.keys.push(kind.to_owned()),
        ItemKind::Ammo(ammo) => *hand.ammo.entry(ammo.sort.clone()).or_default() += ammo.rounds,
        ItemKind::Gun(_) if hand.item.is_some() => hand.holster = Some(Held::new(kind.to_owned(), def)),
        _ => hand.item = Some(Held::new(kind.to_owned(), def)),
    }
    true
}

/// Builds everything that the level's maps place, but for what `is_gone` says is no longer there.
pub fn spawn_placements(world: &mut World, level: &Arc<Level>, is_gone: impl Fn(u32) -> bool) {
    let catalog = world.resource::<Mission>().setup.catalog.clone();
    let mut seat = 0;
    let mut number = 0;
    for floor in &level.floors {
        for placement in &floor.placements {
            number += 1;
            if is_gone(number) {
                continue;
            }
            let entity = spawn_placement(world, level, &catalog, placement, &mut seat);
            if let Some(entity) = entity {
                world.entity_mut(entity).insert(FromPlacement(number));
            }
        }
    }
}

fn spawn_placement(
    world: &mut World,
    level: &Arc<Level>,
    catalog: &Catalog,
    placement: &Placement,
    seat: &mut u8,
) -> Option<Entity> {
    let at = world.resource::<Map>().center(placement.at);
    let tag = placement.tag.clone();
    match &placement.thing {
        Thing::Start => {
            let taken = *seat;
            *seat += 1;
            // Further starts wait for further players.
            (taken == 0).then(|| {
                let arrival = Arrival { kind: level.player.clone(), at, facing: 0.0, tag, seat: Some(taken) };
                spawn_actor(world, arrival)
            })?
        }
        Thing::Actor { kind, facing } => {
            let arrival = Arrival { kind: kind.clone(), at, facing: facing.to_radians(), tag, seat: None };
            spawn_actor(world, arrival)
        }
        Thing::Prop { kind } => {
            let def = catalog.props.get(kind)?.clone();
            let id = world.resource_mut::<NextThing>().take();
            let entity = world.spawn((id, Position(at), Prop::new(kind.clone(), def, tag))).id();
            renew::renew(world, entity);
            Some(entity)
        }
        Thing::Item { kind } => spawn_item(world, kind, at),
        Thing::Door { lock, kind, strength } => {
            let id = world.resource_mut::<NextThing>().take();
            let horizontal = wall_runs_east(level, placement);
            let door = Door::new(catalog.door(kind.as_deref()), *strength, lock.clone(), horizontal, tag);
            let entity = world.spawn((id, Position(at), door)).id();
            door::close(world, entity);
            Some(entity)
        }
        // At a checkpoint they stand where they stood then.
        Thing::Vehicle { .. } if world.resource::<Mission>().checkpoint.is_some() => None,
        Thing::Vehicle { kind, facing, driver, mind } => {
            let way = Facing(facing.to_radians()).direction();
            let placed = Placed {
                kind: kind.clone(),
                at: (at.x, at.y),
                way: (way.x, way.y),
                tag,
                driver: driver.clone(),
                mind: mind.clone(),
                ..Placed::default()
            };
            spawn_placed(world, &placed, Origin::Map)
        }
        Thing::Stairs { to } => spawn_passage(world, level, at, to, 0),
        Thing::Lift { to, ticks } => spawn_passage(world, level, at, to, *ticks),
        Thing::Exit | Thing::Marker => None,
    }
}

fn spawn_passage(world: &mut World, level: &Level, at: Vec2, to: &str, ticks: u32) -> Option<Entity> {
    let to = place_of(level, world.resource::<Map>(), to)?;
    let id = world.resource_mut::<NextThing>().take();
    Some(world.spawn((id, Position(at), Passage { to, ticks })).id())
}

/// The middle of the first placement with that tag.
pub fn place_of(level: &Level, map: &Map, tag: &str) -> Option<Vec2> {
    places_of(level, map, tag).next()
}

/// The middles of all placements with that tag.
pub fn places_of<'a>(level: &'a Level, map: &'a Map, tag: &'a str) -> impl Iterator<Item = Vec2> + 'a {
    level
        .floors
        .iter()
        .flat_map(|floor| &floor.placements)
        .filter(move |placement| placement.tag.as_deref() == Some(tag))
        .map(|placement| map.center(placement.at))
        .chain(level.roads.iter().filter_map(move |roads| roads.place(tag)).map(Vec2::from))
}

/// A door's wall runs east and west where the tiles beside it are walls.
fn wall_runs_east(level: &Level, placement: &Placement) -> bool {
    let floor = &level.floors[placement.at.floor];
    let beside = |dx: i64| {
        u32::try_from(i64::from(placement.at.x) + dx).ok().and_then(|x| floor.tile(x, placement.at.y))
    };
    let here = floor.tile(placement.at.x, placement.at.y);
    beside(-1) != here && beside(1) != here
}

/// Takes a person out of the world.
pub fn remove_actor(world: &mut World, entity: Entity) {
    if world.get::<super::vehicle::Riding>(entity).is_some() {
        super::vehicle::board::leave(world, entity, true);
    }
    if let Some(body) = world.get::<super::physics::PhysicsBody>(entity).copied() {
        world.resource_mut::<Physics>().remove_body(&body);
    }
    world.despawn(entity);
}
