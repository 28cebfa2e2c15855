//! What the screens are tuned with: times, tips and lessons, read from `assets/data/screens.ron`, with the built-in
//! ones behind it.

use std::path::Path;

use bevy::prelude::*;
use serde::Deserialize;

use crate::{input::bindings::Action, view::art::Problems};

/// Everything in the file.
#[derive(Resource, Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tuning {
    /// The show behind the title.
    pub attract: AttractRules,
    /// How the score is counted up.
    pub debrief: DebriefRules,
    /// How lessons come and go.
    pub hints: HintRules,
    /// The credits.
    pub credits: CreditsRules,
    /// Message keys of the tips after a defeat.
    pub tips: Vec<String>,
    /// What a beginner is told, in the order of their weight.
    pub lessons: Vec<Lesson>,
}

/// The show behind the title, in seconds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttractRules {
    /// Without a touch before it begins.
    pub after: f32,
    /// That one level is shown at most.
    pub longest: f32,
    /// That the end of a level is seen.
    pub last_look: f32,
}

/// How the score is counted up, in seconds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DebriefRules {
    /// From one line to the next.
    pub line: f32,
    /// From the last line to the medal.
    pub medal: f32,
}

/// The credits: titles first, then a roll.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreditsRules {
    /// Seconds for which the titles are seen.
    pub titles: f32,
    /// Message keys of the titles: the first is the name, the others are lines below it.
    pub title_lines: Vec<String>,
    /// Seconds that the roll takes for the height of the screen.
    pub screen_secs: f32,
    /// What rolls by, from above.
    pub roll: Vec<Credit>,
}

/// A part of the roll. Texts are message keys.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum Credit {
    /// A heading.
    Heading(String),
    /// Words.
    Words(String),
    /// The levels of this run, each with its points and its medal, and their sum.
    Run,
    /// So much empty room, in pixels.
    Room(f32),
}

/// How lessons come and go, in seconds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HintRules {
    /// That one stays at least.
    pub least: f32,
    /// Between two of them.
    pub pause: f32,
}

/// One thing that a beginner is told.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// When it makes sense.
    pub when: Moment,
    /// What shows that it was understood.
    pub done: Deed,
    /// The actions whose keys are shown.
    pub keys: Vec<Action>,
    /// Message key.
    pub text: String,
}

/// When a lesson makes sense. Lengths in metres.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub enum Moment {
    /// The player has stood still for so many seconds.
    Standing(f32),
    /// An opponent within that distance winds up.
    Threatened(f32),
    /// The player has somebody in the arms.
    Holding,
    /// An opponent on his feet is within that distance, and the player has no gun in hand.
    FoeWithin(f32),
    /// So many opponents are within that distance.
    Crowd(usize, f32),
    /// The player has a thing in hand that is no gun.
    Armed,
    /// The player has a gun in hand with a round in it, and an opponent is within that distance.
    GunInHand(f32),
    /// The gun is in its holster, the hand is empty, and an opponent is within that distance.
    GunAway(f32),
    /// An opponent takes aim.
    AimedAt,
    /// Something to duck behind is within that distance, and an opponent shoots.
    CoverWithin(f32),
    /// One who has given up is within that distance.
    Yields(f32),
    /// The hand is empty and a thing for it lies within that distance.
    ThingWithin(f32),
    /// The player sits at a wheel and has not driven for so many seconds. None of the others comes there.
    AtWheel(f32),
    /// The player sits at a wheel, and an opponent drives within that distance, from middle to middle.
    RivalWithin(f32),
}

/// What a player can have done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Deed {
    /// Walked.
    Walk,
    /// Driven.
    Drive,
    /// Shoved with a whole vehicle.
    Shove,
    /// Struck with the hand.
    Strike,
    /// Struck a charged blow.
    Charge,
    /// Kicked.
    Kick,
    /// Taken hold of somebody.
    Grab,
    /// Thrown somebody.
    Throw,
    /// Picked a thing up.
    PickUp,
    /// Thrown a thing.
    Hurl,
    /// Rolled.
    Roll,
    /// Fired a gun.
    Shoot,
    /// Drawn a gun.
    Draw,
    /// Ducked behind something.
    Duck,
    /// Arrested somebody.
    Arrest,
}

impl Tuning {
    /// Reads the file's text.
    ///
    /// # Errors
    /// In one sentence, what is wrong and where.
    pub fn read(text: &str) -> Result<Self, String> {
        ron::from_str(text).map_err(|error| error.to_string())
    }
}

impl Default for Tuning {
    fn default() -> Self {
        let file = include_str!("../../assets/data/screens.ron");
        // A test holds this file to its form.
        Self::read(file).unwrap_or(Self {
            attract: AttractRules { after: 10.0, longest: 75.0, last_look: 2.5 },
            debrief: DebriefRules { line: 0.28, medal: 0.35 },
            hints: HintRules { least: 1.5, pause: 1.2 },
            credits: CreditsRules {
                titles: 4.5,
                title_lines: Vec::new(),
                screen_secs: 9.0,
                roll: vec![Credit::Run],
            },
            tips: Vec::new(),
            lessons: Vec::new(),
        })
    }
}

/// Takes the file of the game's folder. Where there is none the built-in one stays; where it is broken it stays too, and
/// the problem is shown.
pub fn load(world: &mut World, root: &Path) {
    let path = root.join("assets/data/screens.ron");
    let Ok(text) = crate::disk::read_text(&path) else { return };
    match Tuning::read(&text) {
        Ok(tuning) => world.insert_resource(tuning),
        Err(error) => {
            let problem = format!("{}: {error}", path.display());
            error!("{problem}");
            world.resource_mut::<Problems>().0.push(problem);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::strings::{LANGUAGES, Strings};

    #[test]
    fn the_shipped_tuning_is_read_and_every_text_of_it_is_written_in_every_language() {
        let tuning = Tuning::read(include_str!("../../assets/data/screens.ron")).unwrap();
        assert_eq!((tuning.tips.len(), tuning.lessons.len()), (14, 16));
        for language in LANGUAGES {
            let strings = Strings::load(Path::new(env!("CARGO_MANIFEST_DIR")), language);
            for key in tuning.tips.iter().chain(tuning.lessons.iter().map(|lesson| &lesson.text)) {
                assert_ne!(strings.get(key), *key, "{key} in {language}");
            }
        }
    }

    #[test]
    fn a_wrong_file_says_where() {
        let text = include_str!("../../assets/data/screens.ron").replace("after: 10.0", "after: \"soon\"");
        let error = Tuning::read(&text).unwrap_err();
        assert!(error.starts_with("4:"), "{error}");
    }
}
