//! Puzzles: what is seen of a thing, and a trail of steps each of which has one right answer among several.
//!
//! A definition says what there may be; which of it there is in a game comes from that game's seed. Every answer can be
//! found by crossing out: each note rules out some of the candidates, and all of them together leave one.

use std::collections::BTreeMap;

use serde::Deserialize;

/// One puzzle ("core/locker_key").
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PuzzleDef {
    /// Message key of its title.
    pub title: String,
    /// Kind of person who gives hints, for name and portrait.
    pub partner: String,
    /// What things have or are, by name: the bow of a key, the year of an order.
    pub features: BTreeMap<String, FeatureDef>,
    /// The trail: one answer leads to the next question. At most 8.
    pub steps: Vec<StepDef>,
    /// What wrong answers and hints cost.
    #[serde(default)]
    pub costs: CostDef,
    /// What the partner says.
    #[serde(default)]
    pub hints: HintTexts,
    /// What lies about on the counter, to be looked at and no more.
    #[serde(default = "lamp")]
    pub about: Vec<OnCounter>,
}

fn lamp() -> Vec<OnCounter> {
    vec![OnCounter::Lamp]
}

/// What lies about on a puzzle's counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum OnCounter {
    /// A lamp with a shade of green glass. Its light is there without it, too.
    Lamp,
    /// A mug of tea.
    Mug,
    /// A ring with three keys.
    Keys,
}

/// Something that candidates have or are.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeatureDef {
    /// Message key of what it is called.
    pub text: String,
    /// The part of the drawn key that shows it; without one it is told in words alone.
    #[serde(default)]
    pub part: Option<Part>,
    /// What it can be.
    pub values: Values,
}

/// A part of a drawn key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Part {
    /// The end that fingers hold.
    Bow,
    /// The blade's profile, as seen from its tip.
    Blade,
    /// The maker's mark on the bow.
    Stamp,
    /// How many cuts there are: `Numbers` from 4 to 7.
    Count,
    /// Depth of the cut nearest the bow: `Numbers` from 1 to 3.
    First,
    /// Depth of the cut at the tip: `Numbers` from 1 to 3.
    Last,
    /// Which cut is the deepest of all, counted from the bow: `Numbers` from 2 to 3.
    Deepest,
}

/// What a feature can be.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum Values {
    /// One of these, 2 to 8.
    List(Vec<ValueDef>),
    /// A whole number from the first to the second; notes may say that it is more or less than something.
    Numbers(u32, u32),
    /// One of the candidates of an earlier step: the one that was found there.
    Step(String),
}

/// One value.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueDef {
    /// Message key of its name.
    pub text: String,
    /// How it is drawn.
    #[serde(default)]
    pub look: Option<Look>,
}

/// How a value is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Look {
    /// A bow: a ring.
    Round,
    /// A bow: wider than it is high.
    Oval,
    /// A bow: four corners.
    Square,
    /// A bow: three leaves.
    Trefoil,
    /// A bow: six corners.
    Hexagon,
    /// A bow: a corner up, a corner down.
    Diamond,
    /// A blade without grooves.
    Flat,
    /// A blade with one groove.
    Groove,
    /// A blade with a groove on either side.
    Twin,
    /// A blade with one shoulder.
    Shoulder,
    /// A blade that winds.
    Wave,
    /// A stamp: a star.
    Star,
    /// A stamp: an anchor.
    Anchor,
    /// A stamp: a crown.
    Crown,
    /// A stamp: a bell.
    Bell,
    /// A stamp: a wheel.
    Wheel,
    /// A stamp: an arrow.
    Arrow,
}

impl Look {
    /// The part of a key that can look so.
    pub fn part(self) -> Part {
        match self {
            Self::Round | Self::Oval | Self::Square | Self::Trefoil | Self::Hexagon | Self::Diamond => {
                Part::Bow
            }
            Self::Flat | Self::Groove | Self::Twin | Self::Shoulder | Self::Wave => Part::Blade,
            Self::Star | Self::Anchor | Self::Crown | Self::Bell | Self::Wheel | Self::Arrow => Part::Stamp,
        }
    }
}

