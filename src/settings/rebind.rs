//! Giving an action another key: what the player sees as slots, and what becomes of the action that had the key.
//!
//! No action can be left without a key, nor without a gamepad's button if it has one: a key that another action has
//! goes to it in exchange, or from it where it has more, and otherwise stays where it is.

use std::collections::BTreeMap;

use crate::input::{
    bindings::{Action, Bindings},
    press::Press,
};

/// How many slots for keys and mouse buttons each action has; one for a gamepad's button follows them.
pub const KEY_SLOTS: usize = 3;
/// How many slots there are.
pub const SLOTS: usize = KEY_SLOTS + 1;

/// The player's changes.
type Changes = BTreeMap<Action, Vec<Press>>;

/// What became of a wish, for the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rebound {
    /// It is so, and nothing else changed.
    Done,
    /// The other action got what was in the slot before.
    Swapped(Action),
    /// The other action no longer has it.
    Taken(Action),
    /// Nothing changed: the other action has nothing else.
    Needed(Action),
}

/// What an action's slots hold: keys and mouse buttons, then a gamepad's button.
pub fn slots(presses: &[Press]) -> [Option<Press>; SLOTS] {
    let mut slots = [None; SLOTS];
    let keys = presses.iter().filter(|press| !press.is_pad());
    for (slot, press) in slots.iter_mut().zip(keys.take(KEY_SLOTS)) {
        *slot = Some(*press);
    }
    slots[KEY_SLOTS] = presses.iter().find(|press| press.is_pad()).copied();
    slots
}

/// Puts `press` into a slot of `action`. A press of the wrong device changes nothing.
pub fn put(bindings: &Bindings, changes: &mut Changes, action: Action, slot: usize, press: Press) -> Rebound {
    if press.is_pad() != (slot >= KEY_SLOTS) {
        return Rebound::Done;
    }
    let mut own = bindings.of(action).to_vec();
    let before = slots(&own).get(slot).copied().flatten();
    if before == Some(press) {
        return Rebound::Done;
    }
    if own.contains(&press) {
        // It changes places with what was there.
        own.retain(|held| Some(*held) != before);
        replace(&mut own, Some(press), before);
        insert(&mut own, slot, press);
        set(bindings, changes, action, own);
        return Rebound::Done;
    }
    let others = Action::ALL.into_iter().filter(|other| action.clashes(*other));
    let holders: Vec<Action> = others.filter(|other| bindings.of(*other).contains(&press)).collect();
    let swaps = match (before, &holders[..]) {
        // Shared with a third action it would be in that one's way.
        (Some(before), [holder]) => Action::ALL
            .into_iter()
            .all(|third| third == action || !third.clashes(*holder) || !bindings.of(third).contains(&before)),
        _ => false,
    };
    if !swaps && let Some(needs) = holders.iter().find(|holder| !can_lose(bindings.of(**holder), press)) {
        return Rebound::Needed(*needs);
    }
    own.retain(|held| Some(*held) != before);
    insert(&mut own, slot, press);
    set(bindings, changes, action, own);
    for holder in &holders {
        let mut theirs = bindings.of(*holder).to_vec();
        replace(&mut theirs, Some(press), before.filter(|_| swaps));
        set(bindings, changes, *holder, theirs);
    }
    match holders.first() {
        None => Rebound::Done,
        Some(holder) if swaps => Rebound::Swapped(*holder),
        Some(holder) => Rebound::Taken(*holder),
    }
}

/// Empties a slot of `action`.
pub fn clear(bindings: &Bindings, changes: &mut Changes, action: Action, slot: usize) -> Rebound {
    let own = bindings.of(action);
    let Some(press) = slots(own).get(slot).copied().flatten() else { return Rebound::Done };
    if !can_lose(own, press) {
        return Rebound::Needed(action);
    }
    let left = own.iter().filter(|held| **held != press).copied().collect();
    set(bindings, changes, action, left);
    Rebound::Done
}

/// Whether there is another of its device.
fn can_lose(presses: &[Press], press: Press) -> bool {
    presses.iter().any(|held| *held != press && held.is_pad() == press.is_pad())
}

/// Puts `new` into the place of `old`, or takes `old` out.
fn replace(presses: &mut Vec<Press>, old: Option<Press>, new: Option<Press>) {
    let Some(place) = presses.iter().position(|held| Some(*held) == old) else { return };
    match new {
        Some(new) => presses[place] = new,
        None => drop(presses.remove(place)),
    }
}

/// Inserts a press so that it stands in that slot, or in the first free one before it.
fn insert(presses: &mut Vec<Press>, slot: usize, press: Press) {
    presses.retain(|held| *held != press);
    let same = |held: &Press| held.is_pad() == press.is_pad();
    let nth = if press.is_pad() { slot - KEY_SLOTS } else { slot };
    let place = presses.iter().enumerate().filter(|(_, held)| same(held)).map(|(place, _)| place).nth(nth);
    // Keys come before a gamepad's buttons.
    let end = presses
        .iter()
        .rposition(same)
        .map_or(if press.is_pad() { presses.len() } else { 0 }, |last| last + 1);
    presses.insert(place.unwrap_or(end), press);
}

fn set(bindings: &Bindings, changes: &mut Changes, action: Action, presses: Vec<Press>) {
    if presses == bindings.shipped(action) {
        changes.remove(&action);
    } else {
        changes.insert(action, presses);
    }
}

#[cfg(test)]
mod tests {
    use bevy::prelude::{GamepadButton, KeyCode};

