//! Numbers for all: decibels, pitches, chance. Everything goes through `libm`, so that each machine gets the same bits.

/// Samples a second, of everything that is baked.
pub const RATE: f64 = 44_100.0;

/// Sine of a phase in turns.
pub fn sine(turns: f64) -> f64 {
    libm::sin(turns * std::f64::consts::TAU)
}

/// The factor of a level in decibels.
pub fn gain(db: f64) -> f64 {
    libm::pow(10.0, db / 20.0)
}

/// The decibels of a factor; silence is −120.
pub fn decibels(factor: f64) -> f64 {
    20.0 * libm::log10(factor.max(1e-6))
}

/// The factor of an interval in semitones.
pub fn interval(semitones: f64) -> f64 {
    libm::exp2(semitones / 12.0)
}

/// The factor per sample with which something falls by 60 dB in `secs`.
pub fn decay(secs: f64) -> f64 {
    libm::exp(-6.907_755 / (secs.max(1e-4) * RATE))
}

/// How many samples `secs` last.
pub fn samples(secs: f64) -> usize {
    (secs.max(0.0) * RATE).round() as usize
}

/// Chance that is the same on every machine (SplitMix64).
#[derive(Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice that fall the same way for the same words and number.
    pub fn new(words: &str, number: u64) -> Self {
        Self(xxhash_rust::xxh3::xxh3_64_with_seed(words.as_bytes(), number))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to 1.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From −1 to 1.
    pub fn swing(&mut self) -> f64 {
        self.unit() * 2.0 - 1.0
    }

    /// Between two numbers, even in ratio (both above zero).
    pub fn ratio(&mut self, from: f64, to: f64) -> f64 {
        from * libm::pow(to / from, self.unit())
    }

    /// Between two numbers.
    pub fn between(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * self.unit()
    }
}
