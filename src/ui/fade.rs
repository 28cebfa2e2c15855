//! The dark of a scene and of a ride in a lift, over the picture and under the words.

use bevy::prelude::*;

use super::theme::full;
use crate::{
    sim::{
        actor::{Crossing, Position, Seat},
        scene::SceneState,
        thing::Passage,
    },
    view::{effects::ride, palette},
};

/// The share of a ride from which it gets dark, and seconds until it is light again.
const DUSK: f32 = 0.8;
const DAWN: f32 = 0.25;
/// In steps, as light is.
const STEPS: f32 = 8.0;

#[derive(Component)]
struct Dark;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, make);
    app.add_systems(Update, darken);
}

fn make(mut commands: Commands) {
    commands.spawn((Dark, full(), BackgroundColor(Color::NONE), GlobalZIndex(30), Visibility::Hidden));
}

fn darken(
    mut sheets: Query<(&mut BackgroundColor, &mut Visibility), With<Dark>>,
    scene: Option<Res<SceneState>>,
    players: Query<(&Seat, &Position, &Crossing)>,
    passages: Query<(&Position, &Passage), Without<Crossing>>,
    time: Res<Time<Virtual>>,
    mut ride: Local<f32>,
) {
    let Ok((mut color, mut visibility)) = sheets.single_mut() else { return };
    let first = players.iter().min_by_key(|(seat, ..)| **seat);
    let share = first.and_then(|(_, at, crossing)| {
        ride::share_of(at.0, crossing, passages.iter().map(|(end, way)| (end.0, way)))
    });
    *ride = match share {
        Some(share) => ((share - DUSK) / (1.0 - DUSK)).max(0.0),
        None => (*ride - time.delta_secs() / DAWN).max(0.0),
    };
    let told = scene.map_or(0.0, |scene| scene.dark);
    let dark = (told.max(*ride) * STEPS).round() / STEPS;
    visibility.set_if_neq(if dark > 0.0 { Visibility::Inherited } else { Visibility::Hidden });
    color.set_if_neq(BackgroundColor(palette::INK.with_alpha(dark)));
}
