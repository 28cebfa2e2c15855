//! How boxes, pictures and letters of the interface are drawn: the engine's way works rounded, smooth corners out for every
//! pixel, which costs a processor that draws ten times as much as the pixel itself. Nothing here has such corners.

use bevy::{
    asset::uuid_handle,
    prelude::*,
    render::{RenderApp, RenderStartup},
    ui_render::{UiPipeline, init_ui_pipeline},
};

use crate::view::shader;

const SHADER: Handle<Shader> = uuid_handle!("c1f4d8a2-7b36-4a0e-9a57-2d90e6b7f311");

pub(super) fn plugin(app: &mut App) {
    shader::take(app, &SHADER, include_str!("boxes.wgsl"), "ui/boxes.wgsl");
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render.add_systems(RenderStartup, draw_straight.after(init_ui_pipeline));
    }
}

fn draw_straight(mut pipeline: ResMut<UiPipeline>) {
    pipeline.shader = SHADER;
}
