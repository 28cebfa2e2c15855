//! What lies where in a level of streets: worked out once, asked for each chunk. Lengths in metres.

use std::collections::BTreeMap;

use bevy::math::{IVec2, Vec2};

use super::strip::Strip;
use crate::content::{
    level::{Level, Weather},
    roads::{Bridge, Roads, Side},
    street_looks::{Paving, StreetLooks},
};

/// Edge of the cells by which everything is found.
const CELL: f32 = 48.0;
/// How round the corners of two streets are.
const ROUND: f32 = 4.0;
/// How far a river runs to each side of the bridge over it.
const RIVER: f32 = 220.0;
/// Land between a bridge's end and the water.
const BANK: f32 = 1.2;
/// How much snow lies where nothing is said of the weather, 0 to 1.
const OLD_SNOW: f32 = 0.35;

/// Everything that the ground of the streets is drawn from.
#[derive(Debug, Default)]
pub struct Plan {
    /// Straight pieces of streets.
    pub strips: Vec<Strip>,
    /// Straight pieces of rails: beginning, end, and metres along the rails where they begin.
    pub rails: Vec<(Vec2, Vec2, f32)>,
    /// Water under bridges: middle of the bridge, the street's way there, half the width of the water.
    pub rivers: Vec<(Vec2, Vec2, f32)>,
    /// The sides of bridges.
    pub parapets: Vec<(Vec2, Vec2)>,
    /// Decks of the elevated: beginning and end of each straight piece.
    pub decks: Vec<(Vec2, Vec2)>,
    /// How much snow lies, 0 to 1.
    pub snow: f32,
    joints: Vec<(Vec2, f32, f32)>,
    cells: BTreeMap<(i32, i32), Vec<usize>>,
}

/// What a place is to the ground.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// Metres from the nearest street's kerb; less than nothing on the road.
    pub road: f32,
    /// Metres from the nearest street's walls; less than nothing within them.
    pub walk: f32,
    /// What the nearest street is made of.
    pub paving: Paving,
}

impl Plan {
    /// The plan of a level's roads.
    pub fn new(roads: &Roads, level: &Level, looks: &StreetLooks) -> Self {
        let strips: Vec<Strip> =
            roads.segments.iter().map(|segment| Strip::new(roads, segment, looks)).collect();
        let mut cells: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
        for (number, strip) in strips.iter().enumerate() {
            // A long slanting street has a large rectangle: only the cells near to it hold it.
            let (low, high) = strip.bounds(ROUND);
            for cell in cells_of(low, high) {
                let middle = (cell.as_vec2() + 0.5) * CELL;
                if strip.outside(middle, strip.wall) < CELL {
                    cells.entry((cell.x, cell.y)).or_default().push(number);
                }
            }
        }
        let joints = roads.nodes.iter().filter(|node| node.segments.len() > 1).map(|node| {
            let of = |edge: &dyn Fn(&Strip) -> f32| {
                node.segments.iter().map(|segment| edge(&strips[*segment])).fold(f32::INFINITY, f32::min)
            };
            let kerb = of(&|strip| strip.kerb.0.min(strip.kerb.1));
            let wall = of(&|strip| strip.wall.0.min(strip.wall.1));
            (Vec2::from(node.at), kerb, wall)
        });
        let snow = level.weather.map_or(OLD_SNOW, |Weather::Snow(density)| OLD_SNOW + density * 0.5);
        Self {
            joints: joints.collect(),
            rails: rails(roads),
            rivers: roads.bridges.iter().filter_map(|bridge| river(roads, bridge)).collect(),
            parapets: roads.bridges.iter().flat_map(|bridge| &bridge.sides).map(both).collect(),
            decks: decks(roads),
            snow: snow.clamp(0.0, 1.0),
            strips,
            cells,
        }
    }

