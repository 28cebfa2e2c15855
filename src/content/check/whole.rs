//! What only a look at the whole level shows: flags, scenes and tags that nothing uses, goals that wait for each
//! other, no start, a map that leaks.

use std::collections::{BTreeMap, BTreeSet};

use super::{Check, floor::Maps, placements};
use crate::content::{
    codes::{self, Code},
    diagnostic::{Diagnostic, Span},
    level::{Level, Thing, TilePos},
    names::Sort,
    objective::Objective,
    roads::{Placed, Roads},
    suggest,
    syntax::Node,
    terrain::TerrainKind,
    trigger::{Action, Event},
};

/// More misspelt names than this are none: nobody waits for the comparing of thousands with thousands.
const MAX_SLIPS: usize = 50;

impl Check<'_> {
    /// Flags that are only set or only read, scenes that nothing plays. The words are looked for in the tree, so that
    /// a mistake beside them does not make them vanish.
    pub(super) fn tell_unused_names(&self) {
        // A name that is misspelt where it is used is told there, and meant all the same.
        let meant = |used: &BTreeSet<String>, sort: Sort, name: &str| {
            let unknown = |word: &&String| self.names.place(sort, word).is_none();
            used.contains(name)
                || used
                    .iter()
                    .filter(unknown)
                    .take(MAX_SLIPS)
                    .any(|word| suggest::nearest(word, [name]).is_some())
        };
        let set = self.texts_in(&["SetFlag"]);
        let read = self.texts_in(&["Flag", "Never", "FlagSet"]);
        let played = self.texts_in(&["Play"]);
        for (flag, span) in self.names.of(Sort::Flag) {
            let tell = |code: Code, what: &str, help: &str| {
                let message = format!("the flag `{flag}` is never {what}");
                self.report(
                    Diagnostic::new(code, span, message).label("declared here").help(help.to_owned()),
                );
            };
            if !meant(&set, Sort::Flag, flag) {
                tell(codes::FLAG_NEVER_SET, "set", "some trigger should do `SetFlag`");
            }
            if !meant(&read, Sort::Flag, flag) {
                tell(codes::FLAG_NEVER_READ, "read", "no goal, condition or event asks for it");
            }
        }
        for (scene, span) in
            self.names.of(Sort::Scene).filter(|(scene, _)| !meant(&played, Sort::Scene, scene))
        {
            let message = format!("nothing plays the scene `{scene}`");
            self.report(Diagnostic::new(codes::UNUSED_SCENE, span, message).label("never played"));
        }
    }

    /// The strings that stand alone in the brackets of these words.
    fn texts_in(&self, words: &[&str]) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        self.node.each_group(&mut |name, members| {
            if words.contains(&name.text) {
                found.extend(members.iter().filter(|m| m.name.is_none()).filter_map(|m| m.value.as_text()));
            }
        });
        found
    }

    /// A map without a start, and one whose walls have a hole.
    pub(super) fn tell_map(&self, maps: &Maps, roads: Option<&Roads>) {
        let starts: Vec<TilePos> =
            placements(&maps.floors).filter(|p| p.thing == Thing::Start).map(|p| p.at).collect();
        let on_street = roads.is_some_and(|roads| {
            roads.start.is_some() || roads.vehicles.iter().any(|vehicle| vehicle.player)
        });
        if starts.is_empty() && !on_street {
            let span = self.node.field("floors").map_or(self.node.head(), Node::head);
            self.report(
                Diagnostic::new(codes::NO_START, span, "the player has no place to start")
                    .label("no `Start` on any floor")
                    .help("add a glyph `'@': Start` and put it on the map".to_owned()),
            );
        }
        // Where there are streets, a map may open to them.
        if roads.is_some() {
            return;
        }
        if let Some((leak, edge)) = self.leak(maps, starts) {
            let what = if edge { "at the edge of the map" } else { "beside nothing" };
            self.report(
                Diagnostic::new(
                    codes::LEAKING_MAP,
                    maps.span(leak),
                    format!("the map leaks: one can stand {what}"),
                )
                .label("walkable, and reached from the start")
                .help("close the hole with a wall".to_owned()),
            );
        }
    }

    /// The first tile on the way from the start that lies at the map's edge (true) or beside void.
    fn leak(&self, maps: &Maps, starts: Vec<TilePos>) -> Option<(TilePos, bool)> {
        let mut seen: BTreeSet<TilePos> = starts.iter().copied().collect();
        let mut next: std::collections::VecDeque<TilePos> = starts.into();
        while let Some(at) = next.pop_front() {
            for (dx, dy) in [(1, 0), (0, 1), (-1, 0), (0, -1)] {
                let (x, y) = (at.x.checked_add_signed(dx), at.y.checked_add_signed(dy));
                let to = x.zip(y).map(|(x, y)| TilePos { x, y, ..at });
                let Some((to, kind)) = to.and_then(|to| Some((to, self.tile_kind(maps, to)?))) else {
                    return Some((at, true));
                };
                match kind {
                    TerrainKind::Void => return Some((at, false)),
                    TerrainKind::Wall => {}
                    TerrainKind::Ground | TerrainKind::Water if seen.insert(to) => next.push_back(to),
                    TerrainKind::Ground | TerrainKind::Water => {}
                }
            }
        }
        None
    }

    /// What the tile is to a body; none outside of the map.
    pub(super) fn tile_kind(&self, maps: &Maps, at: TilePos) -> Option<TerrainKind> {
        let floor = maps.floors.get(at.floor)?;
        let terrain = floor.terrains.get(usize::from(floor.tile(at.x, at.y)?))?;
        Some(self.terrain_kind(terrain))
    }

    /// Objectives that wait for each other, and a level that nothing wins.
    pub(super) fn tell_objectives(&self, level: &Level) {
        let wins = |action: &Action| *action == Action::Win;
        let required = level.objectives.iter().any(|objective| !objective.optional);
        if !required && !actions(level).any(wins) {
            let span = self.node.field("objectives").map_or(self.node.head(), Node::head);
            self.report(
                Diagnostic::new(codes::NO_GOAL, span, "the level cannot be won")
                    .label("no objective that is not optional")
                    .help("add an objective, or a trigger that does `Win`".to_owned()),
            );
        }
        let after: BTreeMap<&str, &Objective> = level.objectives.iter().map(|o| (o.id.as_str(), o)).collect();
        for objective in &level.objectives {
            if waits_for_itself(&after, &objective.id) {
                let span = self.names.place(Sort::Objective, &objective.id);
                let message = format!("the objective `{}` waits for itself", objective.id);
                self.report(
                    Diagnostic::new(codes::OBJECTIVE_CIRCLE, span, message)
                        .label("its `after` leads back here"),
                );
                // The others of the same circle would only say the same.
                return;
            }
        }
    }

    /// Triggers that wait for people, props or items that never are in the level.
    pub(super) fn tell_dead_triggers(&self, level: &Level) {
        for trigger in &level.triggers {
            let missing = match &trigger.on {
                Event::Cleared(tag)
                | Event::Beaten(tag)
                | Event::Alerted(tag)
                | Event::Surrendered(tag)
                | Event::Arrested(tag)
                | Event::Slipped(tag)
                | Event::Ignited(tag)
                | Event::Befell(tag)
                | Event::Phase { tag, .. }
                    if !people(level, tag) =>
                {
                    format!("nobody with the tag `{tag}` ever comes")
                }
                Event::Phase { tag, phase } if !self.has_phase(level, tag, *phase) => {
                    format!("nobody with the tag `{tag}` has a phase {phase}")
                }
                Event::EnterVehicle(tag)
                | Event::LeaveVehicle(tag)
                | Event::VehicleWrecked(tag)
                | Event::Hit { tag, .. }
                | Event::Worn { tag, .. }
                    if !has_vehicle(level, tag) =>
                {
                    format!("no vehicle with the tag `{tag}` ever comes")
                }
                Event::Broken(tag) if !has_prop(level, tag) => {
                    format!("no map shows a prop with the tag `{tag}`")
                }
                Event::Used(tag) if !self.has_switch(level, tag) => {
                    format!("no map shows a switch with the tag `{tag}`")
                }
                Event::PuzzleSolved { puzzle, .. }
                | Event::WrongAnswer { puzzle, .. }
                | Event::HintTaken { puzzle, .. }
                    if !opens(level, puzzle) =>
                {
                    format!("nothing opens the puzzle `{puzzle}`")
                }
                Event::Took(item) if !self.item_comes(level, item) => {
                    format!("no `{item}` is ever in the level")
                }
                _ => continue,
            };
            let span: Option<Span> = self.names.place(Sort::Trigger, &trigger.id);
            let message = format!("the trigger `{}` cannot fire", trigger.id);
            self.report(Diagnostic::new(codes::DEAD_TRIGGER, span, message).label(missing));
        }
    }

    /// Trains that never come.
    pub(super) fn tell_idle_trains(&self, level: &Level) {
        for train in level.roads.iter().flat_map(|roads| roads.trains.keys()) {
            let starts = |action: &Action| matches!(action, Action::StartTrain(name) if name == train);
            if actions(level).any(starts) {
                continue;
            }
            let span: Option<Span> = self.names.place(Sort::Train, train);
            let message = format!("nothing starts the train `{train}`");
            self.report(
                Diagnostic::new(codes::IDLE_TRAIN, span, message)
                    .label("never comes")
                    .help("let some trigger do `StartTrain`".to_owned()),
            );
        }
    }

    /// Whether somebody with the tag has that phase.
    fn has_phase(&self, level: &Level, tag: &str, phase: u32) -> bool {
        let catalog = &self.library.catalog;
        let phases = |kind: &str| {
            let brain = catalog.actors.get(kind).and_then(|def| def.brain.as_ref());
            brain.and_then(|id| catalog.brains.get(id)).map_or(0, |brain| brain.phases.len())
        };
        let has = |kind: &str| (1..=phases(kind)).contains(&(phase as usize));
        placements(&level.floors).any(|p| {
            p.tag.as_deref() == Some(tag) && matches!(&p.thing, Thing::Actor { kind, .. } if has(kind))
        }) || actions(level).any(
            |action| matches!(action, Action::Spawn { kind, tag: Some(other), .. } if other == tag && has(kind)),
        )
    }

    fn has_switch(&self, level: &Level, tag: &str) -> bool {
        let is_switch = |kind| self.library.catalog.props.get(kind).is_some_and(|def| def.switch.is_some());
        placements(&level.floors).any(|p| {
            p.tag.as_deref() == Some(tag) && matches!(&p.thing, Thing::Prop { kind } if is_switch(kind))
        })
    }

    /// Whether the item lies on a map, is given, or comes out of something that does.
    fn item_comes(&self, level: &Level, item: &str) -> bool {
        let catalog = &self.library.catalog;
        let from_prop = |kind: &str| {
            catalog.props.get(kind).is_some_and(|def| {
                def.pick_up.as_deref() == Some(item)
                    || def.leaves.iter().any(|left| left == item)
                    || def.gives.as_ref().is_some_and(|gives| gives.item == item)
            })
        };
        let made = catalog.items.values().any(|def| match &def.kind {
            crate::content::item::ItemKind::Weapon(weapon) => {
                weapon.takes.as_ref().is_some_and(|takes| takes.becomes == item)
                    || weapon.keeps.as_deref() == Some(item)
            }
            _ => false,
        });
        made || placements(&level.floors).any(|p| match &p.thing {
            Thing::Item { kind } => kind == item,
            Thing::Prop { kind } => from_prop(kind),
            _ => false,
        }) || actions(level).any(|action| match action {
            Action::Give(given) | Action::Place { item: given, .. } => given == item,
            _ => false,
        })
    }
}

