//! Flesh on the skeleton: torso, arms and legs as parts, each group apart so that clothes can be grown over it.

use super::{
    character::Character,
    rig::{Limb, Rig, SIDES},
};
use crate::{
    palette::Ramp,
    sculpt::{Part, Place, Shape, Vec3, vec3},
};

/// A body being sculpted.
pub struct Body<'a> {
    /// Whose it is.
    pub who: &'a Character,
    /// Where his joints are.
    pub rig: Rig,
    /// Metres of this man to a metre of the reference man.
    pub k: f32,
}

/// A part of `shape` at `position` in `place`'s own coordinates, turned as it is.
pub fn on(place: &Place, position: Vec3, shape: Shape, ramp: Ramp) -> Part {
    Part::new(shape, ramp).placed(Place { origin: place.outward(position), ..*place })
}

/// A tapering limb between two points of the figure.
pub fn limb(a: Vec3, b: Vec3, ra: f32, rb: f32, ramp: Ramp) -> Part {
    Part::new(Shape::Capsule { a, b, ra, rb }, ramp)
}

impl Body<'_> {
    /// An ellipsoid hung on `place`, in the reference man's measure.
    pub fn lump(&self, place: &Place, position: Vec3, radii: Vec3, ramp: Ramp) -> Part {
        on(place, position * self.k, Shape::Ellipsoid { radii: radii * self.k }, ramp)
    }

    /// Ribs, shoulders, back and breast.
    pub fn upper_torso(&self, ramp: Ramp) -> Vec<Part> {
        let chest = &self.rig.chest;
        let (w, m) = (self.who.shoulders, self.who.muscle);
        let thick = 0.6 + 0.4 * m;
        let mut parts = vec![
            self.lump(chest, vec3(0.0, 0.0, 0.0), vec3(0.16 * thick, 0.215 * w, 0.26), ramp),
            limb(
                chest.outward(vec3(-0.02, 0.16 * w, 0.12) * self.k),
                chest.outward(vec3(-0.02, -0.16 * w, 0.12) * self.k),
                0.115 * thick * self.k,
                0.115 * thick * self.k,
                ramp,
            ),
        ];
        for side in SIDES {
            parts.push(self.lump(
                chest,
                vec3(0.10 * thick, 0.1 * w * side, 0.075),
                vec3(0.085 * m, 0.118 * w, 0.092),
                ramp,
            ));
            parts.push(self.lump(
                chest,
                vec3(-0.105 * thick, 0.105 * w * side, 0.055),
                vec3(0.075 * m, 0.105 * w, 0.14),
                ramp,
            ));
            parts.push(limb(
                chest.outward(vec3(-0.03, 0.04 * side, 0.29) * self.k),
                chest.outward(vec3(-0.03, 0.18 * w * side, 0.17) * self.k),
                0.065 * m * self.k,
                0.07 * m * self.k,
                ramp,
            ));
        }
        parts
    }

    /// Waist and belly.
    pub fn belly(&self, ramp: Ramp) -> Vec<Part> {
        let (rig, belly) = (&self.rig, self.who.belly);
        let wide = (0.5 + 0.5 * self.who.shoulders) * if self.who.soft { 0.86 } else { 1.0 };
        let waist = Place { origin: rig.pelvis.origin.lerp(rig.chest.origin, 0.45), ..rig.chest };
        let mut parts = vec![self.lump(
            &waist,
            vec3(0.0, 0.0, 0.0),
            vec3(0.135 + 0.05 * belly, (0.165 + 0.05 * belly) * wide, 0.21),
            ramp,
        )];
        if belly > 0.0 {
            let round = vec3(0.14 + 0.1 * belly, 0.17 + 0.09 * belly, 0.17 + 0.06 * belly);
            parts.push(self.lump(&waist, vec3(0.03 + 0.1 * belly, 0.0, -0.02), round, ramp));
        }
        parts
    }

    /// Hips and seat.
    pub fn seat(&self, ramp: Ramp) -> Vec<Part> {
        let round = 1.0 + 0.25 * self.who.belly + if self.who.soft { 0.05 } else { 0.0 };
        let pelvis = &self.rig.pelvis;
        let mut parts =
            vec![self.lump(pelvis, vec3(0.0, 0.0, 0.0), vec3(0.135 * round, 0.185 * round, 0.14), ramp)];
        for side in SIDES {
            parts.push(self.lump(pelvis, vec3(-0.07, 0.08 * side, -0.05), vec3(0.1, 0.1, 0.11), ramp));
        }
        parts
    }

    /// An arm without its fist. Side 0 is left.
    pub fn arm(&self, side: usize, ramp: Ramp) -> Vec<Part> {
        let Limb { root, bend, end } = self.rig.arms[side];
        let r = self.who.muscle * self.k;
        let swell = root.lerp(bend, 0.55);
        let thick = bend.lerp(end, 0.3);
        vec![
            Part::new(Shape::Sphere { radius: 0.118 * r }, ramp).at(root),
            limb(root, swell, 0.098 * r, 0.095 * r, ramp),
            limb(swell, bend, 0.095 * r, 0.072 * r, ramp),
            limb(bend, thick, 0.074 * r, 0.083 * r, ramp),
            limb(thick, end, 0.083 * r, 0.058 * r, ramp),
        ]
    }

    /// A fist. Side 0 is left.
    pub fn fist(&self, side: usize, ramp: Ramp) -> Part {
        let radius = 0.088 * (0.55 + 0.45 * self.who.muscle) * self.k;
        let Limb { bend, end, .. } = self.rig.arms[side];
        let along = (end - bend).normalised() * (0.03 * self.k);
        limb(end - along, end + along, radius, radius * 1.05, ramp).lit(0.04)
    }

    /// A thigh. Side 0 is left.
    pub fn thigh(&self, side: usize, ramp: Ramp) -> Vec<Part> {
        let Limb { root, bend, .. } = self.rig.legs[side];
        let r = (0.4 + 0.6 * self.who.muscle) * self.k;
        vec![limb(root, bend, 0.128 * r, 0.09 * r, ramp)]
    }

    /// A shin. Side 0 is left.
    pub fn shin(&self, side: usize, ramp: Ramp) -> Vec<Part> {
        let Limb { bend, end, .. } = self.rig.legs[side];
        let r = (0.4 + 0.6 * self.who.muscle) * self.k;
        let back = self.rig.feet[side].axes[0] * (-0.02 * self.k);
        let calf = bend.lerp(end, 0.33) + back;
        vec![limb(bend, calf, 0.086 * r, 0.092 * r, ramp), limb(calf, end, 0.092 * r, 0.058 * r, ramp)]
    }

    /// A foot. Side 0 is left.
    pub fn foot(&self, side: usize, ramp: Ramp) -> Part {
        self.lump(&self.rig.feet[side], vec3(0.06, 0.0, -0.01), vec3(0.15, 0.082, 0.065), ramp)
    }

    /// The whole naked body but for the head.
    pub fn flesh(&self) -> Vec<Part> {
        let skin = self.who.skin.0;
        let mut parts = self.upper_torso(skin);
        parts.extend(self.belly(skin));
        parts.extend(self.seat(skin));
        for side in [0, 1] {
            parts.extend(self.arm(side, skin));
            parts.push(self.fist(side, skin));
            parts.extend(self.thigh(side, skin));
            parts.extend(self.shin(side, skin));
            parts.push(self.foot(side, skin));
        }
        parts
    }
}
