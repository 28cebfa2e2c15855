//! What the simulation tells of vehicles and trains, as it is heard.

use bevy::prelude::*;

use super::{knocks::Knocks, rails::horn};
use crate::{
    content::vehicle::VehicleSounds,
    sim::{
        actor::Position,
        outcome::SimOutcome,
        vehicle::{Riding, Vehicle},
    },
    sound::{
        SoundSystems,
        cues::Cues,
        desk::{Desk, is_open},
        happening::{Event, Happening, Size},
        listen::Around,
        loops::{Loops, Wanted},
        mix::decibels,
        space::Listener,
    },
};

/// The quietest knock, in decibels under the loudest.
const FAINT: f32 = -15.0;
/// Newton seconds in a tick at which it scrapes as loud as it can.
const SCRAPES: f32 = 3000.0;

/// Those that touch, and what scrapes.
#[derive(Resource, Default)]
struct Touching {
    knocks: Knocks,
    loops: Loops,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Touching>();
    app.add_systems(PostUpdate, (listen, scrape).chain().in_set(SoundSystems::Hear).run_if(is_open));
}

type Vehicles<'w, 's> = Query<'w, 's, (&'static Vehicle, &'static Position)>;
type Riders<'w, 's> = Query<'w, 's, &'static Riding>;

fn listen(
    mut outcomes: MessageReader<SimOutcome>,
    mut happenings: MessageWriter<Happening>,
    mut touching: ResMut<Touching>,
    desk: Res<Desk>,
    (around, listener): (Around, Listener),
    (vehicles, riders): (Vehicles, Riders),
) {
    let street = Street { vehicles: &vehicles, cues: &desk.cues, around: &around, riders: &riders };
    for outcome in outcomes.read() {
        if let SimOutcome::VehicleHit { vehicle, by, at, impulse, .. } = outcome {
            let rests = desk.cues.road.rests;
            if touching.knocks.feel((*vehicle, *by), *impulse, *at, desk.now, rests) {
                happenings.write_batch(street.knock(*vehicle, *at, *impulse));
            }
        }
        happenings.write_batch(street.tell(outcome, listener.ears().at));
    }
}

/// What scrapes is heard from where it scrapes hardest.
fn scrape(mut desk: ResMut<Desk>, mut touching: ResMut<Touching>, listener: Listener) {
    let mut wanted = Wanted::new();
    let road = &desk.cues.road;
    if let Some((at, impulse)) = touching.knocks.scrapes(desk.now) {
        let rules = desk.cues.rules(&road.scrape.value);
        let heard = listener.ears().hear(&desk.cues.space, at, rules.reach, listener.map.as_deref());
        if let Some(heard) = heard {
            let hard = decibels((impulse / SCRAPES).clamp(0.15, 1.0));
            wanted.insert((road.scrape.value.clone(), 0), heard.level(rules.db + hard, 1.0));
        }
    }
    touching.loops.settle(desk.speaker.as_mut(), wanted);
}

/// What is asked about vehicles.
struct Street<'a, 'w, 's> {
    vehicles: &'a Vehicles<'w, 's>,
    cues: &'a Cues,
    around: &'a Around<'w, 's>,
    riders: &'a Riders<'w, 's>,
}

