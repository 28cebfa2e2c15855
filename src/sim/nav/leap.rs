//! Ways that legs alone do not make: through stairs, over something low, through what must be kicked in first.
//!
//! Stairs and lifts are everybody's ([`super::grid::Link`]). The others are only for those who are [`Manner::vaults`] or
//! [`Manner::kicks`]: a search without these does not see them.

use bevy::math::Vec2;

use super::grid::{BODY, NavGrid, Node, STEP};
use crate::{content::prop::Footprint, sim::thing::room::half_extent};

/// How one gets from one node to another that is no neighbour of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leap {
    /// By stairs or lift: one stands at the near end until one is at the far end.
    Ride,
    /// Over something low.
    Vault,
    /// Through a door or pane that must be kicked in.
    Kick,
}

/// Such a way over or through one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hop {
    /// The near end.
    pub from: Node,
    /// The far end.
    pub to: Node,
    /// What it costs, in the units of a search.
    pub cost: u32,
    /// How it goes.
    pub leap: Leap,
}

/// How somebody who looks for a way can go, and what he keeps away from.
#[derive(Clone, Copy, Default)]
pub struct Manner<'a> {
    /// Whether he goes over what is low.
    pub vaults: bool,
    /// Whether he kicks in what is shut.
    pub kicks: bool,
    /// What a place costs him beside its ground, in the units of a search; none where he fears nothing.
    pub dread: Option<&'a dyn Fn(Vec2) -> u32>,
}

impl Manner<'_> {
    /// Whether he goes where others do not.
    pub fn is_nimble(&self) -> bool {
        self.vaults || self.kicks
    }

    /// Whether he makes leaps of that kind.
    pub fn makes(&self, leap: Leap) -> bool {
        match leap {
            Leap::Ride => true,
            Leap::Vault => self.vaults,
            Leap::Kick => self.kicks,
        }
    }
}

/// Something over or through which one could get.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Barrier {
    /// Its middle, in metres.
    pub at: Vec2,
    /// Its size on the floor.
    pub footprint: Footprint,
    /// Which ways lead over or through it: unit vectors east, north, west, south; zero ones do not count.
    pub ways: [Vec2; 4],
    /// How it goes.
    pub leap: Leap,
    /// How far from its middle one can come down, in metres.
    pub reach: f32,
    /// What it costs.
    pub cost: u32,
}

/// All four ways.
pub const ALL_WAYS: [Vec2; 4] = [Vec2::X, Vec2::Y, Vec2::NEG_X, Vec2::NEG_Y];

/// How far before its edge one begins, at most, in metres.
const RUN_UP: f32 = 0.8;

/// The hops over and through these, in the order of their near ends.
pub fn hops(grid: &NavGrid, barriers: &[Barrier]) -> Vec<Hop> {
    let mut all = Vec::new();
    for barrier in barriers {
        for way in barrier.ways.into_iter().filter(|way| *way != Vec2::ZERO) {
            let tracks = [0.0, STEP, -STEP].into_iter();
            all.extend(tracks.filter_map(|aside| hop(grid, barrier, way, aside)));
        }
    }
    all.sort_unstable();
    all.dedup_by_key(|hop| (hop.from, hop.to));
    all
}

/// The hop along one line of the lattice, `aside` metres beside the barrier's middle.
fn hop(grid: &NavGrid, barrier: &Barrier, way: Vec2, aside: f32) -> Option<Hop> {
    let half = half_extent(barrier.footprint);
    let (deep, wide) = (half.dot(way.abs()), half.dot(way.perp().abs()));
    if aside.abs() > wide {
        return None;
    }
    let line = grid.place(grid.node_at(barrier.at + way.perp() * aside)?);
    let off = (line - barrier.at).dot(way);
    let clear = deep + BODY - 0.01;
    let seek = |side: f32, most: f32| {
        (0..8).find_map(|step| {
            let place = line + way * side * STEP * step as f32;
            let far = STEP * step as f32 + off * side;
            let node = grid.node_at(place).filter(|_| far >= clear && far <= most)?;
            (grid.cost(node) > 0).then_some(node)
        })
    };
    let from = seek(-1.0, deep + BODY + RUN_UP)?;
    let to = seek(1.0, barrier.reach)?;
    Some(Hop { from, to, cost: barrier.cost, leap: barrier.leap })
}

/// A way as it is walked.
#[derive(Clone, Debug, Default)]
pub struct Way {
    /// Its corners, in metres.
    pub points: Vec<Vec2>,
    /// Numbers of the points that are reached by a leap from the one before, in their order.
    pub leaps: Vec<(usize, Leap)>,
}

impl Way {
    /// No way.
    pub fn clear(&mut self) {
        self.points.clear();
        self.leaps.clear();
    }

    /// How one gets to that point from the one before, if not on foot.
    pub fn leap_to(&self, point: usize) -> Option<Leap> {
        self.leaps.iter().find(|(number, _)| *number == point).map(|(_, leap)| *leap)
    }
}
