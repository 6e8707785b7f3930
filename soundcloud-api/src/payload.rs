//! Encodes an argument as the body of a request: one trait a kind of body.

use std::fmt;

use http::HeaderValue;
use serde::Serialize;

use crate::{
    body::Body,
    content::Content,
    error::{Error, Kind},
};

/// An encoded body, or why there is none.
#[derive(Debug)]
pub struct Payload(pub(crate) Result<Content, Error>);

impl Payload {
    fn bytes(encoded: Result<Vec<u8>, Error>, media_type: HeaderValue) -> Self {
        Self(encoded.map(|bytes| Content::Bytes {
            bytes: bytes.into(),
            media_type,
        }))
    }
}

fn failed(kind: &str, error: impl Into<crate::BoxError>) -> Error {
    let reason = format!("the body could not be encoded as {kind}");
    Error::with_source(Kind::Request(reason), error)
}

/// Encodes an argument that is borrowed.
pub type Encodes<T> = fn(&T) -> Payload;
/// Encodes an argument that is borrowed, in a format.
pub type EncodesAs<T> = fn(&T, Format) -> Payload;
/// Takes an argument as the body.
pub type Gives<T> = fn(T) -> Payload;

/// A JSON body: `json = track`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a JSON body",
    label = "does not implement `Serialize`",
    note = "every type in `{Self}` needs `#[derive(serde::Serialize)]`"
)]
pub trait JsonBody {
    const ENCODE: Encodes<Self>;
}

impl<T: Serialize> JsonBody for T {
    const ENCODE: Encodes<Self> = |value| {
        let encoded = serde_json::to_vec(value).map_err(|error| failed("JSON", error));
        Payload::bytes(
            encoded,
            const { HeaderValue::from_static("application/json") },
        )
    };
}

/// A form: `form = login`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a form",
    label = "does not implement `Serialize`",
    note = "every type in `{Self}` needs `#[derive(serde::Serialize)]`"
)]
pub trait FormBody {
    const ENCODE: Encodes<Self>;
}

impl<T: Serialize> FormBody for T {
    const ENCODE: Encodes<Self> = |value| {
        let encoded = serde_html_form::to_string(value)
            .map(String::into_bytes)
            .map_err(|error| failed("a form", error));
        Payload::bytes(
            encoded,
            const { HeaderValue::from_static("application/x-www-form-urlencoded") },
        )
    };
}

/// An XML body: `xml = track`.
#[cfg(feature = "xml")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as an XML body",
    label = "does not implement `Serialize`",
    note = "every type in `{Self}` needs `#[derive(serde::Serialize)]`"
)]
pub trait XmlBody {
    const ENCODE: Encodes<Self>;
}

#[cfg(feature = "xml")]
impl<T: Serialize> XmlBody for T {
    const ENCODE: Encodes<Self> = |value| {
        let encoded = crate::xml::to_string(value)
            .map(String::into_bytes)
            .map_err(|error| failed("XML", error));
        Payload::bytes(
            encoded,
            const { HeaderValue::from_static("application/xml; charset=utf-8") },
        )
    };
}

/// A body in the format that another argument names: `encode(format) = track`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a body",
    label = "does not implement `Serialize`",
    note = "every type in `{Self}` needs `#[derive(serde::Serialize)]`"
)]
pub trait EncodedBody {
    const ENCODE: EncodesAs<Self>;
}

impl<T: Serialize> EncodedBody for T {
    const ENCODE: EncodesAs<Self> = |value, format| match format {
        Format::Json => <T as JsonBody>::ENCODE(value),
        #[cfg(feature = "xml")]
        Format::Xml => <T as XmlBody>::ENCODE(value),
        #[cfg(not(feature = "xml"))]
        Format::Xml => Payload(Err(Error::new(Kind::Request(
            "a body in XML needs the feature `xml` of `soundcloud-api`".to_owned(),
        )))),
    };
}

/// A multipart body: `multipart = upload`.
#[cfg(feature = "multipart")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a multipart body",
    label = "cannot be turned into a `Form`",
    note = "implement `From<{Self}>` for `soundcloud_api::Form`; the argument is taken by value"
)]
pub trait MultipartBody: Sized {
    const ENCODE: Gives<Self>;
}

#[cfg(feature = "multipart")]
impl<T: Parts> MultipartBody for T {
    const ENCODE: Gives<Self> = |value| Payload(Ok(Content::Multipart(Box::new(value.form()))));
}

/// What a multipart body is made of.
#[cfg(feature = "multipart")]
pub trait Parts {
    #[doc(hidden)]
    fn form(self) -> reqwest::multipart::Form;
}

#[cfg(feature = "multipart")]
impl<T: Into<reqwest::multipart::Form>> Parts for T {
    fn form(self) -> reqwest::multipart::Form {
        self.into()
    }
}

/// Any other body: `body = bytes`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a body",
    label = "cannot be turned into a `Body`",
    note = "take text, bytes or a `soundcloud_api::Body`, or name the kind of body: `json = …`, `form = …`, `xml = …`, `multipart = …`"
)]
pub trait RawBody: Sized {
    const ENCODE: Gives<Self>;
}

impl<T: Into<Body>> RawBody for T {
    const ENCODE: Gives<Self> = |value| Payload(Ok(value.into().into()));
}

/// The format of a document, on the wire a path's suffix: `/tracks.<format>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// `json`.
    #[default]
    Json,
    /// `xml`.
    Xml,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Json => "json",
            Self::Xml => "xml",
        })
    }
}
