//! Everybody in the mission, to be found by body and by place.

use bevy::{
    ecs::{
        entity::{Entity, EntityHashMap},
        resource::Resource,
    },
    math::Vec2,
};

use super::census::Person;

/// Edge of the squares by which neighbours are found, in metres.
const SQUARE: f32 = 2.0;

/// Everybody in the mission.
#[derive(Resource, Clone, Debug, Default)]
pub struct Crowd {
    /// In the order of [`ActorId`](crate::sim::actor::ActorId).
    pub people: Vec<Person>,
    /// Where each body is among them. It is asked and never walked, for its order is chance.
    places: EntityHashMap<usize>,
    /// Row and column of everybody's square, and where he is among `people`; sorted.
    squares: Vec<(i32, i32, usize)>,
}

impl Crowd {
    /// Writes these people down, who must come in the order of [`ActorId`](crate::sim::actor::ActorId).
    pub(super) fn write(&mut self, people: impl Iterator<Item = Person>) {
        self.people.clear();
        self.people.extend(people);
        self.places.clear();
        self.squares.clear();
        for (place, person) in self.people.iter().enumerate() {
            self.places.insert(person.entity, place);
            let (row, column) = square(person.at);
            self.squares.push((row, column, place));
        }
        self.squares.sort_unstable();
    }

    /// Somebody by the body.
    pub fn get(&self, entity: Entity) -> Option<&Person> {
        self.places.get(&entity).map(|place| &self.people[*place])
    }

    /// Everybody who may stand within `radius` metres of a place, in the order of [`ActorId`](crate::sim::actor::ActorId): all who do, and some
    /// who do not.
    pub fn near(&self, at: Vec2, radius: f32) -> impl Iterator<Item = &Person> {
        let (south, west) = square(at - Vec2::splat(radius));
        let (north, east) = square(at + Vec2::splat(radius));
        // One bit for each: they come out in order without being sorted.
        let mut found: Vec<u64> = vec![0; self.people.len().div_ceil(64)];
        for row in south..=north {
            let begin = self.squares.partition_point(|square| *square < (row, west, 0));
            let row = self.squares[begin..].iter().take_while(|square| (square.0, square.1) <= (row, east));
            row.for_each(|(.., place)| found[place / 64] |= 1 << (place % 64));
        }
        found
            .into_iter()
            .enumerate()
            .flat_map(|(word, bits)| set_bits(bits).map(move |bit| word * 64 + bit))
            .map(|place| &self.people[place])
    }
}

/// The numbers of the bits that are set, the lowest first.
fn set_bits(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let next = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
        bits &= bits - 1;
        Some(next)
    })
}

fn square(at: Vec2) -> (i32, i32) {
    let at = (at / SQUARE).floor();
    (at.y as i32, at.x as i32)
}
