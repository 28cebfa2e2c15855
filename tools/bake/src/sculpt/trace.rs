//! Rays: where one meets a figure, and how much light falls there.

use super::{
    RISE,
    figure::{Figure, Finish, Part},
    math::{Vec3, vec3},
};
use crate::ground::noise::unit;

/// Shortened steps: the distances of ellipsoids and tapering limbs may be a little too long.
const STEP: f32 = 0.88;
const STEPS: u32 = 64;
const NEAR: f32 = 0.0015;
/// How far along the surface's normal occlusion is felt, metres.
const PROBES: [f32; 3] = [0.05, 0.12, 0.26];

/// Where a ray meets a figure.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// Which part.
    pub part: u16,
    /// Metres along the ray; the larger, the farther from the camera.
    pub depth: f32,
    /// The point, metres.
    pub point: Vec3,
}

/// Where a point lands on the canvas: metres right and up from the figure's origin.
pub fn canvas(point: Vec3) -> (f32, f32) {
    (point.x, point.y + RISE * point.z)
}

/// Patches of light and dark over a surface, about -1 to 1: large ones a metre wide, small ones within them.
fn stains(p: Vec3) -> f32 {
    0.75 * cloud(p, 0.8, 1) + 0.6 * cloud(p, 0.27, 2) + 0.45 * cloud(p, 0.11, 3)
}

/// Smooth noise in space from -1 to 1 that changes over about `cell` metres.
fn cloud(p: Vec3, cell: f32, seed: i32) -> f32 {
    let q = p * (1.0 / cell);
    let low = [q.x.floor(), q.y.floor(), q.z.floor()];
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let [s, t, w] = [ease(q.x - low[0]), ease(q.y - low[1]), ease(q.z - low[2])];
    let [i, j, k] = low.map(|v| v as i32);
    let at = |dx: i32, dy: i32, dz: i32| unit(&[seed, i + dx, j + dy, k + dz]) * 2.0 - 1.0;
    let row = |dy: i32, dz: i32| at(0, dy, dz) * (1.0 - s) + at(1, dy, dz) * s;
    let face = |dz: i32| row(0, dz) * (1.0 - t) + row(1, dz) * t;
    face(0) * (1.0 - w) + face(1) * w
}

/// A part with the ball that holds it.
struct Bounded<'a> {
    part: &'a Part,
    centre: Vec3,
    radius: f32,
}

/// A figure made ready for rays.
pub struct Scene<'a> {
    parts: Vec<Bounded<'a>>,
    direction: Vec3,
    top: f32,
}

