//! What triggers and scenes do.

use bevy::{
    ecs::{entity::Entity, world::World},
    math::Vec2,
};

use super::{lose, player, roads, win};
use crate::{
    content::trigger::Action,
    sim::{
        actor::{Actor, Facing, Hand, Health},
        map::Map,
        mission::{Counts, Mission},
        outcome::SimOutcome,
        physics::Physics,
        puzzle, scene,
        spawn::{Arrival, give_item, place_of, places_of, remove_actor, spawn_actor, spawn_item},
        start,
        thing::{self, Door},
    },
};

/// Does one action again after a restart. What was told is not told again: of a scene only that holds which a skipped one
/// leaves as well.
pub fn repeat(world: &mut World, action: &Action) {
    match action {
        Action::Tell(_) | Action::Checkpoint => {}
        Action::Play(name) => scene::settle_all(world, name),
        _ => perform(world, action),
    }
}

/// Does one action.
pub fn perform(world: &mut World, action: &Action) {
    match action {
        Action::SetFlag(flag) => {
            world.resource_mut::<Mission>().flags.insert(flag.clone());
        }
        Action::ClearFlag(flag) => {
            world.resource_mut::<Mission>().flags.remove(flag);
        }
        Action::Play(name) => scene::begin(world, name),
        Action::Spawn { kind, at, tag, count, alerted } => {
            spawn_group(world, kind, at, tag.as_ref(), *count, *alerted);
        }
        Action::Place { item, at } => {
            if let Some(at) = place(world, at) {
                spawn_item(world, item, at);
            }
        }
        Action::Give(_) | Action::Take(_) | Action::Heal(_) => change_player(world, action),
        Action::Checkpoint => start::remember(world),
        Action::Unlock(tag) => set_locks(world, tag, None),
        Action::Lock(tag) => set_locks(world, tag, Some(NO_KEY)),
        Action::Light { tag, on } => turn_lamps(world, tag, *on),
        Action::Break(tag) => thing::breaks::break_tagged(world, tag),
        Action::SetFaction { tag, faction } => {
            each_tagged(world, tag, |world, entity| {
                if let Some(mut actor) = world.get_mut::<Actor>(entity) {
                    actor.faction = *faction;
                }
            });
        }
        Action::Alert(tag) => each_tagged(world, tag, crate::sim::brain::alert),
        Action::Surrender(tag) => each_tagged(world, tag, crate::sim::brain::surrender),
        Action::Fell(tag) => each_tagged(world, tag, crate::sim::fighter::rise::fell),
        Action::BeginPhase { tag, phase } => {
            each_tagged(world, tag, |world, entity| crate::sim::brain::begin_phase(world, entity, *phase));
        }
        Action::Burst(tag) => thing::burst::burst_tagged(world, tag),
        Action::Remove(tag) => each_tagged(world, tag, remove_actor),
        Action::StartTimer(timer) => {
            let mut mission = world.resource_mut::<Mission>();
            let now = mission.attempt_tick;
            mission.timers.insert(timer.clone(), now);
        }
        Action::Tell(text) => {
            world.write_message(SimOutcome::Told { text: text.clone() });
        }
        Action::Music(piece) => world.resource_mut::<Mission>().music = Some(piece.clone()),
        Action::Silence => world.resource_mut::<Mission>().music = None,
        Action::Bonus(points) => world.resource_mut::<Counts>().0.feats.bonus += points,
        Action::OpenPuzzle(puzzle) => puzzle::play::open(world, puzzle),
        Action::Win => win(world),
        Action::Lose(reason) => lose(world, Some(reason.clone())),
        Action::SendVehicle { .. }
        | Action::SpawnVehicle(_)
        | Action::StartTrain(_)
        | Action::SetDriver { .. }
        | Action::SetTraffic { .. } => roads::perform(world, action),
    }
}

/// A lock that no key opens.
const NO_KEY: &str = "";

/// Whether the action brings somebody with that tag.
pub(super) fn brings(action: &Action, wanted: &str) -> bool {
    match action {
        Action::Spawn { tag: Some(tag), .. } => tag == wanted,
        Action::SpawnVehicle(placed) => placed.tag.as_deref() == Some(wanted),
        _ => false,
    }
}

fn place(world: &World, tag: &str) -> Option<Vec2> {
    place_of(&world.resource::<Mission>().setup.level, world.resource::<Map>(), tag)
}

