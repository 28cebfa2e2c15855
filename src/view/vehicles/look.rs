//! Which look of its sheet shows a vehicle. No engine in here, only the choice.

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
