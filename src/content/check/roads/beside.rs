//! What stands beside the streets: buildings, furniture, pillars, parked vehicles, the sides of bridges.

use super::{Check, MAX_NODES};
use crate::content::{
    codes,
    names::Sort,
    raw::{RawBlock, RawBridge, RawParked, RawPillars, RawStreetProp},
    roads::{
        Bay, Bridge, Building, Pillar, Point, Roads, Side, StreetProp, add, left_of, minus, near_points,
        scale, unit,
    },
    syntax::At,
};

/// Least length of a building, in metres: a row of crumbs would never end.
const MIN_BUILDING: f32 = 2.0;

impl Check<'_> {
    pub(super) fn add_blocks(&self, roads: &mut Roads, raw: Vec<At<RawBlock>>) {
        for block in raw {
            let Some(street) = self.street_index(roads, &block.street) else { continue };
            let to = block.to.unwrap_or(roads.streets[street].length);
            let fits = self.on_street(roads, street, block.from, block.span)
                && self.on_street(roads, street, to, block.span);
            if block.row.is_empty() || block.row.iter().any(|(_, length)| *length < MIN_BUILDING) {
                let message = "a row needs buildings of some length".to_owned();
                let expected = "names with lengths of at least 2 m, as in (\"brick\", 14)";
                self.tell_road(codes::OUT_OF_RANGE, block.span, message, "no row", expected);
                continue;
            }
            if fits {
                let buildings = row(roads, street, &block, to);
                roads.buildings.extend(buildings);
            }
        }
        self.road_limit(roads.buildings.len(), "blocks");
        roads.buildings.truncate(MAX_NODES);
    }

    pub(super) fn add_street_props(&self, roads: &mut Roads, raw: Vec<At<RawStreetProp>>) {
        for prop in raw {
            let kind = self.find(Sort::Prop, &prop.kind);
            let street = self.street_index(roads, &prop.street);
            let (Some(kind), Some(street)) = (kind, street) else { continue };
            for number in 0..prop.count {
                let along = prop.along + number as f32 * prop.every;
                if !self.on_street(roads, street, along, prop.span) {
                    break;
                }
                let off = roads.streets[street].kerb(prop.side) + prop.off;
                let Some((at, _)) = beside(roads, street, along, prop.side, off) else { continue };
                let tag = prop.tag.as_ref().map(|tag| tag.value.clone());
                roads.props.push(StreetProp { kind: kind.clone(), at, tag });
            }
        }
        self.road_limit(roads.props.len(), "props");
        roads.props.truncate(MAX_NODES);
    }

    pub(super) fn add_pillars(&self, roads: &mut Roads, raw: Vec<At<RawPillars>>) {
        for pillars in raw {
            let Some(street) = self.street_index(roads, &pillars.street) else { continue };
            let to = pillars.to.unwrap_or(roads.streets[street].length);
            if !self.on_street(roads, street, to, pillars.span) {
                continue;
            }
            for along in steps(pillars.from, to, pillars.every) {
                for side in [Side::Right, Side::Left] {
                    let off = pillars.off.unwrap_or(roads.streets[street].kerb(side));
                    let place = beside(roads, street, along, side, off);
                    let Some((at, _)) = place.filter(|(at, _)| is_off_junctions(roads, *at)) else {
                        continue;
                    };
                    let (kind, radius) = (pillars.kind.clone(), pillars.radius);
                    roads.pillars.push(Pillar { kind, at, radius, street });
                }
            }
        }
        self.road_limit(roads.pillars.len(), "pillars");
        roads.pillars.truncate(MAX_NODES);
    }

    pub(super) fn add_parking(&self, roads: &mut Roads, raw: Vec<At<RawParked>>) {
        for parked in raw {
            let kinds: Vec<String> =
                parked.kinds.iter().filter_map(|kind| self.find(Sort::VehicleKind, kind)).collect();
            let Some(street) = self.street_index(roads, &parked.street) else { continue };
            let to = parked.to.unwrap_or(roads.streets[street].length);
            if !self.on_street(roads, street, to, parked.span) || kinds.is_empty() {
                continue;
            }
            for along in steps(parked.from, to, parked.every) {
                let strip = &roads.streets[street];
                let width = if parked.side == Side::Right { strip.strip.0 } else { strip.strip.1 };
                let off = strip.kerb(parked.side) - if width > 0.5 { width / 2.0 } else { 1.05 };
                let place = beside(roads, street, along, parked.side, off);
                let Some((at, way)) = place.filter(|(at, _)| is_off_junctions(roads, *at)) else { continue };
                let against = parked.side == Side::Left && strip.lanes.1 > 0;
                let way = if against { scale(way, -1.0) } else { way };
                roads.parking.push(Bay { kinds: kinds.clone(), at, way, share: parked.share });
            }
        }
        self.road_limit(roads.parking.len(), "parked");
        roads.parking.truncate(MAX_NODES);
    }

    pub(super) fn add_bridges(&self, roads: &mut Roads, raw: Vec<At<RawBridge>>) {
        for bridge in raw {
            let Some(street) = self.street_index(roads, &bridge.street) else { continue };
            let fits = self.on_street(roads, street, bridge.from, bridge.span)
                && self.on_street(roads, street, bridge.to, bridge.span);
            if fits {
                let sides = sides(roads, street, bridge.from, bridge.to);
                let (from, to, height) = (bridge.from, bridge.to, bridge.height);
                let kind = bridge.kind.clone();
                roads.bridges.push(Bridge { kind, street, from, to, height, sides });
            }
        }
    }
}

