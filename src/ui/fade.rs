//! The dark of a scene, over the picture and under the words.

use bevy::prelude::*;

use super::theme::full;
use crate::{sim::scene::SceneState, view::palette};

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
) {
    let Ok((mut color, mut visibility)) = sheets.single_mut() else { return };
    // In steps, as light is.
    let dark = scene.map_or(0.0, |scene| (scene.dark * 8.0).round() / 8.0);
    visibility.set_if_neq(if dark > 0.0 { Visibility::Inherited } else { Visibility::Hidden });
    color.set_if_neq(BackgroundColor(palette::INK.with_alpha(dark)));
}
