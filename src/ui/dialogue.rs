//! What is said and told: a sheet at the lower edge of the canvas, with the speaker's face beside it.

use bevy::prelude::*;

use super::{
    balance::balanced,
    screens::shown,
    theme::{Role, Theme, key_cap, panel},
};
use crate::{
    app::{flow::Screen, shelf::Words},
    input::{
        bindings::{Action, Bindings},
        devices::{Device, Devices},
    },
    sim::{
        actor::{Position, Seat},
        mission::{Mission, Phase},
        outcome::SimOutcome,
    },
    view::{
        art::{Art, Picture},
        camera::View,
        palette,
        units::{canvas_size, to_pixels},
    },
};

/// The sheet's width where somebody speaks; what is told without a speaker has a sheet as wide as its words.
const WIDTH: f32 = 384.0;
/// From the lower edge to the sheet, and from the upper one where the player fights below.
const FROM_LOW: f32 = 8.0;
const FROM_HIGH: f32 = 68.0;
/// Feet so near to the canvas's lower edge send a line that is told in the fight to the upper edge.
const LOW_FEET: f32 = 84.0;
/// Edge of a face.
const FACE: f32 = 64.0;

/// About so many letters fit into a line that nobody speaks.
const IN_LINE: usize = 52;

/// Seconds that a told line stays.
const STAYS: f32 = 4.5;
/// Letters that come in a second.
const LETTERS: f32 = 55.0;

/// The line on the screen.
#[derive(Resource, Default)]
struct Line {
    speaker: Option<String>,
    /// Name of the speaker's picture.
    face: Option<String>,
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

/// The sheet on the screen.
#[derive(Component)]
pub struct Sheet;

/// The letters that have come.
#[derive(Component)]
struct Said;

/// Those that are still to come: unseen, but laid out with the others, so that no word jumps and no sheet grows.
#[derive(Component)]
struct Unsaid;

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
    (words, bindings, devices): (Res<Words>, Res<Bindings>, Res<Devices>),
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
            SimOutcome::Said { who, text } => (mission.setup.catalog.actors.get(who), text),
            SimOutcome::Told { text } => (None, text),
            SimOutcome::Restarted => {
                *line = Line { fresh: true, ..default() };
                continue;
            }
            _ => continue,
        };
        let face = speaker.map(|def| format!("portrait/{}", def.appearance));
        let text = words.get_with(text, &keys(&words, &bindings, devices.in_hand));
        let speaker = speaker.map(|def| words.get(&def.name));
        let text = if speaker.is_some() { text } else { balanced(&text, IN_LINE) };
        let left = if in_scene { f32::MAX } else { STAYS };
        *line = Line { speaker, face, text, shown: 0.0, left, scene: in_scene, fresh: true };
    }
}

/// What a line may name: the key of each action on that device, by the action's name in small letters.
fn keys(words: &Words, bindings: &Bindings, device: Device) -> Vec<(&'static str, String)> {
    const NAMED: [(&str, Action); 9] = [
        ("strike", Action::Strike),
        ("kick", Action::Kick),
        ("grab", Action::Grab),
        ("roll", Action::Roll),
        ("swap", Action::Swap),
        ("reload", Action::Reload),
        ("order", Action::Order),
        ("confirm", Action::Confirm),
        ("pause", Action::Pause),
    ];
    NAMED.iter().map(|(name, action)| (*name, shown(words, bindings, *action, device))).collect()
}

