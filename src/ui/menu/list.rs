//! A menu's list of rows: which has the focus, and which are seen.

use bevy::prelude::*;

use super::Does;

/// A list of rows. Of several on the screen the one with the highest rank has the focus.
#[derive(Component)]
pub struct Menu {
    /// The row that has the focus.
    pub focus: usize,
    /// The cell of that row, where it has cells.
    pub cell: usize,
    pub(super) rank: u32,
    pub(super) rows: Vec<Does>,
    pub(super) shown: usize,
    pub(super) first: usize,
    pub(super) row_height: f32,
}

impl Menu {
    /// Gives the focus to that row, or to the next one that can have it, and scrolls to it.
    pub fn focus_on(&mut self, row: usize) {
        let row = row.min(self.rows.len().saturating_sub(1));
        let can = |row: &usize| self.rows.get(*row).is_some_and(|does| *does != Does::Nothing);
        let found = (row..self.rows.len()).find(can).or_else(|| (0..row).rev().find(can));
        if let Some(found) = found {
            self.focus = found;
            self.scroll_to_focus();
        }
    }

    /// Goes so many rows down, from the last to the first and back, past what cannot have the focus.
    pub(super) fn step(&mut self, down: i32) {
        let count = self.rows.len();
        let step = if down > 0 { 1 } else { count.saturating_sub(1) };
        let way = (1..=count).map(|nth| (self.focus + nth * step) % count);
        let next = way.into_iter().find(|row| self.rows.get(*row).is_some_and(|does| *does != Does::Nothing));
        if let Some(next) = next {
            self.focus = next;
            self.scroll_to_focus();
        }
    }

    fn scroll_to_focus(&mut self) {
        let last = self.focus;
        // A heading is seen with the first row under it.
        let heading = last.checked_sub(1).filter(|above| self.rows.get(*above) == Some(&Does::Nothing));
        self.first = self.first.clamp((last + 1).saturating_sub(self.shown), heading.unwrap_or(last));
    }

    /// Scrolls so many rows down without minding the focus.
    pub(super) fn scroll(&mut self, down: i32) {
        let end = self.rows.len().saturating_sub(self.shown);
        self.first = self.first.saturating_add_signed(down as isize).min(end);
    }

    pub(super) fn does(&self) -> Option<&Does> {
        self.rows.get(self.focus)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn menu(rows: Vec<Does>, shown: usize) -> Menu {
        let mut menu = Menu { focus: 0, cell: 0, rank: 0, rows, shown, first: 0, row_height: 15.0 };
        menu.focus_on(0);
        menu
    }

    #[test]
    fn the_focus_goes_round_past_headings() {
        let mut menu = menu(vec![Does::Nothing, Does::Choose, Does::Nothing, Does::Turn], 4);
        let mut walked = vec![menu.focus];
        for down in [1, 1, -1, -1] {
            menu.step(down);
            walked.push(menu.focus);
        }
        assert_eq!(walked, [1, 3, 1, 3, 1]);
    }

    #[test]
    fn a_list_scrolls_with_its_focus_and_shows_a_heading_above_it() {
        let mut rows = vec![Does::Choose; 10];
        rows[0] = Does::Nothing;
        let mut menu = menu(rows, 4);
        assert_eq!((menu.focus, menu.first), (1, 0));
        menu.step(-1);
        assert_eq!((menu.focus, menu.first), (9, 6));
        menu.step(1);
        assert_eq!((menu.focus, menu.first), (1, 0));
        menu.scroll(100);
        assert_eq!(menu.first, 6);
        menu.scroll(-100);
        assert_eq!(menu.first, 0);
    }

    #[test]
    fn a_list_of_nothing_has_no_focus_to_move() {
        for rows in [vec![], vec![Does::Nothing]] {
            let mut menu = menu(rows, 3);
            menu.step(1);
            menu.step(-1);
            menu.scroll(1);
            assert_eq!((menu.focus, menu.first), (0, 0));
        }
    }
}
