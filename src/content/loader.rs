//! Reading what ships with the game and what players bring: bytes to texts, texts to checked definitions.

use std::{io, sync::Arc};

use xxhash_rust::xxh3::Xxh3;

use super::{
    campaign::Campaign,
    catalog::Catalog,
    check, codes,
    diagnostic::{Diagnostic, Files, Report, Sink, Span},
    level::Level,
    library::Library,
    source::MAX_FILE,
    syntax,
};

pub use super::contents::Content;

/// A value with what the check told about it. With an error among the reports there is no value.
#[derive(Clone, Debug)]
pub struct Checked<T> {
    /// The value, if no error was found.
    pub value: Option<T>,
    /// Errors and warnings.
    pub report: Report,
}

impl<T> Checked<T> {
    pub(super) fn new(value: Option<T>, files: Files, sink: &Sink) -> Self {
        let report = Report::new(files, sink.take());
        Self { value: value.filter(|_| !report.has_errors()), report }
    }

    /// The value; the warnings are dropped.
    ///
    /// # Errors
    /// The report, where there is no value.
    pub fn into_result(self) -> Result<T, Report> {
        self.value.ok_or(self.report)
    }
}

/// A level with all that it may name.
#[derive(Clone, Debug)]
pub struct Playable {
    /// The level.
    pub level: Arc<Level>,
    /// The definitions of the game, of the level's pack and of the level itself.
    pub catalog: Arc<Catalog>,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A level, or nothing that is known: then the level's check tells what is wrong.
    Level,
    /// A campaign.
    Campaign,
    /// A pack's own file.
    Pack,
}

/// What a file is, by the word at its beginning.
pub fn kind(bytes: &io::Result<Vec<u8>>) -> Kind {
    let text = bytes.as_ref().map_or("".into(), |bytes| String::from_utf8_lossy(bytes));
    match syntax::first_word(&text) {
        Some("Campaign") => Kind::Campaign,
        Some("Pack") => Kind::Pack,
        _ => Kind::Level,
    }
}

/// Checks a level's file.
pub fn check_level(library: &Library, name: &str, bytes: io::Result<Vec<u8>>) -> Checked<Level> {
    let Checked { value, report } = check_playable(library, name, bytes);
    Checked { value: value.map(|playable| Arc::unwrap_or_clone(playable.level)), report }
}

/// As [`check_level`], with the definitions that the level may name.
pub fn check_playable(library: &Library, name: &str, bytes: io::Result<Vec<u8>>) -> Checked<Playable> {
    checked(library, name, bytes, |text, file, sink| {
        let node = syntax::parse(file, text, sink);
        let mut hash = Xxh3::with_seed(library.catalog.hash);
        hash.update(normalised(text).as_bytes());
        let (level, catalog) = check::level(library, &node, hash.digest(), sink)?;
        Some(Playable { level: Arc::new(level), catalog })
    })
}

/// Checks a campaign's file. `exists` tells whether there is a file of that path beside it.
pub fn check_campaign(
    library: &Library,
    name: &str,
    bytes: io::Result<Vec<u8>>,
    exists: &dyn Fn(&str) -> bool,
) -> Checked<Campaign> {
    checked(library, name, bytes, |text, file, sink| {
        let node = syntax::parse(file, text, sink);
        check::campaign(library, &node, exists, sink)
    })
}

fn checked<T>(
    library: &Library,
    name: &str,
    bytes: io::Result<Vec<u8>>,
    check: impl FnOnce(&str, usize, &Sink) -> Option<T>,
) -> Checked<T> {
    let sink = Sink::default();
    let mut files = library.files().clone();
    let Some((file, text)) = text_of(name, bytes, &mut files, &sink) else {
        return Checked::new(None, files, &sink);
    };
    let value = check(&text, file, &sink);
    if value.is_none() && sink.errors() == 0 {
        // Whoever gives nothing says why; should a check forget that, silence would be the worst answer.
        let span = Span { file, start: 0, end: 0 };
        sink.push(Diagnostic::new(codes::UNKNOWN_FILE, span, format!("{name} cannot be used")));
    }
    Checked::new(value, files, &sink)
}

/// A file's text and its index in `files`; none after a report that it cannot be used.
pub(super) fn text_of(
    name: &str,
    bytes: io::Result<Vec<u8>>,
    files: &mut Files,
    sink: &Sink,
) -> Option<(usize, String)> {
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => {
            let file = files.add(name, "");
            sink.push(unreadable(name, file, &error));
            return None;
        }
    };
    if bytes.len() > MAX_FILE {
        let file = files.add(name, "");
        let message = format!("{name} is larger than 1 MiB");
        sink.push(Diagnostic::new(codes::TOO_LARGE, Span { file, start: 0, end: 0 }, message));
        return None;
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let file = files.add(name, String::from_utf8_lossy(error.as_bytes()));
            let span = Span { file, start: at, end: at + '\u{fffd}'.len_utf8() };
            sink.push(
                Diagnostic::new(codes::NOT_UTF8, span, format!("{name} is not UTF-8 text"))
                    .label("no character from here on")
                    .help("save the file as UTF-8 in your editor".to_owned()),
            );
            return None;
        }
    };
    let file = files.add(name, "");
    let text = without_mark(file, text, sink);
    files.set(file, &text);
    Some((file, text))
}

fn without_mark(file: usize, text: String, sink: &Sink) -> String {
    let Some(rest) = text.strip_prefix('\u{feff}') else { return text };
    sink.push(
        Diagnostic::new(
            codes::BYTE_ORDER_MARK,
            Span { file, start: 0, end: 0 },
            "the file begins with a byte-order mark",
        )
        .label("before this")
        .help("it is passed over; save the file as UTF-8 without BOM to be rid of it".to_owned()),
    );
    rest.to_owned()
}

fn unreadable(name: &str, file: usize, error: &io::Error) -> Diagnostic {
    let span = Span { file, start: 0, end: 0 };
    match error.kind() {
        io::ErrorKind::NotFound => {
            Diagnostic::new(codes::NOT_FOUND, span, format!("there is no file {name}"))
        }
        _ => Diagnostic::new(codes::UNREADABLE, span, format!("{name} cannot be read: {error}")),
    }
}

/// The text with line endings as they are here, so that a hash does not depend on an editor's habit.
pub(super) fn normalised(text: &str) -> String {
    text.replace("\r\n", "\n")
}
