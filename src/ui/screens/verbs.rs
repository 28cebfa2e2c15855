//! The keys that a page tells of: those of a fight, or those of who sits at a wheel.

use bevy::prelude::*;

use super::{Theme, shown};
use crate::{
    app::shelf::Words,
    content::level::Level,
    input::{
        bindings::{Action, Bindings},
        devices::Device,
    },
    ui::theme::{Role, key_cap},
    view::palette,
};

/// What is done, as a message key, and with what.
pub type Verb = (&'static str, &'static [Action]);

const STEPS: &[Action] = &[Action::North, Action::West, Action::South, Action::East];

const ON_FOOT: [Verb; 6] = [
    ("brief-do-move", STEPS),
    ("brief-do-strike", &[Action::Strike]),
    ("brief-do-kick", &[Action::Kick]),
    ("brief-do-grab", &[Action::Grab]),
    ("brief-do-roll", &[Action::Roll]),
    ("brief-do-pause", &[Action::Pause]),
];

const AT_THE_WHEEL: [Verb; 6] = [
    ("brief-do-drive", STEPS),
    ("brief-do-shove", &[Action::Strike]),
    ("brief-do-horn", &[Action::Kick]),
    ("brief-do-leave", &[Action::Grab]),
    ("brief-do-brake", &[Action::Roll]),
    ("brief-do-pause", &[Action::Pause]),
];

/// What there is room for on a pause besides.
pub const MORE: [Verb; 2] = [("brief-do-swap", &[Action::Swap]), ("brief-do-confirm", &[Action::Confirm])];

/// What the player of this level does with the keys.
pub fn of(level: &Level) -> &'static [Verb] {
    let roads = level.roads.as_ref();
    let drives = roads.is_some_and(|roads| roads.vehicles.iter().any(|vehicle| vehicle.player));
    if drives { &AT_THE_WHEEL } else { &ON_FOOT }
}

/// One of them on a table: its key on the device in hand, and what it does, in a cell of that width in pixels.
pub fn tell(
    table: &mut ChildSpawnerCommands,
    (theme, words): (&Theme, &Words),
    (bindings, device): (&Bindings, Device),
    (key, actions): Verb,
    width: f32,
) {
    let cell = Node {
        width: Val::Px(width),
        height: Val::Px(13.0),
        column_gap: Val::Px(4.0),
        align_items: AlignItems::Center,
        ..default()
    };
    table.spawn(cell).with_children(|cell| {
        let label: String = actions.iter().map(|action| shown(words, bindings, *action, device)).collect();
        key_cap(cell, theme, &label);
        cell.spawn(theme.words(Role::Small, words.get(key), palette::FOG));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::loader::Content;

    #[test]
    fn who_begins_at_a_wheel_is_told_its_keys_and_nobody_else() {
        let content = Content::open(None).unwrap();
        let levels = content.campaign().unwrap().levels;
        let levels: Vec<_> = levels.iter().map(|entry| content.level(&entry.id).unwrap()).collect();
        let told = |level: &Level| of(level)[0].0;
        assert_eq!(told(&levels[0]), "brief-do-move", "the first is on foot");
        let driven = levels.iter().find(|level| level.roads.is_some()).expect("a level with streets");
        assert_eq!(told(driven), "brief-do-drive");
    }
}
