//! What the settings lead to, as soon as they change: keys, volumes, shake, flashes, language, how the picture lies in
//! the window.

use bevy::prelude::*;

use super::{
    notices::{Notice, Notices},
    shelf::{self, Shelf},
};
use crate::{
    input::bindings::{Action, Bindings},
    settings::Settings,
    sound::{captions::Captions, mix::Volumes},
    view::{Comfort, canvas::Fit},
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(First, (apply, speak).chain().run_if(resource_changed::<Settings>));
}

fn apply(
    settings: Res<Settings>,
    mut bindings: ResMut<Bindings>,
    mut comfort: ResMut<Comfort>,
    mut fit: ResMut<Fit>,
    mut notices: ResMut<Notices>,
    mut told: Local<Vec<Action>>,
    (mut volumes, mut captions): (ResMut<Volumes>, ResMut<Captions>),
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
    fit.set_if_neq(if settings.fill { Fit::Fill } else { Fit::Whole });
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
