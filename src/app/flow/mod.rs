//! From screen to screen: every way through the game's screens goes through [`Order`], in one place.

use bevy::{ecs::message::MessageCursor, prelude::*};

use super::{attract, shelf::Shelf};
use crate::{
    input::devices::Devices,
    save::Progress,
    sim::command::Buttons,
    view::{ViewSystems, camera::View},
};

mod mission;
mod pause;

#[cfg(target_arch = "wasm32")]
pub(crate) use pause::hide;

pub(super) use mission::can_be_shown;
pub use mission::play;

use mission::{leave, play_next, play_or_warn};

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

/// Carries orders out, before anything is drawn.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FlowSystems;

pub(crate) fn plugin(app: &mut App) {
    app.init_state::<Screen>().init_state::<Pause>().init_state::<Over>();
    app.add_message::<Order>();
    app.init_resource::<Broken>().init_resource::<Current>();
    app.configure_sets(Update, FlowSystems.before(ViewSystems::Stage));
    app.add_systems(Update, carry_out.in_set(FlowSystems));
    app.add_plugins((mission::plugin, pause::plugin, attract::plugin));
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
