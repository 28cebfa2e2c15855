//! Vectors and angles in plain `f32` arithmetic, the same to the bit on every machine.

use std::ops::{Add, Mul, Neg, Sub};

/// A full turn in radians.
pub const TURN: f32 = std::f32::consts::TAU;

/// A point or direction: x east, y north, z up; metres where it is a point.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Vec3 {
    /// East.
    pub x: f32,
    /// North.
    pub y: f32,
    /// Up.
    pub z: f32,
}

/// Shorthand for a [`Vec3`].
pub const fn vec3(x: f32, y: f32, z: f32) -> Vec3 {
    Vec3 { x, y, z }
}

impl Vec3 {
    /// The origin.
    pub const ZERO: Vec3 = vec3(0.0, 0.0, 0.0);
    /// East.
    pub const X: Vec3 = vec3(1.0, 0.0, 0.0);
    /// North.
    pub const Y: Vec3 = vec3(0.0, 1.0, 0.0);
    /// Up.
    pub const Z: Vec3 = vec3(0.0, 0.0, 1.0);

    /// The scalar product.
    pub fn dot(self, other: Vec3) -> f32 {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    /// The vector product.
    pub fn cross(self, other: Vec3) -> Vec3 {
        vec3(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )
    }

    /// The length.
    pub fn length(self) -> f32 {
        self.dot(self).sqrt()
    }

    /// The same direction with length 1; a vector of no length stays as it is.
    pub fn normalised(self) -> Vec3 {
        let length = self.length();
        if length > 1e-9 { self * (1.0 / length) } else { self }
    }

    /// Each coordinate without its sign.
    pub fn abs(self) -> Vec3 {
        vec3(self.x.abs(), self.y.abs(), self.z.abs())
    }

    /// The largest coordinate.
    pub fn largest(self) -> f32 {
        self.x.max(self.y).max(self.z)
    }

    /// The point `share` of the way to `other`.
    pub fn lerp(self, other: Vec3, share: f32) -> Vec3 {
        self + (other - self) * share
    }

    /// Turned about the vertical by `angle` radians, anticlockwise seen from above.
    pub fn yawed(self, angle: f32) -> Vec3 {
        let (sin, cos) = sin_cos(angle);
        vec3(self.x * cos - self.y * sin, self.x * sin + self.y * cos, self.z)
    }

    /// Turned about `axis` (length 1) by `angle` radians by the right-hand rule.
    pub fn turned(self, axis: Vec3, angle: f32) -> Vec3 {
        let (sin, cos) = sin_cos(angle);
        self * cos + axis.cross(self) * sin + axis * (axis.dot(self) * (1.0 - cos))
    }
}

impl Add for Vec3 {
    type Output = Vec3;
    fn add(self, other: Vec3) -> Vec3 {
        vec3(self.x + other.x, self.y + other.y, self.z + other.z)
    }
}

impl Sub for Vec3 {
    type Output = Vec3;
    fn sub(self, other: Vec3) -> Vec3 {
        vec3(self.x - other.x, self.y - other.y, self.z - other.z)
    }
}

impl Mul<f32> for Vec3 {
    type Output = Vec3;
    fn mul(self, factor: f32) -> Vec3 {
        vec3(self.x * factor, self.y * factor, self.z * factor)
    }
}

impl Neg for Vec3 {
    type Output = Vec3;
    fn neg(self) -> Vec3 {
        vec3(-self.x, -self.y, -self.z)
    }
}

/// Sine and cosine of `angle` in radians.
///
/// The standard library leaves the last bits to the platform; baked pictures must not depend on it.
pub fn sin_cos(angle: f32) -> (f32, f32) {
    let quarters = (f64::from(angle) / std::f64::consts::FRAC_PI_2).round();
    let rest = f64::from(angle) - quarters * std::f64::consts::FRAC_PI_2;
    let square = rest * rest;
    let sin = rest
        * (1.0
            + square * (-1.0 / 6.0 + square * (1.0 / 120.0 + square * (-1.0 / 5040.0 + square / 362_880.0))));
    let cos =
        1.0 + square * (-0.5 + square * (1.0 / 24.0 + square * (-1.0 / 720.0 + square * (1.0 / 40_320.0))));
    let (sin, cos) = (sin as f32, cos as f32);
    match (quarters as i64).rem_euclid(4) {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sine_and_cosine_agree_with_the_textbook() {
        for step in -40..=40 {
            let angle = step as f32 * 0.17;
            let (sin, cos) = sin_cos(angle);
            assert!((f64::from(sin) - sine(f64::from(angle))).abs() < 1e-5);
            assert!((sin * sin + cos * cos - 1.0).abs() < 1e-5);
        }
    }

    /// A long Taylor series, slow and sure.
    fn sine(x: f64) -> f64 {
        let mut term = x;
        let mut sum = x;
        for n in 1..30 {
            term *= -x * x / f64::from((2 * n) * (2 * n + 1));
            sum += term;
        }
        sum
    }
}
