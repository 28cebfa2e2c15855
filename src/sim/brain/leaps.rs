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
    if !(scene.tick + u64::from(me.id.0)).is_multiple_of(EVERY) {
        return wish;
    }
    brain.walker.count_press(scene.tick);
    wish.and_press(button)
}
