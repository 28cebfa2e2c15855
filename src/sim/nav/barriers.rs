//! What of the furniture and doors one could get over or through, and at what cost.

use bevy::{
    ecs::{entity::Entity, system::Query},
    math::Vec2,
};

use super::leap::{ALL_WAYS, Barrier, Leap};
use crate::{
    content::{level::TILE, thing::ThingRules},
    sim::{
        actor::Position,
        thing::{
            Door, Prop, ThingId, door,
            room::{Solid, half_extent},
        },
    },
};

/// What a tick costs, in the units of a search: a metre of way takes some twenty ticks and costs 120.
const TICK: u32 = 6;

/// Ticks that somebody thinks it over before he goes over something.
const RATHER_NOT: u32 = 30;

/// Ticks from one kick to the next.
const KICK: u32 = 50;

/// What one kick takes of whatever is kicked in.
const FORCE: f32 = 10.0;

/// With more kicks than this it is no way.
const MOST_KICKS: u32 = 8;

/// How far beyond a door one can come to stand, in metres.
const BEYOND: f32 = 2.4 * TILE;

/// All barriers that can be overcome, in the order of their things' numbers.
pub(super) fn find(
    rules: &ThingRules,
    props: &Query<(Entity, &ThingId, &Position, &Prop)>,
    doors: &Query<(&ThingId, &Position, &Door)>,
) -> Vec<Barrier> {
    let mut all: Vec<(ThingId, Barrier)> = Vec::new();
    for (_, id, at, prop) in props {
        all.extend(of_prop(rules, prop, at.0).map(|barrier| (*id, barrier)));
    }
    for (id, at, door) in doors {
        if !door.open {
            all.extend(of_door(door, at.0, props).map(|barrier| (*id, barrier)));
        }
    }
    all.sort_by_key(|(id, _)| *id);
    all.into_iter().map(|(_, barrier)| barrier).collect()
}

/// Something low, or a pane over a sill.
fn of_prop(rules: &ThingRules, prop: &Prop, at: Vec2) -> Option<Barrier> {
    let (footprint, ..) = prop.solid()?;
    let vaults = RATHER_NOT + rules.vault_ticks;
    let (leap, ticks) = if prop.is_vaulted() {
        (Leap::Vault, vaults)
    } else {
        prop.def.sill.as_ref()?;
        (Leap::Kick, vaults + kicks(prop.toughness)? * KICK)
    };
    let half = half_extent(footprint);
    let reach = rules.vault_reach - half.min_element();
    Some(Barrier { at, footprint, ways: ALL_WAYS, leap, reach, cost: ticks * TICK })
}

/// A shut door that a kick opens: locked, or with something behind it.
fn of_door(door: &Door, at: Vec2, props: &Query<(Entity, &ThingId, &Position, &Prop)>) -> Option<Barrier> {
    let locked = if door.lock.is_some() { kicks(door.strength - door.wear)? } else { 0 };
    let axis = door.way_from(at, at);
    let solids = || props.iter().filter_map(|(entity, _, at, prop)| Solid::of_prop(entity, prop, at.0));
    // What bars it must break; where nothing does, only a lock needs a kick.
    let through = |way: Vec2| match door::bar(at, way, solids()) {
        Some(bar) => {
            props.get(bar).ok().and_then(|(.., prop)| kicks(prop.toughness)).map(|more| locked + more)
        }
        None => (locked > 0).then_some(locked),
    };
    let (there, back) = (through(axis), through(-axis));
    let most = there.into_iter().chain(back).max()?;
    let open = |way: Vec2, kicks: Option<u32>| kicks.map_or(Vec2::ZERO, |_| way);
    let ways = [open(axis, there), open(-axis, back), Vec2::ZERO, Vec2::ZERO];
    let cost = (RATHER_NOT + most * KICK) * TICK;
    Some(Barrier { at, footprint: door::CLOSED, ways, leap: Leap::Kick, reach: BEYOND, cost })
}

/// Kicks until so much is worn away; none where that is no way.
fn kicks(toughness: f32) -> Option<u32> {
    let kicks = (toughness / FORCE).ceil() as u32;
    (1..=MOST_KICKS).contains(&kicks).then_some(kicks)
}
