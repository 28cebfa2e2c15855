//! An empty window of the engine on a page, with the features that the game has. `web/tests/long.mjs` measures how much
//! later than this the game's title can be used.
#![cfg(target_arch = "wasm32")]

use bevy::prelude::*;
use wasm_bindgen::prelude::*;

/// Frames before the window counts as open: the first ones have no picture yet. The game's title waits for as many.
const SETTLED: u32 = 3;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = emptyIsReady)]
    fn ready();
}

/// Opens the window on the page's canvas.
#[wasm_bindgen]
pub fn start() {
    let window = Window { canvas: Some("#game".into()), resolution: (480, 270).into(), ..default() };
    let mut app = App::new();
    app.add_plugins(DefaultPlugins.set(WindowPlugin { primary_window: Some(window), ..default() }));
    app.add_systems(Startup, |mut commands: Commands| {
        commands.spawn((Camera2d, Msaa::Off));
    });
    app.add_systems(Last, |mut frames: Local<u32>| {
        *frames += 1;
        if *frames == SETTLED {
            ready();
        }
    });
    app.run();
}
