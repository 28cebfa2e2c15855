//! The players' places: who sits there gives one command a tick.
//!
//! The first seat is always taken. The second is taken and left again with a press of its own ([`Buttons::JOIN`]), so
//! that a command log knows who played when.

pub mod apart;
pub mod join;

use bevy::{
    app::{App, FixedUpdate},
    ecs::{
        resource::Resource,
        schedule::IntoScheduleConfigs,
        system::{Query, Res},
    },
};

use super::{
    actor::{Controls, Seat},
    command::{Buttons, PlayerCommand},
    mission::{Mission, Phase},
    tick::SimSystems,
};

/// How many players there can be.
pub const SEATS: usize = 2;

/// The commands of the coming tick, by seat. Whoever plays (a device, a bot, a log) writes them before the tick.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seats {
    /// One command a seat.
    pub commands: [PlayerCommand; SEATS],
}

impl Seats {
    /// Whether anybody holds `button`.
    pub fn any_holds(&self, button: Buttons) -> bool {
        self.commands.iter().any(|command| command.buttons.contains(button))
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Seats>().init_resource::<join::Second>();
    app.add_systems(FixedUpdate, (join::answer_join, seat_players).chain().in_set(SimSystems::Seats));
}

fn seat_players(seats: Res<Seats>, mission: Res<Mission>, mut bodies: Query<(&Seat, &mut Controls)>) {
    let plays = matches!(mission.phase, Phase::Playing);
    for (seat, mut controls) in &mut bodies {
        controls.now = match seats.commands.get(usize::from(seat.0)) {
            Some(command) if plays => *command,
            _ => PlayerCommand::default(),
        };
    }
}
