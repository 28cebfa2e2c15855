//! The orchestra: the sampled instruments of a soundfont that the system has, and how they play a track.

use std::{path::Path, sync::Arc};

use rustysynth::{SoundFont, Synthesizer, SynthesizerSettings};

use super::score::{Note, Score, Track};
use crate::math::{Dice, RATE, gain, samples};

/// Where Debian and its kin put the soundfont.
const HOME: &str = "/usr/share/sounds/sf2/FluidR3_GM.sf2";
/// How long the hall rings on after the last bar, in seconds.
const TAIL: f64 = 5.0;
/// Channels of General MIDI: any, and the drums'.
const CHANNELS: (i32, i32) = (0, 9);
/// Above this many Hz lies what makes a player brighter.
const AIR: f64 = 2200.0;
/// How unpunctual players are, in seconds, and how uneven.
const HUMAN: (f64, f64) = (0.006, 4.0);

/// Two channels of samples.
#[derive(Clone, Default)]
pub struct Stereo {
    /// The left channel.
    pub left: Vec<f32>,
    /// The right channel.
    pub right: Vec<f32>,
}

/// Loads the orchestra.
///
/// # Errors
/// It is not installed; the text says what to install.
pub fn load() -> Result<Arc<SoundFont>, String> {
    let mut file = std::fs::File::open(Path::new(HOME)).map_err(|_| {
        format!("music is baked with the soundfont {HOME}: please install the package fluid-soundfont-gm")
    })?;
    SoundFont::new(&mut file).map(Arc::new).map_err(|error| format!("{HOME}: {error}"))
}

/// Something that a player does at a sample.
struct Action {
    at: usize,
    key: i32,
    /// How hard a key is struck; 0 lets it go.
    force: i32,
}

/// A track of the score, as long as the piece; what rings on past its end is heard at its beginning.
///
/// # Errors
/// The score is wrong, or the orchestra's own trouble.
pub fn play(orchestra: &Arc<SoundFont>, score: &Score, track: &Track, seat: usize) -> Result<Stereo, String> {
    let settings = SynthesizerSettings::new(RATE as i32);
    let mut player = Synthesizer::new(orchestra, &settings).map_err(|error| error.to_string())?;
    let channel = if track.drums { CHANNELS.1 } else { CHANNELS.0 };
    player.process_midi_message(channel, 0xC0, track.program, 0);
    player.process_midi_message(channel, 0xB0, 0x5B, (track.hall * 127.0) as i32);
    player.process_midi_message(channel, 0xB0, 0x0A, (64.0 + track.pan * 63.0) as i32);
    let notes = score.notes(track)?;
    let actions = actions(&notes, score, &mut Dice::new(&score.id, seat as u64));
    let length = samples(score.secs());
    let mut sound =
        Stereo { left: vec![0.0; length + samples(TAIL)], right: vec![0.0; length + samples(TAIL)] };
    let end = sound.left.len();
    let mut done = 0;
    for action in actions {
        let at = action.at.clamp(done, end);
        player.render(&mut sound.left[done..at], &mut sound.right[done..at]);
        done = at;
        if action.force > 0 {
            player.note_on(channel, action.key, action.force);
        } else {
            player.note_off(channel, action.key);
        }
    }
    player.render(&mut sound.left[done..], &mut sound.right[done..]);
    for side in [&mut sound.left, &mut sound.right] {
        brighten(side, gain(track.air) as f32);
        wrap(side, length, gain(track.level) as f32);
    }
    Ok(sound)
}

fn actions(notes: &[Note], score: &Score, dice: &mut Dice) -> Vec<Action> {
    let beat = 60.0 / score.bpm;
    let mut actions = Vec::new();
    for note in notes {
        let start = (note.at * beat + HUMAN.0 * dice.swing()).max(0.0);
        let force = (f64::from(note.force) + HUMAN.1 * dice.swing()).round().clamp(1.0, 127.0) as i32;
        actions.push(Action { at: samples(start), key: note.key, force });
        actions.push(Action { at: samples(start + note.beats * beat), key: note.key, force: 0 });
    }
    // A key that is struck again in the same moment is let go first.
    actions.sort_by_key(|action| (action.at, action.force > 0, action.key));
    actions
}

/// Raises what is high by a factor.
fn brighten(side: &mut [f32], factor: f32) {
    let follow = 1.0 - libm::exp(-std::f64::consts::TAU * AIR / RATE) as f32;
    let mut low = 0.0;
    for sample in side {
        low += (*sample - low) * follow;
        *sample += (*sample - low) * (factor - 1.0);
    }
}

/// Adds what follows the end to the beginning, and cuts it off.
fn wrap(side: &mut Vec<f32>, length: usize, factor: f32) {
    let tail = side.split_off(length);
    for (index, sample) in tail.into_iter().enumerate() {
        side[index % length] += sample;
    }
    side.iter_mut().for_each(|sample| *sample *= factor);
}
