//! What keys, pad and mouse ask of the foremost menu.

use bevy::{
    prelude::*,
    ui::{ComputedNode, UiGlobalTransform},
};

use super::{Does, Focused, How, Menu, Row, Worked};
use crate::{
    app::flow::{Broken, FlowSystems, Order},
    input::{devices::Devices, navigate::Navigation},
};

/// Asks the foremost menu; whoever answers [`Worked`] in the same frame comes after it.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MenuSystems;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Grip>();
    app.configure_sets(Update, MenuSystems.before(FlowSystems));
    app.add_systems(
        Update,
        ((move_focus, choose, slide).chain().run_if(is_foremost), note_focus).chain().in_set(MenuSystems),
    );
}

/// The row whose track the mouse holds, and to where it was drawn last.
#[derive(Resource, Default)]
struct Grip(Option<(Entity, usize, Option<f32>)>);

/// Whether menus get the keys: a report over them takes them first.
fn is_foremost(broken: Res<Broken>) -> bool {
    broken.0.is_none()
}

fn foremost<'a>(menus: impl Iterator<Item = (Entity, &'a Menu)>) -> Option<Entity> {
    menus.max_by_key(|(_, menu)| menu.rank).map(|(entity, _)| entity)
}

/// The rows and places on the screen.
#[derive(bevy::ecs::system::SystemParam)]
struct Places<'w, 's> {
    rows: Query<'w, 's, (&'static Row, &'static ComputedNode, &'static UiGlobalTransform)>,
    menus: Query<'w, 's, (&'static ComputedNode, &'static UiGlobalTransform), With<Menu>>,
    devices: Res<'w, Devices>,
}

impl Places<'_, '_> {
    fn rect(node: &ComputedNode, transform: &UiGlobalTransform) -> Rect {
        Rect::from_center_size(transform.translation, node.size())
    }

    /// The row of that menu under the cursor, and how far from its left edge the cursor is.
    fn under_cursor(&self, menu: Entity) -> Option<(usize, f32)> {
        let cursor = self.devices.cursor;
        let (node, transform) = self.menus.get(menu).ok()?;
        // What is scrolled away is not there for the mouse.
        if !Self::rect(node, transform).contains(cursor) {
            return None;
        }
        self.rows.iter().filter(|(row, ..)| row.menu == menu).find_map(|(row, node, transform)| {
            let rect = Self::rect(node, transform);
            rect.contains(cursor).then_some((row.index, cursor.x - rect.min.x))
        })
    }

    /// How far from a menu's left edge the cursor is.
    fn along(&self, menu: Entity) -> Option<f32> {
        let (node, transform) = self.menus.get(menu).ok()?;
        Some(self.devices.cursor.x - Self::rect(node, transform).min.x)
    }
}

fn cell_at(cells: &[(f32, f32)], along: f32) -> Option<usize> {
    cells.iter().position(|(from, to)| (*from..*to).contains(&along))
}

fn move_focus(
    mut menus: Query<(Entity, &mut Menu)>,
    places: Places,
    navigation: Res<Navigation>,
    mut worked: MessageWriter<Worked>,
) {
    let Some(front) = foremost(menus.iter()) else { return };
    let Ok((_, mut menu)) = menus.get_mut(front) else { return };
    let before = (menu.focus, menu.cell);
    if navigation.step.y != 0 {
        menu.step(navigation.step.y);
    }
    if navigation.wheel != 0 {
        menu.scroll(navigation.wheel);
    }
    let pointed = (places.devices.cursor_moved || navigation.click) && !navigation.asleep;
    let under = places.under_cursor(front).filter(|_| pointed);
    if let Some((row, along)) = under
        && menu.rows.get(row).is_some_and(|does| *does != Does::Nothing)
    {
        menu.focus = row;
        if let Some(Does::Cells(cells)) = menu.does()
            && let Some(cell) = cell_at(cells, along)
        {
            menu.cell = cell;
        }
    }
    if let Some(Does::Cells(cells)) = menu.does() {
        let last = cells.len().saturating_sub(1);
        menu.cell = menu.cell.saturating_add_signed(navigation.step.x as isize).min(last);
    }
    if before != (menu.focus, menu.cell) {
        worked.write(Worked { menu: front, row: menu.focus, how: How::Focus });
    }
}

fn choose(
    menus: Query<(Entity, &Menu)>,
    places: Places,
    navigation: Res<Navigation>,
    mut orders: MessageWriter<Order>,
    mut worked: MessageWriter<Worked>,
) {
    let Some((front, menu)) = foremost(menus.iter()).and_then(|front| menus.get(front).ok()) else { return };
    let Some(does) = menu.does() else { return };
    let under = places.under_cursor(front).filter(|(row, _)| navigation.click && *row == menu.focus);
    let chosen = navigation.confirm || under.is_some();
    let mut tell = |how| {
        worked.write(Worked { menu: front, row: menu.focus, how });
    };
    match does {
        Does::Order(order) if chosen => {
            orders.write(order.clone());
        }
        Does::Cells(cells) => {
            let beside = under.is_some_and(|(_, along)| cell_at(cells, along).is_none());
            if chosen && (navigation.confirm || !beside) {
                tell(How::Choose(menu.cell));
            } else if navigation.clear {
                tell(How::Clear(menu.cell));
            }
        }
        // A click on a slider's row draws it, if it does anything.
        Does::Slide(..) if navigation.step.x != 0 => tell(How::Turn(navigation.step.x)),
        Does::Turn if navigation.step.x != 0 => tell(How::Turn(navigation.step.x)),
        Does::Choose | Does::Turn if chosen => tell(How::Choose(0)),
        _ => {}
    }
}

fn slide(
    menus: Query<(Entity, &Menu)>,
    places: Places,
    navigation: Res<Navigation>,
    mut grip: ResMut<Grip>,
    mut worked: MessageWriter<Worked>,
) {
    let Some((front, menu)) = foremost(menus.iter()).and_then(|front| menus.get(front).ok()) else { return };
    let reached = |along: f32, from: f32, long: f32| (from - 4.0..from + long + 4.0).contains(&along);
    if navigation.click {
        let gripped = places.under_cursor(front).filter(|(row, along)| {
            matches!(menu.rows.get(*row), Some(Does::Slide(from, long)) if reached(*along, *from, *long))
        });
        grip.0 = gripped.map(|(row, _)| (front, row, None));
    } else if !navigation.drag {
        grip.0 = None;
    }
    let Some((_, row, last)) = grip.0.as_mut().filter(|(held, ..)| *held == front) else { return };
    let (Some(Does::Slide(from, long)), Some(along)) = (menu.rows.get(*row), places.along(front)) else {
        return;
    };
    let share = ((along - from) / long.max(1.0)).clamp(0.0, 1.0);
    if last.replace(share) != Some(share) {
        worked.write(Worked { menu: front, row: *row, how: How::Slide(share) });
    }
}

fn note_focus(menus: Query<(Entity, &Menu)>, mut focused: ResMut<Focused>) {
    let front = foremost(menus.iter()).and_then(|front| menus.get(front).ok());
    let order = front.and_then(|(_, menu)| match menu.does() {
        Some(Does::Order(order)) => Some(order.clone()),
        _ => None,
    });
    focused.set_if_neq(Focused(order));
}
