//! Bodies of requests, which have another form than their types.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{mark_legacy, schema};
use crate::soundcloud::{Change, Permissions};

/// `null` clears a field.
impl<T: JsonSchema> JsonSchema for Change<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Change_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Option::<T>::json_schema(generator)
    }
}

/// The schema of changes: nothing is required, and all is within `track`.
pub(in super::super) fn changes(schema: &mut Schema) {
    schema.remove("required");
    mark_legacy(schema);
    within(schema, "track");
}

/// The schema of a new comment: all is within `comment`.
pub(in super::super) fn comment(schema: &mut Schema) {
    within(schema, "comment");
}

/// Puts the only property of an object around a schema.
fn within(schema: &mut Schema, name: &str) {
    let words = schema.remove("description");
    schema.insert("additionalProperties".to_owned(), false.into());
    *schema = json_schema!({
        "description": words,
        "type": "object",
        "required": [name],
        "additionalProperties": false,
        "properties": { name: schema },
    });
}

schema!(Permissions, "Permissions", |_| json_schema!({
    "description": "The users who may hear a private track, all of them.",
    "type": "object",
    "required": ["permissions[user_id][]"],
    "additionalProperties": false,
    "properties": {
        "permissions[user_id][]": {
            "description": "The number of a user, once for each. Nobody is one empty text.",
            "type": "array",
            "minItems": 1,
            "items": {
                "type": ["integer", "string"],
                "format": "int64",
                "minimum": 0,
                "pattern": "^[0-9]*$",
            },
        },
    },
}));
