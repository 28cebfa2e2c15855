//! "Press a key": takes the next press of the right device for a slot, while everything else is deaf.

use bevy::prelude::*;

use super::{Sheet, Theme, Words, controls, name_of};
use crate::{
    app::flow::Over,
    input::{
        bindings::{Action, Bindings},
        navigate::Navigation,
        press::{Press, Pressed},
    },
    settings::{
        Settings,
        rebind::{self, KEY_SLOTS},
    },
    ui::{
        menu::MenuSystems,
        theme::{Role, panel},
    },
    view::palette,
};

/// How long a press is waited for, in seconds: who has no such device needs a way out.
const PATIENCE: f32 = 6.0;

/// The slot that waits for a press.
#[derive(Resource, Default)]
pub(super) struct Capture(Option<Waiting>);

struct Waiting {
    action: Action,
    slot: usize,
    left: f32,
}

impl Capture {
    /// Waits for a press for that slot.
    pub(super) fn begin(&mut self, action: Action, slot: usize) {
        self.0 = Some(Waiting { action, slot, left: PATIENCE });
    }
}

#[derive(Component)]
struct Question;

#[derive(Component)]
struct Left;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Capture>();
    app.add_systems(
        Update,
        (
            // Before a slot is chosen, so that the press that chooses it is not taken for it.
            listen.run_if(resource_exists::<Words>).before(MenuSystems),
            ask.run_if(resource_exists::<Words>).after(super::draw),
        )
            .run_if(in_state(Over::Settings)),
    );
    app.add_systems(OnExit(Over::Settings), give_up);
}

fn give_up(mut capture: ResMut<Capture>, mut navigation: ResMut<Navigation>) {
    capture.0 = None;
    navigation.asleep = false;
}

fn listen(
    mut capture: ResMut<Capture>,
    mut navigation: ResMut<Navigation>,
    mut sheet: ResMut<Sheet>,
    mut settings: ResMut<Settings>,
    (bindings, words, now, time): (Res<Bindings>, Res<Words>, Pressed, Res<Time<Real>>),
) {
    let Some(waiting) = &mut capture.0 else { return };
    waiting.left -= time.delta_secs();
    let escape = Press::Key(KeyCode::Escape);
    let fits = |press: &Press| press.is_pad() == (waiting.slot >= KEY_SLOTS) && *press != escape;
    let pressed = Press::all().filter(fits).find(|press| now.just(*press));
    if let Some(press) = pressed {
        let rebound = rebind::put(&bindings, &mut settings.keys, waiting.action, waiting.slot, press);
        sheet.note = controls::note(&rebound, &words);
    }
    if pressed.is_some() || now.just(escape) || waiting.left <= 0.0 {
        capture.0 = None;
    }
    navigation.asleep = capture.0.is_some();
}

fn ask(
    mut commands: Commands,
    capture: Res<Capture>,
    mut navigation: ResMut<Navigation>,
    asked: Query<Entity, With<Question>>,
    mut lefts: Query<&mut Text, With<Left>>,
    (theme, words): (Res<Theme>, Res<Words>),
) {
    let Some(waiting) = &capture.0 else {
        asked.iter().for_each(|asked| commands.entity(asked).try_despawn());
        return;
    };
    navigation.asleep = true;
    let left = format!("{}", waiting.left.ceil().max(0.0));
    if let Ok(mut text) = lefts.single_mut() {
        if text.0 != left {
            text.0 = left;
        }
        return;
    }
    let key = if waiting.slot < KEY_SLOTS { "settings-press-key" } else { "settings-press-button" };
    let told = words.get_with(key, &[("action", words.get(&name_of(waiting.action)))]);
    let node = Node {
        position_type: PositionType::Absolute,
        left: Val::Px(60.0),
        top: Val::Px(104.0),
        width: Val::Px(360.0),
        flex_direction: FlexDirection::Column,
        align_items: AlignItems::Center,
        row_gap: Val::Px(4.0),
        ..default()
    };
    commands.spawn((Question, DespawnOnExit(Over::Settings), panel(node), GlobalZIndex(310))).with_children(
        |sheet| {
            sheet.spawn(theme.words(Role::Body, told, palette::SNOW));
            sheet.spawn(theme.words(Role::Small, words.get("settings-press-cancel"), palette::FOG));
            sheet.spawn((Left, theme.words(Role::Poster, left, palette::GOLD)));
        },
    );
}
