//! The window: its first size, its size and mode as the settings want them and as the player leaves them, its icon.

use bevy::{
    ecs::system::NonSendMarker,
    prelude::*,
    window::{
        Monitor, MonitorSelection, PrimaryMonitor, PrimaryWindow, WindowMode, WindowResized, WindowResolution,
    },
    winit::WINIT_WINDOWS,
};
use winit::window::Icon;

use super::shelf::Shelf;
use crate::{
    settings::Settings,
    view::{
        art::read_png,
        canvas::{HEIGHT, WIDTH},
        units::canvas_size,
    },
};

/// How much of a screen a window takes that nobody has sized yet, each way.
const SHARE_OF_SCREEN: f32 = 0.8;

/// How much of a screen a window takes at the most that shall have a frame as well.
const SHARE_WITH_FRAME: f32 = 0.95;
/// From this share of its old width on a window is not far smaller.
const FAR_SMALLER: f32 = 0.75;

/// The size that the game itself gave the window.
#[derive(Resource, Default)]
struct OwnSize {
    /// What it has now; none once the player has sized it.
    now: Option<(u32, u32)>,
    /// What it has for who walks: that of the larger canvas for who drives follows from it.
    on_foot: (u32, u32),
    /// The screen, once it is known.
    screen: Option<UVec2>,
}

/// The window that is opened.
pub(super) fn first(settings: &Settings) -> Window {
    let (width, height) = first_size(settings);
    let resolution = WindowResolution::new(width, height).with_scale_factor_override(1.0);
    Window {
        title: "Red Heat".into(),
        name: Some("red-heat".into()),
        resolution,
        mode: mode(settings),
        ..default()
    }
}

fn first_size(settings: &Settings) -> (u32, u32) {
    settings.size.unwrap_or((WIDTH * 2, HEIGHT * 2))
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
    let own = first_size(app.world().resource::<Settings>());
    // A size that the player chose once stays his, whatever is shown in it.
    let now = app.world().resource::<Settings>().size.is_none().then_some(own);
    app.insert_resource(OwnSize { now, on_foot: own, screen: None });
    app.add_systems(PreUpdate, toggle_full_screen.after(bevy::input::InputSystems));
    app.add_systems(Update, ((suit_screen, suit_canvas, remember_size).chain(), show_icon));
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
    mut own: ResMut<OwnSize>,
    mut done: Local<bool>,
) {
    let screen = new.iter().max_by_key(|(_, primary)| *primary).map(|(screen, _)| screen.physical_size());
    let (Some(screen), Ok(mut window)) = (screen, windows.single_mut()) else { return };
    own.screen = Some(screen);
    if std::mem::replace(&mut *done, true) || settings.full_screen {
        return;
    }
    let fits = settings.size.filter(|(width, height)| *width <= screen.x && *height <= screen.y);
    if fits.is_none() {
        let (width, height) = suiting(screen);
        (own.now, own.on_foot) = (Some((width, height)), (width, height));
        window.resolution.set_physical_resolution(width, height);
    }
}

/// The largest whole multiple of the canvas that leaves some of the screen free, and at least the canvas itself.
fn suiting(screen: UVec2) -> (u32, u32) {
    let room = screen.as_vec2() * SHARE_OF_SCREEN;
    let times = (room.x / WIDTH as f32).min(room.y / HEIGHT as f32).floor().max(1.0) as u32;
    (WIDTH * times, HEIGHT * times)
}

/// Who drives sees a larger canvas: a window that nobody has sized grows to a whole multiple of it, and is as it was
/// afterwards. In the old size half of it would be black.
fn suit_canvas(
    mut windows: Query<&mut Window, With<PrimaryWindow>>,
    mut own: ResMut<OwnSize>,
    mut shown: Local<Option<UVec2>>,
) {
    let canvas = canvas_size();
    let before = shown.replace(canvas);
    let Ok(mut window) = windows.single_mut() else { return };
    let is_own = own.now.is_some() && window.mode == WindowMode::Windowed;
    if before.is_none_or(|before| before == canvas) || !is_own {
        return;
    }
    let size = grown(canvas, own.on_foot.into(), own.screen);
    own.now = Some(size.into());
    window.resolution.set_physical_resolution(size.x, size.y);
}

