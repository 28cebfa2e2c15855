//! A lift at work: a ring over the head of who rides in it fills until it arrives.

use bevy::prelude::*;

use super::Effects;
use crate::{
    sim::{
        actor::{Crossing, Position},
        thing::Passage,
    },
    view::{
        ViewSystems, layers,
        people::PersonPicture,
        stage,
        units::{on_grid, to_pixels},
    },
};

/// How high over the feet the ring stands, clear of the head, in metres.
const OVER_HEAD: f32 = 2.95;
/// A passage that takes no longer than that many ticks is stairs, and shows nothing.
const STAIRS: u32 = 10;
/// The ring's picture: empty to full.
const RING: &str = "ui/reload";

/// The ring over somebody.
#[derive(Component)]
struct Ring {
    person: Entity,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (give_rings, draw).chain().in_set(ViewSystems::Camera).run_if(stage::is_set));
}

fn give_rings(
    mut commands: Commands,
    people: Query<(Entity, &PersonPicture)>,
    riding: Query<(Entity, &Crossing)>,
    rings: Query<&Ring>,
) {
    for (body, _) in riding.iter().filter(|(_, crossing)| crossing.since.is_some()) {
        let Some((person, _)) = people.iter().find(|(_, picture)| picture.body == body) else { continue };
        if rings.iter().all(|ring| ring.person != person) {
            let look = (Sprite::default(), Transform::default(), Visibility::Hidden);
            commands.spawn((Ring { person }, look, ChildOf(person)));
        }
    }
}

fn draw(
    mut rings: Query<(Entity, &Ring, &mut Sprite, &mut Transform, &mut Visibility)>,
    people: Query<&PersonPicture>,
    bodies: Query<(&Position, &Crossing)>,
    passages: Query<(&Position, &Passage), Without<Crossing>>,
    effects: Res<Effects>,
) {
    let Some(picture) = effects.picture(RING) else { return };
    for (entity, ring, mut sprite, mut transform, mut visibility) in &mut rings {
        let share = people.get(ring.person).ok().and_then(|person| {
            let (at, crossing) = bodies.get(person.body).ok()?;
            Some((person, share_of(at.0, crossing, passages.iter().map(|(end, way)| (end.0, way)))?))
        });
        let Some((person, share)) = share else {
            visibility.set_if_neq(Visibility::Hidden);
            continue;
        };
        let (look, _) = picture.sprite((share * (picture.rects.len() - 1) as f32) as usize);
        if sprite.rect != look.rect {
            *sprite = look;
        }
        let z = layers::SHINING + 11.0 + layers::unique(entity);
        let place = on_grid(to_pixels(person.at, OVER_HEAD + person.height), z);
        if transform.translation != place {
            transform.translation = place;
        }
        visibility.set_if_neq(Visibility::Inherited);
    }
}

/// How much of the way is done, from 0 to 1, where somebody at that place rides in a lift.
pub fn share_of<'a>(
    at: Vec2,
    crossing: &Crossing,
    mut passages: impl Iterator<Item = (Vec2, &'a Passage)>,
) -> Option<f32> {
    let since = crossing.since?;
    let (_, passage) = passages.find(|(end, _)| Passage::holds(*end, at))?;
    (passage.ticks > STAIRS).then(|| (since as f32 / passage.ticks as f32).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ring_fills_while_one_rides_and_stairs_have_none() {
        let lift = Passage { to: Vec2::ZERO, ticks: 90 };
        let stairs = Passage { to: Vec2::ZERO, ticks: 0 };
        let ends = || [(Vec2::new(4.0, 4.0), &lift), (Vec2::new(8.0, 8.0), &stairs)].into_iter();
        let riding = Crossing { since: Some(45), arrived: false };
        assert_eq!(share_of(Vec2::new(4.1, 4.0), &riding, ends()), Some(0.5));
        assert_eq!(share_of(Vec2::new(8.0, 8.0), &riding, ends()), None);
        assert_eq!(share_of(Vec2::new(6.0, 6.0), &riding, ends()), None, "nobody is in it");
        assert_eq!(share_of(Vec2::new(4.0, 4.0), &Crossing::default(), ends()), None);
    }
}
