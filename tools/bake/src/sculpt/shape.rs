//! The primitives and their signed distances, each about the origin of its own part.

use super::math::{Vec3, vec3};

/// A solid in its part's own coordinates, metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// A ball about the origin.
    Sphere {
        /// Radius.
        radius: f32,
    },
    /// An ellipsoid about the origin.
    Ellipsoid {
        /// Half axes.
        radii: Vec3,
    },
    /// A limb from `a` to `b` that tapers from one radius to the other.
    Capsule {
        /// One end.
        a: Vec3,
        /// The other end.
        b: Vec3,
        /// Radius at `a`.
        ra: f32,
        /// Radius at `b`.
        rb: f32,
    },
    /// A box about the origin.
    Box {
        /// Half its length, width and height, rounding included.
        half: Vec3,
        /// Radius of its edges.
        round: f32,
    },
    /// A cylinder about the origin, standing along z.
    Cylinder {
        /// Radius, rounding included.
        radius: f32,
        /// Half its height, rounding included.
        half: f32,
        /// Radius of its edges.
        round: f32,
    },
    /// A truncated cone about the origin, standing along z.
    Cone {
        /// Radius at the foot.
        base: f32,
        /// Radius at the top; 0 makes a point.
        top: f32,
        /// Half its height.
        half: f32,
    },
    /// A pipe about the origin, standing along z: buckets, basins, barrels without lids.
    Tube {
        /// Outer radius.
        radius: f32,
        /// Thickness of its wall.
        wall: f32,
        /// Half its height.
        half: f32,
    },
    /// A ring about the origin, lying in the plane of x and y.
    Torus {
        /// From the centre to the middle of the ring.
        major: f32,
        /// Radius of the ring's own section.
        minor: f32,
    },
}

impl Shape {
    /// The signed distance from `p` to the surface, metres, negative inside. It may be a little too short, never much too long.
    pub fn distance(&self, p: Vec3) -> f32 {
        match *self {
            Shape::Sphere { radius } => p.length() - radius,
            Shape::Ellipsoid { radii } => ellipsoid(p, radii),
            Shape::Capsule { a, b, ra, rb } => capsule(p, a, b, ra, rb),
            Shape::Box { half, round } => rounded_box(p, half, round),
            Shape::Cylinder { radius, half, round } => {
                let out = rectangle(radial(p) - radius + round, p.z.abs() - half + round);
                out - round
            }
            Shape::Cone { base, top, half } => cone(radial(p), p.z, base, top, half),
            Shape::Tube { radius, wall, half } => {
                let middle = radius - wall * 0.5;
                rectangle((radial(p) - middle).abs() - wall * 0.5, p.z.abs() - half)
            }
            Shape::Torus { major, minor } => {
                let across = radial(p) - major;
                (across * across + p.z * p.z).sqrt() - minor
            }
        }
    }

    /// The same shape, `by` metres thicker all round: cloth over a body, paint over wood.
    pub fn grown(self, by: f32) -> Shape {
        let more = vec3(by, by, by);
        match self {
            Shape::Sphere { radius } => Shape::Sphere { radius: radius + by },
            Shape::Ellipsoid { radii } => Shape::Ellipsoid { radii: radii + more },
            Shape::Capsule { a, b, ra, rb } => Shape::Capsule { a, b, ra: ra + by, rb: rb + by },
            Shape::Box { half, round } => Shape::Box { half: half + more, round: round + by },
            Shape::Cylinder { radius, half, round } => {
                Shape::Cylinder { radius: radius + by, half: half + by, round: round + by }
            }
            Shape::Cone { base, top, half } => {
                Shape::Cone { base: base + by, top: top + by, half: half + by }
            }
            Shape::Tube { radius, wall, half } => {
                Shape::Tube { radius: radius + by, wall: wall + 2.0 * by, half: half + by }
            }
            Shape::Torus { major, minor } => Shape::Torus { major, minor: minor + by },
        }
    }

