//! The thing in a hand: drawn where the baker says the hand is, before or behind the body.

use bevy::{platform::collections::HashMap, prelude::*, sprite::Anchor};

use super::PersonPicture;
use crate::{
    sim::{actor::Hand, stance::Act, stance::Stance},
    view::art::{Art, Picture},
};

/// Where a hand is taken to be where the baker has not said, in pixels right and down from the feet.
const SOMEWHERE: (i16, i16, bool) = (6, -16, true);
/// Less than the step between two bodies' depths, so that nobody stands between a man and what he holds.
const NEAR: f32 = 0.00008;

pub(super) fn draw_held(
    pictures: Query<&PersonPicture>,
    bodies: Query<(&Hand, &Stance)>,
    people: Query<&Transform, Without<Sprite>>,
    mut parts: Query<(&mut Sprite, &mut Anchor, &mut Transform, &mut Visibility)>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
    mut known: Local<HashMap<String, Option<Picture>>>,
) {
    for picture in &pictures {
        let Ok((hand, stance)) = bodies.get(picture.body) else { continue };
        let held =
            hand.item.as_ref().filter(|_| stance.act.is_upright() && !matches!(stance.act, Act::Roll(_)));
        let shown = held.and_then(|held| {
            known
                .entry_ref(&held.def.sprite)
                .or_insert_with(|| art.sprite(&mut images, &held.def.sprite))
                .clone()
        });
        let Ok(body) = people.get(picture.sprite).map(|body| body.translation) else { continue };
        let Ok((mut sprite, mut anchor, mut transform, mut visibility)) = parts.get_mut(picture.hand) else {
            continue;
        };
        let Some(item) = shown else {
            visibility.set_if_neq(Visibility::Hidden);
            continue;
        };
        let (right, down, in_front) = picture.hand_at.unwrap_or(SOMEWHERE);
        (*sprite, *anchor) = item.sprite(0);
        // What is held keeps as much of its colours as the body that holds it.
        let lift = picture.tint.lift;
        sprite.color = Color::linear_rgb(lift.x, lift.y, lift.z);
        // A thing stands on its foot when it lies; a hand takes it by its middle.
        *anchor = Anchor::CENTER;
        let rect = item.rect(0).size();
        let odd = Vec2::new((rect.x % 2) as f32, (rect.y % 2) as f32) * 0.5;
        transform.translation = body
            + (Vec2::new(f32::from(right), -f32::from(down)) + odd).extend(if in_front {
                NEAR
            } else {
                -NEAR
            });
        visibility.set_if_neq(Visibility::Inherited);
    }
}
