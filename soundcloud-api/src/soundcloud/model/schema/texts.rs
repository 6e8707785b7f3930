//! Texts of a certain form: words, addresses, times.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::schema;
use crate::soundcloud::{DateTime, Link, ReleaseDate, SecretText};

/// A word from a list that stays open.
pub(in super::super) fn word(words: &str, known: &[&str]) -> Schema {
    json_schema!({
        "description": words.trim(),
        "type": "string",
        "examples": known,
    })
}

schema!(DateTime, "DateTime", |_| json_schema!({
    "description": "A point in time. It is read in both forms, and written in the second.",
    "type": "string",
    "examples": ["2019/01/15 15:40:49 +0000", "2019-01-15T15:40:49Z"],
}));

schema!(ReleaseDate, "ReleaseDate", |_| json_schema!({
    "description": "The day of a release.",
    "type": "string",
    "format": "date",
}));

/// A [`DateTime`] as the filters of a search read it.
pub(in super::super) struct FilterTime;

schema!(FilterTime, "FilterTime", |_| json_schema!({
    "description": "A point in time, in UTC, as the filters of a search read it.",
    "type": "string",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$",
    "examples": ["2019-01-15 15:40:49"],
}));

macro_rules! text {
    ($($Text:ident)*) => {
        $(
            /// Nothing but text.
            impl JsonSchema for $Text {
                fn inline_schema() -> bool {
                    true
                }

                fn schema_name() -> Cow<'static, str> {
                    stringify!($Text).into()
                }

                fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                    String::json_schema(generator)
                }
            }
        )*
    };
}

text!(Link SecretText);
