//! One walk through a level, with all that it sets in motion.

use std::collections::BTreeSet;

use super::{drive, grid::Grid};
use crate::content::{
    catalog::Catalog,
    check::{Check, floor::Maps, placements},
    level::{Level, Placement, Thing, TilePos},
    objective::Goal,
    scene::Step,
    trigger::{Action, Condition, Event},
};

/// A walk: what has been reached, taken and done so far. All of it only grows.
pub struct Walk<'a> {
    level: &'a Level,
    grids: Vec<Grid>,
    radius: f32,
    reach: f32,
    locked: BTreeSet<TilePos>,
    items: BTreeSet<String>,
    flags: BTreeSet<String>,
    timers: BTreeSet<String>,
    /// Puzzles that can be opened: whoever can open one can solve it.
    puzzles: BTreeSet<String>,
    done: BTreeSet<String>,
    fired: BTreeSet<usize>,
    /// Nodes and areas to which streets lead from where the level begins.
    streets: BTreeSet<String>,
    /// Tags of people who came, and the place where.
    came: BTreeSet<(String, String)>,
}

impl<'a> Walk<'a> {
    /// A walk that begins with these items in hand.
    pub fn new(check: &Check<'_>, level: &'a Level, maps: &Maps, items: &[String]) -> Self {
        let catalog = &check.library.catalog;
        let radius = catalog.actors.get(&level.player).map_or(0.3, |player| player.radius);
        let grids =
            maps.floors.iter().enumerate().map(|(at, floor)| Grid::new(check, maps, at, floor, radius));
        let mut walk = Self {
            level,
            grids: grids.collect(),
            radius,
            reach: catalog.rules.use_reach,
            locked: BTreeSet::new(),
            items: items.iter().cloned().collect(),
            flags: BTreeSet::new(),
            timers: BTreeSet::new(),
            puzzles: BTreeSet::new(),
            done: BTreeSet::new(),
            fired: BTreeSet::new(),
            streets: level.roads.as_deref().map(drive::reached).unwrap_or_default(),
            came: BTreeSet::new(),
        };
        walk.locked = walk.locked_at_start(catalog);
        walk
    }

    /// Doors with a lock, and those that a trigger locks at once.
    fn locked_at_start(&self, catalog: &Catalog) -> BTreeSet<TilePos> {
        let at_once = self.level.triggers.iter().filter(|trigger| trigger.on == Event::LevelStart);
        let shut: Vec<&String> = at_once
            .flat_map(|trigger| &trigger.then)
            .filter_map(|action| if let Action::Lock(tag) = action { Some(tag) } else { None })
            .collect();
        let is_locked = |p: &&Placement| match &p.thing {
            Thing::Door { lock, kind, strength } => {
                // A door that breaks keeps nobody out.
                let weak = strength.unwrap_or_else(|| {
                    let kind = kind.as_ref().and_then(|kind| catalog.doors.get(kind));
                    kind.map_or(0.0, |kind| kind.strength)
                }) > 0.0;
                !weak && (lock.is_some() || p.tag.as_ref().is_some_and(|tag| shut.contains(&tag)))
            }
            _ => false,
        };
        placements(&self.level.floors).filter(is_locked).map(|p| p.at).collect()
    }

    /// Walks until nothing new comes.
    pub fn run(&mut self) {
        while self.step() {}
    }

    fn step(&mut self) -> bool {
        let mut new = self.go();
        new |= self.take();
        new |= self.unlock();
        new |= self.fire();
        new | self.finish()
    }

    fn go(&mut self) -> bool {
        let starts = placements(&self.level.floors).filter(|p| p.thing == Thing::Start).map(|p| p.at);
        let mut from: Vec<TilePos> = starts.collect();
        for passage in placements(&self.level.floors).filter(|p| self.stands_on(p.at)) {
            if let Thing::Stairs { to } | Thing::Lift { to, .. } = &passage.thing {
                from.extend(self.places(to));
            }
        }
        let mut new = false;
        for at in from {
            if let Some(grid) = self.grids.get_mut(at.floor) {
                new |= grid.flood(at, &self.locked, self.radius);
            }
        }
        new
    }

    fn take(&mut self) -> bool {
        let lying = placements(&self.level.floors).filter(|p| self.takes(p.at));
        let kinds: Vec<String> = lying
            .filter_map(|p| if let Thing::Item { kind } = &p.thing { Some(kind.clone()) } else { None })
            .collect();
        let before = self.items.len();
        self.items.extend(kinds);
        self.items.len() > before
    }

