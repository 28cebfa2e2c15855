//! Leaps: over what is low, and through what must be kicked in. Where they lead the ways know ([`crate::sim::nav::leap`]);
//! here is the press that makes one.

use super::{
    Brain,
    census::{Person, Posture},
    mind::{Scene, Wish},
};
use crate::sim::{command::Buttons, nav::leap::Leap};

/// Ticks between two presses.
const EVERY: u64 = 6;

/// Ticks of a run up, at least, and the pace in metres a second below which it has ended before what is leapt: a press that
/// came sooner would be a roll against it.
const RUN_UP: u32 = 6;
const STOPPED: f32 = 0.5;

/// Adds the leap that the way asks for to a wish, unless something else is about to be done.
pub(super) fn leap(brain: &mut Brain, me: &Person, wish: Wish, scene: &Scene) -> Wish {
    let Some((leap, way)) = brain.walker.take_leap() else { return wish };
    if me.posture != Posture::Free || wish.press != Buttons::default() {
        return wish;
    }
    let (go, button) = match leap {
        Leap::Ride => return wish,
        Leap::Vault => (way, Buttons::ROLL),
        Leap::Kick => (way * 0.2, Buttons::KICK),
    };
    let wish = Wish { go, ..wish }.and_face(way).and_stay();
    let runs = brain.walker.has_run() < RUN_UP || me.velocity.dot(way) > STOPPED;
    if (leap == Leap::Vault && runs) || !(scene.tick + u64::from(me.id.0)).is_multiple_of(EVERY) {
        return wish;
    }
    brain.walker.count_press(scene.tick);
    wish.and_press(button)
}
