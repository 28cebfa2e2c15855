//! The camera: follows the player, looks ahead to where he aims, shakes with what happens, and never leaves the floor.

use bevy::{math::ops, prelude::*};

use super::{
    Comfort, ViewSystems,
    canvas::WorldCamera,
    people::PersonPicture,
    stage::{self, Stage},
    units::{canvas_size, to_pixels},
    vehicles::VehiclePicture,
};
use crate::sim::{scene::SceneState, vehicle::Riding};

/// How far ahead of the player the camera looks, in pixels.
const LOOK_AHEAD: Vec2 = Vec2::new(44.0, 30.0);
/// How quickly the look-ahead follows the aim, as a share of the way in a second.
const AIM_PACE: f32 = 2.6;
/// At the wheel: how many seconds of his way the camera looks ahead, the farthest of that as a share of the canvas, how
/// quickly it does so, and how quickly the camera follows the vehicle.
const ROAD_AHEAD: f32 = 0.85;
const FARTHEST_AHEAD: Vec2 = Vec2::new(0.235, 0.31);
const ROAD_PACE: f32 = 1.7;
const DRIVE_PACE: f32 = 30.0;
/// How quickly the camera follows the player.
const FOLLOW_PACE: f32 = 9.0;
/// How quickly it goes where a scene wants it.
const SCENE_PACE: f32 = 4.0;
/// Farthest shake in pixels.
const SHAKE: f32 = 7.0;
/// Farthest push in pixels, and the share of it that is taken back in a second.
const FARTHEST_PUSH: f32 = 5.0;
const PULL_BACK: f32 = 13.0;
/// Trauma lost in a second.
const CALM: f32 = 1.9;
/// What the player does not stand on, up the canvas: his middle is what one looks at.
const EYE_HEIGHT: f32 = 0.9;
/// From the canvas's edge to the feet of each of two players, at least, in pixels; the eye is higher than the feet.
const KEPT_CLEAR: Vec2 = Vec2::new(10.0, 18.0);
/// From the canvas's edge to the middle of each of two players, at least, in pixels.
const EDGE: Vec2 = Vec2::new(8.0, 14.0);
/// Room over a floor's northern edge for the tops of its walls, in pixels.
const ABOVE_NORTH: f32 = 32.0;

/// The camera is at its place for this frame.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CameraMoved;

/// Where the camera is and how it trembles.
#[derive(Resource, Default)]
pub struct View {
    /// The middle of the canvas in pixels of the world, on the grid.
    pub middle: Vec2,
    /// The same, were it not shaken or pushed: who aims while everything trembles still aims at one place.
    pub steady: Vec2,
    /// How shaken it is, 0 to 1.
    trauma: f32,
    /// Where the player aims, as an offset (-1 to 1 each way), or none: the way he moves.
    pub aim: Option<Vec2>,
    /// Where the last heavy blow pushes the camera, in pixels.
    kick: Vec2,
    smooth: Option<Vec2>,
    ahead: Vec2,
    clock: f32,
}

impl View {
    /// Shakes the camera; several small blows make a large one.
    pub fn add_trauma(&mut self, amount: f32) {
        self.trauma = (self.trauma + amount).min(1.0);
    }

    /// Pushes the camera along a blow; it comes back by itself.
    pub fn push(&mut self, way: Vec2) {
        self.kick = (self.kick + way).clamp_length_max(FARTHEST_PUSH);
    }

    /// Goes to the player at once.
    pub fn cut(&mut self) {
        self.smooth = None;
        self.ahead = Vec2::ZERO;
        self.trauma = 0.0;
        self.kick = Vec2::ZERO;
    }

    /// The rectangle of the world that the canvas shows, in pixels.
    pub fn rect(&self) -> Rect {
        Rect::from_center_size(self.middle, canvas_size().as_vec2())
    }

    /// The pixel of the canvas (from its upper left corner) on which a pixel of the world lies.
    pub fn canvas_of(&self, world: Vec2) -> Vec2 {
        let from_middle = world - self.middle;
        canvas_size().as_vec2() / 2.0 + Vec2::new(from_middle.x, -from_middle.y)
    }

