//! Which key, button or stick does what: read from `assets/data/bindings.ron`, with the built-in ones behind it.

use std::{collections::BTreeMap, path::Path};

use bevy::prelude::*;
use serde::Deserialize;

use super::press::Press;
use crate::sim::command::Buttons;

/// Something that can be asked for with a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Action {
    /// Move north, or up in a menu.
    North,
    /// Move south, or down in a menu.
    South,
    /// Move west, or left in a menu.
    West,
    /// Move east, or right in a menu.
    East,
    /// Strike; choose in a menu.
    Strike,
    /// Kick.
    Kick,
    /// Grab, throw, pick up, use.
    Grab,
    /// Roll.
    Roll,
    /// Let the held thing fall.
    Swap,
    /// Reload.
    Reload,
    /// Order to the partner.
    Order,
    /// Pause; back in a menu.
    Pause,
    /// Choose in a menu; go on in a scene.
    Confirm,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::North,
        Self::South,
        Self::West,
        Self::East,
        Self::Strike,
        Self::Kick,
        Self::Grab,
        Self::Roll,
        Self::Swap,
        Self::Reload,
        Self::Order,
        Self::Pause,
        Self::Confirm,
    ];

    /// Its name in files.
    pub fn name(self) -> String {
        format!("{self:?}")
    }

    /// Whether one press may not mean both: "choose" is asked for in menus and scenes, where nobody strikes.
    pub fn clashes(self, other: Self) -> bool {
        let chooses = |action| action == Self::Confirm;
        self != other && (!chooses(self) && !chooses(other) || self == Self::Pause || other == Self::Pause)
    }

    /// The simulation's button for it, if it is one.
    pub fn button(self) -> Option<Buttons> {
        Some(match self {
            Self::Strike => Buttons::STRIKE,
            Self::Kick => Buttons::KICK,
            Self::Grab => Buttons::GRAB,
            Self::Roll => Buttons::ROLL,
            Self::Swap => Buttons::SWAP,
            Self::Reload => Buttons::RELOAD,
            Self::Order => Buttons::ORDER,
            Self::Confirm => Buttons::SKIP,
            _ => return None,
        })
    }
}

/// What does what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presses(BTreeMap<Action, Vec<Press>>);

/// The bindings in use: those of the game's folder, with the player's changes on top.
#[derive(Resource, Clone, Debug, PartialEq, Eq)]
pub struct Bindings {
    shipped: Presses,
    used: Presses,
}

/// What was wrong with the file of bindings, for the screen.
#[derive(Resource, Clone, Debug, Default)]
pub struct BindingsProblem(pub Option<String>);

impl Default for Bindings {
    fn default() -> Self {
        let file = include_str!("../../assets/data/bindings.ron");
        // A test holds this file to its form.
        Self::read(file).unwrap_or(Self { shipped: Presses::default(), used: Presses::default() })
    }
}

/// What always pauses, unless it was given to something else: nobody can lock themselves into the game.
const ALWAYS_PAUSES: [Press; 2] = [Press::Key(KeyCode::Escape), Press::Pad(GamepadButton::Start)];

impl Bindings {
    /// Reads bindings.
    ///
    /// # Errors
    /// In one sentence, what is wrong and where.
    pub fn read(text: &str) -> Result<Self, String> {
        let written: BTreeMap<Action, Vec<String>> =
            ron::from_str(text).map_err(|error| error.to_string())?;
        let mut bindings = BTreeMap::new();
        for (action, names) in written {
            let presses: Result<_, String> = names.iter().map(|name| Press::named(name)).collect();
            bindings.insert(action, presses.map_err(|error| format!("{action:?}: {error}"))?);
        }
        match Action::ALL.iter().find(|action| bindings.get(action).is_none_or(Vec::is_empty)) {
            Some(action) => Err(format!("{action:?} is not bound to anything")),
            None => Ok(Self { shipped: Presses(bindings.clone()), used: Presses(bindings) }),
        }
    }

