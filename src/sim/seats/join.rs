//! The second player comes and goes: into the partner's body where there is a partner, and otherwise into one that comes
//! with him and leaves with him.
//!
//! While two play, neither is out of the fight alone: who falls lies for a while and gets up.

use bevy::{
    ecs::{component::Component, entity::Entity, query::With, resource::Resource, world::World},
    math::Vec2,
};

use super::Seats;
use crate::{
    content::{actor::Faction, level::Thing},
    sim::{
        actor::{Actor, ActorId, Controls, Health, Position, Rises, Seat},
        brain::partner::{Partner, hand_over},
        command::Buttons,
        fighter::{hit, rise},
        map::Map,
        mission::Mission,
        nav::Nav,
        outcome::SimOutcome,
        spawn::{Arrival, remove_actor, spawn_actor},
        stance::{Act, Stance},
        vehicle::board,
    },
};

/// Whether the second seat is taken; kept from attempt to attempt.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Second {
    /// Whether somebody plays there.
    pub plays: bool,
    /// Whether the button was held in the tick before.
    held: bool,
}

/// A body that came with the second player and leaves with him.
#[derive(Component, Clone, Copy, Debug)]
pub struct Guest;

/// A press of the second seat's button takes the seat or leaves it.
pub(super) fn answer_join(world: &mut World) {
    let holds = world.resource::<Seats>().commands[1].buttons.contains(Buttons::JOIN);
    let mut second = world.resource_mut::<Second>();
    let pressed = holds && !second.held;
    second.held = holds;
    let plays = second.plays;
    let goes_on = world.resource::<Mission>().phase.goes_on();
    if !goes_on {
        return;
    }
    if plays && (pressed || has_lost_body(world)) {
        leave(world);
    }
    // Whom the story has taken his body from gets another.
    if pressed != plays && !world.resource::<Second>().plays {
        world.resource_mut::<Second>().plays = take_seat(world);
    }
}

/// Seats the second player again in an attempt that has just been built.
pub(in crate::sim) fn rejoin(world: &mut World) {
    if world.resource::<Second>().plays {
        world.resource_mut::<Second>().plays = take_seat(world);
    }
}

/// The body of that seat.
pub(in crate::sim) fn body_of(world: &mut World, seat: u8) -> Option<Entity> {
    let mut seats = world.query::<(Entity, &Seat)>();
    seats.iter(world).find(|(_, taken)| taken.0 == seat).map(|(entity, _)| entity)
}

/// Whether the second player's body is out of the mission for good.
fn has_lost_body(world: &mut World) -> bool {
    let stance = body_of(world, 1).and_then(|body| world.get::<Stance>(body));
    stance.is_none_or(|stance| matches!(stance.act, Act::Beaten | Act::Cuffed))
}

/// False where there is neither a partner nor a kind of body for a guest.
fn take_seat(world: &mut World) -> bool {
    let Some(body) = partner(world).or_else(|| guest(world)) else { return false };
    world.entity_mut(body).insert((Seat(1), Controls::default()));
    hand_over(world, body);
    set_rising(world, true);
    world.write_message(SimOutcome::Joined { actor: body });
    true
}

fn leave(world: &mut World) {
    world.resource_mut::<Second>().plays = false;
    set_rising(world, false);
    let Some(body) = body_of(world, 1) else { return };
    world.write_message(SimOutcome::Parted { actor: body });
    hand_over(world, body);
    world.entity_mut(body).remove::<Seat>().insert(Controls::default());
    if world.get::<Guest>(body).is_some() {
        let other = world.get::<Stance>(body).and_then(|stance| hit::partner(&stance.act));
        if let Some(other) = other {
            rise::release(world, other);
        }
        remove_actor(world, body);
    }
}

/// Whether the players get up again, or only those whose kind does.
fn set_rising(world: &mut World, all: bool) {
    let mut players = world.query_filtered::<(&Actor, &mut Rises), With<Seat>>();
    for (actor, mut rises) in players.iter_mut(world) {
        rises.0 = all || actor.def.down_not_out;
    }
}

/// The first partner in the mission who is not out of it.
fn partner(world: &mut World) -> Option<Entity> {
    let mut partners = world.query_filtered::<(Entity, &ActorId, &Actor, &Stance), With<Partner>>();
    partners
        .iter(world)
        .filter(|(.., actor, stance)| {
            actor.faction == Faction::Law && !matches!(stance.act, Act::Beaten | Act::Cuffed)
        })
        .min_by_key(|(_, id, ..)| **id)
        .map(|(entity, ..)| entity)
}

/// A body of the level's kind: at its second start while the first player is still near, otherwise at his side.
fn guest(world: &mut World) -> Option<Entity> {
    let kind = world.resource::<Mission>().setup.level.second.clone()?;
    let first = body_of(world, 0)?;
    let beside = world.get::<Position>(first)?.0;
    let apart = Vec2::from(world.resource::<Mission>().setup.catalog.rules.seats.apart);
    let start = second_start(world).filter(|start| (*start - beside).abs().cmplt(apart).all());
    let at = start.unwrap_or_else(|| free_spot(world, beside));
    let arrival = Arrival { kind, at, facing: 0.0, tag: None, seat: Some(1) };
    let body = spawn_actor(world, arrival)?;
    world.entity_mut(body).insert(Guest);
    board::join_ride(world, body, first);
    Some(body)
}

fn second_start(world: &World) -> Option<Vec2> {
    let level = &world.resource::<Mission>().setup.level;
    let placements = level.floors.iter().flat_map(|floor| &floor.placements);
    let start = placements.filter(|placement| placement.thing == Thing::Start).nth(1)?;
    Some(world.resource::<Map>().center(start.at))
}

/// An open spot beside a place.
pub(in crate::sim) fn free_spot(world: &World, place: Vec2) -> Vec2 {
    const AROUND: [Vec2; 8] = [
        Vec2::NEG_X,
        Vec2::X,
        Vec2::NEG_Y,
        Vec2::Y,
        Vec2::NEG_ONE,
        Vec2::ONE,
        Vec2::new(-1.0, 1.0),
        Vec2::new(1.0, -1.0),
    ];
    let nav = world.resource::<Nav>();
    let spots = AROUND.map(|way| place + way * 0.75);
    spots.into_iter().find(|spot| nav.grid.is_open(*spot) && nav.is_clear(place, *spot)).unwrap_or(place)
}

/// Whether one of the players has any health.
pub(in crate::sim) fn any_stands(world: &mut World) -> bool {
    let mut players = world.query_filtered::<&Health, (With<Seat>, With<Actor>)>();
    players.iter(world).any(|health| health.now > 0.0)
}
