//! The moon's long shadows of what stands in the frost: each prop's own outline laid down to the south-east.

use bevy::{platform::collections::HashMap, prelude::*, sprite::Anchor};

use super::Winter;
use crate::{
    sim::{actor::Position, thing::Prop},
    view::{
        ViewSystems,
        art::{Art, Picture, anchor_at, pixels::Pixels, pixmap::Pixmap},
        ground::Grounds,
        layers,
        people::PersonPicture,
        stage::{self, Stage},
        things::variant,
        units::{length_in_pixels, on_grid, to_pixels},
    },
};

/// Pixels to the east and to the south for each pixel of height on the canvas.
const EAST: f32 = 0.85;
const SOUTH: f32 = 0.34;
/// The shadow's colour on snow.
const SHADE: [u8; 4] = [0x10, 0x1b, 0x3a, 96];
/// Props lower than this, in metres, throw none.
const LOW: f32 = 0.3;
/// Pixels of the canvas to a pixel of height.
const RISE: f32 = 0.62;

/// The shadow of each prop, and whether it is that of the broken one.
#[derive(Resource, Default)]
struct PropShadows(HashMap<Entity, (Entity, bool)>);

/// The shadow of a person.
#[derive(Component)]
struct PersonShadow(Entity);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<PropShadows>();
    app.add_systems(
        Update,
        (throw_of_props, give_to_people, draw_of_people)
            .chain()
            .in_set(ViewSystems::Camera)
            .run_if(stage::is_set),
    );
}

fn throw_of_props(
    mut commands: Commands,
    mut shadows: ResMut<PropShadows>,
    props: Query<(Entity, &Prop, &Position)>,
    (grounds, stage): (Res<Grounds>, Res<Stage>),
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    shadows.0.retain(|prop, (shadow, _)| {
        let stays = props.contains(*prop);
        if !stays {
            commands.entity(*shadow).try_despawn();
        }
        stays
    });
    for (entity, prop, position) in &props {
        let foot = to_pixels(position.0, 0.0);
        if shadows.0.get(&entity).is_some_and(|(_, broken)| *broken == prop.broken) || !grounds.frost_at(foot)
        {
            continue;
        }
        if let Some((old, _)) = shadows.0.remove(&entity) {
            commands.entity(old).try_despawn();
        }
        let shadow = commands.spawn((Transform::default(), Visibility::Inherited, ChildOf(stage.root))).id();
        shadows.0.insert(entity, (shadow, prop.broken));
        if prop.broken || prop.def.height < LOW {
            continue;
        }
        let Some(picture) = art.sprite(&mut images, &prop.def.sprite) else { continue };
        // What flickers keeps the outline of its first frame.
        let shape = if picture.ticks == 0 { variant(entity) } else { 0 };
        let high = length_in_pixels(prop.def.height) * RISE;
        let Some((image, anchor)) = cast(&picture, shape, high, &images) else { continue };
        commands.entity(shadow).insert((
            Sprite::from_image(images.add(image.into_image())),
            anchor,
            Transform::from_translation(on_grid(foot, layers::SHADOWS - 1.0 + layers::unique(shadow))),
        ));
    }
}

