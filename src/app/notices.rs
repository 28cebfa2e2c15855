//! What the player must be told once, whatever screen is shown: a setting that was wrong, a file set aside.

use std::collections::VecDeque;

use bevy::prelude::*;

use crate::store::Trouble;

/// A message for the player.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Message key.
    pub key: &'static str,
    /// The values in it, by name.
    pub values: Vec<(&'static str, String)>,
}

impl Notice {
    /// The message of that key with those values.
    pub fn new(key: &'static str, values: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        Self { key, values: values.into_iter().collect() }
    }
}

impl From<&Trouble> for Notice {
    /// Also writes it into the log, with what only the log has room for.
    fn from(trouble: &Trouble) -> Self {
        warn!("{trouble}");
        let (key, values) = trouble.message();
        Self { key, values }
    }
}

/// Messages that wait to be shown, the oldest first.
#[derive(Resource, Clone, Debug, Default)]
pub struct Notices(pub VecDeque<Notice>);

impl Notices {
    /// Adds what went wrong with a file, if anything did.
    pub fn tell(&mut self, trouble: Option<Trouble>) {
        self.0.extend(trouble.as_ref().map(Notice::from));
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Notices>();
}
