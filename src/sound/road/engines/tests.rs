use super::*;
use crate::{content::loader::Content, sound::cues::tests::shipped};

fn place(cues: &Cues) -> Place<'_> {
    Place { cues, ears: Ears::default(), moves: Vec2::ZERO, map: None }
}

fn source(x: f32, moves: f32) -> Source {
    Source { at: Vec2::X * x, moves: Vec2::X * moves, number: 1, is_own: false }
}

#[test]
fn what_comes_nearer_sounds_higher_and_what_goes_lower() {
    let cues = shipped();
    let place = place(&cues);
    assert!(place.doppler(&source(20.0, -15.0)) > 1.03);
    assert!(place.doppler(&source(20.0, 15.0)) < 0.97);
    assert_eq!(place.doppler(&source(20.0, 0.0)), 1.0);
}

#[test]
fn an_engine_is_two_loops_of_one_tone_louder_under_load_and_silent_from_afar() {
    let cues = shipped();
    let catalog = Content::open(None).expect("the data").catalog();
    let sounds = &catalog.vehicles["core/city_bus"].sounds;
    let heard = |revs: f32, load: f32, source: &Source| {
        let mut wanted = Wanted::new();
        let engine = Engine { gearbox: Gearbox { revs, load, ..default() }, ..default() };
        place(&cues).engine(&mut wanted, sounds, &engine, source);
        wanted
    };
    let both = heard(0.75, 1.0, &source(5.0, 0.0));
    let tones: Vec<f64> =
        both.iter().map(|((id, _), level)| level.rate * f64::from(cues.rules(id).tone)).collect();
    assert_eq!(tones.len(), 2);
    assert!((tones[0] - tones[1]).abs() < 0.5, "{tones:?}");
    let eased = heard(0.75, 0.0, &source(5.0, 0.0));
    assert!(
        both.iter()
            .zip(&eased)
            .all(|((_, under_load), (_, eased))| { under_load.decibels > eased.decibels + 2.0 })
    );
    assert!(heard(0.75, 1.0, &source(200.0, 0.0)).is_empty());
    let own = Source { is_own: true, ..source(200.0, 0.0) };
    assert_eq!(heard(0.75, 1.0, &own).len(), 2, "the player's is always heard");
}
