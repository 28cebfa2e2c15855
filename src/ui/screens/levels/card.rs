//! The card beside the list: the map of the level that has the focus, its best, and how hard it will be.

use bevy::prelude::*;

use super::listing::{LevelRow, Listing};
use crate::{
    app::{
        flow::Screen,
        shelf::{Shelf, Words},
    },
    content::level::Level,
    save::{Best, Mark, Progress},
    settings::Settings,
    ui::{
        minimap::{self, TileColours},
        screens::{clock, image_of, medal_key, medal_sprite, place_and_story},
        theme::{Role, Theme, at, block},
    },
    view::{art::Art, palette},
};

/// The card's place, and that of the map on it.
pub const CARD: Rect = Rect { min: Vec2::new(246.0, 40.0), max: Vec2::new(472.0, 262.0) };
const MAP_HEIGHT: f32 = 104.0;
/// The line in which the difficulty stands, from the canvas's upper edge, and its height.
pub const DIFFICULTY: Rect = Rect { min: Vec2::new(250.0, 243.0), max: Vec2::new(468.0, 259.0) };

/// The card, and what it was made for: level, difficulty, language.
#[derive(Component)]
pub(super) struct Card {
    made_for: (usize, String, String),
}

/// Makes the card anew whenever something on it has changed.
pub(super) fn show(
    mut commands: Commands,
    cards: Query<(Entity, &Card)>,
    listing: Res<Listing>,
    (theme, words, shelf): (Res<Theme>, Res<Words>, Res<Shelf>),
    (progress, settings): (Res<Progress>, Res<Settings>),
    (mut art, mut images, mut colours): (ResMut<Art>, ResMut<Assets<Image>>, ResMut<TileColours>),
) {
    let made_for = (listing.focus, settings.difficulty.clone(), shelf.language.clone());
    if cards.iter().any(|(_, card)| card.made_for == made_for) {
        return;
    }
    cards.iter().for_each(|(card, _)| commands.entity(card).try_despawn());
    let size = CARD.size();
    let node = Node { width: Val::Px(size.x), height: Val::Px(size.y), ..at(CARD.min.x, CARD.min.y) };
    let root = (Card { made_for }, DespawnOnExit(Screen::Levels), node, BackgroundColor(palette::INK));
    let row = listing.focused();
    let map = row.filter(|row| row.is_open).and_then(|row| {
        let play = row.level.as_ref().ok()?;
        let most = UVec2::new(size.x as u32 - 10, MAP_HEIGHT as u32 - 8);
        Some(minimap::picture(&play.level, &play.catalog, most, &mut colours, &mut art, &mut images))
    });
    let best = row.and_then(|row| progress.levels.get(&row.id));
    let mark = row.and_then(|row| progress.mark(&row.id, &settings.difficulty));
    let medal = mark.and_then(|mark| medal_sprite(mark.medal, true));
    let medal = medal.and_then(|name| art.sprite(&mut images, &name));
    commands.spawn((root, GlobalZIndex(101))).with_children(|card| {
        card.spawn(block(0.0, 0.0, size.x, 3.0, palette::RED));
        let Some(row) = row else { return };
        map_frame(card, map, row, &theme, &words);
        text(card, &theme, &words, row);
        if row.is_open && row.level.is_ok() {
            let medal = medal.as_ref().map(image_of);
            let is_won = best.is_some_and(|best| best.won_on.contains(&settings.difficulty));
            record(card, &theme, &words, mark, is_won, medal);
        }
        difficulty(card, &theme, &words, &shelf, &settings, best);
    });
}

fn map_frame(
    card: &mut ChildSpawnerCommands,
    map: Option<(Handle<Image>, UVec2)>,
    row: &LevelRow,
    theme: &Theme,
    words: &Words,
) {
    let width = CARD.width();
    card.spawn(block(1.0, 4.0, width - 2.0, MAP_HEIGHT, palette::NIGHT));
    if let Some((image, size)) = map {
        let corner = ((Vec2::new(width, MAP_HEIGHT + 8.0) - size.as_vec2()) / 2.0).floor();
        let node =
            Node { width: Val::Px(size.x as f32), height: Val::Px(size.y as f32), ..at(corner.x, corner.y) };
        card.spawn((ImageNode::new(image), node));
        return;
    }
    let (key, colour) = match &row.level {
        Err(_) => ("levels-broken", palette::BRIGHT_RED),
        Ok(_) => ("levels-locked", palette::STEEL),
    };
    let middle = Node {
        width: Val::Px(width - 20.0),
        height: Val::Px(MAP_HEIGHT),
        align_items: AlignItems::Center,
        justify_content: JustifyContent::Center,
        ..at(10.0, 4.0)
    };
    card.spawn(middle).with_children(|middle| {
        middle
            .spawn((theme.words(Role::Small, words.get(key), colour), TextLayout::justify(Justify::Center)));
    });
}

