//! What a mind may do beside brawling: fight with a gun, call, guard somebody, hide what it is, give up. Each is a
//! block that a mind has or has not, so that a new kind of opponent is data.
//!
//! Times are ticks of 1/60 s, lengths metres, likelihoods and shares from 0 to 1.

use serde::Deserialize;

use super::actor::Faction;

/// How a mind fights with a gun.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GunMindDef {
    /// Shots of one turn, least and most.
    pub burst: (u32, u32),
    /// Distance to the enemy that it keeps, nearest and farthest, in metres.
    pub keep: (f32, f32),
    /// How likely it looks for cover when it thinks of it (0 to 1).
    #[serde(default)]
    pub cover: f32,
    /// Ticks behind cover between two turns, least and most.
    #[serde(default = "peek")]
    pub peek: (u32, u32),
    /// Whether it goes behind cover to reload.
    #[serde(default)]
    pub reload_in_cover: bool,
    /// Whether it closes in up to its nearest distance instead of keeping away.
    #[serde(default)]
    pub advance: bool,
    /// Whether it stays at its place and waits for the enemy to come.
    #[serde(default)]
    pub hold: bool,
    /// How far its aim goes astray to either side beside the gun's own spread, in degrees, before difficulty.
    #[serde(default)]
    pub error: f32,
    /// Share of the enemy's movement that it aims ahead (0 to 1).
    #[serde(default)]
    pub lead: f32,
    /// Whether it holds its fire while a bystander stands in the line.
    #[serde(default)]
    pub spares: bool,
    /// Ticks between two shots over a bystander whom it holds for a shield, least and most; without them it only holds
    /// him. It wants a gun for one hand.
    #[serde(default)]
    pub over_shield: Option<(u32, u32)>,
    /// Share of health under which it falls back to cover farther away (0: never).
    #[serde(default)]
    pub fall_back: f32,
    /// Whether it puts the gun away after each turn to shoot: that it draws is seen before every one of them.
    #[serde(default)]
    pub hides: bool,
}

fn peek() -> (u32, u32) {
    (50, 110)
}

/// What a mind does that has had enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum GivesUp {
    /// It raises its hands.
    #[default]
    Surrender,
    /// It runs.
    Flee,
}

/// How a mind calls its friends.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallDef {
    /// Ticks that the call takes: a blow in them ends it unheard.
    pub ticks: u32,
    /// How far it is heard, in metres.
    pub radius: f32,
    /// Whether it then runs to those who have heard nothing instead of fighting.
    #[serde(default)]
    pub runs: bool,
}

/// What a mind does where something bars its way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WayDef {
    /// Whether it goes over low furniture and window sills where that saves it a long way round.
    #[serde(default)]
    pub vaults: bool,
    /// Whether it kicks in locked and barred doors and panes where there is no other way, or a long one.
    #[serde(default)]
    pub forces: bool,
}

/// Whom a mind guards.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EscortDef {
    /// Id of the charge's kind, or its tag.
    pub whom: String,
    /// How far from the charge it stays, in metres.
    pub within: f32,
}

/// A mind that seems to be somebody else, until it acts or is found out.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisguiseDef {
    /// Whose side it seems to be on.
    pub appears: Faction,
    /// Within this distance of an enemy it drops the disguise and draws, in metres.
    pub reveals: f32,
    /// Ticks for which an enemy's gun must be pointed at it until it is found out.
    pub stare: u32,
    /// Within which distance that counts, in metres.
    pub stare_within: f32,
}

/// Another mind for whoever has lost enough health.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseDef {
    /// Share of health under which it begins (0 to 1).
    pub below: f32,
    /// Id of the mind.
    pub brain: String,
    /// Whether no hit takes health under that share before the phase has begun: however hard he is struck, none of his
    /// phases is left out.
    #[serde(default)]
    pub holds: bool,
    /// Ticks in which nothing touches him when it begins.
    #[serde(default)]
    pub untouchable: u32,
    /// Rounds that he has left from then on, in his gun and in his pockets; otherwise as many as he had.
    #[serde(default)]
    pub rounds: Option<u32>,
}
