//! Streets: nodes, straight pieces, lanes, named rectangles.

use super::geometry::{Point, add, left_of, scale};
use crate::content::driving::Side;

/// Where streets meet, bend or end.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its name.
    pub id: String,
    /// Where.
    pub at: Point,
    /// How far the junction reaches.
    pub reach: f32,
    /// Who may go.
    pub control: Control,
    /// The pieces of streets that end here, as indices into [`Roads::segments`].
    pub segments: Vec<usize>,
}

/// Who may go at a junction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Control {
    /// Whoever comes first.
    #[default]
    Free,
    /// Lights: so many ticks of green and of amber, the same for both ways in turn, that many ticks shifted.
    Lights {
        /// Ticks of green.
        green: u32,
        /// Ticks of amber.
        amber: u32,
        /// Ticks by which it all is shifted.
        shift: u32,
    },
    /// Whoever does not come along the street of that index stops.
    Stop(usize),
    /// Whoever does not come along the street of that index gives way.
    GiveWay(usize),
}

/// A street.
#[derive(Clone, Debug)]
pub struct Street {
    /// Its name.
    pub id: String,
    /// What it looks like ("avenue").
    pub kind: String,
    /// Its nodes, from its beginning on.
    pub path: Vec<usize>,
    /// Lanes along the path and against it.
    pub lanes: (u32, u32),
    /// Width of a lane.
    pub lane: f32,
    /// Metres a second.
    pub speed: f32,
    /// Share of the usual traffic that drives there, 0 to 1.
    pub busy: f32,
    /// Width of the parking strip on the right and on the left.
    pub strip: (f32, f32),
    /// Width of the sidewalk on the right and on the left.
    pub sidewalk: (f32, f32),
    /// Length of the whole path.
    pub length: f32,
}

/// A straight piece of a street.
#[derive(Clone, Copy, Debug)]
pub struct Segment {
    /// Index of the street.
    pub street: usize,
    /// Index of the node where it begins.
    pub from: usize,
    /// Index of the node where it ends.
    pub to: usize,
    /// Metres along the street where it begins.
    pub begin: f32,
    /// Its length.
    pub length: f32,
    /// Which way it goes (unit vector).
    pub way: Point,
    /// Where it begins.
    pub at: Point,
}

/// A lane of a piece of street.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lane {
    /// Index of the piece.
    pub segment: usize,
    /// Whether it leads against the street's path.
    pub against: bool,
    /// Which lane: 0 is the one at the kerb.
    pub number: u32,
}

/// A named rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Its middle.
    pub at: Point,
    /// Half its width and half its height.
    pub half: Point,
}

impl Street {
    /// From the line of the path to the edge of the outermost lane, on that side.
    pub fn half(&self, side: Side) -> f32 {
        let (along, against) = self.lanes;
        let lanes = match side {
            _ if along == 0 || against == 0 => (along + against) as f32 / 2.0,
            Side::Right => along as f32,
            Side::Left => against as f32,
        };
        lanes * self.lane
    }

    /// From the line of the path to the kerb, on that side.
    pub fn kerb(&self, side: Side) -> f32 {
        self.half(side) + if side == Side::Right { self.strip.0 } else { self.strip.1 }
    }

    /// From the line of the path to the walls, on that side.
    pub fn wall(&self, side: Side) -> f32 {
        self.kerb(side) + if side == Side::Right { self.sidewalk.0 } else { self.sidewalk.1 }
    }

    /// How far to the right of the path, as one drives along it, the middle of a lane is.
    pub fn offset(&self, against: bool, number: u32) -> f32 {
        let inset = (number as f32 + 0.5) * self.lane;
        if against { -(self.half(Side::Left) - inset) } else { self.half(Side::Right) - inset }
    }

    /// Lanes in that direction.
    pub fn count(&self, against: bool) -> u32 {
        if against { self.lanes.1 } else { self.lanes.0 }
    }
}

impl Segment {
    /// The point so many metres along it and so many to the right of the path's line.
    pub fn beside(&self, metres: f32, right: f32) -> Point {
        let to_right = scale(left_of(self.way), -right);
        add(add(self.at, scale(self.way, metres)), to_right)
    }
}

impl Area {
    /// Whether the point lies in it.
    pub fn contains(&self, point: Point) -> bool {
        (point.0 - self.at.0).abs() <= self.half.0 && (point.1 - self.at.1).abs() <= self.half.1
    }
}
