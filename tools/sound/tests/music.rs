//! What the committed music promises: layers that lie upon one another, loop, are equally loud, and stay small; scores
//! whose players agree.

mod common;

use common::{ROOT, assets, decoded, index};
use sound_bake::{
    loudness,
    music::{self, mix::LOUDNESS, score::Note},
};

/// What the game asks for.
const PIECES: [&str; 15] = [
    "core/title",
    "core/moscow_brawl",
    "core/moscow_snow",
    "core/chicago_night",
    "core/hotel_siege",
    "core/range",
    "core/sting",
    "core/chicago_street",
    "core/ambush",
    "core/hospital",
    "core/locksmith",
    "core/chase",
    "core/duel",
    "core/airport",
    "core/red_square",
];
/// The piece that goes on for longer than all others.
const LONG: &str = "core/chase";
/// Bytes of all music together at the most.
const ALL: u64 = 25_000_000;
/// Bytes of one file at the most.
const ONE: u64 = 3_000_000;

/// Adds a layer to those below it.
fn add(whole: &mut Vec<Vec<f32>>, layer: &[Vec<f32>]) {
    if whole.is_empty() {
        *whole = layer.to_vec();
        return;
    }
    for (sum, part) in whole.iter_mut().zip(layer) {
        sum.iter_mut().zip(part).for_each(|(sum, sample)| *sum += sample);
    }
}

#[test]
fn each_piece_has_its_layers_and_they_are_equally_long() {
    let index = index();
    for id in PIECES {
        let piece = index.music.get(id).unwrap_or_else(|| panic!("{id} is missing"));
        assert_eq!(piece.layers, ["ambience", "pulse", "drums", "full"], "{id}");
        let bars = piece.secs * piece.bpm / 60.0 / f64::from(piece.beats_per_bar);
        assert!((bars - bars.round()).abs() < 0.001, "{id}: {bars} bars");
        // A chase lasts for minutes without a rest: what it is chased to must come back late.
        let (secs, least) = if id == LONG { (100.0..=125.0, 64.0) } else { (40.0..=75.0, 16.0) };
        assert!(secs.contains(&piece.secs), "{id}: {} s", piece.secs);
        assert!(bars > least - 0.5, "{id}: {bars} bars");
        for layer in &piece.layers {
            let channels = decoded(&format!("music/{}/{layer}.ogg", piece.folder));
            assert_eq!(channels.len(), 2, "{id}, {layer}");
            let samples = (piece.secs * 44_100.0).round();
            assert!(
                (channels[0].len() as f64 - samples).abs() <= 4.0,
                "{id}, {layer}: {}",
                channels[0].len()
            );
        }
        let lengths: Vec<usize> = piece
            .layers
            .iter()
            .map(|layer| decoded(&format!("music/{}/{layer}.ogg", piece.folder))[0].len())
            .collect();
        assert!(lengths.windows(2).all(|pair| pair[0] == pair[1]), "{id}: {lengths:?}");
    }
}

#[test]
fn layers_add_up_to_one_loudness_and_never_come_too_high() {
    for (id, piece) in index().music {
        let (mut whole, mut before) = (Vec::new(), -70.0);
        for layer in &piece.layers {
            add(&mut whole, &decoded(&format!("music/{}/{layer}.ogg", piece.folder)));
            let peak = loudness::true_peak(&whole).expect("it can be measured");
            assert!(peak <= -1.0, "{id} up to {layer}: {peak} dBTP");
            let loud = loudness::integrated(&whole).expect("it can be measured");
            assert!(loud > before + 1.0, "{id}: {layer} adds nothing, {before} then {loud} LUFS");
            before = loud;
        }
        assert!((before - LOUDNESS).abs() <= 2.0, "{id}: {before} LUFS");
    }
}

#[test]
fn the_end_of_each_layer_leads_to_its_beginning() {
    for (id, piece) in index().music {
        for layer in &piece.layers {
            for side in decoded(&format!("music/{}/{layer}.ogg", piece.folder)) {
                let seam = common::step_at_seam(&side);
                assert!(seam < common::largest_step(&side), "{id}, {layer}: a step of {seam}");
                // What rang at the end still rings at the beginning.
                let (end, start) = (common::level(&side[side.len() - 4410..]), common::level(&side[..4410]));
                assert!((end - start).abs() < 24.0, "{id}, {layer}: {end} dB, then {start} dB");
            }
        }
    }
}

#[test]
fn no_layer_falls_silent_for_a_bar() {
    for (id, piece) in index().music {
        let bar = 60.0 / piece.bpm * f64::from(piece.beats_per_bar) * 44_100.0;
        for layer in &piece.layers {
            let left = &decoded(&format!("music/{}/{layer}.ogg", piece.folder))[0];
            let bars: Vec<f64> =
                left.chunks(bar as usize).filter(|part| part.len() > 9_000).map(common::level).collect();
            let loudest = bars.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            for (number, level) in bars.iter().enumerate() {
                assert!(
                    *level > loudest - 22.0,
                    "{id}, {layer}, bar {}: {level} of {loudest} dB",
                    number + 1
                );
            }
        }
    }
}

#[test]
fn music_stays_small() {
    let mut all = 0;
    for piece in index().music.values() {
        for layer in &piece.layers {
            let path = assets().join(format!("music/{}/{layer}.ogg", piece.folder));
            let size = std::fs::metadata(&path).expect("it is there").len();
            assert!(size <= ONE, "{}: {size} bytes", path.display());
            all += size;
        }
    }
    assert!(all <= ALL, "{all} bytes");
}

#[test]
fn music_is_baked_from_the_present_sources() {
    let stamps = sound_bake::stamps::load(&assets().join("sounds/stamps.ron")).expect("they can be read");
    for (_, score) in music::load(&ROOT.join("art/music")).expect("the scores are sound") {
        assert_eq!(
            stamps.get(&score.id),
            Some(&music::stamp(&score)),
            "{} has changed: run the baker",
            score.id
        );
    }
}

/// Whether two notes rub, a semitone apart in whatever octave, for a beat or more.
fn rub(a: &Note, b: &Note) -> bool {
    let apart = (a.key - b.key).rem_euclid(12);
    let together = (a.at + a.beats).min(b.at + b.beats) - a.at.max(b.at);
    (apart == 1 || apart == 11) && together >= 0.9
}

#[test]
fn players_agree_on_the_harmony() {
    let mut rubs = Vec::new();
    for (name, score) in music::load(&ROOT.join("art/music")).expect("the scores are sound") {
        let mut notes = Vec::new();
        for track in score.tracks.iter().filter(|track| !track.drums) {
            notes.extend(score.notes(track).expect("it is sound").into_iter().map(|note| (track, note)));
        }
        for (i, (one, a)) in notes.iter().enumerate() {
            for (other, b) in notes[i + 1..].iter().filter(|(_, b)| rub(a, b)) {
                let beat = a.at.max(b.at);
                let bar = (beat / f64::from(score.beats_per_bar)) as u32 + 1;
                let players = (&one.layer, one.program, &other.layer, other.program);
                rubs.push(format!(
                    "{name}, bar {bar}, beat {beat}: {} against {}, {players:?}",
                    a.key, b.key
                ));
            }
        }
    }
    assert!(rubs.is_empty(), "{}", rubs.join("\n"));
}
