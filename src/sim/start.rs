//! A mission begins, ends, and begins again.

use bevy::{
    ecs::{
        entity::Entity,
        query::{With, Without},
        world::World,
    },
    math::Vec2,
};

use super::{
    actor::{Actor, ActorId, Hand, Health, Position, Rises, Seat},
    brain::partner::Partner,
    map::Map,
    mission::{Checkpoint, Companion, Counts, FromPlacement, Mission, MissionSetup, ObjectiveState, Phase},
    noise::Noises,
    outcome::SimOutcome,
    physics::Physics,
    rng::Streams,
    scene::SceneState,
    seats::join::{Second, body_of, free_spot},
    spawn::{Arrival, NextActor, spawn_actor, spawn_placements},
    stance::{Act, Stance},
    thing::{ThingId, memory, reach::NextThing},
    tick::Roster,
};

/// Why a mission cannot be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartError {
    /// No difficulty of that name.
    UnknownDifficulty {
        /// The name.
        name: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// The level has no floor.
    NoFloor,
}

impl std::fmt::Display for StartError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownDifficulty { name, known } => {
                write!(f, "there is no difficulty \"{name}\"; there are {}", known.join(", "))
            }
            Self::NoFloor => write!(f, "the level has no floor"),
        }
    }
}

impl std::error::Error for StartError {}

/// Starts a mission in a world that has [`super::SimPlugin`]; one that runs is ended first.
pub fn start(world: &mut World, setup: MissionSetup) -> Result<(), StartError> {
    let difficulties = &setup.catalog.difficulties;
    let difficulty =
        difficulties.get(&setup.difficulty).cloned().ok_or_else(|| StartError::UnknownDifficulty {
            name: setup.difficulty.clone(),
            known: difficulties.keys().cloned().collect(),
        })?;
    if setup.level.floors.is_empty() && setup.level.roads.is_none() {
        return Err(StartError::NoFloor);
    }
    stop(world);
    world.insert_resource(Second::default());
    let assists = setup.assists;
    let mission = Mission {
        difficulty: assists.on(&difficulty),
        assists,
        phase: Phase::Playing,
        tick: 0,
        attempt_tick: 0,
        restarts: 0,
        flags: Default::default(),
        objectives: vec![ObjectiveState::Waiting; setup.level.objectives.len()],
        timers: Default::default(),
        fired: Default::default(),
        dark: Default::default(),
        puzzles: Default::default(),
        open_puzzle: None,
        checkpoint: None,
        music: setup.level.music.clone(),
        fallen_since: None,
        setup,
    };
    world.insert_resource(mission);
    build(world);
    Ok(())
}

/// Ends the running mission, if there is one, and takes everything of it out of the world.
pub fn stop(world: &mut World) {
    world.remove_resource::<Mission>();
    clear(world);
}

fn clear(world: &mut World) {
    let mut all: Vec<Entity> = world.query_filtered::<Entity, With<ActorId>>().iter(world).collect();
    all.extend(world.query_filtered::<Entity, With<ThingId>>().iter(world));
    // Numbers of entities are given anew in the order in which they became free.
    all.sort_unstable();
    for entity in all {
        world.despawn(entity);
    }
    world.insert_resource(Roster::default());
    world.insert_resource(Noises::default());
    world.insert_resource(NextActor::default());
    world.insert_resource(NextThing::default());
    world.insert_resource(Counts::default());
    world.insert_resource(super::tries::Tries::default());
    world.insert_resource(SceneState::default());
    world.insert_resource(super::fighter::hit::Hits::default());
    world.insert_resource(super::gun::Bullets::default());
    world.insert_resource(super::judge::Happenings::default());
    world.insert_resource(super::vehicle::Fleet::default());
    world.insert_resource(super::vehicle::train::Trains::default());
    world.insert_resource(super::vehicle::crash::Dents::default());
    world.insert_resource(super::vehicle::passing::Passing::default());
    world.insert_resource(super::road::Streets::default());
    super::brain::forget(world);
}

/// Builds the level afresh, or as it was at the last checkpoint.
fn build(world: &mut World) {
    let mission = world.resource::<Mission>();
    let (level, catalog) = (mission.setup.level.clone(), mission.setup.catalog.clone());
    let (seed, restarts) = (mission.setup.seed, mission.restarts);
    let checkpoint = mission.checkpoint.clone();
    let map = Map::new(&level, &catalog);
    world.insert_resource(Physics::new(&map));
    world.insert_resource(map);
    let streets = super::road::Streets::new(world.resource::<Mission>());
    world.insert_resource(streets);
    world.insert_resource(Streams::new(seed.wrapping_add(u64::from(restarts) << 32)));
    let is_gone = |number: u32| {
        checkpoint
            .as_ref()
            .is_some_and(|checkpoint| checkpoint.gone.contains(&number) || checkpoint.spent.contains(&number))
    };
    spawn_placements(world, &level, is_gone);
    match checkpoint {
        Some(checkpoint) => restore(world, &checkpoint),
        None => super::vehicle::spawn::spawn_level(world, &level),
    }
    super::road::prepare(world);
    super::brain::prepare(world);
    super::seats::join::rejoin(world);
}

