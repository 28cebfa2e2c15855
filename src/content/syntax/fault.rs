//! What goes wrong while a value is read, until it is told with its place.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

use super::Node;
use crate::content::{
    codes::{self, Code},
    diagnostic::{Diagnostic, Sink, Span},
    suggest,
};

/// A mistake on its way to the sink.
#[derive(Debug)]
pub enum Fault {
    /// It has been told.
    Told,
    /// All that is to be told.
    Ready(Box<Diagnostic>),
    /// What `serde` says, without a place.
    Bare(Code, String),
    /// A field that must be there and is not.
    Missing(&'static str),
    /// A word that is not in the list.
    Word(String, &'static [&'static str]),
}

impl Fault {
    /// The value is of another type.
    pub fn wrong(node: &Node<'_>, expected: impl Into<String>) -> Self {
        let expected = expected.into();
        let message = format!("{} does not belong here", node.describe());
        Self::Ready(Box::new(
            Diagnostic::new(codes::WRONG_TYPE, node.head(), message)
                .label("wrong kind of value")
                .expected(expected),
        ))
    }

    /// With its place, unless it has one.
    pub fn at(self, node: &Node<'_>) -> Self {
        self.on(node.head())
    }

    /// With its place, unless it has one.
    pub fn on(self, span: Span) -> Self {
        match self {
            Self::Told | Self::Ready(_) => self,
            Self::Bare(code, message) => Self::Ready(Box::new(Diagnostic::new(code, span, message))),
            Self::Missing(field) => {
                let message = format!("the field `{field}` is missing");
                Self::Ready(Box::new(Diagnostic::new(codes::MISSING_FIELD, span, message).label("in here")))
            }
            Self::Word(word, known) => Self::Ready(Box::new(
                Diagnostic::new(codes::UNKNOWN_WORD, span, format!("`{word}` is not known here"))
                    .label("unknown word")
                    .expected(suggest::one_of(known))
                    .help(suggest::did_you_mean(&word, known.iter().copied())),
            )),
        }
    }

    /// Tells it.
    pub fn report(self, node: &Node<'_>, sink: &Sink) {
        if let Self::Ready(diagnostic) = self.at(node) {
            sink.push(*diagnostic);
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Told => f.write_str("told already"),
            Self::Ready(diagnostic) => f.write_str(&diagnostic.message),
            Self::Bare(_, message) => f.write_str(message),
            Self::Missing(field) => write!(f, "the field `{field}` is missing"),
            Self::Word(word, _) => write!(f, "`{word}` is not known here"),
        }
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Bare(codes::WRONG_TYPE, message.to_string())
    }

    fn invalid_type(_: Unexpected, expected: &dyn Expected) -> Self {
        Self::Bare(codes::WRONG_TYPE, format!("this should be {expected}"))
    }

    fn invalid_value(_: Unexpected, expected: &dyn Expected) -> Self {
        Self::Bare(codes::WRONG_TYPE, format!("this should be {expected}"))
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Self::Bare(codes::WRONG_TYPE, format!("this should be {expected}"))
    }

    fn unknown_variant(variant: &str, known: &'static [&'static str]) -> Self {
        Self::Word(variant.to_owned(), known)
    }

    fn unknown_field(field: &str, known: &'static [&'static str]) -> Self {
        Self::Word(field.to_owned(), known)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::Bare(codes::DUPLICATE_FIELD, format!("`{field}` is given twice"))
    }
}
