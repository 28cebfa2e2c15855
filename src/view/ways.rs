//! Angles as pictures know them: a few ways, 0 for east, then anticlockwise.

use std::f32::consts::{PI, TAU};

/// The nearest of so many ways.
pub fn way_of(angle: f32, ways: u32) -> u32 {
    (angle / (TAU / ways as f32)).round().rem_euclid(ways as f32) as u32 % ways
}

/// The same, but it stays with the way that is shown until the angle has left it by that share of a step, so that what
/// looks along a border does not flicker. At 0.5 it would leave at the border itself.
pub fn held(angle: f32, ways: u32, shown: Option<u32>, leaves: f32) -> u32 {
    let step = TAU / ways as f32;
    match shown {
        Some(shown) if shown < ways && turn(shown as f32 * step, angle).abs() < step * leaves => shown,
        _ => way_of(angle, ways),
    }
}

/// The shorter way from one angle to another, in radians.
pub fn turn(from: f32, to: f32) -> f32 {
    (to - from + PI).rem_euclid(TAU) - PI
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_holds_on_at_its_border() {
        let step = TAU / 32.0;
        let way = |angle: f32, shown| held(angle, 32, shown, 0.6);
        assert_eq!(way(step * 0.55, None), 1);
        assert_eq!(way(step * 0.55, Some(0)), 0);
        assert_eq!(way(step * 0.7, Some(0)), 1);
        assert_eq!(way(-step, None), 31);
        assert_eq!(way(TAU - step * 0.2, None), 0);
        assert_eq!(held(PI, 8, Some(4), 0.6), 4);
        assert_eq!(way(0.0, Some(40)), 0, "what has no such way shows the nearest");
    }

    #[test]
    fn a_turn_takes_the_shorter_way() {
        assert!((turn(3.0, -3.0) - (TAU - 6.0)).abs() < 1e-5);
        assert!((turn(0.2, 0.1) + 0.1).abs() < 1e-6);
    }
}
