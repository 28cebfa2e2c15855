//! The material of lamps' light: it is added to what lies there, over the sheet of light. A vehicle's lamps are too many
//! to be lights of the sheet, which every pixel of the canvas asks for.

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

use crate::view::{Comfort, shader};

const SHADER: Handle<Shader> = uuid_handle!("b1c6a9e0-7d54-4b7e-9a53-0f5f3f8f2c61");

/// What the shader has to know. Only vectors of four: WebGL2 lays out nothing else alike.
#[derive(Clone, Debug, Default, ShaderType)]
pub struct Params {
    /// Red, green, blue, nothing.
    pub color: Vec4,
    /// 1 for a cone, 0 for a glow; share of its end's breadth that a cone begins with.
    pub shape: Vec4,
}

/// One kind of lamp's light.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug, Default)]
pub struct BeamMaterial {
    /// Its colour and shape.
    #[uniform(0)]
    pub params: Params,
}

impl Material2d for BeamMaterial {
    fn fragment_shader() -> ShaderRef {
        ShaderRef::Handle(SHADER)
    }

    fn alpha_mode(&self) -> AlphaMode2d {
        AlphaMode2d::Blend
    }

    fn specialize(
        descriptor: &mut RenderPipelineDescriptor,
        _layout: &MeshVertexBufferLayoutRef,
        _key: Material2dKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        let add = |src_factor| BlendComponent {
            src_factor,
            dst_factor: BlendFactor::One,
            operation: BlendOperation::Add,
        };
        let blend = BlendState { color: add(BlendFactor::One), alpha: add(BlendFactor::Zero) };
        shader::blend(descriptor, blend);
        Ok(())
    }
}

/// The kinds of lamp's light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beam {
    /// The cone before headlights.
    Head,
    /// A headlight itself.
    Lamp,
    /// A rear lamp.
    Rear,
    /// A rear lamp while the driver brakes.
    Brake,
    /// A roof's sign, a lit window.
    Sign,
    /// The red half of a siren.
    SirenRed,
    /// The blue half of a siren.
    SirenBlue,
    /// A street lamp's head.
    Sodium,
    /// A red light.
    Stop,
    /// An amber light.
    Wait,
    /// A green light.
    Go,
}

impl Beam {
    const ALL: [Self; 11] = [
        Self::Head,
        Self::Lamp,
        Self::Rear,
        Self::Brake,
        Self::Sign,
        Self::SirenRed,
        Self::SirenBlue,
        Self::Sodium,
        Self::Stop,
        Self::Wait,
        Self::Go,
    ];

    fn params(self) -> Params {
        let glow = |r, g, b| Params { color: Vec4::new(r, g, b, 0.0), shape: Vec4::ZERO };
        match self {
            Self::Head => {
                Params { color: Vec4::new(0.17, 0.15, 0.1, 0.0), shape: Vec4::new(1.0, 0.3, 0.0, 0.0) }
            }
            Self::Lamp => glow(0.75, 0.7, 0.52),
            Self::Rear => glow(0.4, 0.03, 0.04),
            Self::Brake => glow(0.95, 0.07, 0.07),
            Self::Sign => glow(0.34, 0.26, 0.1),
            Self::SirenRed => glow(0.9, 0.05, 0.1),
            Self::SirenBlue => glow(0.06, 0.16, 0.95),
            Self::Sodium => glow(0.85, 0.58, 0.26),
            Self::Stop => glow(0.9, 0.06, 0.07),
            Self::Wait => glow(0.8, 0.5, 0.06),
            Self::Go => glow(0.05, 0.62, 0.5),
        }
    }
}

/// The shapes and materials of lamps' light.
#[derive(Resource)]
pub struct Beams {
    /// A square around its own middle, one pixel wide.
    square: Handle<Mesh>,
    /// A square before its own western edge.
    ahead: Handle<Mesh>,
    materials: Vec<Handle<BeamMaterial>>,
}

impl Beams {
    /// What shows that light.
    pub fn of(&self, beam: Beam) -> (Mesh2d, MeshMaterial2d<BeamMaterial>) {
        let mesh = if beam == Beam::Head { &self.ahead } else { &self.square };
        let number = Beam::ALL.iter().position(|other| *other == beam).unwrap_or(0);
        (Mesh2d(mesh.clone()), MeshMaterial2d(self.materials[number].clone()))
    }
}

fn make(world: &mut World) {
    let mut meshes = world.resource_mut::<Assets<Mesh>>();
    let square = meshes.add(Rectangle::from_length(1.0));
    let ahead = meshes.add(Mesh::from(Rectangle::from_length(1.0)).translated_by(Vec3::X * 0.5));
    let mut materials = world.resource_mut::<Assets<BeamMaterial>>();
    let materials =
        Beam::ALL.iter().map(|beam| materials.add(BeamMaterial { params: beam.params() })).collect();
    world.insert_resource(Beams { square, ahead, materials });
}

/// Whoever wants fewer flashes gets weaker sirens.
fn wish_for_flashes(comfort: Res<Comfort>, beams: Res<Beams>, mut materials: ResMut<Assets<BeamMaterial>>) {
    if !comfort.is_changed() {
        return;
    }
    for (beam, handle) in Beam::ALL.iter().zip(&beams.materials) {
        if let (Beam::SirenRed | Beam::SirenBlue, Some(mut material)) = (beam, materials.get_mut(handle)) {
            material.params.color = beam.params().color * comfort.flash_share().max(0.25);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    shader::take(app, &SHADER, include_str!("beam.wgsl"), "view/vehicles/beam.wgsl");
    app.add_plugins(Material2dPlugin::<BeamMaterial>::default());
    make(app.world_mut());
    app.add_systems(Update, wish_for_flashes);
}
