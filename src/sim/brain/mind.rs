//! What a mind decides from, and what it decides.

use bevy::{ecs::entity::Entity, math::Vec2};
use rand_chacha::ChaCha8Rng;

use super::{
    census::{Crowd, Person},
    items::{Low, Lying},
    light::Light,
    notes::Notes,
    squad::Squad,
};
use crate::{
    content::{mind::MindRules, rules::DifficultyDef, rules::Rules},
    sim::{
        actor::Actor,
        command::{Buttons, PlayerCommand},
        nav::{Nav, sync::Places},
        outcome::SimOutcome,
        physics::Physics,
    },
};

/// The world as a mind meets it in a tick.
pub(super) struct Scene<'a> {
    pub tick: u64,
    pub crowd: &'a Crowd,
    pub items: &'a [Lying],
    /// What one can duck behind.
    pub lows: &'a [Low],
    pub light: &'a Light,
    pub notes: &'a Notes,
    pub nav: &'a mut Nav,
    pub places: &'a Places,
    pub physics: &'a Physics,
    pub rules: &'a Rules,
    pub difficulty: &'a DifficultyDef,
    pub squad: &'a mut Squad,
    pub rng: &'a mut ChaCha8Rng,
    /// Lines of sight that are left in this tick.
    pub rays: u32,
    /// What minds tell of themselves.
    pub outcomes: &'a mut Vec<SimOutcome>,
    /// Those who have got away in this tick.
    pub gone: &'a mut Vec<Entity>,
}

impl Scene<'_> {
    /// Numbers that all minds share.
    pub fn minds(&self) -> &MindRules {
        &self.rules.mind
    }
}

/// The body that a mind moves.
pub(super) struct Me<'a> {
    pub person: &'a Person,
    pub actor: &'a Actor,
}

/// What a mind wants of its body in a tick.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Wish {
    /// Where to go: a vector of length 0 to 1, which is a run.
    pub go: Vec2,
    /// Where to look, if not where it goes: any vector.
    pub face: Option<Vec2>,
    /// What is pressed.
    pub press: Buttons,
    /// Whether neither friends nor walls may turn it aside.
    pub stays: bool,
}

impl Wish {
    /// Stands and looks that way.
    pub fn facing(direction: Vec2) -> Self {
        Self { face: Some(direction), ..Self::default() }
    }

    /// Goes that way.
    pub fn going(go: Vec2) -> Self {
        Self { go, ..Self::default() }
    }

    /// And looks that way.
    pub fn and_face(mut self, direction: Vec2) -> Self {
        self.face = Some(direction);
        self
    }

    /// And presses that.
    pub fn and_press(mut self, button: Buttons) -> Self {
        self.press = self.press.with(button);
        self
    }

    /// And is not pushed aside.
    pub fn and_stay(mut self) -> Self {
        self.stays = true;
        self
    }

    /// As a command.
    pub fn command(self) -> PlayerCommand {
        let command = PlayerCommand::default().moving(self.go).pressing(self.press);
        match self.face {
            Some(direction) => command.aiming(direction),
            None => command,
        }
    }
}
