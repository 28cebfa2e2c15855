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
    /// Who is out of the fight, sorted.
    out: Vec<Entity>,
    /// Of these, whom friends have seen fall or found, sorted.
    known: Vec<Entity>,
    /// Who hides where.
    spots: Vec<(Entity, Vec2)>,
    /// Who searches where.
    searchers: Vec<Searcher>,
}

/// Somebody who searches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Searcher {
    who: Entity,
    /// Where he is, in metres.
    pub at: Vec2,
    /// The spot he goes to.
    pub spot: Vec2,
    /// The tick in which he last said so.
    tick: u64,
}

/// A turn to strike somebody.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Turn {
    who: Entity,
    enemy: Entity,
    /// Tick at which it ends, unless a blow is under way.
    until: u64,
}

/// Somebody tells his friends where an enemy is, or that there is something to look at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shout {
    pub by: Entity,
    pub from: Vec2,
    /// At whom; none where nobody has been seen.
    pub enemy: Option<Entity>,
    pub at: Vec2,
    /// How far it is heard, in metres.
    pub reach: f32,
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
        self.spots.retain(|(who, _)| is_there(*who));
    }

    /// Notes that somebody is out of the fight; true if that is new.
    pub(super) fn note_out(&mut self, who: Entity) -> bool {
        insert(&mut self.out, who)
    }

    /// Notes that somebody is in the fight (again).
    pub(super) fn note_back(&mut self, who: Entity) {
        for list in [&mut self.out, &mut self.known] {
            if let Ok(place) = list.binary_search(&who) {
                list.remove(place);
            }
        }
    }

    /// A friend has found that one; true if he is the first.
    pub(super) fn find(&mut self, body: Entity) -> bool {
        insert(&mut self.known, body)
    }

    /// Whether friends know of that one.
    pub(super) fn is_known(&self, body: Entity) -> bool {
        self.known.binary_search(&body).is_ok()
    }

    /// Takes a spot behind cover.
    pub(super) fn take_spot(&mut self, who: Entity, at: Vec2) {
        self.leave_spot(who);
        self.spots.push((who, at));
    }

    /// Gives his spot up.
    pub(super) fn leave_spot(&mut self, who: Entity) {
        self.spots.retain(|(owner, _)| *owner != who);
    }

    /// Whether another hides there.
    pub(super) fn is_taken(&self, at: Vec2, by: Entity) -> bool {
        self.spots.iter().any(|(owner, spot)| *owner != by && spot.distance(at) < ELBOW)
    }

    /// Says where he searches.
    pub(super) fn search_at(&mut self, who: Entity, at: Vec2, spot: Vec2, tick: u64) {
        self.searchers.retain(|searcher| searcher.who != who && searcher.tick + 2 > tick);
        self.searchers.push(Searcher { who, at, spot, tick });
    }

    /// The nearest other who searches within `pair` metres.
    pub(super) fn companion(&self, who: Entity, at: Vec2, pair: f32) -> Option<Searcher> {
        let others = self.searchers.iter().filter(|other| other.who != who && other.at.distance(at) < pair);
        others
            .min_by(|a, b| {
                let far = |searcher: &Searcher| searcher.at.distance_squared(at);
                far(a).total_cmp(&far(b)).then(a.who.cmp(&b.who))
            })
            .copied()
    }
}

/// Two spots behind cover lie at least so far apart, in metres.
const ELBOW: f32 = 0.8;

/// Adds to a sorted list; false where it is there already.
fn insert(list: &mut Vec<Entity>, who: Entity) -> bool {
    match list.binary_search(&who) {
        Ok(_) => false,
        Err(place) => {
            list.insert(place, who);
            true
        }
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
