//! Clothes of a city: jackets and coats that stand open over a shirt, waistcoats, gowns, dresses, and what is worn on them.

use super::{
    body::{Body, limb, on},
    garments::surface,
    rig::SIDES,
};
use crate::{
    palette::{self, Ramp},
    sculpt::{Part, Shape, Vec3, vec3},
};

/// The opening of a jacket: how wide it is at the collar and how far down it reaches, metres of the reference man from
/// the middle of the chest.
#[derive(Clone, Copy)]
struct Opening {
    wide: f32,
    down: f32,
}

/// Buttoned over the belly.
const BUTTONED: Opening = Opening { wide: 0.085, down: -0.08 };
/// Open down to the waist.
const OPEN: Opening = Opening { wide: 0.095, down: -0.5 };
/// Closed but for the throat.
const HIGH: Opening = Opening { wide: 0.06, down: 0.08 };

impl Body<'_> {
    /// Parts of the torso and so many of each arm, `loose` metres from the skin, open in front.
    fn open(&self, ramp: Ramp, loose: f32, sleeve: usize, opening: Opening) -> Vec<Part> {
        let mut parts = Vec::new();
        let chest = &self.rig.chest;
        let torso = [self.upper_torso(ramp), self.belly(ramp)].concat();
        let rise = 0.2 - opening.down;
        let steep = opening.wide / rise;
        for side in SIDES {
            // A plane that meets the other half's at the back and leaves a wedge in front.
            let normal = vec3(0.31, -side, steep);
            let edge = chest.outward(vec3(0.17, 0.0, opening.down) * self.k);
            parts.extend(torso.iter().map(|part| {
                part.over(loose * self.k, ramp).cut_at(edge, chest.direction(normal.normalised()))
            }));
        }
        for side in [0, 1] {
            let arm = self.arm(side, ramp);
            parts.extend(arm.iter().take(sleeve).map(|part| part.over(loose * self.k, ramp)));
        }
        parts.extend(self.lapels(ramp, opening, loose));
        parts
    }

    /// A point on the front of the torso, `out` metres before the skin.
    fn front(&self, y: f32, z: f32, out: f32) -> Vec3 {
        let torso = [self.upper_torso(palette::INK), self.belly(palette::INK)].concat();
        let chest = &self.rig.chest;
        let from = chest.outward(vec3(0.0, y, z.min(0.16)) * self.k);
        let skin = surface(&torso, from, chest.axes[0]);
        skin + chest.axes[0] * (out * self.k) + chest.axes[2] * ((z - z.min(0.16)) * self.k)
    }

    /// Rolls of cloth along the edges of an opening, and the collar behind the neck.
    fn lapels(&self, ramp: Ramp, opening: Opening, loose: f32) -> Vec<Part> {
        let low = opening.down.max(-0.26);
        let chest = &self.rig.chest;
        let mut parts = Vec::new();
        for side in SIDES {
            let share = (low - opening.down) / (0.2 - opening.down);
            let top = self.front(opening.wide * 0.8 * side, 0.16, loose);
            let foot = self.front((opening.wide * share + 0.012) * side, low, loose);
            let neck = chest.outward(vec3(-0.05, 0.1 * side, 0.25) * self.k);
            parts.push(limb(top, foot, 0.03 * self.k, 0.016 * self.k, ramp).lit(0.16));
            parts.push(limb(neck, top, 0.04 * self.k, 0.032 * self.k, ramp).lit(0.12));
        }
        let [left, right] = SIDES.map(|side| chest.outward(vec3(-0.08, 0.08 * side, 0.26) * self.k));
        parts.push(limb(left, right, 0.045 * self.k, 0.045 * self.k, ramp).lit(0.06));
        parts
    }

    /// A suit's jacket, buttoned; `loose` metres from the skin.
    pub fn jacket(&self, ramp: Ramp, loose: f32) -> Vec<Part> {
        let mut parts = self.open(ramp, loose, 5, BUTTONED);
        parts.extend(self.skirt(ramp, 0.2, loose + 0.012));
        parts.push(
            limb(self.front(0.0, -0.12, loose), self.front(0.0, -0.13, loose), 0.02, 0.02, ramp).lit(-0.4),
        );
        parts
    }

    /// A short jacket that stands open, with a band at its waist.
    pub fn blouson(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts = self.open(ramp, 0.03, 5, OPEN);
        parts.extend(self.belt(ramp, 0.045, 0.02).into_iter().map(|part| part.lit(-0.16)));
        for side in [0, 1] {
            // Cuffs.
            let arm = self.rig.arms[side];
            let at = |share: f32| arm.bend.lerp(arm.end, share);
            let radius = 0.084 * self.who.muscle * self.k;
            parts.insert(0, limb(at(0.72), at(0.84), radius, radius, ramp).lit(-0.2));
        }
        parts
    }

    /// An open coat with a skirt, down to `share` of the thighs; from 1 on it falls down to the calves.
    pub fn open_coat(&self, ramp: Ramp, share: f32) -> Vec<Part> {
        let mut parts = self.open(ramp, 0.032, 5, OPEN);
        parts.extend(self.skirt(ramp, share.min(1.0), 0.042));
        if share > 1.0 {
            parts.extend(self.tails(ramp, share - 1.0));
        }
        parts
    }

    /// Cloth about the shins, down to `share` of them.
    fn tails(&self, ramp: Ramp, share: f32) -> Vec<Part> {
        let legs = &self.rig.legs;
        let radius = |along: f32| (0.125 + 0.03 * along) * self.k;
        let at = |side: usize, along: f32| legs[side].bend.lerp(legs[side].end, along);
        // A coat hangs from behind: it swings back a little where the knee bends.
        let back = self.rig.pelvis.axes[0] * (-0.03 * self.k);
        let mut parts = Vec::new();
        for side in [0, 1] {
            parts.push(limb(at(side, 0.0), at(side, share) + back, radius(0.0), radius(share), ramp));
        }
        for row in 0..=4 {
            let along = share * row as f32 / 4.0;
            let r = radius(along) * 0.9;
            parts.push(limb(at(0, along) + back, at(1, along) + back, r, r, ramp).lit(-0.04));
        }
        parts
    }

    /// A waistcoat without sleeves, buttoned.
    pub fn waistcoat(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts = self.open(ramp, 0.024, 0, Opening { wide: 0.1, down: -0.02 });
        for z in [-0.08, -0.16] {
            let at = self.front(0.0, z, 0.024);
            parts.insert(0, Part::new(Shape::Sphere { radius: 0.022 * self.k }, palette::GOLD).at(at));
        }
        parts
    }

    /// A vest without sleeves that stands open.
    pub fn vest(&self, ramp: Ramp) -> Vec<Part> {
        self.open(ramp, 0.032, 1, Opening { wide: 0.14, down: -0.6 })
    }

    /// A shirt without sleeves, low at the neck.
    pub fn singlet(&self, ramp: Ramp) -> Vec<Part> {
        let chest = &self.rig.chest;
        let top = chest.outward(vec3(0.0, 0.0, 0.13) * self.k);
        let mut parts: Vec<Part> = [self.upper_torso(ramp), self.belly(ramp)]
            .concat()
            .iter()
            .map(|part| part.over(0.012 * self.k, ramp).cut_at(top, chest.axes[2]))
            .collect();
        for side in SIDES {
            let [front, back] =
                [0.13, -0.13].map(|x| chest.outward(vec3(x, 0.1 * side * self.who.shoulders, 0.12) * self.k));
            let over = chest.outward(vec3(-0.01, 0.1 * side * self.who.shoulders, 0.235) * self.k);
            parts.push(limb(front, over, 0.034 * self.k, 0.034 * self.k, ramp));
            parts.push(limb(over, back, 0.034 * self.k, 0.034 * self.k, ramp));
        }
        parts
    }

    /// A dressing gown down to the calves, tied with a cord.
    pub fn gown(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts: Vec<Part> =
            self.belt(ramp, 0.03, 0.035).into_iter().map(|part| part.lit(0.3)).collect();
        parts.extend(self.open(ramp, 0.034, 5, Opening { wide: 0.09, down: -0.14 }));
        parts.extend(self.skirt(ramp, 1.0, 0.045));
        parts.extend(self.tails(ramp, 0.3));
        parts
    }

    /// A dress that leaves the shoulders bare and widens towards the calves.
    pub fn dress(&self, ramp: Ramp) -> Vec<Part> {
        let chest = &self.rig.chest;
        let top = chest.outward(vec3(0.0, 0.0, 0.1) * self.k);
        let mut parts: Vec<Part> = [self.upper_torso(ramp), self.belly(ramp)]
            .concat()
            .iter()
            .map(|part| part.over(0.014 * self.k, ramp).cut_at(top, chest.axes[2]))
            .collect();
        parts.extend(self.skirt(ramp, 1.0, 0.02));
        parts.extend(self.tails(ramp, 0.55));
        parts
    }

    /// A shirt whose collar closes about the neck.
    pub fn turtleneck(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts = self.shirt(ramp, 0.014, 5);
        let chest = &self.rig.chest;
        let neck = 0.1 * (0.4 + 0.6 * self.who.muscle) * self.k;
        let [low, high] = [0.19, 0.27].map(|z| chest.outward(vec3(-0.015, 0.0, z) * self.k));
        parts.push(limb(low, high, neck * 1.12, neck, ramp).lit(0.06));
        parts
    }

    /// A tie, hanging from the collar; a loosened one hangs lower and aside.
    pub fn tie(&self, ramp: Ramp, loose: bool) -> Vec<Part> {
        let (top, aside) = if loose { (0.1, 0.025) } else { (0.16, 0.0) };
        let knot = self.front(0.0, top, 0.03);
        let middle = self.front(aside, 0.0, 0.03);
        let low = self.front(aside, -0.14, 0.022);
        vec![
            Part::new(Shape::Sphere { radius: 0.034 * self.k }, ramp).at(knot).lit(0.1),
            limb(knot, middle, 0.022 * self.k, 0.03 * self.k, ramp),
            limb(middle, low, 0.03 * self.k, 0.026 * self.k, ramp),
        ]
    }

    /// A bow tie.
    pub fn bow_tie(&self, ramp: Ramp) -> Vec<Part> {
        let chest = &self.rig.chest;
        let knot = self.front(0.0, 0.2, 0.03);
        let wing = |side: f32| {
            let tip = knot + chest.direction(vec3(0.0, 0.075 * side, 0.0)) * self.k;
            limb(knot, tip, 0.018 * self.k, 0.036 * self.k, ramp).lit(0.1)
        };
        vec![wing(1.0), wing(-1.0)]
    }

    /// Straps over both shoulders and a gun under the left arm.
    pub fn holster(&self, ramp: Ramp) -> Vec<Part> {
        let chest = &self.rig.chest;
        let w = self.who.shoulders;
        let mut parts = Vec::new();
        for side in SIDES {
            let over = chest.outward(vec3(-0.02, 0.13 * side * w, 0.255) * self.k);
            let front = self.front(0.16 * side * w, 0.04, 0.02);
            let back = chest.outward(vec3(-0.19, 0.02 * side, 0.02) * self.k);
            parts.push(limb(over, front, 0.024 * self.k, 0.024 * self.k, ramp));
            parts.push(limb(over, back, 0.024 * self.k, 0.024 * self.k, ramp));
        }
        let gun = Shape::Box { half: vec3(0.07, 0.03, 0.07) * self.k, round: 0.015 };
        parts.push(on(chest, vec3(0.08, 0.24 * w, -0.06) * self.k, gun, ramp).lit(-0.1));
        parts
    }

    /// Two rows of brass buttons down the front, and what holds the shoulders.
    pub fn buttons(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts = Vec::new();
        for side in SIDES {
            for z in [0.11, 0.02, -0.07, -0.16] {
                let at = self.front(0.07 * side, z, 0.032);
                parts.push(Part::new(Shape::Sphere { radius: 0.024 * self.k }, ramp).at(at).lit(0.2));
            }
        }
        parts
    }

    /// A badge on the left breast.
    pub fn badge(&self, ramp: Ramp) -> Vec<Part> {
        let at = self.front(0.12, 0.08, 0.022);
        vec![Part::new(Shape::Sphere { radius: 0.036 * self.k }, ramp).at(at).lit(0.25)]
    }

    /// Stripes about the torso and down the sleeves, laid on what is worn `loose` metres from the skin.
    pub fn stripes(&self, ramp: Ramp) -> Vec<Part> {
        let chest = &self.rig.chest;
        let torso = [self.upper_torso(ramp), self.belly(ramp)].concat();
        let mut parts = Vec::new();
        for z in [0.1, -0.02, -0.14] {
            let middle = chest.outward(vec3(0.0, 0.0, z) * self.k);
            for part in &torso {
                let over = part.over(0.019 * self.k, ramp);
                let [up, down] = [1.0, -1.0].map(|way| middle + chest.axes[2] * (0.022 * way * self.k));
                parts.push(over.cut_at(up, chest.axes[2]).cut_at(down, -chest.axes[2]));
            }
        }
        parts
    }

    /// A jacket's own cloth closed up to the throat: a windbreaker, a tunic.
    pub fn tunic(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts = self.open(ramp, 0.03, 5, HIGH);
        parts.extend(self.skirt(ramp, 0.12, 0.03));
        parts
    }

    /// Shoes that end under the ankle.
    pub fn shoes(&self, ramp: Ramp) -> Vec<Part> {
        [0, 1].map(|side| self.foot(side, ramp).over(0.014 * self.k, ramp)).to_vec()
    }
}
