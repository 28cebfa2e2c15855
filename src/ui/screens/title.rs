//! The title: the poster and its menu.

use bevy::prelude::*;

use super::{Theme, full, poster};
use crate::{
    app::{
        flow::{Order, Screen},
        shelf::{Shelf, Words},
    },
    ui::{
        menu,
        theme::{Role, at},
    },
    view::{art::Art, palette},
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Title), show);
}

fn show(
    mut commands: Commands,
    theme: Res<Theme>,
    words: Option<Res<Words>>,
    shelf: Res<Shelf>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let Some(words) = words else { return };
    let mut entries = vec![("ui-play", Order::PlayFirst)];
    if shelf.levels.is_empty() {
        entries.clear();
    }
    entries.push(("settings-title", Order::Settings));
    entries.push(("ui-language", Order::ChangeLanguage));
    entries.push(("ui-quit", Order::Quit));
    commands.spawn((DespawnOnExit(Screen::Title), full())).with_children(|screen| {
        poster(screen, "poster/title", &mut art, &mut images);
        menu::spawn(screen, &theme, &words, Vec2::new(318.0, 204.0), 150.0, 0, &entries);
        screen.spawn((theme.words(Role::Small, words.get("ui-homage"), palette::DARK_RED), at(8.0, 4.0)));
    });
}
