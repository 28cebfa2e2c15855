//! One posture of a body, and the way from one posture to the next.
//!
//! A posture is written for the reference man of 1.8 m in his own frame: x ahead, y to his left, z up, metres; angles in
//! degrees. Hands and feet are goals that the rig reaches with elbows and knees.

use serde::Deserialize;

use crate::sculpt::{Vec3, vec3};

/// Three numbers in a source file.
pub type Triple = (f32, f32, f32);

/// A posture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    /// How far the whole body is moved, metres.
    pub root: Vec3,
    /// How the whole body is turned about its middle: left, forwards, towards its left side, degrees.
    pub tilt: Vec3,
    /// Where the pelvis is, metres.
    pub pelvis: Vec3,
    /// How the pelvis is turned: left, forwards, towards the left side, degrees.
    pub hips: Vec3,
    /// How the chest is turned against the pelvis, likewise.
    pub chest: Vec3,
    /// How the head is turned against the chest, likewise.
    pub head: Vec3,
    /// Left and right fist, metres.
    pub hands: [Vec3; 2],
    /// Where left and right elbow point.
    pub elbows: [Vec3; 2],
    /// Left and right ankle, metres.
    pub feet: [Vec3; 2],
    /// How left and right foot are turned: left, toes down, towards the left side, degrees.
    pub toes: [Vec3; 2],
}

impl Default for Pose {
    fn default() -> Self {
        Pose {
            root: Vec3::ZERO,
            tilt: Vec3::ZERO,
            pelvis: vec3(0.0, 0.0, 0.9),
            hips: Vec3::ZERO,
            chest: vec3(0.0, 4.0, 0.0),
            head: vec3(0.0, -14.0, 0.0),
            hands: [vec3(0.08, 0.34, 0.88), vec3(0.08, -0.34, 0.88)],
            elbows: [vec3(-0.7, 0.4, -0.5), vec3(-0.7, -0.4, -0.5)],
            feet: [vec3(0.0, 0.13, 0.07), vec3(0.0, -0.13, 0.07)],
            toes: [vec3(12.0, 0.0, 0.0), vec3(-12.0, 0.0, 0.0)],
        }
    }
}

impl Pose {
    /// The posture `share` of the way to `other`.
    pub fn lerp(&self, other: &Pose, share: f32) -> Pose {
        let mix = |a: Vec3, b: Vec3| a.lerp(b, share);
        let pair = |a: [Vec3; 2], b: [Vec3; 2]| [mix(a[0], b[0]), mix(a[1], b[1])];
        Pose {
            root: mix(self.root, other.root),
            tilt: mix(self.tilt, other.tilt),
            pelvis: mix(self.pelvis, other.pelvis),
            hips: mix(self.hips, other.hips),
            chest: mix(self.chest, other.chest),
            head: mix(self.head, other.head),
            hands: pair(self.hands, other.hands),
            elbows: pair(self.elbows, other.elbows),
            feet: pair(self.feet, other.feet),
            toes: pair(self.toes, other.toes),
        }
    }

    /// The same posture with left and right exchanged.
    pub fn mirrored(&self) -> Pose {
        let point = |p: Vec3| vec3(p.x, -p.y, p.z);
        let turn = |a: Vec3| vec3(-a.x, a.y, -a.z);
        let swap = |pair: [Vec3; 2], by: fn(Vec3) -> Vec3| [by(pair[1]), by(pair[0])];
        Pose {
            root: point(self.root),
            tilt: turn(self.tilt),
            pelvis: point(self.pelvis),
            hips: turn(self.hips),
            chest: turn(self.chest),
            head: turn(self.head),
            hands: swap(self.hands, point),
            elbows: swap(self.elbows, point),
            feet: swap(self.feet, point),
            toes: swap(self.toes, turn),
        }
    }
}

/// What a source file says of a posture: only what differs from the one before it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Change {
    /// The frame the posture belongs to; between frames it is approached evenly.
    pub at: f32,
    /// The named posture it starts from, in place of the one before it.
    pub from: Option<String>,
    root: Option<Triple>,
    tilt: Option<Triple>,
    pelvis: Option<Triple>,
    hips: Option<Triple>,
    chest: Option<Triple>,
    head: Option<Triple>,
    hand_l: Option<Triple>,
    hand_r: Option<Triple>,
    elbow_l: Option<Triple>,
    elbow_r: Option<Triple>,
    foot_l: Option<Triple>,
    foot_r: Option<Triple>,
    toe_l: Option<Triple>,
    toe_r: Option<Triple>,
}

impl Change {
    /// The posture that this makes of `pose`.
    pub fn apply(&self, mut pose: Pose) -> Pose {
        let set = |place: &mut Vec3, value: Option<Triple>| {
            if let Some((x, y, z)) = value {
                *place = vec3(x, y, z);
            }
        };
        set(&mut pose.root, self.root);
        set(&mut pose.tilt, self.tilt);
        set(&mut pose.pelvis, self.pelvis);
        set(&mut pose.hips, self.hips);
        set(&mut pose.chest, self.chest);
        set(&mut pose.head, self.head);
        set(&mut pose.hands[0], self.hand_l);
        set(&mut pose.hands[1], self.hand_r);
        set(&mut pose.elbows[0], self.elbow_l);
        set(&mut pose.elbows[1], self.elbow_r);
        set(&mut pose.feet[0], self.foot_l);
        set(&mut pose.feet[1], self.foot_r);
        set(&mut pose.toes[0], self.toe_l);
        set(&mut pose.toes[1], self.toe_r);
        pose
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mirror_of_a_mirror_is_the_posture() {
        let pose = Pose { tilt: vec3(3.0, 4.0, 5.0), ..Pose::default() };
        assert_eq!(pose.mirrored().mirrored(), pose);
    }
}
