//! Streets after all their checks: what the simulation drives on and what shows it draws.
//!
//! All places are in metres in the level's plane, x to the east and y to the north; where a map stands beside the
//! streets, its first floor's south-west corner is the origin. Along a street, metres count from the beginning of its
//! path; right and left are as one drives along it.

mod geometry;

use std::collections::BTreeMap;

pub use super::driving::Side;
pub use geometry::{Point, add, cross, dot, left_of, minus, near_points, scale, unit};

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

/// A building beside a street, standing along it.
#[derive(Clone, Debug)]
pub struct Building {
    /// What it looks like ("brick").
    pub kind: String,
    /// Its middle.
    pub at: Point,
    /// Which way its front runs (unit vector).
    pub way: Point,
    /// Half its length along the street and half its depth.
    pub half: Point,
    /// Which way its front looks: to the street (unit vector).
    pub front: Point,
    /// Index of the street.
    pub street: usize,
}

/// Furniture of a street.
#[derive(Clone, Debug)]
pub struct StreetProp {
    /// Id of the kind of prop.
    pub kind: String,
    /// Where.
    pub at: Point,
    /// Tag.
    pub tag: Option<String>,
}

/// A pillar of elevated tracks.
#[derive(Clone, Debug)]
pub struct Pillar {
    /// What it looks like.
    pub kind: String,
    /// Where.
    pub at: Point,
    /// Its radius.
    pub radius: f32,
    /// Index of the street along which it stands.
    pub street: usize,
}

/// Where a vehicle may be parked.
#[derive(Clone, Debug)]
pub struct Bay {
    /// Ids of the kinds, one of which stands there.
    pub kinds: Vec<String>,
    /// Where.
    pub at: Point,
    /// Which way it looks (unit vector).
    pub way: Point,
    /// How likely one stands there, 0 to 1.
    pub share: f32,
}

/// A bridge.
#[derive(Clone, Debug)]
pub struct Bridge {
    /// What it looks like.
    pub kind: String,
    /// Index of the street.
    pub street: usize,
    /// Metres along it where it begins…
    pub from: f32,
    /// …and where it ends.
    pub to: f32,
    /// How high it is.
    pub height: f32,
    /// Its rails at the sides: beginning and end of each.
    pub sides: Vec<(Point, Point)>,
}

/// Rails.
#[derive(Clone, Debug)]
pub struct Rail {
    /// Their name.
    pub id: String,
    /// What they look like.
    pub kind: String,
    /// Where they run.
    pub path: Vec<Point>,
    /// Length of the whole path.
    pub length: f32,
}

/// Where rails cross a street.
#[derive(Clone, Copy, Debug)]
pub struct Crossing {
    /// Index of the street.
    pub street: usize,
    /// Index of the rails.
    pub rail: usize,
    /// Where.
    pub at: Point,
    /// Which way the rails run there (unit vector).
    pub way: Point,
    /// Metres along the rails.
    pub along: f32,
    /// How wide the street is there, half of it.
    pub half: f32,
    /// Ticks before a train for which its bell rings.
    pub warns: u32,
    /// Whether drivers who heed lights wait while the bell rings.
    pub gates: bool,
}

/// A train that a trigger lets run.
#[derive(Clone, Debug)]
pub struct Train {
    /// Index of the rails.
    pub rail: usize,
    /// Ids of its cars, the first one first.
    pub cars: Vec<String>,
    /// Metres a second.
    pub speed: f32,
    /// Gap between two cars.
    pub gap: f32,
    /// Whether it runs from the end of the rails to their beginning.
    pub back: bool,
    /// Ticks after which it comes again; none: never.
    pub every: Option<u32>,
}

/// A vehicle that is put down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placed {
    /// Id of its kind.
    pub kind: String,
    /// Where.
    pub at: Point,
    /// Which way it looks (unit vector).
    pub way: Point,
    /// Its tag, which those who sit in it get too.
    pub tag: Option<String>,
    /// Whether the player sits at the wheel.
    pub player: bool,
    /// Id of the kind of person at the wheel.
    pub driver: Option<String>,
    /// Ids of the kinds of the others in it.
    pub riders: Vec<String>,
    /// Id of the driver's mind.
    pub mind: Option<String>,
    /// Nodes that he drives along.
    pub route: Vec<usize>,
    /// Speed with which it begins.
    pub speed: f32,
    /// Share of its health that only what runs on rails takes, 0 to 1.
    pub lasts: f32,
}

/// Who drives or walks about.
#[derive(Clone, Debug)]
pub struct Traffic {
    /// Ids of the kinds, with how often each comes.
    pub kinds: Vec<(String, f32)>,
    /// Id of the drivers' minds; of no matter for those who walk.
    pub mind: String,
    /// How many on a kilometre of street.
    pub per_km: f32,
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

impl Rail {
    /// The point so many metres along it and which way it leads there (unit vector).
    pub fn at(&self, metres: f32) -> Option<(Point, Point)> {
        let mut left = metres;
        let mut last = None;
        for pair in self.path.windows(2) {
            let (way, length) = unit(minus(pair[1], pair[0]));
            last = Some((add(pair[0], scale(way, left)), way));
            if left <= length {
                return last;
            }
            left -= length;
        }
        last
    }
}
