//! What has to be done in a level.

/// One goal of a level.
#[derive(Clone, Debug)]
pub struct Objective {
    /// Name in the file.
    pub id: String,
    /// Message key of what is shown.
    pub text: String,
    /// When it is done.
    pub goal: Goal,
    /// Ids of the objectives that must be done before this one counts.
    pub after: Vec<String>,
    /// Whether the level is won without it.
    pub optional: bool,
}

/// When an objective is done.
#[derive(Clone, Debug, PartialEq)]
pub enum Goal {
    /// Everyone with that tag (those yet to come too) is beaten or has fled.
    Cleared(String),
    /// The player stands on an exit or marker with that tag, or in the zone of that name.
    Reach(String),
    /// Everyone with that tag (those yet to come too) is in handcuffs; it fails when one of them is beaten or nobody is left.
    Arrested(String),
    /// The flag is set.
    Flag(String),
    /// The flag is not set when the level ends.
    Never(String),
    /// The player has that item.
    Have(String),
    /// The level ends within so many ticks.
    Within(u32),
    /// The level ends with at least that share of health (0 to 1).
    Unhurt(f32),
    /// Every prop with that tag is broken.
    Broken(String),
    /// At least so many were arrested.
    Arrests(u32),
    /// The puzzle is solved.
    Solve {
        /// Id of the puzzle.
        puzzle: String,
        /// Name of the step; none: all.
        step: Option<String>,
    },
    /// A vehicle with the tag (none: the player's) gets to the place.
    ReachBy(super::trigger::Visit),
    /// The player stays near to whoever has the tag for a while.
    Catch {
        /// Whose tag.
        tag: String,
        /// How near, in metres.
        metres: f32,
        /// For how many ticks.
        ticks: u32,
    },
    /// Every vehicle with the tag is a wreck.
    Wreck {
        /// Their tag.
        tag: String,
        /// Tag of the other vehicle, or name of the train; wrecked otherwise, the goal fails.
        by: Option<String>,
    },
    /// Every vehicle with the tag has less than that share of its health (0 to 1).
    Wear {
        /// Their tag.
        tag: String,
        /// The share.
        below: f32,
    },
}
