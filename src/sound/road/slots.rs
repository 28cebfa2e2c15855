//! Numbers for those that are heard at once: whoever goes on being heard keeps his, so that no loop jumps from place
//! to place.

use std::collections::BTreeMap;

use bevy::prelude::*;

/// Who has which number, and what is known of him.
#[derive(Clone, Debug)]
pub struct Slots<T>(BTreeMap<Entity, (u32, T)>);

impl<T> Default for Slots<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: Default> Slots<T> {
    /// These are heard from now on; the others' numbers become free.
    pub fn keep(&mut self, heard: &[Entity]) {
        self.0.retain(|who, _| heard.contains(who));
        for who in heard {
            if !self.0.contains_key(who) {
                let free = (0..).find(|number| self.0.values().all(|(taken, _)| taken != number));
                self.0.insert(*who, (free.unwrap_or_default(), T::default()));
            }
        }
    }

    /// His number, and what is known of him.
    pub fn get_mut(&mut self, who: Entity) -> Option<(u32, &mut T)> {
        self.0.get_mut(&who).map(|(number, known)| (*number, known))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stays_keeps_his_number_and_who_comes_takes_a_free_one() {
        let mut world = World::new();
        let [a, b, c] = [(); 3].map(|()| world.spawn_empty().id());
        let mut slots = Slots::<()>::default();
        slots.keep(&[a, b]);
        let number = |slots: &mut Slots<()>, who| slots.get_mut(who).map(|(number, _)| number);
        assert_eq!([number(&mut slots, a), number(&mut slots, b)], [Some(0), Some(1)]);
        slots.keep(&[c, b]);
        assert_eq!([number(&mut slots, c), number(&mut slots, b)], [Some(0), Some(1)]);
        assert_eq!(number(&mut slots, a), None);
    }
}
