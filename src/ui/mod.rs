//! Words and menus on the canvas: title, score, pause, and what the player has to know in a fight.
//!
//! The interface reads the simulation and asks for screens with [`Order`](crate::app::flow::Order); it never writes a
//! body. Every visible word is a message key.

use bevy::prelude::*;

mod balance;
mod barks;
mod boxes;
mod captions;
mod crosshair;
mod cursor;
mod dialogue;
mod fade;
mod hints;
mod hud;
pub mod menu;
mod minimap;
mod notice;
mod prompt;
mod puzzle;
mod report;
mod screens;
mod settings;
mod street_map;
pub mod theme;
pub mod tuning;

pub use dialogue::Spelled;
pub use screens::Counted;

/// Adds the interface.
pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<theme::Theme>().init_resource::<tuning::Tuning>();
    app.add_plugins((
        (barks::plugin, boxes::plugin),
        captions::plugin,
        crosshair::plugin,
        cursor::plugin,
        dialogue::plugin,
        fade::plugin,
        hints::plugin,
        hud::plugin,
        menu::plugin,
        notice::plugin,
        prompt::plugin,
        puzzle::plugin,
        report::plugin,
        screens::plugin,
        settings::plugin,
    ));
}
