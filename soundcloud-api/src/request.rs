//! From the arguments of a call to the request that is sent.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use reqwest::{Request, Url};
use serde_json::Value;

use crate::{
    argument::{Argument, write_rest},
    client::{Client, Headers},
    content::Content,
    endpoint::{Auth, Endpoint, Piece},
    error::{Error, Kind},
    limits::Limits,
    path::PathWriter,
    payload::Payload,
    progress::Progress,
    redact::{RedactedUrl, carried, mark, of_path},
    retry::RetryPolicy,
};

/// Where the pairs of a query go.
#[expect(unreachable_pub, reason = "in the signature of hidden traits")]
pub type Query<'a> = form_urlencoded::Serializer<'a, url::UrlQuery<'a>>;

/// A request before it is sent: without credentials, and without the client's own headers.
///
/// It stays in its box while it is sent, and is there for another attempt.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) client: Client,
    pub(crate) endpoint: Option<&'static Endpoint>,
    pub(crate) method: Method,
    url: Url,
    /// What the endpoint and the caller add; most calls add nothing.
    pub(crate) headers: HeaderMap,
    pub(crate) content: Option<Content>,
    pub(crate) auth: Auth,
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    /// Whether the URL is of the origin that credentials are for.
    own: bool,
    /// Where redirects have led this attempt; most lead nowhere.
    led: Option<Box<Led>>,
}

/// Where redirects have led.
#[derive(Debug)]
struct Led {
    url: Url,
    /// What the requests on the way have carried.
    secrets: Vec<String>,
}

impl AsMut<Self> for Prepared {
    fn as_mut(&mut self) -> &mut Self {
        self
    }
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
            url,
            headers,
            content,
            auth: endpoint.auth,
            timeout: None,
            retry: None,
            own: true,
            led: None,
        }))
    }

    /// A `GET` of the same endpoint, at a URL of the API's own that the server gave.
    pub(crate) fn follow(&self, url: Url) -> Box<Self> {
        Box::new(Self {
            client: self.client.clone(),
            endpoint: self.endpoint,
            method: Method::GET,
            url,
            headers: self.headers.clone(),
            content: None,
            auth: self.auth,
            timeout: self.timeout,
            retry: self.retry,
            own: true,
            led: None,
        })
    }

    /// The request for where a response redirects to.
    ///
    /// What has left the API's origin once gets no credentials any more, be it led back there.
    pub(crate) fn redirected(&self, url: Url) -> Box<Self> {
        let own = self.own && self.client.is_own(&url);
        let mut next = self.follow(url);
        if self.method == Method::HEAD {
            next.method = Method::HEAD;
        }
        // A key in the query was for the first URL; a redirect says itself what its URL needs.
        if self.auth == Auth::Key {
            next.auth = Auth::Token;
        }
        next.own = own;
        next
    }

    /// Another attempt, which has led nowhere yet.
    pub(crate) fn start(&mut self) {
        self.led = None;
    }

    /// What is answered next is the request that a redirect has led to.
    pub(crate) fn lead_to(&mut self, hop: &Self) {
        let mut secrets = self.led.take().map_or_else(Vec::new, |led| led.secrets);
        secrets.extend(hop.secrets());
        let url = hop.url.clone();
        self.led = Some(Box::new(Led { url, secrets }));
    }

    /// Whether the request itself was answered, by a redirect that was followed.
    pub(crate) fn was_led(&self) -> bool {
        self.led.is_some()
    }

    /// The host that is asked: of where redirects have led, the last.
    pub(crate) fn host(&self) -> String {
        let url = self.led.as_ref().map_or(&self.url, |led| &led.url);
        let host = url.host_str().unwrap_or_default();
        match url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        }
    }

    /// All secrets that the request carries, and those that redirects have led to, to find them in
    /// what a server says.
    pub(crate) fn secrets(&self) -> Vec<String> {
        let mut secrets = self.client.credentials().secrets();
        secrets.extend(carried::of_url(&self.url));
        let in_path = self.path_secrets().into_iter();
        secrets.extend(in_path.flat_map(carried::of_segment));
        secrets.extend(carried::of_headers(&self.headers));
        if let Some(Content::Bytes { bytes, media_type }) = &self.content {
            secrets.extend(carried::of_body(bytes, media_type));
        }
        let led = self.led.iter().flat_map(|led| &led.secrets);
        secrets.extend(led.cloned());
        secrets
    }

    /// The secrets in the path, as they stand there.
    fn path_secrets(&self) -> Vec<&str> {
        let Some(endpoint) = self.endpoint else {
            return Vec::new();
        };
        let base = self.client.base_url().path().trim_end_matches('/');
        let path = self.url.path().strip_prefix(base).unwrap_or_default();
        of_path(endpoint.pieces, path)
    }

    /// The URL as it may be printed.
    pub(crate) fn shown_url(&self) -> RedactedUrl<'_> {
        RedactedUrl(&self.url, self.path_secrets())
    }

    pub(crate) fn url(&self) -> &Url {
        &self.url
    }

    /// Whether the URL is of the API's origin, and was never led elsewhere.
    pub(crate) fn is_own(&self) -> bool {
        self.own
    }

    pub(crate) fn append_pair(&mut self, name: &str, value: &str) -> Result<(), Error> {
        self.url.query_pairs_mut().append_pair(name, value);
        check_query(&self.url)
    }

    /// The limit of time that was set for this call or all calls.
    pub(crate) fn timeout(&self) -> Option<Duration> {
        self.timeout.or(self.client.limits().total)
    }

    /// The limit of time for the whole call, when its response is read into memory.
    pub(crate) fn total(&self) -> Option<Duration> {
        let is_stream = matches!(&self.content, Some(content) if content.is_stream());
        self.timeout()
            .or_else(|| (!is_stream).then_some(Limits::TOTAL))
    }

    pub(crate) fn retry(&self) -> RetryPolicy {
        self.retry.unwrap_or(*self.client.retry())
    }

    /// Whether the request can be sent a second time, which is known before the first.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.content.as_ref().is_none_or(Content::is_repeatable)
    }

    /// The whole request but for credentials. A body that cannot be repeated is taken.
    pub(crate) fn assemble(&mut self) -> Result<Request, Error> {
        let headers = self.copy(self.client.headers());
        Ok(self.assemble_with(headers)?.0)
    }

    /// The whole request with the credentials that its origin may see, and the progress of its
    /// body where that takes its time.
    pub(crate) fn authorized(&mut self) -> Result<(Request, Option<Progress>), Error> {
        if !self.own {
            return self.assemble_with(self.client.public_headers());
        }
        let headers = match self.auth {
            Auth::None => self.client.headers(),
            Auth::Token | Auth::Key => self.client.authorized_headers(),
        };
        let mut assembled = self.assemble_with(self.copy(headers))?;
        if self.auth == Auth::Key {
            let credentials = self.client.credentials();
            credentials.append_key(assembled.0.url_mut());
        }
        Ok(assembled)
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
        let mut copy = HeaderMap::with_capacity(
            headers
                .len()
                .saturating_add(self.headers.len())
                .saturating_add(2),
        );
        copy.extend(
            headers
                .iter()
                .map(|(name, value)| (name.clone(), value.clone())),
        );
        copy
    }

    fn assemble_with(&mut self, headers: HeaderMap) -> Result<(Request, Option<Progress>), Error> {
        let mut request = Request::new(self.method.clone(), self.url.clone());
        *request.headers_mut() = headers;
        if self.own && !self.headers.is_empty() {
            replace(request.headers_mut(), &self.headers);
        } else if !self.own {
            for name in PUBLIC {
                if let Some(value) = self.headers.get(&name) {
                    request.headers_mut().insert(name, value.clone());
                }
            }
        }
        match &mut self.content {
            None => Ok((request, None)),
            Some(content) => content.attach(request, &self.client),
        }
    }
}

