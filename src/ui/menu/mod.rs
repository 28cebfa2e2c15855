//! Menus: lists of rows that keyboard, gamepad and mouse move through alike. A row gives an order, turns a value, or
//! has cells to choose from; a list that is longer than its place scrolls.
//!
//! A menu knows what was asked of a row, not what that means: orders go to the flow, the rest is told as [`Worked`].

use bevy::prelude::*;

use super::theme::{Role, Theme};
use crate::{
    app::{flow::Order, shelf::Words},
    view::palette,
};

mod act;
mod paint;

pub use act::MenuSystems;

/// A list of rows. Of several on the screen the one with the highest rank has the focus.
#[derive(Component)]
pub struct Menu {
    /// The row that has the focus.
    pub focus: usize,
    /// The cell of that row, where it has cells.
    pub cell: usize,
    rank: u32,
    rows: Vec<Does>,
    shown: usize,
    first: usize,
    row_height: f32,
}

/// What a row does.
#[derive(Clone, Debug, PartialEq)]
pub enum Does {
    /// Nothing: a heading. It never has the focus.
    Nothing,
    /// Gives an order when it is chosen.
    Order(Order),
    /// Is chosen, and tells it.
    Choose,
    /// Is turned to the left and the right, and chosen.
    Turn,
    /// Is turned, and drawn with the mouse on a track that begins so many pixels from the row's left edge and is so
    /// many pixels long.
    Slide(f32, f32),
    /// Has cells, each from so many pixels of the row's left edge to so many; they are chosen and emptied.
    Cells(Vec<(f32, f32)>),
}

/// Where a menu lies and how it looks.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Upper left corner on the canvas, in pixels.
    pub corner: Vec2,
    /// Width in pixels.
    pub width: f32,
    /// Height of a row in pixels.
    pub row_height: f32,
    /// How many rows there is room for.
    pub shown: usize,
    /// Which menu has the focus.
    pub rank: u32,
    /// The row that has the focus at first.
    pub focus: usize,
}

impl Default for Shape {
    fn default() -> Self {
        Self { corner: Vec2::ZERO, width: 160.0, row_height: 15.0, shown: usize::MAX, rank: 0, focus: 0 }
    }
}

/// What was asked of a row other than an order.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub struct Worked {
    /// The menu.
    pub menu: Entity,
    /// The row.
    pub row: usize,
    /// What was asked.
    pub how: How,
}

/// What can be asked of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum How {
    /// It got the focus.
    Focus,
    /// It, or a cell of it, was chosen.
    Choose(usize),
    /// It was turned to the right (1) or the left (-1).
    Turn(i32),
    /// It was drawn to that share of its track, 0 to 1.
    Slide(f32),
    /// A cell was emptied.
    Clear(usize),
}

/// One row, for whoever puts something into it.
#[derive(Component)]
struct Row {
    menu: Entity,
    index: usize,
}

/// A text of a row that lights up with it, and its colour otherwise.
#[derive(Component)]
pub struct Label(pub Color);

/// A cell of a row, by its number, which is marked when it has the focus.
#[derive(Component)]
pub struct Cell(pub usize);

/// What the entry that has the focus asks for; none where no menu is shown or it asks for nothing.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Focused(pub Option<Order>);

/// The red bar's bright end.
#[derive(Component)]
struct Bar;

/// What moves when a list scrolls.
#[derive(Component)]
struct Scrolled;

/// The thumb that shows where in a list one is.
#[derive(Component)]
struct Thumb;

/// Adds a menu under `parent` with its upper left corner there. Entries are message keys and what they ask for.
pub fn spawn(
    parent: &mut ChildSpawnerCommands,
    theme: &Theme,
    words: &Words,
    corner: Vec2,
    width: f32,
    rank: u32,
    entries: &[(&str, Order)],
) {
    let rows = entries.iter().map(|(_, order)| Does::Order(order.clone())).collect();
    spawn_rows(parent, &Shape { corner, width, rank, ..default() }, rows, |index, row| {
        row.spawn((
            Label(palette::CREAM),
            theme.words(Role::Poster, words.get(entries[index].0), palette::CREAM),
        ));
    });
}

/// Adds a menu under `parent`; `fill` puts into each row what stands there. A row lays its children out from left to
/// right, in the middle of its height. Gives the menu.
pub fn spawn_rows(
    parent: &mut ChildSpawnerCommands,
    shape: &Shape,
    rows: Vec<Does>,
    mut fill: impl FnMut(usize, &mut ChildSpawnerCommands),
) -> Entity {
    let shown = shape.shown.min(rows.len()).max(1);
    let count = rows.len();
    let root = Node {
        position_type: PositionType::Absolute,
        left: Val::Px(shape.corner.x),
        top: Val::Px(shape.corner.y),
        width: Val::Px(shape.width),
        height: Val::Px(shape.row_height * shown as f32),
        overflow: Overflow::clip(),
        ..default()
    };
    let mut menu =
        Menu { focus: 0, cell: 0, rank: shape.rank, rows, shown, first: 0, row_height: shape.row_height };
    menu.focus_on(shape.focus);
    let top = -(menu.first as f32) * shape.row_height;
    let mut spawned = parent.spawn((menu, root));
    let id = spawned.id();
    spawned.with_children(|clip| {
        let list = Node {
            position_type: PositionType::Absolute,
            top: Val::Px(top),
            width: Val::Px(shape.width),
            flex_direction: FlexDirection::Column,
            ..default()
        };
        clip.spawn((Scrolled, list)).with_children(|list| {
            for index in 0..count {
                spawn_row(list, shape, Row { menu: id, index }, |row| fill(index, row));
            }
        });
        if shown < count {
            let thumb = Node {
                position_type: PositionType::Absolute,
                right: Val::Px(0.0),
                width: Val::Px(3.0),
                ..default()
            };
            clip.spawn((Thumb, thumb, BackgroundColor(palette::GOLD)));
        }
    });
    id
}

fn spawn_row(
    list: &mut ChildSpawnerCommands,
    shape: &Shape,
    row: Row,
    fill: impl FnOnce(&mut ChildSpawnerCommands),
) {
    let node = Node {
        height: Val::Px(shape.row_height),
        width: Val::Px(shape.width),
        padding: UiRect::left(Val::Px(9.0)),
        align_items: AlignItems::Center,
        flex_shrink: 0.0,
        ..default()
    };
    let bar = Node {
        position_type: PositionType::Absolute,
        left: Val::Px(0.0),
        top: Val::Px(0.0),
        width: Val::Px(3.0),
        height: Val::Px(shape.row_height),
        ..default()
    };
    list.spawn((row, node, BackgroundColor(Color::NONE))).with_children(|row| {
        row.spawn((Bar, bar, BackgroundColor(Color::NONE)));
        fill(row);
    });
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
    fn step(&mut self, down: i32) {
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
    fn scroll(&mut self, down: i32) {
        let end = self.rows.len().saturating_sub(self.shown);
        self.first = self.first.saturating_add_signed(down as isize).min(end);
    }

    fn does(&self) -> Option<&Does> {
        self.rows.get(self.focus)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Focused>();
    app.add_message::<Worked>();
    app.add_plugins((act::plugin, paint::plugin));
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
