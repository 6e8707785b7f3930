//! Form fields as Rails nests them: `track[title]=x` is `{"track": {"title": "x"}}`.

use serde_json::{Map, Value};

/// As deep as any real name goes.
const MAX_DEPTH: usize = 8;

/// Nests all pairs; a name that makes no sense is kept as it is, where nobody will look for it, or left out.
pub(crate) fn nest<N: AsRef<str>>(pairs: impl IntoIterator<Item = (N, Value)>) -> Value {
    let mut root = Value::Object(Map::new());
    for (name, value) in pairs {
        let name = name.as_ref();
        if !name.is_empty() {
            insert(&mut root, &keys(name), value);
        }
    }
    root
}

/// The keys of `permissions[user_id][]`: `permissions`, `user_id` and the empty one.
fn keys(name: &str) -> Vec<&str> {
    let split = name
        .split_once('[')
        .and_then(|(first, rest)| Some((first, rest.strip_suffix(']')?)));
    match split {
        Some((first, rest)) if !first.is_empty() => {
            let keys: Vec<_> = std::iter::once(first).chain(rest.split("][")).collect();
            if keys.len() > MAX_DEPTH {
                vec![name]
            } else {
                keys
            }
        }
        _ => vec![name],
    }
}

fn insert(target: &mut Value, keys: &[&str], value: Value) {
    match keys {
        [] => *target = value,
        ["", rest @ ..] => {
            let mut element = Value::Null;
            insert(&mut element, rest, value);
            match target {
                Value::Array(elements) => elements.push(element),
                _ => *target = Value::Array(vec![element]),
            }
        }
        [key, rest @ ..] => {
            if !target.is_object() {
                *target = Value::Object(Map::new());
            }
            if let Value::Object(fields) = target {
                insert(fields.entry(*key).or_insert(Value::Null), rest, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn nested(pairs: &[(&str, &str)]) -> Value {
        nest(
            pairs
                .iter()
                .map(|(name, value)| (*name, Value::from(*value))),
        )
    }

    #[test]
    fn brackets_nest() {
        assert_eq!(
            nested(&[
                ("track[title]", "Night bus"),
                ("track[genre]", "Dub"),
                ("x", "y")
            ]),
            json!({ "track": { "title": "Night bus", "genre": "Dub" }, "x": "y" })
        );
    }

    #[test]
    fn empty_brackets_append() {
        assert_eq!(
            nested(&[
                ("permissions[user_id][]", "3"),
                ("permissions[user_id][]", "9")
            ]),
            json!({ "permissions": { "user_id": ["3", "9"] } })
        );
        assert_eq!(nested(&[("a[][b]", "1")]), json!({ "a": [{ "b": "1" }] }));
    }

    #[test]
    fn the_later_of_two_contradicting_fields_wins() {
        assert_eq!(
            nested(&[("track", "x"), ("track[title]", "y")]),
            json!({ "track": { "title": "y" } })
        );
        assert_eq!(
            nested(&[("track[title]", "y"), ("track", "x")]),
            json!({ "track": "x" })
        );
    }

    #[test]
    fn a_field_without_a_name_spoils_nothing() {
        assert_eq!(
            nested(&[("a", "1"), ("", "2"), ("b", "3")]),
            json!({ "a": "1", "b": "3" })
        );
    }

    #[test]
    fn odd_names_stay_as_they_are() {
        let deep = format!("a{}", "[b]".repeat(10_000));
        for name in ["[a]", "a[b", "a]b[", deep.as_str()] {
            assert_eq!(nested(&[(name, "1")])[name], "1", "{name}");
        }
    }
}
