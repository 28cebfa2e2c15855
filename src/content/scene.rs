//! Short scenes told with the running game.

/// A scene.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Whether a press skips it.
    pub skippable: bool,
    /// What happens, one after the other.
    pub steps: Vec<Step>,
}

/// One step of a scene. Times in ticks.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The camera moves to the marker with that tag; none: back to the player.
    Camera {
        /// Tag of the marker.
        to: Option<String>,
        /// Ticks it takes.
        ticks: u32,
    },
    /// Somebody says something.
    Say {
        /// Id of the speaker's kind, for name and portrait.
        who: String,
        /// Message key.
        text: String,
    },
    /// Nothing happens for so many ticks.
    Wait(u32),
    /// A card of text fills the screen: message key.
    Card(String),
    /// Somebody with the tag walks to the marker.
    Walk {
        /// Whose tag.
        tag: String,
        /// Tag of the marker.
        to: String,
        /// Metres a second.
        speed: f32,
        /// The clip that shows it; none: as legs walk.
        clip: Option<String>,
    },
    /// Those with the tag turn to the marker.
    Turn {
        /// Whose tag.
        tag: String,
        /// Tag of the marker.
        to: String,
    },
    /// The picture goes dark (true) or comes back (false).
    Fade {
        /// To dark.
        out: bool,
        /// Ticks it takes.
        ticks: u32,
    },
    /// A sound is heard, and the next step does not wait for its end.
    Sound {
        /// Id of the sound.
        id: String,
        /// Tag of the place from which it is heard; none: from everywhere.
        at: Option<String>,
    },
    /// As in a trigger.
    Do(super::trigger::Action),
}
