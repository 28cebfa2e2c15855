//! When a running mission stands still, and what "pause" and "back" mean on each screen.

use bevy::{input::gamepad::GamepadConnectionEvent, prelude::*, window::WindowFocused};

use super::{Broken, FlowSystems, Order, Over, Pause, Screen};
use crate::{
    app::attract::Attract,
    input::{
        InputSystems,
        bindings::Action,
        devices::{Device, Devices},
        navigate::Navigation,
    },
    sim::mission::Mission,
    view::{people::Sheets, streets::Drawn},
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        PreUpdate,
        (pause_on_lost_focus, pause_on_lost_pad, pause_on_key, sleep_devices).chain().after(InputSystems),
    );
    app.add_systems(Update, hold_time.after(FlowSystems));
}

/// A game that nobody looks at waits.
fn pause_on_lost_focus(
    mut focus: MessageReader<WindowFocused>,
    screen: Res<State<Screen>>,
    mut pause: ResMut<NextState<Pause>>,
) {
    let lost = focus.read().any(|change| !change.focused);
    if lost && *screen.get() == Screen::Playing {
        NextState::set_if_neq(&mut pause, Pause::On);
    }
}

/// A page that is hidden pauses what is played on it.
#[cfg(target_arch = "wasm32")]
pub(crate) fn hide(world: &mut World, hidden: bool) {
    if hidden && *world.resource::<State<Screen>>().get() == Screen::Playing {
        NextState::set_if_neq(&mut world.resource_mut::<NextState<Pause>>(), Pause::On);
    }
}

/// A player whose gamepad has gone cannot fight.
fn pause_on_lost_pad(
    mut connections: MessageReader<GamepadConnectionEvent>,
    devices: Res<Devices>,
    screen: Res<State<Screen>>,
    mut pause: ResMut<NextState<Pause>>,
) {
    let lost = connections.read().any(GamepadConnectionEvent::disconnected);
    if lost && devices.in_hand == Device::Pad && *screen.get() == Screen::Playing {
        NextState::set_if_neq(&mut pause, Pause::On);
    }
}

/// "Pause" pauses; "back" goes back from wherever one is.
fn pause_on_key(
    devices: Res<Devices>,
    navigation: Res<Navigation>,
    (screen, pause, over): (Res<State<Screen>>, Res<State<Pause>>, Res<State<Over>>),
    broken: Res<Broken>,
    mut next: ResMut<NextState<Pause>>,
    mut orders: MessageWriter<Order>,
) {
    let back = navigation.back;
    let order = match (screen.get(), pause.get()) {
        _ if broken.0.is_some() => back.then_some(Order::Dismiss),
        // They take the key themselves.
        _ if *over.get() != Over::Nothing => None,
        (Screen::Playing, Pause::Off) => {
            if devices.just_pressed(Action::Pause) {
                NextState::set_if_neq(&mut next, Pause::On);
            }
            None
        }
        (Screen::Playing, Pause::On) => back.then_some(Order::Resume),
        (Screen::Briefing | Screen::Won | Screen::Lost, _) => back.then_some(Order::ToLevels),
        (Screen::Levels | Screen::Credits, _) => back.then_some(Order::ToTitle),
        (Screen::Title, _) => None,
    };
    if let Some(order) = order {
        orders.write(order);
    }
}

fn sleep_devices(mut devices: ResMut<Devices>, screen: Res<State<Screen>>, pause: Res<State<Pause>>) {
    devices.asleep = *screen.get() != Screen::Playing || *pause.get() == Pause::On;
}

/// The simulation's clock runs only while a mission is played, or shown behind the title; it stands in the very frame in
/// which the mission is ended, though the screen changes only with the next. It waits for the pictures of those who are on
/// the stage: nobody fights unseen.
fn hold_time(
    mission: Option<Res<Mission>>,
    screen: Res<State<Screen>>,
    pause: Res<State<Pause>>,
    attract: Res<Attract>,
    (sheets, streets): (Option<Res<Sheets>>, Option<Res<Drawn>>),
    mut time: ResMut<Time<Virtual>>,
) {
    let is_played = *screen.get() == Screen::Playing && *pause.get() == Pause::Off;
    let is_shown = *screen.get() == Screen::Title && attract.runs();
    let streets_are_seen = match (streets, &mission) {
        (Some(streets), Some(mission)) => streets.is_ready(mission),
        _ => true,
    };
    let are_seen = streets_are_seen && sheets.is_none_or(|sheets| sheets.is_ready());
    let runs = mission.is_some() && (is_played || is_shown) && are_seen;
    if runs == time.is_paused() {
        if runs { time.unpause() } else { time.pause() }
    }
}

