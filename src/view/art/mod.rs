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
mod packs;
pub mod pixmap;

pub use crate::content::art as index;
pub use index::{Clip, PersonSheet};
use indexed::Indexed;

/// Pictures over this edge are refused before they are decoded.
const LARGEST_EDGE: u32 = 8192;

/// What the window could not find or read, in sentences, each told once.
#[derive(Resource, Default)]
pub struct Problems(pub Vec<String>);

/// The pictures of this run.
#[derive(Resource, Default)]
pub struct Art {
    /// The folder `assets`.
    root: PathBuf,
    index: index::Index,
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
        let read = crate::disk::read_text(&path).map_err(|error| error.to_string());
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
        files.into_iter().filter(|file| !crate::disk::is_here(&self.path_of(file))).count() == 0
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

    /// Where the cells of the person of that appearance lie.
    pub fn person_sheet(&self, name: &str) -> Option<PersonSheet> {
        self.index.people.get(name).cloned()
    }

    /// The picture's path below `assets/`.
    ///
    /// # Errors
    /// Where nobody looks like that.
    pub fn person_file(&self, name: &str) -> Result<String, String> {
        let sheet = self.index.people.get(name).ok_or("nobody looks like that")?;
        Ok(sheet.image.clone())
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
    let bytes = crate::disk::read(path).map_err(|error| error.to_string())?;
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
    fn a_missing_picture_is_told_once_and_by_name() {
        let mut art = Art::default();
        let mut images = Assets::<Image>::default();
        assert!(art.sprite(&mut images, "prop/none").is_none());
        assert!(art.sprite(&mut images, "prop/none").is_none());
        assert_eq!(art.news, ["picture `prop/none` is missing from art/index.ron"]);
    }
}
