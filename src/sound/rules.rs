//! How a sound plays, wherever it comes from.

use serde::Deserialize;

use super::speaker::Bus;

/// How a sound plays.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SoundRules {
    /// Added to it, in decibels.
    pub db: f32,
    /// Where it is mixed in.
    pub bus: SoundBus,
    /// Of two sounds the one with the higher number stays; 0 to 255.
    pub priority: u8,
    /// Seconds before it may be heard again.
    pub cooldown: f32,
    /// How much its pitch differs from time to time, as a share.
    pub jitter: f32,
    /// How far it is heard, in metres.
    pub reach: f32,
    /// Seconds for which the music steps back.
    pub duck: f32,
    /// Seconds for which everything else is still, from its beginning.
    pub still: f32,
    /// Its tone in hertz, for a loop that is led over into others: an engine's firings a second. 0 has none.
    pub tone: f32,
}

impl Default for SoundRules {
    fn default() -> Self {
        Self {
            db: 0.0,
            bus: SoundBus::Effects,
            priority: 50,
            cooldown: 0.04,
            jitter: 0.04,
            reach: 18.0,
            duck: 0.0,
            still: 0.0,
            tone: 0.0,
        }
    }
}

/// The buses that a cue may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum SoundBus {
    /// The world.
    Effects,
    /// Its voices.
    Voices,
    /// Menus and what the game tells.
    Interface,
}

impl From<SoundBus> for Bus {
    fn from(bus: SoundBus) -> Self {
        match bus {
            SoundBus::Effects => Self::Effects,
            SoundBus::Voices => Self::Voices,
            SoundBus::Interface => Self::Interface,
        }
    }
}
