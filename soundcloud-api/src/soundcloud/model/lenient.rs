//! Reads fields of any wire type without ever failing a document for one of them.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use serde::Serializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

/// A value that is read from whatever comes, or is `None`.
///
/// Each function says what a wire value of one type means; what is not overridden means nothing.
pub(super) trait Lenient: Sized {
    /// Reads text, which may also be a number's: XML knows little else.
    fn text(_text: &str) -> Option<Self> {
        None
    }

    /// Reads text that is already owned.
    fn owned_text(text: String) -> Option<Self> {
        Self::text(&text)
    }

    /// Reads a whole number from zero up.
    fn unsigned(_number: u64) -> Option<Self> {
        None
    }

    /// Reads a number with a fraction or a sign.
    fn float(_number: f64) -> Option<Self> {
        None
    }

    /// Reads `true` or `false`.
    fn boolean(_value: bool) -> Option<Self> {
        None
    }

    /// Reads a sequence to its end.
    fn seq<'de, A: SeqAccess<'de>>(mut seq: A) -> Result<Option<Self>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    /// Reads a map to its end.
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Option<Self>, A::Error> {
        precise_number(map)
    }
}

/// The key under which `serde_json` hands out a number when its feature `arbitrary_precision` is
/// on. Any crate of a program can switch it on for all.
const PRECISE_NUMBER: &str = "$serde_json::private::Number";

fn precise_number<'de, T: Lenient, A: MapAccess<'de>>(mut map: A) -> Result<Option<T>, A::Error> {
    let mut value = None;
    while let Some(is_number) = map.next_key_seed(Key::<IsNumber>::new())? {
        if is_number.0 {
            value = map.next_value_seed(Any::new())?;
        } else {
            map.next_value::<IgnoredAny>()?;
        }
    }
    Ok(value)
}

struct IsNumber(bool);

impl Named for IsNumber {
    fn named(key: &str) -> Self {
        Self(key == PRECISE_NUMBER)
    }
}

/// Visits any value on behalf of a [`Lenient`] type.
pub(super) struct Any<T>(PhantomData<T>);

impl<T> Any<T> {
    pub(super) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Lenient> DeserializeSeed<'de> for Any<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: Lenient> Visitor<'de> for Any<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Option<T>, E> {
        Ok(T::text(text))
    }

