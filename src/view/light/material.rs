//! The sheet's material: multiplies the canvas by the light, up to twice.

use bevy::{
    asset::uuid_handle,
    mesh::MeshVertexBufferLayoutRef,
    prelude::*,
    reflect::TypePath,
    render::render_resource::{
        AsBindGroup, BlendComponent, BlendFactor, BlendOperation, BlendState, RenderPipelineDescriptor,
        ShaderType, SpecializedMeshPipelineError,
    },
    shader::ShaderRef,
    sprite_render::{AlphaMode2d, Material2d, Material2dKey, Material2dPlugin},
};

use crate::view::shader;

/// How many moving lights there can be at once.
pub const MOVING: usize = 8;

const SHADER: Handle<Shader> = uuid_handle!("6a0a4f3e-5b43-4b0c-9d0e-2b6d5c1f7a10");

/// What the shader has to know. Only vectors of four: WebGL2 lays out nothing else alike.
#[derive(Clone, Debug, ShaderType)]
pub struct Params {
    /// Light where no lamp reaches.
    pub ambient: Vec4,
    /// South-west corner, width and height of the light map, in pixels.
    pub place: Vec4,
    /// Strength of the lamps that flicker, how many moving lights there are, nothing, nothing.
    pub flicker: Vec4,
    /// Moving lights: place in pixels, one by the radius in pixels, nothing.
    pub places: [Vec4; MOVING],
    /// Their colours.
    pub colors: [Vec4; MOVING],
}

impl Default for Params {
    fn default() -> Self {
        Self {
            ambient: Vec4::ONE,
            place: Vec4::ONE,
            flicker: Vec4::ONE,
            places: [Vec4::ZERO; MOVING],
            colors: [Vec4::ZERO; MOVING],
        }
    }
}

/// What a part of the sheet has to reckon with. Each has a shader of its own, since a processor that draws runs through
/// what it does not need as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reckons {
    /// Moving lights.
    pub moving: bool,
    /// Lamps that flicker.
    pub flicker: bool,
}

/// A part of the sheet of light.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug, Default)]
#[bind_group_data(Reckons)]
pub struct LightMaterial {
    /// What it reckons with.
    pub reckons: Reckons,
    /// What moves.
    #[uniform(0)]
    pub params: Params,
    /// Lamps that burn steadily.
    #[texture(1)]
    #[sampler(2)]
    pub steady: Handle<Image>,
    /// Lamps that flicker.
    #[texture(3)]
    #[sampler(4)]
    pub flicker: Handle<Image>,
}

impl From<&LightMaterial> for Reckons {
    fn from(material: &LightMaterial) -> Self {
        material.reckons
    }
}

impl Material2d for LightMaterial {
    fn fragment_shader() -> ShaderRef {
        ShaderRef::Handle(SHADER)
    }

    fn alpha_mode(&self) -> AlphaMode2d {
        AlphaMode2d::Blend
    }

    fn specialize(
        descriptor: &mut RenderPipelineDescriptor,
        _layout: &MeshVertexBufferLayoutRef,
        key: Material2dKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        // Source times destination, twice: light may brighten as well as darken.
        let twice = BlendComponent {
            src_factor: BlendFactor::Dst,
            dst_factor: BlendFactor::Src,
            operation: BlendOperation::Add,
        };
        let keep = BlendComponent {
            src_factor: BlendFactor::Zero,
            dst_factor: BlendFactor::One,
            operation: BlendOperation::Add,
        };
        shader::blend(descriptor, BlendState { color: twice, alpha: keep });
        let Reckons { moving, flicker } = key.bind_group_data;
        if let Some(fragment) = &mut descriptor.fragment {
            let defs = [(moving, "MOVING"), (flicker, "FLICKER")];
            fragment.shader_defs.extend(defs.into_iter().filter(|(is, _)| *is).map(|(_, def)| def.into()));
        }
        Ok(())
    }
}

pub(super) fn plugin(app: &mut App) {
    shader::take(app, &SHADER, include_str!("light.wgsl"), "view/light/light.wgsl");
    app.add_plugins(Material2dPlugin::<LightMaterial>::default());
}
