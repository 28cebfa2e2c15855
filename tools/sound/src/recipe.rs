//! What a file in `art/sounds/` says: recipes of effects, each of layers of noise, tones, struck things, grains, voices.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Deserializer, de};

use crate::math::interval;

/// Recipes by the id of their sound.
pub type Recipes = BTreeMap<String, Recipe>;

/// What rings in a material, by its name: ratio to the lowest mode, level in dB, how long it rings beside the lowest.
pub type Materials = BTreeMap<String, Vec<(f64, f64, f64)>>;

/// One effect.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// How many takes of it there are.
    #[serde(default = "one")]
    pub variants: u32,
    /// Its length in seconds; what is left by then is faded out.
    pub secs: f64,
    /// Its highest sample, in dB below full.
    pub peak_db: f64,
    /// Whether and how its end is led over into its beginning.
    pub looped: Option<Seam>,
    /// How much takes differ.
    #[serde(default)]
    pub jitter: Jitter,
    /// How far the whole is pressed against a soft ceiling, in dB: it gets denser and louder.
    #[serde(default)]
    pub drive: f64,
    /// The room that it sounds in.
    pub room: Option<Room>,
    /// What it is made of.
    pub layers: Vec<Layer>,
}

/// How a loop closes: over that many seconds its end and its beginning are blended.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Seam {
    /// End and beginning have nothing in common.
    Noise(f64),
    /// Both are in step, since whole periods fit.
    Tone(f64),
}

/// The widest differences between takes.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Jitter {
    /// Up or down, in semitones.
    pub pitch: f64,
    /// Of each layer, up or down, in dB.
    pub level: f64,
    /// Of each layer but those at 0, earlier or later, in seconds.
    pub at: f64,
}

/// A small room.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// How far the walls are, in metres.
    pub size: f64,
    /// How long it echoes (to −60 dB), in seconds.
    pub secs: f64,
    /// Level of the echo beside the sound, in dB.
    pub level: f64,
    /// Above this many Hz the walls swallow it.
    #[serde(default = "room_damp")]
    pub damp: f64,
}

/// Something that sounds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// When it begins, in seconds.
    #[serde(default)]
    pub at: f64,
    /// Its level, in dB. Every source is brought to the same height before.
    #[serde(default)]
    pub level: f64,
    /// What makes the sound.
    pub source: Source,
    /// What is taken away from it, one after the other.
    #[serde(default)]
    pub filters: Vec<Filter>,
    /// How it swells and fades.
    #[serde(default)]
    pub shape: Shape,
    /// A slow unrest of its level: times a second, depth in dB.
    pub sway: Option<(f64, f64)>,
    /// How far it is pressed against a soft ceiling, in dB.
    #[serde(default)]
    pub drive: f64,
}

/// What makes a sound.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Source {
    /// Rushing.
    Noise(Colour),
    /// A tone.
    Tone {
        /// Its form.
        wave: Wave,
        /// Its pitch.
        hz: Curve,
        /// Times a second, semitones up and down.
        vibrato: Option<(f64, f64)>,
        /// A second tone that bends its phase: ratio of pitches, how far (1 is a turn).
        bend: Option<(f64, Curve)>,
    },
    /// Something struck.
    Struck {
        /// A name in `materials.ron`.
        material: String,
        /// The lowest mode, in Hz.
        hz: f64,
        /// How long that rings (to −60 dB), in seconds.
        ring: f64,
        /// How long the blow touches it, in milliseconds: the shorter, the brighter.
        touch: f64,
    },
    /// Many small sounds.
    Grains {
        /// What each is.
        kind: Grain,
        /// How many a second.
        rate: Curve,
        /// Their pitches, from and to, in Hz.
        hz: (f64, f64),
        /// How long they ring (to −60 dB), from and to, in seconds.
        ring: (f64, f64),
        /// How unlike their levels are, in dB.
        #[serde(default)]
        spread: f64,
        /// Whether they come in step.
        #[serde(default)]
        even: bool,
    },
    /// One wordless voice.
    Voice {
        /// Its pitch.
        hz: Curve,
        /// Which vowel when.
        vowels: Vec<(f64, Vowel)>,
        /// 1 an ordinary man; bigger bodies have lower formants.
        #[serde(default = "unit")]
        body: f64,
        /// Air in the voice, 0 to 1.
        #[serde(default)]
        breath: f64,
        /// Roughness, 0 to 1.
        #[serde(default)]
        rasp: f64,
    },
    /// Many voices that talk without words.
    Murmur {
        /// How many.
        voices: u32,
        /// Their pitches, from and to, in Hz.
        hz: (f64, f64),
    },
}

