//! Rules of a level: when something happens, and if something holds, then do something.
//!
//! Closed lists on purpose: no script, no expressions, no loops.

mod action;

pub use action::Action;

use super::deed::Deed;

/// One rule.
#[derive(Clone, Debug)]
pub struct Trigger {
    /// Name in the file.
    pub id: String,
    /// What sets it off.
    pub on: Event,
    /// What must hold as well.
    pub when: Vec<Condition>,
    /// What is done, in order.
    pub then: Vec<Action>,
    /// Ticks before it can go off again; none: it goes off once.
    pub cooldown: Option<u32>,
}

/// What sets a trigger off.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The level begins.
    LevelStart,
    /// The player comes into the zone.
    EnterZone(String),
    /// The player leaves the zone.
    LeaveZone(String),
    /// Everyone with the tag is beaten or has fled.
    Cleared(String),
    /// Somebody with the tag is beaten.
    Beaten(String),
    /// Somebody with the tag sees the player.
    Alerted(String),
    /// Somebody with the tag gives up.
    Surrendered(String),
    /// Somebody with the tag is put in handcuffs.
    Arrested(String),
    /// Somebody with the tag loses his feet on slippery ground.
    Slipped(String),
    /// Somebody with the tag catches fire.
    Ignited(String),
    /// What bursts or comes down strikes somebody with the tag.
    Befell(String),
    /// Somebody with the tag goes over to that phase of his mind.
    Phase {
        /// Whose tag.
        tag: String,
        /// Which phase: the first is 1.
        phase: u32,
    },
    /// A player stands in a zone and makes that movement, with the hand's key held.
    Gesture {
        /// The zone.
        zone: String,
        /// The clip of the movement.
        clip: String,
        /// Ticks for which it is held.
        ticks: u32,
    },
    /// A prop with the tag breaks.
    Broken(String),
    /// Somebody uses a switch with the tag.
    Used(String),
    /// The player picks up that item.
    Took(String),
    /// The objective is done.
    Done(String),
    /// The flag is set.
    FlagSet(String),
    /// So many ticks after the start, or after the named timer was started.
    After {
        /// Name given in [`Action::StartTimer`]; none counts from the start.
        timer: Option<String>,
        /// Ticks.
        ticks: u32,
    },
    /// The player's health falls under that share (0 to 1).
    HealthBelow(f32),
    /// A loud noise is heard anywhere.
    ShotFired,
    /// The player has done that.
    Did(Deed),
    /// A puzzle was solved.
    PuzzleSolved {
        /// Id of the puzzle.
        puzzle: String,
        /// Name of the step; none: the last.
        step: Option<String>,
    },
    /// A wrong answer was given in a puzzle.
    WrongAnswer {
        /// Id of the puzzle.
        puzzle: String,
        /// Name of the step; none: any.
        step: Option<String>,
    },
    /// A hint was taken in a puzzle.
    HintTaken {
        /// Id of the puzzle.
        puzzle: String,
        /// Name of the step; none: any.
        step: Option<String>,
    },
    /// The player gets into a vehicle with the tag.
    EnterVehicle(String),
    /// The player gets out of a vehicle with the tag.
    LeaveVehicle(String),
    /// A vehicle with the tag becomes a wreck.
    VehicleWrecked(String),
    /// A vehicle with the tag is knocked.
    Hit {
        /// Its tag.
        tag: String,
        /// Tag of the other vehicle, or name of the train; none: by anything.
        by: Option<String>,
    },
    /// A vehicle with the tag has less than that share of its health (0 to 1).
    Worn {
        /// Its tag.
        tag: String,
        /// The share.
        below: f32,
    },
    /// Somebody or a vehicle comes to a place.
    Passed(Visit),
    /// Two come so near to each other, or so far from each other.
    Distance(Gap),
}

/// Somebody, or a vehicle, at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// Name of a node, an area or a zone.
    pub at: String,
    /// Whose tag; none: a player.
    pub tag: Option<String>,
}

/// How far two are apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The one's tag.
    pub tag: String,
    /// The other's tag, or a node or area; none: a player.
    pub to: Option<String>,
    /// Nearer than so many metres.
    pub under: Option<f32>,
    /// Further than so many metres.
    pub over: Option<f32>,
}

/// What must hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// The flag is set.
    Flag(String),
    /// The objective is done.
    Done(String),
    /// The player has the item.
    Have(String),
    /// At most so many with the tag still stand.
    AtMost(String, u32),
    /// The difficulty has that name.
    Difficulty(String),
    /// The puzzle is solved.
    Solved {
        /// Id of the puzzle.
        puzzle: String,
        /// Name of the step; none: all.
        step: Option<String>,
    },
    /// The inner one does not hold.
    Not(Box<Condition>),
    /// All hold.
    All(Vec<Condition>),
    /// One at least holds.
    Any(Vec<Condition>),
    /// The player sits in a vehicle with the tag.
    Riding(String),
    /// A vehicle with the tag is a wreck.
    Wrecked(String),
    /// A vehicle with the tag has less than that share of its health (0 to 1).
    Worn {
        /// Its tag.
        tag: String,
        /// The share.
        below: f32,
    },
    /// Somebody or a vehicle is at a place.
    IsAt(Visit),
    /// Two are so near to each other, or so far from each other.
    Distance(Gap),
}
