//! True answers, spoiled on the way.

use axum::{
    body::{Body, to_bytes},
    response::Response,
};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use serde_json::Value;

mod text;

/// What becomes of the answer to a request that is carried out.
///
/// But for the headers, it befalls JSON and XML only; files stay as they are.
///
/// ```
/// use soundcloud_api::sandbox::Spoil;
///
/// let not_an_id = Spoil::field("id", "none");
/// let wrong_type = Spoil::header("content-type", "image/png");
/// let stacked = Spoil::header("content-encoding", "gzip, br");
/// let no_type = Spoil::no_header("content-type");
/// # let _ = (not_an_id, wrong_type, stacked, no_type);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Spoil {
    /// The header has this value, whatever the body is; none takes it away.
    Header(String, Option<Vec<u8>>),
    /// The field of this name has this value, in the thing that is answered or in each thing of a list.
    Field(String, Value),
    /// The body begins with a byte order mark.
    Bom,
    /// The body is UTF-16, and its type says so.
    Utf16,
    /// The body is ISO-8859-1, and its type says so.
    Latin1,
    /// The body has a byte in a text that is not UTF-8.
    InvalidUtf8,
    /// The body ends halfway, and that is all that was promised.
    Half,
    /// More follows after the end of the document.
    Trailing,
    /// Every key stands twice in the outermost object, or in each object of a list; JSON only.
    DoubleKeys,
}

impl Spoil {
    /// The header has this value instead of its own.
    pub fn header(name: impl Into<String>, value: impl Into<Vec<u8>>) -> Self {
        Self::Header(name.into(), Some(value.into()))
    }

    /// The header is not there.
    pub fn no_header(name: impl Into<String>) -> Self {
        Self::Header(name.into(), None)
    }

    /// The field has this value instead of its own, whether it had one or not.
    pub fn field(name: impl Into<String>, value: impl Into<Value>) -> Self {
        Self::Field(name.into(), value.into())
    }

    /// All kinds without a value, by their names in `PUT /sandbox/faults`.
    pub(super) const PLAIN: [(Self, &'static str); 7] = [
        (Self::Bom, "bom"),
        (Self::Utf16, "utf16"),
        (Self::Latin1, "latin1"),
        (Self::InvalidUtf8, "invalid_utf8"),
        (Self::Half, "half"),
        (Self::Trailing, "trailing"),
        (Self::DoubleKeys, "double_keys"),
    ];

    pub(super) async fn befall(&self, mut response: Response) -> Response {
        match self {
            Self::Header(name, value) => set(response.headers_mut(), name, value.as_deref()),
            Self::Field(..) => {}
            _ if !is_document(response.headers()) => {}
            _ => return self.rewrite(response).await,
        }
        response
    }

    async fn rewrite(&self, response: Response) -> Response {
        let (mut parts, body) = response.into_parts();
        // What the sandbox answers is in memory, and has no errors.
        let document = to_bytes(body, usize::MAX).await.unwrap_or_default();
        let spoiled = self.body(&document);
        if let Some(charset) = self.charset() {
            retype(&mut parts.headers, charset);
        }
        parts.headers.remove(header::CONTENT_LENGTH);
        Response::from_parts(parts, Body::from(spoiled))
    }

    fn charset(&self) -> Option<&'static str> {
        match self {
            Self::Utf16 => Some("utf-16"),
            Self::Latin1 => Some("iso-8859-1"),
            _ => None,
        }
    }

    fn body(&self, document: &Bytes) -> Vec<u8> {
        match self {
            Self::Bom => [b"\xef\xbb\xbf", document.as_ref()].concat(),
            Self::Utf16 => text::utf16(&String::from_utf8_lossy(document)),
            Self::Latin1 => text::latin1(&String::from_utf8_lossy(document)),
            Self::InvalidUtf8 => text::insert(document, b"\xff"),
            Self::Half => document
                .get(..document.len() / 2)
                .unwrap_or_default()
                .to_vec(),
            Self::Trailing => [document.as_ref(), b"\n}"].concat(),
            Self::DoubleKeys => text::double_keys(document),
            Self::Header(..) | Self::Field(..) => document.to_vec(),
        }
    }
}

/// A name or value that HTTP does not have changes nothing.
fn set(headers: &mut HeaderMap, name: &str, value: Option<&[u8]>) {
    let Ok(name) = name.parse::<HeaderName>() else {
        return;
    };
    match value.map(HeaderValue::from_bytes) {
        None => {
            headers.remove(name);
        }
        Some(Ok(value)) => {
            headers.insert(name, value);
        }
        Some(Err(_)) => {}
    }
}

fn content_type(headers: &HeaderMap) -> &str {
    let value = headers.get(header::CONTENT_TYPE);
    value.and_then(|value| value.to_str().ok()).unwrap_or("")
}

fn is_document(headers: &HeaderMap) -> bool {
    let content_type = content_type(headers);
    ["application/json", "application/xml"]
        .iter()
        .any(|known| content_type.starts_with(known))
}

fn retype(headers: &mut HeaderMap, charset: &str) {
    let known = content_type(headers);
    let essence = known.split(';').next().unwrap_or(known);
    if let Ok(value) = HeaderValue::try_from(format!("{essence}; charset={charset}")) {
        headers.insert(header::CONTENT_TYPE, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_http_does_not_have_changes_nothing() {
        let mut headers = HeaderMap::new();

        set(&mut headers, "no name", Some(b"x"));
        set(&mut headers, "name", Some(b"a\r\nb"));

        assert_eq!(headers, HeaderMap::new());
    }

    #[test]
    fn the_charset_follows_the_type() {
        let mut headers = HeaderMap::new();
        set(
            &mut headers,
            "content-type",
            Some(b"application/xml; charset=utf-8"),
        );

        retype(&mut headers, "utf-16");

        assert_eq!(content_type(&headers), "application/xml; charset=utf-16");
    }
}
