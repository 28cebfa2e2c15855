//! A puzzle on the counter: the traced key on notepaper, candidates to strike out, notes, and what the partner says.
//!
//! It is drawn anew whenever something on it has changed. Pointing with the mouse or a finger
//! goes into the player's command as the number of the candidate, so that a log has it.

use bevy::prelude::*;

mod cells;
mod counter;
mod draw;
mod layout;
mod looks;
mod paint;
mod paper;
mod sheets;
mod words;

use super::{
    screens::shown,
    theme::{Theme, at, full},
};
use crate::{
    app::{
        flow::{FlowSystems, Screen},
        shelf::Words,
    },
    content::puzzle::{OnCounter, Shows},
    input::{
        bindings::Bindings,
        devices::{Device, Devices},
    },
    sim::{
        mission::{Mission, Phase},
        puzzle::{OpenPuzzle, Puzzle, PuzzleState, Remark},
    },
    view::{
        art::Art,
        palette::{self, rgb},
    },
};
use words::Telling;

/// What is seen where a canvas is larger than the counter.
const DARK: Color = rgb(0x1f_100c);
/// Over the fight, its display and what is said in it, under menus.
const DEPTH: i32 = 60;

/// The counter.
#[derive(Component)]
struct Counter;

/// What lies on the counter now: whoever differs from it is drawn anew.
#[derive(Clone, PartialEq)]
struct Lying {
    id: String,
    state: PuzzleState,
    said: Option<Remark>,
    answered: bool,
    device: Device,
}

pub(super) fn plugin(app: &mut App) {
    let plays =
        in_state(Screen::Playing).and_then(resource_exists::<Words>).and_then(resource_exists::<Mission>);
    app.add_systems(Update, (point, show).chain().before(FlowSystems).run_if(plays));
    app.add_systems(OnExit(Screen::Playing), put_away);
}

fn put_away(mut commands: Commands, counters: Query<Entity, With<Counter>>) {
    counters.iter().for_each(|counter| commands.entity(counter).try_despawn());
}

/// The puzzle that lies open.
fn open(mission: &Mission) -> Option<(&OpenPuzzle, &Puzzle)> {
    let open = mission.open_puzzle.as_ref().filter(|_| mission.phase == Phase::Puzzle)?;
    let puzzle = mission.puzzles.get(&open.id).filter(|puzzle| !puzzle.is_solved())?;
    Some((open, puzzle))
}

/// Tells the player's command what mouse or finger points at.
fn point(mission: Res<Mission>, mut devices: ResMut<Devices>) {
    let Some((_, puzzle)) = open(&mission) else { return };
    if !devices.cursor_moved && !devices.clicked() {
        return;
    }
    let step = &puzzle.def.steps[puzzle.state.step];
    let count = puzzle.board.steps[puzzle.state.step].candidates.len();
    if let Some(slot) = layout::slot_at(step, count, devices.cursor) {
        devices.pointed = Some(slot as u8);
    }
}

fn show(
    mut commands: Commands,
    mission: Res<Mission>,
    (theme, words, bindings, devices): (Res<Theme>, Res<Words>, Res<Bindings>, Res<Devices>),
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
    counters: Query<Entity, With<Counter>>,
    (mut last, mut wood): (Local<Option<Lying>>, Local<Option<(Vec<OnCounter>, Handle<Image>)>>),
) {
    let now = open(&mission).map(|(open, puzzle)| Lying {
        id: open.id.clone(),
        state: puzzle.state.clone(),
        said: open.said,
        answered: open.answered,
        device: devices.in_hand,
    });
    if *last == now && counters.is_empty() == now.is_none() && !words.is_changed() {
        return;
    }
    counters.iter().for_each(|counter| commands.entity(counter).try_despawn());
    last.clone_from(&now);
    let Some((open, puzzle)) = open(&mission) else { return };
    let telling = Telling { words: &words, puzzle, step: puzzle.state.step };
    let partner = mission.setup.catalog.actors.get(&puzzle.def.partner);
    let face = partner.map(|def| format!("portrait/{}", def.appearance));
    let face = face.filter(|name| art.has(name)).and_then(|name| art.sprite(&mut images, &name));
    let name = partner.map(|def| words.get(&def.name)).unwrap_or_default();
    let about = &puzzle.def.about;
    if wood.as_ref().is_none_or(|(painted, _)| painted != about) {
        *wood = Some((about.clone(), images.add(counter::counter(about).into_image())));
    }
    let wood = wood.as_ref().map(|(_, image)| image.clone()).unwrap_or_default();
    let root = (Counter, full(), BackgroundColor(DARK), GlobalZIndex(DEPTH));
    commands.spawn(root).with_children(|counter| {
        counter.spawn(cells::picture(wood, 0.0, 0.0, counter::COUNTER));
        sheets::paper(counter, &telling, &theme, &mut images);
        cells::spawn(counter, &telling, &puzzle.state, &theme, &mut images);
        sheets::notes(counter, &telling, &theme, &mut images);
        sheets::said(counter, &telling, open, &theme, (name.as_str(), face.as_ref()), &mut images);
        sheets::keys(
            counter,
            &words,
            &theme,
            |action| shown(&words, &bindings, action, devices.in_hand),
            open.answered,
        );
        pencil(counter, &telling, &mut images);
    });
}

/// A frame around the candidate, and the pencil that touches it.
fn pencil(counter: &mut ChildSpawnerCommands, telling: &Telling, images: &mut Assets<Image>) {
    let step = telling.asked();
    let count = telling.puzzle.board.steps[telling.step].candidates.len();
    let place = layout::slot(step, count, telling.puzzle.state.cursor.into()).inflate(1.0);
    let on_paper = step.shows == Shows::Lines;
    let colour = if on_paper { palette::RED } else { palette::SNOW };
    let image = images.add(draw::pencil().into_image());
    let frame = Node {
        width: Val::Px(place.width()),
        height: Val::Px(place.height()),
        border: UiRect::all(Val::Px(1.0)),
        ..at(place.min.x, place.min.y)
    };
    counter.spawn((frame, BorderColor::all(colour))).with_children(|frame| {
        frame.spawn(cells::picture(image, place.width() - 12.0, place.height() - 12.0, draw::PENCIL_SIZE));
    });
}
