//! How one moves through menus: on every device alike, with fixed keys besides the bound ones, so that no binding can
//! lock anybody out of the menu in which bindings are changed.

use bevy::{
    input::mouse::{AccumulatedMouseScroll, MouseScrollUnit},
    prelude::*,
};

use super::{
    InputSystems,
    bindings::{Action, Bindings},
    devices::{self, Device, Devices},
    press::{Press, Pressed},
};

/// How long a direction is held before it repeats, and how long from one repetition to the next, in seconds.
const REPEATS_AFTER: f32 = 0.4;
const REPEATS_EVERY: f32 = 0.09;
/// How far the left stick is pushed before it is a direction.
const STICK: f32 = 0.5;

/// What a menu is asked for in this frame.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Navigation {
    /// One step right (1) or left (-1), and one down (1) or up (-1); a held direction repeats.
    pub step: IVec2,
    /// Choose what has the focus.
    pub confirm: bool,
    /// Leave.
    pub back: bool,
    /// Empty what has the focus.
    pub clear: bool,
    /// To the next page (1) or the one before (-1).
    pub page: i32,
    /// Rows that the wheel was turned down.
    pub wheel: i32,
    /// The left mouse button went down.
    pub click: bool,
    /// The left mouse button is held.
    pub drag: bool,
    /// Set while somebody else takes every press: then nothing is asked for.
    pub asleep: bool,
    right: Repeat,
    left: Repeat,
    down: Repeat,
    up: Repeat,
}

/// A direction that is held.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Repeat {
    /// Seconds until it counts again; none where it is not held.
    left: Option<f32>,
}

impl Repeat {
    /// Whether it counts in this frame.
    fn counts(&mut self, held: bool, passed: f32) -> bool {
        let next = match self.left {
            _ if !held => None,
            None => Some(REPEATS_AFTER),
            Some(left) if left > passed => Some(left - passed),
            // However long the frame was, one step is what the eye can follow.
            Some(_) => Some(REPEATS_EVERY),
        };
        let begins = self.left.is_none();
        let counts = held && (begins || self.left.is_some_and(|left| left <= passed));
        self.left = next;
        counts
    }
}

const fn key(code: KeyCode) -> Press {
    Press::Key(code)
}

const fn pad(button: GamepadButton) -> Press {
    Press::Pad(button)
}

const RIGHT: [Press; 2] = [key(KeyCode::ArrowRight), pad(GamepadButton::DPadRight)];
const LEFT: [Press; 2] = [key(KeyCode::ArrowLeft), pad(GamepadButton::DPadLeft)];
const DOWN: [Press; 2] = [key(KeyCode::ArrowDown), pad(GamepadButton::DPadDown)];
const UP: [Press; 2] = [key(KeyCode::ArrowUp), pad(GamepadButton::DPadUp)];
const CONFIRM: [Press; 4] =
    [key(KeyCode::Enter), key(KeyCode::NumpadEnter), key(KeyCode::Space), pad(GamepadButton::South)];
const BACK: [Press; 3] = [key(KeyCode::Escape), pad(GamepadButton::East), pad(GamepadButton::Start)];
const CLEAR: [Press; 3] = [key(KeyCode::Delete), key(KeyCode::Backspace), pad(GamepadButton::West)];
const NEXT_PAGE: [Press; 3] = [pad(GamepadButton::RightTrigger), key(KeyCode::PageDown), key(KeyCode::Tab)];
const PAGE_BEFORE: [Press; 2] = [pad(GamepadButton::LeftTrigger), key(KeyCode::PageUp)];

/// What a pad can ask for: whoever does has it in hand.
const PADS: [Press; 8] =
    [RIGHT[1], LEFT[1], DOWN[1], UP[1], CONFIRM[3], BACK[1], NEXT_PAGE[0], PAGE_BEFORE[0]];

/// Whether that press has a fixed meaning in menus, whatever it is bound to.
fn is_fixed(press: Press) -> bool {
    let all: [&[Press]; 9] = [&RIGHT, &LEFT, &DOWN, &UP, &CONFIRM, &BACK, &CLEAR, &NEXT_PAGE, &PAGE_BEFORE];
    all.iter().any(|presses| presses.contains(&press))
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Navigation>();
    app.add_systems(PreUpdate, navigate.in_set(InputSystems).after(devices::read_devices));
}

fn navigate(
    mut navigation: ResMut<Navigation>,
    mut devices: ResMut<Devices>,
    bindings: Res<Bindings>,
    now: Pressed,
    scroll: Res<AccumulatedMouseScroll>,
    time: Res<Time<Real>>,
) {
    let stick = now.left_stick();
    let held = |fixed: &[Press], action: Action, pushed: bool| {
        let bound = bindings.of(action).iter().filter(|press| !is_fixed(**press));
        pushed || fixed.iter().chain(bound).any(|press| now.held(*press))
    };
    let just = |fixed: &[Press], action: Option<Action>| {
        let bound = action.map_or(&[][..], |action| bindings.of(action));
        fixed.iter().chain(bound.iter().filter(|press| !is_fixed(**press))).any(|press| now.just(*press))
    };
    let passed = time.delta_secs();
    let old = &mut *navigation;
    let right = old.right.counts(held(&RIGHT, Action::East, stick.x > STICK), passed);
    let left = old.left.counts(held(&LEFT, Action::West, stick.x < -STICK), passed);
    let down = old.down.counts(held(&DOWN, Action::South, stick.y < -STICK), passed);
    let up = old.up.counts(held(&UP, Action::North, stick.y > STICK), passed);
    let one = |more: bool, less: bool| i32::from(more) - i32::from(less);
    let asked = Navigation {
        step: IVec2::new(one(right, left), one(down, up)),
        confirm: just(&CONFIRM, Some(Action::Confirm)),
        back: just(&BACK, Some(Action::Pause)),
        clear: just(&CLEAR, None),
        page: one(just(&NEXT_PAGE, None), just(&PAGE_BEFORE, None)),
        wheel: -rows(&scroll),
        click: now.just(Press::Mouse(MouseButton::Left)),
        drag: now.held(Press::Mouse(MouseButton::Left)),
        ..*old
    };
    if PADS.iter().any(|press| now.just(*press)) {
        devices.in_hand = Device::Pad;
    }
    *old = if old.asleep {
        Navigation { asleep: true, right: old.right, left: old.left, down: old.down, up: old.up, ..default() }
    } else {
        asked
    };
}

/// How many rows up the wheel was turned; smooth wheels tell pixels.
fn rows(scroll: &AccumulatedMouseScroll) -> i32 {
    let rows = match scroll.unit {
        MouseScrollUnit::Line => scroll.delta.y,
        MouseScrollUnit::Pixel => scroll.delta.y / 24.0,
    };
    rows.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_direction_counts_once_then_waits_then_repeats() {
        let mut repeat = Repeat::default();
        let frame = 0.05;
        let counted: Vec<usize> = (0..16).filter(|_| repeat.counts(true, frame)).collect();
        assert_eq!(counted, [0, 8, 10, 12, 14]);
        assert!(!repeat.counts(false, frame));
        assert!(repeat.counts(true, frame), "pressed anew it counts at once");
    }

    #[test]
    fn a_long_frame_is_one_step() {
        let mut repeat = Repeat::default();
        assert!(repeat.counts(true, 0.0));
        assert!(repeat.counts(true, 3.0));
        assert!(!repeat.counts(true, 0.01));
    }
}
