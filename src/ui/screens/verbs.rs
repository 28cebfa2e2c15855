//! Which keys a page tells of: those of a fight, or those of who sits at a wheel.

use crate::{input::bindings::Action, sim::mission::Mission};

/// What is done, as a message key, and with what.
pub type Verb = (&'static str, &'static [Action]);

const STEPS: &[Action] = &[Action::North, Action::West, Action::South, Action::East];

const ON_FOOT: [Verb; 6] = [
    ("brief-do-move", STEPS),
    ("brief-do-strike", &[Action::Strike]),
    ("brief-do-kick", &[Action::Kick]),
    ("brief-do-grab", &[Action::Grab]),
    ("brief-do-roll", &[Action::Roll]),
    ("brief-do-pause", &[Action::Pause]),
];

const AT_THE_WHEEL: [Verb; 6] = [
    ("brief-do-drive", STEPS),
    ("brief-do-shove", &[Action::Strike]),
    ("brief-do-horn", &[Action::Kick]),
    ("brief-do-leave", &[Action::Grab]),
    ("brief-do-brake", &[Action::Roll]),
    ("brief-do-pause", &[Action::Pause]),
];

/// What there is room for on a pause besides.
pub const MORE: [Verb; 2] = [("brief-do-swap", &[Action::Swap]), ("brief-do-confirm", &[Action::Confirm])];

/// What the player of this mission does with the keys.
pub fn of(mission: &Mission) -> &'static [Verb] {
    let roads = mission.setup.level.roads.as_ref();
    let drives = roads.is_some_and(|roads| roads.vehicles.iter().any(|vehicle| vehicle.player));
    if drives { &AT_THE_WHEEL } else { &ON_FOOT }
}
