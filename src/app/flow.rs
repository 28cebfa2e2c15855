//! From screen to screen: every way through the game's screens goes through [`Order`], in one place.

use bevy::{
    ecs::message::MessageCursor, input::gamepad::GamepadConnectionEvent, prelude::*, window::WindowFocused,
};

use super::{
    attract::{self, Attract},
    pilot, record,
    shelf::Shelf,
};
use crate::{
    input::{
        InputSystems,
        bindings::Action,
        devices::{Device, Devices},
        navigate::Navigation,
    },
    save::Progress,
    settings::Settings,
    sim::{
        self,
        command::Buttons,
        mission::{Mission, Phase},
    },
    view::{ViewSystems, camera::View},
};

/// What fills the window.
#[derive(States, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The title and its menu.
    #[default]
    Title,
    /// The list of levels.
    Levels,
    /// What a mission is about, before it begins. The mission stands ready behind it.
    Briefing,
    /// A mission.
    Playing,
    /// The score.
    Won,
    /// The chance to try again.
    Lost,
    /// The end of the campaign, as far as there is one.
    Credits,
}

/// Whether a running mission stands still.
#[derive(States, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pause {
    /// It runs.
    #[default]
    Off,
    /// It stands still and shows a menu.
    On,
}

/// What lies over a screen and has the keys.
#[derive(States, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Over {
    /// Nothing.
    #[default]
    Nothing,
    /// The settings.
    Settings,
}

/// What a menu, a key or the command line asks for.
#[derive(Message, Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Begins the level of that id or path.
    Play(String),
    /// Begins the first level of the campaign.
    PlayFirst,
    /// Begins the level where the campaign goes on.
    Continue,
    /// Begins the level after the present one; after the last one of the campaign its end is shown.
    PlayNext,
    /// From the briefing into the mission.
    Begin,
    /// Goes on.
    Resume,
    /// Begins again at the last checkpoint.
    Restart,
    /// Begins the level again from its beginning.
    Replay,
    /// Shows the list of levels.
    ToLevels,
    /// Back to the title.
    ToTitle,
    /// Lays the settings over the screen.
    Settings,
    /// Takes the settings off again.
    LeaveSettings,
    /// Takes the report off the screen.
    Dismiss,
    /// Ends the program.
    Quit,
}

/// The report of a level that could not be read, while it is on the screen.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Broken(pub Option<String>);

/// The level that is played, by the name it was asked for.
#[derive(Resource, Clone, Debug, Default)]
pub struct Current(pub Option<String>);

/// How long the end of a mission is seen before its screen comes, in seconds.
const LAST_LOOK: f32 = 1.6;

/// Carries orders out, before anything is drawn.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FlowSystems;

pub(crate) fn plugin(app: &mut App) {
    app.init_state::<Screen>().init_state::<Pause>().init_state::<Over>();
    app.add_message::<Order>();
    app.init_resource::<Broken>().init_resource::<Current>();
    app.configure_sets(Update, FlowSystems.before(ViewSystems::Stage));
    app.add_systems(
        PreUpdate,
        (pause_on_lost_focus, pause_on_lost_pad, pause_on_key, sleep_devices).chain().after(InputSystems),
    );
    app.add_systems(Update, (carry_out, end_mission, retry_at_once).chain().in_set(FlowSystems));
    app.add_systems(Update, hold_time.after(FlowSystems));
    app.add_plugins(attract::plugin);
}

fn carry_out(world: &mut World, mut cursor: Local<MessageCursor<Order>>) {
    let orders: Vec<Order> = cursor.read(world.resource::<Messages<Order>>()).cloned().collect();
    for order in orders {
        obey(world, order);
    }
}

fn obey(world: &mut World, order: Order) {
    match order {
        Order::Play(level) => play(world, &level),
        Order::PlayFirst => {
            let first = world.resource::<Shelf>().levels.first().map(|entry| entry.id.clone());
            play_or_warn(world, first);
        }
        Order::Continue => {
            let next = world.resource::<Progress>().next(&world.resource::<Shelf>().levels);
            let next = next.map(|entry| entry.id.clone());
            play_or_warn(world, next);
        }
        Order::PlayNext => play_next(world),
        Order::Replay => {
            if let Some(level) = world.resource::<Current>().0.clone() {
                play(world, &level);
            }
        }
        Order::Begin | Order::Resume => show(world, Screen::Playing, Pause::Off),
        Order::Restart => {
            show(world, Screen::Playing, Pause::Off);
            world.resource_mut::<Devices>().injected = Buttons::RESTART;
            world.resource_mut::<View>().cut();
        }
        Order::ToLevels => leave(world, Screen::Levels),
        Order::ToTitle => leave(world, Screen::Title),
        Order::Settings => lay_over(world, Over::Settings),
        Order::LeaveSettings => lay_over(world, Over::Nothing),
        Order::Dismiss => world.resource_mut::<Broken>().0 = None,
        Order::Quit => {
            world.write_message(AppExit::Success);
        }
    }
}

fn play_or_warn(world: &mut World, level: Option<String>) {
    match level {
        Some(level) => play(world, &level),
        None => warn!("the campaign has no level"),
    }
}

