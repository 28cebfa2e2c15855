//! Recording a running mission, and checking a replay against a log.

use bevy::{
    app::{App, FixedUpdate},
    ecs::{
        resource::Resource,
        schedule::{IntoScheduleConfigs, common_conditions::resource_exists},
        world::World,
    },
};

use super::{CommandLog, DIGEST_EVERY, LogHeader};
use crate::sim::{digest::digest, mission::Mission, seats::Seats, tick::SimSystems};

/// The log being written; there is none where nothing is recorded.
#[derive(Resource, Clone, Debug)]
pub struct Recorder {
    /// What has been written.
    pub log: CommandLog,
}

impl Recorder {
    /// A recorder for a mission that has just been started.
    pub fn new(mission: &Mission) -> Self {
        Self { log: CommandLog::new(LogHeader::new(&mission.setup)) }
    }
}

pub(crate) fn plugin(app: &mut App) {
    app.add_systems(
        FixedUpdate,
        record
            .in_set(SimSystems::End)
            .after(crate::sim::fighter::remember_buttons)
            .run_if(resource_exists::<Recorder>),
    );
}

fn record(world: &mut World) {
    let commands = world.resource::<Seats>().commands;
    let mission = world.resource::<Mission>();
    let (tick, assists) = (mission.tick, mission.assists);
    let digest = tick.is_multiple_of(DIGEST_EVERY).then(|| digest(world));
    let log = &mut world.resource_mut::<Recorder>().log;
    let before = log.assists.last().map_or(log.header.assists, |(_, assists)| *assists);
    if assists != before {
        log.assists.push((tick, assists));
    }
    log.commands.push(commands);
    log.digests.extend(digest.map(|digest| (tick, digest)));
}
