//! Wordless voices: pulses of the glottis and breath through a row of formants.

use crate::{
    math::{Dice, RATE, samples as count},
    recipe::{Curve, Vowel},
};

/// How often formants move, in samples.
const STEP: usize = 32;
/// Formants of the mouth.
const FORMANTS: usize = 5;

/// Frequencies and widths of formants, in Hz.
type Mouth = [(f64, f64); FORMANTS];

/// What a voice is.
pub struct Voice<'a> {
    /// Its pitch in Hz.
    pub hz: Curve,
    /// Vowels and when they are reached, in seconds.
    pub vowels: &'a [(f64, Vowel)],
    /// Size of the body beside an ordinary man's.
    pub body: f64,
    /// Air, 0 to 1.
    pub breath: f64,
    /// Roughness, 0 to 1.
    pub rasp: f64,
}

fn mouth(vowel: Vowel) -> Mouth {
    match vowel {
        Vowel::A => [(720.0, 90.0), (1150.0, 100.0), (2500.0, 140.0), (3400.0, 220.0), (4200.0, 300.0)],
        Vowel::O => [(480.0, 80.0), (820.0, 90.0), (2450.0, 150.0), (3300.0, 220.0), (4200.0, 300.0)],
        Vowel::U => [(320.0, 70.0), (720.0, 90.0), (2300.0, 160.0), (3200.0, 240.0), (4200.0, 320.0)],
        Vowel::E => [(540.0, 80.0), (1750.0, 110.0), (2500.0, 150.0), (3450.0, 220.0), (4300.0, 300.0)],
        Vowel::I => [(290.0, 60.0), (2150.0, 110.0), (2900.0, 160.0), (3500.0, 240.0), (4300.0, 300.0)],
        Vowel::Uh => [(560.0, 90.0), (1250.0, 110.0), (2450.0, 160.0), (3350.0, 240.0), (4200.0, 320.0)],
        Vowel::M => [(260.0, 70.0), (1050.0, 300.0), (2200.0, 350.0), (3000.0, 450.0), (4000.0, 500.0)],
    }
}

fn between(vowels: &[(f64, Vowel)], secs: f64) -> Mouth {
    let next = vowels.partition_point(|entry| entry.0 <= secs);
    let last = mouth(vowels.get(next.saturating_sub(1)).map_or(Vowel::Uh, |entry| entry.1));
    if next == 0 || next == vowels.len() {
        return last;
    }
    let (from, to) = (vowels[next - 1].0, vowels[next].0);
    let share = (secs - from) / (to - from);
    let coming = mouth(vowels[next].1);
    std::array::from_fn(|i| {
        (last[i].0 + (coming[i].0 - last[i].0) * share, last[i].1 + (coming[i].1 - last[i].1) * share)
    })
}

/// A resonance of two poles, of height 1 at 0 Hz: a row of them gives a vowel its natural balance.
#[derive(Clone, Copy, Default)]
struct Formant {
    a: f64,
    b: f64,
    c: f64,
    y1: f64,
    y2: f64,
}

impl Formant {
    fn tune(&mut self, hz: f64, width: f64) {
        let radius = libm::exp(-std::f64::consts::PI * width / RATE);
        self.c = -radius * radius;
        self.b = 2.0 * radius * libm::cos(std::f64::consts::TAU * hz / RATE);
        self.a = 1.0 - self.b - self.c;
    }

    fn run(&mut self, x: f64) -> f64 {
        let y = self.a * x + self.b * self.y1 + self.c * self.y2;
        self.y2 = self.y1;
        self.y1 = y;
        y
    }
}

/// The flow through the glottis over one period (0 to 1): it opens slowly and shuts fast.
fn flow(phase: f64) -> f64 {
    const OPENING: f64 = 0.44;
    const SHUT: f64 = 0.60;
    if phase < OPENING {
        0.5 - 0.5 * libm::cos(std::f64::consts::PI * phase / OPENING)
    } else if phase < SHUT {
        libm::cos(std::f64::consts::FRAC_PI_2 * (phase - OPENING) / (SHUT - OPENING))
    } else {
        0.0
    }
}

/// `length` samples of a voice.
pub fn make(voice: &Voice, length: usize, dice: &mut Dice) -> Vec<f64> {
    let mut formants = [Formant::default(); FORMANTS];
    let (mut phase, mut step, mut weight, mut odd) = (1.0_f64, 0.0, 1.0, false);
    let (mut before, mut last) = (0.0, 0.0);
    (0..length)
        .map(|index| {
            let secs = index as f64 / RATE;
            if index % STEP == 0 {
                for (formant, (hz, width)) in formants.iter_mut().zip(between(voice.vowels, secs)) {
                    formant.tune(hz / voice.body, width * (1.0 + 0.5 * voice.rasp));
                }
            }
            if phase >= 1.0 {
                phase -= 1.0;
                odd = !odd;
                let rough = 0.012 + 0.07 * voice.rasp;
                step = voice.hz.at(secs) / RATE * (1.0 + rough * dice.swing());
                weight = 1.0 - voice.rasp * (0.35 * dice.unit() + if odd { 0.3 } else { 0.0 });
            }
            phase += step;
            let open = flow(phase.min(1.0)) * weight;
            let air = dice.swing() * (0.02 + voice.breath * 0.3 + voice.rasp * 0.12) * (0.25 + open);
            let pressed = (open - before) * 22.0 + air;
            before = open;
            let sound = formants.iter_mut().fold(pressed, |sound, formant| formant.run(sound));
            // The lips let the highs go more freely; without this everyone speaks through a wall.
            let freed = 0.25 * sound + 4.0 * (sound - last);
            last = sound;
            freed
        })
        .collect()
}

/// `length` samples of `voices` people who talk, none of whom can be understood.
pub fn murmur(voices: u32, hz: (f64, f64), length: usize, dice: &mut Dice) -> Vec<f64> {
    let mut samples = vec![0.0; length];
    for _ in 0..voices {
        let pitch = dice.ratio(hz.0, hz.1);
        let mut start = count(dice.unit() * 0.8);
        while start < length {
            let secs = dice.between(0.12, 0.30);
            let sound = syllable(pitch * dice.between(0.85, 1.25), secs, dice);
            let level = dice.between(0.3, 1.0);
            for (sample, sound) in samples[start..].iter_mut().zip(sound) {
                *sample += sound * level;
            }
            // Now and then they listen.
            let pause = if dice.unit() < 0.15 { dice.between(0.5, 1.6) } else { 0.0 };
            start += count(secs * 0.9 + pause);
        }
    }
    samples
}

fn syllable(hz: f64, secs: f64, dice: &mut Dice) -> Vec<f64> {
    const VOWELS: [Vowel; 6] = [Vowel::A, Vowel::O, Vowel::U, Vowel::E, Vowel::I, Vowel::Uh];
    let mut any = || VOWELS[(dice.unit() * 6.0) as usize % 6];
    let vowels = [(0.0, Vowel::M), (secs * 0.3, any()), (secs * 0.8, any()), (secs, Vowel::M)];
    let voice =
        Voice { hz: Curve::line(hz, hz * 0.9, secs), vowels: &vowels, body: 1.0, breath: 0.2, rasp: 0.1 };
    let mut samples = make(&voice, count(secs), dice);
    let length = samples.len() as f64;
    for (index, sample) in samples.iter_mut().enumerate() {
        *sample *= libm::sin(std::f64::consts::PI * index as f64 / length);
    }
    samples
}
