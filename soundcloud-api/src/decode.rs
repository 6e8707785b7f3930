//! From a response to a value, by the response's content type.

mod locate;
mod nothing;
mod root;
mod stranger;
mod text;
mod wanted;

use http::{HeaderMap, HeaderValue, header};
use serde::de::DeserializeOwned;

use self::{nothing::Nothing, root::Root, text::Text};
use crate::{
    error::{Error, Kind},
    exchange::Received,
    redact::{names_secret, snippet, without},
};

/// How many characters of a content type are shown.
const SHOWN: usize = 60;

/// How many bytes of a document are searched for secrets: more than are shown.
const SEARCHED: usize = 4096;

/// What can be the result of a call: any type that implements `serde::Deserialize`.
///
/// `()` takes any content and none, `Option<T>` is `None` for a response without content, and
/// `String` takes text of any kind.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be decoded from a response",
    label = "does not implement `Deserialize`",
    note = "every type in `{Self}` needs `#[derive(serde::Deserialize)]`, and none may borrow"
)]
pub trait Output: Sized {
    #[doc(hidden)]
    #[expect(private_interfaces, reason = "only the runtime decodes")]
    fn decode(received: &Received) -> Result<Self, Error>;
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> Output for T {
    #[expect(private_interfaces, reason = "only the runtime decodes")]
    fn decode(received: &Received) -> Result<Self, Error> {
        let prepared = &received.prepared;
        decode(received).map_err(|error| {
            error
                .quoting(|text, most| snippet(&without(&prepared.secrets(), text), most))
                .at(prepared.endpoint)
                .after(received.attempts)
        })
    }
}

/// What a body is, by its content type.
enum Document<'a> {
    Nothing,
    Json(&'a str),
    #[cfg(feature = "xml")]
    Xml(&'a str),
    /// Neither, and only for `String` and `()`; the media type, for the error.
    Other(Option<&'a str>, String),
}

fn decode<T: DeserializeOwned>(received: &Received) -> Result<T, Error> {
    match document(received)? {
        Document::Json(text) => {
            if let Some((name, fields)) = wanted::fields::<T>()
                && stranger::is_error(text, fields)
            {
                return Err(stranger_error(received, name, text));
            }
            let mut json = serde_json::Deserializer::from_str(text);
            let mut ignored = false;
            T::deserialize(Root::new(&mut json, &mut ignored))
                .and_then(|value| {
                    if ignored {
                        Ok(value)
                    } else {
                        json.end().map(|()| value)
                    }
                })
                .map_err(|error| json_error(text, &error))
        }
        #[cfg(feature = "xml")]
        Document::Xml(text) => {
            let document = crate::xml::Document::parse(text).map_err(|error| xml_error(&error))?;
            if let Some((name, _)) = wanted::fields::<T>()
                && document.root_name().is_some_and(stranger::is_error_root)
            {
                return Err(stranger_error(received, name, text));
            }
            document.read().map_err(|error| xml_error(&error))
        }
        Document::Nothing => T::deserialize(Nothing).map_err(|error| plain_error(&error)),
        Document::Other(text, media_type) => {
            T::deserialize(Text { text, media_type }).map_err(|error| plain_error(&error))
        }
    }
}

/// Whether a response says, or means, that it is JSON.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    matches!(kind(headers.get(header::CONTENT_TYPE)), MediaKind::Json)
}

fn document(received: &Received) -> Result<Document<'_>, Error> {
    if received.body.is_empty() {
        return Ok(Document::Nothing);
    }
    let media_type = received.response.headers().get(header::CONTENT_TYPE);
    Ok(match kind(media_type) {
        // Some servers send a space or a line where others send nothing.
        MediaKind::Json if received.body.trim_ascii_start().is_empty() => Document::Nothing,
        MediaKind::Json => Document::Json(text(&received.body)?),
        #[cfg(feature = "xml")]
        MediaKind::Xml => Document::Xml(text(&received.body)?),
        MediaKind::Text => Document::Other(Some(text(&received.body)?), shown(media_type)),
        _ => Document::Other(None, shown(media_type)),
    })
}

fn text(body: &[u8]) -> Result<&str, Error> {
    let text = std::str::from_utf8(body).map_err(|error| {
        let reason = format!("it is not UTF-8 from byte {}", error.valid_up_to());
        decode_error("", &reason, "")
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

enum MediaKind {
    Json,
    Xml,
    Text,
    Other,
}

/// What a content type says; servers that send none mean JSON, and one that is no text is none.
fn kind(media_type: Option<&HeaderValue>) -> MediaKind {
    let Some(media_type) = media_type else {
        return MediaKind::Json;
    };
    let media_type = media_type.as_bytes();
    if media_type == b"application/json" {
        return MediaKind::Json;
    }
    if std::str::from_utf8(media_type).is_err() {
        return MediaKind::Json;
    }
    let media_type = essence(media_type);
    let is = |other: &[u8]| media_type.eq_ignore_ascii_case(other);
    let ends = |suffix: &[u8]| {
        let end = media_type.len().checked_sub(suffix.len());
        end.and_then(|start| media_type.get(start..))
            .is_some_and(|end| end.eq_ignore_ascii_case(suffix))
    };
    let starts = |prefix: &[u8]| {
        let start = media_type.get(..prefix.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    if is(b"application/json") || is(b"text/json") || ends(b"+json") {
        MediaKind::Json
    } else if is(b"application/xml") || is(b"text/xml") || ends(b"+xml") {
        MediaKind::Xml
    } else if starts(b"text/") {
        MediaKind::Text
    } else {
        MediaKind::Other
    }
}

/// A content type without its parameters.
fn essence(media_type: &[u8]) -> &[u8] {
    let end = media_type.iter().position(|byte| *byte == b';');
    let essence = end.and_then(|end| media_type.get(..end));
    essence.unwrap_or(media_type).trim_ascii()
}

fn shown(media_type: Option<&HeaderValue>) -> String {
    let media_type = media_type.map_or(&[][..], |value| essence(value.as_bytes()));
    snippet(&String::from_utf8_lossy(media_type), SHOWN)
}

/// As much of a text as is looked at before it is shown: what was cut says so, as it may be in the
/// middle of a secret.
fn beginning(text: &str) -> String {
    match text.split_at_checked(text.floor_char_boundary(SEARCHED)) {
        Some((beginning, rest)) if !rest.is_empty() => format!("{beginning}…"),
        _ => text.to_owned(),
    }
}

fn decode_error(path: &str, reason: &str, shown: &str) -> Error {
    let reason = match reason.split_once(": ") {
        // The rest of the reason quotes the value.
        Some((reason, rest)) if names_secret(path) || names_secret(rest) => reason,
        _ => reason,
    };
    Error::new(Kind::Decode {
        path: beginning(path),
        reason: beginning(reason),
        snippet: beginning(shown),
        cut: false,
    })
}

#[cfg(feature = "xml")]
fn xml_error(error: &crate::xml::Error) -> Error {
    decode_error(error.path(), error.message(), "")
}

/// A document of another kind than the one that was asked for.
fn stranger_error(received: &Received, name: &str, text: &str) -> Error {
    let media_type = shown(received.response.headers().get(header::CONTENT_TYPE));
    let reason =
        format!("it is an error in `{media_type}`, not a `{name}`, though its status is a success");
    let text = if names_secret(text) { "" } else { text };
    decode_error("", &reason, text)
}

fn plain_error(error: &serde::de::value::Error) -> Error {
    decode_error("", &error.to_string(), "")
}

fn json_error(text: &str, error: &serde_json::Error) -> Error {
    let place = locate::locate(text, error.line(), error.column());
    // The place says where; serde_json's text says it by line and column once more.
    let reason = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let reason = reason.strip_suffix(&position).unwrap_or(&reason);
    decode_error(&place.path, reason, place.near)
}
