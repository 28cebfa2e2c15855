//! Head, face, hair, beard and hats.

use super::{
    body::{Body, limb, on},
    character::{Beard, Hair},
    rig::SIDES,
};
use crate::{
    palette,
    sculpt::{Part, Place, Shape, Vec3, vec3},
};

impl Body<'_> {
    /// Neck, skull, face and all that grows there.
    pub fn head(&self) -> Vec<Part> {
        let mut parts = self.face();
        parts.extend(self.grown());
        parts
    }

    /// Hair and beard.
    pub fn grown(&self) -> Vec<Part> {
        let mut parts = self.hair();
        parts.extend(self.beard());
        parts
    }

    /// Metres of this head to a metre of the reference man's.
    pub fn head_scale(&self) -> f32 {
        self.who.head * 1.1 * self.k
    }

    /// An ellipsoid on the head, in the reference head's measure.
    pub fn knob(&self, position: Vec3, radii: Vec3, ramp: palette::Ramp) -> Part {
        let h = self.head_scale();
        on(&self.rig.head, position * h, Shape::Ellipsoid { radii: radii * h }, ramp)
    }

    /// A straight roll on the head between two points of the reference head.
    pub fn strand(&self, a: Vec3, b: Vec3, ra: f32, rb: f32, ramp: palette::Ramp) -> Part {
        let h = self.head_scale();
        let head: &Place = &self.rig.head;
        limb(head.outward(a * h), head.outward(b * h), ra * h, rb * h, ramp)
    }

    fn face(&self) -> Vec<Part> {
        let (skin, hair) = (self.who.skin.0, self.who.hair_colour.0);
        let nape = self.rig.chest.outward(vec3(-0.02, 0.0, 0.2) * self.k);
        let throat = self.rig.head.outward(vec3(-0.02, 0.0, -0.06) * self.head_scale());
        let neck = 0.078 * (0.4 + 0.6 * self.who.muscle) * self.k;
        let brow = if self.who.soft { 0.017 } else { 0.0245 };
        let mut parts = vec![
            limb(nape, throat, neck * 1.1, neck, skin).lit(-0.2),
            self.knob(vec3(0.0, 0.0, 0.02), vec3(0.14, 0.14, 0.142), skin),
            self.knob(vec3(0.035, 0.0, -0.075), vec3(0.11, 0.108, 0.1), skin).lit(0.06),
            self.knob(vec3(0.142, 0.0, -0.02), vec3(0.035, 0.028, 0.04), skin).lit(0.12),
            self.strand(vec3(0.122, 0.075, 0.035), vec3(0.122, -0.075, 0.035), brow, brow, hair).lit(-0.1),
        ];
        for side in SIDES {
            parts.push(self.knob(vec3(-0.01, 0.138 * side, -0.01), vec3(0.035, 0.025, 0.045), skin));
        }
        parts
    }

    fn hair(&self) -> Vec<Part> {
        let ramp = self.who.hair_colour.0;
        // Away from the face: what lies ahead of and below this is cut off.
        let brow = vec3(0.8, 0.0, -0.6);
        let cap = |radii: Vec3, back: f32| self.knob(vec3(-back, 0.0, 0.045), radii, ramp);
        match self.who.hair {
            Hair::Bald => Vec::new(),
            Hair::Shaved => {
                vec![cap(vec3(0.144, 0.145, 0.132), 0.012).cut(brow, 0.075 * self.head_scale()).lit(0.1)]
            }
            Hair::Short => vec![cap(vec3(0.165, 0.152, 0.158), 0.02).cut(brow, 0.07 * self.head_scale())],
            Hair::Brush => self.brush(ramp),
            Hair::Full => vec![
                cap(vec3(0.18, 0.168, 0.17), 0.025).cut(brow, 0.075 * self.head_scale()),
                self.strand(vec3(0.09, 0.09, 0.12), vec3(0.12, -0.06, 0.12), 0.05, 0.045, ramp),
            ],
            Hair::Tied => vec![
                cap(vec3(0.162, 0.148, 0.155), 0.018).cut(brow, 0.06 * self.head_scale()),
                self.knob(vec3(-0.155, 0.0, -0.01), vec3(0.05, 0.05, 0.05), ramp).lit(0.1),
                self.strand(vec3(-0.17, 0.0, -0.03), vec3(-0.2, 0.0, -0.2), 0.042, 0.03, ramp),
            ],
            Hair::Swept | Hair::Messy | Hair::Curls | Hair::Long => self.rich_hair(ramp, brow),
            Hair::Afro | Hair::Bun | Hair::Crest | Hair::Ponytail | Hair::Quiff | Hair::Waved => {
                self.dressed_hair(ramp, brow)
            }
            Hair::Wreath => vec![
                cap(vec3(0.166, 0.158, 0.15), 0.02)
                    .cut(vec3(1.0, 0.0, 0.0), 0.04 * self.head_scale())
                    .cut(Vec3::Z, 0.03 * self.head_scale()),
            ],
        }
    }

    /// Hair with a shape of its own; `brow` points away from the face.
    fn rich_hair(&self, ramp: palette::Ramp, brow: Vec3) -> Vec<Part> {
        let h = self.head_scale();
        let cap = |radii: Vec3, back: f32, free: f32| {
            self.knob(vec3(-back, 0.0, 0.045), radii, ramp).cut(brow, free * h)
        };
        match self.who.hair {
            Hair::Swept => vec![
                cap(vec3(0.172, 0.152, 0.17), 0.03, 0.07),
                self.strand(vec3(0.06, 0.0, 0.17), vec3(-0.15, 0.0, 0.12), 0.06, 0.075, ramp).lit(0.1),
                self.strand(vec3(-0.14, 0.05, 0.02), vec3(-0.16, 0.04, -0.13), 0.08, 0.05, ramp),
                self.strand(vec3(-0.14, -0.05, 0.02), vec3(-0.16, -0.04, -0.13), 0.08, 0.05, ramp),
            ],
            Hair::Messy => vec![
                cap(vec3(0.178, 0.166, 0.168), 0.022, 0.08),
                self.strand(vec3(0.09, 0.07, 0.13), vec3(0.14, 0.02, 0.09), 0.05, 0.03, ramp),
                self.strand(vec3(0.06, -0.08, 0.14), vec3(0.12, -0.1, 0.09), 0.05, 0.03, ramp).lit(0.1),
                self.strand(vec3(-0.06, 0.08, 0.15), vec3(-0.08, 0.13, 0.17), 0.055, 0.03, ramp).lit(0.12),
                self.strand(vec3(-0.02, -0.05, 0.17), vec3(0.0, -0.09, 0.2), 0.055, 0.03, ramp).lit(0.12),
                self.strand(vec3(-0.14, 0.04, 0.02), vec3(-0.18, 0.06, -0.1), 0.075, 0.045, ramp),
                self.strand(vec3(-0.14, -0.06, 0.02), vec3(-0.18, -0.05, -0.08), 0.075, 0.045, ramp),
            ],
            Hair::Curls => {
                let mut parts = vec![cap(vec3(0.172, 0.166, 0.168), 0.02, 0.072)];
                for (x, y, z) in [
                    (0.04, 0.1, 0.12),
                    (0.03, -0.1, 0.12),
                    (-0.1, 0.1, 0.12),
                    (-0.1, -0.1, 0.12),
                    (-0.03, 0.0, 0.17),
                ] {
                    parts.push(self.knob(vec3(x, y, z), vec3(0.07, 0.07, 0.06), ramp).lit(0.08));
                }
                parts
            }
            _ => {
                let mut parts = vec![
                    cap(vec3(0.182, 0.168, 0.172), 0.022, 0.078),
                    self.strand(vec3(0.09, 0.09, 0.13), vec3(0.11, -0.08, 0.13), 0.055, 0.045, ramp).lit(0.1),
                    self.strand(vec3(-0.13, 0.0, 0.05), vec3(-0.17, 0.0, -0.22), 0.115, 0.095, ramp),
                ];
                for side in SIDES {
                    let low = vec3(-0.06, 0.165 * side, -0.2);
                    parts.push(self.strand(vec3(-0.04, 0.12 * side, 0.06), low, 0.075, 0.055, ramp));
                }
                parts
            }
        }
    }

    fn brush(&self, ramp: palette::Ramp) -> Vec<Part> {
        let h = self.head_scale();
        let top = Shape::Box { half: vec3(0.118, 0.12, 0.06) * h, round: 0.055 * h };
        vec![
            on(&self.rig.head, vec3(-0.03, 0.0, 0.13) * h, top, ramp).lit(-0.14),
            self.knob(vec3(-0.02, 0.0, 0.03), vec3(0.158, 0.146, 0.15), ramp)
                .cut(Vec3::X, 0.035 * h)
                .lit(-0.06),
        ]
    }

    fn beard(&self) -> Vec<Part> {
        let ramp = self.who.hair_colour.0;
        let lip = |r: f32| self.strand(vec3(0.135, 0.065, -0.075), vec3(0.135, -0.065, -0.075), r, r, ramp);
        match self.who.beard {
            Beard::Shaven => Vec::new(),
            Beard::Moustache => vec![lip(0.034)],
            Beard::Goatee => vec![
                lip(0.017),
                self.strand(vec3(0.125, 0.0, -0.12), vec3(0.125, 0.0, -0.185), 0.042, 0.026, ramp),
            ],
            Beard::Long => self.long_beard(ramp),
            Beard::Full => vec![
                lip(0.03),
                self.knob(vec3(0.075, 0.0, -0.13), vec3(0.1, 0.118, 0.12), ramp),
                self.knob(vec3(0.04, 0.0, -0.04), vec3(0.07, 0.138, 0.1), ramp),
            ],
        }
    }

    /// A uniform cap with its band and a black peak.
    pub fn peaked_cap(&self, crown: palette::Ramp, band: palette::Ramp) -> Vec<Part> {
        let (head, h) = (&self.rig.head, self.head_scale());
        let top = Shape::Cylinder { radius: 0.195 * h, half: 0.04 * h, round: 0.035 * h };
        let ring = Shape::Cylinder { radius: 0.162 * h, half: 0.04 * h, round: 0.01 };
        vec![
            on(head, vec3(-0.01, 0.0, 0.18) * h, top, crown),
            on(head, vec3(-0.01, 0.0, 0.1) * h, ring, band),
            self.knob(vec3(0.14, 0.0, 0.07), vec3(0.1, 0.12, 0.022), palette::INK),
        ]
    }

    /// A cap without a peak.
    pub fn round_cap(&self, ramp: palette::Ramp) -> Vec<Part> {
        let (head, h) = (&self.rig.head, self.head_scale());
        let cap = Shape::Cylinder { radius: 0.162 * h, half: 0.085 * h, round: 0.045 * h };
        vec![on(head, vec3(-0.015, 0.0, 0.145) * h, cap, ramp)]
    }

    /// A bell of felt against the heat.
    pub fn felt_hat(&self, ramp: palette::Ramp) -> Vec<Part> {
        let (head, h) = (&self.rig.head, self.head_scale());
        let bell = Shape::Cone { base: 0.175 * h, top: 0.06 * h, half: 0.11 * h };
        vec![
            on(head, vec3(-0.02, 0.0, 0.18) * h, bell, ramp),
            self.knob(vec3(-0.02, 0.0, 0.28), vec3(0.075, 0.075, 0.05), ramp),
            on(head, vec3(-0.015, 0.0, 0.075) * h, Shape::Torus { major: 0.17 * h, minor: 0.032 * h }, ramp)
                .lit(-0.1),
        ]
    }
}
