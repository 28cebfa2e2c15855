//! Menus: lists of rows that keyboard, gamepad and mouse move through alike. A row gives an order, turns a value, or
//! has cells to choose from; a list that is longer than its place scrolls.
//!
//! A menu knows what was asked of a row, not what that means: orders go to the flow, the rest is told as [`Worked`].

use bevy::prelude::*;

use crate::app::flow::Order;

mod act;
mod list;
mod paint;
mod spawn;

pub use act::MenuSystems;
pub use list::Menu;
pub use spawn::{Shape, spawn, spawn_rows};

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

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Focused>();
    app.add_message::<Worked>();
    app.add_plugins((act::plugin, paint::plugin));
}
