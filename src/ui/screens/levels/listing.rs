//! What the list of levels says: the campaign's and each pack's, what is open, and where the focus stands.

use std::sync::Arc;

use bevy::prelude::*;

use crate::{
    app::shelf::{Shelf, Words},
    content::{catalog::Catalog, level::Level, loader::Content, render},
    save::Progress,
};

/// Lines of the list that are seen at once.
pub const SEEN: usize = 14;

/// One line of the list.
#[derive(Clone, Debug)]
pub enum Row {
    /// Whose levels follow.
    Heading(String),
    /// A level.
    Level(LevelRow),
}

/// A level in the list.
#[derive(Clone, Debug)]
pub struct LevelRow {
    /// The id by which it is played.
    pub id: String,
    /// Its number in its section, from 1.
    pub number: usize,
    /// Its title, in words.
    pub title: String,
    /// Whether it may be played.
    pub is_open: bool,
    /// The level, or the report of why there is none.
    pub level: Result<Arc<Level>, String>,
}

/// The list.
#[derive(Resource, Default)]
pub struct Listing {
    /// Its lines.
    pub rows: Vec<Row>,
    /// The line that has the focus; always a level, if there is one.
    pub focus: usize,
    /// The first line that is seen.
    pub top: usize,
    /// What the levels were checked against.
    pub catalog: Option<Arc<Catalog>>,
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
        let rows = campaign(&content, shelf, progress, words);
        let at = |row: &Row| matches!(row, Row::Level(level) if Some(level.id.as_str()) == focus);
        let first = || rows.iter().position(|row| matches!(row, Row::Level(_)));
        let focus = rows.iter().position(at).or_else(first).unwrap_or(0);
        let mut listing = Self { rows, focus, top: 0, catalog: Some(content.catalog()) };
        listing.show_focus();
        listing
    }

    /// The level that has the focus.
    pub fn focused(&self) -> Option<&LevelRow> {
        self.rows.get(self.focus).and_then(level_of)
    }

    /// Moves the focus by so many levels, from the last on to the first.
    pub fn step(&mut self, by: i32) {
        let levels: Vec<usize> =
            (0..self.rows.len()).filter(|row| level_of(&self.rows[*row]).is_some()).collect();
        let Some(at) = levels.iter().position(|row| *row == self.focus) else { return };
        self.focus = levels[(at as i32 + by).rem_euclid(levels.len() as i32) as usize];
        self.show_focus();
    }

    /// Moves the focus by a page, not beyond the ends.
    pub fn page(&mut self, by: i32) {
        let levels: Vec<usize> =
            (0..self.rows.len()).filter(|row| level_of(&self.rows[*row]).is_some()).collect();
        let Some(at) = levels.iter().position(|row| *row == self.focus) else { return };
        let to = (at as i32 + by * (SEEN as i32 - 2)).clamp(0, levels.len() as i32 - 1);
        self.focus = levels[to as usize];
        self.show_focus();
    }

    /// Gives the focus to the line seen at that place, if it is a level.
    pub fn point_at(&mut self, place: usize) -> bool {
        let row = self.top + place;
        let is_level = self.rows.get(row).is_some_and(|row| level_of(row).is_some());
        if is_level {
            self.focus = row;
        }
        is_level
    }

    /// Scrolls so that the focus is seen, with the heading over a section's first level.
    fn show_focus(&mut self) {
        let over =
            self.focus.checked_sub(1).filter(|over| matches!(self.rows.get(*over), Some(Row::Heading(_))));
        self.top = self.top.min(over.unwrap_or(self.focus)).max((self.focus + 1).saturating_sub(SEEN));
    }
}

/// The level in a line, if it is one.
pub fn level_of(row: &Row) -> Option<&LevelRow> {
    match row {
        Row::Level(level) => Some(level),
        Row::Heading(_) => None,
    }
}

/// The levels that ship with the game.
fn campaign(content: &Content, shelf: &Shelf, progress: &Progress, words: &Words) -> Vec<Row> {
    let title = content.campaign().map(|campaign| words.get(&campaign.title)).unwrap_or_default();
    let levels = shelf.levels.iter().zip(1..).map(|(entry, number)| {
        let level = content.level(&entry.id).map_err(|report| render::text(&report));
        let title = level.as_ref().map_or_else(|_| entry.id.clone(), |level| words.get(&level.title));
        let is_open = progress.is_open(&shelf.levels, &entry.id);
        Row::Level(LevelRow { id: entry.id.clone(), number, title, is_open, level })
    });
    std::iter::once(Row::Heading(title)).chain(levels).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(sections: &[usize]) -> Listing {
        let mut rows = Vec::new();
        for (section, levels) in sections.iter().enumerate() {
            rows.push(Row::Heading(format!("section {section}")));
            rows.extend((1..=*levels).map(|number| {
                let (id, title) = (format!("{section}/{number}"), String::new());
                Row::Level(LevelRow { id, number, title, is_open: true, level: Err("report".into()) })
            }));
        }
        Listing { rows, focus: 1, top: 0, catalog: None }
    }

    fn id(listing: &Listing) -> &str {
        &listing.focused().expect("a level").id
    }

    #[test]
    fn the_focus_passes_over_headings_and_goes_round() {
        let mut list = listing(&[2, 1]);
        list.step(1);
        assert_eq!(id(&list), "0/2");
        list.step(1);
        assert_eq!(id(&list), "1/1");
        list.step(1);
        assert_eq!(id(&list), "0/1");
        list.step(-1);
        assert_eq!(id(&list), "1/1");
    }

    #[test]
    fn a_hundred_levels_scroll_and_the_focus_is_always_seen() {
        let mut list = listing(&[60, 40]);
        for _ in 0..250 {
            list.step(1);
            assert!((list.top..list.top + SEEN).contains(&list.focus), "{} {}", list.top, list.focus);
        }
        list.page(-9);
        assert_eq!((id(&list), list.top), ("0/1", 0), "the heading over the first is seen again");
        list.page(9);
        assert_eq!(id(&list), "1/40");
    }

    #[test]
    fn pointing_at_a_heading_changes_nothing() {
        let mut list = listing(&[3]);
        assert!(!list.point_at(0));
        assert!(list.point_at(2));
        assert_eq!(id(&list), "0/2");
        assert!(!list.point_at(12));
        assert_eq!(id(&list), "0/2");
    }
}
