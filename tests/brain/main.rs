//! Minds in small missions: what they see, hear, decide, and where they go.

mod arena;
mod fear;
mod fight;
mod senses;
