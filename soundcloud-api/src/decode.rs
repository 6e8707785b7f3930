//! From a response to a value, by the response's content type.

mod locate;
mod nothing;
mod root;
mod text;

use http::{HeaderMap, header};
use serde::de::DeserializeOwned;

use self::{nothing::Nothing, root::Root, text::Text};
use crate::{
    error::{Error, Kind},
    exchange::Received,
    redact::snippet,
};

/// How many characters of a document an error shows.
const SHOWN: usize = 60;

/// What can be the result of a call: any type that implements `serde::Deserialize`.
///
/// `()` takes any content and none, `Option<T>` is `None` for a response without content, and
/// `String` takes text of any kind.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be decoded from a response",
    label = "does not implement `Deserialize`",
    note = "add `#[derive(serde::Deserialize)]` to `{Self}` and to every type inside it; it may not borrow"
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
        decode(received).map_err(|error| error.at(received.endpoint))
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
            let mut json = serde_json::Deserializer::from_str(text);
            T::deserialize(Root(&mut json))
                .and_then(|value| json.end().map(|()| value))
                .map_err(|error| json_error(text, &error))
        }
        #[cfg(feature = "xml")]
        Document::Xml(text) => crate::xml::from_str(text)
            .map_err(|error| decode_error(error.path(), error.message().to_owned(), "")),
        Document::Nothing => T::deserialize(Nothing).map_err(plain_error),
        Document::Other(text, media_type) => {
            T::deserialize(Text { text, media_type }).map_err(plain_error)
        }
    }
}

fn document(received: &Received) -> Result<Document<'_>, Error> {
    if received.body.is_empty() {
        return Ok(Document::Nothing);
    }
    let media_type = media_type(received.response.headers());
    let text = || {
        let text = std::str::from_utf8(&received.body).map_err(|error| {
            decode_error(
                "",
                format!("it is not UTF-8 from byte {}", error.valid_up_to()),
                "",
            )
        })?;
        Ok(text.trim_start_matches('\u{feff}'))
    };
    Ok(match kind(media_type) {
        MediaKind::Json => Document::Json(text()?),
        #[cfg(feature = "xml")]
        MediaKind::Xml => Document::Xml(text()?),
        MediaKind::Text => Document::Other(Some(text()?), media_type.to_owned()),
        _ => Document::Other(None, media_type.to_owned()),
    })
}

enum MediaKind {
    Json,
    Xml,
    Text,
    Other,
}

/// The content type without its parameters; servers that send none mean JSON.
fn media_type(headers: &HeaderMap) -> &str {
    let value = headers.get(header::CONTENT_TYPE);
    let text = value.map_or(Ok("application/json"), |value| value.to_str());
    let text = text.unwrap_or("an unreadable content type");
    text.split(';').next().unwrap_or(text).trim()
}

fn kind(media_type: &str) -> MediaKind {
    let is = |other: &str| media_type.eq_ignore_ascii_case(other);
    let ends = |suffix: &str| {
        let start = media_type.len().saturating_sub(suffix.len());
        let end = media_type.get(start..);
        end.is_some_and(|end| end.eq_ignore_ascii_case(suffix))
    };
    if is("application/json") || is("text/json") || ends("+json") {
        MediaKind::Json
    } else if is("application/xml") || is("text/xml") || ends("+xml") {
        MediaKind::Xml
    } else if media_type
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case("text/"))
    {
        MediaKind::Text
    } else {
        MediaKind::Other
    }
}

fn decode_error(path: &str, reason: String, shown: &str) -> Error {
    Error::new(Kind::Decode {
        path: path.to_owned(),
        reason,
        snippet: snippet(shown, SHOWN),
    })
}

fn plain_error(error: serde::de::value::Error) -> Error {
    decode_error("", error.to_string(), "")
}

fn json_error(text: &str, error: &serde_json::Error) -> Error {
    let place = locate::locate(text, error.line(), error.column());
    // The place says where; serde_json's text says it by line and column once more.
    let reason = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let reason = reason.strip_suffix(&position).unwrap_or(&reason);
    decode_error(&place.path, reason.to_owned(), place.near)
}