    /// The strips near to a rectangle.
    pub fn strips_near(&self, low: Vec2, high: Vec2) -> Vec<usize> {
        let mut found: Vec<usize> = cells_of(low, high)
            .filter_map(|cell| self.cells.get(&(cell.x, cell.y)))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Joints and bends near to a rectangle, as indices.
    pub fn joints_near(&self, low: Vec2, high: Vec2) -> Vec<usize> {
        let near = |(at, _, wall): &(Vec2, f32, f32)| {
            (*at + *wall).cmpge(low).all() && (*at - *wall).cmple(high).all()
        };
        (0..self.joints.len()).filter(|joint| near(&self.joints[*joint])).collect()
    }

    /// What a place is, as far as these strips and joints make it.
    pub fn place(&self, point: Vec2, strips: &[usize], joints: &[usize]) -> Place {
        let mut found = Place { road: f32::INFINITY, walk: f32::INFINITY, paving: Paving::Street };
        let mut of_street: Option<(usize, f32)> = None;
        for number in strips {
            let strip = &self.strips[*number];
            let road = strip.outside(point, strip.kerb);
            found.walk = found.walk.min(strip.outside(point, strip.wall));
            if road < of_street.map_or(found.road, |(_, road)| road.min(found.road)) {
                found.paving = strip.paving;
            }
            // Pieces of one street join without a corner; corners of two are round.
            of_street = Some(match of_street {
                Some((street, before)) if street == strip.street => (street, before.min(road)),
                Some((_, before)) => {
                    found.road = rounded(found.road, before);
                    (strip.street, road)
                }
                None => (strip.street, road),
            });
        }
        found.road = rounded(found.road, of_street.map_or(f32::INFINITY, |(_, road)| road));
        for joint in joints {
            let (at, kerb, wall) = self.joints[*joint];
            let far = at.distance(point);
            found.road = found.road.min(far - kerb);
            found.walk = found.walk.min(far - wall);
        }
        found
    }
}

/// The lesser of two distances, with a round corner where both are near.
fn rounded(a: f32, b: f32) -> f32 {
    if !a.is_finite() || !b.is_finite() {
        return a.min(b);
    }
    let near = (ROUND - (a - b).abs()).max(0.0) / ROUND;
    a.min(b) - near * near * ROUND / 4.0
}

fn both((from, to): &((f32, f32), (f32, f32))) -> (Vec2, Vec2) {
    (Vec2::from(*from), Vec2::from(*to))
}

fn cells_of(low: Vec2, high: Vec2) -> impl Iterator<Item = IVec2> {
    let (low, high) = ((low / CELL).floor().as_ivec2(), (high / CELL).floor().as_ivec2());
    (low.y..=high.y).flat_map(move |y| (low.x..=high.x).map(move |x| IVec2::new(x, y)))
}

fn rails(roads: &Roads) -> Vec<(Vec2, Vec2, f32)> {
    let mut found = Vec::new();
    for rail in &roads.rails {
        let mut along = 0.0;
        for pair in rail.path.windows(2) {
            let (from, to) = (Vec2::from(pair[0]), Vec2::from(pair[1]));
            found.push((from, to, along));
            along += from.distance(to);
        }
    }
    found
}

fn river(roads: &Roads, bridge: &Bridge) -> Option<(Vec2, Vec2, f32)> {
    let (segment, metres) = roads.along(bridge.street, (bridge.from + bridge.to) / 2.0)?;
    let segment = &roads.segments[segment];
    let half = (bridge.to - bridge.from) / 2.0 - BANK;
    (half > 0.0).then(|| (Vec2::from(segment.beside(metres, 0.0)), Vec2::from(segment.way), half))
}

/// Whether a place lies in that river.
pub fn is_water(river: &(Vec2, Vec2, f32), point: Vec2) -> bool {
    let (at, way, half) = river;
    let off = point - *at;
    off.dot(*way).abs() < *half && way.perp_dot(off).abs() < RIVER
}

/// The pieces of deck that pillars carry: from one pair of pillars to the next of the same street.
fn decks(roads: &Roads) -> Vec<(Vec2, Vec2)> {
    let mut found: Vec<(Vec2, Vec2)> = Vec::new();
    for (index, segment) in roads.segments.iter().enumerate() {
        let street = roads.street(index);
        let way = Vec2::from(segment.way);
        let along =
            roads.pillars.iter().filter(|pillar| pillar.street == segment.street).filter_map(|pillar| {
                let off = Vec2::from(pillar.at) - Vec2::from(segment.at);
                let (metres, aside) = (off.dot(way), way.perp_dot(off).abs());
                let near = aside < street.wall(Side::Right) + 6.0;
                ((-0.5..=segment.length + 0.5).contains(&metres) && near).then_some(metres)
            });
        let (first, last) = along.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), metres| {
            (low.min(metres), high.max(metres))
        });
        if last > first {
            let at = |metres: f32| Vec2::from(segment.beside(metres, 0.0));
            found.push((at(first), at(last)));
        }
    }
    found
}

#[cfg(test)]
pub mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::content::{
        library,
        loader::{Content, check_level},
        source::Folder,
    };

    /// The looks that ship with the game.
    pub fn looks() -> Arc<StreetLooks> {
        Content::open(None).unwrap().catalog().streets.clone()
    }

    /// The plan of the town in which the tests of vehicles drive.
    pub fn town() -> Plan {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let library = library::load(&Folder::new(root)).into_result().unwrap();
        let bytes = std::fs::read(root.join("tests/roads/town.ron"));
        let level = check_level(&library, "tests/roads/town.ron", bytes).into_result().unwrap();
        Plan::new(level.roads.as_ref().unwrap(), &level, &library.catalog.streets)
    }

    fn place(plan: &Plan, x: f32, y: f32) -> Place {
        let at = Vec2::new(x, y);
        let (low, high) = (at - 4.0, at + 4.0);
        plan.place(at, &plan.strips_near(low, high), &plan.joints_near(low, high))
    }

    #[test]
    fn a_street_is_road_between_its_kerbs_and_sidewalk_up_to_its_walls() {
        let plan = town();
        // Four lanes of 3.25 m, sidewalks of 3 m.
        assert!(place(&plan, 100.0, 0.0).road < -6.0 && place(&plan, 100.0, 6.3).road < 0.0);
        let walk = place(&plan, 100.0, 8.5);
        assert!(walk.road > 0.0 && walk.walk < 0.0);
        let lot = place(&plan, 100.0, 11.0);
        assert!(lot.road > 0.0 && lot.walk > 0.0);
        assert!(place(&plan, 200.0, 100.0).road < 0.0, "the other street, too");
    }

    #[test]
    fn corners_are_round_and_streets_that_end_lead_on() {
        let plan = town();
        // Where both kerbs would meet there is road already.
        let street = plan.strips.iter().find(|strip| strip.way.y.abs() > 0.9).unwrap();
        assert!(place(&plan, 200.0 + street.kerb.0 + 0.3, 6.8).road < 0.0);
        assert!(place(&plan, 680.0, 0.0).road < 0.0, "off the map");
    }

    #[test]
    fn a_piece_joins_the_next_without_a_step() {
        let plan = town();
        for step in 0..40 {
            let x = 318.0 + step as f32 * 0.1;
            let (a, b) = (place(&plan, x, -6.5), place(&plan, x + 0.1, -6.5));
            assert!((a.road - b.road).abs() < 0.12, "at {x}");
        }
    }
}
