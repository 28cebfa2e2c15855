//! The page of keys: each action with its slots, which are filled by pressing and emptied.

use bevy::prelude::*;

use super::{Sheet, Theme, Words, capture::Capture, name_of};
use crate::{
    app::flow::Over,
    input::bindings::{Action, Bindings},
    settings::{
        Settings,
        rebind::{self, KEY_SLOTS, Rebound, SLOTS},
    },
    ui::{
        menu::{Cell, Does, How, Label, MenuSystems},
        theme::{Role, at},
    },
    view::palette,
};

/// Where the first cell begins in a row, and how wide each is, in pixels.
const CELLS: f32 = 140.0;
const CELL: f32 = 79.0;

/// What was asked of the row of an action.
#[derive(Message, Clone, Copy)]
pub(super) struct Asked {
    pub(super) action: Action,
    pub(super) how: How,
}

/// The text of a slot.
#[derive(Component)]
struct Slot(Action, usize);

pub(super) fn plugin(app: &mut App) {
    app.add_message::<Asked>();
    app.add_systems(
        Update,
        (work.run_if(resource_exists::<Words>), show)
            .chain()
            .after(super::draw)
            .after(MenuSystems)
            .run_if(in_state(Over::Settings)),
    );
}

pub(super) fn head(screen: &mut ChildSpawnerCommands, theme: &Theme, words: &Words) {
    for slot in 0..SLOTS {
        let key = if slot < KEY_SLOTS { "settings-slot-key" } else { "settings-slot-pad" };
        let name = words.get_with(key, &[("number", (slot + 1).to_string())]);
        let node = at(8.0 + CELLS + slot as f32 * CELL + 4.0, 55.0);
        screen.spawn((theme.words(Role::Small, name, palette::FOG), node));
    }
}

pub(super) fn does() -> Does {
    let from = |slot: usize| CELLS + slot as f32 * CELL;
    Does::Cells((0..SLOTS).map(|slot| (from(slot), from(slot + 1))).collect())
}

pub(super) fn fill(row: &mut ChildSpawnerCommands, theme: &Theme, words: &Words, action: Action) {
    row.spawn((Label(palette::CREAM), theme.words(Role::Small, words.get(&name_of(action)), palette::CREAM)));
    for slot in 0..SLOTS {
        let node = Node {
            width: Val::Px(CELL - 2.0),
            height: Val::Px(14.0),
            padding: UiRect::left(Val::Px(4.0)),
            align_items: AlignItems::Center,
            overflow: Overflow::clip(),
            ..at(CELLS + slot as f32 * CELL, 1.0)
        };
        row.spawn((Cell(slot), node, BackgroundColor(Color::NONE))).with_children(|cell| {
            cell.spawn((
                Slot(action, slot),
                Label(palette::GOLD),
                theme.words(Role::Poster, "", palette::GOLD),
            ));
        });
    }
}

fn work(
    mut asked: MessageReader<Asked>,
    mut capture: ResMut<Capture>,
    mut sheet: ResMut<Sheet>,
    mut settings: ResMut<Settings>,
    (bindings, words): (Res<Bindings>, Res<Words>),
) {
    for Asked { action, how } in asked.read() {
        match how {
            How::Choose(slot) => capture.begin(*action, *slot),
            How::Clear(slot) => {
                let rebound = rebind::clear(&bindings, &mut settings.keys, *action, *slot);
                sheet.note = note(&rebound, &words);
            }
            _ => {}
        }
    }
}

/// What the player is told of a wish, where there is more to it than it shows.
pub(super) fn note(rebound: &Rebound, words: &Words) -> Option<String> {
    let (key, action) = match rebound {
        Rebound::Done => return None,
        Rebound::Swapped(action) => ("settings-swapped", action),
        Rebound::Taken(action) => ("settings-taken", action),
        Rebound::Needed(action) => ("settings-needed", action),
    };
    Some(words.get_with(key, &[("action", words.get(&name_of(*action)))]))
}

fn show(bindings: Res<Bindings>, mut slots: Query<(&Slot, &mut Text)>) {
    for (Slot(action, slot), mut text) in &mut slots {
        let press = rebind::slots(bindings.of(*action)).get(*slot).copied().flatten();
        let label = press.map_or("-", |press| press.label());
        if text.0 != label {
            label.clone_into(&mut text.0);
        }
    }
}
