//! Candidates as they lie on the counter: blanks on a board, lines in a book, doors with numbers.

use bevy::prelude::*;

use super::{
    draw,
    layout::{FIELD, GAP, HEADING, column, slot},
    paper::{self, Stock},
    words::Telling,
};
use crate::{
    content::puzzle::{Look, Part, Shows, Values},
    sim::puzzle::PuzzleState,
    ui::theme::{Role, Theme, at, block},
    view::palette,
};

/// The ground of a candidate.
const GROUND: Color = palette::NIGHT;
/// The writing of what is struck out: paler, and still read.
const FADED: Color = palette::rgb(0x4a_5268);

/// All candidates, with the marks of the pencil.
pub fn spawn(
    parent: &mut ChildSpawnerCommands,
    telling: &Telling,
    state: &PuzzleState,
    theme: &Theme,
    images: &mut Assets<Image>,
) {
    let step = telling.asked();
    let count = telling.puzzle.board.steps[telling.step].candidates.len();
    if step.shows == Shows::Lines {
        let all = step.features.len();
        let first = slot(step, count, 0);
        let pitch = (first.height() + GAP) as i32;
        let lines = Stock::Page {
            first: (first.max.y - FIELD.min.y) as i32,
            pitch,
            margin: column(1, all) as i32 - 5,
        };
        paper::lay(parent, FIELD, lines, images);
        for number in 0..all {
            let left = FIELD.min.x + column(number + 1, all);
            let words = theme.words(Role::Small, telling.feature(number), palette::RED);
            parent.spawn(at(left, FIELD.min.y + 1.0)).with_children(|place| {
                place.spawn(words);
            });
        }
        parent.spawn(block(
            FIELD.min.x + 4.0,
            FIELD.min.y + HEADING - 1.0,
            FIELD.width() - 8.0,
            1.0,
            palette::RED,
        ));
    }
    for number in 0..count {
        let place = slot(step, count, number);
        let node = Node {
            width: Val::Px(place.width()),
            height: Val::Px(place.height()),
            overflow: Overflow::clip(),
            ..at(place.min.x, place.min.y)
        };
        let ground = if step.shows == Shows::Lines { Color::NONE } else { GROUND };
        parent.spawn((node, BackgroundColor(ground))).with_children(|cell| {
            let size = place.size().as_ivec2();
            let number = number as u8;
            // What is written stays readable under the pencil's strokes; a picture does so anyway.
            let is_written = step.shows != Shows::Blanks;
            if is_written {
                marks(cell, state, number, size, images);
            }
            match step.shows {
                Shows::Blanks => blank(cell, telling, number, theme, images),
                Shows::Lines => line(cell, telling, number, theme, state.struck & 1 << number != 0),
                Shows::Doors => door(cell, telling, number, theme, images),
            }
            if !is_written {
                marks(cell, state, number, size, images);
            }
        });
    }
}

fn marks(
    cell: &mut ChildSpawnerCommands,
    state: &PuzzleState,
    number: u8,
    size: IVec2,
    images: &mut Assets<Image>,
) {
    let one = 1 << number;
    let mut lay = |paint: super::paint::Paint| {
        let image = images.add(paint.into_image());
        cell.spawn(picture(image, 0.0, 0.0, size));
    };
    if state.struck & one != 0 {
        lay(draw::stroke(size, state.accused & one != 0, number));
    }
    if state.circled == Some(number) {
        lay(draw::circle(size));
    }
}

/// A picture at a place, one pixel of it to one of the canvas.
pub fn picture(image: Handle<Image>, left: f32, top: f32, size: IVec2) -> impl Bundle {
    let node = Node { width: Val::Px(size.x as f32), height: Val::Px(size.y as f32), ..at(left, top) };
    (ImageNode { image, ..default() }, node)
}

fn words_at(cell: &mut ChildSpawnerCommands, left: f32, top: f32, words: impl Bundle) {
    cell.spawn(at(left, top)).with_children(|place| {
        place.spawn(words);
    });
}

