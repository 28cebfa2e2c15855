//! The baked pictures: found by name, read once, and never replaced by a silent blank.
//!
//! What is missing or broken is told by name, in the log and on the screen ([`Problems`]).

use std::{
    collections::{BTreeSet, HashMap},
    path::{Path, PathBuf},
};

use bevy::{
    asset::RenderAssetUsages,
    image::{CompressedImageFormats, ImageSampler, ImageType},
    prelude::*,
    sprite::Anchor,
};

pub mod indexed;
pub mod packing;
mod packs;
pub mod pixels;
pub mod pixmap;

use crate::{
    content::{driving::Scale, street_looks::SmallLooks},
    disk,
};

pub use crate::content::art as index;
pub use index::{Clip, PersonSheet, VehicleSheet};
use indexed::Indexed;

/// Pictures over this edge are refused before they are decoded.
const LARGEST_EDGE: u32 = 8192;

/// What begins the names of small people's looks.
const SMALL: &str = "small/";

/// What the window could not find or read, in sentences, each told once.
#[derive(Resource, Default)]
pub struct Problems(pub Vec<String>);

/// The pictures of this run.
#[derive(Resource, Default)]
pub struct Art {
    /// The folder `assets`.
    root: PathBuf,
    index: index::Index,
    /// Who and what shows people whom nobody drew as small as drivers see them.
    pub small: SmallLooks,
    images: HashMap<String, Option<Handle<Image>>>,
    told: BTreeSet<String>,
    news: Vec<String>,
}

/// One sprite's pictures.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The image they lie in.
    pub image: Handle<Image>,
    /// Each variant or frame.
    pub rects: Vec<URect>,
    /// The point that stands on the sprite's position.
    pub pivot: IVec2,
    /// Ticks a frame lasts; 0 for variants.
    pub ticks: u32,
}

impl Picture {
    /// The rectangle of variant or frame `number`, counted round and round.
    pub fn rect(&self, number: usize) -> URect {
        self.rects[number % self.rects.len()]
    }

    /// A sprite of that variant or frame, standing on its pivot.
    pub fn sprite(&self, number: usize) -> (Sprite, Anchor) {
        let rect = self.rect(number);
        let sprite = Sprite { image: self.image.clone(), rect: Some(rect.as_rect()), ..default() };
        (sprite, anchor_at(self.pivot.as_vec2(), rect.size().as_vec2()))
    }

    /// The frame shown `ticks` after the first.
    pub fn frame_at(&self, ticks: u64) -> usize {
        (ticks / u64::from(self.ticks.max(1))) as usize % self.rects.len()
    }
}

/// The anchor that puts the pixel `pivot` (from the upper left) of a picture of that size on the sprite's position.
pub fn anchor_at(pivot: Vec2, size: Vec2) -> Anchor {
    Anchor(Vec2::new(pivot.x / size.x - 0.5, 0.5 - pivot.y / size.y))
}

impl Art {
    /// Opens the index below that `assets` folder; what is wrong with it becomes a problem, not an end.
    pub fn open(root: PathBuf) -> Self {
        let path = root.join("art/index.ron");
        let mut art = Self { root, ..default() };
        let read = disk::read_text(&path).map_err(|error| error.to_string());
        match read.and_then(|text| index::Index::read(&text)) {
            Ok(index) => art.index = index,
            Err(error) => art.tell(format!("{}: {error}", path.display())),
        }
        art
    }

    /// Tells a problem, once.
    pub fn tell(&mut self, problem: String) {
        if self.told.insert(problem.clone()) {
            error!("{problem}");
            self.news.push(problem);
        }
    }

    /// Whether a sprite of that name was baked; asks without making its absence a problem.
    pub fn has(&self, name: &str) -> bool {
        self.index.sprites.contains_key(name)
    }

    /// The sprite of that name.
    pub fn sprite(&mut self, images: &mut Assets<Image>, name: &str) -> Option<Picture> {
        let Some(entry) = self.index.sprites.get(name).cloned() else {
            self.tell(format!("picture `{name}` is missing from art/index.ron"));
            return None;
        };
        let image = self.image(images, &entry.image)?;
        let size = images.get(&image)?.size();
        let rects: Vec<URect> =
            entry.rects.iter().map(|&(x, y, w, h)| URect::new(x, y, x + w, y + h)).collect();
        if rects.iter().any(|rect| rect.max.x > size.x || rect.max.y > size.y) {
            self.tell(format!("picture `{name}` reaches over the edge of {}", entry.image));
            return None;
        }
        Some(Picture { image, rects, pivot: IVec2::from(entry.pivot), ticks: entry.ticks })
    }

