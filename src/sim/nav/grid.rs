//! The lattice that paths are searched on: nodes at every half tile, and what it costs to stand on each.
//!
//! Nodes lie on tile corners, edges and middles, half a tile apart, so a body of the greatest radius fits exactly on
//! the middle line of a door one tile wide. Here belong passability and its local renewal; what stands in the
//! way is in `obstacle.rs`, stairs and hops in `grid/links.rs`, what hangs together
//! in `grid/parts.rs`, searching in `search.rs` and `field.rs`.

mod links;
mod parts;

use bevy::math::{IVec2, Vec2};

use super::{leap::Hop, obstacle::Obstacle, rough::Rough};
use crate::content::level::TILE;

/// Distance between two neighbouring nodes in metres.
pub const STEP: f32 = TILE / 2.0;

/// The greatest radius of a body in metres: nodes nearer than this to something solid are blocked.
pub const BODY: f32 = 0.3;

/// Cost of a node on good ground; slower ground costs more, 0 stands for blocked.
pub const PLAIN: u8 = 4;

/// A node's number: row by row from the south-west.
pub type Node = u32;

/// What a tile is to a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ground {
    /// Nobody stands there.
    Blocked,
    /// One walks there at that share of the normal speed (more than 0).
    Open(f32),
}

/// The tiles that a grid is made from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// The south-west corner, in metres.
    pub south_west: Vec2,
    /// Tiles from west to east.
    pub columns: u32,
    /// Tiles from south to north.
    pub rows: u32,
}

/// Stairs or a lift: who steps on `from` stands at `to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The near end.
    pub from: Node,
    /// The far end.
    pub to: Node,
    /// What the way costs, in the units of [`PLAIN`] times ten a node.
    pub cost: u32,
}

/// The lattice.
#[derive(Clone, Debug, Default)]
pub struct NavGrid {
    origin: Vec2,
    columns: u32,
    rows: u32,
    tile_columns: u32,
    /// Cost of each tile, 0 for blocked.
    tiles: Vec<u8>,
    /// Cost of each node, 0 for blocked.
    cost: Vec<u8>,
    /// Which nodes hang together; 0 for blocked ones.
    part: Vec<u16>,
    obstacles: Vec<Obstacle>,
    /// Where the nodes are that are not plain.
    rough: Rough,
    links: Vec<Link>,
    /// In the order of their near ends.
    hops: Vec<Hop>,
    /// Grows with every change.
    version: u32,
    /// Grows with every change of the hops.
    hops_version: u32,
}

impl NavGrid {
    /// The lattice over the tiles of `extent`; `ground` tells of each tile's middle what it is.
    pub fn new(extent: Extent, ground: impl Fn(Vec2) -> Ground) -> Self {
        let mut grid = Self {
            origin: extent.south_west,
            columns: extent.columns * 2 + 1,
            rows: extent.rows * 2 + 1,
            tile_columns: extent.columns,
            ..Default::default()
        };
        for y in 0..extent.rows {
            for x in 0..extent.columns {
                let middle = extent.south_west + Vec2::new(x as f32 + 0.5, y as f32 + 0.5) * TILE;
                grid.tiles.push(tile_cost(ground(middle)));
            }
        }
        grid.cost = vec![0; (grid.columns * grid.rows) as usize];
        grid.renew(IVec2::ZERO, IVec2::new(grid.columns as i32 - 1, grid.rows as i32 - 1));
        grid.count_rough();
        grid.label_parts();
        grid
    }

    /// Puts all obstacles in place of those known so far and renews the lattice where something changed.
    /// Both lists must be in the order of their numbers.
    pub fn set_obstacles(&mut self, now: &[Obstacle]) {
        if self.obstacles == now {
            return;
        }
        let before = std::mem::replace(&mut self.obstacles, now.to_vec());
        let gone = before.iter().filter(|old| !now.contains(old));
        let come = now.iter().filter(|new| !before.contains(new));
        for changed in gone.chain(come) {
            let half = changed.shape.half_extent() + Vec2::splat(BODY + STEP);
            self.renew(self.lattice(changed.at - half), self.lattice(changed.at + half));
        }
        self.count_rough();
        self.label_parts();
    }

