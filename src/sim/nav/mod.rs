//! Finding the way: a lattice of half tiles, single paths, and flow fields that many share.
//!
//! Nothing in here knows of minds or fights. Whoever wants to go somewhere asks [`Nav`] for a way and walks it
//! (`brain/steering.rs`). Lengths are metres, costs are in units of [`grid::PLAIN`] times ten a step.

mod barriers;
pub mod field;
pub mod grid;
pub mod leap;
pub mod line;
pub mod obstacle;
mod rough;
pub mod search;
pub mod sync;
#[cfg(test)]
mod tests;

use bevy::{ecs::resource::Resource, math::Vec2};

use field::{FAR, FlowField};
use grid::{NavGrid, Node};
use leap::{Leap, Manner, Way};
use search::Search;

/// Nodes of a field that one walker looks ahead for a straight way.
const LOOK_AHEAD: usize = 10;

/// All that is known of ways in the running mission.
#[derive(Resource, Clone, Debug, Default)]
pub struct Nav {
    /// The lattice.
    pub grid: NavGrid,
    search: Search,
    nodes: Vec<Node>,
    fields: Vec<Tracked>,
    searches_left: u32,
    nimble: Nimble,
}

/// Which nodes hang together for those who leap, worked out when one of them asks.
#[derive(Clone, Debug, Default)]
struct Nimble {
    /// Versions of the lattice and of its hops.
    of: (u32, u32),
    part: Vec<u16>,
}

/// A field that follows somebody.
#[derive(Clone, Debug)]
struct Tracked {
    /// Whom: any number that its owner chose.
    key: u32,
    /// The last field that was finished.
    ready: FlowField,
    /// The one being worked out.
    pending: FlowField,
    /// Whether `pending` is not finished.
    working: bool,
    /// Whether `ready` holds anything yet.
    any: bool,
    /// Tick of the last beginning.
    begun: u64,
    /// Where the goal is now.
    goal: Node,
}

impl Nav {
    /// Ways over that lattice.
    pub fn new(grid: NavGrid) -> Self {
        Self { grid, ..Default::default() }
    }

    /// To be called at the beginning of every tick: how many searches may be made in it.
    pub fn allow_searches(&mut self, searches: u32) {
        self.searches_left = searches;
    }

    /// Whether this tick has no search left to give.
    pub fn is_spent(&self) -> bool {
        self.searches_left == 0
    }

    /// Writes the way from one place to another; false and an empty one if there is none. Counts as one of the tick's
    /// searches.
    pub fn path(&mut self, from: Vec2, to: Vec2, manner: Manner, way: &mut Way) -> bool {
        self.searches_left = self.searches_left.saturating_sub(1);
        way.clear();
        let (Some(from), Some(to)) = (self.grid.nearest(from), self.grid.nearest(to)) else { return false };
        if !self.leads(from, to, &manner) || !self.search.find(&self.grid, from, to, manner, &mut self.nodes)
        {
            return false;
        }
        line::pull_taut(&self.grid, &self.nodes, manner.dread, &mut way.points);
        self.note_leaps(&manner, way);
        true
    }

    /// Whether one who goes in that manner gets from one node to the other.
    fn leads(&mut self, from: Node, to: Node, manner: &Manner) -> bool {
        if self.grid.connected(from, to) {
            return true;
        }
        if !manner.is_nimble() {
            return false;
        }
        let of = (self.grid.version(), self.grid.hops_version());
        if self.nimble.of != of || self.nimble.part.len() != self.grid.len() {
            self.nimble = Nimble { of, part: self.grid.parts_with_hops() };
        }
        let part = |node: Node| self.nimble.part[node as usize];
        part(from) != 0 && part(from) == part(to)
    }

    /// Notes which points of a way are reached by stairs, lifts and hops.
    fn note_leaps(&self, manner: &Manner, way: &mut Way) {
        for number in 1..way.points.len() {
            let ends = (self.grid.node_at(way.points[number - 1]), self.grid.node_at(way.points[number]));
            let (Some(from), Some(to)) = ends else { continue };
            let ride = self.grid.links().iter().any(|link| (link.from, link.to) == (from, to));
            let hops =
                || self.grid.hops_from(from).iter().filter(|hop| hop.to == to && manner.makes(hop.leap));
            let leap = if ride { Some(Leap::Ride) } else { hops().map(|hop| hop.leap).next() };
            way.leaps.extend(leap.map(|leap| (number, leap)));
        }
    }

