//! Which sounds may play: so many at once, the less important giving way, and none so often that it stutters.

use std::collections::HashMap;

use super::speaker::VoiceId;

/// Sounds that play at once, at the most.
pub const MOST: usize = 24;

/// A sound that plays.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Voice {
    id: VoiceId,
    priority: u8,
    decibels: f32,
    until: f64,
}

/// The sounds that play now, and when each id was last heard. Times are seconds of the real clock.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    playing: Vec<Voice>,
    rested: HashMap<String, f64>,
    next: VoiceId,
}

/// A sound that may play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Admitted {
    /// The number it gets.
    pub voice: VoiceId,
    /// The one that ends for it.
    pub instead_of: Option<VoiceId>,
}

impl Voices {
    /// Whether `sound` has rested long enough; if so, it rests anew for `secs`.
    pub fn is_rested(&mut self, sound: &str, now: f64, secs: f32) -> bool {
        match self.rested.get_mut(sound) {
            Some(until) if now < *until => false,
            Some(until) => {
                *until = now + f64::from(secs);
                true
            }
            None => {
                self.rested.insert(sound.to_owned(), now + f64::from(secs));
                true
            }
        }
    }

    /// Asks for a voice for `secs`. Where all are taken the least important gives way, among equals the quietest; a
    /// sound less important than all that play, or as important and quieter, gets none.
    pub fn admit(&mut self, now: f64, priority: u8, decibels: f32, secs: f32) -> Option<Admitted> {
        self.playing.retain(|voice| voice.until > now);
        let mut instead_of = None;
        if self.playing.len() >= MOST {
            let rank = |voice: &Voice| (voice.priority, voice.decibels);
            let least = (0..self.playing.len()).min_by(|a, b| {
                let ((p, d), (q, e)) = (rank(&self.playing[*a]), rank(&self.playing[*b]));
                p.cmp(&q).then(d.total_cmp(&e))
            })?;
            let weakest = self.playing[least];
            if (weakest.priority, weakest.decibels) > (priority, decibels) {
                return None;
            }
            self.playing.swap_remove(least);
            instead_of = Some(weakest.id);
        }
        self.next += 1;
        let until = now + f64::from(secs);
        self.playing.push(Voice { id: self.next, priority, decibels, until });
        Some(Admitted { voice: self.next, instead_of })
    }

    /// How many sounds play.
    pub fn count(&self, now: f64) -> usize {
        self.playing.iter().filter(|voice| voice.until > now).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(priority: u8) -> Voices {
        let mut voices = Voices::default();
        for _ in 0..MOST {
            assert_eq!(voices.admit(0.0, priority, -6.0, 1.0).map(|voice| voice.instead_of), Some(None));
        }
        voices
    }

    #[test]
    fn the_important_takes_the_place_of_the_least_important() {
        let mut voices = full(50);
        let quiet = voices.admit(0.0, 50, -6.0, 1.0).expect("an equal takes an equal's place");
        assert!(quiet.instead_of.is_some());
        assert_eq!(voices.count(0.0), MOST);
        assert_eq!(voices.admit(0.0, 49, 0.0, 1.0), None, "less important than all");
        assert_eq!(voices.admit(0.0, 50, -7.0, 1.0), None, "as important, and quieter");
        let steal = voices.admit(0.0, 51, -40.0, 1.0).expect("more important");
        assert!(steal.instead_of.is_some());
        // The important one is now the last to go.
        for _ in 0..MOST - 1 {
            let taken = voices.admit(0.0, 60, -6.0, 1.0).expect("still someone weaker").instead_of;
            assert!(taken.is_some() && taken != Some(steal.voice));
        }
        assert_eq!(voices.count(0.0), MOST);
    }

    #[test]
    fn a_voice_ends_with_its_sound() {
        let mut voices = full(50);
        assert_eq!(voices.count(0.99), MOST);
        assert_eq!(voices.count(1.01), 0);
        let one = voices.admit(1.01, 0, -50.0, 1.0).expect("there is room again");
        assert_eq!(one.instead_of, None);
    }

    #[test]
    fn a_sound_rests_between_two_times() {
        let mut voices = Voices::default();
        assert!(voices.is_rested("grunt", 1.0, 0.3));
        assert!(!voices.is_rested("grunt", 1.29, 0.3));
        assert!(voices.is_rested("groan", 1.29, 0.3), "another sound");
        assert!(voices.is_rested("grunt", 1.31, 0.3));
    }
}