    /// The pixel of the world under a pixel of the canvas (counted from its upper left corner), were the camera not
    /// shaken.
    pub fn world_of(&self, canvas: Vec2) -> Vec2 {
        self.steady + (canvas - canvas_size().as_vec2() / 2.0) * Vec2::new(1.0, -1.0)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<View>();
    app.add_systems(
        Update,
        move_camera.in_set(CameraMoved).in_set(ViewSystems::Camera).run_if(stage::is_set),
    );
}

fn move_camera(
    mut view: ResMut<View>,
    stage: Res<Stage>,
    people: Query<&PersonPicture>,
    (vehicles, riding): (Query<&VehiclePicture>, Query<&Riding>),
    mut camera: Query<&mut Transform, With<WorldCamera>>,
    scene: Option<Res<SceneState>>,
    comfort: Res<Comfort>,
    time: Res<Time<Virtual>>,
) {
    let players = Players::of(&people);
    let Some(mut middle) = players.middle() else { return };
    let Ok(mut transform) = camera.single_mut() else { return };
    let passed = time.delta_secs();
    // Who drives looks where he drives.
    let driven = people
        .iter()
        .filter(|person| person.is_player)
        .filter_map(|person| riding.get(person.body).ok())
        .find_map(|riding| vehicles.iter().find(|vehicle| vehicle.vehicle == riding.vehicle));
    if let (Some(vehicle), None) = (driven, players.second) {
        // Who leans out of it does not move the picture.
        middle = vehicle.at;
    }
    let aimed = view.aim.unwrap_or(Vec2::ZERO) * LOOK_AHEAD;
    let wanted = driven.map_or(aimed, |vehicle| road_ahead(vehicle.velocity));
    let aim_share = 1.0 - ops::exp(-if driven.is_some() { ROAD_PACE } else { AIM_PACE } * passed);
    view.ahead = view.ahead + (wanted - view.ahead) * aim_share;
    let told = scene.as_ref().and_then(|scene| scene.camera);
    let looked_at = told.unwrap_or(middle);
    let ahead = if told.is_some() { Vec2::ZERO } else { players.hold(view.ahead) };
    let target = to_pixels(looked_at, EYE_HEIGHT) + ahead;
    let floor = stage.floor_at(looked_at).filter(|_| !stage.has_streets());
    let target = floor.map_or(target, |floor| within(target, floor.rect()));
    let pace = match (told, driven) {
        (Some(_), _) => SCENE_PACE,
        (None, Some(_)) => DRIVE_PACE,
        (None, None) => FOLLOW_PACE,
    };
    // A long way (stairs, a lift) is cut, not flown.
    let smooth = match view.smooth {
        Some(smooth) if told.is_some() || smooth.distance(target) < 420.0 => {
            smooth + (target - smooth) * (1.0 - ops::exp(-pace * passed))
        }
        _ => target,
    };
    // However quickly both go, the picture holds them.
    let smooth = if told.is_some() { smooth } else { players.within_picture(smooth) };
    view.smooth = Some(smooth);
    view.clock += passed;
    view.trauma = (view.trauma - CALM * passed).max(0.0);
    let shake = view.trauma * view.trauma * SHAKE * comfort.shake_share();
    let tremble = Vec2::new(smooth_noise(view.clock * 24.0, 1), smooth_noise(view.clock * 24.0, 2)) * shake;
    let kick = view.kick * comfort.shake_share();
    view.kick *= ops::exp(-PULL_BACK * passed);
    view.steady = (smooth + 0.5).floor();
    view.middle = (smooth + tremble + kick + 0.5).floor();
    transform.translation = view.middle.extend(transform.translation.z);
}

/// How far the camera looks ahead of a vehicle of that velocity (metres a second), in pixels: the faster, the farther.
fn road_ahead(velocity: Vec2) -> Vec2 {
    let most = canvas_size().as_vec2() * FARTHEST_AHEAD;
    (to_pixels(velocity, 0.0) * ROAD_AHEAD).clamp(-most, most).round()
}

/// Where those who play stand, in metres: one or two of them.
#[derive(Clone, Copy, Debug, Default)]
struct Players {
    first: Option<Vec2>,
    second: Option<Vec2>,
}

impl Players {
    fn of(people: &Query<&PersonPicture>) -> Self {
        let of = |seat: u8| people.iter().find(|person| person.seat == Some(seat)).map(|person| person.at);
        Self { first: of(0), second: of(1) }
    }

    /// The middle between both, or the one.
    fn middle(self) -> Option<Vec2> {
        match (self.first, self.second) {
            (Some(first), Some(second)) => Some((first + second) / 2.0),
            (one, other) => one.or(other),
        }
    }

    /// As much of the look-ahead as lets both stand within the canvas.
    fn hold(self, ahead: Vec2) -> Vec2 {
        let (Some(first), Some(second)) = (self.first, self.second) else { return ahead };
        let apart = to_pixels(first, 0.0) - to_pixels(second, 0.0);
        let room = canvas_size().as_vec2() / 2.0 - apart.abs() / 2.0 - KEPT_CLEAR;
        let room = room.max(Vec2::ZERO);
        ahead.clamp(-room, room)
    }

