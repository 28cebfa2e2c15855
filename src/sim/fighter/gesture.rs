//! Movements that a level waits for: a player who stands in the zone and holds the hand's key makes them, for as long as
//! he holds it.

use bevy::ecs::{
    query::With,
    system::{Query, Res},
};

use super::body::{Body, BodyItem};
use crate::{
    content::{level::Zone, trigger::Event},
    sim::{actor::Seat, command::Buttons, map::Map, mission::Mission, stance::Act, tick::Roster},
};

/// A player's body begins such a movement, or ends it.
pub(super) fn make_gestures(
    roster: Res<Roster>,
    mission: Res<Mission>,
    map: Res<Map>,
    mut bodies: Query<Body, With<Seat>>,
) {
    let waits = waiting(&mission);
    for entity in &roster.0 {
        let Ok(mut body) = bodies.get_mut(*entity) else { continue };
        let made = matches!(body.stance.act, Act::Gesture(_));
        if waits.is_empty() && !made {
            continue;
        }
        let here = body.position.0;
        let held = body.controls.now.buttons.contains(Buttons::GRAB);
        let clip = waits.iter().find(|(zone, _)| held && map.is_in(zone, here)).map(|(_, clip)| *clip);
        match clip {
            Some(clip) if may_begin(&body) => body.begin(Act::Gesture(clip.to_owned())),
            None if made => body.begin(Act::Free),
            _ => {}
        }
    }
}

/// A press of the key begins a grab, or nothing where the hand was full: both make room.
fn may_begin(body: &BodyItem) -> bool {
    match body.stance.act {
        Act::Free => true,
        Act::Grab => body.stance.tick == 0,
        _ => false,
    }
}

/// The zones and clips for which a trigger still waits.
fn waiting(mission: &Mission) -> Vec<(&Zone, &str)> {
    let level = &mission.setup.level;
    let open =
        |index: &usize| !mission.fired.contains_key(index) || level.triggers[*index].cooldown.is_some();
    let triggers = level.triggers.iter().enumerate().filter(|(index, _)| open(index));
    let waits = triggers.filter_map(|(_, trigger)| match &trigger.on {
        Event::Gesture { zone, clip, .. } => Some((level.zones.get(zone)?, clip.as_str())),
        _ => None,
    });
    waits.collect()
}
