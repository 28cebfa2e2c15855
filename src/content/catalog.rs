//! Everything that levels may name: the definitions that ship with the game and those of packs, by id.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    actor::{ActorDef, BrainDef},
    door::DoorDef,
    driver::DriverDef,
    driving::DriveRules,
    item::ItemDef,
    moves::MovesetDef,
    prop::PropDef,
    puzzle::PuzzleDef,
    rules::{Difficulties, Rules},
    street_looks::StreetLooks,
    terrain::TerrainDef,
    vehicle::VehicleDef,
};

/// All definitions, by id. Every id that one of them names is in here too.
#[derive(Clone, Debug)]
pub struct Catalog {
    /// People.
    pub actors: BTreeMap<String, Arc<ActorDef>>,
    /// Minds.
    pub brains: BTreeMap<String, Arc<BrainDef>>,
    /// Movesets.
    pub movesets: BTreeMap<String, Arc<MovesetDef>>,
    /// Items.
    pub items: BTreeMap<String, Arc<ItemDef>>,
    /// Props.
    pub props: BTreeMap<String, Arc<PropDef>>,
    /// Kinds of doors.
    pub doors: BTreeMap<String, Arc<DoorDef>>,
    /// Terrains.
    pub terrains: BTreeMap<String, Arc<TerrainDef>>,
    /// Puzzles.
    pub puzzles: BTreeMap<String, Arc<PuzzleDef>>,
    /// Vehicles.
    pub vehicles: BTreeMap<String, Arc<VehicleDef>>,
    /// Drivers' minds.
    pub drivers: BTreeMap<String, Arc<DriverDef>>,
    /// Numbers of driving.
    pub driving: Arc<DriveRules>,
    /// Numbers of the fight.
    pub rules: Arc<Rules>,
    /// What difficulty changes.
    pub difficulties: Arc<Difficulties>,
    /// What streets look like.
    pub streets: Arc<StreetLooks>,
    /// Hash of all the texts these were read from, but for those that only driving needs, and what streets look like.
    pub hash: u64,
    /// Hash of those that only driving needs: no level without streets and vehicles depends on them.
    pub driving_hash: u64,
}

impl Catalog {
    /// A kind of door; a plain one where none is named or no door has that id.
    pub fn door(&self, kind: Option<&str>) -> Arc<DoorDef> {
        kind.and_then(|kind| self.doors.get(kind)).cloned().unwrap_or_default()
    }

    /// What an item is made of; wood where no item has that id.
    pub fn item_material(&self, id: &str) -> &str {
        self.items.get(id).map_or("wood", |item| &item.material)
    }
}
