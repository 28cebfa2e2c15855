//! The title: the poster and its menu. While the show runs the poster slides away, the menu stays.

use bevy::prelude::*;

use super::{Theme, full, poster};
use crate::{
    app::{
        attract::Attract,
        flow::{Order, Screen},
        shelf::{Shelf, Words},
    },
    save::Progress,
    ui::{
        menu,
        theme::{Role, at, block},
    },
    view::{art::Art, canvas::HEIGHT, palette},
};

/// The menu's place.
const MENU: Vec2 = Vec2::new(330.0, 190.0);
/// Seconds in which the poster slides away; it comes back at once.
const SLIDE: f32 = 0.7;

/// The poster, and how far it has gone, 0 to 1.
#[derive(Component, Default)]
struct Poster(f32);

/// What is seen only while the show runs.
#[derive(Component)]
struct ShowFrame;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Title), show);
    app.add_systems(Update, slide.run_if(in_state(Screen::Title)));
}

fn show(
    mut commands: Commands,
    theme: Res<Theme>,
    words: Option<Res<Words>>,
    (shelf, progress): (Res<Shelf>, Res<Progress>),
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let Some(words) = words else { return };
    let mut entries = Vec::new();
    if !progress.levels.is_empty() {
        entries.push(("ui-continue", Order::Continue));
    }
    if !shelf.levels.is_empty() {
        entries.push(("ui-play", Order::PlayFirst));
    }
    entries.extend([("ui-levels", Order::ToLevels), ("settings-title", Order::Settings)]);
    // A page is left as every page is.
    if cfg!(not(target_arch = "wasm32")) {
        entries.push(("ui-quit", Order::Quit));
    }
    let height = entries.len() as f32 * 15.0;
    let corner = MENU + Vec2::Y * (75.0 - height);
    commands.spawn((DespawnOnExit(Screen::Title), full(), GlobalZIndex(60))).with_children(|screen| {
        screen.spawn((ShowFrame, full(), Visibility::Hidden)).with_children(|frame| {
            frame.spawn(block(0.0, 0.0, 480.0, 14.0, palette::INK));
            frame.spawn(block(0.0, 14.0, 480.0, 2.0, palette::RED));
            frame.spawn((theme.words(Role::Poster, words.get("title-name"), palette::CREAM), at(8.0, 3.0)));
            frame.spawn(block(corner.x - 8.0, corner.y - 6.0, 158.0, 270.0 - corner.y + 6.0, palette::INK));
            frame.spawn(block(corner.x - 8.0, corner.y - 6.0, 3.0, 270.0 - corner.y + 6.0, palette::RED));
        });
        screen.spawn((Poster::default(), full())).with_children(|paper| {
            poster(paper, "poster/title", &mut art, &mut images);
            paper.spawn((theme.words(Role::Small, words.get("ui-homage"), palette::DARK_RED), at(8.0, 4.0)));
        });
        menu::spawn(screen, &theme, &words, corner, 142.0, 0, &entries);
    });
}

fn slide(
    mut posters: Query<(&mut Poster, &mut Node)>,
    mut frames: Query<&mut Visibility, With<ShowFrame>>,
    attract: Res<Attract>,
    time: Res<Time<Real>>,
) {
    let Ok((mut poster, mut node)) = posters.single_mut() else { return };
    let gone = if attract.runs() { (poster.0 + time.delta_secs() / SLIDE).min(1.0) } else { 0.0 };
    if gone != poster.0 || node.top == Val::Auto {
        poster.0 = gone;
        // Slowly at first, as paper comes off a wall.
        node.top = Val::Px(-(gone * gone * HEIGHT as f32).round());
    }
    let shown = if attract.runs() { Visibility::Inherited } else { Visibility::Hidden };
    for mut frame in &mut frames {
        frame.set_if_neq(shown);
    }
}