/// The whole multiple of the canvas that comes next to a window of that size: a little larger if the screen has room for
/// it and a frame, else smaller; where that would be far smaller, the size stays, or is all of the screen.
fn grown(canvas: UVec2, like: UVec2, screen: Option<UVec2>) -> UVec2 {
    let next = like.as_vec2() / canvas.as_vec2();
    let next = next.max_element().ceil().max(1.0) as u32;
    let fits = |times: &u32, share: f32| {
        screen.is_none_or(|screen| (canvas * times).as_vec2().cmple(screen.as_vec2() * share).all())
    };
    let with_frame = (1..=next).rev().find(|times| fits(times, SHARE_WITH_FRAME));
    match with_frame {
        Some(times) if (canvas * times).x as f32 >= like.x as f32 * FAR_SMALLER => canvas * times,
        _ if fits(&next, 1.0) => canvas * next,
        _ => like,
    }
}

/// The next time the window is as large as the player left it.
fn remember_size(
    mut resized: MessageReader<WindowResized>,
    windows: Query<&Window, With<PrimaryWindow>>,
    mut settings: ResMut<Settings>,
    mut own: ResMut<OwnSize>,
) {
    let Ok(window) = windows.single() else { return };
    let size = (window.physical_width(), window.physical_height());
    let changed = resized.read().count() > 0;
    let seen = size.0 > 0 && size.1 > 0 && window.mode == WindowMode::Windowed;
    if !changed || !seen || own.now == Some(size) {
        return;
    }
    own.now = None;
    if settings.size != Some(size) {
        settings.size = Some(size);
    }
}

/// Gives the window its icon as soon as there is one; the engine has no word for it.
fn show_icon(
    windows: Query<Entity, With<PrimaryWindow>>,
    shelf: Res<Shelf>,
    mut done: Local<bool>,
    _on_the_main_thread: NonSendMarker,
) {
    let Ok(entity) = windows.single() else { return };
    if *done {
        return;
    }
    WINIT_WINDOWS.with_borrow(|windows| {
        let Some(window) = windows.get_window(entity) else { return };
        *done = true;
        match icon(shelf.root()) {
            Ok(icon) => window.set_window_icon(Some(icon)),
            Err(error) => warn!("no icon for the window: {error}"),
        }
    });
}

/// Where the icon may be, the better one first.
const ICONS: [&str; 2] = ["assets/art/icon.png", "assets/art/poster/icon.png"];

fn icon(root: &std::path::Path) -> Result<Icon, String> {
    let path = ICONS.map(|icon| root.join(icon)).into_iter().find(|path| path.exists()).unwrap_or_default();
    let told = |error: String| format!("{}: {error}", path.display());
    let picture = read_png(&path).map_err(told)?;
    let (width, height) = (picture.width(), picture.height());
    Icon::from_rgba(picture.data.unwrap_or_default(), width, height).map_err(|error| told(error.to_string()))
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

    #[test]
    fn for_who_drives_a_window_becomes_a_whole_multiple_of_the_larger_canvas() {
        let of = |width, height, screen: (u32, u32)| {
            let size = grown(UVec2::new(640, 360), UVec2::new(width, height), Some(screen.into()));
            (size.x, size.y)
        };
        assert_eq!(of(960, 540, (1366, 768)), (1280, 720));
        assert_eq!(
            of(960, 540, (1280, 720)),
            (1280, 720),
            "all of the screen rather than half of the window"
        );
        assert_eq!(of(960, 540, (1024, 768)), (960, 540));
        assert_eq!(of(1440, 810, (1920, 1080)), (1280, 720));
        assert_eq!(of(2880, 1620, (3840, 2160)), (3200, 1800));
        assert_eq!(grown(UVec2::new(480, 270), UVec2::new(960, 540), None), UVec2::new(960, 540));
    }
}
