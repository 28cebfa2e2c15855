//! Words and menus on the canvas: title, score, pause, what the player has to know in a fight.
//!
//! The interface reads the simulation and asks for screens with [`Order`](crate::app::flow::Order); it never writes a
//! body. Every visible word is a message key.

use bevy::prelude::*;

/// Adds the interface.
pub(crate) fn plugin(_app: &mut App) {}
