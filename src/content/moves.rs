//! Blows, grabs and throws as data: when they land, how far they reach and what they do.
//!
//! All times are ticks of 1/60 s, lengths metres, speeds metres a second, angles degrees.

use serde::Deserialize;

/// One blow: wind-up, then active ticks in which it can land, then recovery.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveDef {
    /// The clip that shows it ("jab").
    pub clip: String,
    /// Ticks before it can land; a threat the other side can see.
    pub wind_up: u32,
    /// Ticks in which it can land.
    pub active: u32,
    /// Ticks after that before the fighter is free again.
    pub recovery: u32,
    /// From the striker's middle to the far edge of the blow, in metres.
    pub reach: f32,
    /// The whole angle of the blow in front of the striker, in degrees (0 to 360).
    pub arc: f32,
    /// Health taken.
    pub damage: f32,
    /// Poise taken; at zero poise the struck staggers.
    pub poise: f32,
    /// Speed given to the struck, away from the striker, in metres a second.
    pub knock_back: f32,
    /// Ticks both bodies stand still (at most 7).
    pub hit_stop: u32,
    /// Speed of the striker's step forward during wind-up and active ticks, in metres a second.
    #[serde(default)]
    pub lunge: f32,
    /// What it does beside damage.
    #[serde(default)]
    pub effect: HitEffect,
    /// Whether it may strike more than one body.
    #[serde(default)]
    pub sweeps: bool,
    /// Whether it is a heavy one (burst word, louder cue, more trauma).
    #[serde(default)]
    pub heavy: bool,
}

/// What a blow does to a body that it strikes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum HitEffect {
    /// A short flinch that interrupts nothing unless poise breaks.
    #[default]
    Flinch,
    /// A stagger that interrupts what the struck was doing.
    Stagger,
    /// Off the feet: the body flies with the blow's knock-back, then lies.
    KnockDown,
}

/// All that a body can do with its bare hands (and feet).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MovesetDef {
    /// The blows of a chain, in order; a press in time goes on to the next.
    pub chain: Vec<MoveDef>,
    /// Ticks after a blow's recovery in which a press still goes on with the chain.
    pub chain_window: u32,
    /// The blow let go after holding the strike button.
    pub charged: MoveDef,
    /// Ticks the strike must be held for the charged blow.
    pub charge_ticks: u32,
    /// The kick.
    pub kick: MoveDef,
    /// The grab.
    pub grab: GrabDef,
    /// The throw of a held body.
    pub throw: ThrowDef,
    /// The finishing blow on a downed man.
    pub finish: MoveDef,
}

/// Taking hold of another body.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrabDef {
    /// Ticks before the hands close.
    pub wind_up: u32,
    /// Ticks in which they can.
    pub active: u32,
    /// Ticks lost where they close on nothing.
    pub recovery: u32,
    /// From the grabber's middle to the far edge, in metres.
    pub reach: f32,
    /// The whole angle in front, in degrees.
    pub arc: f32,
    /// Longest hold in ticks; then the held one breaks free.
    pub hold_ticks: u32,
    /// Walking speed while holding, as a share of the normal one (0 to 1).
    pub walk_share: f32,
}

/// A body or thing that is thrown.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThrowDef {
    /// Ticks before it leaves the hands.
    pub wind_up: u32,
    /// Ticks after that before the thrower is free.
    pub recovery: u32,
    /// Speed at which it leaves, in metres a second.
    pub speed: f32,
    /// Ticks it flies, if nothing stops it.
    pub flight: u32,
    /// Health taken from a thrown body that lands on open floor.
    pub landing_damage: f32,
    /// Health taken from a thrown body that is slammed into a wall or furniture.
    pub slam_damage: f32,
    /// Health taken from whoever is struck by it.
    pub impact_damage: f32,
}
