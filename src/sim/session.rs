//! A mission without a window, one tick at a time: for the command line, tests and benchmarks.

use std::time::Duration;

use bevy::{
    MinimalPlugins,
    app::{App, PluginGroup, TaskPoolOptions, TaskPoolPlugin, TaskPoolThreadAssignmentPolicy},
    ecs::{
        message::{MessageCursor, Messages},
        schedule::{Schedules, SingleThreadedExecutor},
        world::World,
    },
    time::TimeUpdateStrategy,
};

use super::{
    SimPlugin, StartError,
    assists::{Assists, AssistsAsked},
    command::PlayerCommand,
    digest,
    log::record::Recorder,
    mission::{Mission, MissionSetup},
    outcome::SimOutcome,
    seats::{SEATS, Seats},
};

/// A running mission.
pub struct Session {
    app: App,
    heard: MessageCursor<SimOutcome>,
}

impl Session {
    /// Starts a mission whose tick runs on `threads` threads (one is quickest).
    pub fn new(setup: MissionSetup, threads: usize) -> Result<Self, StartError> {
        Self::beside(setup, threads, |_| ())
    }

    /// The same in a world where something else lives already, as what shows the simulation does in the game.
    pub fn beside(
        setup: MissionSetup,
        threads: usize,
        others: impl FnOnce(&mut World),
    ) -> Result<Self, StartError> {
        let mut app = App::new();
        let policy = TaskPoolThreadAssignmentPolicy {
            min_threads: threads,
            max_threads: threads,
            percent: 1.0,
            on_thread_spawn: None,
            on_thread_destroy: None,
        };
        let pools = TaskPoolOptions {
            min_total_threads: threads,
            max_total_threads: threads,
            compute: policy,
            ..Default::default()
        };
        app.add_plugins(MinimalPlugins.set(TaskPoolPlugin { task_pool_options: pools }));
        app.add_plugins(SimPlugin { multi_threaded: threads > 1 });
        app.insert_resource(TimeUpdateStrategy::FixedTimesteps(1));
        app.finish();
        app.cleanup();
        if threads <= 1 {
            run_on_one_thread(app.world_mut());
        }
        // The first update of an app runs no tick.
        app.update();
        others(app.world_mut());
        super::start(app.world_mut(), setup)?;
        Ok(Self { app, heard: MessageCursor::default() })
    }

    /// Begins to write a log.
    pub fn record(&mut self) {
        let recorder = Recorder::new(self.mission());
        self.app.insert_resource(recorder);
    }

    /// What has happened since this was last asked (of the last two frames at most).
    pub fn outcomes(&mut self) -> Vec<SimOutcome> {
        let messages = self.app.world().resource::<Messages<SimOutcome>>();
        self.heard.read(messages).cloned().collect()
    }

    /// What has been recorded, if anything is.
    pub fn recorded(&mut self) -> Option<&super::log::CommandLog> {
        self.app.world().get_resource::<Recorder>().map(|recorder| &recorder.log)
    }

    /// Changes the assists from the next tick on.
    pub fn assist(&mut self, assists: Assists) {
        self.app.insert_resource(AssistsAsked(Some(assists)));
    }

    /// Goes on by one tick with these commands.
    pub fn tick(&mut self, commands: [PlayerCommand; SEATS]) {
        self.app.insert_resource(Seats { commands });
        self.app.update();
    }

    /// Goes on by a frame of so many ticks, all with the same commands.
    pub fn frame(&mut self, commands: [PlayerCommand; SEATS], ticks: u32) {
        self.app.insert_resource(Seats { commands });
        let strategy = match ticks {
            0 => TimeUpdateStrategy::ManualDuration(Duration::ZERO),
            ticks => TimeUpdateStrategy::FixedTimesteps(ticks),
        };
        self.app.insert_resource(strategy);
        self.app.update();
        self.app.insert_resource(TimeUpdateStrategy::FixedTimesteps(1));
    }

    /// The mission.
    pub fn mission(&self) -> &Mission {
        self.app.world().resource::<Mission>()
    }

    /// Whether it is neither won nor lost yet.
    pub fn goes_on(&self) -> bool {
        self.mission().phase.goes_on()
    }

    /// The world, for questions about its state.
    pub fn world(&mut self) -> &mut World {
        self.app.world_mut()
    }

    /// The digest of the present state.
    pub fn digest(&mut self) -> u64 {
        digest::digest(self.app.world_mut())
    }
}

/// Every schedule of the app on the calling thread: with few systems the multi-threaded executor costs more than
/// the whole fight.
pub fn run_on_one_thread(world: &mut World) {
    let mut schedules = world.resource_mut::<Schedules>();
    for (_, schedule) in schedules.iter_mut() {
        schedule.set_executor(SingleThreadedExecutor::new());
    }
}
