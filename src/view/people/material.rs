//! The material of people's sheets: one for each appearance; what changes from frame to frame is packed into the
//! picture's tag, so that nothing is uploaded but that one number.

use bevy::{
    asset::uuid_handle,
    camera::visibility::NoFrustumCulling,
    mesh::{MeshTag, MeshVertexBufferLayoutRef},
    prelude::*,
    reflect::TypePath,
    render::render_resource::{
        AsBindGroup, RenderPipelineDescriptor, ShaderType, SpecializedMeshPipelineError,
    },
    shader::ShaderRef,
    sprite_render::{AlphaMode2d, Material2d, Material2dKey, Material2dPlugin},
};

use crate::view::shader;

const SHADER: Handle<Shader> = uuid_handle!("2f0c7d8e-61b4-4a53-9c1f-0a6be1d3c7a4");

/// What the shader has to know of a sheet. Only vectors of four: WebGL2 lays out nothing else alike.
#[derive(Clone, Debug, Default, ShaderType)]
pub struct Params {
    /// Width and height of a cell in pixels, cells in a row, share of white in a flash.
    pub cell: Vec4,
    /// The point between the feet in a cell, the first row that water hides, rows of cells in the first picture.
    pub pivot: Vec4,
}

/// A person's sheet as a material.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug, Default)]
pub struct PersonMaterial {
    /// The sheet's measures.
    #[uniform(0)]
    pub params: Params,
    /// The pixels' colours by number, and what is known of their neighbours.
    #[texture(1)]
    pub numbers: Handle<Image>,
    /// The colours.
    #[texture(2)]
    pub colors: Handle<Image>,
    /// The rows of cells that the first picture has no room for.
    #[texture(3)]
    pub more: Handle<Image>,
    /// Where in each cell anything is to be drawn, one pixel a cell.
    #[texture(4, visibility(vertex))]
    pub bounds: Handle<Image>,
}

impl Material2d for PersonMaterial {
    fn vertex_shader() -> ShaderRef {
        ShaderRef::Handle(SHADER)
    }

    fn fragment_shader() -> ShaderRef {
        ShaderRef::Handle(SHADER)
    }

    fn alpha_mode(&self) -> AlphaMode2d {
        AlphaMode2d::Blend
    }

    fn specialize(
        descriptor: &mut RenderPipelineDescriptor,
        layout: &MeshVertexBufferLayoutRef,
        _key: Material2dKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        let attributes =
            [Mesh::ATTRIBUTE_POSITION.at_shader_location(0), Mesh::ATTRIBUTE_UV_0.at_shader_location(2)];
        descriptor.vertex.buffers = vec![layout.0.get_layout(&attributes)?];
        Ok(())
    }
}

/// How the pixels of one person look in this frame.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tint {
    /// Cell of the sheet, less than [`CELLS`].
    pub cell: u32,
    /// Whether others are so close that he must be told from them: the player shines at his edge, others step back.
    pub near: bool,
    /// How it is to the floor.
    pub posture: Posture,
    /// How much brighter each channel is drawn than the floor's light would leave it, from 1.
    pub lift: Vec3,
    /// The way to the light in eighths of a turn, east first, anticlockwise.
    pub toward: u32,
    /// Colour of the rim.
    pub rim: Rim,
    /// Whether it shines white.
    pub flash: bool,
    /// Whether it is the player.
    pub player: bool,
    /// How flat it is pressed, 0 to 3.
    pub press: u32,
}

/// Cells that a tag can tell apart: the two pictures of a sheet have room for no more.
pub const CELLS: u32 = 2048;

/// How a body is to the floor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Posture {
    /// It stands on dry ground.
    #[default]
    Stands,
    /// It stands in water.
    Wades,
    /// It lies, and shades the floor all around.
    Lies,
    /// It lies and is out of the fight.
    Out,
}

