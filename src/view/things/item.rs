//! Items on the floor and in the air.

use bevy::{prelude::*, sprite::Anchor};

use super::{ThingPicture, ThingPictures, attach, detach, layers, stage};
use crate::{
    sim::{
        actor::Position,
        thing::{Item, Thrown},
    },
    view::{
        ViewSystems,
        art::Art,
        stage::Stage,
        units::{on_grid, to_pixels},
    },
};

/// Ticks that a spinning thing shows each of its turns.
const SPIN_TICKS: u64 = 3;

/// Rows of a thing that floats that are under water, in pixels.
const SUNK: f32 = 4.0;

/// A thing in the air.
#[derive(Component)]
struct Flying {
    track: [(Vec2, f32); 2],
    shadow: Entity,
    ticks: u64,
}

pub(super) fn plugin(app: &mut App) {
    app.add_observer(attach_item);
    app.add_observer(detach::<Item>);
    app.add_observer(attach_thrown);
    app.add_observer(detach::<Thrown>);
    app.add_systems(FixedLast, follow_thrown);
    app.add_systems(Update, (draw_items, draw_thrown).in_set(ViewSystems::Draw).run_if(stage::is_set));
}

fn attach_item(
    add: On<Add, Item>,
    items: Query<&Item>,
    mut commands: Commands,
    mut pictures: ResMut<ThingPictures>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let Ok(item) = items.get(add.entity) else { return };
    attach(add.entity, &item.def.sprite, (), &mut commands, &mut pictures, &mut art, &mut images);
}

fn draw_items(
    mut pictures: Query<
        (Entity, &ThingPicture, &mut Transform, Option<(&mut Sprite, &mut Anchor)>),
        Without<Flying>,
    >,
    items: Query<&Position, With<Item>>,
    stage: Res<Stage>,
) {
    for (entity, picture, mut transform, look) in &mut pictures {
        let Ok(position) = items.get(picture.thing) else { continue };
        let foot = to_pixels(position.0, 0.0);
        let z = layers::standing(foot.y, stage.north_at(position.0), entity);
        let place = on_grid(foot, z);
        if transform.translation == place {
            continue;
        }
        transform.translation = place;
        // What has come to lie in water shows only what is above it.
        if let Some((mut sprite, mut anchor)) = look.filter(|_| stage.is_water_at(position.0)) {
            sink(&mut sprite, &mut anchor);
        }
    }
}

/// Takes the lowest rows from a picture; the rest goes down by as many.
fn sink(sprite: &mut Sprite, anchor: &mut Anchor) {
    let Some(rect) = sprite.rect.as_mut().filter(|rect| rect.height() > 2.0 * SUNK) else { return };
    let pivot = (anchor.0.y + 0.5) * rect.height();
    rect.max.y -= SUNK;
    anchor.0.y = pivot / rect.height() - 0.5;
}

fn attach_thrown(
    add: On<Add, Thrown>,
    things: Query<(&Thrown, &Position)>,
    mut commands: Commands,
    mut pictures: ResMut<ThingPictures>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let Ok((thrown, position)) = things.get(add.entity) else { return };
    let thrown_as = thrown.def.kind.thrown().map(|thrown| thrown.sprite.clone());
    let sprite = thrown_as.unwrap_or_else(|| thrown.def.sprite.clone());
    let spin = format!("{}_spin", thrown.def.sprite);
    let name = if art.has(&sprite) || !art.has(&spin) { sprite } else { spin };
    let shadow = commands.spawn((Transform::default(), Visibility::default())).id();
    if let Some(picture) = art.sprite(&mut images, "fx/shadow_small") {
        commands.entity(shadow).insert(picture.sprite(0));
    }
    let flying = Flying { track: [(position.0, thrown.height); 2], shadow, ticks: 0 };
    let id = attach(add.entity, &name, flying, &mut commands, &mut pictures, &mut art, &mut images);
    commands.entity(id).add_child(shadow);
}

fn follow_thrown(mut pictures: Query<(&ThingPicture, &mut Flying)>, things: Query<(&Thrown, &Position)>) {
    for (picture, mut flying) in &mut pictures {
        let Ok((thrown, position)) = things.get(picture.thing) else { continue };
        flying.track = [flying.track[1], (position.0, thrown.height)];
        flying.ticks += 1;
    }
}

fn draw_thrown(
    mut pictures: Query<(Entity, &ThingPicture, &Flying, &mut Transform, Option<&mut Sprite>)>,
    mut shadows: Query<&mut Transform, Without<Flying>>,
    time: Res<Time<Fixed>>,
    stage: Res<Stage>,
) {
    let between = time.overstep_fraction();
    for (entity, picture, flying, mut transform, sprite) in &mut pictures {
        let [(from, low), (to, high)] = flying.track;
        let at = from.lerp(to, between);
        let height = low + (high - low) * between;
        let foot = to_pixels(at, 0.0);
        let z = layers::standing(foot.y, stage.north_at(at), entity);
        transform.translation = on_grid(to_pixels(at, height), z);
        if let Ok(mut shadow) = shadows.get_mut(flying.shadow) {
            // A child's place counts from its parent's.
            let z = layers::SHADOWS + layers::unique(entity);
            shadow.translation = on_grid(foot, z) - transform.translation;
        }
        if let (Some(mut sprite), Some(spin)) = (sprite, &picture.picture) {
            sprite.rect = Some(spin.rect((flying.ticks / SPIN_TICKS) as usize).as_rect());
        }
    }
}
