//! Engines, sliding tyres and sirens of what is near: loops that are led over into each other by speed and load.

use bevy::prelude::*;

use super::{
    EVERY,
    gearbox::{Gearbox, lead_over, tone},
    slots::Slots,
};
use crate::{
    content::vehicle::VehicleSounds,
    sim::{
        actor::{Position, Velocity},
        map::Map,
        mission::Mission,
        vehicle::{Fleet, Motor, Vehicle},
    },
    sound::{
        SoundSystems,
        cues::Cues,
        desk::{Desk, is_open},
        happening::{Event, Happening, Size},
        loops::{Loops, Wanted},
        mix::decibels,
        space::{Ears, Heard, Listener},
    },
};

/// Under this speed a vehicle stands, in metres a second.
const STANDS: f32 = 0.4;
/// Sideways metres a second at which tyres squeal as loud as they can.
const SLIDES: f32 = 5.0;

/// What is known of an engine that is heard.
#[derive(Clone, Copy, Debug, Default)]
struct Engine {
    gearbox: Gearbox,
    /// Seconds for which its tyres have squealed.
    squeals: f32,
    /// Whether it rolled at the last look.
    rolls: bool,
}

/// The engines and sirens that are heard.
#[derive(Resource, Default)]
struct Engines {
    clock: f32,
    engines: Slots<Engine>,
    sirens: Slots<()>,
    howls: Vec<Entity>,
    loops: Loops,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Engines>();
    app.add_systems(PostUpdate, run_engines.in_set(SoundSystems::Hear).run_if(is_open));
}

type Parts = (&'static Vehicle, &'static Position, &'static Velocity, &'static Motor);

fn run_engines(
    mut desk: ResMut<Desk>,
    mut state: ResMut<Engines>,
    mut happenings: MessageWriter<Happening>,
    listener: Listener,
    vehicles: Query<Parts>,
    fleet: Option<Res<Fleet>>,
    mission: Option<Res<Mission>>,
    time: Res<Time<Real>>,
) {
    state.clock += time.delta_secs();
    if state.clock < EVERY {
        return;
    }
    let secs = std::mem::take(&mut state.clock).min(0.5);
    let state = &mut *state;
    let ears = listener.ears();
    let fleet = fleet.as_deref().filter(|_| mission.is_some());
    let mut near: Vec<(bool, f32, Entity)> = Vec::new();
    for seen in fleet.into_iter().flat_map(|fleet| &fleet.all).filter(|seen| !seen.railed) {
        near.push((!seen.player, ears.at.distance(seen.at), seen.entity));
    }
    near.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let of = |keep: &dyn Fn(Entity) -> bool, most: usize| -> Vec<Entity> {
        near.iter().map(|(.., entity)| *entity).filter(|entity| keep(*entity)).take(most).collect()
    };
    let runs = |entity| fleet.and_then(|fleet| fleet.get(entity)).is_some_and(|seen| !seen.idle);
    let howls = |entity| vehicles.get(entity).is_ok_and(|(vehicle, ..)| vehicle.siren && !vehicle.wrecked);
    let (engines, sirens) = (of(&runs, desk.cues.road.engines), of(&howls, desk.cues.road.sirens));
    state.engines.keep(&engines);
    state.sirens.keep(&sirens);
    let player = fleet.and_then(Fleet::player);
    let own = player.map(|seen| seen.entity);
    let place = Place {
        cues: &desk.cues,
        ears,
        moves: player.map_or(Vec2::ZERO, |seen| seen.velocity),
        map: listener.map.as_deref(),
    };
    let mut wanted = Wanted::new();
    for entity in engines {
        let (Ok((vehicle, at, velocity, motor)), Some((number, engine))) =
            (vehicles.get(entity), state.engines.get_mut(entity))
        else {
            continue;
        };
        let is_own = own == Some(entity);
        let told = run(engine, vehicle, motor, is_own, secs).map(|event| event.at(at.0));
        happenings.write_batch(told);
        let source = Source { at: at.0, moves: velocity.0, number: number + 1, is_own };
        place.engine(&mut wanted, &vehicle.def.sounds, engine, &source);
        place.tyres(&mut wanted, vehicle, engine, motor, &source);
    }
    for entity in &sirens {
        let (Ok((vehicle, at, velocity, _)), Some((number, ()))) =
            (vehicles.get(*entity), state.sirens.get_mut(*entity))
        else {
            continue;
        };
        let Some(sound) = &vehicle.def.sounds.siren else { continue };
        let source = Source { at: at.0, moves: velocity.0, number: number + 1, is_own: own == Some(*entity) };
        place.put(&mut wanted, sound, 0.0, 1.0, &source);
        if !state.howls.contains(entity) {
            happenings.write(Happening::of(Event::Siren).at(at.0).with(sound));
        }
    }
    state.howls = sirens;
    state.loops.settle(desk.speaker.as_mut(), wanted);
}

