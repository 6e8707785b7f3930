//! Lists: those that are answered, and those in a query.

use std::{borrow::Cow, marker::PhantomData};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::property;
use crate::soundcloud::Page;

/// `Tracks`, of tracks.
impl<T: JsonSchema> JsonSchema for Page<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}s", T::schema_name()).into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!(concat!(module_path!(), "::Page<{}>"), T::schema_id()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A list, or a page of one.",
            "oneOf": [Vec::<T>::json_schema(generator), generator.subschema_for::<OnePage<T>>()],
        })
    }
}

/// A page that is no bare array: `TrackPage`, of tracks.
struct OnePage<T>(PhantomData<T>);

impl<T: JsonSchema> JsonSchema for OnePage<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}Page", T::schema_name()).into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!(concat!(module_path!(), "::OnePage<{}>"), T::schema_id()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items = "The items. There may be none though more pages follow.";
        let next = "The address of the next page; null or missing on the last one.";
        let future = "The address of what is new since; in lists of activities only.";
        json_schema!({
            "description": "A page of a list.",
            "type": "object",
            "required": ["collection"],
            "properties": {
                "collection": property::<Vec<T>>(generator, items),
                "next_href": property::<Option<String>>(generator, next),
                "future_href": property::<Option<String>>(generator, future),
            },
        })
    }
}

/// A list that is sent as one text with commas between.
pub(in super::super) struct Commas<T>(PhantomData<T>);

impl<T: JsonSchema> JsonSchema for Commas<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Commas_between_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Vec::<T>::json_schema(generator);
        schema.insert("x-explode".to_owned(), false.into());
        schema
    }
}

/// The id of a track that certainly is a URN.
pub(in super::super) struct Urn;

impl JsonSchema for Urn {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Urn".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^soundcloud:tracks:[0-9]+$" })
    }
}
