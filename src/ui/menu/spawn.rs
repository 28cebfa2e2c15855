//! Menus are put onto the screen, row by row.

use bevy::prelude::*;

use super::{Bar, Does, Label, Menu, Row, Scrolled, Thumb};
use crate::{
    app::{flow::Order, shelf::Words},
    ui::theme::{Role, Theme},
    view::palette,
};

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
