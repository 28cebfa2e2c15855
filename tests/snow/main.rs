//! The snow: slippery ground, deep snow, drifts, guards and steady feet, and the level that is made of them.

#[path = "../common/mod.rs"]
mod common;

mod ground;
mod yard;
