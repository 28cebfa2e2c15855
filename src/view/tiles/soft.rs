//! Soft grounds: laid as fields that run on over the tiles' edges, and flowing into each other along wandering lines.
//!
//! Where a deeper ground meets a shallower one its edge is a bank, lit from the upper left and throwing a shadow.
//! Snow drifts against walls; walls throw the moon's long shadow. All of it is painted into the floor once a level.

use bevy::{platform::collections::HashMap, prelude::*};

use crate::view::{
    art::{Art, Picture, pixels::Pixels, pixmap::Pixmap},
    ground::Grounds,
    scatter::{scatter, smooth},
    stage::StageFloor,
    units::TILE_PIXELS,
};

/// Cells along one side of the smallest field.
const FEWEST_CELLS: usize = 8;
const EDGE: i32 = TILE_PIXELS as i32;
/// How far the border between two grounds wanders from the tiles' edge, in pixels.
const WANDER: f32 = 5.2;
/// A step in depth that is seen as a bank, and one that is a high bank, in metres.
const BANK: f32 = 0.03;
const HIGH_BANK: f32 = 0.15;
/// How far the moon's shadow of a wall reaches to the east, in pixels, and how much of that to the south.
const SHADOW: i32 = 22;
const SHADOW_SOUTH: f32 = 0.4;
/// The moon's shadow on snow.
const MOON_SHADE: [u8; 4] = [0x10, 0x1b, 0x3a, 70];

/// Four tones of a ground in which marks are painted: the shaded wall of a print, its floor, its worn floor, the lit rim.
pub type Tones = [[u8; 4]; 4];

/// Whether a set of pictures is one square field cut into cells.
pub fn is_field(picture: &Picture) -> bool {
    let side = picture.rects.len().isqrt();
    side >= FEWEST_CELLS && side * side == picture.rects.len()
}

/// The tones of the marks on a set's ground, where it keeps any.
pub fn tones(set: &str, art: &mut Art, images: &mut Assets<Image>) -> Option<Tones> {
    let name = format!("{set}_marks");
    if !art.has(&name) {
        return None;
    }
    let picture = art.sprite(images, &name)?;
    let source = Pixels::of(images, &picture)?;
    let corner = picture.rects.first()?.min;
    let mut tones = Tones::default();
    for (number, tone) in tones.iter_mut().enumerate() {
        *tone = source.at(corner + UVec2::X * number as u32)?;
    }
    Some(tones)
}

/// The place whose ground is seen at a floor's pixel (y down from its north-west corner): not quite its own.
pub fn wander(x: i32, y: i32) -> (i32, i32) {
    let bend = |salt: u32| {
        1.3 * noise(x, y, 23, salt) + 0.7 * noise(x, y, 10, salt + 1) + 0.2 * noise(x, y, 4, salt + 2)
    };
    (x + (bend(31) * WANDER).round() as i32, y + (bend(57) * WANDER * 0.8).round() as i32)
}

/// Noise from about -1 to 1 that changes over `cell` pixels.
fn noise(x: i32, y: i32, cell: i32, salt: u32) -> f32 {
    smooth(x, y, cell, |i, j| scatter(i, j, salt))
}

/// One ground that is laid as a field.
struct Field<'a> {
    picture: &'a Picture,
    source: Pixels<'a>,
    tones: Option<Tones>,
    depth: f32,
    frost: bool,
}

/// What lays the soft ground of one floor.
pub struct Layer<'a> {
    floor: &'a StageFloor,
    fields: Vec<Field<'a>>,
    /// The field of each tile, row by row; none where the ground is not soft.
    tiles: Vec<Option<u8>>,
}

/// Which field is seen at each pixel of a block and a little around it.
struct Seen {
    ids: Vec<Option<u8>>,
    side: i32,
}

impl Seen {
    /// Pixels around the block that banks look at.
    const AROUND: i32 = 3;

    fn at(&self, x: i32, y: i32) -> Option<usize> {
        let (x, y) = (x + Self::AROUND, y + Self::AROUND);
        self.ids[(y * self.side + x) as usize].map(usize::from)
    }
}

