//! Clothes that change an outline: greatcoats, skirts, shawls, furs, scarves, braces, an apron below the belt, plaster.

use super::{
    body::{Body, limb, on},
    rig::SIDES,
};
use crate::{
    palette::Ramp,
    sculpt::{Part, Shape, Vec3, vec3},
};

impl Body<'_> {
    /// Cloth that widens downwards from the hips: `wide` metres out from the thighs at `share` of the way to the knees,
    /// beyond 1 down the shins.
    fn flare(&self, ramp: Ramp, share: f32, wide: f32) -> Vec<Part> {
        let mut parts: Vec<Part> =
            self.seat(ramp).iter().map(|part| part.over(0.02 * self.k, ramp)).collect();
        let at = |side: usize, along: f32| {
            let leg = &self.rig.legs[side];
            if along <= 1.0 { leg.root.lerp(leg.bend, along) } else { leg.bend.lerp(leg.end, along - 1.0) }
        };
        for row in 0..=7 {
            let along = share * row as f32 / 7.0;
            let r = (0.125 + wide * along / share) * self.k;
            parts.push(limb(at(0, along), at(1, along), r, r, ramp).lit(if row == 7 { -0.08 } else { 0.0 }));
        }
        // Folds.
        for side in [0, 1] {
            let out = self.rig.pelvis.direction(vec3(0.1 + wide * 0.9, 0.02, 0.0)) * self.k;
            parts.push(limb(at(side, 0.2) + out * 0.7, at(side, share) + out, 0.03, 0.04, ramp).lit(-0.12));
        }
        parts
    }

    /// A skirt down to the knee.
    pub fn knee_skirt(&self, ramp: Ramp) -> Vec<Part> {
        self.flare(ramp, 1.05, 0.035)
    }

    /// A short skirt that stands out.
    pub fn short_skirt(&self, ramp: Ramp) -> Vec<Part> {
        self.flare(ramp, 0.5, 0.11)
    }

    /// A wide skirt down to the ankles.
    pub fn long_skirt(&self, ramp: Ramp) -> Vec<Part> {
        self.flare(ramp, 1.75, 0.1)
    }

    /// A coat closed up to the throat, belted, that widens down to the boots.
    pub fn greatcoat(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts = self.shirt(ramp, 0.036, 5);
        parts.extend(self.flare(ramp, 1.55, 0.09));
        let chest = &self.rig.chest;
        for side in SIDES {
            // A collar turned down to the shoulders.
            let (neck, tip) = (vec3(-0.05, 0.07 * side, 0.27), vec3(0.13, 0.13 * side, 0.17));
            parts.push(
                limb(chest.outward(neck * self.k), chest.outward(tip * self.k), 0.055, 0.04, ramp).lit(0.14),
            );
        }
        parts
    }

    /// A long coat that stands open, its skirts wide: a raincoat, a duster.
    pub fn wide_coat(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts = self.open_coat(ramp, 0.4);
        let pelvis = &self.rig.pelvis;
        let front = pelvis.outward(vec3(0.07, 0.0, 0.0) * self.k);
        parts.extend(self.flare(ramp, 1.5, 0.12).into_iter().map(|part| part.cut_at(front, pelvis.axes[0])));
        parts
    }

    /// A jacket filled with down: as wide as two.
    pub fn padded(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts = self.shirt(ramp, 0.065, 4);
        let waist = self.belt(ramp, 0.06, 0.06);
        parts.extend(waist.into_iter().map(|part| part.lit(-0.1)));
        let chest = &self.rig.chest;
        for z in [0.08, -0.06, -0.2] {
            // Seams of the quilting.
            let ring = Shape::Torus { major: 0.24 * self.who.shoulders * self.k, minor: 0.014 };
            parts.push(on(chest, vec3(0.02, 0.0, z) * self.k, ring, ramp).lit(-0.3));
        }
        parts
    }

    /// A shawl about the shoulders, its corner down the back.
    pub fn shawl(&self, ramp: Ramp) -> Vec<Part> {
        let (chest, w) = (&self.rig.chest, self.who.shoulders);
        let mut parts = vec![
            self.lump(chest, vec3(-0.02, 0.0, 0.08), vec3(0.22, 0.34 * w, 0.22), ramp),
            self.lump(chest, vec3(-0.12, 0.0, -0.12), vec3(0.12, 0.2 * w, 0.26), ramp).lit(-0.05),
        ];
        for side in SIDES {
            let (top, low) = (vec3(0.17, 0.12 * side, 0.1), vec3(0.2, 0.03 * side, -0.24));
            parts.push(
                limb(chest.outward(top * self.k), chest.outward(low * self.k), 0.07, 0.04, ramp).lit(0.1),
            );
        }
        parts
    }

    /// A collar of fur that lies on both shoulders.
    pub fn fur(&self, ramp: Ramp) -> Vec<Part> {
        let chest = &self.rig.chest;
        let ring = Shape::Torus { major: 0.17 * self.who.shoulders * self.k, minor: 0.085 * self.k };
        let mut parts = vec![on(chest, vec3(-0.02, 0.0, 0.21) * self.k, ring, ramp).lit(0.04)];
        for (x, y) in [(0.13, 0.12), (0.13, -0.12), (-0.15, 0.12), (-0.15, -0.12), (0.0, 0.22), (0.0, -0.22)]
        {
            parts.push(self.lump(chest, vec3(x, y, 0.25), vec3(0.05, 0.05, 0.05), ramp).lit(0.16));
        }
        parts
    }

    /// A scarf, one end down the breast.
    pub fn scarf(&self, ramp: Ramp) -> Vec<Part> {
        let chest = &self.rig.chest;
        let mut parts = self.collar(ramp);
        let (top, low) = (vec3(0.15, 0.09, 0.2), vec3(0.2, 0.12, -0.2));
        parts.push(
            limb(chest.outward(top * self.k), chest.outward(low * self.k), 0.055, 0.06, ramp).lit(0.12),
        );
        let (top, low) = (vec3(-0.15, -0.08, 0.2), vec3(-0.24, -0.1, -0.14));
        parts.push(limb(chest.outward(top * self.k), chest.outward(low * self.k), 0.055, 0.06, ramp));
        parts
    }

    /// Braces over a shirt.
    pub fn braces(&self, ramp: Ramp) -> Vec<Part> {
        let (chest, w, belly) = (&self.rig.chest, self.who.shoulders, self.who.belly);
        let mut parts = Vec::new();
        for side in SIDES {
            let over = chest.outward(vec3(0.0, 0.12 * side * w, 0.25) * self.k);
            let breast = chest.outward(vec3(0.185, 0.12 * side * w, 0.06) * self.k);
            let waist = chest.outward(vec3(0.16 + 0.14 * belly, 0.12 * side * w, -0.24) * self.k);
            let back = chest.outward(vec3(-0.17, 0.03 * side, -0.1) * self.k);
            for (from, to) in [(over, breast), (breast, waist), (over, back)] {
                parts.push(limb(from, to, 0.022 * self.k, 0.022 * self.k, ramp));
            }
        }
        parts
    }

    /// An apron from the belt down to the shins, in front.
    pub fn waist_apron(&self, ramp: Ramp) -> Vec<Part> {
        let pelvis = &self.rig.pelvis;
        let back = pelvis.outward(vec3(0.03, 0.0, 0.0) * self.k);
        let mut parts: Vec<Part> = self
            .flare(ramp, 1.35, 0.02)
            .into_iter()
            .map(|part| part.over(0.02 * self.k, ramp).cut_at(back, -pelvis.axes[0]))
            .collect();
        parts.extend(self.belt(ramp, 0.03, 0.03));
        parts
    }

    /// A left leg in plaster from the knee to the toes.
    pub fn plaster(&self, ramp: Ramp) -> Vec<Part> {
        let leg = self.rig.legs[0];
        let knee = leg.bend.lerp(leg.root, 0.2);
        vec![
            limb(knee, leg.end, 0.125 * self.k, 0.115 * self.k, ramp),
            self.foot(0, ramp).over(0.045 * self.k, ramp),
        ]
    }

    /// A heavy chain about the neck.
    pub fn chain(&self, ramp: Ramp) -> Vec<Part> {
        let chest = &self.rig.chest;
        let mut parts = Vec::new();
        for side in SIDES {
            let (neck, low) = (vec3(0.02, 0.12 * side, 0.24), vec3(0.2, 0.0, -0.02));
            parts.push(
                limb(chest.outward(neck * self.k), chest.outward(low * self.k), 0.02, 0.022, ramp).lit(0.2),
            );
        }
        let medal = Shape::Sphere { radius: 0.04 * self.k };
        parts.push(on(chest, vec3(0.205, 0.0, -0.05) * self.k, medal, ramp).lit(0.2));
        parts
    }

    /// Rows of medals on the left breast.
    pub fn medals(&self, ramp: Ramp) -> Vec<Part> {
        let chest = &self.rig.chest;
        let spot = |row: f32, column: f32| vec3(0.175, 0.07 + 0.05 * column, 0.1 - 0.06 * row);
        let mut parts = Vec::new();
        for row in 0..3 {
            for column in 0..3 {
                let at: Vec3 = spot(row as f32, column as f32) * self.k;
                let one = Shape::Sphere { radius: 0.026 * self.k };
                parts.push(on(chest, at, one, ramp).lit(if (row + column) % 2 == 0 { 0.25 } else { -0.1 }));
            }
        }
        parts
    }
}