    /// A ball that holds the whole shape: its centre and radius.
    pub fn bound(&self) -> (Vec3, f32) {
        match *self {
            Shape::Sphere { radius } => (Vec3::ZERO, radius),
            Shape::Ellipsoid { radii } => (Vec3::ZERO, radii.largest()),
            Shape::Capsule { a, b, ra, rb } => (a.lerp(b, 0.5), (b - a).length() * 0.5 + ra.max(rb)),
            Shape::Box { half, .. } => (Vec3::ZERO, half.length()),
            Shape::Cylinder { radius, half, .. } | Shape::Tube { radius, half, .. } => {
                (Vec3::ZERO, vec3(radius, 0.0, half).length())
            }
            Shape::Cone { base, top, half } => (Vec3::ZERO, vec3(base.max(top), 0.0, half).length()),
            Shape::Torus { major, minor } => (Vec3::ZERO, major + minor),
        }
    }
}

fn radial(p: Vec3) -> f32 {
    (p.x * p.x + p.y * p.y).sqrt()
}

/// The distance to a rectangle from how far a point lies beyond its sides.
fn rectangle(dx: f32, dy: f32) -> f32 {
    let (ox, oy) = (dx.max(0.0), dy.max(0.0));
    (ox * ox + oy * oy).sqrt() + dx.max(dy).min(0.0)
}

fn ellipsoid(p: Vec3, radii: Vec3) -> f32 {
    let unit = vec3(p.x / radii.x, p.y / radii.y, p.z / radii.z);
    let k0 = unit.length();
    let k1 = vec3(unit.x / radii.x, unit.y / radii.y, unit.z / radii.z).length();
    if k1 < 1e-6 { -radii.x.min(radii.y).min(radii.z) } else { k0 * (k0 - 1.0) / k1 }
}

fn capsule(p: Vec3, a: Vec3, b: Vec3, ra: f32, rb: f32) -> f32 {
    let (pa, ba) = (p - a, b - a);
    let along = (pa.dot(ba) / (ba.dot(ba) + 1e-9)).clamp(0.0, 1.0);
    (pa - ba * along).length() - (ra + (rb - ra) * along)
}

fn rounded_box(p: Vec3, half: Vec3, round: f32) -> f32 {
    let d = p.abs() - half + vec3(round, round, round);
    let out = vec3(d.x.max(0.0), d.y.max(0.0), d.z.max(0.0));
    out.length() + d.largest().min(0.0) - round
}

/// `r` and `z` from the axis and the middle. The slope shortens the true distance, which the tracer allows.
fn cone(r: f32, z: f32, base: f32, top: f32, half: f32) -> f32 {
    let share = ((z + half) / (2.0 * half)).clamp(0.0, 1.0);
    let slope = (top - base) / (2.0 * half);
    let side = (r - (base + (top - base) * share)) / (1.0 + slope * slope).sqrt();
    rectangle(side, z.abs() - half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_lies_in_its_bound() {
        let shapes = [
            Shape::Sphere { radius: 0.4 },
            Shape::Ellipsoid { radii: vec3(0.2, 0.5, 0.3) },
            Shape::Capsule { a: vec3(0.1, 0.0, 0.0), b: vec3(0.5, 0.6, 0.2), ra: 0.2, rb: 0.1 },
            Shape::Box { half: vec3(0.2, 0.3, 0.4), round: 0.05 },
            Shape::Cylinder { radius: 0.3, half: 0.5, round: 0.02 },
            Shape::Cone { base: 0.4, top: 0.1, half: 0.3 },
            Shape::Tube { radius: 0.3, wall: 0.05, half: 0.2 },
            Shape::Torus { major: 0.4, minor: 0.1 },
        ];
        for shape in shapes {
            let (centre, radius) = shape.bound();
            for step in 0..4096 {
                let p = vec3((step % 16) as f32, (step / 16 % 16) as f32, (step / 256) as f32) * 0.15
                    - vec3(1.1, 1.1, 1.1);
                if shape.distance(p) <= 0.0 {
                    assert!((p - centre).length() <= radius + 1e-4, "{shape:?} at {p:?}");
                }
            }
        }
    }
}
