//! The thing in a hand: drawn where the baker says the hand is, before or behind the body. A gun is drawn from the side
//! from which it is seen, so that its barrel lies along the arm.

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
/// Sides from which a thing in a hand is drawn: 0 points east, then anticlockwise; the same again raised, and lowered.
pub(super) const TURNS: u32 = 16;

/// A thing as a hand holds it.
#[derive(Clone)]
pub(super) struct Grip {
    picture: Picture,
    /// Whether it was drawn from all sides.
    turns: bool,
    muzzles: Vec<Vec2>,
}

impl Grip {
    fn find(art: &mut Art, images: &mut Assets<Image>, sprite: &str) -> Option<Self> {
        let held = format!("{sprite}_held");
        let turns = art.has(&held);
        let name = if turns { held.as_str() } else { sprite };
        Some(Self { picture: art.sprite(images, name)?, turns, muzzles: art.muzzles(name) })
    }

    /// Which of its pictures is seen where it points that way.
    fn number(&self, (turn, tilt): (u32, u8)) -> usize {
        if self.turns { (u32::from(tilt) * TURNS + turn) as usize } else { 0 }
    }
}

pub(super) fn draw_held(
    mut pictures: Query<&mut PersonPicture>,
    bodies: Query<(&Hand, &Stance)>,
    people: Query<&Transform, Without<Sprite>>,
    mut parts: Query<(&mut Sprite, &mut Anchor, &mut Transform, &mut Visibility)>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
    mut known: Local<HashMap<String, Option<Grip>>>,
) {
    for mut picture in &mut pictures {
        picture.muzzle = None;
        let Ok((hand, stance)) = bodies.get(picture.body) else { continue };
        let held =
            hand.item.as_ref().filter(|_| stance.act.is_upright() && !matches!(stance.act, Act::Roll(_)));
        let shown = held.and_then(|held| {
            known
                .entry_ref(&held.def.sprite)
                .or_insert_with(|| Grip::find(&mut art, &mut images, &held.def.sprite))
                .clone()
        });
        let Ok(body) = people.get(picture.sprite).map(|body| body.translation) else { continue };
        let Ok((mut sprite, mut anchor, mut transform, mut visibility)) = parts.get_mut(picture.hand) else {
            continue;
        };
        let Some(grip) = shown else {
            visibility.set_if_neq(Visibility::Hidden);
            continue;
        };
        let (right, down, in_front) = picture.hand_at.unwrap_or(SOMEWHERE);
        let number = grip.number(picture.barrel);
        (*sprite, *anchor) = grip.picture.sprite(number);
        // What is held keeps as much of its colours as the body that holds it.
        let lift = picture.tint.lift;
        sprite.color = Color::linear_rgb(lift.x, lift.y, lift.z);
        let at = body.truncate() + Vec2::new(f32::from(right), -f32::from(down));
        picture.muzzle = grip.muzzles.get(number).map(|muzzle| at + *muzzle);
        let mut odd = Vec2::ZERO;
        if !grip.turns {
            // A thing stands on its foot when it lies; a hand takes it by its middle.
            *anchor = Anchor::CENTER;
            let rect = grip.picture.rect(0).size();
            odd = Vec2::new((rect.x % 2) as f32, (rect.y % 2) as f32) * 0.5;
        }
        transform.translation = (at + odd).extend(body.z + if in_front { NEAR } else { -NEAR });
        visibility.set_if_neq(Visibility::Inherited);
    }
}
