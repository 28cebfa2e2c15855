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
pub mod brain;
pub mod command;
pub mod mission;
pub mod nav;
pub mod noise;
pub mod outcome;
pub mod rng;
pub mod stance;
pub mod thing;
