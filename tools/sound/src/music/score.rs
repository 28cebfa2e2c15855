//! What a file in `art/music/` says: tempo, layers, motifs, and tracks of notes.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A piece.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// Its id in the index ("core/title").
    pub id: String,
    /// Beats a minute.
    pub bpm: f64,
    /// Beats in a bar.
    pub beats_per_bar: u32,
    /// How many bars it has; then it starts again.
    pub bars: u32,
    /// The layers, in the order in which they join.
    pub layers: Vec<String>,
    /// Lines of notes that tracks use by `@NAME`.
    #[serde(default)]
    pub motifs: BTreeMap<String, String>,
    /// Who plays.
    pub tracks: Vec<Track>,
}

/// One player or section.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Track {
    /// The layer that it belongs to.
    pub layer: String,
    /// Program of General MIDI, counted from 0; for drums the kit.
    pub program: i32,
    /// Whether it is a drum kit, where each key is another instrument.
    #[serde(default)]
    pub drums: bool,
    /// Level in dB.
    #[serde(default)]
    pub level: f64,
    /// From −1, left, to 1, right.
    #[serde(default)]
    pub pan: f64,
    /// How much of it the hall gets, 0 to 1.
    #[serde(default = "half")]
    pub hall: f64,
    /// How much brighter it is than it was recorded, in dB.
    #[serde(default)]
    pub air: f64,
    /// What it plays.
    pub play: Vec<Phrase>,
}

/// Something that a track plays.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// The bar, from 1, in which it starts.
    pub bar: u32,
    /// Notes, or `@NAME` of a motif.
    pub line: String,
    /// It is played once for each of these, moved by so many semitones.
    #[serde(default = "once")]
    pub up: Vec<i32>,
    /// How hard, 1 to 127.
    #[serde(default = "force")]
    pub force: i32,
    /// How hard at its end, where it swells or fades.
    pub to: Option<i32>,
    /// The share of its length that a note sounds.
    #[serde(default = "legato")]
    pub hold: f64,
}

/// One note.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Note {
    /// The key, 60 is the middle C.
    pub key: i32,
    /// When it begins, in beats.
    pub at: f64,
    /// How long it sounds, in beats.
    pub beats: f64,
    /// How hard, 1 to 127.
    pub force: i32,
}

fn half() -> f64 {
    0.5
}
fn once() -> Vec<i32> {
    vec![0]
}
fn force() -> i32 {
    90
}
fn legato() -> f64 {
    0.96
}

impl Score {
    /// The length of the piece in seconds.
    pub fn secs(&self) -> f64 {
        f64::from(self.bars * self.beats_per_bar) * 60.0 / self.bpm
    }

    /// All notes of a track.
    ///
    /// # Errors
    /// A line cannot be understood or does not fit into its bars.
    pub fn notes(&self, track: &Track) -> Result<Vec<Note>, String> {
        let mut notes = Vec::new();
        for phrase in &track.play {
            let line = match phrase.line.strip_prefix('@') {
                None => &phrase.line,
                Some(name) => self.motifs.get(name).ok_or_else(|| format!("there is no motif {name:?}"))?,
            };
            let (read, length) =
                read(line, self.beats_per_bar).map_err(|error| format!("bar {}: {error}", phrase.bar))?;
            let first = f64::from((phrase.bar.max(1) - 1) * self.beats_per_bar);
            let whole = length * phrase.up.len() as f64;
            if first + whole > f64::from(self.bars * self.beats_per_bar) + 1e-6 {
                return Err(format!("bar {}: the phrase is longer than the piece", phrase.bar));
            }
            for (turn, up) in phrase.up.iter().enumerate() {
                let start = turn as f64 * length;
                notes.extend(read.iter().map(|note| {
                    let place = (start + note.at) / whole;
                    let change = f64::from(phrase.to.unwrap_or(phrase.force) - phrase.force) * place;
                    Note {
                        key: note.key + if track.drums { 0 } else { *up },
                        at: first + start + note.at,
                        beats: note.beats * phrase.hold,
                        force: (phrase.force + note.force + change.round() as i32).clamp(1, 127),
                    }
                }));
            }
        }
        notes.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.key.cmp(&b.key)));
        Ok(notes)
    }
}

/// Reads a line: `G4:1.5 C5:.5 - | C4+E4:2! ...`. A note keeps the length of the one before it where it names none; `-`
/// is a rest, `+` makes chords, `!` an accent, and `|` must stand on the end of a bar. The forces are differences.
///
/// # Errors
/// A word is neither, or a bar line stands in the wrong place.
pub fn read(line: &str, beats_per_bar: u32) -> Result<(Vec<Note>, f64), String> {
    let (mut notes, mut at, mut beats) = (Vec::new(), 0.0, 1.0);
    for word in line.split_whitespace() {
        if word == "|" {
            let bars: f64 = at / f64::from(beats_per_bar);
            if (bars - bars.round()).abs() > 1e-6 {
                return Err(format!("a bar line after {at} beats, in {line:?}"));
            }
            continue;
        }
        let (word, accent) = word.strip_suffix('!').map_or((word, 0), |rest| (rest, 18));
        let (keys, length) = word.split_once(':').map_or((word, None), |(keys, length)| (keys, Some(length)));
        if let Some(length) = length {
            beats = length.parse().map_err(|_| format!("{word:?}: {length:?} is no length"))?;
        }
        if keys != "-" {
            for name in keys.split('+') {
                notes.push(Note { key: key(name)?, at, beats, force: accent });
            }
        }
        at += beats;
    }
    Ok((notes, at))
}

/// The key of a name such as `C4` (60), `Eb3`, `F#2`; a bare number is itself, for drums.
fn key(name: &str) -> Result<i32, String> {
    let wrong = || format!("{name:?} is no note");
    if let Ok(number) = name.parse() {
        return Ok(number);
    }
    let mut letters = name.chars();
    let step = match letters.next().ok_or_else(wrong)? {
        'C' => 0,
        'D' => 2,
        'E' => 4,
        'F' => 5,
        'G' => 7,
        'A' => 9,
        'B' => 11,
        _ => return Err(wrong()),
    };
    let rest = letters.as_str();
    let (shift, octave) = match rest.as_bytes().first() {
        Some(b'b') => (-1, &rest[1..]),
        Some(b'#') => (1, &rest[1..]),
        _ => (0, rest),
    };
    let octave: i32 = octave.parse().map_err(|_| wrong())?;
    Ok(12 * (octave + 1) + step + shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_gives_keys_lengths_chords_rests_and_accents() {
        let (notes, beats) = read("G4:1.5 C5:.5! - - - - | C4+Eb4:2", 4).expect("it is well");
        let note = |key, at, beats, force| Note { key, at, beats, force };
        assert_eq!(beats, 6.0);
        assert_eq!(
            notes,
            [note(67, 0.0, 1.5, 0), note(72, 1.5, 0.5, 18), note(60, 4.0, 2.0, 0), note(63, 4.0, 2.0, 0)]
        );
    }

    #[test]
    fn mistakes_in_a_line_are_named() {
        assert_eq!(read("H4:1", 4), Err("\"H4\" is no note".to_owned()));
        assert_eq!(read("C4:x", 4), Err("\"C4:x\": \"x\" is no length".to_owned()));
        assert_eq!(read("C4:3 |", 4), Err("a bar line after 3 beats, in \"C4:3 |\"".to_owned()));
    }
}
