//! One exchange with the server: request out, redirects followed, response in.

use std::{
    future::poll_fn,
    path::Path,
    pin::{Pin, pin},
    task::Poll,
    time::Duration,
};

use bytes::{Bytes, BytesMut};
use http::{Method, StatusCode, header};
use reqwest::{Response, Url};
use tokio::runtime::Handle;
use tracing::Span;

use crate::{
    endpoint::Endpoint,
    error::{ApiError, BoxError, Error, Kind},
    redact::secret_values,
    request::Prepared,
    response::Download,
    trace,
};

/// How many redirects of one call are followed.
const REDIRECTS: usize = 5;

/// How much memory a body gets before it has arrived, in bytes.
const EXPECTED: u64 = 16 * 1024 * 1024;

/// How much of an error's body is kept, in bytes.
const ERROR_BODY: u64 = 64 * 1024;

/// A response that is a success, read whole.
#[derive(Debug)]
pub(crate) struct Received {
    /// Its body is taken out.
    pub(crate) response: Response,
    pub(crate) body: Bytes,
    pub(crate) endpoint: Option<&'static Endpoint>,
}

/// An exchange under way: one box, of one type for all calls.
pub(crate) type Exchange = Pin<Box<dyn Future<Output = Result<Received, Error>> + Send>>;

/// Makes the future of an exchange; nothing is sent before it is polled.
pub(crate) fn start(prepared: Box<Prepared>) -> Exchange {
    Box::pin(receive(prepared))
}

/// Sends a request and reads the response up to the client's limit.
pub(crate) async fn receive(prepared: Box<Prepared>) -> Result<Received, Error> {
    let (endpoint, timeout) = (prepared.endpoint, prepared.timeout());
    let span = trace::span(&prepared);
    let received = pin!(whole(prepared));
    let received = within(timeout, &span, received).await;
    trace::outcome(&span, |received| received.response.status(), &received);
    received.map_err(|error| error.at(endpoint))
}

/// Sends a request and leaves the body of the response to the caller.
///
/// The limit of time covers the head of the response, not what the caller does with its body.
pub(crate) async fn open(prepared: Box<Prepared>) -> Result<Response, Error> {
    let (endpoint, timeout) = (prepared.endpoint, prepared.timeout());
    let span = trace::span(&prepared);
    let response = pin!(send(prepared));
    let response = within(timeout, &span, response).await;
    trace::outcome(&span, Response::status, &response);
    response.map_err(|error| error.at(endpoint))
}

async fn whole(prepared: Box<Prepared>) -> Result<Received, Error> {
    let endpoint = prepared.endpoint;
    let limit = prepared.client.body_limit();
    let mut response = send(prepared).await?;
    let body = read(&mut response, limit).await?;
    Ok(Received {
        response,
        body,
        endpoint,
    })
}

/// Sends a request and writes the body of the response to a file, all of it within the limit of
/// time.
pub(crate) async fn save(prepared: Box<Prepared>, path: &Path) -> Result<u64, Error> {
    let (endpoint, timeout) = (prepared.endpoint, prepared.timeout());
    let saved = pin!(async {
        let response = open(prepared).await?;
        Download::new(response, endpoint).save(path).await
    });
    let saved = within(timeout, &Span::none(), saved).await;
    saved.map_err(|error| error.at(endpoint))
}

/// Runs work in its span and within its time.
///
/// The work is borrowed: futures that are handed on by value are stored twice, and one of more
/// than a kilobyte costs more to allocate than to run.
async fn within<T>(
    timeout: Option<Duration>,
    span: &Span,
    mut work: Pin<&mut (impl Future<Output = Result<T, Error>> + ?Sized)>,
) -> Result<T, Error> {
    if timeout.is_none() && span.is_disabled() {
        return work.await;
    }
    let mut over = timeout.map(|timeout| Box::pin(tokio::time::sleep(timeout)));
    poll_fn(|context| {
        let _entered = span.enter();
        if let Poll::Ready(result) = work.as_mut().poll(context) {
            return Poll::Ready(result);
        }
        match &mut over {
            Some(over) => over
                .as_mut()
                .poll(context)
                .map(|()| Err(Error::new(Kind::Timeout))),
            None => Poll::Pending,
        }
    })
    .await
}

/// Sends a request, follows redirects, and turns every status but 2xx into an error.
async fn send(mut prepared: Box<Prepared>) -> Result<Response, Error> {
    for _ in 0..=REDIRECTS {
        let response = exchange(&mut prepared)?.await.map_err(Error::transport)?;
        if response.status().is_success() {
            return Ok(response);
        }
        match target(&prepared, &response)? {
            Some(url) => prepared.redirect(url),
            // In a box: what only a failure needs is no part of every call.
            None => return Err(Box::pin(refused(&prepared, response)).await),
        }
    }
    Err(Error::new(Kind::Redirect(format!(
        "the server redirects more than {REDIRECTS} times"
    ))))
}

