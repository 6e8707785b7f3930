//! The Rust types that hold the values of schemas.

use std::collections::HashSet;

use super::{known::Integer, names::variant};
use crate::document::{Kind, Schema};

/// Lists of lists are written out so deep.
const DEEPEST: usize = 8;

/// What holds whatever comes.
const ANYTHING: &str = "serde_json::Value";

/// A type that holds the values of a schema.
pub(super) fn wanted(schema: Schema<'_>) -> String {
    within(schema, DEEPEST)
}

fn within(schema: Schema<'_>, depth: usize) -> String {
    if depth == 0 {
        return ANYTHING.to_owned();
    }
    let schema = schema.unwrapped();
    // The document may know.
    if let Some(name) = schema.rust_name().filter(|name| is_type(name)) {
        return name.to_owned();
    }
    let of = |inner: Option<Schema<'_>>| {
        inner.map_or_else(
            || ANYTHING.to_owned(),
            |inner| within(inner, depth.saturating_sub(1)),
        )
    };
    match schema.kind() {
        Kind::Text => "String".to_owned(),
        Kind::Binary => "Vec<u8>".to_owned(),
        _ if is_integer(schema) => integer(schema).name(),
        Kind::Integer | Kind::Number => "f64".to_owned(),
        Kind::Boolean => "bool".to_owned(),
        Kind::List(items) => format!("Vec<{}>", of(items)),
        Kind::Map(values) => format!("HashMap<String, {}>", of(values)),
        Kind::Object => schema.name().map_or_else(|| ANYTHING.to_owned(), variant),
        Kind::OneOf(_) | Kind::Nothing | Kind::Any => ANYTHING.to_owned(),
    }
}

/// Whether a name is a type's: of a property, it may be a field's.
fn is_type(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(char::is_uppercase)
        && characters.all(|character| character.is_alphanumeric() || character == '_')
}

/// The integer that one would write for a schema: of 64 bits, unless the document says otherwise.
fn integer(schema: Schema<'_>) -> Integer {
    let (least, greatest) = schema.bounds();
    let signed = least.is_none_or(|least| least < 0);
    let holds = |bits: &u32| {
        let integer = Integer {
            signed,
            bits: *bits,
        };
        least.is_none_or(|least| least >= integer.least())
            && greatest.is_none_or(|greatest| greatest <= integer.greatest())
    };
    let usual = width(schema).unwrap_or(64).max(32);
    let mut widths = [32, 64, 128].into_iter().filter(|bits| *bits >= usual);
    Integer {
        signed,
        bits: widths.find(holds).unwrap_or(128),
    }
}

/// Whether numbers are whole: real documents also tell that by the format alone.
pub(super) fn is_integer(schema: Schema<'_>) -> bool {
    match schema.kind() {
        Kind::Integer => true,
        Kind::Number => width(schema).is_some(),
        _ => false,
    }
}

/// How many bits the format of an integer has.
pub(super) fn width(schema: Schema<'_>) -> Option<u32> {
    let bits = schema.format()?.strip_prefix("u").or(schema.format())?;
    match bits {
        "int8" => Some(8),
        "int16" => Some(16),
        "int32" => Some(32),
        "int64" => Some(64),
        _ => None,
    }
}

/// What values of a schema are, in words.
pub(super) fn described(schema: Schema<'_>) -> String {
    match schema.kind() {
        Kind::Text => "a text".to_owned(),
        Kind::Binary => "a file".to_owned(),
        _ if is_integer(schema) => described_integer(schema),
        Kind::Integer | Kind::Number => "a number".to_owned(),
        Kind::Boolean => "a boolean".to_owned(),
        Kind::List(_) => "a list".to_owned(),
        Kind::Object | Kind::Map(_) => "an object".to_owned(),
        Kind::OneOf(_) => {
            let mut words: Vec<String> = Vec::new();
            for word in alternatives(schema).into_iter().map(described) {
                if !words.contains(&word) {
                    words.push(word);
                }
            }
            words.join(" or ")
        }
        Kind::Nothing => "null".to_owned(),
        Kind::Any => "anything".to_owned(),
    }
}

fn described_integer(schema: Schema<'_>) -> String {
    let width = width(schema).map(|bits| format!(" of {bits} bits"));
    let of = width.unwrap_or_default();
    match schema.bounds() {
        (Some(least), Some(greatest)) => format!("an integer from {least} to {greatest}"),
        (None, Some(greatest)) => format!("an integer up to {greatest}"),
        (Some(least), None) if least != 0 => format!("an integer{of} from {least} up"),
        _ => format!("an integer{of}"),
    }
}

/// What a schema is one of, with the alternatives of its alternatives in their place.
pub(super) fn alternatives(schema: Schema<'_>) -> Vec<Schema<'_>> {
    let (mut left, mut found) = (vec![schema], Vec::new());
    let mut seen = HashSet::new();
    while let Some(schema) = left.pop() {
        match schema.unwrapped().kind() {
            // One that is an alternative of its own adds none.
            Kind::OneOf(alternatives) if seen.insert(schema.unwrapped().identity()) => {
                left.extend(alternatives.into_iter().rev());
            }
            Kind::OneOf(_) => {}
            _ => found.push(schema),
        }
    }
    found
}