/// One question of the trail.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepDef {
    /// Name in this puzzle.
    pub id: String,
    /// Message key of what is asked.
    pub question: String,
    /// Message key of what the answer means; `{ $name }` in it is the answer.
    pub found: String,
    /// What the candidates are called.
    pub names: NamesDef,
    /// How many candidates there are, 3 to 12.
    pub candidates: u32,
    /// In how many columns they lie, 1 to 6.
    pub columns: u32,
    /// What they look like.
    pub shows: Shows,
    /// What can be told of them: names of `features`, 2 to 4. A part of the key belongs to one step alone.
    pub features: Vec<String>,
    /// Sorts of notes, each with the message key of its words.
    pub clues: BTreeMap<ClueKind, String>,
    /// Fewest and most notes, what is seen of the key included.
    pub notes: (u32, u32),
    /// Fewest and most parts of the key that can be read; the rest of the tracing is smudged.
    #[serde(default)]
    pub legible: (u32, u32),
    /// How many notes there may be without which the answer would be as certain.
    #[serde(default)]
    pub spare: u32,
    /// Whether the paper is put away once it is answered.
    #[serde(default)]
    pub closes: bool,
}

/// What candidates are called.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum NamesDef {
    /// Message keys of names, at least as many as there are candidates.
    List(Vec<String>),
    /// Rising numbers from the first to the second.
    Numbers(u32, u32),
}

/// What candidates look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Shows {
    /// Keys without cuts, hanging on a wall.
    Blanks,
    /// Lines in a book.
    Lines,
    /// Doors with numbers.
    Doors,
}

/// A sort of note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum ClueKind {
    /// A part of the key can be read: `{ $feature }`.
    Drawn,
    /// It is the one found in an earlier step: `{ $feature }`, `{ $value }`.
    Found,
    /// It is not that: `{ $feature }`, `{ $value }`.
    Not,
    /// It is one of two: `{ $feature }`, `{ $value }`, `{ $other }`.
    OneOf,
    /// A number over that: `{ $feature }`, `{ $value }`.
    More,
    /// A number under that: `{ $feature }`, `{ $value }`.
    Less,
    /// If it is that, then it is also that: `{ $value }`, `{ $other }`, numbers with the name of their feature.
    If,
    /// It is that or that or both: `{ $value }`, `{ $other }`, numbers with the name of their feature.
    Either,
    /// It has so much in common with a candidate which it is not: `{ $name }`, `{ $count }`.
    Common,
}

/// What wrong answers and hints cost: seconds that are added to the mission's time.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CostDef {
    /// Seconds for a wrong answer.
    pub wrong_secs: u32,
    /// Seconds for the first, second, third hint at one thing.
    pub hint_secs: (u32, u32, u32),
}

impl Default for CostDef {
    fn default() -> Self {
        Self { wrong_secs: 30, hint_secs: (4, 8, 16) }
    }
}

/// What the partner says: message keys, three for each thing that he may help with, each saying more than the one before.
/// `{ $number }` is a note's number, `{ $name }` a candidate, `{ $count }` how many are left.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HintTexts {
    /// A note still rules out somebody: which note; whom; he strikes that one out.
    pub rules_out: (String, String, String),
    /// Only the answer is left: that it is so; which; he circles it.
    pub left: (String, String, String),
    /// The answer was struck out: that something is wrong; what; he takes the line away.
    pub back: (String, String, String),
}

impl Default for HintTexts {
    fn default() -> Self {
        let three = |name: &str| {
            let key = |number: u32| format!("puzzle-hint-{name}-{number}");
            (key(1), key(2), key(3))
        };
        Self { rules_out: three("out"), left: three("left"), back: three("back") }
    }
}

impl PuzzleDef {
    /// The step of that name.
    pub fn step(&self, id: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.id == id)
    }
}
