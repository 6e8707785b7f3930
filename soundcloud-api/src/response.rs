//! What comes back: a value with status and headers, or a body that is still on its way.

use std::{
    fmt, io,
    path::{Path, PathBuf},
    pin::Pin,
    task::{Context, Poll},
};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};
use tokio::{fs::File, io::AsyncWriteExt as _};

use crate::{
    endpoint::Endpoint,
    error::{Error, Kind},
};

/// A decoded response with its status and headers: what [`Call::send`](crate::Call::send) gives.
#[derive(Debug, Clone)]
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

/// The body of a response while it arrives: what [`Call::stream`](crate::Call::stream) gives.
///
/// A body that is cut short ends in an error, never in a clean end.
pub struct Download {
    status: StatusCode,
    headers: HeaderMap,
    length: Option<u64>,
    endpoint: Option<&'static Endpoint>,
    body: Pin<Box<reqwest::Body>>,
}

impl Download {
    pub(crate) fn new(response: reqwest::Response, endpoint: Option<&'static Endpoint>) -> Self {
        let length = response.content_length();
        let (parts, body) = http::Response::<reqwest::Body>::from(response).into_parts();
        Self {
            status: parts.status,
            headers: parts.headers,
            length,
            endpoint,
            body: Box::pin(body),
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
    /// The file appears under its name when it is whole; until then it has the ending `.part`.
    ///
    /// # Errors
    ///
    /// When the connection fails before the end, or the file cannot be written.
    pub async fn save(mut self, path: impl AsRef<Path>) -> Result<u64, Error> {
        let endpoint = self.endpoint;
        let unsaved = |error| Error::with_source(Kind::Save, error).at(endpoint);
        let path = path.as_ref();
        let mut name = path.as_os_str().to_owned();
        name.push(".part");
        // Not by another thread: if this future were dropped meanwhile, the file would stay.
        let file = std::fs::File::create(&name).map_err(unsaved)?;
        let mut part = Part(Some(name.into()));
        let mut file = File::from_std(file);
        let length = self.write(&mut file).await?;
        drop(file);
        part.rename(path).await.map_err(unsaved)?;
        Ok(length)
    }

    async fn write(&mut self, file: &mut File) -> Result<u64, Error> {
        let endpoint = self.endpoint;
        let unsaved = |error| Error::with_source(Kind::Save, error).at(endpoint);
        let mut length = 0;
        while let Some(chunk) = self.chunk().await? {
            file.write_all(&chunk).await.map_err(unsaved)?;
            length += chunk.len() as u64;
        }
        file.flush().await.map_err(unsaved)?;
        Ok(length)
    }
}

/// A file that is not whole yet: it goes away when this is dropped, be it with the future.
struct Part(Option<PathBuf>);

impl Part {
    async fn rename(&mut self, path: &Path) -> io::Result<()> {
        if let Some(part) = &self.0 {
            tokio::fs::rename(part, path).await?;
        }
        self.0 = None;
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if let Some(part) = &self.0 {
            // What is left of it is of no use; that it may stay behind is no second error.
            let _ = std::fs::remove_file(part);
        }
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let frame = http_body::Body::poll_frame(self.body.as_mut(), context);
            return match std::task::ready!(frame) {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => Poll::Ready(Some(Ok(data))),
                    // Trailers are nothing of the body's.
                    Err(_) => continue,
                },
                Some(Err(error)) => {
                    let error = Error::transport(error.into()).at(self.endpoint);
                    Poll::Ready(Some(Err(error)))
                }
                None => Poll::Ready(None),
            };
        }
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
