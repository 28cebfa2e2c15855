//! The tick: its order, and what happens at its beginning.

use bevy::{
    app::{App, FixedUpdate},
    ecs::{
        entity::Entity,
        query::With,
        resource::Resource,
        schedule::{IntoScheduleConfigs, SystemSet, common_conditions::resource_exists},
        system::{Query, Res, ResMut},
    },
};

use super::{
    actor::{Actor, ActorId},
    mission::{Mission, Phase},
    noise::Noises,
};

/// The steps of a tick, in their order.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SimSystems {
    /// Counters go on, restarts are answered.
    Begin,
    /// Players' commands reach their bodies.
    Seats,
    /// Minds decide.
    Think,
    /// Bodies begin, go on with and end what they do; blows land.
    Act,
    /// Bodies and things move.
    Move,
    /// What the movement led to: slams, fire, water, doors.
    Settle,
    /// Hands, doors and stairs are answered.
    Reach,
    /// Triggers, objectives, winning and losing.
    Judge,
    /// Bookkeeping for the next tick, and the log.
    End,
}

/// Everybody in the mission, in the order of [`ActorId`].
#[derive(Resource, Default, Debug)]
pub struct Roster(pub Vec<Entity>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Roster>().init_resource::<Noises>();
    app.configure_sets(
        FixedUpdate,
        (
            SimSystems::Begin,
            SimSystems::Seats,
            SimSystems::Think,
            SimSystems::Act,
            SimSystems::Move,
            SimSystems::Settle,
            SimSystems::Reach,
            SimSystems::Judge,
            SimSystems::End,
        )
            .chain()
            .run_if(resource_exists::<Mission>),
    );
    // While a scene is told or a puzzle lies open bodies stand still: nobody decides, strikes or is struck.
    app.configure_sets(
        FixedUpdate,
        (SimSystems::Think, SimSystems::Act, SimSystems::Settle, SimSystems::Reach).run_if(no_scene_is_told),
    );
    app.add_systems(
        FixedUpdate,
        (count_tick, call_roll).chain().in_set(SimSystems::Begin).after(super::restart::answer_restart),
    );
}

/// Asked also in a tick without a mission, for all of a set's conditions are.
fn no_scene_is_told(mission: Option<Res<Mission>>) -> bool {
    mission.is_some_and(|mission| !matches!(mission.phase, Phase::Scene | Phase::Puzzle))
}

fn count_tick(mut mission: ResMut<Mission>, mut noises: ResMut<Noises>) {
    mission.tick += 1;
    mission.attempt_tick += 1;
    noises.list.clear();
}

/// Brings [`Roster`] up to date; also called after people have come in the middle of a tick.
pub(super) fn call_roll(mut roster: ResMut<Roster>, people: Query<(Entity, &ActorId), With<Actor>>) {
    if roster.0.len() == people.iter().len() && roster.0.iter().all(|entity| people.contains(*entity)) {
        return;
    }
    let mut all: Vec<(ActorId, Entity)> = people.iter().map(|(entity, id)| (*id, entity)).collect();
    all.sort_unstable();
    roster.0 = all.into_iter().map(|(_, entity)| entity).collect();
}
