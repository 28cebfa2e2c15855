//! What a machine must be able to do to be heard from: one small trait, so that another machine (a browser) can take
//! the place of the sound card.

use super::mix::SILENCE;

/// A group of sounds with a volume of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bus {
    /// All others.
    Master,
    /// Music.
    Music,
    /// Blows, steps, doors, the place.
    Effects,
    /// Voices.
    Voices,
    /// Menus, and what the game itself tells.
    Interface,
}

impl Bus {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 5] = [Self::Master, Self::Music, Self::Effects, Self::Voices, Self::Interface];
}

/// A number by which a sound that plays is spoken of.
pub type VoiceId = u64;

/// One sound to be played once.
#[derive(Clone, Debug, PartialEq)]
pub struct Shot {
    /// Id of the sound.
    pub sound: String,
    /// Which of its variants, from 0.
    pub variant: usize,
    /// Where it is mixed in.
    pub bus: Bus,
    /// How loud, in decibels.
    pub decibels: f32,
    /// From where: -1 is left, 1 is right.
    pub panning: f32,
    /// How fast: 1 is as baked.
    pub rate: f64,
    /// Whether a wall is between.
    pub walled: bool,
}

/// How a repeated sound stands now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// How loud, in decibels.
    pub decibels: f32,
    /// From where: -1 is left, 1 is right.
    pub panning: f32,
    /// Whether a wall is between.
    pub walled: bool,
    /// How fast: 1 is as baked.
    pub rate: f64,
}

impl Level {
    /// Nothing is heard.
    pub const SILENT: Self = Self { decibels: SILENCE, panning: 0.0, walled: false, rate: 1.0 };

    /// Whether anything is heard.
    pub fn is_heard(&self) -> bool {
        self.decibels > SILENCE
    }

    /// Whether nobody would hear that it was set anew.
    pub fn is_like(&self, other: &Self) -> bool {
        let near = |a: f32, b: f32, by: f32| (a - b).abs() < by;
        self.walled == other.walled
            && self.is_heard() == other.is_heard()
            && near(self.decibels, other.decibels, 0.25)
            && near(self.panning, other.panning, 0.02)
            && (self.rate - other.rate).abs() < 0.003
    }
}

/// A repeated sound, and which of those that sound so: the engines of two cars of one kind are two loops.
pub type LoopId<'s> = (&'s str, u32);

/// A machine that makes sounds. Nothing here may wait: what is not at hand yet is not heard.
pub trait Speaker: Send + Sync {
    /// Plays a sound once. Returns whether it is heard.
    fn play(&mut self, voice: VoiceId, shot: &Shot) -> bool;

    /// Ends a sound before its end, softly.
    fn stop(&mut self, voice: VoiceId);

    /// Lets a repeated sound go on at that level; at silence it rests.
    fn set_loop(&mut self, id: LoopId, level: Level);

    /// Which sounds may be asked for from now on, those that are needed first at the beginning: these come into memory
    /// and the others leave it.
    fn want(&mut self, sounds: &[String]);

    /// Sets a bus's volume in decibels within so many seconds.
    fn set_bus(&mut self, bus: Bus, decibels: f32, secs: f32);

    /// Lets the world sound as from another room, or clear again, within so many seconds.
    fn muffle(&mut self, muffled: bool, secs: f32);

    /// Goes over to that piece of music, or to none, within so many seconds.
    fn set_piece(&mut self, piece: Option<&str>, secs: f32);

    /// How many layers of the piece are heard from the next bar on.
    fn set_layers(&mut self, count: usize);

    /// To be called once a frame: takes what was loaded meanwhile, and tells what went wrong, each mistake once.
    fn tend(&mut self) -> Vec<String>;
}

/// Nothing at all: what plays where there is no sound card.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silence;

impl Speaker for Silence {
    fn play(&mut self, _: VoiceId, _: &Shot) -> bool {
        false
    }

    fn stop(&mut self, _: VoiceId) {}

    fn set_loop(&mut self, _: LoopId, _: Level) {}

    fn want(&mut self, _: &[String]) {}

    fn set_bus(&mut self, _: Bus, _: f32, _: f32) {}

    fn muffle(&mut self, _: bool, _: f32) {}

    fn set_piece(&mut self, _: Option<&str>, _: f32) {}

    fn set_layers(&mut self, _: usize) {}

    fn tend(&mut self) -> Vec<String> {
        Vec::new()
    }
}
