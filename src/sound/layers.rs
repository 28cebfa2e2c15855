//! A piece of music in layers: one sound that mixes them itself, so that they cannot drift apart by a sample, and that
//! changes what is heard on its own bar lines.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering::Relaxed},
};

use kira::{
    Frame,
    info::Info,
    interpolate_frame,
    sound::{Sound, SoundData},
};

/// Seconds in which a layer comes after its bar line, and in which one goes.
const COMES: f32 = 0.04;
const GOES: f32 = 0.7;

/// The samples of a piece. All layers are equally long.
#[derive(Debug)]
pub struct Layers {
    /// Samples a second.
    pub rate: u32,
    /// Samples in a bar.
    pub bar: f64,
    /// Left and right, layer by layer.
    pub layers: Vec<Vec<[i16; 2]>>,
}

impl Layers {
    /// Samples in the piece.
    fn len(&self) -> usize {
        self.layers.first().map_or(0, Vec::len)
    }

    /// A layer between two samples; the end goes over into the beginning.
    fn at(&self, layer: usize, index: usize, share: f32) -> Frame {
        let samples = &self.layers[layer];
        let len = samples.len();
        let frame = |offset: usize| {
            let [left, right] = samples[(index + len - 1 + offset) % len];
            Frame::new(f32::from(left), f32::from(right)) * (1.0 / 32768.0)
        };
        if share < 1e-6 { frame(1) } else { interpolate_frame(frame(0), frame(1), frame(2), frame(3), share) }
    }
}

/// What the game asks of the piece while it plays.
#[derive(Debug)]
struct Wishes {
    /// Layers heard from the next bar on.
    layers: AtomicUsize,
    /// Whether it shall fade away.
    leaves: AtomicBool,
    /// Seconds of the fade, as bits.
    fade: AtomicU32,
}

/// The game's hand on a piece that plays. Dropping it lets the piece play on.
#[derive(Debug)]
pub struct Conductor(Arc<Wishes>);

impl Conductor {
    /// How many layers are heard from the next bar on.
    pub fn set_layers(&self, count: usize) {
        self.0.layers.store(count, Relaxed);
    }

    /// Lets it fade away and end.
    pub fn leave(&self, secs: f32) {
        self.0.fade.store(secs.to_bits(), Relaxed);
        self.0.leaves.store(true, Relaxed);
    }
}

/// A piece that is about to begin.
#[derive(Debug)]
pub struct Entrance {
    /// Its samples.
    pub layers: Arc<Layers>,
    /// Layers heard in its first bar.
    pub count: usize,
    /// Seconds of its fade.
    pub fade: f32,
}

impl SoundData for Entrance {
    type Error = ();
    type Handle = Conductor;

    fn into_sound(self) -> Result<(Box<dyn Sound>, Conductor), ()> {
        if self.layers.len() == 0 {
            return Err(());
        }
        let wishes = Arc::new(Wishes {
            layers: self.count.into(),
            leaves: false.into(),
            fade: self.fade.to_bits().into(),
        });
        let gains = vec![0.0; self.layers.layers.len()];
        let band = Band {
            layers: self.layers,
            wishes: wishes.clone(),
            position: 0.0,
            bar: None,
            heard: 0,
            gains,
            whole: 0.0,
        };
        Ok((Box::new(band), Conductor(wishes)))
    }
}

/// A piece that plays.
struct Band {
    layers: Arc<Layers>,
    wishes: Arc<Wishes>,
    /// Where it is, in samples.
    position: f64,
    /// The bar it is in.
    bar: Option<u64>,
    /// Layers heard in this bar.
    heard: usize,
    gains: Vec<f32>,
    /// Gain of the whole.
    whole: f32,
}

impl Band {
    /// On a bar line the wish becomes what is heard.
    fn count_bars(&mut self) {
        let bar = (self.position / self.layers.bar.max(1.0)) as u64;
        if self.bar == Some(bar) {
            return;
        }
        self.heard = self.wishes.layers.load(Relaxed);
        if self.bar.is_none() {
            for (layer, gain) in self.gains.iter_mut().enumerate() {
                *gain = f32::from(u8::from(layer < self.heard));
            }
        }
        self.bar = Some(bar);
    }

