//! The bot in the player's place: to watch a mission being played, and to try the screens around it.

use bevy::prelude::*;

#[cfg(not(target_arch = "wasm32"))]
use crate::{
    input::devices::Devices,
    sim::{brain::bot::Bot, mission::Mission},
};

/// The bot plays.
#[derive(Resource)]
struct Pilot;

/// Lets the bot play from now on.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn take_over(app: &mut App) {
    app.insert_resource(Pilot);
    app.add_systems(FixedFirst, decide.run_if(resource_exists::<Mission>));
}

/// Whether the bot plays in the player's place.
pub(super) fn flies(world: &World) -> bool {
    world.contains_resource::<Pilot>()
}

#[cfg(not(target_arch = "wasm32"))]
fn decide(world: &mut World, mut bot: Local<Option<Bot>>) {
    let command = bot.get_or_insert_with(|| Bot::new(1)).command(world, 0);
    world.resource_mut::<Devices>().pilot = Some(command);
}
