//! One schema of a type that is sent and received, where the two forms allow it.

use serde_json::{Map, Value};

/// That the two forms exclude each other.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Apart;

/// The schema that holds for both forms.
///
/// What only one of them certainly has is not required; a field that only one of them has is marked, from the
/// side of the server as OpenAPI does it.
pub(super) fn joined(sent: &Value, received: &Value) -> Result<Value, Apart> {
    match (sent, received) {
        _ if sent == received => Ok(sent.clone()),
        (Value::Object(sent), Value::Object(received)) => {
            let mut both = Map::new();
            for key in keys(sent, received) {
                if let Some(value) = keyword(key, sent.get(key), received.get(key))? {
                    both.insert(key.clone(), value);
                }
            }
            Ok(both.into())
        }
        (Value::Array(sent), Value::Array(received)) if sent.len() == received.len() => {
            let both = sent.iter().zip(received);
            both.map(|(sent, received)| joined(sent, received))
                .collect()
        }
        _ => Err(Apart),
    }
}

/// The keys of both, each once.
fn keys<'a>(
    sent: &'a Map<String, Value>,
    received: &'a Map<String, Value>,
) -> impl Iterator<Item = &'a String> {
    let others = received.keys().filter(|key| !sent.contains_key(*key));
    sent.keys().chain(others)
}

/// The value of a keyword, if it has one.
fn keyword(
    key: &str,
    sent: Option<&Value>,
    received: Option<&Value>,
) -> Result<Option<Value>, Apart> {
    match (key, sent, received) {
        ("properties", Some(Value::Object(sent)), Some(Value::Object(received))) => {
            properties(sent, received).map(Some)
        }
        ("required", Some(Value::Array(sent)), Some(Value::Array(received))) => {
            let mut both = sent.clone();
            both.retain(|name| received.contains(name));
            Ok((!both.is_empty()).then(|| both.into()))
        }
        ("required", ..) => Ok(None),
        ("readOnly" | "writeOnly" | "default", sent, None) => Ok(sent.cloned()),
        ("readOnly" | "writeOnly" | "default", None, received) => Ok(received.cloned()),
        (_, Some(sent), Some(received)) => joined(sent, received).map(Some),
        _ => Err(Apart),
    }
}

fn properties(sent: &Map<String, Value>, received: &Map<String, Value>) -> Result<Value, Apart> {
    let mut both = Map::new();
    for name in keys(sent, received) {
        let property = match (sent.get(name), received.get(name)) {
            (Some(sent), Some(received)) => joined(sent, received)?,
            (Some(sent), None) => marked(sent, "writeOnly"),
            (None, Some(received)) => marked(received, "readOnly"),
            (None, None) => continue,
        };
        both.insert(name.clone(), property);
    }
    Ok(both.into())
}

fn marked(schema: &Value, mark: &str) -> Value {
    let mut schema = schema.clone();
    if let Value::Object(schema) = &mut schema {
        schema.insert(mark.to_owned(), true.into());
    }
    schema
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_only_one_requires_is_not_required() {
        let of = |required: &[&str]| json!({ "type": "object", "required": required });
        assert_eq!(joined(&of(&["a", "b"]), &of(&["b"])), Ok(of(&["b"])));
        let none = json!({ "type": "object" });
        assert_eq!(joined(&of(&["a"]), &none), Ok(none.clone()));
        assert_eq!(joined(&of(&["a"]), &of(&["b"])), Ok(none));
    }

    #[test]
    fn a_field_of_one_direction_is_marked() {
        let text = json!({ "type": "string" });
        let sent = json!({ "properties": { "required": text, "secret": text } });
        let received = json!({ "properties": { "required": text, "id": text } });
        let both = json!({ "properties": {
            "required": text,
            "secret": { "type": "string", "writeOnly": true },
            "id": { "type": "string", "readOnly": true },
        } });
        assert_eq!(joined(&sent, &received), Ok(both));
    }

    #[test]
    fn what_excludes_each_other_is_not_joined() {
        for (sent, received) in [
            (json!({ "type": "string" }), json!({ "type": "integer" })),
            (json!({ "type": "string" }), json!({ "minLength": 1 })),
            (json!({ "oneOf": [1] }), json!({ "oneOf": [1, 2] })),
            (
                json!({ "properties": { "a": { "type": "string" } } }),
                json!({ "properties": { "a": {} } }),
            ),
        ] {
            assert_eq!(joined(&sent, &received), Err(Apart));
        }
    }
}