    /// Whether every picture but people's can be read now. What a page has not brought yet is asked for.
    pub fn is_whole(&self) -> bool {
        let files: BTreeSet<&str> = self.index.sprites.values().map(|entry| entry.image.as_str()).collect();
        // All of them, so that a page knows at once what is wanted.
        files.into_iter().filter(|file| !disk::is_here(&self.path_of(file))).count() == 0
    }

    /// Where the muzzle is in each rectangle of that sprite, in pixels right and up from its pivot; empty where it has
    /// none.
    pub fn muzzles(&self, name: &str) -> Vec<Vec2> {
        let muzzles = self.index.sprites.get(name).map_or(&[][..], |entry| &entry.muzzles);
        muzzles.iter().map(|&(right, down)| Vec2::new(f32::from(right), -f32::from(down))).collect()
    }

    /// Every appearance there is.
    pub fn people(&self) -> impl Iterator<Item = &String> {
        self.index.people.keys()
    }

    /// The name under which the sheet of that appearance is found at that scale: whom nobody has drawn as small as drivers
    /// see people looks like somebody who was.
    pub fn look_of(&self, appearance: &str, scale: Scale) -> String {
        let small = &self.index.small;
        if scale == Scale::Foot || small.is_empty() {
            return appearance.to_owned();
        }
        let like = small.get_key_value(appearance).map(|(name, _)| name);
        let passers: Vec<&String> =
            self.small.passers.iter().filter(|name| small.contains_key(*name)).collect();
        let number = appearance.bytes().fold(7_usize, |sum, byte| sum.wrapping_mul(31) ^ usize::from(byte));
        let like = like.or_else(|| passers.get(number % passers.len().max(1)).copied());
        like.map_or_else(|| appearance.to_owned(), |name| format!("{SMALL}{name}"))
    }

    /// Where the cells of the person of that look lie.
    pub fn person_sheet(&self, name: &str) -> Option<PersonSheet> {
        match name.strip_prefix(SMALL) {
            Some(small) => self.index.small.get(small).map(|sheet| self.small_sheet(sheet)),
            None => self.index.people.get(name).cloned(),
        }
    }

    /// The sheet of a small person. There are few movements at that size: what is not drawn is shown by what is nearest.
    fn small_sheet(&self, sheet: &PersonSheet) -> PersonSheet {
        let mut sheet = sheet.clone();
        for (name, nearest) in &self.small.clips {
            if let Some(clip) = sheet.clips.get(nearest).cloned() {
                sheet.clips.entry(name.clone()).or_insert(clip);
            }
        }
        sheet
    }

    /// Whether the pictures in which these sprites lie can be read now; those that a page has not brought yet are asked for.
    pub fn are_here(&self, names: &[&str]) -> bool {
        let files = names.iter().filter_map(|name| self.index.sprites.get(*name)).map(|entry| &entry.image);
        // All of them are asked for, whether the first is here or not.
        files.filter(|file| !disk::is_here(&self.root.join(file))).count() == 0
    }

    /// The same of a vehicle's sheet.
    pub fn is_vehicle_here(&self, name: &str, scale: Scale) -> bool {
        self.vehicle_sheet(name, scale).is_none_or(|sheet| disk::is_here(&self.root.join(&sheet.image)))
    }

    fn vehicle_sheet(&self, name: &str, scale: Scale) -> Option<&VehicleSheet> {
        let at_scale = match scale {
            Scale::Drive => name.to_owned(),
            Scale::Foot => name.replacen("vehicle/", "vehicle_foot/", 1),
        };
        self.index.vehicles.get(&at_scale).or_else(|| self.index.vehicles.get(name))
    }

    /// A vehicle's sheet and its picture, at that scale. What is baked for the other one alone is shown as that.
    pub fn vehicle(
        &mut self,
        images: &mut Assets<Image>,
        name: &str,
        scale: Scale,
    ) -> Option<(VehicleSheet, Handle<Image>)> {
        let Some(sheet) = self.vehicle_sheet(name, scale).cloned() else {
            self.tell(format!("vehicle `{name}` is missing from art/index.ron"));
            return None;
        };
        let image = self.image(images, &sheet.image)?;
        Some((sheet, image))
    }

    /// The picture's path below `assets/`.
    ///
    /// # Errors
    /// Where nobody looks like that.
    pub fn person_file(&self, name: &str) -> Result<String, String> {
        Ok(self.person_sheet(name).ok_or("nobody looks like that")?.image)
    }

    /// The whole path of a file below `assets/`.
    pub fn path_of(&self, file: &str) -> PathBuf {
        self.root.join(file)
    }

    /// The picture of few colours at that path below `assets/`.
    ///
    /// # Errors
    /// In one sentence, why there is none.
    pub fn read_indexed(&self, file: &str) -> Result<Indexed, String> {
        read_indexed(&self.path_of(file))
    }

