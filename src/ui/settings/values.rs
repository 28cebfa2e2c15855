//! Rows with a value: volumes and other shares on a track, switches, and choices.

use bevy::prelude::*;

use super::{Theme, Words};
use crate::{
    app::{flow::Over, shelf::Shelf},
    content::strings::LANGUAGES,
    settings::{
        SYSTEM, Settings,
        fields::{AIMS, Access, Field},
    },
    ui::{
        menu::{Does, How, Label, MenuSystems},
        theme::{Role, at, block},
    },
    view::palette,
};

/// Where values stand in a row, and how long a track is, in pixels.
const VALUE: f32 = 244.0;
const TRACK: f32 = 150.0;
/// By how much one step turns a share.
const STEP: i32 = 5;

/// What was asked of the row of a field.
#[derive(Message, Clone, Copy)]
pub(super) struct Asked {
    pub(super) field: &'static Field,
    pub(super) how: How,
}

/// The text of a value.
#[derive(Component)]
struct Value(&'static Field);

/// The filled part of a track.
#[derive(Component)]
struct Filled(&'static Field);

pub(super) fn plugin(app: &mut App) {
    app.add_message::<Asked>();
    app.add_systems(
        Update,
        (turn, show.run_if(resource_exists::<Words>))
            .chain()
            .after(super::draw)
            .after(MenuSystems)
            .run_if(in_state(Over::Settings)),
    );
}

pub(super) fn does(field: &Field) -> Does {
    match field.access {
        Access::Percent(_) => Does::Slide(VALUE, TRACK),
        Access::Switch(_) | Access::Choice(_) | Access::Steps(..) => Does::Turn,
    }
}

pub(super) fn fill(row: &mut ChildSpawnerCommands, theme: &Theme, words: &Words, field: &'static Field) {
    row.spawn((Label(palette::CREAM), theme.words(Role::Poster, words.get(&field.label()), palette::CREAM)));
    let mut left = VALUE;
    if matches!(field.access, Access::Percent(_)) {
        row.spawn(block(VALUE, 5.0, TRACK, 6.0, palette::NIGHT));
        row.spawn((Filled(field), block(VALUE, 5.0, 0.0, 6.0, palette::GOLD)));
        left += TRACK + 10.0;
    }
    row.spawn((
        Value(field),
        Label(palette::GOLD),
        theme.words(Role::Poster, "", palette::GOLD),
        at(left, 4.0),
    ));
}

fn turn(mut asked: MessageReader<Asked>, mut settings: ResMut<Settings>, shelf: Res<Shelf>) {
    for Asked { field, how } in asked.read() {
        let by = match how {
            How::Turn(by) => *by,
            How::Choose(_) => 1,
            How::Focus | How::Slide(_) | How::Clear(_) => 0,
        };
        match (&field.access, how) {
            (Access::Percent(lens), How::Slide(share)) => {
                let percent = (share * 100.0).round() as u8;
                if *(lens.of)(&settings) != percent {
                    *(lens.of_mut)(&mut settings) = percent;
                }
            }
            (Access::Percent(lens), How::Turn(_)) => {
                let percent = i32::from(*(lens.of)(&settings)) + by * STEP;
                *(lens.of_mut)(&mut settings) = percent.clamp(0, 100) as u8;
            }
            (Access::Steps(lens, steps), _) if by != 0 => {
                let present = *(lens.of)(&settings);
                let at = steps.iter().position(|step| *step == present).unwrap_or(0) as i32;
                let count = steps.len() as i32;
                // Turning stops at an end; choosing goes round.
                let next = match how {
                    How::Turn(_) => (at + by).clamp(0, count - 1),
                    _ => (at + by).rem_euclid(count),
                };
                *(lens.of_mut)(&mut settings) = steps[next as usize];
            }
            (Access::Switch(lens), _) if by != 0 => {
                let on = !*(lens.of)(&settings);
                *(lens.of_mut)(&mut settings) = on;
            }
            (Access::Choice(lens), _) if by != 0 => {
                let offered = offered(field, &shelf);
                let present = offered.iter().position(|(value, _)| value == (lens.of)(&settings));
                let count = offered.len().max(1) as i32;
                // What is no longer offered goes over to the first.
                let next = present.map_or(0, |present| (present as i32 + by).rem_euclid(count));
                if let Some((value, _)) = offered.get(next as usize) {
                    (lens.of_mut)(&mut settings).clone_from(value);
                }
            }
            _ => {}
        }
    }
}

/// The values that a choice has, and the message keys of their names.
fn offered(field: &Field, shelf: &Shelf) -> Vec<(String, String)> {
    match field.name {
        "difficulty" => return shelf.difficulties.clone(),
        "aim_pad" | "aim_mouse" => {
            return AIMS.map(|aim| (aim.to_owned(), format!("settings-aim-{aim}"))).to_vec();
        }
        _ => {}
    }
    let values = [SYSTEM].into_iter().chain(LANGUAGES);
    values.map(|value| (value.to_owned(), format!("{}-{value}", field.label()))).collect()
}

fn show(
    settings: Res<Settings>,
    shelf: Res<Shelf>,
    words: Res<Words>,
    mut values: Query<(&Value, &mut Text)>,
    mut tracks: Query<(&Filled, &mut Node)>,
) {
    for (value, mut text) in &mut values {
        let told = match &value.0.access {
            Access::Percent(lens) => (lens.of)(&settings).to_string(),
            Access::Steps(lens, _) => format!("< {} % >", (lens.of)(&settings)),
            Access::Switch(lens) => {
                let key = if *(lens.of)(&settings) { "settings-on" } else { "settings-off" };
                format!("< {} >", words.get(key))
            }
            Access::Choice(lens) => {
                let present = (lens.of)(&settings);
                let offered = offered(value.0, &shelf);
                let key = offered.iter().find(|(value, _)| value == present).map(|(_, key)| words.get(key));
                format!("< {} >", key.unwrap_or_else(|| present.clone()))
            }
        };
        if text.0 != told {
            text.0 = told;
        }
    }
    for (track, mut node) in &mut tracks {
        let Access::Percent(lens) = &track.0.access else { continue };
        let width = Val::Px((TRACK * f32::from(*(lens.of)(&settings)) / 100.0).round());
        if node.width != width {
            node.width = width;
        }
    }
}
