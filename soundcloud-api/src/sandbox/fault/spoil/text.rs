//! Documents with something wrong in their bytes.

use serde_json::Value;

/// With the mark that says in which order its bytes are.
pub(super) fn utf16(document: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(document.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

/// With a letter in it that is not ASCII, so that it is no UTF-8.
pub(super) fn latin1(document: &str) -> Vec<u8> {
    let letters = document.chars();
    let bytes: Vec<u8> = letters
        .map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?'))
        .collect();
    insert(&bytes, b"\xe9")
}

/// Puts the bytes at the beginning of the first text, or at the end where there is none.
pub(super) fn insert(document: &[u8], bytes: &[u8]) -> Vec<u8> {
    let (before, after) = document.split_at(first_text(document).unwrap_or(document.len()));
    [before, bytes, after].concat()
}

/// Behind the first `:"` of JSON, or the first tag of XML that has text in it.
fn first_text(document: &[u8]) -> Option<usize> {
    let pairs = document.windows(2).zip(2_usize..);
    let json = document.first().is_some_and(|first| b"{[".contains(first));
    for (pair, end) in pairs {
        match pair {
            b":\"" if json => return Some(end),
            [b'>', text] if !json && text.is_ascii_alphanumeric() => return end.checked_sub(1),
            _ => {}
        }
    }
    None
}

/// Every key twice, in an object and in the objects of an array; what is not JSON stays.
pub(super) fn double_keys(document: &[u8]) -> Vec<u8> {
    let value = serde_json::from_slice::<Value>(document);
    value.map_or_else(|_| document.to_vec(), |value| doubled(&value).into_bytes())
}

fn doubled(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(doubled).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(fields) => {
            let pairs: Vec<_> = fields
                .iter()
                .map(|(key, value)| {
                    let pair = format!("{}:{value}", Value::from(key.as_str()));
                    format!("{pair},{pair}")
                })
                .collect();
            format!("{{{}}}", pairs.join(","))
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_text_is_found_in_both_formats() {
        for (document, inserted) in [
            (r#"[{"id":1,"title":"a"}]"#, r#"[{"id":1,"title":"!a"}]"#),
            (
                "<?xml version=\"1.0\"?>\n<track>\n <id type=\"integer\">1</id></track>",
                "<?xml version=\"1.0\"?>\n<track>\n <id type=\"integer\">!1</id></track>",
            ),
            ("[]", "[]!"),
            ("", "!"),
        ] {
            assert_eq!(insert(document.as_bytes(), b"!"), inserted.as_bytes());
        }
    }

    #[test]
    fn a_charset_is_what_it_says() {
        assert_eq!(utf16("é"), b"\xff\xfe\xe9\x00");
        assert_eq!(latin1(r#"{"a":"é–"}"#), b"{\"a\":\"\xe9\xe9?\"}");
    }

    #[test]
    fn only_the_outermost_keys_are_doubled() {
        assert_eq!(
            double_keys(br#"[{"a":{"b":1}}, 2]"#),
            br#"[{"a":{"b":1},"a":{"b":1}},2]"#
        );
        assert_eq!(double_keys(b"<a/>"), b"<a/>");
    }
}