    fn image(&mut self, images: &mut Assets<Image>, path: &str) -> Option<Handle<Image>> {
        if let Some(known) = self.images.get(path) {
            return known.clone();
        }
        let read = read_png(&self.root.join(path));
        let handle = match read {
            Ok(image) => Some(images.add(image)),
            Err(error) => {
                self.tell(format!("{path}: {error}"));
                None
            }
        };
        self.images.insert(path.to_owned(), handle.clone());
        handle
    }
}

/// Reads a picture as eight bits each of red, green, blue and opacity.
///
/// # Errors
/// What is wrong with it.
pub fn read_png(path: &Path) -> Result<Image, String> {
    Image::from_buffer(
        &read_checked(path)?,
        ImageType::Extension("png"),
        CompressedImageFormats::NONE,
        true,
        ImageSampler::nearest(),
        RenderAssetUsages::default(),
    )
    .map_err(|error| error.to_string())
}

/// The picture of few colours in that file.
///
/// # Errors
/// In one sentence, why there is none.
pub fn read_indexed(path: &Path) -> Result<Indexed, String> {
    Indexed::from_png(&read_checked(path)?)
}

/// The bytes of a PNG file of bearable size.
fn read_checked(path: &Path) -> Result<Vec<u8>, String> {
    let bytes = disk::read(path).map_err(|error| error.to_string())?;
    // The decoder knows no limits: a few bytes could ask for gigabytes.
    let (width, height) = png_size(&bytes).ok_or("not a PNG picture")?;
    if width == 0 || height == 0 || width > LARGEST_EDGE || height > LARGEST_EDGE {
        return Err(format!("{width} x {height} pixels; at most {LARGEST_EDGE} x {LARGEST_EDGE} are read"));
    }
    Ok(bytes)
}

fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.get(..24)?;
    if &header[..8] != b"\x89PNG\r\n\x1a\n" || &header[12..16] != b"IHDR" {
        return None;
    }
    let number =
        |at: usize| header[at..at + 4].iter().fold(0, |sum: u32, &byte| (sum << 8) | u32::from(byte));
    Some((number(16), number(20)))
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Problems>();
    app.init_resource::<Art>();
    app.add_systems(Last, gather_problems);
}

fn gather_problems(mut art: ResMut<Art>, mut problems: ResMut<Problems>) {
    if !art.news.is_empty() {
        problems.0.append(&mut art.news);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_png_tells_its_size_before_it_is_decoded() {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend([0, 0, 2, 0, 0, 0, 0, 9]);
        assert_eq!(png_size(&bytes), Some((512, 9)));
        assert_eq!(png_size(b"GIF89a"), None);
    }

    #[test]
    fn whom_nobody_drew_small_looks_like_a_passer_by_to_a_driver() {
        let mut art = Art::open(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets"));
        art.small = crate::content::loader::Content::open(None).unwrap().catalog().streets.people.clone();
        let passers = &art.small.passers;
        assert!(!passers.is_empty() && passers.iter().all(|name| art.index.small.contains_key(name)));
        assert_eq!(art.look_of("policeman", Scale::Drive), "small/policeman");
        assert_eq!(art.look_of("brute", Scale::Foot), "brute");
        let brute = art.look_of("brute", Scale::Drive);
        assert!(brute.starts_with("small/walker_"), "{brute}");
        let sheet = art.person_sheet(&brute).expect("it is baked");
        assert!(sheet.clips.contains_key("idle") && sheet.clips.contains_key("run"));
    }

    #[test]
    fn every_vehicle_is_baked_for_both_scales_and_lies_on_its_sheet() {
        let mut art = Art::open(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets"));
        let mut images = Assets::<Image>::default();
        let catalog = crate::content::loader::Content::open(None).unwrap().catalog();
        for def in catalog.vehicles.values() {
            for scale in [Scale::Drive, Scale::Foot] {
                let (sheet, image) = art.vehicle(&mut images, &def.sprite, scale).expect("it is baked");
                let size = images.get(&image).expect("it was read").size();
                let last = sheet.states.values().map(|state| state.first + state.frames * sheet.headings);
                let (x, y, width, height) = sheet.rect(last.max().unwrap() - 1);
                assert!(x + width <= size.x && y + height <= size.y, "{} at {scale:?}", def.sprite);
            }
        }
        assert!(art.news.is_empty(), "{:?}", art.news);
    }

    #[test]
    fn a_missing_picture_is_told_once_and_by_name() {
        let mut art = Art::default();
        let mut images = Assets::<Image>::default();
        assert!(art.sprite(&mut images, "prop/none").is_none());
        assert!(art.sprite(&mut images, "prop/none").is_none());
        assert_eq!(art.news, ["picture `prop/none` is missing from art/index.ron"]);
    }
}
