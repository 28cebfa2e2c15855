//! What marks the player: a ring under his feet that no shadow and no water hides, and in a throng a mark over his head.
//! Whoever looks away finds himself again at once.

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
/// Gold and ink of the house palette.
const GOLD: [u8; 4] = [0xf2, 0xc1, 0x4e, 0xff];
const INK: [u8; 4] = [0x0b, 0x0d, 0x17, 0xff];
/// So many others within so many metres are a throng.
const THRONG: (usize, f32) = (2, 1.7);
/// How high over the feet the mark stands, in metres.
const OVER_HEAD: f32 = 2.35;
/// The mark, row by row: gold in ink.
const MARK: [&str; 6] =
    ["###########", "#ggggggggg#", ".#ggggggg#.", "..#ggggg#..", "...#ggg#...", "....###...."];

#[derive(Component)]
struct Ring;

#[derive(Component)]
struct Mark;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, make);
    app.add_systems(Update, (follow, mark).in_set(ViewSystems::Camera));
}

fn make(mut commands: Commands, mut images: ResMut<Assets<Image>>) {
    let ring = images.add(draw_ring().into_image());
    commands.spawn((Ring, Sprite::from_image(ring), Transform::default(), Visibility::Hidden));
    let mut mark = Pixmap::new(MARK[0].len() as u32, MARK.len() as u32);
    for (y, row) in MARK.iter().enumerate() {
        for (x, pixel) in row.bytes().enumerate().filter(|(_, pixel)| *pixel != b'.') {
            mark.put(IVec2::new(x as i32, y as i32), if pixel == b'g' { GOLD } else { INK });
        }
    }
    let mark = images.add(mark.into_image());
    commands.spawn((Mark, Sprite::from_image(mark), Transform::default(), Visibility::Hidden));
}

fn draw_ring() -> Pixmap {
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
    picture
}

fn follow(
    mut rings: Query<(&mut Transform, &mut Sprite, &mut Visibility), With<Ring>>,
    people: Query<&PersonPicture>,
    stage: Option<Res<stage::Stage>>,
) {
    let Ok((mut transform, mut sprite, mut visibility)) = rings.single_mut() else { return };
    let player = people.iter().find(|person| person.is_player);
    let Some(player) = player.filter(|_| stage.is_some()) else {
        visibility.set_if_neq(Visibility::Hidden);
        return;
    };
    let depth = if player.wades { layers::RIPPLES } else { layers::SHADOWS };
    transform.translation = on_grid(to_pixels(player.at, 0.0), depth + 1.0);
    // The light lies over it as over the body, and takes no more from it.
    let lift = player.tint.lift;
    sprite.color = Color::linear_rgb(lift.x, lift.y, lift.z);
    visibility.set_if_neq(Visibility::Inherited);
}

fn mark(
    mut marks: Query<(&mut Transform, &mut Visibility), With<Mark>>,
    people: Query<&PersonPicture>,
    stage: Option<Res<stage::Stage>>,
    time: Res<Time>,
) {
    let Ok((mut transform, mut visibility)) = marks.single_mut() else { return };
    let player = people.iter().find(|person| person.is_player && stage.is_some());
    let shown = player.filter(|player| {
        let (many, near) = THRONG;
        let close = |other: &&PersonPicture| !other.is_player && other.at.distance(player.at) < near;
        people.iter().filter(close).count() >= many
    });
    let Some(player) = shown else {
        visibility.set_if_neq(Visibility::Hidden);
        return;
    };
    let bob = ((time.elapsed_secs_wrapped() * 2.5) as i32 % 2) as f32;
    let head = to_pixels(player.at, OVER_HEAD + player.height) + Vec2::new(0.5, bob);
    transform.translation = on_grid(head, layers::SHINING + 8.0) - Vec3::new(0.5, 0.0, 0.0);
    visibility.set_if_neq(Visibility::Inherited);
}