impl<'a> Layer<'a> {
    /// The soft grounds among the `sets` of floor `number`.
    pub fn new(
        floor: &'a StageFloor,
        number: usize,
        grounds: &Grounds,
        sets: &'a HashMap<String, Option<Picture>>,
        tones: &HashMap<String, Tones>,
        images: &'a Assets<Image>,
    ) -> Self {
        let mut known: HashMap<&str, Option<u8>> = HashMap::default();
        let mut fields = Vec::new();
        let mut tiles = Vec::with_capacity((floor.width * floor.height) as usize);
        for y in 0..floor.height {
            for x in 0..floor.width {
                let set = floor.set(x, y);
                let id = *known.entry(set).or_insert_with(|| {
                    let picture = sets.get(set)?.as_ref().filter(|picture| is_field(picture))?;
                    // What lies under a roof was laid by men: it ends where they ended it.
                    let ground = grounds.of_tile(number, x, y).filter(|ground| ground.frost)?;
                    let source = Pixels::of(images, picture)?;
                    let tones = tones.get(set).copied();
                    fields.push(Field { picture, source, tones, depth: ground.depth, frost: ground.frost });
                    u8::try_from(fields.len() - 1).ok()
                });
                tiles.push(id);
            }
        }
        Self { floor, fields, tiles }
    }

    /// Lays all soft tiles of a block of `edge` pixels whose north-west corner is the tile `corner`.
    pub fn lay(&self, block: &mut Pixmap, corner: IVec2, edge: i32) {
        if self.fields.is_empty() {
            return;
        }
        let drift = self.drift_field();
        let seen = self.look(corner * EDGE, edge);
        for y in 0..edge {
            for x in 0..edge {
                let Some(field) = seen.at(x, y).map(|id| &self.fields[id]) else { continue };
                let (at, into) = (corner * EDGE + IVec2::new(x, y), IVec2::new(x, y));
                if let Some(color) = field.color(at) {
                    block.put(into, color);
                }
                self.bank(block, into, &seen, field);
                if field.frost {
                    self.moon(block, into, at);
                    if let Some(drift) = drift {
                        self.drift(block, into, at, drift);
                    }
                }
            }
        }
    }

    fn look(&self, corner: IVec2, edge: i32) -> Seen {
        let side = edge + 2 * Seen::AROUND;
        let places = (0..side * side).map(|index| IVec2::new(index % side, index / side) - Seen::AROUND);
        Seen { ids: places.map(|place| self.seen(corner + place)).collect(), side }
    }

    fn of_tile(&self, tile: IVec2) -> Option<u8> {
        let inside = tile.cmpge(IVec2::ZERO).all() && tile.x < self.floor.width && tile.y < self.floor.height;
        inside.then(|| self.tiles[(tile.y * self.floor.width + tile.x) as usize])?
    }

    /// The ground that is seen at a pixel; none where no soft ground is.
    fn seen(&self, at: IVec2) -> Option<u8> {
        let own = self.of_tile(at.div_euclid(IVec2::splat(EDGE)))?;
        let (x, y) = wander(at.x, at.y);
        Some(self.most_about(IVec2::new(x, y)).unwrap_or(own))
    }

    /// The soft ground of which most lies about a pixel: the four tiles whose middles are nearest, each by its nearness.
    /// So the corners of tiles are rounded.
    fn most_about(&self, at: IVec2) -> Option<u8> {
        let half = at * 2 + IVec2::ONE - IVec2::splat(EDGE);
        let tile = half.div_euclid(IVec2::splat(2 * EDGE));
        let share = half - tile * 2 * EDGE;
        let across = [2 * EDGE - share.x, share.x];
        let down = [2 * EDGE - share.y, share.y];
        let near = |number: i32| {
            let step = IVec2::new(number % 2, number / 2);
            let id = self.of_tile(tile + step)?;
            Some((id, across[step.x as usize] * down[step.y as usize]))
        };
        let all = || (0..4).filter_map(near);
        let weight = |id: u8| all().filter(|(other, _)| *other == id).map(|(_, weight)| weight).sum::<i32>();
        all().map(|(id, _)| id).max_by_key(|id| weight(*id))
    }

    /// The bank between grounds of different depth: light above and left of the deeper one, shade below and right.
    fn bank(&self, block: &mut Pixmap, into: IVec2, seen: &Seen, field: &Field) {
        let other = |steps: i32| seen.at(into.x + steps, into.y + steps).map(|id| &self.fields[id]);
        for steps in 1..=3 {
            let Some(deeper) = other(-steps).filter(|other| other.depth - field.depth > BANK) else {
                continue;
            };
            let high = deeper.depth - field.depth > HIGH_BANK;
            let alpha = match steps {
                1 => 170,
                2 if high => 120,
                3 if high && (into.x + into.y) % 2 == 0 => 90,
                _ => continue,
            };
            if let Some([[r, g, b, _], ..]) = deeper.tones {
                block.put(into, [r, g, b, alpha]);
            }
            return;
        }
        let lower = |steps: i32| other(steps).is_some_and(|other| field.depth - other.depth > BANK);
        let Some(tones) = field.tones else { return };
        if lower(-1) || lower(-2) {
            block.put(into, tones[3]);
        } else if lower(1) {
            block.put(into, tones[1]);
        }
    }

