//! Whom an opponent aims at: a dotted line from his muzzle to what his bullet would meet, which closes and glows as the
//! shot comes nearer. Who crosses it knows what for.

use bevy::{prelude::*, sprite::Anchor};

use super::super::Effects;
use crate::{
    sim::{
        actor::{Actor, Facing, Faction, Hand, Position, Seat},
        physics::Physics,
        stance::{Act, Stance},
    },
    view::{
        ViewSystems,
        art::{Picture, pixmap::Pixmap},
        camera::View,
        layers,
        people::PersonPicture,
        units::{CHEST, on_grid, pixels_per_metre, to_pixels},
    },
};

/// Dots on the canvas at once.
pub const MOST: usize = 260;
/// Pixels between two dots, at the beginning and at the end.
const APART: (f32, f32) = (10.0, 4.0);
/// How clear they are, at the beginning and at the end.
const CLEAR: (f32, f32) = (0.65, 1.0);
/// Share of the wind-up from which the line glows.
const GLOWS: f32 = 0.7;
/// Ticks before a shot over a shield in which its line closes.
const OVER_SHIELD: f32 = 45.0;
/// The longest line, in metres.
const LONGEST: f32 = 16.0;
const RED: [u8; 3] = [0xff, 0x4a, 0x3a];
const HOT: [u8; 3] = [0xff, 0xf0, 0xa8];
const INK: [u8; 3] = [0x0b, 0x0d, 0x17];

#[derive(Component)]
struct Dot(usize);

/// A dot of the line, cool and glowing: two pixels with a shade under them, so that they are seen on every floor.
pub fn draw(images: &mut Assets<Image>) -> Picture {
    let mut sheet = Pixmap::new(8, 4);
    for (left, color) in [(0, RED), (4, HOT)] {
        for (x, y) in [(1, 1), (2, 1), (1, 2), (2, 2)] {
            sheet.put(IVec2::new(left + x, y), [color[0], color[1], color[2], 255]);
        }
        for (x, y) in [(1, 3), (2, 3)] {
            sheet.put(IVec2::new(left + x, y), [INK[0], INK[1], INK[2], 150]);
        }
    }
    let rects = vec![URect::new(0, 0, 4, 4), URect::new(4, 0, 8, 4)];
    Picture { image: images.add(sheet.into_image()), rects, pivot: IVec2::new(2, 2), ticks: 0 }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, make);
    app.add_systems(Update, aim.in_set(ViewSystems::Camera));
}

fn make(mut commands: Commands) {
    for number in 0..MOST {
        commands.spawn((
            Dot(number),
            Sprite::default(),
            Anchor::default(),
            Transform::default(),
            Visibility::Hidden,
        ));
    }
}

/// How far the wind-up of an opponent's shot has come, 0 to 1; none where none is coming. Also of one over the man whom
/// he holds before him.
pub fn share(stance: &Stance, actor: &Actor, hand: &Hand, is_player: bool) -> Option<f32> {
    if actor.faction != Faction::Gang || is_player {
        return None;
    }
    match (&stance.act, hand.aims) {
        (Act::Shoot(shot), _) if stance.tick < shot.wind_up => {
            Some(stance.tick as f32 / shot.wind_up.max(1) as f32)
        }
        (Act::Hold(_), Some(left)) => Some((1.0 - left as f32 / OVER_SHIELD).max(0.0)),
        _ => None,
    }
}

fn aim(
    mut dots: Query<(Entity, &Dot, &mut Sprite, &mut Anchor, &mut Transform, &mut Visibility)>,
    people: Query<&PersonPicture>,
    bodies: Query<(&Actor, &Stance, &Position, &Facing, &Hand, Has<Seat>)>,
    physics: Option<Res<Physics>>,
    effects: Res<Effects>,
    view: Res<View>,
) {
    let seen = view.rect().inflate(4.0);
    let mut places: Vec<(Vec2, usize, f32)> = Vec::new();
    if let Some(physics) = physics {
        for person in &people {
            let Ok((actor, stance, at, facing, hand, is_player)) = bodies.get(person.body) else { continue };
            let Some((share, gun)) = share(stance, actor, hand, is_player).zip(hand.gun()) else { continue };
            let way = facing.direction();
            let end = at.0 + way * gun.range.min(LONGEST);
            let free =
                physics.first_in_flight(at.0, end, &|_| false).map_or(at.0.distance(end), |met| met.distance);
            let from = to_pixels(at.0 + way * gun.muzzle, CHEST);
            let length = (free - gun.muzzle).max(0.0) * pixels_per_metre();
            places.extend(line(from, way, length, share).filter(|(at, ..)| seen.contains(*at)));
        }
    }
    let picture = effects.picture("drawn/aim");
    for (entity, dot, mut sprite, mut anchor, mut transform, mut visibility) in &mut dots {
        let (Some(picture), Some((at, frame, alpha))) = (&picture, places.get(dot.0)) else {
            visibility.set_if_neq(Visibility::Hidden);
            continue;
        };
        (*sprite, *anchor) = picture.sprite(*frame);
        sprite.color.set_alpha(*alpha);
        let z = layers::SHINING - 6.0 + layers::unique(entity);
        transform.translation = on_grid(*at, z);
        visibility.set_if_neq(Visibility::Visible);
    }
}

/// The dots of a line: where, cool or glowing, how clear. They run towards the end, as the shot will.
fn line(from: Vec2, way: Vec2, length: f32, share: f32) -> impl Iterator<Item = (Vec2, usize, f32)> {
    let apart = APART.0 + (APART.1 - APART.0) * share;
    let clear = CLEAR.0 + (CLEAR.1 - CLEAR.0) * share;
    let glows = usize::from(share > GLOWS);
    // In steps: a soft fade would leave the palette.
    let alpha = (clear * 8.0).round() / 8.0;
    let start = share * 3.0 * APART.0 % apart;
    let count = ((length - start).max(0.0) / apart) as usize;
    (0..count).map(move |dot| (from + way * (start + dot as f32 * apart), glows, alpha))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_closes_clears_and_glows_as_the_shot_comes_and_ends_at_the_wall() {
        let at = |share: f32| line(Vec2::ZERO, Vec2::X, 100.0, share).collect::<Vec<_>>();
        let (first, late) = (at(0.0), at(0.95));
        assert!(late.len() > first.len() * 2);
        assert!(late[0].2 > first[0].2 && late[0].1 == 1 && first[0].1 == 0);
        assert!(first.iter().chain(&late).all(|(at, ..)| (0.0..100.0).contains(&at.x)));
    }
}
