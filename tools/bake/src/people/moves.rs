//! The movements that people know: `art/people/moves/*.ron`, named postures and clips of key postures.
//!
//! Each file belongs to a set; a person is baked in the sets that his file names.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;

use super::{
    pose::{Change, Pose},
    source,
};

/// A set of movements, known as a whole or not at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Set {
    /// Walking and fighting with bare hands and things: what everyone knows.
    #[default]
    Brawl,
    /// Being shot at and taken, sitting, talking: the part of whoever is about when guns are.
    Scene,
    /// Drawing, aiming, firing, loading, taking cover.
    Guns,
    /// What the story asks of a few.
    Story,
}

/// A file of movements.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    #[serde(default)]
    set: Set,
    #[serde(default)]
    poses: Vec<(String, Change)>,
    #[serde(default)]
    clips: Vec<ClipSource>,
}

/// One clip as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClipSource {
    name: String,
    frames: u32,
    /// Ticks of 1/60 s that each frame lasts; one number serves all.
    ticks: Vec<u32>,
    #[serde(default)]
    looped: bool,
    /// The second half of the frames is the first half with left and right exchanged.
    #[serde(default)]
    mirrored: bool,
    #[serde(default)]
    strike: Option<u32>,
    /// Directions in which it is drawn.
    #[serde(default = "eight")]
    facings: u32,
    /// Where what the right hand holds points, degrees to the left of the facing and up, for all frames or each;
    /// without it, where the forearm points.
    #[serde(default)]
    barrel: Vec<(f32, f32)>,
    keys: Vec<Change>,
}

fn eight() -> u32 {
    8
}

/// One movement, posture by posture.
#[derive(Debug)]
pub struct Move {
    /// What the game calls it.
    pub name: String,
    /// The set that it belongs to.
    pub set: Set,
    /// Directions in which it is drawn: 0 is east, then anticlockwise.
    pub facings: u32,
    /// The posture of each frame.
    pub poses: Vec<Pose>,
    /// Where what is held points in each frame, degrees to the left of the facing and up; empty for along the forearm.
    pub barrel: Vec<(f32, f32)>,
    /// How long each frame lasts, ticks of 1/60 s.
    pub ticks: Vec<u32>,
    /// Whether it starts again at its end.
    pub looped: bool,
    /// The frame on which a blow takes effect.
    pub strike: Option<u32>,
}

/// The text of the files of each set, for the stamp.
pub type Texts = BTreeMap<Set, String>;

/// Every movement in the files of `folder`, in order of file and place, and the files' text.
pub fn load(folder: &Path) -> Result<(Vec<Move>, Texts), String> {
    let mut texts = Texts::new();
    let mut files = Vec::new();
    let mut named = BTreeMap::new();
    for path in source::files(folder)? {
        let (file, written): (Source, String) = source::read(&path)?;
        texts.entry(file.set).or_default().push_str(&written);
        for (name, change) in &file.poses {
            let pose = start(change, None, &named)
                .map_err(|error| format!("{}: pose {name:?}: {error}", path.display()))?;
            named.insert(name.clone(), change.apply(pose));
        }
        files.push((path, file));
    }
    let mut moves: Vec<Move> = Vec::new();
    for (path, file) in files {
        for clip in file.clips {
            let name = clip.name.clone();
            let fail = |error: String| format!("{}: clip {name:?}: {error}", path.display());
            if moves.iter().any(|other| other.name == clip.name) {
                return Err(fail("the name is taken by another clip".into()));
            }
            let made = build(clip, &named).map_err(fail)?;
            moves.push(Move { set: file.set, ..made });
        }
    }
    Ok((moves, texts))
}

/// The posture that a change starts from.
fn start(change: &Change, before: Option<Pose>, named: &BTreeMap<String, Pose>) -> Result<Pose, String> {
    match &change.from {
        Some(name) => named.get(name).copied().ok_or_else(|| format!("from: there is no pose {name:?}")),
        None => Ok(before.unwrap_or_default()),
    }
}