/// Every `every` metres from the beginning to the end.
fn steps(from: f32, to: f32, every: f32) -> impl Iterator<Item = f32> {
    let every = every.max(1.0);
    (0..MAX_NODES).map(move |number| from + number as f32 * every).take_while(move |along| *along <= to)
}

/// The point beside a street, and which way the street leads there.
fn beside(roads: &Roads, street: usize, along: f32, side: Side, off: f32) -> Option<(Point, Point)> {
    let (segment, metres) = roads.along(street, along)?;
    let right = if side == Side::Right { off } else { -off };
    let segment = &roads.segments[segment];
    Some((segment.beside(metres, right), segment.way))
}

/// Whether the point is on no junction's ground.
fn is_off_junctions(roads: &Roads, at: Point) -> bool {
    roads
        .nodes
        .iter()
        .filter(|node| node.segments.len() > 2)
        .all(|node| unit(minus(at, node.at)).1 > node.reach + 4.0)
}

/// A row of buildings; none where it would stand on a street, on rails, or round a bend.
fn row(roads: &Roads, street: usize, block: &RawBlock, to: f32) -> Vec<Building> {
    let mut found = Vec::new();
    let mut along = block.from;
    for (kind, length) in block.row.iter().cycle().take(MAX_NODES) {
        if along + length > to + 1e-3 {
            break;
        }
        let begins = roads.along(street, along);
        let ends = roads.along(street, along + length - 1e-3);
        if let (Some((segment, metres)), Some((same, _))) = (begins, ends)
            && segment == same
        {
            let off = roads.streets[street].wall(block.side) + block.back + block.depth / 2.0;
            let right = if block.side == Side::Right { off } else { -off };
            let segment = &roads.segments[segment];
            let (at, way) = (segment.beside(metres + length / 2.0, right), segment.way);
            let front = scale(left_of(way), if block.side == Side::Right { 1.0 } else { -1.0 });
            let half = (length / 2.0, block.depth / 2.0);
            let building = Building { kind: kind.clone(), at, way, half, front, street };
            if stands_free(roads, &building) {
                found.push(building);
            }
        }
        along += length + block.gap.max(0.0);
    }
    found
}

/// Whether a building stands on no street and no rails.
fn stands_free(roads: &Roads, building: &Building) -> bool {
    let axis =
        |way: Point, half: f32| (add(building.at, scale(way, -half)), add(building.at, scale(way, half)));
    // Its two middle lines and its four sides are near enough to the whole of it.
    let side = left_of(building.way);
    let shifted = |line: (Point, Point), by: Point| (add(line.0, by), add(line.1, by));
    let (long, deep) = (axis(building.way, building.half.0), axis(side, building.half.1));
    let lines = [
        long,
        deep,
        shifted(long, scale(side, building.half.1)),
        shifted(long, scale(side, -building.half.1)),
        shifted(deep, scale(building.way, building.half.0)),
        shifted(deep, scale(building.way, -building.half.0)),
    ];
    let keeps_off =
        |line: (Point, Point), room: f32| lines.iter().all(|own| near_points(*own, line).2 > room);
    let streets = roads.segments.iter().enumerate().all(|(index, segment)| {
        let street = roads.street(index);
        let room = street.kerb(Side::Right).max(street.kerb(Side::Left));
        let end = add(segment.at, scale(segment.way, segment.length));
        unit(minus(building.at, segment.at)).1 > segment.length + 80.0 || keeps_off((segment.at, end), room)
    });
    streets
        && roads
            .rails
            .iter()
            .flat_map(|rail| rail.path.windows(2))
            .all(|pair| keeps_off((pair[0], pair[1]), 2.5))
}

/// The lines at both sides of a bridge, at the walls of its sidewalks.
fn sides(roads: &Roads, street: usize, from: f32, to: f32) -> Vec<(Point, Point)> {
    let mut lines = Vec::new();
    for segment in roads.segments.iter().filter(|segment| segment.street == street) {
        let begin = (from - segment.begin).clamp(0.0, segment.length);
        let end = (to - segment.begin).clamp(0.0, segment.length);
        if end - begin < 0.5 {
            continue;
        }
        for (side, sign) in [(Side::Right, 1.0), (Side::Left, -1.0)] {
            let off = roads.streets[street].wall(side) * sign;
            lines.push((segment.beside(begin, off), segment.beside(end, off)));
        }
    }
    lines
}
