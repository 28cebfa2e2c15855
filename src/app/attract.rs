//! The title's show: when nobody has touched anything for a while, the bot plays a level behind the title.
//!
//! It is a mission like any other, but nobody's: no device reaches it, nothing of it is recorded, kept or counted, and
//! the first touch of any key ends it.

use bevy::{input::gamepad::Gamepad, prelude::*};

use super::{
    flow::{Broken, FlowSystems, Over, Screen, can_be_shown},
    shelf::Shelf,
};
use crate::{
    input::{InputSystems, devices::Devices},
    save::Progress,
    settings,
    sim::{self, brain::bot::Bot, mission::Mission},
    ui::tuning::Tuning,
    view::camera::View,
};

/// How far a stick is moved before it counts as a touch.
const DEAD_ZONE: f32 = 0.25;

/// The show behind the title.
#[derive(Resource, Default)]
pub struct Attract {
    /// Seconds since anything was touched.
    idle: f32,
    touched: bool,
    show: Option<Show>,
    /// Shows begun so far: each has its own level and chance.
    number: u64,
}

/// One level being shown.
struct Show {
    bot: Bot,
    /// Seconds since it began.
    since: f32,
    /// Seconds since it was won or lost.
    over: f32,
}

impl Attract {
    /// Whether a level is being shown.
    pub fn runs(&self) -> bool {
        self.show.is_some()
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Attract>().init_resource::<Tuning>().init_resource::<Progress>();
    app.add_systems(PreUpdate, notice_touch.after(InputSystems));
    app.add_systems(Update, direct.before(FlowSystems).run_if(in_state(Screen::Title)));
    app.add_systems(FixedFirst, decide);
    app.add_systems(OnExit(Screen::Title), take_down);
}

fn notice_touch(
    mut attract: ResMut<Attract>,
    keys: Res<ButtonInput<KeyCode>>,
    buttons: Res<ButtonInput<MouseButton>>,
    devices: Res<Devices>,
    pads: Query<&Gamepad>,
) {
    let pad = |pad: &Gamepad| {
        pad.get_just_pressed().next().is_some()
            || pad.left_stick().length().max(pad.right_stick().length()) > DEAD_ZONE
    };
    attract.touched = keys.get_just_pressed().next().is_some()
        || buttons.get_just_pressed().next().is_some()
        || devices.cursor_moved
        || pads.iter().any(pad);
}

/// Begins, changes and ends the show.
fn direct(world: &mut World) {
    let passed = world.resource::<Time<Real>>().delta_secs();
    let rules = world.resource::<Tuning>().attract.clone();
    let over = world.get_resource::<Mission>().is_none_or(|mission| !mission.phase.goes_on());
    let is_covered = *world.resource::<State<Over>>().get() != Over::Nothing;
    let is_disturbed = is_covered || world.resource::<Broken>().0.is_some();
    let mut attract = world.resource_mut::<Attract>();
    if attract.touched || is_disturbed {
        attract.idle = 0.0;
        end(world);
        return;
    }
    attract.idle += passed;
    let is_next = match &mut attract.show {
        None => attract.idle > rules.after,
        Some(show) => {
            show.since += passed;
            show.over = if over { show.over + passed } else { 0.0 };
            show.over > rules.last_look || show.since > rules.longest
        }
    };
    if is_next {
        begin(world);
    }
}

/// Shows the next level: any that is open, in an order that looks like chance.
fn begin(world: &mut World) {
    let clock = world.resource::<Time<Real>>().elapsed().subsec_nanos();
    let mut attract = world.resource_mut::<Attract>();
    attract.number += 1;
    let number = attract.number;
    let seed = number << 32 | u64::from(clock);
    let open = world.resource::<Progress>().unlocked(&world.resource::<Shelf>().levels);
    let levels: Vec<String> = open.into_iter().map(|entry| entry.id.clone()).collect();
    if levels.is_empty() {
        return;
    }
    let level = &levels[(number as usize - 1 + clock as usize % levels.len()) % levels.len()];
    if !can_be_shown(world, level) {
        // Before long it can be.
        world.resource_mut::<Attract>().idle = 0.0;
        return;
    }
    let started = world
        .resource::<Shelf>()
        .setup(level, seed, settings::DIFFICULTY)
        .and_then(|setup| sim::start(world, setup).map_err(|error| error.to_string()));
    match started {
        Ok(()) => {
            world.resource_mut::<View>().cut();
            world.resource_mut::<Attract>().show = Some(Show { bot: Bot::new(seed), since: 0.0, over: 0.0 });
        }
        Err(report) => {
            // Whoever chooses the level will read why; nobody asked for it now.
            warn!("{report}");
            world.resource_mut::<Attract>().idle = 0.0;
        }
    }
}

/// Takes the show off, and its mission with it.
fn end(world: &mut World) {
    if take_down_show(world) {
        sim::stop(world);
    }
}

/// What follows the title may have begun a mission of its own already: that one stays.
fn take_down(world: &mut World) {
    world.resource_mut::<Attract>().idle = 0.0;
    take_down_show(world);
}

fn take_down_show(world: &mut World) -> bool {
    let was = world.resource_mut::<Attract>().show.take().is_some();
    if was {
        world.resource_mut::<Devices>().pilot = None;
    }
    was
}

fn decide(world: &mut World) {
    let is_fight = world.get_resource::<Mission>().is_some_and(|mission| mission.phase.goes_on());
    let Some(mut show) = world.resource_mut::<Attract>().show.take() else { return };
    let command = if is_fight { Some(show.bot.command(world, 0)) } else { None };
    world.resource_mut::<Devices>().pilot = Some(command.unwrap_or_default());
    world.resource_mut::<Attract>().show = Some(show);
}
