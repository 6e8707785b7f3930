//! Values from a tree: what a type asks for decides, then what the element declares.

use std::any::type_name;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::vec;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess,
    Visitor,
};

use super::error::{Error, Result};
use super::tree::{Element, Kind, Tree};

/// The name under which a list with attributes shows its items, as pages do in JSON.
const COLLECTION: &str = "collection";

pub(super) fn from_tree<T: DeserializeOwned>(tree: &Tree) -> Result<T> {
    let root = tree.root().ok_or_else(|| Error::new("no root element"))?;
    T::deserialize(Value::One(root)).map_err(|error| error.in_field(root.name()))
}

/// What stands under one name.
enum Value<'t> {
    One(Element<'t>),
    Many(Vec<Element<'t>>),
}

impl<'t> Value<'t> {
    fn push(&mut self, element: Element<'t>) {
        match self {
            Self::One(first) => *self = Self::Many(vec![*first, element]),
            Self::Many(elements) => elements.push(element),
        }
    }

    /// The one element that there is.
    fn only(&self) -> Option<Element<'t>> {
        match self {
            Self::One(element) => Some(*element),
            // Which of them is meant?
            Self::Many(elements) => match elements.as_slice() {
                [element] => Some(*element),
                _ => None,
            },
        }
    }

    /// The text of what has nothing but text.
    fn text(&self) -> Option<&'t str> {
        self.only()
            .filter(|element| {
                !element.is_nil() && element.kind() != Kind::Array && !element.has_children()
            })
            .map(Element::text)
    }

    fn word(&self) -> Option<&'t str> {
        self.text().map(str::trim)
    }

    /// The element, unless it is nothing or a mere text.
    fn structure(&self) -> Option<Element<'t>> {
        self.only()
            .filter(|element| !element.is_nil() && (element.has_children() || element.is_blank()))
    }

    fn items(self) -> Vec<Element<'t>> {
        match self {
            Self::Many(elements) => elements,
            Self::One(element) if element.is_list() => element.children().collect(),
            Self::One(element) => vec![element],
        }
    }

    fn is_none<T>(&self) -> bool {
        match self {
            Self::One(element) if element.is_nil() => true,
            Self::One(element) if element.is_blank() => match element.kind() {
                Kind::Integer | Kind::Float | Kind::Boolean | Kind::Time => true,
                Kind::Text | Kind::Attribute => is_primitive_option::<T>(),
                Kind::Array => false,
            },
            _ => false,
        }
    }
}

/// Whether `T` is an option that no empty text can fill.
///
/// An option does not say of what it is one before it is too late to answer "nothing"; its type's
/// name does. Were that ever written another way, the number would refuse the empty text.
fn is_primitive_option<T>() -> bool {
    macro_rules! any_of {
        ($($primitive:ty)*) => { [$(type_name::<Option<$primitive>>()),*] };
    }
    any_of!(bool i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64)
        .contains(&type_name::<T>())
}

fn boolean(word: &str) -> Option<bool> {
    match word {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// Shows an element as what it declares to be.
fn visit_declared<'de, V: Visitor<'de>>(element: Element<'_>, visitor: V) -> Result<V::Value> {
    let text = element.text();
    let word = text.trim();
    match element.kind() {
        _ if element.is_nil() => visitor.visit_unit(),
        Kind::Array if !element.has_attributes() => {
            visitor.visit_seq(Items::new(element.children().collect()))
        }
        Kind::Array => visitor.visit_map(Fields::of(element)),
        _ if element.has_children() => visitor.visit_map(Fields::of(element)),
        _ if element.has_attributes() && word.is_empty() => visitor.visit_map(Fields::of(element)),
        Kind::Integer if let Ok(number) = word.parse() => visitor.visit_i64(number),
        Kind::Integer if let Ok(number) = word.parse() => visitor.visit_u64(number),
        Kind::Float if let Ok(number) = word.parse() => visitor.visit_f64(number),
        Kind::Boolean if let Some(value) = boolean(word) => visitor.visit_bool(value),
        _ => visitor.visit_str(text),
    }
}

macro_rules! deserialize_numbers {
    ($($method:ident => $visit:ident,)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            match self.word().map(str::parse) {
                Some(Ok(number)) => visitor.$visit(number),
                _ => self.deserialize_any(visitor),
            }
        })*
    };
}

macro_rules! deserialize_alike {
    ($($method:ident($($told:ty),*) => $other:ident;)*) => {
        $(fn $method<V: Visitor<'de>>(self, $(_: $told,)* visitor: V) -> Result<V::Value> {
            self.$other(visitor)
        })*
    };
}

