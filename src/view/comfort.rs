//! How much of what may trouble eyes is wanted: shake, flashes, blood.
//!
//! Whoever keeps the player's settings writes it; the view only reads it.

use bevy::prelude::*;

/// The player's wishes about what may trouble.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct Comfort {
    /// How much of the camera's shake is wanted, 0 to 1.
    pub shake: f32,
    /// How much of every flash is wanted, 0 to 1.
    pub flash: f32,
    /// Whether blows draw blood.
    pub blood: bool,
    /// Whether heavy blows show a word.
    pub words: bool,
}

impl Default for Comfort {
    fn default() -> Self {
        Self { shake: 1.0, flash: 1.0, blood: false, words: true }
    }
}

impl Comfort {
    /// The share of shake, whatever was written.
    pub fn shake_share(&self) -> f32 {
        if self.shake.is_nan() { 1.0 } else { self.shake.clamp(0.0, 1.0) }
    }

    /// The share of flashes, whatever was written.
    pub fn flash_share(&self) -> f32 {
        if self.flash.is_nan() { 1.0 } else { self.flash.clamp(0.0, 1.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_stays_between_nothing_and_all() {
        let odd = Comfort { shake: -3.0, flash: f32::NAN, ..default() };
        assert_eq!((odd.shake_share(), odd.flash_share()), (0.0, 1.0));
        assert_eq!(Comfort::default().shake_share(), 1.0);
    }
}
