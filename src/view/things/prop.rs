//! Props: furniture, columns, stoves; whole or broken.

use bevy::{prelude::*, sprite::Anchor};

use super::{ThingPicture, ThingPictures, attach, detach, fade::Tall, layers, stage};
use crate::{
    sim::{actor::Position, thing::Prop},
    view::{
        ViewSystems,
        art::Art,
        stage::Stage,
        units::{on_grid, to_pixels},
    },
};

/// Props lower than this, in metres, lie: whoever comes stands on them.
const FLAT: f32 = 0.15;
/// Props at least this high, in metres, become clear where they hide somebody.
const HIDING: f32 = 0.9;

#[derive(Component, Default)]
struct PropPicture {
    shows_broken: bool,
}

pub(super) fn plugin(app: &mut App) {
    app.add_observer(attach_prop);
    app.add_observer(detach::<Prop>);
    app.add_systems(Update, draw_props.in_set(ViewSystems::Draw).run_if(stage::is_set));
}

fn attach_prop(
    add: On<Add, Prop>,
    props: Query<&Prop>,
    mut commands: Commands,
    mut pictures: ResMut<ThingPictures>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let Ok(prop) = props.get(add.entity) else { return };
    let more = PropPicture::default();
    let name = &prop.def.sprite;
    let id = attach(add.entity, name, more, &mut commands, &mut pictures, &mut art, &mut images);
    if prop.def.height >= HIDING {
        commands.entity(id).insert(Tall::default());
    }
}

fn draw_props(
    mut pictures: Query<(Entity, &mut ThingPicture, &mut PropPicture, &mut Transform, &mut Visibility)>,
    mut sprites: Query<(&mut Sprite, &mut Anchor)>,
    props: Query<(&Prop, &Position)>,
    time: Res<Time<Virtual>>,
    stage: Res<Stage>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
    mut commands: Commands,
) {
    let ticks = (time.elapsed_secs_f64() * 60.0) as u64;
    for (entity, mut picture, mut shown, mut transform, mut visibility) in &mut pictures {
        let Ok((prop, position)) = props.get(picture.thing) else { continue };
        if prop.broken != shown.shows_broken {
            shown.shows_broken = prop.broken;
            let name = if prop.broken { prop.def.broken_sprite.as_deref() } else { Some(&*prop.def.sprite) };
            picture.picture = name.and_then(|name| art.sprite(&mut images, name));
            *visibility = if picture.picture.is_some() { Visibility::Inherited } else { Visibility::Hidden };
            if let Some(new) = &picture.picture {
                commands.entity(entity).insert(new.sprite(0));
            }
        }
        let foot = to_pixels(position.0, 0.0);
        let z = if prop.broken || prop.def.height < FLAT {
            layers::MARKS + 1.0 + layers::unique(entity)
        } else {
            layers::standing(foot.y, stage.north_at(position.0), entity)
        };
        let place = on_grid(foot, z);
        if transform.translation != place {
            transform.translation = place;
        }
        if let (Some(running), Ok((mut sprite, _))) =
            (picture.picture.as_ref().filter(|picture| picture.ticks > 0), sprites.get_mut(entity))
        {
            let rect =
                Some(running.rect(running.frame_at(ticks + u64::from(entity.index_u32()) * 7)).as_rect());
            if sprite.rect != rect {
                sprite.rect = rect;
            }
        }
    }
}
