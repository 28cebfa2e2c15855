//! Devices become commands: keys, mouse and gamepad are read each frame and latched, and each tick takes one
//! [`PlayerCommand`](crate::sim::command::PlayerCommand) from the latch.
//!
//! Nothing here knows what a command does, and nothing here draws.

use bevy::prelude::*;

pub mod assist;
pub mod bindings;
pub mod devices;
pub mod latch;
pub mod navigate;
pub mod press;
pub mod second;
pub mod touch;

/// Reads the devices in each frame; what acts on them in the same frame comes after it.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InputSystems;

/// Adds the devices.
pub(crate) fn plugin(app: &mut App) {
    app.add_plugins((assist::plugin, bindings::plugin, devices::plugin, navigate::plugin, touch::plugin));
}
