//! How somebody stands and walks where nothing else is asked of him: `art/people/moves/stances/*.ron`.
//!
//! A crowd of people in one posture is a crowd of one man. A stance changes the idle posture, and lends walking and
//! running a stoop, a straddle and hands that stay where they are; blows, falls and all else are everybody's.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;

use super::{
    pose::{Change, Pose},
    source,
};

/// Stances by name.
pub type Stances = BTreeMap<String, Stance>;

/// One way to stand.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stance {
    /// What differs from the guard that everybody else stands in.
    idle: Change,
    /// How far the chest is bent forwards when walking, degrees more than others'; half of that when running.
    #[serde(default)]
    lean: f32,
    /// How much wider the feet are set when walking, metres to each side.
    #[serde(default)]
    straddle: f32,
    /// The hands that stay where they are when walking.
    #[serde(default)]
    keeps: Keeps,
}

/// Hands that do not swing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
enum Keeps {
    /// Both swing.
    #[default]
    Neither,
    /// The left one stays.
    Left,
    /// The right one stays.
    Right,
    /// Both stay.
    Both,
}

impl Keeps {
    fn includes(self, side: usize) -> bool {
        match self {
            Keeps::Neither => false,
            Keeps::Left => side == 0,
            Keeps::Right => side == 1,
            Keeps::Both => true,
        }
    }
}

/// Every stance in the files of `folder`, and each one's text for the stamps of those who take it; none where there is no
/// such folder.
pub fn load(folder: &Path) -> Result<Stances, String> {
    let mut stances = Stances::new();
    if !folder.is_dir() {
        return Ok(stances);
    }
    for path in source::files(folder)? {
        let (file, _): (Stances, String) = source::read(&path)?;
        for (name, stance) in file {
            if stance.idle.from.is_some() {
                return Err(format!("{}: {name:?}: from: a stance starts from the guard", path.display()));
            }
            if stances.insert(name.clone(), stance).is_some() {
                return Err(format!("{}: the stance {name:?} is there twice", path.display()));
            }
        }
    }
    Ok(stances)
}

impl Stance {
    /// The posture of a frame of the clip called `clip` that is `pose` for others; `first` is the clip's first posture.
    pub fn posture(&self, clip: &str, pose: &Pose, first: &Pose) -> Pose {
        match clip {
            "idle" => breathing(self.idle.apply(*first), pose, first),
            "walk" => self.gait(*pose, *first, 1.0),
            "run" => self.gait(*pose, *first, 0.5),
            _ => *pose,
        }
    }

    fn gait(&self, mut pose: Pose, first: Pose, share: f32) -> Pose {
        pose.chest.y += self.lean * share;
        // Who stoops still looks where he goes.
        pose.head.y -= self.lean * share * 0.7;
        let stands = self.idle.apply(first);
        for (side, way) in [1.0, -1.0].into_iter().enumerate() {
            pose.feet[side].y += self.straddle * share * way;
            if self.keeps.includes(side) {
                pose.hands[side] = stands.hands[side];
                pose.elbows[side] = stands.elbows[side];
            }
        }
        pose
    }

    /// A text that changes with the stance.
    pub fn text(&self) -> String {
        format!("{self:?}")
    }
}

/// `stands`, moved as `pose` is against `first`: the breath goes through every stance.
fn breathing(mut stands: Pose, pose: &Pose, first: &Pose) -> Pose {
    let sinks = (pose.pelvis - first.pelvis) * 0.5;
    stands.pelvis = stands.pelvis + sinks;
    stands.chest = stands.chest + (pose.chest - first.chest);
    for side in [0, 1] {
        stands.hands[side] = stands.hands[side] + (pose.hands[side] - first.hands[side]) * 0.5;
    }
    stands
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stance(text: &str) -> Stance {
        source::parse(text).expect("the form is right")
    }

    #[test]
    fn a_stance_changes_idle_and_walk_and_nothing_else() {
        let stance = stance("(idle: (hand_l: (0.1, 0.2, 0.3)), lean: 10, keeps: Left)");
        let pose = Pose::default();
        let idle = stance.posture("idle", &pose, &pose);
        assert!((idle.hands[0].z - 0.3).abs() < 1e-5 && idle.hands[1] == pose.hands[1]);
        let walk = stance.posture("walk", &pose, &pose);
        assert!((walk.chest.y - pose.chest.y - 10.0).abs() < 1e-5 && walk.hands[0] == idle.hands[0]);
        assert_eq!(stance.posture("jab", &pose, &pose), pose);
    }
}
