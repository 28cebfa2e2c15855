//! How the engine's work is spread over threads: simulation and pictures on one, drawing on another, and within each no
//! further. There are hundreds of systems a frame that take a few microseconds each; to hand them from thread to thread
//! costs more than they do, and most on machines of few cores.

use bevy::{prelude::*, render::RenderApp};

use crate::sim::session::run_on_one_thread;

/// Takes hold once all other plugins are built.
pub struct FewThreads;

impl Plugin for FewThreads {
    fn build(&self, _: &mut App) {}

    fn finish(&self, app: &mut App) {
        run_on_one_thread(app.world_mut());
        if let Some(render) = app.get_sub_app_mut(RenderApp) {
            run_on_one_thread(render.world_mut());
        }
    }
}
