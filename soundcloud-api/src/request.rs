//! From the arguments of a call to the request that is sent.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use reqwest::{Request, Url};
use serde_json::Value;

use crate::{
    argument::{Argument, write_rest},
    client::{Client, Headers},
    endpoint::{Auth, Endpoint, Piece},
    error::{Error, Kind},
    path::PathWriter,
    payload::{Content, Payload},
};

/// Where the pairs of a query go.
#[expect(unreachable_pub, reason = "in the signature of hidden traits")]
pub type Query<'a> = form_urlencoded::Serializer<'a, url::UrlQuery<'a>>;

/// A request before it is sent: without credentials, and without the client's own headers.
///
/// It stays in its box while it is sent, and is changed there for a redirect.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) client: Client,
    pub(crate) endpoint: Option<&'static Endpoint>,
    pub(crate) method: Method,
    /// Taken when the request is sent, by transports whose responses tell it.
    url: Option<Url>,
    /// What the endpoint and the caller add; most calls add nothing.
    pub(crate) headers: HeaderMap,
    pub(crate) content: Option<Content>,
    pub(crate) auth: Auth,
    pub(crate) timeout: Option<Duration>,
    /// Whether the URL is of the origin that credentials are for.
    own: bool,
}

impl Prepared {
    /// Builds the request of an endpoint from its arguments, which stand in the pieces' order.
    pub(crate) fn new(
        client: &Client,
        endpoint: &'static Endpoint,
        arguments: &[Argument<'_>],
        payload: Option<Payload>,
    ) -> Result<Box<Self>, Error> {
        let known = |error: Error| error.at(Some(endpoint));
        let (url, headers) = write(client, endpoint, arguments).map_err(known)?;
        let content = payload
            .map(|payload| payload.0)
            .transpose()
            .map_err(known)?;
        Ok(Box::new(Self {
            client: client.clone(),
            endpoint: Some(endpoint),
            method: endpoint.method.clone(),
            url: Some(url),
            headers,
            content,
            auth: endpoint.auth,
            timeout: None,
            own: true,
        }))
    }

    /// A `GET` of the same endpoint, at a URL of the API's own that the server gave.
    pub(crate) fn follow(&self, url: Url) -> Box<Self> {
        Box::new(Self {
            client: self.client.clone(),
            endpoint: self.endpoint,
            method: Method::GET,
            url: Some(url),
            headers: self.headers.clone(),
            content: None,
            auth: self.auth,
            timeout: self.timeout,
            own: true,
        })
    }

    /// Turns the request into the one for where a response redirects to.
    pub(crate) fn redirect(&mut self, url: Url) {
        if self.method != Method::HEAD {
            self.method = Method::GET;
        }
        // A key in the query was for the first URL; a redirect says itself what its URL needs.
        if self.auth == Auth::Key {
            self.auth = Auth::Token;
        }
        self.own = self.client.is_own(&url);
        self.url = Some(url);
    }

    pub(crate) fn url(&self) -> &Url {
        self.url.as_ref().unwrap_or(self.client.base_url())
    }

    pub(crate) fn append_pair(&mut self, name: &str, value: &str) {
        if let Some(url) = &mut self.url {
            url.query_pairs_mut().append_pair(name, value);
        }
    }

    /// The limit of time for the whole call.
    pub(crate) fn timeout(&self) -> Option<Duration> {
        self.timeout.or(self.client.timeout())
    }

    /// The whole request but for credentials. The body is taken, so that this is done once.
    pub(crate) fn assemble(&mut self) -> Result<Request, Error> {
        let headers = self.copy(self.client.headers());
        self.assemble_with(headers)
    }

    /// The whole request with the credentials that its origin may see.
    pub(crate) fn authorized(&mut self) -> Result<Request, Error> {
        if !self.own {
            return self.assemble_with(self.client.public_headers());
        }
        let headers = match self.auth {
            Auth::None => self.client.headers(),
            Auth::Token | Auth::Key => self.client.authorized_headers(),
        };
        let mut request = self.assemble_with(self.copy(headers))?;
        if self.auth == Auth::Key {
            let credentials = self.client.credentials();
            credentials.append_key(request.url_mut());
        }
        Ok(request)
    }

    /// A copy of the client's headers, with room where more are to come: to grow a map afterwards
    /// costs more than to fill a new one.
    fn copy(&self, headers: &Headers) -> HeaderMap {
        let headers = match &self.content {
            None if has_body(&self.method) => &headers.empty_body,
            _ => &headers.bare,
        };
        if self.content.is_none() && self.headers.is_empty() {
            return headers.clone();
        }
        let mut copy = HeaderMap::with_capacity(headers.len() + self.headers.len() + 2);
        copy.extend(
            headers
                .iter()
                .map(|(name, value)| (name.clone(), value.clone())),
        );
        copy
    }

    #[cfg_attr(not(feature = "multipart"), expect(clippy::unnecessary_wraps))]
    fn assemble_with(&mut self, headers: HeaderMap) -> Result<Request, Error> {
        let url = if self.client.transport().is_reqwest() {
            self.url.take()
        } else {
            self.url.clone()
        };
        let url = url.unwrap_or_else(|| self.client.base_url().clone());
        let mut request = Request::new(self.method.clone(), url);
        *request.headers_mut() = headers;
        if self.own && !self.headers.is_empty() {
            replace(request.headers_mut(), &self.headers);
        }
        match self.content.take() {
            None => Ok(request),
            Some(Content::Bytes { bytes, media_type }) => {
                Ok(with_body(request, bytes.into(), media_type))
            }
            Some(Content::Once(body)) => Ok(with_body(request, body.content, body.media_type)),
            #[cfg(feature = "multipart")]
            Some(Content::Multipart(form)) => {
                // Only reqwest's builder computes the length of a form.
                let client = self.client.reqwest()?;
                reqwest::RequestBuilder::from_parts(client, request)
                    .multipart(*form)
                    .build()
                    .map_err(|error| Error::transport(error.into()))
            }
        }
    }
}

fn with_body(mut request: Request, body: reqwest::Body, media_type: HeaderValue) -> Request {
    request
        .headers_mut()
        .entry(header::CONTENT_TYPE)
        .or_insert(media_type);
    *request.body_mut() = Some(body);
    measured(request)
}

/// Whether requests of this method have a body, be it an empty one.
fn has_body(method: &Method) -> bool {
    matches!(*method, Method::POST | Method::PUT | Method::PATCH)
}

/// Says of an empty body that it is empty, as [`Headers::empty_body`] does where there is none.
fn measured(mut request: Request) -> Request {
    let body = request.body().and_then(reqwest::Body::as_bytes);
    if has_body(request.method()) && body.is_some_and(<[u8]>::is_empty) {
        let length = HeaderValue::from_static("0");
        request.headers_mut().insert(header::CONTENT_LENGTH, length);
    }
    request
}

/// Puts headers in place of those of the same name; of what is added, a name may repeat.
pub(crate) fn replace(headers: &mut HeaderMap, by: &HeaderMap) {
    for name in by.keys() {
        headers.remove(name);
    }
    for (name, value) in by {
        headers.append(name, value.clone());
    }
}

/// Goes through the pieces of an endpoint, in the order of the wire: path, query, headers.
fn write(
    client: &Client,
    endpoint: &'static Endpoint,
    arguments: &[Argument<'_>],
) -> Result<(Url, HeaderMap), Error> {
    let mut url = client.base_url().clone();
    let mut path = PathWriter::new(url.path().trim_end_matches('/'));
    let mut arguments = arguments.iter();
    let mut pieces = endpoint.pieces.iter().peekable();
    while let Some(piece) = pieces.next_if(|piece| piece.is_path()) {
        match piece {
            Piece::Text(text) => path.text(text)?,
            Piece::Rest(name) => match arguments.next() {
                Some(Argument::Rest(value)) => write_rest(&mut path, name, *value)?,
                _ => return Err(mismatch(name)),
            },
            Piece::Path(name) => match arguments.next() {
                Some(Argument::Path(value)) => path.value(name, *value)?,
                _ => return Err(mismatch(name)),
            },
            _ => {}
        }
    }
    url.set_path(&path.finish()?);
    if pieces.peek().is_some_and(|piece| piece.is_query()) {
        let mut query = url.query_pairs_mut();
        while let Some(piece) = pieces.next_if(|piece| piece.is_query()) {
            write_query(piece, &mut arguments, &mut query)?;
        }
        drop(query);
        match url.query() {
            Some("") => url.set_query(None),
            Some(query) if query.len() > LONGEST_QUERY => return Err(too_long(query.len())),
            _ => {}
        }
    }
    let mut headers = HeaderMap::new();
    for piece in pieces {
        write_header(piece, &mut arguments, &mut headers)?;
    }
    Ok((url, headers))
}

type Arguments<'a, 'b> = std::slice::Iter<'a, Argument<'b>>;

fn write_query(
    piece: &Piece,
    arguments: &mut Arguments<'_, '_>,
    query: &mut Query<'_>,
) -> Result<(), Error> {
    let (name, pushed, otherwise) = match *piece {
        Piece::Pair(key, value) => {
            query.append_pair(key, value);
            return Ok(());
        }
        Piece::Query(key, name) => match arguments.next() {
            Some(Argument::Query(pair)) => (
                name,
                pair.push(key, query),
                "a struct or map is written `<name..>`",
            ),
            _ => return Err(mismatch(name)),
        },
        Piece::Fields(name) => match arguments.next() {
            Some(Argument::Fields(pairs)) => {
                (name, pairs.push(query), "one value is written `<name>`")
            }
            _ => return Err(mismatch(name)),
        },
        _ => return Ok(()),
    };
    pushed.map_err(|error| {
        let reason = format!("cannot be sent as pairs of a query: {error}; {otherwise}");
        Error::argument(name, reason)
    })
}

fn write_header(
    piece: &Piece,
    arguments: &mut Arguments<'_, '_>,
    headers: &mut HeaderMap,
) -> Result<(), Error> {
    match *piece {
        Piece::Fixed(key, text) => {
            let value = HeaderValue::from_str(text).map_err(|_| mismatch(key))?;
            headers.append(header_name(key)?, value);
            Ok(())
        }
        Piece::Header(key, name) => match arguments.next() {
            Some(Argument::Header(text)) => {
                let value = text.value().map_err(|error| {
                    Error::argument(name, format!("cannot be sent as a header: {error}"))
                })?;
                append_header(&header_name(key)?, name, &value, headers)
            }
            _ => Err(mismatch(name)),
        },
        _ => Ok(()),
    }
}

/// Adds one header for text, a number or a boolean, none for null, several for a sequence.
fn append_header(
    key: &HeaderName,
    name: &'static str,
    value: &Value,
    headers: &mut HeaderMap,
) -> Result<(), Error> {
    let text = match value {
        Value::Null => return Ok(()),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(values) => {
            return values
                .iter()
                .try_for_each(|value| append_header(key, name, value, headers));
        }
        Value::Object(_) => {
            return Err(Error::argument(
                name,
                "cannot be sent as a header: it is a struct or map, not one value",
            ));
        }
    };
    let value = HeaderValue::try_from(text).map_err(|_| {
        Error::argument(
            name,
            format!("holds a line break or control character, which the header `{key}` may not"),
        )
    })?;
    headers.append(key, value);
    Ok(())
}

fn header_name(name: &'static str) -> Result<HeaderName, Error> {
    HeaderName::from_bytes(name.as_bytes()).map_err(|_| mismatch(name))
}

/// Longer queries are refused by servers and by the parser of the request line.
const LONGEST_QUERY: usize = 32 * 1024;

fn too_long(length: usize) -> Error {
    Error::new(Kind::Request(format!(
        "the query is {length} bytes long; more than {LONGEST_QUERY} are not sent"
    )))
}

/// An endpoint that was put together by hand, and wrongly.
fn mismatch(name: &'static str) -> Error {
    Error::argument(
        name,
        "does not stand where the endpoint has it; declare it by `#[endpoint]`",
    )
}
