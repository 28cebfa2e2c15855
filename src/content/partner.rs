//! The partner as data: how he keeps to the player, how he shoots, what he says; and what holds for every partner and
//! for the second player.
//!
//! Times are ticks of 1/60 s, lengths metres, angles degrees.

use std::collections::BTreeMap;

use serde::Deserialize;

/// How somebody of the law without a seat goes with the player (`partner` in a mind).
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PartnerDef {
    /// He stops within this distance of the player, in metres.
    pub near: f32,
    /// He comes after beyond this distance, in metres.
    pub far: f32,
    /// He goes no farther than this from the player into a fight, but for an order, in metres.
    pub leash: f32,
    /// He shoots at whom he sees within this distance, in metres.
    pub gun_reach: f32,
    /// Shots of a burst, least and most.
    pub burst: (u32, u32),
    /// Ticks between two bursts, least and most.
    pub burst_every: (u32, u32),
    /// How far a shot of his may go astray to either side, in degrees.
    pub stray: f32,
    /// Message keys of what he says, by occasion; nothing where there is none.
    pub barks: BTreeMap<Occasion, Vec<String>>,
}

impl Default for PartnerDef {
    fn default() -> Self {
        Self {
            near: 1.6,
            far: 3.0,
            leash: 9.0,
            gun_reach: 11.0,
            burst: (2, 3),
            burst_every: (20, 45),
            stray: 2.0,
            barks: BTreeMap::new(),
        }
    }
}

/// When a partner says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Occasion {
    /// He loads his gun.
    Reload,
    /// He has beaten somebody.
    Kill,
    /// He was hit.
    Hurt,
    /// He is down.
    Down,
    /// He was given an order.
    Order,
    /// A fight begins.
    Spotted,
    /// Nothing has happened for a while.
    Idle,
    /// The player was hit and is in a bad way.
    PlayerHurt,
    /// The vehicle in which he sits passed another one fast and closely.
    NearMiss,
    /// The vehicle in which he sits was knocked so hard that it took damage.
    Crash,
    /// Somebody draws away before he rams.
    RamThreat,
    /// The bell of a crossing near him began to ring.
    Bell,
    /// Somebody jumped aside from the vehicle in which he sits.
    Jumper,
}

/// What holds for every partner (`partner` in `assets/data/rules.ron`).
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PartnerRules {
    /// Ticks that one who is down and not out lies.
    pub down_ticks: u32,
    /// Share of health with which he gets up (0 to 1).
    pub up_health: f32,
    /// Ticks for which the order key is held to send the partner somewhere.
    pub order_hold: u32,
    /// The whole angle around the aim within which an enemy is meant, in degrees.
    pub order_arc: f32,
    /// How far off an enemy may be that is meant, in metres.
    pub order_reach: f32,
    /// How near and how far the ground may be to which a partner is sent, in metres.
    pub order_ground: (f32, f32),
    /// Ticks after the last sign of a fight in which he is still on his guard.
    pub calm: u32,
    /// Ticks for which one body presses against another of its side before they squeeze past each other.
    pub squeeze: u32,
    /// Least ticks between two things that one partner says.
    pub bark_pause: u32,
    /// Ticks without a fight after which he says something, least and most.
    pub idle_every: (u32, u32),
    /// Share of the player's health under which a hit makes him say something (0 to 1).
    pub worry: f32,
}

impl Default for PartnerRules {
    fn default() -> Self {
        Self {
            down_ticks: 420,
            up_health: 0.4,
            order_hold: 20,
            order_arc: 26.0,
            order_reach: 14.0,
            order_ground: (2.0, 7.0),
            calm: 180,
            squeeze: 14,
            bark_pause: 200,
            idle_every: (1500, 2700),
            worry: 0.35,
        }
    }
}

/// What holds for two players (`seats` in `assets/data/rules.ron`).
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SeatRules {
    /// How far two players can part, east and west and north and south, in metres: one picture holds both.
    pub apart: (f32, f32),
}

impl Default for SeatRules {
    fn default() -> Self {
        Self { apart: (19.0, 10.0) }
    }
}
