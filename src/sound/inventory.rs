//! What a level may hold, as far as it can be heard: grounds, materials, people and things, also those that only come
//! out of others.

use std::collections::BTreeSet;

use super::cues::Cues;
use crate::{
    content::{
        actor::Faction,
        catalog::Catalog,
        item::{ItemDef, ItemKind},
        level::{Level, Thing},
        prop::PropDef,
        roads::{Placed, Roads},
        scene::Step,
        trigger::{Action, Event},
    },
    sim::mission::MissionSetup,
};

/// What may be there.
#[derive(Clone, Debug, Default)]
pub struct Inventory {
    /// Materials of grounds, as `cues.ron` names them.
    pub floors: BTreeSet<String>,
    /// Materials of whatever can be struck, or can strike.
    pub materials: BTreeSet<String>,
    /// Ids of kinds of people, things for the hand and props, tiles of doors, steps of puzzles, and clips of movements that
    /// are waited for.
    pub things: BTreeSet<String>,
    /// Sounds that scenes and vehicles name themselves.
    pub sounds: BTreeSet<String>,
    /// Whether there are guns.
    pub guns: bool,
    /// Whether there is something hot.
    pub heat: bool,
    /// Whether somebody stands about.
    pub bystanders: bool,
    /// Whether there are vehicles.
    pub vehicles: bool,
    /// Whether one of them has a siren.
    pub sirens: bool,
    /// Whether there are trains.
    pub trains: bool,
    /// Whether a puzzle can be opened.
    pub puzzles: bool,
    /// Whether there are lifts.
    pub lifts: bool,
}

/// Whatever strikes or is struck anywhere: hands, bodies, walls and things that say nothing else.
const EVERYWHERE: [&str; 4] = ["flesh", "wood", "stone", "plaster"];

impl Inventory {
    /// Of a mission's level.
    pub fn of(setup: &MissionSetup, cues: &Cues) -> Self {
        let mut inventory = Self::default();
        inventory.materials.extend(EVERYWHERE.map(str::to_owned));
        let (level, catalog) = (&*setup.level, &*setup.catalog);
        inventory.actor(&level.player, catalog);
        level.second.iter().for_each(|second| inventory.actor(second, catalog));
        inventory.ground(level, catalog, cues);
        let placed = level.floors.iter().flat_map(|floor| &floor.placements);
        placed.for_each(|placement| inventory.placed(&placement.thing, catalog));
        if let Some(roads) = &level.roads {
            inventory.roads(roads, catalog);
        }
        for step in level.scenes.values().flat_map(|scene| &scene.steps) {
            match step {
                Step::Sound { id, .. } => _ = inventory.sounds.insert(id.clone()),
                Step::Do(action) => inventory.action(action, catalog),
                _ => {}
            }
        }
        let actions = level.triggers.iter().flat_map(|trigger| &trigger.then);
        actions.for_each(|action| inventory.action(action, catalog));
        let gestures = level.triggers.iter().filter_map(|trigger| match &trigger.on {
            Event::Gesture { clip, .. } => Some(clip.clone()),
            _ => None,
        });
        inventory.things.extend(gestures);
        inventory
    }

    fn ground(&mut self, level: &Level, catalog: &Catalog, cues: &Cues) {
        let streets = level.roads.iter().map(|roads| &roads.ground);
        let ids = level.floors.iter().flat_map(|floor| &floor.terrains).chain(streets);
        for terrain in ids.filter_map(|id| catalog.terrains.get(id)) {
            self.floors.insert(cues.floor(&terrain.tiles).to_owned());
            self.materials.insert(cues.wall(&terrain.tiles).to_owned());
            self.materials.insert(terrain.material.clone());
            // What flies into it.
            self.materials.insert(cues.floor(&terrain.tiles).to_owned());
        }
    }

    fn placed(&mut self, thing: &Thing, catalog: &Catalog) {
        match thing {
            Thing::Actor { kind, .. } => self.actor(kind, catalog),
            Thing::Prop { kind } => self.prop(kind, catalog),
            Thing::Item { kind } => self.item(kind, catalog),
            Thing::Door { kind, .. } => {
                let door = catalog.door(kind.as_deref());
                self.materials.insert(door.material.clone());
                self.things.insert(door.tiles.clone());
            }
            Thing::Vehicle { kind, driver, .. } => {
                self.vehicle(kind, catalog);
                driver.iter().for_each(|driver| self.actor(driver, catalog));
            }
            Thing::Lift { .. } => self.lifts = true,
            Thing::Start | Thing::Exit | Thing::Marker | Thing::Stairs { .. } => {}
        }
    }

