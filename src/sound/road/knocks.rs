//! Knocks and scraping: the simulation tells of every tick in which metal meets something; the ear wants one knock, and
//! then the scraping that follows it.

use std::collections::BTreeMap;

use bevy::{math::ops, prelude::*};

/// Harder than what went on by so much is a knock of its own.
const HARDER: f32 = 2.5;
/// Seconds in which what went on is forgotten by half.
const FORGETS: f64 = 0.4;
/// Scraping is heard when two have touched for so long, and for so long after the last touch.
const LASTS: f64 = 0.15;
const FADES: f64 = 0.12;

/// Two that touch: a vehicle, and another one or a prop; none: a wall.
pub type Pair = (Entity, Option<Entity>);

/// Those that touch now.
#[derive(Clone, Debug, Default)]
pub struct Knocks(BTreeMap<Pair, Touch>);

#[derive(Clone, Copy, Debug)]
struct Touch {
    since: f64,
    last: f64,
    /// What went on lately, in newton seconds.
    hard: f32,
    at: Vec2,
}

impl Knocks {
    /// A touch of so many newton seconds; `rests` seconds after the last one the next is new. Whether it is a knock.
    pub fn feel(&mut self, pair: Pair, impulse: f32, at: Vec2, now: f64, rests: f32) -> bool {
        let pair = in_order(pair);
        self.0.retain(|_, touch| now - touch.last <= f64::from(rests));
        let Some(touch) = self.0.get_mut(&pair) else {
            self.0.insert(pair, Touch { since: now, last: now, hard: impulse, at });
            return true;
        };
        let passed = (now - touch.last).max(0.0);
        let left = touch.hard * ops::powf(0.5, (passed / FORGETS) as f32);
        let knocks = impulse > left * HARDER;
        *touch = Touch { since: touch.since, last: now, hard: left.max(impulse), at };
        knocks
    }

    /// Where it scrapes hardest now, and how hard.
    pub fn scrapes(&self, now: f64) -> Option<(Vec2, f32)> {
        let goes_on = |touch: &&Touch| touch.last - touch.since >= LASTS && now - touch.last <= FADES;
        let hardest = self.0.values().filter(goes_on).max_by(|a, b| a.hard.total_cmp(&b.hard))?;
        Some((hardest.at, hardest.hard))
    }
}

/// Two vehicles tell of each other: that is one touch.
fn in_order((one, other): Pair) -> Pair {
    match other {
        Some(other) if other < one => (other, Some(one)),
        _ => (one, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two() -> (Entity, Entity) {
        let mut world = World::new();
        (world.spawn_empty().id(), world.spawn_empty().id())
    }

    #[test]
    fn scraping_is_one_knock_and_then_a_loop() {
        let (bus, car) = two();
        let mut knocks = Knocks::default();
        let tick = |n: u32| f64::from(n) / 60.0;
        let told = (0..120).filter(|n| knocks.feel((bus, Some(car)), 900.0, Vec2::X, tick(*n), 0.5));
        assert_eq!(told.count(), 1);
        assert_eq!(knocks.scrapes(tick(120)), Some((Vec2::X, 900.0)));
        assert_eq!(knocks.scrapes(tick(140)), None, "they have parted");
        assert!(knocks.feel((bus, Some(car)), 900.0, Vec2::X, tick(200), 0.5), "and meet anew");
        assert_eq!(knocks.scrapes(tick(200)), None, "one knock is no scraping");
    }

    #[test]
    fn a_blow_in_the_midst_of_scraping_is_heard_and_both_tell_of_one() {
        let (bus, car) = two();
        let mut knocks = Knocks::default();
        assert!(knocks.feel((bus, Some(car)), 900.0, Vec2::ZERO, 1.0, 0.5));
        assert!(!knocks.feel((car, Some(bus)), 900.0, Vec2::ZERO, 1.0, 0.5));
        assert!(knocks.feel((bus, Some(car)), 6000.0, Vec2::ZERO, 1.1, 0.5));
        assert!(!knocks.feel((bus, Some(car)), 6000.0, Vec2::ZERO, 1.15, 0.5));
        assert!(knocks.feel((bus, None), 600.0, Vec2::ZERO, 1.15, 0.5), "a wall is another matter");
    }
}
