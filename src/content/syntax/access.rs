//! Walking the insides of values: items, entries, fields.
//!
//! `serde` asks for the items of a plain list by `next_element` and for those of a plain map by `next_entry`. Those
//! two go on behind an item that is wrong; the other ways in cannot, since a seed serves only once.

use serde::{
    Deserialize,
    de::{DeserializeSeed, Error, IntoDeserializer, MapAccess, SeqAccess, value::StrDeserializer},
};

use super::{Node, fault::Fault, read::Reader};

/// The items of a list; with `tolerant`, wrong ones are reported and left out.
pub(super) struct Items<'n, 's, I> {
    pub reader: Reader<'n, 's>,
    pub items: I,
    pub tolerant: bool,
}

impl<'n, 's: 'n, I: Iterator<Item = &'n Node<'s>>> SeqAccess<'n> for Items<'n, 's, I> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'n>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some(node) = self.items.next() else { return Ok(None) };
        seed.deserialize(self.reader.other(node)).map(Some).map_err(|fault| fault.at(node))
    }

    fn next_element<T: Deserialize<'n>>(&mut self) -> Result<Option<T>, Fault> {
        for node in self.items.by_ref() {
            match T::deserialize(self.reader.other(node)) {
                Ok(value) => return Ok(Some(value)),
                Err(fault) if self.tolerant => fault.report(node, self.reader.sink),
                Err(fault) => return Err(fault.at(node)),
            }
        }
        Ok(None)
    }
}

/// The entries of a map; wrong ones are reported and left out.
pub(super) struct Pairs<'n, 's> {
    pub reader: Reader<'n, 's>,
    pub entries: std::slice::Iter<'n, (Node<'s>, Node<'s>)>,
    pub value: Option<&'n Node<'s>>,
}

impl<'n, 's: 'n> MapAccess<'n> for Pairs<'n, 's> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'n>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(self.reader.other(key)).map(Some).map_err(|fault| fault.at(key))
    }

    fn next_value_seed<V: DeserializeSeed<'n>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let value = self.value.take().ok_or_else(|| Fault::custom("a value was asked for before its key"))?;
        seed.deserialize(self.reader.other(value)).map_err(|fault| fault.at(value))
    }

    fn next_entry<K: Deserialize<'n>, V: Deserialize<'n>>(&mut self) -> Result<Option<(K, V)>, Fault> {
        for (key, value) in self.entries.by_ref() {
            let read_key = K::deserialize(self.reader.other(key));
            let read_value = V::deserialize(self.reader.other(value));
            match (read_key, read_value) {
                (Ok(key), Ok(value)) => return Ok(Some((key, value))),
                (read_key, read_value) => {
                    read_key.err().into_iter().for_each(|fault| fault.report(key, self.reader.sink));
                    read_value.err().into_iter().for_each(|fault| fault.report(value, self.reader.sink));
                }
            }
        }
        Ok(None)
    }
}

/// The known fields of a group.
pub(super) struct Fields<'n, 's> {
    pub reader: Reader<'n, 's>,
    pub known: std::vec::IntoIter<(&'n str, &'n Node<'s>)>,
    pub value: Option<&'n Node<'s>>,
}

impl<'n, 's: 'n> MapAccess<'n> for Fields<'n, 's> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'n>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some((name, value)) = self.known.next() else { return Ok(None) };
        self.value = Some(value);
        let name: StrDeserializer<'_, Fault> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'n>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let value =
            self.value.take().ok_or_else(|| Fault::custom("a value was asked for before its name"))?;
        seed.deserialize(self.reader.other(value)).map_err(|fault| fault.at(value))
    }
}

/// A value with its place before it: file, first byte, byte behind the last, value.
pub(super) struct Place<'n, 's> {
    pub reader: Reader<'n, 's>,
    pub step: u8,
}

impl<'n, 's: 'n> SeqAccess<'n> for Place<'n, 's> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'n>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let span = self.reader.node.span;
        self.step += 1;
        match self.step {
            1 => seed.deserialize(span.file.into_deserializer()),
            2 => seed.deserialize(span.start.into_deserializer()),
            3 => seed.deserialize(span.end.into_deserializer()),
            _ => seed.deserialize(self.reader),
        }
        .map(Some)
    }
}
