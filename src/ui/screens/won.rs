//! The score of a mission that was won.

use bevy::prelude::*;

use super::{Theme, full, poster};
use crate::{
    app::{
        flow::{Order, Screen},
        shelf::Words,
    },
    sim::{
        mission::{Counts, Mission},
        score::{Medal, score},
    },
    ui::{
        menu,
        theme::{Role, at, block},
    },
    view::{art::Art, palette},
};

/// Rows of the score begin here.
const TOP: f32 = 62.0;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Won), show);
}

fn show(
    mut commands: Commands,
    theme: Res<Theme>,
    words: Option<Res<Words>>,
    mission: Option<Res<Mission>>,
    counts: Option<Res<Counts>>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
) {
    let (Some(words), Some(mission)) = (words, mission) else { return };
    let tally = counts.map(|counts| counts.0.clone()).unwrap_or_default();
    let score = score(&mission, &tally);
    let rows = [
        ("ui-score-beaten", score.beaten),
        ("ui-score-time", score.time),
        ("ui-score-style", score.style),
        ("ui-score-chain", score.chain),
        ("ui-score-hits", score.hits),
        ("ui-score-optional", score.optional),
        ("ui-score-civilians", score.civilians),
    ];
    let medal = match score.medal {
        Medal::None => "ui-medal-none",
        Medal::Bronze => "ui-medal-bronze",
        Medal::Silver => "ui-medal-silver",
        Medal::Gold => "ui-medal-gold",
    };
    let entries =
        [("ui-next", Order::PlayNext), ("ui-again", Order::Replay), ("ui-to-title", Order::ToTitle)];
    commands.spawn((DespawnOnExit(Screen::Won), full(), GlobalZIndex(100))).with_children(|screen| {
        poster(screen, "poster/win", &mut art, &mut images);
        screen.spawn(block(18.0, 16.0, 232.0, 196.0, palette::INK));
        screen.spawn(block(18.0, 16.0, 4.0, 196.0, palette::RED));
        screen.spawn((theme.words(Role::Banner, words.get("ui-won"), palette::CREAM), at(32.0, 26.0)));
        for (row, (key, points)) in rows.into_iter().enumerate() {
            let top = TOP + row as f32 * 16.0;
            screen.spawn((theme.words(Role::Body, words.get(key), palette::FOG), at(32.0, top)));
            let color = if points < 0 { palette::BRIGHT_RED } else { palette::SNOW };
            number(screen, &theme, points, color, top + 2.0);
        }
        let sum = TOP + rows.len() as f32 * 16.0;
        screen.spawn(block(32.0, sum, 204.0, 1.0, palette::SLATE));
        screen.spawn((theme.words(Role::Body, words.get(medal), palette::GOLD), at(32.0, sum + 7.0)));
        number(screen, &theme, score.total, palette::GOLD, sum + 9.0);
        menu::spawn(screen, &theme, &words, Vec2::new(318.0, 216.0), 150.0, 0, &entries);
    });
}

/// A number that ends at the right edge of the sheet.
fn number(screen: &mut ChildSpawnerCommands, theme: &Theme, value: i64, color: Color, top: f32) {
    let node = Node { width: Val::Px(80.0), justify_content: JustifyContent::FlexEnd, ..at(156.0, top) };
    screen.spawn(node).with_children(|right| {
        right.spawn(theme.words(Role::Poster, value.to_string(), color));
    });
}
