//! The numbers of the fight that belong to no single weapon or person, and what difficulty changes.
//!
//! Times are ticks of 1/60 s, lengths metres, speeds metres a second.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::actor::Faction;

/// Tuning of the whole fight (`assets/data/rules.ron`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Ticks a press waits for the body to be free.
    pub input_buffer: u32,
    /// The roll.
    pub roll: RollRules,
    /// Bodies that are struck, thrown and down.
    pub body: BodyRules,
    /// Fire on a body.
    pub burn: BurnRules,
    /// What is heard.
    pub noise: NoiseRules,
    /// How a crowd fights.
    pub squad: SquadRules,
    /// How every mind looks, walks and keeps its distance.
    #[serde(default)]
    pub mind: super::mind::MindRules,
    /// Guns, bullets and what they meet.
    #[serde(default)]
    pub gun: super::gun::GunRules,
    /// Doors, furniture and sills.
    #[serde(default)]
    pub thing: super::thing::ThingRules,
    /// What holds for every partner.
    #[serde(default)]
    pub partner: super::partner::PartnerRules,
    /// What holds for two players.
    #[serde(default)]
    pub seats: super::partner::SeatRules,
    /// Handcuffs.
    #[serde(default)]
    pub arrest: ArrestRules,
    /// Reach of the hand for picking up and using, in metres.
    pub use_reach: f32,
    /// With neither mouse nor stick, blows turn to an enemy within this whole angle in degrees…
    pub soft_lock_arc: f32,
    /// …and within this distance in metres.
    pub soft_lock_reach: f32,
    /// Ticks from the player's fall to the lose phase.
    pub lose_delay: u32,
    /// Share of health that a checkpoint gives at least (0 to 1).
    pub checkpoint_health: f32,
    /// Scoring.
    pub score: super::score::ScoreRules,
}

/// Handcuffs.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ArrestRules {
    /// Ticks that it takes to put them on.
    pub ticks: u32,
    /// From how near, between the edges of two bodies, in metres.
    pub reach: f32,
    /// Whether one who lies can be put in handcuffs as well as one with his hands up.
    pub downed: bool,
    /// Within this distance nobody may stand who still fights, for one who lies to be put in handcuffs, in metres.
    pub alone: f32,
}

impl Default for ArrestRules {
    fn default() -> Self {
        Self { ticks: 50, reach: 0.7, downed: false, alone: 4.0 }
    }
}

/// The roll.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollRules {
    /// Ticks it lasts.
    pub ticks: u32,
    /// Of these, the first that nothing can touch.
    pub untouchable: u32,
    /// Speed in metres a second.
    pub speed: f32,
}

/// Bodies that are struck, thrown and down.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyRules {
    /// How quickly a walking body reaches the speed it wants, in metres a second squared, on full grip.
    pub acceleration: f32,
    /// How quickly a pushed body slows, in metres a second squared, on full grip.
    pub friction: f32,
    /// Walking speed while charging a blow, as a share of the normal one (0 to 1).
    pub charge_walk: f32,
    /// Ticks of a flinch.
    pub flinch: u32,
    /// Ticks of a stagger.
    pub stagger: u32,
    /// Ticks of getting up.
    pub get_up: u32,
    /// Ticks after getting up that nothing can touch.
    pub get_up_untouchable: u32,
    /// Ticks of the fall from flight to lying.
    pub fall: u32,
    /// Ticks of bending down for a thing.
    pub pick_up: u32,
    /// Ticks before a thrown thing leaves the hand.
    pub throw_wind_up: u32,
    /// Ticks after that before the thrower is free.
    pub throw_recovery: u32,
    /// Least wind-up of an opponent's blow or throw in ticks, before difficulty: a thing that the player swings at
    /// once must be seen coming from the other side.
    #[serde(default = "telegraph")]
    pub telegraph: u32,
    /// Mass in kilograms at which knock-back is as written; the heavy get less.
    pub reference_mass: f32,
    /// Speed that a flying body must lose against a wall or furniture for a slam, in metres a second.
    pub slam_speed: f32,
    /// Share of the landing damage that is left over water (0 to 1).
    pub water_landing: f32,
    /// Speed at which a slammed body comes back, in metres a second.
    pub rebound: f32,
    /// Ticks that a body knocked off its feet by a blow flies.
    pub knocked_ticks: u32,
    /// Health taken from such a body when it slams into something.
    pub knocked_slam_damage: f32,
    /// Ticks of holding that each press of a held one saves it.
    pub struggle: u32,
    /// Ticks after a stagger in which no blow makes the body stagger again.
    #[serde(default = "steady")]
    pub steady: u32,
    /// Bodies that slide over slippery ground.
    #[serde(default)]
    pub slide: SlideRules,
}

