//! What moves: rails, crossings, trains, vehicles, traffic.

use super::geometry::{Point, add, minus, scale, unit};

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
