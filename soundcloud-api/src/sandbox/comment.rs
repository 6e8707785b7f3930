//! A remark about a track, often at a moment of it.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{clock, failure::Failure, urn, user::User};

#[derive(Clone, Debug)]
pub(crate) struct Comment {
    pub(crate) id: u64,
    pub(crate) track_id: u64,
    pub(crate) user_id: u64,
    pub(crate) created_at: Timestamp,
    pub(crate) body: String,
    /// Milliseconds from the start of the track.
    pub(crate) timestamp: Option<u64>,
}

impl Comment {
    pub(crate) fn json(&self, author: Option<&User>, url: &str) -> Value {
        let Self {
            id,
            track_id,
            user_id,
            ..
        } = self;
        json!({
            "kind": "comment",
            "id": id,
            "urn": urn::write("comments", *id),
            "body": self.body,
            "created_at": clock::slashes(self.created_at),
            "timestamp": self.timestamp,
            "track_id": track_id,
            "track_urn": urn::write("tracks", *track_id),
            "user_id": user_id,
            "user_urn": urn::write("users", *user_id),
            "uri": format!("{url}/comments/{id}"),
            "user": author.map(|user| user.json(url)),
        })
    }
}

/// What a request says about a comment to be.
#[derive(Debug, PartialEq)]
pub(crate) struct Remark {
    pub(crate) body: String,
    pub(crate) timestamp: Option<u64>,
}

impl Remark {
    pub(crate) fn read(params: &Value) -> Result<Self, Failure> {
        let Some(comment @ Value::Object(_)) = params.get("comment") else {
            return Err(Failure::missing("comment"));
        };
        let body = match comment.get("body") {
            Some(Value::String(body)) if !body.trim().is_empty() => body.clone(),
            None | Some(Value::Null | Value::String(_)) => {
                return Err(Failure::missing("comment[body]"));
            }
            Some(_) => return Err(Failure::invalid("comment[body] is not text")),
        };
        Ok(Self {
            body,
            timestamp: milliseconds(comment.get("timestamp"))?,
        })
    }
}

/// A number, or text with a number in it; the fraction of a millisecond is dropped.
fn milliseconds(value: Option<&Value>) -> Result<Option<u64>, Failure> {
    let text = match value {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) if text.trim().is_empty() => return Ok(None),
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(number) => number.to_string(),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let read = whole
        .parse()
        .ok()
        .filter(|_| digits(whole) && digits(fraction));
    read.map(Some)
        .ok_or_else(|| Failure::invalid("comment[timestamp] is not a number of milliseconds"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timestamp(value: &Value) -> Result<Option<u64>, Failure> {
        Remark::read(&json!({ "comment": { "body": "x", "timestamp": value } }))
            .map(|remark| remark.timestamp)
    }

    #[test]
    fn a_timestamp_may_be_a_number_or_text_or_nothing() {
        assert_eq!(timestamp(&json!(61_000)), Ok(Some(61_000)));
        assert_eq!(timestamp(&json!(61_000.9)), Ok(Some(61_000)));
        assert_eq!(timestamp(&json!("61000")), Ok(Some(61_000)));
        assert_eq!(timestamp(&json!("")), Ok(None));
        assert_eq!(timestamp(&Value::Null), Ok(None));
    }

    #[test]
    fn other_timestamps_are_refused() {
        for value in [
            json!(-1),
            json!("soon"),
            json!([1]),
            json!(true),
            json!(".5"),
            json!("1e3"),
        ] {
            assert!(timestamp(&value).is_err(), "{value}");
        }
    }

    #[test]
    fn a_missing_comment_is_said_in_the_words_of_soundcloud() {
        for params in [json!({}), json!([]), json!({ "comment": "x" }), Value::Null] {
            assert_eq!(Remark::read(&params), Err(Failure::missing("comment")));
        }
    }

    #[test]
    fn a_comment_needs_a_body() {
        for comment in [json!({}), json!({ "body": " " }), json!({ "body": null })] {
            assert_eq!(
                Remark::read(&json!({ "comment": comment })),
                Err(Failure::missing("comment[body]"))
            );
        }
        assert!(Remark::read(&json!({ "comment": { "body": 5 } })).is_err());
    }
}
