//! What no outcome tells: bodies are watched from tick to tick for the stroke of a blow, for what an enemy is about to
//! do, and for things let fall.

use bevy::{platform::collections::HashMap, prelude::*};

use super::{
    desk::{Desk, is_open},
    happening::{Event, Happening},
};
use crate::sim::{
    actor::{Actor, Faction, Hand, Position, Seat},
    mission::{Mission, ObjectiveState},
    stance::{Act, BlowPhase, Stance},
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        FixedLast,
        (watch_bodies, watch_objectives).run_if(is_open.and_then(resource_exists::<Mission>)),
    );
}

/// What was seen of a body in the tick before.
#[derive(Clone, Debug, Default, PartialEq)]
struct Seen {
    /// Its act.
    act: Option<std::mem::Discriminant<Act>>,
    /// Ticks since the act began.
    tick: u32,
    /// Whether its blow was cutting the air.
    strikes: bool,
    /// Id of the thing it held.
    holds: Option<String>,
}

impl Seen {
    fn new(stance: &Stance, hand: &Hand) -> Self {
        let strikes =
            matches!(&stance.act, Act::Strike(blow) if blow.phase(stance.tick) == BlowPhase::Active);
        Self {
            act: Some(std::mem::discriminant(&stance.act)),
            tick: stance.tick,
            strikes,
            holds: hand.item.as_ref().map(|held| held.kind.clone()),
        }
    }

    /// Whether the act now seen is another one than before.
    fn begins(&self, now: &Self) -> bool {
        self.act.is_some() && (self.act != now.act || now.tick < self.tick)
    }
}

fn watch_bodies(
    bodies: Query<(Entity, &Actor, &Position, &Stance, &Hand, Has<Seat>)>,
    desk: Res<Desk>,
    mission: Res<Mission>,
    mut seen: Local<HashMap<Entity, Seen>>,
    mut happenings: MessageWriter<Happening>,
) {
    seen.retain(|entity, _| bodies.contains(*entity));
    for (entity, actor, at, stance, hand, is_player) in &bodies {
        let now = Seen::new(stance, hand);
        let before = seen.get(&entity).cloned().unwrap_or_default();
        let size = desk.cues.size(actor.def.mass, is_player);
        let told = |event| Happening::of(event).at(at.0).by(size);
        if now.strikes && !before.strikes {
            happenings.write(told(Event::Stroke).heavy(is_heavy(&stance.act)));
        }
        if before.begins(&now) && actor.faction == Faction::Gang && !is_player && is_threat(&stance.act) {
            happenings.write(told(Event::Telegraph).heavy(is_heavy(&stance.act)));
        }
        if let Act::Gesture(clip) = &stance.act
            && before.begins(&now)
        {
            happenings.write(told(Event::Gesture).with(clip));
        }
        if let Some(item) = before.holds.as_ref().filter(|_| now.holds.is_none())
            && let Some(event) = loss(&stance.act)
        {
            let material = mission.setup.catalog.item_material(item);
            happenings.write(told(event).of_material(material));
        }
        if before != now {
            seen.insert(entity, now);
        }
    }
}

/// What has become of a thing that was in the hand in the tick before; none where its throw is told by itself.
fn loss(act: &Act) -> Option<Event> {
    match act {
        Act::ThrowItem(_) | Act::Draw => None,
        Act::Strike(blow) if blow.with_item => Some(Event::Broke),
        _ => Some(Event::Drop),
    }
}

/// Whether somebody who begins that means harm.
fn is_threat(act: &Act) -> bool {
    matches!(act, Act::Strike(_) | Act::Charge | Act::Grab | Act::ThrowItem(_) | Act::Finish(_))
}

fn is_heavy(act: &Act) -> bool {
    match act {
        Act::Strike(blow) => blow.def.heavy,
        Act::Charge | Act::Grab | Act::Finish(_) => true,
        _ => false,
    }
}

fn watch_objectives(
    mission: Res<Mission>,
    mut before: Local<Vec<ObjectiveState>>,
    mut happenings: MessageWriter<Happening>,
) {
    let fails =
        |(before, now): (&ObjectiveState, &ObjectiveState)| *now == ObjectiveState::Failed && before != now;
    let is_same = before.len() == mission.objectives.len() && mission.attempt_tick > 1;
    if is_same && before.iter().zip(&mission.objectives).any(fails) {
        happenings.write(Happening::of(Event::ObjectiveFailed));
    }
    before.clone_from(&mission.objectives);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::stance::Stance;

    fn seen(act: Act, tick: u32) -> Seen {
        Seen::new(&Stance { act, tick, ..default() }, &Hand::default())
    }

    #[test]
    fn an_act_begins_when_it_is_another_or_starts_anew() {
        let free = seen(Act::Free, 90);
        assert!(free.begins(&seen(Act::Grab, 0)));
        assert!(seen(Act::Grab, 40).begins(&seen(Act::Grab, 0)), "the same again");
        assert!(!seen(Act::Grab, 3).begins(&seen(Act::Grab, 4)), "it goes on");
        assert!(!seen(Act::Grab, 3).begins(&seen(Act::Grab, 3)), "it stands still in a hit-stop");
        assert!(!Seen::default().begins(&seen(Act::Grab, 0)), "who has just come begins nothing");
    }

    #[test]
    fn charges_grabs_and_boots_are_heavy_and_jabs_are_not() {
        assert!(is_heavy(&Act::Charge) && is_heavy(&Act::Grab));
        assert!(!is_heavy(&Act::ThrowItem(Vec2::X)));
        assert!(is_threat(&Act::ThrowItem(Vec2::X)));
        assert!(!is_threat(&Act::Roll(Vec2::X)) && !is_threat(&Act::PickUp));
    }
}
