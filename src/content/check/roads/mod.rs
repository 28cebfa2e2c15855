//! Streets: nodes, the lines between them, and who may go where they meet.
//!
//! What stands beside them is in `beside`, rails in `rails`, vehicles in `placed`.

mod beside;
mod overlap;
mod placed;
mod rails;

use super::{Check, ticks};
use crate::content::{
    codes::{self, Code},
    diagnostic::{Diagnostic, Span},
    names::Sort,
    raw::{RawArea, RawJunction, RawRoads, RawStreet},
    roads::{Area, Control, Node, Point, Roads, Segment, Side, Street, minus, unit},
    syntax::{At, Entries, Tried},
};

/// Most nodes, and most of anything else beside the streets.
const MAX_NODES: usize = 4096;

/// How far from the origin a node may be, in metres.
const MAX_REACH: f32 = 8000.0;

/// No piece of a street is shorter, in metres.
const MIN_LENGTH: f32 = 4.0;

impl Check<'_> {
    /// The streets of the level; none where it has none, or where they cannot be used.
    pub(super) fn roads(&self, raw: Tried<RawRoads>) -> Option<Roads> {
        let raw = raw.found()?;
        let mut roads = Roads { ground: self.street_ground(&raw.ground), ..Roads::default() };
        self.add_nodes(&mut roads, raw.nodes.found().unwrap_or_default());
        self.add_streets(&mut roads, raw.streets.found().unwrap_or_default());
        self.add_junctions(&mut roads, raw.junctions.found().unwrap_or_default());
        self.add_areas(&mut roads, raw.areas.found().unwrap_or_default());
        self.tell_unused_nodes(&roads);
        self.tell_overlaps(&roads);
        self.add_rails(&mut roads, raw.rails, raw.crossings, raw.trains);
        self.add_blocks(&mut roads, raw.blocks.found().unwrap_or_default());
        self.add_street_props(&mut roads, raw.props.found().unwrap_or_default());
        self.add_pillars(&mut roads, raw.pillars.found().unwrap_or_default());
        self.add_parking(&mut roads, raw.parked.found().unwrap_or_default());
        self.add_bridges(&mut roads, raw.bridges.found().unwrap_or_default());
        let placed = raw.vehicles.found().unwrap_or_default();
        roads.vehicles = placed.iter().filter_map(|raw| self.placed(&roads, &raw.value, raw.span)).collect();
        roads.traffic = raw.traffic.found().and_then(|traffic| self.traffic(&traffic));
        roads.walkers = raw.pedestrians.found().map(|walkers| self.walkers(&walkers));
        roads.start = raw.start.found().map(|start| (start.at, start.facing));
        Some(roads)
    }

    /// The ground that the file names, otherwise the one that the game's own rules give.
    fn street_ground(&self, ground: &Tried<At<String>>) -> String {
        match ground {
            Tried::Found(ground) => self.find(Sort::Terrain, ground).unwrap_or_default(),
            _ => self.library.catalog.driving.ground.clone(),
        }
    }

    /// Where the value of that field of `roads` stands.
    fn road_span(&self, field: &str) -> Span {
        let roads = self.node.field("roads");
        let node = roads.and_then(|roads| roads.field(field)).or(roads);
        node.map_or(self.node.head(), |node| node.head())
    }

    /// Tells where there is too much of something; the most of it that counts.
    fn road_limit(&self, count: usize, field: &str) -> usize {
        if count > MAX_NODES {
            let message = format!("{count} {field} are too many");
            self.report(
                Diagnostic::new(codes::TOO_MANY_ROADS, self.road_span(field), message)
                    .label("too many")
                    .expected(format!("at most {MAX_NODES}")),
            );
        }
        count.min(MAX_NODES)
    }

    fn tell_road(&self, code: Code, span: Span, message: String, label: &str, expected: &str) {
        let report = Diagnostic::new(code, span, message).label(label);
        self.report(if expected.is_empty() { report } else { report.expected(expected) });
    }

    fn add_nodes(&self, roads: &mut Roads, raw: Entries<String, Point>) {
        let most = self.road_limit(raw.0.len(), "nodes");
        for (id, at) in raw.0.into_iter().take(most) {
            if at.0.abs().max(at.1.abs()) > MAX_REACH {
                let message = format!("the node `{}` lies outside of everything", id.value);
                self.tell_road(
                    codes::OUTSIDE,
                    id.span,
                    message,
                    "too far out",
                    "8,000 m at most to each side",
                );
            }
            let node = Node { id: id.value, at, reach: 0.0, control: Control::Free, segments: Vec::new() };
            roads.nodes.push(node);
        }
    }

    fn add_streets(&self, roads: &mut Roads, raw: Entries<String, RawStreet>) {
        for (id, raw) in raw.0 {
            let path: Vec<usize> = raw
                .path
                .iter()
                .filter_map(|name| self.find(Sort::Node, name))
                .filter_map(|name| roads.node(&name))
                .collect();
            let whole = path.len() == raw.path.len();
            let index = roads.streets.len();
            let mut begin = 0.0;
            for (place, pair) in path.windows(2).enumerate() {
                let (from, to) = (pair[0], pair[1]);
                let at = roads.nodes[from].at;
                let (way, length) = unit(minus(roads.nodes[to].at, at));
                if length < MIN_LENGTH {
                    let span = raw.path.get(place + 1).map_or(id.span, |name| name.span);
                    let message = format!("the street `{}` has no length here", id.value);
                    let expected = "a node at least 4 m from the one before";
                    self.tell_road(
                        codes::SHORT_STREET,
                        span,
                        message,
                        "too near to the one before",
                        expected,
                    );
                }
                roads.segments.push(Segment { street: index, from, to, begin, length, way, at });
                begin += length;
            }
            if whole && path.len() < 2 {
                let message = format!("the street `{}` leads nowhere", id.value);
                self.tell_road(
                    codes::SHORT_STREET,
                    id.span,
                    message,
                    "no length",
                    "a path of two nodes at least",
                );
            }
            if raw.lanes.0 + raw.lanes.1 == 0 {
                let message = format!("the street `{}` has no lane", id.value);
                self.tell_road(codes::OUT_OF_RANGE, id.span, message, "no lane", "one lane at least");
            }
            roads.streets.push(street(id.value, raw, path, begin));
        }
        self.road_limit(roads.segments.len(), "streets");
        join(roads);
    }

    fn add_junctions(&self, roads: &mut Roads, raw: Entries<String, RawJunction>) {
        for (id, junction) in raw.0 {
            let node = self.find(Sort::Node, &id).and_then(|id| roads.node(&id));
            let main = |name: &At<String>| {
                let name = self.find(Sort::Street, name)?;
                roads.streets.iter().position(|street| street.id == name)
            };
            let control = match &junction {
                RawJunction::Lights { green_secs, amber_secs, shift_secs } => Some(Control::Lights {
                    green: ticks(*green_secs).max(1),
                    amber: ticks(*amber_secs).max(1),
                    shift: ticks(*shift_secs),
                }),
                RawJunction::Stop(street) => main(street).map(Control::Stop),
                RawJunction::GiveWay(street) => main(street).map(Control::GiveWay),
            };
            if let (Some(node), Some(control)) = (node, control) {
                roads.nodes[node].control = control;
            }
        }
    }

    fn add_areas(&self, roads: &mut Roads, raw: Entries<String, RawArea>) {
        for (id, area) in raw.0 {
            let half = (area.size.0.abs() / 2.0, area.size.1.abs() / 2.0);
            roads.areas.insert(id.value, Area { at: area.at, half });
        }
    }

    fn tell_unused_nodes(&self, roads: &Roads) {
        // A path that is wrong may have meant them.
        if self.sink.errors() > 0 {
            return;
        }
        for node in roads.nodes.iter().filter(|node| node.segments.is_empty()) {
            let Some(span) = self.names.place(Sort::Node, &node.id) else { continue };
            let message = format!("no street leads to the node `{}`", node.id);
            self.tell_road(codes::UNUSED_NODE, span, message, "never used", "");
        }
    }

    /// The street of that name, as an index.
    fn street_index(&self, roads: &Roads, name: &At<String>) -> Option<usize> {
        let found = self.find(Sort::Street, name)?;
        roads.streets.iter().position(|street| street.id == found)
    }

    /// Whether so many metres are on the street; told where they are not.
    fn on_street(&self, roads: &Roads, street: usize, metres: f32, span: Span) -> bool {
        let Street { id, length, .. } = &roads.streets[street];
        // Where the path itself is wrong, that has been told.
        if *length <= 0.0 {
            return false;
        }
        let fits = metres >= 0.0 && metres <= *length;
        if !fits {
            let message = format!("{metres} m is not on the street `{id}`");
            let expected = format!("0 to {length:.0} m, which is its length");
            self.tell_road(codes::OFF_STREET, span, message, "beside the street", &expected);
        }
        fits
    }
}

fn street(id: String, raw: RawStreet, path: Vec<usize>, length: f32) -> Street {
    Street {
        id,
        kind: raw.kind,
        path,
        lanes: raw.lanes,
        lane: raw.lane_width,
        speed: raw.speed,
        busy: raw.busy,
        strip: raw.parking,
        sidewalk: raw.sidewalk,
        length,
    }
}

/// Tells nodes which pieces end there, and how far the junction reaches.
fn join(roads: &mut Roads) {
    for (index, segment) in roads.segments.iter().enumerate() {
        for node in [segment.from, segment.to] {
            roads.nodes[node].segments.push(index);
        }
    }
    let widest = |node: &Node| {
        let halves = node.segments.iter().map(|segment| {
            let street = roads.street(*segment);
            street.kerb(Side::Right).max(street.kerb(Side::Left))
        });
        // A bend or an end of one street is no junction.
        let streets = node.segments.len();
        let reach = halves.fold(0.0, f32::max);
        if streets > 2 { reach + 1.5 } else { reach * 0.25 }
    };
    let reaches: Vec<f32> = roads.nodes.iter().map(widest).collect();
    for (node, reach) in roads.nodes.iter_mut().zip(reaches) {
        node.reach = reach;
    }
}
