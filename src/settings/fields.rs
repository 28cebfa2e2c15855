//! The settings as a list: what each is called in the file and on the screen, where it stands, and what it may be.
//!
//! The file, the screen and "back to the defaults" all go by this list, so that a new setting is one line here.

use super::Settings;

/// A page of the screen of settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// Volumes.
    #[default]
    Sound,
    /// What is seen, and in what window.
    Picture,
    /// Language and difficulty.
    Game,
    /// What makes the fight easier to bear, to see and to control.
    Assists,
    /// Keys and buttons, which are no fields but [`Settings::keys`].
    Controls,
}

impl Section {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 5] = [Self::Sound, Self::Picture, Self::Game, Self::Assists, Self::Controls];

    /// The message key of its name.
    pub fn title(self) -> &'static str {
        match self {
            Self::Sound => "settings-sound",
            Self::Picture => "settings-picture",
            Self::Game => "settings-game",
            Self::Assists => "settings-assists",
            Self::Controls => "settings-controls",
        }
    }

    /// Brings everything of it back to what it was before anybody changed it.
    pub fn reset(self, settings: &mut Settings) {
        let usual = Settings::default();
        FIELDS.iter().filter(|field| field.section == self).for_each(|field| field.copy(settings, &usual));
        if self == Self::Controls {
            settings.keys.clear();
        }
    }
}

/// One setting.
pub struct Field {
    /// Its name in the file; its message key is `settings-` and this name.
    pub name: &'static str,
    /// The page on which it stands.
    pub section: Section,
    /// What it is.
    pub access: Access,
}

/// What a setting is, and where it lies.
pub enum Access {
    /// 0 to 100.
    Percent(Lens<u8>),
    /// One of these percentages.
    Steps(Lens<u8>, &'static [u8]),
    /// On or off.
    Switch(Lens<bool>),
    /// One of several names.
    Choice(Lens<String>),
}

/// Where a value lies in the settings.
pub struct Lens<T> {
    /// Looks at it.
    pub of: fn(&Settings) -> &T,
    /// Changes it.
    pub of_mut: fn(&mut Settings) -> &mut T,
}

macro_rules! field {
    ($section:ident, $kind:ident, $name:ident $(, $more:expr)?) => {
        Field {
            name: stringify!($name),
            section: Section::$section,
            access: Access::$kind(Lens { of: |all| &all.$name, of_mut: |all| &mut all.$name } $(, $more)?),
        }
    };
}

/// How much an aim can be helped, by name.
pub const AIMS: [&str; 3] = ["off", "mild", "strong"];

/// All of them, in the order of the screen.
pub static FIELDS: [Field; 22] = [
    field!(Sound, Percent, master),
    field!(Sound, Percent, music),
    field!(Sound, Percent, effects),
    field!(Sound, Percent, voices),
    field!(Sound, Switch, captions),
    field!(Picture, Switch, full_screen),
    field!(Picture, Switch, fill),
    field!(Picture, Percent, tube),
    field!(Picture, Percent, shake),
    field!(Picture, Percent, flash),
    field!(Picture, Switch, words),
    field!(Picture, Switch, blood),
    field!(Game, Choice, language),
    field!(Game, Choice, difficulty),
    field!(Game, Switch, free_wheel),
    field!(Assists, Steps, game_speed, &[50, 60, 70, 80, 90, 100]),
    field!(Assists, Steps, damage_taken, &[0, 25, 50, 75, 100]),
    field!(Assists, Steps, telegraph, &[100, 125, 150]),
    field!(Assists, Choice, aim_pad),
    field!(Assists, Choice, aim_mouse),
    field!(Assists, Switch, latch),
    field!(Assists, Switch, repeat),
];

impl Field {
    /// The message key of its label.
    pub fn label(&self) -> String {
        format!("settings-{}", self.name.replace('_', "-"))
    }

    /// Whether it changes anything here: on a page the canvas itself is all there is, and no tube before it.
    pub fn is_of_use(&self) -> bool {
        !cfg!(target_arch = "wasm32") || self.name != "tube"
    }

    /// Its value for the file.
    pub(super) fn value(&self, settings: &Settings) -> ron::Value {
        match &self.access {
            Access::Percent(lens) | Access::Steps(lens, _) => {
                ron::Value::Number((*(lens.of)(settings)).into())
            }
            Access::Switch(lens) => ron::Value::Bool(*(lens.of)(settings)),
            Access::Choice(lens) => ron::Value::String((lens.of)(settings).clone()),
        }
    }

    /// Takes its value from the file.
    ///
    /// # Errors
    /// What it should have been; then it stays as it was.
    pub(super) fn take(&self, settings: &mut Settings, value: ron::Value) -> Result<(), &'static str> {
        match &self.access {
            Access::Percent(lens) => {
                let percent = value.into_rust::<u8>().ok().filter(|percent| *percent <= 100);
                *(lens.of_mut)(settings) = percent.ok_or("a number from 0 to 100")?;
            }
            Access::Steps(lens, steps) => {
                let percent = value.into_rust::<u8>().ok().filter(|percent| steps.contains(percent));
                *(lens.of_mut)(settings) = percent.ok_or("one of the numbers that the screen offers")?;
            }
            Access::Switch(lens) => {
                *(lens.of_mut)(settings) = value.into_rust().map_err(|_| "true or false")?;
            }
            Access::Choice(lens) => {
                *(lens.of_mut)(settings) = value.into_rust().map_err(|_| "a name in quotes")?;
            }
        }
        Ok(())
    }

    /// Gives it the value that it has in `other`.
    fn copy(&self, settings: &mut Settings, other: &Settings) {
        match &self.access {
            Access::Percent(lens) | Access::Steps(lens, _) => *(lens.of_mut)(settings) = *(lens.of)(other),
            Access::Switch(lens) => *(lens.of_mut)(settings) = *(lens.of)(other),
            Access::Choice(lens) => (lens.of)(other).clone_into((lens.of_mut)(settings)),
        }
    }
}