impl<'de> Deserializer<'de> for Value<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Self::One(element) => visit_declared(element, visitor),
            Self::Many(elements) => visitor.visit_seq(Items::new(elements)),
        }
    }

    deserialize_numbers! {
        deserialize_i8 => visit_i8,
        deserialize_i16 => visit_i16,
        deserialize_i32 => visit_i32,
        deserialize_i64 => visit_i64,
        deserialize_i128 => visit_i128,
        deserialize_u8 => visit_u8,
        deserialize_u16 => visit_u16,
        deserialize_u32 => visit_u32,
        deserialize_u64 => visit_u64,
        deserialize_u128 => visit_u128,
        deserialize_f32 => visit_f32,
        deserialize_f64 => visit_f64,
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.word().and_then(boolean) {
            Some(value) => visitor.visit_bool(value),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.text() {
            Some(text) => visitor.visit_str(text),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.is_none::<V::Value>() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Self::One(element) if element.is_nil() => visitor.visit_unit(),
            list => visitor.visit_seq(Items::new(list.items())),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.structure() {
            Some(element) => visitor.visit_map(Fields::of(element)),
            // A struct would take the elements for its fields in their order.
            None if matches!(self, Self::Many(_)) => Err(Error::new("it is there more than once")),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        match self.text() {
            Some(variant) => visitor.visit_enum(variant.into_deserializer()),
            None => self.deserialize_any(visitor),
        }
    }

    deserialize_alike! {
        deserialize_string() => deserialize_str;
        deserialize_char() => deserialize_str;
        deserialize_identifier() => deserialize_str;
        deserialize_bytes() => deserialize_any;
        deserialize_byte_buf() => deserialize_any;
        deserialize_unit_struct(&'static str) => deserialize_unit;
        deserialize_ignored_any() => deserialize_unit;
        deserialize_tuple(usize) => deserialize_seq;
        deserialize_tuple_struct(&'static str, usize) => deserialize_seq;
        deserialize_struct(&'static str, &'static [&'static str]) => deserialize_map;
    }
}

/// The items of a list.
struct Items<'t> {
    rest: vec::IntoIter<Element<'t>>,
    index: usize,
}

impl<'t> Items<'t> {
    fn new(elements: Vec<Element<'t>>) -> Self {
        Self {
            rest: elements.into_iter(),
            index: 0,
        }
    }
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>> {
        let Some(element) = self.rest.next() else {
            return Ok(None);
        };
        let index = self.index;
        self.index = self.index.saturating_add(1);
        let item = seed.deserialize(Value::One(element));
        item.map(Some).map_err(|error| error.in_item(index))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// The fields of an element, each name once.
struct Fields<'t> {
    rest: vec::IntoIter<(&'t str, Value<'t>)>,
    /// The items of a list with attributes: the last field, but no place in the document.
    items: Option<Vec<Element<'t>>>,
    next: Option<(Option<&'t str>, Value<'t>)>,
}

impl<'t> Fields<'t> {
    fn of(element: Element<'t>) -> Self {
        let (rest, items) = match element.kind() {
            Kind::Array => (
                group(element.attributes()),
                Some(element.children().collect()),
            ),
            _ => (group(element.fields()), None),
        };
        Self {
            rest: rest.into_iter(),
            items,
            next: None,
        }
    }
}

/// Puts what has one name together, in the order of first occurrence.
fn group<'t>(fields: impl Iterator<Item = Element<'t>>) -> Vec<(&'t str, Value<'t>)> {
    let mut groups: Vec<(&str, Value<'_>)> = Vec::new();
    let mut places = HashMap::new();
    for field in fields {
        match places.entry(field.name()) {
            Entry::Vacant(place) => {
                place.insert(groups.len());
                groups.push((field.name(), Value::One(field)));
            }
            Entry::Occupied(place) => {
                if let Some((_, value)) = groups.get_mut(*place.get()) {
                    value.push(field);
                }
            }
        }
    }
    groups
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>> {
        let (name, place, value) = match self.rest.next() {
            Some((name, value)) => (name, Some(name), value),
            None => match self.items.take() {
                Some(items) => (COLLECTION, None, Value::Many(items)),
                None => return Ok(None),
            },
        };
        self.next = Some((place, value));
        seed.deserialize(name.into_deserializer()).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value> {
        let (place, value) = self
            .next
            .take()
            .ok_or_else(|| Error::new("a value was asked for before its key"))?;
        seed.deserialize(value).map_err(|error| match place {
            Some(name) => error.in_field(name),
            None => error,
        })
    }
}
