//! Bodies of requests that are no encoded value: bytes, text, streams, files.

use std::{
    fmt, io,
    path::{Path, PathBuf},
    pin::Pin,
    task::{Context, Poll},
};

use bytes::Bytes;
use futures_core::Stream;
use http::HeaderValue;
use http_body::{Frame, SizeHint};
use sync_wrapper::SyncWrapper;
use tokio_util::io::ReaderStream;

use crate::error::{BoxError, Error, Kind, Sent};

/// How much of a file is read at once, in bytes.
const CHUNK: usize = 64 * 1024;

/// The body of a request: bytes, text, a stream or a file.
///
/// An argument that the attribute names by `body = …` is turned into one by `Into<Body>`.
///
/// ```
/// use soundcloud_api::Body;
///
/// let text = Body::from("just text");
/// assert_eq!(text.len(), Some(9));
/// let stream = Body::stream(futures_util::stream::iter([Ok::<_, std::io::Error>("a")]), None);
/// assert_eq!(stream.len(), None);
/// ```
pub struct Body {
    source: Source,
    pub(crate) media_type: HeaderValue,
    length: Option<u64>,
}

/// Where a body comes from.
enum Source {
    Held(Bytes),
    /// The file, and for another attempt the path to open it by once more.
    File(Option<std::fs::File>, PathBuf),
    Flowing(Option<reqwest::Body>),
}

impl Body {
    fn new(source: Source, length: Option<u64>, media_type: &'static str) -> Self {
        Self {
            source,
            length,
            media_type: HeaderValue::from_static(media_type),
        }
    }

    /// A body that is sent as it comes, once: a call that has it is not repeated.
    ///
    /// With a length it is announced by `Content-Length`, and a stream that ends before it fails
    /// the call; without one it is sent in chunks.
    pub fn stream<S, C, E>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<C, E>> + Send + 'static,
        C: Into<Bytes> + 'static,
        E: Into<BoxError> + 'static,
    {
        let content = streamed(stream, length);
        let source = Source::Flowing(Some(content));
        Self::new(source, length, "application/octet-stream")
    }

    /// A file, read from disk while it is sent, and from its start for each attempt.
    ///
    /// # Errors
    ///
    /// When the file cannot be opened, or is a directory.
    pub fn file(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let file = std::fs::File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let source = Source::File(Some(file), path.to_owned());
        let length = Some(metadata.len());
        Ok(Self::new(source, length, "application/octet-stream"))
    }

    /// The bytes and their media type, where they are in memory.
    pub(crate) fn into_bytes(self) -> Result<(Bytes, HeaderValue), Self> {
        match self.source {
            Source::Held(bytes) => Ok((bytes, self.media_type)),
            source => Err(Self { source, ..self }),
        }
    }

    /// Whether it can be sent a second time.
    pub(crate) fn is_repeatable(&self) -> bool {
        !matches!(self.source, Source::Flowing(_))
    }

    /// What is sent, from its start.
    pub(crate) fn open(&mut self) -> Result<reqwest::Body, Error> {
        match &mut self.source {
            Source::Held(bytes) => Ok(bytes.clone().into()),
            Source::Flowing(content) => content
                .take()
                .ok_or_else(|| Error::new(Kind::Request("the stream was sent already".to_owned()))),
            Source::File(file, path) => {
                let file = match file.take() {
                    Some(file) => Ok(file),
                    None => std::fs::File::open(path),
                };
                let file =
                    file.map_err(|error| Error::with_source(Kind::Source, error).sent(Sent::No))?;
                let file = tokio::fs::File::from_std(file);
                let chunks = ReaderStream::with_capacity(file, CHUNK);
                Ok(streamed(chunks, self.length))
            }
        }
    }

    /// The length in bytes, where it is known before sending.
    #[must_use]
    pub fn len(&self) -> Option<u64> {
        self.length
    }

    /// Whether nothing would be sent.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length == Some(0)
    }

    /// Another media type than the one guessed from the kind of body.
    #[must_use]
    pub fn media_type(mut self, media_type: HeaderValue) -> Self {
        self.media_type = media_type;
        self
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body")
            .field("media_type", &self.media_type)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        let length = bytes.len() as u64;
        Self::new(
            Source::Held(bytes),
            Some(length),
            "application/octet-stream",
        )
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<&[u8]> for Body {
    fn from(bytes: &[u8]) -> Self {
        Bytes::copy_from_slice(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        let length = text.len() as u64;
        let source = Source::Held(text.into());
        Self::new(source, Some(length), "text/plain; charset=utf-8")
    }
}

impl From<&str> for Body {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<reqwest::Body> for Body {
    fn from(content: reqwest::Body) -> Self {
        if let Some(bytes) = content.as_bytes() {
            return Bytes::copy_from_slice(bytes).into();
        }
        let length = http_body::Body::size_hint(&content).exact();
        let source = Source::Flowing(Some(content));
        Self::new(source, length, "application/octet-stream")
    }
}

pub(crate) fn streamed<S, C, E>(stream: S, length: Option<u64>) -> reqwest::Body
where
    S: Stream<Item = Result<C, E>> + Send + 'static,
    C: Into<Bytes> + 'static,
    E: Into<BoxError> + 'static,
{
    reqwest::Body::wrap(Streamed {
        stream: SyncWrapper::new(Box::pin(stream)),
        left: length,
    })
}

/// A stream as an HTTP body that knows how much is left.
struct Streamed<S> {
    /// A body must be `Sync`; only `&mut` ever reaches the stream.
    stream: SyncWrapper<Pin<Box<S>>>,
    left: Option<u64>,
}

impl<S, C, E> http_body::Body for Streamed<S>
where
    S: Stream<Item = Result<C, E>>,
    C: Into<Bytes>,
    E: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = self.get_mut();
        this.stream
            .get_mut()
            .as_mut()
            .poll_next(context)
            .map(|next| {
                let chunk = match next {
                    Some(Ok(chunk)) => chunk.into(),
                    Some(Err(error)) => return Some(Err(error.into())),
                    None if this.left.is_some_and(|left| left > 0) => {
                        return Some(Err("the body ended before its declared length".into()));
                    }
                    None => return None,
                };
                if let Some(left) = &mut this.left {
                    match left.checked_sub(chunk.len() as u64) {
                        Some(rest) => *left = rest,
                        None => {
                            return Some(Err("the body is longer than its declared length".into()));
                        }
                    }
                }
                Some(Ok(Frame::data(chunk)))
            })
    }

    fn size_hint(&self) -> SizeHint {
        self.left
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
