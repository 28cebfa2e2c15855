//! The sheets around the candidates: the tracing, the notes, what is said, and what the keys do.

use bevy::prelude::*;

use super::{
    cells,
    counter::FALL,
    draw, layout,
    paper::{self, Stock},
    words::Telling,
};
use crate::{
    app::shelf::Words,
    content::puzzle::{Look, Part, Values},
    input::bindings::Action,
    sim::puzzle::{OpenPuzzle, Puzzle, Remark},
    ui::theme::{Role, Theme, at, block, key_cap, panel},
    view::{art::Picture, palette},
};

/// Edge of the partner's face, and its corner in the portrait.
const FACE: f32 = 40.0;
const FACE_IN_PORTRAIT: Vec2 = Vec2::new(12.0, 6.0);

/// The notepaper with the traced key, its title, and what mistakes have cost.
pub fn paper(
    counter: &mut ChildSpawnerCommands,
    telling: &Telling,
    theme: &Theme,
    images: &mut Assets<Image>,
) {
    let sheet = layout::PAPER;
    paper::lay(counter, sheet, Stock::Leaf, images);
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
pub fn notes(
    counter: &mut ChildSpawnerCommands,
    telling: &Telling,
    theme: &Theme,
    images: &mut Assets<Image>,
) {
    // As long as what is written on it, so that the counter is seen below.
    let place = Node {
        height: Val::Auto,
        max_height: Val::Px(layout::NOTES.height()),
        padding: UiRect::axes(Val::Px(6.0), Val::Px(4.0)),
        ..sheet(layout::NOTES)
    };
    let shade = BoxShadow::new(
        Color::srgba(0.05, 0.02, 0.02, 0.7),
        Val::Px(FALL.x as f32),
        Val::Px(FALL.y as f32),
        Val::ZERO,
        Val::ZERO,
    );
    counter.spawn((place, BackgroundColor(palette::CREAM), shade)).with_children(|list| {
        paper::edges(list, images);
        let question = telling.words.get(&telling.asked().question);
        list.spawn(theme.words(Role::Small, question, palette::RED));
        let rule = Node {
            height: Val::Px(1.0),
            margin: UiRect::vertical(Val::Px(2.0)),
            flex_shrink: 0.0,
            ..default()
        };
        list.spawn((rule, BackgroundColor(palette::RED)));
        for (number, clue) in (1..).zip(&telling.puzzle.board.steps[telling.step].clues) {
            let text = format!("{number}. {}", telling.clue(*clue));
            list.spawn(theme.words(Role::Small, text, palette::INK));
        }
    });
}

/// What was said last, with the partner's face beside a hint; where nothing was, what is under the pencil.
pub fn said(
    counter: &mut ChildSpawnerCommands,
    telling: &Telling,
    open: &OpenPuzzle,
    theme: &Theme,
    (name, face): (&str, Option<&Picture>),
    images: &mut Assets<Image>,
) {
    let Some(remark) = open.said else {
        let candidate = telling.puzzle.state.cursor;
        paper::lay(counter, layout::SAID, Stock::Slip, images);
        let place = Node { padding: UiRect::axes(Val::Px(7.0), Val::Px(5.0)), ..sheet(layout::SAID) };
        counter.spawn(place).with_children(|list| {
            for text in telling.described(candidate) {
                list.spawn(theme.words(Role::Small, text, palette::INK));
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
pub fn keys(
    counter: &mut ChildSpawnerCommands,
    words: &Words,
    theme: &Theme,
    label: impl Fn(Action) -> String,
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
            key_cap(row, theme, &label(*action));
            row.spawn((
                theme.words(Role::Small, words.get(key), palette::SNOW),
                Node { margin: UiRect::right(Val::Px(8.0)), ..default() },
            ));
        }
    });
}