    fn roads(&mut self, roads: &Roads, catalog: &Catalog) {
        roads.props.iter().for_each(|prop| self.prop(&prop.kind, catalog));
        roads.parking.iter().flat_map(|bay| &bay.kinds).for_each(|kind| self.vehicle(kind, catalog));
        roads.vehicles.iter().for_each(|placed| self.comes(placed, catalog));
        roads.traffic.iter().flat_map(|all| &all.kinds).for_each(|(kind, _)| self.vehicle(kind, catalog));
        roads.walkers.iter().flat_map(|all| &all.kinds).for_each(|(kind, _)| self.actor(kind, catalog));
        for car in roads.trains.values().flat_map(|train| &train.cars) {
            self.trains = true;
            self.vehicle(car, catalog);
        }
    }

    fn comes(&mut self, placed: &Placed, catalog: &Catalog) {
        self.vehicle(&placed.kind, catalog);
        placed.driver.iter().chain(&placed.riders).for_each(|kind| self.actor(kind, catalog));
    }

    fn action(&mut self, action: &Action, catalog: &Catalog) {
        match action {
            Action::Spawn { kind, .. } => self.actor(kind, catalog),
            Action::Place { item, .. } | Action::Give(item) => self.item(item, catalog),
            Action::SpawnVehicle(placed) => self.comes(placed, catalog),
            Action::OpenPuzzle(id) => {
                self.puzzles = true;
                let steps = catalog.puzzles.get(id).into_iter().flat_map(|puzzle| &puzzle.steps);
                self.things.extend(steps.map(|step| step.id.clone()));
            }
            _ => {}
        }
    }

    fn vehicle(&mut self, kind: &str, catalog: &Catalog) {
        let Some(def) = catalog.vehicles.get(kind) else { return };
        self.vehicles = true;
        self.materials.insert(def.material.clone());
        let own = &def.sounds;
        self.sirens |= own.siren.is_some();
        let single = [
            &own.shift,
            &own.start,
            &own.horn,
            &own.horn_far,
            &own.skid,
            &own.tyres,
            &own.brakes,
            &own.crash,
            &own.glass,
            &own.siren,
            &own.door,
        ];
        self.sounds.extend(single.into_iter().flatten().chain(&own.engine).cloned());
    }

    fn actor(&mut self, kind: &str, catalog: &Catalog) {
        let Some(def) = catalog.actors.get(kind).filter(|_| self.things.insert(kind.to_owned())) else {
            return;
        };
        self.bystanders |= def.faction == Faction::Civilian;
        def.carries.iter().chain(&def.holster).for_each(|item| self.item(item, catalog));
    }

    fn item(&mut self, id: &str, catalog: &Catalog) {
        let Some(def) = catalog.items.get(id).filter(|_| self.things.insert(id.to_owned())) else { return };
        let def: &ItemDef = def;
        self.materials.insert(def.material.clone());
        match &def.kind {
            ItemKind::Gun(_) => self.guns = true,
            ItemKind::Weapon(weapon) => {
                let others = weapon.keeps.iter().chain(weapon.takes.as_ref().map(|takes| &takes.becomes));
                others.for_each(|item| self.item(item, catalog));
            }
            ItemKind::Ammo(_) | ItemKind::Health(_) | ItemKind::Key => {}
        }
    }

    fn prop(&mut self, id: &str, catalog: &Catalog) {
        let Some(def) = catalog.props.get(id).filter(|_| self.things.insert(id.to_owned())) else { return };
        let def: &PropDef = def;
        self.materials.insert(def.material.clone());
        self.materials.extend(def.sill.iter().map(|sill| sill.material.clone()));
        self.heat |= def.heat.is_some();
        let given = def.gives.iter().map(|gives| &gives.item);
        def.pick_up.iter().chain(&def.leaves).chain(given).for_each(|item| self.item(item, catalog));
        let tipped = def.tips.iter().flat_map(|tips| [&tips.north, &tips.south, &tips.east, &tips.west]);
        let emptied = def.gives.iter().filter_map(|gives| gives.empty.as_ref());
        tipped.chain(emptied).for_each(|prop| self.prop(prop, catalog));
    }
}
