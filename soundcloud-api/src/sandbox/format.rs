//! JSON or XML: what a request wants back, and the suffix taken off its path.

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, Uri, header, uri::PathAndQuery};

use super::{answer::Answer, failure::Failure, fault::Wrong, query::Query};

/// The path as it was asked for, with its suffix.
#[derive(Clone, Debug)]
pub(crate) struct AskedPath(pub(crate) String);

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Format {
    Json,
    Xml,
    /// Something that is not served, such as `.yaml`; errors about it are JSON.
    Unknown,
}

impl Format {
    pub(crate) fn content_type(self) -> &'static str {
        match self {
            Self::Json | Self::Unknown => "application/json; charset=utf-8",
            Self::Xml => "application/xml; charset=utf-8",
        }
    }

    /// By a suffix, or the value of `?format=`.
    fn named(name: &str) -> Self {
        match name {
            "json" => Self::Json,
            "xml" => Self::Xml,
            _ => Self::Unknown,
        }
    }

    /// By one media range of an `Accept` header.
    fn accepted(range: &str) -> Self {
        match range {
            "*/*" | "application/*" | "application/json" | "text/json" => Self::Json,
            "application/xml" | "text/xml" | "text/*" => Self::Xml,
            _ => Self::Unknown,
        }
    }

    /// The suffix decides, then `?format=`, then `Accept`; without any of them it is JSON.
    fn wanted(suffix: Option<&str>, query: &Query, headers: &HeaderMap) -> Self {
        let named = suffix.or(query.filled("format"));
        named.map_or_else(|| Self::negotiated(headers), Self::named)
    }

    fn negotiated(headers: &HeaderMap) -> Self {
        let accept = headers.get_all(header::ACCEPT).iter();
        let ranges: Vec<_> = accept
            .filter_map(|value| value.to_str().ok())
            .flat_map(ranges)
            .collect();
        if ranges.is_empty() {
            return Self::Json;
        }
        let known = ranges.iter().map(|(range, q)| (Self::accepted(range), *q));
        let known = known.filter(|(format, q)| *format != Self::Unknown && *q > 0.0);
        // Of equals, the first in the header.
        known
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
            .map_or(Self::Unknown, |(format, _)| format)
    }
}

/// The media ranges of an `Accept` header with their weights.
fn ranges(accept: &str) -> impl Iterator<Item = (String, f32)> {
    accept
        .split(',')
        .filter(|range| !range.trim().is_empty())
        .map(|range| {
            let mut parts = range.split(';').map(str::trim);
            let name = parts.next().unwrap_or_default().to_ascii_lowercase();
            let weight = parts
                .find_map(|part| part.strip_prefix("q="))
                .and_then(|q| q.parse().ok());
            (name, weight.unwrap_or(1.0))
        })
}

/// Splits `/tracks/291.xml` into `/tracks/291` and `xml`.
fn split_suffix(path: &str) -> (&str, Option<&str>) {
    match path.rsplit_once('.') {
        Some((stem, suffix)) if !suffix.contains('/') && !stem.ends_with('/') => {
            (stem, Some(suffix))
        }
        _ => (path, None),
    }
}

fn with_path(uri: &Uri, path: &str) -> Option<Uri> {
    let rewritten = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(rewritten).ok()?);
    Uri::from_parts(parts).ok()
}

/// Takes the suffix off the path, lets the router answer, and writes the answer in the format wanted.
pub(crate) async fn speak(mut request: Request, next: Next) -> Response {
    let asked = request.uri().path().to_owned();
    let (path, suffix) = split_suffix(&asked);
    let query = Query::parse(path, request.uri().query().unwrap_or_default());
    let format = Format::wanted(suffix, &query, request.headers());
    if let Some(uri) = with_path(request.uri(), path) {
        *request.uri_mut() = uri;
    }
    request.extensions_mut().insert(AskedPath(asked));
    request.extensions_mut().insert(format);
    let wrong = request.extensions_mut().remove::<Wrong>();
    Answer::write(next.run(request).await, format, wrong.as_ref())
}

/// Refuses a format that is not served; only for paths that exist, so that others stay 404.
pub(crate) async fn refuse_unknown(request: Request, next: Next) -> Response {
    match request.extensions().get() {
        Some(Format::Unknown) => Failure::NotAcceptable.into_response(),
        _ => next.run(request).await,
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn negotiated(accept: &'static str) -> Format {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
        Format::negotiated(&headers)
    }

    #[test]
    fn only_the_last_segment_has_a_suffix() {
        assert_eq!(split_suffix("/tracks.json"), ("/tracks", Some("json")));
        assert_eq!(
            split_suffix("/tracks/291.xml"),
            ("/tracks/291", Some("xml"))
        );
        assert_eq!(
            split_suffix("/tracks/soundcloud:tracks:291"),
            ("/tracks/soundcloud:tracks:291", None)
        );
        assert_eq!(split_suffix("/tracks.json/291"), ("/tracks.json/291", None));
        assert_eq!(split_suffix("/tracks/.json"), ("/tracks/.json", None));
        assert_eq!(split_suffix("/tracks/291."), ("/tracks/291", Some("")));
        assert_eq!(split_suffix("/"), ("/", None));
    }

    #[test]
    fn the_suffix_beats_the_accept_header() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        let query = Query::parse("", "format=json");

        assert_eq!(Format::wanted(Some("xml"), &query, &headers), Format::Xml);
        assert_eq!(
            Format::wanted(Some("yaml"), &query, &headers),
            Format::Unknown
        );
    }

    #[test]
    fn accept_decides_without_a_suffix() {
        assert_eq!(Format::negotiated(&HeaderMap::new()), Format::Json);
        assert_eq!(negotiated("application/xml"), Format::Xml);
        assert_eq!(
            negotiated("Text/XML;q=0.5, application/json;q=0.4"),
            Format::Xml
        );
        assert_eq!(
            negotiated("text/html,application/xml;q=0.9,*/*;q=0.8"),
            Format::Xml
        );
        assert_eq!(negotiated("*/*"), Format::Json);
        assert_eq!(negotiated("text/html"), Format::Unknown);
        assert_eq!(negotiated("application/json;q=0"), Format::Unknown);
    }
}
