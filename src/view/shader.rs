//! What the view's materials share: how the engine is given a shader, how one is blended with what lies there, and
//! functions that several shaders call.

use bevy::{
    asset::uuid_handle,
    prelude::*,
    render::render_resource::{BlendState, RenderPipelineDescriptor},
    shader::Shader,
};

const DITHER: Handle<Shader> = uuid_handle!("5e9f1a0c-2f4d-4a52-9d1b-6c8e7a3b0d14");

pub(super) fn plugin(app: &mut App) {
    take(app, &DITHER, include_str!("dither.wgsl"), "view/dither.wgsl");
}

/// Gives the engine the shader of that source; `path`, below `src`, is what its reports name.
pub fn take(app: &mut App, handle: &Handle<Shader>, source: &'static str, path: &str) {
    let shader = Shader::from_wgsl(source, path);
    if let Err(error) = app.world_mut().resource_mut::<Assets<Shader>>().insert(handle, shader) {
        error!("the shader {path} was not taken: {error}");
    }
}

/// Blends what a material draws in that way with what lies there.
pub fn blend(descriptor: &mut RenderPipelineDescriptor, blend: BlendState) {
    let targets = descriptor.fragment.iter_mut().flat_map(|fragment| &mut fragment.targets);
    for target in targets.flatten() {
        target.blend = Some(blend);
    }
}
