//! What the player has chosen: volumes, comfort, window, language, difficulty, assists, keys.
//!
//! This room holds the choices, reads and writes them; what they lead to is done by whoever they concern. They are
//! kept in the [store](crate::store) when they change.

use std::collections::BTreeMap;

use bevy::prelude::Resource;

use crate::{
    input::{bindings::Action, press::Press},
    sim::assists::Assists,
};

pub mod fields;
mod form;
mod keep;
pub mod rebind;

pub use form::{Wrong, read, written};
pub(crate) use keep::{load, plugin};

/// In place of a language: that of the system.
pub const SYSTEM: &str = "system";

/// The difficulty of somebody who never chose one, and the one behind a name that is no longer known.
pub const DIFFICULTY: &str = "normal";

/// The choices. The public ones can be changed at any time; they are applied in the same frame and kept soon after.
#[derive(Resource, Clone, Debug, PartialEq)]
pub struct Settings {
    /// Volume of everything, 0 to 100.
    pub master: u8,
    /// Volume of the music, 0 to 100.
    pub music: u8,
    /// Volume of blows, steps and the like, 0 to 100.
    pub effects: u8,
    /// Volume of voices, 0 to 100.
    pub voices: u8,
    /// Whether sounds that matter are written on the screen.
    pub captions: bool,
    /// How much the picture shakes, in percent.
    pub shake: u8,
    /// How bright flashes are, in percent.
    pub flash: u8,
    /// Whether heavy blows show a word.
    pub words: bool,
    /// Whether blood is shown.
    pub blood: bool,
    /// Whether the game fills the screen, without a frame.
    pub full_screen: bool,
    /// Whether the picture fills the window rather than growing in whole steps.
    pub fill: bool,
    /// How much the picture looks as on an old tube, in percent.
    pub tube: u8,
    /// Language of the texts ("ru"), or [`SYSTEM`].
    pub language: String,
    /// Name of the difficulty ("normal") with which missions begin.
    pub difficulty: String,
    /// How fast the game goes, in percent of life.
    pub game_speed: u8,
    /// Damage that the player's side takes, in percent of what the difficulty says.
    pub damage_taken: u8,
    /// How long attacks are seen coming, in percent of what the difficulty says.
    pub telegraph: u8,
    /// How much the aim of a gamepad is helped: one of [`fields::AIMS`].
    pub aim_pad: String,
    /// How much the aim of the mouse is helped.
    pub aim_mouse: String,
    /// Whether a strike that was held for a moment stays held until it is pressed again.
    pub latch: bool,
    /// Whether a held key presses itself anew where that is of use.
    pub repeat: bool,
    /// Whether who drives steers and brakes himself, without the help that is usual.
    pub free_wheel: bool,
    /// Width and height of the window in pixels; none: what suits the screen.
    pub size: Option<(u32, u32)>,
    /// What does the actions whose keys the player has changed.
    pub keys: BTreeMap<Action, Vec<Press>>,
    /// What a newer game has written and this one does not know: kept as it is.
    unknown: BTreeMap<String, ron::Value>,
}

impl Settings {
    /// The assists that the simulation knows of.
    pub fn assists(&self) -> Assists {
        let Self { damage_taken, telegraph, free_wheel, .. } = *self;
        Assists { damage_taken, telegraph, free_wheel }
    }

    /// Whether anything of the page of assists is other than at first.
    pub fn is_helped(&self) -> bool {
        let mut usual = self.clone();
        fields::Section::Assists.reset(&mut usual);
        usual != *self
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            master: 80,
            music: 70,
            effects: 90,
            voices: 90,
            captions: false,
            shake: 100,
            flash: 100,
            words: true,
            blood: false,
            full_screen: false,
            fill: false,
            tube: 0,
            language: SYSTEM.into(),
            difficulty: DIFFICULTY.into(),
            game_speed: 100,
            damage_taken: 100,
            telegraph: 100,
            aim_pad: fields::AIMS[1].into(),
            aim_mouse: fields::AIMS[0].into(),
            latch: false,
            repeat: false,
            free_wheel: false,
            size: None,
            keys: BTreeMap::new(),
            unknown: BTreeMap::new(),
        }
    }
}
