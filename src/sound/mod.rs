//! The game as it is heard: what happened becomes sounds, the fight drives the music, the place has its own murmur.
//!
//! One way through: outcomes, bodies and menus tell [`Happening`](happening::Happening)s; the cues (`cues.ron`) say
//! what each sounds like; the desk places it, finds it a voice and hands it to the [`Speaker`](speaker::Speaker).
//! Sound reads the simulation and the interface and writes neither. The game must run without this module, and all of
//! it but the speaker must run without a sound card.

use bevy::prelude::*;

pub mod ambience;
mod answer;
#[cfg(not(target_arch = "wasm32"))]
mod bank;
pub mod captions;
mod case;
pub mod chance;
pub mod cues;
mod deeds;
pub mod desk;
#[cfg(not(target_arch = "wasm32"))]
mod device;
mod event;
mod guns;
pub mod happening;
pub mod index;
mod intensity;
mod interface;
mod inventory;
#[cfg(not(target_arch = "wasm32"))]
mod late;
#[cfg(not(target_arch = "wasm32"))]
mod layers;
#[cfg(not(target_arch = "wasm32"))]
mod library;
#[cfg(not(target_arch = "wasm32"))]
mod limiter;
mod listen;
#[cfg(not(target_arch = "wasm32"))]
mod load;
mod loops;
pub mod mix;
mod music;
mod needs;
mod paper;
mod road;
mod rules;
pub mod space;
pub mod speaker;
#[cfg(not(target_arch = "wasm32"))]
mod tape;
#[cfg(test)]
mod tests;
pub mod voices;
mod watch;

pub use desk::open;

/// The steps of a frame, in their order, after everything is in its place.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SoundSystems {
    /// What happened is told.
    Hear,
    /// It becomes sounds.
    Answer,
    /// Buses, music and ambience follow.
    Mix,
}

/// Adds the sound. Nothing is heard before [`open`].
pub(crate) fn plugin(app: &mut App) {
    app.configure_sets(PostUpdate, (SoundSystems::Hear, SoundSystems::Answer, SoundSystems::Mix).chain());
    app.add_plugins((
        ambience::plugin,
        answer::plugin,
        captions::plugin,
        deeds::plugin,
        desk::plugin,
        guns::plugin,
        happening::plugin,
        interface::plugin,
        listen::plugin,
        mix::plugin,
        music::plugin,
        needs::plugin,
        paper::plugin,
        road::plugin,
        watch::plugin,
    ));
}
