//! RON as a tree that remembers where everything stands.
//!
//! The `ron` crate tells the first mistake of a file and often a little beside its place. A modder wants all of
//! them, each under the exact word. So the shape of a text (brackets, commas, names) is read here, into a tree that
//! goes on after a mistake; single numbers, strings and characters are read by `ron` itself, and the tree hands its
//! values to the same `serde` types that `ron` would fill.
//!
//! Nothing here knows of levels.

mod access;
mod brackets;
mod fault;
mod group;
mod parse;
mod read;
mod scan;
mod values;
mod variant;

pub use parse::{first_word, parse};
pub use read::read;
pub use values::{At, Entries, Needed, Tried};

use super::{diagnostic::Span, suggest};

/// One value of the text.
#[derive(Clone, Debug)]
pub struct Node<'s> {
    /// All of it, brackets and name included.
    pub span: Span,
    /// Its text.
    pub text: &'s str,
    /// What it is.
    pub kind: Kind<'s>,
}

/// What a value is.
#[derive(Clone, Debug)]
pub enum Kind<'s> {
    /// A bare word: `true`, `None`, `Start`.
    Word,
    /// A number, not yet read.
    Number,
    /// A character in single quotes, not yet read.
    Char,
    /// A string, not yet read.
    Text,
    /// `[…]`.
    List(Vec<Node<'s>>),
    /// `{…}`.
    Map(Vec<(Node<'s>, Node<'s>)>),
    /// `(…)`, with or without a name before it.
    Group(Option<Word<'s>>, Vec<Member<'s>>),
    /// A mistake that has been reported.
    Broken,
}

/// A name in the text.
#[derive(Clone, Copy, Debug)]
pub struct Word<'s> {
    /// Where.
    pub span: Span,
    /// The name.
    pub text: &'s str,
}

/// One value of a group.
#[derive(Clone, Debug)]
pub struct Member<'s> {
    /// Its field name, if it has one.
    pub name: Option<Word<'s>>,
    /// The value.
    pub value: Node<'s>,
}

impl<'s> Node<'s> {
    /// The value of that field.
    pub fn field(&self, name: &str) -> Option<&Node<'s>> {
        let Kind::Group(_, members) = &self.kind else { return None };
        members.iter().find(|m| m.name.is_some_and(|n| n.text == name)).map(|m| &m.value)
    }

    /// Whether one of the fields, and none of the known ones, is likely meant to be that one.
    pub fn misspells(&self, field: &str, known: &[&str]) -> bool {
        let Kind::Group(_, members) = &self.kind else { return false };
        let names = members.iter().filter_map(|member| member.name).map(|name| name.text);
        names
            .filter(|name| !known.contains(name))
            .any(|name| suggest::nearest(name, known.iter().copied()).is_some_and(|nearest| nearest == field))
    }

    /// The string, where it is one.
    pub fn as_text(&self) -> Option<String> {
        matches!(self.kind, Kind::Text).then(|| values::string(self.text)).flatten()
    }

    /// The number, where it is one that can be read.
    pub fn as_number(&self) -> Option<f64> {
        matches!(self.kind, Kind::Number).then(|| ron::from_str(self.text).ok()).flatten()
    }

    /// Calls `visit` with every named field below this value, outermost first.
    pub fn each_field(&self, visit: &mut impl FnMut(Word<'s>, &Node<'s>)) {
        match &self.kind {
            Kind::List(items) => items.iter().for_each(|item| item.each_field(visit)),
            Kind::Map(entries) => entries.iter().for_each(|(_, value)| value.each_field(visit)),
            Kind::Group(_, members) => {
                for member in members {
                    if let Some(name) = member.name {
                        visit(name, &member.value);
                    }
                    member.value.each_field(visit);
                }
            }
            _ => {}
        }
    }

    /// Calls `visit` with every named group at or below this value, outermost first.
    pub fn each_group(&self, visit: &mut impl FnMut(Word<'s>, &[Member<'s>])) {
        match &self.kind {
            Kind::List(items) => items.iter().for_each(|item| item.each_group(visit)),
            Kind::Map(entries) => entries.iter().for_each(|(_, value)| value.each_group(visit)),
            Kind::Group(name, members) => {
                if let Some(name) = name {
                    visit(*name, members);
                }
                members.iter().for_each(|member| member.value.each_group(visit));
            }
            _ => {}
        }
    }

    /// A short piece of it to point at when all of it is meant: itself on one line, otherwise its beginning.
    pub fn head(&self) -> Span {
        match &self.kind {
            _ if !self.text.contains('\n') => self.span,
            Kind::Group(Some(name), _) => name.span,
            _ => Span { end: self.span.start + 1, ..self.span },
        }
    }

    /// What it is, in words.
    pub fn describe(&self) -> String {
        match &self.kind {
            Kind::Word | Kind::Number | Kind::Char => format!("`{}`", self.text),
            Kind::Text if self.text.len() < 40 && !self.text.contains('\n') => {
                format!("the string {}", self.text)
            }
            Kind::Text => "a string".to_owned(),
            Kind::List(_) => "a list `[…]`".to_owned(),
            Kind::Map(_) => "a map `{…}`".to_owned(),
            Kind::Group(Some(name), _) => format!("`{}(…)`", name.text),
            Kind::Group(None, _) => "a group `(…)`".to_owned(),
            Kind::Broken => "a mistake".to_owned(),
        }
    }
}
