//! The material with which the canvas grows to the window.

use bevy::{
    asset::uuid_handle,
    prelude::*,
    reflect::TypePath,
    render::render_resource::AsBindGroup,
    shader::ShaderRef,
    sprite_render::{Material2d, Material2dPlugin},
};

use crate::view::shader;

const SHADER: Handle<Shader> = uuid_handle!("0d6c5b8a-3f0e-4e0a-8a4b-51b7f0f4c2d9");

/// The canvas, to be grown.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug)]
pub struct GrowMaterial {
    /// Its picture, sampled linearly.
    #[texture(0)]
    #[sampler(1)]
    pub canvas: Handle<Image>,
    /// How much of an old tube it is, 0 to 1, and by how much its corners lie beyond the canvas's; two that are unused.
    #[uniform(2)]
    pub tube: Vec4,
}

impl Material2d for GrowMaterial {
    fn fragment_shader() -> ShaderRef {
        ShaderRef::Handle(SHADER)
    }
}

pub(super) fn plugin(app: &mut App) {
    shader::take(app, &SHADER, include_str!("grow.wgsl"), "view/grow.wgsl");
    app.add_plugins(Material2dPlugin::<GrowMaterial>::default());
}
