//! Hair that alone tells a head from the others: a ball of curls, a knot, a comb, a tail, a quiff, waves; and a beard down
//! to the breast.

use super::{body::Body, character::Hair};
use crate::{
    palette::Ramp,
    sculpt::{Part, Vec3, vec3},
};

impl Body<'_> {
    /// Hair with a silhouette; `brow` points away from the face.
    pub fn dressed_hair(&self, ramp: Ramp, brow: Vec3) -> Vec<Part> {
        let h = self.head_scale();
        let cap =
            |radii: Vec3, free: f32| self.knob(vec3(-0.02, 0.0, 0.045), radii, ramp).cut(brow, free * h);
        match self.who.hair {
            Hair::Afro => {
                let mut parts = vec![
                    self.knob(vec3(-0.05, 0.0, 0.075), vec3(0.205, 0.23, 0.18), ramp).cut(brow, 0.05 * h),
                ];
                for (x, y, z) in
                    [(-0.1, 0.17, 0.15), (-0.1, -0.17, 0.15), (-0.1, 0.06, 0.21), (-0.18, -0.08, 0.15)]
                {
                    parts.push(self.knob(vec3(x, y, z), vec3(0.08, 0.08, 0.07), ramp).lit(0.1));
                }
                parts
            }
            Hair::Bun => vec![
                cap(vec3(0.164, 0.15, 0.158), 0.06),
                self.knob(vec3(-0.12, 0.0, 0.19), vec3(0.08, 0.08, 0.07), ramp).lit(0.1),
            ],
            Hair::Crest => {
                let mut parts = vec![
                    self.knob(vec3(-0.012, 0.0, 0.045), vec3(0.146, 0.146, 0.134), ramp)
                        .cut(brow, 0.06 * h)
                        .lit(-0.2),
                ];
                for (x, z, high) in
                    [(0.1, 0.15, 0.15), (0.0, 0.19, 0.2), (-0.1, 0.16, 0.17), (-0.17, 0.04, 0.08)]
                {
                    let tip = vec3(x * 1.35, 0.0, high + 0.08);
                    parts.push(self.strand(vec3(x, 0.0, z - 0.06), tip, 0.045, 0.026, ramp).lit(0.12));
                }
                parts
            }
            Hair::Ponytail => vec![
                cap(vec3(0.164, 0.15, 0.158), 0.065),
                self.knob(vec3(-0.16, 0.0, 0.14), vec3(0.06, 0.06, 0.06), ramp).lit(0.15),
                self.strand(vec3(-0.18, 0.0, 0.16), vec3(-0.3, 0.0, 0.02), 0.06, 0.075, ramp),
                self.strand(vec3(-0.3, 0.0, 0.02), vec3(-0.3, 0.0, -0.22), 0.075, 0.03, ramp),
            ],
            Hair::Quiff => vec![
                cap(vec3(0.166, 0.15, 0.158), 0.07),
                self.strand(vec3(0.11, 0.06, 0.19), vec3(0.11, -0.06, 0.19), 0.08, 0.08, ramp).lit(0.14),
                self.strand(vec3(0.08, 0.0, 0.2), vec3(-0.13, 0.0, 0.15), 0.09, 0.08, ramp),
                self.strand(vec3(-0.15, 0.0, 0.06), vec3(-0.17, 0.0, -0.1), 0.09, 0.05, ramp),
            ],
            _ => {
                let mut parts = vec![
                    cap(vec3(0.185, 0.172, 0.178), 0.075),
                    self.strand(vec3(0.09, 0.08, 0.15), vec3(0.1, -0.09, 0.15), 0.06, 0.055, ramp).lit(0.14),
                    self.strand(vec3(-0.14, 0.0, 0.02), vec3(-0.15, 0.0, -0.1), 0.12, 0.11, ramp),
                ];
                for side in [1.0, -1.0] {
                    let (top, low) = (vec3(-0.02, 0.16 * side, 0.06), vec3(-0.03, 0.225 * side, -0.1));
                    parts.push(self.strand(top, low, 0.08, 0.085, ramp));
                    parts.push(
                        self.knob(vec3(0.03, 0.21 * side, -0.1), vec3(0.055, 0.05, 0.05), ramp).lit(0.14),
                    );
                }
                parts
            }
        }
    }

    /// A beard that one sees from behind, too.
    pub fn long_beard(&self, ramp: Ramp) -> Vec<Part> {
        vec![
            self.strand(vec3(0.135, 0.065, -0.075), vec3(0.135, -0.065, -0.075), 0.03, 0.03, ramp),
            self.knob(vec3(0.07, 0.0, -0.13), vec3(0.1, 0.125, 0.12), ramp),
            self.knob(vec3(0.04, 0.0, -0.04), vec3(0.07, 0.14, 0.1), ramp),
            self.strand(vec3(0.1, 0.0, -0.16), vec3(0.15, 0.0, -0.36), 0.095, 0.04, ramp).lit(0.05),
        ]
    }
}
