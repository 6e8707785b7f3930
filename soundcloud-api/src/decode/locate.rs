//! Finds the place of an error in a JSON document.
//!
//! `serde_json` tells line and column. Walking the text up to there tells the path, only when there
//! is an error, and without a second copy of the code that decodes each type.

use std::fmt::Write as _;

use crate::redact::names_secret;

/// Where an error is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place<'a> {
    /// Such as `collection[3].user.id`; empty for the document as a whole.
    pub(super) path: String,
    /// The text of the value there, when it is neither an object nor an array nor a secret.
    pub(super) near: &'a str,
}

enum Frame<'a> {
    Array(usize),
    /// The key whose value is being read; before the first one there is none.
    Object(Option<&'a str>),
}

/// Walks `text` to a position as `serde_json` counts: lines from 1, bytes of the line from 0.
pub(super) fn locate(text: &str, line: usize, column: usize) -> Place<'_> {
    let end = offset(text, line, column);
    let bytes = text.as_bytes();
    let mut frames: Vec<Frame<'_>> = Vec::new();
    let (mut at, mut value) = (0, 0);
    let mut key_follows = false;
    while let Some(&byte) = bytes.get(at).filter(|_| at < end) {
        let next = match byte {
            b'"' => string_end(bytes, at),
            _ => at.saturating_add(1),
        };
        match byte {
            b'"' if key_follows => {
                if let Some(Frame::Object(key)) = frames.last_mut() {
                    *key = text.get(at.saturating_add(1)..next.saturating_sub(1));
                }
                key_follows = false;
            }
            b'{' => {
                frames.push(Frame::Object(None));
                key_follows = true;
            }
            b'[' => {
                frames.push(Frame::Array(0));
                value = next;
            }
            b'}' | b']' => {
                frames.pop();
                key_follows = false;
                // The place is now the whole object or array, which is not shown.
                value = text.len();
            }
            b',' => match frames.last_mut() {
                Some(Frame::Array(index)) => (*index, value) = (index.saturating_add(1), next),
                _ => key_follows = true,
            },
            b':' => value = next,
            _ => {}
        }
        at = next;
    }
    let path = path(&frames);
    let near = near(text.get(value..).unwrap_or_default(), &path);
    Place { path, near }
}

fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    before.saturating_add(column)
}

/// The index behind the string that starts at `start`.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start.saturating_add(1);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at.saturating_add(1),
            b'\\' => at = at.saturating_add(2),
            _ => at = at.saturating_add(1),
        }
    }
    bytes.len()
}

fn path(frames: &[Frame<'_>]) -> String {
    let mut path = String::new();
    for frame in frames {
        match frame {
            Frame::Array(index) => write!(path, "[{index}]").unwrap_or_default(),
            Frame::Object(Some(key)) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(key);
            }
            Frame::Object(None) => {}
        }
    }
    path
}

fn near<'a>(value: &'a str, path: &str) -> &'a str {
    let value = value.trim_start();
    let end = match value.as_bytes().first() {
        None | Some(b'{' | b'[') => 0,
        Some(b'"') => string_end(value.as_bytes(), 0),
        Some(_) => value.find([',', '}', ']', '\n']).unwrap_or(value.len()),
    };
    let shown = value.get(..end).unwrap_or(value);
    if names_secret(path) || names_secret(shown) {
        return "";
    }
    shown
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only decoded")]
    struct Page {
        collection: Vec<Track>,
        #[serde(default)]
        grid: Vec<Vec<u8>>,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only decoded")]
    struct Track {
        user: User,
        #[serde(default)]
        token: u8,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only decoded")]
    struct User {
        id: u64,
    }

    fn place(text: &str) -> (String, &str) {
        let error = serde_json::from_str::<Page>(text).expect_err(text);
        let place = locate(text, error.line(), error.column());
        (place.path, place.near)
    }

    #[test]
    fn the_path_leads_to_the_value() {
        for (text, path, near) in [
            (
                r#"{"collection":[{"user":{"id":1}},{"user":{"id":"x,y"}}]}"#,
                "collection[1].user.id",
                "\"x,y\"",
            ),
            (
                "{\n \"collection\": [\n  {\"user\": {\"id\": -1 } }\n ]}",
                "collection[0].user.id",
                "-1 ",
            ),
            (r#"{"collection":[{"user":{}}]}"#, "collection[0].user", ""),
            (r#"{"collection":[{"user":[]}]}"#, "collection[0].user", ""),
            (r#"{"a\"{":[1,{"b":2}],"collection":7}"#, "collection", "7"),
            (
                r#"{"collection":[],"grid":[[1,2],[3,400]]}"#,
                "grid[1][1]",
                "400",
            ),
            (r"[]", "", ""),
            ("<html>", "", "<html>"),
            (r#"{"collection":[{"user":{"id":1}}"#, "collection[0]", ""),
        ] {
            assert_eq!(place(text), (path.to_owned(), near), "{text}");
        }
    }

    #[test]
    fn a_secret_is_not_shown() {
        let text = r#"{"collection":[{"user":{"id":1},"token":"s-abc"}]}"#;
        assert_eq!(place(text), ("collection[0].token".to_owned(), ""));
        let text = r#"{"collection":"https://h/?secret_token=s-abc"}"#;
        assert_eq!(place(text), ("collection".to_owned(), ""));
    }

    proptest! {
        #[test]
        fn no_text_and_no_position_makes_it_panic(text in ".*", line in 0_usize..9, column in 0_usize..99) {
            locate(&text, line, column);
        }
    }
}
