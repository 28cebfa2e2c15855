//! Holes that stay: in the faces of walls that can be seen, and in things.

use bevy::prelude::*;

use super::{super::Effects, door_hole::HoleInDoor, impact::Matter, litter::Litter};
use crate::{
    sim::{
        actor::Position,
        thing::{Door, Prop},
    },
    view::{
        ViewSystems, layers,
        stage::{self, Stage, WALL_HEIGHT},
        units::{TILE_PIXELS, on_grid, pixels_per_metre, to_pixels},
    },
};

/// How steeply a bullet must come from the south to leave a hole that can be seen.
const STEEP: f32 = 0.2;
/// How far holes part in height, in pixels.
const PART: f32 = 5.0;
/// Between a thing and its holes, in depth: less than from one thing to the next.
const NEAR: f32 = 0.02;

/// A strike that may leave a hole. Metres.
pub struct Struck {
    /// Where.
    pub at: Vec2,
    /// Which way the bullet went.
    pub direction: Vec2,
    /// How high.
    pub height: f32,
    /// The prop or door, if it was one.
    pub thing: Option<Entity>,
    /// What was struck.
    pub matter: Matter,
}

/// The strikes of this frame.
#[derive(Resource, Default)]
pub struct Strikes(pub Vec<Struck>);

/// A hole in a thing, which goes with it.
#[derive(Component)]
struct HoleIn {
    thing: Entity,
    /// From the thing's foot, in pixels.
    from_foot: Vec2,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Strikes>();
    app.add_systems(
        Update,
        (bore.in_set(ViewSystems::Answer).after(super::impact::strike), follow.in_set(ViewSystems::Draw))
            .run_if(stage::is_set),
    );
}

fn bore(
    mut commands: Commands,
    mut strikes: ResMut<Strikes>,
    (mut effects, mut litter): (ResMut<Effects>, ResMut<Litter>),
    stage: Res<Stage>,
    things: Query<(&Position, Option<&Prop>, Option<&Door>)>,
) {
    for struck in strikes.0.drain(..) {
        // Only what looks south is seen.
        if struck.direction.y < STEEP {
            continue;
        }
        let Some(picture) = effects.picture(name(struck.matter)) else { continue };
        let number = (effects.chance() * 16.0) as usize;
        let up = (effects.either_way() * PART).round();
        let mut hole = commands.spawn(picture.sprite(number));
        match struck.thing.and_then(|thing| Some((thing, things.get(thing).ok()?))) {
            Some((thing, (at, prop, door))) => {
                let place = to_pixels(struck.at, struck.height) + Vec2::Y * up.min(0.0);
                let in_door = door.and_then(|door| HoleInDoor::new(thing, door, at.0, place, &stage));
                if let Some(in_door) = in_door {
                    hole.insert((in_door, Transform::default(), Visibility::Hidden, ChildOf(stage.root)));
                    let hole = hole.id();
                    litter.keep_hole(&mut commands, hole);
                    continue;
                }
                let foot = to_pixels(at.0, 0.0);
                if prop.is_none_or(|prop| prop.broken) {
                    hole.despawn();
                    continue;
                }
                let from_foot = place - foot;
                hole.insert((HoleIn { thing, from_foot }, Transform::default(), ChildOf(stage.root)));
            }
            None => {
                let Some(foot) = face(&stage, struck.at + struck.direction * 0.05) else {
                    hole.despawn();
                    continue;
                };
                let high = to_pixels(Vec2::ZERO, struck.height).y + up;
                let place = Vec2::new(to_pixels(struck.at, 0.0).x, foot + high);
                let z = layers::standing(foot, stage.north_at(struck.at), Entity::PLACEHOLDER) + NEAR;
                hole.insert((Transform::from_translation(on_grid(place, z)), ChildOf(stage.root)));
            }
        }
        let hole = hole.id();
        litter.keep_hole(&mut commands, hole);
    }
}

fn name(matter: Matter) -> &'static str {
    match matter {
        Matter::Wood => "fx/hole_wood",
        Matter::Metal => "fx/hole_metal",
        Matter::Glass => "fx/hole_glass",
        _ => "fx/hole_plaster",
    }
}

/// The foot, in pixels, of the whole wall at a place in metres whose southern face is seen there; none where it is cut
/// down, or where more wall stands south of it.
fn face(stage: &Stage, at: Vec2) -> Option<f32> {
    let floor = stage.floor_at(at)?;
    let place = at * pixels_per_metre();
    let tile = TILE_PIXELS as f32;
    let x = ((place.x - floor.west as f32) / tile).floor() as i32;
    let y = ((floor.north() as f32 - place.y) / tile).floor() as i32;
    let seen = floor.wall_height(x, y) == WALL_HEIGHT && floor.wall_height(x, y + 1) < WALL_HEIGHT;
    seen.then(|| (floor.north() - (y + 1) * TILE_PIXELS as i32) as f32)
}

/// Holes go where their things go, and with them when they break.
fn follow(
    mut commands: Commands,
    mut holes: Query<(Entity, &HoleIn, &mut Transform)>,
    things: Query<(&Prop, &Position)>,
    stage: Res<Stage>,
) {
    for (entity, hole, mut transform) in &mut holes {
        let Some((_, at)) = things.get(hole.thing).ok().filter(|(prop, _)| !prop.broken) else {
            commands.entity(entity).despawn();
            continue;
        };
        let foot = to_pixels(at.0, 0.0);
        let z = layers::standing(foot.y, stage.north_at(at.0), Entity::PLACEHOLDER) + layers::STEP * 0.9;
        let place = on_grid(foot + hole.from_foot, z);
        if transform.translation != place {
            transform.translation = place;
        }
    }
}