fn show(
    mut commands: Commands,
    mut line: ResMut<Line>,
    (theme, words, bindings, devices, view): (Res<Theme>, Res<Words>, Res<Bindings>, Res<Devices>, Res<View>),
    players: Query<&Position, With<Seat>>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
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
    // Nobody is shown without a face only because it was not drawn: then the words stand alone.
    let face = line.face.clone().filter(|name| art.has(name)).and_then(|name| art.sprite(&mut images, &name));
    // The lowest of those who play: no line covers either.
    let feet = players.iter().map(|at| view.canvas_of(to_pixels(at.0, 0.0)).y).fold(0.0, f32::max);
    let (top, bottom) = if !line.scene && feet > canvas_size().y as f32 - LOW_FEET {
        (Val::Px(FROM_HIGH), Val::Auto)
    } else {
        (Val::Auto, Val::Px(FROM_LOW))
    };
    let line_of_canvas = Node {
        position_type: PositionType::Absolute,
        width: Val::Percent(100.0),
        top,
        bottom,
        justify_content: JustifyContent::Center,
        ..default()
    };
    let width = if line.speaker.is_some() { Val::Px(WIDTH) } else { Val::Auto };
    let row = Node { width, max_width: Val::Px(WIDTH), align_items: AlignItems::Stretch, ..default() };
    let go_on = line.scene.then(|| shown(&words, &bindings, Action::Confirm, devices.in_hand));
    commands.spawn((Sheet, line_of_canvas, GlobalZIndex(50))).with_children(|canvas| {
        canvas.spawn(row).with_children(|row| {
            if let Some(face) = &face {
                portrait(row, face);
            }
            row.spawn(panel(paper(line.speaker.is_some())))
                .with_children(|sheet| write(sheet, &theme, &line, go_on.as_deref()));
        });
    });
}

/// What the words lie on: as large as they are where nobody speaks them.
fn paper(is_spoken: bool) -> Node {
    Node {
        flex_grow: if is_spoken { 1.0 } else { 0.0 },
        flex_basis: if is_spoken { Val::Px(0.0) } else { Val::Auto },
        min_height: Val::Px(if is_spoken { 44.0 } else { 24.0 }),
        flex_direction: FlexDirection::Column,
        ..default()
    }
}

/// A face in a frame.
fn portrait(row: &mut ChildSpawnerCommands, face: &Picture) {
    let frame = Node {
        width: Val::Px(FACE + 2.0),
        height: Val::Px(FACE + 2.0),
        border: UiRect::all(Val::Px(1.0)),
        flex_shrink: 0.0,
        align_self: AlignSelf::FlexEnd,
        ..default()
    };
    let image = ImageNode { image: face.image.clone(), rect: Some(face.rect(0).as_rect()), ..default() };
    row.spawn((frame, BackgroundColor(palette::NIGHT), BorderColor::all(palette::RED))).with_children(
        |frame| {
            frame.spawn((image, Node { width: Val::Px(FACE), height: Val::Px(FACE), ..default() }));
        },
    );
}

fn write(sheet: &mut ChildSpawnerCommands, theme: &Theme, line: &Line, go_on: Option<&str>) {
    if let Some(speaker) = &line.speaker {
        sheet.spawn(theme.words(Role::Small, speaker.clone(), palette::GOLD));
    }
    sheet.spawn((Said, theme.words(Role::Body, "", palette::SNOW))).with_children(|said| {
        said.spawn((Unsaid, theme.more(Role::Body, line.text.clone(), Color::NONE)));
    });
    let Some(key) = go_on else { return };
    let corner =
        Node { position_type: PositionType::Absolute, right: Val::Px(2.0), top: Val::Px(2.0), ..default() };
    sheet.spawn(corner).with_children(|corner| key_cap(corner, theme, key));
}

/// Lets the letters come one after the other.
fn spell(
    mut line: ResMut<Line>,
    mut spelled: ResMut<Spelled>,
    mut texts: Query<&mut Text, With<Said>>,
    mut rests: Query<&mut TextSpan, With<Unsaid>>,
    time: Res<Time<Virtual>>,
) {
    let (Ok(mut text), Ok(mut rest)) = (texts.single_mut(), rests.single_mut()) else { return };
    line.shown += LETTERS * time.delta_secs();
    let letters = line.text.chars().count().min(line.shown as usize);
    spelled.set_if_neq(Spelled(letters));
    let (said, unsaid) = spelled_to(&line.text, letters);
    if text.0 != said {
        said.clone_into(&mut text.0);
        unsaid.clone_into(&mut rest.0);
    }
}

/// The first so many letters of a text, and the rest.
fn spelled_to(text: &str, letters: usize) -> (&str, &str) {
    text.split_at(text.char_indices().nth(letters).map_or(text.len(), |(at, _)| at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_one_by_one_and_none_is_lost() {
        assert_eq!(spelled_to("Жарко.", 0), ("", "Жарко."));
        assert_eq!(spelled_to("Жарко.", 2), ("Жа", "рко."));
        assert_eq!(spelled_to("Жарко.", 6), ("Жарко.", ""));
        assert_eq!(spelled_to("Жарко.", 9), ("Жарко.", ""));
    }
}
