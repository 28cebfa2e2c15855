//! The pixels that grounds are made of, unpacked from the baked tiles once a level: a chunk asks for tens of thousands.

use bevy::prelude::*;

use super::noise::{Noise, hash};
use crate::{
    content::{
        driving::Scale,
        street_looks::{GroundLook, StreetLooks},
    },
    view::{
        art::{Art, pixels::Pixels},
        units::{self, TILE_PIXELS},
    },
};

/// Share of its own brightness that the ground between the houses has: nobody drives there.
const LOT: f32 = 0.74;

/// How many pieces the noise from 0 to 1 tears a ground into, how ragged their edges are, and which noise it is.
const PIECES: f32 = 5.0;
const RAGGED: f32 = 0.06;
const TORN: i32 = 8;

/// One ground, square, that meets itself at its edges.
#[derive(Debug, Default)]
pub struct Field {
    side: i32,
    pixels: Vec<[u8; 3]>,
}

/// A picture with holes, laid along a line.
#[derive(Debug, Default)]
pub struct Stamp {
    /// Width and height in pixels.
    pub size: IVec2,
    pixels: Vec<[u8; 4]>,
}

/// All grounds of streets.
#[derive(Debug, Default)]
pub struct Fields {
    /// The road.
    pub road: Field,
    /// The sidewalk.
    pub walk: Field,
    /// What lies between the houses.
    pub lot: Field,
    /// A yard.
    pub yard: Field,
    /// Between the rails of a crossing.
    pub planks: Field,
    /// Track on its ballast, from west to east.
    pub tracks: Vec<Stamp>,
}

impl Field {
    /// The colour at a pixel of the world.
    pub fn at(&self, at: IVec2) -> [u8; 3] {
        if self.side == 0 {
            return [40, 44, 56];
        }
        let (x, y) = (at.x.rem_euclid(self.side), at.y.rem_euclid(self.side));
        self.pixels[(y * self.side + x) as usize]
    }

    /// The colour at a pixel of a ground whose marks are so large that one would see them come again: pieces of it, torn
    /// along the noise, each from elsewhere.
    pub fn torn(&self, at: IVec2, noise: &Noise) -> [u8; 3] {
        let level = noise.broad(at, TORN) + RAGGED * noise.rough(at, TORN);
        let piece = (level * PIECES).floor() as i32;
        let off = hash(piece, TORN, 0);
        self.at(at + IVec2::new((off & 1023) as i32, (off >> 10 & 1023) as i32))
    }

    /// Unpacks a set of tiles: a square field of cells, or its first tile over and over.
    fn read(name: &str, art: &mut Art, images: &mut Assets<Image>) -> Option<Self> {
        let picture = art.sprite(images, name)?;
        let pixels_of = Pixels::of(images, &picture)?;
        let cells = picture.rects.len().isqrt().max(1);
        let cells = if cells * cells == picture.rects.len() { cells } else { 1 };
        let edge = TILE_PIXELS as usize;
        let side = cells * edge;
        let mut pixels = Vec::with_capacity(side * side);
        for y in 0..side {
            for x in 0..side {
                let rect = picture.rects[y / edge * cells + x / edge];
                let [r, g, b, _] =
                    pixels_of.at(rect.min + UVec2::new((x % edge) as u32, (y % edge) as u32))?;
                pixels.push([r, g, b]);
            }
        }
        Some(Self { side: side as i32, pixels })
    }

    fn darker(mut self, share: f32) -> Self {
        for channel in self.pixels.iter_mut().flatten() {
            *channel = (f32::from(*channel) * share) as u8;
        }
        self
    }
}

impl Stamp {
    /// The colour there, x along the line and y across it from its left; clear outside of its breadth.
    pub fn at(&self, along: i32, across: i32) -> [u8; 4] {
        if self.size.x == 0 || across < 0 || across >= self.size.y {
            return [0; 4];
        }
        self.pixels[(across * self.size.x + along.rem_euclid(self.size.x)) as usize]
    }

    fn read(source: Pixels, rect: URect) -> Option<Self> {
        let size = rect.size();
        let pixels = (0..size.element_product())
            .map(|index| source.at(rect.min + UVec2::new(index % size.x, index / size.x)))
            .collect::<Option<Vec<_>>>()?;
        Some(Self { size: size.as_ivec2(), pixels })
    }
}

impl Fields {
    /// The grounds at the scale at hand; `lot` is the level's own ground.
    pub fn read(looks: &StreetLooks, lot: Option<&str>, art: &mut Art, images: &mut Assets<Image>) -> Self {
        let scale = units::scale();
        let drives = scale == Scale::Drive;
        let mut field = |look: &GroundLook| Field::read(look.at(scale), art, images).unwrap_or_default();
        let (road, walk) = (field(&looks.road), field(&looks.walk));
        let (yard, planks) = (field(&looks.yard), field(&looks.planks));
        let own = lot.map(|name| name.trim_start_matches("tile/").to_owned());
        let lot = match own.as_deref() {
            Some(name) if drives && art.has(&format!("tile/drive_{name}")) => format!("tile/drive_{name}"),
            Some(name) if !drives && art.has(&format!("tile/{name}")) => format!("tile/{name}"),
            _ => looks.road.at(scale).to_owned(),
        };
        let lot = Field::read(&lot, art, images).unwrap_or_default().darker(LOT);
        let track = art.sprite(images, looks.track.at(scale));
        let tracks = track.and_then(|track| {
            let source = Pixels::of(images, &track)?;
            Some(track.rects.iter().filter_map(|rect| Stamp::read(source, *rect)).collect())
        });
        Self { road, walk, lot, yard, planks, tracks: tracks.unwrap_or_default() }
    }
}
