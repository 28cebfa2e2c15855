//! Words for sounds that matter and are not seen: who does not hear them can read them.

use bevy::prelude::*;

/// Whether such words are shown.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Captions(pub bool);

/// Something out of sight was heard.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Captioned {
    /// Message key of its words.
    pub text: String,
    /// Where, in metres.
    pub at: Vec2,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Captions>().add_message::<Captioned>();
}
