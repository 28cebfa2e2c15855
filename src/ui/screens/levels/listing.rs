//! What the list of levels says: the campaign's levels and each pack's, and which of them are open.

use bevy::prelude::*;

use crate::{
    app::shelf::{Shelf, Words},
    content::{
        campaign::CampaignEntry,
        loader::{Content, Playable},
        pack::Pack,
        render,
    },
    save::Progress,
};

/// One line of the list.
#[derive(Clone)]
pub enum Row {
    /// Whose levels follow.
    Heading(String),
    /// A level.
    Level(LevelRow),
}

/// A level in the list.
#[derive(Clone)]
pub struct LevelRow {
    /// The id by which it is played.
    pub id: String,
    /// Its number in its section, from 1.
    pub number: usize,
    /// Its title, in words.
    pub title: String,
    /// Whether it may be played.
    pub is_open: bool,
    /// The level with what it was checked against, or the report of why there is none.
    pub level: Result<Playable, String>,
}

/// The list.
#[derive(Resource, Default)]
pub struct Listing {
    /// Its lines.
    pub rows: Vec<Row>,
    /// The line that has the focus.
    pub focus: usize,
    /// The menu in which it is shown.
    pub menu: Option<Entity>,
}

impl Listing {
    /// Reads all levels there are. The focus is on the level of that id, if it is there.
    pub fn read(shelf: &Shelf, progress: &Progress, words: &Words, focus: Option<&str>) -> Self {
        let content = match shelf.content() {
            Ok(content) => content,
            Err(report) => {
                // Without data there is no level either; the report says why.
                let rows = vec![Row::Heading(report.lines().next().unwrap_or_default().to_owned())];
                return Self { rows, ..default() };
            }
        };
        let mut rows = campaign(&content, shelf, progress, words);
        rows.extend(training(&content, shelf, words));
        rows.extend(content.packs().iter().flat_map(|pack| of_pack(pack, words)));
        let at = |row: &Row| level_of(row).is_some_and(|level| Some(level.id.as_str()) == focus);
        let first = || rows.iter().position(|row| level_of(row).is_some());
        let focus = rows.iter().position(at).or_else(first).unwrap_or(0);
        Self { rows, focus, menu: None }
    }

    /// The level that has the focus.
    pub fn focused(&self) -> Option<&LevelRow> {
        self.rows.get(self.focus).and_then(level_of)
    }
}

/// The level in a line, if it is one.
fn level_of(row: &Row) -> Option<&LevelRow> {
    match row {
        Row::Level(level) => Some(level),
        Row::Heading(_) => None,
    }
}

/// The levels that ship with the game.
fn campaign(content: &Content, shelf: &Shelf, progress: &Progress, words: &Words) -> Vec<Row> {
    let title = content.campaign().map(|campaign| words.get(&campaign.title)).unwrap_or_default();
    let levels = shelf.levels.iter().zip(1..).map(|(entry, number)| {
        row(content, words, entry, number, progress.is_open(&shelf.levels, &entry.id))
    });
    std::iter::once(Row::Heading(title)).chain(levels).collect()
}

/// The levels beside the campaign's order; they are always open.
fn training(content: &Content, shelf: &Shelf, words: &Words) -> Vec<Row> {
    if shelf.training.is_empty() {
        return Vec::new();
    }
    let levels =
        shelf.training.iter().zip(1..).map(|(entry, number)| row(content, words, entry, number, true));
    std::iter::once(Row::Heading(words.get("levels-training"))).chain(levels).collect()
}

fn row(content: &Content, words: &Words, entry: &CampaignEntry, number: usize, is_open: bool) -> Row {
    let level = content.playable(&entry.id).map_err(|report| render::text(&report));
    let title = level.as_ref().map_or_else(|_| entry.id.clone(), |play| words.get(&play.level.title));
    Row::Level(LevelRow { id: entry.id.clone(), number, title, is_open, level })
}

/// The levels of a pack; they are always open. One that cannot be used is a line that shows its report.
fn of_pack(pack: &Pack, words: &Words) -> Vec<Row> {
    let level = |(number, id, title): (usize, &str, &str)| {
        let unknown = || Err(pack.report.clone().unwrap_or_default());
        let level = pack.playable(id).unwrap_or_else(unknown).map_err(|report| render::text(&report));
        Row::Level(LevelRow { id: id.to_owned(), number, title: words.get(title), is_open: true, level })
    };
    let mut rows = vec![Row::Heading(words.get(&pack.title))];
    if pack.is_usable() {
        let levels = pack.levels.iter().zip(1..);
        rows.extend(levels.map(|(entry, number)| level((number, &entry.id, &entry.title))));
    } else {
        rows.push(level((1, &pack.id, &pack.id)));
    }
    rows
}
