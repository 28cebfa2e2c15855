//! How a menu shows where its focus is and how far it is scrolled.

use bevy::prelude::*;

use super::{Bar, Cell, Label, Menu, Row, Scrolled, Thumb, act::MenuSystems};
use crate::view::palette;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (scroll, paint).after(MenuSystems));
}

fn scroll(
    menus: Query<(&Menu, &Children), Changed<Menu>>,
    mut lists: Query<&mut Node, (With<Scrolled>, Without<Thumb>)>,
    mut thumbs: Query<&mut Node, (With<Thumb>, Without<Scrolled>)>,
) {
    for (menu, children) in &menus {
        for child in children {
            if let Ok(mut list) = lists.get_mut(*child) {
                list.top = Val::Px(-(menu.first as f32) * menu.row_height);
            }
            if let Ok(mut thumb) = thumbs.get_mut(*child) {
                let height = menu.row_height * menu.shown as f32;
                let share = |rows: usize| (height * rows as f32 / menu.rows.len().max(1) as f32).round();
                thumb.top = Val::Px(share(menu.first));
                thumb.height = Val::Px(share(menu.shown));
            }
        }
    }
}

fn paint(
    menus: Query<&Menu>,
    mut rows: Query<(Entity, &Row, &mut BackgroundColor), (Without<Bar>, Without<Cell>)>,
    children: Query<&Children>,
    mut bars: Query<&mut BackgroundColor, (With<Bar>, Without<Cell>)>,
    mut cells: Query<(&Cell, &mut BackgroundColor), Without<Bar>>,
    mut labels: Query<(&Label, &mut TextColor)>,
) {
    for (entity, row, mut ground) in &mut rows {
        let focused = menus.get(row.menu).ok().filter(|menu| menu.focus == row.index);
        let lit = |color: Color| BackgroundColor(if focused.is_some() { color } else { Color::NONE });
        ground.set_if_neq(lit(palette::RED));
        for part in children.iter_descendants(entity) {
            if let Ok(mut color) = bars.get_mut(part) {
                color.set_if_neq(lit(palette::SNOW));
            }
            if let Ok((cell, mut color)) = cells.get_mut(part) {
                let here = focused.is_some_and(|menu| menu.cell == cell.0);
                color.set_if_neq(BackgroundColor(if here { palette::DARK_RED } else { Color::NONE }));
            }
            if let Ok((label, mut color)) = labels.get_mut(part) {
                let wanted = if focused.is_some() { palette::SNOW } else { label.0 };
                color.set_if_neq(TextColor(wanted));
            }
        }
    }
}