    /// The place nearest to `middle` from which both are seen; one alone is followed at the camera's pace.
    fn within_picture(self, middle: Vec2) -> Vec2 {
        let (Some(first), Some(second)) = (self.first, self.second) else { return middle };
        let [first, second] = [first, second].map(|at| to_pixels(at, EYE_HEIGHT));
        let half = canvas_size().as_vec2() / 2.0 - EDGE;
        let (low, high) = (first.max(second) - half, first.min(second) + half);
        Vec2::select(low.cmple(high), middle.clamp(low.min(high), low.max(high)), (low + high) / 2.0)
    }
}

/// The nearest place from which the canvas shows nothing beside the floor; the middle of a floor smaller than it.
fn within(middle: Vec2, floor: Rect) -> Vec2 {
    let room = Rect::new(floor.min.x, floor.min.y, floor.max.x, floor.max.y + ABOVE_NORTH);
    let half = canvas_size().as_vec2() / 2.0;
    let one = |value: f32, low: f32, high: f32| {
        if low <= high { value.clamp(low, high) } else { (low + high) / 2.0 }
    };
    Vec2::new(
        one(middle.x, room.min.x + half.x, room.max.x - half.x),
        one(middle.y, room.min.y + half.y, room.max.y - half.y),
    )
}

/// Noise without jumps, -1 to 1.
fn smooth_noise(at: f32, salt: u32) -> f32 {
    let value = |cell: i32| {
        let mut h = (cell as u32).wrapping_mul(0x9e37_79b1) ^ salt.wrapping_mul(0x85eb_ca77);
        h ^= h >> 15;
        h = h.wrapping_mul(0x2c1b_3c6d);
        ((h >> 8) & 0xffff) as f32 / 32767.5 - 1.0
    };
    let cell = at.floor();
    let share = at - cell;
    let smooth = share * share * (3.0 - 2.0 * share);
    value(cell as i32) * (1.0 - smooth) + value(cell as i32 + 1) * smooth
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{content::driving::Scale, view::units::set_scale};

    #[test]
    fn the_camera_stays_on_a_large_floor_and_in_the_middle_of_a_small_one() {
        let large = Rect::new(0.0, 0.0, 2000.0, 2000.0);
        assert_eq!(within(Vec2::ZERO, large), Vec2::new(240.0, 135.0));
        let small = Rect::new(0.0, 0.0, 160.0, 100.0);
        assert_eq!(within(Vec2::ZERO, small), Vec2::new(80.0, 66.0));
    }

    #[test]
    fn the_camera_holds_both_players() {
        let canvas = canvas_size().as_vec2();
        let of = |first: Vec2, second: Vec2| Players { first: Some(first), second: Some(second) };
        let (wide, high) = crate::content::partner::SeatRules::default().apart;
        for apart in [Vec2::new(wide, high), Vec2::new(-wide, high), Vec2::new(3.0, -2.0), Vec2::ZERO] {
            let (first, second) = (Vec2::new(40.0, 30.0), Vec2::new(40.0, 30.0) + apart);
            let players = of(first, second);
            for aim in [Vec2::ONE, -Vec2::ONE, Vec2::new(1.0, -1.0), Vec2::ZERO] {
                let middle = players.middle().expect("both");
                let middle = to_pixels(middle, EYE_HEIGHT) + players.hold(aim * LOOK_AHEAD);
                let view = Rect::from_center_size(middle, canvas);
                for feet in [first, second] {
                    assert!(view.contains(to_pixels(feet, 0.0)), "{feet} with {apart} and {aim}");
                }
            }
        }
        let lagging = of(Vec2::ZERO, Vec2::new(wide, 0.0));
        let held = lagging.within_picture(to_pixels(Vec2::new(wide / 2.0 - 3.0, 0.0), EYE_HEIGHT));
        assert!(Rect::from_center_size(held, canvas).contains(to_pixels(Vec2::new(wide, 0.0), EYE_HEIGHT)));
        let near = of(Vec2::ZERO, Vec2::X);
        assert_eq!(near.hold(LOOK_AHEAD), LOOK_AHEAD, "side by side they look ahead as one does");
        let alone = Players { first: Some(Vec2::X), second: None };
        assert_eq!((alone.middle(), alone.hold(LOOK_AHEAD)), (Some(Vec2::X), LOOK_AHEAD));
    }

    #[test]
    fn at_full_speed_there_is_a_second_and_a_half_of_road_ahead() {
        set_scale(Scale::Drive);
        let (speed, front) = (18.0, 6.1);
        for way in [Vec2::X, Vec2::NEG_X, Vec2::Y, Vec2::NEG_Y] {
            let half = (canvas_size().as_vec2() / 2.0 * way.abs()).element_sum();
            let ahead = half + road_ahead(way * speed).dot(way);
            // From west to east it is counted from the front of a bus, from south to north from its middle.
            let own = if way.x == 0.0 { 0.0 } else { to_pixels(Vec2::X * front, 0.0).x };
            let seconds = (ahead - own) / to_pixels(Vec2::X * speed, 0.0).x;
            assert!(seconds >= 1.5, "{seconds} s to {way}");
            assert!(road_ahead(way * speed).length() < half - 50.0, "the vehicle itself is seen");
        }
        assert!(road_ahead(Vec2::X * 4.0).x < road_ahead(Vec2::X * 12.0).x);
        assert_eq!(road_ahead(Vec2::ZERO), Vec2::ZERO);
        set_scale(Scale::Foot);
    }

    #[test]
    fn noise_has_no_jumps() {
        for step in 0..500 {
            let at = step as f32 * 0.01;
            assert!((smooth_noise(at, 3) - smooth_noise(at + 0.01, 3)).abs() < 0.05);
        }
    }
}
