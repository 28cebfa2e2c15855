//! What is sculpted: a figure of parts, each a placed shape of one material.

use super::{
    math::{Vec3, sin_cos, vec3},
    shape::Shape,
};
use crate::palette::Ramp;

/// Where a part stands: its own axes and origin in the figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The part's own origin, metres.
    pub origin: Vec3,
    /// The part's own x, y and z axes, each of length 1 and square to the others.
    pub axes: [Vec3; 3],
}

impl Default for Place {
    fn default() -> Self {
        Place { origin: Vec3::ZERO, axes: [Vec3::X, Vec3::Y, Vec3::Z] }
    }
}

impl Place {
    /// The point of the figure in the part's own coordinates.
    pub fn inward(&self, p: Vec3) -> Vec3 {
        let q = p - self.origin;
        vec3(q.dot(self.axes[0]), q.dot(self.axes[1]), q.dot(self.axes[2]))
    }

    /// The part's own point in the figure's coordinates.
    pub fn outward(&self, p: Vec3) -> Vec3 {
        self.origin + self.direction(p)
    }

    /// The part's own direction in the figure's coordinates.
    pub fn direction(&self, v: Vec3) -> Vec3 {
        self.axes[0] * v.x + self.axes[1] * v.y + self.axes[2] * v.z
    }

    /// Turned about its own z axis by `angle` radians, x towards y.
    pub fn twisted(self, angle: f32) -> Place {
        let (sin, cos) = sin_cos(angle);
        let [x, y, z] = self.axes;
        Place { axes: [x * cos + y * sin, y * cos - x * sin, z], ..self }
    }

    /// Turned about its own y axis by `angle` radians, z towards x.
    pub fn pitched(self, angle: f32) -> Place {
        let (sin, cos) = sin_cos(angle);
        let [x, y, z] = self.axes;
        Place { axes: [x * cos - z * sin, y, z * cos + x * sin], ..self }
    }

    /// Turned about its own x axis by `angle` radians, z towards y.
    pub fn rolled(self, angle: f32) -> Place {
        let (sin, cos) = sin_cos(angle);
        let [x, y, z] = self.axes;
        Place { axes: [x, y * cos - z * sin, z * cos + y * sin], ..self }
    }

    /// Turned, origin and all, about the figure's vertical by `angle` radians, anticlockwise seen from above.
    pub fn yawed(self, angle: f32) -> Place {
        Place { origin: self.origin.yawed(angle), axes: self.axes.map(|axis| axis.yawed(angle)) }
    }
}

/// A half space in a part's own coordinates; what lies on the side of `normal` beyond `offset` is cut away.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    /// Towards what is cut away, length 1.
    pub normal: Vec3,
    /// From the part's origin to the cut along the normal, metres.
    pub offset: f32,
}

/// A ball that is bitten out of a part, in the part's own coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bite {
    /// Its middle.
    pub middle: Vec3,
    /// Its radius, metres.
    pub radius: f32,
}

/// How light falls on a part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finish {
    /// Lit from the upper left; the number is added to the light (0.2 is about a step of the ramp), 0 for plain.
    Lit(f32),
    /// Shines by itself at this level of its ramp, 0 to 1: lamps, embers, screens.
    Glow(f32),
}

/// One shape of one material.
#[derive(Clone, Debug)]
pub struct Part {
    /// The shape in its own coordinates.
    pub shape: Shape,
    /// The colours of its material.
    pub ramp: Ramp,
    /// Where it stands.
    pub place: Place,
    /// How light falls on it.
    pub finish: Finish,
    /// What is cut away from it.
    pub cuts: Vec<Plane>,
    /// What is bitten out of it.
    pub bites: Vec<Bite>,
    /// How unevenly it is lit, 0 for a clean surface: soot, rust, buckled sheet. It stays where it is as the part turns.
    pub rough: f32,
}

impl Part {
    /// A part at the origin with plain light.
    pub fn new(shape: Shape, ramp: Ramp) -> Part {
        Part {
            shape,
            ramp,
            place: Place::default(),
            finish: Finish::Lit(0.0),
            cuts: Vec::new(),
            bites: Vec::new(),
            rough: 0.0,
        }
    }

    /// Moved by `offset` metres.
    pub fn at(mut self, offset: Vec3) -> Part {
        self.place.origin = self.place.origin + offset;
        self
    }