fn build(clip: ClipSource, named: &BTreeMap<String, Pose>) -> Result<Move, String> {
    check(&clip)?;
    let mut keys: Vec<(f32, Pose)> = Vec::new();
    for change in &clip.keys {
        let pose = start(change, keys.last().map(|key| key.1), named)?;
        keys.push((change.at, change.apply(pose)));
    }
    let half = if clip.mirrored { clip.frames / 2 } else { clip.frames };
    if clip.looped {
        let first = keys[0].1;
        keys.push((half as f32, if clip.mirrored { first.mirrored() } else { first }));
    }
    let poses = (0..clip.frames).map(|frame| {
        let pose = between(&keys, (frame % half) as f32);
        if frame < half { pose } else { pose.mirrored() }
    });
    let poses = poses.collect();
    let ticks = if clip.ticks.len() == 1 { vec![clip.ticks[0]; clip.frames as usize] } else { clip.ticks };
    let barrel = match clip.barrel[..] {
        [one] => vec![one; clip.frames as usize],
        _ => clip.barrel,
    };
    Ok(Move {
        name: clip.name,
        set: Set::default(),
        facings: clip.facings,
        poses,
        barrel,
        ticks,
        looped: clip.looped,
        strike: clip.strike,
    })
}

fn check(clip: &ClipSource) -> Result<(), String> {
    if clip.frames == 0 || clip.frames > 32 {
        return Err(format!("frames: {} is not between 1 and 32", clip.frames));
    }
    if clip.mirrored && clip.frames % 2 == 1 {
        return Err("mirrored: the number of frames must be even".into());
    }
    if clip.ticks.len() != 1 && clip.ticks.len() != clip.frames as usize {
        return Err(format!("ticks: give 1 or {} numbers", clip.frames));
    }
    if clip.ticks.contains(&0) {
        return Err("ticks: a frame lasts at least 1".into());
    }
    if clip.strike.is_some_and(|frame| frame >= clip.frames) {
        return Err("strike: there is no such frame".into());
    }
    if clip.facings != 8 && clip.facings != 16 {
        return Err(format!("facings: {} is neither 8 nor 16", clip.facings));
    }
    if clip.barrel.len() > 1 && clip.barrel.len() != clip.frames as usize {
        return Err(format!("barrel: give none, 1 or {} directions", clip.frames));
    }
    if clip.keys.is_empty() {
        return Err("keys: at least one posture is needed".into());
    }
    let rising = clip.keys.windows(2).all(|pair| pair[0].at < pair[1].at);
    if !rising || clip.keys[0].at != 0.0 {
        return Err("keys: `at` must start with 0 and rise".into());
    }
    Ok(())
}

/// The posture at `frame`, eased between the keys on either side.
fn between(keys: &[(f32, Pose)], frame: f32) -> Pose {
    let next = keys.iter().position(|key| key.0 > frame).unwrap_or(keys.len());
    let (from, to) = (next.saturating_sub(1), next.min(keys.len() - 1));
    if from == to {
        return keys[from].1;
    }
    let share = (frame - keys[from].0) / (keys[to].0 - keys[from].0);
    keys[from].1.lerp(&keys[to].1, share * share * (3.0 - 2.0 * share))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clip(text: &str) -> Result<Move, String> {
        build(ron::from_str(text).expect("the text is a clip"), &BTreeMap::new())
    }

    #[test]
    fn a_mirrored_clip_shows_its_second_half_on_the_other_side() {
        let walk = clip(
            "(name: \"walk\", frames: 4, ticks: [6], looped: true, mirrored: true,
             keys: [(at: 0.0, foot_l: Some((0.3, 0.1, 0.1)))])",
        );
        let walk = walk.expect("it is well made");
        assert_eq!(walk.poses[2], walk.poses[0].mirrored());
        assert_eq!(walk.ticks, [6; 4]);
    }

    #[test]
    fn bad_clips_are_named() {
        let error = |text: String| clip(&text).expect_err("it is bad");
        let start = "(name: \"x\", frames: 2, ticks: [6]";
        assert!(error(format!("{start}, keys: [(at: 0.0), (at: 0.0)])")).starts_with("keys:"));
        assert!(error(format!("{start}, strike: Some(2), keys: [(at: 0.0)])")).starts_with("strike:"));
        assert!(error(format!("{start}, keys: [(at: 0.0, from: Some(\"nowhere\"))])")).starts_with("from:"));
    }
}