/// Lets an engine go on; what there is to tell of it.
fn run(
    engine: &mut Engine,
    vehicle: &Vehicle,
    motor: &Motor,
    is_own: bool,
    secs: f32,
) -> impl Iterator<Item = Happening> {
    let (def, speed) = (&vehicle.def, motor.speed.abs());
    let throttle = (motor.wheel.throttle.abs() + motor.wheel.boost).clamp(0.0, 1.0);
    let shifts = engine.gearbox.turn(speed / def.top_speed.max(1.0), throttle, def.sounds.gears, secs);
    engine.squeals = if motor.squeals { engine.squeals + secs } else { 0.0 };
    let stops = engine.rolls && speed < STANDS && motor.brakes;
    engine.rolls = speed > STANDS * 3.0 || (engine.rolls && !stops && speed > 0.0);
    let size = if is_own { Size::Player } else { Size::Man };
    let own = |event, sound: &Option<String>| Some(Happening::of(event).by(size).with(sound.as_ref()?));
    let shift = own(Event::GearShift, &def.sounds.shift).filter(|_| shifts && is_own);
    let brake = own(Event::Braked, &def.sounds.brakes).filter(|_| stops);
    shift.into_iter().chain(brake)
}

/// Who listens, and where.
struct Place<'a> {
    cues: &'a Cues,
    ears: Ears,
    /// How the listener moves, in metres a second.
    moves: Vec2,
    map: Option<&'a Map>,
}

/// What is heard.
struct Source {
    at: Vec2,
    moves: Vec2,
    /// Its number among those that sound alike.
    number: u32,
    /// Whether the player sits in it.
    is_own: bool,
}

impl Place<'_> {
    /// How much higher a source sounds that comes nearer, as a factor.
    fn doppler(&self, source: &Source) -> f32 {
        let air = self.cues.road.air.max(50.0);
        let away = (source.moves - self.moves).dot((source.at - self.ears.at).normalize_or_zero());
        air / (air + away.clamp(-air / 2.0, air / 2.0))
    }

    /// Wants a loop to be heard from a source.
    fn put(&self, wanted: &mut Wanted, sound: &str, louder: f32, rate: f32, source: &Source) {
        let rules = self.cues.rules(sound);
        let heard = if source.is_own {
            Some(Heard::HERE)
        } else {
            self.ears.hear(&self.cues.space, source.at, rules.reach, self.map)
        };
        let Some(heard) = heard else { return };
        let rate = f64::from(rate * self.doppler(source)).clamp(0.25, 4.0);
        let level = heard.level(rules.db + louder, rate);
        if level.is_heard() {
            wanted.insert((sound.to_owned(), source.number), level);
        }
    }

    /// Two loops of the engine, in one tone.
    fn engine(&self, wanted: &mut Wanted, sounds: &VehicleSounds, engine: &Engine, source: &Source) {
        let road = &self.cues.road;
        let tones: Vec<f32> = sounds.engine.iter().map(|sound| self.cues.rules(sound).tone).collect();
        let tone = tone(engine.gearbox.revs, &tones);
        let (lower, under, over) = lead_over(engine.gearbox.revs, tones.len());
        let eased = road.coasts * (1.0 - engine.gearbox.load);
        let louder = eased + if source.is_own { road.own } else { 0.0 };
        for (number, gain) in [(lower, under), (lower + 1, over)] {
            let (Some(sound), Some(base)) = (sounds.engine.get(number), tones.get(number)) else { continue };
            let rate = if *base > 0.0 { tone / base } else { 1.0 };
            if gain > 0.01 {
                self.put(wanted, sound, louder + decibels(gain), rate, source);
            }
        }
    }

    /// The road under the player's tyres, and tyres that go on sliding.
    fn tyres(&self, wanted: &mut Wanted, vehicle: &Vehicle, engine: &Engine, motor: &Motor, source: &Source) {
        let road = &self.cues.road;
        let share = (motor.speed.abs() / vehicle.def.top_speed.max(1.0)).min(1.0);
        if source.is_own && share > 0.05 {
            self.put(wanted, &road.tyres.value, decibels(share), 0.8 + 0.35 * share, source);
        }
        if let Some(tyres) = vehicle.def.sounds.tyres.as_ref().filter(|_| engine.squeals > road.squeals) {
            let slides = (motor.slip.abs() / SLIDES).clamp(0.3, 1.0);
            self.put(wanted, tyres, decibels(slides), 0.9 + 0.15 * slides, source);
        }
    }
}

#[cfg(test)]
mod tests;
