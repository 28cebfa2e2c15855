//! What a mind knows of its enemy, and how sure it is.

use bevy::{ecs::entity::Entity, math::Vec2};

/// What a mind knows of its enemy.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Memory {
    /// Whom it is after.
    pub enemy: Option<Entity>,
    /// Where it last knew him to be, in metres.
    pub last_known: Vec2,
    /// Ticks since it last saw him.
    pub unseen: u32,
    /// How sure it is that somebody is there: 0 to 1, at which it is sure.
    pub suspicion: f32,
    /// Whether a look is due as soon as a line of sight can be had.
    pub look_due: bool,
}

impl Memory {
    /// The enemy is there, without doubt.
    pub fn learn(&mut self, enemy: Entity, at: Vec2) {
        self.enemy = Some(enemy);
        self.last_known = at;
        self.unseen = 0;
        self.suspicion = 1.0;
    }

    /// Grows surer by `share` that somebody is there. True in the moment in which it is sure.
    pub fn suspect(&mut self, enemy: Entity, at: Vec2, share: f32) -> bool {
        let before = self.suspicion;
        self.enemy = Some(enemy);
        self.last_known = at;
        self.suspicion = (before + share).min(1.0);
        if self.suspicion >= 1.0 {
            self.unseen = 0;
        }
        before < 1.0 && self.suspicion >= 1.0
    }

    /// Whether it knows where its enemy is, from sight or from a moment ago.
    pub fn is_fresh(&self, hunch: u32) -> bool {
        self.enemy.is_some() && self.unseen <= hunch
    }

    /// Knows of nobody any longer.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suspicion_grows_to_certainty_once() {
        let mut memory = Memory::default();
        let who = Entity::PLACEHOLDER;
        assert!(!memory.suspect(who, Vec2::X, 0.6));
        assert!(memory.suspect(who, Vec2::Y, 0.6));
        assert!(!memory.suspect(who, Vec2::Y, 0.6), "already sure");
        assert_eq!(memory.last_known, Vec2::Y);
        memory.forget();
        assert_eq!(memory, Memory::default());
    }
}
