//! All effects: reads their recipes, bakes takes, and enters them into the index.

use std::{collections::BTreeMap, path::Path};

use crate::{
    Job, Results, effect, files,
    index::{Sound, rounded},
    loudness,
    math::{RATE, gain},
    ogg,
    recipe::{Materials, Recipe, Recipes},
    stamps,
};

/// No sample may come higher, in dBTP.
pub const CEILING: f64 = -1.0;
/// How well effects are encoded; a blow's first millisecond suffers below.
const QUALITY: f32 = 0.45;

/// This program's part in the sound of effects.
const PROGRAM: &[&str] = &[
    include_str!("dsp/filter.rs"),
    include_str!("dsp/grains.rs"),
    include_str!("dsp/noise.rs"),
    include_str!("dsp/room.rs"),
    include_str!("dsp/shape.rs"),
    include_str!("dsp/struck.rs"),
    include_str!("dsp/tone.rs"),
    include_str!("dsp/voice.rs"),
    include_str!("effect.rs"),
    include_str!("effects.rs"),
    include_str!("math.rs"),
    include_str!("ogg.rs"),
    include_str!("recipe.rs"),
];

/// The recipes of a folder.
pub struct Book {
    /// What rings in each material.
    pub materials: Materials,
    /// Recipes by id.
    pub recipes: Recipes,
}

impl Book {
    /// Reads `materials.ron` and every recipe beside it.
    ///
    /// # Errors
    /// A file cannot be understood, or two recipes have the same id.
    pub fn load(folder: &Path) -> Result<Self, String> {
        let home = folder.join("materials.ron");
        let (materials, _) = files::read(&home)?;
        let mut recipes = BTreeMap::new();
        for path in files::sources(folder)? {
            if path == home {
                continue;
            }
            let (more, _): (Recipes, _) = files::read(&path)?;
            for (id, recipe) in more {
                if recipes.insert(id.clone(), recipe).is_some() {
                    return Err(format!("{}: there is already a sound {id:?}", path.display()));
                }
            }
        }
        Ok(Self { materials, recipes })
    }

    /// Changes with everything that the sound is made of.
    pub fn stamp(&self, recipe: &Recipe) -> String {
        let words = format!("{recipe:?}{:?}", self.materials);
        let mut parts = vec![words.as_str()];
        parts.extend(PROGRAM);
        stamps::stamp(&parts)
    }

    /// One take as a file's bytes, its length in seconds and its true peak in dBTP.
    ///
    /// # Errors
    /// A material is missing, or the encoder fails.
    pub fn take(&self, id: &str, recipe: &Recipe, number: u32) -> Result<(Vec<u8>, f64, f64), String> {
        let mut samples = effect::render(id, recipe, number, &self.materials)?;
        let secs = samples.len() as f64 / RATE;
        loop {
            let bytes = ogg::encode(std::slice::from_ref(&samples), QUALITY)?;
            let peak = loudness::true_peak(&ogg::decode(&bytes)?)?;
            if peak <= CEILING {
                return Ok((bytes, secs, peak));
            }
            // The encoder adds a little of its own.
            let factor = gain(CEILING - peak - 0.1) as f32;
            samples.iter_mut().for_each(|sample| *sample *= factor);
        }
    }
}

/// Bakes every effect whose sources changed.
///
/// # Errors
/// A recipe is wrong, or a file cannot be written.
pub fn bake(job: &Job, results: &mut Results) -> Result<(), String> {
    let book = Book::load(&job.sources.join("sounds"))?;
    for (id, recipe) in &book.recipes {
        let stamp = book.stamp(recipe);
        let there = (1..=recipe.variants).all(|number| file(job, id, number).exists());
        if !job.wants(id, there && results.is_fresh(id, &stamp)) {
            results.keep(id);
            continue;
        }
        let mut sound = Sound {
            variants: recipe.variants,
            secs: 0.0,
            peak_db: f64::NEG_INFINITY,
            looped: recipe.looped.is_some(),
        };
        for number in 1..=recipe.variants {
            let (bytes, secs, peak) =
                book.take(id, recipe, number).map_err(|error| format!("art/sounds: {id}: {error}"))?;
            sound.secs = sound.secs.max(rounded(secs, 3));
            sound.peak_db = sound.peak_db.max(rounded(peak, 1));
            files::write(&file(job, id, number), &bytes)?;
        }
        println!("{id}: {} × {:.2} s, {:.1} dBTP", sound.variants, sound.secs, sound.peak_db);
        results.enter_sound(id, sound, stamp);
    }
    Ok(())
}

fn file(job: &Job, id: &str, number: u32) -> std::path::PathBuf {
    job.assets.join(format!("sounds/{id}_{number}.ogg"))
}
