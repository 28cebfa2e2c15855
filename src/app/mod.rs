//! The windowed game: which plugins make it, how it starts, and how it gets from screen to screen.

#[cfg(not(target_arch = "wasm32"))]
use std::process::ExitCode;
use std::{
    panic::AssertUnwindSafe,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use bevy::{
    app::PluginGroupBuilder,
    asset::AssetPlugin,
    log::LogPlugin,
    prelude::*,
    render::{
        RenderPlugin,
        settings::{PowerPreference, RenderCreation, WgpuSettings},
    },
    window::{CursorOptions, ExitCondition, WindowPlugin},
};

use crate::{input, save, settings, sim, sound, store::Store, ui, view};

pub mod attract;
#[cfg(test)]
pub mod desk;
pub mod flow;
pub mod helped;
pub mod notices;
mod pilot;
mod record;
pub mod shelf;
#[cfg(not(target_arch = "wasm32"))]
mod shot;
#[cfg(test)]
pub(crate) mod tests;
mod threads;
mod trace;
mod tune;
mod watch;
#[cfg(not(target_arch = "wasm32"))]
mod window;

#[cfg(not(target_arch = "wasm32"))]
pub use shot::{Seen, Shot, shoot};
#[cfg(target_arch = "wasm32")]
pub(crate) use trace::{entry, keys_of, screen_name};

/// What the window is opened with.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The folder that holds `assets` and `levels`; none: the usual places.
    pub root: Option<PathBuf>,
    /// Folders of packs beside the game's own folder `mods`.
    pub mods: Vec<PathBuf>,
    /// Id or path of a level to begin with; none: the title.
    pub level: Option<String>,
    /// Language of the texts; none: that of the system.
    pub language: Option<String>,
    /// Whether the bot plays in the player's place.
    pub bot: bool,
    /// File into which the command logs go; none: nothing is recorded.
    pub record: Option<PathBuf>,
    /// How many times as fast as life it goes; none: once.
    pub speed: Option<f32>,
}

/// The windowed half of the game, for an app that has the engine's plugins.
pub(crate) fn game(app: &mut App) {
    app.add_plugins(sim::SimPlugin::default());
    app.add_plugins((
        view::plugin,
        input::plugin,
        sound::plugin,
        ui::plugin,
        flow::plugin,
        notices::plugin,
        save::plugin,
        settings::plugin,
        shelf::plugin,
        tune::plugin,
        helped::plugin,
        watch::plugin,
        trace::plugin,
    ));
}

/// Begins on a page, with `more` added to the game; the browser calls each frame.
///
/// # Errors
/// In one sentence, why it cannot begin.
#[cfg(target_arch = "wasm32")]
pub(crate) fn play_on_page(language: Option<String>, more: impl FnOnce(&mut App)) -> Result<(), String> {
    let mut store = Store::new(crate::page::Storage);
    let (settings, notices) = settings::load(&mut store);
    // What the player has chosen goes before what the browser speaks.
    let language = language.filter(|_| settings.language == settings::SYSTEM);
    let window = Window {
        title: "Red Heat".into(),
        canvas: Some("#game".into()),
        // The page keeps it at so many of the device's pixels, whatever those are of the page's.
        resolution: bevy::window::WindowResolution::new(view::canvas::WIDTH, view::canvas::HEIGHT),
        fit_canvas_to_parent: false,
        prevent_default_event_handling: false,
        ..default()
    };
    let mut app = build(Some(window))?;
    let (progress, more_notices) = save::load(&mut store);
    app.world_mut().resource_mut::<notices::Notices>().add(notices.into_iter().chain(more_notices));
    app.insert_resource(store).insert_resource(progress).insert_resource(settings);
    shelf::open(app.world_mut(), &Options { language, ..Options::default() });
    let root = app.world().resource::<shelf::Shelf>().root().to_owned();
    sound::open(app.world_mut(), &root);
    more(&mut app);
    app.run();
    Ok(())
}

