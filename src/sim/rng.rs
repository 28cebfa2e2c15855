//! Chance: one seeded stream for each purpose, so that a new use of one never shifts another.
//!
//! ChaCha gives the same numbers on every platform. Effects that are only shown have their own generators elsewhere.

use bevy::ecs::resource::Resource;
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// The streams of a mission.
#[derive(Resource, Clone, Debug)]
pub struct Streams {
    /// The fight: ticks on the ground, and the like.
    pub fight: ChaCha8Rng,
    /// Minds.
    pub brains: ChaCha8Rng,
    /// Where people come from.
    pub spawn: ChaCha8Rng,
    /// How shots scatter.
    pub guns: ChaCha8Rng,
    /// What partners say.
    pub barks: ChaCha8Rng,
    /// Who comes on the streets, and what drivers take into their heads.
    pub streets: ChaCha8Rng,
}

impl Streams {
    /// The streams of `seed`.
    pub fn new(seed: u64) -> Self {
        let stream = |number: u64| {
            let mut rng = ChaCha8Rng::seed_from_u64(seed);
            rng.set_stream(number);
            rng
        };
        Self {
            fight: stream(1),
            brains: stream(2),
            spawn: stream(3),
            guns: stream(4),
            barks: stream(5),
            streets: stream(6),
        }
    }
}

/// A number in 0 (included) to 1 (excluded), of 24 bits, the same on every platform.
pub fn share(rng: &mut ChaCha8Rng) -> f32 {
    (rng.next_u32() >> 8) as f32 / (1 << 24) as f32
}

/// A whole number from `least` to `most`, both included; `least` where the range is empty.
pub fn between(rng: &mut ChaCha8Rng, (least, most): (u32, u32)) -> u32 {
    if most <= least {
        return least;
    }
    let span = u64::from(most - least) + 1;
    least + ((u64::from(rng.next_u32()) * span) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_of_one_seed_differ_and_repeat() {
        let (mut a, mut b) = (Streams::new(7), Streams::new(7));
        assert_eq!(share(&mut a.fight), share(&mut b.fight));
        assert_ne!(share(&mut a.fight), share(&mut a.brains));
    }

    #[test]
    fn a_range_has_both_its_ends() {
        let mut rng = Streams::new(1).fight;
        let drawn: Vec<u32> = (0..200).map(|_| between(&mut rng, (3, 5))).collect();
        assert!(drawn.contains(&3) && drawn.contains(&5));
        assert!(drawn.iter().all(|n| (3..=5).contains(n)));
    }
}
