//! Trains and crossings: a rumble that grows, wheels over joints, the horn that comes nearer, the bell.

use std::collections::BTreeMap;

use bevy::prelude::*;

use super::EVERY;
use crate::{
    sim::{
        actor::{Position, Velocity},
        mission::Mission,
        vehicle::{
            Vehicle,
            train::{Run, Trains},
        },
    },
    sound::{
        SoundSystems,
        desk::{Desk, is_open},
        happening::{Event, Happening},
        loops::{Loops, Wanted},
        space::{Ears, Listener},
    },
};

/// What was heard of the trains.
#[derive(Resource, Default)]
struct Rails {
    clock: f32,
    heard: BTreeMap<String, Heard>,
    loops: Loops,
}

/// What was heard of one.
#[derive(Clone, Copy, Debug, Default)]
struct Heard {
    /// Metres since the last joint.
    rolled: f32,
    /// How far its head was.
    far: Option<f32>,
}

impl Heard {
    /// Whether its head has just come as near as one of those distances.
    fn comes_within(&mut self, far: f32, marks: &[f32]) -> bool {
        let before = self.far.replace(far);
        before.is_some_and(|before| marks.iter().any(|mark| before > *mark && far <= *mark))
    }

    /// Whether it has rolled over a joint.
    fn rolls(&mut self, metres: f32, joint: f32) -> bool {
        self.rolled += metres;
        let over = self.rolled >= joint.max(1.0);
        if over {
            self.rolled = 0.0;
        }
        over
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Rails>();
    app.add_systems(PostUpdate, run_rails.in_set(SoundSystems::Hear).run_if(is_open));
}

type Cars<'w, 's> = Query<'w, 's, (&'static Vehicle, &'static Position, &'static Velocity)>;

fn run_rails(
    mut desk: ResMut<Desk>,
    mut rails: ResMut<Rails>,
    mut happenings: MessageWriter<Happening>,
    listener: Listener,
    cars: Cars,
    trains: Option<Res<Trains>>,
    mission: Option<Res<Mission>>,
    (real, game): (Res<Time<Real>>, Res<Time<Virtual>>),
) {
    rails.clock += real.delta_secs();
    if rails.clock < EVERY {
        return;
    }
    // Wheels stand still while the game does.
    let secs = std::mem::take(&mut rails.clock) * if game.is_paused() { 0.0 } else { 1.0 };
    let (ears, mut wanted) = (listener.ears(), Wanted::new());
    let trains = trains.as_deref().zip(mission.as_deref());
    let (cues, map) = (&desk.cues, listener.map.as_deref());
    let hear = |wanted: &mut Wanted, sound: &str, number: usize, at: Vec2, rate: f32| {
        let rules = cues.rules(sound);
        let Some(heard) = ears.hear(&cues.space, at, rules.reach, map) else { return };
        wanted.insert((sound.to_owned(), number as u32), heard.level(rules.db, f64::from(rate)));
    };
    let runs: &[Run] = trains.map_or(&[], |(trains, _)| trains.runs.as_slice());
    rails.heard.retain(|name, _| runs.iter().any(|run| run.name == *name));
    for (number, run) in runs.iter().enumerate() {
        let Some((vehicle, at, speed)) = nearest(run, &cars, &ears) else { continue };
        let share = speed / vehicle.def.top_speed.max(1.0);
        if let Some(rumble) = vehicle.def.sounds.engine.first() {
            hear(&mut wanted, rumble, number, at, 0.8 + 0.3 * share);
        }
        let heard = rails.heard.entry(run.name.clone()).or_default();
        if heard.rolls(speed * secs, cues.road.joint) {
            happenings.write(Happening::of(Event::TrainClack).at(at));
        }
        let head = run.cars.first().copied().flatten().and_then(|head| cars.get(head).ok());
        let Some((vehicle, head, _)) = head else { continue };
        let far = head.0.distance(ears.at);
        if heard.comes_within(far, &cues.road.horns) {
            happenings.write_batch(horn(vehicle, head.0, far > cues.road.horn_far));
        }
    }
    if let Some((trains, mission)) = trains
        && let Some(roads) = &mission.setup.level.roads
    {
        let bells = roads.crossings.iter().zip(&trains.rings).enumerate().filter(|(_, (_, rings))| **rings);
        for (number, (crossing, _)) in bells {
            hear(&mut wanted, &cues.road.bell.value, number, Vec2::from(crossing.at), 1.0);
        }
    }
    rails.loops.settle(desk.speaker.as_mut(), wanted);
}

/// The nearest car of a train, where it is, and how fast it goes.
fn nearest<'c>(run: &Run, cars: &'c Cars, ears: &Ears) -> Option<(&'c Vehicle, Vec2, f32)> {
    let all = run.cars.iter().flatten().filter_map(|car| cars.get(*car).ok());
    let near = all.min_by(|a, b| a.1.0.distance_squared(ears.at).total_cmp(&b.1.0.distance_squared(ears.at)));
    near.map(|(vehicle, at, velocity)| (vehicle, at.0, velocity.0.length()))
}

/// A train's horn, as it is heard from there.
pub(super) fn horn(train: &Vehicle, at: Vec2, far: bool) -> Option<Happening> {
    let sounds = &train.def.sounds;
    let sound = sounds.horn_far.as_ref().filter(|_| far).or(sounds.horn.as_ref())?;
    Some(Happening::of(Event::TrainHorn).at(at).with(sound).far(far))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_horn_is_heard_again_as_it_comes_nearer_and_not_as_it_goes() {
        let mut heard = Heard::default();
        let marks = [150.0, 60.0];
        let told: Vec<i32> = (0..=20)
            .map(|step| 200 - step * 10)
            .filter(|far| heard.comes_within(*far as f32, &marks))
            .collect();
        assert_eq!(told, [150, 60]);
        assert!((0..20).all(|step| !heard.comes_within(step as f32 * 10.0, &marks)), "it goes away");
    }

    #[test]
    fn wheels_strike_once_a_joint() {
        let mut heard = Heard::default();
        let strikes = (0..100).filter(|_| heard.rolls(1.5, 12.0)).count();
        assert_eq!(strikes, 12);
    }
}
