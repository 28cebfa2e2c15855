//! Clothes, marks and hats: what a character's `wear` may list.

use serde::Deserialize;

use super::{
    body::{Body, limb, on},
    character::Dye,
    rig::SIDES,
};
use crate::{
    palette::Ramp,
    sculpt::{Part, Shape, Vec3, vec3},
};

/// One thing worn.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Garment {
    /// A towel about the hips, down to the knees.
    Towel(Dye),
    /// A sheet about the hips and over the left shoulder.
    Sheet(Dye),
    /// Bathing trunks.
    Trunks(Dye),
    /// Long trousers.
    Trousers(Dye),
    /// A shirt with long sleeves.
    Shirt(Dye),
    /// A loose smock with short sleeves, down to the knees.
    Smock(Dye),
    /// A long uniform coat with a skirt.
    Coat(Dye),
    /// A long apron, bare behind.
    Apron(Dye),
    /// Boots up to the calf.
    Boots(Dye),
    /// A belt.
    Belt(Dye),
    /// Straps about both wrists.
    Wristbands(Dye),
    /// Shoulder boards.
    Epaulettes(Dye),
    /// Prison ink on breast, back and arms.
    Tattoos(Dye),
    /// A peaked cap and its band.
    PeakedCap(Dye, Dye),
    /// A round cap without a peak.
    RoundCap(Dye),
    /// A bather's felt hat.
    FeltHat(Dye),
    /// A suit's jacket, buttoned.
    Jacket(Dye),
    /// A suit's jacket, too tight for who wears it.
    TightJacket(Dye),
    /// A short jacket that stands open.
    Blouson(Dye),
    /// A coat down to the thighs that stands open.
    OpenCoat(Dye),
    /// A coat down to the calves that stands open.
    LongCoat(Dye),
    /// A jacket closed up to the throat: a uniform, a windbreaker.
    Tunic(Dye),
    /// A waistcoat over a shirt.
    Waistcoat(Dye),
    /// A vest without sleeves that stands open.
    Vest(Dye),
    /// A shirt without sleeves.
    Singlet(Dye),
    /// A dressing gown, tied with a cord.
    Gown(Dye),
    /// A long dress that leaves the shoulders bare.
    Dress(Dye),
    /// A shirt whose collar closes about the neck.
    Turtleneck(Dye),
    /// A tie.
    Tie(Dye),
    /// A tie that was loosened.
    LooseTie(Dye),
    /// A bow tie.
    BowTie(Dye),
    /// A shoulder holster's straps, and what is in it.
    Holster(Dye),
    /// Two rows of buttons.
    Buttons(Dye),
    /// A badge on the left breast.
    Badge(Dye),
    /// Stripes across what is worn next to the skin.
    Stripes(Dye),
    /// Shoes that end under the ankle.
    Shoes(Dye),
    /// A roll about the neck: a scarf, a hood thrown back.
    Collar(Dye),
    /// Dark glasses.
    Sunglasses(Dye),
    /// Glasses with a thin frame.
    Glasses(Dye),
    /// A band about the brow.
    Headband(Dye),
    /// A hood over the head.
    Hood(Dye),
    /// A knitted cap.
    KnitCap(Dye),
    /// A soft flat cap.
    FlatCap(Dye),
    /// A page's cap and its trimming.
    Pillbox(Dye, Dye),
    /// A nurse's cap.
    NurseCap(Dye),
    /// Curlers in the hair.
    Curlers(Dye),
    /// A cap with a long peak.
    BallCap(Dye),
    /// The same, its peak behind.
    BackCap(Dye),
    /// A cloth bound about the skull.
    Bandana(Dye),
    /// A kerchief tied under the chin.
    Kerchief(Dye),
    /// A cook's hat.
    Toque(Dye),
    /// A beret.
    Beret(Dye),
    /// A bandage about the head.
    Bandage(Dye),
    /// A surgeon's cap and mask.
    ScrubMask(Dye),
    /// A dancer's plume.
    Plume(Dye),
    /// A skirt down to the knee.
    KneeSkirt(Dye),
    /// A short skirt that stands out.
    ShortSkirt(Dye),
    /// A wide skirt down to the ankles.
    LongSkirt(Dye),
    /// A closed coat that widens down to the boots.
    Greatcoat(Dye),
    /// An open coat with wide skirts.
    WideCoat(Dye),
    /// A quilted jacket.
    Padded(Dye),
    /// A shawl about the shoulders.
    Shawl(Dye),
    /// A collar of fur.
    Fur(Dye),
    /// A scarf with hanging ends.
    Scarf(Dye),
    /// Braces over a shirt.
    Braces(Dye),
    /// An apron from the belt down.
    WaistApron(Dye),
    /// A left leg in plaster.
    Plaster(Dye),
    /// A heavy chain about the neck.
    Chain(Dye),
    /// Rows of medals.
    Medals(Dye),
    /// A briefcase in the left hand.
    Briefcase(Dye),
    /// A suitcase in the left hand.
    Suitcase(Dye),
    /// A handbag in the left hand.
    Handbag(Dye),
    /// A doctor's bag in the left hand.
    DoctorsBag(Dye),
    /// A string bag of oranges in the left hand.
    StringBag(Dye),
    /// A tray with glasses on the left hand.
    Tray(Dye),
    /// A stick in the left hand.
    Cane(Dye),
    /// A board with papers in the left hand.
    Clipboard(Dye),
    /// A pack on the back.
    Backpack(Dye),
    /// A bag on the left hip.
    Satchel(Dye),
    /// A rifle across the back, its wood.
    SlungRifle(Dye),
    /// A bat across the back.
    SlungBat(Dye),
    /// A tape recorder on the right shoulder.
    Radio(Dye),
    /// A camera on the breast.
    Camera(Dye),
    /// A felt hat with a wide brim, and its band.
    BrimHat(Dye, Dye),
    /// A fur cap with its flaps down: fur and cloth.
    EarFlaps(Dye, Dye),
    /// An officer's wide cap: crown and band.
    OfficerCap(Dye, Dye),
    /// A soft cap with corners, and its badge.
    CornerCap(Dye, Dye),
}