fn text(card: &mut ChildSpawnerCommands, theme: &Theme, words: &Words, row: &LevelRow) {
    let column = Node {
        width: Val::Px(CARD.width() - 12.0),
        height: Val::Px(66.0),
        flex_direction: FlexDirection::Column,
        overflow: Overflow::clip(),
        ..at(7.0, MAP_HEIGHT + 8.0)
    };
    card.spawn(column).with_children(|column| {
        column.spawn(theme.words(Role::Body, row.title.clone(), palette::SNOW));
        match &row.level {
            Ok(play) => story(column, theme, words, row, &play.level),
            Err(report) => {
                let first = report.lines().next().unwrap_or_default().to_owned();
                column.spawn(theme.words(Role::Small, first, palette::BRIGHT_RED));
            }
        }
    });
}

fn story(column: &mut ChildSpawnerCommands, theme: &Theme, words: &Words, row: &LevelRow, level: &Level) {
    let briefing = level.briefing.as_ref().map(|key| words.get(key)).unwrap_or_default();
    let (place, story) = place_and_story(&briefing);
    if !place.is_empty() {
        column.spawn(theme.words(Role::Small, place, palette::GOLD));
    }
    // What comes later is not told before.
    if row.is_open {
        column.spawn(theme.words(Role::Small, story.lines().next().unwrap_or_default(), palette::FOG));
    }
}

/// The best so far on the difficulty that is chosen: medal, points, time.
fn record(
    card: &mut ChildSpawnerCommands,
    theme: &Theme,
    words: &Words,
    mark: Option<&Mark>,
    is_won: bool,
    medal: Option<ImageNode>,
) {
    let line = Node {
        width: Val::Px(CARD.width() - 12.0),
        height: Val::Px(16.0),
        column_gap: Val::Px(5.0),
        align_items: AlignItems::Center,
        ..at(7.0, MAP_HEIGHT + 78.0)
    };
    card.spawn(line).with_children(|line| {
        let Some(best) = mark else {
            // Won by a game that did not keep difficulties apart.
            let key = if is_won { "levels-won-once" } else { "levels-never-won" };
            line.spawn(theme.words(Role::Small, words.get(key), palette::STEEL));
            return;
        };
        if let Some(medal) = medal {
            line.spawn(medal);
        }
        let args = [
            ("medal", words.get(medal_key(best.medal))),
            ("points", best.score.to_string()),
            ("time", clock(best.ticks)),
        ];
        line.spawn(theme.words(Role::Small, words.get_with("levels-best", &args), palette::GOLD));
    });
}

/// The difficulty that missions begin with, and whether the level was won on it.
fn difficulty(
    card: &mut ChildSpawnerCommands,
    theme: &Theme,
    words: &Words,
    shelf: &Shelf,
    settings: &Settings,
    best: Option<&Best>,
) {
    let known = shelf.difficulties.iter().find(|(id, _)| *id == settings.difficulty);
    let name = known.map_or_else(|| settings.difficulty.clone(), |(_, name)| words.get(name));
    let won = best.is_some_and(|best| best.won_on.contains(&settings.difficulty));
    let corner = DIFFICULTY.min - CARD.min;
    let line = Node {
        width: Val::Px(DIFFICULTY.width()),
        height: Val::Px(DIFFICULTY.height()),
        justify_content: JustifyContent::SpaceBetween,
        align_items: AlignItems::Center,
        padding: UiRect::horizontal(Val::Px(5.0)),
        ..at(corner.x, corner.y)
    };
    card.spawn((line, BackgroundColor(palette::NIGHT))).with_children(|line| {
        line.spawn(theme.words(Role::Poster, "<", palette::GOLD));
        let told = if won { words.get_with("levels-won-on", &[("name", name)]) } else { name };
        line.spawn(theme.words(Role::Small, told, if won { palette::GOLD } else { palette::SNOW }));
        line.spawn(theme.words(Role::Poster, ">", palette::GOLD));
    });
}
