//! The sound's own chance: it touches no outcome.

/// Numbers that look like chance.
#[derive(Clone, Debug)]
pub struct Chance(u32);

impl Default for Chance {
    fn default() -> Self {
        Self(0x2545_f491)
    }
}

impl Chance {
    /// A number from 0 to 1, without 1.
    pub fn share(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        (self.0 >> 8) as f32 / 16_777_216.0
    }

    /// A number from -1 to 1.
    pub fn either_way(&mut self) -> f32 {
        self.share() * 2.0 - 1.0
    }

    /// One of `count` things, other than `last` where there are others.
    pub fn one_of(&mut self, count: usize, last: Option<usize>) -> usize {
        match last.filter(|last| *last < count && count > 1) {
            None => (self.share() * count as f32) as usize,
            Some(last) => {
                let drawn = (self.share() * (count - 1) as f32) as usize;
                if drawn >= last { drawn + 1 } else { drawn }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_variant_comes_twice_in_a_row_and_all_come() {
        let mut chance = Chance::default();
        let mut counts = [0; 4];
        let mut last = None;
        for _ in 0..400 {
            let drawn = chance.one_of(4, last);
            assert_ne!(Some(drawn), last);
            counts[drawn] += 1;
            last = Some(drawn);
        }
        assert!(counts.iter().all(|count| *count > 60), "{counts:?}");
        assert_eq!(chance.one_of(1, Some(0)), 0);
    }
}
