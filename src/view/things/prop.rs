//! Props: furniture, columns, stoves; whole or broken.

use bevy::{prelude::*, sprite::Anchor};

use super::{
    ThingPicture, ThingPictures, attach, detach,
    fade::Tall,
    layers,
    pool::{FLAT, POOL_AT, Pools},
    stage, variant,
};
use crate::{
    sim::{actor::Position, thing::Prop},
    view::{
        ViewSystems,
        art::Art,
        stage::Stage,
        units::{TILE_PIXELS, on_grid, to_pixels},
    },
};

/// Half a tile in pixels: what hangs on a wall is drawn on its face, over the wall's southern edge.
const HALF_TILE: f32 = TILE_PIXELS as f32 / 2.0;
/// Props at least this high, in metres, become clear where they hide somebody.
const HIDING: f32 = 0.9;

#[derive(Component)]
struct PropPicture {
    /// What of the prop it shows.
    shows: Shown,
    /// The pool of shadow that it stands in.
    pool: Option<Entity>,
    /// Where the prop was after the last two ticks, in metres.
    track: [Vec2; 2],
}

/// A state of a prop that has a picture of its own.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    kind: String,
    broken: bool,
    on: bool,
}

impl Shown {
    fn of(prop: &Prop) -> Self {
        Self { kind: prop.kind.clone(), broken: prop.broken, on: prop.on }
    }

    fn is(&self, prop: &Prop) -> bool {
        self.broken == prop.broken && self.on == prop.on && self.kind == prop.kind
    }
}

/// Name of the picture that shows a prop as it is.
fn sprite(prop: &Prop) -> Option<&str> {
    match &prop.def.switch {
        _ if prop.broken => prop.def.broken_sprite.as_deref(),
        Some(switch) if prop.on => Some(&switch.on_sprite),
        _ => Some(&prop.def.sprite),
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_observer(attach_prop);
    app.add_observer(detach::<Prop>);
    app.add_systems(FixedLast, follow_props);
    app.add_systems(Update, draw_props.in_set(ViewSystems::Draw).run_if(stage::is_set));
}

fn attach_prop(
    add: On<Add, Prop>,
    props: Query<(&Prop, &Position)>,
    mut commands: Commands,
    mut pictures: ResMut<ThingPictures>,
    mut art: ResMut<Art>,
    (mut images, mut pools): (ResMut<Assets<Image>>, ResMut<Pools>),
) {
    let Ok((prop, at)) = props.get(add.entity) else { return };
    let name = sprite(prop).unwrap_or(&prop.def.sprite);
    let id = attach(add.entity, name, (), &mut commands, &mut pictures, &mut art, &mut images);
    if prop.def.height >= HIDING && !prop.def.clear {
        commands.entity(id).insert(Tall::default());
    }
    let pool = lay_pool(id, prop, &mut commands, &mut pools, &mut images);
    commands.entity(id).insert(PropPicture { shows: Shown::of(prop), pool, track: [at.0; 2] });
}

/// Lays the pool of shadow under a picture of what stands.
fn lay_pool(
    picture: Entity,
    prop: &Prop,
    commands: &mut Commands,
    pools: &mut Pools,
    images: &mut Assets<Image>,
) -> Option<Entity> {
    let shadow = pools.of(&prop.def, images).filter(|_| !prop.broken)?;
    Some(commands.spawn((Sprite::from_image(shadow), Transform::default(), ChildOf(picture))).id())
}

/// Notes where what is pushed has come to, so that its picture glides between two ticks.
fn follow_props(mut pictures: Query<(&ThingPicture, &mut PropPicture)>, props: Query<&Position, With<Prop>>) {
    for (picture, mut shown) in &mut pictures {
        let Ok(at) = props.get(picture.thing) else { continue };
        if shown.track != [at.0; 2] {
            shown.track = [shown.track[1], at.0];
        }
    }
}

fn draw_props(
    mut pictures: Query<(Entity, &mut ThingPicture, &mut PropPicture, &mut Transform, &mut Visibility)>,
    mut sprites: Query<(&mut Sprite, &mut Anchor)>,
    mut pools: Query<&mut Transform, Without<ThingPicture>>,
    props: Query<(&Prop, &Position)>,
    (time, fixed): (Res<Time<Virtual>>, Res<Time<Fixed>>),
    stage: Res<Stage>,
    (mut art, mut shadows): (ResMut<Art>, ResMut<Pools>),
    mut images: ResMut<Assets<Image>>,
    mut commands: Commands,
) {
    let ticks = (time.elapsed_secs_f64() * 60.0) as u64;
    let between = fixed.overstep_fraction();
    for (entity, mut picture, mut shown, mut transform, mut visibility) in &mut pictures {
        let Ok((prop, position)) = props.get(picture.thing) else { continue };
        if !shown.shows.is(prop) {
            // What has become of it stands where it is at once.
            shown.track = [position.0; 2];
            shown.shows = Shown::of(prop);
            if let Some(pool) = shown.pool.take() {
                commands.entity(pool).try_despawn();
            }
            picture.picture = sprite(prop).and_then(|name| art.sprite(&mut images, name));
            shown.pool = lay_pool(entity, prop, &mut commands, &mut shadows, &mut images);
            *visibility = if picture.picture.is_some() { Visibility::Inherited } else { Visibility::Hidden };
            if let Some(new) = &picture.picture {
                commands.entity(entity).insert(new.sprite(variant(picture.thing)));
            }
        }
        let at = shown.track[0].lerp(shown.track[1], between);
        let mut foot = to_pixels(at, 0.0);
        let hangs = stage.is_wall_at(at);
        if hangs {
            // On a wall that is cut down nothing hangs.
            foot.y -= HALF_TILE;
            if let Some(pool) = shown.pool.take() {
                commands.entity(pool).try_despawn();
            }
            let seen = picture.picture.is_some() && !stage.opening_is_low(at);
            visibility.set_if_neq(if seen { Visibility::Inherited } else { Visibility::Hidden });
        }
        // Pieces lie; what is left of a window stands.
        let lies = prop.def.height < FLAT || (prop.broken && prop.def.sill.is_none());
        let z = if hangs {
            // A pixel before the wall's face.
            layers::standing(foot.y - 1.0, stage.north_at(at), entity)
        } else if lies {
            layers::MARKS + 1.0 + layers::unique(entity)
        } else {
            layers::standing(foot.y, stage.north_at(at), entity)
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
