//! A mission begins, and ends with a victory or a defeat.

use bevy::prelude::*;

use super::{Broken, Current, FlowSystems, Order, Over, Pause, Screen, carry_out, show};
use crate::{
    app::{pilot, record, shelf::Shelf},
    input::{bindings::Action, devices::Devices},
    settings::Settings,
    sim::{
        self,
        mission::{Mission, Phase},
    },
    view::{art::Art, camera::View},
};

/// How long the end of a mission is seen before its screen comes, in seconds.
const LAST_LOOK: f32 = 1.6;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (end_mission, retry_at_once).chain().in_set(FlowSystems).after(carry_out));
}

/// Begins that level, where there is one.
pub(super) fn play_or_warn(world: &mut World, level: Option<String>) {
    match level {
        Some(level) => play(world, &level),
        None => warn!("the campaign has no level"),
    }
}

/// Begins the level after the present one.
pub(super) fn play_next(world: &mut World) {
    let present = world.resource::<Current>().0.clone().unwrap_or_default();
    let shelf = world.resource::<Shelf>();
    let belongs = shelf.levels.iter().any(|entry| entry.id == present);
    match shelf.after(&present) {
        Some(level) => play(world, &level),
        None if belongs => leave(world, Screen::Credits),
        None => leave(world, Screen::Levels),
    }
}

/// Ends the mission, if one is played, and shows that screen.
pub(super) fn leave(world: &mut World, screen: Screen) {
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
    if !can_be_shown(world, level) {
        // The order is given anew, until the pictures are here.
        world.write_message(Order::Play(level.to_owned()));
        return;
    }
    let is_known = world.resource::<Current>().0.as_deref() == Some(level) || pilot::flies(world);
    let screen = if is_known { Screen::Playing } else { Screen::Briefing };
    let seed = world.resource::<Time<Real>>().elapsed().subsec_nanos().into();
    let difficulty = world.resource::<Settings>().difficulty.clone();
    let started = world.resource::<Shelf>().setup(level, seed, &difficulty).and_then(|mut setup| {
        setup.assists = world.resource::<Settings>().assists();
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

/// Whether that level's pictures are here. A page begins with those of the campaign's first level; every other one
/// waits for the rest, which is on its way from the first moment.
pub(in crate::app) fn can_be_shown(world: &World, level: &str) -> bool {
    let is_first = world.resource::<Shelf>().levels.first().is_some_and(|first| first.id == level);
    is_first || world.get_resource::<Art>().is_none_or(Art::is_whole)
}

fn end_mission(
    mission: Option<Res<Mission>>,
    screen: Res<State<Screen>>,
    mut next: ResMut<NextState<Screen>>,
    mut orders: MessageWriter<Order>,
    time: Res<Time<Real>>,
    mut seen: Local<f32>,
) {
    let scored = mission.as_ref().is_none_or(|mission| mission.setup.level.scored);
    let end = mission.filter(|_| *screen.get() == Screen::Playing).and_then(|mission| match mission.phase {
        Phase::Won => Some(Screen::Won),
        Phase::Lost => Some(Screen::Lost),
        Phase::Playing | Phase::Scene | Phase::Puzzle => None,
    });
    let Some(end) = end else {
        *seen = 0.0;
        return;
    };
    *seen += time.delta_secs();
    if *seen <= LAST_LOOK {
        return;
    }
    if end == Screen::Won && !scored {
        *seen = 0.0;
        orders.write(Order::PlayNext);
        return;
    }
    NextState::set_if_neq(&mut next, end);
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
