//! From the tree to `serde` types, with every mistake reported where it stands.
//!
//! What is wrong in a list or map costs only that item; unknown fields are told and passed over.

use serde::{
    Deserialize,
    de::{Deserializer, Visitor},
};

use super::{
    Kind, Member, Node, Word,
    access::{Items, Place},
    fault::Fault,
    values::{AT, TRIED, string},
    variant::VariantReader,
};
use crate::content::{
    codes,
    diagnostic::{Diagnostic, Sink},
    suggest,
};

/// Reads a value. None where it is wrong, which has been reported then.
pub fn read<'n, T: Deserialize<'n>>(node: &'n Node<'_>, sink: &'n Sink) -> Option<T> {
    match T::deserialize(Reader::new(node, sink)) {
        Ok(value) => Some(value),
        Err(fault) => {
            fault.report(node, sink);
            None
        }
    }
}

/// One value of the tree, as `serde` asks for it.
#[derive(Clone, Copy)]
pub(super) struct Reader<'n, 's> {
    pub node: &'n Node<'s>,
    pub sink: &'n Sink,
    /// Whether the value is what a variant's name brackets, so that a name before the bracket is that variant's.
    pub in_variant: bool,
}

impl<'n, 's> Reader<'n, 's> {
    pub fn new(node: &'n Node<'s>, sink: &'n Sink) -> Self {
        Self { node, sink, in_variant: false }
    }

    pub fn other(&self, node: &'n Node<'s>) -> Self {
        Self::new(node, self.sink)
    }

    pub fn wrong(&self, expected: impl Into<String>) -> Fault {
        match self.node.kind {
            Kind::Broken => Fault::Told,
            _ => Fault::wrong(self.node, expected),
        }
    }

    /// A number of that type, read by `ron` itself.
    fn number<T: for<'a> Deserialize<'a>>(&self, expected: &str) -> Result<T, Fault> {
        if !matches!(self.node.kind, Kind::Number) {
            return Err(self.wrong(expected));
        }
        ron::from_str(self.node.text).map_err(|_| {
            let whole = self.node.as_number().is_some_and(|number| number.fract() == 0.0);
            if !whole {
                return self.wrong(expected);
            }
            let message = format!("{} is out of range", self.node.text);
            Fault::Ready(Box::new(
                Diagnostic::new(codes::OUT_OF_RANGE, self.node.span, message)
                    .label("cannot be that number")
                    .expected(expected),
            ))
        })
    }

    fn float(&self) -> Result<f64, Fault> {
        let value: f64 = self.number("a number")?;
        // Larger than any f32: it would turn into infinity later.
        if value.is_finite() && value.abs() <= f64::from(f32::MAX) {
            return Ok(value);
        }
        let message = format!("{} is not a finite number", self.node.text);
        Err(Fault::Ready(Box::new(
            Diagnostic::new(codes::NOT_FINITE, self.node.span, message).label("expected a finite number"),
        )))
    }

    fn text(&self) -> Result<String, Fault> {
        match self.node.kind {
            Kind::Text => string(self.node.text).ok_or_else(|| self.literal("a string")),
            _ => Err(self.wrong("a string \"…\"")),
        }
    }

    fn literal(&self, what: &str) -> Fault {
        let escape = self.node.text.contains('\\');
        let message =
            format!("{} is not {what}{}", self.node.text, if escape { " that can be read" } else { "" });
        Fault::Ready(Box::new(
            Diagnostic::new(codes::BAD_LITERAL, self.node.span, message)
                .label(format!("expected {what}"))
                .help(
                    escape.then(|| "a backslash begins an escape: \\\\ \\\" \\' \\n \\t \\u{…}".to_owned()),
                ),
        ))
    }
}

macro_rules! whole_numbers {
    ($($method:ident $visit:ident $type:ty),+) => {$(
        fn $method<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Fault> {
            let expected = format!("a whole number from {} to {}", <$type>::MIN, <$type>::MAX);
            visitor.$visit(self.number::<$type>(&expected)?)
        }
    )+};
}

