//! Which clip, and which moment of it, shows what a body is doing. No engine in here, only the choice.

use super::armed::{self, Arms};
use crate::{
    content::{moves::MovesetDef, rules::Rules},
    sim::stance::{Act, Stance},
    view::{
        art::{Clip, PersonSheet},
        ways,
    },
};

/// The clip that shows a body, and which moment of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pose {
    /// Name of the clip.
    pub clip: String,
    /// Which moment of it.
    pub moment: Moment,
}

/// A moment of a clip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Moment {
    /// So many ticks after its beginning, at the clip's own pace.
    Ticks(u32),
    /// As `Ticks`, on the body's own clock of walking and breathing.
    Running,
    /// So much of the whole clip (0 to 1).
    Share(f32),
    /// So much of the frames before the strike.
    Before(f32),
    /// The strike.
    Strike,
    /// So much of the frames after the strike.
    After(f32),
    /// The last frame.
    End,
}

/// What else about a body chooses its clip.
#[derive(Clone, Copy, Debug, Default)]
pub struct Looks {
    /// Metres a second.
    pub speed: f32,
    /// Its walking speed.
    pub walk: f32,
    /// Its running speed.
    pub run: f32,
    /// Whether it burns.
    pub burns: bool,
    /// Whether it bears a thing that slows it.
    pub bears: bool,
    /// Ticks before a thing that it throws leaves its hand.
    pub throw_wind_up: u32,
    /// Whether it lay, fell or flew when it was beaten.
    pub lay: bool,
    /// The gun in the hand, and how it is held.
    pub arms: Option<Arms>,
    /// Whether it ducks behind something low.
    pub ducks: bool,
    /// Whether a bullet struck it a moment ago.
    pub shot: bool,
    /// Where it leans out of a vehicle: whether it fires.
    pub leans: Option<bool>,
    /// A number of its own: not all who are beaten lie alike.
    pub own: u32,
}

/// The clips in whose last frame one lies who is out of the fight.
const WAYS_TO_LIE: [&str; 4] = ["downed", ON_SIDE, "die", "out_front"];
/// The one of them in which one lies across the way that he faces.
pub const ON_SIDE: &str = "out_side";
/// Ticks after which a man who was beaten on his feet is on his knees, in the clip `die`.
const ON_KNEES: u32 = 18;

/// The pose of a body in that stance.
pub fn choose(stance: &Stance, looks: Looks, moves: &MovesetDef, rules: &Rules) -> Pose {
    if let Some(fires) = looks.leans {
        let clip = if fires { "lean_fire" } else { "lean_aim" };
        return Pose { clip: clip.to_owned(), moment: Moment::Running };
    }
    if let Some((clip, moment)) = armed::choose(stance, looks, rules) {
        return Pose { clip: clip.to_owned(), moment };
    }
    let tick = stance.tick;
    let (clip, moment) = match &stance.act {
        Act::Free => (at_ease(looks), Moment::Running),
        Act::Charge => ("charge", Moment::Ticks(tick)),
        Act::Strike(blow) => {
            let moment = three_parts(tick, blow.wind_up, blow.def.active, blow.def.recovery);
            (blow.def.clip.as_str(), moment)
        }
        Act::Roll(_) => ("roll", Moment::Share(share(tick, rules.roll.ticks))),
        Act::Grab => {
            let grab = &moves.grab;
            ("grab", three_parts(tick, grab.wind_up, grab.active, grab.recovery))
        }
        Act::Hold(_) => ("hold", Moment::Running),
        Act::Held { .. } => ("held", Moment::Running),
        Act::Throw { .. } => ("throw", three_parts(tick, moves.throw.wind_up, 1, moves.throw.recovery)),
        Act::ThrowItem(_) => {
            ("throw_object", three_parts(tick, looks.throw_wind_up, 1, rules.body.throw_recovery))
        }
        Act::PickUp => ("pick_up", Moment::Share(share(tick, rules.body.pick_up))),
        Act::Flinch { from_front: true } => ("hit_front", Moment::Share(share(tick, rules.body.flinch))),
        Act::Flinch { from_front: false } => ("hit_back", Moment::Share(share(tick, rules.body.flinch))),
        Act::Stagger => ("stagger", Moment::Share(share(tick, rules.body.stagger))),
        Act::Fly(_) => ("fly", Moment::Ticks(tick)),
        Act::Fall => ("fall", Moment::Share(share(tick, rules.body.fall))),
        Act::Down { .. } => ("downed", Moment::Ticks(tick)),
        Act::GetUp => ("get_up", Moment::Share(share(tick, rules.body.get_up))),
        Act::Finish(_) => {
            let finish = &moves.finish;
            ("stomp", three_parts(tick, finish.wind_up, finish.active, finish.recovery))
        }
        Act::Beaten => beaten(tick, looks),
        Act::Cower => ("cower", Moment::Ticks(tick)),
        Act::HandsUp => ("hands_up", Moment::Ticks(tick)),
        // Seen only of those who burn, or hold no gun any longer.
        Act::Shoot(_) | Act::Reload(_) | Act::Draw => (at_ease(looks), Moment::Running),
        Act::Cuff(_) => ("pick_up", Moment::Ticks(tick)),
        Act::Cuffed => ("cower", Moment::End),
        Act::Gesture(clip) => (clip.as_str(), Moment::Ticks(tick)),
        Act::Vault { .. } => ("roll", Moment::Share(share(tick, rules.thing.vault_ticks))),
        // Both arms out, as those who hold somebody have them.
        Act::Push(_) | Act::Ride(_) => ("hold", Moment::Running),
    };
    Pose { clip: clip.to_owned(), moment }
}

