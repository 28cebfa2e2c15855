//! Answers the restart button: the mission begins again within the tick.

use bevy::{
    app::{App, FixedUpdate},
    ecs::{schedule::IntoScheduleConfigs, world::World},
};

use super::{command::Buttons, seats::Seats, tick::SimSystems};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<RestartHeld>();
    app.add_systems(FixedUpdate, answer_restart.in_set(SimSystems::Begin));
}

/// Whether the restart button was held in the tick before.
#[derive(bevy::ecs::resource::Resource, Default, Debug)]
pub(super) struct RestartHeld(bool);

/// A press of the restart button begins the attempt again.
pub(super) fn answer_restart(world: &mut World) {
    let holds = world.resource::<Seats>().any_holds(Buttons::RESTART);
    let mut held = world.resource_mut::<RestartHeld>();
    let pressed = holds && !held.0;
    held.0 = holds;
    if pressed {
        super::start::restart(world);
    }
}
