//! A value together with the status and headers it came with.

use std::fmt;

use http::{HeaderMap, StatusCode};

pub use self::download::Download;
use crate::redact::RedactedHeaders;

mod download;

/// A decoded response with its status and headers: what [`Call::send`](crate::Call::send) gives.
#[derive(Clone)]
#[non_exhaustive]
pub struct Response<T> {
    /// The status, always a success.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The decoded body.
    pub value: T,
}

impl<T> Response<T> {
    pub(crate) fn new(status: StatusCode, headers: HeaderMap, value: T) -> Self {
        Self {
            status,
            headers,
            value,
        }
    }

    /// The value alone.
    pub fn into_value(self) -> T {
        self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &RedactedHeaders(&self.headers))
            .field("value", &self.value)
            .finish()
    }
}
