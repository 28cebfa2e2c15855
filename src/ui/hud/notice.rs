//! What was reached, said for a moment under the upper edge: a goal done, a checkpoint.

use std::collections::VecDeque;

use bevy::prelude::*;

use super::{Hud, HudParts, Sheet};
use crate::{
    app::{flow::Screen, shelf::Words},
    sim::{mission::Mission, outcome::SimOutcome},
    ui::theme::{Role, Theme},
    view::palette,
};

/// Seconds that a notice stays.
const STAYS: f32 = 2.0;
/// Reached that wait at most; a level that tells more at once is not read anyway.
const WAITING: usize = 3;

/// What is to be said.
#[derive(Resource, Default)]
struct Reached {
    waiting: VecDeque<(String, Color)>,
    left: f32,
}

/// The line across the canvas, and the sheet in its middle.
#[derive(Component)]
struct NoticeSheet;

#[derive(Component)]
struct NoticeText;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Reached>();
    app.add_systems(OnEnter(Screen::Playing), show.in_set(HudParts));
    app.add_systems(Update, (hear, say).chain().in_set(HudParts));
    app.add_systems(OnExit(Screen::Playing), |mut reached: ResMut<Reached>| *reached = Reached::default());
}

fn show(mut commands: Commands, theme: Res<Theme>, huds: Query<Entity, With<Hud>>) {
    let Ok(hud) = huds.single() else { return };
    let line = Node {
        position_type: PositionType::Absolute,
        top: Val::Px(50.0),
        width: Val::Percent(100.0),
        justify_content: JustifyContent::Center,
        ..default()
    };
    let sheet = Node {
        padding: UiRect::axes(Val::Px(8.0), Val::Px(3.0)),
        border: UiRect::horizontal(Val::Px(4.0)),
        max_width: Val::Px(360.0),
        ..default()
    };
    let look = (BackgroundColor(palette::INK), BorderColor::all(palette::RED));
    commands.entity(hud).with_children(|hud| {
        hud.spawn(line).with_children(|line| {
            line.spawn((NoticeSheet, Sheet::default(), sheet, look, Visibility::Hidden)).with_children(
                |sheet| {
                    sheet.spawn((NoticeText, theme.words(Role::Small, "", palette::SNOW)));
                },
            );
        });
    });
}

fn hear(
    mut outcomes: MessageReader<SimOutcome>,
    mut reached: ResMut<Reached>,
    mission: Res<Mission>,
    words: Res<Words>,
) {
    for outcome in outcomes.read() {
        let told = match outcome {
            SimOutcome::ObjectiveDone { index } => mission.setup.level.objectives.get(*index).map(|goal| {
                let key = if goal.optional { "hud-order-kept" } else { "hud-goal-done" };
                (format!("{} {}", words.get(key), words.get(&goal.text)), palette::GOLD)
            }),
            SimOutcome::CheckpointReached => Some((words.get("hud-checkpoint"), palette::SNOW)),
            SimOutcome::Restarted => {
                *reached = Reached::default();
                None
            }
            _ => None,
        };
        reached.waiting.extend(told);
        reached.waiting.truncate(WAITING);
    }
}

fn say(
    mut reached: ResMut<Reached>,
    mut sheets: Query<(&mut Visibility, &mut Sheet), With<NoticeSheet>>,
    mut texts: Query<(&mut Text, &mut TextColor), With<NoticeText>>,
    time: Res<Time<Virtual>>,
) {
    let (Ok((mut visibility, mut sheet)), Ok((mut text, mut color))) =
        (sheets.single_mut(), texts.single_mut())
    else {
        return;
    };
    reached.left -= time.delta_secs();
    if reached.left > 0.0 {
        return;
    }
    match reached.waiting.pop_front() {
        Some((told, tone)) => {
            text.0 = told;
            color.0 = tone;
            sheet.flash();
            reached.left = STAYS;
            visibility.set_if_neq(Visibility::Inherited);
        }
        None => {
            visibility.set_if_neq(Visibility::Hidden);
        }
    }
}