fn beaten(tick: u32, looks: Looks) -> (&'static str, Moment) {
    let way = WAYS_TO_LIE[looks.own as usize % WAYS_TO_LIE.len()];
    match way {
        _ if looks.lay => (way, Moment::End),
        // On his back he lies at the end of the fall backwards.
        "downed" | "die" => ("die", Moment::Ticks(tick)),
        _ if tick < ON_KNEES => ("die", Moment::Ticks(tick)),
        _ => (way, Moment::End),
    }
}

pub(super) fn at_ease(looks: Looks) -> &'static str {
    if looks.burns {
        "burn"
    } else if looks.speed < 0.25 {
        "idle"
    } else if looks.bears {
        "carry"
    } else if looks.speed < (looks.walk + looks.run) / 2.0 && looks.walk + 0.1 < looks.run {
        "walk"
    } else {
        "run"
    }
}

pub(super) fn share(tick: u32, whole: u32) -> f32 {
    (tick as f32 / whole.max(1) as f32).min(1.0)
}

fn three_parts(tick: u32, wind_up: u32, active: u32, recovery: u32) -> Moment {
    if tick < wind_up {
        Moment::Before(share(tick, wind_up))
    } else if tick < wind_up + active {
        Moment::Strike
    } else {
        Moment::After(share(tick - wind_up - active, recovery))
    }
}

/// The clip of that name, or the nearest that the sheet has instead, with its name; none on a sheet on which nobody even
/// stands.
pub fn find<'a>(sheet: &'a PersonSheet, clip: &str) -> Option<(&'a str, &'a Clip)> {
    let mut name = clip;
    loop {
        if let Some((name, clip)) = sheet.clips.get_key_value(name) {
            return Some((name, clip));
        }
        if name == "idle" {
            return None;
        }
        name = armed::instead_of(name);
    }
}

/// The frame of `clip` at that moment; `running` is the body's own clock in ticks.
pub fn frame(clip: &Clip, moment: Moment, running: u32) -> u32 {
    let last = clip.frames - 1;
    let strike = clip.strike.unwrap_or(clip.frames / 2).min(last);
    let part =
        |from: u32, count: u32, share: f32| from + ((share * count as f32) as u32).min(count.max(1) - 1);
    let frame = match moment {
        Moment::Ticks(tick) => frame_after(clip, tick),
        Moment::Running => frame_after(clip, running),
        Moment::Share(share) => part(0, clip.frames, share),
        Moment::Before(share) => part(0, strike, share),
        Moment::Strike => strike,
        Moment::After(share) if strike < last => part(strike + 1, last - strike, share),
        Moment::After(_) | Moment::End => last,
    };
    frame.min(last)
}

fn frame_after(clip: &Clip, ticks: u32) -> u32 {
    let length = |frame: u32| clip.ticks.get(frame as usize).copied().unwrap_or(6).max(1);
    let whole: u32 = (0..clip.frames).map(length).sum();
    let mut left = if clip.looped { ticks % whole } else { ticks };
    for frame in 0..clip.frames {
        if left < length(frame) {
            return frame;
        }
        left -= length(frame);
    }
    clip.frames - 1
}

/// The facing (of so many) that shows `angle`. Stays with `present` until the angle has clearly left it, so that a body
/// looking along a border does not flicker.
pub fn facing(angle: f32, facings: u32, present: Option<u32>) -> u32 {
    ways::held(angle, facings, present, 0.62)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clip(frames: u32, strike: Option<u32>, looped: bool) -> Clip {
        Clip {
            first: 0,
            facings: 8,
            frames,
            ticks: vec![4; frames as usize],
            looped,
            strike,
            hands: vec![],
            barrels: vec![],
        }
    }

    #[test]
    fn a_blow_lands_on_its_strike_frame_whatever_the_wind_up() {
        let jab = clip(4, Some(2), false);
        for wind_up in [1, 7, 30] {
            let before: Vec<u32> =
                (0..wind_up).map(|tick| frame(&jab, three_parts(tick, wind_up, 3, 9), 0)).collect();
            assert!(before.iter().all(|frame| *frame < 2), "{before:?}");
            assert_eq!(frame(&jab, three_parts(wind_up, wind_up, 3, 9), 0), 2);
            assert_eq!(frame(&jab, three_parts(wind_up + 3, wind_up, 3, 9), 0), 3);
        }
    }

    #[test]
    fn the_beaten_lie_in_at_least_three_ways() {
        let lies = |own| beaten(500, Looks { lay: true, own, ..Looks::default() }).0;
        let ways: std::collections::BTreeSet<_> = (0..8).map(lies).collect();
        assert!(ways.len() >= 3, "{ways:?}");
        for own in 0..8 {
            let falls = |tick| beaten(tick, Looks { own, ..Looks::default() });
            assert_eq!(falls(0), ("die", Moment::Ticks(0)), "nobody lies before he fell");
        }
    }

    #[test]
    fn a_clip_that_is_not_looped_stays_on_its_last_frame() {
        assert_eq!(frame(&clip(3, None, false), Moment::Ticks(500), 0), 2);
        assert_eq!(frame(&clip(3, None, true), Moment::Ticks(12), 0), 0);
    }

    #[test]
    fn a_facing_holds_on_at_its_border() {
        let eighth = std::f32::consts::TAU / 8.0;
        assert_eq!(facing(eighth * 0.55, 8, None), 1);
        assert_eq!(facing(eighth * 0.55, 8, Some(0)), 0);
        assert_eq!(facing(eighth * 0.7, 8, Some(0)), 1);
        assert_eq!(facing(-eighth, 8, None), 7);
        assert_eq!(facing(std::f32::consts::PI, 8, Some(4)), 4);
    }
}
