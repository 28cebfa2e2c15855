//! The whole game without a picture: people, blows, minds and the mission, sixty times a second.
//!
//! It takes one [`command::PlayerCommand`] for each player and tick and tells what happened as past-tense
//! [`outcome::SimOutcome`] messages. It is deterministic, runs headless, and knows nothing of windows, sprites,
//! sounds, languages, files or wall-clock time.
//!
//! The plane is in metres, x to the east and y to the north; angles are radians anticlockwise from the east;
//! times are ticks of 1/60 s. Wherever order can matter, systems walk people in the order of their
//! [`actor::ActorId`], never in the order in which the engine happens to store them: what shows the game may add
//! its own components to an entity, and with that change the storage order.

pub mod actor;
pub mod assists;
pub mod brain;
pub mod command;
pub mod digest;
pub mod driver;
pub mod fighter;
pub mod guide;
pub mod gun;
pub mod judge;
pub mod log;
pub mod map;
pub mod mission;
pub mod nav;
pub mod noise;
pub mod outcome;
pub mod physics;
pub mod puzzle;
mod restart;
pub mod rng;
pub mod road;
pub mod scene;
pub mod score;
pub mod seats;
pub mod session;
pub mod spawn;
pub mod stance;
mod start;
pub mod tally;
pub mod thing;
pub mod tick;
pub mod tries;
pub mod vehicle;

use bevy::{
    app::{App, FixedUpdate, Plugin},
    ecs::schedule::{LogLevel, MultiThreadedExecutor, ScheduleBuildSettings, SingleThreadedExecutor},
    time::{Fixed, Time},
};

pub use start::{StartError, start, stop};

/// Ticks a second.
pub const TICKS_PER_SECOND: f64 = 60.0;

/// The simulation. A mission runs between [`start`] and [`stop`].
#[derive(Clone, Copy, Debug, Default)]
pub struct SimPlugin {
    /// Whether the tick's systems may run on several threads; one is quicker, several are for tests.
    pub multi_threaded: bool,
}

impl Plugin for SimPlugin {
    fn build(&self, app: &mut App) {
        app.insert_resource(Time::<Fixed>::from_hz(TICKS_PER_SECOND));
        app.add_message::<outcome::SimOutcome>();
        let multi_threaded = self.multi_threaded;
        app.edit_schedule(FixedUpdate, |schedule| {
            if multi_threaded {
                schedule.set_executor(MultiThreadedExecutor::new());
            } else {
                schedule.set_executor(SingleThreadedExecutor::new());
            }
            schedule.set_build_settings(ScheduleBuildSettings {
                ambiguity_detection: LogLevel::Error,
                ..Default::default()
            });
        });
        app.add_plugins((
            tick::plugin,
            restart::plugin,
            assists::plugin,
            seats::plugin,
            brain::plugin,
            fighter::plugin,
            gun::plugin,
            road::plugin,
            vehicle::plugin,
            thing::plugin,
            judge::plugin,
            log::record::plugin,
        ));
    }
}
