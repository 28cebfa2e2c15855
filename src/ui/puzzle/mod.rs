//! A puzzle on the counter: the traced key on notepaper, candidates to strike out, notes, and what the partner says.
//!
//! It is drawn anew whenever something on it has changed; the pencil moves by itself. Pointing with the mouse or a finger
//! goes into the player's command as the number of the candidate, so that a log has it.

use bevy::prelude::*;

mod cells;
mod draw;
mod layout;
mod looks;
mod paint;
mod words;

use super::{
    screens::shown,
    theme::{Role, Theme, at, block, full, key_cap, panel},
};
use crate::{
    app::{
        flow::{FlowSystems, Screen},
        shelf::Words,
    },
    content::puzzle::{Look, Part, Shows, Values},
    input::{
        bindings::{Action, Bindings},
        devices::{Device, Devices},
    },
    sim::{
        mission::{Mission, Phase},
        puzzle::{OpenPuzzle, Puzzle, PuzzleState, Remark},
    },
    view::{
        art::{Art, Picture},
        palette::{self, rgb},
    },
};
use words::Telling;

/// Brown of the counter, and of the lines between its planks.
const COUNTER: Color = rgb(0x2a_1410);
const PLANK: Color = rgb(0x4a_2b14);
/// Over the fight, its display and what is said in it, under menus.
const DEPTH: i32 = 60;
/// Edge of the partner's face, and its corner in the portrait.
const FACE: f32 = 40.0;
const FACE_IN_PORTRAIT: Vec2 = Vec2::new(12.0, 6.0);

/// The counter.
#[derive(Component)]
struct Counter;

