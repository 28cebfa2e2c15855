//! A small map of the streets around: north is up, the player in the middle; who is to be caught, the goal, trains and
//! the traffic as dots.

use bevy::prelude::*;

use super::{
    super::{Hud, HudParts},
    Wheel,
};
use crate::{
    app::flow::Screen,
    content::objective::Goal,
    sim::{mission::ObjectiveState, road::Streets},
    ui::street_map::StreetMap,
    view::palette,
};

/// Width and height in pixels, and metres to a pixel.
const SIZE: IVec2 = IVec2::new(104, 64);
const METRES: f32 = 3.2;
/// Frames from one drawing to the next.
const EVERY: u32 = 5;

/// Red, green, blue, alpha.
type Rgba = [u8; 4];

const GROUND: Rgba = [0x0b, 0x0d, 0x17, 235];
const TRAFFIC: Rgba = [0x5a, 0x63, 0x78, 255];
const TRAIN: Rgba = [0xf4, 0xf1, 0xe4, 255];
const LAW: Rgba = [0x55, 0xa9, 0xd6, 255];
const OWN: Rgba = [0xf2, 0xc1, 0x4e, 255];
const RIVAL: Rgba = [0xe6, 0x42, 0x3a, 255];
const GOAL: Rgba = [0xff, 0xf0, 0xa8, 255];

#[derive(Component)]
struct Radar;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Playing), show.in_set(HudParts));
    app.add_systems(Update, draw.in_set(HudParts));
}

fn show(mut commands: Commands, mut images: ResMut<Assets<Image>>, huds: Query<Entity, With<Hud>>) {
    let Ok(hud) = huds.single() else { return };
    let node = Node {
        position_type: PositionType::Absolute,
        right: Val::Px(6.0),
        bottom: Val::Px(6.0),
        width: Val::Px(SIZE.x as f32 + 2.0),
        height: Val::Px(SIZE.y as f32 + 2.0),
        border: UiRect::all(Val::Px(1.0)),
        ..default()
    };
    let image = ImageNode { image: images.add(map(Vec2::ZERO).picture.into_image()), ..default() };
    commands.entity(hud).with_children(|hud| {
        hud.spawn((Radar, node, BorderColor::all(palette::RED), image, Visibility::Hidden));
    });
}

fn draw(
    wheel: Wheel,
    streets: Option<Res<Streets>>,
    mut radars: Query<(&mut Visibility, &ImageNode), With<Radar>>,
    mut images: ResMut<Assets<Image>>,
    mut frame: Local<u32>,
) {
    let Ok((mut visibility, radar)) = radars.single_mut() else { return };
    let (Some((own_vehicle, _, own)), Some(streets)) = (wheel.own(), streets) else {
        visibility.set_if_neq(Visibility::Hidden);
        return;
    };
    let comes = *visibility == Visibility::Hidden;
    visibility.set_if_neq(Visibility::Inherited);
    *frame += 1;
    if !comes && !frame.is_multiple_of(EVERY) {
        return;
    }
    let mut map = map(own);
    map.streets(&streets.roads, streets.segments_near(own, map.reach()));
    for (_, vehicle, at) in wheel.vehicles.iter().filter(|(entity, ..)| *entity != own_vehicle) {
        let color = match () {
            () if vehicle.def.is_railed() => TRAIN,
            () if vehicle.def.siren => LAW,
            () => TRAFFIC,
        };
        map.dot(at.0, color, 1);
    }
    if let Some(goal) = goal(&wheel, &streets) {
        map.dot_at_edge(goal, GOAL);
    }
    if let Some((rival, _)) = wheel.wanted().and_then(|tag| wheel.tagged(tag, own)) {
        map.dot_at_edge(rival, RIVAL);
    }
    map.dot(own, OWN, 3);
    if let Err(error) = images.insert(&radar.image, map.picture.into_image()) {
        warn_once!("the radar keeps its picture: {error}");
    }
}

/// Where the open goal leads.
fn goal(wheel: &Wheel, streets: &Streets) -> Option<Vec2> {
    let goals = wheel.mission.setup.level.objectives.iter().zip(&wheel.mission.objectives);
    let open = goals.filter(|(goal, state)| !goal.optional && **state == ObjectiveState::Open);
    open.filter_map(|(goal, _)| match &goal.goal {
        Goal::ReachBy(visit) => streets.roads.place(&visit.at),
        Goal::Reach(name) => streets.roads.place(name),
        _ => None,
    })
    .next()
    .map(Vec2::from)
}

/// An empty map around that place.
fn map(middle: Vec2) -> StreetMap {
    StreetMap::around(middle, SIZE, METRES, GROUND)
}
