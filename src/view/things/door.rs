//! Doors, shut and open, and the ends of stairs and lifts.

use bevy::prelude::*;

use super::{ThingPicture, ThingPictures, attach, detach, layers, stage};
use crate::{
    sim::{
        actor::Position,
        thing::{Door, Passage},
    },
    view::{
        ViewSystems,
        art::Art,
        stage::Stage,
        units::{on_grid, to_pixels},
    },
};

/// Half a tile in pixels: a door stands in the middle of its tile and ends at its southern edge.
const HALF_TILE: f32 = 8.0;

#[derive(Component)]
struct DoorPicture {
    /// Open, broken, and cut down.
    shows: (bool, bool, bool),
}

#[derive(Component)]
struct PassagePicture;

pub(super) fn plugin(app: &mut App) {
    app.add_observer(attach_door);
    app.add_observer(detach::<Door>);
    app.add_observer(attach_passage);
    app.add_observer(detach::<Passage>);
    app.add_systems(Update, (draw_doors, draw_passages).in_set(ViewSystems::Draw).run_if(stage::is_set));
}

/// The name of its picture: one of its kind's own where there is such a one, or else one of the usual doors'.
fn name(door: &Door, is_low: bool, art: &Art) -> String {
    let state = if door.open { "open" } else { "closed" };
    let way = if door.horizontal { "h" } else { "v" };
    let low = if is_low { "_low" } else { "" };
    let broken = format!("{}_broken_{way}{low}", door.def.tiles);
    let own = format!("{}_{state}_{way}{low}", door.def.tiles);
    if door.broken && art.has(&broken) {
        broken
    } else if art.has(&own) {
        own
    } else {
        format!("tile/door_{state}_{way}{low}")
    }
}

/// Whether the wall in which a door stands is cut down there; only in a wall from west to east is that to be seen.
fn is_low(door: &Door, at: Vec2, stage: Option<&Stage>) -> bool {
    door.horizontal && stage.is_some_and(|stage| stage.opening_is_low(at))
}

fn attach_door(
    add: On<Add, Door>,
    doors: Query<(&Door, &Position)>,
    stage: Option<Res<Stage>>,
    mut commands: Commands,
    mut pictures: ResMut<ThingPictures>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let Ok((door, at)) = doors.get(add.entity) else { return };
    let low = is_low(door, at.0, stage.as_deref());
    let more = DoorPicture { shows: (door.open, door.broken, low) };
    let name = name(door, low, &art);
    attach(add.entity, &name, more, &mut commands, &mut pictures, &mut art, &mut images);
}

fn draw_doors(
    mut pictures: Query<(Entity, &ThingPicture, &mut DoorPicture, &mut Transform)>,
    doors: Query<(&Door, &Position)>,
    stage: Res<Stage>,
    mut commands: Commands,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    for (entity, picture, mut shown, mut transform) in &mut pictures {
        let Ok((door, position)) = doors.get(picture.thing) else { continue };
        let low = is_low(door, position.0, Some(&stage));
        let shows = (door.open, door.broken, low);
        if shows != shown.shows {
            shown.shows = shows;
            let name = name(door, low, &art);
            if let Some(picture) = art.sprite(&mut images, &name) {
                commands.entity(entity).insert(picture.sprite(0));
            }
        }
        let foot = to_pixels(position.0, 0.0);
        // An open leaf lies against the wall: whoever stands in the doorway is in front of it.
        let line = if door.open { HALF_TILE } else { -HALF_TILE };
        let z = layers::standing(foot.y + line, stage.north_at(position.0), entity);
        let place = on_grid(foot, z);
        if transform.translation != place {
            transform.translation = place;
        }
    }
}

fn attach_passage(
    add: On<Add, Passage>,
    passages: Query<&Passage>,
    mut commands: Commands,
    mut pictures: ResMut<ThingPictures>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let Ok(passage) = passages.get(add.entity) else { return };
    // Stairs take no time; what makes one wait is a lift.
    let name = if passage.ticks > 40 { "tile/lift" } else { "tile/stairs_up" };
    attach(add.entity, name, PassagePicture, &mut commands, &mut pictures, &mut art, &mut images);
}

fn draw_passages(
    mut pictures: Query<(Entity, &ThingPicture, &mut Transform), With<PassagePicture>>,
    passages: Query<&Position, With<Passage>>,
) {
    for (entity, picture, mut transform) in &mut pictures {
        let Ok(position) = passages.get(picture.thing) else { continue };
        let place = on_grid(to_pixels(position.0, 0.0), layers::MARKS + layers::unique(entity));
        if transform.translation != place {
            transform.translation = place;
        }
    }
}
