//! The partner and the second player's seat: small scenes with their exact outcomes.

#[path = "../common/mod.rs"]
mod common;

mod fight;
mod follow;
mod scene;
mod seats;
