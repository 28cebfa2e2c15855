//! The skeleton: a person's proportions, and where a posture puts his joints.

use super::pose::Pose;
use crate::sculpt::{Place, TURN, Vec3, vec3};

/// The height for which postures are written, metres.
const REFERENCE: f32 = 1.8;
/// The height of the point about which a body is turned as a whole, metres of the reference man.
const MIDDLE: f32 = 0.9;
/// Every head is held back a little, degrees: the camera is high, and a face must be seen.
const CHIN_UP: f32 = 14.0;
const UPPER_ARM: f32 = 0.31;
const FOREARM: f32 = 0.31;
const THIGH: f32 = 0.43;
const SHIN: f32 = 0.43;

/// The size of a body against the reference man.
#[derive(Clone, Copy, Debug)]
pub struct Build {
    /// Height from sole to crown, metres.
    pub height: f32,
    /// Width of the shoulders, 1 for ordinary.
    pub shoulders: f32,
}

impl Build {
    /// Metres of this man to a metre of the reference man.
    pub fn scale(&self) -> f32 {
        self.height / REFERENCE
    }
}

/// Shoulder to hand or hip to ankle.
#[derive(Clone, Copy, Debug)]
pub struct Limb {
    /// Shoulder or hip.
    pub root: Vec3,
    /// Elbow or knee.
    pub bend: Vec3,
    /// Middle of the fist, or ankle.
    pub end: Vec3,
}

/// Joints in the figure's coordinates: x ahead, y left, z up, metres.
#[derive(Clone, Debug)]
pub struct Rig {
    /// The pelvis.
    pub pelvis: Place,
    /// The middle of the chest.
    pub chest: Place,
    /// The middle of the head.
    pub head: Place,
    /// Left and right arm.
    pub arms: [Limb; 2],
    /// Left and right leg.
    pub legs: [Limb; 2],
    /// Left and right foot, with the ankle as origin.
    pub feet: [Place; 2],
}

/// Left is +1, right is -1.
pub const SIDES: [f32; 2] = [1.0, -1.0];

fn turned(place: Place, degrees: Vec3) -> Place {
    let angle = |d: f32| d * TURN / 360.0;
    place.twisted(angle(degrees.x)).pitched(angle(degrees.y)).rolled(angle(degrees.z))
}

impl Rig {
    /// Puts the joints of a body of `build` where `pose` wants them.
    pub fn new(build: &Build, pose: &Pose) -> Rig {
        let k = build.scale();
        let middle = vec3(0.0, 0.0, MIDDLE * k);
        let lifted = vec3(pose.root.x * k, pose.root.y * k, pose.root.z * k) + middle;
        let root = turned(Place { origin: lifted, ..Place::default() }, pose.tilt);
        let goal = |p: Vec3| root.outward(p * k - middle);
        let pelvis = turned(Place { origin: goal(pose.pelvis), ..root }, pose.hips);
        let mut chest = turned(pelvis, pose.chest);
        chest.origin = pelvis.origin + pelvis.axes[2] * (0.15 * k) + chest.axes[2] * (0.2 * k);
        let mut head = turned(chest, pose.head - vec3(0.0, CHIN_UP, 0.0));
        head.origin = chest.outward(vec3(0.0, 0.0, 0.27 * k)) + head.direction(vec3(0.035, 0.0, 0.195) * k);
        let wide = 1.0 + (build.shoulders - 1.0) * 0.7;
        let arms = [0, 1].map(|side| {
            let shoulder = chest.outward(vec3(-0.01, 0.23 * SIDES[side] * build.shoulders, 0.125) * k);
            let hand = pose.hands[side];
            let pole = root.direction(pose.elbows[side]);
            reach(shoulder, goal(vec3(hand.x, hand.y * wide, hand.z)), pole, UPPER_ARM * k, FOREARM * k)
        });
        let legs = [0, 1].map(|side| {
            let hip = pelvis.outward(vec3(0.0, 0.105 * SIDES[side], -0.04) * k);
            let pole = pelvis.direction(vec3(1.0, 0.3 * SIDES[side], 0.1));
            reach(hip, goal(pose.feet[side]), pole, THIGH * k, SHIN * k)
        });
        let feet = [0, 1].map(|side| turned(Place { origin: legs[side].end, ..root }, pose.toes[side]));
        Rig { pelvis, chest, head, arms, legs, feet }
    }
}

/// Two bones of the given lengths from `root` towards `goal`, bent towards `pole`; out of reach they stretch as far as they go.
fn reach(root: Vec3, goal: Vec3, pole: Vec3, upper: f32, lower: f32) -> Limb {
    let to = goal - root;
    let direction = if to.length() > 1e-4 { to.normalised() } else { -Vec3::Z };
    let longest = (upper + lower) * 0.998;
    let shortest = (upper - lower).abs() + 0.12 * (upper + lower);
    let distance = to.length().clamp(shortest, longest);
    let along = (upper * upper - lower * lower + distance * distance) / (2.0 * distance);
    let aside = (upper * upper - along * along).max(0.0).sqrt();
    let mut bend = pole - direction * pole.dot(direction);
    if bend.length() < 1e-3 {
        bend = direction.cross(Vec3::Y);
    }
    Limb {
        root,
        bend: root + direction * along + bend.normalised() * aside,
        end: root + direction * distance,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bones_keep_their_length() {
        let goals = [vec3(0.3, 0.1, 0.2), vec3(3.0, 0.0, 0.0), vec3(0.0, 0.0, 0.0), vec3(0.0, 0.01, 0.0)];
        for goal in goals {
            let limb = reach(Vec3::ZERO, goal, vec3(0.0, 1.0, 0.2), 0.3, 0.25);
            assert!((limb.bend.length() - 0.3).abs() < 1e-3);
            assert!(((limb.end - limb.bend).length() - 0.25).abs() < 1e-3);
        }
    }

    #[test]
    fn a_standing_man_is_as_tall_as_his_build() {
        let build = Build { height: 1.95, shoulders: 1.2 };
        let rig = Rig::new(&build, &Pose::default());
        let crown = rig.head.origin.z + 0.16 * build.scale();
        assert!((crown - build.height).abs() < 0.1, "{crown}");
    }
}
