//! What can be pressed: its name in files, and how a prompt shows it.
//!
//! Keys go by their place on an American keyboard; a gamepad's buttons are labelled as on the most common one.

use bevy::prelude::*;

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

/// Names that files use, what they mean, and how a prompt shows them. F11 is not among them: it belongs to the window.
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
        ("0", Key(KeyCode::Digit0), "0"),
        ("1", Key(KeyCode::Digit1), "1"),
        ("2", Key(KeyCode::Digit2), "2"),
        ("3", Key(KeyCode::Digit3), "3"),
        ("4", Key(KeyCode::Digit4), "4"),
        ("5", Key(KeyCode::Digit5), "5"),
        ("6", Key(KeyCode::Digit6), "6"),
        ("7", Key(KeyCode::Digit7), "7"),
        ("8", Key(KeyCode::Digit8), "8"),
        ("9", Key(KeyCode::Digit9), "9"),
        ("F1", Key(KeyCode::F1), "F1"),
        ("F2", Key(KeyCode::F2), "F2"),
        ("F3", Key(KeyCode::F3), "F3"),
        ("F4", Key(KeyCode::F4), "F4"),
        ("F5", Key(KeyCode::F5), "F5"),
        ("F6", Key(KeyCode::F6), "F6"),
        ("F7", Key(KeyCode::F7), "F7"),
        ("F8", Key(KeyCode::F8), "F8"),
        ("F9", Key(KeyCode::F9), "F9"),
        ("F10", Key(KeyCode::F10), "F10"),
        ("F12", Key(KeyCode::F12), "F12"),
        ("Up", Key(KeyCode::ArrowUp), "↑"),
        ("Down", Key(KeyCode::ArrowDown), "↓"),
        ("Left", Key(KeyCode::ArrowLeft), "←"),
        ("Right", Key(KeyCode::ArrowRight), "→"),
        ("Space", Key(KeyCode::Space), "Space"),
        ("Enter", Key(KeyCode::Enter), "Enter"),
        ("Tab", Key(KeyCode::Tab), "Tab"),
        ("Escape", Key(KeyCode::Escape), "Esc"),
        ("Backspace", Key(KeyCode::Backspace), "Bksp"),
        ("CapsLock", Key(KeyCode::CapsLock), "Caps"),
        ("Shift", Key(KeyCode::ShiftLeft), "Shift"),
        ("RightShift", Key(KeyCode::ShiftRight), "RShift"),
        ("Control", Key(KeyCode::ControlLeft), "Ctrl"),
        ("RightControl", Key(KeyCode::ControlRight), "RCtrl"),
        ("Alt", Key(KeyCode::AltLeft), "Alt"),
        ("RightAlt", Key(KeyCode::AltRight), "RAlt"),
        ("Insert", Key(KeyCode::Insert), "Ins"),
        ("Delete", Key(KeyCode::Delete), "Del"),
        ("Home", Key(KeyCode::Home), "Home"),
        ("End", Key(KeyCode::End), "End"),
        ("PageUp", Key(KeyCode::PageUp), "PgUp"),
        ("PageDown", Key(KeyCode::PageDown), "PgDn"),
        ("Minus", Key(KeyCode::Minus), "-"),
        ("Equal", Key(KeyCode::Equal), "="),
        ("LeftBracket", Key(KeyCode::BracketLeft), "["),
        ("RightBracket", Key(KeyCode::BracketRight), "]"),
        ("Semicolon", Key(KeyCode::Semicolon), ";"),
        ("Quote", Key(KeyCode::Quote), "'"),
        ("Backquote", Key(KeyCode::Backquote), "`"),
        ("Backslash", Key(KeyCode::Backslash), "\\"),
        ("Comma", Key(KeyCode::Comma), ","),
        ("Period", Key(KeyCode::Period), "."),
        ("Slash", Key(KeyCode::Slash), "/"),
        ("LessThan", Key(KeyCode::IntlBackslash), "<"),
        ("Numpad0", Key(KeyCode::Numpad0), "Num0"),
        ("Numpad1", Key(KeyCode::Numpad1), "Num1"),
        ("Numpad2", Key(KeyCode::Numpad2), "Num2"),
        ("Numpad3", Key(KeyCode::Numpad3), "Num3"),
        ("Numpad4", Key(KeyCode::Numpad4), "Num4"),
        ("Numpad5", Key(KeyCode::Numpad5), "Num5"),
        ("Numpad6", Key(KeyCode::Numpad6), "Num6"),
        ("Numpad7", Key(KeyCode::Numpad7), "Num7"),
        ("Numpad8", Key(KeyCode::Numpad8), "Num8"),
        ("Numpad9", Key(KeyCode::Numpad9), "Num9"),
        ("NumpadEnter", Key(KeyCode::NumpadEnter), "Enter"),
        ("NumpadPlus", Key(KeyCode::NumpadAdd), "Num+"),
        ("NumpadMinus", Key(KeyCode::NumpadSubtract), "Num-"),
        ("NumpadTimes", Key(KeyCode::NumpadMultiply), "Num*"),
        ("NumpadSlash", Key(KeyCode::NumpadDivide), "Num/"),
        ("NumpadPeriod", Key(KeyCode::NumpadDecimal), "Num."),
        ("MouseLeft", Mouse(MouseButton::Left), "LMB"),
        ("MouseRight", Mouse(MouseButton::Right), "RMB"),
        ("MouseMiddle", Mouse(MouseButton::Middle), "MMB"),
        ("MouseBack", Mouse(MouseButton::Back), "MB4"),
        ("MouseForward", Mouse(MouseButton::Forward), "MB5"),
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
        ("PadLeftStick", Pad(GamepadButton::LeftThumb), "LS"),
        ("PadRightStick", Pad(GamepadButton::RightThumb), "RS"),
    ]
};