impl Body<'_> {
    /// The parts of one garment.
    pub fn garment(&self, garment: &Garment) -> Vec<Part> {
        match *garment {
            Garment::Towel(Dye(ramp)) => self.towel(ramp),
            Garment::Sheet(Dye(ramp)) => self.sheet(ramp),
            Garment::Trunks(Dye(ramp)) => self.trunks(ramp),
            Garment::Trousers(Dye(ramp)) => self.trousers(ramp),
            Garment::Shirt(Dye(ramp)) => self.shirt(ramp, 0.012, 5),
            Garment::Smock(Dye(ramp)) => [self.shirt(ramp, 0.025, 3), self.skirt(ramp, 0.75, 0.03)].concat(),
            Garment::Coat(Dye(ramp)) => [self.shirt(ramp, 0.025, 5), self.skirt(ramp, 0.9, 0.035)].concat(),
            Garment::Apron(Dye(ramp)) => self.apron(ramp),
            Garment::Boots(Dye(ramp)) => self.boots(ramp),
            Garment::Belt(Dye(ramp)) => self.belt(ramp, 0.04, 0.03),
            Garment::Wristbands(Dye(ramp)) => self.wristbands(ramp),
            Garment::Epaulettes(Dye(ramp)) => self.epaulettes(ramp),
            Garment::Tattoos(Dye(ramp)) => self.tattoos(ramp),
            Garment::PeakedCap(Dye(crown), Dye(band)) => self.peaked_cap(crown, band),
            Garment::RoundCap(Dye(ramp)) => self.round_cap(ramp),
            Garment::FeltHat(Dye(ramp)) => self.felt_hat(ramp),
            Garment::Jacket(Dye(ramp)) => self.jacket(ramp, 0.024),
            Garment::TightJacket(Dye(ramp)) => self.jacket(ramp, 0.014),
            Garment::Blouson(Dye(ramp)) => self.blouson(ramp),
            Garment::OpenCoat(Dye(ramp)) => self.open_coat(ramp, 0.8),
            Garment::LongCoat(Dye(ramp)) => self.open_coat(ramp, 1.7),
            Garment::Tunic(Dye(ramp)) => self.tunic(ramp),
            Garment::Waistcoat(Dye(ramp)) => self.waistcoat(ramp),
            Garment::Vest(Dye(ramp)) => self.vest(ramp),
            Garment::Singlet(Dye(ramp)) => self.singlet(ramp),
            Garment::Gown(Dye(ramp)) => self.gown(ramp),
            Garment::Dress(Dye(ramp)) => self.dress(ramp),
            Garment::Turtleneck(Dye(ramp)) => self.turtleneck(ramp),
            Garment::Tie(Dye(ramp)) => self.tie(ramp, false),
            Garment::LooseTie(Dye(ramp)) => self.tie(ramp, true),
            Garment::BowTie(Dye(ramp)) => self.bow_tie(ramp),
            Garment::Holster(Dye(ramp)) => self.holster(ramp),
            Garment::Buttons(Dye(ramp)) => self.buttons(ramp),
            Garment::Badge(Dye(ramp)) => self.badge(ramp),
            Garment::Stripes(Dye(ramp)) => self.stripes(ramp),
            Garment::Shoes(Dye(ramp)) => self.shoes(ramp),
            Garment::Collar(Dye(ramp)) => self.collar(ramp),
            Garment::Sunglasses(Dye(ramp)) => self.sunglasses(ramp),
            Garment::Glasses(Dye(ramp)) => self.glasses(ramp),
            Garment::Headband(Dye(ramp)) => self.headband(ramp),
            Garment::Hood(Dye(ramp)) => self.hood(ramp),
            Garment::KnitCap(Dye(ramp)) => self.knit_cap(ramp),
            Garment::FlatCap(Dye(ramp)) => self.flat_cap(ramp),
            Garment::Pillbox(Dye(ramp), Dye(trim)) => self.pillbox(ramp, trim),
            Garment::NurseCap(Dye(ramp)) => self.nurse_cap(ramp),
            Garment::Curlers(Dye(ramp)) => self.curlers(ramp),
            Garment::BallCap(Dye(ramp)) => self.ball_cap(ramp, false),
            Garment::BackCap(Dye(ramp)) => self.ball_cap(ramp, true),
            Garment::Bandana(Dye(ramp)) => self.bandana(ramp),
            Garment::Kerchief(Dye(ramp)) => self.kerchief(ramp),
            Garment::Toque(Dye(ramp)) => self.toque(ramp),
            Garment::Beret(Dye(ramp)) => self.beret(ramp),
            Garment::Bandage(Dye(ramp)) => self.bandage(ramp),
            Garment::ScrubMask(Dye(ramp)) => self.scrub_mask(ramp),
            Garment::Plume(Dye(ramp)) => self.plume(ramp),
            Garment::KneeSkirt(Dye(ramp)) => self.knee_skirt(ramp),
            Garment::ShortSkirt(Dye(ramp)) => self.short_skirt(ramp),
            Garment::LongSkirt(Dye(ramp)) => self.long_skirt(ramp),
            Garment::Greatcoat(Dye(ramp)) => self.greatcoat(ramp),
            Garment::WideCoat(Dye(ramp)) => self.wide_coat(ramp),
            Garment::Padded(Dye(ramp)) => self.padded(ramp),
            Garment::Shawl(Dye(ramp)) => self.shawl(ramp),
            Garment::Fur(Dye(ramp)) => self.fur(ramp),
            Garment::Scarf(Dye(ramp)) => self.scarf(ramp),
            Garment::Braces(Dye(ramp)) => self.braces(ramp),
            Garment::WaistApron(Dye(ramp)) => self.waist_apron(ramp),
            Garment::Plaster(Dye(ramp)) => self.plaster(ramp),
            Garment::Chain(Dye(ramp)) => self.chain(ramp),
            Garment::Medals(Dye(ramp)) => self.medals(ramp),
            Garment::Briefcase(Dye(ramp)) => self.briefcase(ramp),
            Garment::Suitcase(Dye(ramp)) => self.suitcase(ramp),
            Garment::Handbag(Dye(ramp)) => self.handbag(ramp),
            Garment::DoctorsBag(Dye(ramp)) => self.doctors_bag(ramp),
            Garment::StringBag(Dye(ramp)) => self.string_bag(ramp),
            Garment::Tray(Dye(ramp)) => self.tray(ramp),
            Garment::Cane(Dye(ramp)) => self.cane(ramp),
            Garment::Clipboard(Dye(ramp)) => self.clipboard(ramp),
            Garment::Backpack(Dye(ramp)) => self.backpack(ramp),
            Garment::Satchel(Dye(ramp)) => self.satchel(ramp),
            Garment::SlungRifle(Dye(ramp)) => self.slung_rifle(ramp),
            Garment::SlungBat(Dye(ramp)) => self.slung_bat(ramp),
            Garment::Radio(Dye(ramp)) => self.radio(ramp),
            Garment::Camera(Dye(ramp)) => self.camera(ramp),
            Garment::BrimHat(Dye(ramp), Dye(other)) => self.brim_hat(ramp, other),
            Garment::EarFlaps(Dye(ramp), Dye(other)) => self.ear_flaps(ramp, other),
            Garment::OfficerCap(Dye(ramp), Dye(other)) => self.officer_cap(ramp, other),
            Garment::CornerCap(Dye(ramp), Dye(other)) => self.corner_cap(ramp, other),
        }
    }

    /// Cloth about hips and thighs, down to `share` of the way to the knees, `loose` metres from the skin.
    pub fn skirt(&self, ramp: Ramp, share: f32, loose: f32) -> Vec<Part> {
        let mut parts: Vec<Part> =
            self.seat(ramp).iter().map(|part| part.over(loose * self.k, ramp)).collect();
        let legs = &self.rig.legs;
        let flesh = 0.4 + 0.6 * self.who.muscle;
        let radius = |along: f32| (0.128 * flesh - 0.02 * along + loose) * self.k;
        let at = |side: usize, along: f32| legs[side].root.lerp(legs[side].bend, along);
        for side in [0, 1] {
            parts.push(limb(at(side, 0.0), at(side, share), radius(0.0), radius(share), ramp));
        }
        // Cloth does not dip between the legs: rolls from one thigh to the other fill the gap.
        for row in 1..=8 {
            let along = share * row as f32 / 8.0;
            parts.push(limb(at(0, along), at(1, along), radius(along) * 0.96, radius(along) * 0.96, ramp));
        }
        parts
    }

    fn towel(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts = self.skirt(ramp, 0.72, 0.02);
        parts.extend(self.belt(ramp, 0.03, 0.0).into_iter().map(|part| part.lit(0.1)));
        let pelvis = &self.rig.pelvis;
        let knot = pelvis.outward(vec3(0.13, -0.13, 0.09) * self.k);
        let thigh = self.rig.legs[1].root.lerp(self.rig.legs[1].bend, 0.72);
        let hem = thigh + pelvis.direction(vec3(0.15, 0.01, 0.0)) * self.k;
        parts.push(limb(knot, hem, 0.035 * self.k, 0.02 * self.k, ramp).lit(0.15));
        parts.extend(self.folds(ramp, 0.68));
        parts
    }

    /// Dark pleats down front and back of a skirt.
    fn folds(&self, ramp: Ramp, share: f32) -> Vec<Part> {
        let pelvis = &self.rig.pelvis;
        let mut parts = Vec::new();
        for (front, y) in [(0.125, 0.05), (-0.165, 0.07), (-0.165, -0.05)] {
            let top = pelvis.outward(vec3(front, y, 0.02) * self.k);
            let leg = &self.rig.legs[usize::from(y < 0.0)];
            let low = leg.root.lerp(leg.bend, share) + pelvis.direction(vec3(front, y * 0.3, 0.0)) * self.k;
            parts.push(limb(top, low, 0.018 * self.k, 0.03 * self.k, ramp).lit(-0.22));
        }
        parts
    }

    fn sheet(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts = self.skirt(ramp, 0.95, 0.03);
        parts.extend(self.folds(ramp, 0.9));
        let chest = &self.rig.chest;
        // From the left shoulder to the right hip; the right breast stays bare.
        let bare = chest.direction(vec3(0.0, -0.72, 0.7));
        let edge = chest.outward(vec3(0.0, 0.02, 0.03) * self.k);
        for part in self.upper_torso(ramp).iter().chain(&self.belly(ramp)) {
            parts.push(part.over(0.022 * self.k, ramp).cut_at(edge, bare));
        }
        let wide = self.who.shoulders;
        let deep = 0.1 * self.who.belly;
        for front in [0.16, -0.17] {
            let belly = if front > 0.0 { deep } else { 0.0 };
            let top = chest.outward(vec3(0.0, 0.17 * wide, 0.24) * self.k);
            let middle = chest.outward(vec3(front + belly * 0.5, 0.03, 0.03) * self.k);
            let low = chest.outward(vec3(front * 0.8 + belly, -0.15 * wide, -0.22) * self.k);
            parts.push(limb(top, middle, 0.05 * self.k, 0.04 * self.k, ramp).lit(0.1));
            parts.push(limb(middle, low, 0.04 * self.k, 0.04 * self.k, ramp).lit(0.1));
        }
        parts
    }

    fn trunks(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts: Vec<Part> =
            self.seat(ramp).iter().map(|part| part.over(0.012 * self.k, ramp)).collect();
        for side in [0, 1] {
            let leg = self.rig.legs[side];
            let r = (0.4 + 0.6 * self.who.muscle) * self.k;
            parts.push(limb(leg.root, leg.root.lerp(leg.bend, 0.36), 0.143 * r, 0.135 * r, ramp));
        }
        parts
    }

    fn trousers(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts = self.seat(ramp);
        for side in [0, 1] {
            parts.extend(self.thigh(side, ramp));
            parts.extend(self.shin(side, ramp));
        }
        parts.iter().map(|part| part.over(0.016 * self.k, ramp)).collect()
    }

    /// Cloth over the torso and the first `sleeve` parts of each arm.
    pub fn shirt(&self, ramp: Ramp, loose: f32, sleeve: usize) -> Vec<Part> {
        let mut parts = self.upper_torso(ramp);
        parts.extend(self.belly(ramp));
        for side in [0, 1] {
            parts.extend(self.arm(side, ramp).into_iter().take(sleeve));
        }
        parts.iter().map(|part| part.over(loose * self.k, ramp)).collect()
    }

    fn apron(&self, ramp: Ramp) -> Vec<Part> {
        let (chest, pelvis) = (&self.rig.chest, &self.rig.pelvis);
        let mut parts = Vec::new();
        for part in self.upper_torso(ramp).iter().chain(&self.belly(ramp)) {
            let mut panel = part.over(0.024 * self.k, ramp);
            panel = panel.cut_at(chest.outward(vec3(0.03, 0.0, 0.0) * self.k), -chest.axes[0]);
            panel = panel.cut_at(chest.outward(vec3(0.0, 0.0, 0.1) * self.k), chest.axes[2]);
            for side in SIDES {
                let edge = chest.outward(vec3(0.0, 0.17 * side * self.who.shoulders, 0.0) * self.k);
                panel = panel.cut_at(edge, chest.axes[1] * side);
            }
            parts.push(panel);
        }
        let back = pelvis.outward(vec3(0.02, 0.0, 0.0) * self.k);
        for part in self.skirt(ramp, 0.95, 0.04) {
            parts.push(part.cut_at(back, -pelvis.axes[0]));
        }
        for side in SIDES {
            let (from, to) = (vec3(0.13, 0.12 * side, 0.1), vec3(0.0, 0.08 * side, 0.25));
            parts.push(
                limb(chest.outward(from * self.k), chest.outward(to * self.k), 0.06, 0.045, ramp).lit(-0.1),
            );
        }
        parts.extend(self.belt(ramp, 0.028, 0.0));
        parts
    }

    fn boots(&self, ramp: Ramp) -> Vec<Part> {
        let mut parts = Vec::new();
        for side in [0, 1] {
            parts.push(self.foot(side, ramp).over(0.016 * self.k, ramp));
            let leg = self.rig.legs[side];
            let top = leg.end.lerp(leg.bend, 0.6);
            parts.push(limb(leg.end, top, 0.078 * self.k, 0.112 * self.k, ramp));
        }
        parts
    }

    /// A band of the given half width about the waist, `loose` metres farther out than on bare skin.
    pub fn belt(&self, ramp: Ramp, half: f32, loose: f32) -> Vec<Part> {
        let pelvis = &self.rig.pelvis;
        let round = 1.0 + 0.25 * self.who.belly;
        let band = self.lump(pelvis, vec3(0.0, 0.0, 0.1), vec3(0.165 * round, 0.208 * round, 0.16), ramp);
        let band = band.over(loose * self.k, ramp);
        vec![band.cut(Vec3::Z, half * self.k).cut(-Vec3::Z, half * self.k)]
    }

    fn wristbands(&self, ramp: Ramp) -> Vec<Part> {
        let radius = 0.082 * self.who.muscle * self.k;
        let band = |side: usize| {
            let arm = self.rig.arms[side];
            limb(arm.bend.lerp(arm.end, 0.52), arm.bend.lerp(arm.end, 0.76), radius * 1.08, radius, ramp)
        };
        vec![band(0), band(1)]
    }

    fn epaulettes(&self, ramp: Ramp) -> Vec<Part> {
        let board = Shape::Box { half: vec3(0.06, 0.1, 0.03) * self.k, round: 0.02 };
        let w = self.who.shoulders;
        SIDES
            .map(|side| on(&self.rig.chest, vec3(-0.01, 0.21 * w * side, 0.275) * self.k, board, ramp))
            .to_vec()
    }

    fn tattoos(&self, ramp: Ramp) -> Vec<Part> {
        let torso = [self.upper_torso(ramp), self.belly(ramp)].concat();
        let chest = &self.rig.chest;
        // Stars under the collarbones, a cross between, a church with three domes behind.
        let spots = [
            (1.0, 0.11, 0.13, 0.04),
            (1.0, -0.11, 0.13, 0.04),
            (1.0, 0.0, 0.06, 0.032),
            (1.0, 0.0, 0.0, 0.032),
            (1.0, 0.0, -0.06, 0.032),
            (-1.0, 0.0, 0.14, 0.04),
            (-1.0, 0.0, 0.06, 0.05),
            (-1.0, 0.1, 0.08, 0.04),
            (-1.0, -0.1, 0.08, 0.04),
            (-1.0, 0.1, -0.02, 0.045),
            (-1.0, -0.1, -0.02, 0.045),
        ];
        let mut parts: Vec<Part> = spots
            .iter()
            .map(|&(front, y, z, radius)| {
                let start = chest.outward(vec3(0.0, y, z) * self.k);
                let at = surface(&torso, start, chest.axes[0] * front);
                Part::new(Shape::Sphere { radius: radius * self.k }, ramp).at(at)
            })
            .collect();
        for arm in &self.rig.arms {
            let radius = 0.104 * self.who.muscle * self.k;
            parts.push(limb(
                arm.root.lerp(arm.bend, 0.45),
                arm.root.lerp(arm.bend, 0.55),
                radius,
                radius,
                ramp,
            ));
        }
        parts
    }
}

/// Where a ray from inside the parts leaves them.
pub fn surface(parts: &[Part], mut point: Vec3, direction: Vec3) -> Vec3 {
    for _ in 0..24 {
        let depth = parts.iter().fold(f32::MAX, |depth, part| depth.min(part.distance(point)));
        if depth > -0.002 {
            break;
        }
        point = point + direction * -depth;
    }
    point
}
