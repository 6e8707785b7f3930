//! The schema of the one type of ours that the arguments of any API may have.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::payload::Format;

impl JsonSchema for Format {
    fn schema_name() -> Cow<'static, str> {
        "Format".into()
    }

    fn schema_id() -> Cow<'static, str> {
        concat!(module_path!(), "::Format").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The format of a document.",
            "type": "string",
            "enum": ["json", "xml"],
        })
    }
}
