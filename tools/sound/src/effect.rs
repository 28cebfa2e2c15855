//! From a recipe to samples.

use crate::{
    dsp::{filter, grains, noise, room, shape, struck, tone, voice},
    math::{Dice, samples as count},
    recipe::{Filter, Layer, Materials, Recipe, Seam, Source},
};

/// The samples of take `number` (from 1) of the sound `id`.
///
/// # Errors
/// The recipe names a material that is not there.
pub fn render(id: &str, recipe: &Recipe, number: u32, materials: &Materials) -> Result<Vec<f32>, String> {
    let mut dice = Dice::new(id, u64::from(number));
    let overlap = match recipe.looped {
        Some(Seam::Noise(secs) | Seam::Tone(secs)) => count(secs),
        None => 0,
    };
    let length = count(recipe.secs);
    let mut samples = vec![0.0; length + overlap];
    let pitch = recipe.jitter.pitch * dice.swing();
    for layer in &recipe.layers {
        add(&mut samples, layer, recipe, pitch, materials, &mut dice)?;
    }
    shape::raise(&mut samples, 0.0);
    shape::press(&mut samples, recipe.drive);
    if let Some(room) = &recipe.room {
        room::apply(&mut samples, room);
    }
    // What nobody hears only costs room below the ceiling.
    filter::apply(&mut samples, &Filter::high(32.0), 0.0);
    match recipe.looped {
        Some(seam) => join(&mut samples, length, seam),
        None => shape::close(&mut samples, 24, count(0.012)),
    }
    shape::raise(&mut samples, recipe.peak_db);
    Ok(samples.into_iter().map(|sample| sample as f32).collect())
}

fn add(
    samples: &mut [f64],
    layer: &Layer,
    recipe: &Recipe,
    pitch: f64,
    materials: &Materials,
    dice: &mut Dice,
) -> Result<(), String> {
    let late = if layer.at > 0.0 { recipe.jitter.at * dice.swing() } else { 0.0 };
    let level = layer.level + recipe.jitter.level * dice.swing();
    let start = count(layer.at + late).min(samples.len());
    let rest = &mut samples[start..];
    let mut sound = make(&layer.source, pitch, rest.len(), materials, dice)?;
    for filter in &layer.filters {
        filter::apply(&mut sound, filter, pitch);
    }
    if let Some((rate, depth)) = layer.sway {
        noise::sway(&mut sound, rate, depth, dice);
    }
    shape::apply(&mut sound, &layer.shape);
    shape::raise(&mut sound, 0.0);
    shape::press(&mut sound, layer.drive);
    shape::raise(&mut sound, level);
    rest.iter_mut().zip(sound).for_each(|(sample, sound)| *sample += sound);
    Ok(())
}

fn make(
    source: &Source,
    pitch: f64,
    length: usize,
    materials: &Materials,
    dice: &mut Dice,
) -> Result<Vec<f64>, String> {
    let moved = crate::math::interval(pitch);
    Ok(match source {
        Source::Noise(colour) => noise::make(*colour, length, dice),
        Source::Tone { wave, hz, vibrato, bend } => {
            let tone =
                tone::Tone { wave: *wave, hz: hz.moved(pitch), vibrato: *vibrato, bend: bend.as_ref() };
            tone::make(&tone, length)
        }
        Source::Struck { material, hz, ring, touch } => {
            let Some(modes) = materials.get(material) else {
                return Err(format!("there is no material {material:?} in materials.ron"));
            };
            struck::make(modes, hz * moved, *ring, *touch, length, dice)
        }
        Source::Grains { kind, rate, hz, ring, spread, even } => {
            let hz = (hz.0 * moved, hz.1 * moved);
            let grains = grains::Grains { kind: *kind, rate, hz, ring: *ring, spread: *spread, even: *even };
            grains::make(&grains, length, dice)
        }
        Source::Voice { hz, vowels, body, breath, rasp } => {
            let hz = hz.moved(pitch);
            let voice = voice::Voice { hz, vowels, body: *body, breath: *breath, rasp: *rasp };
            voice::make(&voice, length, dice)
        }
        Source::Murmur { voices, hz } => voice::murmur(*voices, *hz, length, dice),
    })
}

/// Blends what follows the loop's end into its beginning, and cuts it off.
fn join(samples: &mut Vec<f64>, length: usize, seam: Seam) {
    let overlap = samples.len() - length;
    for index in 0..overlap.min(length) {
        let place = (index as f64 + 0.5) / overlap as f64;
        let (old, new) = match seam {
            Seam::Noise(_) => {
                let turn = place * std::f64::consts::FRAC_PI_2;
                (libm::cos(turn), libm::sin(turn))
            }
            Seam::Tone(_) => (1.0 - place, place),
        };
        samples[index] = samples[length + index] * old + samples[index] * new;
    }
    samples.truncate(length);
}