/// The pencil.
#[derive(Component)]
struct Pencil;

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
    app.add_systems(Update, (point, show, move_pencil).chain().before(FlowSystems).run_if(plays));
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
    mut last: Local<Option<Lying>>,
) {
    let now = open(&mission).map(|(open, puzzle)| Lying {
        id: open.id.clone(),
        // The pencil moves by itself, and what is under it is told where nothing was said.
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
    let root = (Counter, full(), BackgroundColor(COUNTER), GlobalZIndex(DEPTH));
    commands.spawn(root).with_children(|counter| {
        for plank in 1..5_u8 {
            counter.spawn(block(0.0, f32::from(plank) * 54.0, 480.0, 1.0, PLANK));
        }
        paper(counter, &telling, &theme, &mut images);
        cells::spawn(counter, &telling, &puzzle.state, &theme, &mut images);
        notes(counter, &telling, &theme);
        said(counter, &telling, open, &theme, (name.as_str(), face.as_ref()));
        keys(counter, &words, &theme, |action| shown(&bindings, action, devices.in_hand), open.answered);
        pencil(counter, &telling, &mut images);
    });
}

/// The place of what is under the pencil, with a pixel around it.
fn under_pencil(puzzle: &Puzzle) -> Rect {
    let step = &puzzle.def.steps[puzzle.state.step];
    let count = puzzle.board.steps[puzzle.state.step].candidates.len();
    layout::slot(step, count, puzzle.state.cursor.into()).inflate(1.0)
}

/// A frame around the candidate, and the pencil that touches it.
fn pencil(counter: &mut ChildSpawnerCommands, telling: &Telling, images: &mut Assets<Image>) {
    let place = under_pencil(telling.puzzle);
    let on_paper = telling.asked().shows == Shows::Lines;
    let colour = if on_paper { palette::RED } else { palette::SNOW };
    let image = images.add(draw::pencil().into_image());
    let frame = Node {
        width: Val::Px(place.width()),
        height: Val::Px(place.height()),
        border: UiRect::all(Val::Px(1.0)),
        ..at(place.min.x, place.min.y)
    };
    counter.spawn((Pencil, frame, BorderColor::all(colour))).with_children(|frame| {
        frame.spawn(cells::picture(image, place.width() - 12.0, place.height() - 12.0, draw::PENCIL_SIZE));
    });
}

fn move_pencil(mission: Res<Mission>, mut pencils: Query<&mut Node, With<Pencil>>) {
    let (Ok(mut node), Some((_, puzzle))) = (pencils.single_mut(), open(&mission)) else { return };
    let corner = under_pencil(puzzle).min;
    if node.left != Val::Px(corner.x) || node.top != Val::Px(corner.y) {
        (node.left, node.top) = (Val::Px(corner.x), Val::Px(corner.y));
    }
}

/// The notepaper with the traced key, its title, and what mistakes have cost.
fn paper(counter: &mut ChildSpawnerCommands, telling: &Telling, theme: &Theme, images: &mut Assets<Image>) {
    let sheet = layout::PAPER;
    counter.spawn(block(sheet.min.x, sheet.min.y, sheet.width(), sheet.height(), palette::CREAM));
    counter.spawn(block(sheet.min.x + 6.0, sheet.min.y + 14.0, sheet.width() - 12.0, 1.0, palette::RED));
    let title = theme.words(Role::Small, telling.words.get(&telling.def().title), palette::INK);
    counter.spawn(at(sheet.min.x + 8.0, sheet.min.y + 2.0)).with_children(|place| {
        place.spawn(title);
    });
    let cost = telling.puzzle.state.cost / 60;
    if cost > 0 {
        let text = telling.words.get_with("ui-puzzle-cost", &[("secs", cost.to_string())]);
        let corner = Node {
            position_type: PositionType::Absolute,
            right: Val::Px(480.0 - sheet.max.x + 8.0),
            top: Val::Px(sheet.min.y + 2.0),
            ..default()
        };
        counter.spawn(corner).with_children(|place| {
            place.spawn(theme.words(Role::Small, text, palette::DARK_RED));
        });
    }
    if let Some(tracing) = tracing(telling.puzzle) {
        let image = images.add(draw::tracing(&tracing).into_image());
        counter.spawn(cells::picture(image, sheet.min.x + 2.0, sheet.min.y + 13.0, draw::TRACING));
    }
}

/// What the drawing shows; none where the puzzle is about no key.
fn tracing(puzzle: &Puzzle) -> Option<draw::Tracing> {
    let def = &puzzle.def;
    def.features.values().find(|feature| feature.part.is_some())?;
    // What no step asks for can always be read.
    let can_read = |part| puzzle.board.drawn(def, part).is_none_or(|(_, read)| read);
    let look = |part: Part, plain: Look| match puzzle.board.drawn(def, part) {
        Some((value, true)) => {
            let feature = def.features.values().find(|feature| feature.part == Some(part))?;
            let Values::List(list) = &feature.values else { return None };
            list.get(usize::from(value))?.look
        }
        Some((_, false)) => None,
        None => Some(plain),
    };
    Some(draw::Tracing {
        bow: look(Part::Bow, Look::Round),
        blade: look(Part::Blade, Look::Flat),
        stamp: look(Part::Stamp, Look::Star),
        cuts: puzzle.board.cuts.clone(),
        count: can_read(Part::Count),
        ends: (can_read(Part::First), can_read(Part::Last)),
        deepest: can_read(Part::Deepest),
    })
}

fn sheet(place: Rect) -> Node {
    Node {
        width: Val::Px(place.width()),
        height: Val::Px(place.height()),
        flex_direction: FlexDirection::Column,
        overflow: Overflow::clip(),
        ..at(place.min.x, place.min.y)
    }
}

/// The question and the notes.
fn notes(counter: &mut ChildSpawnerCommands, telling: &Telling, theme: &Theme) {
    counter.spawn(panel(sheet(layout::NOTES))).with_children(|list| {
        let question = telling.words.get(&telling.asked().question);
        list.spawn(theme.words(Role::Small, question, palette::GOLD));
        list.spawn(Node { height: Val::Px(4.0), flex_shrink: 0.0, ..default() });
        for (number, clue) in (1..).zip(&telling.puzzle.board.steps[telling.step].clues) {
            let text = format!("{number}. {}", telling.clue(*clue));
            list.spawn(theme.words(Role::Small, text, palette::SNOW));
        }
    });
}

/// What was said last, with the partner's face beside a hint; where nothing was, what is under the pencil.
fn said(
    counter: &mut ChildSpawnerCommands,
    telling: &Telling,
    open: &OpenPuzzle,
    theme: &Theme,
    (name, face): (&str, Option<&Picture>),
) {
    let Some(remark) = open.said else {
        let candidate = telling.puzzle.state.cursor;
        counter.spawn(panel(sheet(layout::SAID))).with_children(|list| {
            for text in telling.described(candidate) {
                list.spawn(theme.words(Role::Small, text, palette::FOG));
            }
        });
        return;
    };
    let is_hint = matches!(remark, Remark::Hint(..));
    let mut place = layout::SAID;
    if let Some(face) = face.filter(|_| is_hint) {
        portrait(counter, face, place.min);
        place.min.x += FACE + 4.0;
    }
    counter.spawn(panel(sheet(place))).with_children(|bubble| {
        if is_hint && face.is_none() {
            bubble.spawn(theme.words(Role::Small, name, palette::GOLD));
        }
        let colour = if matches!(remark, Remark::Wrong(_)) { palette::BRIGHT_RED } else { palette::SNOW };
        bubble.spawn(theme.words(Role::Small, telling.remark(remark), colour));
    });
}

fn portrait(counter: &mut ChildSpawnerCommands, face: &Picture, corner: Vec2) {
    let from = face.rect(0).min.as_vec2() + FACE_IN_PORTRAIT;
    let rect = Rect::from_corners(from, from + FACE);
    let frame = Node {
        width: Val::Px(FACE + 2.0),
        height: Val::Px(FACE + 2.0),
        border: UiRect::all(Val::Px(1.0)),
        ..at(corner.x, corner.y)
    };
    counter.spawn((frame, BackgroundColor(palette::NIGHT), BorderColor::all(palette::RED))).with_children(
        |frame| {
            let image = ImageNode { image: face.image.clone(), rect: Some(rect), ..default() };
            frame.spawn((image, Node { width: Val::Px(FACE), height: Val::Px(FACE), ..default() }));
        },
    );
}

/// What the keys of the device in hand do here.
fn keys(
    counter: &mut ChildSpawnerCommands,
    words: &Words,
    theme: &Theme,
    label: impl Fn(Action) -> &'static str,
    answered: bool,
) {
    const ALL: [(Action, &str); 4] = [
        (Action::Kick, "ui-puzzle-kick"),
        (Action::Strike, "ui-puzzle-strike"),
        (Action::Order, "ui-puzzle-order"),
        (Action::Roll, "ui-puzzle-roll"),
    ];
    let shown: &[(Action, &str)] = if answered { &[(Action::Confirm, "ui-puzzle-on")] } else { &ALL };
    let row = Node {
        width: Val::Px(464.0),
        height: Val::Px(14.0),
        column_gap: Val::Px(4.0),
        align_items: AlignItems::Center,
        ..at(8.0, layout::KEYS)
    };
    counter.spawn(row).with_children(|row| {
        for (action, key) in shown {
            key_cap(row, theme, label(*action));
            row.spawn((
                theme.words(Role::Small, words.get(key), palette::SNOW),
                Node { margin: UiRect::right(Val::Px(8.0)), ..default() },
            ));
        }
    });
}