fn restore(world: &mut World, checkpoint: &Checkpoint) {
    memory::restore(world, &checkpoint.changed);
    world.resource_mut::<Counts>().0 = checkpoint.tally.clone();
    if body_of(world, 0).is_none() {
        let kind = world.resource::<Mission>().setup.level.player.clone();
        let arrival = Arrival { kind, at: checkpoint.at, facing: 0.0, tag: None, seat: Some(0) };
        spawn_actor(world, arrival);
    }
    if let Some(player) = body_of(world, 0) {
        give(world, player, checkpoint.at, checkpoint.health, &checkpoint.hand);
    }
    for companion in &checkpoint.companions {
        let arrival = Arrival {
            kind: companion.kind.clone(),
            at: companion.at,
            facing: 0.0,
            tag: companion.tag.clone(),
            seat: None,
        };
        let Some(body) = spawn_actor(world, arrival) else { continue };
        give(world, body, companion.at, companion.health, &companion.hand);
        if let Some(number) = companion.from {
            world.entity_mut(body).insert(FromPlacement(number));
        }
    }
    for kept in &checkpoint.vehicles {
        super::vehicle::spawn::restore(world, kept);
    }
    let roads = world.resource::<super::road::Streets>().roads.clone();
    for (name, head) in &checkpoint.trains {
        if let Some(train) = roads.trains.get(name) {
            world.resource_mut::<super::vehicle::train::Trains>().start(name, train, *head);
        }
    }
    if let Some((per_km, walkers_per_km)) = checkpoint.traffic {
        let mut streets = world.resource_mut::<super::road::Streets>();
        (streets.per_km, streets.walkers_per_km) = (per_km, walkers_per_km);
    }
}

fn give(world: &mut World, body: Entity, place: Vec2, points: f32, hand: &Hand) {
    let mut bodies = world.query::<(&mut Position, &mut Health, &mut Hand)>();
    if let Ok((mut at, mut health, mut held)) = bodies.get_mut(world, body) {
        at.0 = place;
        health.now = points;
        held.clone_from(hand);
    }
}

/// Begins the attempt again, at the last checkpoint if there was one.
pub(super) fn restart(world: &mut World) {
    clear(world);
    let mut mission = world.resource_mut::<Mission>();
    mission.phase = Phase::Playing;
    mission.restarts += 1;
    mission.fallen_since = None;
    mission.open_puzzle = None;
    match mission.checkpoint.clone() {
        Some(checkpoint) => {
            mission.flags = checkpoint.flags;
            mission.objectives = checkpoint.objectives;
            mission.fired = checkpoint.fired;
            mission.timers = checkpoint.timers;
            mission.music = checkpoint.music;
            mission.attempt_tick = checkpoint.attempt_tick;
            mission.dark = checkpoint.dark;
            mission.puzzles = checkpoint.puzzles;
        }
        None => {
            mission.flags.clear();
            mission.fired.clear();
            mission.timers.clear();
            mission.music = mission.setup.level.music.clone();
            mission.dark.clear();
            mission.puzzles.clear();
            mission.attempt_tick = 0;
            mission.objectives.fill(ObjectiveState::Waiting);
        }
    }
    build(world);
    let checkpoint = world.resource::<Mission>().checkpoint.as_ref();
    for action in checkpoint.map(|checkpoint| checkpoint.after.clone()).unwrap_or_default() {
        super::judge::actions::repeat(world, &action);
    }
    world.write_message(SimOutcome::Restarted);
}