#[cfg(test)]
mod tests {
    use bevy::input::ButtonState;

    use super::*;
    use crate::{
        app::{desk::Desk, flow::Over},
        settings::Settings,
    };

    /// A desk with a mission on the screen.
    fn playing() -> Desk {
        let mut desk = Desk::new(|_| {});
        desk.app.world_mut().resource_mut::<NextState<Screen>>().set(Screen::Playing);
        desk.wait(2);
        desk
    }

    fn held(desk: &Desk) -> (bool, bool) {
        let devices = desk.app.world().resource::<Devices>();
        (devices.moves(), devices.is_held(Action::Strike))
    }

    #[test]
    fn a_lost_focus_pauses_and_lets_go_and_its_return_does_not_go_on() {
        let mut desk = playing();
        desk.hold(KeyCode::KeyD, ButtonState::Pressed);
        desk.hold(KeyCode::KeyJ, ButtonState::Pressed);
        assert_eq!(held(&desk), (true, true));
        desk.focus(false);
        assert_eq!(desk.shown(), (Screen::Playing, Pause::On, Over::Nothing));
        assert_eq!(held(&desk), (false, false));
        desk.focus(true);
        desk.wait(5);
        assert_eq!(desk.shown(), (Screen::Playing, Pause::On, Over::Nothing));
        assert_eq!(held(&desk), (false, false));
    }

    #[test]
    fn a_pad_pauses_goes_on_and_goes_back() {
        let mut desk = playing();
        desk.button(GamepadButton::East);
        assert_eq!(desk.shown().1, Pause::Off, "in a fight it grabs");
        desk.button(GamepadButton::Start);
        assert_eq!(desk.shown().1, Pause::On);
        desk.button(GamepadButton::East);
        assert_eq!(desk.shown().1, Pause::Off);
        desk.button(GamepadButton::Start);
        desk.button(GamepadButton::Start);
        assert_eq!(desk.shown().1, Pause::Off);
    }

    #[test]
    fn a_pad_that_goes_away_in_the_middle_of_a_fight_pauses_it() {
        let mut desk = playing();
        desk.unplug();
        assert_eq!(desk.shown().1, Pause::Off, "it was not in hand");
        let mut desk = playing();
        desk.button(GamepadButton::West);
        desk.unplug();
        assert_eq!(desk.shown().1, Pause::On);
    }

    #[test]
    fn with_pause_on_another_key_escape_still_pauses() {
        let mut desk = playing();
        let other = vec![crate::input::press::Press::Key(KeyCode::KeyP)];
        desk.app.world_mut().resource_mut::<Settings>().keys.insert(Action::Pause, other);
        desk.key(KeyCode::KeyP);
        assert_eq!(desk.shown().1, Pause::On);
        desk.key(KeyCode::KeyP);
        assert_eq!(desk.shown().1, Pause::Off);
        desk.key(KeyCode::Escape);
        assert_eq!(desk.shown().1, Pause::On);
        desk.key(KeyCode::Escape);
        assert_eq!(desk.shown().1, Pause::Off);
    }

    #[test]
    fn enter_with_alt_is_the_windows_and_chooses_nothing() {
        let mut desk = playing();
        desk.hold(KeyCode::AltLeft, ButtonState::Pressed);
        desk.hold(KeyCode::Enter, ButtonState::Pressed);
        let chosen = |desk: &Desk| desk.app.world().resource::<Devices>().is_held(Action::Confirm);
        assert!(!chosen(&desk));
        desk.hold(KeyCode::AltLeft, ButtonState::Released);
        assert!(chosen(&desk), "without Alt it does");
    }
}
