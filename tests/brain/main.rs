//! Minds in small missions: what they see, hear, decide, and where they go.

mod arena;
#[path = "../common/mod.rs"]
mod common;
mod gang;

mod bodies;
mod calls;
mod cover;
mod disguise;
mod exits;
mod fear;
mod fight;
mod lines;
mod pairs;
mod roles;
mod rounds;
mod senses;
mod shots;
mod stairs;
mod surrender;
mod ways;
