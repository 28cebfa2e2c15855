//! A straight piece of street as it is drawn. Lengths in metres.

use bevy::math::Vec2;

use crate::content::{
    roads::{Roads, Segment, Side},
    street_looks::{Paving, StreetLooks},
};

/// How far a street that leads off the map goes on to the eye.
const OFF_MAP: f32 = 130.0;

/// What is painted where lanes end at a junction.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct End {
    /// How far from the end marks stop.
    pub reach: f32,
    /// Whether lanes that end here end at a line.
    pub stops: bool,
    /// Whether people cross here.
    pub zebra: bool,
}

/// A straight piece of street.
#[derive(Clone, Debug)]
pub struct Strip {
    /// Index of the street.
    pub street: usize,
    /// Where it begins.
    pub at: Vec2,
    /// Which way it goes (unit vector).
    pub way: Vec2,
    /// Its length.
    pub length: f32,
    /// How far it goes on before its beginning and behind its end, off the map.
    pub beyond: (f32, f32),
    /// From the line of the path to the edge of the lanes, to the right and to the left.
    pub half: (f32, f32),
    /// The same to the kerbs.
    pub kerb: (f32, f32),
    /// The same to the walls.
    pub wall: (f32, f32),
    /// What it is made of.
    pub paving: Paving,
    /// Lanes along the path and against it.
    pub lanes: (u32, u32),
    /// Width of a lane.
    pub lane: f32,
    /// Where it begins and where it ends.
    pub ends: [End; 2],
}

impl Strip {
    /// A piece of the level's roads.
    pub fn new(roads: &Roads, segment: &Segment, looks: &StreetLooks) -> Self {
        let street = &roads.streets[segment.street];
        let both = |width: &dyn Fn(Side) -> f32| (width(Side::Right), width(Side::Left));
        let off = |node: usize| if roads.nodes[node].segments.len() == 1 { OFF_MAP } else { 0.0 };
        Self {
            street: segment.street,
            at: Vec2::from(segment.at),
            way: Vec2::from(segment.way),
            length: segment.length,
            beyond: (off(segment.from), off(segment.to)),
            half: both(&|side| street.half(side)),
            kerb: both(&|side| street.kerb(side)),
            wall: both(&|side| street.wall(side)),
            paving: looks.pavings.get(&street.kind).copied().unwrap_or_default(),
            lanes: street.lanes,
            lane: street.lane,
            ends: [segment.from, segment.to].map(|node| end(roads, segment.street, node)),
        }
    }

    /// A point in the strip's own measure: along it, and to the right of its line.
    pub fn local(&self, point: Vec2) -> Vec2 {
        let way = point - self.at;
        Vec2::new(way.dot(self.way), -self.way.perp_dot(way))
    }

    /// The point so far along it and to the right of its line.
    pub fn point(&self, along: f32, right: f32) -> Vec2 {
        self.at + self.way * along - self.way.perp() * right
    }

    /// How far a point lies outside of the strip out to `edges` (right and left); less than nothing inside.
    pub fn outside(&self, point: Vec2, edges: (f32, f32)) -> f32 {
        let local = self.local(point);
        let (low, high) = (-self.beyond.0, self.length + self.beyond.1);
        let middle = Vec2::new((low + high) / 2.0, (edges.0 - edges.1) / 2.0);
        let half = Vec2::new((high - low) / 2.0, (edges.0 + edges.1) / 2.0);
        let over = (local - middle).abs() - half;
        over.max(Vec2::ZERO).length() + over.max_element().min(0.0)
    }

    /// The rectangle around all of it, out to the walls and `more`.
    pub fn bounds(&self, more: f32) -> (Vec2, Vec2) {
        let edges = [-self.wall.1 - more, self.wall.0 + more];
        let ends = [-self.beyond.0 - more, self.length + self.beyond.1 + more];
        let corners = ends.iter().flat_map(|along| edges.map(|right| self.point(*along, right)));
        corners.fold((Vec2::INFINITY, Vec2::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)))
    }
}

/// What is painted at the end of a piece of that street.
fn end(roads: &Roads, street: usize, node: usize) -> End {
    use crate::content::roads::Control;
    let node = &roads.nodes[node];
    if node.segments.len() < 3 {
        return End::default();
    }
    let (lights, stops) = match node.control {
        Control::Free => (false, false),
        Control::Lights { .. } => (true, true),
        Control::Stop(first) | Control::GiveWay(first) => (false, first != street),
    };
    End { reach: node.reach, stops, zebra: lights }
}
