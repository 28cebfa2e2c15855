//! A small map of the streets around: north is up, the player in the middle; who is to be caught, the goal, trains and
//! the traffic as dots.

use bevy::prelude::*;

use super::{
    super::{Hud, HudParts},
    Wheel,
};
use crate::{
    app::flow::Screen,
    content::{objective::Goal, roads::Side},
    sim::{mission::ObjectiveState, road::Streets},
    view::{art::pixmap::Pixmap, palette},
};

/// Width and height in pixels, and metres to a pixel.
const SIZE: IVec2 = IVec2::new(104, 64);
const METRES: f32 = 3.2;
/// Frames from one drawing to the next.
const EVERY: u32 = 5;

/// Red, green, blue, alpha.
type Rgba = [u8; 4];

const GROUND: Rgba = [0x0b, 0x0d, 0x17, 235];
const STREET: Rgba = [0x38, 0x40, 0x56, 255];
const RAILS: Rgba = [0x7d, 0x4a, 0x3c, 255];
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
    let image = ImageNode { image: images.add(Map::around(Vec2::ZERO).picture.into_image()), ..default() };
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
    let mut map = Map::around(own);
    map.streets(&streets);
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

/// The map while it is drawn.
struct Map {
    middle: Vec2,
    picture: Pixmap,
}

impl Map {
    fn around(middle: Vec2) -> Self {
        let size = SIZE.as_uvec2();
        Self { middle, picture: Pixmap::filled(size.x, size.y, GROUND) }
    }

    /// The pixel of a place, y down.
    fn pixel(&self, at: Vec2) -> IVec2 {
        let off = (at - self.middle) / METRES;
        SIZE / 2 + IVec2::new(off.x.round() as i32, -off.y.round() as i32)
    }

    fn dot(&mut self, at: Vec2, color: Rgba, wide: i32) {
        self.dot_on(self.pixel(at), color, wide);
    }

    /// A dot that stays at the edge where its place is farther away.
    fn dot_at_edge(&mut self, at: Vec2, color: Rgba) {
        self.dot_on(self.pixel(at).clamp(IVec2::ONE, SIZE - 2), color, 3);
    }

    fn dot_on(&mut self, middle: IVec2, color: Rgba, wide: i32) {
        for step in 0..wide * wide {
            self.picture.set(middle + IVec2::new(step % wide, step / wide) - wide / 2, color);
        }
    }

    fn line(&mut self, from: Vec2, to: Vec2, half: f32, color: Rgba) {
        let steps = (from.distance(to) / METRES * 1.5).ceil().max(1.0);
        let aside = (to - from).normalize_or_zero().perp();
        let across = (half / METRES).ceil() as i32;
        for step in 0..=steps as i32 {
            let at = from.lerp(to, step as f32 / steps);
            for off in -across..=across {
                let off = aside * (off as f32 * half / across.max(1) as f32);
                self.picture.set(self.pixel(at + off), color);
            }
        }
    }

    fn streets(&mut self, streets: &Streets) {
        let reach = SIZE.as_vec2().length() / 2.0 * METRES;
        for number in streets.segments_near(self.middle, reach) {
            let segment = &streets.roads.segments[number];
            let street = streets.roads.street(number);
            let half = (street.kerb(Side::Right) + street.kerb(Side::Left)) / 2.0;
            let (from, to) = (Vec2::from(segment.at), Vec2::from(segment.beside(segment.length, 0.0)));
            self.line(from, to, half * 0.7, STREET);
        }
        for rail in &streets.roads.rails {
            for pair in rail.path.windows(2) {
                let (from, to) = (Vec2::from(pair[0]), Vec2::from(pair[1]));
                let near =
                    from.distance(self.middle).min(to.distance(self.middle)) < reach + from.distance(to);
                if near {
                    self.line(from, to, 0.1, RAILS);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn north_is_up_and_what_is_far_stays_at_the_edge() {
        let mut map = Map::around(Vec2::new(100.0, 50.0));
        assert_eq!(map.pixel(Vec2::new(100.0, 50.0)), SIZE / 2);
        assert!(map.pixel(Vec2::new(100.0, 90.0)).y < SIZE.y / 2);
        map.dot_at_edge(Vec2::new(9000.0, 50.0), RIVAL);
        assert_eq!(map.picture.get(IVec2::new(SIZE.x - 2, SIZE.y / 2)), RIVAL);
    }
}
