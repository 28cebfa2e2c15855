//! Menus: a list of entries that keyboard, gamepad and mouse move through alike.

use bevy::{
    prelude::*,
    ui::{ComputedNode, UiGlobalTransform},
};

use super::theme::{Role, Theme};
use crate::{
    app::{
        flow::{Broken, Order},
        shelf::Words,
    },
    input::{
        bindings::Action,
        devices::{Device, Devices},
    },
    view::palette,
};

/// A list of entries. Of several on the screen the one with the highest `rank` has the focus.
#[derive(Component)]
pub struct Menu {
    focus: usize,
    rank: u32,
    entries: usize,
}

/// One entry: what it asks for.
#[derive(Component)]
struct Entry {
    menu: Entity,
    index: usize,
    order: Order,
}

/// What the entry that has the focus asks for; none where no menu is shown.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Focused(pub Option<Order>);

/// The red bar behind an entry.
#[derive(Component)]
struct Bar;

/// Height of an entry in pixels.
const ENTRY_HEIGHT: f32 = 15.0;

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
    let root = Node {
        position_type: PositionType::Absolute,
        left: Val::Px(corner.x),
        top: Val::Px(corner.y),
        width: Val::Px(width),
        flex_direction: FlexDirection::Column,
        ..default()
    };
    let mut menu = parent.spawn((Menu { focus: 0, rank, entries: entries.len() }, root));
    let id = menu.id();
    menu.with_children(|list| {
        for (index, (key, order)) in entries.iter().enumerate() {
            let row = Node {
                height: Val::Px(ENTRY_HEIGHT),
                width: Val::Px(width),
                padding: UiRect::left(Val::Px(9.0)),
                align_items: AlignItems::Center,
                ..default()
            };
            let mut entry = list.spawn((
                Entry { menu: id, index, order: order.clone() },
                row,
                BackgroundColor(Color::NONE),
            ));
            entry.with_children(|row| {
                let bar = Node {
                    position_type: PositionType::Absolute,
                    left: Val::Px(0.0),
                    top: Val::Px(0.0),
                    width: Val::Px(3.0),
                    height: Val::Px(ENTRY_HEIGHT),
                    ..default()
                };
                row.spawn((Bar, bar, BackgroundColor(Color::NONE)));
                row.spawn(theme.words(Role::Poster, words.get(key), palette::CREAM));
            });
        }
    });
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Focused>();
    app.add_systems(
        Update,
        (move_focus.run_if(is_foremost), choose.run_if(is_foremost), paint, note_focus)
            .chain()
            .before(crate::app::flow::FlowSystems),
    );
}

/// Whether menus get the keys: a report over them takes them first.
fn is_foremost(broken: Res<Broken>) -> bool {
    broken.0.is_none()
}

fn foremost<'a>(menus: impl Iterator<Item = (Entity, &'a Menu)>) -> Option<Entity> {
    menus.max_by_key(|(_, menu)| menu.rank).map(|(entity, _)| entity)
}

fn hovered(cursor: Vec2, node: &ComputedNode, transform: &UiGlobalTransform) -> bool {
    let middle = transform.translation;
    Rect::from_center_size(middle, node.size()).contains(cursor)
}

fn move_focus(
    mut menus: Query<(Entity, &mut Menu)>,
    entries: Query<(&Entry, &ComputedNode, &UiGlobalTransform)>,
    devices: Res<Devices>,
) {
    let Some(front) = foremost(menus.iter()) else { return };
    let Ok((_, mut menu)) = menus.get_mut(front) else { return };
    if menu.entries == 0 {
        return;
    }
    if devices.just_pressed(Action::South) {
        menu.focus = (menu.focus + 1) % menu.entries;
    }
    if devices.just_pressed(Action::North) {
        menu.focus = (menu.focus + menu.entries - 1) % menu.entries;
    }
    if devices.cursor_moved || devices.clicked() {
        let under = entries
            .iter()
            .find(|(entry, node, transform)| entry.menu == front && hovered(devices.cursor, node, transform));
        if let Some((entry, ..)) = under {
            menu.focus = entry.index;
        }
    }
}

fn choose(
    menus: Query<(Entity, &Menu)>,
    entries: Query<(&Entry, &ComputedNode, &UiGlobalTransform)>,
    devices: Res<Devices>,
    mut orders: MessageWriter<Order>,
) {
    let Some(front) = foremost(menus.iter()) else { return };
    let Ok((_, menu)) = menus.get(front) else { return };
    let by_key = devices.just_pressed(Action::Confirm)
        || (devices.in_hand == Device::Keyboard && devices.just_pressed(Action::Roll));
    let chosen = entries.iter().find(|(entry, node, transform)| {
        entry.menu == front
            && (by_key && entry.index == menu.focus
                || devices.clicked() && hovered(devices.cursor, node, transform))
    });
    if let Some((entry, ..)) = chosen {
        orders.write(entry.order.clone());
    }
}

fn note_focus(menus: Query<(Entity, &Menu)>, entries: Query<&Entry>, mut focused: ResMut<Focused>) {
    let front = foremost(menus.iter()).and_then(|front| menus.get(front).ok());
    let entry = front.and_then(|(front, menu)| {
        entries.iter().find(|entry| entry.menu == front && entry.index == menu.focus)
    });
    focused.set_if_neq(Focused(entry.map(|entry| entry.order.clone())));
}

fn paint(
    menus: Query<&Menu>,
    mut entries: Query<(&Entry, &mut BackgroundColor, &Children), Without<Bar>>,
    mut bars: Query<&mut BackgroundColor, With<Bar>>,
    mut texts: Query<&mut TextColor>,
) {
    for (entry, mut ground, children) in &mut entries {
        let focused = menus.get(entry.menu).is_ok_and(|menu| menu.focus == entry.index);
        let (back, bar, text) = if focused {
            (palette::RED, palette::SNOW, palette::SNOW)
        } else {
            (Color::NONE, Color::NONE, palette::CREAM)
        };
        ground.set_if_neq(BackgroundColor(back));
        for child in children {
            if let Ok(mut color) = bars.get_mut(*child) {
                color.set_if_neq(BackgroundColor(bar));
            }
            if let Ok(mut color) = texts.get_mut(*child) {
                color.set_if_neq(TextColor(text));
            }
        }
    }
}