    /// Grows with every change of the lattice.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.cost.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.cost.is_empty()
    }

    /// Nodes from west to east, and from south to north.
    pub fn size(&self) -> (u32, u32) {
        (self.columns, self.rows)
    }

    /// Cost of the node in that column and row; 0 where it is blocked or outside.
    pub fn cost_at(&self, at: IVec2) -> u8 {
        if at.x < 0 || at.y < 0 || at.x >= self.columns as i32 || at.y >= self.rows as i32 {
            return 0;
        }
        self.cost[(at.y as u32 * self.columns + at.x as u32) as usize]
    }

    /// Cost of a node.
    pub fn cost(&self, node: Node) -> u8 {
        self.cost[node as usize]
    }

    /// Column and row of a node.
    pub fn coordinates(&self, node: Node) -> IVec2 {
        IVec2::new((node % self.columns) as i32, (node / self.columns) as i32)
    }

    /// The node in that column and row, which must lie inside.
    pub fn node(&self, at: IVec2) -> Node {
        at.y as u32 * self.columns + at.x as u32
    }

    /// Place of a node, in metres.
    pub fn place(&self, node: Node) -> Vec2 {
        self.origin + self.coordinates(node).as_vec2() * STEP
    }

    /// A place in units of the lattice.
    pub fn to_lattice(&self, at: Vec2) -> Vec2 {
        (at - self.origin) / STEP
    }

    /// Column and row of the node next to a place.
    fn lattice(&self, at: Vec2) -> IVec2 {
        (self.to_lattice(at) + Vec2::splat(0.5)).floor().as_ivec2()
    }

    /// The node next to a place, blocked or not; none outside of the lattice.
    pub fn node_at(&self, place: Vec2) -> Option<Node> {
        let at = self.lattice(place);
        let inside = at.x >= 0 && at.y >= 0 && at.x < self.columns as i32 && at.y < self.rows as i32;
        inside.then(|| self.node(at))
    }

    /// Whether a body of the greatest radius may stand at the node next to that place.
    pub fn is_open(&self, at: Vec2) -> bool {
        self.cost_at(self.lattice(at)) > 0
    }

    /// The open node nearest to a place, at most a tile and a half away.
    pub fn nearest(&self, at: Vec2) -> Option<Node> {
        let middle = self.lattice(at);
        if self.cost_at(middle) > 0 {
            return Some(self.node(middle));
        }
        let mut best: Option<(f32, Node)> = None;
        for y in -3..=3 {
            for x in -3..=3 {
                let near = middle + IVec2::new(x, y);
                if self.cost_at(near) > 0 {
                    let node = self.node(near);
                    let distance = self.place(node).distance_squared(at);
                    if best.is_none_or(|(least, _)| distance < least) {
                        best = Some((distance, node));
                    }
                }
            }
        }
        best.map(|(_, node)| node)
    }

    /// The open neighbours of a node and whether they lie diagonally; no diagonal leads past a solid corner.
    pub fn neighbours(&self, node: Node) -> impl Iterator<Item = (Node, bool)> + '_ {
        let at = self.coordinates(node);
        NEIGHBOURS.iter().filter_map(move |&(x, y)| {
            let to = at + IVec2::new(x, y);
            let diagonal = x != 0 && y != 0;
            let open = self.cost_at(to) > 0
                && (!diagonal
                    || (self.cost_at(at + IVec2::new(x, 0)) > 0 && self.cost_at(at + IVec2::new(0, y)) > 0));
            open.then(|| (self.node(to), diagonal))
        })
    }

    /// Works the costs of the nodes between two corners out again.
    fn renew(&mut self, low: IVec2, high: IVec2) {
        let low = low.max(IVec2::ZERO);
        let high = high.min(IVec2::new(self.columns as i32 - 1, self.rows as i32 - 1));
        for y in low.y..=high.y {
            for x in low.x..=high.x {
                let at = IVec2::new(x, y);
                let node = self.node(at);
                let place = self.place(node);
                let base = self.ground_cost(at);
                self.cost[node as usize] =
                    self.obstacles.iter().fold(base, |cost, obstacle| obstacle.cost_over(cost, place));
            }
        }
        self.version = self.version.wrapping_add(1);
    }

    /// The dearest of the tiles that a node touches; blocked if one of them is, for they are nearer than a body.
    fn ground_cost(&self, at: IVec2) -> u8 {
        let touched = |n: i32| if n % 2 == 1 { (n / 2)..(n / 2 + 1) } else { (n / 2 - 1)..(n / 2 + 1) };
        let rows = self.tiles.len() as i32 / self.tile_columns.max(1) as i32;
        let mut dearest = 0;
        for y in touched(at.y) {
            for x in touched(at.x) {
                let inside = x >= 0 && y >= 0 && x < self.tile_columns as i32 && y < rows;
                let cost = if inside { self.tiles[(y * self.tile_columns as i32 + x) as usize] } else { 0 };
                if cost == 0 {
                    return 0;
                }
                dearest = dearest.max(cost);
            }
        }
        dearest
    }

    fn count_rough(&mut self) {
        self.rough = Rough::count(self.columns, self.rows, |node| self.cost[node] != PLAIN);
    }

    /// Whether all nodes from one column and row to another (both included) lie inside and are plain ground.
    pub fn is_plain(&self, low: IVec2, high: IVec2) -> bool {
        self.rough.is_none_in(low, high)
    }
}

/// Straight ones first, so that equal ways are told apart in the same manner everywhere.
const NEIGHBOURS: [(i32, i32); 8] = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1), (-1, -1), (1, -1)];

fn tile_cost(ground: Ground) -> u8 {
    match ground {
        Ground::Blocked => 0,
        Ground::Open(speed) => (f32::from(PLAIN) / speed.clamp(0.05, 1.0) + 0.5) as u8,
    }
}
