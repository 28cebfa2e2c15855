//! What the game, a pack and a level define in the same way: maps from ids to definitions.

use std::{collections::BTreeMap, sync::Arc};

use serde::de::DeserializeOwned;

use super::{
    actor::{ActorDef, BrainDef},
    catalog::Catalog,
    check::{data, puzzles},
    diagnostic::Sink,
    door::DoorDef,
    driver::DriverDef,
    item::ItemDef,
    library::Library,
    moves::MovesetDef,
    names::Sort,
    prop::PropDef,
    puzzle::PuzzleDef,
    syntax::{Entries, Node},
    terrain::TerrainDef,
    vehicle::VehicleDef,
};

/// A sort of definition that packs and levels may add to the catalogue.
pub trait Definition: DeserializeOwned {
    /// Where the catalogue keeps it.
    fn shelf(catalog: &mut Catalog) -> &mut BTreeMap<String, Arc<Self>>;
}

macro_rules! definitions {
    ($($type:ident $shelf:ident),+ $(,)?) => {$(
        impl Definition for $type {
            fn shelf(catalog: &mut Catalog) -> &mut BTreeMap<String, Arc<Self>> {
                &mut catalog.$shelf
            }
        }
    )+};
}

definitions! {
    ActorDef actors,
    BrainDef brains,
    MovesetDef movesets,
    ItemDef items,
    PropDef props,
    DoorDef doors,
    TerrainDef terrains,
    PuzzleDef puzzles,
    VehicleDef vehicles,
    DriverDef drivers,
}

impl Library {
    /// Takes the keys of a map of definitions into scope and looks at its numbers. Every id must be one of `owner`.
    pub(super) fn declare(&mut self, sort: Sort, owner: &str, node: &Node<'_>, sink: &Sink) {
        data::define(&mut self.names, sort, Some(owner), node, sink);
        data::ranges(node, sort, sink);
    }

    /// Takes definitions into the catalogue; an id that is there already keeps its first meaning.
    pub(super) fn take_in<T: Definition>(&mut self, entries: Entries<String, T>) {
        let shelf = T::shelf(Arc::make_mut(&mut self.catalog));
        for (id, definition) in entries.0 {
            shelf.entry(id.value).or_insert_with(|| Arc::new(definition));
        }
    }

    /// Looks at what the definitions name: other definitions, and messages.
    pub(super) fn check_links(&self, node: &Node<'_>, sink: &Sink) {
        data::links(&self.names, node, sink);
        data::messages(&self.messages, node, sink);
    }

    /// Looks at what puzzles say and whether they can be made.
    pub(super) fn check_puzzles(&self, node: &Node<'_>, sink: &Sink) {
        puzzles::check(&self.names, &self.messages, node, sink);
    }
}