    /// What does `action`.
    pub fn of(&self, action: Action) -> &[Press] {
        self.used.0.get(&action).map_or(&[], Vec::as_slice)
    }

    /// What does `action` without the player's changes.
    pub fn shipped(&self, action: Action) -> &[Press] {
        self.shipped.0.get(&action).map_or(&[], Vec::as_slice)
    }

    /// What does `action`, with what does it without being shown.
    pub fn heard(&self, action: Action) -> impl Iterator<Item = Press> {
        let always = ALWAYS_PAUSES.into_iter().filter(move |press| {
            action == Action::Pause && !self.used.0.values().flatten().any(|used| used == press)
        });
        self.of(action).iter().copied().chain(always)
    }

    /// Puts the player's changes on top of what ships. Nothing can be left without any press.
    pub fn change(&mut self, changes: &BTreeMap<Action, Vec<Press>>) {
        self.used = self.shipped.clone();
        let changes = changes.iter().filter(|(_, presses)| !presses.is_empty());
        self.used.0.extend(changes.map(|(action, presses)| (*action, presses.clone())));
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Bindings>().init_resource::<BindingsProblem>();
}

/// Takes the bindings of the game's folder. Where there is none the built-in ones stay; where it is broken they stay too,
/// and the problem is kept for the screen.
pub fn load(world: &mut World, root: &Path) {
    let path = root.join("assets/data/bindings.ron");
    let Ok(text) = std::fs::read_to_string(&path) else { return };
    match Bindings::read(&text) {
        Ok(bindings) => world.insert_resource(bindings),
        Err(error) => {
            let problem = format!("{}: {error}", path.display());
            error!("{problem}");
            world.insert_resource(BindingsProblem(Some(problem)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_lie_on_top_and_nothing_is_left_unbound() {
        let mut bindings = Bindings::default();
        let key = Press::Key(KeyCode::F1);
        bindings.change(&BTreeMap::from([(Action::Kick, vec![key]), (Action::Roll, vec![])]));
        assert_eq!(bindings.of(Action::Kick), [key]);
        assert_eq!(bindings.of(Action::Roll), bindings.shipped(Action::Roll));
        bindings.change(&BTreeMap::new());
        assert_eq!(bindings, Bindings::default());
    }

    #[test]
    fn escape_pauses_unless_it_does_something_else() {
        let mut bindings = Bindings::default();
        let (escape, key) = (ALWAYS_PAUSES[0], Press::Key(KeyCode::KeyP));
        bindings.change(&BTreeMap::from([(Action::Pause, vec![key])]));
        assert_eq!(bindings.heard(Action::Pause).collect::<Vec<_>>(), [key, escape, ALWAYS_PAUSES[1]]);
        bindings.change(&BTreeMap::from([(Action::Pause, vec![key]), (Action::Roll, vec![escape])]));
        assert_eq!(bindings.heard(Action::Pause).collect::<Vec<_>>(), [key, ALWAYS_PAUSES[1]]);
        assert_eq!(bindings.heard(Action::Roll).collect::<Vec<_>>(), [escape]);
    }

    #[test]
    fn the_built_in_bindings_bind_everything() {
        let bindings = Bindings::read(include_str!("../../assets/data/bindings.ron")).unwrap();
        assert!(Action::ALL.iter().all(|action| !bindings.of(*action).is_empty()));
    }

    #[test]
    fn a_wrong_name_is_told_with_its_nearest() {
        let text = include_str!("../../assets/data/bindings.ron").replace("\"MouseLeft\"", "\"MouseLeff\"");
        let error = Bindings::read(&text).unwrap_err();
        assert_eq!(error, "Strike: there is no key or button `MouseLeff`; did you mean `MouseLeft`?");
    }

    #[test]
    fn a_forgotten_action_is_told() {
        assert_eq!(Bindings::read("{}").unwrap_err(), "North is not bound to anything");
    }
}
