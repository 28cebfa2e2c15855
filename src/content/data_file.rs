//! Data files that only one of the later rooms knows: read like all others, with the same reports.
//!
//! What such a file means is its reader's affair; nothing here knows a format.

use serde::Deserialize;

use super::{
    diagnostic::{Files, Report, Sink},
    loader::text_of,
    source::Source,
    syntax,
};

pub use super::{
    suggest::did_you_mean,
    syntax::{At, Entries},
};

/// Reads the file at `path` ("assets/data/cues.ron") and lets `check` look at the value. Wrong items of its lists and
/// maps are reported and left out; there is no value only where the file as a whole has none.
pub fn read<T: for<'n> Deserialize<'n>>(
    source: &dyn Source,
    path: &str,
    check: impl FnOnce(&mut T, &Sink),
) -> (Option<T>, Report) {
    let (sink, mut files) = (Sink::default(), Files::default());
    let mut value = text_of(path, source.read(path), &mut files, &sink).and_then(|(file, text)| {
        let node = syntax::parse(file, &text, &sink);
        syntax::read(&node, &sink)
    });
    if let Some(value) = &mut value {
        check(value, &sink);
    }
    (value, Report::new(files, sink.take()))
}
