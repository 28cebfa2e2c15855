//! What becomes of the mission: triggers, objectives, scenes, winning and losing.

pub mod actions;
mod deeds;
mod objectives;
mod roads;
mod triggers;

use bevy::{
    app::{App, FixedUpdate},
    ecs::{
        entity::Entity, message::MessageReader, query::With, resource::Resource,
        schedule::IntoScheduleConfigs, system::ResMut, world::World,
    },
    math::Vec2,
};

use super::{
    actor::{Actor, Hand, Health, Position, Seat},
    mission::{Mission, ObjectiveState, Phase},
    outcome::SimOutcome,
    puzzle, scene,
    seats::join::any_stands,
    tally,
    tick::SimSystems,
};

/// What happened in this tick, for the triggers.
#[derive(Resource, Default, Debug)]
pub struct Happenings {
    outcomes: Vec<SimOutcome>,
    /// Zones in which the player was in the tick before.
    zones: std::collections::BTreeSet<String>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Happenings>().init_resource::<scene::SceneState>();
    app.add_systems(
        FixedUpdate,
        (note_happenings, tally::count_civilians, tally::keep_chain, judge).chain().in_set(SimSystems::Judge),
    );
}

fn note_happenings(mut happenings: ResMut<Happenings>, mut outcomes: MessageReader<SimOutcome>) {
    happenings.outcomes.extend(outcomes.read().cloned());
}

fn judge(world: &mut World) {
    let outcomes = std::mem::take(&mut world.resource_mut::<Happenings>().outcomes);
    if world.resource::<Mission>().phase == Phase::Playing {
        tally::count_outcomes(world, &outcomes);
    }
    world.resource_mut::<Happenings>().outcomes = outcomes;
    match world.resource::<Mission>().phase {
        Phase::Scene => scene::tell(world),
        // What happens meanwhile waits for the triggers.
        Phase::Puzzle => return puzzle::play::play(world),
        Phase::Playing => {
            triggers::fire(world);
            objectives::follow(world);
            lament(world);
        }
        Phase::Won | Phase::Lost => {}
    }
    world.resource_mut::<Happenings>().outcomes.clear();
}

/// What triggers and objectives ask of the player.
struct Player {
    entity: Entity,
    at: Vec2,
    /// All who play.
    bodies: Vec<Entity>,
    /// Where each of those who play stands.
    places: Vec<Vec2>,
    health: Health,
    keys: Vec<String>,
    held: Vec<String>,
}

/// The first player who stands, with what all who play have and where they are.
fn player(world: &mut World) -> Option<Player> {
    let mut players = world.query_filtered::<(Entity, &Seat, &Position, &Health, &Hand), With<Actor>>();
    let mut all: Vec<_> = players.iter(world).collect();
    all.sort_unstable_by_key(|(_, seat, ..)| seat.0);
    let first = all.iter().find(|(.., health, _)| health.now > 0.0).or(all.first())?;
    let held = all.iter().filter_map(|(.., hand)| hand.item.as_ref());
    Some(Player {
        entity: first.0,
        at: first.2.0,
        bodies: all.iter().map(|(body, ..)| *body).collect(),
        places: all.iter().map(|(_, _, at, ..)| at.0).collect(),
        health: *first.3,
        keys: all.iter().flat_map(|(.., hand)| hand.keys.iter().cloned()).collect(),
        held: held.map(|item| item.kind.clone()).collect(),
    })
}

impl Player {
    fn has(&self, item: &str) -> bool {
        self.keys.iter().chain(&self.held).any(|owned| owned == item)
    }
}

/// How many with the tag are still in the fight.
fn standing(world: &mut World, tag: &str) -> u32 {
    let mut people = world.query::<(&Actor, &Health, &super::stance::Stance)>();
    let stands = |(actor, health, stance): &(&Actor, &Health, &super::stance::Stance)| {
        actor.tag.as_deref() == Some(tag)
            && health.now > 0.0
            && !matches!(stance.act, super::stance::Act::HandsUp | super::stance::Act::Cuffed)
    };
    people.iter(world).filter(stands).count() as u32
}

/// Whether nobody with the tag stands and none is yet to come.
fn is_cleared(world: &mut World, tag: &str) -> bool {
    !comes(world, tag) && standing(world, tag) == 0
}

/// Whether somebody with the tag is yet to come.
fn comes(world: &World, tag: &str) -> bool {
    let mission = world.resource::<Mission>();
    mission.setup.level.triggers.iter().enumerate().any(|(index, trigger)| {
        !mission.fired.contains_key(&index) && trigger.then.iter().any(|action| actions::brings(action, tag))
    })
}

/// How far the arrest of all with the tag has come.
fn arrest(world: &mut World, tag: &str) -> ObjectiveState {
    let mut people = world.query::<(&Actor, &Health, &super::stance::Stance)>();
    let (mut all, mut arrested, mut lost) = (0, 0, 0);
    for (actor, health, stance) in people.iter(world) {
        if actor.tag.as_deref() == Some(tag) {
            all += 1;
            arrested += u32::from(stance.act == super::stance::Act::Cuffed);
            lost += u32::from(health.now <= 0.0);
        }
    }
    match comes(world, tag) {
        _ if lost > 0 => ObjectiveState::Failed,
        true => ObjectiveState::Open,
        false if all == 0 => ObjectiveState::Failed,
        false if arrested == all => ObjectiveState::Done,
        false => ObjectiveState::Open,
    }
}

/// When the last player has fallen, the mission is lost after a moment.
fn lament(world: &mut World) {
    let fallen = !any_stands(world);
    let mut mission = world.resource_mut::<Mission>();
    if !fallen {
        mission.fallen_since = None;
        return;
    }
    let now = mission.attempt_tick;
    let since = *mission.fallen_since.get_or_insert(now);
    if now - since >= mission.setup.catalog.rules.lose_delay {
        lose(world, None);
    }
}

fn lose(world: &mut World, reason: Option<String>) {
    let mut mission = world.resource_mut::<Mission>();
    if mission.phase.goes_on() {
        mission.phase = Phase::Lost;
        world.write_message(SimOutcome::Lost { reason });
    }
}

fn win(world: &mut World) {
    objectives::conclude(world);
    let mut mission = world.resource_mut::<Mission>();
    mission.phase = Phase::Won;
    world.write_message(SimOutcome::Won);
}
