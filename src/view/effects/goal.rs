//! Where to go: a star over the place that the open goal wants reached, and an arrow at the edge where it is out of
//! sight; also towards the nearest of those it wants beaten, while none of them is in sight. What lies on another floor is
//! shown by the stairs or the lift that lead there.

use bevy::{math::ops, prelude::*, sprite::Anchor};

use super::Effects;
use crate::{
    content::{
        level::{Level, TilePos},
        objective::Goal,
    },
    sim::{
        actor::{Actor, Health, Position, Seat},
        guide::first_stage,
        map::Map,
        mission::{Mission, ObjectiveState},
        nav::Nav,
        vehicle::Vehicle,
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
    nav: Option<Res<Nav>>,
    (people, vehicles): (Query<(&Actor, &Health, &Position, Has<Seat>)>, Query<(&Vehicle, &Position)>),
    effects: Res<Effects>,
    view: Res<View>,
    time: Res<Time<Virtual>>,
) {
    let Ok((mut sprite, mut anchor, mut transform, mut visibility)) = stars.single_mut() else { return };
    let seen = view.rect();
    let place = mission.zip(map).and_then(|(mission, map)| {
        let place = open_goals(&mission).find_map(|goal| match goal {
            Goal::Reach(name) => place_of(&mission.setup.level, &map, name),
            Goal::Cleared(tag) | Goal::Arrested(tag) => nearest_of(tag, &people, seen),
            Goal::ReachBy(visit) => {
                let roads = mission.setup.level.roads.as_ref();
                let street = roads.and_then(|roads| roads.place(&visit.at)).map(Vec2::from);
                street.or_else(|| place_of(&mission.setup.level, &map, &visit.at))
            }
            Goal::Catch { tag, .. } | Goal::Wreck { tag, .. } => {
                let tagged = vehicles.iter().filter(|(vehicle, _)| vehicle.tag.as_ref() == Some(tag));
                let there: Vec<Vec2> = tagged.map(|(_, at)| at.0).collect();
                let in_sight = there.iter().any(|at| seen.contains(to_pixels(*at, HIGH)));
                let nearest = nearest_of(tag, &people, seen);
                if in_sight { None } else { there.first().copied().or(nearest) }
            }
            _ => None,
        })?;
        // To another floor the way leads by stairs or lift.
        let player = people.iter().find(|(.., is_player)| *is_player).map(|(_, _, at, _)| at.0);
        let stage = player.zip(nav.as_deref()).and_then(|(here, nav)| first_stage(&map, nav, here, place));
        Some(stage.unwrap_or(place))
    });
    let (Some(place), Some(picture)) = (place, effects.picture("ui/objective")) else {
        visibility.set_if_neq(Visibility::Hidden);
        return;
    };
    let bob = (ops::sin(time.elapsed_secs() * 4.0) * 2.0).round();
    let over = to_pixels(place, HIGH) + Vec2::Y * bob;
    let at = over.clamp(seen.min + MARGIN, seen.max - Vec2::new(MARGIN, MARGIN + DISPLAY));
    let away = at != over;
    let picture = if away { effects.picture("ui/arrow").unwrap_or(picture) } else { picture };
    (*sprite, *anchor) = picture.sprite(0);
    transform.translation = on_grid(at, layers::SHINING + 50.0);
    visibility.set_if_neq(Visibility::Inherited);
}

/// The open goals that must be done.
fn open_goals(mission: &Mission) -> impl Iterator<Item = &Goal> {
    let goals = mission.setup.level.objectives.iter().zip(&mission.objectives);
    let open = goals.filter(|(goal, state)| !goal.optional && **state == ObjectiveState::Open);
    open.map(|(goal, _)| &goal.goal)
}

/// The place, in metres, of the one with that tag who still stands nearest to the player; none while one is in sight.
fn nearest_of(
    tag: &str,
    people: &Query<(&Actor, &Health, &Position, Has<Seat>)>,
    seen: Rect,
) -> Option<Vec2> {
    let player = people.iter().find(|(.., is_player)| *is_player)?.2.0;
    let standing = || {
        people
            .iter()
            .filter(|(actor, health, ..)| actor.tag.as_deref() == Some(tag) && health.now > 0.0)
            .map(|(_, _, at, _)| at.0)
    };
    if standing().any(|at| seen.contains(to_pixels(at, HIGH))) {
        return None;
    }
    standing().min_by(|a, b| a.distance_squared(player).total_cmp(&b.distance_squared(player)))
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
