//! What a schema says of the values that it allows.

use serde_json::{Map, Value};

/// A schema without null, and whether that was allowed.
///
/// A schema that allows everything is left as it is.
pub(super) fn without_null(schema: &Value) -> (Value, bool) {
    let mut schema = schema.clone();
    let Value::Object(object) = &mut schema else {
        return (schema, false);
    };
    for key in ["anyOf", "oneOf"] {
        if let Some(mut inner) = object.get(key).and_then(only_other) {
            // What is said of the whole stays.
            object.remove(key);
            inner.append(object);
            return (inner.into(), true);
        }
    }
    let mut nullable = false;
    if let Some(Value::Array(types)) = object.get_mut("type") {
        let count = types.len();
        types.retain(|name| name != "null");
        nullable = types.len() < count;
        if let [only] = &types[..] {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(values)) = object.get_mut("enum") {
        values.retain(|value| !(nullable && value.is_null()));
    }
    (schema, nullable)
}

/// The schema that is one of two alternatives, of which the other is null.
fn only_other(alternatives: &Value) -> Option<Map<String, Value>> {
    let [one, other] = &alternatives.as_array()?[..] else {
        return None;
    };
    match (is_null(one), is_null(other)) {
        (false, true) => one.as_object().cloned(),
        (true, false) => other.as_object().cloned(),
        _ => None,
    }
}

/// The schema of what one of two allows.
pub(super) fn either(one: Value, other: &Value) -> Value {
    if one == *other {
        return one;
    }
    serde_json::json!({ "anyOf": [one, other] })
}

/// Whether nothing but null is allowed: `()`.
pub(super) fn is_null(schema: &Value) -> bool {
    schema.get("type").is_some_and(|name| name == "null")
}

/// Whether all values are lists.
pub(super) fn is_list(schema: &Value) -> bool {
    schema.get("type").is_some_and(|name| name == "array")
}

/// Whether any text is allowed, and nothing else.
pub(super) fn is_text(schema: &Value) -> bool {
    *schema == serde_json::json!({ "type": "string" })
}

/// Whether nothing is known of the values.
pub(super) fn is_unknown(schema: &Value) -> bool {
    schema.as_object().is_some_and(Map::is_empty)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn null_is_taken_out() {
        for (schema, rest) in [
            (
                json!({ "type": ["string", "null"] }),
                json!({ "type": "string" }),
            ),
            (
                json!({ "type": ["integer", "string", "null"], "minimum": 0 }),
                json!({ "type": ["integer", "string"], "minimum": 0 }),
            ),
            (
                json!({ "type": ["string", "null"], "enum": ["a", null] }),
                json!({ "type": "string", "enum": ["a"] }),
            ),
            (
                json!({ "anyOf": [{ "$ref": "#/a" }, { "type": "null" }], "description": "a" }),
                json!({ "$ref": "#/a", "description": "a" }),
            ),
        ] {
            assert_eq!(without_null(&schema), (rest, true));
        }
    }

    #[test]
    fn what_takes_no_null_stays_as_it_is() {
        for schema in [
            json!({}),
            json!({ "type": "null" }),
            json!({ "type": "string" }),
            json!({ "enum": ["a", null] }),
            json!({ "anyOf": [{ "type": "string" }, { "type": "integer" }] }),
        ] {
            assert_eq!(without_null(&schema), (schema.clone(), false));
        }
    }
}
