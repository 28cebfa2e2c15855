//! Things: props, items, what flies through the air, doors and stairs.

use bevy::{platform::collections::HashMap, prelude::*};

use super::{
    art::{Art, Picture},
    layers, stage,
};

mod door;
mod fade;
mod item;
mod pool;
mod prop;

/// The picture of each thing.
#[derive(Resource, Default)]
struct ThingPictures(HashMap<Entity, Entity>);

/// A picture that shows a thing of the simulation.
#[derive(Component)]
struct ThingPicture {
    /// The thing.
    thing: Entity,
    /// Its pictures, once they are found.
    picture: Option<Picture>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<ThingPictures>().init_resource::<pool::Pools>();
    app.add_plugins((door::plugin, fade::plugin, item::plugin, prop::plugin));
}

/// Which of its picture's variants shows a thing, counted round: the same for as long as the thing is there.
pub fn variant(thing: Entity) -> usize {
    thing.index_u32() as usize % 7
}

/// Attaches a picture of that name to a thing that has just come.
fn attach<B: Bundle>(
    thing: Entity,
    name: &str,
    more: B,
    commands: &mut Commands,
    pictures: &mut ThingPictures,
    art: &mut Art,
    images: &mut Assets<Image>,
) -> Entity {
    let picture = art.sprite(images, name);
    let sprite = picture.as_ref().map(|picture| picture.sprite(variant(thing)));
    let mut entity =
        commands.spawn((ThingPicture { thing, picture }, Transform::default(), Visibility::default(), more));
    if let Some(sprite) = sprite {
        entity.insert(sprite);
    }
    let id = entity.id();
    if let Some(old) = pictures.0.insert(thing, id) {
        commands.entity(old).try_despawn();
    }
    id
}

/// Lets the picture of a thing go with it.
fn detach<C: Component>(remove: On<Remove, C>, mut commands: Commands, mut pictures: ResMut<ThingPictures>) {
    if let Some(picture) = pictures.0.remove(&remove.entity) {
        commands.entity(picture).try_despawn();
    }
}
