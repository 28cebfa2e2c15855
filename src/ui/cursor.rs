//! The cursor, drawn on the canvas's own pixels while the mouse is in the hand.

use bevy::prelude::*;

use super::{crosshair::Crosshair, theme::at};
use crate::{
    input::devices::{Device, Devices},
    view::art::Art,
};

#[derive(Component)]
struct Cursor {
    pivot: Vec2,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostStartup, draw_cursor);
    app.add_systems(Update, move_cursor);
}

fn draw_cursor(mut commands: Commands, mut art: ResMut<Art>, mut images: ResMut<Assets<Image>>) {
    let Some(picture) = art.sprite(&mut images, "ui/cursor") else { return };
    let rect = picture.rect(0);
    let size = rect.size().as_vec2();
    commands.spawn((
        Cursor { pivot: picture.pivot.as_vec2() },
        ImageNode { image: picture.image, rect: Some(rect.as_rect()), ..default() },
        Node { width: Val::Px(size.x), height: Val::Px(size.y), ..at(0.0, 0.0) },
        GlobalZIndex(1000),
        Visibility::Hidden,
    ));
}

fn move_cursor(
    mut cursor: Query<(&Cursor, &mut Node, &mut Visibility)>,
    devices: Res<Devices>,
    crosshair: Res<Crosshair>,
) {
    let Ok((cursor, mut node, mut visibility)) = cursor.single_mut() else { return };
    let points = devices.in_hand == Device::Mouse && !crosshair.replaces_cursor;
    let shown = if points { Visibility::Visible } else { Visibility::Hidden };
    visibility.set_if_neq(shown);
    let corner = (devices.cursor - cursor.pivot).floor();
    if node.left != Val::Px(corner.x) || node.top != Val::Px(corner.y) {
        node.left = Val::Px(corner.x);
        node.top = Val::Px(corner.y);
    }
}
