//! The captain of the title, sculpted from `art/poster/hero.ron` and seen from the front instead of from above.
//!
//! The sculptor's camera looks down at a slant. The figure is turned so that its own depth runs along the rays,
//! and pressed flatter by as much as the slant draws it taller.

use serde::Deserialize;

use crate::{
    Job,
    ground::canvas::Canvas,
    props::{
        build::assemble,
        source::{PartSource, Point},
    },
    sculpt::{Figure, RISE, Shape, TURN, Vec3, View, render, vec3},
};

/// Parts that hang together: a head, a trunk, an arm. They turn about their own origin before they are moved.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    /// Where its origin stands, metres; z up from the belt, y away from the onlooker.
    at: Point,
    /// Turned about the vertical, degrees; positive turns its front to the onlooker's right.
    #[serde(default)]
    yaw: f32,
    /// Leaning to the onlooker's right, degrees.
    #[serde(default)]
    tilt: f32,
    parts: Vec<PartSource>,
}

/// Sculpts the captain: a picture of `size` pixels with the figure's origin at `origin` and `scale` pixels to the metre.
pub fn portrait(job: &Job, size: (u32, u32), origin: (i32, i32), scale: f32) -> Result<Canvas, String> {
    let path = job.sources.join("poster/hero.ron");
    let fault = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(&path).map_err(|error| fault(&error))?;
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let groups: Vec<Group> = options.from_str(&text).map_err(|error| fault(&error))?;
    let mut figure = Figure::new();
    for group in groups {
        let made = assemble(&group.parts, 0).map_err(|error| fault(&error))?;
        let (x, y, z) = group.at;
        let turned = turned(made, Vec3::Y, group.tilt).yawed(group.yaw * TURN / 360.0);
        figure.parts.extend(turned.moved(vec3(x, y, z)).parts);
    }
    let mut view = View::new(size.0, size.1, origin);
    view.scale = scale;
    view.crease = 0.035;
    view.light = upright(vec3(-0.62, -0.42, 0.66));
    let picture = render(&faced(figure), &view).picture;
    Ok(Canvas::from_fn(size.0 as i32, size.1 as i32, |x, y| picture.get(x, y)))
}

fn turned(mut figure: Figure, axis: Vec3, degrees: f32) -> Figure {
    let angle = degrees * TURN / 360.0;
    for part in &mut figure.parts {
        part.place.origin = part.place.origin.turned(axis, angle);
        part.place.axes = part.place.axes.map(|own| own.turned(axis, angle));
    }
    figure
}

/// How much taller the slanting rays draw what faces them.
fn slant() -> f32 {
    (1.0 + RISE * RISE).sqrt()
}

/// A direction of the upright figure as the sculptor's: x stays, y runs along the rays, z square to both.
fn upright(v: Vec3) -> Vec3 {
    let along = vec3(0.0, RISE, -1.0).normalised();
    let up = vec3(0.0, 1.0, RISE).normalised();
    Vec3::X * v.x + along * v.y + up * v.z
}

fn faced(mut figure: Figure) -> Figure {
    for part in &mut figure.parts {
        part.shape = pressed(part.shape);
        let at = part.place.origin;
        part.place.origin = upright(vec3(at.x, at.y, at.z / slant()));
        part.place.axes = part.place.axes.map(upright);
    }
    figure
}

fn pressed(shape: Shape) -> Shape {
    let flat = |v: Vec3| vec3(v.x, v.y, v.z / slant());
    match shape {
        Shape::Ellipsoid { radii } => Shape::Ellipsoid { radii: flat(radii) },
        Shape::Box { half, round } => Shape::Box { half: flat(half), round },
        Shape::Capsule { a, b, ra, rb } => Shape::Capsule { a: flat(a), b: flat(b), ra, rb },
        Shape::Cylinder { radius, half, round } => Shape::Cylinder { radius, half: half / slant(), round },
        Shape::Cone { base, top, half } => Shape::Cone { base, top, half: half / slant() },
        other => other,
    }
}