impl<'a> Scene<'a> {
    /// Finds the balls that hold the figure's parts.
    pub fn new(figure: &'a Figure) -> Scene<'a> {
        let parts: Vec<Bounded<'a>> = figure
            .parts
            .iter()
            .map(|part| {
                let (centre, radius) = part.shape.bound();
                Bounded { part, centre: part.place.outward(centre), radius: radius + 0.001 }
            })
            .collect();
        let top = parts.iter().fold(0.0_f32, |top, b| top.max(b.centre.z + b.radius)) + 0.1;
        Scene { parts, direction: vec3(0.0, RISE, -1.0).normalised(), top }
    }

    /// The part of number `index`.
    pub fn part(&self, index: u16) -> &Part {
        self.parts[usize::from(index)].part
    }

    /// The left, right, lower and upper bounds of everything on the canvas, metres.
    pub fn extent(&self) -> Option<[f32; 4]> {
        // A ball seen along a slanting ray is this much taller on the floor.
        let stretch = (1.0 + RISE * RISE).sqrt();
        self.parts
            .iter()
            .map(|b| {
                let v = b.centre.y + RISE * b.centre.z;
                [b.centre.x - b.radius, b.centre.x + b.radius, v - b.radius * stretch, v + b.radius * stretch]
            })
            .reduce(|a, b| [a[0].min(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].max(b[3])])
    }

    /// The parts that rays through the disc about the canvas point (`u`, `v`) may meet.
    pub fn candidates(&self, u: f32, v: f32, disc: f32, found: &mut Vec<u16>) {
        found.clear();
        let origin = self.origin(u, v);
        for (index, b) in self.parts.iter().enumerate() {
            let to = b.centre - origin;
            let along = to.dot(self.direction);
            let reach = b.radius + disc;
            if to.dot(to) - along * along <= reach * reach {
                found.push(index as u16);
            }
        }
    }

    /// Whether something of the figure, more than `slack` metres nearer to the camera, hides the point.
    pub fn hides(&self, point: Vec3, slack: f32) -> bool {
        let (u, v) = canvas(point);
        let mut candidates = Vec::new();
        self.candidates(u, v, 0.0, &mut candidates);
        let depth = (point - self.origin(u, v)).dot(self.direction);
        self.trace(u, v, &candidates).is_some_and(|hit| hit.depth < depth - slack)
    }

    fn origin(&self, u: f32, v: f32) -> Vec3 {
        vec3(u, v - RISE * self.top, self.top)
    }

    /// Where the ray through the canvas point (`u`, `v`) meets one of `candidates`.
    pub fn trace(&self, u: f32, v: f32, candidates: &[u16]) -> Option<Hit> {
        let origin = self.origin(u, v);
        let (mut depth, end) = self.span(origin, candidates)?;
        for _ in 0..STEPS {
            let point = origin + self.direction * depth;
            let (distance, part) = self.nearest(point, candidates);
            if distance < NEAR {
                return Some(Hit { part, depth, point });
            }
            depth += distance * STEP;
            if depth > end {
                return None;
            }
        }
        None
    }

    /// Where the ray enters the first and leaves the last of the candidates' balls.
    fn span(&self, origin: Vec3, candidates: &[u16]) -> Option<(f32, f32)> {
        let (mut start, mut end) = (f32::MAX, f32::MIN);
        for &index in candidates {
            let b = &self.parts[usize::from(index)];
            let to = b.centre - origin;
            let along = to.dot(self.direction);
            let inside = b.radius * b.radius - (to.dot(to) - along * along);
            if inside > 0.0 {
                let half = inside.sqrt();
                start = start.min(along - half);
                end = end.max(along + half);
            }
        }
        (start < end).then_some((start, end))
    }

    fn nearest(&self, point: Vec3, candidates: &[u16]) -> (f32, u16) {
        let mut best = (f32::MAX, 0);
        for &index in candidates {
            let b = &self.parts[usize::from(index)];
            let to = point - b.centre;
            let reach = best.0.max(0.0) + b.radius;
            if best.0 < f32::MAX && to.dot(to) > reach * reach {
                continue;
            }
            let distance = b.part.distance(point);
            if distance < best.0 {
                best = (distance, index);
            }
        }
        best
    }

    /// The direction in which the hit part's surface faces, length 1.
    pub fn normal(&self, hit: &Hit) -> Vec3 {
        const REACH: f32 = 0.004;
        let part = self.part(hit.part);
        let corners =
            [vec3(1.0, -1.0, -1.0), vec3(-1.0, -1.0, 1.0), vec3(-1.0, 1.0, -1.0), vec3(1.0, 1.0, 1.0)];
        let sum = corners
            .iter()
            .fold(Vec3::ZERO, |sum, &corner| sum + corner * part.distance(hit.point + corner * REACH));
        sum.normalised()
    }

    /// How light the hit is: 0 for the darkest step of its ramp, 1 for the lightest.
    pub fn light(&self, hit: &Hit, normal: Vec3, light: Vec3) -> f32 {
        let part = self.part(hit.part);
        match part.finish {
            Finish::Glow(level) => level,
            Finish::Lit(bias) => {
                let lambert = 0.42 + 0.55 * normal.dot(light);
                let lit = lambert.clamp(0.0, 1.0) * self.openness(hit, normal) + bias;
                if part.rough > 0.0 { lit + part.rough * stains(part.place.inward(hit.point)) } else { lit }
            }
        }
    }

    /// Ambient light that reaches the hit: 1 in the open, less in corners.
    fn openness(&self, hit: &Hit, normal: Vec3) -> f32 {
        let mut open = 1.0;
        let mut near = [0_u16; 64];
        let count = self.neighbours(hit.point, PROBES[PROBES.len() - 1] * 2.0, &mut near);
        for (order, &reach) in PROBES.iter().enumerate() {
            let (distance, _) = self.nearest(hit.point + normal * reach, &near[..count]);
            open -= (reach - distance.clamp(0.0, reach)) * 1.6 / (order + 1) as f32;
        }
        open.clamp(0.45, 1.0)
    }

    /// The first few parts whose balls come within `reach` of the point.
    fn neighbours(&self, point: Vec3, reach: f32, found: &mut [u16; 64]) -> usize {
        let mut count = 0;
        for (index, b) in self.parts.iter().enumerate() {
            let to = point - b.centre;
            let limit = b.radius + reach;
            if count < found.len() && to.dot(to) < limit * limit {
                found[count] = index as u16;
                count += 1;
            }
        }
        count
    }
}
