//! What a request carries, and whether it can be carried twice.

use std::fmt;

use bytes::Bytes;
use http::{HeaderValue, header};
use reqwest::Request;

use crate::{
    body::Body,
    client::Client,
    error::Error,
    progress::{Progress, is_long},
    request::has_body,
};

/// The body of a request before it is sent.
pub(crate) enum Content {
    /// In memory.
    Bytes {
        bytes: Bytes,
        media_type: HeaderValue,
    },
    /// A file or stream. In a box, as the next: most bodies are the first kind, and each copy of
    /// this type is as large as its largest variant.
    Body(Box<Body>),
    #[cfg(feature = "multipart")]
    Multipart(Box<reqwest::multipart::Form>),
    /// It was a stream, and is sent.
    Gone,
}

impl From<Body> for Content {
    fn from(body: Body) -> Self {
        match body.into_bytes() {
            Ok((bytes, media_type)) => Self::Bytes { bytes, media_type },
            Err(body) => Self::Body(Box::new(body)),
        }
    }
}

impl Content {
    /// Whether it can be sent a second time.
    pub(crate) fn is_repeatable(&self) -> bool {
        match self {
            Self::Bytes { .. } => true,
            Self::Body(body) => body.is_repeatable(),
            #[cfg(feature = "multipart")]
            Self::Multipart(_) => false,
            Self::Gone => false,
        }
    }

    /// Whether it comes from elsewhere than memory, and takes the time that it takes.
    pub(crate) fn is_stream(&self) -> bool {
        match self {
            Self::Bytes { .. } => false,
            Self::Body(_) | Self::Gone => true,
            #[cfg(feature = "multipart")]
            Self::Multipart(_) => true,
        }
    }

    /// Makes it the body of a request, and takes it where it cannot be repeated.
    pub(crate) fn attach(
        &mut self,
        request: Request,
        client: &Client,
    ) -> Result<(Request, Option<Progress>), Error> {
        let (body, media_type, length) = match self {
            Self::Bytes { bytes, media_type } => {
                return Ok(with_bytes(request, bytes, media_type, client));
            }
            Self::Body(body) => (body.open()?, body.media_type.clone(), body.len()),
            #[cfg(feature = "multipart")]
            Self::Multipart(_) => return self.take_form(request, client),
            Self::Gone => return Err(gone()),
        };
        if !self.is_repeatable() {
            *self = Self::Gone;
        }
        let progress = Progress::new(client.time().clone());
        let body = progress.watch(body);
        let request = with_body(request, body, media_type, length == Some(0));
        Ok((request, Some(progress)))
    }

    /// Only reqwest's builder computes the length of a form.
    #[cfg(feature = "multipart")]
    fn take_form(
        &mut self,
        request: Request,
        client: &Client,
    ) -> Result<(Request, Option<Progress>), Error> {
        let Self::Multipart(form) = std::mem::replace(self, Self::Gone) else {
            return Err(gone());
        };
        let builder = reqwest::RequestBuilder::from_parts(client.reqwest()?, request);
        let mut request = builder
            .multipart(*form)
            .build()
            .map_err(|error| Error::transport(error.into()))?;
        let progress = Progress::new(client.time().clone());
        let body = request.body_mut().take();
        *request.body_mut() = body.map(|body| progress.watch(body));
        Ok((request, Some(progress)))
    }
}

/// A call that is sent a second time, though its body cannot be: nothing here does that.
fn gone() -> Error {
    let reason = "the body of the request was sent already, and cannot be sent again";
    Error::new(crate::error::Kind::Request(reason.to_owned()))
}

fn with_bytes(
    request: Request,
    bytes: &Bytes,
    media_type: &HeaderValue,
    client: &Client,
) -> (Request, Option<Progress>) {
    let progress = is_long(bytes).then(|| Progress::new(client.time().clone()));
    let body = match &progress {
        Some(progress) => progress.watch_bytes(bytes.clone()),
        None => bytes.clone().into(),
    };
    let request = with_body(request, body, media_type.clone(), bytes.is_empty());
    (request, progress)
}

/// Says of an empty body that it is empty: hyper does not, and some servers want to know.
fn with_body(
    mut request: Request,
    body: reqwest::Body,
    media_type: HeaderValue,
    is_empty: bool,
) -> Request {
    let must_tell = is_empty && has_body(request.method());
    let headers = request.headers_mut();
    headers.entry(header::CONTENT_TYPE).or_insert(media_type);
    if must_tell {
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    *request.body_mut() = Some(body);
    request
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes { bytes, media_type } => {
                write!(f, "{} bytes of {media_type:?}", bytes.len())
            }
            Self::Body(body) => body.fmt(f),
            #[cfg(feature = "multipart")]
            Self::Multipart(_) => f.write_str("multipart"),
            Self::Gone => f.write_str("sent"),
        }
    }
}
