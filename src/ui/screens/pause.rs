//! The pause: a sheet over the still picture with its menu, what is to be done, and what every key does.

use bevy::prelude::*;

use super::{
    Theme,
    verbs::{self, Verb},
};
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
    sim::mission::{Mission, ObjectiveState},
    ui::{
        menu,
        theme::{Role, at, band, block, page_on},
    },
    view::palette,
};

/// The sheet's right half.
const RIGHT: f32 = 208.0;
const RIGHT_WIDTH: f32 = 258.0;
/// Upper edge of the sheet, of the keys, and its lower edge.
const TOP: f32 = 20.0;
const KEYS_TOP: f32 = 182.0;
const BOTTOM: f32 = 250.0;
/// Goals that there is room for.
const MOST_GOALS: usize = 8;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Pause::On), show);
}

fn show(
    mut commands: Commands,
    theme: Res<Theme>,
    words: Option<Res<Words>>,
    mission: Option<Res<Mission>>,
    bindings: Res<Bindings>,
    devices: Res<Devices>,
) {
    let (Some(words), Some(mission)) = (words, mission) else { return };
    let mut entries = vec![("ui-resume", Order::Resume)];
    if mission.checkpoint.is_some() {
        entries.push(("ui-from-checkpoint", Order::Restart));
    }
    entries.extend([
        ("ui-from-beginning", Order::Replay),
        ("settings-title", Order::Settings),
        ("ui-levels", Order::ToLevels),
        ("ui-to-title", Order::ToTitle),
    ]);
    let root = (DespawnOnExit(Pause::On), page_on(palette::INK.with_alpha(0.72)), GlobalZIndex(200));
    commands.spawn(root).with_children(|screen| {
        screen.spawn(band(TOP - 6.0, 4.0, palette::RED));
        screen.spawn(band(TOP, BOTTOM - TOP, palette::INK));
        screen.spawn(band(BOTTOM + 2.0, 4.0, palette::RED));
        screen
            .spawn((theme.words(Role::Banner, words.get("ui-paused"), palette::CREAM), at(29.0, TOP + 16.0)));
        let title = words.get(&mission.setup.level.title);
        screen.spawn((theme.words(Role::Small, title, palette::STEEL), at(29.0, TOP + 38.0)));
        menu::spawn(screen, &theme, &words, Vec2::new(20.0, TOP + 62.0), 176.0, 1, &entries);
        screen.spawn(block(RIGHT - 9.0, TOP + 12.0, 1.0, BOTTOM - TOP - 24.0, palette::SLATE));
        goals(screen, &theme, &words, &mission);
        keys(screen, &theme, &words, &bindings, devices.in_hand, verbs::of(&mission.setup.level));
    });
}

/// All goals, each with how it stands.
fn goals(screen: &mut ChildSpawnerCommands, theme: &Theme, words: &Words, mission: &Mission) {
    let column = Node {
        width: Val::Px(RIGHT_WIDTH),
        height: Val::Px(KEYS_TOP - TOP - 22.0),
        flex_direction: FlexDirection::Column,
        row_gap: Val::Px(1.0),
        overflow: Overflow::clip(),
        ..at(RIGHT, TOP + 12.0)
    };
    screen.spawn(column).with_children(|column| {
        let all: Vec<_> = mission.setup.level.objectives.iter().zip(&mission.objectives).collect();
        let states: Vec<_> = all.iter().map(|(_, state)| **state).collect();
        let told = told(&states, MOST_GOALS);
        for (key, optional) in [("brief-orders", false), ("pause-optional", true)] {
            let mut goals =
                told.iter().map(|&index| all[index]).filter(|(goal, _)| goal.optional == optional);
            let Some(first) = goals.next() else { continue };
            let space = Node { margin: UiRect::top(Val::Px(if optional { 4.0 } else { 0.0 })), ..default() };
            column.spawn((theme.words(Role::Small, words.get(key), palette::GOLD), space));
            for (goal, state) in std::iter::once(first).chain(goals) {
                goal_row(column, theme, &words.get(&goal.text), *state);
            }
        }
    });
}

/// Which goals are told where there is room for so many: what is open before what has failed, then what was done last,
/// then what comes next. In the order of the level.
fn told(states: &[ObjectiveState], room: usize) -> Vec<usize> {
    let of = |state| (0..states.len()).filter(move |index| states[*index] == state);
    let mut told: Vec<usize> = of(ObjectiveState::Open)
        .chain(of(ObjectiveState::Failed))
        .chain(of(ObjectiveState::Done).rev())
        .chain(of(ObjectiveState::Waiting))
        .take(room)
        .collect();
    told.sort_unstable();
    told
}

fn goal_row(column: &mut ChildSpawnerCommands, theme: &Theme, text: &str, state: ObjectiveState) {
    let (fill, edge, colour) = match state {
        ObjectiveState::Done => (palette::GOLD, palette::GOLD, palette::STEEL),
        ObjectiveState::Open => (Color::NONE, palette::GOLD, palette::SNOW),
        ObjectiveState::Waiting => (Color::NONE, palette::STEEL, palette::STEEL),
        ObjectiveState::Failed => (palette::BRIGHT_RED, palette::BRIGHT_RED, palette::BRIGHT_RED),
    };
    let row = Node { column_gap: Val::Px(5.0), flex_shrink: 0.0, ..default() };
    column.spawn(row).with_children(|row| {
        let square = Node {
            width: Val::Px(7.0),
            height: Val::Px(7.0),
            margin: UiRect::top(Val::Px(3.0)),
            border: UiRect::all(Val::Px(1.0)),
            flex_shrink: 0.0,
            ..default()
        };
        row.spawn((square, BackgroundColor(fill), BorderColor::all(edge)));
        row.spawn(theme.words(Role::Small, text, colour));
    });
}

fn keys(
    screen: &mut ChildSpawnerCommands,
    theme: &Theme,
    words: &Words,
    bindings: &Bindings,
    device: Device,
    verbs: &[Verb],
) {
    screen.spawn(block(RIGHT, KEYS_TOP - 7.0, RIGHT_WIDTH, 1.0, palette::SLATE));
    let table = Node {
        width: Val::Px(RIGHT_WIDTH),
        flex_wrap: FlexWrap::Wrap,
        row_gap: Val::Px(2.0),
        ..at(RIGHT, KEYS_TOP)
    };
    screen.spawn(table).with_children(|table| {
        for verb in verbs.iter().chain(&verbs::MORE) {
            verbs::tell(table, (theme, words), (bindings, device), *verb, RIGHT_WIDTH / 2.0);
        }
    });
}

/// The press that does `action` on the device in hand, as a prompt shows it.
pub fn shown(words: &Words, bindings: &Bindings, action: Action, device: Device) -> String {
    if device == Device::Touch {
        return action.touch_key().map(|key| words.get(key)).unwrap_or_default();
    }
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
    presses
        .iter()
        .find(fits)
        .or_else(|| presses.iter().find(keys))
        .map_or("?", |press| press.label())
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_told_before_what_was_done_long_ago_or_comes_later() {
        use ObjectiveState::{Done, Failed, Open, Waiting};
        let states = [Done, Done, Done, Open, Waiting, Failed, Open, Waiting];
        assert_eq!(told(&states, 8), [0, 1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(told(&states, 5), [1, 2, 3, 5, 6]);
        assert_eq!(told(&states, 7), [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(told(&states, 1), [3]);
    }
}
