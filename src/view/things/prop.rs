//! Props: furniture, columns, stoves; whole or broken.

use bevy::{prelude::*, sprite::Anchor};

use super::{ThingPicture, ThingPictures, attach, detach, fade::Tall, layers, stage};
use crate::{
    content::prop::{Footprint, PropDef},
    sim::{actor::Position, thing::Prop},
    view::{
        ViewSystems,
        art::Art,
        stage::Stage,
        units::{PIXELS_PER_METRE, TILE_PIXELS, on_grid, to_pixels},
    },
};

/// Props lower than this, in metres, lie: whoever comes stands on them.
const FLAT: f32 = 0.15;
/// Half a tile in pixels: what hangs on a wall is drawn on its face, over the wall's southern edge.
const HALF_TILE: f32 = TILE_PIXELS as f32 / 2.0;
/// Props at least this high, in metres, become clear where they hide somebody.
const HIDING: f32 = 0.9;

/// The baked pools of shadow and their widths in pixels.
const POOLS: [(&str, f32); 3] =
    [("fx/shadow_small", 14.0), ("fx/shadow_medium", 24.0), ("fx/shadow_long", 54.0)];
/// Where a pool lies from the middle of the foot, in pixels: away from the light of the upper left.
const POOL_AT: Vec2 = Vec2::new(2.0, -1.0);

#[derive(Component, Default)]
struct PropPicture {
    shows_broken: bool,
    /// The pool of shadow that it stands in.
    pool: Option<Entity>,
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
    let picture = pool(&prop.def).and_then(|name| art.sprite(&mut images, name));
    if let Some(picture) = picture.filter(|_| prop.def.height >= FLAT) {
        let pool = commands.spawn((picture.sprite(0), Transform::default(), ChildOf(id))).id();
        commands.entity(id).insert(PropPicture { pool: Some(pool), ..default() });
    }
}

/// The pool of shadow that fits a prop's foot: a little wider than it; none where none fits.
fn pool(def: &PropDef) -> Option<&'static str> {
    let width = match def.footprint.as_ref()? {
        Footprint::Round(radius) => 2.0 * radius,
        Footprint::Rect(width, _) => *width,
    } * PIXELS_PER_METRE;
    let fits = |(_, pool): &&(&str, f32)| *pool >= width + 3.0 && *pool <= width * 1.4 + 4.0;
    POOLS.iter().find(fits).map(|(name, _)| *name)
}

fn draw_props(
    mut pictures: Query<(Entity, &mut ThingPicture, &mut PropPicture, &mut Transform, &mut Visibility)>,
    mut sprites: Query<(&mut Sprite, &mut Anchor)>,
    mut pools: Query<&mut Transform, Without<ThingPicture>>,
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
            if let Some(pool) = shown.pool.take() {
                commands.entity(pool).try_despawn();
            }
            let name = if prop.broken { prop.def.broken_sprite.as_deref() } else { Some(&*prop.def.sprite) };
            picture.picture = name.and_then(|name| art.sprite(&mut images, name));
            *visibility = if picture.picture.is_some() { Visibility::Inherited } else { Visibility::Hidden };
            if let Some(new) = &picture.picture {
                commands.entity(entity).insert(new.sprite(0));
            }
        }
        let mut foot = to_pixels(position.0, 0.0);
        let hangs = stage.is_wall_at(position.0);
        if hangs {
            // A pixel before the wall's face; on a wall that is cut down nothing hangs.
            foot.y -= HALF_TILE;
            let wanted = picture.picture.is_some() && !stage.opening_is_low(position.0);
            visibility.set_if_neq(if wanted { Visibility::Inherited } else { Visibility::Hidden });
        }
        let z = if hangs {
            layers::standing(foot.y - 1.0, stage.north_at(position.0), entity)
        } else if prop.broken || prop.def.height < FLAT {
            layers::MARKS + 1.0 + layers::unique(entity)
        } else {
            layers::standing(foot.y, stage.north_at(position.0), entity)
        };
        let place = on_grid(foot, z);
        if transform.translation != place {
            transform.translation = place;
            if let Some(mut pool) = shown.pool.and_then(|pool| pools.get_mut(pool).ok()) {
                pool.translation = POOL_AT.extend(layers::SHADOWS + layers::unique(entity) - place.z);
            }
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
