//! How far an upload has come, so that one that stands still is told from one that is long.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll, ready},
    time::{Duration, Instant},
};

use bytes::Bytes;
use futures_util::task::AtomicWaker;
use http_body::{Body, Frame, SizeHint};

use crate::{
    clock::{Time, after},
    error::BoxError,
};

/// How much of a body in memory is handed over at once, in bytes: less than what the system takes
/// without sending it.
const PIECE: usize = 64 * 1024;

/// When the last piece of a body was asked for, and whether that was its end.
#[derive(Debug, Clone)]
pub(crate) struct Progress(Arc<State>);

#[derive(Debug)]
struct State {
    time: Time,
    start: Instant,
    /// Milliseconds from the start, twice; odd when the body is at its end.
    moved: AtomicU64,
    /// Who waits for the answer: from the end on, that has another limit.
    waiting: AtomicWaker,
}

impl Progress {
    pub(crate) fn new(time: Time) -> Self {
        Self(Arc::new(State {
            start: time.now(),
            time,
            moved: AtomicU64::new(0),
            waiting: AtomicWaker::new(),
        }))
    }

    /// When something was taken last, and whether all of it was.
    pub(crate) fn last(&self) -> (Instant, bool) {
        let moved = self.0.moved.load(Ordering::Relaxed);
        let since = Duration::from_millis(moved / 2);
        (after(self.0.start, since), moved % 2 == 1)
    }

    fn moves(&self, is_end: bool) {
        let since = self.0.time.now().saturating_duration_since(self.0.start);
        let millis = u64::try_from(since.as_millis()).unwrap_or(u64::MAX / 4);
        let moved = millis.saturating_mul(2).saturating_add(is_end.into());
        self.0.moved.store(moved, Ordering::Relaxed);
        if is_end {
            self.0.waiting.wake();
        }
    }

    /// Wakes this task when the body is at its end, and no other.
    pub(crate) fn wake_at_end(&self, context: &Context<'_>) {
        self.0.waiting.register(context.waker());
    }

    /// The same body, watched.
    pub(crate) fn watch(&self, body: reqwest::Body) -> reqwest::Body {
        let (held, rest) = match body.as_bytes() {
            Some(bytes) if bytes.len() <= PIECE => {
                self.moves(true);
                return body;
            }
            Some(bytes) => (Bytes::copy_from_slice(bytes), None),
            None => (Bytes::new(), Some(Box::pin(body))),
        };
        reqwest::Body::wrap(Watched {
            held,
            rest,
            progress: self.clone(),
        })
    }

    /// Bytes in memory, handed over in pieces.
    pub(crate) fn watch_bytes(&self, bytes: Bytes) -> reqwest::Body {
        reqwest::Body::wrap(Watched {
            held: bytes,
            rest: None,
            progress: self.clone(),
        })
    }
}

/// Whether a body in memory is so long that its progress is watched.
pub(crate) fn is_long(bytes: &Bytes) -> bool {
    bytes.len() > PIECE
}

/// A body in pieces none of which is long: one that is would look like a body that stands still.
struct Watched {
    /// What is handed over next, piece by piece.
    held: Bytes,
    rest: Option<Pin<Box<reqwest::Body>>>,
    progress: Progress,
}

impl Watched {
    fn poll_next(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if self.held.is_empty()
            && let Some(rest) = &mut self.rest
        {
            let next = ready!(rest.as_mut().poll_frame(context)).transpose()?;
            match next.map(Frame::into_data) {
                Some(Ok(data)) => self.held = data,
                Some(Err(trailers)) => return Poll::Ready(Some(Ok(trailers))),
                None => return Poll::Ready(None),
            }
        } else if self.held.is_empty() {
            return Poll::Ready(None);
        }
        let piece = self.held.split_to(PIECE.min(self.held.len()));
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }
}

impl Body for Watched {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let next = ready!(self.poll_next(context));
        let is_end = next.is_none() || self.is_end_stream();
        self.progress.moves(is_end);
        Poll::Ready(next)
    }

    fn is_end_stream(&self) -> bool {
        self.held.is_empty() && self.rest.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        let held = self.held.len() as u64;
        let Some(rest) = &self.rest else {
            return SizeHint::with_exact(held);
        };
        let rest = rest.size_hint();
        let mut hint = SizeHint::new();
        hint.set_lower(rest.lower().saturating_add(held));
        if let Some(upper) = rest.upper() {
            hint.set_upper(upper.saturating_add(held));
        }
        hint
    }
}

/// A body whose length was told is not asked for its end: it is let go.
impl Drop for Watched {
    fn drop(&mut self) {
        self.progress.moves(true);
    }
}
