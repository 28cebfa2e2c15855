//! The pause: a sheet over the still picture, and what every key does.

use bevy::prelude::*;

use super::{Theme, full};
use crate::{
    app::{
        flow::{Order, Pause},
        shelf::Words,
    },
    input::{
        bindings::{Action, Bindings},
        devices::{Device, Devices},
        press::Press,
    },
    ui::{
        menu,
        theme::{Role, at, block},
    },
    view::palette,
};

/// What the sheet tells about, and its message keys.
const TOLD: [(&str, &[Action]); 7] = [
    ("ui-do-move", &[Action::North, Action::West, Action::South, Action::East]),
    ("ui-do-strike", &[Action::Strike]),
    ("ui-do-kick", &[Action::Kick]),
    ("ui-do-grab", &[Action::Grab]),
    ("ui-do-roll", &[Action::Roll]),
    ("ui-do-swap", &[Action::Swap]),
    ("ui-do-pause", &[Action::Pause]),
];

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Pause::On), show);
}

fn show(
    mut commands: Commands,
    theme: Res<Theme>,
    words: Option<Res<Words>>,
    bindings: Res<Bindings>,
    devices: Res<Devices>,
) {
    let Some(words) = words else { return };
    let entries = [
        ("ui-resume", Order::Resume),
        ("ui-restart", Order::Restart),
        ("settings-title", Order::Settings),
        ("ui-to-title", Order::ToTitle),
    ];
    let root =
        (DespawnOnExit(Pause::On), full(), BackgroundColor(palette::INK.with_alpha(0.72)), GlobalZIndex(200));
    commands.spawn(root).with_children(|screen| {
        screen.spawn(block(0.0, 60.0, 480.0, 4.0, palette::RED));
        screen.spawn(block(0.0, 66.0, 480.0, 138.0, palette::INK));
        screen.spawn(block(0.0, 206.0, 480.0, 4.0, palette::RED));
        screen.spawn((theme.words(Role::Banner, words.get("ui-paused"), palette::CREAM), at(36.0, 82.0)));
        menu::spawn(screen, &theme, &words, Vec2::new(28.0, 118.0), 170.0, 1, &entries);
        screen.spawn(block(214.0, 78.0, 1.0, 114.0, palette::SLATE));
        for (row, (key, actions)) in TOLD.iter().enumerate() {
            let top = 80.0 + row as f32 * 16.0;
            let keys: Vec<&str> =
                actions.iter().map(|action| shown(&bindings, *action, devices.in_hand)).collect();
            let keys = keys.join(if actions.len() > 1 { " " } else { "/" });
            screen.spawn((theme.words(Role::Poster, keys, palette::GOLD), at(226.0, top + 2.0)));
            screen.spawn((theme.words(Role::Small, words.get(key), palette::FOG), at(304.0, top + 1.0)));
        }
    });
}

/// The press that does `action` on the device in hand, as a prompt shows it.
pub fn shown(bindings: &Bindings, action: Action, device: Device) -> &'static str {
    let presses = bindings.of(action);
    let fits = |press: &&Press| {
        matches!(
            (press, device),
            (Press::Pad(_), Device::Pad)
                | (Press::Mouse(_), Device::Mouse)
                | (Press::Key(_), Device::Keyboard)
        )
    };
    let keys = |press: &&Press| matches!(press, Press::Key(_));
    presses.iter().find(fits).or_else(|| presses.iter().find(keys)).map_or("?", |press| press.label())
}
