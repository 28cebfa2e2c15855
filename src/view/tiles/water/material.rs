//! The material of a pool.

use bevy::{
    asset::uuid_handle,
    camera::visibility::NoFrustumCulling,
    prelude::*,
    reflect::TypePath,
    render::render_resource::{AsBindGroup, ShaderType},
    shader::ShaderRef,
    sprite_render::{AlphaMode2d, Material2d, Material2dPlugin},
};

use crate::view::shader;

/// Steps from deep to glint.
pub const STEPS: usize = 8;
/// Bodies whose rings are seen at once.
pub const WADERS: usize = 8;

const SHADER: Handle<Shader> = uuid_handle!("b7d3f0c4-3d7c-49b6-8a4e-5f1c2e9a6d58");

/// What the shader has to know. Only vectors of four: WebGL2 lays out nothing else alike.
#[derive(Clone, Debug, Default, ShaderType)]
pub struct Params {
    /// South-west corner, width and height, in pixels.
    pub place: Vec4,
    /// Seconds, how many wade, nothing, nothing.
    pub clock: Vec4,
    /// Colours from deep to glint.
    pub ramp: [Vec4; STEPS],
    /// Who wades: place in pixels, phase of his rings, how strong they are.
    pub waders: [Vec4; WADERS],
}

/// A pool's surface.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug, Default)]
pub struct WaterMaterial {
    /// What moves.
    #[uniform(0)]
    pub params: Params,
    /// How far each pixel is from the edge.
    #[texture(1)]
    pub edge: Handle<Image>,
}

impl Material2d for WaterMaterial {
    fn fragment_shader() -> ShaderRef {
        ShaderRef::Handle(SHADER)
    }

    fn alpha_mode(&self) -> AlphaMode2d {
        AlphaMode2d::Blend
    }
}

/// Has the graphics driver make the pipeline before the first pool is seen: a picture of no size.
fn warm_up(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<WaterMaterial>>,
) {
    commands.spawn((
        Mesh2d(meshes.add(Rectangle::new(1.0, 1.0))),
        MeshMaterial2d(materials.add(WaterMaterial::default())),
        NoFrustumCulling,
        Transform::from_scale(Vec3::splat(1e-6)),
    ));
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, warm_up);
    shader::take(app, &SHADER, include_str!("water.wgsl"), "view/tiles/water/water.wgsl");
    app.add_plugins(Material2dPlugin::<WaterMaterial>::default());
}
