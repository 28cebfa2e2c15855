//! What becomes of the mission: triggers, objectives, scenes, winning and losing.

pub mod actions;
mod objectives;
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
    mission::{Mission, Phase},
    outcome::SimOutcome,
    scene, tally,
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
    health: Health,
    keys: Vec<String>,
    held: Option<String>,
}

fn player(world: &mut World) -> Option<Player> {
    let mut players = world.query_filtered::<(Entity, &Seat, &Position, &Health, &Hand), With<Actor>>();
    players.iter(world).min_by_key(|(_, seat, ..)| seat.0).map(|(entity, _, at, health, hand)| Player {
        entity,
        at: at.0,
        health: *health,
        keys: hand.keys.clone(),
        held: hand.item.as_ref().map(|item| item.kind.clone()),
    })
}

impl Player {
    fn has(&self, item: &str) -> bool {
        self.keys.iter().any(|key| key == item) || self.held.as_deref() == Some(item)
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
    let mission = world.resource::<Mission>();
    let comes = mission.setup.level.triggers.iter().enumerate().any(|(index, trigger)| {
        !mission.fired.contains_key(&index) && trigger.then.iter().any(|action| actions::brings(action, tag))
    });
    !comes && standing(world, tag) == 0
}

/// A fallen player loses the mission after a moment.
fn lament(world: &mut World) {
    let fallen = player(world).is_none_or(|player| player.health.now <= 0.0);
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
    if mission.phase == Phase::Playing || mission.phase == Phase::Scene {
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
