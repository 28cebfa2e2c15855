//! Minds at the wheel: they keep their lane, heed lights, give way, and lose their heads; a fugitive flees, blocks and
//! rams. How each is made stands in [`DriverDef`].
//!
//! A mind writes what it asks of its vehicle ([`Motor::wheel`]), as a player's hands do; it knows of others what one
//! sees through a windscreen.

mod ahead;
mod hands;
mod junction;
mod lane;
mod mind;
mod rival;

use std::{collections::BTreeMap, sync::Arc};

use bevy::{
    ecs::{
        message::MessageWriter,
        query::{With, Without},
        system::{Query, Res, ResMut},
    },
    math::Vec2,
};

use super::{
    actor::{Actor, Health, Position},
    mission::{Mission, Phase},
    noise::Noises,
    outcome::SimOutcome,
    physics::TICK,
    rng::{self, Streams},
    road::Streets,
    tick::Roster,
    vehicle::{Fleet, Motor, Riding, Seen, Vehicle, train::Trains},
};
use crate::content::{driver::DriverDef, driving::DriverRules, rules::DifficultyDef};
pub use mind::Driver;

/// What a mind sees.
struct View<'a> {
    seen: &'a Seen,
    vehicle: &'a Vehicle,
    fleet: &'a Fleet,
    streets: &'a Streets,
    trains: &'a Trains,
    people: &'a [(Vec2, f32)],
    tick: u64,
    rules: &'a DriverRules,
    difficulty: &'a DifficultyDef,
}

/// What a mind decides beside the wheel itself.
#[derive(Default)]
struct Voice {
    honks: bool,
    threatens: Option<u32>,
}

/// Every mind at a wheel decides.
pub(super) fn drive(
    fleet: Res<Fleet>,
    mission: Res<Mission>,
    streets: Res<Streets>,
    trains: Res<Trains>,
    roster: Res<Roster>,
    mut noises: ResMut<Noises>,
    mut streams: ResMut<Streams>,
    people: Query<(&Actor, &Position, &Health), (With<Actor>, Without<Riding>)>,
    mut drivers: Query<(&mut Driver, &Vehicle, &mut Motor), Without<Actor>>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    if mission.phase != Phase::Playing || fleet.all.is_empty() {
        return;
    }
    let catalog = &mission.setup.catalog;
    let standing = roster.0.iter().filter_map(|person| people.get(*person).ok());
    let standing: Vec<(Vec2, f32)> = standing
        .filter(|(_, _, health)| health.now > 0.0)
        .map(|(actor, at, _)| (at.0, actor.def.radius))
        .collect();
    for seen in &fleet.all {
        let Ok((mut driver, vehicle, mut motor)) = drivers.get_mut(seen.entity) else { continue };
        if vehicle.wrecked {
            continue;
        }
        change_phase(&mut driver, vehicle, &catalog.drivers);
        lose_head(&mut driver, seen, &noises, &mut streams);
        let view = View {
            seen,
            vehicle,
            fleet: &fleet,
            streets: &streets,
            trains: &trains,
            people: &standing,
            tick: mission.tick,
            rules: &catalog.driving.mind,
            difficulty: &mission.difficulty,
        };
        let mut voice = Voice::default();
        motor.wheel = hands::decide(&mut driver, &view, &mut streams.streets, &mut voice);
        motor.hoots = voice.honks;
        if voice.honks && motor.horn_rest == 0 {
            motor.horn_rest = catalog.driving.honk_every;
            noises.make(seen.at, catalog.driving.horn_reach, None);
            outcomes.write(SimOutcome::Honked { vehicle: seen.entity, at: seen.at });
        }
        if let Some(ticks) = voice.threatens {
            outcomes.write(SimOutcome::RamThreatened { vehicle: seen.entity, ticks });
        }
    }
}

/// A driver whose vehicle is worn down may become another one.
fn change_phase(driver: &mut Driver, vehicle: &Vehicle, drivers: &BTreeMap<String, Arc<DriverDef>>) {
    let born = driver.born.clone();
    let Some(phase) = born.phases.get(driver.phases).filter(|phase| vehicle.share() < phase.below) else {
        return;
    };
    driver.phases += 1;
    if let Some(def) = drivers.get(&phase.driver) {
        driver.kind.clone_from(&phase.driver);
        driver.def = def.clone();
    }
}

/// Knocks and shots close by.
fn lose_head(driver: &mut Driver, seen: &Seen, noises: &Noises, streams: &mut Streams) {
    driver.panic = driver.panic.and_then(|(left, brakes)| left.checked_sub(1).map(|left| (left, brakes)));
    let Some(panic) = driver.def.panic.clone() else { return };
    // Louder than a horn is a shot or a crash.
    let shot =
        noises.list.iter().any(|noise| noise.radius > 25.0 && noise.at.distance(seen.at) < panic.hears);
    let startled = std::mem::take(&mut driver.startled) || shot;
    if startled && driver.panic.is_none() {
        let brakes = rng::share(&mut streams.streets) < panic.brakes;
        driver.panic = Some((panic.ticks, brakes));
    }
}

/// Steps a number towards another one by that much a second.
fn toward(from: f32, to: f32, a_second: f32) -> f32 {
    from + (to - from).clamp(-a_second * TICK, a_second * TICK)
}
