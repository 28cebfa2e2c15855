//! The picture: what the simulation is, and what it says has happened, drawn on the canvas.
//!
//! The view reads the simulation and never writes it: each picture is an entity of its own, found from a body or a
//! thing by a map kept here, never by a component put on it. The game must run without this module.

use bevy::prelude::*;

pub mod art;
pub mod camera;
pub mod canvas;
mod comfort;
pub mod effects;
mod exposure;
mod ground;
mod grow;
pub mod layers;
mod light;
pub mod palette;
pub mod people;
mod scatter;
pub mod shader;
pub mod stage;
pub mod streets;
mod things;
mod tiles;
pub mod units;
pub mod vehicles;
mod ways;
mod winter;

pub use comfort::Comfort;

/// The steps of a frame, in their order.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ViewSystems {
    /// The stage is set for the running level.
    Stage,
    /// Pictures are made for what is new.
    Build,
    /// What happened in the ticks of this frame becomes effects.
    Answer,
    /// Everything goes to its place for this frame.
    Draw,
    /// The camera goes to its place.
    Camera,
    /// What lies at the camera's place follows it.
    Overlay,
}

/// Adds the picture.
pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Comfort>();
    app.configure_sets(
        Update,
        (
            ViewSystems::Stage,
            ViewSystems::Build,
            ViewSystems::Answer,
            ViewSystems::Draw,
            ViewSystems::Camera,
            ViewSystems::Overlay,
        )
            .chain(),
    );
    app.add_plugins((
        art::plugin,
        camera::plugin,
        (canvas::plugin, exposure::plugin),
        effects::plugin,
        ground::plugin,
        grow::plugin,
        light::plugin,
        people::plugin,
        shader::plugin,
        stage::plugin,
        streets::plugin,
        things::plugin,
        tiles::plugin,
        vehicles::plugin,
        winter::plugin,
    ));
}
