//! What somebody carries: on the back, across the shoulder, hanging from a hand. It stays on him in every movement.

use super::{
    body::{Body, limb, on},
    rig::SIDES,
};
use crate::{
    palette::{self, Ramp},
    sculpt::{Part, Place, Shape, Vec3, vec3},
};

/// How near the ground the foot of what hangs from a hand may come, metres.
const CLEARANCE: f32 = 0.02;

impl Body<'_> {
    /// A box that hangs from the fist of `side` (0 left): half sizes along, across and up, metres.
    fn hanging(&self, side: usize, half: Vec3, drop: f32, ramp: Ramp) -> Part {
        let fist = self.rig.arms[side].end;
        let middle = (fist.z - drop - half.z).max(half.z + CLEARANCE);
        let place = Place { origin: vec3(fist.x, fist.y, middle), ..Place::default() };
        Part::new(Shape::Box { half, round: 0.02 }, ramp).placed(place)
    }

    /// A briefcase in the left hand.
    pub fn briefcase(&self, ramp: Ramp) -> Vec<Part> {
        let case = self.hanging(0, vec3(0.23, 0.055, 0.15), 0.06, ramp);
        let lock = case.clone().over(0.006, palette::GOLD).cut(Vec3::Z, 0.11).cut(-Vec3::Z, -0.075);
        vec![lock.cut(Vec3::X, 0.05).cut(-Vec3::X, 0.05).lit(0.15), case]
    }

    /// A traveller's suitcase in the left hand.
    pub fn suitcase(&self, ramp: Ramp) -> Vec<Part> {
        let case = self.hanging(0, vec3(0.34, 0.1, 0.24), 0.04, ramp);
        let strap = |x: f32| {
            let over = case.over(0.01, palette::GOLD);
            over.cut(Vec3::X, x + 0.035).cut(-Vec3::X, 0.035 - x).lit(-0.1)
        };
        vec![strap(0.18), strap(-0.18), case]
    }

    /// A handbag in the left hand.
    pub fn handbag(&self, ramp: Ramp) -> Vec<Part> {
        let bag = self.hanging(0, vec3(0.14, 0.06, 0.1), 0.12, ramp);
        let fist = self.rig.arms[0].end;
        let top = bag.place.origin + vec3(0.0, 0.0, 0.1);
        vec![
            bag,
            limb(fist, top + vec3(0.09, 0.0, 0.0), 0.018, 0.018, ramp).lit(0.1),
            limb(fist, top - vec3(0.09, 0.0, 0.0), 0.018, 0.018, ramp).lit(0.1),
        ]
    }

    /// A doctor's bag in the left hand: round below, its mouth drawn together.
    pub fn doctors_bag(&self, ramp: Ramp) -> Vec<Part> {
        let bag = self.hanging(0, vec3(0.19, 0.1, 0.11), 0.08, ramp);
        let top = bag.place.origin + vec3(0.0, 0.0, 0.1);
        let (left, right) = (top - vec3(0.15, 0.0, 0.0), top + vec3(0.15, 0.0, 0.0));
        vec![limb(left, right, 0.03, 0.03, palette::GOLD).lit(0.1), bag]
    }

    /// A string bag of oranges in the left hand.
    pub fn string_bag(&self, ramp: Ramp) -> Vec<Part> {
        let bag = self.hanging(0, vec3(0.13, 0.11, 0.13), 0.1, ramp);
        let middle = bag.place.origin;
        let mut parts = vec![limb(self.rig.arms[0].end, middle, 0.02, 0.06, ramp)];
        for (x, y, z) in [
            (0.07, 0.05, -0.06),
            (-0.07, 0.04, -0.05),
            (0.0, -0.07, -0.06),
            (0.05, -0.02, 0.05),
            (-0.05, 0.02, 0.04),
        ] {
            parts.push(Part::new(Shape::Sphere { radius: 0.085 }, palette::EMBER).at(middle + vec3(x, y, z)));
        }
        parts
    }

    /// A tray with glasses on the left hand.
    pub fn tray(&self, ramp: Ramp) -> Vec<Part> {
        let fist = self.rig.arms[0].end + vec3(0.0, 0.0, 0.1);
        let plate = Shape::Cylinder { radius: 0.25, half: 0.018, round: 0.01 };
        let mut parts = Vec::new();
        for (x, y) in [(0.09, 0.06), (-0.1, 0.05), (0.0, -0.11)] {
            let glass = Shape::Cylinder { radius: 0.05, half: 0.08, round: 0.01 };
            parts.push(Part::new(glass, palette::EMBER).at(fist + vec3(x, y, 0.09)).lit(0.1));
        }
        parts.push(Part::new(plate, ramp).at(fist).lit(0.1));
        parts
    }

    /// A stick in the left hand, down to the ground.
    pub fn cane(&self, ramp: Ramp) -> Vec<Part> {
        let fist = self.rig.arms[0].end;
        let foot = vec3(fist.x + 0.08, fist.y + 0.02, (fist.z - 0.9).max(CLEARANCE));
        let grip = fist + vec3(0.02, 0.0, 0.04);
        vec![
            limb(grip, foot, 0.03, 0.024, ramp),
            limb(grip - vec3(0.09, 0.0, 0.0), grip + vec3(0.06, 0.0, 0.0), 0.036, 0.036, ramp).lit(0.15),
        ]
    }

    /// A board with papers in the left hand.
    pub fn clipboard(&self, ramp: Ramp) -> Vec<Part> {
        let arm = self.rig.arms[0];
        let place = Place { origin: arm.end + vec3(0.02, -0.05, 0.06), ..Place::default() };
        let board = Shape::Box { half: vec3(0.025, 0.12, 0.16), round: 0.008 };
        let paper = Shape::Box { half: vec3(0.012, 0.1, 0.13), round: 0.0 };
        vec![
            Part::new(paper, palette::CREAM).placed(place).at(vec3(-0.024, 0.0, 0.0)).lit(0.1),
            Part::new(board, ramp).placed(place),
        ]
    }

    /// A pack on the back and its straps.
    pub fn backpack(&self, ramp: Ramp) -> Vec<Part> {
        let chest = &self.rig.chest;
        let sack = Shape::Box { half: vec3(0.12, 0.19, 0.25) * self.k, round: 0.08 };
        let pocket = Shape::Box { half: vec3(0.06, 0.13, 0.1) * self.k, round: 0.04 };
        let roll = vec3(-0.28, 0.2, 0.24);
        let mut parts = vec![
            on(chest, vec3(-0.29, 0.0, -0.04) * self.k, sack, ramp),
            on(chest, vec3(-0.4, 0.0, -0.14) * self.k, pocket, ramp).lit(0.08),
            limb(
                chest.outward(roll * self.k),
                chest.outward(vec3(roll.x, -roll.y, roll.z) * self.k),
                0.085,
                0.085,
                ramp,
            )
            .lit(0.14),
        ];
        for side in SIDES {
            let over = chest.outward(vec3(-0.02, 0.13 * side, 0.26) * self.k);
            let front = chest.outward(vec3(0.16, 0.15 * side, -0.02) * self.k);
            parts.push(limb(over, front, 0.026 * self.k, 0.026 * self.k, ramp).lit(0.1));
        }
        parts
    }

    /// A strap from the right shoulder and a bag on the left hip.
    pub fn satchel(&self, ramp: Ramp) -> Vec<Part> {
        let (chest, pelvis) = (&self.rig.chest, &self.rig.pelvis);
        let bag = Shape::Box { half: vec3(0.17, 0.07, 0.13) * self.k, round: 0.03 };
        let flap = Shape::Box { half: vec3(0.175, 0.075, 0.05) * self.k, round: 0.03 };
        let hip = pelvis.outward(vec3(-0.02, 0.27, 0.0) * self.k);
        let over = chest.outward(vec3(0.0, -0.14, 0.25) * self.k);
        let [front, back] = [0.19, -0.2].map(|x| chest.outward(vec3(x, 0.02, 0.0) * self.k));
        let r = 0.026 * self.k;
        vec![
            on(pelvis, vec3(-0.02, 0.27, 0.04) * self.k, flap, ramp).lit(0.14),
            on(pelvis, vec3(-0.02, 0.27, -0.03) * self.k, bag, ramp),
            limb(over, front, r, r, ramp),
            limb(front, hip, r, r, ramp),
            limb(over, back, r, r, ramp),
            limb(back, hip, r, r, ramp),
        ]
    }

    /// Something long across the back, from the right hip over the left shoulder: wood and, where it is a rifle, iron.
    fn slung(&self, wood: Ramp, iron: Ramp) -> Vec<Part> {
        let chest = &self.rig.chest;
        let at = |share: f32| vec3(-0.25, -0.26 + 0.46 * share, -0.34 + 0.86 * share) * self.k;
        let point = |share: f32| chest.outward(at(share));
        vec![
            limb(point(0.0), point(0.36), 0.065 * self.k, 0.04 * self.k, wood),
            limb(point(0.36), point(1.0), 0.036 * self.k, 0.026 * self.k, iron),
            limb(point(0.85), chest.outward(vec3(0.17, 0.02, 0.0) * self.k), 0.022, 0.022, palette::LEATHER),
        ]
    }

    /// A rifle across the back.
    pub fn slung_rifle(&self, ramp: Ramp) -> Vec<Part> {
        self.slung(ramp, palette::GUNMETAL)
    }

    /// A bat across the back.
    pub fn slung_bat(&self, ramp: Ramp) -> Vec<Part> {
        let chest = &self.rig.chest;
        let [low, high] =
            [vec3(-0.24, 0.2, -0.3), vec3(-0.24, -0.22, 0.52)].map(|p| chest.outward(p * self.k));
        vec![limb(low, high, 0.03 * self.k, 0.075 * self.k, ramp)]
    }

    /// A tape recorder as broad as a chest, on the right shoulder.
    pub fn radio(&self, ramp: Ramp) -> Vec<Part> {
        let chest = &self.rig.chest;
        let at = vec3(0.02, -0.3 * self.who.shoulders, 0.37);
        let body = Shape::Box { half: vec3(0.27, 0.09, 0.13) * self.k, round: 0.02 };
        let cone = Shape::Sphere { radius: 0.085 * self.k };
        let mut parts = Vec::new();
        for x in [-0.15, 0.15] {
            parts.push(on(chest, (at + vec3(x, -0.05, -0.01)) * self.k, cone, palette::INK).lit(0.1));
        }
        let [left, right] = [-0.2, 0.2].map(|x| chest.outward((at + vec3(x, 0.0, 0.19)) * self.k));
        parts.push(limb(left, right, 0.022, 0.022, palette::NICKEL).lit(0.1));
        parts.push(on(chest, at * self.k, body, ramp));
        parts
    }

    /// A camera on the breast.
    pub fn camera(&self, ramp: Ramp) -> Vec<Part> {
        let chest = &self.rig.chest;
        let deep = 0.2 + 0.1 * self.who.belly;
        let body = Shape::Box { half: vec3(0.05, 0.1, 0.065) * self.k, round: 0.015 };
        let lens = Shape::Sphere { radius: 0.06 * self.k };
        let mut parts = vec![
            on(chest, vec3(deep + 0.07, 0.0, -0.12) * self.k, lens, palette::NICKEL),
            on(chest, vec3(deep + 0.02, 0.0, -0.11) * self.k, body, ramp).lit(0.1),
        ];
        for side in SIDES {
            let (neck, low) = (vec3(0.02, 0.1 * side, 0.25), vec3(deep, 0.08 * side, -0.06));
            parts.push(limb(chest.outward(neck * self.k), chest.outward(low * self.k), 0.018, 0.018, ramp));
        }
        parts
    }
}
