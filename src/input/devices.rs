//! The devices of this frame: what is held, where one aims, and which device is in the player's hands.

use bevy::{
    input::mouse::MouseMotion,
    prelude::*,
    window::{CursorMoved, PrimaryWindow, WindowFocused},
};

use super::{
    InputSystems,
    assist::{Held, Look},
    bindings::{Action, Bindings},
    latch::Latch,
    press::{Press, Pressed, Share},
    second::SecondPlayer,
    touch::Touch,
};
use crate::{
    sim::{
        command::{Buttons, PlayerCommand},
        mission::{Mission, Phase},
        seats::{Seats, join::Second},
    },
    view::{
        camera::View,
        canvas::{Fit, Tube, window_to_canvas},
        people::PersonPicture,
        units::{CHEST, canvas_size, to_pixels},
    },
};

/// How far a stick is moved before it counts.
pub(super) const DEAD_ZONE: f32 = 0.25;
/// How far the mouse moves before it is taken to be in the hand, in pixels of the window.
const MOUSE_STARTS: f32 = 3.0;

/// A device that a player can have in the hands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Device {
    /// Keys alone.
    #[default]
    Keyboard,
    /// Keys and the mouse.
    Mouse,
    /// A gamepad.
    Pad,
    /// Fingers on a screen.
    Touch,
}

/// What the devices say in this frame.
#[derive(Resource, Debug, Default)]
pub struct Devices {
    /// The one used last.
    pub in_hand: Device,
    /// Where the mouse points on the canvas, from its upper left corner.
    pub cursor: Vec2,
    /// Whether the mouse was moved in this frame.
    pub cursor_moved: bool,
    clicked: bool,
    /// Actions that went down in this frame.
    pressed: Vec<Action>,
    /// Actions that are held.
    held: Vec<Action>,
    /// Where to move, at most of length 1.
    movement: Vec2,
    /// The right stick, where it is pushed.
    stick: Option<Vec2>,
    /// Where to aim, on the floor; none where nothing aims.
    aim: Option<Vec2>,
    /// Whether commands reach the player's body.
    pub asleep: bool,
    /// The command of somebody who plays in the player's place.
    pub pilot: Option<PlayerCommand>,
    /// The candidate of a puzzle that was pointed at since the last tick.
    pub pointed: Option<u8>,
    /// Buttons that the game itself holds for the next tick.
    pub injected: Buttons,
    /// Which devices are the first player's.
    share: Share,
    latch: Latch,
    helped: Held,
}

impl Devices {
    /// Whether `action` went down in this frame.
    pub fn just_pressed(&self, action: Action) -> bool {
        self.pressed.contains(&action)
    }

    /// Whether `action` is held.
    pub fn is_held(&self, action: Action) -> bool {
        self.held.contains(&action)
    }

    /// Whether a way to move is held.
    pub fn moves(&self) -> bool {
        self.movement != Vec2::ZERO
    }

    /// Whether the left mouse button went down in this frame, whatever it is bound to.
    pub fn clicked(&self) -> bool {
        self.clicked
    }

    fn take_in_hand(&mut self, press: Press, action: Action) {
        let device = match press {
            Press::Key(_) => Device::Keyboard,
            Press::Mouse(_) => Device::Mouse,
            Press::Pad(_) => Device::Pad,
        };
        // Mouse players walk with keys too; only who strikes with one has left the mouse.
        let strikes = matches!(action, Action::Strike | Action::Kick);
        if device != Device::Keyboard || self.in_hand == Device::Pad || strikes {
            self.in_hand = device;
        }
    }

    fn read_touch(&mut self, touch: &mut Touch) {
        for action in touch.pressed() {
            self.pressed.push(action);
        }
        for action in &touch.held {
            if !self.held.contains(action) {
                self.held.push(*action);
            }
        }
    }

