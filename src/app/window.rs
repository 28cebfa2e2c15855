//! The window: its first size, its size and mode as the settings want them and as the player leaves them, its icon.

use bevy::{
    prelude::*,
    window::{
        Monitor, MonitorSelection, PrimaryMonitor, PrimaryWindow, WindowMode, WindowResized, WindowResolution,
    },
};

use crate::{
    settings::Settings,
    view::canvas::{HEIGHT, WIDTH},
};

/// How much of a screen a window takes that nobody has sized yet, each way.
const SHARE_OF_SCREEN: f32 = 0.8;

/// The window that is opened.
pub(super) fn first(settings: &Settings) -> Window {
    let (width, height) = settings.size.unwrap_or((WIDTH * 2, HEIGHT * 2));
    let resolution = WindowResolution::new(width, height).with_scale_factor_override(1.0);
    Window {
        title: "Red Heat".into(),
        name: Some("red-heat".into()),
        resolution,
        mode: mode(settings),
        ..default()
    }
}

fn mode(settings: &Settings) -> WindowMode {
    if settings.full_screen {
        WindowMode::BorderlessFullscreen(MonitorSelection::Current)
    } else {
        WindowMode::Windowed
    }
}

/// Makes the window go by the settings, and the settings by the window.
pub(super) fn follow(app: &mut App) {
    app.add_systems(PreUpdate, toggle_full_screen.after(bevy::input::InputSystems));
    app.add_systems(Update, (suit_screen, remember_size));
    app.add_systems(Last, set_mode.run_if(resource_changed::<Settings>));
}

/// F11, and Enter with Alt, as everywhere.
fn toggle_full_screen(keys: Res<ButtonInput<KeyCode>>, mut settings: ResMut<Settings>) {
    let alt = keys.any_pressed([KeyCode::AltLeft, KeyCode::AltRight]);
    if keys.just_pressed(KeyCode::F11) || alt && keys.just_pressed(KeyCode::Enter) {
        settings.full_screen = !settings.full_screen;
    }
}

fn set_mode(settings: Res<Settings>, mut windows: Query<&mut Window, With<PrimaryWindow>>) {
    let Ok(mut window) = windows.single_mut() else { return };
    let wanted = mode(&settings);
    if window.mode != wanted {
        window.mode = wanted;
    }
}

/// Once it is known how large the screen is: a window that nobody has sized takes a good part of it, and one that is
/// larger than it is made to fit.
fn suit_screen(
    new: Query<(&Monitor, Has<PrimaryMonitor>), Added<Monitor>>,
    mut windows: Query<&mut Window, With<PrimaryWindow>>,
    settings: Res<Settings>,
    mut done: Local<bool>,
) {
    let screen = new.iter().max_by_key(|(_, primary)| *primary).map(|(screen, _)| screen.physical_size());
    let (Some(screen), Ok(mut window)) = (screen, windows.single_mut()) else { return };
    if std::mem::replace(&mut *done, true) || settings.full_screen {
        return;
    }
    let fits = settings.size.filter(|(width, height)| *width <= screen.x && *height <= screen.y);
    if fits.is_none() {
        let (width, height) = suiting(screen);
        window.resolution.set_physical_resolution(width, height);
    }
}

/// The largest whole multiple of the canvas that leaves some of the screen free, and at least the canvas itself.
fn suiting(screen: UVec2) -> (u32, u32) {
    let room = screen.as_vec2() * SHARE_OF_SCREEN;
    let times = (room.x / WIDTH as f32).min(room.y / HEIGHT as f32).floor().max(1.0) as u32;
    (WIDTH * times, HEIGHT * times)
}

/// The next time the window is as large as the player left it.
fn remember_size(
    mut resized: MessageReader<WindowResized>,
    windows: Query<&Window, With<PrimaryWindow>>,
    mut settings: ResMut<Settings>,
    mut own: Local<u32>,
) {
    let Ok(window) = windows.single() else { return };
    let (width, height) = (window.physical_width(), window.physical_height());
    let changed = resized.read().count() > 0;
    let seen = width > 0 && height > 0 && window.mode == WindowMode::Windowed;
    if !changed || !seen {
        return;
    }
    // The first size is the one that the window was opened with.
    *own += 1;
    if *own > 1 && settings.size != Some((width, height)) {
        settings.size = Some((width, height));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_suits_its_screen() {
        let of = |width, height| suiting(UVec2::new(width, height));
        assert_eq!(of(3840, 2160), (480 * 6, 270 * 6));
        assert_eq!(of(1920, 1080), (480 * 3, 270 * 3));
        assert_eq!(of(1366, 768), (960, 540));
        assert_eq!(of(1280, 720), (960, 540));
        assert_eq!(of(800, 600), (480, 270));
        assert_eq!(of(320, 200), (480, 270));
        assert_eq!(of(0, 0), (480, 270));
    }
}