    /// The deepest ground: that is what drifts.
    fn drift_field(&self) -> Option<&Field<'a>> {
        let deep = self.fields.iter().filter(|field| field.depth > 0.0 && field.tones.is_some());
        deep.max_by(|a, b| a.depth.total_cmp(&b.depth))
    }

    /// Snow that lies against a wall: highest before a wall to the north, whose face has a drift of its own; it runs out
    /// where the wall ends.
    fn drift(&self, block: &mut Pixmap, into: IVec2, at: IVec2, field: &Field) {
        let tile = at.div_euclid(IVec2::splat(EDGE));
        let within = at - tile * EDGE;
        let sides = [
            (IVec2::NEG_Y, within.y, within.x, at.x, 5.0),
            (IVec2::NEG_X, within.x, within.y, at.y, 4.5),
            (IVec2::X, EDGE - 1 - within.x, within.y, at.y, 4.5),
            (IVec2::Y, EDGE - 1 - within.y, within.x, at.x, 2.5),
        ];
        for (side, away, here, along, reach) in sides {
            let is_wall = |tile: IVec2| self.floor.is_wall(tile.x, tile.y);
            if !is_wall(tile + side) {
                continue;
            }
            let ahead = if side.x == 0 { IVec2::X } else { IVec2::Y };
            let to_end = |end: IVec2, far: i32| if is_wall(tile + side + end) { EDGE } else { far };
            let end = to_end(-ahead, here).min(to_end(ahead, EDGE - 1 - here));
            let row = tile.x * 7 + tile.y * 3 + side.x * 2 + side.y;
            let high = reach * (1.0 + 0.8 * noise(along, row, 17, 91) + 0.5 * noise(along, row, 5, 92));
            let left = (high * (end as f32 / 7.0).min(1.0)) as i32 - away;
            let rim = field.tones.filter(|_| left == 1).map(|tones| tones[1]);
            if left > 0
                && let Some(color) = rim.or_else(|| field.color(at))
            {
                block.put(into, color);
                return;
            }
        }
    }

    /// The moon stands in the north-west: walls throw long shadows to the south-east.
    fn moon(&self, block: &mut Pixmap, into: IVec2, at: IVec2) {
        let ragged = (scatter(at.x / 3, at.y / 3, 8) % 3) as i32;
        for far in (2..SHADOW - ragged).step_by(2) {
            let from = IVec2::new(at.x - far, at.y - (far as f32 * SHADOW_SOUTH) as i32);
            let tile = from.div_euclid(IVec2::splat(EDGE));
            if self.floor.is_wall(tile.x, tile.y) {
                let fades = far > SHADOW - 7;
                if !fades || (at.x + at.y) % 2 == 0 {
                    block.put(into, MOON_SHADE);
                }
                return;
            }
        }
    }
}

impl Field<'_> {
    fn color(&self, at: IVec2) -> Option<[u8; 4]> {
        let cells = self.picture.rects.len().isqrt() as i32;
        let (x, y) = (at.x.rem_euclid(cells * EDGE), at.y.rem_euclid(cells * EDGE));
        let rect = self.picture.rect((y / EDGE * cells + x / EDGE) as usize);
        self.source.at(rect.min + UVec2::new((x % EDGE) as u32, (y % EDGE) as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_wander_but_never_far() {
        let mut moved = 0;
        for y in 0..64 {
            for x in 0..64 {
                let (u, v) = wander(x, y);
                assert!((u - x).abs() <= 12 && (v - y).abs() <= 10, "{x} {y} sees {u} {v}");
                moved += usize::from((u, v) != (x, y));
            }
        }
        assert!(moved > 3000);
    }

    #[test]
    fn neighbours_see_neighbouring_places() {
        for x in 0..200 {
            let (a, b) = (wander(x, 40), wander(x + 1, 40));
            assert!((b.0 - a.0).abs() <= 4 && (b.1 - a.1).abs() <= 4, "a jump at {x}");
        }
    }
}