/// The outline of one of a picture's variants laid down; `high` is the height of the thing on the canvas, in pixels.
fn cast(picture: &Picture, shape: usize, high: f32, images: &Assets<Image>) -> Option<(Pixmap, Anchor)> {
    let source = Pixels::of(images, picture)?;
    let rect = picture.rect(shape);
    let tall = picture.pivot.y.max(1) as f32;
    // What the picture shows of the thing's depth throws no longer a shadow for it.
    let share = (high / tall).min(1.0);
    let depth = ((1.0 - share) * tall) as i32;
    let far = Vec2::new(EAST, SOUTH) * tall * share;
    let below = (rect.height() as i32 - picture.pivot.y).max(0);
    let size =
        IVec2::new(rect.width() as i32 + far.x.ceil() as i32 + 1, depth + far.y.ceil() as i32 + below + 2);
    let mut shadow = Pixmap::new(size.x as u32, size.y as u32);
    let mut done = vec![false; (size.x * size.y) as usize];
    for y in 0..rect.height() {
        for x in 0..rect.width() {
            let at = laid(x as i32, picture.pivot.y - y as i32, share) + IVec2::Y * depth;
            let inside = at.cmpge(IVec2::ZERO).all() && at.cmplt(size).all();
            if inside && source.at(rect.min + UVec2::new(x, y)).is_some_and(|[.., alpha]| alpha >= 128) {
                let slot = (at.y * size.x + at.x) as usize;
                if !std::mem::replace(&mut done[slot], true) {
                    shadow.put(at, SHADE);
                }
            }
        }
    }
    let pivot = Vec2::new(picture.pivot.x as f32, depth as f32);
    Some((shadow, anchor_at(pivot, size.as_vec2())))
}

/// Where the shadow of a pixel falls that lies `up` pixels over the foot, of which `share` are height; y down.
fn laid(x: i32, up: i32, share: f32) -> IVec2 {
    let height = up.max(0) as f32 * share;
    let back = up as f32 - height;
    IVec2::new(x + (height * EAST) as i32, (height * SOUTH) as i32 - back as i32)
}

fn give_to_people(mut commands: Commands, people: Query<Entity, Added<PersonPicture>>, winter: Res<Winter>) {
    let Some(picture) = winter.picture("fx/moon_shadow") else { return };
    for person in &people {
        let place = (Transform::default(), Visibility::Hidden, ChildOf(person));
        commands.spawn((PersonShadow(person), picture.sprite(0), place));
    }
}

fn draw_of_people(
    mut shadows: Query<(Entity, &PersonShadow, &mut Transform, &mut Visibility)>,
    people: Query<&PersonPicture>,
    grounds: Res<Grounds>,
) {
    for (entity, shadow, mut transform, mut visibility) in &mut shadows {
        let Ok(person) = people.get(shadow.0) else { continue };
        let foot = to_pixels(person.at, 0.0);
        let thrown = !person.lies && !person.wades && grounds.frost_at(foot);
        visibility.set_if_neq(if thrown { Visibility::Inherited } else { Visibility::Hidden });
        let away = Vec2::new(EAST, -SOUTH) * length_in_pixels(person.height) * RISE;
        transform.translation = on_grid(foot + away, layers::SHADOWS - 1.0 + layers::unique(entity));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_throws_its_shadow_to_the_south_east() {
        let mut images = Assets::<Image>::default();
        // Beside it another variant, a stump.
        let mut post = Pixmap::new(6, 40);
        for y in 0..40 {
            post.put(IVec2::new(1, y), [255; 4]);
        }
        for y in 36..40 {
            post.put(IVec2::new(4, y), [255; 4]);
        }
        let mut image = post.into_image();
        image.asset_usage = bevy::asset::RenderAssetUsages::default();
        let image = images.add(image);
        let rects = vec![URect::new(0, 0, 3, 40), URect::new(3, 0, 6, 40)];
        let picture = Picture { image, rects, pivot: IVec2::new(1, 40), ticks: 0 };
        let (shadow, _) = cast(&picture, 0, 40.0, &images).expect("a shadow");
        let dark = |x: i32, y: i32| shadow.alpha(IVec2::new(x, y)) > 0;
        assert!(dark(1, 0), "it begins at the foot");
        assert!(dark(1 + 34, 13), "and ends far to the south-east");
        assert!(!dark(1, 13) && !dark(30, 0));
        let (stump, _) = cast(&picture, 1, 40.0, &images).expect("a shadow");
        assert!(stump.alpha(IVec2::new(1, 0)) > 0 && stump.alpha(IVec2::new(35, 13)) == 0, "each its own");
    }
}
