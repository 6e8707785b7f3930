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
}

impl Progress {
    pub(crate) fn new(time: Time) -> Self {
        Self(Arc::new(State {
            start: time.now(),
            time,
            moved: AtomicU64::new(0),
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
    }

    /// The same body, watched.
    pub(crate) fn watch(&self, body: reqwest::Body) -> reqwest::Body {
        let pieces = match body.as_bytes() {
            Some(bytes) if bytes.len() <= PIECE => {
                self.moves(true);
                return body;
            }
            Some(bytes) => Pieces::Held(Bytes::copy_from_slice(bytes)),
            None => Pieces::Flowing(Box::pin(body)),
        };
        reqwest::Body::wrap(Watched {
            pieces,
            progress: self.clone(),
        })
    }

    /// Bytes in memory, handed over in pieces.
    pub(crate) fn watch_bytes(&self, bytes: Bytes) -> reqwest::Body {
        reqwest::Body::wrap(Watched {
            pieces: Pieces::Held(bytes),
            progress: self.clone(),
        })
    }
}

/// Whether a body in memory is so long that its progress is watched.
pub(crate) fn is_long(bytes: &Bytes) -> bool {
    bytes.len() > PIECE
}

struct Watched {
    pieces: Pieces,
    progress: Progress,
}

enum Pieces {
    Held(Bytes),
    Flowing(Pin<Box<reqwest::Body>>),
}

impl Body for Watched {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let next = match &mut self.pieces {
            Pieces::Held(bytes) if bytes.is_empty() => None,
            Pieces::Held(bytes) => {
                let piece = bytes.split_to(PIECE.min(bytes.len()));
                Some(Ok(Frame::data(piece)))
            }
            Pieces::Flowing(body) => {
                let next = ready!(body.as_mut().poll_frame(context));
                next.map(|frame| frame.map_err(Into::into))
            }
        };
        let is_end = next.is_none() || self.is_end_stream();
        self.progress.moves(is_end);
        Poll::Ready(next)
    }

    fn is_end_stream(&self) -> bool {
        match &self.pieces {
            Pieces::Held(bytes) => bytes.is_empty(),
            Pieces::Flowing(body) => body.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.pieces {
            Pieces::Held(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Pieces::Flowing(body) => body.size_hint(),
        }
    }
}
