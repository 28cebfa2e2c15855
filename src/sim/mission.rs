//! The running mission: its level, phase, flags, objectives and counts.

use std::{collections::BTreeMap, sync::Arc};

use bevy::ecs::resource::Resource;

use super::outcome::Way;
use crate::content::{catalog::Catalog, level::Level, rules::DifficultyDef};

/// What a mission is started with.
#[derive(Clone)]
pub struct MissionSetup {
    /// The level.
    pub level: Arc<Level>,
    /// The definitions it was checked against.
    pub catalog: Arc<Catalog>,
    /// Seed of all chance.
    pub seed: u64,
    /// Name of the difficulty ("normal").
    pub difficulty: String,
}

/// Where a mission stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Being played.
    #[default]
    Playing,
    /// A scene is told; bodies stand still.
    Scene,
    /// Won.
    Won,
    /// Lost.
    Lost,
}

/// The running mission. There is none while the game shows its menus.
#[derive(Resource, Clone)]
pub struct Mission {
    /// What it was started with.
    pub setup: MissionSetup,
    /// The numbers of its difficulty.
    pub difficulty: DifficultyDef,
    /// Where it stands.
    pub phase: Phase,
    /// Ticks since its start, restarts included.
    pub tick: u64,
    /// Ticks of the present attempt.
    pub attempt_tick: u32,
    /// How often it was begun again.
    pub restarts: u32,
    /// Flags that are set.
    pub flags: std::collections::BTreeSet<String>,
    /// State of each objective of the level.
    pub objectives: Vec<ObjectiveState>,
    /// What was done, for the score.
    pub tally: Tally,
}

/// State of an objective.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ObjectiveState {
    /// Others must be done first.
    #[default]
    Waiting,
    /// To be done now.
    Open,
    /// Done.
    Done,
    /// Can no longer be done.
    Failed,
}

/// Counts of what was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Opponents beaten, and how.
    pub ways: BTreeMap<Way, u32>,
    /// Points for opponents beaten.
    pub points: u32,
    /// Clean hits taken by the player.
    pub hits_taken: u32,
    /// Blows struck by the player, and how many of them landed.
    pub blows: u32,
    /// Blows of the player that landed.
    pub landed: u32,
    /// The longest chain of victories.
    pub best_chain: u32,
    /// Points of chains.
    pub chain_points: u32,
    /// Bystanders hurt by the player.
    pub civilians_hurt: u32,
    /// Opponents who fled or gave up.
    pub fled: u32,
}