fn play_next(world: &mut World) {
    let present = world.resource::<Current>().0.clone().unwrap_or_default();
    let shelf = world.resource::<Shelf>();
    let belongs = shelf.levels.iter().any(|entry| entry.id == present);
    match shelf.after(&present) {
        Some(level) => play(world, &level),
        None if belongs => leave(world, Screen::Credits),
        None => leave(world, Screen::Levels),
    }
}

fn show(world: &mut World, screen: Screen, pause: Pause) {
    NextState::set_if_neq(&mut world.resource_mut::<NextState<Screen>>(), screen);
    NextState::set_if_neq(&mut world.resource_mut::<NextState<Pause>>(), pause);
    NextState::set_if_neq(&mut world.resource_mut::<NextState<Over>>(), Over::Nothing);
    world.resource_mut::<Devices>().forget();
}

fn lay_over(world: &mut World, over: Over) {
    NextState::set_if_neq(&mut world.resource_mut::<NextState<Over>>(), over);
    world.resource_mut::<Devices>().forget();
}

/// Ends the mission, if one is played, and shows that screen.
fn leave(world: &mut World, screen: Screen) {
    record::keep(world);
    sim::stop(world);
    world.resource_mut::<Current>().0 = None;
    show(world, screen, Pause::Off);
}

/// Begins a level; one that cannot be read leaves everything as it is and shows its report.
///
/// A level that was not being played has its briefing first; it stands ready meanwhile. Whoever plays it already, and
/// a bot, has no need of one.
pub fn play(world: &mut World, level: &str) {
    let is_known = world.resource::<Current>().0.as_deref() == Some(level) || pilot::flies(world);
    let screen = if is_known { Screen::Playing } else { Screen::Briefing };
    let seed = world.resource::<Time<Real>>().elapsed().subsec_nanos().into();
    let difficulty = world.resource::<Settings>().difficulty.clone();
    let started = world.resource::<Shelf>().setup(level, seed, &difficulty).and_then(|setup| {
        record::keep(world);
        sim::start(world, setup).map_err(|error| error.to_string())
    });
    match started {
        Ok(()) => {
            record::begin(world);
            world.resource_mut::<Broken>().0 = None;
            world.resource_mut::<Current>().0 = Some(level.to_owned());
            world.resource_mut::<View>().cut();
            // Also where the screen is this one already: its card is shown again.
            world.resource_mut::<NextState<Screen>>().set(screen);
            NextState::set_if_neq(&mut world.resource_mut::<NextState<Pause>>(), Pause::Off);
            NextState::set_if_neq(&mut world.resource_mut::<NextState<Over>>(), Over::Nothing);
            world.resource_mut::<Devices>().forget();
        }
        Err(report) => {
            error!("{report}");
            world.resource_mut::<Broken>().0 = Some(report);
        }
    }
}

fn end_mission(
    mission: Option<Res<Mission>>,
    screen: Res<State<Screen>>,
    mut next: ResMut<NextState<Screen>>,
    time: Res<Time<Real>>,
    mut seen: Local<f32>,
) {
    let end = mission.filter(|_| *screen.get() == Screen::Playing).and_then(|mission| match mission.phase {
        Phase::Won => Some(Screen::Won),
        Phase::Lost => Some(Screen::Lost),
        Phase::Playing | Phase::Scene => None,
    });
    let Some(end) = end else {
        *seen = 0.0;
        return;
    };
    *seen += time.delta_secs();
    if *seen > LAST_LOOK {
        NextState::set_if_neq(&mut next, end);
    }
}

/// Who cannot wait for the screen of defeat need not: a press while the fallen player is still looked at begins again.
fn retry_at_once(
    mission: Option<Res<Mission>>,
    screen: Res<State<Screen>>,
    devices: Res<Devices>,
    broken: Res<Broken>,
    mut orders: MessageWriter<Order>,
) {
    let fell = mission.is_some_and(|mission| mission.phase == Phase::Lost);
    let shown = matches!(screen.get(), Screen::Playing | Screen::Lost) && broken.0.is_none();
    let asked = devices.just_pressed(Action::Reload)
        || *screen.get() == Screen::Playing && devices.just_pressed(Action::Confirm);
    if fell && shown && asked {
        orders.write(Order::Restart);
    }
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
/// which the mission is ended, though the screen changes only with the next.
fn hold_time(
    mission: Option<Res<Mission>>,
    screen: Res<State<Screen>>,
    pause: Res<State<Pause>>,
    attract: Res<Attract>,
    mut time: ResMut<Time<Virtual>>,
) {
    let is_played = *screen.get() == Screen::Playing && *pause.get() == Pause::Off;
    let is_shown = *screen.get() == Screen::Title && attract.runs();
    let runs = mission.is_some() && (is_played || is_shown);
    if runs == time.is_paused() {
        if runs { time.unpause() } else { time.pause() }
    }
}

#[cfg(test)]
mod tests {
    use bevy::input::ButtonState;

    use super::*;
    use crate::app::desk::Desk;

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
