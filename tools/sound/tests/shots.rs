//! What the committed shots promise: an onset, a body and a tail; guns that are told apart with closed eyes; and a far
//! version of each that walls have passed on.

mod common;

use common::{centre, fall, index, level, sound};

/// The guns, by their sounds.
const GUNS: [&str; 7] = [
    "shot_podbyrin",
    "shot_revolver",
    "shot_pistol",
    "shot_smg",
    "shot_shotgun",
    "shot_rifle",
    "shot_derringer",
];

/// The takes of a sound.
fn takes(id: &str) -> Vec<Vec<f32>> {
    (1..=index().sounds[id].variants).map(|number| sound(id, number).remove(0)).collect()
}

/// The middle of the takes of a sound by some measure.
fn middle(id: &str, measure: impl Fn(&[f32]) -> f64) -> f64 {
    let mut values: Vec<f64> = takes(id).iter().map(|take| measure(take)).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// How long a shot rings, in seconds.
fn ring(id: &str) -> f64 {
    middle(id, |take| fall(take, 30.0))
}

/// Where a shot lies, in Hz.
fn place(id: &str) -> f64 {
    middle(id, centre)
}

#[test]
fn a_shot_is_there_at_once_and_then_only_fades() {
    for id in GUNS {
        for (number, take) in takes(id).iter().enumerate() {
            let highest = take.iter().fold(0.0_f32, |peak, sample| peak.max(sample.abs()));
            let onset = take.iter().position(|sample| sample.abs() > 0.6 * highest).unwrap_or(take.len());
            assert!(onset < 221, "{id}, take {}: {} ms", number + 1, onset as f64 / 44.1);
            // Onset, body and tail, each clearly below the one before.
            let part =
                |from: f64, to: f64| level(&take[(from * 44_100.0) as usize..(to * 44_100.0) as usize]);
            let (first, body, tail) = (part(0.0, 0.02), part(0.06, 0.12), part(0.2, 0.3));
            assert!(body < first - 1.0 && tail < body - 4.0, "{id}: {first}, {body}, {tail} dB");
        }
    }
}

#[test]
fn guns_are_told_apart_by_where_they_lie_and_how_long_they_ring() {
    for (index, one) in GUNS.iter().enumerate() {
        for other in &GUNS[index + 1..] {
            let higher = (place(one) / place(other)).ln().abs();
            let longer = (ring(one) / ring(other)).ln().abs();
            assert!(higher.hypot(longer) > 0.35, "{one} and {other}: {higher} in pitch, {longer} in length");
        }
    }
}

#[test]
fn the_big_pistol_is_the_heaviest_and_longest_and_the_derringer_the_thinnest() {
    let low = |id: &str| middle(id, |take| level(&take[..13_230]));
    for id in &GUNS[1..] {
        assert!(ring(id) < ring("shot_podbyrin"), "{id}");
        assert!(low(id) < low("shot_podbyrin"), "{id}");
    }
    for id in ["shot_podbyrin", "shot_revolver", "shot_pistol", "shot_smg", "shot_shotgun"] {
        assert!(place(id) < place("shot_derringer"), "{id}");
    }
    // Six in a second must not run into one another.
    assert!(index().sounds["shot_smg"].secs <= 0.4 && ring("shot_smg") < 0.15);
}

#[test]
fn walls_let_through_what_is_low_and_some_of_it() {
    for id in GUNS {
        let far = format!("{id}_far");
        assert!((-3.0..=-1.0).contains(&index().sounds[id].peak_db), "{id}");
        assert!(place(&far) < 0.4 * place(id), "{far}: {} Hz, {} Hz near", place(&far), place(id));
        assert!(index().sounds[&far].peak_db < index().sounds[id].peak_db - 4.0, "{far}");
    }
}

#[test]
fn what_a_bullet_meets_is_heard() {
    assert!(place("bullet_cloth") < place("bullet_wood") && place("bullet_flesh") < place("bullet_wood"));
    assert!(place("bullet_wood") < place("bullet_stone") && place("bullet_wood") < place("bullet_glass"));
    assert!(ring("bullet_metal") > 2.0 * ring("bullet_stone"));
    assert!(place("casing_soft") < place("casing_wood") && place("casing_wood") < place("casing_stone"));
    let loud = |id: &str| middle(id, |take| level(&take[..3528]));
    for id in ["bullet_flesh", "bullet_wood", "bullet_metal", "bullet_stone", "ricochet", "bullet_by"] {
        assert!(loud(id) < loud("shot_smg") - 1.5, "{id}: {}, {}", loud(id), loud("shot_smg"));
    }
}
