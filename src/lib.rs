//! Red Heat: a retro top-down action game, an unofficial homage to the film of 1988.
//!
//! The rooms, and the one way through them:
//!
//! ```text
//! levels/*.ron -> content -> sim <- PlayerCommand <- input | bot | replay
//!                             |
//!                             +-> SimOutcome + components -> view, sound, ui
//! ```

#[cfg(feature = "window")]
pub mod app;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod content;
pub mod disk;
#[cfg(feature = "window")]
pub mod input;
#[cfg(all(feature = "window", target_arch = "wasm32"))]
pub mod page;
#[cfg(feature = "window")]
pub mod save;
#[cfg(feature = "window")]
pub mod settings;
pub mod sim;
#[cfg(feature = "window")]
pub mod sound;
#[cfg(feature = "window")]
pub mod store;
#[cfg(feature = "window")]
pub mod ui;
#[cfg(feature = "window")]
pub mod view;