    use super::*;

    const fn key(code: KeyCode) -> Press {
        Press::Key(code)
    }

    const F1: Press = key(KeyCode::F1);
    const X: Press = key(KeyCode::KeyX);

    /// A player who changes things.
    #[derive(Default)]
    struct Player {
        bindings: Bindings,
        changes: Changes,
    }

    impl Player {
        fn put(&mut self, action: Action, slot: usize, press: Press) -> Rebound {
            let rebound = put(&self.bindings, &mut self.changes, action, slot, press);
            self.bindings.change(&self.changes);
            rebound
        }

        fn clear(&mut self, action: Action, slot: usize) -> Rebound {
            let rebound = clear(&self.bindings, &mut self.changes, action, slot);
            self.bindings.change(&self.changes);
            rebound
        }

        fn labels(&self, action: Action) -> Vec<&'static str> {
            let all = slots(self.bindings.of(action));
            all.into_iter().map(|press| press.map_or("", Press::label)).collect()
        }
    }

    #[test]
    fn a_free_key_takes_its_slot() {
        let mut player = Player::default();
        assert_eq!(player.labels(Action::Strike), ["LMB", "J", "X", "X"]);
        assert_eq!(player.put(Action::Strike, 1, F1), Rebound::Done);
        assert_eq!(player.labels(Action::Strike), ["LMB", "F1", "X", "X"]);
        assert_eq!(player.put(Action::Swap, 2, key(KeyCode::F4)), Rebound::Done);
        assert_eq!(player.labels(Action::Swap), ["Q", "F4", "", "LB"], "no gap before it");
    }

    #[test]
    fn what_is_put_back_is_no_change() {
        let mut player = Player::default();
        player.put(Action::Strike, 1, F1);
        player.put(Action::Strike, 1, key(KeyCode::KeyJ));
        assert_eq!(player.changes, Changes::new());
    }

    #[test]
    fn a_key_of_another_action_is_exchanged() {
        let mut player = Player::default();
        assert_eq!(player.put(Action::Kick, 0, X), Rebound::Swapped(Action::Strike));
        assert_eq!(player.labels(Action::Kick), ["X", "K", "Y", "Y"]);
        assert_eq!(player.labels(Action::Strike), ["LMB", "J", "RMB", "X"]);
    }

    #[test]
    fn into_an_empty_slot_it_is_taken_from_who_has_more() {
        let mut player = Player::default();
        assert_eq!(player.put(Action::Swap, 1, X), Rebound::Taken(Action::Strike));
        assert_eq!(player.labels(Action::Strike), ["LMB", "J", "", "X"]);
        assert_eq!(player.labels(Action::Swap), ["Q", "X", "", "LB"]);
    }

    #[test]
    fn nobody_loses_the_last_key() {
        let mut player = Player::default();
        let before = player.bindings.clone();
        assert_eq!(player.put(Action::Swap, 1, key(KeyCode::KeyR)), Rebound::Needed(Action::Reload));
        assert_eq!(player.clear(Action::Swap, 0), Rebound::Needed(Action::Swap));
        assert_eq!(player.clear(Action::Swap, 3), Rebound::Needed(Action::Swap));
        assert_eq!(player.bindings, before);
        assert_eq!(player.clear(Action::Strike, 0), Rebound::Done);
        assert_eq!(player.labels(Action::Strike), ["J", "X", "", "X"]);
    }

    #[test]
    fn an_actions_own_keys_change_places() {
        let mut player = Player::default();
        assert_eq!(player.put(Action::Strike, 0, X), Rebound::Done);
        assert_eq!(player.labels(Action::Strike), ["X", "J", "LMB", "X"]);
    }

    #[test]
    fn choosing_and_rolling_may_share_a_button() {
        let mut player = Player::default();
        let south = Press::Pad(GamepadButton::South);
        assert_eq!(player.put(Action::Kick, 3, south), Rebound::Swapped(Action::Roll));
        assert_eq!(player.labels(Action::Confirm)[3], "A", "it never was in the way");
        assert_eq!(player.labels(Action::Roll)[3], "Y");
    }

    #[test]
    fn a_press_of_the_wrong_device_changes_nothing() {
        let mut player = Player::default();
        player.put(Action::Kick, 3, F1);
        player.put(Action::Kick, 0, Press::Pad(GamepadButton::South));
        assert_eq!(player.changes, Changes::new());
    }

    #[test]
    fn whatever_is_pressed_everything_stays_bound_and_nothing_clashes() {
        let mut player = Player::default();
        let presses: Vec<Press> = Press::all().collect();
        // Any order will do, so long as it is the same in each run.
        let mut number = 7_usize;
        for _ in 0..4000 {
            number = (number * 1_103_515_245 + 12_345) % (1 << 31);
            let action = Action::ALL[(number >> 8) % Action::ALL.len()];
            let slot = (number >> 4) % SLOTS;
            match (number >> 16) % 4 {
                0 => player.clear(action, slot),
                _ => player.put(action, slot, presses[(number >> 12) % presses.len()]),
            };
            for action in Action::ALL {
                let own = player.bindings.of(action);
                assert!(own.iter().any(|press| !press.is_pad()), "{action:?} has no key");
                let others = Action::ALL.into_iter().filter(|other| action.clashes(*other));
                let clash =
                    others.flat_map(|other| player.bindings.of(other)).find(|press| own.contains(press));
                assert_eq!(clash, None, "{action:?}");
            }
        }
    }
}
