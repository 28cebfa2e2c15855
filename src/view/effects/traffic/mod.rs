//! What driving looks like beside the vehicles themselves: sparks and glass of a crash, fire and smoke, what tyres leave on
//! the road, the breath of exhausts, and signs over those who are about to ram.

use bevy::prelude::*;

mod awe;
mod crash;
mod signs;
mod skids;
mod smoke;

pub use awe::Awe;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((awe::plugin, crash::plugin, signs::plugin, skids::plugin, smoke::plugin));
}
