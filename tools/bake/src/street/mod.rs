//! Streets at the scale of driving, ten pixels to the metre: houses, roofs, the elevated, neon, puddles.

mod house;
mod letters;
mod railway;
mod roof;
mod signs;
mod square;

use std::path::Path;

use crate::{
    Job,
    ground::{atlas::Atlas, canvas::Canvas},
    index::Index,
    palette::{BRICK, STONE, STONE_WARM},
    props::sculpted,
};

/// Bakes all of it into `art/street.png` and `art/houses.png` and enters the names into `index`.
pub fn bake(job: &Job, index: &mut Index) -> Result<(), String> {
    let mut street = Atlas::new("art/street.png", 512, 1);
    sculpted(Path::new(&job.sources.join("props/street.ron")), &mut street)?;
    signs::enter(&mut street);
    railway::enter(&mut street);
    street.bake(job, index)?;
    let mut houses = Atlas::new("art/houses.png", 1024, 1);
    for (kind, name) in house::Kind::ALL {
        let frames: Vec<Canvas> = (0..house::VARIANTS).map(|variant| house::house(kind, variant)).collect();
        let pivot = (frames[0].width() / 2, frames[0].height());
        houses.add(format!("street/{name}"), frames, pivot, 0);
    }
    for (number, (name, stone)) in (0..).zip([("a", BRICK), ("b", STONE), ("c", STONE_WARM)]) {
        let mut canvas = Canvas::new(160, 72);
        roof::paint(&mut canvas, (0, 0, 160, 72), stone, 90 + number);
        houses.still(format!("street/roof_{name}"), canvas, (80, 72));
    }
    square::enter(&mut houses);
    houses.bake(job, index)
}
