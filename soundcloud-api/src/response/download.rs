//! A body that is still on its way.

use std::{
    fmt,
    path::Path,
    pin::Pin,
    task::{Context, Poll},
    time::{Duration, Instant},
};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};
use http_body::{Body as _, Frame};
use tokio::sync::OwnedSemaphorePermit;

use crate::{
    endpoint::Endpoint,
    error::{Error, Kind, Sent},
    exchange::{self, Called},
    request::Prepared,
    watch::{Deadline, Slot, Watch},
};

/// The body of a response while it arrives: what [`Call::stream`](crate::Call::stream) gives.
///
/// A body that is cut short ends in an error, never in a clean end, and one that stands still for
/// as long as [`stall_timeout`](crate::ClientBuilder::stall_timeout), too.
pub struct Download {
    status: StatusCode,
    headers: HeaderMap,
    length: Option<u64>,
    endpoint: Option<&'static Endpoint>,
    host: String,
    attempts: u32,
    /// None after its end, of whatever kind: the connection is given back, or up.
    body: Option<Pin<Box<reqwest::Body>>>,
    watch: Watch<Box<Slot>>,
    stall: Duration,
    /// Since when the next piece is waited for.
    began: Option<Instant>,
    /// The place among the calls that are under way.
    _place: OwnedSemaphorePermit,
}

impl Download {
    pub(crate) fn new(opened: Called<reqwest::Response>, prepared: &Prepared) -> Self {
        let length = opened.value.content_length();
        let (parts, body) = http::Response::<reqwest::Body>::from(opened.value).into_parts();
        let client = &prepared.client;
        Self {
            status: parts.status,
            headers: parts.headers,
            length,
            endpoint: prepared.endpoint,
            host: prepared.host(),
            attempts: opened.attempts,
            body: Some(Box::pin(body)),
            watch: Watch::new(client.time().clone(), Box::pin(None), None),
            stall: client.limits().stall,
            began: None,
            _place: opened.place,
        }
    }

    /// The status, always a success.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The length in bytes, where the server tells it.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// The next piece, or `None` at the end.
    ///
    /// # Errors
    ///
    /// When the connection fails before the end.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context))
            .await
            .transpose()
    }

    /// Writes the body to a file, piece by piece, and returns its length in bytes.
    ///
    /// The file appears under its name when it is whole; until then it stands beside it, under a
    /// name of its own with the ending `.part`. Of two that are saved to one path at once, the one
    /// that ends last stays, whole.
    ///
    /// # Errors
    ///
    /// When the connection fails before the end, or the file cannot be written.
    pub async fn save(self, path: impl AsRef<Path>) -> Result<u64, Error> {
        let (endpoint, attempts) = (self.endpoint, self.attempts);
        let saved = exchange::save_rest(self, path.as_ref()).await;
        saved.map_err(|error| error.sent(Sent::Yes).after(attempts).at(endpoint))
    }

    /// The next frame of the body, or the error that it does not come.
    fn poll_frame(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let Some(body) = &mut self.body else {
            return Poll::Ready(None);
        };
        if let Poll::Ready(frame) = body.as_mut().poll_frame(context) {
            self.began = None;
            let failed = |error: reqwest::Error| Error::transport(error.into());
            return Poll::Ready(frame.map(|frame| frame.map_err(failed)));
        }
        let stall = self.stall;
        let deadline = |began| Deadline::new(began, stall, Kind::Stalled);
        self.watch
            .poll(context, &mut self.began, &deadline)
            .map(|error| Some(Err(error)))
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while self.body.is_some() {
            match std::task::ready!(self.poll_frame(context)) {
                // Trailers are nothing of the body's.
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        return Poll::Ready(Some(Ok(data)));
                    }
                }
                Some(Err(error)) => {
                    self.body = None;
                    let error = error.sent(Sent::Yes).after(self.attempts);
                    let error = error.at(self.endpoint).host(|| self.host.clone());
                    return Poll::Ready(Some(Err(error)));
                }
                None => self.body = None,
            }
        }
        Poll::Ready(None)
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("status", &self.status)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}