/// Colours of a rim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rim {
    /// Of the night.
    #[default]
    Cold,
    /// Of a lamp or a fire.
    Warm,
    /// Of neither.
    White,
    /// Nothing but a line around the body is drawn, in its own light: a player's in gold, that of somebody else who is
    /// `near` in red, of any other in grey.
    LineAlone,
}

/// Share of its own brightness by which one step of a lift brightens.
const LIFT_STEP: f32 = 0.7;

impl Tint {
    /// Everything in one number, as the shader takes it apart.
    pub fn tag(self) -> u32 {
        let lift = |channel: f32| (((channel - 1.0) / LIFT_STEP).round().clamp(0.0, 7.0)) as u32;
        let rim = match self.rim {
            Rim::Cold => 0,
            Rim::Warm => 1,
            Rim::White => 2,
            Rim::LineAlone => 3,
        };
        let posture = match self.posture {
            Posture::Stands => 0,
            Posture::Wades => 1,
            Posture::Lies => 2,
            Posture::Out => 3,
        };
        (self.cell & (CELLS - 1))
            | u32::from(self.near) << 11
            | lift(self.lift.x) << 12
            | lift(self.lift.y) << 15
            | lift(self.lift.z) << 18
            | (self.toward & 7) << 21
            | rim << 24
            | u32::from(self.flash) << 26
            | posture << 27
            | self.press.min(3) << 29
            | u32::from(self.player) << 31
    }
}

/// The first picture of a kind makes the graphics driver work for a while: a picture of no size, shown from the start,
/// has that done before anybody comes.
fn warm_up(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<PersonMaterial>>,
) {
    commands.spawn((
        Mesh2d(meshes.add(Rectangle::new(1.0, 1.0))),
        MeshMaterial2d(materials.add(PersonMaterial::default())),
        MeshTag(0),
        NoFrustumCulling,
        Transform::from_scale(Vec3::splat(1e-6)),
    ));
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, warm_up);
    shader::take(app, &SHADER, include_str!("person.wgsl"), "view/people/person.wgsl");
    app.add_plugins(Material2dPlugin::<PersonMaterial>::default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_a_tag_has_bits_of_its_own() {
        let plain = Tint { lift: Vec3::ONE, ..Tint::default() };
        assert_eq!(plain.tag(), 0);
        let parts = [
            Tint { cell: CELLS - 1, ..plain },
            Tint { near: true, ..plain },
            Tint { posture: Posture::Wades, ..plain },
            Tint { posture: Posture::Lies, ..plain },
            Tint { lift: Vec3::new(9.0, 1.0, 1.0), ..plain },
            Tint { lift: Vec3::new(1.0, 9.0, 1.0), ..plain },
            Tint { lift: Vec3::new(1.0, 1.0, 9.0), ..plain },
            Tint { toward: 7, ..plain },
            Tint { rim: Rim::White, ..plain },
            Tint { rim: Rim::Warm, ..plain },
            Tint { flash: true, ..plain },
            Tint { player: true, ..plain },
            Tint { press: 3, ..plain },
        ];
        let sum: u64 = parts.iter().map(|part| u64::from(part.tag())).sum();
        assert_eq!(sum, u64::from(u32::MAX));
    }

    #[test]
    fn the_line_alone_is_told_from_every_rim() {
        let tag = |rim| Tint { rim, lift: Vec3::ONE, ..Tint::default() }.tag();
        assert_eq!(tag(Rim::LineAlone), tag(Rim::White) | tag(Rim::Warm));
        assert!([Rim::Cold, Rim::Warm, Rim::White].iter().all(|rim| tag(*rim) != tag(Rim::LineAlone)));
    }

    #[test]
    fn every_cell_of_every_sheet_has_a_tag() {
        let index = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/art/index.ron");
        let index = std::fs::read_to_string(index).expect("the index is there");
        let index = crate::view::art::index::Index::read(&index).expect("the index is sound");
        for (name, sheet) in &index.people {
            let last = sheet.clips.values().map(|clip| clip.first + clip.facings * clip.frames).max();
            assert!(last.is_some_and(|last| last <= CELLS), "{name} has {last:?} cells");
        }
    }
}
