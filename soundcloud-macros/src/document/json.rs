//! JSON is YAML, but for one thing.

use std::borrow::Cow;

/// JSON writes a character beyond the first 65,536 as two escapes, and YAML as one of eight digits;
/// half a pair stands for no character. Lines stay where they are.
pub(super) fn as_yaml(text: &str) -> Cow<'_, str> {
    let is_json = text.trim_start().starts_with('{');
    if !is_json || !text.contains("\\u") {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('\\') {
        written.push_str(&rest[..start]);
        rest = &rest[start..];
        match (escape(rest), rest.get(6..).and_then(escape)) {
            (Some(high @ 0xD800..0xDC00), Some(low @ 0xDC00..0xE000)) => {
                let pair = char::decode_utf16([high, low]).next();
                let character = pair.and_then(Result::ok).unwrap_or_default();
                written.extend(["\\U", &format!("{:08X}", u32::from(character))]);
                rest = &rest[12..];
            }
            (Some(0xD800..0xE000), _) => {
                written.push_str("\\uFFFD");
                rest = &rest[6..];
            }
            _ => {
                // With what it escapes, which may be another backslash.
                let escaped = rest.chars().nth(1).map_or(0, char::len_utf8);
                let (pair, behind) = rest.split_at("\\".len().saturating_add(escaped));
                written.push_str(pair);
                rest = behind;
            }
        }
    }
    written.push_str(rest);
    Cow::Owned(written)
}

/// The number of `\u12ab` at the start of a text.
fn escape(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_become_one_escape() {
        for (json, yaml) in [
            (r#"{"a": "\ud83d\ude00!"}"#, r#"{"a": "\U0001F600!"}"#),
            (r#"{"a": "\ud83d"}"#, r#"{"a": "\uFFFD"}"#),
            (r#"{"a": "\ude00\ud83d"}"#, r#"{"a": "\uFFFD\uFFFD"}"#),
            (r#"{"a": "\\ud83d\ude00"}"#, r#"{"a": "\\ud83d\uFFFD"}"#),
            (r#"{"a": "\u00e9\/\\"}"#, r#"{"a": "\u00e9\/\\"}"#),
            (r#"{"a": "\ud8"}"#, r#"{"a": "\ud8"}"#),
            ("{\"a\": \"\\uöß", "{\"a\": \"\\uöß"),
            ("{ \\", "{ \\"),
        ] {
            assert_eq!(as_yaml(json), yaml, "{json}");
        }
    }

    #[test]
    fn yaml_stays_as_it_is() {
        assert_eq!(as_yaml("a: '\\ud83d\\ude00'"), "a: '\\ud83d\\ude00'");
    }
}
