//! The screens around a mission: title, levels, briefing, pause, score, defeat, the end. Each comes with its state and
//! goes with it.

use bevy::prelude::*;

use super::theme::{Theme, full};
use crate::{
    app::shelf::Words,
    sim::score::Medal,
    view::art::{Art, Picture},
};

mod briefing;
mod card;
mod credits;
mod levels;
mod lost;
mod pause;
mod title;
mod verbs;
mod won;

pub use pause::shown;
pub use won::Counted;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((
        briefing::plugin,
        card::plugin,
        credits::plugin,
        levels::plugin,
        lost::plugin,
        pause::plugin,
        title::plugin,
        won::plugin,
    ));
}

/// The poster of that name over the whole canvas.
fn poster(parent: &mut ChildSpawnerCommands, name: &str, art: &mut Art, images: &mut Assets<Image>) {
    if let Some(picture) = art.sprite(images, name) {
        parent.spawn((image_of(&picture), full()));
    }
}

/// A picture's first frame.
fn image_of(picture: &Picture) -> ImageNode {
    ImageNode { rect: Some(picture.rect(0).as_rect()), image: picture.image.clone(), ..default() }
}

/// Ticks as minutes and seconds.
fn clock(ticks: u32) -> String {
    let seconds = ticks / 60;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Message key of a medal's name.
fn medal_key(medal: Medal) -> &'static str {
    match medal {
        Medal::None => "ui-medal-none",
        Medal::Bronze => "ui-medal-bronze",
        Medal::Silver => "ui-medal-silver",
        Medal::Gold => "ui-medal-gold",
    }
}

/// Name of a medal's picture, large or small; none where there is nothing to show.
fn medal_sprite(medal: Medal, small: bool) -> Option<String> {
    let metal = match medal {
        Medal::None => return None,
        Medal::Bronze => "bronze",
        Medal::Silver => "silver",
        Medal::Gold => "gold",
    };
    Some(format!("ui/medal_{metal}{}", if small { "_small" } else { "" }))
}

/// A text with one number in it.
fn count(words: &Words, key: &str, number: impl Into<i64>) -> String {
    words.0.get_with(key, &[("n", number.into().into())])
}

/// Where and when a mission is, and what it is about: the first line of its briefing, and the others.
fn place_and_story(briefing: &str) -> (&str, &str) {
    // A briefing of one line says only what it is about.
    briefing.split_once('\n').unwrap_or(("", briefing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_told_in_minutes_and_seconds() {
        assert_eq!((clock(0).as_str(), clock(60 * 61 + 59).as_str()), ("0:00", "1:01"));
    }

    #[test]
    fn a_briefing_of_one_line_has_no_place() {
        assert_eq!(place_and_story("Moscow.\nOne.\nTwo."), ("Moscow.", "One.\nTwo."));
        assert_eq!(place_and_story("Go in."), ("", "Go in."));
    }
}
