//! What modders write: RON text, checked and turned into definitions that the rest of the game can trust.
//!
//! Here belong the formats, the checks and their reports. No systems, no asset handles, nothing of a running game:
//! the game, the command line and the browser share this one parser and validator.
//!
//! Lengths in maps are tiles ([`level::TILE`] metres each); everything else is in metres, seconds, or ticks of 1/60 s.

pub mod actor;
pub mod art;
pub mod campaign;
pub mod cast;
pub mod catalog;
mod check;
pub mod codes;
pub mod color;
pub mod conduct;
mod contents;
pub mod data_file;
pub mod deed;
mod definitions;
pub mod diagnostic;
pub mod door;
pub mod driver;
pub mod driving;
pub mod gun;
pub mod item;
pub mod level;
pub mod library;
pub mod loader;
pub mod mind;
pub mod moves;
mod names;
pub mod objective;
pub mod pack;
pub mod partner;
pub mod prop;
pub mod puzzle;
mod raw;
pub mod reference;
pub mod render;
pub mod roads;
pub mod rules;
pub mod scene;
pub mod score;
pub mod source;
pub mod street_looks;
pub mod strings;
mod suggest;
mod syntax;
pub mod terrain;
pub mod thing;
pub mod trigger;
pub mod vehicle;