    fn unlock(&mut self) -> bool {
        let opens = |p: &&Placement| matches!(&p.thing, Thing::Door { lock: Some(key), .. } if self.items.contains(key));
        let open: BTreeSet<TilePos> = placements(&self.level.floors).filter(opens).map(|p| p.at).collect();
        self.open(&open)
    }

    fn open(&mut self, doors: &BTreeSet<TilePos>) -> bool {
        let before = self.locked.len();
        self.locked.retain(|door| !doors.contains(door));
        let new = self.locked.len() < before;
        if new {
            self.grids.iter_mut().for_each(Grid::forget);
        }
        new
    }

    fn fire(&mut self) -> bool {
        let mut new = false;
        let level = self.level;
        for (index, trigger) in level.triggers.iter().enumerate() {
            let fires = !self.fired.contains(&index)
                && self.happens(&trigger.on)
                && trigger.when.iter().all(|condition| self.may_hold(condition));
            if fires {
                self.fired.insert(index);
                trigger.then.iter().for_each(|action| self.act(action));
                new = true;
            }
        }
        new
    }

    fn finish(&mut self) -> bool {
        let mut new = false;
        let level = self.level;
        for objective in &level.objectives {
            let ready = objective.after.iter().all(|id| self.done.contains(id));
            if ready && self.achieved(&objective.goal) {
                new |= self.done.insert(objective.id.clone());
            }
        }
        new
    }

    fn act(&mut self, action: &Action) {
        match action {
            Action::OpenPuzzle(puzzle) => drop(self.puzzles.insert(puzzle.clone())),
            Action::SetFlag(flag) => drop(self.flags.insert(flag.clone())),
            Action::Give(item) => drop(self.items.insert(item.clone())),
            Action::Place { item, at } if self.any_place(at) => drop(self.items.insert(item.clone())),
            Action::StartTimer(timer) => drop(self.timers.insert(timer.clone())),
            Action::Spawn { at, tag: Some(tag), .. } => drop(self.came.insert((tag.clone(), at.clone()))),
            Action::Unlock(tag) => {
                let tagged =
                    |p: &&Placement| matches!(p.thing, Thing::Door { .. }) && p.tag.as_ref() == Some(tag);
                let doors: BTreeSet<TilePos> =
                    placements(&self.level.floors).filter(tagged).map(|p| p.at).collect();
                self.open(&doors);
            }
            Action::Play(scene) => {
                let level = self.level;
                let steps = level.scenes.get(scene).map(|scene| scene.steps.as_slice()).unwrap_or_default();
                for step in steps {
                    // A scene that plays itself would go round for ever.
                    if let Step::Do(action) = step
                        && !matches!(action, Action::Play(_))
                    {
                        self.act(action);
                    }
                }
            }
            _ => {}
        }
    }

    fn happens(&self, event: &Event) -> bool {
        match event {
            Event::LevelStart | Event::HealthBelow(_) | Event::ShotFired | Event::Did(_) => true,
            // How vehicles meet is not walked here.
            Event::EnterVehicle(_)
            | Event::LeaveVehicle(_)
            | Event::VehicleWrecked(_)
            | Event::Hit { .. }
            | Event::Worn { .. }
            | Event::Distance(_) => true,
            Event::Passed(visit) => visit.tag.is_some() || self.is_there(&visit.at),
            Event::EnterZone(zone) | Event::LeaveZone(zone) | Event::Gesture { zone, .. } => {
                self.in_zone(zone)
            }
            Event::Cleared(tag)
            | Event::Beaten(tag)
            | Event::Alerted(tag)
            | Event::Surrendered(tag)
            | Event::Arrested(tag)
            | Event::Slipped(tag)
            | Event::Ignited(tag)
            | Event::Befell(tag)
            | Event::Phase { tag, .. } => self.meets(tag),
            Event::Broken(tag) | Event::Used(tag) => self.tagged(tag).any(|p| self.takes(p.at)),
            Event::Took(item) => self.has(item),
            Event::PuzzleSolved { puzzle, .. }
            | Event::WrongAnswer { puzzle, .. }
            | Event::HintTaken { puzzle, .. } => self.puzzles.contains(puzzle),
            Event::Done(id) => self.done.contains(id),
            Event::FlagSet(flag) => self.flags.contains(flag),
            Event::After { timer, .. } => timer.as_ref().is_none_or(|timer| self.timers.contains(timer)),
        }
    }