    /// Whether one can walk straight from one place to the other, over any ground.
    pub fn is_clear(&self, from: Vec2, to: Vec2) -> bool {
        line::is_clear(&self.grid, from, to, u8::MAX)
    }

    /// Whether some way leads from one place to the other.
    pub fn is_reachable(&self, from: Vec2, to: Vec2) -> bool {
        match (self.grid.nearest(from), self.grid.nearest(to)) {
            (Some(from), Some(to)) => self.grid.connected(from, to),
            _ => false,
        }
    }

    /// Whether some way leads there for one who leaps over what is low and kicks in what is shut.
    pub fn is_reachable_by_leaps(&mut self, from: Vec2, to: Vec2) -> bool {
        let manner = Manner { vaults: true, kicks: true, dread: None };
        match (self.grid.nearest(from), self.grid.nearest(to)) {
            (Some(from), Some(to)) => self.leads(from, to, &manner),
            _ => false,
        }
    }

    /// Keeps a field that leads to `goal` under that number. It is renewed at most every `every` ticks.
    pub fn track(&mut self, key: u32, goal: Vec2, tick: u64, every: u32) {
        let Some(goal) = self.grid.nearest(goal) else { return };
        let index = match self.fields.iter().position(|field| field.key == key) {
            Some(index) => index,
            None => {
                self.fields.push(Tracked::new(key, goal));
                self.fields.len() - 1
            }
        };
        let field = &mut self.fields[index];
        let stale = field.goal != goal || field.ready_is_old(&self.grid) || !field.any;
        if stale && !field.working && (!field.any || tick >= field.begun + u64::from(every)) {
            field.goal = goal;
            field.begun = tick;
            field.working = true;
            field.pending.begin(&self.grid, goal);
        }
    }

    /// Works on one unfinished field, the longest begun first.
    pub fn advance_fields(&mut self, budget: usize) {
        let working = self.fields.iter_mut().filter(|field| field.working);
        if let Some(field) = working.min_by_key(|field| (field.begun, field.key))
            && field.pending.advance(&self.grid, budget)
        {
            std::mem::swap(&mut field.ready, &mut field.pending);
            field.working = false;
            field.any = true;
        }
    }

    /// The field kept under that number.
    pub fn field(&self, key: u32) -> Option<&FlowField> {
        self.fields.iter().find(|field| field.key == key && field.any).map(|field| &field.ready)
    }

    /// Where somebody at `from` who follows that field should walk straight to; none where it does not lead.
    pub fn along_field(&self, key: u32, from: Vec2) -> Option<Vec2> {
        let field = self.field(key)?;
        let mut node = self.grid.nearest(from)?;
        if field.distance(node) == FAR {
            return None;
        }
        let mut best = self.grid.place(node);
        for ahead in 0..LOOK_AHEAD {
            let Some(next) = field.next(&self.grid, node) else { break };
            let place = self.grid.place(next);
            let dearest = self.grid.cost(node).max(self.grid.cost(next));
            // The first step is taken even from a place off the lattice, or one pressed to a wall would never leave.
            if ahead > 0 && !line::is_clear(&self.grid, from, place, dearest) {
                break;
            }
            best = place;
            node = next;
        }
        Some(best)
    }

    /// Length of the way in metres of plain ground from `from` to the goal of that field.
    pub fn field_distance(&self, key: u32, from: Vec2) -> Option<f32> {
        let field = self.field(key)?;
        let distance = field.distance(self.grid.nearest(from)?);
        (distance != FAR).then(|| distance as f32 / COST_OF_METRE)
    }
}

/// Cost of a metre of plain ground.
const COST_OF_METRE: f32 = grid::PLAIN as f32 * search::STRAIGHT as f32 / grid::STEP;

impl Tracked {
    fn new(key: u32, goal: Node) -> Self {
        Self {
            key,
            ready: FlowField::default(),
            pending: FlowField::default(),
            working: false,
            any: false,
            begun: 0,
            goal,
        }
    }

    fn ready_is_old(&self, grid: &NavGrid) -> bool {
        self.any && self.ready.version() != grid.version()
    }
}