    /// Put where `place` says, in place of where it stood.
    pub fn placed(mut self, place: Place) -> Part {
        self.place = place;
        self
    }

    /// Turned about the figure's vertical by `angle` radians, anticlockwise seen from above. Turn first, move after.
    pub fn yaw(mut self, angle: f32) -> Part {
        self.place = self.place.yawed(angle);
        self
    }

    /// Turned about its own y axis: its z axis leans towards its x axis by `angle` radians.
    pub fn pitch(mut self, angle: f32) -> Part {
        self.place = self.place.pitched(angle);
        self
    }

    /// Turned about its own x axis: its z axis leans towards its y axis by `angle` radians.
    pub fn roll(mut self, angle: f32) -> Part {
        self.place = self.place.rolled(angle);
        self
    }

    /// Lighter (or, below 0, darker) than the light alone makes it; 0.2 is about a step of the ramp.
    pub fn lit(mut self, bias: f32) -> Part {
        self.finish = Finish::Lit(bias);
        self
    }

    /// Shining by itself at `level` of its ramp, 0 to 1.
    pub fn glow(mut self, level: f32) -> Part {
        self.finish = Finish::Glow(level);
        self
    }

    /// Without what lies beyond `offset` metres along `normal`, both in the part's own coordinates.
    pub fn cut(mut self, normal: Vec3, offset: f32) -> Part {
        self.cuts.push(Plane { normal: normal.normalised(), offset });
        self
    }

    /// Without the ball about `middle`, a point of the figure.
    pub fn bitten(mut self, middle: Vec3, radius: f32) -> Part {
        self.bites.push(Bite { middle: self.place.inward(middle), radius });
        self
    }

    /// The same part, `by` metres thicker all round, of another material.
    pub fn over(&self, by: f32, ramp: Ramp) -> Part {
        Part { shape: self.shape.grown(by), ramp, ..self.clone() }
    }

    /// Without what lies beyond the plane through `point` square to `normal`, both in the figure's coordinates.
    pub fn cut_at(mut self, point: Vec3, normal: Vec3) -> Part {
        let normal = normal.normalised();
        let own = vec3(
            normal.dot(self.place.axes[0]),
            normal.dot(self.place.axes[1]),
            normal.dot(self.place.axes[2]),
        );
        self.cuts.push(Plane { normal: own, offset: (point - self.place.origin).dot(normal) });
        self
    }

    /// The signed distance from a point of the figure, metres.
    pub fn distance(&self, p: Vec3) -> f32 {
        let own = self.place.inward(p);
        let solid = self.shape.distance(own);
        let cut = self.cuts.iter().fold(solid, |d, plane| d.max(own.dot(plane.normal) - plane.offset));
        self.bites.iter().fold(cut, |d, bite| d.max(bite.radius - (own - bite.middle).length()))
    }
}

/// Parts that are seen together.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// The parts; where two touch, the earlier wins.
    pub parts: Vec<Part>,
}

impl Figure {
    /// A figure of nothing.
    pub fn new() -> Figure {
        Figure::default()
    }

    /// Adds one part.
    pub fn add(&mut self, part: Part) {
        self.parts.push(part);
    }

    /// Turned as a whole about the vertical through the origin by `angle` radians, anticlockwise seen from above.
    pub fn yawed(mut self, angle: f32) -> Figure {
        for part in &mut self.parts {
            part.place = part.place.yawed(angle);
        }
        self
    }

    /// Leant back as a whole, away from the camera, about the line from west to east through the origin, by `angle`
    /// radians.
    pub fn leant(mut self, angle: f32) -> Figure {
        for part in &mut self.parts {
            let Place { origin, axes } = part.place;
            part.place = Place { origin: leant(origin, angle), axes: axes.map(|axis| leant(axis, angle)) };
        }
        self
    }

    /// Moved as a whole by `offset` metres.
    pub fn moved(mut self, offset: Vec3) -> Figure {
        for part in &mut self.parts {
            part.place.origin = part.place.origin + offset;
        }
        self
    }
}

/// A point leant back about the line from west to east through the origin.
pub fn leant(p: Vec3, angle: f32) -> Vec3 {
    let (sin, cos) = sin_cos(angle);
    vec3(p.x, p.y * cos + p.z * sin, p.z * cos - p.y * sin)
}