fn steady() -> u32 {
    40
}

/// Bodies that slide over slippery ground after a blow, a throw or a fall.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SlideRules {
    /// Speed that a sliding body must lose against something solid to be hurt, in metres a second.
    pub slam_speed: f32,
    /// Health taken for each metre a second so lost.
    pub slam_damage: f32,
    /// Speed above which it takes the legs from those in its way, in metres a second.
    pub bowl_speed: f32,
    /// Health taken from those.
    pub bowl_damage: f32,
    /// Share of its speed that they get.
    pub bowl_share: f32,
}

impl Default for SlideRules {
    fn default() -> Self {
        Self { slam_speed: 2.0, slam_damage: 3.5, bowl_speed: 2.2, bowl_damage: 6.0, bowl_share: 0.5 }
    }
}

fn telegraph() -> u32 {
    18
}

impl BodyRules {
    /// Ticks before a thing leaves the hand of somebody of that side.
    pub fn throw_wind_up_of(&self, faction: Faction) -> u32 {
        if faction == Faction::Gang { self.throw_wind_up.max(self.telegraph) } else { self.throw_wind_up }
    }
}

/// Fire on a body.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BurnRules {
    /// Health taken at each bite.
    pub damage: f32,
    /// Ticks between bites.
    pub every: u32,
}

/// What is heard, as radii in metres.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoiseRules {
    /// A running step.
    pub step: f32,
    /// Metres from one step to the next.
    pub stride: f32,
    /// A blow that lands.
    pub blow: f32,
    /// A body against a wall, furniture that breaks.
    pub crash: f32,
    /// A shout of one who sees the player.
    pub shout: f32,
}

/// How a crowd fights.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SquadRules {
    /// How many may strike at once.
    pub strikers: usize,
    /// Ticks a turn to strike lasts at most.
    pub turn_ticks: u32,
    /// Ticks between one man's turns.
    pub rest_ticks: u32,
}

/// What one difficulty changes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DifficultyDef {
    /// Message key of the name shown.
    pub name: String,
    /// Factor on the wind-up of every opponent's blow.
    pub wind_up: f32,
    /// Factor on damage taken by the player's side.
    pub damage_taken: f32,
    /// Factor on opponents' health.
    pub health: f32,
    /// Factor on the time between an opponent's attacks.
    pub attack_every: f32,
    /// Factor on opponents' reaction time.
    pub reaction: f32,
    /// How many may strike at once.
    pub strikers: usize,
    /// Factor on how opponents' shots scatter.
    #[serde(default = "unchanged")]
    pub spread: f32,
    /// How far a thrown thing of theirs may go astray to either side, in degrees.
    #[serde(default)]
    pub stray: f32,
    /// Factor on the speed of those who flee from the player at the wheel.
    #[serde(default = "unchanged")]
    pub flight: f32,
}

fn unchanged() -> f32 {
    1.0
}

/// The difficulties by name: "easy", "normal", "hard".
pub type Difficulties = BTreeMap<String, DifficultyDef>;
