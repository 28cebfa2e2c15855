//! Defeat, and the way back into the fight.

use bevy::prelude::*;

use super::{Theme, full, poster};
use crate::{
    app::{
        flow::{Order, Screen},
        shelf::Words,
    },
    sim::outcome::SimOutcome,
    ui::{
        menu,
        theme::{Role, at},
    },
    view::{art::Art, palette},
};

/// Message key of the reason for the last defeat.
#[derive(Resource, Default)]
struct Reason(Option<String>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Reason>();
    app.add_systems(Update, remember_reason);
    app.add_systems(OnEnter(Screen::Lost), show);
}

fn remember_reason(mut outcomes: MessageReader<SimOutcome>, mut kept: ResMut<Reason>) {
    for outcome in outcomes.read() {
        if let SimOutcome::Lost { reason } = outcome {
            kept.0.clone_from(reason);
        }
    }
}

fn show(
    mut commands: Commands,
    theme: Res<Theme>,
    words: Option<Res<Words>>,
    reason: Res<Reason>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let Some(words) = words else { return };
    let entries = [("ui-restart", Order::Restart), ("ui-to-title", Order::ToTitle)];
    let why = reason.0.as_deref().unwrap_or("ui-lost-beaten");
    commands.spawn((DespawnOnExit(Screen::Lost), full(), GlobalZIndex(100))).with_children(|screen| {
        poster(screen, "poster/lose", &mut art, &mut images);
        screen.spawn((theme.words(Role::Banner, words.get("ui-lost"), palette::CREAM), at(24.0, 26.0)));
        screen.spawn((theme.words(Role::Body, words.get(why), palette::FOG), at(24.0, 52.0)));
        menu::spawn(screen, &theme, &words, Vec2::new(20.0, 222.0), 180.0, 0, &entries);
    });
}
