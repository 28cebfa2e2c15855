//! What marks the players: a ring under the feet of each that no shadow and no water hides, and in a throng a mark over
//! his head. Whoever looks away finds himself again at once.

use bevy::prelude::*;

use super::PersonPicture;
use crate::{
    sim::seats::SEATS,
    view::{
        ViewSystems,
        art::pixmap::Pixmap,
        layers, stage,
        units::{on_grid, to_pixels},
    },
};

/// Width and height of the ring in pixels.
const SIZE: (i32, i32) = (24, 14);
/// Each player's colour, and ink, of the house palette.
const COLORS: [[u8; 4]; SEATS] = [[0xf2, 0xc1, 0x4e, 0xff], [0x7f, 0xc4, 0xe8, 0xff]];
const INK: [u8; 4] = [0x0b, 0x0d, 0x17, 0xff];
/// So many others within so many metres are a throng.
const THRONG: (usize, f32) = (2, 1.7);
/// How high over the feet the mark stands, in metres.
const OVER_HEAD: f32 = 2.35;
/// The mark, row by row: gold in ink.
const MARK: [&str; 6] =
    ["###########", "#ggggggggg#", ".#ggggggg#.", "..#ggggg#..", "...#ggg#...", "....###...."];

/// The ring of that seat.
#[derive(Component)]
struct Ring(u8);

/// The mark of that seat.
#[derive(Component)]
struct Mark(u8);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, make);
    app.add_systems(Update, (follow, mark).in_set(ViewSystems::Camera));
}

fn make(mut commands: Commands, mut images: ResMut<Assets<Image>>) {
    for (seat, color) in (0..).zip(COLORS) {
        let ring = images.add(draw_ring(color).into_image());
        commands.spawn((Ring(seat), Sprite::from_image(ring), Transform::default(), Visibility::Hidden));
        let mut mark = Pixmap::new(MARK[0].len() as u32, MARK.len() as u32);
        for (y, row) in MARK.iter().enumerate() {
            for (x, pixel) in row.bytes().enumerate().filter(|(_, pixel)| *pixel != b'.') {
                mark.put(IVec2::new(x as i32, y as i32), if pixel == b'g' { color } else { INK });
            }
        }
        let mark = images.add(mark.into_image());
        commands.spawn((Mark(seat), Sprite::from_image(mark), Transform::default(), Visibility::Hidden));
    }
}

fn draw_ring(color: [u8; 4]) -> Pixmap {
    let (width, height) = SIZE;
    let mut picture = Pixmap::new(width as u32, height as u32);
    let half = Vec2::new(width as f32, height as f32) / 2.0;
    for y in 0..height {
        for x in 0..width {
            let place = (Vec2::new(x as f32, y as f32) + 0.5 - half) / half;
            // Four gaps: it is a mark, not a thing that lies there.
            let open = place.x.abs() > 0.3 && place.y.abs() > 0.3;
            if open && (0.74..1.0).contains(&place.length()) {
                picture.put(IVec2::new(x, y), color);
            }
        }
    }
    picture
}

fn follow(
    mut rings: Query<(&Ring, &mut Transform, &mut Sprite, &mut Visibility)>,
    people: Query<&PersonPicture>,
    stage: Option<Res<stage::Stage>>,
) {
    for (ring, mut transform, mut sprite, mut visibility) in &mut rings {
        let player = people.iter().find(|person| person.seat == Some(ring.0));
        let Some(player) = player.filter(|_| stage.is_some()) else {
            visibility.set_if_neq(Visibility::Hidden);
            continue;
        };
        let depth = if player.wades { layers::RIPPLES } else { layers::SHADOWS };
        // Two on one spot lie in a stated order.
        let depth = depth + 1.0 - f32::from(ring.0) * 0.01;
        transform.translation = on_grid(to_pixels(player.at, 0.0), depth);
        // The light lies over it as over the body, and takes no more from it.
        let lift = player.tint.lift;
        sprite.color = Color::linear_rgb(lift.x, lift.y, lift.z);
        visibility.set_if_neq(Visibility::Inherited);
    }
}

fn mark(
    mut marks: Query<(&Mark, &mut Transform, &mut Visibility)>,
    people: Query<&PersonPicture>,
    stage: Option<Res<stage::Stage>>,
    time: Res<Time>,
) {
    for (mark, mut transform, mut visibility) in &mut marks {
        let player = people.iter().find(|person| person.seat == Some(mark.0) && stage.is_some());
        let shown = player.filter(|player| {
            let (many, near) = THRONG;
            let close = |other: &&PersonPicture| !other.is_player && other.at.distance(player.at) < near;
            people.iter().filter(close).count() >= many
        });
        let Some(player) = shown else {
            visibility.set_if_neq(Visibility::Hidden);
            continue;
        };
        let bob = ((time.elapsed_secs_wrapped() * 2.5) as i32 % 2) as f32;
        let head = to_pixels(player.at, OVER_HEAD + player.height) + Vec2::new(0.5, bob);
        let depth = layers::SHINING + 8.0 - f32::from(mark.0) * 0.01;
        transform.translation = on_grid(head, depth) - Vec3::new(0.5, 0.0, 0.0);
        visibility.set_if_neq(Visibility::Inherited);
    }
}
