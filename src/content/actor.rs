//! People: what they are, how they move and fight, and what mind they have.

use serde::Deserialize;

use super::conduct::{CallDef, DisguiseDef, EscortDef, GivesUp, GunMindDef, PhaseDef, WayDef};

/// Which side a person is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
pub enum Faction {
    /// The player's side.
    Law,
    /// Those who fight the player.
    Gang,
    /// Bystanders.
    Civilian,
}

/// One kind of person ("core/bather").
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActorDef {
    /// Message key of the name shown.
    pub name: String,
    /// Whose side.
    pub faction: Faction,
    /// The baked person that shows it.
    pub appearance: String,
    /// Health at the start and at most (more than 0).
    pub health: f32,
    /// Radius of the body in metres (at most 0.3).
    pub radius: f32,
    /// Weight in kilograms: the heavy are pushed and thrown less far.
    pub mass: f32,
    /// Walking speed in metres a second.
    pub walk: f32,
    /// Running speed in metres a second; the player always runs.
    pub run: f32,
    /// Blows absorbed before a stagger.
    pub poise: f32,
    /// Poise won back a second.
    pub poise_recovery: f32,
    /// Ticks on the ground, least and most.
    pub down_ticks: (u32, u32),
    /// Id of the moveset.
    pub moveset: String,
    /// Id of the mind; a person with none stands where it is put until a player or partner takes it.
    #[serde(default)]
    pub brain: Option<String>,
    /// Whether ordinary grabs take hold of it.
    #[serde(default = "yes")]
    pub grabbable: bool,
    /// Whether a blow or a bullet that leaves it its balance puts it off what it is about, a shot for one.
    #[serde(default = "yes")]
    pub flinches: bool,
    /// How it keeps its arms before it; none keeps none.
    #[serde(default)]
    pub guard: Option<GuardDef>,
    /// Id of the item that it comes with in its hand.
    #[serde(default)]
    pub carries: Option<String>,
    /// Id of the gun in its holster.
    #[serde(default)]
    pub holster: Option<String>,
    /// Rounds in its pockets, by their sort.
    #[serde(default)]
    pub ammo: std::collections::BTreeMap<String, u32>,
    /// Points for beating it.
    #[serde(default)]
    pub points: u32,
    /// Whether it is down for a while at no health and gets up again, unless the story says otherwise (`Fell`).
    #[serde(default)]
    pub down_not_out: bool,
}

/// A guard: blows from the front neither stagger nor knock down, until its poise is spent, it is struck from behind or
/// it stands on slippery ground.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuardDef {
    /// The whole angle that it covers, in degrees.
    pub arc: f32,
    /// Share of a blow's damage that comes through (0 to 1).
    pub share: f32,
    /// Ticks for which it stays down once it is broken.
    pub broken: u32,
}

fn yes() -> bool {
    true
}

fn half() -> f32 {
    0.5
}

/// A mind: what it sees and hears, how it fights, when it has had enough. Distances in metres, times in ticks.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrainDef {
    /// How far it sees, in metres.
    pub sight: f32,
    /// The whole angle of its sight, in degrees.
    pub sight_arc: f32,
    /// How well it hears: 1 hears a noise at its full radius, 0 is deaf.
    pub hearing: f32,
    /// Ticks between noticing and acting.
    pub reaction: u32,
    /// Ticks it goes on searching the place where the enemy was last seen.
    pub search: u32,
    /// Distance at which it circles while it waits for its turn, in metres.
    pub circle: f32,
    /// Ticks between its own attacks, least and most.
    pub attack_every: (u32, u32),
    /// How likely it follows a blow with the next of the chain (0 to 1).
    pub combo: f32,
    /// How likely it kicks rather than strikes (0 to 1).
    pub kick: f32,
    /// How likely it grabs rather than strikes (0 to 1).
    pub grab: f32,
    /// How likely it goes for an item lying near (0 to 1).
    pub pick_up: f32,
    /// Share of health under which it flees (0: never).
    pub flee_below: f32,
    /// How likely it throws a thing that it could also swing (0 to 1).
    #[serde(default = "half")]
    pub hurl: f32,
    /// How far it strolls from its post while nothing happens, in metres (0: it stands).
    #[serde(default)]
    pub wander: f32,
    /// Whether it fights at all; one that does not runs from danger and cowers.
    #[serde(default = "yes")]
    pub fights: bool,
    /// How it goes with the player, on the side of the law; without it, it does not.
    #[serde(default)]
    pub partner: Option<super::partner::PartnerDef>,
    /// How it fights with a gun; one without this leaves guns lying.
    #[serde(default)]
    pub gun: Option<GunMindDef>,
    /// How much it bears before it has had enough (0: it never gives up).
    #[serde(default)]
    pub nerve: f32,
    /// What it does then.
    #[serde(default)]
    pub gives_up: GivesUp,
    /// Ticks for which it must be left alone with its hands up, a weapon near, until it takes heart again (0: never).
    #[serde(default)]
    pub rally: u32,
    /// How it calls its friends; one without this shouts in passing.
    #[serde(default)]
    pub call: Option<CallDef>,
    /// How likely it goes round to come from the side while others fight in front (0 to 1).
    #[serde(default)]
    pub flank: f32,
    /// What it does where something bars its way; without this it goes round.
    #[serde(default)]
    pub way: WayDef,
    /// Whom it guards.
    #[serde(default)]
    pub escort: Option<EscortDef>,
    /// As whom it goes until it acts.
    #[serde(default)]
    pub disguise: Option<DisguiseDef>,
    /// How likely it rolls out of the line of a loaded gun that points at it (0 to 1). It cannot do so again for a while.
    #[serde(default)]
    pub rolls: f32,
    /// How likely it takes a bystander near for a shield when it is losing (0 to 1).
    #[serde(default)]
    pub shield: f32,
    /// Minds that take its place as health goes, in the order of falling shares.
    #[serde(default)]
    pub phases: Vec<PhaseDef>,
}