/// All actions of triggers and scenes.
pub(super) fn actions(level: &Level) -> impl Iterator<Item = &Action> {
    use crate::content::scene::Step;
    let in_scenes = level.scenes.values().flat_map(|scene| &scene.steps).filter_map(|step| match step {
        Step::Do(action) => Some(action),
        _ => None,
    });
    level.triggers.iter().flat_map(|trigger| &trigger.then).chain(in_scenes)
}

fn people(level: &Level, tag: &str) -> bool {
    let tagged = |other: &Option<String>| other.as_deref() == Some(tag);
    placements(&level.floors).any(|p| {
        let person = matches!(p.thing, Thing::Actor { .. } | Thing::Vehicle { driver: Some(_), .. });
        person && tagged(&p.tag)
    }) || placed(level).any(|vehicle| tagged(&vehicle.tag))
        || actions(level).any(|action| matches!(action, Action::Spawn { tag, .. } if tagged(tag)))
}

/// Vehicles on the streets, and those yet to come.
fn placed(level: &Level) -> impl Iterator<Item = &Placed> {
    let from_file = level.roads.iter().flat_map(|roads| &roads.vehicles);
    let coming = actions(level).filter_map(|action| match action {
        Action::SpawnVehicle(placed) => Some(&**placed),
        _ => None,
    });
    from_file.chain(coming)
}

