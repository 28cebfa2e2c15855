//! The screens around a mission: title, pause, score, defeat. Each comes with its state and goes with it.

use bevy::prelude::*;

use super::theme::{Theme, full};
use crate::view::art::Art;

mod card;
mod lost;
mod pause;
mod title;
mod won;

pub use pause::shown;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((card::plugin, lost::plugin, pause::plugin, title::plugin, won::plugin));
}

/// The poster of that name over the whole canvas.
fn poster(parent: &mut ChildSpawnerCommands, name: &str, art: &mut Art, images: &mut Assets<Image>) {
    if let Some(picture) = art.sprite(images, name) {
        let image = ImageNode { rect: Some(picture.rect(0).as_rect()), image: picture.image, ..default() };
        parent.spawn((image, full()));
    }
}
