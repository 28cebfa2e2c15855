//! What is worn on a head in a city: caps, a hood, a headband, glasses, curlers.

use super::{
    body::{Body, on},
    rig::SIDES,
};
use crate::{
    palette::{self, Ramp},
    sculpt::{Part, Shape, Vec3, vec3},
};

impl Body<'_> {
    /// Dark glasses.
    pub fn sunglasses(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts = Vec::new();
        for side in SIDES {
            parts.push(self.knob(vec3(0.135, 0.054 * side, 0.008), vec3(0.03, 0.05, 0.034), ramp).lit(0.02));
            parts.push(self.strand(
                vec3(0.12, 0.1 * side, 0.012),
                vec3(0.0, 0.145 * side, 0.012),
                0.012,
                0.012,
                ramp,
            ));
        }
        parts.push(self.strand(vec3(0.15, 0.03, 0.02), vec3(0.15, -0.03, 0.02), 0.012, 0.012, ramp));
        parts
    }

    /// Glasses one sees through: a thin frame.
    pub fn glasses(&self, ramp: Ramp) -> Vec<Part> {
        let (head, h) = (&self.rig.head, self.head_scale());
        let ring = Shape::Torus { major: 0.036 * h, minor: 0.0085 * h };
        let mut parts = Vec::new();
        for side in SIDES {
            let mut frame = on(head, vec3(0.142, 0.054 * side, 0.004) * h, ring, ramp);
            frame = frame.pitch(std::f32::consts::FRAC_PI_2);
            parts.push(frame.lit(0.1));
            parts.push(self.strand(
                vec3(0.13, 0.095 * side, 0.008),
                vec3(0.0, 0.146 * side, 0.01),
                0.008,
                0.008,
                ramp,
            ));
        }
        parts.push(self.strand(vec3(0.15, 0.02, 0.008), vec3(0.15, -0.02, 0.008), 0.0085, 0.0085, ramp));
        parts
    }

    /// A band about the brow with its ends hanging behind.
    pub fn headband(&self, ramp: Ramp) -> Vec<Part> {
        let h = self.head_scale();
        let band = self.knob(vec3(-0.005, 0.0, 0.06), vec3(0.172, 0.168, 0.165), ramp);
        vec![
            band.cut(Vec3::Z, 0.022 * h).cut(-Vec3::Z, 0.03 * h).lit(0.08),
            self.strand(vec3(-0.17, 0.03, 0.05), vec3(-0.21, 0.05, -0.1), 0.026, 0.02, ramp),
            self.strand(vec3(-0.17, -0.02, 0.05), vec3(-0.22, -0.05, -0.06), 0.026, 0.02, ramp),
        ]
    }

    /// A hood drawn over the head; the face stays free.
    pub fn hood(&self, ramp: Ramp) -> Vec<Part> {
        let h = self.head_scale();
        let face = vec3(0.96, 0.0, -0.28);
        let chest = &self.rig.chest;
        vec![
            self.knob(vec3(-0.03, 0.0, 0.03), vec3(0.19, 0.19, 0.18), ramp).cut(face, 0.11 * h),
            self.strand(vec3(-0.13, 0.0, 0.09), vec3(-0.22, 0.0, 0.02), 0.09, 0.045, ramp),
            on(
                chest,
                vec3(-0.03, 0.0, 0.25) * self.k,
                Shape::Torus { major: 0.1 * self.k, minor: 0.05 * self.k },
                ramp,
            )
            .lit(0.05),
        ]
    }

    /// A hood thrown back, a roll of cloth behind the neck.
    pub fn collar(&self, ramp: Ramp) -> Vec<Part> {
        let chest = &self.rig.chest;
        let ring = Shape::Torus { major: 0.105 * self.k, minor: 0.045 * self.k };
        vec![on(chest, vec3(-0.035, 0.0, 0.255) * self.k, ring, ramp).lit(0.1)]
    }

    /// A knitted cap with a turned-up rim.
    pub fn knit_cap(&self, ramp: Ramp) -> Vec<Part> {
        let h = self.head_scale();
        let rim = self.knob(vec3(-0.005, 0.0, 0.075), vec3(0.178, 0.172, 0.15), ramp);
        vec![
            rim.cut(Vec3::Z, 0.035 * h).cut(-Vec3::Z, 0.02 * h).lit(0.16),
            self.knob(vec3(-0.015, 0.0, 0.075), vec3(0.165, 0.16, 0.16), ramp).cut(-Vec3::Z, 0.01 * h),
            self.knob(vec3(-0.03, 0.0, 0.235), vec3(0.03, 0.03, 0.025), ramp).lit(0.15),
        ]
    }

    /// A soft flat cap with a short peak.
    pub fn flat_cap(&self, ramp: Ramp) -> Vec<Part> {
        vec![
            self.knob(vec3(-0.03, 0.0, 0.135), vec3(0.2, 0.19, 0.075), ramp),
            self.knob(vec3(0.12, 0.0, 0.1), vec3(0.1, 0.13, 0.03), ramp).lit(-0.12),
        ]
    }

    /// A page's round cap, small and high, with a strap.
    pub fn pillbox(&self, ramp: Ramp, trim: Ramp) -> Vec<Part> {
        let (head, h) = (&self.rig.head, self.head_scale());
        let cap = Shape::Cylinder { radius: 0.125 * h, half: 0.055 * h, round: 0.015 * h };
        let edge = Shape::Torus { major: 0.122 * h, minor: 0.022 * h };
        vec![
            on(head, vec3(-0.01, 0.0, 0.165) * h, edge, trim).lit(0.1),
            on(head, vec3(-0.01, 0.0, 0.2) * h, cap, ramp),
            self.knob(vec3(-0.01, 0.0, 0.26), vec3(0.03, 0.03, 0.02), trim),
        ]
    }

    /// A nurse's cap, standing up from the hair, with a cross.
    pub fn nurse_cap(&self, ramp: Ramp) -> Vec<Part> {
        let (head, h) = (&self.rig.head, self.head_scale());
        let crown = Shape::Box { half: vec3(0.05, 0.115, 0.06) * h, round: 0.025 * h };
        let wing = Shape::Box { half: vec3(0.02, 0.15, 0.04) * h, round: 0.015 * h };
        vec![
            self.knob(vec3(0.075, 0.0, 0.2), vec3(0.02, 0.014, 0.036), palette::RED).lit(0.1),
            self.knob(vec3(0.075, 0.0, 0.2), vec3(0.02, 0.036, 0.014), palette::RED).lit(0.1),
            on(head, vec3(0.035, 0.0, 0.19) * h, wing, ramp).lit(0.05),
            on(head, vec3(-0.01, 0.0, 0.2) * h, crown, ramp),
        ]
    }

    /// Curlers in three rows.
    pub fn curlers(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts = Vec::new();
        for (x, z, spread) in [(0.07, 0.19, 0.06), (-0.03, 0.225, 0.065), (-0.13, 0.17, 0.065)] {
            for y in [-1.0, 0.0, 1.0] {
                let lower = z - 0.035 * f32::abs(y);
                let at = |end: f32| vec3(x, 1.55 * spread * y + end * 0.03, lower);
                parts.push(self.strand(at(-1.0), at(1.0), 0.036, 0.036, ramp).lit(0.1));
            }
        }
        parts
    }
}
