//! What hands, boots and bodies do to doors and furniture, of the whole fight.
//!
//! Times are ticks of 1/60 s, lengths metres, speeds metres a second.

use serde::Deserialize;

/// Numbers of doors, furniture and sills.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ThingRules {
    /// Speed at which one who rolls or runs into a door bursts it open, in metres a second.
    pub burst_speed: f32,
    /// How far behind a door that bursts open people are struck, in metres.
    pub burst_reach: f32,
    /// Health taken from those.
    pub burst_damage: f32,
    /// Speed given to those, in metres a second.
    pub burst_knock: f32,
    /// How far a door that bursts open is heard, in metres.
    pub burst_noise: f32,
    /// Speed at which furniture is pushed, in metres a second.
    pub push_speed: f32,
    /// From the body's edge within which furniture is pushed, tipped and gone over, in metres.
    pub push_reach: f32,
    /// Ticks from one scrape of pushed furniture to the next.
    pub scrape_every: u32,
    /// How far a scrape is heard, in metres.
    pub scrape_noise: f32,
    /// How far furniture that is tipped over is heard, in metres.
    pub tip_noise: f32,
    /// Ticks of going over something low; in the first half nothing touches the body.
    pub vault_ticks: u32,
    /// The farthest that one goes over something, in metres.
    pub vault_reach: f32,
}

impl Default for ThingRules {
    fn default() -> Self {
        Self {
            burst_speed: 5.0,
            burst_reach: 1.0,
            burst_damage: 8.0,
            burst_knock: 4.0,
            burst_noise: 14.0,
            push_speed: 0.9,
            push_reach: 0.35,
            scrape_every: 22,
            scrape_noise: 5.0,
            tip_noise: 11.0,
            vault_ticks: 22,
            vault_reach: 1.6,
        }
    }
}
