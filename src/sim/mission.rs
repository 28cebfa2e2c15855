//! The running mission: its level, phase, flags, objectives and counts.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use bevy::{
    ecs::{component::Component, resource::Resource},
    math::Vec2,
};

use super::{
    actor::Hand,
    assists::Assists,
    outcome::Way,
    puzzle::{OpenPuzzle, Puzzle},
    thing::memory::Changed,
};
use crate::content::{
    catalog::Catalog, level::Level, objective::Objective, rules::DifficultyDef, score::ScoreRules,
    trigger::Action,
};

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
    /// The assists that it begins with.
    pub assists: Assists,
}

/// Where a mission stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Being played.
    #[default]
    Playing,
    /// A scene is told; bodies stand still.
    Scene,
    /// A puzzle lies open; bodies stand still.
    Puzzle,
    /// Won.
    Won,
    /// Lost.
    Lost,
}

impl Phase {
    /// Whether the mission is neither won nor lost.
    pub fn goes_on(&self) -> bool {
        !matches!(self, Self::Won | Self::Lost)
    }
}

/// The running mission. There is none while the game shows its menus.
#[derive(Resource, Clone)]
pub struct Mission {
    /// What it was started with.
    pub setup: MissionSetup,
    /// The numbers of its difficulty, with the assists in them.
    pub difficulty: DifficultyDef,
    /// The assists that hold now.
    pub assists: Assists,
    /// Where it stands.
    pub phase: Phase,
    /// Ticks since its start, restarts included.
    pub tick: u64,
    /// Ticks of the present attempt.
    pub attempt_tick: u32,
    /// How often it was begun again.
    pub restarts: u32,
    /// Flags that are set.
    pub flags: BTreeSet<String>,
    /// State of each objective of the level.
    pub objectives: Vec<ObjectiveState>,
    /// Named timers: the attempt's tick at which each was started.
    pub timers: BTreeMap<String, u32>,
    /// Triggers that have gone off: the attempt's tick of the last time, by index in the level.
    pub fired: BTreeMap<usize, u32>,
    /// Tags of lamps that are out.
    pub dark: BTreeSet<String>,
    /// Puzzles that were opened, by id.
    pub puzzles: BTreeMap<String, Puzzle>,
    /// The puzzle that lies open.
    pub open_puzzle: Option<OpenPuzzle>,
    /// Where the last checkpoint was, if there was one.
    pub checkpoint: Option<Box<Checkpoint>>,
    /// Id of the music that is asked for.
    pub music: Option<String>,
    /// Attempt's tick at which the player fell.
    pub fallen_since: Option<u32>,
}

/// What a checkpoint remembers: enough to build the moment again.
#[derive(Clone, Debug)]
pub struct Checkpoint {
    /// Where the player stood, in metres.
    pub at: Vec2,
    /// The player's health.
    pub health: f32,
    /// What the player had in hand, holster and pockets.
    pub hand: Hand,
    /// Partners who were not out of it.
    pub companions: Vec<Companion>,
    /// Flags that were set.
    pub flags: BTreeSet<String>,
    /// State of the objectives.
    pub objectives: Vec<ObjectiveState>,
    /// Triggers that had gone off.
    pub fired: BTreeMap<usize, u32>,
    /// Id of the music.
    pub music: Option<String>,
    /// Timers that ran.
    pub timers: BTreeMap<String, u32>,
    /// Ticks of the attempt.
    pub attempt_tick: u32,
    /// Counts.
    pub tally: Tally,
    /// People of the level's file that were out of the fight, by their place among its placements.
    pub gone: BTreeSet<u32>,
    /// Things of the level's file that were gone, by their place among its placements.
    pub spent: BTreeSet<u32>,
    /// Furniture and doors that were not as the level's file has them, by their place among its placements.
    pub changed: BTreeMap<u32, Changed>,
    /// Tags of lamps that were out.
    pub dark: BTreeSet<String>,
    /// Puzzles that had been opened.
    pub puzzles: BTreeMap<String, Puzzle>,
    /// Vehicles of the level and of its triggers.
    pub vehicles: Vec<super::vehicle::spawn::Kept>,
    /// Trains under way, with the metres that their heads had come.
    pub trains: Vec<(String, f32)>,
    /// Vehicles and people on a kilometre of street, where there are streets.
    pub traffic: Option<(f32, f32)>,
    /// What the trigger that reached it had yet to do: done again with each restart, for its people are not remembered.
    pub after: Vec<Action>,
}

/// A partner at a checkpoint.
#[derive(Clone, Debug)]
pub struct Companion {
    /// Id of his kind.
    pub kind: String,
    /// His tag.
    pub tag: Option<String>,
    /// Where he stood, in metres.
    pub at: Vec2,
    /// His health.
    pub health: f32,
    /// What he had in hand, holster and pockets.
    pub hand: Hand,
    /// The placement that he came from, if he was not called later.
    pub from: Option<u32>,
}

