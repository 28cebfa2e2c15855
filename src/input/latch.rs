//! The latch between frames and ticks: a press is neither lost nor doubled, however many ticks a frame has.

use crate::sim::command::Buttons;

/// What is held, and what was pressed since the last tick.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Latch {
    held: Buttons,
    pressed: Buttons,
    given: Buttons,
}

impl Latch {
    /// Takes in a frame: what is held at its end, and what went down during it.
    pub fn frame(&mut self, held: Buttons, pressed: Buttons) {
        self.held = held;
        self.pressed = self.pressed.with(pressed);
    }

    /// What a tick gets.
    ///
    /// A press so quick that it came and went between two ticks is still held for one tick. A second press without a
    /// tick between it and the first is shown as a tick of release, then the press, for a tick only sees that a
    /// button went down when the tick before did not hold it.
    pub fn tick(&mut self) -> Buttons {
        let again = Buttons(self.pressed.0 & self.given.0);
        let buttons = self.held.with(self.pressed).without(again);
        self.pressed = again;
        self.given = buttons;
        buttons
    }

    /// Forgets everything: the window lost the keyboard, and nobody will tell of keys let go.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Buttons = Buttons(0);
    const KICK: Buttons = Buttons::KICK;

    fn presses(ticks: &[Buttons]) -> usize {
        let before = std::iter::once(&NONE).chain(ticks);
        before.zip(ticks).filter(|(before, now)| !before.contains(KICK) && now.contains(KICK)).count()
    }

    #[test]
    fn a_press_waits_through_a_frame_without_a_tick() {
        let mut latch = Latch::default();
        latch.frame(KICK, KICK);
        latch.frame(NONE, NONE);
        let ticks = [latch.tick(), latch.tick()];
        assert_eq!(presses(&ticks), 1);
        assert_eq!(ticks[1], NONE);
    }

    #[test]
    fn a_press_counts_once_in_a_frame_with_three_ticks() {
        let mut latch = Latch::default();
        latch.frame(KICK, KICK);
        let mut ticks = vec![latch.tick(), latch.tick(), latch.tick()];
        latch.frame(KICK, NONE);
        ticks.extend([latch.tick(), latch.tick()]);
        assert!(ticks.iter().all(|tick| tick.contains(KICK)), "held all the time");
        assert_eq!(presses(&ticks), 1);
    }

    #[test]
    fn a_tap_in_a_frame_with_three_ticks_is_held_for_one() {
        let mut latch = Latch::default();
        latch.frame(NONE, KICK);
        let ticks = [latch.tick(), latch.tick(), latch.tick()];
        assert_eq!(ticks, [KICK, NONE, NONE]);
    }

    #[test]
    fn two_presses_stay_two_presses() {
        let mut latch = Latch::default();
        latch.frame(KICK, KICK);
        let mut ticks = vec![latch.tick()];
        latch.frame(NONE, NONE);
        latch.frame(KICK, KICK);
        ticks.extend([latch.tick(), latch.tick(), latch.tick()]);
        assert_eq!(presses(&ticks), 2, "{ticks:?}");
    }

    #[test]
    fn nothing_is_held_after_the_window_lost_the_keyboard() {
        let mut latch = Latch::default();
        latch.frame(KICK, KICK);
        latch.clear();
        assert_eq!(latch.tick(), NONE);
    }
}
