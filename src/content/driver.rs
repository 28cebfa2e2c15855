//! Minds at the wheel: how somebody keeps his lane, heeds lights, panics, flees and rams.
//!
//! Times are ticks of 1/60 s, lengths metres, speeds metres a second.

use serde::Deserialize;

/// One kind of driver ("core/commuter").
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DriverDef {
    /// Share of the street's speed that he drives.
    pub speed: f32,
    /// Speed that he never goes over; 0: the vehicle's own.
    pub top: f32,
    /// How hard he takes a bend, in metres a second squared.
    pub bends: f32,
    /// Ticks that he keeps to whoever drives before him.
    pub gap: u32,
    /// Whether he heeds lights and stop signs.
    pub lights: bool,
    /// Whether he waits before rails while the bell rings.
    pub bells: bool,
    /// Whether he gives way where he has to.
    pub gives_way: bool,
    /// Whether he brakes for people on the road.
    pub spares: bool,
    /// So fast he drives into whoever is in his way rather than wait, in metres a second; 0: he waits.
    pub barges: f32,
    /// Whether he goes round what stands in his lane.
    pub overtakes: bool,
    /// Ticks that he waits behind something before he hoots, and goes round it or takes his turn.
    pub patience: u32,
    /// What he does when he is knocked or shot at; without it, nothing.
    pub panic: Option<PanicDef>,
    /// How he keeps away from the player's vehicle, or near to it.
    pub pace: Option<PaceDef>,
    /// How he gets in the way of the player's vehicle.
    pub block: Option<BlockDef>,
    /// How he rams the player's vehicle.
    pub ram: Option<RamDef>,
    /// How those in his vehicle shoot at the player's side.
    pub shoots: Option<ShootsDef>,
    /// What he becomes when his vehicle is worn down; the first that fits and has not been counts.
    pub phases: Vec<DriverPhase>,
}

impl Default for DriverDef {
    fn default() -> Self {
        Self {
            speed: 1.0,
            top: 0.0,
            bends: 3.0,
            gap: 70,
            lights: true,
            bells: true,
            gives_way: true,
            spares: true,
            barges: 0.0,
            overtakes: true,
            patience: 180,
            panic: None,
            pace: None,
            block: None,
            ram: None,
            shoots: None,
            phases: Vec::new(),
        }
    }
}

/// Panic at the wheel.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PanicDef {
    /// A knock so hard, in newton seconds, sets it off…
    pub from: f32,
    /// …and so does a shot so near.
    pub hears: f32,
    /// Ticks that it lasts.
    pub ticks: u32,
    /// Share of those who brake to a stand rather than flee (0 to 1).
    pub brakes: f32,
    /// Share of the usual speed of those who flee.
    pub speed: f32,
    /// How far they swerve to either side.
    pub swerve: f32,
}

impl Default for PanicDef {
    fn default() -> Self {
        Self { from: 1500.0, hears: 14.0, ticks: 360, brakes: 0.4, speed: 1.3, swerve: 0.8 }
    }
}

/// Keeping away from the player's vehicle: slower where it has fallen behind, faster where it is close.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PaceDef {
    /// Nearer than this he drives at his fastest.
    pub near: f32,
    /// Further than this he drives at his slowest.
    pub far: f32,
    /// His fastest.
    pub most: f32,
    /// His slowest.
    pub least: f32,
}

impl Default for PaceDef {
    fn default() -> Self {
        Self { near: 18.0, far: 90.0, most: 17.0, least: 9.0 }
    }
}

/// Getting in the way: whoever comes from behind within reach finds him in the same lane.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BlockDef {
    /// From how far behind.
    pub within: f32,
    /// How far he leaves his own lane for it.
    pub aside: f32,
}

impl Default for BlockDef {
    fn default() -> Self {
        Self { within: 22.0, aside: 3.5 }
    }
}

/// Ramming whoever drives beside him.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RamDef {
    /// How far beside him, from side to side.
    pub within: f32,
    /// Ticks between two tries.
    pub every: u32,
    /// Ticks that he draws away first, so that one sees it coming.
    pub warns: u32,
    /// Ticks that he pushes.
    pub ticks: u32,
    /// How far over the other's side he steers, in metres.
    pub over: f32,
}

impl Default for RamDef {
    fn default() -> Self {
        Self { within: 5.0, every: 240, warns: 24, ticks: 45, over: 2.0 }
    }
}

/// Shooting out of a moving vehicle.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ShootsDef {
    /// How far.
    pub within: f32,
    /// Ticks between two bursts.
    pub every: u32,
    /// Ticks that the aim is seen before the first shot of a burst, at least.
    pub warns: u32,
    /// Shots of a burst.
    pub burst: u32,
    /// How far the shots go astray, in degrees.
    pub stray: f32,
}

impl Default for ShootsDef {
    fn default() -> Self {
        Self { within: 30.0, every: 150, warns: 30, burst: 3, stray: 5.0 }
    }
}

/// What a driver becomes when his vehicle is worn down.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DriverPhase {
    /// Under this share of the vehicle's health (0 to 1).
    pub below: f32,
    /// Id of the driver that he becomes.
    pub driver: String,
}