/// Hands the request to the transport.
#[inline]
fn exchange(
    prepared: &mut Prepared,
) -> Result<impl Future<Output = Result<Response, BoxError>> + Send + use<>, Error> {
    let transport = prepared.client.transport();
    if transport.is_reqwest() && Handle::try_current().is_err() {
        // Else reqwest would panic.
        return Err(Error::new(Kind::Request(
            "a call is awaited within a tokio runtime; `Call::blocking` needs none".to_owned(),
        )));
    }
    let request = prepared.authorized()?;
    Ok(prepared.client.transport().send(request))
}

/// Where a response redirects to, or why it is not followed there.
///
/// Only what is safe to repeat is repeated elsewhere; 303 asks for a `GET` of another resource,
/// whatever the method was (RFC 9110 §15.4).
fn target(prepared: &Prepared, response: &Response) -> Result<Option<Url>, Error> {
    let (method, status) = (&prepared.method, response.status());
    if !matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let wrong = |reason: &str| {
        let reason =
            format!("the server answered {status}, a redirect that is not followed: {reason}");
        Err(Error::new(Kind::Redirect(reason)))
    };
    let location = response.headers().get(header::LOCATION);
    let Some(location) = location.and_then(|value| value.to_str().ok()) else {
        return wrong("it has no readable `Location`");
    };
    let from = requested(prepared, response);
    let Ok(url) = from.join(location) else {
        return wrong("its `Location` is no URL");
    };
    if !matches!(url.scheme(), "http" | "https") || has_user(&url) {
        return wrong("its `Location` is not a plain `http` or `https` URL");
    }
    if from.scheme() == "https" && url.scheme() == "http" {
        return wrong("it leads from `https` to `http`");
    }
    let safe = matches!(*method, Method::GET | Method::HEAD);
    if !safe && status != StatusCode::SEE_OTHER {
        let to = url.origin().ascii_serialization();
        return wrong(&format!(
            "a {method} is not sent again, to `{to}`; is the base URL right?"
        ));
    }
    Ok(Some(url))
}

/// The URL that a response is from.
fn requested<'a>(prepared: &'a Prepared, response: &'a Response) -> &'a Url {
    if prepared.client.transport().is_reqwest() {
        response.url()
    } else {
        prepared.url()
    }
}

/// Whether a URL names a user, by a password alone too.
pub(crate) fn has_user(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// The error that a response is: its status first, then whatever could be read of its body.
async fn refused(prepared: &Prepared, mut response: Response) -> Error {
    let mut secrets = prepared.client.credentials().secrets();
    secrets.extend(secret_values(requested(prepared, &response)));
    let (status, headers) = (response.status(), response.headers().clone());
    let mut body = BytesMut::new();
    while let Ok(Some(chunk)) = response.chunk().await {
        let space = ERROR_BODY.saturating_sub(body.len() as u64);
        let space = usize::try_from(space).unwrap_or(usize::MAX);
        body.extend_from_slice(chunk.get(..space).unwrap_or(&chunk));
        if chunk.len() >= space {
            break;
        }
    }
    Error::new(Kind::Status(Box::new(ApiError::new(
        status,
        headers,
        body.freeze(),
        &secrets,
    ))))
}

/// Reads a body up to a limit, which counts after decompression.
async fn read(response: &mut Response, limit: u64) -> Result<Bytes, Error> {
    let length = response.content_length();
    if length.is_some_and(|length| length > limit) {
        return Err(Error::new(Kind::TooLarge { limit }));
    }
    let Some(first) = next(response).await? else {
        return Ok(Bytes::new());
    };
    if first.len() as u64 > limit {
        return Err(Error::new(Kind::TooLarge { limit }));
    }
    // Most bodies come in one piece, which needs no copy, and no look at the end.
    if length == Some(first.len() as u64) {
        return Ok(first);
    }
    let Some(second) = next(response).await? else {
        return Ok(first);
    };
    // A length is only a promise: what is not there yet has no memory beyond this.
    let expected = length.and_then(|length| usize::try_from(length.min(EXPECTED)).ok());
    let mut body = BytesMut::with_capacity(expected.unwrap_or(first.len() + second.len()));
    body.extend_from_slice(&first);
    let mut more = Some(second);
    while let Some(chunk) = more {
        if (body.len() + chunk.len()) as u64 > limit {
            return Err(Error::new(Kind::TooLarge { limit }));
        }
        body.extend_from_slice(&chunk);
        more = next(response).await?;
    }
    Ok(body.freeze())
}

async fn next(response: &mut Response) -> Result<Option<Bytes>, Error> {
    let chunk = response.chunk().await;
    chunk.map_err(|error| Error::transport(error.into()))
}
