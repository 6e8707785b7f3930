//! Documents of success that are none: a server, or what stands before it, that answers 200 with
//! an error. A type whose fields are all optional would be read from them, with nothing in it.

use serde_json::{Map, Value};

/// How long an object may be that is looked at twice, in bytes: errors are short.
const LONGEST: usize = 16 * 1024;

/// Names that speak of an error where none of the expected ones is there.
const ERRORS: [&str; 6] = [
    "error",
    "errors",
    "error_message",
    "error_description",
    "message",
    "fault",
];

/// Roots of XML documents that speak of an error, or are a page for people.
#[cfg(feature = "xml")]
const ROOTS: [&str; 3] = ["error", "errors", "html"];

/// Whether an object in JSON has none of these fields, and speaks of an error.
///
/// Most documents begin with a field that is known, and are not looked at any further.
pub(super) fn is_error(text: &str, fields: &[&str]) -> bool {
    if first_key(text).is_none_or(|key| fields.contains(&key)) || text.len() > LONGEST {
        return false;
    }
    let Ok(object) = serde_json::from_str::<Map<String, Value>>(text) else {
        return false;
    };
    let has = |names: &[&str]| names.iter().any(|name| object.contains_key(*name));
    has(&ERRORS) && !has(fields)
}

#[cfg(feature = "xml")]
pub(super) fn is_error_root(name: &str) -> bool {
    ROOTS.iter().any(|root| name.eq_ignore_ascii_case(root))
}

fn first_key(text: &str) -> Option<&str> {
    let key = text.trim_start().strip_prefix('{')?.trim_start();
    let (key, _) = key.strip_prefix('"')?.split_once('"')?;
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_told_from_a_document() {
        let fields = ["title", "id", "user"];
        for error in [
            r#"{"error":"no"}"#,
            r#" { "errors" : [{"error_message":"no"}]}"#,
            r#"{"code":404,"message":"","status":"404","errors":[],"error":null}"#,
            r#"{"fault":{}}"#,
        ] {
            assert!(is_error(error, &fields), "{error}");
        }
        for document in [
            r#"{"id":1,"error":"within"}"#,
            r#"{"error":null,"id":1}"#,
            r#"{"new":1}"#,
            "{}",
            "[]",
            "7",
            "",
            r#"{"error":"cut"#,
        ] {
            assert!(!is_error(document, &fields), "{document}");
        }
        assert!(!is_error(r#"{"error":"no"}"#, &["error"]));
    }
}