/// Reads settings and progress anew, which somebody else has written.
#[cfg(target_arch = "wasm32")]
pub(crate) fn read_kept(world: &mut World) {
    world.resource_scope(|world, mut store: Mut<Store>| {
        let (settings, notices) = settings::load(&mut store);
        let (progress, more) = save::load(&mut store);
        world.resource_mut::<notices::Notices>().add(notices.into_iter().chain(more));
        world.insert_resource(settings);
        world.insert_resource(progress);
    });
}

/// Opens the window and plays until the player leaves.
#[cfg(not(target_arch = "wasm32"))]
pub fn play(options: &Options) -> ExitCode {
    let mut store = Store::open();
    let (settings, notices) = settings::load(&mut store);
    let mut app = match build(Some(window::first(&settings))) {
        Ok(app) => app,
        Err(error) => {
            eprintln!("red-heat: {error}");
            return ExitCode::from(2);
        }
    };
    let (progress, more_notices) = save::load(&mut store);
    app.world_mut().resource_mut::<notices::Notices>().add(notices.into_iter().chain(more_notices));
    app.insert_resource(store).insert_resource(progress).insert_resource(settings);
    window::follow(&mut app);
    shelf::open(app.world_mut(), options);
    let root = app.world().resource::<shelf::Shelf>().root().to_owned();
    sound::open(app.world_mut(), &root);
    if options.bot {
        pilot::take_over(&mut app);
    }
    if let Some(file) = &options.record {
        record::ask(&mut app, file.clone());
    }
    if let Some(speed) = options.speed {
        app.insert_resource(tune::Pace(speed.clamp(0.1, 16.0)));
    }
    if let Some(level) = &options.level {
        app.world_mut().write_message(flow::Order::Play(level.clone()));
        watch::follow(app.world_mut(), level);
    }
    match app.run() {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(code) => ExitCode::from(code.get()),
    }
}

/// The game with the engine under it.
///
/// The engine knows no answer but a panic where there is no display or no graphics driver; here it becomes a sentence.
fn build(window: Option<Window>) -> Result<App, String> {
    let told = Arc::new(Mutex::new(String::new()));
    let hears = Arc::clone(&told);
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if let Ok(mut told) = hears.lock() {
            *told = panic.payload_as_str().unwrap_or_default().to_owned();
        }
    }));
    let app = std::panic::catch_unwind(AssertUnwindSafe(|| {
        let mut app = App::new();
        app.add_plugins(engine(window));
        app.add_plugins((game, threads::FewThreads));
        app
    }));
    std::panic::set_hook(usual);
    app.map_err(|_| match told.lock().map(|told| told.clone()).unwrap_or_default() {
        words if words.contains("GPU") => {
            "there is no graphics adapter: install a Vulkan or OpenGL driver (mesa-vulkan-drivers will do)"
                .into()
        }
        words if words.contains("event loop") => {
            "there is no display: neither WAYLAND_DISPLAY nor DISPLAY leads to one".into()
        }
        words => format!("the window could not be opened: {words}"),
    })
}

/// The engine's plugins, with a window or without.
fn engine(window: Option<Window>) -> PluginGroupBuilder {
    let windowed = window.is_some();
    let plugins = DefaultPlugins
        .set(ImagePlugin::default_nearest())
        .set(LogPlugin { filter: LOG_FILTER.into(), ..default() })
        .set(AssetPlugin { watch_for_changes_override: Some(false), ..default() })
        .set(WindowPlugin {
            primary_window: window,
            primary_cursor_options: Some(CursorOptions { visible: false, ..default() }),
            exit_condition: if windowed { ExitCondition::OnAllClosed } else { ExitCondition::DontExit },
            ..default()
        })
        .set(RenderPlugin {
            render_creation: RenderCreation::Automatic(Box::new(WgpuSettings {
                // A canvas of 480 pixels is no work for the large card of a laptop.
                power_preference: PowerPreference::LowPower,
                ..default()
            })),
            synchronous_pipeline_compilation: !windowed,
            ..default()
        });
    if windowed { plugins } else { plugins.disable::<bevy::winit::WinitPlugin>() }
}

/// Our own words from `info`, of the engine only what went wrong; a missing sound card or gamepad is nothing wrong.
const LOG_FILTER: &str = "error,red_heat=info,gilrs=off,bevy_gilrs=off,wgpu_hal=off,calloop=off,sctk=off";
