//! Hats that tell a trade, a town or an age from behind: brims, peaks, flaps, a cook's toque, a kerchief, a bandage.

use super::{
    body::{Body, on},
    rig::SIDES,
};
use crate::{
    palette::{self, Ramp},
    sculpt::{Part, Shape, Vec3, vec3},
};

impl Body<'_> {
    fn drum(&self, at: Vec3, radius: f32, half: f32, round: f32, ramp: Ramp) -> Part {
        let h = self.head_scale();
        let shape = Shape::Cylinder { radius: radius * h, half: half * h, round: round * h };
        on(&self.rig.head, at * h, shape, ramp)
    }

    /// A felt hat with a wide brim and a band.
    pub fn brim_hat(&self, ramp: Ramp, band: Ramp) -> Vec<Part> {
        vec![
            self.drum(vec3(-0.015, 0.0, 0.135), 0.174, 0.028, 0.01, band),
            self.drum(vec3(-0.015, 0.0, 0.185), 0.165, 0.085, 0.06, ramp).lit(0.05),
            self.drum(vec3(-0.005, 0.0, 0.095), 0.262, 0.014, 0.012, ramp).lit(-0.02),
        ]
    }

    /// A cap with a long peak, such as players wear; the peak behind where `back`.
    pub fn ball_cap(&self, ramp: Ramp, back: bool) -> Vec<Part> {
        let h = self.head_scale();
        let way = if back { -1.0 } else { 1.0 };
        vec![
            self.knob(vec3(-0.01, 0.0, 0.07), vec3(0.176, 0.168, 0.16), ramp).cut(-Vec3::Z, 0.0),
            self.knob(vec3(0.2 * way, 0.0, 0.078), vec3(0.15, 0.12, 0.02), ramp).lit(-0.1),
            self.knob(vec3(-0.01, 0.0, 0.232), vec3(0.022, 0.022, 0.015), ramp)
                .lit(0.2)
                .cut(-Vec3::Z, 0.1 * h),
        ]
    }

    /// A cloth bound tight over the skull, its ends behind.
    pub fn bandana(&self, ramp: Ramp) -> Vec<Part> {
        let h = self.head_scale();
        vec![
            self.knob(vec3(-0.012, 0.0, 0.05), vec3(0.166, 0.16, 0.152), ramp)
                .cut(vec3(0.7, 0.0, -0.7), 0.075 * h),
            self.knob(vec3(-0.17, 0.0, 0.0), vec3(0.045, 0.05, 0.04), ramp).lit(0.15),
            self.strand(vec3(-0.18, 0.02, 0.0), vec3(-0.28, 0.08, -0.12), 0.04, 0.028, ramp),
            self.strand(vec3(-0.18, -0.02, 0.0), vec3(-0.27, -0.1, -0.06), 0.04, 0.028, ramp),
        ]
    }

    /// A kerchief over the hair, tied under the chin, its corner down the back.
    pub fn kerchief(&self, ramp: Ramp) -> Vec<Part> {
        let h = self.head_scale();
        let face = vec3(0.94, 0.0, -0.34);
        vec![
            self.knob(vec3(-0.03, 0.0, 0.03), vec3(0.2, 0.185, 0.185), ramp).cut(face, 0.085 * h),
            self.knob(vec3(-0.04, 0.0, -0.12), vec3(0.17, 0.165, 0.13), ramp).cut(face, 0.12 * h).lit(-0.04),
            self.strand(vec3(-0.14, 0.0, -0.08), vec3(-0.22, 0.0, -0.34), 0.13, 0.05, ramp),
            self.knob(vec3(0.1, 0.0, -0.185), vec3(0.05, 0.055, 0.04), ramp).lit(0.15),
            self.strand(vec3(0.1, 0.02, -0.19), vec3(0.13, 0.07, -0.28), 0.03, 0.02, ramp),
            self.strand(vec3(0.1, -0.02, -0.19), vec3(0.13, -0.06, -0.27), 0.03, 0.02, ramp),
        ]
    }

    /// A fur cap with its flaps down.
    pub fn ear_flaps(&self, fur: Ramp, cloth: Ramp) -> Vec<Part> {
        let h = self.head_scale();
        let front = Shape::Box { half: vec3(0.045, 0.15, 0.075) * h, round: 0.04 * h };
        let mut parts = vec![
            on(&self.rig.head, vec3(0.125, 0.0, 0.15) * h, front, fur).lit(0.12),
            self.drum(vec3(-0.02, 0.0, 0.16), 0.185, 0.085, 0.06, cloth),
        ];
        for side in SIDES {
            let (top, low) = (vec3(-0.02, 0.185 * side, 0.1), vec3(0.0, 0.215 * side, -0.13));
            parts.push(self.strand(top, low, 0.075, 0.06, fur).lit(0.04));
        }
        parts.push(self.strand(vec3(-0.16, 0.1, 0.08), vec3(-0.16, -0.1, 0.08), 0.075, 0.075, fur));
        parts
    }

    /// A cook's hat.
    pub fn toque(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts = vec![
            self.drum(vec3(-0.015, 0.0, 0.15), 0.166, 0.075, 0.01, ramp),
            self.knob(vec3(-0.03, 0.0, 0.245), vec3(0.205, 0.215, 0.09), ramp).lit(0.04),
        ];
        for side in SIDES {
            parts.push(
                self.strand(vec3(0.1, 0.07 * side, 0.2), vec3(0.14, 0.1 * side, 0.26), 0.03, 0.045, ramp)
                    .lit(-0.22),
            );
        }
        parts
    }

    /// An officer's cap: a crown as wide as a plate, high in front.
    pub fn officer_cap(&self, crown: Ramp, band: Ramp) -> Vec<Part> {
        let mut parts = vec![
            self.knob(vec3(0.165, 0.0, 0.155), vec3(0.024, 0.03, 0.034), palette::GOLD).lit(0.2),
            self.drum(vec3(-0.005, 0.0, 0.105), 0.166, 0.045, 0.01, band),
            self.knob(vec3(0.15, 0.0, 0.065), vec3(0.11, 0.13, 0.022), palette::INK),
        ];
        let mut plate = self.drum(vec3(-0.005, 0.0, 0.175), 0.228, 0.034, 0.03, crown);
        plate = plate.pitch(-0.28);
        parts.push(plate.lit(0.06));
        parts.push(self.strand(vec3(0.1, 0.06, 0.17), vec3(0.1, -0.06, 0.17), 0.09, 0.09, crown));
        parts
    }

    /// A sheriff's or patrolman's cap with eight corners, soft, a short peak.
    pub fn corner_cap(&self, ramp: Ramp, badge: Ramp) -> Vec<Part> {
        vec![
            self.knob(vec3(0.17, 0.0, 0.14), vec3(0.022, 0.032, 0.032), badge).lit(0.2),
            self.drum(vec3(0.0, 0.0, 0.11), 0.164, 0.03, 0.01, palette::INK),
            self.drum(vec3(0.015, 0.0, 0.165), 0.198, 0.042, 0.02, ramp),
            self.knob(vec3(0.15, 0.0, 0.08), vec3(0.1, 0.125, 0.022), palette::INK),
        ]
    }

    /// A beret pulled down on one side.
    pub fn beret(&self, ramp: Ramp) -> Vec<Part> {
        let mut plate = self.drum(vec3(-0.02, -0.055, 0.15), 0.215, 0.045, 0.04, ramp);
        plate = plate.roll(-0.42);
        vec![
            self.knob(vec3(0.15, 0.05, 0.14), vec3(0.02, 0.022, 0.026), palette::GOLD).lit(0.2),
            self.drum(vec3(-0.01, 0.0, 0.09), 0.164, 0.03, 0.012, ramp).lit(-0.2),
            plate,
        ]
    }

    /// A bandage about brow and crown.
    pub fn bandage(&self, ramp: Ramp) -> Vec<Part> {
        let h = self.head_scale();
        vec![
            self.knob(vec3(0.1, 0.09, 0.09), vec3(0.05, 0.04, 0.04), palette::RED).lit(0.05),
            self.knob(vec3(-0.01, 0.0, 0.07), vec3(0.185, 0.18, 0.165), ramp).cut(-Vec3::Z, 0.025 * h),
            self.strand(vec3(0.02, 0.16, 0.04), vec3(0.03, 0.12, -0.16), 0.035, 0.035, ramp).lit(0.1),
            self.strand(vec3(0.02, -0.16, 0.04), vec3(0.03, -0.12, -0.16), 0.035, 0.035, ramp).lit(0.1),
        ]
    }

    /// A surgeon's cap and a mask.
    pub fn scrub_mask(&self, ramp: Ramp) -> Vec<Part> {
        let h = self.head_scale();
        vec![
            self.knob(vec3(-0.015, 0.0, 0.07), vec3(0.178, 0.168, 0.165), ramp).cut(-Vec3::Z, 0.02 * h),
            self.knob(vec3(0.09, 0.0, -0.085), vec3(0.085, 0.1, 0.075), ramp).lit(0.1),
        ]
    }

    /// A plume that stands up from a band: who dances wears it.
    pub fn plume(&self, ramp: Ramp) -> Vec<Part> {
        let h = self.head_scale();
        let band = self.knob(vec3(-0.005, 0.0, 0.08), vec3(0.172, 0.168, 0.165), palette::GOLD);
        vec![
            band.cut(Vec3::Z, 0.02 * h).cut(-Vec3::Z, 0.02 * h).lit(0.15),
            self.strand(vec3(0.02, 0.0, 0.18), vec3(-0.08, 0.0, 0.27), 0.04, 0.07, ramp).lit(0.1),
            self.strand(vec3(-0.08, 0.0, 0.27), vec3(-0.26, 0.0, 0.2), 0.07, 0.03, ramp),
            self.strand(vec3(0.0, 0.05, 0.18), vec3(-0.14, 0.13, 0.24), 0.035, 0.055, ramp).lit(-0.1),
        ]
    }
}
