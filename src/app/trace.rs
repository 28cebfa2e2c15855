//! Tells on standard output which screen is shown and which menu entry has the focus, for scripts that walk through
//! the window by keys. Silent unless the environment variable `RED_HEAT_TRACE_SCREENS` is set.

use std::io::Write;

use bevy::prelude::*;

use super::flow::{Order, Pause, Screen};
use crate::ui::menu::Focused;

/// The variable that turns the lines on.
const VARIABLE: &str = "RED_HEAT_TRACE_SCREENS";

pub(super) fn plugin(app: &mut App) {
    if std::env::var_os(VARIABLE).is_some() {
        app.add_systems(Last, (tell_screen, tell_focus).chain());
    }
}

fn tell(line: &str) {
    let mut out = std::io::stdout();
    // A reader that went away is no reason to end the game.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

fn tell_screen(screen: Res<State<Screen>>, pause: Res<State<Pause>>, mut told: Local<Option<&'static str>>) {
    let name = match (screen.get(), pause.get()) {
        (Screen::Title, _) => "title",
        (Screen::Playing, Pause::Off) => "play",
        (Screen::Playing, Pause::On) => "pause",
        (Screen::Won, _) => "won",
        (Screen::Lost, _) => "lost",
    };
    if *told != Some(name) {
        *told = Some(name);
        tell(&format!("screen: {name}"));
    }
}

fn tell_focus(focused: Res<Focused>, mut told: Local<Option<Order>>) {
    if focused.0 == *told {
        return;
    }
    told.clone_from(&focused.0);
    if let Some(order) = &focused.0 {
        tell(&format!("focus: {}", entry(order)));
    }
}

/// The short name of a menu entry.
fn entry(order: &Order) -> &'static str {
    match order {
        Order::Play(_) | Order::PlayFirst => "play",
        Order::PlayNext => "next",
        Order::Resume => "resume",
        Order::Restart => "restart",
        Order::Replay => "replay",
        Order::ToTitle => "title",
        Order::ChangeLanguage => "language",
        Order::Dismiss => "dismiss",
        Order::Quit => "quit",
    }
}
