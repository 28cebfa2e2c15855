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
    /// A second player comes, with the device that the first has not in hand, or goes again.
    Join,
    /// Pause; back in a menu.
    Pause,
    /// Choose in a menu; go on in a scene.
    Confirm,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 14] = [
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
        Self::Join,
        Self::Pause,
        Self::Confirm,
    ];

    /// Its name in files.
    pub fn name(self) -> String {
        format!("{self:?}")
    }

    /// The message key of what its button is called where fingers play; none where others of its kind share a stick.
    pub fn touch_key(self) -> Option<&'static str> {
        Some(match self {
            Self::Strike => "ui-touch-strike",
            Self::Kick => "ui-touch-kick",
            Self::Grab => "ui-touch-grab",
            Self::Roll => "ui-touch-roll",
            Self::Swap => "ui-touch-swap",
            Self::Reload => "ui-touch-reload",
            Self::Order => "ui-touch-order",
            Self::Pause => "ui-touch-pause",
            Self::Confirm => "ui-touch-confirm",
            Self::North => "ui-touch-move",
            Self::South | Self::West | Self::East | Self::Join => return None,
        })
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

impl Presses {
    /// Two actions that may not share a press and do.
    fn clash(&self) -> Option<(Action, Action, Press)> {
        let pairs = self.0.iter().flat_map(|one| self.0.range(*one.0..).map(move |other| (one, other)));
        pairs.filter(|(one, other)| one.0.clashes(*other.0)).find_map(|(one, other)| {
            let press = one.1.iter().find(|press| other.1.contains(press))?;
            Some((*one.0, *other.0, *press))
        })
    }
}

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
        if let Some(action) = Action::ALL.iter().find(|action| bindings.get(action).is_none_or(Vec::is_empty))
        {
            return Err(format!("{action:?} is not bound to anything"));
        }
        let bindings = Presses(bindings);
        if let Some((one, other, press)) = bindings.clash() {
            return Err(format!("{one:?} and {other:?} are both bound to `{}`", press.name()));
        }
        Ok(Self { shipped: bindings.clone(), used: bindings })
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

    /// Puts the player's changes on top of what ships. A change that leaves an action without any press, or gives it
    /// one that another has, is none; gives the actions of such changes.
    pub fn change(&mut self, changes: &BTreeMap<Action, Vec<Press>>) -> Vec<Action> {
        self.used = self.shipped.clone();
        let (empty, changes): (Vec<_>, Vec<_>) = changes.iter().partition(|(_, presses)| presses.is_empty());
        let mut refused: Vec<Action> = empty.into_iter().map(|(action, _)| *action).collect();
        self.used.0.extend(changes.iter().map(|(action, presses)| (**action, (*presses).clone())));
        // What ships does not clash, so that taking changes back one by one comes to an end.
        while let Some((one, other, _)) = self.used.clash() {
            let changed = |action: &Action| self.of(*action) != self.shipped(*action);
            let Some(guilty) = [other, one].into_iter().find(changed) else { break };
            self.used.0.insert(guilty, self.shipped(guilty).to_vec());
            refused.push(guilty);
        }
        refused
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Bindings>().init_resource::<BindingsProblem>();
}

/// Takes the bindings of the game's folder. Where there is none the built-in ones stay; where it is broken they stay too,
/// and the problem is kept for the screen.
pub fn load(world: &mut World, root: &Path) {
    let path = root.join("assets/data/bindings.ron");
    let Ok(text) = crate::disk::read_text(&path) else { return };
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
        let refused = bindings.change(&BTreeMap::from([(Action::Kick, vec![key]), (Action::Roll, vec![])]));
        assert_eq!(refused, [Action::Roll]);
        assert_eq!(bindings.of(Action::Kick), [key]);
        assert_eq!(bindings.of(Action::Roll), bindings.shipped(Action::Roll));
        bindings.change(&BTreeMap::new());
        assert_eq!(bindings, Bindings::default());
    }

    #[test]
    fn changes_that_clash_are_none() {
        let mut bindings = Bindings::default();
        let key = |code| vec![Press::Key(code)];
        // The kick gets a key of the strike; the strike gets one of the kick, which is well only with the other.
        let clash = BTreeMap::from([
            (Action::Strike, key(KeyCode::KeyK)),
            (Action::Kick, key(KeyCode::KeyE)),
            (Action::Order, key(KeyCode::F1)),
        ]);
        assert_eq!(bindings.change(&clash), [Action::Kick, Action::Strike]);
        assert_eq!(bindings.of(Action::Strike), bindings.shipped(Action::Strike));
        assert_eq!(bindings.of(Action::Order), key(KeyCode::F1));
        let exchange =
            BTreeMap::from([(Action::Strike, key(KeyCode::KeyK)), (Action::Kick, key(KeyCode::KeyJ))]);
        assert_eq!(bindings.change(&exchange), []);
        assert_eq!(bindings.of(Action::Kick), key(KeyCode::KeyJ));
    }

    #[test]
    fn a_file_with_a_key_for_two_is_told() {
        let text = include_str!("../../assets/data/bindings.ron").replace("\"Q\"", "\"R\"");
        assert_eq!(Bindings::read(&text).unwrap_err(), "Swap and Reload are both bound to `R`");
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
