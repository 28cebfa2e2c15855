//! The bot in the player's place: to watch a mission being played, and to try the screens around it.

use bevy::prelude::*;

use crate::{
    input::devices::Devices,
    sim::{brain::bot::Bot, mission::Mission},
};

/// The bot that plays.
#[derive(Resource)]
struct Pilot(Bot);

/// Lets the bot play from now on.
pub(super) fn take_over(app: &mut App) {
    app.insert_resource(Pilot(Bot::new(1)));
    app.add_systems(FixedFirst, decide.run_if(resource_exists::<Mission>));
}

/// Whether the bot plays in the player's place.
pub(super) fn flies(world: &World) -> bool {
    world.contains_resource::<Pilot>()
}

fn decide(world: &mut World) {
    world.resource_scope(|world, mut pilot: Mut<Pilot>| {
        let command = pilot.0.command(world, 0);
        world.resource_mut::<Devices>().pilot = Some(command);
    });
}
