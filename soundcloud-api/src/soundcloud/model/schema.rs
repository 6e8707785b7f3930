//! Schemas of what SoundCloud sends and takes, for the API document: as it is on the wire.
//!
//! Types that are on the wire what they are in Rust derive theirs.

mod bodies;
mod ids;
mod lists;
mod texts;
mod upload;

pub(super) use schemars::SchemaGenerator;
use schemars::{JsonSchema, Schema};
pub(super) use serde_json::{Map, Value};

pub(super) use self::{
    bodies::{changes, comment},
    lists::{Commas, Urn},
    texts::{FilterTime, word},
    upload::add,
};

/// Gives a type a schema under a name.
macro_rules! schema {
    ($Type:ty, $name:expr, |$generator:pat_param| $schema:expr) => {
        impl ::schemars::JsonSchema for $Type {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn schema_id() -> ::std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", $name).into()
            }

            fn json_schema($generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                $schema
            }
        }
    };
}

pub(super) use schema;

/// A property of type `T` with these words.
fn property<T: JsonSchema>(generator: &mut SchemaGenerator, words: &str) -> Value {
    let mut schema = generator.subschema_for::<T>();
    schema.insert("description".to_owned(), words.trim().into());
    schema.to_value()
}

/// Says of fields whose words begin with `Legacy:` that they are deprecated.
pub(super) fn mark_legacy(schema: &mut Schema) {
    let properties = properties(schema).into_iter().flat_map(Map::values_mut);
    for property in properties.filter_map(Value::as_object_mut) {
        let words = property.get("description").and_then(Value::as_str);
        if words.is_some_and(|words| words.starts_with("Legacy:")) {
            property.insert("deprecated".to_owned(), true.into());
        }
    }
}

/// Adds the fields that have two names under the other one too.
pub(super) fn add_aliases(schema: &mut Schema, aliases: &[(&str, &str)]) {
    let Some(properties) = properties(schema) else {
        return;
    };
    for (field, other) in aliases {
        if let Some(property) = properties.get(*field).cloned() {
            properties.insert((*other).to_owned(), property);
        }
    }
}

fn properties(schema: &mut Schema) -> Option<&mut Map<String, Value>> {
    schema.get_mut("properties")?.as_object_mut()
}
