//! What a check tells: places in files, reports about them, and the collection both are kept in.
//!
//! Nothing here knows what a level is, nor how a report is drawn (see [`super::render`]).

use std::cell::RefCell;

use super::codes::Code;

/// A piece of a file's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Index of the file in [`Files`].
    pub file: usize,
    /// Its first byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

impl Span {
    /// The empty place right behind this piece.
    pub fn after(self) -> Self {
        Self { start: self.end, ..self }
    }

    /// From the beginning of this piece to the end of the other.
    pub fn to(self, other: Self) -> Self {
        Self { end: other.end, ..self }
    }
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, but hardly as it was meant.
    Warning,
}

/// One report.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Its stable code; says how bad it is as well.
    pub code: Code,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where; none where a whole file is meant that could not be read.
    pub span: Option<Span>,
    /// A few words under the caret.
    pub label: String,
    /// What would be right there.
    pub expected: Option<String>,
    /// What to do about it ("did you mean …").
    pub help: Option<String>,
    /// Other places that matter: where the thing is defined, where the bracket opens.
    pub related: Vec<(Span, String)>,
}

impl Diagnostic {
    /// A report about the piece of text.
    pub fn new(code: Code, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            span: span.into(),
            label: String::new(),
            expected: None,
            help: None,
            related: Vec::new(),
        }
    }

    /// With words under the caret.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// With what would be right.
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// With advice, if there is any.
    pub fn help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into().or(self.help);
        self
    }

    /// With another place that matters.
    pub fn related(mut self, span: impl Into<Option<Span>>, words: impl Into<String>) -> Self {
        if let Some(span) = span.into() {
            self.related.push((span, words.into()));
        }
        self
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Where reports are put while files are read; shared by all readers of one run.
#[derive(Debug, Default)]
pub struct Sink(RefCell<Vec<Diagnostic>>);

impl Sink {
    /// Puts a report in.
    pub fn push(&self, diagnostic: Diagnostic) {
        self.0.borrow_mut().push(diagnostic);
    }

    /// How many errors (not warnings) it holds.
    pub fn errors(&self) -> usize {
        self.0.borrow().iter().filter(|d| d.severity() == Severity::Error).count()
    }

    /// How many reports it holds.
    pub fn len(&self) -> usize {
        self.0.borrow().len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes all reports out.
    pub fn take(&self) -> Vec<Diagnostic> {
        self.0.take()
    }
}

/// The texts that spans point into.
#[derive(Clone, Debug, Default)]
pub struct Files(Vec<TextFile>);

/// One text.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// The name by which reports call it.
    pub name: String,
    /// Its text; where it is not valid, up to the first wrong byte as it is.
    pub text: String,
}

impl Files {
    /// Adds a text and tells its index.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> usize {
        self.0.push(TextFile { name: name.into(), text: text.into() });
        self.0.len() - 1
    }

    /// Gives the text of that index another content.
    pub fn set(&mut self, index: usize, text: &str) {
        if let Some(file) = self.0.get_mut(index) {
            text.clone_into(&mut file.text);
        }
    }

    /// Index and text of the file of that name.
    pub fn find(&self, name: &str) -> Option<(usize, &str)> {
        let index = self.0.iter().position(|file| file.name == name)?;
        Some((index, &self.0[index].text))
    }

    /// The text of that index.
    pub fn get(&self, index: usize) -> Option<&TextFile> {
        self.0.get(index)
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Line and column of a byte, both from 1; columns count characters.
    pub fn position(&self, file: usize, byte: usize) -> (usize, usize) {
        let Some(file) = self.0.get(file) else { return (1, 1) };
        let byte =
            (0..=byte.min(file.text.len())).rev().find(|&b| file.text.is_char_boundary(b)).unwrap_or(0);
        let before = &file.text[..byte];
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before[start..].chars().count() + 1)
    }
}

/// Most reports that are kept.
const MAX_REPORTS: usize = 1000;

/// What a check found, with the texts it speaks of.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The texts.
    pub files: Files,
    /// The reports, in the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// The reports put in order, each once. Of more than a thousand, which only a file that is no level at all gives,
    /// the rest is left out, warnings first.
    pub fn new(files: Files, diagnostics: Vec<Diagnostic>) -> Self {
        let place = |d: &Diagnostic| d.span.map(|s| (s.file, s.start, s.end));
        let (mut kept, mut warnings): (Vec<_>, Vec<_>) =
            diagnostics.into_iter().partition(|d| d.severity() == Severity::Error);
        for list in [&mut kept, &mut warnings] {
            list.sort_by_key(place);
            list.dedup_by(|a, b| a.code == b.code && a.span == b.span && a.message == b.message);
        }
        kept.truncate(MAX_REPORTS);
        warnings.truncate(MAX_REPORTS - kept.len());
        kept.append(&mut warnings);
        kept.sort_by_key(place);
        Self { files, diagnostics: kept }
    }

    /// Takes in another report, whose first `shared` texts are those of this one too.
    pub fn absorb(&mut self, other: Self, shared: usize) {
        let offset = self.files.len().saturating_sub(shared);
        let shift = |span: Span| Span {
            file: if span.file < shared { span.file } else { span.file + offset },
            ..span
        };
        self.files.0.extend(other.files.0.into_iter().skip(shared));
        let mut all = std::mem::take(&mut self.diagnostics);
        all.extend(other.diagnostics.into_iter().map(|diagnostic| Diagnostic {
            span: diagnostic.span.map(shift),
            related: diagnostic.related.into_iter().map(|(span, words)| (shift(span), words)).collect(),
            ..diagnostic
        }));
        *self = Self::new(std::mem::take(&mut self.files), all);
    }

    /// Whether one of the reports is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity() == Severity::Error)
    }

    /// Whether there is nothing to tell.
    pub fn is_clean(&self) -> bool {
        self.diagnostics.is_empty()
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&super::render::text(self))
    }
}

impl std::error::Error for Report {}
