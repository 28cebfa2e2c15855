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
pub mod cli;
pub mod content;
#[cfg(feature = "window")]
pub mod input;
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
