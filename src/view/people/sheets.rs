//! People's sheets: read beside the game, before anybody who wears them comes.
//!
//! In a window every sheet of the index is read while the title is shown, one after the other; whoever comes sooner is
//! waited for.

use std::{collections::BTreeMap, sync::Arc};

use bevy::{
    asset::RenderAssetUsages,
    image::ImageSampler,
    prelude::*,
    render::render_resource::{Extent3d, TextureDimension, TextureFormat},
    tasks::{AsyncComputeTaskPool, Task, block_on, futures::check_ready},
    window::PrimaryWindow,
};

use super::{
    edges::{Edged, with_edges},
    material::{CELLS, Params, PersonMaterial},
};
use crate::view::{
    Comfort,
    art::{Art, PersonSheet, indexed::Indexed},
};

/// Rows over the feet that water hides, in pixels.
pub const WADING_LEGS: u32 = 4;

/// The highest picture that every driver takes, in pixels: a higher sheet is cut in two.
const HIGHEST: u32 = 2048;

/// One person's pictures.
#[derive(Debug)]
pub struct Person {
    /// The sheet as a material.
    pub material: Handle<PersonMaterial>,
    /// A cell, its point between the feet at the origin.
    pub mesh: Handle<Mesh>,
    /// Where the cells lie.
    pub sheet: PersonSheet,
}

/// A sheet's picture, and its pixels as the shader takes them.
struct Pixels {
    picture: Indexed,
    edged: Edged,
}

impl Pixels {
    fn of(picture: Indexed, cell: UVec2) -> Self {
        let edged = with_edges(&picture, cell);
        Self { picture, edged }
    }
}

type Reading = Task<Result<Pixels, String>>;

/// The sheets of this run, by appearance.
#[derive(Resource, Default)]
pub struct Sheets {
    known: BTreeMap<String, Option<Arc<Person>>>,
    reading: Option<(String, Reading)>,
}

/// Where sheets become pictures of the engine.
pub struct Stores<'a> {
    /// Pictures.
    pub images: &'a mut Assets<Image>,
    /// Materials of people.
    pub materials: &'a mut Assets<PersonMaterial>,
    /// Cells.
    pub meshes: &'a mut Assets<Mesh>,
}

impl Sheets {
    /// The pictures of the person of that appearance, read now if they have not been.
    pub fn person(&mut self, art: &mut Art, stores: Stores, name: &str) -> Option<Arc<Person>> {
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        let begun = self.reading.take_if(|(begun, _)| begun == name);
        let read = match begun {
            // A browser has one thread: to wait there would be to wait for ever.
            Some((_, reading)) if cfg!(not(target_arch = "wasm32")) => block_on(reading),
            _ => {
                let cell = art.person_sheet(name).map_or(UVec2::ONE, |sheet| sheet.cell.into());
                let read = art.person_file(name).and_then(|file| art.read_indexed(&file));
                read.map(|picture| Pixels::of(picture, cell))
            }
        };
        self.keep(art, stores, name, read)
    }

    fn keep(
        &mut self,
        art: &mut Art,
        stores: Stores,
        name: &str,
        read: Result<Pixels, String>,
    ) -> Option<Arc<Person>> {
        let person = match (art.person_sheet(name), read) {
            (Some(sheet), Ok(pixels)) => Some(Arc::new(make(sheet, pixels, stores))),
            (Some(sheet), Err(error)) => {
                art.tell(format!("{}: {error}", sheet.image));
                None
            }
            (None, _) => {
                art.tell(format!("person `{name}` is missing from art/index.ron"));
                None
            }
        };
        self.known.insert(name.to_owned(), person.clone());
        person
    }
}

fn make(sheet: PersonSheet, pixels: Pixels, stores: Stores) -> Person {
    // Whole rows of cells.
    let rows = (HIGHEST / sheet.cell.1).max(1);
    let bounds = stores.images.add(bounds_image(&pixels.edged.bounds));
    let pictures = pixels.picture.into_images(pixels.edged.pairs, rows * sheet.cell.1);
    let [numbers, colors] = [pictures.numbers, pictures.colors].map(|image| stores.images.add(image));
    let more = pictures.more.map_or_else(|| numbers.clone(), |image| stores.images.add(image));
    let cell = UVec2::from(sheet.cell).as_vec2();
    let pivot = UVec2::from(sheet.pivot).as_vec2();
    let hidden = pivot.y - WADING_LEGS as f32;
    let params = Params {
        cell: cell.extend(sheet.columns as f32).extend(1.0),
        pivot: pivot.extend(hidden).extend(rows as f32),
    };
    let middle = Vec3::new(cell.x / 2.0 - pivot.x, pivot.y - cell.y / 2.0, 0.0);
    let mesh = Mesh::from(Rectangle::from_size(cell)).translated_by(middle);
    Person {
        material: stores.materials.add(PersonMaterial { params, numbers, colors, more, bounds }),
        mesh: stores.meshes.add(mesh),
        sheet,
    }
}

/// The cells' bounds, one pixel each.
fn bounds_image(bounds: &[[u8; 4]]) -> Image {
    let mut pixels = bounds.to_vec();
    pixels.resize(CELLS as usize, [0; 4]);
    let size = Extent3d { width: CELLS, height: 1, depth_or_array_layers: 1 };
    let (format, usage) = (TextureFormat::Rgba8Unorm, RenderAssetUsages::RENDER_WORLD);
    let mut image = Image::new(size, TextureDimension::D2, pixels.concat(), format, usage);
    image.sampler = ImageSampler::nearest();
    image
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Sheets>();
    app.add_systems(Update, (read_ahead.run_if(any_with_component::<PrimaryWindow>), wish_for_flashes));
}

/// Reads the next sheet that nobody has asked for yet.
fn read_ahead(
    mut sheets: ResMut<Sheets>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
    mut materials: ResMut<Assets<PersonMaterial>>,
    mut meshes: ResMut<Assets<Mesh>>,
) {
    if let Some((name, mut reading)) = sheets.reading.take() {
        match check_ready(&mut reading) {
            Some(read) => {
                let stores = Stores { images: &mut images, materials: &mut materials, meshes: &mut meshes };
                sheets.keep(&mut art, stores, &name, read);
            }
            None => sheets.reading = Some((name, reading)),
        }
        return;
    }
    let next = art.people().find(|name| !sheets.known.contains_key(*name)).cloned();
    let Some(name) = next else { return };
    let Ok(file) = art.person_file(&name) else { return };
    let path = art.path_of(&file);
    let cell = art.person_sheet(&name).map_or(UVec2::ONE, |sheet| sheet.cell.into());
    let reading = AsyncComputeTaskPool::get()
        .spawn(async move { crate::view::art::read_indexed(&path).map(|picture| Pixels::of(picture, cell)) });
    sheets.reading = Some((name, reading));
}

fn wish_for_flashes(comfort: Res<Comfort>, mut materials: ResMut<Assets<PersonMaterial>>) {
    if !comfort.is_changed() || comfort.is_added() {
        return;
    }
    let share = comfort.flash_share();
    let all: Vec<_> = materials.ids().collect();
    for id in all {
        if let Some(mut material) = materials.get_mut(id) {
            material.params.cell.w = share;
        }
    }
}