impl Street<'_, '_, '_> {
    /// That event with the sound that the vehicle names for it; none where it names none.
    fn own(
        &self,
        event: Event,
        vehicle: Entity,
        sound: impl Fn(&VehicleSounds) -> Option<&String>,
    ) -> Option<Happening> {
        let (vehicle, at) = self.vehicles.get(vehicle).ok()?;
        let happening = Happening::of(event).at(at.0).by(self.size(vehicle));
        Some(happening.with(sound(&vehicle.def.sounds)?))
    }

    fn size(&self, vehicle: &Vehicle) -> Size {
        if vehicle.def.mass >= self.cues.road.big { Size::Big } else { Size::Man }
    }

    /// A knock: the harder, the louder.
    fn knock(&self, entity: Entity, at: Vec2, impulse: f32) -> Option<Happening> {
        let (vehicle, _) = self.vehicles.get(entity).ok()?;
        let heavy = vehicle.def.crash.from.max(1.0) * self.cues.road.heavy;
        let is_heavy = impulse >= heavy;
        let full = if is_heavy { heavy * 2.0 } else { heavy };
        let happening = self.own(Event::Knock, entity, |sounds| sounds.crash.as_ref())?.at(at);
        Some(happening.heavy(is_heavy).louder(decibels(impulse / full).clamp(FAINT, 0.0)))
    }

    /// What an outcome sounds like, but for knocks.
    fn tell(&self, outcome: &SimOutcome, ears: Vec2) -> Option<Happening> {
        use SimOutcome as O;
        match outcome {
            O::EnteredVehicle { actor, vehicle } => {
                let is_at_the_wheel = self.riders.get(*actor).is_ok_and(|riding| riding.seat == 0);
                if self.around.is_player(*actor) && is_at_the_wheel {
                    return self.own(Event::EngineStart, *vehicle, |sounds| sounds.start.as_ref());
                }
                self.own(Event::Boarded, *vehicle, |sounds| sounds.door.as_ref())
            }
            O::LeftVehicle { vehicle, .. } => {
                self.own(Event::Boarded, *vehicle, |sounds| sounds.door.as_ref())
            }
            O::GlassBroken { vehicle, at, .. } => {
                Some(self.own(Event::Pane, *vehicle, |sounds| sounds.glass.as_ref())?.at(*at))
            }
            O::VehicleWrecked { vehicle, by, at } => {
                let by = by.and_then(|by| self.vehicles.get(by).ok());
                let by_train = by.is_some_and(|(by, _)| by.def.is_railed());
                Some(
                    self.own(Event::Wreck, *vehicle, |sounds| sounds.crash.as_ref())?.at(*at).heavy(by_train),
                )
            }
            O::TyresSquealed { vehicle, at } => {
                Some(self.own(Event::Skid, *vehicle, |sounds| sounds.skid.as_ref())?.at(*at))
            }
            O::Honked { vehicle, at } => {
                Some(self.own(Event::Honk, *vehicle, |sounds| sounds.horn.as_ref())?.at(*at))
            }
            O::NearMiss { at, .. } => Some(Happening::of(Event::NearMiss).at(*at)),
            O::Shoved { vehicle, .. } => self.there(Event::Shove, *vehicle),
            O::RamThreatened { vehicle, .. } => self.there(Event::RamThreat, *vehicle),
            O::JumpedAside { actor, .. } => {
                let (_, jumper, _) = self.around.bodies.get(*actor).ok()?;
                Some(self.around.about(Event::JumpAside, *actor, self.cues).with(&jumper.kind))
            }
            O::TrainStarted { train, at } => {
                let far = at.distance(ears) > self.cues.road.horn_far;
                horn(self.vehicles.get(*train).ok()?.0, *at, far)
            }
            O::BellRang { at } => Some(Happening::of(Event::CrossingBell).at(*at)),
            O::TrainPassed { at, .. } => Some(Happening::of(Event::TrainClack).at(*at)),
            _ => None,
        }
    }

    fn there(&self, event: Event, vehicle: Entity) -> Option<Happening> {
        let (vehicle, at) = self.vehicles.get(vehicle).ok()?;
        Some(Happening::of(event).at(at.0).by(self.size(vehicle)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::loader::Content,
        sound::cues::tests::{contract, shipped},
    };

    #[test]
    fn every_sound_that_a_vehicle_names_was_baked_and_an_engine_has_its_tone() {
        let (index, cues) = (contract(), shipped());
        let catalog = Content::open(None).expect("the data").catalog();
        for (id, def) in &catalog.vehicles {
            let own = &def.sounds;
            let ends = [
                &own.shift,
                &own.start,
                &own.horn,
                &own.horn_far,
                &own.skid,
                &own.brakes,
                &own.crash,
                &own.glass,
                &own.door,
            ];
            for sound in ends.into_iter().flatten() {
                assert!(index.sounds.get(sound).is_some_and(|baked| !baked.looped), "{id}: {sound}");
            }
            for sound in own.engine.iter().chain(&own.tyres).chain(&own.siren) {
                assert!(index.sounds.get(sound).is_some_and(|baked| baked.looped), "{id}: {sound}");
            }
            let tones: Vec<f32> = own.engine.iter().map(|sound| cues.rules(sound).tone).collect();
            assert!(tones.len() == 1 || tones.windows(2).all(|pair| pair[0] < pair[1]), "{id}: {tones:?}");
        }
    }

    #[test]
    fn what_vehicles_do_is_heard_and_can_be_read() {
        let cues = shipped();
        let heard = |happening: Happening| -> (Vec<String>, Option<String>) {
            let case = cues.choose(&happening).expect("a case");
            (case.sounds(&happening).map(str::to_owned).collect(), case.caption.clone())
        };
        let honk = |horn: &str| heard(Happening::of(Event::Honk).with(horn));
        assert_eq!(honk("horn_car").0, ["horn_car"]);
        assert_ne!(honk("horn_car").1, honk("horn_bus").1);
        let knock = |heavy| heard(Happening::of(Event::Knock).with("crash_heavy").heavy(heavy));
        assert_eq!((knock(false).0, knock(true).0), (vec!["crash_light".into()], vec!["crash_heavy".into()]));
        let wreck =
            |size, heavy| heard(Happening::of(Event::Wreck).with("crash_heavy").by(size).heavy(heavy)).0;
        assert_eq!(wreck(Size::Big, true), ["crash_train"], "a train strikes something big");
        assert!(!wreck(Size::Man, true).contains(&"crash_train".to_owned()));
        assert!(!wreck(Size::Big, false).contains(&"crash_train".to_owned()));
        for event in [Event::Siren, Event::CrossingBell] {
            let case = cues.choose(&Happening::of(event)).expect("a case");
            assert!(case.told.is_some() && case.caption.is_some(), "{event:?} goes on, and is told once");
        }
    }
}
