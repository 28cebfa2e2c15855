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

/// Rows of its foot that stay, in pixels: one sees where it stands, and that it is cut away.
const STUMP: f32 = 14.0;
/// How far before the clear part the foot lies in depth.
const BEFORE: f32 = 0.001;

/// A thing that can hide people.
#[derive(Component)]
pub struct Tall {
    alpha: f32,
    /// The picture of its foot, while the rest is clear.
    stump: Option<Entity>,
}

impl Default for Tall {
    fn default() -> Self {
        Self { alpha: 1.0, stump: None }
    }
}

pub(super) fn plugin(app: &mut App) {
    let systems = (clear_what_hides, leave_stumps).chain();
    app.add_systems(Update, systems.in_set(ViewSystems::Camera).run_if(stage::is_set));
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

/// Draws the foot of whatever is clear.
fn leave_stumps(
    mut things: Query<(Entity, &mut Tall, &Sprite, &Anchor), Changed<Sprite>>,
    mut commands: Commands,
) {
    for (entity, mut tall, sprite, anchor) in &mut things {
        if let Some(stump) = tall.stump.take() {
            commands.entity(stump).try_despawn();
        }
        let Some(rect) = sprite.rect.filter(|rect| tall.alpha < 1.0 && rect.height() > 2.0 * STUMP) else {
            continue;
        };
        let foot = Rect { min: Vec2::new(rect.min.x, rect.max.y - STUMP), max: rect.max };
        let at = -rect.size() * (anchor.0 + Vec2::Y * 0.5);
        let picture = Sprite { rect: Some(foot), color: Color::WHITE, ..sprite.clone() };
        let stump = (picture, Anchor::BOTTOM_CENTER, Transform::from_translation(at.extend(BEFORE)));
        tall.stump = Some(commands.spawn((stump, ChildOf(entity))).id());
    }
}
