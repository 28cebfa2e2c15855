//! Values that know more than `serde` alone can tell: where they stand, and that they were tried and failed.
//!
//! Each asks the reader (see [`super::read`]) for itself under a name that no text can contain.

use std::{fmt, marker::PhantomData, ops::Deref};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};

use crate::content::diagnostic::Span;

pub(super) const AT: &str = "$at";
pub(super) const TRIED: &str = "$tried";

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct At<T> {
    /// Where.
    pub span: Span,
    /// The value.
    pub value: T,
}

impl<T> Deref for At<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A field whose mistakes do not spoil its neighbours.
#[derive(Clone, Debug, Default)]
pub enum Tried<T> {
    /// It is not there.
    #[default]
    Absent,
    /// It is there and wrong; that has been reported.
    Failed,
    /// It is there.
    Found(T),
}

/// As [`Tried`], for a field that must be there; where it is not, the check says so.
pub type Needed<T> = Tried<T>;

impl<T> Tried<T> {
    /// The value, if it is there and right.
    pub fn found(self) -> Option<T> {
        match self {
            Self::Found(value) => Some(value),
            Self::Absent | Self::Failed => None,
        }
    }
}

/// The entries of a map in the order of the text; those that are wrong are reported and left out.
#[derive(Clone, Debug)]
pub struct Entries<K, V>(pub Vec<(At<K>, V)>);

impl<K, V> Default for Entries<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

struct AtVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for AtVisitor<T> {
    type Value = At<T>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value of the text")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<At<T>, A::Error> {
        let short = || Error::custom("a value without its place");
        let file = seq.next_element()?.ok_or_else(short)?;
        let start = seq.next_element()?.ok_or_else(short)?;
        let end = seq.next_element()?.ok_or_else(short)?;
        let value = seq.next_element()?.ok_or_else(short)?;
        Ok(At { span: Span { file, start, end }, value })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple_struct(AT, 4, AtVisitor(PhantomData))
    }
}

struct TriedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for TriedVisitor<T> {
    type Value = Tried<T>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value of the text")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tried<T>, A::Error> {
        Ok(seq.next_element()?.map_or(Tried::Failed, Tried::Found))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Tried<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple_struct(TRIED, 1, TriedVisitor(PhantomData))
    }
}

struct EntriesVisitor<K, V>(PhantomData<(K, V)>);

impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Visitor<'de> for EntriesVisitor<K, V> {
    type Value = Entries<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a map `{…}`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<K, V>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Deserialize<'de> for Entries<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

/// The string that a literal means; none where it is no string.
pub(super) fn string(literal: &str) -> Option<String> {
    match literal.strip_prefix('"').and_then(|tail| tail.strip_suffix('"')) {
        Some(plain) if !plain.contains(['\\', '"']) => Some(plain.to_owned()),
        _ => ron::from_str(literal).ok(),
    }
}