    fn may_hold(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Flag(flag) => self.flags.contains(flag),
            Condition::Done(id) => self.done.contains(id),
            Condition::Have(item) => self.has(item),
            Condition::Solved { puzzle, .. } => self.puzzles.contains(puzzle),
            Condition::AtMost(..) | Condition::Difficulty(_) | Condition::Not(_) => true,
            Condition::Riding(_) | Condition::Wrecked(_) | Condition::Worn { .. } => true,
            Condition::IsAt(_) | Condition::Distance(_) => true,
            Condition::All(all) => all.iter().all(|inner| self.may_hold(inner)),
            Condition::Any(any) => any.iter().any(|inner| self.may_hold(inner)),
        }
    }

    fn achieved(&self, goal: &Goal) -> bool {
        match goal {
            Goal::Cleared(tag) | Goal::Arrested(tag) => self.meets(tag),
            Goal::Reach(place) => self.is_there(place),
            Goal::Flag(flag) => self.flags.contains(flag),
            Goal::Have(item) => self.has(item),
            Goal::Solve { puzzle, .. } => self.puzzles.contains(puzzle),
            Goal::Broken(tag) => self.tagged(tag).all(|p| self.takes(p.at)),
            Goal::ReachBy(visit) => self.is_there(&visit.at),
            Goal::Never(_) | Goal::Within(_) | Goal::Unhurt(_) | Goal::Arrests(_) => true,
            Goal::Catch { .. } | Goal::Wreck { .. } | Goal::Wear { .. } => true,
        }
    }

    /// Whether the player has it, or can make it: props and tools give items in ways that are not walked here.
    fn has(&self, item: &str) -> bool {
        self.items.contains(item)
            || !placements(&self.level.floors)
                .any(|p| matches!(&p.thing, Thing::Item { kind } if kind == item))
    }

    /// Whether the player can get at everybody with the tag who is there.
    fn meets(&self, tag: &str) -> bool {
        // Where there are streets, people come and go by them.
        if self.level.roads.is_some() {
            return true;
        }
        let standing = self.tagged(tag).filter(|p| matches!(p.thing, Thing::Actor { .. }));
        let standing: Vec<bool> = standing.map(|p| self.takes(p.at)).collect();
        let coming: Vec<bool> =
            self.came.iter().filter(|(other, _)| other == tag).map(|(_, at)| self.any_place(at)).collect();
        !(standing.is_empty() && coming.is_empty()) && standing.iter().chain(&coming).all(|met| *met)
    }

    fn tagged<'t>(&'t self, tag: &'t str) -> impl Iterator<Item = &'t Placement> {
        placements(&self.level.floors).filter(move |p| p.tag.as_deref() == Some(tag))
    }

    fn places<'t>(&'t self, tag: &'t str) -> impl Iterator<Item = TilePos> + 't {
        self.tagged(tag).filter(|p| p.thing.is_place()).map(|p| p.at)
    }

    fn any_place(&self, tag: &str) -> bool {
        self.streets.contains(tag) || self.places(tag).any(|at| self.stands_on(at))
    }

    fn is_there(&self, name: &str) -> bool {
        self.in_zone(name) || self.any_place(name)
    }

    fn in_zone(&self, name: &str) -> bool {
        let Some(zone) = self.level.zones.get(name) else { return false };
        let tiles = (zone.x..zone.x + zone.w).flat_map(|x| (zone.y..zone.y + zone.h).map(move |y| (x, y)));
        tiles.into_iter().any(|(x, y)| self.stands_on(TilePos { floor: zone.floor, x, y }))
    }

    fn stands_on(&self, at: TilePos) -> bool {
        self.grids.get(at.floor).is_some_and(|grid| grid.stands_on(at))
    }

    /// Whether the player's hand gets to the tile.
    pub fn takes(&self, at: TilePos) -> bool {
        self.grids.get(at.floor).is_some_and(|grid| grid.comes_near(at, self.reach))
    }

    /// Whether the objective has been done.
    pub fn is_done(&self, id: &str) -> bool {
        self.done.contains(id)
    }

    /// Doors that stayed locked, with their keys.
    pub fn closed_locks(&self) -> Vec<(TilePos, String)> {
        let locks = placements(&self.level.floors).filter(|p| self.locked.contains(&p.at));
        let lock = |p: &Placement| match &p.thing {
            Thing::Door { lock: Some(key), .. } => Some((p.at, key.clone())),
            _ => None,
        };
        locks.filter_map(lock).collect()
    }

    /// A place that the goal asks for and that was not reached.
    pub fn first_unreached(&self, goal: &Goal) -> Option<TilePos> {
        match goal {
            Goal::Reach(tag) => self.places(tag).find(|at| !self.stands_on(*at)),
            Goal::Cleared(tag) | Goal::Arrested(tag) | Goal::Broken(tag) => {
                self.tagged(tag).map(|p| p.at).find(|at| !self.takes(*at))
            }
            Goal::Have(item) => super::keys_lying(self.level, item).find(|at| !self.takes(*at)),
            _ => None,
        }
    }
}
