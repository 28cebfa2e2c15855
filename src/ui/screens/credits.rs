//! The end of the campaign, as far as it goes: thanks, and the way back.

use bevy::prelude::*;

use super::{Theme, poster};
use crate::{
    app::{
        flow::{Order, Screen},
        shelf::Words,
    },
    ui::{
        menu,
        theme::{Role, at, block, page},
    },
    view::{art::Art, palette},
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Credits), show);
}

fn show(
    mut commands: Commands,
    theme: Res<Theme>,
    words: Option<Res<Words>>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let Some(words) = words else { return };
    let entries = [("ui-levels", Order::ToLevels), ("ui-to-title", Order::ToTitle)];
    commands
        .spawn((DespawnOnExit(Screen::Credits), page(), BackgroundColor(palette::INK), GlobalZIndex(100)))
        .with_children(|screen| {
            poster(screen, "poster/win", &mut art, &mut images);
            screen.spawn(block(18.0, 22.0, 300.0, 178.0, palette::INK));
            screen.spawn(block(18.0, 22.0, 4.0, 178.0, palette::RED));
            screen.spawn((theme.words(Role::Banner, words.get("end-title"), palette::CREAM), at(34.0, 34.0)));
            let column = Node {
                width: Val::Px(276.0),
                flex_direction: FlexDirection::Column,
                row_gap: Val::Px(6.0),
                ..at(34.0, 66.0)
            };
            screen.spawn(column).with_children(|column| {
                for (key, colour) in [
                    ("end-story", palette::FOG),
                    ("end-thanks", palette::FOG),
                    ("end-homage", palette::STEEL),
                ] {
                    column.spawn(theme.words(Role::Body, words.get(key), colour));
                }
            });
            screen.spawn(block(312.0, 228.0, 168.0, 42.0, palette::INK));
            menu::spawn(screen, &theme, &words, Vec2::new(318.0, 234.0), 150.0, 0, &entries);
        });
}