/// Remembers this moment in the mission.
pub(super) fn remember(world: &mut World) {
    let mut players = world.query::<(&Seat, &Position, &Health, &Hand)>();
    let first = players.iter(world).min_by_key(|(seat, ..)| seat.0);
    let Some((at, health, hand)) = first.map(|(_, at, health, hand)| (at.0, *health, hand.clone())) else {
        return;
    };
    let companions = companions(world, at);
    let (mut gone, spent, changed) = (gone_people(world), spent_things(world), memory::changed(world));
    gone.extend(companions.iter().filter_map(|companion| companion.from));
    let tally = world.resource::<Counts>().0.clone();
    let vehicles = super::vehicle::spawn::keep_all(world);
    let running = &world.resource::<super::vehicle::train::Trains>().runs;
    let trains = running.iter().map(|run| (run.name.clone(), run.head)).collect();
    let streets = world.resource::<super::road::Streets>();
    let traffic = (!streets.is_empty()).then_some((streets.per_km, streets.walkers_per_km));
    let mut mission = world.resource_mut::<Mission>();
    let checkpoint = Checkpoint {
        at,
        // A checkpoint reached half dead would be a trap: it gives some breath.
        health: health.now.max(health.max * mission.setup.catalog.rules.checkpoint_health),
        hand,
        companions,
        flags: mission.flags.clone(),
        objectives: mission.objectives.clone(),
        fired: mission.fired.clone(),
        music: mission.music.clone(),
        timers: mission.timers.clone(),
        attempt_tick: mission.attempt_tick,
        tally,
        gone,
        spent,
        changed,
        dark: mission.dark.clone(),
        puzzles: mission.puzzles.clone(),
        vehicles,
        trains,
        traffic,
        after: Vec::new(),
    };
    mission.checkpoint = Some(Box::new(checkpoint));
    world.write_message(SimOutcome::CheckpointReached);
}

/// Partners as they are, so that they are there again wherever they came from. One far from the player is brought to
/// his side.
fn companions(world: &mut World, player: Vec2) -> Vec<Companion> {
    let share = world.resource::<Mission>().setup.catalog.rules.checkpoint_health;
    let far = Vec2::from(world.resource::<Mission>().setup.catalog.rules.seats.apart).max_element();
    let beside = free_spot(world, player);
    let mut partners = world.query_filtered::<(
        (&ActorId, &Actor, &Position, &Hand, Option<&FromPlacement>),
        (&Health, &Rises, &Stance),
    ), (With<Partner>, Without<super::vehicle::Riding>)>();
    let is_in = |(health, rises, stance): &(&Health, &Rises, &Stance)| {
        (health.now > 0.0 || rises.0) && !matches!(stance.act, Act::Beaten | Act::Cuffed)
    };
    let mut all: Vec<(ActorId, Companion)> = partners
        .iter(world)
        .filter(|(_, state)| is_in(state))
        .map(|((id, actor, at, hand, from), (health, ..))| {
            let companion = Companion {
                kind: actor.kind.clone(),
                tag: actor.tag.clone(),
                at: if at.0.distance(player) > far { beside } else { at.0 },
                health: health.now.max(health.max * share),
                hand: hand.clone(),
                from: from.map(|from| from.0),
            };
            (*id, companion)
        })
        .collect();
    all.sort_unstable_by_key(|(id, _)| *id);
    all.into_iter().map(|(_, companion)| companion).collect()
}

fn placed(world: &World) -> u32 {
    let level = &world.resource::<Mission>().setup.level;
    level.floors.iter().map(|floor| floor.placements.len() as u32).sum()
}

/// Placed people that no longer stand.
fn gone_people(world: &mut World) -> std::collections::BTreeSet<u32> {
    let standing: std::collections::BTreeSet<u32> = world
        .query_filtered::<(&FromPlacement, &Health, &Stance), With<ActorId>>()
        .iter(world)
        .filter(|(_, health, stance)| health.now > 0.0 && stance.act != Act::Cuffed)
        .map(|(number, ..)| number.0)
        .collect();
    let actors = numbers_of(world, |thing| matches!(thing, crate::content::level::Thing::Actor { .. }));
    actors.difference(&standing).copied().collect()
}

/// Placed things that are gone.
fn spent_things(world: &mut World) -> std::collections::BTreeSet<u32> {
    use crate::content::level::Thing;
    let kept: std::collections::BTreeSet<u32> =
        world.query_filtered::<&FromPlacement, With<ThingId>>().iter(world).map(|number| number.0).collect();
    let things = numbers_of(world, |thing| {
        matches!(thing, Thing::Prop { .. } | Thing::Item { .. } | Thing::Door { .. })
    });
    things.difference(&kept).copied().collect()
}

fn numbers_of(
    world: &World,
    wanted: impl Fn(&crate::content::level::Thing) -> bool,
) -> std::collections::BTreeSet<u32> {
    let level = &world.resource::<Mission>().setup.level;
    let placements = level.floors.iter().flat_map(|floor| &floor.placements);
    let all = placements.zip(1..=placed(world));
    all.filter(|(placement, _)| wanted(&placement.thing)).map(|(_, number)| number).collect()
}
