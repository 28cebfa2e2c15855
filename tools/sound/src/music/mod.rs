//! Music: scores in `art/music/` played by an orchestra of samples, in layers that lie upon one another.

pub mod mix;
pub mod orchestra;
pub mod score;

use std::{collections::BTreeSet, path::Path, sync::Arc};

use rustysynth::SoundFont;

use self::{orchestra::Stereo, score::Score};
use crate::{
    Job, Results, files,
    index::{Piece, rounded},
    ogg, stamps,
};

/// How well music is encoded; all of it is to stay small.
const QUALITY: f32 = -0.03;

/// This program's part in the sound of music.
const PROGRAM: &[&str] =
    &[include_str!("mod.rs"), include_str!("mix.rs"), include_str!("orchestra.rs"), include_str!("score.rs")];

/// All scores of a folder, each with the name of its file.
///
/// # Errors
/// A score cannot be understood, or names a layer that it does not have.
pub fn load(folder: &Path) -> Result<Vec<(String, Score)>, String> {
    let mut scores = Vec::new();
    for path in files::sources(folder)? {
        let (score, _): (Score, _) = files::read(&path)?;
        for (seat, track) in score.tracks.iter().enumerate() {
            let wrong = |error: String| format!("{}: track {}: {error}", path.display(), seat + 1);
            if !score.layers.contains(&track.layer) {
                return Err(wrong(format!("there is no layer {:?}", track.layer)));
            }
            score.notes(track).map_err(wrong)?;
        }
        let played: BTreeSet<&String> = score.tracks.iter().map(|track| &track.layer).collect();
        if let Some(silent) = score.layers.iter().find(|layer| !played.contains(layer)) {
            return Err(format!("{}: nobody plays in the layer {silent:?}", path.display()));
        }
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        scores.push((name.to_owned(), score));
    }
    Ok(scores)
}

/// Bakes every piece whose sources changed.
///
/// # Errors
/// A score is wrong, the orchestra is not installed, or a file cannot be written.
pub fn bake(job: &Job, results: &mut Results) -> Result<(), String> {
    let mut orchestra = None;
    for (folder, score) in load(&job.sources.join("music"))? {
        let id = &score.id;
        let stamp = stamp(&score);
        let there = score.layers.iter().all(|layer| file(job, &folder, layer).exists());
        if !job.wants(id, there && results.is_fresh(id, &stamp)) {
            results.keep(id);
            continue;
        }
        let players = match &orchestra {
            Some(players) => Arc::clone(players),
            None => Arc::clone(orchestra.insert(orchestra::load()?)),
        };
        println!("{id}: {} bars, {:.1} s ...", score.bars, score.secs());
        let layers = perform(&players, &score).map_err(|error| format!("art/music/{folder}.ron: {error}"))?;
        for (name, layer) in score.layers.iter().zip(layers) {
            let bytes = ogg::encode(&[layer.left, layer.right], QUALITY)?;
            println!("  {name}: {} KiB", bytes.len() / 1024);
            files::write(&file(job, &folder, name), &bytes)?;
        }
        results.enter_piece(id, entry(&score, &folder), stamp);
    }
    Ok(())
}

/// Changes with everything that the piece is made of.
pub fn stamp(score: &Score) -> String {
    let words = format!("{score:?}");
    let mut parts = vec![words.as_str()];
    parts.extend(PROGRAM);
    stamps::stamp(&parts)
}

fn entry(score: &Score, folder: &str) -> Piece {
    Piece {
        folder: folder.to_owned(),
        layers: score.layers.clone(),
        secs: rounded(score.secs(), 4),
        bpm: score.bpm,
        beats_per_bar: score.beats_per_bar,
    }
}

/// The layers of a piece, in the score's order.
fn perform(orchestra: &Arc<SoundFont>, score: &Score) -> Result<Vec<Stereo>, String> {
    let mut layers = vec![Stereo::default(); score.layers.len()];
    for (seat, track) in score.tracks.iter().enumerate() {
        let sound = orchestra::play(orchestra, score, track, seat)?;
        for (layer, name) in layers.iter_mut().zip(&score.layers) {
            if *name == track.layer {
                *layer = match layer.left.is_empty() {
                    true => sound.clone(),
                    false => mix::sum(&[layer.clone(), sound.clone()]),
                };
            }
        }
    }
    mix::balance(&mut layers)?;
    println!("  all together: {:.1} dB at the highest", mix::peak(&layers));
    Ok(layers)
}

fn file(job: &Job, folder: &str, layer: &str) -> std::path::PathBuf {
    job.assets.join(format!("music/{folder}/{layer}.ogg"))
}
