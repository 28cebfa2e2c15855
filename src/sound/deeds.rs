//! What people do with the things of a place, as it is heard: doors burst, tables tipped, wardrobes pushed, switches.

use bevy::prelude::*;

use super::{
    SoundSystems,
    cues::Cues,
    desk::{Desk, is_open},
    happening::{Event, Happening},
    listen::Around,
};
use crate::sim::{
    actor::Position,
    outcome::SimOutcome,
    thing::{Door, Prop},
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, listen.in_set(SoundSystems::Hear).run_if(is_open));
}

type Places<'w, 's> = Query<'w, 's, &'static Position, Or<(With<Door>, With<Prop>)>>;

fn listen(
    mut outcomes: MessageReader<SimOutcome>,
    mut happenings: MessageWriter<Happening>,
    desk: Res<Desk>,
    around: Around,
    places: Places,
) {
    for outcome in outcomes.read() {
        happenings.write_batch(tell(outcome, &desk.cues, &around, &places));
    }
}

fn tell(outcome: &SimOutcome, cues: &Cues, around: &Around, places: &Places) -> Option<Happening> {
    use SimOutcome as O;
    let about = |event, who: &Entity| around.about(event, *who, cues);
    let there = |event, thing: &Entity| Some(Happening::of(event).at(places.get(*thing).ok()?.0));
    Some(match outcome {
        O::DoorForced { door, broke, .. } => there(Event::DoorForced, door)?.heavy(*broke),
        O::DoorShut { door, .. } => {
            let (_, shut) = around.doors.get(*door).ok()?;
            there(Event::DoorShut, door)?.with(&shut.def.tiles)
        }
        O::Tipped { prop, at, .. } => Happening::of(Event::Tip).at(*at).of_material(around.prop(*prop)),
        O::Scraped { prop, at } => Happening::of(Event::Scrape).at(*at).of_material(around.prop(*prop)),
        O::Vaulted { actor, .. } => about(Event::Vault, actor),
        O::Used { prop, on, .. } => there(Event::Use, prop)?.heavy(*on).with(around.prop_kind(*prop)),
        O::Burst { prop, at, .. } => {
            let burst = Happening::of(Event::Burst).at(*at).of_material(around.prop(*prop));
            burst.with(around.prop_kind(*prop))
        }
        O::LiftCalled { at, .. } => Happening::of(Event::LiftCall).at(*at),
        O::Called { actor } => about(Event::Call, actor),
        O::Ordered { .. } => Happening::of(Event::Order),
        _ => return None,
    })
}
