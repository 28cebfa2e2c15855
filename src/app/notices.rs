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
    /// What the log is told, which has more room.
    pub log: String,
}

impl From<Trouble> for Notice {
    fn from(trouble: Trouble) -> Self {
        let (key, values) = trouble.message();
        Self { key, values, log: trouble.to_string() }
    }
}

/// Messages that wait to be shown, the oldest first.
#[derive(Resource, Clone, Debug, Default)]
pub struct Notices(VecDeque<Notice>);

impl Notices {
    /// Adds messages, and writes them into the log.
    pub fn add(&mut self, notices: impl IntoIterator<Item = Notice>) {
        for notice in notices {
            warn!("{}", notice.log);
            self.0.push_back(notice);
        }
    }

    /// The next to be shown, which then no longer waits.
    pub fn take(&mut self) -> Option<Notice> {
        self.0.pop_front()
    }

    /// Whether none waits.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Notices>();
}
