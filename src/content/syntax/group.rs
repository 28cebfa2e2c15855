//! Groups that stand for structs, and maps: which names are in them, each once.

use std::collections::BTreeMap;

use serde::de::Visitor;

use super::{
    Kind, Member, Node, Word,
    access::{Fields, Pairs},
    fault::Fault,
    read::Reader,
};
use crate::content::{
    codes,
    diagnostic::{Diagnostic, Span},
    suggest,
};

impl<'n, 's> Reader<'n, 's> {
    /// The members of a group that stands for a struct: known fields, each once.
    pub fn fields(
        &self,
        members: &'n [Member<'s>],
        fields: &'static [&'static str],
        first_may_be_bare: bool,
    ) -> Vec<(&'n str, &'n Node<'s>)> {
        let mut known: Vec<(&str, &Node)> = Vec::new();
        for (place, member) in members.iter().enumerate() {
            match member.name {
                Some(name) if !fields.contains(&name.text) => self.unknown_field(name, fields),
                Some(name) if known.iter().any(|(other, _)| *other == name.text) => self.twice(name, members),
                Some(name) => known.push((name.text, &member.value)),
                None => match fields.first() {
                    Some(first) if first_may_be_bare && place == 0 => known.push((first, &member.value)),
                    _ => self.no_name(&member.value, fields),
                },
            }
        }
        known
    }

    fn unknown_field(&self, name: Word<'_>, fields: &'static [&'static str]) {
        self.sink.push(
            Diagnostic::new(
                codes::UNKNOWN_FIELD,
                name.span,
                format!("there is no field `{}` here", name.text),
            )
            .label("unknown field")
            .expected(suggest::one_of(fields))
            .help(suggest::did_you_mean(name.text, fields.iter().copied())),
        );
    }

    fn twice(&self, name: Word<'_>, members: &[Member<'_>]) {
        let first = members.iter().filter_map(|m| m.name).find(|other| other.text == name.text);
        self.sink.push(
            Diagnostic::new(codes::DUPLICATE_FIELD, name.span, format!("`{}` is given twice", name.text))
                .label("given again")
                .related(first.map(|first| first.span), "first given here"),
        );
    }

    fn no_name(&self, value: &Node<'_>, fields: &'static [&'static str]) {
        if matches!(value.kind, Kind::Broken) {
            return;
        }
        let message = format!("{} has no field name before it", value.describe());
        self.sink.push(
            Diagnostic::new(codes::NO_COLON, value.head(), message)
                .label("expected `name: value`")
                .expected(suggest::one_of(fields)),
        );
    }

    /// Reads the struct and, where it fails, says so at the group's beginning. A field that is missing because its
    /// name is misspelt is told once, as the misspelling.
    pub fn group<V: Visitor<'n>>(
        &self,
        known: Vec<(&'n str, &'n Node<'s>)>,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let access = Fields { reader: *self, known: known.into_iter(), value: None };
        visitor.visit_map(access).map_err(|fault| match fault {
            Fault::Missing(field) if self.node.misspells(field, fields) => Fault::Told,
            fault => fault.at(self.node),
        })
    }

    pub fn entries_of(&self) -> Result<Pairs<'n, 's>, Fault> {
        let Kind::Map(entries) = &self.node.kind else { return Err(self.wrong("a map `{…}`")) };
        self.tell_duplicate_keys(entries);
        Ok(Pairs { reader: *self, entries: entries.iter(), value: None })
    }

    fn tell_duplicate_keys(&self, entries: &[(Node<'_>, Node<'_>)]) {
        let mut known: BTreeMap<&str, Span> = BTreeMap::new();
        for (key, _) in entries {
            let Some(first) = known.get(key.text).copied() else {
                known.insert(key.text, key.span);
                continue;
            };
            let (code, what) = match key.kind {
                Kind::Char => (codes::DUPLICATE_GLYPH, "glyph"),
                _ => (codes::DUPLICATE_KEY, "key"),
            };
            self.sink.push(
                Diagnostic::new(code, key.span, format!("the {what} {} is given twice", key.text))
                    .label("given again")
                    .related(first, "first given here"),
            );
        }
    }
}
