//! Where everything lies on the counter, in pixels of the canvas.

use bevy::prelude::*;

use crate::content::puzzle::{Shows, StepDef};

/// The notepaper with the traced key.
pub const PAPER: Rect = Rect { min: Vec2::new(8.0, 8.0), max: Vec2::new(308.0, 96.0) };
/// The candidates.
pub const FIELD: Rect = Rect { min: Vec2::new(8.0, 100.0), max: Vec2::new(308.0, 246.0) };
/// The notes.
pub const NOTES: Rect = Rect { min: Vec2::new(314.0, 8.0), max: Vec2::new(472.0, 184.0) };
/// What is under the pencil, or what was said.
pub const SAID: Rect = Rect { min: Vec2::new(314.0, 188.0), max: Vec2::new(472.0, 248.0) };
/// From the upper edge to the keys.
pub const KEYS: f32 = 252.0;
/// Height of the headings over lines.
pub const HEADING: f32 = 14.0;
/// Room between two candidates.
pub const GAP: f32 = 2.0;

/// The place of the candidate of that number.
pub fn slot(step: &StepDef, count: usize, number: usize) -> Rect {
    let columns = step.columns.max(1) as usize;
    let rows = count.div_ceil(columns).max(1);
    let top = if step.shows == Shows::Lines { HEADING } else { 0.0 };
    let size = Vec2::new(FIELD.width() / columns as f32, (FIELD.height() - top) / rows as f32).floor();
    let corner = FIELD.min
        + Vec2::new(0.0, top)
        + size * Vec2::new((number % columns) as f32, (number / columns) as f32);
    Rect::from_corners(corner, corner + size - GAP)
}

/// The candidate that lies there.
pub fn slot_at(step: &StepDef, count: usize, at: Vec2) -> Option<usize> {
    (0..count).find(|number| slot(step, count, *number).contains(at))
}

/// How far a column of a line is from its left edge: the name, then the features.
pub fn column(number: usize, of: usize) -> f32 {
    const NAME: f32 = 44.0;
    if number == 0 { 6.0 } else { NAME + (FIELD.width() - NAME) / of.max(1) as f32 * (number - 1) as f32 }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::content::loader::Content;

    #[test]
    fn every_candidate_has_a_place_of_its_own_on_the_field() {
        let content = Content::open(Some(Path::new(env!("CARGO_MANIFEST_DIR")))).unwrap();
        for puzzle in content.catalog().puzzles.values() {
            for step in &puzzle.steps {
                let count = step.candidates as usize;
                for number in 0..count {
                    let place = slot(step, count, number);
                    assert!(FIELD.contains(place.min) && FIELD.contains(place.max), "{}: {place:?}", step.id);
                    assert!(place.height() >= 12.0 && place.width() >= 60.0, "{}: {place:?}", step.id);
                    assert_eq!(slot_at(step, count, place.center()), Some(number), "{}", step.id);
                }
            }
        }
        let sheets = [PAPER, FIELD, NOTES, SAID];
        for (number, one) in sheets.iter().enumerate() {
            assert!(sheets[..number].iter().all(|other| one.intersect(*other).is_empty()), "{one:?}");
            assert!(one.max.y <= KEYS && one.max.x <= 480.0, "{one:?}");
        }
    }
}
