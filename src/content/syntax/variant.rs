//! Words with or without brackets behind them: the variants of closed lists.

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, VariantAccess, Visitor,
    value::StrDeserializer,
};

use super::{Kind, Member, Word, fault::Fault, read::Reader};

/// `Name` or `Name(…)`.
pub(super) struct VariantReader<'n, 's> {
    pub reader: Reader<'n, 's>,
    pub name: Word<'s>,
}

impl<'n, 's: 'n> VariantReader<'n, 's> {
    fn members(&self) -> &'n [Member<'s>] {
        match &self.reader.node.kind {
            Kind::Group(_, members) => members,
            _ => &[],
        }
    }

    fn wrong(&self, expected: impl Into<String>) -> Fault {
        Fault::wrong(self.reader.node, expected)
    }
}

impl<'n, 's: 'n> EnumAccess<'n> for VariantReader<'n, 's> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'n>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        let name: StrDeserializer<'_, Fault> = self.name.text.into_deserializer();
        let value = seed.deserialize(name).map_err(|fault| fault.on(self.name.span))?;
        Ok((value, self))
    }
}

impl<'n, 's: 'n> VariantAccess<'n> for VariantReader<'n, 's> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        match self.members() {
            [] => Ok(()),
            _ => Err(self.wrong(format!("`{}` alone: it takes nothing", self.name.text))),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'n>>(self, seed: T) -> Result<T::Value, Fault> {
        match self.members() {
            [Member { name: None, value }] => {
                seed.deserialize(self.reader.other(value)).map_err(|fault| fault.at(value))
            }
            // `Weapon(durability: 3, …)`: the struct inside needs no second pair of brackets.
            members if members.iter().any(|member| member.name.is_some()) => {
                seed.deserialize(Reader { in_variant: true, ..self.reader })
            }
            _ => Err(self.wrong(format!("`{}(…)` with one value", self.name.text))),
        }
    }

    fn tuple_variant<V: Visitor<'n>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        match self.reader.node.kind {
            Kind::Group(..) => self.reader.deserialize_tuple(len, visitor),
            _ => Err(self.wrong(format!("`{}(…)` with {len} values", self.name.text))),
        }
    }

    /// A value without a name in the first place is the first field: `Prop("core/bench", tag: "bench")`.
    fn struct_variant<V: Visitor<'n>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let known = self.reader.fields(self.members(), fields, true);
        self.reader.group(known, fields, visitor)
    }
}