    /// Forgets what is held, so that a press meant for a menu is not a blow.
    pub fn forget(&mut self) {
        self.latch.clear();
        self.helped = Held::default();
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Devices>().init_resource::<SecondPlayer>();
    app.configure_sets(PreUpdate, InputSystems.after(bevy::input::InputSystems));
    app.add_systems(
        PreUpdate,
        (
            super::second::share_devices,
            read_devices,
            super::second::read_second,
            read_aim,
            release_on_lost_focus,
        )
            .chain()
            .in_set(InputSystems),
    );
    app.add_systems(FixedPreUpdate, command_player);
}

pub(super) fn read_devices(
    mut devices: ResMut<Devices>,
    bindings: Res<Bindings>,
    second: Res<SecondPlayer>,
    mut touch: ResMut<Touch>,
    now: Pressed,
) {
    let devices = &mut *devices;
    let share = second.rest();
    devices.share = share;
    devices.pressed.clear();
    devices.held.clear();
    for action in Action::ALL {
        // Whoever has the keys may pause.
        let pauses = action == Action::Pause && share == Share::Pads;
        let share = if pauses { Share::All } else { share };
        for press in bindings.heard(action) {
            if now.held_on(press, share) && !devices.held.contains(&action) {
                devices.held.push(action);
            }
            if now.just_on(press, share) {
                devices.pressed.push(action);
                devices.take_in_hand(press, action);
            }
        }
    }
    if touch.shown {
        devices.read_touch(&mut touch);
    }
    devices.clicked = now.just(Press::Mouse(MouseButton::Left));
    // A tap on a menu comes as a click.
    if devices.clicked && !touch.shown && share != Share::Pads {
        devices.in_hand = Device::Mouse;
    }
    devices.movement = movement(devices, now.left_stick_on(share));
    devices.stick = Some(now.right_stick_on(share)).filter(|stick| stick.length() > DEAD_ZONE);
    if touch.shown {
        devices.in_hand = Device::Touch;
        devices.stick = Some(touch.aim).filter(|aim| aim.length() > DEAD_ZONE);
        if touch.movement != Vec2::ZERO {
            devices.movement = touch.movement.clamp_length_max(1.0);
        }
    }
    let buttons = |actions: &[Action]| {
        actions.iter().filter_map(|action| action.button()).fold(Buttons::default(), Buttons::with)
    };
    let (held, pressed) = (buttons(&devices.held), buttons(&devices.pressed));
    if devices.asleep {
        devices.latch.clear();
    } else {
        devices.latch.frame(held, pressed);
    }
}

fn movement(devices: &mut Devices, stick: Vec2) -> Vec2 {
    if devices.share == Share::Pads {
        devices.in_hand = Device::Pad;
    }
    let axis = |more, less| {
        f32::from(u8::from(devices.held.contains(&more))) - f32::from(u8::from(devices.held.contains(&less)))
    };
    let keys = Vec2::new(axis(Action::East, Action::West), axis(Action::North, Action::South));
    let pushed = stick.length() > DEAD_ZONE;
    if pushed {
        devices.in_hand = Device::Pad;
    }
    if pushed { stick } else { keys }.clamp_length_max(1.0)
}

fn read_aim(
    mut devices: ResMut<Devices>,
    mut moved: MessageReader<CursorMoved>,
    mut motion: MessageReader<MouseMotion>,
    (windows, fit, tube): (Query<&Window, With<PrimaryWindow>>, Res<Fit>, Res<Tube>),
    people: Query<&PersonPicture>,
    mut view: ResMut<View>,
    mut second: ResMut<SecondPlayer>,
) {
    let devices = &mut *devices;
    devices.cursor_moved = false;
    let travelled: f32 = motion.read().map(|motion| motion.delta.length()).sum();
    let pointed = moved.read().last().zip(windows.single().ok());
    let pointed = pointed
        .and_then(|(last, window)| Some((last, window_to_canvas(window, *fit, *tube, last.position)?)));
    if let Some((last, cursor)) = pointed {
        devices.cursor_moved = cursor != devices.cursor;
        devices.cursor = cursor;
        if travelled.max(last.delta.map_or(0.0, Vec2::length)) > MOUSE_STARTS {
            match devices.share {
                Share::Pads => second.takes_mouse(),
                _ => devices.in_hand = Device::Mouse,
            }
        }
    }
    let cursor = view.world_of(devices.cursor);
    let pointed_by = |seat: u8| {
        let body = people.iter().find(|person| person.seat == Some(seat))?;
        aim(body.at, cursor)
    };
    second.aim(pointed_by(1));
    devices.aim = match devices.in_hand {
        Device::Pad | Device::Touch => devices.stick,
        Device::Keyboard => None,
        Device::Mouse => pointed_by(0),
    };
    view.aim = match devices.in_hand {
        Device::Mouse => {
            let half = canvas_size().as_vec2() / 2.0;
            Some(((devices.cursor - half) / half) * Vec2::new(1.0, -1.0))
        }
        _ => devices.aim.or(Some(devices.movement * 0.6)),
    };
}

/// Which way on the floor one aims who stands at `at` (in metres) and points at that pixel of the world; none where he
/// points at himself.
///
/// The cursor lies in the plane of the chest, in which guns are fired and which the canvas shows undistorted: the
/// difference of the two is a direction of the floor.
fn aim(at: Vec2, pixel: Vec2) -> Option<Vec2> {
    Some(pixel - to_pixels(at, CHEST)).filter(|way| way.length() > 3.0)
}

fn release_on_lost_focus(
    mut devices: ResMut<Devices>,
    mut second: ResMut<SecondPlayer>,
    mut focus: MessageReader<WindowFocused>,
) {
    if focus.read().any(|change| !change.focused) {
        second.let_go();
        devices.forget();
        devices.held.clear();
        devices.pressed.clear();
        devices.clicked = false;
        devices.movement = Vec2::ZERO;
    }
}

/// Gives the coming tick its commands.
fn command_player(
    mut devices: ResMut<Devices>,
    mut second: ResMut<SecondPlayer>,
    (plays, mission): (Option<Res<Second>>, Option<Res<Mission>>),
    mut seats: ResMut<Seats>,
    look: Look,
) {
    let devices = &mut *devices;
    let buttons = devices.latch.tick().with(devices.injected);
    devices.injected = Buttons::default();
    let mut command = PlayerCommand::default().pressing(buttons);
    if !devices.asleep {
        command = command.moving(devices.movement);
        if let Some(aim) = devices.aim {
            command = command.aiming(aim);
        }
        command = look.help(command, 0, devices.in_hand, &mut devices.helped);
    }
    let pointed = devices.pointed.take().filter(|_| !devices.asleep);
    if let Some(slot) =
        pointed.filter(|_| mission.as_ref().is_some_and(|mission| mission.phase == Phase::Puzzle))
    {
        command = command.pressing(Buttons::pointing(slot));
    }
    seats.commands[0] = devices.pilot.unwrap_or(command);
    // Nobody joins a show, nor a mission that is over.
    let goes_on = mission.is_some_and(|mission| mission.phase.goes_on());
    let plays = plays.filter(|_| devices.pilot.is_none() && goes_on);
    let other =
        plays.map_or_else(PlayerCommand::default, |plays| second.command(plays.plays, devices.asleep));
    seats.commands[1] = if devices.asleep { other } else { second.help(other, &look) };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::units::pixels_per_metre;

    #[test]
    fn a_bullet_flies_through_the_cursor() {
        let here = Vec2::new(7.3, 4.1);
        for turn in 0..32 {
            let around = Vec2::from_angle(turn as f32 * std::f32::consts::TAU / 32.0) * 90.0;
            let cursor = to_pixels(here, CHEST) + around;
            let mut command = PlayerCommand::default();
            command = command.aiming(aim(here, cursor).expect("it points somewhere"));
            let way = Vec2::from_angle(command.aim_angle().expect("an aim"));
            let there = to_pixels(here + way * (90.0 / pixels_per_metre()), CHEST);
            assert!(there.distance(cursor) < 0.1, "{there} is not {cursor}");
        }
        assert_eq!(aim(here, to_pixels(here, CHEST) + 1.0), None);
    }
}
