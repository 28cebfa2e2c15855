//! The ring under the player's feet: whoever looks away finds himself again at once.

use bevy::prelude::*;

use super::PersonPicture;
use crate::view::{
    ViewSystems,
    art::pixmap::Pixmap,
    layers, stage,
    units::{on_grid, to_pixels},
};

/// Width and height of the ring in pixels.
const SIZE: (i32, i32) = (24, 14);
/// Gold of the house palette.
const GOLD: [u8; 4] = [0xf2, 0xc1, 0x4e, 0xff];

#[derive(Component)]
struct Ring;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, make);
    app.add_systems(Update, follow.in_set(ViewSystems::Camera));
}

fn make(mut commands: Commands, mut images: ResMut<Assets<Image>>) {
    let (width, height) = SIZE;
    let mut picture = Pixmap::new(width as u32, height as u32);
    let half = Vec2::new(width as f32, height as f32) / 2.0;
    for y in 0..height {
        for x in 0..width {
            let place = (Vec2::new(x as f32, y as f32) + 0.5 - half) / half;
            // Four gaps: it is a mark, not a thing that lies there.
            let open = place.x.abs() > 0.3 && place.y.abs() > 0.3;
            if open && (0.74..1.0).contains(&place.length()) {
                picture.put(IVec2::new(x, y), GOLD);
            }
        }
    }
    let image = images.add(picture.into_image());
    commands.spawn((Ring, Sprite::from_image(image), Transform::default(), Visibility::Hidden));
}

fn follow(
    mut rings: Query<(&mut Transform, &mut Visibility), With<Ring>>,
    people: Query<&PersonPicture>,
    stage: Option<Res<stage::Stage>>,
) {
    let Ok((mut transform, mut visibility)) = rings.single_mut() else { return };
    let player = people.iter().find(|person| person.is_player && !person.wades);
    let Some(player) = player.filter(|_| stage.is_some()) else {
        visibility.set_if_neq(Visibility::Hidden);
        return;
    };
    transform.translation = on_grid(to_pixels(player.at, 0.0), layers::SHADOWS + 1.0);
    visibility.set_if_neq(Visibility::Inherited);
}
