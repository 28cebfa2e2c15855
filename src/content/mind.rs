//! Numbers that all minds share: how often they look, how they walk, keep apart and make room.
//!
//! What tells one mind from another is in [`super::actor::BrainDef`]. Times are ticks of 1/60 s, lengths metres.

use serde::Deserialize;

/// How every mind looks, walks and keeps its distance (`mind` in `assets/data/rules.ron`).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MindRules {
    /// Looking and noticing.
    pub look: LookRules,
    /// Walking.
    pub walk: WalkRules,
    /// Waiting for a turn around an enemy.
    pub ring: RingRules,
    /// Striking, and things.
    pub attack: AttackRules,
    /// Getting away.
    pub fear: FearRules,
}

/// Looking and noticing.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LookRules {
    /// Ticks between two looks of one mind.
    pub every: u32,
    /// Lines of sight that are cast in a tick at most; who gets none looks again in the next.
    pub rays: u32,
    /// Ticks until somebody in sight is noticed: close by, and at the end of sight.
    pub notice: (f32, f32),
    /// Within this distance one is noticed from all sides.
    pub near: f32,
    /// Ticks in which a half-grown suspicion fades.
    pub fade: f32,
    /// Ticks out of sight in which a mind still knows where its enemy is.
    pub hunch: u32,
    /// Ticks a mind looks towards a noise before it goes there.
    pub hesitate: u32,
    /// Radius of the places that it searches around the last known one.
    pub search_radius: f32,
    /// Ticks it looks around at each of them.
    pub look_around: u32,
}

/// Walking.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WalkRules {
    /// Single paths that are searched in a tick at most.
    pub searches: u32,
    /// Ticks between two flow fields to one enemy.
    pub field_every: u32,
    /// Nodes of flow fields worked out in a tick at most.
    pub field_nodes: u32,
    /// Ticks after which a path is searched again.
    pub path_every: u32,
    /// How far a goal may move before a path is searched again.
    pub path_slack: f32,
    /// A corner counts as passed within this distance.
    pub arrive: f32,
    /// Friends keep this distance from middle to middle.
    pub apart: f32,
    /// How strongly they push away, as a share of the wish to go.
    pub push: f32,
    /// Ticks without headway before a mind tries another direction.
    pub stuck: u32,
    /// Ticks it keeps that direction.
    pub unstick: u32,
}

/// Waiting for a turn around an enemy.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RingRules {
    /// How far from the wished distance one may be before stepping in or out is all that counts.
    pub slack: f32,
    /// Share of the walking speed while circling.
    pub speed: f32,
    /// Angle between neighbours below which they spread, in degrees.
    pub spread: f32,
    /// Ticks between changes of mind about the direction, least and most.
    pub turn_every: (u32, u32),
    /// Further from the enemy than the wished distance and this, one comes nearer first.
    pub far: f32,
}

/// Striking, and things.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AttackRules {
    /// Share of a blow's reach from which it is struck (0 to 1).
    pub reach_share: f32,
    /// Ticks of stepping back after an attack.
    pub back_off: u32,
    /// Ticks somebody is held before he is thrown.
    pub hold: u32,
    /// How far one goes for a thing on the floor.
    pub fetch: f32,
    /// Ticks between two thoughts of fetching something.
    pub fetch_every: u32,
    /// From how near and how far a thing is thrown.
    pub throw: (f32, f32),
    /// Width and height of the player's view: nobody throws from more than a tile outside of it.
    pub view: (f32, f32),
    /// Distance kept from flying, burning and held men.
    pub danger: f32,
}

/// Getting away.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FearRules {
    /// How far somebody on fire runs for water.
    pub water: f32,
    /// Places that are weighed for a hiding place.
    pub places: u32,
    /// Ticks out of sight after which one who flees has got away.
    pub gone_ticks: u32,
    /// Distance to the enemy at which one who flees can have got away.
    pub gone: f32,
    /// Ticks of fleeing after which one gives up and cowers.
    pub give_up: u32,
    /// Within this distance of a fight a bystander panics.
    pub panic: f32,
    /// Ticks without danger after which a bystander calms down.
    pub calm: u32,
}

impl Default for LookRules {
    fn default() -> Self {
        Self {
            every: 6,
            rays: 24,
            notice: (4.0, 40.0),
            near: 1.4,
            fade: 240.0,
            hunch: 50,
            hesitate: 35,
            search_radius: 3.0,
            look_around: 50,
        }
    }
}

impl Default for WalkRules {
    fn default() -> Self {
        Self {
            searches: 2,
            field_every: 15,
            field_nodes: 1200,
            path_every: 90,
            path_slack: 0.8,
            arrive: 0.2,
            apart: 0.85,
            push: 0.8,
            stuck: 30,
            unstick: 20,
        }
    }
}

impl Default for RingRules {
    fn default() -> Self {
        Self { slack: 0.35, speed: 0.75, spread: 55.0, turn_every: (90, 240), far: 1.6 }
    }
}

impl Default for AttackRules {
    fn default() -> Self {
        Self {
            reach_share: 0.8,
            back_off: 35,
            hold: 45,
            fetch: 4.0,
            fetch_every: 45,
            throw: (1.8, 6.0),
            view: (20.0, 11.25),
            danger: 1.5,
        }
    }
}

impl Default for FearRules {
    fn default() -> Self {
        Self { water: 7.0, places: 12, gone_ticks: 60, gone: 6.0, give_up: 900, panic: 5.0, calm: 300 }
    }
}