/// Colours of noise.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Colour {
    /// All frequencies alike.
    White,
    /// 3 dB less with each octave.
    Pink,
    /// 6 dB less with each octave.
    Brown,
}

/// Forms of tones.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Wave {
    /// Pure.
    Sine,
    /// Soft, with odd partials.
    Triangle,
    /// Bright, with all partials.
    Saw,
    /// Hollow, with odd partials.
    Square,
}

/// Kinds of small sounds.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Grain {
    /// A burst of noise around its pitch: crunching, crackling.
    Crackle,
    /// A tone that falls silent: splinters of glass.
    Ping,
    /// A tone that rises as it falls silent: drops and bubbles.
    Bubble,
}

/// Postures of the mouth.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Vowel {
    /// As in "father".
    A,
    /// As in "law".
    O,
    /// As in "rule".
    U,
    /// As in "bed".
    E,
    /// As in "machine".
    I,
    /// Lips half closed, as in "about".
    Uh,
    /// Lips closed.
    M,
}

/// What is taken away.
#[derive(Clone, Debug, Deserialize)]
pub enum Filter {
    /// Keeps what is below (Hz, resonance; 0.7 has none).
    Low(Curve, f64),
    /// Keeps what is above.
    High(Curve, f64),
    /// Keeps what is around.
    Band(Curve, f64),
}

impl Filter {
    /// Keeps what is above `hz`, without resonance.
    pub fn high(hz: f64) -> Self {
        Self::High(Curve::line(hz, hz, 1.0), 0.7)
    }
}

/// How a layer swells and fades; times in seconds.
#[derive(Clone, Debug, Default, Deserialize)]
pub enum Shape {
    /// It lasts to the end.
    #[default]
    Flat,
    /// It rises, stays, and falls by 60 dB in the last time.
    Hit(f64, f64, f64),
    /// Levels from 0 to 1 at times.
    Points(Vec<(f64, f64)>),
}

/// A number that may change in time: `90` or `[(0, 120), (0.1, 50)]`. Between the points the ratio is even.
#[derive(Clone, Debug)]
pub struct Curve(Vec<(f64, f64)>);

impl Curve {
    /// From one value to another in `secs`.
    pub fn line(from: f64, to: f64, secs: f64) -> Self {
        Self(vec![(0.0, from), (secs, to)])
    }

    /// The value at `secs`.
    pub fn at(&self, secs: f64) -> f64 {
        let points = &self.0;
        let next = points.partition_point(|point| point.0 <= secs);
        if next == 0 || next == points.len() {
            return points[next.saturating_sub(1)].1;
        }
        let ((t0, v0), (t1, v1)) = (points[next - 1], points[next]);
        let share = (secs - t0) / (t1 - t0);
        if v0 > 0.0 && v1 > 0.0 { v0 * libm::pow(v1 / v0, share) } else { v0 + (v1 - v0) * share }
    }

    /// The same curve moved by semitones.
    pub fn moved(&self, semitones: f64) -> Self {
        let factor = interval(semitones);
        Self(self.0.iter().map(|&(secs, value)| (secs, value * factor)).collect())
    }
}

impl<'de> Deserialize<'de> for Curve {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CurveVisitor)
    }
}

struct CurveVisitor;

impl<'de> de::Visitor<'de> for CurveVisitor {
    type Value = Curve;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a number, or a list of (seconds, number)")
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Curve, E> {
        Ok(Curve(vec![(0.0, value)]))
    }

    fn visit_f32<E: de::Error>(self, value: f32) -> Result<Curve, E> {
        self.visit_f64(f64::from(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Curve, E> {
        self.visit_f64(value as f64)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Curve, E> {
        self.visit_f64(value as f64)
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Curve, A::Error> {
        let mut points: Vec<(f64, f64)> = Vec::new();
        while let Some(point) = list.next_element::<(f64, f64)>()? {
            if points.last().is_some_and(|last| last.0 >= point.0) {
                return Err(de::Error::custom("the seconds of a curve must grow"));
            }
            points.push(point);
        }
        if points.is_empty() {
            return Err(de::Error::custom("a curve needs a point"));
        }
        Ok(Curve(points))
    }
}

fn one() -> u32 {
    1
}

fn unit() -> f64 {
    1.0
}

fn room_damp() -> f64 {
    4000.0
}