/// The headers of a call that a foreign server may see: what is wanted, and in which form.
const PUBLIC: [HeaderName; 4] = [
    header::ACCEPT,
    header::ACCEPT_ENCODING,
    header::RANGE,
    header::IF_RANGE,
];

/// Whether requests of this method have a body, be it an empty one.
pub(crate) fn has_body(method: &Method) -> bool {
    matches!(*method, Method::POST | Method::PUT | Method::PATCH)
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
        if url.query() == Some("") {
            url.set_query(None);
        }
        check_query(&url)?;
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
            let key = header_name(key)?;
            let value = mark(&key, value);
            headers.append(key, value);
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
    headers.append(key, mark(key, value));
    Ok(())
}

fn header_name(name: &'static str) -> Result<HeaderName, Error> {
    HeaderName::from_bytes(name.as_bytes()).map_err(|_| mismatch(name))
}

/// Longer queries are refused by servers and by the parser of the request line.
const LONGEST_QUERY: usize = 32 * 1024;

fn check_query(url: &Url) -> Result<(), Error> {
    let length = url.query().map_or(0, str::len);
    if length <= LONGEST_QUERY {
        return Ok(());
    }
    Err(Error::new(Kind::Request(format!(
        "the query is {length} bytes long; more than {LONGEST_QUERY} are not sent"
    ))))
}

/// An endpoint that was put together by hand, and wrongly.
fn mismatch(name: &'static str) -> Error {
    Error::argument(
        name,
        "does not stand where the endpoint has it; declare it by `#[endpoint]`",
    )
}
