//! Streets after all their checks: what the simulation drives on and what shows it draws.
//!
//! All places are in metres in the level's plane, x to the east and y to the north; where a map stands beside the
//! streets, its first floor's south-west corner is the origin. Along a street, metres count from the beginning of its
//! path; right and left are as one drives along it.

mod beside;
mod geometry;
mod moving;
mod street;

use std::collections::BTreeMap;

pub use super::driving::Side;
pub use beside::{Bay, Bridge, Building, Pillar, StreetProp};
pub use geometry::{Point, add, cross, dot, left_of, minus, near_points, scale, unit};
pub use moving::{Crossing, Placed, Rail, Traffic, Train};
pub use street::{Area, Control, Lane, Node, Segment, Street};

/// The streets of a level and all that stands beside them.
#[derive(Clone, Debug, Default)]
pub struct Roads {
    /// Id of the terrain where no map is.
    pub ground: String,
    /// Where streets meet, bend and end, in the order of the file.
    pub nodes: Vec<Node>,
    /// Streets, in the order of the file.
    pub streets: Vec<Street>,
    /// Straight pieces of streets, from node to node, in the order of the streets.
    pub segments: Vec<Segment>,
    /// Named rectangles.
    pub areas: BTreeMap<String, Area>,
    /// Buildings beside the streets.
    pub buildings: Vec<Building>,
    /// Furniture of the streets.
    pub props: Vec<StreetProp>,
    /// What carries elevated tracks.
    pub pillars: Vec<Pillar>,
    /// Where vehicles may be parked.
    pub parking: Vec<Bay>,
    /// Bridges: nobody leaves the road there.
    pub bridges: Vec<Bridge>,
    /// Rails, in the order of the file.
    pub rails: Vec<Rail>,
    /// Where rails cross streets.
    pub crossings: Vec<Crossing>,
    /// Trains, by name.
    pub trains: BTreeMap<String, Train>,
    /// Vehicles that are there from the beginning.
    pub vehicles: Vec<Placed>,
    /// Who drives about.
    pub traffic: Option<Traffic>,
    /// Who walks about.
    pub walkers: Option<Traffic>,
    /// Where the player begins on foot, and which way he looks in degrees anticlockwise from the east.
    pub start: Option<(Point, f32)>,
}

impl Roads {
    /// The street of a piece.
    pub fn street(&self, segment: usize) -> &Street {
        &self.streets[self.segments[segment].street]
    }

    /// Which way a lane leads (unit vector).
    pub fn way(&self, lane: Lane) -> Point {
        let way = self.segments[lane.segment].way;
        if lane.against { scale(way, -1.0) } else { way }
    }

    /// The node from which a lane comes and the one to which it leads.
    pub fn ends(&self, lane: Lane) -> (usize, usize) {
        let segment = &self.segments[lane.segment];
        if lane.against { (segment.to, segment.from) } else { (segment.from, segment.to) }
    }

    /// The middle of a lane so many metres from where it begins.
    pub fn on_lane(&self, lane: Lane, metres: f32) -> Point {
        let segment = &self.segments[lane.segment];
        let offset = self.streets[segment.street].offset(lane.against, lane.number);
        let metres = if lane.against { segment.length - metres } else { metres };
        segment.beside(metres, offset)
    }

    /// The piece of a street so many metres along it, and the metres along that piece.
    pub fn along(&self, street: usize, metres: f32) -> Option<(usize, f32)> {
        let last = self.segments.iter().rposition(|segment| segment.street == street)?;
        let found = self.segments.iter().position(|segment| {
            segment.street == street && metres <= segment.begin + segment.length && metres >= segment.begin
        });
        let index = found.unwrap_or(last);
        let segment = &self.segments[index];
        Some((index, (metres - segment.begin).clamp(0.0, segment.length)))
    }

    /// The node of that name.
    pub fn node(&self, id: &str) -> Option<usize> {
        self.nodes.iter().position(|node| node.id == id)
    }

    /// The middle of the node or area of that name.
    pub fn place(&self, name: &str) -> Option<Point> {
        self.node(name).map(|node| self.nodes[node].at).or(self.areas.get(name).map(|area| area.at))
    }
}
