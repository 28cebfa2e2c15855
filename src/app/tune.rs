//! What the settings lead to, as soon as they change: keys, volumes, shake, flashes, language, assists, how the picture
//! lies in the window.

use bevy::prelude::*;

use super::{
    notices::{Notice, Notices},
    shelf::{self, Shelf},
};
use crate::{
    input::{
        assist::{Help, Strength},
        bindings::{Action, Bindings},
    },
    settings::{Settings, fields::AIMS},
    sim::assists::AssistsAsked,
    sound::{captions::Captions, mix::Volumes},
    view::{
        Comfort,
        canvas::{Fit, Tube},
        effects::Awe,
    },
};

/// How many times as fast as life the game goes where the player asks for nothing else.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub(super) struct Pace(pub f32);

impl Default for Pace {
    fn default() -> Self {
        Self(1.0)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Pace>();
    app.add_systems(First, (apply, speak).chain().run_if(resource_changed::<Settings>));
}

fn apply(
    settings: Res<Settings>,
    mut bindings: ResMut<Bindings>,
    mut comfort: ResMut<Comfort>,
    (mut fit, mut tube): (ResMut<Fit>, ResMut<Tube>),
    mut notices: ResMut<Notices>,
    mut told: Local<Vec<Action>>,
    (mut volumes, mut captions): (ResMut<Volumes>, ResMut<Captions>),
    (mut asked, mut help): (ResMut<AssistsAsked>, ResMut<Help>),
    (pace, awe, mut time): (Res<Pace>, Res<Awe>, ResMut<Time<Virtual>>),
) {
    let share = |percent: u8| f32::from(percent) / 100.0;
    let refused = bindings.change(&settings.keys);
    if refused != *told {
        notices.add(refused.iter().map(|action| Notice {
            key: "settings-wrong",
            values: vec![("field", format!("keys.{}", action.name()))],
            log: format!("keys.{}: nothing, or a key that another action has", action.name()),
        }));
        *told = refused;
    }
    let wanted = Comfort {
        shake: share(settings.shake),
        flash: share(settings.flash),
        blood: settings.blood,
        words: settings.words,
    };
    comfort.set_if_neq(wanted);
    let Settings { master, music, effects, voices, .. } = *settings;
    volumes.set_if_neq(Volumes { master, music, effects, voices });
    captions.set_if_neq(Captions(settings.captions));
    asked.0 = Some(settings.assists());
    help.set_if_neq(Help {
        pad: strength(&settings.aim_pad),
        mouse: strength(&settings.aim_mouse),
        latch: settings.latch,
        repeat: settings.repeat,
    });
    let speed = pace.0 * share(settings.game_speed) * awe.pace();
    if time.relative_speed() != speed {
        time.set_relative_speed(speed);
    }
    fit.set_if_neq(if settings.fill { Fit::Fill } else { Fit::Whole });
    tube.set_if_neq(Tube(share(settings.tube)));
}

fn strength(name: &str) -> Strength {
    match AIMS.iter().position(|aim| *aim == name) {
        Some(1) => Strength::Mild,
        Some(2) => Strength::Strong,
        _ => Strength::Off,
    }
}

fn speak(world: &mut World, mut before: Local<Option<String>>) {
    let chosen = world.resource::<Settings>().language.clone();
    // At first the command line's language goes before what was chosen.
    let first = before.is_none();
    if before.as_ref() != Some(&chosen) {
        *before = Some(chosen);
        if !first && world.contains_resource::<Shelf>() {
            shelf::speak(world);
        }
    }
}
