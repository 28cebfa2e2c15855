//! Straight ways over the lattice: whether one can walk a line, and a path pulled taut.

use bevy::math::{IVec2, Vec2};

use super::grid::{NavGrid, Node, PLAIN, STEP};

/// Samples on each step of the lattice.
const SAMPLES: f32 = 4.0;

/// Samples of a line that are looked at together before each is looked at alone.
const PIECE: u32 = 12;

/// How far beside a lattice line, in steps, a sample still lies on it: what a door leaves on both sides of a body.
const ON_LINE: f32 = 0.1;

/// Whether a body can walk straight from `a` to `b` over nodes that cost at most `dearest`.
pub fn is_clear(grid: &NavGrid, a: Vec2, b: Vec2, dearest: u8) -> bool {
    let (a, b) = (grid.to_lattice(a), grid.to_lattice(b));
    // Over open floor, where most lines lie, there is nothing to walk along.
    if dearest >= PLAIN && is_open_floor(grid, a, b) {
        return true;
    }
    let samples = ((b - a).length() * SAMPLES).ceil().max(1.0);
    let at = |n: u32| a.lerp(b, n as f32 / samples);
    let last = samples as u32;
    (0..=last).step_by(PIECE as usize).all(|begin| {
        let end = (begin + PIECE - 1).min(last);
        (dearest >= PLAIN && is_open_floor(grid, at(begin), at(end)))
            || (begin..=end).all(|n| is_sample_open(grid, at(n), dearest))
    })
}

/// Whether the whole rectangle between two places (in lattice units) is plain ground.
fn is_open_floor(grid: &NavGrid, a: Vec2, b: Vec2) -> bool {
    grid.is_plain(a.min(b).floor().as_ivec2(), a.max(b).floor().as_ivec2() + IVec2::ONE)
}

/// Whether all nodes around a place (in lattice units) are open and cheap enough.
fn is_sample_open(grid: &NavGrid, at: Vec2, dearest: u8) -> bool {
    let base = at.floor();
    let share = at - base;
    let base = base.as_ivec2();
    let span = |share: f32| {
        let first = i32::from(share > 1.0 - ON_LINE);
        let last = i32::from(share >= ON_LINE);
        first..=last
    };
    span(share.y).all(|y| {
        span(share.x).all(|x| {
            let cost = grid.cost_at(base + IVec2::new(x, y));
            cost > 0 && cost <= dearest
        })
    })
}

/// The corners of a path of nodes: as few points as there can be with a clear line from each to the next.
/// No line leads over dearer ground than its ends, or water would be waded that the path went around; nor through what
/// is dreaded more than they are.
pub fn pull_taut(
    grid: &NavGrid,
    nodes: &[Node],
    dread: Option<&dyn Fn(Vec2) -> u32>,
    points: &mut Vec<Vec2>,
) {
    points.clear();
    let Some(&first) = nodes.first() else { return };
    points.push(grid.place(first));
    let mut anchor = 0;
    while anchor + 1 < nodes.len() {
        let mut reach = anchor + 1;
        while reach + 1 < nodes.len() && can_pull(grid, nodes[anchor], nodes[reach + 1], dread) {
            reach += 1;
        }
        points.push(grid.place(nodes[reach]));
        anchor = reach;
    }
}

fn can_pull(grid: &NavGrid, a: Node, b: Node, dread: Option<&dyn Fn(Vec2) -> u32>) -> bool {
    let (at, to) = (grid.place(a), grid.place(b));
    is_clear(grid, at, to, grid.cost(a).max(grid.cost(b))) && dread.is_none_or(|dread| is_calm(at, to, dread))
}

/// Whether no place between the two is dreaded more than the calmer of them: a way into what is dreaded, or out of it, is
/// left as it was found, and not cut short through the thick of it.
fn is_calm(a: Vec2, b: Vec2, dread: &dyn Fn(Vec2) -> u32) -> bool {
    let most = dread(a).min(dread(b));
    let looks = (a.distance(b) / STEP).ceil() as u32;
    (1..looks).all(|look| dread(a.lerp(b, look as f32 / looks as f32)) <= most)
}
