//! Time that stands nearly still for a moment when the greatest happens: a train has met what stood in its way.

use bevy::prelude::*;

use crate::sim::{outcome::SimOutcome, vehicle::Vehicle};

/// Seconds, of the player's own time, that it lasts, and those in which it goes back to its pace.
const LASTS: f32 = 1.5;
const COMES_BACK: f32 = 0.7;
/// Share of its pace that time has meanwhile.
const SLOWEST: f32 = 0.22;

/// How much of the moment is left.
#[derive(Resource, Default)]
pub struct Awe {
    left: f32,
}

impl Awe {
    /// Share of its pace that time has now.
    pub fn pace(&self) -> f32 {
        let back = 1.0 - (self.left / COMES_BACK).clamp(0.0, 1.0);
        SLOWEST + (1.0 - SLOWEST) * back
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Awe>();
    app.add_systems(Update, hold);
}

fn hold(
    mut awe: ResMut<Awe>,
    mut outcomes: MessageReader<SimOutcome>,
    vehicles: Query<&Vehicle>,
    time: Res<Time<Real>>,
) {
    if awe.left > 0.0 {
        awe.left = (awe.left - time.delta_secs()).max(0.0);
    }
    for outcome in outcomes.read() {
        match outcome {
            SimOutcome::VehicleWrecked { by: Some(by), .. }
                if vehicles.get(*by).is_ok_and(|by| by.def.is_railed()) =>
            {
                awe.left = LASTS;
            }
            // Who begins again begins at once.
            SimOutcome::Restarted => awe.left = 0.0,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_slows_down_and_comes_back_without_a_jump() {
        assert_eq!(Awe::default().pace(), 1.0);
        assert_eq!(Awe { left: LASTS }.pace(), SLOWEST);
        let paces: Vec<f32> = (0..=90).map(|step| Awe { left: LASTS - step as f32 / 60.0 }.pace()).collect();
        assert!(paces.windows(2).all(|pair| pair[1] >= pair[0] && pair[1] - pair[0] < 0.05));
    }
}
