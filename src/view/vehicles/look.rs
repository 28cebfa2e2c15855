//! Which look and which heading of its sheet shows a vehicle. No engine in here, only the choice.

use std::f32::consts::{PI, TAU};

use crate::{sim::vehicle::Vehicle, view::art::VehicleSheet};

/// Under this share of its health dents are seen.
const DENTED: f32 = 0.7;

/// The look that shows a vehicle: the first that its sheet has. `sat` tells whether anybody sits in it.
pub fn of(vehicle: &Vehicle, sat: bool, sheet: &VehicleSheet) -> &'static str {
    let wanted: &[&'static str] = match () {
        () if vehicle.wrecked => &["wreck", "burnt", "dented"],
        () if vehicle.share() < DENTED => &["dented"],
        () if vehicle.siren && sat => &["siren"],
        () if !sat && !vehicle.def.is_railed() => &["parked"],
        () => &[],
    };
    wanted.iter().copied().find(|look| sheet.states.contains_key(*look)).unwrap_or("whole")
}

/// The heading (of so many) that shows an angle. It stays with the one that is shown until the angle has clearly left it,
/// so that one who drives along a border does not flicker.
pub fn heading(angle: f32, headings: u32, shown: Option<u32>) -> u32 {
    let step = TAU / headings as f32;
    match shown {
        Some(shown) if shown < headings && turn(shown as f32 * step, angle).abs() < step * 0.6 => shown,
        _ => (angle / step).round().rem_euclid(headings as f32) as u32 % headings,
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
    fn a_heading_holds_on_at_its_border() {
        let step = TAU / 32.0;
        assert_eq!(heading(step * 0.55, 32, None), 1);
        assert_eq!(heading(step * 0.55, 32, Some(0)), 0);
        assert_eq!(heading(step * 0.7, 32, Some(0)), 1);
        assert_eq!(heading(-step, 32, None), 31);
        assert_eq!(heading(TAU - step * 0.2, 32, None), 0);
    }

    #[test]
    fn a_turn_takes_the_shorter_way() {
        assert!((turn(3.0, -3.0) - (TAU - 6.0)).abs() < 1e-5);
        assert!((turn(0.2, 0.1) + 0.1).abs() < 1e-6);
    }
}
