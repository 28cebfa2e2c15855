//! Which key, button or stick does what: read from `assets/data/bindings.ron`, with the built-in ones behind it.

use std::{collections::BTreeMap, path::Path};

use bevy::prelude::*;
use serde::Deserialize;

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

/// One thing that can be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// A key, by its place on the keyboard.
    Key(KeyCode),
    /// A mouse button.
    Mouse(MouseButton),
    /// A gamepad's button.
    Pad(GamepadButton),
}

/// Names that bindings use, what they mean, and how a prompt shows them.
const NAMES: &[(&str, Press, &str)] = {
    use Press::{Key, Mouse, Pad};
    &[
        ("A", Key(KeyCode::KeyA), "A"),
        ("B", Key(KeyCode::KeyB), "B"),
        ("C", Key(KeyCode::KeyC), "C"),
        ("D", Key(KeyCode::KeyD), "D"),
        ("E", Key(KeyCode::KeyE), "E"),
        ("F", Key(KeyCode::KeyF), "F"),
        ("G", Key(KeyCode::KeyG), "G"),
        ("H", Key(KeyCode::KeyH), "H"),
        ("I", Key(KeyCode::KeyI), "I"),
        ("J", Key(KeyCode::KeyJ), "J"),
        ("K", Key(KeyCode::KeyK), "K"),
        ("L", Key(KeyCode::KeyL), "L"),
        ("M", Key(KeyCode::KeyM), "M"),
        ("N", Key(KeyCode::KeyN), "N"),
        ("O", Key(KeyCode::KeyO), "O"),
        ("P", Key(KeyCode::KeyP), "P"),
        ("Q", Key(KeyCode::KeyQ), "Q"),
        ("R", Key(KeyCode::KeyR), "R"),
        ("S", Key(KeyCode::KeyS), "S"),
        ("T", Key(KeyCode::KeyT), "T"),
        ("U", Key(KeyCode::KeyU), "U"),
        ("V", Key(KeyCode::KeyV), "V"),
        ("W", Key(KeyCode::KeyW), "W"),
        ("X", Key(KeyCode::KeyX), "X"),
        ("Y", Key(KeyCode::KeyY), "Y"),
        ("Z", Key(KeyCode::KeyZ), "Z"),
        ("Up", Key(KeyCode::ArrowUp), "↑"),
        ("Down", Key(KeyCode::ArrowDown), "↓"),
        ("Left", Key(KeyCode::ArrowLeft), "←"),
        ("Right", Key(KeyCode::ArrowRight), "→"),
        ("Space", Key(KeyCode::Space), "Space"),
        ("Enter", Key(KeyCode::Enter), "Enter"),
        ("NumpadEnter", Key(KeyCode::NumpadEnter), "Enter"),
        ("Tab", Key(KeyCode::Tab), "Tab"),
        ("Escape", Key(KeyCode::Escape), "Esc"),
        ("Shift", Key(KeyCode::ShiftLeft), "Shift"),
        ("Control", Key(KeyCode::ControlLeft), "Ctrl"),
        ("MouseLeft", Mouse(MouseButton::Left), "LMB"),
        ("MouseRight", Mouse(MouseButton::Right), "RMB"),
        ("MouseMiddle", Mouse(MouseButton::Middle), "MMB"),
        ("PadSouth", Pad(GamepadButton::South), "A"),
        ("PadEast", Pad(GamepadButton::East), "B"),
        ("PadWest", Pad(GamepadButton::West), "X"),
        ("PadNorth", Pad(GamepadButton::North), "Y"),
        ("PadUp", Pad(GamepadButton::DPadUp), "↑"),
        ("PadDown", Pad(GamepadButton::DPadDown), "↓"),
        ("PadLeft", Pad(GamepadButton::DPadLeft), "←"),
        ("PadRight", Pad(GamepadButton::DPadRight), "→"),
        ("PadStart", Pad(GamepadButton::Start), "Start"),
        ("PadSelect", Pad(GamepadButton::Select), "Select"),
        ("PadLeftBumper", Pad(GamepadButton::LeftTrigger), "LB"),
        ("PadRightBumper", Pad(GamepadButton::RightTrigger), "RB"),
        ("PadLeftTrigger", Pad(GamepadButton::LeftTrigger2), "LT"),
        ("PadRightTrigger", Pad(GamepadButton::RightTrigger2), "RT"),
    ]
};

impl Press {
    /// How a prompt shows it.
    pub fn label(self) -> &'static str {
        NAMES.iter().find(|(_, press, _)| *press == self).map_or("?", |(.., label)| label)
    }
}

/// The bindings in use.
#[derive(Resource, Clone, Debug, PartialEq, Eq)]
pub struct Bindings(BTreeMap<Action, Vec<Press>>);

/// What was wrong with the file of bindings, for the screen.
#[derive(Resource, Clone, Debug, Default)]
pub struct BindingsProblem(pub Option<String>);

impl Default for Bindings {
    fn default() -> Self {
        let file = include_str!("../../assets/data/bindings.ron");
        // A test holds this file to its form.
        Self::read(file).unwrap_or(Self(BTreeMap::new()))
    }
}

impl Bindings {
    /// Reads bindings; what the text leaves out is not bound.
    ///
    /// # Errors
    /// In one sentence, what is wrong and where.
    pub fn read(text: &str) -> Result<Self, String> {
        let written: BTreeMap<Action, Vec<String>> =
            ron::from_str(text).map_err(|error| error.to_string())?;
        let mut bindings = BTreeMap::new();
        for (action, names) in written {
            let presses = names.iter().map(|name| press_of(action, name)).collect::<Result<_, _>>()?;
            bindings.insert(action, presses);
        }
        match Action::ALL.iter().find(|action| !bindings.contains_key(action)) {
            Some(action) => Err(format!("{action:?} is not bound to anything")),
            None => Ok(Self(bindings)),
        }
    }

    /// What does `action`.
    pub fn of(&self, action: Action) -> &[Press] {
        self.0.get(&action).map_or(&[], Vec::as_slice)
    }
}

fn press_of(action: Action, name: &str) -> Result<Press, String> {
    if let Some((_, press, _)) = NAMES.iter().find(|(known, ..)| *known == name) {
        return Ok(*press);
    }
    let nearest = NAMES
        .iter()
        .map(|(known, ..)| *known)
        .max_by(|a, b| strsim::jaro_winkler(a, name).total_cmp(&strsim::jaro_winkler(b, name)));
    Err(format!("{action:?}: there is no key or button `{name}`; did you mean `{}`?", nearest.unwrap_or("A")))
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