/// Which placement of the level a person or thing came from, counted over all floors.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct FromPlacement(pub u32);

/// The mission's counts: their own resource, since the fight writes them and nothing else of the mission.
#[derive(Resource, Clone, Debug, Default)]
pub struct Counts(pub Tally);

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

/// What was dared at the wheel and elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Feats {
    /// Vehicles passed fast and closely without touching them.
    pub near_misses: u32,
    /// Points that the level's triggers gave.
    pub bonus: u32,
}

/// Counts of what was done.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Opponents beaten, and how.
    pub ways: BTreeMap<Way, u32>,
    /// Points for opponents beaten.
    pub points: u32,
    /// Clean hits taken by the player.
    pub hits_taken: u32,
    /// Blows of the player that met an opponent or nothing at all; one at furniture, and one cut short, is none.
    pub blows: u32,
    /// Those of them that met an opponent, each counted once.
    pub landed: u32,
    /// Shots of the player, and things thrown.
    pub shots: u32,
    /// Those of them that met an opponent, each counted once, however many pellets did.
    pub shots_landed: u32,
    /// Victories of the present chain.
    pub chain: u32,
    /// Ticks in which the next victory still belongs to it.
    pub chain_left: u32,
    /// The longest chain of victories.
    pub best_chain: u32,
    /// Links of chains: one for the second victory of a chain, two for the third, and so on.
    pub chain_links: u32,
    /// Opponents put in handcuffs.
    pub arrests: u32,
    /// Blows of the player at those who had their hands up.
    pub cruelties: u32,
    /// Most bystanders who were there at once.
    pub civilians: u32,
    /// How often a bystander was hurt, by whomever.
    pub civilians_harmed: u32,
    /// How often the player hurt a bystander.
    pub civilians_hurt: u32,
    /// Opponents who fled.
    pub fled: u32,
    /// What was dared.
    pub feats: Feats,
}

/// As it goes into digests: what was dared is named only where something was.
impl std::fmt::Debug for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Whatever a tally gains must be named here: without it two digests could be equal that should not be.
        let Self {
            ways,
            points,
            hits_taken,
            blows,
            landed,
            shots,
            shots_landed,
            chain,
            chain_left,
            best_chain,
            chain_links,
            arrests,
            cruelties,
            civilians,
            civilians_harmed,
            civilians_hurt,
            fled,
            feats,
        } = self;
        let mut form = f.debug_struct("Tally");
        form.field("ways", ways).field("points", points).field("hits_taken", hits_taken);
        form.field("blows", blows).field("landed", landed).field("shots", shots);
        form.field("shots_landed", shots_landed).field("chain", chain).field("chain_left", chain_left);
        form.field("best_chain", best_chain).field("chain_links", chain_links).field("arrests", arrests);
        form.field("cruelties", cruelties)
            .field("civilians", civilians)
            .field("civilians_harmed", civilians_harmed);
        form.field("civilians_hurt", civilians_hurt).field("fled", fled);
        if *feats != Feats::default() {
            form.field("feats", feats);
        }
        form.finish()
    }
}

impl Tally {
    /// Blows and shots that are counted.
    pub fn tries(&self) -> u32 {
        self.blows + self.shots
    }

    /// Those of them that met an opponent.
    pub fn hits(&self) -> u32 {
        self.landed + self.shots_landed
    }
}

impl Mission {
    /// What deeds are worth in its level.
    pub fn score_rules(&self) -> &ScoreRules {
        self.setup.level.score.as_ref().unwrap_or(&self.setup.catalog.rules.score)
    }

    /// Ticks of the present attempt with what wrong answers and hints have cost.
    pub fn counted_ticks(&self) -> u32 {
        let costs = self.puzzles.values().map(|puzzle| puzzle.state.cost);
        costs.fold(self.attempt_tick, u32::saturating_add)
    }

    /// The objectives that are open now, in their order.
    pub fn open(&self) -> impl Iterator<Item = &Objective> {
        let all = self.setup.level.objectives.iter().zip(&self.objectives);
        all.filter(|(_, state)| **state == ObjectiveState::Open).map(|(objective, _)| objective)
    }

    /// Whether a puzzle is solved, or that step of it.
    pub fn has_solved(&self, puzzle: &str, step: Option<&str>) -> bool {
        self.puzzles.get(puzzle).is_some_and(|puzzle| puzzle.has_solved(step))
    }

    /// Takes assists up: what they change of the difficulty holds from now on.
    pub(super) fn assist(&mut self, assists: Assists) {
        if let Some(difficulty) = self.setup.catalog.difficulties.get(&self.setup.difficulty) {
            self.difficulty = assists.on(difficulty);
        }
        self.assists = assists;
    }
}
