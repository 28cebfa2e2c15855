//! Phases of a mind: another one takes over when enough health is gone, and what comes with it.

use bevy::ecs::{
    entity::Entity,
    message::MessageWriter,
    query::Without,
    system::{Query, Res},
    world::World,
};

use super::Brain;
use crate::{
    content::{actor::BrainDef, catalog::Catalog, conduct::PhaseDef},
    sim::{
        actor::{Floor, Hand, Health, Seat},
        mission::Mission,
        outcome::SimOutcome,
        stance::Stance,
        tick::Roster,
    },
};

/// A phase begins under its share of health; who is held at it is held so much of a point below.
const BELOW: f32 = 0.01;

/// A body whose mind has phases.
type Phased =
    (&'static mut Brain, &'static Health, &'static mut Floor, &'static mut Hand, &'static mut Stance);

/// Health under which no hit takes one who is in that phase (0 before the first), of so many points in all.
pub fn floor_of(born: &BrainDef, phase: usize, max: f32) -> f32 {
    let next = born.phases.get(phase).filter(|next| next.holds);
    next.map_or(0.0, |next| (next.below * max - BELOW).max(BELOW))
}

/// Another mind takes over when enough health is gone.
pub(super) fn change(
    mission: Res<Mission>,
    roster: Res<Roster>,
    mut minds: Query<Phased, Without<Seat>>,
    mut outcomes: MessageWriter<SimOutcome>,
) {
    for entity in &roster.0 {
        let Ok((mut brain, health, mut floor, mut hand, mut stance)) = minds.get_mut(*entity) else {
            continue;
        };
        let born = brain.born.clone();
        let next = born.phases.get(brain.temper.phase).filter(|phase| health.share() < phase.below);
        let Some(phase) = next.filter(|_| health.now > 0.0) else { continue };
        enter((&mut brain, &mut floor, &mut hand), phase, health.max, &mission.setup.catalog);
        stance.untouchable = stance.untouchable.max(phase.untouchable);
        outcomes.write(SimOutcome::PhaseBegan { actor: *entity, phase: brain.temper.phase as u32 });
    }
}

/// What a phase brings with it to one who has so much health at most: its mind, the health that it leaves, and its rounds.
fn enter(
    (brain, floor, hand): (&mut Brain, &mut Floor, &mut Hand),
    phase: &PhaseDef,
    max: f32,
    catalog: &Catalog,
) {
    brain.temper.phase += 1;
    if let Some(def) = catalog.brains.get(&phase.brain) {
        brain.def = def.clone();
        brain.temper.lost = 0.0;
        brain.temper.calm_down();
    }
    floor.0 = floor_of(&brain.born, brain.temper.phase, max);
    leave_rounds(hand, phase.rounds);
}

/// Leaves so many rounds: as many as go into the gun there, the rest in the pockets.
fn leave_rounds(hand: &mut Hand, rounds: Option<u32>) {
    let Some(mut left) = rounds else { return };
    let Hand { item, holster, ammo, .. } = hand;
    for held in item.iter_mut().chain(holster) {
        let Some((capacity, sort)) = held.gun().map(|gun| (gun.rounds, gun.ammo.clone())) else { continue };
        held.load.rounds = capacity.min(left);
        left -= held.load.rounds;
        ammo.insert(sort, left);
    }
}

/// The story brings somebody to that phase (the first is 1); who is that far already stays as he is.
pub fn begin_phase(world: &mut World, entity: Entity, phase: u32) {
    let catalog = world.resource::<Mission>().setup.catalog.clone();
    let mut minds = world.query::<(&mut Brain, &mut Health, &mut Floor, &mut Hand)>();
    let Ok((mut brain, mut health, mut floor, mut hand)) = minds.get_mut(world, entity) else { return };
    let born = brain.born.clone();
    let passed = born.phases.iter().take(phase as usize).skip(brain.temper.phase);
    for phase in passed {
        enter((&mut brain, &mut floor, &mut hand), phase, health.max, &catalog);
        health.now = health.now.min(phase.below * health.max - BELOW).max(BELOW);
    }
}
