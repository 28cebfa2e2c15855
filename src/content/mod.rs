//! What modders write: RON text, checked and turned into definitions that the rest of the game can trust.
//!
//! Here belong the formats, the checks and their reports. No systems, no asset handles, nothing of a running game:
//! the game, the command line and the browser share this one parser and validator.
//!
//! Lengths in maps are tiles ([`level::TILE`] metres each); everything else is in metres, seconds, or ticks of 1/60 s.

pub mod actor;
pub mod campaign;
pub mod catalog;
pub mod item;
pub mod level;
pub mod mind;
pub mod moves;
pub mod objective;
pub mod prop;
pub mod rules;
pub mod scene;
pub mod terrain;
pub mod trigger;
