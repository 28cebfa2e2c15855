//! Where the player's body fits: a grid of points half a tile apart.

use std::collections::{BTreeSet, VecDeque};

use crate::content::{
    check::Check,
    check::floor::Maps,
    level::{Floor, Placement, TILE, Thing, TilePos},
    prop::Footprint,
};

/// Points of one floor, half a tile apart: two for each tile, and one more at the far edges.
pub struct Grid {
    floor: usize,
    columns: u32,
    rows: u32,
    /// Whether a body fits there while all doors are open.
    free: Vec<bool>,
    /// Whether the player gets there.
    reached: Vec<bool>,
}

impl Grid {
    /// The grid of a floor for a body of that radius in metres.
    pub fn new(check: &Check<'_>, maps: &Maps, index: usize, floor: &Floor, radius: f32) -> Self {
        let (columns, rows) = (floor.width * 2 + 1, floor.height * 2 + 1);
        let walkable = |(x, y)| {
            let kind = check.tile_kind(maps, TilePos { floor: index, x, y });
            kind.is_some_and(|kind| kind.is_walkable())
        };
        let tiles: Vec<bool> = (0..floor.width * floor.height)
            .map(|at| walkable((at % floor.width, at / floor.width)))
            .collect();
        let mut free = Vec::with_capacity((columns * rows) as usize);
        for point in (0..columns * rows).map(|at| (at % columns, at / columns)) {
            let walls = around(point, (floor.width, floor.height))
                .all(|(x, y)| tiles[(y * floor.width + x) as usize] || to_tile(point, (x, y)) >= radius);
            let edge = point.0 > 0 && point.1 > 0 && point.0 + 1 < columns && point.1 + 1 < rows;
            free.push(edge && walls);
        }
        for placement in &floor.placements {
            if let Some(print) = footprint(check, placement) {
                stamp(&mut free, (columns, rows), placement.at, print, radius);
            }
        }
        let reached = vec![false; free.len()];
        Self { floor: index, columns, rows, free, reached }
    }

    /// Goes as far as it can from the points of a tile. Tells whether that reached anything new.
    pub fn flood(&mut self, from: TilePos, closed: &BTreeSet<TilePos>, radius: f32) -> bool {
        let mut next: VecDeque<(u32, u32)> = VecDeque::new();
        for point in points_of(from) {
            self.enter(point, closed, radius, &mut next);
        }
        let new = !next.is_empty();
        while let Some((x, y)) = next.pop_front() {
            for (dx, dy) in [(1, 0), (0, 1), (-1, 0), (0, -1)] {
                if let Some(to) = x.checked_add_signed(dx).zip(y.checked_add_signed(dy)) {
                    self.enter(to, closed, radius, &mut next);
                }
            }
        }
        new
    }

    fn enter(
        &mut self,
        point: (u32, u32),
        closed: &BTreeSet<TilePos>,
        radius: f32,
        next: &mut VecDeque<(u32, u32)>,
    ) {
        if point.0 >= self.columns || point.1 >= self.rows {
            return;
        }
        let at = (point.1 * self.columns + point.0) as usize;
        let blocked = || {
            let tiles = around(point, (self.columns / 2, self.rows / 2));
            let mut doors =
                tiles.filter(|(x, y)| closed.contains(&TilePos { floor: self.floor, x: *x, y: *y }));
            doors.any(|door| to_tile(point, door) < radius)
        };
        if self.free[at] && !self.reached[at] && !blocked() {
            self.reached[at] = true;
            next.push_back(point);
        }
    }

    /// Forgets what was reached: with a door open, the walk begins anew.
    pub fn forget(&mut self) {
        self.reached.fill(false);
    }

    /// Whether the player can stand on the tile.
    pub fn stands_on(&self, at: TilePos) -> bool {
        points_of(at).any(|point| self.is_reached(point))
    }

    /// Whether the player can come within that many metres of the tile's middle.
    pub fn comes_near(&self, at: TilePos, metres: f32) -> bool {
        let middle = (at.x * 2 + 1, at.y * 2 + 1);
        let span = (metres / TILE * 2.0).ceil() as u32;
        let near = |a: u32, b: u32| a.saturating_sub(b)..=a + b;
        near(middle.0, span)
            .flat_map(|x| near(middle.1, span).map(move |y| (x, y)))
            .any(|point| self.is_reached(point) && distance(point, middle) <= metres)
    }

    fn is_reached(&self, (x, y): (u32, u32)) -> bool {
        x < self.columns && y < self.rows && self.reached[(y * self.columns + x) as usize]
    }
}

/// The nine points on and around a tile.
fn points_of(at: TilePos) -> impl Iterator<Item = (u32, u32)> {
    (0..9).map(move |n| (at.x * 2 + n % 3, at.y * 2 + n / 3))
}

/// The tiles near enough to a point to touch a body there.
fn around(point: (u32, u32), (width, height): (u32, u32)) -> impl Iterator<Item = (u32, u32)> {
    let side = |at: u32, size: u32| (at / 2).saturating_sub(1)..(at / 2 + 2).min(size);
    let rows = side(point.1, height);
    side(point.0, width).flat_map(move |x| rows.clone().map(move |y| (x, y)))
}

/// Metres between two points.
fn distance(a: (u32, u32), b: (u32, u32)) -> f32 {
    let metres = |a: u32, b: u32| a.abs_diff(b) as f32 * TILE / 2.0;
    let (x, y) = (metres(a.0, b.0), metres(a.1, b.1));
    (x * x + y * y).sqrt()
}

/// Metres from a point to the nearest part of a tile.
fn to_tile(point: (u32, u32), tile: (u32, u32)) -> f32 {
    let off = |at: u32, tile: u32| at.clamp(tile * 2, tile * 2 + 2);
    distance(point, (off(point.0, tile.0), off(point.1, tile.1)))
}

/// The footprint of a prop that stays where it is: neither broken, carried or pushed away, nor gone over. A window of
/// glass that breaks is a way, for what is left of it is gone over; one that never breaks is a wall.
fn footprint(check: &Check<'_>, placement: &Placement) -> Option<Footprint> {
    let Thing::Prop { kind } = &placement.thing else { return None };
    let def = check.library.catalog.props.get(kind)?;
    let moves = def.pick_up.is_some() || def.pushes || def.tips.is_some();
    let stays = def.toughness <= 0.0 && !moves && !def.vault;
    def.footprint.filter(|_| stays)
}

/// Takes the points away at which a body of that radius would stand in the footprint.
fn stamp(free: &mut [bool], (columns, rows): (u32, u32), at: TilePos, print: Footprint, radius: f32) {
    let (width, depth, round) = match print {
        Footprint::Round(round) => (0.0, 0.0, round),
        Footprint::Rect(width, depth) => (width, depth, 0.0),
    };
    let middle = (at.x * 2 + 1, at.y * 2 + 1);
    let points = |size: f32| ((size / 2.0 + round + radius) / TILE * 2.0).ceil() as u32;
    let range = |middle: u32, size: f32, end: u32| {
        middle.saturating_sub(points(size))..middle.saturating_add(points(size)).saturating_add(1).min(end)
    };
    let off = |a: u32, b: u32, size: f32| (a.abs_diff(b) as f32 * TILE / 2.0 - size / 2.0).max(0.0);
    for y in range(middle.1, depth, rows) {
        for x in range(middle.0, width, columns) {
            let (east, north) = (off(x, middle.0, width), off(y, middle.1, depth));
            if (east * east + north * north).sqrt() < radius + round {
                free[(y * columns + x) as usize] = false;
            }
        }
    }
}
