//! Tall things become clear where they hide somebody who can be fought.

use bevy::{prelude::*, sprite::Anchor};

use crate::view::{ViewSystems, people::PersonPicture, stage, units::to_pixels};

/// How clear a thing becomes that hides somebody.
const CLEAR: f32 = 0.14;
/// How quickly it does, in shares a second.
const PACE: f32 = 9.0;
/// Where a person is, from the feet, in pixels: half the width, the lowest and the highest; a little more, so that the
/// thing is clear when he comes behind it.
const PERSON: (f32, f32, f32) = (8.0, -4.0, 40.0);
/// So many pixels of a person may be covered before the thing gives way.
const COVERED: f32 = 50.0;

/// A thing that can hide people.
#[derive(Component)]
pub struct Tall {
    alpha: f32,
}

impl Default for Tall {
    fn default() -> Self {
        Self { alpha: 1.0 }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, clear_what_hides.in_set(ViewSystems::Camera).run_if(stage::is_set));
}

fn clear_what_hides(
    mut things: Query<(&mut Tall, &mut Sprite, &Anchor, &Transform)>,
    people: Query<&PersonPicture>,
    time: Res<Time>,
) {
    let bodies: Vec<Rect> = people
        .iter()
        .filter(|person| !person.lies)
        .map(|person| {
            let foot = to_pixels(person.at, person.height);
            let (half, low, high) = PERSON;
            Rect::new(foot.x - half, foot.y + low, foot.x + half, foot.y + high)
        })
        .collect();
    let step = PACE * time.delta_secs();
    for (mut tall, mut sprite, anchor, transform) in &mut things {
        let Some(size) = sprite.rect.map(|rect| rect.size()) else { continue };
        let foot = transform.translation.truncate();
        let middle = foot - anchor.0 * size;
        let cover = Rect::from_center_size(middle, size);
        // Only who stands behind is hidden, and only by what covers a good part of him.
        let hides = bodies.iter().any(|body| {
            let common = cover.intersect(*body);
            body.min.y - PERSON.1 > foot.y && !common.is_empty() && common.width() * common.height() > COVERED
        });
        let wanted = if hides { CLEAR } else { 1.0 };
        if tall.alpha != wanted {
            tall.alpha += (wanted - tall.alpha).clamp(-step, step);
            sprite.color.set_alpha(tall.alpha);
        }
    }
}