impl<'n> Deserializer<'n> for Reader<'n, '_> {
    type Error = Fault;

    whole_numbers!(
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16, deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64, deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64
    );

    fn deserialize_any<V: Visitor<'n>>(self, _: V) -> Result<V::Value, Fault> {
        Err(self.wrong("nothing of this kind"))
    }

    fn deserialize_ignored_any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Fault> {
        match (&self.node.kind, self.node.text) {
            (Kind::Word, "true") => visitor.visit_bool(true),
            (Kind::Word, "false") => visitor.visit_bool(false),
            _ => Err(self.wrong("`true` or `false`")),
        }
    }

    fn deserialize_f32<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_f32(self.float()? as f32)
    }

    fn deserialize_f64<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_f64(self.float()?)
    }

    fn deserialize_char<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.kind {
            Kind::Char => {
                visitor.visit_char(ron::from_str(self.node.text).map_err(|_| self.literal("one character"))?)
            }
            _ => Err(self.wrong("one character in single quotes")),
        }
    }

    fn deserialize_str<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_string<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_option<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            Kind::Word if self.node.text == "None" => visitor.visit_none(),
            Kind::Group(Some(name), members) if name.text == "Some" => match members.as_slice() {
                [Member { name: None, value }] => visitor.visit_some(self.other(value)),
                _ => Err(self.wrong("one value in `Some(…)`")),
            },
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'n>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Fault> {
        let Kind::List(items) = &self.node.kind else { return Err(self.wrong("a list `[…]`")) };
        visitor.visit_seq(Items { reader: self, items: items.iter(), tolerant: true })
    }

    fn deserialize_tuple<V: Visitor<'n>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        let expected = || format!("{len} values in round brackets `(…)`");
        let Kind::Group(_, members) = &self.node.kind else { return Err(self.wrong(expected())) };
        if members.len() != len || members.iter().any(|member| member.name.is_some()) {
            return Err(self.wrong(expected()));
        }
        let values: Vec<_> = members.iter().map(|member| &member.value).collect();
        visitor.visit_seq(Items { reader: self, items: values.into_iter(), tolerant: false })
    }

    fn deserialize_tuple_struct<V: Visitor<'n>>(
        self,
        name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match name {
            AT => visitor.visit_seq(Place { reader: self, step: 0 }),
            TRIED => {
                visitor.visit_seq(Items { reader: self, items: std::iter::once(self.node), tolerant: true })
            }
            _ => self.deserialize_tuple(len, visitor),
        }
    }

    fn deserialize_map<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_map(self.entries_of()?)
    }

    fn deserialize_struct<V: Visitor<'n>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let Kind::Group(found, members) = &self.node.kind else {
            return Err(self.wrong("fields in round brackets `(name: value, …)`"));
        };
        if let Some(found) = found.filter(|found| !self.in_variant && found.text != name) {
            let message = format!("`{}` is no name for what belongs here", found.text);
            self.sink.push(
                Diagnostic::new(codes::WRONG_NAME, found.span, message)
                    .label(format!("expected `{name}`, or no name"))
                    .help(suggest::did_you_mean(found.text, [name])),
            );
        }
        let known = self.fields(members, fields, false);
        self.group(known, fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'n>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if self.in_variant {
            // The brackets of a variant are a struct's at best: read as a variant they would be read for ever.
            let expected = format!("one value without a name in the brackets: {}", suggest::one_of(variants));
            return Err(self.wrong(expected));
        }
        let name = match &self.node.kind {
            Kind::Word => Word { span: self.node.span, text: self.node.text },
            Kind::Group(Some(name), _) => *name,
            _ => return Err(self.wrong(suggest::one_of(variants))),
        };
        visitor.visit_enum(VariantReader { reader: self, name })
    }

    serde::forward_to_deserialize_any! { <V: Visitor<'n>> i128 u128 bytes byte_buf unit unit_struct identifier }
}