    fn visit_string<E>(self, text: String) -> Result<Option<T>, E> {
        Ok(T::owned_text(text))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Option<T>, E> {
        Ok(T::unsigned(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Option<T>, E> {
        Ok(u64::try_from(number).map_or_else(
            #[expect(clippy::cast_precision_loss, reason = "no field counts below zero")]
            |_| T::float(number as f64),
            T::unsigned,
        ))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Option<T>, E> {
        Ok(T::float(number))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Option<T>, E> {
        Ok(T::boolean(value))
    }

    fn visit_none<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Option<T>, E> {
        Ok(std::str::from_utf8(bytes).ok().and_then(T::text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Option<T>, A::Error> {
        T::seq(seq)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Option<T>, A::Error> {
        T::map(map)
    }
}

/// Visits a value that has to be one: what is none is an error.
///
/// It is one within the value, and so tells its place: one that is made of a value that was read
/// has the place behind it.
pub(super) struct Strict<T, X> {
    expected: X,
    value: PhantomData<T>,
}

impl<T: Lenient, X: fmt::Display> Strict<T, X> {
    /// What is expected is the text of the error.
    pub(super) const fn new(expected: X) -> Self {
        Self {
            expected,
            value: PhantomData,
        }
    }

    fn some<E: serde::de::Error>(self, value: Option<T>) -> Result<T, E> {
        value.ok_or_else(|| E::custom(self.expected))
    }
}

macro_rules! strict {
    ($($visit:ident($($value:ident: $Type:ty)?);)*) => {$(
        fn $visit<E: serde::de::Error>(self, $($value: $Type)?) -> Result<T, E> {
            let value = Any::new().$visit($($value)?)?;
            self.some(value)
        }
    )*};
}

impl<'de, T: Lenient, X: fmt::Display> Visitor<'de> for Strict<T, X> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expected.fmt(f)
    }

    strict! {
        visit_str(text: &str);
        visit_string(text: String);
        visit_u64(number: u64);
        visit_i64(number: i64);
        visit_f64(number: f64);
        visit_bool(value: bool);
        visit_bytes(bytes: &[u8]);
        visit_none();
        visit_unit();
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T, A::Error> {
        let value = T::seq(seq)?;
        self.some(value)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let value = T::map(map)?;
        self.some(value)
    }
}

/// Reads the next value into `field`; what can't be read leaves the field as it was, so that of
/// two names for one field the one with a value wins.
pub(super) fn fill<'de, T: Lenient, A: MapAccess<'de>>(
    field: &mut Option<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    if let Some(value) = map.next_value_seed(Any::new())? {
        *field = Some(value);
    }
    Ok(())
}

/// A thing that is known by the key of a map's entry.
pub(super) trait Named {
    /// What the key stands for.
    fn named(key: &str) -> Self;
}

/// Reads a key of a map without allocating.
pub(super) struct Key<N>(PhantomData<N>);

impl<N> Key<N> {
    pub(super) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, N: Named> DeserializeSeed<'de> for Key<N> {
    type Value = N;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<N, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<N: Named> Visitor<'_> for Key<N> {
    type Value = N;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E>(self, key: &str) -> Result<N, E> {
        Ok(N::named(key))
    }
}

/// Visits a document that must be a map.
pub(super) struct Document<T> {
    name: &'static str,
    model: PhantomData<T>,
}

impl<T> Document<T> {
    pub(super) const fn new(name: &'static str) -> Self {
        Self {
            name,
            model: PhantomData,
        }
    }
}

impl<'de, T: Lenient> Visitor<'de> for Document<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {} with its fields", self.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::map(map)?.ok_or_else(|| A::Error::custom(format_args!("not a {}", self.name)))
    }
}

impl Lenient for String {
    fn text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }

    fn owned_text(text: String) -> Option<Self> {
        Some(text)
    }

    fn unsigned(number: u64) -> Option<Self> {
        Some(number.to_string())
    }

    fn float(number: f64) -> Option<Self> {
        Some(number.to_string())
    }
}

impl Lenient for u64 {
    fn text(text: &str) -> Option<Self> {
        let text = text.trim();
        text.parse()
            .ok()
            .or_else(|| text.parse().ok().and_then(Self::float))
    }

    fn unsigned(number: u64) -> Option<Self> {
        Some(number)
    }

    /// Cuts the fraction off.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range is checked, and the fraction is meant to go"
    )]
    fn float(number: f64) -> Option<Self> {
        const BEYOND: f64 = 18_446_744_073_709_551_616.0;
        (0.0..BEYOND).contains(&number).then_some(number as u64)
    }
}

impl Lenient for f64 {
    fn text(text: &str) -> Option<Self> {
        text.trim().parse().ok().and_then(Self::float)
    }

    #[expect(clippy::cast_precision_loss, reason = "the closest float is meant")]
    fn unsigned(number: u64) -> Option<Self> {
        Some(number as f64)
    }

    fn float(number: f64) -> Option<Self> {
        number.is_finite().then_some(number)
    }
}

impl Lenient for bool {
    fn text(text: &str) -> Option<Self> {
        match text.trim() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        }
    }

    fn unsigned(number: u64) -> Option<Self> {
        match number {
            1 => Some(true),
            0 => Some(false),
            _ => None,
        }
    }

    fn boolean(value: bool) -> Option<Self> {
        Some(value)
    }
}

/// Durations are milliseconds on the wire.
impl Lenient for Duration {
    fn text(text: &str) -> Option<Self> {
        u64::text(text).map(Self::from_millis)
    }

    fn unsigned(number: u64) -> Option<Self> {
        Some(Self::from_millis(number))
    }

    fn float(number: f64) -> Option<Self> {
        u64::float(number).map(Self::from_millis)
    }
}

/// Elements that can't be read are left out; text is a list with commas or spaces between.
impl<T: Lenient> Lenient for Vec<T> {
    fn text(text: &str) -> Option<Self> {
        let list: Self = text
            .split([',', ' '])
            .filter(|element| !element.is_empty())
            .filter_map(T::text)
            .collect();
        (!list.is_empty()).then_some(list)
    }

    fn seq<'de, A: SeqAccess<'de>>(mut seq: A) -> Result<Option<Self>, A::Error> {
        let mut list = Self::new();
        while let Some(element) = seq.next_element_seed(Any::new())? {
            list.extend(element);
        }
        Ok(Some(list))
    }
}

impl<T: Lenient> Lenient for Box<T> {
    fn text(text: &str) -> Option<Self> {
        T::text(text).map(Self::new)
    }

    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Option<Self>, A::Error> {
        Ok(T::map(map)?.map(Self::new))
    }
}

/// Writes a duration the way it is read: as milliseconds.
#[expect(clippy::ref_option, reason = "the signature that serde asks for")]
pub(super) fn milliseconds<S: Serializer>(
    duration: &Option<Duration>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match duration {
        Some(duration) => serializer.serialize_u64(whole_milliseconds(*duration)),
        None => serializer.serialize_none(),
    }
}

/// A duration's milliseconds, at most `u64::MAX`.
pub(super) fn whole_milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// Notes that a field is there, and refuses what is there more often than it has names: nobody can
/// tell which is meant.
pub(super) fn note<E: serde::de::Error>(
    seen: &mut [u8],
    names: &[&[&'static str]],
    field: usize,
) -> Result<(), E> {
    let (Some(times), Some(names)) = (seen.get_mut(field), names.get(field)) else {
        return Ok(());
    };
    *times = times.saturating_add(1);
    match names {
        [name, ..] if usize::from(*times) > names.len() => Err(E::duplicate_field(name)),
        _ => Ok(()),
    }
}

/// Declares a type of which every field is optional and read leniently.
///
/// `field | other` reads the field under both names. Other than with `derive`, it may then come
/// under each of them, a sequence is not taken for the fields in their order, and `Debug` prints
/// only the fields that hold something: a track has sixty-odd.
macro_rules! model {
    (
        $(#[$meta:meta])*
        pub struct $Model:ident {
            $(
                $(#[$field_meta:meta])*
                pub $field:ident $(| $other:ident)* : Option<$Type:ty>,
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Default, ::serde::Serialize, crate::Schema)]
        #[schema(spec = "spec/soundcloud.yaml", complete)]
        #[cfg_attr(
            feature = "openapi",
            derive(::schemars::JsonSchema),
            schemars(transform = Self::complete_schema)
        )]
        #[non_exhaustive]
        pub struct $Model {
            $(
                $(#[$field_meta])*
                #[serde(skip_serializing_if = "Option::is_none")]
                pub $field: Option<$Type>,
            )*
        }

        const _: () = {
            use super::lenient;

            #[allow(non_camel_case_types)]
            #[derive(Clone, Copy)]
            enum Field {
                $($field,)*
                Unknown,
            }

            /// The names of each field.
            const NAMES: &[&[&str]] = &[$(&[stringify!($field) $(, stringify!($other))*],)*];

            impl lenient::Named for Field {
                fn named(key: &str) -> Self {
                    match key {
                        $(stringify!($field) $(| stringify!($other))* => Self::$field,)*
                        _ => Self::Unknown,
                    }
                }
            }

            impl lenient::Lenient for $Model {
                fn map<'de, A: ::serde::de::MapAccess<'de>>(
                    mut map: A,
                ) -> Result<Option<Self>, A::Error> {
                    let mut model = Self::default();
                    let mut seen = [0_u8; Field::Unknown as usize];
                    while let Some(field) = map.next_key_seed(lenient::Key::<Field>::new())? {
                        lenient::note::<A::Error>(&mut seen, NAMES, field as usize)?;
                        match field {
                            $(Field::$field => lenient::fill(&mut model.$field, &mut map)?,)*
                            Field::Unknown => {
                                map.next_value::<::serde::de::IgnoredAny>()?;
                            }
                        }
                    }
                    Ok(Some(model))
                }
            }

            #[cfg(feature = "openapi")]
            impl $Model {
                fn complete_schema(schema: &mut ::schemars::Schema) {
                    let aliases = [$($((stringify!($field), stringify!($other)),)*)*];
                    super::schema::mark_legacy(schema);
                    super::schema::add_aliases(schema, &aliases);
                }
            }

            impl ::std::fmt::Debug for $Model {
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    let mut fields = f.debug_struct(stringify!($Model));
                    $(
                        if let Some(value) = &self.$field {
                            fields.field(stringify!($field), value);
                        }
                    )*
                    fields.finish()
                }
            }

            impl<'de> ::serde::Deserialize<'de> for $Model {
                fn deserialize<D: ::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> Result<Self, D::Error> {
                    deserializer.deserialize_struct(
                        stringify!($Model),
                        &[$(stringify!($field), $(stringify!($other),)*)*],
                        lenient::Document::new(stringify!($Model)),
                    )
                }
            }
        };
    };
}

pub(super) use model;
