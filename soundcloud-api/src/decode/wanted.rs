//! Which fields a type has, asked of it before there is a document.

use std::fmt;

use serde::{
    Deserializer,
    de::{DeserializeOwned, Visitor},
    forward_to_deserialize_any,
};

/// The fields of the struct that a type is read from; `None` for what is read from anything else.
pub(super) fn fields<T: DeserializeOwned>() -> Option<(&'static str, &'static [&'static str])> {
    let mut wanted = None;
    // It is never read: all that counts is what was asked for.
    let _ = T::deserialize(Asked(&mut wanted));
    wanted
}

/// Notes what it is asked for, and gives nothing.
struct Asked<'a>(&'a mut Option<(&'static str, &'static [&'static str])>);

#[derive(Debug)]
struct NothingThere;

impl fmt::Display for NothingThere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is no document")
    }
}

impl std::error::Error for NothingThere {}

impl serde::de::Error for NothingThere {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'de> Deserializer<'de> for Asked<'_> {
    type Error = NothingThere;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NothingThere> {
        Err(NothingThere)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, NothingThere> {
        *self.0 = Some((name, fields));
        Err(NothingThere)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NothingThere> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, NothingThere> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