/// A group comes to the places with the tag in turn, a little apart.
fn spawn_group(world: &mut World, kind: &str, at: &str, tag: Option<&String>, count: u32, alerted: bool) {
    let level = world.resource::<Mission>().setup.level.clone();
    let places: Vec<Vec2> = places_of(&level, world.resource::<Map>(), at).collect();
    if places.is_empty() {
        return;
    }
    let target = player(world).map(|player| player.at);
    let places = target.map_or(places.clone(), |eye| unseen(world, &places, eye));
    for number in 0..count {
        let place = places[number as usize % places.len()];
        let round = number as usize / places.len();
        let at = free_spot(world, place, round);
        let facing = target.map_or(0.0, |target| bevy::math::ops::atan2(target.y - at.y, target.x - at.x));
        let arrival = Arrival { kind: kind.to_owned(), at, facing, tag: tag.cloned(), seat: None };
        let Some(entity) = spawn_actor(world, arrival) else { continue };
        if alerted {
            crate::sim::brain::alert(world, entity);
        }
        if let Some(mut facing_now) = world.get_mut::<Facing>(entity) {
            facing_now.0 = facing;
        }
    }
}

/// Those places that a player at `eye` does not see; all of them where he sees them all. Nobody comes out of thin air
/// while there is a door to come through.
fn unseen(world: &World, places: &[Vec2], eye: Vec2) -> Vec<Vec2> {
    let view = Vec2::from(world.resource::<Mission>().setup.catalog.rules.mind.attack.view) / 2.0;
    let physics = world.resource::<Physics>();
    let seen = |at: &Vec2| (*at - eye).abs().cmplt(view).all() && physics.line_of_sight(eye, *at);
    let hidden: Vec<Vec2> = places.iter().copied().filter(|at| !seen(at)).collect();
    if hidden.is_empty() { places.to_vec() } else { hidden }
}

/// The `number`th walkable spot around a place.
fn free_spot(world: &World, place: Vec2, number: usize) -> Vec2 {
    const RING: [Vec2; 8] = [
        Vec2::new(0.7, 0.0),
        Vec2::new(-0.7, 0.0),
        Vec2::new(0.0, 0.7),
        Vec2::new(0.0, -0.7),
        Vec2::new(0.7, 0.7),
        Vec2::new(-0.7, -0.7),
        Vec2::new(0.7, -0.7),
        Vec2::new(-0.7, 0.7),
    ];
    if number == 0 {
        return place;
    }
    let map = world.resource::<Map>();
    let spots: Vec<Vec2> =
        RING.iter().map(|step| place + *step).filter(|spot| map.is_walkable(*spot)).collect();
    spots.get((number - 1) % spots.len().max(1)).copied().unwrap_or(place)
}

fn change_player(world: &mut World, action: &Action) {
    let Some(player) = player(world) else { return };
    match action {
        Action::Give(item) => {
            give_item(world, player.entity, item);
        }
        Action::Take(item) => {
            for body in player.bodies {
                let Some(mut hand) = world.get_mut::<Hand>(body) else { continue };
                hand.keys.retain(|key| key != item);
                if hand.item.as_ref().is_some_and(|held| held.kind == *item) {
                    hand.item = None;
                }
            }
        }
        Action::Heal(amount) => {
            for body in player.bodies {
                let Some(mut health) = world.get_mut::<Health>(body) else { continue };
                if health.now > 0.0 {
                    health.now = (health.now + amount).clamp(0.0, health.max);
                }
            }
        }
        _ => {}
    }
}

fn each_tagged(world: &mut World, tag: &str, mut change: impl FnMut(&mut World, Entity)) {
    let mut people = world.query::<(Entity, &crate::sim::actor::ActorId, &Actor)>();
    let mut tagged: Vec<_> = people
        .iter(world)
        .filter(|(_, _, actor)| actor.tag.as_deref() == Some(tag))
        .map(|(entity, id, _)| (*id, entity))
        .collect();
    tagged.sort_unstable();
    for (_, entity) in tagged {
        change(world, entity);
    }
}

fn turn_lamps(world: &mut World, tag: &str, on: bool) {
    let dark = &mut world.resource_mut::<Mission>().dark;
    let turned = if on { dark.remove(tag) } else { dark.insert(tag.to_owned()) };
    if turned {
        world.write_message(SimOutcome::LampsTurned { tag: tag.to_owned(), on });
    }
}

fn set_locks(world: &mut World, tag: &str, lock: Option<&str>) {
    let mut doors = world.query::<&mut Door>();
    for mut door in doors.iter_mut(world) {
        if door.tag.as_deref() == Some(tag) {
            door.lock = lock.map(str::to_owned);
        }
    }
}