    fn next(&mut self, dt: f32, fade: f32) -> Frame {
        self.count_bars();
        self.whole = (self.whole + fade).clamp(0.0, 1.0);
        let index = self.position as usize;
        let share = (self.position - index as f64) as f32;
        let mut sum = Frame::ZERO;
        for layer in 0..self.gains.len() {
            let step = if layer < self.heard { dt / COMES } else { -dt / GOES };
            self.gains[layer] = (self.gains[layer] + step).clamp(0.0, 1.0);
            if self.gains[layer] > 0.0 {
                sum += self.layers.at(layer, index, share) * self.gains[layer];
            }
        }
        sum * self.whole
    }
}

impl Sound for Band {
    fn process(&mut self, out: &mut [Frame], dt: f64, _: &Info) {
        let len = self.layers.len() as f64;
        let step = f64::from(self.layers.rate) * dt;
        let secs = f32::from_bits(self.wishes.fade.load(Relaxed)).max(0.005);
        let way = if self.wishes.leaves.load(Relaxed) { -1.0 } else { 1.0 };
        let fade = way * dt as f32 / secs;
        for frame in out {
            *frame = self.next(dt as f32, fade);
            self.position += step;
            while self.position >= len {
                self.position -= len;
            }
        }
    }

    fn finished(&self) -> bool {
        self.wishes.leaves.load(Relaxed) && self.whole <= 0.0
    }
}

#[cfg(test)]
mod tests {
    use kira::info::MockInfoBuilder;

    use super::*;

    /// Two layers of 400 samples at 1000 a second, four bars of 100; the first counts its samples.
    fn piece() -> Arc<Layers> {
        let counting = (0..400).map(|sample| [sample, 0]).collect();
        let constant = vec![[0, 16384]; 400];
        Arc::new(Layers { rate: 1000, bar: 100.0, layers: vec![counting, constant] })
    }

    fn play(sound: &mut dyn Sound, frames: usize) -> Vec<Frame> {
        let mut out = vec![Frame::ZERO; frames];
        sound.process(&mut out, 0.001, &MockInfoBuilder::new().build());
        out
    }

    #[test]
    fn layers_run_in_step_and_the_end_is_the_beginning() {
        let entrance = Entrance { layers: piece(), count: 2, fade: 0.0 };
        let (mut sound, _conductor) = entrance.into_sound().unwrap();
        let out = play(sound.as_mut(), 900);
        for (number, frame) in out.iter().enumerate().skip(10) {
            assert_eq!((frame.left * 32768.0).round() as usize, number % 400);
            assert_eq!(frame.right, 0.5);
        }
    }

    #[test]
    fn a_layer_comes_exactly_on_the_next_bar_line() {
        let entrance = Entrance { layers: piece(), count: 1, fade: 0.0 };
        let (mut sound, conductor) = entrance.into_sound().unwrap();
        assert!(play(sound.as_mut(), 130).iter().all(|frame| frame.right == 0.0));
        conductor.set_layers(2);
        let out = play(sound.as_mut(), 200);
        let first = out.iter().position(|frame| frame.right > 0.0);
        assert_eq!(first, Some(70), "sample 200 is the next bar line");
        assert_eq!(out[70 + 40].right, 0.5, "all of it after 40 ms");
        conductor.set_layers(1);
        let out = play(sound.as_mut(), 900);
        assert_eq!(out.iter().position(|frame| frame.right < 0.5), Some(70), "the first bar line again");
        assert_eq!(out.last().map(|frame| frame.right), Some(0.0));
    }

    #[test]
    fn a_piece_that_leaves_fades_and_ends() {
        let entrance = Entrance { layers: piece(), count: 2, fade: 0.1 };
        let (mut sound, conductor) = entrance.into_sound().unwrap();
        let out = play(sound.as_mut(), 200);
        assert!(out[20].right < 0.12 && out[150].right == 0.5);
        assert!(!sound.finished());
        conductor.leave(0.2);
        let out = play(sound.as_mut(), 300);
        assert!((out[100].right - 0.25).abs() < 0.01);
        assert_eq!(out[250].right, 0.0);
        assert!(sound.finished());
    }

    #[test]
    fn another_rate_lies_between_the_samples() {
        let entrance = Entrance { layers: piece(), count: 1, fade: 0.0 };
        let (mut sound, _conductor) = entrance.into_sound().unwrap();
        let mut out = vec![Frame::ZERO; 200];
        sound.process(&mut out, 0.0005, &MockInfoBuilder::new().build());
        assert!((out[101].left * 32768.0 - 50.5).abs() < 0.01);
    }
}
