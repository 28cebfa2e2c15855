//! People's sheets: read beside the game, before anybody who wears them comes.
//!
//! In a window the sheets of all who can come in the level at hand are read in the background, those who stand there
//! already first; the mission's time waits for who is on the stage. Those of other levels are given back.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use bevy::{
    asset::RenderAssetUsages,
    image::ImageSampler,
    prelude::*,
    render::render_resource::{Extent3d, TextureDimension, TextureFormat},
    tasks::{AsyncComputeTaskPool, Task, futures::check_ready},
    window::PrimaryWindow,
};

use super::{
    edges::{Edged, with_edges},
    material::{CELLS, Params, PersonMaterial},
};
use crate::{
    content::cast,
    disk,
    sim::mission::Mission,
    view::{
        Comfort, ViewSystems,
        art::{Art, PersonSheet, indexed::Indexed},
    },
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

/// The sheets of the level at hand, by appearance.
#[derive(Resource, Default)]
pub struct Sheets {
    known: BTreeMap<String, Option<Arc<Person>>>,
    reading: Option<(String, Reading)>,
    /// What is still to be read, the most urgent first.
    queue: VecDeque<String>,
    /// Whether somebody is on the stage whose sheet is not there yet.
    pub(super) waits: bool,
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
    /// Whether all who are on the stage can be seen.
    pub fn is_ready(&self) -> bool {
        !self.waits
    }

    /// The pictures of the person of that appearance, if they have been read; otherwise they come next.
    pub(super) fn ask(&mut self, name: &str) -> Option<Option<Arc<Person>>> {
        let known = self.known.get(name).cloned();
        if known.is_none() && self.reading.as_ref().is_none_or(|(begun, _)| begun != name) {
            self.queue.retain(|queued| queued != name);
            self.queue.push_front(name.to_owned());
        }
        known
    }

    /// The pictures of the person of that appearance, read now if they have not been.
    pub(super) fn person(&mut self, art: &mut Art, stores: Stores, name: &str) -> Option<Arc<Person>> {
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        let read = read(art, name).and_then(|read| read());
        self.keep(art, stores, name, read)
    }

    /// Another level is played: what its people wear is read, what nobody there wears is given back.
    fn dress_cast(&mut self, wanted: BTreeSet<String>) {
        self.known.retain(|name, _| wanted.contains(name));
        self.queue.retain(|name| wanted.contains(name));
        let missing = wanted.into_iter().filter(|name| !self.known.contains_key(name));
        let missing: Vec<String> = missing.filter(|name| !self.queue.contains(name)).collect();
        self.queue.extend(missing);
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

/// How to read the sheet of that appearance, on any thread.
fn read(
    art: &Art,
    name: &str,
) -> Result<impl FnOnce() -> Result<Pixels, String> + Send + 'static + use<>, String> {
    let path = art.path_of(&art.person_file(name)?);
    let cell = art.person_sheet(name).map_or(UVec2::ONE, |sheet| sheet.cell.into());
    Ok(move || crate::view::art::read_indexed(&path).map(|picture| Pixels::of(picture, cell)))
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Sheets>();
    let windowed = any_with_component::<PrimaryWindow>;
    app.add_systems(
        Update,
        ((call_cast, read_ahead).chain().in_set(ViewSystems::Stage).run_if(windowed), wish_for_flashes),
    );
}

/// Finds who can come in a level when one begins.
fn call_cast(
    mission: Option<Res<Mission>>,
    mut sheets: ResMut<Sheets>,
    art: Res<Art>,
    mut last: Local<Option<u64>>,
) {
    let Some(mission) = mission else { return };
    let (level, catalog) = (&mission.setup.level, &mission.setup.catalog);
    if last.replace(level.hash) == Some(level.hash) {
        return;
    }
    let kinds = cast::of(level).into_iter().filter_map(|kind| catalog.actors.get(kind));
    sheets.dress_cast(kinds.map(|def| art.look_of(&def.appearance, level.scale)).collect());
}

/// Reads the next sheet that is wanted, beside the game.
fn read_ahead(
    mut sheets: ResMut<Sheets>,
    mut art: ResMut<Art>,
    mut images: ResMut<Assets<Image>>,
    mut materials: ResMut<Assets<PersonMaterial>>,
    mut meshes: ResMut<Assets<Mesh>>,
) {
    let sheets = &mut *sheets;
    let stores = Stores { images: &mut images, materials: &mut materials, meshes: &mut meshes };
    if let Some((name, mut reading)) = sheets.reading.take() {
        match check_ready(&mut reading) {
            Some(read) => {
                sheets.keep(&mut art, stores, &name, read);
                return;
            }
            None => {
                sheets.reading = Some((name, reading));
                return;
            }
        }
    }
    let Some(name) = sheets.queue.pop_front() else { return };
    if sheets.known.contains_key(&name) {
        return;
    }
    let file = art.person_file(&name);
    if file.is_ok_and(|file| !disk::is_here(&art.path_of(&file))) {
        // A page brings it; whoever is at hand comes first meanwhile.
        sheets.queue.push_back(name);
        return;
    }
    match read(&art, &name) {
        Ok(read) => {
            let reading = AsyncComputeTaskPool::get().spawn(async move { read() });
            sheets.reading = Some((name, reading));
        }
        Err(error) => {
            sheets.keep(&mut art, stores, &name, Err(error));
        }
    }
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
