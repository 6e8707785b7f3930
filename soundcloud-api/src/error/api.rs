//! What a server says about a failure, in the shapes that servers use.

use std::{
    fmt,
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::retry_after;
use crate::redact::{RedactedHeaders, beginning_without, snippet, without};

/// How many characters of a text that is no message are shown.
const SHOWN: usize = 200;

/// A response whose status is not a success: the status, the server's own words, and all that
/// came with them.
///
/// The message is looked for where servers put it, SoundCloud's among them: `message`,
/// `errors[0].error_message`, `error_description`, `error_code` and `error` in JSON, the text of
/// the elements `error` in XML. An answer that is neither, such as the page of a proxy, is an
/// error all the same: then [`message`](Self::message) is `None` and [`body`](Self::body) has it.
#[derive(Clone)]
pub struct ApiError {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    messages: Vec<String>,
    /// The beginning of a body without a message.
    beginning: String,
    retry_after: Option<Duration>,
    reset_at: Option<SystemTime>,
}

impl ApiError {
    pub(crate) fn new(
        status: StatusCode,
        headers: HeaderMap,
        body: Bytes,
        secrets: &[String],
    ) -> Self {
        let mut messages = messages(&body);
        for message in &mut messages {
            *message = without(secrets, message);
        }
        let beginning = beginning_without(secrets, &String::from_utf8_lossy(&body));
        Self {
            beginning: snippet(&beginning, SHOWN),
            status,
            headers,
            body,
            messages,
            retry_after: None,
            reset_at: None,
        }
    }

    /// The same answer, knowing how long the server asks to wait from `now`.
    ///
    /// The time of a reset is asked for where a limit was reached alone: many servers tell it in every
    /// answer, and what failed for another reason neither waits for it nor is put off by it.
    pub(crate) fn timed(
        mut self,
        now: SystemTime,
        reset_time: Option<fn(&Self) -> Option<SystemTime>>,
    ) -> Self {
        let is_limit = self.status == StatusCode::TOO_MANY_REQUESTS;
        self.reset_at = reset_time
            .filter(|_| is_limit)
            .and_then(|reset_time| reset_time(&self));
        self.retry_after = retry_after(&self.headers, now).or_else(|| {
            let left = self.reset_at?.duration_since(now);
            Some(left.unwrap_or_default())
        });
        self
    }

    pub(crate) fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    pub(crate) fn reset_at(&self) -> Option<SystemTime> {
        self.reset_at
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The server's message, where it gives one.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.messages.first().map(String::as_str)
    }

    /// All messages, where the server gives several.
    pub fn messages(&self) -> impl ExactSizeIterator<Item = &str> {
        self.messages.iter().map(String::as_str)
    }

    /// The headers of the response.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body as it came, up to
    /// [`error_body_limit`](crate::ClientBuilder::error_body_limit).
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Reads the body as JSON into a type of your own.
    ///
    /// # Errors
    ///
    /// When the body is not JSON of that type.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(&self.body)
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the server answered {}", self.status)?;
        let said = match self.messages.as_slice() {
            [] => self.beginning.clone(),
            messages => snippet(&messages.join("; "), SHOWN),
        };
        if !said.is_empty() {
            write!(f, ": {said}")?;
        }
        match self.retry_after {
            Some(wait) => write!(f, "; it asks to wait for {} s", wait.as_secs()),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("status", &self.status)
            .field("messages", &snippet(&self.messages.join("; "), SHOWN))
            .field("headers", &RedactedHeaders(&self.headers))
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

fn messages(body: &[u8]) -> Vec<String> {
    let body = body.trim_ascii();
    let found = match body.first() {
        Some(b'{') => serde_json::from_slice(body)
            .map(|value| json_messages(&value))
            .unwrap_or_default(),
        Some(b'<') => std::str::from_utf8(body)
            .map(xml_messages)
            .unwrap_or_default(),
        _ => Vec::new(),
    };
    found
        .into_iter()
        .map(|message| unescape(message.trim()))
        .filter(|message| !message.is_empty())
        .collect()
}

/// The first of the places below that holds text.
fn json_messages(value: &Value) -> Vec<String> {
    let text = |key: &str| {
        let text = value.get(key)?.as_str()?;
        (!text.trim().is_empty()).then(|| vec![text.to_owned()])
    };
    let listed = || {
        let entries = value.get("errors")?.as_array()?;
        let texts: Vec<_> = entries.iter().filter_map(entry).collect();
        (!texts.is_empty()).then_some(texts)
    };
    text("message")
        .or_else(listed)
        .or_else(|| text("error_description"))
        .or_else(|| text("detail"))
        .or_else(|| text("error_code"))
        .or_else(|| text("error"))
        .or_else(|| text("status"))
        .unwrap_or_default()
}

fn entry(entry: &Value) -> Option<String> {
    let text = match entry {
        Value::String(text) => text,
        _ => ["error_message", "message", "detail"]
            .iter()
            .find_map(|key| entry.get(key)?.as_str())?,
    };
    (!text.trim().is_empty()).then(|| text.to_owned())
}

/// The texts of all elements `error`; no XML parser is needed to find an error in an error.
fn xml_messages(text: &str) -> Vec<String> {
    text.split("<error>")
        .skip(1)
        .filter_map(|rest| rest.split_once("</error>"))
        .map(|(message, _)| message.to_owned())
        .collect()
}

/// Messages come HTML-escaped now and then, in JSON too.
fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut plain = text.to_owned();
    for (escape, character) in [
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&apos;", "'"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        plain = plain.replace(escape, character);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn api(body: &'static str) -> ApiError {
        let body = Bytes::from_static(body.as_bytes());
        ApiError::new(StatusCode::NOT_FOUND, HeaderMap::new(), body, &[])
    }

    #[test]
    fn the_message_is_found_in_every_known_shape() {
        for (body, message) in [
            (r#"{"error":"401 - Unauthorized"}"#, "401 - Unauthorized"),
            (
                r#"{"errors":[{"error_message":"404 - Not Found"}]}"#,
                "404 - Not Found",
            ),
            (
                r#"{"code":404,"message":"","status":"404 - Not Found","errors":[],"error":null}"#,
                "404 - Not Found",
            ),
            (
                r#"{"message":"no asset","errors":[{"error_message":"no asset"}]}"#,
                "no asset",
            ),
            (
                r#"{"code":422,"message":"Parameter comment is missing.","link":"l"}"#,
                "Parameter comment is missing.",
            ),
            (
                r#"{"message":"","error_code":"invalid_grant"}"#,
                "invalid_grant",
            ),
            (
                r#"{"error":"invalid_grant","error_description":"used twice"}"#,
                "used twice",
            ),
            (r#"{"error":"Rate Limit Exceeded"}"#, "Rate Limit Exceeded"),
            (r#"{"errors":["plain text"]}"#, "plain text"),
            (
                "<?xml version=\"1.0\"?><errors><error>404 - Not Found</error></errors>",
                "404 - Not Found",
            ),
            (
                r#"{"message":"can&#39;t &lt;do&gt; &amp;#39;"}"#,
                "can't <do> &#39;",
            ),
        ] {
            assert_eq!(api(body).message(), Some(message), "{body}");
        }
    }

    #[test]
    fn several_messages_are_kept() {
        let api = api(r#"{"errors":[{"error_message":"a"},{"meta":{}},{"error_message":"b"}]}"#);
        assert_eq!(api.messages().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(api.to_string(), "the server answered 404 Not Found: a; b");
    }

    #[test]
    fn a_body_without_a_message_is_shown_short() {
        for body in [
            "",
            "\n",
            "{}",
            "[1]",
            "{\"message\":7,\"errors\":{}}",
            "{broken",
        ] {
            assert_eq!(api(body).message(), None, "{body}");
        }
        assert_eq!(
            api("upstream connect error").to_string(),
            "the server answered 404 Not Found: upstream connect error"
        );
        assert_eq!(api("\n").to_string(), "the server answered 404 Not Found");
    }
}