/// What a candidate's feature of that part is: how it looks, or its number.
struct Shown {
    look: Option<Look>,
    number: Option<u8>,
}

fn shown(telling: &Telling, candidate: u8, part: Part) -> Option<Shown> {
    let step = telling.asked();
    let is_part = |name: &String| telling.def().features.get(name).is_some_and(|one| one.part == Some(part));
    let feature = step.features.iter().position(is_part)?;
    let board = telling.puzzle.board.steps.get(telling.step)?;
    let value = *board.candidates.get(usize::from(candidate))?.values.get(feature)?;
    let values = &telling.def().features.get(step.features.get(feature)?)?.values;
    Some(match values {
        Values::List(list) => Shown { look: list.get(usize::from(value))?.look, number: None },
        Values::Numbers(least, _) => Shown { look: None, number: Some((*least).min(9) as u8 + value) },
        Values::Step(_) => return None,
    })
}

fn blank(
    cell: &mut ChildSpawnerCommands,
    telling: &Telling,
    number: u8,
    theme: &Theme,
    images: &mut Assets<Image>,
) {
    let look = |part| shown(telling, number, part).and_then(|shown| shown.look);
    let count = shown(telling, number, Part::Count).and_then(|shown| shown.number);
    let bow = look(Part::Bow).unwrap_or(Look::Round);
    let paint = draw::blank(bow, look(Part::Stamp), look(Part::Blade), count.unwrap_or(5));
    let image = images.add(paint.into_image());
    words_at(cell, 4.0, 3.0, theme.words(Role::Small, telling.candidate(number), palette::SNOW));
    cell.spawn(picture(image, 2.0, 20.0, draw::BLANK));
    if let (Some(count), Some(feature)) = (count, feature_of(telling, Part::Count)) {
        let text = format!("{}: {count}", telling.feature(feature));
        words_at(cell, 4.0, 56.0, theme.words(Role::Small, text, palette::FOG));
    }
}

fn feature_of(telling: &Telling, part: Part) -> Option<usize> {
    let is_part = |name: &String| telling.def().features.get(name).is_some_and(|one| one.part == Some(part));
    telling.asked().features.iter().position(is_part)
}

fn line(cell: &mut ChildSpawnerCommands, telling: &Telling, number: u8, theme: &Theme, struck: bool) {
    let step = telling.asked();
    let ink = if struck { FADED } else { palette::INK };
    let name = theme.words(Role::Poster, telling.candidate(number), ink);
    words_at(cell, column(0, 1), 3.0, name);
    let values = &telling.puzzle.board.steps[telling.step].candidates[usize::from(number)].values;
    for (feature, value) in (0..).zip(values) {
        let text = telling.value((feature, *value));
        let left = column(usize::from(feature) + 1, step.features.len());
        words_at(cell, left, 1.0, theme.words(Role::Small, text, ink));
    }
}

fn door(
    cell: &mut ChildSpawnerCommands,
    telling: &Telling,
    number: u8,
    theme: &Theme,
    images: &mut Assets<Image>,
) {
    words_at(cell, 4.0, 5.0, theme.words(Role::Poster, telling.candidate(number), palette::GOLD));
    let cut = |part| shown(telling, number, part).and_then(|shown| shown.number);
    let cuts = (cut(Part::First), cut(Part::Deepest), cut(Part::Last));
    if cuts != (None, None, None) {
        let image = images.add(draw::strip(cuts.0, cuts.1, cuts.2).into_image());
        cell.spawn(picture(image, 40.0, 3.0, draw::STRIP));
    }
    let values = &telling.puzzle.board.steps[telling.step].candidates[usize::from(number)].values;
    let in_words = (0..)
        .zip(values)
        .zip(&telling.asked().features)
        .filter(|(_, name)| telling.def().features.get(*name).is_some_and(|feature| feature.part.is_none()));
    for (row, ((feature, value), _)) in (0_u8..).zip(in_words) {
        let text = telling.value((feature, *value));
        words_at(cell, 4.0, 21.0 + 12.0 * f32::from(row), theme.words(Role::Small, text, palette::FOG));
    }
}
