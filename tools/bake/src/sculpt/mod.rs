//! The sculptor: figures of signed-distance parts, seen as the game sees the world, as pixels of the house palette.
//!
//! Coordinates are metres: x east, y north, z up. The camera looks from the south so that the floor is the image plane:
//! a point (x, y, z) lands on the canvas at (x, y + 0.62 z). Nothing here knows what is being sculpted.
//!
//! ```text
//! let mut figure = Figure::new();
//! figure.add(Part::new(Shape::Cylinder { radius: 0.2, half: 0.3, round: 0.02 }, palette::BROWN).at(vec3(0.0, 0.0, 0.3)));
//! figure.add(Part::new(Shape::Box { half: vec3(0.4, 0.1, 0.05), round: 0.02 }, palette::STEEL)
//!     .yaw(0.5).at(vec3(0.0, 0.0, 0.65)));
//! let seen = render(&figure, &View::new(32, 40, (16, 30)));
//! seen.picture.save(path)?;
//! ```

mod figure;
mod math;
mod picture;
mod render;
mod shape;
mod trace;

// Every kind of sculpture takes what it needs of this; some of it waits for its first user.
#[allow(unused_imports)]
pub use self::{
    figure::{Bite, Figure, Finish, Part, Place, Plane, leant},
    math::{TURN, Vec3, sin_cos, vec3},
    picture::Picture,
    render::{Seen, View, render},
    shape::Shape,
    trace::{Scene, canvas},
};

/// Canvas pixels to the metre where people walk (`scale: Foot`).
pub const FOOT_SCALE: f32 = 24.0;

/// Canvas pixels to the metre where people drive (`scale: Drive`).
pub const DRIVE_SCALE: f32 = 10.0;

/// How far up the canvas a metre of height moves a point, in metres of floor.
pub const RISE: f32 = 0.62;
