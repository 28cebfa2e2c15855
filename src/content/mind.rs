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
    /// Fighting with guns.
    pub gun: GunplayRules,
    /// Losing heart.
    pub nerve: NerveRules,
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
    /// Light at which everything is seen: 1 shows a picture as it was painted.
    pub bright: f32,
    /// Share of its sight that a mind has in the dark (0 to 1).
    pub dark: f32,
    /// Share of its radius at which a noise is heard through a wall (0 to 1).
    pub walls: f32,
    /// A noise heard so far draws everybody, whoever made it: a shot. In metres.
    pub alarm: f32,
    /// Within this distance one who goes to search takes a friend along, and two who search stay together.
    pub pair: f32,
    /// How sure a mind is at once that somebody is there when it finds a beaten friend (0 to 1).
    pub body: f32,
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

/// Fighting with guns.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GunplayRules {
    /// How far one runs for cover, in metres.
    pub cover: f32,
    /// Ticks between two thoughts of cover.
    pub cover_every: u32,
    /// Places behind walls and columns that are weighed at one thought.
    pub places: u32,
    /// How far one steps out from behind a corner, in metres.
    pub step_out: f32,
    /// Ticks without a sight of the enemy after which one leaves his cover.
    pub patience: u32,
    /// How much wider than a body the line must be free of friends, in metres to either side.
    pub line: f32,
    /// So far within the edge of the player's view a shooter must stand, in metres.
    pub edge: f32,
    /// From how far one goes for a gun on the floor, in metres.
    pub fetch: f32,
    /// Ticks after which one on his way round gives it up.
    pub flank: u32,
    /// How far to the side of the enemy that way leads, in metres.
    pub aside: f32,
}

/// Losing heart. What is lost is measured in the points of [`super::actor::BrainDef::nerve`].
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NerveRules {
    /// Within this distance friends count, in metres.
    pub near: f32,
    /// Lost when a friend near is out of the fight.
    pub friend: f32,
    /// Lost with the whole of one's own health; a part of it takes a part.
    pub health: f32,
    /// Lost in a second before a loaded gun, with an empty one or none.
    pub stare: f32,
    /// Within this distance such a gun counts, in metres.
    pub stare_within: f32,
    /// The whole angle within which it must point at one, in degrees.
    pub stare_arc: f32,
    /// Lost in a second by one who is hurt, alone and close to his enemy.
    pub corner: f32,
    /// How close that is, in metres.
    pub corner_within: f32,
    /// Won back in a second.
    pub recover: f32,
    /// Within this distance an enemy in sight watches one who has given up, in metres.
    pub watch: f32,
    /// Within this distance a weapon tempts one who has given up, in metres.
    pub tempt: f32,
}

impl Default for GunplayRules {
    fn default() -> Self {
        Self {
            cover: 6.0,
            cover_every: 40,
            places: 10,
            step_out: 0.8,
            patience: 240,
            line: 0.25,
            edge: 0.3,
            fetch: 6.0,
            flank: 300,
            aside: 3.0,
        }
    }
}

impl Default for NerveRules {
    fn default() -> Self {
        Self {
            near: 8.0,
            friend: 12.0,
            health: 50.0,
            stare: 30.0,
            stare_within: 4.0,
            stare_arc: 24.0,
            corner: 8.0,
            corner_within: 3.0,
            recover: 1.0,
            watch: 7.0,
            tempt: 2.5,
        }
    }
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
            bright: 0.35,
            dark: 0.5,
            walls: 1.0,
            alarm: 15.0,
            pair: 6.0,
            body: 0.6,
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
