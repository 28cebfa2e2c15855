//! Repeated sounds that come, change and go: whoever knows which shall be heard says all of them, and only what has
//! changed is handed on.

use std::collections::BTreeMap;

use super::speaker::{Level, Speaker};

/// The loops that one system answers for.
#[derive(Clone, Debug, Default)]
pub struct Loops {
    now: BTreeMap<(String, u32), Level>,
}

/// Loops that shall be heard.
pub type Wanted = BTreeMap<(String, u32), Level>;

impl Loops {
    /// Lets these be heard and no others.
    pub fn settle(&mut self, speaker: &mut dyn Speaker, wanted: Wanted) {
        self.now.retain(|id, level| {
            let stays = wanted.contains_key(id);
            if !stays && level.is_heard() {
                speaker.set_loop((&id.0, id.1), Level::SILENT);
            }
            stays
        });
        for (id, level) in wanted {
            // What is like the level before keeps it, or many small steps would never be heard.
            if self.now.get(&id).is_none_or(|before| !before.is_like(&level)) {
                speaker.set_loop((&id.0, id.1), level);
                self.now.insert(id, level);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::tests::Notes;

    fn wanted(levels: &[(&str, u32, f32)]) -> Wanted {
        let level = |decibels| Level { decibels, ..Level::SILENT };
        levels
            .iter()
            .map(|(sound, number, decibels)| (((*sound).to_owned(), *number), level(*decibels)))
            .collect()
    }

    #[test]
    fn only_what_changes_is_told_and_what_is_no_longer_wanted_rests() {
        let (mut loops, mut notes) = (Loops::default(), Notes::default());
        loops.settle(&mut notes, wanted(&[("engine", 1, -6.0), ("engine", 2, -9.0)]));
        assert_eq!(notes.loops().len(), 2);
        loops.settle(&mut notes, wanted(&[("engine", 1, -6.1), ("engine", 2, -9.0)]));
        assert_eq!(notes.loops().len(), 2, "nobody hears a tenth of a decibel");
        loops.settle(&mut notes, wanted(&[("engine", 1, -6.3), ("engine", 2, -9.0)]));
        assert_eq!(notes.loops().len(), 3, "but three of them");
        loops.settle(&mut notes, wanted(&[("engine", 1, -6.3)]));
        let (id, level) = notes.loops().pop().expect("a loop");
        assert_eq!((id, level.is_heard()), (("engine".to_owned(), 2), false));
        loops.settle(&mut notes, wanted(&[("engine", 1, -6.3)]));
        assert_eq!(notes.loops().len(), 4, "what rests is told once");
    }
}
