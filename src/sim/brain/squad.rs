//! Who may strike: a few at a time, by turns, so that a crowd is a fight and not a wall.

use bevy::{
    ecs::{entity::Entity, resource::Resource},
    math::Vec2,
};

/// Turns to strike, and claims on things.
#[derive(Resource, Clone, Debug, Default)]
pub struct Squad {
    turns: Vec<Turn>,
    claims: Vec<(Entity, Entity)>,
    /// Shouts of this tick: who, where he stands, at whom, where that one is.
    pub(super) shouts: Vec<Shout>,
}

/// A turn to strike somebody.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Turn {
    who: Entity,
    enemy: Entity,
    /// Tick at which it ends, unless a blow is under way.
    until: u64,
}

/// Somebody tells his friends where an enemy is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shout {
    pub by: Entity,
    pub from: Vec2,
    pub enemy: Entity,
    pub at: Vec2,
}

impl Squad {
    /// Whether it is his turn.
    pub fn has_turn(&self, who: Entity) -> bool {
        self.turns.iter().any(|turn| turn.who == who)
    }

    /// Whether his turn has lasted its time.
    pub fn is_overdue(&self, who: Entity, tick: u64) -> bool {
        self.turns.iter().any(|turn| turn.who == who && turn.until <= tick)
    }

    /// How many have their turn against that enemy.
    pub fn strikers(&self, enemy: Entity) -> usize {
        self.turns.iter().filter(|turn| turn.enemy == enemy).count()
    }

    /// Asks for a turn; given as long as fewer than `most` have one.
    pub(super) fn ask(&mut self, who: Entity, enemy: Entity, most: usize, until: u64) -> bool {
        if self.has_turn(who) {
            return true;
        }
        let given = self.strikers(enemy) < most;
        if given {
            self.turns.push(Turn { who, enemy, until });
        }
        given
    }

    /// Ends his turn.
    pub(super) fn end_turn(&mut self, who: Entity) {
        self.turns.retain(|turn| turn.who != who);
    }

    /// Claims a thing on the floor; false if another has.
    pub(super) fn claim(&mut self, thing: Entity, by: Entity) -> bool {
        match self.claims.iter().find(|(claimed, _)| *claimed == thing) {
            Some((_, owner)) => *owner == by,
            None => {
                self.claims.push((thing, by));
                true
            }
        }
    }

    /// Gives up whatever he claims.
    pub(super) fn unclaim(&mut self, by: Entity) {
        self.claims.retain(|(_, owner)| *owner != by);
    }

    /// Forgets the turns and claims of those who are not there any longer.
    pub(super) fn keep(&mut self, is_there: impl Fn(Entity) -> bool) {
        self.turns.retain(|turn| is_there(turn.who) && is_there(turn.enemy));
        self.claims.retain(|(_, owner)| is_there(*owner));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_are_few_and_come_back() {
        let [a, b, c, enemy] = [1, 2, 3, 9].map(|n| Entity::from_raw_u32(n).unwrap());
        let mut squad = Squad::default();
        assert!(squad.ask(a, enemy, 2, 100) && squad.ask(b, enemy, 2, 100));
        assert!(!squad.ask(c, enemy, 2, 100));
        assert!(squad.ask(a, enemy, 2, 100), "he has it already");
        squad.end_turn(a);
        assert!(squad.ask(c, enemy, 2, 100));
        assert_eq!(squad.strikers(enemy), 2);
    }

    #[test]
    fn a_thing_is_claimed_by_one() {
        let [thing, a, b] = [1, 2, 3].map(|n| Entity::from_raw_u32(n).unwrap());
        let mut squad = Squad::default();
        assert!(squad.claim(thing, a) && squad.claim(thing, a));
        assert!(!squad.claim(thing, b));
        squad.unclaim(a);
        assert!(squad.claim(thing, b));
    }
}
