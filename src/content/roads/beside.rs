//! What stands beside the streets.

use super::geometry::Point;

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