fn has_vehicle(level: &Level, tag: &str) -> bool {
    let tagged = |other: &Option<String>| other.as_deref() == Some(tag);
    placements(&level.floors).any(|p| matches!(p.thing, Thing::Vehicle { .. }) && tagged(&p.tag))
        || placed(level).any(|vehicle| tagged(&vehicle.tag))
}

fn has_prop(level: &Level, tag: &str) -> bool {
    let tagged = |other: &Option<String>| other.as_deref() == Some(tag);
    let on_street = level.roads.iter().flat_map(|roads| &roads.props).any(|prop| tagged(&prop.tag));
    on_street || placements(&level.floors).any(|p| matches!(p.thing, Thing::Prop { .. }) && tagged(&p.tag))
}

fn opens(level: &Level, puzzle: &str) -> bool {
    actions(level).any(|action| matches!(action, Action::OpenPuzzle(opened) if opened == puzzle))
}

fn waits_for_itself(after: &BTreeMap<&str, &Objective>, id: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = vec![id];
    while let Some(objective) = next.pop().and_then(|id| after.get(id)) {
        for waited in &objective.after {
            if waited == id {
                return true;
            }
            if seen.insert(waited.as_str()) && after.contains_key(waited.as_str()) {
                next.push(waited);
            }
        }
    }
    false
}
