//! Documents as JSON, by a reader that is not ours.

use saphyr::{LoadableYamlNode as _, Scalar, Yaml};
use serde_json::{Map, Value};

/// The first document of a text.
pub(crate) fn read(text: &str) -> Value {
    let documents = Yaml::load_from_str(text).expect("YAML");
    value(documents.first().expect("a document"))
}

fn value(node: &Yaml<'_>) -> Value {
    match node {
        Yaml::Sequence(list) => list.iter().map(value).collect(),
        Yaml::Mapping(map) => {
            let entries = map.iter().map(|(key, node)| (text(key), value(node)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
        Yaml::Value(Scalar::Boolean(truth)) => (*truth).into(),
        Yaml::Value(Scalar::Integer(number)) => (*number).into(),
        Yaml::Value(Scalar::FloatingPoint(number)) => number.into_inner().into(),
        Yaml::Value(Scalar::String(text)) => text.as_ref().into(),
        // And a tag of one's own, or what could not be read: no document has them.
        _ => Value::Null,
    }
}

/// A key, which may also be a number: `200`.
fn text(key: &Yaml<'_>) -> String {
    match value(key) {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