impl Press {
    /// How a prompt shows it.
    pub fn label(self) -> &'static str {
        NAMES.iter().find(|(_, press, _)| *press == self).map_or("?", |(.., label)| label)
    }

    /// Its name in files; "?" of one that has none.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, press, _)| *press == self).map_or("?", |(name, ..)| name)
    }

    /// Whether it has a name, so that it can be bound.
    pub fn is_known(self) -> bool {
        NAMES.iter().any(|(_, press, _)| *press == self)
    }

    /// Whether it is of a gamepad.
    pub fn is_pad(self) -> bool {
        matches!(self, Self::Pad(_))
    }

    /// What has that name.
    ///
    /// # Errors
    /// In one sentence, that there is none, and the nearest one.
    pub fn named(name: &str) -> Result<Self, String> {
        if let Some((_, press, _)) = NAMES.iter().find(|(known, ..)| *known == name) {
            return Ok(*press);
        }
        let nearest = NAMES
            .iter()
            .map(|(known, ..)| *known)
            .max_by(|a, b| strsim::jaro_winkler(a, name).total_cmp(&strsim::jaro_winkler(b, name)));
        Err(format!("there is no key or button `{name}`; did you mean `{}`?", nearest.unwrap_or("A")))
    }

    /// All that can be bound.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(_, press, _)| *press)
    }
}

/// The devices that one asks about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Share {
    /// All of them.
    #[default]
    All,
    /// Keys and mouse.
    Keys,
    /// All gamepads.
    Pads,
    /// That gamepad.
    Pad(Entity),
    /// All but that gamepad.
    Without(Entity),
}

impl Share {
    fn has_keys(self) -> bool {
        matches!(self, Self::All | Self::Keys | Self::Without(_))
    }

    fn has_pad(self, pad: Entity) -> bool {
        match self {
            Self::All | Self::Pads => true,
            Self::Keys => false,
            Self::Pad(only) => only == pad,
            Self::Without(other) => other != pad,
        }
    }
}

/// What is pressed on the devices.
#[derive(bevy::ecs::system::SystemParam)]
pub struct Pressed<'w, 's> {
    keys: Res<'w, ButtonInput<KeyCode>>,
    buttons: Res<'w, ButtonInput<MouseButton>>,
    pads: Query<'w, 's, (Entity, &'static Gamepad)>,
}

impl Pressed<'_, '_> {
    /// Whether it is held on any device. With Alt held, Enter is the window's.
    pub fn held(&self, press: Press) -> bool {
        self.held_on(press, Share::All)
    }

    /// Whether it went down in this frame on any device.
    pub fn just(&self, press: Press) -> bool {
        self.just_on(press, Share::All)
    }

    /// Whether it is held on those devices.
    pub fn held_on(&self, press: Press, share: Share) -> bool {
        match press {
            Press::Key(key) => share.has_keys() && self.keys.pressed(key) && !self.is_windows(key),
            Press::Mouse(button) => share.has_keys() && self.buttons.pressed(button),
            Press::Pad(button) => self.pads_of(share).any(|pad| pad.pressed(button)),
        }
    }

    /// Whether it went down in this frame on those devices.
    pub fn just_on(&self, press: Press, share: Share) -> bool {
        match press {
            Press::Key(key) => share.has_keys() && self.keys.just_pressed(key) && !self.is_windows(key),
            Press::Mouse(button) => share.has_keys() && self.buttons.just_pressed(button),
            Press::Pad(button) => self.pads_of(share).any(|pad| pad.just_pressed(button)),
        }
    }

    fn is_windows(&self, key: KeyCode) -> bool {
        key == KeyCode::Enter && self.keys.any_pressed([KeyCode::AltLeft, KeyCode::AltRight])
    }

    fn pads_of(&self, share: Share) -> impl Iterator<Item = &Gamepad> {
        self.pads.iter().filter(move |(entity, _)| share.has_pad(*entity)).map(|(_, pad)| pad)
    }

    /// The left stick that is farthest out.
    pub fn left_stick(&self) -> Vec2 {
        self.left_stick_on(Share::All)
    }

    /// The left stick of those devices that is farthest out.
    pub fn left_stick_on(&self, share: Share) -> Vec2 {
        farthest(self.pads_of(share).map(Gamepad::left_stick))
    }

    /// The right stick of those devices that is farthest out.
    pub fn right_stick_on(&self, share: Share) -> Vec2 {
        farthest(self.pads_of(share).map(Gamepad::right_stick))
    }

    /// All gamepads, the first plugged in first.
    pub fn pads(&self) -> Vec<Entity> {
        let mut all: Vec<Entity> = self.pads.iter().map(|(entity, _)| entity).collect();
        all.sort_unstable();
        all
    }

    /// The gamepad that was touched in this frame, if one was: a button, or a stick pushed farther than that.
    pub fn touched(&self, dead_zone: f32) -> Option<Entity> {
        let is_touched = |pad: &Gamepad| {
            pad.get_just_pressed().any(|button| *button != GamepadButton::Start)
                || pad.left_stick().length().max(pad.right_stick().length()) > dead_zone
        };
        self.pads.iter().filter(|(_, pad)| is_touched(pad)).map(|(entity, _)| entity).min()
    }
}

fn farthest(sticks: impl Iterator<Item = Vec2>) -> Vec2 {
    sticks.max_by(|a, b| a.length().total_cmp(&b.length())).unwrap_or(Vec2::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_presses_are_each_others_only_ones() {
        for (name, press, label) in NAMES {
            assert_eq!(Press::named(name), Ok(*press));
            assert_eq!((press.name(), press.label()), (*name, *label));
        }
    }
}
