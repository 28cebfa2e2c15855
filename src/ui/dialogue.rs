//! What is said and told: a sheet at the lower edge of the canvas.

use bevy::prelude::*;

use super::theme::{Role, Theme, panel};
use crate::{
    app::{flow::Screen, shelf::Words},
    sim::{
        mission::{Mission, Phase},
        outcome::SimOutcome,
    },
    view::palette,
};

/// Seconds that a told line stays.
const STAYS: f32 = 4.5;
/// Letters that come in a second.
const LETTERS: f32 = 55.0;

/// The line on the screen.
#[derive(Resource, Default)]
struct Line {
    speaker: Option<String>,
    text: String,
    shown: f32,
    left: f32,
    /// Whether it goes with the scene rather than with time.
    scene: bool,
    fresh: bool,
}

/// How many letters of the present line stand on the screen.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spelled(pub usize);

#[derive(Component)]
struct Sheet;

#[derive(Component)]
struct Said;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Line>().init_resource::<Spelled>();
    app.add_systems(
        Update,
        (hear, show, spell).chain().run_if(in_state(Screen::Playing).and_then(resource_exists::<Words>)),
    );
    app.add_systems(OnExit(Screen::Playing), forget);
}

fn forget(mut line: ResMut<Line>, sheets: Query<Entity, With<Sheet>>, mut commands: Commands) {
    *line = Line::default();
    sheets.iter().for_each(|sheet| commands.entity(sheet).try_despawn());
}

fn hear(
    mut outcomes: MessageReader<SimOutcome>,
    mut line: ResMut<Line>,
    mission: Option<Res<Mission>>,
    words: Res<Words>,
    time: Res<Time<Virtual>>,
) {
    let Some(mission) = mission else { return };
    let in_scene = mission.phase == Phase::Scene;
    if line.left > 0.0 {
        line.left -= time.delta_secs();
        if line.left <= 0.0 || line.scene && !in_scene {
            *line = Line { fresh: true, ..default() };
        }
    }
    for outcome in outcomes.read() {
        let (speaker, text) = match outcome {
            SimOutcome::Said { who, text } => {
                let name = mission.setup.catalog.actors.get(who).map(|def| words.get(&def.name));
                (name, text)
            }
            SimOutcome::Told { text } => (None, text),
            SimOutcome::Restarted => {
                *line = Line { fresh: true, ..default() };
                continue;
            }
            _ => continue,
        };
        let text = words.get(text);
        let left = if in_scene { f32::MAX } else { STAYS };
        *line = Line { speaker, text, shown: 0.0, left, scene: in_scene, fresh: true };
    }
}

fn show(
    mut commands: Commands,
    mut line: ResMut<Line>,
    theme: Res<Theme>,
    words: Res<Words>,
    old: Query<Entity, With<Sheet>>,
) {
    if !line.fresh {
        return;
    }
    line.fresh = false;
    old.iter().for_each(|old| commands.entity(old).try_despawn());
    if line.text.is_empty() {
        return;
    }
    let node = Node {
        position_type: PositionType::Absolute,
        left: Val::Px(60.0),
        width: Val::Px(360.0),
        bottom: Val::Px(10.0),
        min_height: Val::Px(if line.speaker.is_some() { 44.0 } else { 24.0 }),
        flex_direction: FlexDirection::Column,
        ..default()
    };
    commands.spawn((Sheet, panel(node), GlobalZIndex(50))).with_children(|sheet| {
        if let Some(speaker) = &line.speaker {
            sheet.spawn(theme.words(Role::Small, speaker.clone(), palette::GOLD));
        }
        sheet.spawn((Said, theme.words(Role::Body, "", palette::SNOW)));
        if line.scene {
            let node = Node {
                position_type: PositionType::Absolute,
                right: Val::Px(5.0),
                bottom: Val::Px(1.0),
                ..default()
            };
            sheet.spawn((theme.words(Role::Small, words.get("ui-go-on"), palette::SLATE), node));
        }
    });
}

/// Lets the letters come one after the other.
fn spell(
    mut line: ResMut<Line>,
    mut spelled: ResMut<Spelled>,
    mut texts: Query<&mut Text, With<Said>>,
    time: Res<Time<Virtual>>,
) {
    let Ok(mut text) = texts.single_mut() else { return };
    line.shown += LETTERS * time.delta_secs();
    let shown: String = line.text.chars().take(line.shown as usize).collect();
    spelled.set_if_neq(Spelled(shown.chars().count()));
    if text.0 != shown {
        text.0 = shown;
    }
}
