//! The pool of shadow that a body stands or lies in.

use bevy::{prelude::*, sprite::Anchor};

use super::PersonPicture;
use crate::view::{
    art::{Art, Picture},
    layers,
    units::{on_grid, to_pixels},
};

/// How far a pool leans away from the light, in pixels.
const LEAN: f32 = 3.0;
/// Where the pool of one who lies is from his middle, in pixels.
const UNDER: Vec2 = Vec2::new(1.0, -2.0);

/// The baked pools, found when the first person comes.
#[derive(Resource, Default)]
pub struct Pools(Option<[Option<Picture>; 4]>);

/// Under who stands, and under who lies from west to east, from north to south, and aslant.
const NAMES: [&str; 4] = ["fx/shadow_person", "fx/shadow_across", "fx/shadow_along", "fx/shadow_aslant"];

impl Pools {
    /// Finds the pictures, unless they are known.
    pub fn find(&mut self, art: &mut Art, images: &mut Assets<Image>) {
        self.0.get_or_insert_with(|| NAMES.map(|name| art.sprite(images, name)));
    }

    fn of(&self, picture: &PersonPicture) -> Option<&Picture> {
        let which = match (picture.lies, picture.facing.unwrap_or(0) % 4) {
            (false, _) => 0,
            // On his side he lies across the way that he faces.
            (true, facing) => match if picture.lies_aside { (facing + 2) % 4 } else { facing } {
                0 => 1,
                2 => 2,
                _ => 3,
            },
        };
        self.0.as_ref()?[which].as_ref()
    }
}

/// The shadow at the feet leans away from the light, `toward` which is.
pub fn draw(
    picture: &PersonPicture,
    toward: Vec2,
    pools: &Pools,
    shadows: &mut Query<(&mut Sprite, &mut Anchor, &mut Transform, &mut Visibility)>,
) {
    let Ok((mut sprite, mut anchor, mut transform, mut visibility)) = shadows.get_mut(picture.shadow) else {
        return;
    };
    let Some(pool) = pools.of(picture).filter(|_| !picture.wades && !picture.floats) else {
        visibility.set_if_neq(Visibility::Hidden);
        return;
    };
    visibility.set_if_neq(Visibility::Inherited);
    let (look, at) = pool.sprite(0);
    if sprite.rect != look.rect || sprite.image != look.image {
        (*sprite, *anchor) = (look, at);
    }
    let z = layers::SHADOWS + layers::unique(picture.shadow);
    let away = if picture.lies { UNDER } else { (toward.clamp_length_max(1.0) * -LEAN).round() };
    transform.translation = on_grid(to_pixels(picture.at, 0.0) + picture.aside + away, z);
    sprite.color = Color::srgba(1.0, 1.0, 1.0, 1.0 - picture.height * 0.5);
}
