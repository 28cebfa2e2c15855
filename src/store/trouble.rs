//! What the player is told about files: message keys with their values, and a line for the log.

use super::Fault;

/// Something about a file that the player must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A file cannot be used and lies elsewhere now.
    SetAside {
        /// Where it was.
        path: String,
        /// Where it is.
        aside: String,
        /// Why it cannot be used.
        fault: Fault,
        /// Whether the file before took its place.
        replaced: bool,
    },
    /// A file cannot be used, nor moved; nothing will be written in its place.
    Stuck {
        /// Where it is.
        path: String,
        /// Why it cannot be used.
        fault: Fault,
    },
    /// Nothing can be written.
    NotWritten {
        /// Where it was to be.
        path: String,
        /// What the system said.
        error: String,
    },
}

impl Trouble {
    pub(super) fn settle(&mut self, found: bool) {
        if let Self::SetAside { replaced, .. } = self {
            *replaced = found;
        }
    }

    /// Message key and values.
    pub fn message(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::SetAside { path, aside, replaced, .. } => {
                let key = if *replaced { "store-set-aside" } else { "store-set-aside-anew" };
                (key, vec![("file", name(path)), ("aside", name(aside))])
            }
            Self::Stuck { path, .. } => ("store-stuck", vec![("file", path.clone())]),
            Self::NotWritten { path, error } => {
                ("store-not-written", vec![("file", path.clone()), ("error", error.clone())])
            }
        }
    }
}

/// The name of a file without the folders before it.
fn name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "it cannot be read: {error}"),
            Self::TooLarge => write!(f, "it is larger than 1 MiB"),
            Self::NotText => write!(f, "it is not UTF-8 text"),
            Self::NoHeader => write!(f, "its first line is not one of ours"),
            Self::Newer(form) => write!(f, "a newer game wrote it, in form {form}"),
            Self::Changed => write!(f, "it was changed or cut off since it was written"),
            Self::Syntax(error) => write!(f, "{error}"),
        }
    }
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SetAside { path, aside, fault, replaced } => {
                let instead = if *replaced { "the one before is used" } else { "there is none before" };
                write!(f, "{path}: {fault}; it is now {aside}, and {instead}")
            }
            Self::Stuck { path, fault } => {
                write!(f, "{path}: {fault}; it cannot be moved, so nothing is written there")
            }
            Self::NotWritten { path, error } => write!(f, "{path} cannot be written: {error}"),
        }
    }
}
