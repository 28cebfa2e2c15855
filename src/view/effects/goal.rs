//! Where to go: a star over the place that the open goal wants reached, and an arrow at the edge where it is out of sight.

use bevy::{math::ops, prelude::*, sprite::Anchor};

use super::Effects;
use crate::{
    content::{
        level::{Level, TilePos},
        objective::Goal,
    },
    sim::{
        map::Map,
        mission::{Mission, ObjectiveState},
    },
    view::{
        ViewSystems,
        camera::View,
        layers,
        units::{on_grid, to_pixels},
    },
};

/// How high the star hangs, in metres.
const HIGH: f32 = 1.0;
/// From the canvas's edge to the star, in pixels.
const MARGIN: f32 = 18.0;
/// Room that the display takes at the upper edge.
const DISPLAY: f32 = 24.0;

#[derive(Component)]
struct Star;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, make);
    app.add_systems(Update, point.in_set(ViewSystems::Overlay));
}

fn make(mut commands: Commands) {
    commands.spawn((Star, Sprite::default(), Transform::default(), Visibility::Hidden));
}

fn point(
    mut stars: Query<(&mut Sprite, &mut Anchor, &mut Transform, &mut Visibility), With<Star>>,
    mission: Option<Res<Mission>>,
    map: Option<Res<Map>>,
    effects: Res<Effects>,
    view: Res<View>,
    time: Res<Time<Virtual>>,
) {
    let Ok((mut sprite, mut anchor, mut transform, mut visibility)) = stars.single_mut() else { return };
    let place = mission.zip(map).and_then(|(mission, map)| wanted(&mission, &map));
    let (Some(place), Some(picture)) = (place, effects.picture("ui/objective")) else {
        visibility.set_if_neq(Visibility::Hidden);
        return;
    };
    let bob = (ops::sin(time.elapsed_secs() * 4.0) * 2.0).round();
    let over = to_pixels(place, HIGH) + Vec2::Y * bob;
    let seen = view.rect();
    let at = over.clamp(seen.min + MARGIN, seen.max - Vec2::new(MARGIN, MARGIN + DISPLAY));
    let away = at != over;
    let picture = if away { effects.picture("ui/arrow").unwrap_or(picture) } else { picture };
    (*sprite, *anchor) = picture.sprite(0);
    transform.translation = on_grid(at, layers::SHINING + 50.0);
    visibility.set_if_neq(Visibility::Inherited);
}

/// The place, in metres, that the first open goal wants reached.
fn wanted(mission: &Mission, map: &Map) -> Option<Vec2> {
    let level = &mission.setup.level;
    let goals = level.objectives.iter().zip(&mission.objectives);
    let open = goals.filter(|(goal, state)| !goal.optional && **state == ObjectiveState::Open);
    open.map(|(goal, _)| goal).find_map(|goal| match &goal.goal {
        Goal::Reach(name) => place_of(level, map, name),
        _ => None,
    })
}

fn place_of(level: &Level, map: &Map, name: &str) -> Option<Vec2> {
    let places = level.floors.iter().flat_map(|floor| &floor.placements);
    let tagged = places.filter(|placed| placed.thing.is_place() && placed.tag.as_deref() == Some(name));
    let all: Vec<Vec2> = tagged.map(|placed| map.center(placed.at)).collect();
    if !all.is_empty() {
        return Some(all.iter().sum::<Vec2>() / all.len() as f32);
    }
    let zone = level.zones.get(name)?;
    let corner = |x, y| map.center(TilePos { floor: zone.floor, x, y });
    let (first, last) =
        (corner(zone.x, zone.y), corner(zone.x + zone.w.max(1) - 1, zone.y + zone.h.max(1) - 1));
    Some((first + last) / 2.0)
}
